/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Photos and scans. Their bytes lie in the table "content" by their SHA-256, written once and never changed, so that the same photo
 * at two matters is stored once; the record of the kind "attachment" refers to them. */

#include "config.h"

#include "linli-attachment.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-picture-private.h"
#include "linli-timeline.h"

static char *
to_utc (const char *local)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) time = local != NULL ? g_date_time_new_from_iso8601 (local, zone) : NULL;
  g_autoptr (GDateTime) utc = time != NULL ? g_date_time_to_utc (time) : NULL;

  return utc != NULL ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z") : NULL;
}

static const char *
guess_type (GBytes      *content,
            const char  *name,
            char       **guessed)
{
  const char *type = _linli_picture_guess_type (content);
  g_autofree char *content_type = NULL;

  if (type != NULL)
    return type;
  content_type = g_content_type_guess (name, g_bytes_get_data (content, NULL), MIN (g_bytes_get_size (content), 4096), NULL);
  return *guessed = g_content_type_get_mime_type (content_type);
}

/**
 * linli_attachment_add:
 * @transaction: the action
 * @owner_kind: the kind of the record that it belongs to
 * @owner_id: that record
 * @content: the file
 * @name: (nullable): the file's name
 * @role: (nullable): what it is for: "before", "after", "scan"
 * @error: return location
 *
 * Stores a file. From JPEG and PNG pictures everything is taken out that tells where and with what they were taken; the moment is
 * kept as the attachment's taken_at.
 *
 * Returns: the id of the attachment; 0 with %LINLI_STORE_ERROR_INVALID for an empty, too large or broken file, or an error of the
 *   store
 */
gint64
linli_attachment_add (LinliTransaction  *transaction,
                      const char        *owner_kind,
                      gint64             owner_id,
                      GBytes            *content,
                      const char        *name,
                      const char        *role,
                      GError           **error)
{
  g_autoptr (GBytes) stripped = NULL;
  g_autofree char *taken = NULL;
  g_autofree char *taken_at = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *guessed = NULL;
  LinliDatabase *database;
  gint64 id;

  g_return_val_if_fail (transaction != NULL && owner_kind != NULL && owner_id != 0 && content != NULL, 0);

  if (g_bytes_get_size (content) == 0 || g_bytes_get_size (content) > LINLI_ATTACHMENT_MAX)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("The file is empty, or larger than %d MB"),
                   LINLI_ATTACHMENT_MAX / 1024 / 1024);
      return 0;
    }
  stripped = _linli_picture_strip (content, &taken);
  if (stripped == NULL)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("The picture is damaged"));
      return 0;
    }
  database = linli_transaction_get_database (transaction);
  hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, stripped);
  taken_at = to_utc (taken);
  id = linli_transaction_new_id (transaction);
  if (!linli_database_run (database, error, "INSERT OR IGNORE INTO content (hash, bytes) VALUES (?, ?)", "sb", hash, stripped) ||
      !linli_database_run (database, error,
                           "INSERT INTO attachment (id, owner_kind, owner_id, hash, name, media_type, role, taken_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                           "isisssss", id, owner_kind, owner_id, hash, name, guess_type (stripped, name, &guessed), role, taken_at))
    return 0;
  if (strcmp (owner_kind, "matter") == 0 && !linli_timeline_append (transaction, owner_id, NULL, 0, "attach", name, error))
    return 0;
  return id;
}

/**
 * linli_attachment_load:
 * @database: a connection of this thread
 * @id: an attachment
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the stored file; %NULL with %LINLI_STORE_ERROR_NOT_FOUND
 */
GBytes *
linli_attachment_load (LinliDatabase  *database,
                       gint64          id,
                       GError        **error)
{
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, error, "SELECT c.bytes FROM attachment a JOIN content c ON c.hash = a.hash WHERE a.id = ?", "i", id);
  if (statement == NULL)
    return NULL;
  if (linli_statement_step (statement, &local_error))
    return linli_statement_dup_bytes (statement, 0);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("The file of this attachment is missing"));
  return NULL;
}

/**
 * linli_attachment_list:
 * @database: a connection of this thread
 * @owner_kind: the kind of a record
 * @owner_id: the record
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliRecord): its attachments in the order in which they came
 */
GPtrArray *
linli_attachment_list (LinliDatabase  *database,
                       const char     *owner_kind,
                       gint64          owner_id,
                       GError        **error)
{
  g_return_val_if_fail (database != NULL && owner_kind != NULL, NULL);

  return linli_record_query (database, linli_kind_lookup ("attachment"), error, "owner_kind = ? AND owner_id = ? ORDER BY id LIMIT 1000", "si",
                             owner_kind, owner_id);
}

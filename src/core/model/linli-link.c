/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Links between any two records: “this request became that hazard”, “this matter concerns that person”. Seen from both ends. */

#include "config.h"

#include "linli-link.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-timeline.h"
#include "linli-title.h"

static gboolean
note_on (LinliTransaction  *transaction,
         const char        *kind,
         gint64             id,
         const char        *other_kind,
         gint64             other_id,
         GError           **error)
{
  g_autofree char *title = NULL;

  if (strcmp (kind, "matter") != 0)
    return TRUE;
  title = linli_title_dup_masked (linli_transaction_get_database (transaction), other_kind, other_id);
  return linli_timeline_append (transaction, id, NULL, 0, "link", title, error);
}

/**
 * linli_link_add:
 * @transaction: the action
 * @from_kind: a kind of record
 * @from_id: the record
 * @to_kind: a kind of record
 * @to_id: the other record
 * @role: (nullable): what the link means
 * @error: return location
 *
 * Links two records, with a line in the timeline of each that is a matter. Where the same link exists already, nothing happens.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID for a link to itself, or an error of the store
 */
gboolean
linli_link_add (LinliTransaction  *transaction,
                const char        *from_kind,
                gint64             from_id,
                const char        *to_kind,
                gint64             to_id,
                const char        *role,
                GError           **error)
{
  LinliDatabase *database;

  g_return_val_if_fail (transaction != NULL && from_kind != NULL && to_kind != NULL && from_id != 0 && to_id != 0, FALSE);

  database = linli_transaction_get_database (transaction);
  if (from_id == to_id && strcmp (from_kind, to_kind) == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A record cannot be linked to itself"));
      return FALSE;
    }
  if (linli_database_get_int64 (database, 0,
                                "SELECT 1 FROM link WHERE from_kind = ? AND from_id = ? AND to_kind = ? AND to_id = ? AND role IS ? AND deleted_at IS NULL",
                                "sisis", from_kind, from_id, to_kind, to_id, role) == 1)
    return TRUE;
  return linli_database_run (database, error, "INSERT INTO link (id, from_kind, from_id, to_kind, to_id, role) VALUES (?, ?, ?, ?, ?, ?)",
                             "isisis", linli_transaction_new_id (transaction), from_kind, from_id, to_kind, to_id, role) &&
         note_on (transaction, from_kind, from_id, to_kind, to_id, error) &&
         note_on (transaction, to_kind, to_id, from_kind, from_id, error);
}

/**
 * linli_link_remove:
 * @transaction: the action
 * @id: a link
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_NOT_FOUND or an error of the store
 */
gboolean
linli_link_remove (LinliTransaction  *transaction,
                   gint64             id,
                   GError           **error)
{
  LinliDatabase *database;

  g_return_val_if_fail (transaction != NULL, FALSE);

  database = linli_transaction_get_database (transaction);
  if (!linli_database_run (database, error, "UPDATE link SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL", "si",
                           linli_transaction_get_time (transaction), id))
    return FALSE;
  if (linli_database_get_n_changed (database) > 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This link was removed"));
  return FALSE;
}

/**
 * linli_link_list:
 * @database: a connection of this thread
 * @kind: a kind of record
 * @id: the record
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliLink): its links in both directions, the newest first
 */
GPtrArray *
linli_link_list (LinliDatabase  *database,
                 const char     *kind,
                 gint64          id,
                 GError        **error)
{
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = NULL;

  g_return_val_if_fail (database != NULL && kind != NULL, NULL);

  statement = linli_database_query (database, error,
                                    "SELECT id, to_kind, to_id, role, 1 FROM link WHERE from_kind = ?1 AND from_id = ?2 AND deleted_at IS NULL"
                                    " UNION ALL SELECT id, from_kind, from_id, role, 0 FROM link WHERE to_kind = ?1 AND to_id = ?2 AND deleted_at IS NULL"
                                    " ORDER BY 1 DESC LIMIT 500", "si", kind, id);
  if (statement == NULL)
    return NULL;
  links = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_link_free);
  while (linli_statement_step (statement, &local_error))
    {
      LinliLink *link = g_new0 (LinliLink, 1);

      link->id = linli_statement_get_int64 (statement, 0);
      link->kind = g_strdup (linli_statement_get_text (statement, 1));
      link->record_id = linli_statement_get_int64 (statement, 2);
      link->role = g_strdup (linli_statement_get_text (statement, 3));
      link->outgoing = linli_statement_get_int64 (statement, 4) != 0;
      g_ptr_array_add (links, link);
    }
  if (local_error == NULL)
    return g_steal_pointer (&links);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * linli_link_free:
 * @self: (nullable) (transfer full): a link
 */
void
linli_link_free (LinliLink *self)
{
  if (self == NULL)
    return;
  g_free (self->kind);
  g_free (self->role);
  g_free (self);
}

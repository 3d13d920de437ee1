/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The life of a matter: it is opened under a number, passes through states that its kind defines, is closed, perhaps reopened.
 * The core knows only that a closed matter has closed_at; the names of the states between belong to the kind. */

#include "config.h"

#include "linli-matter-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-codes.h"
#include "linli-scope-private.h"
#include "linli-timeline.h"

/* The next number of the kind in this year, as 2026-0318. Numbers of removed matters are not given again, nor those that were given before
 * the file went back to a backup (linli_restore_run() notes them). */
static char *
next_number (LinliDatabase *database,
             const char    *kind)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *from = g_strdup_printf ("%04d-", g_date_time_get_year (now));
  g_autofree char *to = g_strdup_printf ("%04d.", g_date_time_get_year (now));
  gint64 last = linli_database_get_int64 (database, 0,
                                          "SELECT max (coalesce ((SELECT max (CAST (substr (number, 6) AS INTEGER)) FROM matter"
                                          " WHERE number >= ?1 AND number < ?2 AND kind = ?3), 0),"
                                          " coalesce ((SELECT CAST (value AS INTEGER) FROM memory"
                                          " WHERE key = 'number.matter.' || ?3 || '.' || substr (?1, 1, 4)), 0))",
                                          "sss", from, to, kind);

  return g_strdup_printf ("%s%04" G_GINT64_FORMAT, from, last + 1);
}

static gboolean
append_state (LinliTransaction  *transaction,
              gint64             id,
              const char        *verb,
              const char        *from,
              const char        *to,
              const char        *text,
              GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO timeline (id, matter_id, at, actor, verb, text, from_state, to_state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                             "iissssss", linli_transaction_new_id (transaction), id, linli_transaction_get_time (transaction),
                             linli_transaction_get_actor (transaction), verb, text, from, to);
}

LinliRecord *
_linli_matter_load (LinliTransaction  *transaction,
                    gint64             id,
                    GError           **error)
{
  LinliRecord *matter = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), id, error);

  if (matter != NULL && linli_record_is_deleted (matter))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This matter was removed"));
      g_clear_object (&matter);
    }
  return matter;
}

/**
 * linli_matter_new:
 * @kind: what sort of matter: "note" is the core's, others belong to plugins
 * @title: (nullable): in a few words
 *
 * Returns: (transfer full): a matter to fill in and to open with linli_matter_open()
 */
LinliRecord *
linli_matter_new (const char *kind,
                  const char *title)
{
  LinliRecord *matter;

  g_return_val_if_fail (kind != NULL && *kind != '\0', NULL);

  matter = linli_record_new (linli_kind_lookup ("matter"));
  linli_record_set_text (matter, "kind", kind);
  linli_record_set_text (matter, "title", title);
  return matter;
}

/**
 * linli_matter_open:
 * @matter: a matter that is not in the file
 * @transaction: the action
 * @text: (nullable): the first line of its timeline
 * @error: return location
 *
 * Gives the matter its number, notes when and by whom it was opened, and stores it.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID or an error of the store
 */
gboolean
linli_matter_open (LinliRecord       *matter,
                   LinliTransaction  *transaction,
                   const char        *text,
                   GError           **error)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (LINLI_IS_RECORD (matter) && transaction != NULL, FALSE);
  g_return_val_if_fail (linli_record_get_id (matter) == 0, FALSE);

  number = next_number (linli_transaction_get_database (transaction), linli_record_get_text (matter, "kind"));
  linli_record_set_text (matter, "number", number);
  if (linli_record_is_null (matter, "state"))
    linli_record_set_text (matter, "state", LINLI_MATTER_OPEN);
  if (linli_record_is_null (matter, "opened_at"))
    linli_record_set_text (matter, "opened_at", linli_transaction_get_time (transaction));
  if (linli_record_is_null (matter, "opened_by"))
    linli_record_set_text (matter, "opened_by", linli_transaction_get_actor (transaction));
  return linli_record_save (matter, transaction, error) &&
         append_state (transaction, linli_record_get_id (matter), "open", NULL, linli_record_get_text (matter, "state"), text, error);
}

/**
 * linli_matter_set_state:
 * @transaction: the action
 * @id: a matter that is not closed
 * @state: the state to enter, one that the matter's kind knows
 * @text: (nullable): why
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when it is closed, %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_matter_set_state (LinliTransaction  *transaction,
                        gint64             id,
                        const char        *state,
                        const char        *text,
                        GError           **error)
{
  g_autoptr (LinliRecord) matter = NULL;
  g_autofree char *from = NULL;

  g_return_val_if_fail (transaction != NULL && state != NULL, FALSE);

  matter = _linli_matter_load (transaction, id, error);
  if (matter == NULL)
    return FALSE;
  if (!linli_record_is_null (matter, "closed_at"))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This matter is closed; reopen it first"));
      return FALSE;
    }
  from = g_strdup (linli_record_get_text (matter, "state"));
  if (g_strcmp0 (from, state) == 0)
    return TRUE;
  linli_record_set_text (matter, "state", state);
  return linli_record_save (matter, transaction, error) && append_state (transaction, id, "state", from, state, text, error);
}

/**
 * linli_matter_close:
 * @transaction: the action
 * @id: a matter that is not closed
 * @state: (nullable): the final state; %NULL for the common one
 * @outcome: (nullable): what came of it
 * @text: (nullable): in words, for the timeline
 * @error: return location
 *
 * Closes the matter, and finishes what is still due for it.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when it is closed already, %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_matter_close (LinliTransaction  *transaction,
                    gint64             id,
                    const char        *state,
                    const char        *outcome,
                    const char        *text,
                    GError           **error)
{
  g_autoptr (LinliRecord) matter = NULL;
  g_autofree char *from = NULL;
  const char *to = state != NULL ? state : LINLI_MATTER_CLOSED;

  g_return_val_if_fail (transaction != NULL, FALSE);

  matter = _linli_matter_load (transaction, id, error);
  if (matter == NULL)
    return FALSE;
  if (!linli_record_is_null (matter, "closed_at"))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This matter is closed already"));
      return FALSE;
    }
  from = g_strdup (linli_record_get_text (matter, "state"));
  linli_record_set_text (matter, "state", to);
  linli_record_set_text (matter, "closed_at", linli_transaction_get_time (transaction));
  if (outcome != NULL)
    linli_record_set_text (matter, "outcome", outcome);
  return linli_record_save (matter, transaction, error) &&
         append_state (transaction, id, "close", from, to, text, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error,
                             "UPDATE due SET done_at = ?, done_by = ? WHERE matter_id = ? AND done_at IS NULL AND deleted_at IS NULL", "ssi",
                             linli_transaction_get_time (transaction), linli_transaction_get_actor (transaction), id);
}

gboolean
_linli_matter_reopen_in (LinliTransaction  *transaction,
                         gint64             id,
                         const char        *state,
                         const char        *text,
                         GError           **error)
{
  g_autoptr (LinliRecord) matter = _linli_matter_load (transaction, id, error);
  g_autofree char *from = NULL;

  if (matter == NULL)
    return FALSE;
  if (linli_record_is_null (matter, "closed_at"))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This matter is open"));
      return FALSE;
    }
  from = g_strdup (linli_record_get_text (matter, "state"));
  linli_record_set_text (matter, "state", state);
  linli_record_set_null (matter, "closed_at");
  linli_record_set_null (matter, "outcome");
  return linli_record_save (matter, transaction, error) && append_state (transaction, id, "reopen", from, state, text, error);
}

/**
 * linli_matter_reopen:
 * @transaction: the action
 * @id: a closed matter
 * @text: (nullable): why
 * @error: return location
 *
 * Opens the matter again under its old number, with its history.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when it is open, %LINLI_STORE_ERROR_NOT_FOUND, or an error of the store
 */
gboolean
linli_matter_reopen (LinliTransaction  *transaction,
                     gint64             id,
                     const char        *text,
                     GError           **error)
{
  g_return_val_if_fail (transaction != NULL, FALSE);

  return _linli_matter_reopen_in (transaction, id, LINLI_MATTER_OPEN, text, error);
}

/**
 * linli_matter_list_about:
 * @database: a connection of this thread
 * @kind: the kind of a record
 * @id: the record
 * @only_open: whether closed matters are left out
 * @limit: how many at most
 * @error: return location
 *
 * The matters of all kinds about a record and about everything that belongs to it, as for linli_timeline_load().
 *
 * Returns: (transfer full) (nullable) (element-type LinliRecord): the matters; the open ones first, the newest first
 */
GPtrArray *
linli_matter_list_about (LinliDatabase  *database,
                         const char     *kind,
                         gint64          id,
                         gboolean        only_open,
                         guint           limit,
                         GError        **error)
{
  g_autofree char *scope = NULL;
  g_autofree char *where = NULL;

  g_return_val_if_fail (database != NULL && kind != NULL && linli_kind_lookup (kind) != NULL, NULL);

  scope = _linli_scope_dup_sql (kind);
  where = g_strdup_printf ("id IN (%s SELECT id FROM matters)%s ORDER BY closed_at IS NOT NULL, opened_at DESC, id DESC LIMIT ?2", scope,
                           only_open ? " AND closed_at IS NULL" : "");
  return linli_record_query (database, linli_kind_lookup ("matter"), error, where, "ii", id, (gint64) limit);
}

/**
 * linli_matter_count_open:
 * @database: a connection of this thread
 * @kind: (nullable): a kind of matter; %NULL for all
 *
 * Returns: how many matters wait to be closed
 */
gint64
linli_matter_count_open (LinliDatabase *database,
                         const char    *kind)
{
  g_return_val_if_fail (database != NULL, 0);

  if (kind == NULL)
    return linli_database_get_int64 (database, 0, "SELECT count(*) FROM matter WHERE closed_at IS NULL AND deleted_at IS NULL", NULL);
  return linli_database_get_int64 (database, 0,
                                   "SELECT count(*) FROM matter WHERE kind = ? AND closed_at IS NULL AND deleted_at IS NULL", "s", kind);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What waits: for whom, until when, and why. An item is a record of the kind "due"; it belongs to a matter or to another record,
 * and finishing or putting it off is a line of that timeline. */

#include "config.h"

#include "linli-due.h"

#include <glib/gi18n-lib.h>

#include "linli-timeline.h"

static LinliRecord *
load (LinliTransaction  *transaction,
      gint64             id,
      GError           **error)
{
  LinliRecord *due = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("due"), id, error);

  if (due != NULL && linli_record_is_deleted (due))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This due item was removed"));
      g_clear_object (&due);
    }
  return due;
}

/* A line where the item belongs; an item that belongs nowhere leaves none. */
static gboolean
append (LinliTransaction  *transaction,
        LinliRecord       *due,
        const char        *verb,
        const char        *text,
        GError           **error)
{
  gint64 matter = linli_record_get_int64 (due, "matter_id");
  gint64 subject = linli_record_get_int64 (due, "subject_id");
  const char *kind = linli_record_get_text (due, "subject_kind");

  if (matter == 0 && (subject == 0 || kind == NULL))
    return TRUE;
  return linli_timeline_append (transaction, matter, matter == 0 ? kind : NULL, matter == 0 ? subject : 0, verb, text, error);
}

static char *
join (const char *title,
      const char *text)
{
  return text != NULL && *text != '\0' ? g_strdup_printf ("%s: %s", title, text) : g_strdup (title);
}

/**
 * linli_due_new:
 * @title: what is to be done
 * @on: until which day, as YYYY-MM-DD
 *
 * Returns: (transfer full): an item to fill in (matter_id or subject, for_whom, why) and to store with linli_due_add()
 */
LinliRecord *
linli_due_new (const char *title,
               const char *on)
{
  LinliRecord *due = linli_record_new (linli_kind_lookup ("due"));

  linli_record_set_text (due, "title", title);
  linli_record_set_text (due, "at", on);
  return due;
}

/**
 * linli_due_add:
 * @due: an item that is not in the file
 * @transaction: the action
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID or an error of the store
 */
gboolean
linli_due_add (LinliRecord       *due,
               LinliTransaction  *transaction,
               GError           **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (LINLI_IS_RECORD (due) && transaction != NULL, FALSE);

  if (!linli_record_save (due, transaction, error))
    return FALSE;
  text = g_strdup_printf ("%s %s", linli_record_get_text (due, "at"), linli_record_get_text (due, "title"));
  return append (transaction, due, "due", text, error);
}

/**
 * linli_due_finish:
 * @transaction: the action
 * @id: an item
 * @text: (nullable): what was done
 * @error: return location
 *
 * Marks the item as done, now and by the actor. An item that is done stays as it is.
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_NOT_FOUND or an error of the store
 */
gboolean
linli_due_finish (LinliTransaction  *transaction,
                  gint64             id,
                  const char        *text,
                  GError           **error)
{
  g_autoptr (LinliRecord) due = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  due = load (transaction, id, error);
  if (due == NULL)
    return FALSE;
  if (!linli_record_is_null (due, "done_at"))
    return TRUE;
  linli_record_set_text (due, "done_at", linli_transaction_get_time (transaction));
  linli_record_set_text (due, "done_by", linli_transaction_get_actor (transaction));
  line = join (linli_record_get_text (due, "title"), text);
  return linli_record_save (due, transaction, error) && append (transaction, due, "done", line, error);
}

/**
 * linli_due_reopen:
 * @transaction: the action
 * @id: an item that was done
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_NOT_FOUND or an error of the store
 */
gboolean
linli_due_reopen (LinliTransaction  *transaction,
                  gint64             id,
                  GError           **error)
{
  g_autoptr (LinliRecord) due = NULL;

  g_return_val_if_fail (transaction != NULL, FALSE);

  due = load (transaction, id, error);
  if (due == NULL)
    return FALSE;
  if (linli_record_is_null (due, "done_at"))
    return TRUE;
  linli_record_set_null (due, "done_at");
  linli_record_set_null (due, "done_by");
  return linli_record_save (due, transaction, error) &&
         append (transaction, due, "reopen", linli_record_get_text (due, "title"), error);
}

/**
 * linli_due_postpone:
 * @transaction: the action
 * @id: an item that is not done
 * @on: until which day, as YYYY-MM-DD
 * @why: (nullable): why it waits
 * @error: return location
 *
 * Returns: %FALSE with %LINLI_STORE_ERROR_INVALID when it is done or @on is no day, %LINLI_STORE_ERROR_NOT_FOUND, or an error of
 *   the store
 */
gboolean
linli_due_postpone (LinliTransaction  *transaction,
                    gint64             id,
                    const char        *on,
                    const char        *why,
                    GError           **error)
{
  g_autoptr (LinliRecord) due = NULL;
  g_autofree char *line = NULL;

  g_return_val_if_fail (transaction != NULL && on != NULL, FALSE);

  due = load (transaction, id, error);
  if (due == NULL)
    return FALSE;
  if (!linli_record_is_null (due, "done_at"))
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This item is done already"));
      return FALSE;
    }
  linli_record_set_text (due, "at", on);
  if (why != NULL)
    linli_record_set_text (due, "why", why);
  line = g_strdup_printf ("%s → %s%s%s", linli_record_get_text (due, "title"), linli_record_get_text (due, "at"), why != NULL ? ": " : "",
                          why != NULL ? why : "");
  return linli_record_save (due, transaction, error) && append (transaction, due, "postpone", line, error);
}

/**
 * linli_due_list:
 * @database: a connection of this thread
 * @until: the last day that counts, as YYYY-MM-DD
 * @for_whom: (nullable): only what this person is responsible for
 * @limit: how many at most
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliRecord): what waits, by person and then by day
 */
GPtrArray *
linli_due_list (LinliDatabase  *database,
                const char     *until,
                const char     *for_whom,
                guint           limit,
                GError        **error)
{
  g_return_val_if_fail (database != NULL && until != NULL, NULL);

  return linli_record_query (database, linli_kind_lookup ("due"), error,
                             "done_at IS NULL AND at <= ?1 AND (?2 IS NULL OR for_whom = ?2) ORDER BY for_whom IS NULL, for_whom, at, id LIMIT ?3",
                             "ssi", until, for_whom, (gint64) limit);
}

/**
 * linli_due_count:
 * @database: a connection of this thread
 * @until: the last day that counts, as YYYY-MM-DD
 * @for_whom: (nullable): only what this person is responsible for
 *
 * Returns: how much waits
 */
gint64
linli_due_count (LinliDatabase *database,
                 const char    *until,
                 const char    *for_whom)
{
  g_return_val_if_fail (database != NULL && until != NULL, 0);

  return linli_database_get_int64 (database, 0,
                                   "SELECT count(*) FROM due WHERE done_at IS NULL AND deleted_at IS NULL AND at <= ?1 AND (?2 IS NULL OR for_whom = ?2)",
                                   "ss", until, for_whom);
}

/**
 * linli_due_count_by_person:
 * @database: a connection of this thread
 * @until: the last day that counts, as YYYY-MM-DD
 * @today: the day before which something is overdue, as YYYY-MM-DD
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliDueCount): how much waits for each person, most overdue first
 */
GPtrArray *
linli_due_count_by_person (LinliDatabase  *database,
                           const char     *until,
                           const char     *today,
                           GError        **error)
{
  g_autoptr (GPtrArray) counts = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) statement = NULL;

  g_return_val_if_fail (database != NULL && until != NULL && today != NULL, NULL);

  statement = linli_database_query (database, error,
                                    "SELECT for_whom, count(*), sum (at < ?2) FROM due WHERE done_at IS NULL AND deleted_at IS NULL AND at <= ?1"
                                    " GROUP BY for_whom ORDER BY 3 DESC, 2 DESC, 1", "ss", until, today);
  if (statement == NULL)
    return NULL;
  counts = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_due_count_free);
  while (linli_statement_step (statement, &local_error))
    {
      LinliDueCount *count = g_new (LinliDueCount, 1);

      count->for_whom = g_strdup (linli_statement_get_text (statement, 0));
      count->n_due = linli_statement_get_int64 (statement, 1);
      count->n_overdue = linli_statement_get_int64 (statement, 2);
      g_ptr_array_add (counts, count);
    }
  if (local_error == NULL)
    return g_steal_pointer (&counts);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

/**
 * linli_due_count_free:
 * @self: (nullable) (transfer full): a count
 */
void
linli_due_count_free (LinliDueCount *self)
{
  if (self == NULL)
    return;
  g_free (self->for_whom);
  g_free (self);
}

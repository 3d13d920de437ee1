/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who is probably entered twice. Nothing forbids it: two numbers must be able to be swapped, and a list must be imported as it is.
 * The names have no index, so that all people are looked through; a thread does it. */

#include "config.h"

#include "linli-person-duplicates.h"

#include <glib/gi18n-lib.h>

#include "linli-read-task.h"

/* More pairs help nobody. */
#define MOST 2000

/* Each likeness gives the group's first person and every later one. Where one person is asked for, the others of that name suffice. */
#define OF_NAME(alias) " AND (?1 = 0 OR " alias ".name = (SELECT name FROM person WHERE id = ?1))"
#define PAIRS \
  "SELECT 0 AS likeness, min (id) OVER (PARTITION BY identity_number) AS first, id FROM person" \
  " WHERE deleted_at IS NULL AND identity_number IS NOT NULL" \
  " AND (?1 = 0 OR identity_number = (SELECT identity_number FROM person WHERE id = ?1))" \
  " UNION ALL SELECT 1, min (p.id) OVER (PARTITION BY coalesce (d.building_id, -d.id), p.name), p.id FROM person p" \
  " JOIN household h ON h.id = p.household_id JOIN dwelling d ON d.id = h.dwelling_id" \
  " WHERE p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL" OF_NAME ("p") \
  " UNION ALL SELECT 2, min (p.id) OVER (PARTITION BY p.name, p.birth_date), p.id FROM person p" \
  " WHERE p.deleted_at IS NULL AND length (p.birth_date) = 10" OF_NAME ("p")
/* Two numbers, two birth dates or two sexes are two people, unless the numbers are the same. */
#define AGREE \
  "(w.likeness = 0 OR (NOT (a.identity_number IS NOT NULL AND b.identity_number IS NOT NULL)" \
  " AND ifnull (a.birth_date = b.birth_date, 1) AND ifnull (a.sex = b.sex, 1)))"

/**
 * linli_person_duplicates_list:
 * @database: a connection of this thread
 * @person: a person; 0 for all
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliDuplicate): pairs that are probably one person, the surest first; %NULL with
 *   an error of the store
 */
GArray *
linli_person_duplicates_list (LinliDatabase  *database,
                              gint64          person,
                              GError        **error)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (LinliDuplicate));
  g_autoptr (LinliStatement) row = NULL;
  GError *local_error = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  row = linli_database_query (database, error,
                              "SELECT w.first, w.id, min (w.likeness) FROM (" PAIRS ") w JOIN person a ON a.id = w.first JOIN person b ON b.id = w.id"
                              " WHERE w.id <> w.first AND (?1 = 0 OR ?1 IN (w.first, w.id)) AND " AGREE
                              " GROUP BY w.first, w.id ORDER BY 3, 1, 2 LIMIT ?2", "ii", person, (gint64) MOST);
  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &local_error))
    {
      LinliDuplicate pair = { linli_statement_get_int64 (row, 0), linli_statement_get_int64 (row, 1),
                              (LinliLikeness) linli_statement_get_int64 (row, 2) };

      g_array_append_val (pairs, pair);
    }
  if (local_error == NULL)
    return g_steal_pointer (&pairs);
  g_propagate_error (error, local_error);
  return NULL;
}

static gpointer
list_run (LinliDatabase  *reader,
          gpointer        person,
          GCancellable   *cancellable,
          GError        **error)
{
  return linli_person_duplicates_list (reader, *(gint64 *) person, error);
}

/**
 * linli_person_duplicates_list_async:
 * @store: the open file
 * @person: a person; 0 for all
 * @cancellable: (nullable): to stop
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * As linli_person_duplicates_list(), on a worker thread.
 */
void
linli_person_duplicates_list_async (LinliStore          *store,
                                    gint64               person,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (LINLI_IS_STORE (store));

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_task_data (task, g_memdup2 (&person, sizeof person), g_free);
  linli_read_task_run (task, store, list_run, (GDestroyNotify) g_array_unref);
}

/**
 * linli_person_duplicates_list_finish:
 * @store: the open file
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (element-type LinliDuplicate): see linli_person_duplicates_list()
 */
GArray *
linli_person_duplicates_list_finish (LinliStore    *store,
                                     GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * linli_likeness_get_label:
 * @likeness: why two records are probably one person
 *
 * Returns: (transfer none): the reason in words
 */
const char *
linli_likeness_get_label (LinliLikeness likeness)
{
  switch (likeness)
    {
    case LINLI_LIKENESS_IDENTITY:
      return _("The same identity number");
    case LINLI_LIKENESS_HOME:
      return _("The same name in the same building");
    case LINLI_LIKENESS_BIRTH:
    default:
      return _("The same name and birth date");
    }
}

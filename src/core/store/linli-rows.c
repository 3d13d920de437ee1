/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The one loop over the rows of an answer, and its one row. On the thread of its connection. */

#include "config.h"

#include "linli-rows.h"

/**
 * linli_rows_collect: (skip)
 * @statement: (transfer full) (nullable): what linli_database_query() gave
 * @read: makes an item of each row
 * @data: for @read
 * @destroy: (nullable): frees an item
 * @error: return location; already set by the query when @statement is %NULL
 *
 * Steps through all rows of a statement. On the main thread its query has to be bounded.
 *
 * Returns: (transfer full) (nullable): the items, which the array frees; %NULL when there is no statement, or with a #LinliStoreError
 */
GPtrArray *
linli_rows_collect (LinliStatement  *statement,
                    LinliRowFunc     read,
                    gpointer         data,
                    GDestroyNotify   destroy,
                    GError         **error)
{
  g_autoptr (LinliStatement) rows = statement;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (destroy);
  GError *problem = NULL;

  g_return_val_if_fail (read != NULL, NULL);

  if (rows == NULL)
    return NULL;
  while (linli_statement_step (rows, &problem))
    {
      gpointer item = read (rows, data);

      if (item != NULL)
        g_ptr_array_add (items, item);
    }
  if (problem == NULL)
    return g_steal_pointer (&items);
  g_propagate_error (error, problem);
  return NULL;
}

/**
 * linli_rows_step_one:
 * @statement: (nullable): what linli_database_query() gave
 * @missing: what to say when there is no row, in the user's words
 * @error: return location; already set by the query when @statement is %NULL
 *
 * Steps to the row that there has to be, as that of a plugin's settings.
 *
 * Returns: whether @statement stands on a row; else a #LinliStoreError, %LINLI_STORE_ERROR_NOT_FOUND when there is none
 */
gboolean
linli_rows_step_one (LinliStatement  *statement,
                     const char      *missing,
                     GError         **error)
{
  GError *problem = NULL;

  g_return_val_if_fail (missing != NULL, FALSE);

  if (statement == NULL)
    return FALSE;
  if (linli_statement_step (statement, &problem))
    return TRUE;
  if (problem != NULL)
    g_propagate_error (error, problem);
  else
    g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, missing);
  return FALSE;
}

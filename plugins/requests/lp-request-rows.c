/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The one loop over the rows of an answer. On any connection. */

#include "lp-request-rows.h"

GPtrArray *
lp_request_rows_collect (LinliStatement    *statement,
                         LpRequestRowFunc   read,
                         gpointer           data,
                         GDestroyNotify     destroy,
                         GError           **error)
{
  g_autoptr (LinliStatement) rows = statement;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (destroy);
  GError *problem = NULL;

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

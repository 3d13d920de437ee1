/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The indexes of people and households while a first long list comes in: made anew from all rows, they take a fraction of the time
 * that it takes to keep them row by row. */

#include "config.h"

#include "linli-import-private.h"

/* Drops those that the import itself does not look into. Returns (transfer full): how to make them again, or NULL with an error. */
GPtrArray *
_linli_import_take_indexes (LinliDatabase  *database,
                            GError        **error)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (LinliStatement) statement = NULL;
  g_autoptr (GString) drops = g_string_new (NULL);
  GError *problem = NULL;

  statement = linli_database_query (database, error, "SELECT sql, name FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL"
                                    " AND tbl_name IN ('person', 'household')"
                                    " AND name NOT IN ('person_household', 'household_dwelling', 'household_head')", NULL);
  if (statement == NULL)
    return NULL;
  while (linli_statement_step (statement, &problem))
    {
      g_ptr_array_add (taken, g_strdup (linli_statement_get_text (statement, 0)));
      g_string_append_printf (drops, "DROP INDEX \"%s\";", linli_statement_get_text (statement, 1));
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  g_clear_pointer (&statement, linli_statement_free); /* no index is dropped while the schema is read */
  return linli_database_execute (database, drops->str, error) ? g_steal_pointer (&taken) : NULL;
}

/* @taken: (nullable): what was returned above; nothing else may be done with the file in between but to import. */
gboolean
_linli_import_give_indexes (LinliDatabase  *database,
                            GPtrArray      *taken,
                            GError        **error)
{
  for (guint i = 0; taken != NULL && i < taken->len; i++)
    if (!linli_database_execute (database, g_ptr_array_index (taken, i), error))
      return FALSE;
  return TRUE;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The tables of requests in a file of a test. */

#include "requests-file.h"

#include <stdlib.h>

#include "lp-notebook-store.h"
#include "lp-request-store.h"

#define STEPS "/io/github/linli/requests/migrations/"

static int
compare_cb (gconstpointer a,
            gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

void
requests_file_migrate (Fixture *fixture)
{
  static const char * const tables[] = { LP_REQUEST_TABLE_NAME, LP_REQUEST_RESIDENT_TABLE, LP_REQUEST_CALLBACK_TABLE, LP_REQUEST_SETTING_TABLE,
                                         LP_NOTEBOOK_TABLE, LP_NOTEBOOK_LINE_TABLE, NULL };
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) names = g_resources_enumerate_children (STEPS, 0, &error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  LinliSchema schema = { "requests", NULL, 0, tables };

  g_assert_no_error (error);
  qsort (names, g_strv_length (names), sizeof *names, compare_cb);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (STEPS, names[i], NULL);
      g_autoptr (GBytes) script = g_resources_lookup_data (path, 0, &error);

      g_assert_no_error (error);
      g_ptr_array_add (steps, g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script)));
    }
  schema.steps = (const char **) steps->pdata;
  schema.n_steps = steps->len;
  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
}

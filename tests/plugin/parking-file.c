/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Files for the tests of parking: made by all steps among its resources, as the plugin host would. */

#include "parking-file.h"

#include <string.h>

#include "lp-lot-store.h"
#include "lp-parking.h"

/* Their names begin with their numbers. */
static int
parking_file_compare (gconstpointer a,
                      gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

void
parking_file_set_up (Fixture       *fixture,
                     gconstpointer  unused)
{
  static const char * const names[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_ENTRANCE_TABLE, LP_HOURS_TABLE, LP_FEE_TABLE, LP_NEED_TABLE, LP_REFUSAL_TABLE,
                                        LP_USE_TABLE, LP_AGREEMENT_TABLE, LP_VOTE_TABLE, LP_SETTING_TABLE,
                                        LP_INCOME_TABLE, NULL };
  g_auto (GStrv) files = g_resources_enumerate_children (LP_PARKING_STEPS, 0, NULL);
  g_autoptr (GStrvBuilder) scripts = g_strv_builder_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  g_auto (GStrv) steps = NULL;
  g_autoptr (GError) error = NULL;
  LinliSchema schema;

  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (sorted, files[i]);
  g_ptr_array_sort (sorted, parking_file_compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      g_autofree char *path = g_strconcat (LP_PARKING_STEPS "/", g_ptr_array_index (sorted, i), NULL);
      g_autoptr (GBytes) step = g_resources_lookup_data (path, 0, NULL);
      g_autofree char *script = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));

      g_strv_builder_add (scripts, script);
    }
  steps = g_strv_builder_end (scripts);
  schema = (LinliSchema) { "parking", (const char * const *) steps, sorted->len, names };
  fixture_set_up (fixture, unused);
  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A file with the tables of parking, made by all of its steps. */

#include "parking-file.h"

#include "lp-lot-store.h"
#include "lp-parking.h"

void
parking_file_set_up (Fixture       *fixture,
                     gconstpointer  unused)
{
  static const char * const names[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_ENTRANCE_TABLE, LP_HOURS_TABLE, LP_FEE_TABLE, LP_NEED_TABLE, LP_REFUSAL_TABLE,
                                        LP_USE_TABLE, LP_AGREEMENT_TABLE, LP_VOTE_TABLE, LP_SETTING_TABLE, NULL };
  static const char * const files[] = { "/0001-lot.sql", "/0002-need.sql", "/0003-agreement.sql" };
  const char *steps[G_N_ELEMENTS (files)];
  char *owned[G_N_ELEMENTS (files)];
  LinliSchema schema = { "parking", steps, G_N_ELEMENTS (steps), names };
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, unused);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat (LP_PARKING_STEPS, files[i], NULL);
      g_autoptr (GBytes) step = g_resources_lookup_data (path, 0, &error);

      g_assert_no_error (error);
      steps[i] = owned[i] = g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step));
    }
  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_free (owned[i]);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Files for the tests of visits: made by the steps among its resources, as the plugin host would. */

#include "visits-file.h"

#include "lp-visit.h"

static char *
read_step (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", LP_VISIT_STEPS, name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
visits_file_migrate (Fixture *fixture)
{
  g_autofree char *tables = read_step ("0001-visits.sql"), *since = read_step ("0002-route-since.sql");
  const char *steps[] = { tables, since };
  LinliSchema schema = { LP_VISITS, steps, G_N_ELEMENTS (steps), lp_visit_tables };
  g_autoptr (GError) error = NULL;

  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Files for the tests of volunteers: made by the step among its resources, as the plugin host would. */

#include "volunteers-file.h"

#include "lp-volunteers.h"

static char *
read_step (const char *name)
{
  g_autofree char *path = g_strdup_printf ("%s/%s", LP_VOLUNTEERS_STEPS, name);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

void
volunteers_file_migrate (Fixture *fixture,
                         guint    n_steps)
{
  const char * const tables[] = { LP_POST_TABLE, LP_POST_SKILL_TABLE, LP_CARD_TABLE, LP_CARD_SKILL_TABLE, LP_CARD_POST_TABLE, LP_TIME_TABLE, LP_EXCEPTION_TABLE,
                                  LP_PAIR_TABLE, LP_TEMPLATE_TABLE, LP_TEMPLATE_LINE_TABLE, LP_SLOT_TABLE, LP_DUTY_TABLE, LP_CERTIFICATE_TABLE, LP_REVIEW_TABLE,
                                  LP_NOTE_TABLE, LP_VOLUNTEERS_SETTING_TABLE, n_steps < 4 ? NULL : LP_OBJECTION_TABLE, NULL };
  g_autofree char *first = read_step ("0001-volunteers.sql"), *second = read_step ("0002-papers.sql");
  g_autofree char *third = read_step ("0003-notices.sql"), *fourth = read_step ("0004-objections.sql");
  g_autofree char *fifth = read_step ("0005-told.sql");
  const char *steps[VOLUNTEERS_N_STEPS] = { first, second, third, fourth, fifth };
  LinliSchema schema = { "volunteers", steps, n_steps, tables };
  g_autoptr (GError) error = NULL;

  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
}

void
volunteers_file_set_up (Fixture       *fixture,
                        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  volunteers_file_migrate (fixture, VOLUNTEERS_N_STEPS);
}

void
volunteers_file_add_people (Fixture *fixture)
{
  fixture_run (fixture, "INSERT INTO community (id, name, phone) VALUES (1, '财大社区', '028-87350000');"
               "INSERT INTO person (id, name, phone, identity_type, identity_number, birth_date) VALUES"
               " (21, '赵一凡', '13800001111', 'resident', '510105195001010018', '1950-01-01'), (22, '钱二娃', '13800002222', NULL, NULL, NULL), (23, '单三', NULL, NULL, NULL, NULL);"
               "INSERT INTO volunteers_post (id, name, kind, note) VALUES (41, '院门值守', 'watch', '带红袖章'), (42, '巡逻', 'patrol', NULL);"
               "INSERT INTO volunteers_card (id, person_id, number) VALUES (1, 21, 'V-7'), (2, 22, NULL), (3, 23, NULL);");
}

void
volunteers_file_set_up_people (Fixture       *fixture,
                               gconstpointer  unused)
{
  volunteers_file_set_up (fixture, unused);
  volunteers_file_add_people (fixture);
}

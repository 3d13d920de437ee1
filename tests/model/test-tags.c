/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of the tags that are offered: whom each is said of. */

#include "config.h"

#include "fixture.h"
#include "linli-tags.h"

/* In the order of the list. */
static char *
list_for (Fixture    *fixture,
          const char *subject_kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) kinds = linli_tags_list_for (linli_store_get_reader (fixture->store), subject_kind, &error);
  GString *codes = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < kinds->len; i++)
    g_string_append_printf (codes, "%s%s", i > 0 ? " " : "", ((LinliTagKind *) g_ptr_array_index (kinds, i))->code);
  return g_string_free (codes, FALSE);
}

/* A house is no veteran. What the community has made itself may be for anything; a usual tag that it has renamed stays what it was. */
static void
test_subjects (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *before = list_for (fixture, "dwelling"), *home = NULL, *household = NULL, *person = NULL;

  g_assert_cmpstr (before, ==, "");
  fixture_run (fixture, "INSERT INTO tag_kind (id, code, name, position) VALUES (1, 'solar', '光伏', 1), (2, 'party', '中共党员', 2), (3, 'low_income', '低保户', 3)");
  home = list_for (fixture, "dwelling");
  g_assert_cmpstr (home, ==, "solar");
  household = list_for (fixture, "household");
  g_assert_cmpstr (household, ==, "solar low_income alone empty_nest destitute bereaved tenant");
  person = list_for (fixture, "person");
  g_assert_cmpstr (person, ==, "solar party low_income alone aged empty_nest dependent disabled left_behind maternity destitute bereaved veteran volunteer"
                   " tenant");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/tags/subjects", Fixture, NULL, fixture_set_up, test_subjects, fixture_tear_down);

  return g_test_run ();
}

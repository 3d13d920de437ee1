/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The shared selection, and the names under which the search entry finds commands. */

#include <linli-shell.h>

static void
count_cb (LinliSelection *selection,
          guint          *n)
{
  (*n)++;
}

static void
test_set (void)
{
  g_autoptr (LinliSelection) selection = linli_selection_new ();
  const gint64 given[] = { 30, 10, 20, 10 };
  const gint64 same[] = { 10, 20, 30 };
  const gint64 *ids;
  gsize n_ids;
  guint n = 0;

  g_signal_connect (selection, "changed", G_CALLBACK (count_cb), &n);
  linli_selection_set (selection, "household", given, G_N_ELEMENTS (given));
  ids = linli_selection_get_ids (selection, &n_ids);
  g_assert_cmpmem (ids, n_ids * sizeof *ids, same, sizeof same);
  g_assert_cmpstr (linli_selection_get_kind (selection), ==, "household");
  g_assert_cmpint (linli_selection_get_id (selection), ==, 0);
  g_assert_true (linli_selection_contains (selection, "household", 20));
  g_assert_false (linli_selection_contains (selection, "person", 20));
  g_assert_false (linli_selection_contains (selection, "household", 25));
  g_assert_cmpuint (n, ==, 1);

  linli_selection_set (selection, "household", same, G_N_ELEMENTS (same));
  g_assert_cmpuint (n, ==, 1);
  linli_selection_set (selection, "dwelling", same, G_N_ELEMENTS (same));
  g_assert_cmpuint (n, ==, 2);
  linli_selection_clear (selection);
  g_assert_null (linli_selection_get_kind (selection));
  g_assert_cmpuint (linli_selection_get_n_ids (selection), ==, 0);
  g_assert_cmpuint (n, ==, 3);
}

static void
test_open (void)
{
  g_autoptr (LinliSelection) selection = linli_selection_new ();
  guint opened = 0;
  guint located = 0;

  g_signal_connect (selection, "opened", G_CALLBACK (count_cb), &opened);
  g_signal_connect (selection, "located", G_CALLBACK (count_cb), &located);
  linli_selection_locate (selection);
  g_assert_cmpuint (located, ==, 0);
  linli_selection_open (selection, "grid", 7);
  linli_selection_open (selection, "grid", 7);
  g_assert_cmpint (linli_selection_get_id (selection), ==, 7);
  g_assert_cmpuint (opened, ==, 2);
  linli_selection_locate (selection);
  g_assert_cmpuint (located, ==, 1);
}

static void
test_command (void)
{
  g_autoptr (LinliCommand) command = linli_command_new ("操作记录", "x-symbolic", "win.journal", NULL);

  g_assert_true (linli_command_matches (command, "记录"));
  g_assert_true (linli_command_matches (command, "czjl"));
  g_assert_true (linli_command_matches (command, "CZ"));
  g_assert_true (linli_command_matches (command, "caozuo"));
  g_assert_false (linli_command_matches (command, "jl"));
  g_assert_false (linli_command_matches (command, "排班"));
  g_assert_false (linli_command_matches (command, "  "));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/selection/set", test_set);
  g_test_add_func ("/selection/open", test_open);
  g_test_add_func ("/command/matches", test_command);

  return g_test_run ();
}

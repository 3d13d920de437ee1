/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The list of volunteers that leaves the office: what stands in its cells, masked and in full, and on paper. People are invented. */

#include <string.h>

#include "ledger-row.h"
#include "lp-card-ledger.h"
#include "lp-week.h"
#include "pdf.h"
#include "volunteers-file.h"

#define N_COLUMNS 14

/* Somebody of 70 with skills and hours, who served this morning; a newcomer; and one of whom nothing is known. */
static const char ground[] =
  "INSERT INTO grid (id, name, level) VALUES (1, '东坡一组', 'micro');"
  "INSERT INTO dwelling (id, room) VALUES (1, '502');"
  "INSERT INTO household (id, dwelling_id) VALUES (11, 1);"
  "UPDATE person SET household_id = 11, birth_date = date ('now', 'localtime', '-70 years') WHERE id = 21;"
  "UPDATE volunteers_card SET joined_on = '2024-03-01' WHERE id = 1;"
  "UPDATE volunteers_card SET newcomer = 1 WHERE id = 2;"
  "INSERT INTO volunteers_card_skill (id, card_id, skill) VALUES (1, 1, '急救'), (2, 1, '书法'), (3, 2, '修车');"
  "INSERT INTO volunteers_time (id, card_id, weekday, from_minute, to_minute, liking) VALUES (1, 1, 1, 480, 660, 0), (2, 1, 2, 480, 660, 0), (3, 2, 6, 840, 1020, 1);"
  "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (51, 42, date ('now', 'localtime'), 480, 690, 1, 2);"
  "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome) VALUES (61, 51, 1, 'came'), (62, 51, 3, 'absent');";

/* After what stands where was worked out of the ground. */
static const char standing[] = "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) VALUES (1, '东坡小区502', x'01', 1)";

static LinliLedger *
list (Fixture      *fixture,
      LpCardsShown  shown)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = lp_card_list (linli_store_get_reader (fixture->store), shown, NULL, LP_CARD_LEDGER_MONTHS, &error);

  g_assert_no_error (error);
  return lp_card_ledger_new (lines, "Serving");
}

static void
test_serving (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LinliLedger) ledger = NULL;
  g_autoptr (LinliPaper) masked = NULL, whole = NULL;
  g_autofree char *text = NULL, *full = NULL, *today = lp_day_dup_today ();
  const char *first[N_COLUMNS] = { "赵*凡", "70", "138****1111", "东坡一组", "书法、急救", "Mon to Tue 8:00-11:00", "Serving", "3.5", "0", "0", today, "0",
                                   "2024-03-01", "V-7" };
  const char *newcomer[N_COLUMNS] = { "钱*娃", "", "138****2222", "", "修车", "Sat 14:00-17:00 (gladly)", "Newcomer", "0", "0", "0", "Never", "0", "", "" };
  const char *unknown[N_COLUMNS] = { "单*", "", "", "", "", "No hours known", "Serving", "0", "0", "0", "Never", "1", "", "" };

  fixture_run (fixture, ground);
  fixture_run (fixture, standing);
  ledger = list (fixture, LP_CARDS_SERVING);
  g_assert_cmpuint (linli_ledger_get_n_columns (ledger), ==, N_COLUMNS);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 3);
  ledger_row_check (ledger, 2, TRUE, first);
  ledger_row_check (ledger, 0, TRUE, newcomer);
  ledger_row_check (ledger, 1, TRUE, unknown);
  first[0] = "赵一凡";
  first[2] = "13800001111";
  ledger_row_check (ledger, 2, FALSE, first);
  masked = linli_ledger_make_paper (ledger, linli_store_get_reader (fixture->store), TRUE);
  text = pdf_read (masked, "volunteers");
  g_assert_null (strstr (text, "赵一凡"));
  g_assert_null (strstr (text, "13800001111"));
  g_assert_nonnull (strstr (text, "书法、急救"));
  whole = linli_ledger_make_paper (ledger, linli_store_get_reader (fixture->store), FALSE);
  full = pdf_read (whole, "volunteers-whole");
  g_assert_nonnull (strstr (full, "赵一凡"));
  g_assert_nonnull (strstr (full, "13800001111"));
}

/* Why somebody is not among those who serve. */
static void
test_left (Fixture       *fixture,
           gconstpointer  unused)
{
  const char * const states[] = { "Left", "Moved out", "Died" };
  g_autoptr (LinliLedger) ledger = NULL;

  fixture_run (fixture, ground);
  fixture_run (fixture, "UPDATE volunteers_card SET left_on = '2024-12-31' WHERE id = 1; UPDATE person SET moved_out_on = '2025-01-01' WHERE id = 22;"
               "UPDATE person SET deceased_on = '2025-01-01', birth_date = '1930-01-01' WHERE id = 23");
  ledger = list (fixture, LP_CARDS_LEFT);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, G_N_ELEMENTS (states));
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      const LpCardLine *line = linli_ledger_get_item (ledger, i);
      g_autofree char *state = linli_ledger_dup_cell (ledger, (gpointer) line, 6, TRUE), *age = linli_ledger_dup_cell (ledger, (gpointer) line, 1, TRUE);

      g_assert_cmpstr (state, ==, states[line->id - 1]);
      g_assert_true ((line->id == 1) == (*age != '\0')); /* nobody dead grows older */
    }
}

#define ADD(name, func) g_test_add ("/volunteers-ledger/" name, Fixture, NULL, volunteers_file_set_up_people, func, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("serving", test_serving);
  ADD ("left", test_left);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the desk of rosters costs in a large community: 200 volunteers, 12 posts, 60 slots a day. What a worker reads and writes down; and what the main
 * thread does: a week in the table, by post and by person, with its frame; an answer of the solver judged, compared and one empty place explained. */

#include <adwaita.h>
#include <linli-core.h>
#include <linli-shell.h>
#include <time.h>

#include "lp-desk-grid-private.h"
#include "lp-desk-week.h"
#include "lp-falls.h"
#include "lp-roster-difference.h"
#include "lp-roster-explain.h"
#include "lp-roster-facts-store.h"
#include "lp-roster-problem.h"
#include "volunteers-file.h"

#define N_ROUNDS 10

/* Duties are dealt out in turn, so that most keep the rules and some do not. */
static const char community[] =
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
  " INSERT INTO person (id, name, phone, birth_date) SELECT 1000 + i, '志愿者' || i, '1390000' || (1000 + i), (1945 + i % 50) || '-01-01' FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO volunteers_card (id, person_id) SELECT i, 1000 + i FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 1399)"
  " INSERT INTO volunteers_time (id, card_id, weekday, from_minute, to_minute, liking) SELECT i + 1, i / 7 + 1, i % 7 + 1, 420, 1320, i % 3 - 1 FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12) INSERT INTO volunteers_post (id, name, kind) SELECT i, '岗位' || i, 'watch' FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 60 * 98 - 1)"
  " INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, published_at)"
  " SELECT i + 1, i % 12 + 1, date ('now', 'weekday 1', '-56 days', '+' || (i / 60) || ' days'), 480 + 120 * (i / 12 % 5), 600 + 120 * (i / 12 % 5), 1, 2, 'x' FROM n;"
  "INSERT INTO volunteers_duty (id, slot_id, card_id, published_at) SELECT id, id, id * 7 % 200 + 1, 'x' FROM volunteers_slot;"
  "INSERT INTO volunteers_exception (id, card_id, first_day, last_day, available) SELECT id, id, date ('now'), date ('now', '+3 days'), 0 FROM volunteers_card WHERE id % 40 = 0;";


/* Microseconds of processor time of this thread: what else the machine does is not counted. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
say (const char *what,
     gint64      began,
     int         rounds)
{
  g_print ("%-52s %8.2f ms\n", what, (now () - began) / 1000.0 / rounds);
}

static int
bench_monday (void)
{
  LinliDate today;

  linli_date_today (&today);
  return lp_roster_week_of ((int) linli_date_to_day_number (&today)) + 7;
}

/* The longest that anything held up the main loop, until all lines are there and their frames were painted. */
static double
measure_longest (GtkWidget *grid)
{
  gint64 longest = 0, end = 0;

  while (end == 0 || g_get_monotonic_time () < end)
    {
      gint64 began = now ();

      g_main_context_iteration (NULL, FALSE);
      longest = MAX (longest, now () - began);
      if (end == 0 && LP_DESK_GRID (grid)->filling == 0)
        end = g_get_monotonic_time () + 200 * 1000;
    }
  return longest / 1000.0;
}

static void
bench_table (LinliContext *context,
             const char   *monday)
{
  GtkWidget *window = adw_window_new (), *grid = lp_desk_grid_new (context);
  g_autoptr (GError) error = NULL;
  gint64 began = now ();
  LpDeskWeek *week = NULL;

  for (int i = 0; i < N_ROUNDS; i++)
    {
      g_clear_pointer (&week, lp_desk_week_free);
      week = lp_desk_week_read (linli_context_get_database (context), monday, &error);
      g_assert_no_error (error);
    }
  say ("worker: a week of the desk is read", began, N_ROUNDS);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  adw_window_set_content (ADW_WINDOW (window), grid);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_frame_clock (window) == NULL || !gtk_widget_get_mapped (grid))
    g_main_context_iteration (NULL, TRUE);
  for (int people = 0; people < 2; people++)
    for (int round = 0; round < 2; round++)
      {
        g_autoptr (GPtrArray) lines = people ? lp_desk_week_list_people (week) : lp_desk_week_list_posts (week);
        g_autofree char *what = g_strdup_printf ("main: %u lines by %s into the table, %s", lines->len, people ? "person" : "post", round ? "again" : "first");

        began = now ();
        lp_desk_grid_show (LP_DESK_GRID (grid), week, lines);
        say (what, began, 1);
        g_print ("%-52s %8.2f ms\n", "main:   the longest hold-up until all is painted", measure_longest (grid));
      }
  gtk_window_destroy (GTK_WINDOW (window));
  lp_desk_week_free (week);
}

static void
bench_fill (LinliContext *context,
            int           first,
            int           n_days)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  gint64 began = now ();
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_load (database, first, first + n_days - 1, &error);
  LpRosterTask task = { facts, first, FALSE, LP_ROSTER_NONE, 0, 0 };
  g_autoptr (LpRosterProblem) problem = NULL;
  g_autoptr (GError) broken = NULL;
  g_autoptr (GPtrArray) falls = NULL;
  LpRosterDifference *difference;
  LpExplanation explanation;

  g_assert_no_error (error);
  g_print ("%d days:\n", n_days);
  say ("worker: facts are read", began, 1);
  began = now ();
  problem = lp_roster_problem_new (&task);
  say ("worker: the problem is written", began, 1);
  began = now ();
  falls = lp_falls_list (facts, first, 0);
  say ("worker: what falls out", began, 1);
  began = now ();
  lp_roster_answer_check (&task, facts->roster, facts->roster, &broken);
  say ("main: a roster is judged", began, 1);
  began = now ();
  difference = lp_roster_difference_new (facts, problem->fixed, facts->roster);
  say ("main: a roster is compared", began, 1);
  lp_roster_difference_free (difference);
  began = now ();
  lp_roster_explain (facts, facts->roster, lp_roster_facts_find_slot (facts, facts->slots->len / 2), &explanation);
  say ("main: an empty place is explained", began, 1);
}

int
main (void)
{
  Fixture fixture = { 0 };
  g_autofree char *monday = lp_roster_day_to_text (bench_monday ());

  adw_init ();
  linli_style_install (gdk_display_get_default ());
  volunteers_file_set_up (&fixture, NULL);
  fixture_run (&fixture, community);
  bench_table (fixture.context, monday);
  bench_fill (fixture.context, bench_monday (), 7);
  bench_fill (fixture.context, bench_monday (), 28);
  fixture_tear_down (&fixture, NULL);
  return 0;
}

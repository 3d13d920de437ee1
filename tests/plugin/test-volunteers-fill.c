/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Rosters are filled by the real program, judged, taken over and undone; a repair changes little; empty places are explained; covers are found. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "lp-cover.h"
#include "lp-duty-store.h"
#include "lp-falls.h"
#include "lp-fix.h"
#include "lp-roster-apply-store.h"
#include "lp-roster-explain.h"
#include "lp-roster-facts-store.h"
#include "lp-solver.h"
#include "lp-volunteers.h"
#include "volunteers-file.h"

#define MONDAY 20668 /* 2026-08-03 */
#define EFFORT 100000

/* Twelve volunteers with time each day from 8 to 18, two posts with two slots a day for a week. */
static const char small_community[] =
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
  " INSERT INTO person (id, name, birth_date) SELECT 1000 + i, 'Person ' || char (64 + i), '1980-01-01' FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 12)"
  " INSERT INTO volunteers_card (id, person_id, week_minutes) SELECT i, 1000 + i, 600 FROM n;"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 83)"
  " INSERT INTO volunteers_time (id, card_id, weekday, from_minute, to_minute) SELECT i + 1, i / 7 + 1, i % 7 + 1, 480, 1080 FROM n;"
  "INSERT INTO volunteers_post (id, name, kind) VALUES (1, 'Patrol', 'patrol'), (2, 'Gate', 'guard');"
  "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 27)"
  " INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal)"
  " SELECT i + 1, i % 2 + 1, date ('2026-08-03', '+' || (i / 4) || ' days'), 480 + 240 * (i / 2 % 2), 660 + 240 * (i / 2 % 2), 1, 2 FROM n;";

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  volunteers_file_set_up (fixture, unused);
  fixture_run (fixture, small_community);
}

static LpRosterFacts *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LpRosterFacts *facts = lp_roster_facts_load (linli_context_get_database (fixture->context), MONDAY, MONDAY + 6, &error);

  g_assert_no_error (error);
  facts->now = MONDAY * LP_ROSTER_DAY; /* nothing of the week has begun, whenever this runs */
  return facts;
}

static LpRosterTask
task_of (const LpRosterFacts *facts)
{
  return (LpRosterTask) { facts, MONDAY, FALSE, LP_ROSTER_NONE, 0, 0 };
}

static void
progress_cb (LpSolver *solver,
             gpointer  data)
{
}

/* Runs until the end. */
static LpSolver *
solve_with (const LpRosterTask *task,
            const char         *program,
            gint64              effort)
{
  LpSolver *solver = lp_solver_start (task, lp_roster_problem_new (task), program, 1, effort, progress_cb, NULL);

  while (lp_solver_get_state (solver) == LP_SOLVER_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  return solver;
}

static LpSolver *
solve (const LpRosterTask *task)
{
  LpSolver *solver = solve_with (task, NULL, EFFORT);

  g_assert_no_error (lp_solver_get_error (solver));
  g_assert_nonnull (lp_solver_get_best (solver));
  return solver;
}

static LpRosterDifference *
apply (Fixture            *fixture,
       const LpRosterTask *task,
       LpSolver           *solver)
{
  LpRosterDifference *difference = lp_roster_difference_new (task->facts, task->facts->roster, lp_solver_get_best (solver));
  LpRosterPlan *plan = lp_roster_plan_new (task->facts, difference, "filled anew");

  fixture_act (fixture, lp_roster_plan_apply, plan);
  lp_roster_plan_free (plan);
  return difference;
}

static void
test_fill (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = load (fixture), after = NULL;
  LpRosterTask task = task_of (facts);
  g_autoptr (LpSolver) solver = solve (&task);
  g_autoptr (LpRosterDifference) difference = apply (fixture, &task, solver);
  g_autoptr (GArray) breaches = NULL;
  gint64 value = 0, bound = 0;

  g_assert_cmpuint (difference->before.n_filled, ==, 0);
  g_assert_cmpuint (difference->before.n_short, ==, 28);
  g_assert_cmpuint (difference->after.n_places, ==, 56);
  /* Twelve with ten hours each week are enough for three hours each of 56 places: three a person, 36, are not; so it is 36 at the most. */
  g_assert_cmpuint (difference->after.n_filled, ==, 36);
  g_assert_cmpuint (difference->after.n_short, ==, 0);
  g_assert_cmpuint (difference->changes->len, ==, 36);
  g_assert_true (lp_solver_get_value (solver, &value));
  g_assert_true (!lp_solver_get_bound (solver, &bound) || bound <= value);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE deleted_at IS NULL"), ==, 36);
  after = load (fixture);
  breaches = lp_roster_judge_all (after, after->roster);
  g_assert_cmpuint (breaches->len, ==, 0);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL)); /* in one */
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE deleted_at IS NULL"), ==, 0);
}

/* The same seed and effort give the same roster. */
static void
test_same (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = load (fixture);
  LpRosterTask task = task_of (facts);
  g_autoptr (LpSolver) one = solve (&task), other = solve (&task);
  g_autoptr (LpRosterDifference) difference = lp_roster_difference_new (facts, lp_solver_get_best (one), lp_solver_get_best (other));

  g_assert_cmpuint (difference->changes->len, ==, 0);
}

/* What is pinned, done on purpose or past stays; who is away does not serve; limits and rest reach over the edge of the week. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (LpSolver) solver = NULL;
  const LpRoster *best;
  LpRosterTask task;

  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id, pinned, overridden, overridden_rules) VALUES (1, 9, 1, 1, NULL, NULL),"
                        " (2, 10, 2, 0, 'agreed', 'away'), (3, 1, 3, 0, NULL, NULL), (4, 11, 4, 0, 'agreed', 'week');"
                        "INSERT INTO volunteers_exception (id, card_id, first_day, last_day, available, reason)"
                        " VALUES (1, 2, '2026-08-01', '2026-08-31', 0, 'ill'), (2, 4, '2026-08-03', '2026-08-09', 0, 'travels');"
                        "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (90, 1, '2026-08-02', 1320, 1560, 0, 0);"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (90, 90, 5);");
  facts = load (fixture);
  task = task_of (facts);
  task.today = MONDAY + 1;
  solver = solve (&task);
  best = lp_solver_get_best (solver);
#define AT(slot) lp_roster_facts_find_slot (facts, slot)
#define CARD(card) lp_roster_facts_find_card (facts, card)
  g_assert_true (lp_roster_has (best, CARD (1), AT (9)));
  g_assert_true (lp_roster_has (best, CARD (2), AT (10)));
  g_assert_cmpuint (lp_roster_get_slots (best, CARD (2))->len, ==, 1);
  g_assert_true (lp_roster_has (best, CARD (3), AT (1)));
  g_assert_cmpuint (lp_roster_get_cards (best, AT (2))->len, ==, 0); /* yesterday is over */
  g_assert_cmpuint (lp_roster_get_slots (best, CARD (4))->len, ==, 0);
  g_assert_true (lp_roster_has (best, CARD (5), AT (90)));
}

/* Somebody falls ill on Tuesday: only what this needs is changed, and all is undone in one. */
static void
test_repair (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = load (fixture), ill = NULL;
  LpRosterTask task = task_of (facts), repair;
  g_autoptr (LpSolver) solver = solve (&task), repaired = NULL;
  g_autoptr (LpRosterDifference) filled = apply (fixture, &task, solver), difference = NULL;
  LpRosterException away = { MONDAY + 1, MONDAY + 6, 0, LP_ROSTER_DAY, FALSE, "ill" };
  LpRosterPlan *plan;
  guint lost = 0;

  fixture_run (fixture, "UPDATE volunteers_duty SET pinned = 1 WHERE card_id = 1");
  ill = load (fixture);
  g_array_append_val (lp_roster_card (ill, 0)->exceptions, away);
  repair = (LpRosterTask) { ill, MONDAY + 1, TRUE, 0, MONDAY + 1, MONDAY + 6 };
  for (guint i = 0; i < lp_roster_get_slots (ill->roster, 0)->len; i++)
    lost += lp_roster_slot (ill, g_array_index (lp_roster_get_slots (ill->roster, 0), guint, i))->day > MONDAY;
  g_assert_cmpuint (lost, >, 0);
  repaired = solve (&repair);
  difference = lp_roster_difference_new (ill, ill->roster, lp_solver_get_best (repaired));
  g_assert_cmpuint (difference->after.n_short, ==, 0);
  g_assert_cmpuint (difference->changes->len, >=, lost);
  g_assert_cmpuint (difference->changes->len, <=, 4 * lost);
  for (guint i = 0; i < difference->changes->len; i++)
    g_assert_false (g_array_index (difference->changes, LpRosterChange, i).card == 0 &&
                    g_array_index (difference->changes, LpRosterChange, i).kind != LP_ROSTER_TAKEN_OFF);
  plan = lp_roster_plan_new (ill, difference, "ill");
  fixture_act (fixture, lp_roster_plan_apply, plan);
  lp_roster_plan_free (plan);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id WHERE d.deleted_at IS NULL"
                                " AND d.card_id = 1 AND s.day >= '2026-08-04'"), ==, 0);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id WHERE d.deleted_at IS NULL"
                                " AND d.card_id = 1 AND s.day >= '2026-08-04'"), ==, lost);
}

/* A plan is refused as a whole when the file has changed so that it would break a rule. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = load (fixture);
  LpRosterTask task = task_of (facts);
  g_autoptr (LpSolver) solver = solve (&task);
  g_autoptr (LpRosterDifference) difference = lp_roster_difference_new (facts, facts->roster, lp_solver_get_best (solver));
  LpRosterPlan *plan = lp_roster_plan_new (facts, difference, NULL);
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "UPDATE volunteers_card SET week_minutes = 60");
  g_assert_false (linli_store_act (fixture->store, "fill", lp_roster_plan_apply, plan, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty"), ==, 0);
  lp_roster_plan_free (plan);
}

/* A program that is missing, or crashes, or lies, is told in words; nothing is taken from it. */
static void
test_program (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = load (fixture);
  LpRosterTask task = task_of (facts);
  g_autoptr (LpSolver) missing = solve_with (&task, "/nonexistent/linli-solver", EFFORT), crashes = solve_with (&task, "/bin/false", EFFORT), lies = NULL;
  g_autofree char *liar = g_build_filename (fixture->folder, "liar", NULL);
  g_autoptr (GString) script = g_string_new ("#!/bin/sh\necho 'roster 1 0.1'\necho 'c0,s0,s1'\n"); /* two places at once */

  g_assert_error (lp_solver_get_error (missing), G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_error (lp_solver_get_error (crashes), G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE);
  for (int i = 1; i < 12; i++)
    g_string_append_printf (script, "echo c%d\n", i);
  g_string_append (script, "cat > /dev/null\n");
  g_assert_true (g_file_set_contents_full (liar, script->str, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
  lies = solve_with (&task, liar, EFFORT);
  g_assert_error (lp_solver_get_error (lies), G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_null (lp_solver_get_best (lies));
  g_assert_cmpint (g_unlink (liar), ==, 0);
}

/* Stopped early, the best so far stays. */
static void
stop_cb (LpSolver *solver,
         gpointer  data)
{
  if (lp_solver_get_best (solver) != NULL)
    lp_solver_stop (solver);
}

static void
test_stop (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = load (fixture);
  LpRosterTask task = task_of (facts);
  g_autoptr (LpSolver) solver = lp_solver_start (&task, lp_roster_problem_new (&task), NULL, 1, G_MAXINT64 / 2, stop_cb, NULL);

  while (lp_solver_get_state (solver) == LP_SOLVER_RUNNING)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (lp_solver_get_error (solver));
  g_assert_nonnull (lp_solver_get_best (solver));
}

/* Everybody is counted once; the nearest fix is the one that asks least. */
static void
test_explain (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autofree char *words = NULL, *fix = NULL;
  LpExplanation e;

  fixture_run (fixture, "UPDATE volunteers_time SET deleted_at = 'x' WHERE card_id > 5;"
                        "UPDATE volunteers_card SET week_minutes = 360; UPDATE volunteers_card SET week_minutes = 420 WHERE id = 2;"
                        "INSERT INTO volunteers_exception (id, card_id, first_day, last_day, available, reason)"
                        " VALUES (1, 5, '2026-08-07', '2026-08-07', 0, 'ill');"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id, pinned) SELECT 10 * i + c, 4 * i + 1, c, 1 FROM (SELECT 0 AS i UNION SELECT 1),"
                        " (SELECT 1 AS c UNION SELECT 2 UNION SELECT 3);"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (50, 18, 4);");
  facts = load (fixture);
  lp_roster_explain (facts, facts->roster, lp_roster_facts_find_slot (facts, 17), &e); /* Friday morning */
  g_assert_cmpint (e.missing, ==, 2);
  g_assert_cmpint (e.missing_minimum, ==, 1);
  g_assert_cmpuint (e.n_free, ==, 0);
  g_assert_cmpuint (e.n_by_rule[LP_RULE_WEEK], ==, 3);
  g_assert_cmpuint (e.n_by_rule[LP_RULE_AWAY], ==, 1);
  g_assert_cmpuint (e.n_by_rule[LP_RULE_NO_TIMES], ==, 7);
  g_assert_cmpuint (e.n_by_rule[LP_RULE_OVERLAP], ==, 1);
  words = lp_explanation_dup_words (&e);
  g_assert_nonnull (strstr (words, "3 have time, but enough hours this week"));
  g_assert_cmpint (e.fix.kind, ==, LP_FIX_RELAX); /* who is at the gate is the only one there */
  g_assert_cmpint (lp_roster_card (facts, e.fix.card)->id, ==, 2);
  fix = lp_explanation_dup_fix (facts, &e, FALSE);
  g_assert_cmpstr (fix, ==, "Person B could serve if one rule gave way: would have 9 h this week, may have 7 h");
  lp_roster_slot (facts, lp_roster_facts_find_slot (facts, 18))->minimum = 0;
  lp_roster_explain (facts, facts->roster, lp_roster_facts_find_slot (facts, 17), &e);
  g_assert_cmpint (e.fix.kind, ==, LP_FIX_MOVE);
  g_assert_cmpint (lp_roster_card (facts, e.fix.card)->id, ==, 4);
}

static LpFixOffer *
nearest (Fixture *fixture,
         gint64   slot)
{
  g_autoptr (LpRosterFacts) facts = load (fixture);
  LpExplanation e;

  lp_roster_explain (facts, facts->roster, lp_roster_facts_find_slot (facts, slot), &e);
  return lp_fix_offer_new (facts, &e);
}

/* The nearest fix is one action; a rule that has to give way does so for a reason alone; whoever is replaced by it is excused in the record. */
static void
test_fix (Fixture       *fixture,
          gconstpointer  unused)
{
  g_autoptr (LpFixOffer) move = NULL, relax = NULL;
  LpFixInstead ill = { 70, "has a cold" };
  LpDutyChange *moves, *relaxes;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "UPDATE volunteers_time SET deleted_at = 'x' WHERE card_id > 2; UPDATE volunteers_slot SET minimum = 0 WHERE id = 18;"
                        "UPDATE volunteers_card SET week_minutes = 180; UPDATE person SET phone = '13800000001' WHERE id = 1001;"
                        "UPDATE volunteers_slot SET published_at = 'x';"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id, published_at) VALUES (50, 18, 1, 'x'), (60, 1, 2, 'x'), (70, 17, 3, 'x');");
  move = nearest (fixture, 17);
  g_assert_cmpint (move->kind, ==, LP_FIX_MOVE);
  g_assert_cmpint (move->from_duty, ==, 50);
  g_assert_cmpstr (move->phone, ==, "13800000001");
  g_assert_nonnull (strstr (move->plain, "Person A"));
  g_assert_null (strstr (move->masked, "Person A"));
  moves = lp_fix_offer_dup_change (move, &ill);
  fixture_act (fixture, lp_duty_change, moves);
  lp_duty_change_free (moves);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE slot_id = 17 AND card_id = 1 AND ended_at IS NULL"), ==, 1);
  fixture_assert_text (fixture, "SELECT outcome || ' ' || why_ended FROM volunteers_duty WHERE id = 70", "excused has a cold");
  fixture_assert_text (fixture, "SELECT outcome || ' ' || why_ended FROM volunteers_duty WHERE id = 50", "planned fills an empty place elsewhere");
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE ended_at IS NULL AND deleted_at IS NULL"), ==, 3);

  fixture_run (fixture, "UPDATE volunteers_slot SET minimum = 1 WHERE id = 18");
  relax = nearest (fixture, 21); /* Saturday morning: both have their hours */
  g_assert_cmpint (relax->kind, ==, LP_FIX_RELAX);
  g_assert_true (relax->limit);
  relaxes = lp_fix_offer_dup_change (relax, NULL);
  g_assert_false (linli_store_act (fixture->store, "fix", lp_duty_change, relaxes, NULL, &error));
  g_assert_error (error, LP_DUTY_ERROR, LP_DUTY_ERROR_RULE);
  relaxes->why_broken = g_strdup ("agreed by phone");
  fixture_act (fixture, lp_duty_change, relaxes);
  lp_duty_change_free (relaxes);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE slot_id = 21 AND overridden IS NOT NULL"), ==, 1);
}

/* Who serves on another day of the week could come from there, whichever days were asked for, unless that day has passed. */
static void
test_source (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  LpExplanation e;
  LinliDate today;
  guint friday;

  fixture_run (fixture, "UPDATE volunteers_time SET deleted_at = 'x' WHERE card_id > 1; UPDATE volunteers_slot SET minimum = 0 WHERE id = 5;"
                        "UPDATE volunteers_card SET week_minutes = 180; INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (50, 5, 1);");
  facts = lp_roster_facts_load (linli_store_get_reader (fixture->store), MONDAY + 4, MONDAY + 4, &error);
  g_assert_no_error (error);
  linli_date_today (&today);
  g_assert_cmpint (facts->now / LP_ROSTER_DAY, ==, linli_date_to_day_number (&today));
  friday = lp_roster_facts_find_slot (facts, 17);
  facts->now = (MONDAY + 1) * LP_ROSTER_DAY;
  lp_roster_explain (facts, facts->roster, friday, &e);
  g_assert_cmpint (e.fix.kind, ==, LP_FIX_MOVE);
  g_assert_cmpint (lp_roster_slot (facts, e.fix.from)->id, ==, 5);
  facts->now = (MONDAY + 2) * LP_ROSTER_DAY;
  lp_roster_explain (facts, facts->roster, friday, &e);
  g_assert_cmpint (e.fix.kind, ==, LP_FIX_RELAX);
}

/* Who serves gladly comes first, then who served least; who cannot is not among them. Taking one is one action. */
static void
test_cover (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (GArray) covers = NULL;
  LpCoverAct act = { 5, 1, 3, (char *) "has a cold" };

  fixture_run (fixture, "UPDATE volunteers_time SET deleted_at = 'x' WHERE card_id > 4; UPDATE volunteers_time SET liking = 1 WHERE card_id = 3;"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id, published_at) VALUES (1, 5, 1, '2026-08-01T00:00:00Z'), (2, 9, 2, NULL);");
  facts = load (fixture);
  covers = lp_cover_list (facts, facts->roster, lp_roster_facts_find_slot (facts, 5));
  g_assert_cmpuint (covers->len, ==, 3);
  g_assert_cmpint (lp_roster_card (facts, g_array_index (covers, LpCover, 0).card)->id, ==, 3);
  g_assert_cmpint (lp_roster_card (facts, g_array_index (covers, LpCover, 1).card)->id, ==, 4);
  g_assert_cmpint (lp_roster_card (facts, g_array_index (covers, LpCover, 2).card)->id, ==, 2);
  fixture_act (fixture, lp_cover_take, &act);
  fixture_assert_text (fixture, "SELECT outcome || ' ' || why_ended FROM volunteers_duty WHERE id = 1", "excused has a cold");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE slot_id = 5 AND card_id = 3 AND ended_at IS NULL"), ==, 1);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE card_id = 3 AND deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE id = 1 AND ended_at IS NULL AND outcome = 'planned'"), ==, 1);
}

/* What was served and what is only planned stand apart. */
static void
test_cover_words (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (GArray) covers = NULL;
  g_autofree char *words = NULL;

  fixture_run (fixture, "UPDATE volunteers_time SET deleted_at = 'x' WHERE card_id > 1;"
                        "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (91, 1, '2026-07-03', 480, 600, 1, 1),"
                        " (92, 1, '2026-07-04', 480, 600, 1, 1);"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome, came_to) VALUES (1, 91, 1, 'came', 630), (2, 92, 1, 'planned', NULL),"
                        " (3, 9, 1, 'planned', NULL);");
  facts = load (fixture);
  covers = lp_cover_list (facts, facts->roster, lp_roster_facts_find_slot (facts, 5));
  g_assert_cmpuint (covers->len, ==, 1);
  g_assert_cmpint (g_array_index (covers, LpCover, 0).served, ==, 150);
  g_assert_cmpint (g_array_index (covers, LpCover, 0).planned, ==, 120 + 180);
  words = lp_cover_dup_words (&g_array_index (covers, LpCover, 0));
  g_assert_cmpstr (words, ==, "knows the post · 2 h 30 min served of late, 5 h planned");
}

/* Put back before being told: as if nothing had been. A draft is covered without a trace, for nobody knows of it. */
static void
test_cover_back (Fixture       *fixture,
                 gconstpointer  unused)
{
  LpCoverAct told = { 5, 1, 3, (char *) "has a cold" }, draft = { 9, 2, 4, (char *) "is away" };
  LpDutyChange *back = lp_duty_change_new ();

  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id, published_at) VALUES (1, 5, 1, '2026-08-01T00:00:00Z'), (2, 9, 2, NULL);");
  fixture_act (fixture, lp_cover_take, &told);
  lp_duty_change_add (back, 5, 1);
  fixture_act (fixture, lp_duty_change, back);
  lp_duty_change_free (back);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE slot_id = 5 AND card_id = 1"), ==, 1);
  fixture_assert_text (fixture, "SELECT outcome || coalesce (ended_at, ' ') || coalesce (overridden, '') FROM volunteers_duty WHERE id = 1", "planned ");
  fixture_act (fixture, lp_cover_take, &draft);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE id = 2 AND deleted_at IS NOT NULL AND ended_at IS NULL"), ==, 1);
}

/* Who is noted as excused or absent has no place any more: nothing puts them there again, others may have it, and the note stays. */
static void
test_declined (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (LpSolver) solver = NULL;
  LpRosterTask task;
  LpCoverAct act = { 5, 1, 3, (char *) "cannot come" };
  LpDutyChange *again = lp_duty_change_new ();
  g_autoptr (GError) error = NULL;
  LpExplanation e;

  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome, published_at) VALUES (1, 5, 1, 'excused', 'x'), (2, 7, 1, 'absent', NULL);");
  facts = load (fixture);
  lp_roster_explain (facts, facts->roster, lp_roster_facts_find_slot (facts, 5), &e);
  g_assert_cmpint (e.missing_minimum, ==, 1);
  g_assert_cmpuint (e.n_by_rule[LP_RULE_AWAY], ==, 1);
  task = task_of (facts);
  solver = solve (&task);
  g_assert_false (lp_roster_has (lp_solver_get_best (solver), CARD (1), AT (5)));
  g_assert_false (lp_roster_has (lp_solver_get_best (solver), CARD (1), AT (7)));
  g_assert_cmpuint (lp_roster_get_cards (lp_solver_get_best (solver), AT (5))->len, >=, 1);
  lp_roster_difference_free (apply (fixture, &task, solver));
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));

  fixture_act (fixture, lp_cover_take, &act);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE id = 1 AND outcome = 'excused' AND ended_at IS NULL AND deleted_at IS NULL"),
                   ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_duty WHERE slot_id = 5 AND card_id = 3 AND outcome = 'planned'"), ==, 1);
  lp_duty_change_add (again, 5, 1);
  g_assert_false (linli_store_act (fixture->store, "again", lp_duty_change, again, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  lp_duty_change_free (again);
}

static gboolean
enter_arrangement (LinliTransaction  *transaction,
                   gpointer           days,
                   GError           **error)
{
  return linli_work_calendar_set_own_days (transaction, 2027, days, error);
}

/* What the solver is told of the days of a week: n for a night, w for a day off. */
static void
assert_marks (Fixture    *fixture,
              const char *monday,
              const char *marks)
{
  g_autoptr (GError) error = NULL;
  int day = lp_roster_day_from_text (monday);
  g_autoptr (LpRosterFacts) facts = lp_roster_facts_load (linli_context_get_database (fixture->context), day, day + 6, &error);
  LpRosterTask task = { facts, day, FALSE, LP_ROSTER_NONE, 0, 0 };
  LpRosterProblem *problem = lp_roster_problem_new (&task);
  g_auto (GStrv) lines = g_strsplit (problem->text, "\n", -1);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "slot\t"))
      {
        g_auto (GStrv) parts = g_strsplit (lines[i], "\t", -1);

        g_string_append (found, parts[7]);
      }
  g_assert_cmpstr (found->str, ==, marks);
  lp_roster_problem_free (problem);
}

static void
test_days_off (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = linli_arrangement_parse ("10月1日至7日放假调休，共7天。9月26日（周日）上班。", 2027, &error);

  g_assert_no_error (error);
  fixture_run (fixture, "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 6)"
                        " INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal)"
                        " SELECT 200 + i, 1, date ('2026-10-05', '+' || i || ' days'), 480, 600, 1, 1 FROM n UNION ALL"
                        " SELECT 300 + i, 1, date ('2027-09-20', '+' || i || ' days'), 480, 600, 1, 1 FROM n;");
  assert_marks (fixture, "2026-10-05", "www---w"); /* until Wednesday people are off; on Saturday they work */
  assert_marks (fixture, "2027-09-20", "-----ww");
  fixture_act (fixture, enter_arrangement, days); /* the notice of that year */
  assert_marks (fixture, "2027-09-20", "-----w-");
}

/* Part of a day, a day, and who has moved out: what stands in the roster all the same falls out, and no longer once it is covered. */
static void
test_falls (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (GPtrArray) all = NULL, of_one = NULL, later = NULL, covered = NULL;
  LpCoverAct act = { 7, 1, 4, (char *) "has a cold" };

  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id, pinned, overridden, overridden_rules, published_at) VALUES"
                        " (1, 5, 1, 0, NULL, NULL, NULL), (2, 7, 1, 1, NULL, NULL, 'x'), (3, 9, 2, 0, 'comes all the same', 'away', NULL),"
                        " (4, 13, 3, 0, 'in spite of the hours', 'week', NULL), (5, 6, 2, 0, NULL, NULL, NULL);"
                        "INSERT INTO volunteers_exception (id, card_id, first_day, last_day, from_minute, to_minute, available, reason) VALUES"
                        " (1, 1, '2026-08-04', '2026-08-04', 660, 1080, 0, 'has a cold'), (2, 2, '2026-08-05', '2026-08-05', NULL, NULL, 0, NULL);"
                        "UPDATE person SET moved_out_on = '2026-07-01' WHERE id = 1003; UPDATE volunteers_slot SET published_at = 'x' WHERE id = 7;");
  facts = load (fixture);
  all = lp_falls_list (facts, MONDAY, 0);
  g_assert_cmpuint (all->len, ==, 2); /* only the afternoon of Tuesday; who comes all the same does not count */
  g_assert_cmpint (((LpFall *) g_ptr_array_index (all, 0))->slot_id, ==, 7);
  g_assert_cmpstr (((LpFall *) g_ptr_array_index (all, 0))->reason, ==, "has a cold"); /* for the record */
  g_assert_cmpstr (((LpFall *) g_ptr_array_index (all, 0))->why, ==, "is away"); /* what is shown leaves it out */
  g_assert_true (((LpFall *) g_ptr_array_index (all, 0))->published);
  g_assert_cmpint (((LpFall *) g_ptr_array_index (all, 1))->slot_id, ==, 13);
  g_assert_cmpstr (((LpFall *) g_ptr_array_index (all, 1))->why, ==, "has moved out");
  of_one = lp_falls_list (facts, MONDAY, 2);
  g_assert_cmpuint (of_one->len, ==, 1); /* asked for by name it does */
  later = lp_falls_list (facts, MONDAY + 2, 0);
  g_assert_cmpuint (later->len, ==, 1);
  fixture_act (fixture, lp_cover_take, &act);
  g_clear_pointer (&facts, lp_roster_facts_free);
  facts = load (fixture);
  covered = lp_falls_list (facts, MONDAY, 1);
  g_assert_cmpuint (covered->len, ==, 0);
}

/* A repair of one who is away in the afternoon lets the pinned morning be, and takes the afternoon off though it is pinned, too. */
static void
test_part_of_day (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (LpSolver) solver = NULL;
  LpRosterTask task;
  guint morning, afternoon;

  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id, pinned, overridden) VALUES (1, 5, 1, 1, NULL), (2, 7, 1, 1, 'asked to');"
                        "INSERT INTO volunteers_exception (id, card_id, first_day, last_day, from_minute, to_minute, available) VALUES"
                        " (1, 1, '2026-08-04', '2026-08-04', 690, 1080, 0);");
  facts = load (fixture);
  morning = lp_roster_facts_find_slot (facts, 5);
  afternoon = lp_roster_facts_find_slot (facts, 7);
  task = (LpRosterTask) { facts, MONDAY + 1, TRUE, 0, MONDAY + 1, MONDAY + 1 };
  solver = solve (&task);
  g_assert_true (lp_roster_has (lp_solver_get_best (solver), 0, morning));
  g_assert_false (lp_roster_has (lp_solver_get_best (solver), 0, afternoon));
}

/* Who has died or left is told apart, with the limits of the age and the minutes of the past months. */
static void
test_facts (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpRosterFacts) facts = NULL;

  fixture_run (fixture, "UPDATE person SET deceased_on = '2026-07-01' WHERE id = 1001; UPDATE volunteers_card SET left_on = '2026-08-02' WHERE id = 2;"
                        "UPDATE person SET birth_date = '1956-08-03' WHERE id = 1003; UPDATE person SET birth_date = NULL WHERE id = 1004;"
                        "UPDATE volunteers_card SET week_minutes = NULL;"
                        "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (91, 1, '2026-05-03', 480, 600, 1, 1),"
                        " (92, 1, '2026-05-02', 480, 600, 1, 1);"
                        "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome, came_to) VALUES (1, 91, 4, 'came', 630), (2, 92, 4, 'came', NULL),"
                        " (3, 91, 5, 'absent', NULL);");
  facts = load (fixture);
#define WHO(card) lp_roster_card (facts, CARD (card))
  g_assert_cmpint (WHO (1)->standing, ==, LP_ROSTER_DECEASED);
  g_assert_cmpint (WHO (2)->standing, ==, LP_ROSTER_LEFT);
  g_assert_cmpint (WHO (3)->age, ==, 70);
  g_assert_cmpint (WHO (3)->week_minutes, ==, 360);
  g_assert_cmpint (WHO (4)->age, ==, -1);
  g_assert_cmpint (WHO (4)->week_minutes, ==, 360); /* not known: as from 70 */
  g_assert_cmpint (WHO (4)->past_minutes, ==, 150); /* the real minutes, and three months alone */
  g_assert_cmpint (WHO (5)->past_minutes, ==, 0);
  g_assert_cmpuint (facts->slots->len, ==, 28);
}

int
main (int    argc,
      char **argv)
{
  signal (SIGPIPE, SIG_IGN); /* as the program does */
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name) g_test_add ("/volunteers-fill/" #name, Fixture, NULL, set_up, test_##name, fixture_tear_down)
  ADD (facts);
  ADD (fill);
  ADD (same);
  ADD (kept);
  ADD (repair);
  ADD (stale);
  ADD (program);
  ADD (stop);
  ADD (explain);
  ADD (fix);
  ADD (source);
  ADD (cover);
  ADD (cover_words);
  ADD (cover_back);
  ADD (declined);
  ADD (days_off);
  ADD (falls);
  ADD (part_of_day);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The brief: figures against records that are known, what is drafted from them, what an office writes instead. People are invented. */

#include "fixture.h"
#include "linli-brief.h"
#include "linli-grid-facts.h"

#include <string.h>

static const LinliDate day = { 2024, 10, 15 };

static const char ground[] =
  "INSERT INTO grid (id, name, level, kind) VALUES (1, '一组', 'micro', 'courtyard'), (2, '二组', 'micro', 'courtyard'), (3, '十组', 'micro', 'courtyard');"
  "INSERT INTO grid_duty (id, grid_id, role, name, phone, until) VALUES (1, 1, 'head', '李网格', '13800000001', NULL), (2, 2, 'head', '王网格', NULL, '2024-01-01'),"
  " (3, 1, 'backup', '赵网格', NULL, NULL);"
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '12栋'), (2, 1, '2栋');"
  "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (1, 1, 1, '301'), (2, 1, 2, '302'), (3, 1, 1, '303'), (4, 1, 1, '304');"
  "INSERT INTO household (id, dwelling_id, moved_out_on) VALUES (1, 1, NULL), (2, 2, NULL), (3, 3, '2024-09-30');"
  "INSERT INTO person (id, household_id, name, birth_date, moved_out_on, deceased_on) VALUES"
  " (1, 1, '郭守田', '1950-01-01', NULL, NULL), (2, 1, '郭小满', '2024-10-02', NULL, NULL), (3, 2, '孟秀兰', NULL, NULL, '2024-10-31'),"
  " (4, 2, '孟德', NULL, '2024-10-01', NULL), (5, 2, '孟义', NULL, '2024-09-30', NULL), (6, 3, '何田', NULL, NULL, NULL);"
  "UPDATE person SET moved_in_on = CASE id WHEN 1 THEN '2024-10-31' WHEN 2 THEN '2024-11-01' ELSE '2010-05-01' END WHERE id < 4;"
  "INSERT INTO tag (id, subject_kind, subject_id, code, since, until) VALUES (1, 'person', 1, 'alone', '2024-10-03', NULL),"
  " (2, 'person', 1, 'aged', '2020-01-01', '2024-09-15');";

static const char standing[] =
  "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) VALUES"
  " (1, '东坡小区12栋301', x'01', 1), (2, '东坡小区2栋302', x'02', 1), (3, '东坡小区12栋303', x'03', 1), (4, '东坡小区12栋304', x'04', NULL);";

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  fixture_run (fixture, ground);
  fixture_run (fixture, standing);
}

/* A module whose figures the test chooses: of the month before one less. */
static double served, of_none;

static gboolean
count_bench (LinliDatabase      *reader,
             const LinliPeriod  *period,
             LinliFigures       *figures,
             GCancellable       *cancellable,
             GError            **error)
{
  static const LinliFigureAbout made = { "made", "Made", "pieces", "Those made", LINLI_FIGURE_OF_PERIOD, "person" };
  static const LinliFigureAbout rate = { "rate", "Rate", "%", "Part of whole", LINLI_FIGURE_OF_PERIOD, NULL };

  linli_figure_set_value (linli_figures_add (figures, &made), period->first.month == 10 ? served : served - 1, 0);
  linli_figure_set_rate (linli_figures_add (figures, &rate), 2, (gint64) of_none);
  linli_figures_say (figures, "Made {made}{made~}, rate {rate}{rate~}.");
  return TRUE;
}

static gboolean
count_nothing (LinliDatabase      *reader,
               const LinliPeriod  *period,
               LinliFigures       *figures,
               GCancellable       *cancellable,
               GError            **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "out of order");
  return FALSE;
}

static LinliBrief *
load (Fixture         *fixture,
      LinliPeriodKind  kind)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  LinliPeriod period = linli_period_of (kind, &day);
  LinliBrief *brief;

  g_ptr_array_add (sources, linli_brief_new_base_source ());
  g_ptr_array_add (sources, linli_figure_source_new ("bench", "Bench", count_bench));
  g_ptr_array_add (sources, linli_figure_source_new ("broken", "Broken", count_nothing));
  brief = linli_brief_load (linli_store_get_reader (fixture->store), sources, &period, NULL, &error);
  g_assert_no_error (error);
  return brief;
}

/* before: -1 where it must be unknown */
static void
expect (LinliBrief *brief,
        const char *name,
        double      value,
        double      before,
        gint64      first)
{
  LinliFigure *figure = linli_brief_find (brief, name);
  double found, earlier;

  g_test_message ("%s", name);
  g_assert_nonnull (figure);
  g_assert_true (linli_figure_get_value (figure, &found));
  g_assert_cmpfloat (found, ==, value);
  g_assert_cmpint (linli_figure_get_before (figure, &earlier), ==, before >= 0);
  if (before >= 0)
    {
      g_assert_cmpfloat (earlier, ==, before);
      g_assert_cmpuint (linli_figure_get_n_rows (linli_figure_get_earlier (figure)), ==, before);
    }
  else
    g_assert_null (linli_figure_get_earlier (figure));
  g_assert_cmpuint (linli_figure_get_n_rows (figure), ==, value);
  if (value > 0)
    g_assert_cmpint (linli_figure_get_row (figure, 0, NULL), ==, first);
}

static void
test_base (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LinliBrief) brief = NULL;
  const char *note;

  served = of_none = 0;
  brief = load (fixture, LINLI_PERIOD_MONTH);
  expect (brief, "base.households", 2, -1, 1);
  expect (brief, "base.residents", 2, -1, 1);
  expect (brief, "base.moved-in", 1, 0, 1);
  expect (brief, "base.moved-out", 1, 1, 4);
  expect (brief, "base.born", 1, 0, 2);
  expect (brief, "base.died", 1, 0, 3);
  expect (brief, "base.tags-given", 1, 0, 1);
  expect (brief, "base.tags-ended", 0, 1, 0);
  expect (brief, "base.micro-grids", 3, -1, 1);
  expect (brief, "base.headless", 2, -1, 2);
  expect (brief, "base.small", 3, -1, 1);
  expect (brief, "base.large", 0, -1, 0);
  linli_figure_get_row (linli_brief_find (brief, "base.moved-out"), 0, &note);
  g_assert_cmpstr (note, ==, "2024-10-01");
}

/* Of some only the month is known, or the year: they count where that lies within the period, and nowhere else. */
static void
test_partial (Fixture       *fixture,
              gconstpointer  unused)
{
  static const struct {
    const char *known;
    LinliPeriodKind kind;
    guint n;
  } cases[] = {
    { "2024-10", LINLI_PERIOD_MONTH, 1 },   { "2024-10", LINLI_PERIOD_QUARTER, 1 }, { "2024-10", LINLI_PERIOD_WEEK, 0 }, { "2024-11", LINLI_PERIOD_MONTH, 0 },
    { "2024-12", LINLI_PERIOD_QUARTER, 1 }, { "2024", LINLI_PERIOD_YEAR, 1 },       { "2024", LINLI_PERIOD_QUARTER, 0 }, { "2024", LINLI_PERIOD_MONTH, 0 },
  };
  static const char * const figures[] = { "moved_in_on", "base.moved-in", "moved_out_on", "base.moved-out", "birth_date", "base.born", "deceased_on", "base.died" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (figures); k += 2)
      {
        g_autofree char *sql = g_strdup_printf ("UPDATE person SET birth_date = NULL, moved_in_on = '2010-05-01', moved_out_on = NULL, deceased_on = NULL;"
                                                "UPDATE person SET %s = '%s' WHERE id = 1", figures[k], cases[i].known);
        g_autoptr (LinliBrief) brief = NULL;
        double found;

        fixture_run (fixture, sql);
        brief = load (fixture, cases[i].kind);
        g_assert_true (linli_figure_get_value (linli_brief_find (brief, figures[k + 1]), &found));
        if (found > cases[i].n || found < cases[i].n)
          g_error ("%s: %s is %g", figures[k + 1], cases[i].known, found);
      }
}

/* A week begins on a Monday, wherever the month ends. */
static void
test_week (void)
{
  LinliDate sunday = { 2026, 11, 1 };
  LinliPeriod week = linli_period_of (LINLI_PERIOD_WEEK, &sunday), before = linli_period_move (&week, -1);

  g_assert_cmpuint (linli_period_get_n_days (&week), ==, 7);
  g_assert_cmpint (week.first.month, ==, 10);
  g_assert_cmpint (week.first.day, ==, 26);
  g_assert_cmpint (week.last.day, ==, 1);
  g_assert_cmpint (before.last.day, ==, 25);
}

/* Who has died, or moved out, heads no grid, though nobody ended the duty; who is away does. */
static void
test_heads (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct {
    const char *fate;
    guint n_headless, n_duties;
  } cases[] = {
    { "deceased_on = '2024-10-31'", 3, 1 },
    { "deceased_on = NULL, moved_out_on = '2024-10-31'", 3, 1 },
    { "moved_out_on = NULL, away_from = '2024-10-31'", 2, 2 },
  };

  fixture_run (fixture, "UPDATE grid_duty SET person_id = 1 WHERE id = 1");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE person SET %s WHERE id = 1", cases[i].fate);
      g_autoptr (LinliBrief) brief = NULL;
      g_autoptr (LinliGridFacts) facts = NULL;

      fixture_run (fixture, sql);
      brief = load (fixture, LINLI_PERIOD_MONTH);
      expect (brief, "base.headless", cases[i].n_headless, -1, cases[i].n_headless == 3 ? 1 : 2);
      facts = linli_grid_facts_load (linli_store_get_reader (fixture->store), 1, NULL);
      g_assert_cmpuint (facts->duties->len, ==, cases[i].n_duties);
    }
}

/* A month that has begun is not held against a whole one; what was counted is told of the day of counting. */
static void
test_begun (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliFigureSource) source = linli_figure_source_new ("bench", "Bench", count_bench);
  LinliDate today;

  served = 5;
  linli_date_today (&today);
  for (int back = 0; back < 2; back++)
    {
      LinliPeriod now = linli_period_of (LINLI_PERIOD_MONTH, &today), period = linli_period_move (&now, -back);
      g_autoptr (LinliFigures) figures = linli_figure_source_count (source, linli_store_get_reader (fixture->store), &period, NULL, NULL);
      g_autofree char *change = linli_figure_dup_change (linli_figures_find (figures, "made"));

      g_assert_cmpint (change != NULL, ==, back == 1);
    }
}

static void
test_choice (void)
{
  static const struct {
    LinliDate today;
    guint month;
  } cases[] = { { { 2026, 1, 1 }, 12 }, { { 2026, 3, 7 }, 2 }, { { 2026, 3, 8 }, 3 }, { { 2026, 3, 31 }, 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LinliPeriod period = linli_brief_choose_period (&cases[i].today);

      g_assert_cmpint (period.kind, ==, LINLI_PERIOD_MONTH);
      g_assert_cmpuint (period.first.month, ==, cases[i].month);
    }
}

/* What it was before has the digits of the figure, also where nobody knows it now. */
static void
test_digits (void)
{
  static const LinliFigureAbout about = { "income", "Income", "yuan", "Sum", LINLI_FIGURE_OF_PERIOD, NULL };
  g_autoptr (LinliFigures) now = linli_figures_new ("bench", "Bench");
  g_autoptr (LinliFigures) before = linli_figures_new ("bench", "Bench");
  LinliFigure *figure = linli_figures_add (now, &about), *old = linli_figures_add (before, &about);
  g_autofree char *none = linli_figure_dup_before (figure);
  g_autofree char *text = NULL;

  g_assert_null (none);
  linli_figure_set_value (old, 1234567.8, 2);
  linli_figure_set_before (figure, old);
  text = linli_figure_dup_before (figure);
  g_assert_cmpstr (text, ==, "1234567.80");
}

/* One is not called as many are, and of nothing no digits are told. */
static void
test_words (void)
{
  static const LinliFigureAbout abouts[] = {
    { "topics", "Topics", "topic|topics", "Raised", LINLI_FIGURE_OF_PERIOD, NULL },
    { "rate", "Rate", "%", "Part of whole", LINLI_FIGURE_OF_PERIOD, NULL },
  };
  static const char * const words[][4] = { { "0 topics", "1 topic", "2 topics", "11 topics" }, { "0 %", "50.0 %", "100.0 %", "unknown" } };
  static const gint64 numbers[][4] = { { 0, 1, 2, 11 }, { 0, 1, 2, 0 } };
  g_autoptr (LinliFigures) figures = linli_figures_new ("bench", "Bench");

  for (gsize i = 0; i < G_N_ELEMENTS (abouts); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (words[i]); j++)
      {
        LinliFigure *figure = linli_figures_add (figures, &abouts[i]);
        g_autofree char *text = NULL;

        if (i == 0)
          linli_figure_set_value (figure, (double) numbers[i][j], 0);
        else
          linli_figure_set_rate (figure, numbers[i][j], j < 3 ? 2 : 0);
        text = linli_figure_dup_text (figure);
        g_assert_cmpstr (text, ==, words[i][j]);
        g_assert_cmpstr (linli_figure_get_unit (figure), ==, i == 1 ? "%" : j == 1 ? "topic" : "topics");
      }
  g_assert_cmpstr (linli_figure_get_about (linli_figures_get (figures, 0))->unit, ==, "topics");
}

static void
test_draft (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LinliBrief) brief = NULL;
  g_autofree char *plain = NULL;

  served = 5;
  of_none = 0;
  brief = load (fixture, LINLI_PERIOD_MONTH);
  g_assert_cmpstr (linli_brief_get_draft (brief, 1), ==, "Made [5 pieces](bench.made) (1 more than before), rate [unknown](bench.rate).");
  plain = linli_brief_text_dup_plain (linli_brief_get_draft (brief, 1));
  g_assert_cmpstr (plain, ==, "Made 5 pieces (1 more than before), rate unknown.");
  /* What one module cannot count takes nothing from the others. */
  g_assert_nonnull (strstr (linli_brief_get_trouble (brief, 2), "out of order"));
  g_assert_null (linli_brief_get_trouble (brief, 0));
}

static void
test_parse (void)
{
  static const char * const kept[] = { "a [b](c", "[x](y)", "[a\nb](c.d)", "see [1] (2.3)", "[[4](a.b" };

  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    {
      g_autofree char *plain = linli_brief_text_dup_plain (kept[i]);

      g_assert_cmpstr (plain, ==, kept[i]);
    }
}

/* Kept as one action, for its period alone; told when its numbers are others by now, not when they are only written otherwise; undone, and given up for the draft. */
static void
test_written (Fixture       *fixture,
              gconstpointer  unused)
{
  LinliPeriod month = linli_period_of (LINLI_PERIOD_MONTH, &day);
  LinliBriefText *text = linli_brief_text_new (&month, "bench", "We made [5 pieces](bench.made), or [5.0 piece](bench.made). Well done.");
  g_autoptr (LinliBrief) brief = NULL;
  g_autoptr (LinliBrief) quarter = NULL;
  g_autoptr (LinliBrief) later = NULL;
  g_autoptr (LinliBrief) anew = NULL;
  g_autofree char *none = NULL;
  g_autofree char *changes = NULL;

  served = 5;
  fixture_act (fixture, linli_brief_keep, text);
  brief = load (fixture, LINLI_PERIOD_MONTH);
  g_assert_cmpstr (linli_brief_get_written (brief, 1), ==, text->text);
  g_assert_null (linli_brief_get_written (brief, 0));
  none = linli_brief_dup_changes (brief, 1);
  g_assert_null (none);
  quarter = load (fixture, LINLI_PERIOD_QUARTER);
  g_assert_null (linli_brief_get_written (quarter, 1));
  served = 7;
  later = load (fixture, LINLI_PERIOD_MONTH);
  changes = linli_brief_dup_changes (later, 1);
  g_assert_nonnull (changes);
  g_assert_nonnull (strstr (changes, "5 pieces"));
  g_assert_nonnull (strstr (changes, "7 pieces"));
  g_clear_pointer (&text->text, g_free);
  fixture_act (fixture, linli_brief_keep, text);
  anew = load (fixture, LINLI_PERIOD_MONTH);
  g_assert_null (linli_brief_get_written (anew, 1));
  linli_brief_text_free (text);
}

static void
test_grid (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliGridFacts) facts = linli_grid_facts_load (linli_store_get_reader (fixture->store), 1, &error);
  g_autoptr (GArray) below = NULL;
  g_autoptr (LinliGridFacts) missing = NULL;
  g_autoptr (GArray) grids = NULL;
  const LinliGridBuilding *first, *second;

  g_assert_no_error (error);
  g_assert_cmpstr (facts->name, ==, "一组");
  g_assert_cmpstr (facts->compounds, ==, "东坡小区");
  g_assert_cmpint (facts->n_households, ==, 2);
  g_assert_cmpint (facts->n_residents, ==, 2);
  g_assert_cmpuint (facts->duties->len, ==, 2);
  g_assert_cmpuint (facts->buildings->len, ==, 2);
  first = g_ptr_array_index (facts->buildings, 0);
  second = g_ptr_array_index (facts->buildings, 1);
  g_assert_cmpstr (first->name, ==, "东坡小区2栋");
  g_assert_cmpint (second->n_dwellings, ==, 2);
  g_assert_cmpint (second->n_households, ==, 1);
  grids = linli_grid_facts_list (linli_store_get_reader (fixture->store), &error);
  g_assert_cmpuint (grids->len, ==, 3);
  fixture_run (fixture, "INSERT INTO grid (id, name, level, kind) VALUES (4, '总', 'general', 'courtyard'), (5, '一般', 'ordinary', 'courtyard');"
                        "UPDATE grid SET parent_id = 4 WHERE id = 5; UPDATE grid SET parent_id = 5 WHERE id = 2;");
  below = linli_grid_facts_list_below (linli_store_get_reader (fixture->store), 4, &error);
  g_assert_cmpuint (below->len, ==, 3);
  g_assert_cmpint (g_array_index (below, gint64, 0), ==, 4);
  g_assert_cmpint (g_array_index (below, gint64, 2), ==, 2);
  missing = linli_grid_facts_load (linli_store_get_reader (fixture->store), 99, &error);
  g_assert_null (missing);
  g_assert_nonnull (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/brief/base", Fixture, NULL, set_up, test_base, fixture_tear_down);
  g_test_add ("/brief/partial", Fixture, NULL, set_up, test_partial, fixture_tear_down);
  g_test_add ("/brief/draft", Fixture, NULL, set_up, test_draft, fixture_tear_down);
  g_test_add ("/brief/written", Fixture, NULL, set_up, test_written, fixture_tear_down);
  g_test_add ("/brief/grid", Fixture, NULL, set_up, test_grid, fixture_tear_down);
  g_test_add ("/brief/heads", Fixture, NULL, set_up, test_heads, fixture_tear_down);
  g_test_add ("/brief/begun", Fixture, NULL, set_up, test_begun, fixture_tear_down);
  g_test_add_func ("/brief/choice", test_choice);
  g_test_add_func ("/brief/digits", test_digits);
  g_test_add_func ("/brief/words", test_words);
  g_test_add_func ("/brief/week", test_week);
  g_test_add_func ("/brief/parse", test_parse);

  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Figures of requests: each number is that of the rows behind it, and that of a count by hand over the same invented requests. */

#include "../model/fixture.h"
#include "requests-file.h"
#include "lp-request-figures-store.h"
#include "lp-request-store.h"

#include <string.h>

#define N_GRIDS 7
#define N_DWELLINGS 40

/* A request as this test knows it, counted without any SQL. */
typedef struct {
  const char *state;
  int category; /* -1 for none */
  int grid;     /* 0 for none */
  int dwelling; /* 0 for none */
  gint64 opened; /* days since the first day */
  gint64 due;    /* -1 for none */
  gint64 answered; /* -1 for never */
  gboolean closed;
  gboolean again;
  int n_residents;
  int heard; /* -1 for nobody called; bits: responded, solved, satisfied */
} Case;

static const char * const states[] = { "received", "dispatched", "in-hand", "waiting", "answered", "returned", "closed", "passed-up", "declined", "merged" };
static const char * const categories[] = { "water", "light", "noise", "parking", "other" };

static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO grid (id, name, level, kind) SELECT value, '第' || value || '网格', 'micro', 'courtyard' FROM json_each ('[1,2,3,4,5,6,7]');";

static LinliDate first_day;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  LinliDate today;

  fixture_set_up (fixture, unused);
  requests_file_migrate (fixture);
  fixture_run (fixture, ground);
  linli_date_today (&today);
  linli_date_from_day_number (linli_date_to_day_number (&today) - 400, &first_day);
}

static LinliDate
day_of (gint64 number)
{
  LinliDate day;

  linli_date_from_day_number (linli_date_to_day_number (&first_day) + number, &day);
  return day;
}

/* Noon of a day here, as the file keeps it; `second` keeps moments apart. */
static char *
moment_of (gint64 number,
           int    second)
{
  LinliDate day = day_of (number);
  g_autoptr (GDateTime) local = g_date_time_new_local (day.year, day.month, day.day, 12, second / 60 % 60, second % 60);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (local);

  return g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.000Z");
}

static Case
invent (GRand *rand)
{
  Case item = { states[g_rand_int_range (rand, 0, G_N_ELEMENTS (states))] };

  item.category = g_rand_int_range (rand, -1, G_N_ELEMENTS (categories));
  item.grid = g_rand_int_range (rand, 0, N_GRIDS + 1);
  item.dwelling = g_rand_int_range (rand, 0, N_DWELLINGS + 1);
  item.opened = g_rand_int_range (rand, 0, 401);
  item.due = g_rand_int_range (rand, 0, 8) == 0 ? -1 : item.opened + g_rand_int_range (rand, 0, 20);
  item.closed = strcmp (item.state, "closed") == 0 || strcmp (item.state, "passed-up") == 0 || strcmp (item.state, "declined") == 0 ||
                strcmp (item.state, "merged") == 0;
  item.answered = strcmp (item.state, "answered") == 0 || strcmp (item.state, "closed") == 0 || g_rand_int_range (rand, 0, 5) == 0
                    ? item.opened + g_rand_int_range (rand, 0, 25) : -1;
  item.again = item.answered >= 0 && g_rand_int_range (rand, 0, 6) == 0;
  item.n_residents = g_rand_int_range (rand, 0, 4);
  item.heard = item.answered >= 0 && item.n_residents > 0 && g_rand_int_range (rand, 0, 2) == 0 ? g_rand_int_range (rand, 0, 8) : -1;
  return item;
}

typedef struct {
  Case *cases;
  guint n;
} Cases;

static gboolean
write_timeline (LinliDatabase  *database,
                gint64          id,
                const Case     *item,
                GError        **error)
{
  g_autofree char *opened = moment_of (item->opened, 0);
  g_autofree char *early = moment_of (item->answered, 1);
  g_autofree char *answered = moment_of (item->answered, 30);
  const char *sql = "INSERT INTO timeline (id, matter_id, at, actor, verb, from_state, to_state) VALUES (?, ?, ?, '王社工', 'state', ?, ?)";

  if (!linli_database_run (database, error, sql, "iisss", 10 * id, id, opened, NULL, "received"))
    return FALSE;
  if (item->answered < 0)
    return TRUE;
  if (item->again && (!linli_database_run (database, error, sql, "iisss", 10 * id + 1, id, early, "in-hand", "answered") ||
                      !linli_database_run (database, error, sql, "iisss", 10 * id + 2, id, early, "answered", "in-hand")))
    return FALSE;
  return linli_database_run (database, error, sql, "iisss", 10 * id + 3, id, answered, "in-hand", "answered");
}

/* A call before the last answer, and one that a later call of the same resident replaces, count for nothing. */
static gboolean
write_calls (LinliDatabase  *database,
             gint64          id,
             const Case     *item,
             GError        **error)
{
  g_autofree char *before = moment_of (item->answered, 2), *replaced = moment_of (item->answered, 40), *last = moment_of (item->answered, 50);
  const char *sql = "INSERT INTO requests_callback (id, matter_id, resident_id, at, caller, responded, solved, satisfied)"
                    " VALUES (?, ?, ?, ?, '王社工', ?, ?, ?)";
  gint64 resident = 10 * id;

  if (item->answered >= 0 && item->n_residents > 0 &&
      !linli_database_run (database, error, sql, "iiisiii", 10 * id, id, resident, before, (gint64) 0, (gint64) 0, (gint64) 0))
    return FALSE;
  if (item->heard < 0)
    return TRUE;
  return linli_database_run (database, error, sql, "iiisiii", 10 * id + 1, id, resident, replaced, (gint64) ! (item->heard & 1),
                             (gint64) ! (item->heard & 2), (gint64) ! (item->heard & 4)) &&
         linli_database_run (database, error, sql, "iiisiii", 10 * id + 2, id, resident, last, (gint64) (item->heard & 1) != 0,
                             (gint64) (item->heard & 2) != 0, (gint64) (item->heard & 4) != 0);
}

static gboolean
write_case (LinliDatabase  *database,
            gint64          id,
            const Case     *item,
            GError        **error)
{
  g_autofree char *opened = moment_of (item->opened, 0);
  g_autofree char *closed = item->closed ? moment_of (item->opened + 30, 0) : NULL;
  LinliDate day = day_of (item->due);
  g_autofree char *due = item->due >= 0 ? linli_date_to_string (&day) : NULL;

  if (!linli_database_run (database, error, "INSERT INTO matter (id, kind, number, title, state, category, grid_id, dwelling_id, due_at, opened_at, closed_at)"
                           " VALUES (?, 'requests', 'N' || ?, '漏水', ?, ?, nullif (?, 0), nullif (?, 0), ?, ?, ?)", "iissiisss", id, id, item->state,
                           item->category >= 0 ? categories[item->category] : NULL, (gint64) item->grid, (gint64) item->dwelling, due, opened, closed) ||
      !linli_database_run (database, error, "INSERT INTO requests_request (id) VALUES (?)", "i", id))
    return FALSE;
  for (int i = 0; i < item->n_residents; i++)
    if (!linli_database_run (database, error, "INSERT INTO requests_resident (id, matter_id, name) VALUES (?, ?, '张三')", "ii", 10 * id + i, id))
      return FALSE;
  return write_timeline (database, id, item, error) && write_calls (database, id, item, error);
}

static gboolean
write_cb (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  Cases *all = data;

  for (gint64 i = 1; i <= N_DWELLINGS; i++)
    if (!linli_database_run (database, error, "INSERT INTO dwelling (id, compound_id, room) VALUES (?, 1, ?)", "ii", i, i))
      return FALSE;
  for (guint i = 0; i < all->n; i++)
    if (!write_case (database, i + 1, &all->cases[i], error))
      return FALSE;
  return TRUE;
}

static Case *
fill (Fixture *fixture,
      guint    n,
      guint32  seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Case *cases = g_new (Case, n);
  Cases all = { cases, n };

  for (guint i = 0; i < n; i++)
    cases[i] = invent (rand);
  fixture_act (fixture, write_cb, &all);
  return cases;
}

/* The grid that a list shows: its own, else none, as no dwelling of this test is in one. */
static gboolean
is_settled (const Case *item)
{
  return strcmp (item->state, "answered") == 0 || strcmp (item->state, "closed") == 0;
}

static gboolean
is_repeated (const Case *cases,
             guint       n,
             guint       index)
{
  const Case *item = &cases[index];

  if (strcmp (item->state, "merged") == 0)
    return TRUE;
  for (guint i = 0; item->dwelling != 0 && item->category >= 0 && strcmp (categories[item->category], "other") != 0 && i < n; i++)
    {
      gint64 gap = item->opened - cases[i].opened;

      if (cases[i].dwelling == item->dwelling && cases[i].category == item->category && i != index && gap <= LP_REQUEST_REPEATED_DAYS &&
          (gap > 0 || (gap == 0 && i < index)))
        return TRUE;
    }
  return FALSE;
}

/* By hand: `today` is day 400. */
static gboolean
is_counted (const Case      *cases,
            guint            n,
            guint            index,
            LpRequestFigure  figure)
{
  const Case *item = &cases[index];
  gboolean settled = is_settled (item), open = !settled && !item->closed, dated = settled && item->due >= 0, past = item->due >= 0 && item->due < 400;

  switch (figure)
    {
    case LP_REQUEST_FIGURE_RECEIVED: return TRUE;
    case LP_REQUEST_FIGURE_IN_TIME: return dated && item->answered <= item->due;
    case LP_REQUEST_FIGURE_LATE: return dated && item->answered > item->due;
    case LP_REQUEST_FIGURE_UNDATED: return settled && item->due < 0;
    case LP_REQUEST_FIGURE_OVERDUE: return open && past;
    case LP_REQUEST_FIGURE_UNDERWAY: return open && !past;
    case LP_REQUEST_FIGURE_ENDED: return item->closed && !settled;
    case LP_REQUEST_FIGURE_WAITING: return strcmp (item->state, "waiting") == 0;
    case LP_REQUEST_FIGURE_CALLED: return item->heard >= 0;
    case LP_REQUEST_FIGURE_UNCALLED: return settled && item->heard < 0 && item->n_residents > 0;
    case LP_REQUEST_FIGURE_NOBODY: return settled && item->heard < 0 && item->n_residents == 0;
    case LP_REQUEST_FIGURE_RESPONDED: return item->heard >= 0 && (item->heard & 1) != 0;
    case LP_REQUEST_FIGURE_SOLVED: return item->heard >= 0 && (item->heard & 2) != 0;
    case LP_REQUEST_FIGURE_SATISFIED: return item->heard >= 0 && (item->heard & 4) != 0;
    case LP_REQUEST_FIGURE_AGAIN: return item->again;
    case LP_REQUEST_FIGURE_REPEATED: return is_repeated (cases, n, index);
    case LP_REQUEST_N_FIGURES:
    default: g_assert_not_reached ();
    }
}

static char *
key_of (const Case        *item,
        LpRequestGrouping  grouping)
{
  LinliDate day = day_of (item->opened);

  switch (grouping)
    {
    case LP_REQUEST_BY_GRID: return g_strdup_printf ("%d", item->grid);
    case LP_REQUEST_BY_CATEGORY: return g_strdup (item->category >= 0 ? categories[item->category] : "");
    case LP_REQUEST_BY_MONTH: return g_strdup_printf ("%04d-%02d", day.year, day.month);
    case LP_REQUEST_BY_NOTHING:
    default: return g_strdup ("");
    }
}

/* What the count by hand gives for one cell. */
static gint64
count_by_hand (const Case            *cases,
               guint                  n,
               const LinliPeriod *period,
               LpRequestGrouping      grouping,
               const char            *key,
               LpRequestFigure        figure)
{
  gint64 from = linli_date_to_day_number (&period->first) - linli_date_to_day_number (&first_day);
  gint64 until = linli_date_to_day_number (&period->last) - linli_date_to_day_number (&first_day);
  gint64 count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *own = key_of (&cases[i], grouping);

      count += cases[i].opened >= from && cases[i].opened <= until && g_str_equal (own, key) && is_counted (cases, n, i, figure);
    }
  return count;
}

static gint64
count_rows (Fixture               *fixture,
            const LinliPeriod *period,
            LpRequestFigure        figure,
            LpRequestGrouping      grouping,
            const char            *key)
{
  LpRequestPick *pick = lp_request_pick_new (period, figure, grouping, key);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lp_request_pick_list (linli_store_get_reader (fixture->store), pick, &error);

  g_assert_no_error (error);
  lp_request_pick_free (pick);
  return rows->len;
}

static LpRequestFigures *
load (Fixture               *fixture,
      const LinliPeriod *period,
      LpRequestGrouping      grouping)
{
  g_autoptr (GError) error = NULL;
  LpRequestFigures *figures = lp_request_figures_load (linli_store_get_reader (fixture->store), period, grouping, &error);

  g_assert_no_error (error);
  return figures;
}

/* Each cell of each table, its rows and the count by hand; and the parts make up the whole. */
static void
check_table (Fixture               *fixture,
             const Case            *cases,
             guint                  n,
             const LinliPeriod *period,
             LpRequestGrouping      grouping,
             gboolean               rows_too)
{
  LpRequestFigures *figures = load (fixture, period, grouping);
  gint64 sums[LP_REQUEST_N_FIGURES] = { 0 };
  gint64 received = 0;

  for (guint i = 0; i < figures->lines->len; i++)
    {
      LpRequestFigureLine *line = g_ptr_array_index (figures->lines, i);

      for (int figure = 0; figure < LP_REQUEST_N_FIGURES; figure++)
        {
          sums[figure] += line->counts[figure];
          g_assert_cmpint (line->counts[figure], ==, count_by_hand (cases, n, period, grouping, line->key, figure));
          if (rows_too)
            g_assert_cmpint (line->counts[figure], ==, count_rows (fixture, period, figure, grouping, line->key));
        }
    }
  for (int figure = 0; figure < LP_REQUEST_N_FIGURES; figure++)
    {
      g_assert_cmpint (figures->total->counts[figure], ==, sums[figure]);
      g_assert_cmpint (count_rows (fixture, period, figure, LP_REQUEST_BY_NOTHING, NULL), ==, sums[figure]);
    }
  for (int figure = LP_REQUEST_FIGURE_IN_TIME; figure <= LP_REQUEST_FIGURE_ENDED; figure++)
    received += sums[figure];
  g_assert_cmpint (received, ==, sums[LP_REQUEST_FIGURE_RECEIVED]);
  lp_request_figures_free (figures);
}

static void
check_topics (Fixture               *fixture,
              const Case            *cases,
              guint                  n,
              const LinliPeriod *period)
{
  LpRequestFigures *figures = load (fixture, period, LP_REQUEST_BY_CATEGORY);

  for (guint i = 0; i < figures->topics->len; i++)
    {
      LpRequestTopic *topic = g_ptr_array_index (figures->topics, i);

      g_assert_cmpint (topic->now * LP_REQUEST_STRETCHES_BEFORE, >, topic->before);
      g_assert_cmpint (topic->now, ==, count_by_hand (cases, n, period, LP_REQUEST_BY_CATEGORY, topic->category, LP_REQUEST_FIGURE_RECEIVED));
      g_assert_cmpint (topic->before, ==, count_by_hand (cases, n, &figures->before, LP_REQUEST_BY_CATEGORY, topic->category, LP_REQUEST_FIGURE_RECEIVED));
      g_assert_cmpint (topic->before, ==, count_rows (fixture, &figures->before, LP_REQUEST_FIGURE_RECEIVED, LP_REQUEST_BY_CATEGORY, topic->category));
    }
  lp_request_figures_free (figures);
}

static void
test_cells (Fixture       *fixture,
            gconstpointer  unused)
{
  guint n = 600;
  g_autofree Case *cases = fill (fixture, n, 7);
  LinliDate day = day_of (330);
  LinliPeriod whole = { LINLI_PERIOD_DAYS, first_day, day_of (400) };

  for (int kind = LINLI_PERIOD_MONTH; kind <= LINLI_PERIOD_YEAR; kind++)
    {
      LinliPeriod period = linli_period_of (kind, &day);

      for (int grouping = LP_REQUEST_BY_GRID; grouping <= LP_REQUEST_BY_MONTH; grouping++)
        check_table (fixture, cases, n, &period, grouping, TRUE);
      check_topics (fixture, cases, n, &period);
    }
  check_table (fixture, cases, n, &whole, LP_REQUEST_BY_MONTH, TRUE);
}

/* A file as it is after ten years. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  guint n = 20000;
  g_autofree Case *cases = fill (fixture, n, 11);
  LinliPeriod whole = { LINLI_PERIOD_DAYS, first_day, day_of (400) };
  gint64 begin = g_get_monotonic_time ();
  LpRequestFigures *figures = load (fixture, &whole, LP_REQUEST_BY_GRID);

  g_test_message ("Figures of %u requests: %.3f s", n, (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_assert_cmpint (figures->total->counts[LP_REQUEST_FIGURE_RECEIVED], ==, n);
  lp_request_figures_free (figures);
  check_table (fixture, cases, n, &whole, LP_REQUEST_BY_CATEGORY, FALSE);
}

/* Whoever is told “no” is counted, though the request is in hand again; whoever was not called yet is not. */
static void
test_unknown (Fixture       *fixture,
              gconstpointer  unused)
{
  Case cases[] = {
    { "in-hand", 0, 1, 0, 390, 399, 395, FALSE, TRUE, 1, 1 }, { "closed", 0, 1, 0, 390, 399, 395, TRUE, FALSE, 1, 7 },
    { "answered", 0, 1, 0, 390, 399, 395, FALSE, FALSE, 2, -1 }, { "answered", 0, 1, 0, 390, 399, 395, FALSE, FALSE, 0, -1 },
  };
  Cases all = { cases, G_N_ELEMENTS (cases) };
  LinliPeriod whole = { LINLI_PERIOD_DAYS, first_day, day_of (400) };
  LpRequestFigures *figures;

  fixture_act (fixture, write_cb, &all);
  figures = load (fixture, &whole, LP_REQUEST_BY_GRID);
  g_assert_cmpint (figures->total->counts[LP_REQUEST_FIGURE_CALLED], ==, 2);
  g_assert_cmpint (figures->total->counts[LP_REQUEST_FIGURE_UNCALLED], ==, 1);
  g_assert_cmpint (figures->total->counts[LP_REQUEST_FIGURE_NOBODY], ==, 1);
  g_assert_cmpint (figures->total->counts[LP_REQUEST_FIGURE_SATISFIED], ==, 1);
  g_assert_cmpint (figures->total->counts[LP_REQUEST_FIGURE_OVERDUE], ==, 1);
  g_assert_cmpint (figures->total->counts[LP_REQUEST_FIGURE_IN_TIME], ==, 3);
  g_assert_cmpint (figures->n_before, ==, 0);
  lp_request_figures_free (figures);
}

static void
assert_period (LinliPeriod  period,
               const char      *first,
               const char      *last)
{
  g_autofree char *begin = linli_date_to_string (&period.first);
  g_autofree char *end = linli_date_to_string (&period.last);

  g_assert_cmpstr (begin, ==, first);
  g_assert_cmpstr (end, ==, last);
}

static void
test_periods (void)
{
  LinliDate day = { 2027, 1, 31 }, other = { 2028, 2, 29 };
  LinliPeriod month = linli_period_of (LINLI_PERIOD_MONTH, &day), quarter = linli_period_of (LINLI_PERIOD_QUARTER, &day);
  LinliPeriod days = { LINLI_PERIOD_DAYS, day, { 2027, 2, 6 } };

  assert_period (month, "2027-01-01", "2027-01-31");
  assert_period (linli_period_move (&month, -1), "2026-12-01", "2026-12-31");
  assert_period (linli_period_move (&month, 13), "2028-02-01", "2028-02-29");
  assert_period (quarter, "2027-01-01", "2027-03-31");
  assert_period (linli_period_move (&quarter, -3), "2026-04-01", "2026-06-30");
  assert_period (linli_period_of (LINLI_PERIOD_YEAR, &other), "2028-01-01", "2028-12-31");
  assert_period (linli_period_move (&days, -1), "2027-01-24", "2027-01-30");
  g_assert_cmpuint (linli_period_get_n_days (&days), ==, 7);
}

static void
test_mask (void)
{
  g_autofree char *masked = lp_request_mask_words ("东坡12-3-502 郭守田 漏水 13800000031", "郭守田\n楼下刘孃孃 13900000001\n张");
  g_autofree char *other = lp_request_mask_words ("张大爷说楼下刘孃孃家漏水", "郭守田\n楼下刘孃孃 13900000001\n张");

  g_assert_null (strstr (masked, "郭守田"));
  g_assert_null (strstr (masked, "13800000031"));
  g_assert_nonnull (strstr (masked, "漏水"));
  g_assert_null (strstr (other, "刘孃孃"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/request-figures/periods", test_periods);
  g_test_add_func ("/request-figures/mask", test_mask);
  g_test_add ("/request-figures/cells", Fixture, NULL, set_up, test_cells, fixture_tear_down);
  g_test_add ("/request-figures/unknown", Fixture, NULL, set_up, test_unknown, fixture_tear_down);
  g_test_add ("/request-figures/many", Fixture, NULL, set_up, test_many, fixture_tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* From the file to a plan, and back into the file: a lot is lost, a courtyard across the main road has bays. People and places are invented. */

#include <math.h>

#include "city-roads.h"
#include "lp-plan-hours.h"
#include "lp-plan-store.h"
#include "lp-walk-store.h"
#include "parking-file.h"

#define ALL "SELECT count(*) FROM "

static LinliMatterKind *kind;
static LinliPlane plane;

typedef struct {
  gint64 id;
  const char *class;
  double points[4]; /* metres east and north of the junction */
} Road;

static gboolean
draw (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  static const Road roads[] = { { 1, "primary", { -400, 0, 0, 0 } }, { 2, "primary", { 0, 0, 400, 0 } }, { 3, "residential", { 0, 300, 0, 0 } },
                                { 4, "residential", { 0, 0, 0, -300 } } };

  for (guint i = 0; i < G_N_ELEMENTS (roads); i++)
    {
      double degrees[4];
      g_autoptr (LinliGeometry) line = NULL, lines = NULL;
      g_autoptr (GBytes) bytes = NULL;

      linli_plane_unproject (&plane, roads[i].points[0], roads[i].points[1], &degrees[0], &degrees[1]);
      linli_plane_unproject (&plane, roads[i].points[2], roads[i].points[3], &degrees[2], &degrees[3]);
      line = linli_geometry_new_line (degrees, 2);
      lines = linli_geometry_to_multi (line);
      bytes = linli_geometry_to_bytes (lines);
      if (!linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO road (id, geom, class) VALUES (?, ?, ?)", "ibs", roads[i].id,
                               bytes, roads[i].class))
        return FALSE;
    }
  return TRUE;
}

/* A place in metres, for SQL. */
static char *
at (double east,
    double north)
{
  double x, y;
  char x_text[G_ASCII_DTOSTR_BUF_SIZE], y_text[G_ASCII_DTOSTR_BUF_SIZE];

  linli_plane_unproject (&plane, east, north, &x, &y);
  return g_strdup_printf ("%s, %s", g_ascii_dtostr (x_text, sizeof x_text, x), g_ascii_dtostr (y_text, sizeof y_text, y));
}

static void
run_at (Fixture    *fixture,
        const char *format,
        double      east,
        double      north)
{
  g_autofree char *place = at (east, north), *script = NULL;
  g_auto (GStrv) parts = g_strsplit (format, "@", -1);

  script = g_strjoinv (place, parts);
  fixture_run (fixture, script);
}

/* Compound 1 lost lot 1; its own yard, lot 2, has one bay, the courtyard across the main road, lot 3, two; lot 4 is not counted. Four cars wait; the
 * household of the last has no place. */
static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  parking_file_set_up (fixture, unused);
  kind = lp_need_kind_new ();
  linli_plane_init (&plane, 104.0, 30.66);
  fixture_act (fixture, draw, NULL);
  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '金沙时代城'), (2, '群康路40号院');"
               "INSERT INTO parking_lot (id, name, kind, outsiders, compound_id, closed_on) VALUES (1, '地下室', 'basement', 'no', 1, '2026-01-01'),"
               " (2, '院内', 'courtyard', 'no', 1, NULL), (3, '群康路40号院', 'courtyard', 'yes', 2, NULL), (4, '街边', 'street', 'yes', NULL, NULL);"
               "INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on, night_counted_on) VALUES"
               " (1, 2, 'plain', 40, 1, 1, '2026-06-01', '2026-06-01'), (2, 3, 'plain', 30, 2, 2, '2026-06-02', '2026-06-03'),"
               " (3, 4, 'plain', 8, NULL, NULL, NULL, NULL);"
               "INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (1, 2, 'month', 1, 30000), (2, 3, 'month', 1, 20000);"
               "INSERT INTO matter (id, kind, title, state, opened_at) SELECT value, 'parking', '需要车位', 'waiting', '2026-0' || value || '-01T04:00:00Z'"
               " FROM json_each ('[1, 2, 3, 4]');"
               "INSERT INTO parking_need (id, plate, span, before_fen, lost_lot_id) SELECT value, '川A1234' || value, 'all-day', 28000, 1"
               " FROM json_each ('[1, 2, 3, 4]');"
               "INSERT INTO dwelling (id, compound_id, room) VALUES (1, 1, '101'), (2, 1, '102'), (3, 1, '103'), (4, 2, '104');"
               "UPDATE matter SET dwelling_id = id;");
  run_at (fixture, "INSERT INTO parking_entrance (id, lot_id, x, y) VALUES (1, 1, @)", 5, 90);
  run_at (fixture, "INSERT INTO parking_entrance (id, lot_id, x, y) VALUES (2, 2, @)", 5, 200);
  run_at (fixture, "INSERT INTO parking_entrance (id, lot_id, x, y) VALUES (3, 3, @)", 5, -60);
  run_at (fixture, "INSERT INTO parking_entrance (id, lot_id, x, y) VALUES (4, 4, @)", 5, 110);
  run_at (fixture, "UPDATE matter SET (x, y) = (@) WHERE id < 4", 5, 100);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&kind);
  fixture_tear_down (fixture, unused);
}

static LpPlan *
plan (Fixture *fixture,
      gint64   lost_lot)
{
  LpPlanOrder *order = lp_plan_order_new (kind, &(LpPlanScope) { lost_lot, FALSE }, NULL);
  g_autoptr (GError) error = NULL;
  LpPlan *made = lp_plan_run (linli_store_get_reader (fixture->store), order, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (order->stage, ==, LP_PLAN_MATCHING);
  lp_plan_order_free (order);
  return made;
}

/* Which of the needs a matter is. */
static guint
find (const LpPlan *made,
      gint64        id)
{
  for (guint i = 0; i < made->input->needs->len; i++)
    if (g_array_index (made->input->needs, LpPlanNeed, i).id == id)
      return i;
  g_assert_not_reached ();
}

/* The lot that a need is given, or 0. */
static gint64
lot_of (const LpPlan *made,
        gint64        id)
{
  const LpPlanAnswer *answer = lp_plan_get_answer (made, find (made, id));

  return answer->code == LP_PLAN_PLACED ? g_array_index (made->input->lots, LpPlanLot, answer->lot).id : 0;
}

static void
assert_reason (const LpPlan *made,
               gint64        id,
               const char   *expected)
{
  guint need = find (made, id);
  g_autofree char *reason = lp_plan_dup_reason (lp_plan_get_answer (made, need), &g_array_index (made->input->needs, LpPlanNeed, need),
                                                (const LpPlanLot *) (gpointer) made->input->lots->data);

  g_assert_cmpstr (reason, ==, expected);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
}

/* The nearest lots are given: the own yard once, the courtyard to two; the closed one and the one that is not counted to nobody. */
static void
test_made (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LpPlan) made = plan (fixture, 1);
  const LpPlanOption *best = &g_array_index (made->result->options, LpPlanOption, 0);

  g_assert_cmpuint (made->input->lots->len, ==, 3);
  g_assert_cmpuint (made->result->n_placed, ==, 3);
  g_assert_cmpuint (made->result->n_uncounted, ==, 1);
  g_assert_true (made->result->proved);
  g_assert_cmpint (lot_of (made, 1) + lot_of (made, 2) + lot_of (made, 3), ==, 2 + 3 + 3);
  g_assert_cmpint (lot_of (made, 4), ==, 0);
  assert_reason (made, 4, "not known where one walks from");
  for (gint64 id = 1; id <= 3; id++)
    assert_reason (made, id, lot_of (made, id) == 2 ? "no main road to cross, 2 minutes on foot, 20 yuan a month dearer"
                                                    : "across one main road, 4 minutes on foot, 80 yuan a month cheaper");
  g_assert_cmpint (made->result->saved_fen, ==, 2 * 8000 - 2000);
  g_assert_cmpuint (made->n_before_walks, ==, 3);
  g_assert_cmpuint (made->before_walk, ==, 17); /* 5 + 10 + 5 metres */
  g_assert_cmpint (g_array_index (made->input->lots, LpPlanLot, best->lot).id, ==, 3);
  g_assert_cmpuint (best->n_fit, ==, 2);
}

/* Accepted: in the own yard one parks from today, across the road a bay is kept until there is an agreement; all of it is one action. */
static void
test_accepted (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (LpPlan) made = plan (fixture, 1), again = NULL;
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "accept", lp_plan_accept, made, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE deleted_at IS NULL"), ==, 3);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE lot_id = 2 AND since = date ('now', 'localtime') AND fen = 30000"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE lot_id = 3 AND since IS NULL AND fen = 20000 AND plate LIKE '川A1234_'"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, ALL "matter WHERE state = 'offered' AND closed_at IS NULL"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, ALL "matter WHERE state = 'placed'"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, ALL "timeline WHERE to_state = 'offered' AND text ="
                                " '群康路40号院: across one main road, 4 minutes on foot, 80 yuan a month cheaper'"), ==, 2);
  /* planned again: who has a bay stays, and no bay is given twice */
  again = plan (fixture, 1);
  g_assert_cmpuint (again->input->needs->len, ==, 3);
  g_assert_cmpuint (again->result->n_moved, ==, 0);
  g_assert_cmpuint (again->result->n_placed, ==, 2);
  linli_store_act (fixture->store, "accept", lp_plan_accept, again, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use"), ==, 3);
  undo (fixture);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (fixture_get (fixture, ALL "matter WHERE state = 'waiting'"), ==, 4);
}

/* What changed since is looked at first. */
static void
test_stale (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char * const changes[] = {
    "UPDATE parking_fee SET fen = 20100 WHERE id = 2", "UPDATE parking_bays SET free_day = 1 WHERE id = 2", "UPDATE parking_lot SET closed_on = '2026-02-01' WHERE id = 3",
    "UPDATE parking_need SET most_walk = 1 WHERE id = 1", "UPDATE matter SET state = 'withdrawn' WHERE id = 1", "UPDATE parking_setting SET crossing = 61",
    "INSERT INTO parking_refusal (id, need_id, lot_id) VALUES (1, 1, 3)", "UPDATE matter SET x = x + 0.0001 WHERE id = 2",
    "INSERT INTO parking_hours (id, lot_id, day_type) VALUES (1, 3, 'workday')", "UPDATE parking_need SET bays = 'large' WHERE id = 1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (LpPlan) made = plan (fixture, 1);
      g_autoptr (GError) error = NULL;

      fixture_run (fixture, changes[i]);
      g_assert_false (linli_store_act (fixture->store, "accept", lp_plan_accept, made, NULL, &error));
      g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
      g_assert_cmpint (fixture_get (fixture, ALL "parking_use"), ==, 0);
      undo (fixture);
    }
}

/* A pin holds against walk and price, a refusal leads elsewhere, and only the one moves that was asked. */
static void
test_wishes (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpPlan) before = plan (fixture, 0), after = NULL, pinned = NULL;
  gint64 in_yard = lot_of (before, 1) == 2 ? 1 : lot_of (before, 2) == 2 ? 2 : 3, other = in_yard == 1 ? 2 : 1;
  LpNeedLot *wish = lp_need_lot_new (kind, in_yard, 2);

  fixture_act (fixture, lp_need_refuse, wish);
  after = plan (fixture, 0);
  g_assert_cmpint (lot_of (after, in_yard), ==, 3);
  g_assert_cmpuint (after->result->n_placed, ==, 3);
  lp_need_lot_free (wish);
  wish = lp_need_lot_new (kind, other, 2);
  fixture_act (fixture, lp_need_pin, wish);
  pinned = plan (fixture, 0);
  g_assert_cmpint (lot_of (pinned, other), ==, 2);
  lp_need_lot_free (wish);
}

/* Who parks somewhere by an earlier plan is asked along where that is wanted, stays where it is cheaper for nobody, and moves where more are placed
 * by it: then its use ends and another begins, in one action. */
static void
test_moved (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpPlan) first = plan (fixture, 1), wider = NULL;
  g_autoptr (GError) error = NULL;
  LpPlanOrder *order;

  linli_store_act (fixture->store, "accept", lp_plan_accept, first, NULL, &error);
  g_assert_no_error (error);
  /* a new car of the yard that does not want to cross the road; the courtyard has one more bay */
  fixture_run (fixture, "INSERT INTO matter (id, kind, title, state, opened_at, dwelling_id) VALUES (5, 'parking', '需要车位', 'waiting', '2026-05-01T04:00:00Z', 1);"
               "INSERT INTO parking_need (id, plate, span, most_walk) VALUES (5, '川A55555', 'all-day', 2);"
               "UPDATE parking_bays SET free_day = 3, free_night = 3 WHERE id = 2; UPDATE matter SET x = (SELECT x FROM matter WHERE id = 1),"
               " y = (SELECT y FROM matter WHERE id = 1) WHERE id = 5");
  order = lp_plan_order_new (kind, &(LpPlanScope) { 0, TRUE }, NULL);
  wider = lp_plan_run (linli_store_get_reader (fixture->store), order, NULL, &error);
  lp_plan_order_free (order);
  g_assert_no_error (error);
  g_assert_cmpuint (wider->result->n_placed, ==, 4);
  g_assert_cmpuint (wider->result->n_moved, ==, 1);
  g_assert_cmpint (lot_of (wider, 5), ==, 2);
  linli_store_act (fixture->store, "accept", lp_plan_accept, wider, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE deleted_at IS NULL AND until IS NULL AND lot_id = 3 AND since IS NULL"), ==, 3);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE deleted_at IS NULL AND until = date ('now', 'localtime') AND lot_id = 2"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT need_id FROM parking_use WHERE deleted_at IS NULL AND until IS NULL AND lot_id = 2"), ==, 5);
}

/* A bay that the plan leaves free is kept for who waits without being asked by it, with the walk over the network, and one step takes all back. */
static void
test_freed (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpPlan) first = plan (fixture, 1), second = NULL;
  gint64 moved = lot_of (first, 1) == 3 ? 1 : 2;
  LpNeedLot *pin = lp_need_lot_new (kind, moved, 4);
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "accept", lp_plan_accept, first, NULL, &error);
  g_assert_no_error (error);
  fixture_run (fixture, "INSERT INTO matter (id, kind, title, state, opened_at, dwelling_id) VALUES"
               " (5, 'parking', '需要车位', 'waiting', '2026-05-01T04:00:00Z', 1), (6, 'parking', '需要车位', 'waiting', '2026-06-01T04:00:00Z', 1);"
               "INSERT INTO parking_need (id, plate, span, most_walk) VALUES (5, '川A55555', 'all-day', 3), (6, '川A66666', 'all-day', 5);"
               "UPDATE matter SET x = (SELECT x FROM matter WHERE id = 1), y = (SELECT y FROM matter WHERE id = 1) WHERE id IN (5, 6);"
               "UPDATE parking_bays SET free_day = 1, free_night = 1, counted_on = '2026-06-01', night_counted_on = '2026-06-01' WHERE id = 3");
  fixture_act (fixture, lp_need_pin, pin);
  lp_need_lot_free (pin);
  second = plan (fixture, 1);
  g_assert_cmpint (lot_of (second, moved), ==, 4);
  linli_store_act (fixture->store, "accept", lp_plan_accept, second, NULL, &error);
  g_assert_no_error (error);
  /* the first of the queue walks three minutes by the straight line, and four over the crossing */
  fixture_assert_text (fixture, "SELECT group_concat (plate) FROM parking_use WHERE lot_id = 3 AND since IS NULL AND deleted_at IS NULL AND need_id > 4",
                       "川A66666");
  fixture_assert_text (fixture, "SELECT text FROM timeline WHERE matter_id = 6 AND to_state = 'offered'",
                       "A bay became free in 群康路40号院; next in the queue: waits since 2026-06-01; 4 minutes on foot");
  g_assert_cmpint (fixture_get (fixture, ALL "matter WHERE state = 'waiting' AND id = 5"), ==, 1);
  undo (fixture);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE lot_id = 3 AND since IS NULL AND deleted_at IS NULL"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE need_id > 4"), ==, 0);
  g_assert_cmpint (fixture_get (fixture, ALL "matter WHERE state = 'waiting' AND id IN (5, 6)"), ==, 2);
}

/* An agreement in force lets its guests park at once, and past a rule against outsiders. */
static void
test_agreed (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpPlan) closed = NULL, made = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "UPDATE parking_lot SET outsiders = 'no' WHERE id = 3");
  closed = plan (fixture, 1);
  g_assert_cmpuint (closed->result->n_placed, ==, 1);
  fixture_run (fixture, "INSERT INTO matter (id, kind, title, state, opened_at) VALUES (9, 'parking-agreement', '协议', 'in-force', '2026-05-01T04:00:00Z');"
               "INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, bays, span, starts_on) VALUES (9, 3, 2, 1, 1, 'all-day', '2026-05-01')");
  made = plan (fixture, 1);
  g_assert_cmpuint (made->result->n_placed, ==, 3);
  linli_store_act (fixture->store, "accept", lp_plan_accept, made, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE lot_id = 3 AND since IS NOT NULL"), ==, 1); /* of the one bay agreed on */
  g_assert_cmpint (fixture_get (fixture, ALL "parking_use WHERE lot_id = 3 AND since IS NULL"), ==, 1);
}

/* Without a way in, a lot is where its compound is, and the walk an estimate. */
static void
test_guessed (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LpPlan) made = NULL;

  fixture_run (fixture, "UPDATE parking_entrance SET deleted_at = '2026-01-01' WHERE lot_id = 3");
  made = plan (fixture, 1);
  g_assert_cmpuint (made->result->n_placed, ==, 1);
  g_clear_pointer (&made, lp_plan_unref);
  run_at (fixture, "INSERT INTO dwelling_standing (dwelling_id, address, sort_key, x, y) VALUES (4, '群康路40号院104', x'00', @)"
          " ON CONFLICT (dwelling_id) DO UPDATE SET x = excluded.x, y = excluded.y", 5, -60);
  made = plan (fixture, 1);
  g_assert_cmpuint (made->result->n_placed, ==, 3);
  for (gint64 id = 1; id <= 3; id++)
    if (lot_of (made, id) == 3)
      assert_reason (made, id, "about 4 minutes on foot (estimated), 80 yuan a month cheaper");
}

static void
test_weights (Fixture       *fixture,
              gconstpointer  unused)
{
  LpPlanWeights weights = { 5, 6, 7, FALSE }, read;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lost = lp_lost_lot_list (linli_store_get_reader (fixture->store), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (lost->len, ==, 1);
  g_assert_cmpuint (((LpLostLot *) lost->pdata[0])->n_open, ==, 4);
  fixture_act (fixture, lp_plan_save_weights, &weights);
  g_assert_true (lp_plan_load_weights (linli_store_get_reader (fixture->store), &read, &error));
  g_assert_cmpint (read.crossing * 1000 + read.yuan * 100 + read.fit * 10 + read.keep, ==, 5670);
  undo (fixture);
  g_assert_true (lp_plan_load_weights (linli_store_get_reader (fixture->store), &read, &error));
  g_assert_cmpint (read.crossing, ==, 60);
}

#define HOURS(day, opens, closes) { LP_PLAN_##day, FALSE, (opens) * 60, (closes) * 60 }

static void
assert_open (const LpPlanHours *hours,
             guint              n,
             LpParkWindow       expected)
{
  g_assert_cmpint (lp_plan_hours_get_open (hours, n), ==, expected);
}

static void
test_hours (void)
{
  const LpPlanHours office[] = { HOURS (WORKDAY, 7, 20) }, nights[] = { HOURS (WORKDAY, 18, 8), HOURS (SATURDAY, 18, 8), HOURS (HOLIDAY, 18, 8) };
  const LpPlanHours weekdays[] = { HOURS (WORKDAY, 0, 0), { LP_PLAN_SATURDAY, TRUE, 0, 0 }, { LP_PLAN_HOLIDAY, TRUE, 0, 0 } };
  const LpPlanHours two[] = { HOURS (WORKDAY, 8, 12), HOURS (WORKDAY, 12, 19) }, lunch[] = { HOURS (WORKDAY, 8, 12), HOURS (WORKDAY, 13, 19) };
  const LpPlanHours early[] = { HOURS (WORKDAY, 18, 7), HOURS (SATURDAY, 18, 7), HOURS (HOLIDAY, 18, 7) }, whole[] = { HOURS (WORKDAY, 0, 0) };

  assert_open (NULL, 0, LP_PARK_ALL_DAY); /* unknown is not closed */
  assert_open (whole, 1, LP_PARK_ALL_DAY);
  assert_open (office, 1, LP_PARK_DAY);
  assert_open (two, 2, LP_PARK_DAY);
  assert_open (lunch, 2, 0);
  assert_open (nights, 3, LP_PARK_NIGHT);
  assert_open (early, 3, 0);
  assert_open (weekdays, 3, LP_PARK_DAY);
}

static gboolean
put_roads (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  GPtrArray *shapes = data;

  for (guint i = 0; i < shapes->len; i++)
    {
      g_autoptr (LinliGeometry) lines = linli_geometry_to_multi (g_ptr_array_index (shapes, i));
      g_autoptr (GBytes) bytes = linli_geometry_to_bytes (lines);

      if (!linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO road (id, geom, class) VALUES (?, ?, 'residential')", "ib",
                               (gint64) i + 100, bytes))
        return FALSE;
    }
  return TRUE;
}

/* The roads of a city come out of the file as the same network. */
static void
test_city (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
  g_autoptr (GArray) roads = g_array_new (FALSE, FALSE, sizeof (LpWalkRoad));
  g_autoptr (LpWalk) straight = NULL, loaded = NULL;
  g_autoptr (GError) error = NULL;

  if (!city_roads_load (g_test_get_dir (G_TEST_DIST), shapes, roads))
    {
      g_test_skip ("chengdu_osm_core.gpkg is not beside the project");
      return;
    }
  for (guint i = 0; i < roads->len; i++)
    g_array_index (roads, LpWalkRoad, i).class = "residential";
  straight = lp_walk_new ((const LpWalkRoad *) (gpointer) roads->data, roads->len);
  fixture_run (fixture, "UPDATE road SET deleted_at = '2026-01-01'");
  fixture_act (fixture, put_roads, shapes);
  loaded = lp_walk_load (linli_store_get_reader (fixture->store), NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (lp_walk_get_n_nodes (loaded), ==, lp_walk_get_n_nodes (straight));
  g_assert_cmpuint (lp_walk_get_n_nodes (loaded), >, 3000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name) g_test_add ("/parking-plan-store/" #name, Fixture, NULL, set_up, test_##name, tear_down)
  ADD (made);
  ADD (accepted);
  ADD (stale);
  ADD (wishes);
  ADD (moved);
  ADD (freed);
  ADD (agreed);
  ADD (guessed);
  ADD (weights);
  ADD (city);
#undef ADD
  g_test_add_func ("/parking-plan-store/hours", test_hours);
  return g_test_run ();
}

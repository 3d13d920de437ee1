/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Hazards: the loop and who may take a step, duplicates, recurrence, papers, the rate, the muster. People and places are invented. */

#include <string.h>

#include "../model/ground.h"
#include "lp-hazard-actor-store.h"
#include "lp-hazard-brief-store.h"
#include "lp-hazard-muster-store.h"
#include "lp-hazard-paper-store.h"
#include "lp-hazard-paper.h"
#include "lp-hazard-report-store.h"
#include "lp-hazard-setting-store.h"
#include "lp-hazard-store.h"
#include "pdf.h"

/* 12 dong: two units, and a home in each; building 2 is 40 m to the east, building 3 a kilometre away. */
static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '12栋'), (2, 1, '13栋'), (3, 1, '20栋');"
  "INSERT INTO unit (id, building_id, name) VALUES (1, 1, '3单元'), (2, 1, '4单元'), (3, 2, '1单元'), (4, 3, '1单元');"
  "INSERT INTO dwelling (id, compound_id, building_id, unit_id, room) VALUES (1, 1, 1, 1, '502'), (2, 1, 1, 2, '101'), (3, 1, 2, 3, '201'), (4, 1, 3, 4, '301');"
  "INSERT INTO grid (id, name, level, kind) VALUES (1, '东坡一组', 'micro', 'courtyard'), (2, '商家联盟', 'micro', 'merchants');"
  "INSERT INTO household (id, dwelling_id) VALUES (1, 1), (2, 3), (3, 4);"
  "INSERT INTO person (id, household_id, name, phone, away_from) VALUES (1, 2, '赵一', '13800000001', NULL), (2, 3, '钱二', '13800000002', NULL),"
  " (3, 1, '孙三', '13800000003', NULL), (4, 1, '李四', NULL, '2020-01-01');"
  "INSERT INTO grid_duty (id, grid_id, person_id, role, name, phone, since, until) VALUES (1, 1, 1, 'head', '赵一', '13900000001', '2020-01-01', NULL),"
  " (2, 2, 2, 'head', '钱二', NULL, NULL, NULL), (3, 1, NULL, 'member', '周五', NULL, '2019-01-01', '2020-01-01'), (4, 1, 4, 'member', '李四', NULL, NULL, NULL);"
  "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (1, 'person', 3, 'volunteer'), (2, 'person', 1, 'volunteer');";

/* Where the homes are: derived from their shapes, which the ground leaves out, and so written after it. */
static const char standing[] =
  "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id, x, y) VALUES"
  " (1, '东坡小区12栋3单元502', x'01', 1, 104.02, 30.66), (2, '东坡小区12栋4单元101', x'02', 1, 104.0201, 30.66),"
  " (3, '东坡小区13栋1单元201', x'03', 1, 104.0204, 30.66), (4, '东坡小区20栋1单元301', x'04', 2, 104.03, 30.66);";

static LinliMatterKind *kind;

static char *
read_step (const char *name)
{
  g_autofree char *path = g_strconcat ("/io/github/linli/hazards/migrations/", name, NULL);
  g_autoptr (GBytes) script = g_resources_lookup_data (path, 0, NULL);

  return g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  static const char * const tables[] = { LP_HAZARD_TABLE_NAME, LP_HAZARD_ACTOR_TABLE, LP_HAZARD_PAPER_TABLE, LP_HAZARD_CALL_TABLE,
                                         LP_HAZARD_SETTING_TABLE, NULL };
  g_autofree char *first = read_step ("0001-hazard.sql");
  g_autofree char *second = read_step ("0002-setting.sql");
  g_autofree char *third = read_step ("0003-wording.sql");
  const char *steps[] = { first, second, third };
  LinliSchema schema = { "hazards", steps, G_N_ELEMENTS (steps), tables };
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, unused);
  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
  fixture_run (fixture, ground);
  fixture_run (fixture, standing);
  kind = lp_hazard_kind_new ();
  linli_store_set_actor (fixture->store, "甲");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (g_steal_pointer (&kind));
  fixture_tear_down (fixture, unused);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static gint64
report (Fixture    *fixture,
        const char *line,
        const char *category,
        const char *place,
        gint64      id)
{
  LpHazardReport *wish = lp_hazard_report_new (kind, line);
  gint64 made;

  wish->category = g_strdup (category);
  wish->place_kind = g_strdup (place);
  wish->place_id = id;
  fixture_act (fixture, lp_hazard_report, wish);
  made = wish->id;
  lp_hazard_report_free (wish);
  return made;
}

static void
test_loop (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = report (fixture, "楼道堆放纸板", "stair-clutter", "unit", 1);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (fixture_get (fixture, "SELECT julianday (due_at) - julianday (date ('now', 'localtime')) FROM matter"), ==, 3);
  g_assert_cmpint (fixture_get (fixture, "SELECT grid_id FROM matter"), ==, 1);
  fixture_step (fixture, kind, id, "dispatch", NULL);
  fixture_step (fixture, kind, id, "take-up", NULL);
  fixture_step (fixture, kind, id, "report", "已清走");
  g_assert_false (fixture_try_step (fixture, kind, id, "verify", NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  linli_store_set_actor (fixture->store, "乙");
  fixture_step (fixture, kind, id, "send-back", "二楼还有");
  fixture_assert_text (fixture, "SELECT state FROM matter", "in-hand");
  linli_store_set_actor (fixture->store, "甲");
  fixture_step (fixture, kind, id, "report", "全清了");
  linli_store_set_actor (fixture->store, "乙");
  fixture_step (fixture, kind, id, "verify", NULL);
  fixture_step (fixture, kind, id, "close", NULL);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE closed_at IS NOT NULL", "remedied");
  fixture_step (fixture, kind, id, "reopen", "又堆上了");
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE closed_at IS NULL AND number LIKE '%-0001'", "found");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM timeline WHERE to_state IS NOT NULL"), ==, 9);
}

/* Who lives there is not named on board, ledger and paper, where a line names them. */
static void
test_names (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 id = report (fixture, "赵一家门口充电", "stair-charging", "dwelling", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpHazard) hazard = lp_hazard_store_load (reader (fixture), id, &error);
  g_autofree char *title = NULL;

  g_assert_no_error (error);
  title = lp_hazard_dup_title (hazard);
  g_assert_cmpstr (title, ==, "赵*家门口充电");
}

static void
test_twins (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 first = report (fixture, "三单元堆纸箱", "stair-clutter", "unit", 1);
  gint64 near = report (fixture, "充电", "stair-charging", "dwelling", 3);
  LpHazardSpot here;
  g_autoptr (GPtrArray) twins = NULL;
  LpHazardSame same = { kind, near, first };

  report (fixture, "软管", "gas-hose", "dwelling", 1);
  report (fixture, "远处", "stair-clutter", "dwelling", 4);
  g_assert_true (lp_hazard_spot_find (reader (fixture), "dwelling", 1, &here, NULL));
  g_assert_true (here.located);
  twins = lp_hazard_twins_find (reader (fixture), &here, "stair-clutter", 0, NULL);
  g_assert_cmpuint (twins->len, ==, 2);
  g_assert_cmpint (((LpHazardTwin *) g_ptr_array_index (twins, 0))->id, ==, first);
  g_assert_cmpint (((LpHazardTwin *) g_ptr_array_index (twins, 1))->id, ==, near);
  g_clear_pointer (&twins, g_ptr_array_unref);
  fixture_act (fixture, lp_hazard_same_join, &same);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE closed_at IS NOT NULL", "duplicate");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM link WHERE role = 'duplicate'"), ==, 1);
  twins = lp_hazard_twins_find (reader (fixture), &here, "stair-clutter", first, NULL);
  g_assert_cmpuint (twins->len, ==, 0);
}

/* A hazard as somebody else opens it, who knows the kind alone. */
static gboolean
open_bare_cb (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  g_autoptr (LinliRecord) matter = linli_matter_new ("hazards", "走访时发现");

  linli_record_set_int64 (matter, "dwelling_id", 1);
  linli_record_set_text (matter, "category", "stair-clutter");
  return linli_matter_kind_open (kind, matter, transaction, NULL, error);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  LpHazardFilter open = { LP_HAZARDS_OPEN };
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) other = NULL;
  LpHazard *third = NULL;

  report (fixture, "堆物", "stair-clutter", "unit", 1);
  report (fixture, "充电", "stair-charging", "dwelling", 1);
  report (fixture, "软管", "gas-hose", "dwelling", 1);
  fixture_act (fixture, open_bare_cb, NULL);
  all = lp_hazard_store_list (reader (fixture), &open, NULL);
  g_assert_cmpuint (all->len, ==, 4);
  for (guint i = 0; i < all->len; i++)
    {
      third = g_ptr_array_index (all, i);
      if (g_str_equal (third->title, "走访时发现"))
        break;
    }
  g_assert_cmpstr (third->title, ==, "走访时发现");
  g_assert_cmpuint (third->nth, ==, 3);
  g_assert_cmpstr (third->level, ==, LP_HAZARD_ORDINARY);
  open.group = (char *) "gas";
  other = lp_hazard_store_list (reader (fixture), &open, NULL);
  g_assert_cmpuint (other->len, ==, 1);
  g_assert_cmpuint (((LpHazard *) g_ptr_array_index (other, 0))->nth, ==, 1);
  g_clear_pointer (&other, g_ptr_array_unref);
  open = (LpHazardFilter) { LP_HAZARDS_OPEN, (char *) "丙" };
  other = lp_hazard_store_list (reader (fixture), &open, NULL);
  g_assert_cmpuint (other->len, ==, 0);
}

/* One hazard is counted among those at its place, a list among all: with the same answer. */
static void
assert_nth (Fixture *fixture,
            gint64   id,
            guint    nth)
{
  LpHazardFilter all = { LP_HAZARDS_ALL };
  g_autoptr (GError) error = NULL;
  g_autoptr (LpHazard) hazard = lp_hazard_store_load (reader (fixture), id, &error);
  g_autoptr (GPtrArray) list = lp_hazard_store_list (reader (fixture), &all, NULL);
  gboolean listed = FALSE;

  g_assert_no_error (error);
  g_assert_cmpuint (hazard->nth, ==, nth);
  for (guint i = 0; i < list->len; i++)
    if (((LpHazard *) g_ptr_array_index (list, i))->id == id)
      {
        g_assert_cmpuint (((LpHazard *) g_ptr_array_index (list, i))->nth, ==, nth);
        listed = TRUE;
      }
  g_assert_true (listed);
}

/* The same or a sibling category on the same stairs, or within thirty metres on the map, in the period that the office has set. */
static void
test_recurrence (Fixture       *fixture,
                 gconstpointer  unused)
{
  int days = 30;
  g_autoptr (GError) error = NULL;
  g_autoptr (LpHazard) last = NULL;
  g_autofree char *words = NULL;

  fixture_run (fixture,
               "INSERT INTO matter (id, kind, title, state, category, subject_kind, subject_id, opened_at) VALUES"
               " (1, 'hazards', '堆物', 'remedied', 'stair-clutter', 'unit', 1, '2025-02-01T01:00:00.000Z'),"
               " (2, 'hazards', '堆物', 'remedied', 'stair-clutter', 'unit', 1, '2026-01-01T01:00:00.000Z'),"
               " (3, 'hazards', '充电', 'remedied', 'stair-charging', 'unit', 1, '2026-01-20T01:00:00.000Z'),"
               " (4, 'hazards', '灯', 'remedied', 'power', 'unit', 1, '2026-01-21T01:00:00.000Z'),"
               " (5, 'hazards', '说不清', 'found', NULL, 'unit', 1, '2026-01-22T01:00:00.000Z'),"
               " (6, 'hazards', '误报', 'false', 'stair-clutter', 'unit', 1, '2026-01-23T01:00:00.000Z'),"
               " (7, 'hazards', '别处', 'found', 'stair-clutter', 'unit', 2, '2026-01-24T01:00:00.000Z'),"
               " (8, 'hazards', '堆物', 'found', 'stair-clutter', 'unit', 1, '2026-01-29T01:00:00.000Z'),"
               " (9, 'hazards', '堆物', 'found', 'stair-clutter', 'unit', 1, '2026-03-30T01:00:00.000Z'),"
               " (14, 'hazards', '外墙', 'remedied', 'power', 'building', 1, '2026-01-01T01:00:00.000Z'),"
               " (15, 'hazards', '外墙', 'found', 'power', 'building', 1, '2026-01-02T01:00:00.000Z');"
               "INSERT INTO matter (id, kind, title, state, category, dwelling_id, opened_at) VALUES"
               " (16, 'hazards', '门口堆物', 'remedied', 'stair-clutter', 1, '2026-05-01T01:00:00.000Z'),"
               " (17, 'hazards', '软管', 'remedied', 'gas-hose', 1, '2026-05-02T01:00:00.000Z'),"
               " (18, 'hazards', '软管', 'found', 'gas-hose', 1, '2026-05-03T01:00:00.000Z');"
               "INSERT INTO matter (id, kind, title, state, category, place_text, opened_at) VALUES"
               " (19, 'hazards', '井盖', 'remedied', 'manhole', '北门外', '2026-01-01T01:00:00.000Z'),"
               " (20, 'hazards', '井盖', 'found', 'manhole', '北门外', '2026-01-02T01:00:00.000Z'),"
               " (21, 'hazards', '井盖', 'found', 'manhole', '南门外', '2026-01-02T01:00:00.000Z');"
               "INSERT INTO matter (id, kind, title, state, category, x, y, opened_at) VALUES"
               " (11, 'hazards', '井盖', 'remedied', 'manhole', 104.02004, 30.66, '2026-01-01T01:00:00.000Z'),"
               " (12, 'hazards', '井盖', 'found', 'manhole', 104.02006, 30.66, '2026-02-01T01:00:00.000Z'),"
               " (13, 'hazards', '远处井盖', 'found', 'manhole', 104.021, 30.66, '2026-02-02T01:00:00.000Z');");
  assert_nth (fixture, 2, 2);
  assert_nth (fixture, 4, 1);
  assert_nth (fixture, 5, 0);
  assert_nth (fixture, 7, 1);
  assert_nth (fixture, 8, 4);
  assert_nth (fixture, 9, 4);
  assert_nth (fixture, 12, 2);
  assert_nth (fixture, 13, 1);
  assert_nth (fixture, 15, 2);
  assert_nth (fixture, 16, 5);
  assert_nth (fixture, 18, 2);
  assert_nth (fixture, 20, 2);
  assert_nth (fixture, 21, 1);
  fixture_act (fixture, lp_hazard_period_save, &days);
  assert_nth (fixture, 2, 1);
  assert_nth (fixture, 8, 3);
  assert_nth (fixture, 9, 1);
  last = lp_hazard_store_load (reader (fixture), 8, NULL);
  words = lp_hazard_dup_recurrence (last);
  g_assert_nonnull (strstr (words, "30"));
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_nth (fixture, 8, 4);
  days = 0;
  g_assert_false (linli_store_act (fixture->store, "0", lp_hazard_period_save, &days, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

/* A stair, or a dwelling, of which nobody knows where it is, is where its building is; a point is where it is, and in the grid there. */
static void
test_spot (Fixture       *fixture,
           gconstpointer  unused)
{
  LpHazardReport *wish = lp_hazard_report_new (kind, "井盖破损");
  LpHazardSpot spot;

  fixture_run (fixture, "UPDATE dwelling_standing SET x = NULL, y = NULL WHERE dwelling_id = 1;"
               "INSERT INTO rtree_building_geom (id, minx, maxx, miny, maxy) VALUES (1, 104.018, 104.022, 30.65, 30.67);");
  g_assert_true (lp_hazard_spot_find (reader (fixture), "unit", 1, &spot, NULL));
  g_assert_true (spot.located);
  g_assert_cmpfloat_with_epsilon (spot.x, 104.02, 1e-4);
  g_assert_true (lp_hazard_spot_find (reader (fixture), "dwelling", 1, &spot, NULL));
  g_assert_true (spot.located);
  g_assert_cmpfloat_with_epsilon (spot.y, 30.66, 1e-4);
  ground_set (fixture, "grid", 2, 0, 0, 1, 1);
  wish->on_map = TRUE;
  wish->x = 104.0005;
  wish->y = 30.6005;
  fixture_act (fixture, lp_hazard_report, wish);
  g_assert_cmpint (fixture_get (fixture, "SELECT grid_id FROM matter WHERE x = 104.0005 AND y = 30.6005"), ==, 2);
  g_assert_true (lp_hazard_spot_find_matter (reader (fixture), wish->id, &spot, NULL));
  g_assert_cmpfloat_with_epsilon (spot.x, 104.0005, 1e-9);
  lp_hazard_report_free (wish);
}

/* Each answer that could not be read is an error, and none of them an empty list. */
static void
test_fault (Fixture       *fixture,
            gconstpointer  unused)
{
  LpHazardFilter open = { LP_HAZARDS_OPEN };
  gint64 id = report (fixture, "堆物", "stair-clutter", "unit", 1);
  LpHazardRate rate;
  LpHazardSpot spot;
  int days;
  GError *errors[8] = { NULL };

  fixture_run (fixture, "ALTER TABLE hazards_actor RENAME COLUMN phone TO lost; ALTER TABLE hazards_paper RENAME COLUMN addressee TO lost;"
               "ALTER TABLE hazards_hazard RENAME COLUMN level TO lost; ALTER TABLE hazards_setting RENAME COLUMN recurrence_days TO lost;"
               "ALTER TABLE matter RENAME COLUMN due_at TO lost; ALTER TABLE dwelling RENAME COLUMN unit_id TO lost;");
  g_assert_null (lp_hazard_actor_list (reader (fixture), id, &errors[0]));
  g_assert_null (lp_hazard_issue_list (reader (fixture), id, &errors[1]));
  g_assert_null (lp_hazard_level_load (reader (fixture), id, &errors[2]));
  g_assert_false (lp_hazard_period_load (reader (fixture), &days, &errors[3]));
  g_assert_null (lp_hazard_store_list (reader (fixture), &open, &errors[4]));
  g_assert_false (lp_hazard_store_load_rate (reader (fixture), "2026-03-01", "2026-03-31", &rate, &errors[5]));
  g_assert_false (lp_hazard_spot_find_matter (reader (fixture), id, &spot, &errors[6]));
  g_assert_null (lp_muster_load (reader (fixture), id, &errors[7]));
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_assert_nonnull (errors[i]);
      g_assert_true (errors[i]->domain == LINLI_STORE_ERROR && errors[i]->code != LINLI_STORE_ERROR_NOT_FOUND);
      g_clear_error (&errors[i]);
    }
}

static void
test_rate (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LinliFigureSource) source = lp_hazard_brief_source_new ();
  g_autoptr (LinliFigures) figures = NULL;
  LinliPeriod march = { LINLI_PERIOD_MONTH, { 2026, 3, 1 }, { 2026, 3, 31 } }, january = { LINLI_PERIOD_MONTH, { 2026, 1, 1 }, { 2026, 1, 31 } };
  LinliFigure *found;
  LpHazardRate rate;
  double value;

  fixture_run (fixture,
               "INSERT INTO matter (id, kind, title, state, due_at, opened_at, closed_at) VALUES"
               " (1, 'hazards', 'a', 'remedied', '2026-03-05', '2026-03-01T01:00:00.000Z', '2026-03-05T01:00:00.000Z'),"
               " (2, 'hazards', 'b', 'remedied', '2026-03-05', '2026-03-01T01:00:00.000Z', '2026-03-09T01:00:00.000Z'),"
               " (3, 'hazards', 'c', 'found', '2026-03-05', '2026-03-01T01:00:00.000Z', NULL),"
               " (4, 'hazards', 'd', 'found', '2099-03-05', '2026-03-01T01:00:00.000Z', NULL),"
               " (5, 'hazards', 'e', 'false', '2026-03-05', '2026-03-01T01:00:00.000Z', '2026-03-02T01:00:00.000Z'),"
               " (6, 'hazards', 'f', 'remedied', '2026-03-05', '2026-02-01T01:00:00.000Z', '2026-02-05T01:00:00.000Z');");
  g_assert_true (lp_hazard_store_load_rate (reader (fixture), "2026-03-01", "2026-03-31", &rate, NULL));
  g_assert_cmpint (rate.in_time, ==, 1);
  g_assert_cmpint (rate.closed, ==, 2);
  g_assert_cmpint (rate.open_overdue, ==, 1);
  /* What is closed after the month does not make the month look better, nor do the rows behind its rate lose it. */
  fixture_run (fixture, "UPDATE matter SET state = 'remedied', closed_at = '2026-04-02T01:00:00.000Z' WHERE id = 3");
  g_assert_true (lp_hazard_store_load_rate (reader (fixture), "2026-03-01", "2026-03-31", &rate, NULL));
  g_assert_cmpint (rate.in_time, ==, 1);
  g_assert_cmpint (rate.closed, ==, 2);
  g_assert_cmpint (rate.open_overdue, ==, 1);
  figures = linli_figure_source_count (source, reader (fixture), &march, NULL, NULL);
  found = linli_figures_find (figures, "on-time");
  g_assert_true (linli_figure_get_value (found, &value));
  g_assert_cmpfloat (value, ==, 33.3);
  g_assert_cmpuint (linli_figure_get_n_rows (found), ==, 2);
  /* Of a month without hazards there is no rate: not one of 0 %. */
  g_clear_object (&figures);
  figures = linli_figure_source_count (source, reader (fixture), &january, NULL, NULL);
  g_assert_false (linli_figure_get_value (linli_figures_find (figures, "on-time"), &value));
}

static void
test_papers (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = report (fixture, "软管老化", "gas-hose", "dwelling", 1);
  const char * const order[] = { LP_HAZARD_NOTICE, LP_HAZARD_NOTICE, LP_HAZARD_RECHECK };
  const int numbers[] = { 1, 2, 1 };
  g_autoptr (GPtrArray) issued = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      LpHazardIssue *issue = lp_hazard_issue_new (id, order[i]);

      fixture_act (fixture, lp_hazard_issue, issue);
      g_assert_cmpint (issue->sequence, ==, numbers[i]);
      lp_hazard_issue_free (issue);
    }
  issued = lp_hazard_issue_list (reader (fixture), id, NULL);
  g_assert_cmpuint (issued->len, ==, 3);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM hazards_paper"), ==, 2);
}

static char *
read_notice (Fixture       *fixture,
             LpHazardSheet *sheet,
             gboolean       masked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = lp_hazard_sheet_make (reader (fixture), masked, sheet, NULL, &error);

  g_assert_no_error (error);
  return pdf_read (paper, masked ? "notice-masked" : "notice");
}

static void
set_wording (Fixture    *fixture,
             const char *kind_of_paper,
             const char *words)
{
  GHashTable *wording = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (wording, (gpointer) kind_of_paper, (gpointer) words);
  fixture_act (fixture, lp_hazard_wording_save, wording);
  g_hash_table_unref (wording);
}

/* In the office's words, as they were when it was issued: others later are of later papers. */
static void
assert_wording (Fixture *fixture,
                gint64   id)
{
  LpHazardIssue *first = lp_hazard_issue_new (id, LP_HAZARD_NOTICE), *second = lp_hazard_issue_new (id, LP_HAZARD_NOTICE);
  LpHazardSheet *sheets[2];
  g_autofree char *own = NULL, *usual = NULL;

  set_wording (fixture, LP_HAZARD_RECHECK, "Seen again.");
  set_wording (fixture, LP_HAZARD_NOTICE, "By order of the street: mend this.");
  fixture_act (fixture, lp_hazard_issue, first);
  set_wording (fixture, LP_HAZARD_NOTICE, "");
  fixture_act (fixture, lp_hazard_issue, second);
  sheets[0] = lp_hazard_sheet_new (kind, id, first->id);
  sheets[1] = lp_hazard_sheet_new (kind, id, second->id);
  own = read_notice (fixture, sheets[0], FALSE);
  g_assert_nonnull (strstr (own, "By order of the street: mend this."));
  g_assert_null (strstr (own, "was found at your place"));
  usual = read_notice (fixture, sheets[1], FALSE);
  g_assert_nonnull (strstr (usual, "was found at your place"));
  g_assert_null (strstr (usual, "Seen again"));
  for (guint i = 0; i < 2; i++)
    lp_hazard_sheet_free (sheets[i]);
  lp_hazard_issue_free (first);
  lp_hazard_issue_free (second);
  for (guint i = 0; i < 5; i++)
    linli_store_undo (fixture->store, NULL, NULL);
}

/* A place may be told in words. */
static void
assert_place_masked (Fixture       *fixture,
                     LpHazardSheet *sheet)
{
  g_autofree char *masked = NULL;

  fixture_run (fixture, "UPDATE matter SET dwelling_id = NULL, subject_kind = NULL, subject_id = NULL, place_text = '车棚边，电话13800000009'");
  masked = read_notice (fixture, sheet, TRUE);
  g_assert_nonnull (strstr (masked, "车棚边"));
  g_assert_null (strstr (masked, "13800000009"));
  linli_store_undo (fixture->store, NULL, NULL);
}

/* A copy that hides whom it is for says so; the one that is handed over hides nothing. Neither changes anything. */
static void
test_notice (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = report (fixture, "赵一家门口充电", "stair-charging", "dwelling", 3);
  LpHazardIssue *issue = lp_hazard_issue_new (id, LP_HAZARD_NOTICE);
  LpHazardSheet *sheet;
  g_autofree char *masked = NULL, *full = NULL;
  gint64 entries;

  issue->addressee = g_strdup ("赵一");
  issue->deadline = g_strdup ("2026-07-15");
  issue->text = g_strdup ("赵一移走充电线，回电13800000001");
  fixture_act (fixture, lp_hazard_issue, issue);
  entries = fixture_get (fixture, "SELECT count (*) FROM journal");
  sheet = lp_hazard_sheet_new (kind, id, issue->id);
  masked = read_notice (fixture, sheet, TRUE);
  g_assert_nonnull (strstr (masked, "Notice to remedy"));
  g_assert_nonnull (strstr (masked, "Personal details are partly hidden"));
  g_assert_nonnull (strstr (masked, "赵*"));
  g_assert_nonnull (strstr (masked, "2026-07-15"));
  g_assert_null (strstr (masked, "赵一"));
  g_assert_null (strstr (masked, "13800000001"));
  full = read_notice (fixture, sheet, FALSE);
  g_assert_null (strstr (full, "hidden"));
  g_assert_null (strstr (full, "赵*"));
  g_assert_cmpuint (pdf_count (full, "赵一"), ==, 3); /* to whom, the hazard, what is asked for */
  g_assert_nonnull (strstr (full, "13800000001"));
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM journal"), ==, entries);
  assert_wording (fixture, id);
  assert_place_masked (fixture, sheet);
  linli_store_undo (fixture->store, NULL, NULL);
  g_assert_null (lp_hazard_sheet_make (reader (fixture), TRUE, sheet, NULL, NULL)); /* taken back */
  lp_hazard_sheet_free (sheet);
  lp_hazard_issue_free (issue);
}

static void
test_level (Fixture       *fixture,
            gconstpointer  unused)
{
  LpHazardLevel level = { 0 };
  g_autoptr (LpHazardLevel) loaded = NULL;
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  fixture_act (fixture, open_bare_cb, NULL);
  level.matter_id = fixture_get (fixture, "SELECT id FROM matter");
  level.level = (char *) LP_HAZARD_MAJOR;
  level.plan[0] = (char *) "社区书记";
  fixture_act (fixture, lp_hazard_level_save, &level);
  loaded = lp_hazard_level_load (reader (fixture), level.matter_id, NULL);
  g_assert_cmpstr (loaded->level, ==, LP_HAZARD_MAJOR);
  g_assert_cmpstr (loaded->plan[0], ==, "社区书记");
  g_assert_true (lp_hazard_store_check (reader (fixture), findings, NULL, NULL));
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpstr (linli_finding_get_code (g_ptr_array_index (findings, 0)), ==, "hazards-plan");
}

static void
test_muster (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = report (fixture, "漏气", "gas-leak", "dwelling", 1);
  LpHazardCall *call = lp_hazard_call_new (id, 1, 1, "赵一", LP_HAZARD_COMING);
  g_autoptr (GPtrArray) helpers = lp_muster_load (reader (fixture), id, NULL);
  const char * const names[] = { "赵一", "钱二", "孙三" };

  g_assert_cmpuint (helpers->len, ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < helpers->len; i++)
    g_assert_cmpstr (((LpHelper *) g_ptr_array_index (helpers, i))->name, ==, names[i]);
  g_assert_cmpfloat_with_epsilon (((LpHelper *) g_ptr_array_index (helpers, 0))->metres, 38.3, 1);
  g_assert_cmpstr (((LpHelper *) g_ptr_array_index (helpers, 0))->phone, ==, "13900000001");
  g_assert_cmpint (((LpHelper *) g_ptr_array_index (helpers, 1))->force, ==, LP_HELPER_MERCHANTS);
  g_assert_cmpint (((LpHelper *) g_ptr_array_index (helpers, 2))->force, ==, LP_HELPER_VOLUNTEER);
  fixture_act (fixture, lp_hazard_call_note, call);
  fixture_act (fixture, lp_hazard_call_note, call);
  lp_hazard_call_free (call);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM timeline WHERE verb = 'call'"), ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM hazards_actor WHERE role = 'helper'"), ==, 1);
  g_clear_pointer (&helpers, g_ptr_array_unref);
  helpers = lp_muster_load (reader (fixture), id, NULL);
  g_assert_cmpstr (((LpHelper *) g_ptr_array_index (helpers, 0))->outcome, ==, LP_HAZARD_COMING);
}

static void
test_actors (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = report (fixture, "堆物", "stair-clutter", "unit", 1);
  LpHazardActor *handler = lp_hazard_actor_new (id, LP_HAZARD_HANDLER, 0, "周五", NULL);
  LpHazardActor *owner = lp_hazard_actor_new (id, LP_HAZARD_RESPONSIBLE, 3, "孙三", NULL);
  g_autoptr (GPtrArray) actors = NULL;

  fixture_act (fixture, lp_hazard_actor_add, handler);
  fixture_act (fixture, lp_hazard_actor_add, owner);
  fixture_assert_text (fixture, "SELECT assignee FROM matter", "周五");
  actors = lp_hazard_actor_list (reader (fixture), id, NULL);
  g_assert_cmpuint (actors->len, ==, 2);
  g_assert_cmpstr (((LpHazardActor *) g_ptr_array_index (actors, 0))->name, ==, "孙三");
  fixture_act (fixture, lp_hazard_actor_remove, g_ptr_array_index (actors, 0));
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM hazards_actor WHERE deleted_at IS NULL"), ==, 1);
  lp_hazard_actor_free (handler);
  lp_hazard_actor_free (owner);
}

static void
test_categories (void)
{
  guint n;
  const LpHazardCategory *categories = lp_hazard_categories_get (&n);

  for (guint i = 0; i < n; i++)
    g_assert_true (categories[i].closed_when != NULL && categories[i].days >= 0);
  g_assert_cmpstr (lp_hazard_categories_guess ("12栋3单元楼道堆了纸板")->code, ==, "stair-clutter");
  g_assert_cmpstr (lp_hazard_categories_guess ("厨房燃气软管老化")->code, ==, "gas-hose");
  g_assert_null (lp_hazard_categories_guess ("说不清"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/hazards/categories", test_categories);
  g_test_add ("/hazards/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/hazards/loop", Fixture, NULL, set_up, test_loop, tear_down);
  g_test_add ("/hazards/twins", Fixture, NULL, set_up, test_twins, tear_down);
  g_test_add ("/hazards/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/hazards/recurrence", Fixture, NULL, set_up, test_recurrence, tear_down);
  g_test_add ("/hazards/spot", Fixture, NULL, set_up, test_spot, tear_down);
  g_test_add ("/hazards/fault", Fixture, NULL, set_up, test_fault, tear_down);
  g_test_add ("/hazards/rate", Fixture, NULL, set_up, test_rate, tear_down);
  g_test_add ("/hazards/papers", Fixture, NULL, set_up, test_papers, tear_down);
  g_test_add ("/hazards/notice", Fixture, NULL, set_up, test_notice, tear_down);
  g_test_add ("/hazards/level", Fixture, NULL, set_up, test_level, tear_down);
  g_test_add ("/hazards/actors", Fixture, NULL, set_up, test_actors, tear_down);
  g_test_add ("/hazards/muster", Fixture, NULL, set_up, test_muster, tear_down);
  return g_test_run ();
}

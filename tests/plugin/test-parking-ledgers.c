/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The lists of parking as they leave the office: what stands in their cells, masked and in full, and on paper. People, places and plates are
 * invented. */

#include <string.h>

#include "ledger-lines.h"
#include "lp-agreement-ledger.h"
#include "lp-agreement-store.h"
#include "lp-lot-ledger.h"
#include "lp-lot-store.h"
#include "lp-need-ledger.h"
#include "lp-option-ledger.h"
#include "lp-plan-ledger.h"
#include "parking-file.h"

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  parking_file_set_up (fixture, unused);
  kind = lp_need_kind_new ();
  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '金沙时代城');"
               "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '1栋');"
               "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (1, 1, 1, '101'), (2, 1, 1, '102');"
               "INSERT INTO household (id, dwelling_id, head_id) VALUES (1, 1, 1), (2, 2, 2);"
               "INSERT INTO person (id, household_id, name, birth_date) VALUES (1, 1, '孙秀兰', '1940-05-05'), (2, 2, '李三', '1979-01-01');"
               "INSERT INTO vehicle (id, plate, household_id) VALUES (1, '川A11111', 1), (2, '川A22222', 2);"
               "INSERT INTO parking_lot (id, name, kind, outsiders, compound_id) VALUES (1, '金沙时代城地下室', 'basement', 'no', 1);");
  fixture_run (fixture, "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key) VALUES (1, '金沙时代城1栋101', x'01'),"
               " (2, '金沙时代城1栋102', x'02')");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (g_steal_pointer (&kind));
  fixture_tear_down (fixture, unused);
}

/* A car of the file, or for 0 that of somebody who is not in it. */
static gint64
add_need (Fixture    *fixture,
          gint64      vehicle,
          const char *since)
{
  LpNeed *need = lp_need_new (kind);
  g_autoptr (GError) error = NULL;
  gint64 id;

  need->vehicle_id = vehicle;
  need->since = g_strdup (since);
  if (vehicle == 0)
    need->contact_name = g_strdup ("吴小满");
  if (vehicle != 0)
    lp_need_fill (need, linli_store_get_reader (fixture->store), &error);
  g_assert_no_error (error);
  fixture_act (fixture, lp_need_save, need);
  id = need->id;
  lp_need_free (need);
  return id;
}

/* The queue: who goes first, then who waits longest. A bay is kept for one, who has no place in it. */
static void
test_needs (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 kept = add_need (fixture, 2, "2026-01-01");
  LpNeedLot *deed = lp_need_lot_new (kind, kept, 1);
  g_autoptr (GPtrArray) needs = NULL, items = NULL;
  g_autoptr (LinliLedger) ledger = NULL;
  g_autofree char *text = NULL, *full = NULL;
  g_autoptr (GError) error = NULL;
  guint n_waiting;

  add_need (fixture, 0, "2026-02-02");
  add_need (fixture, 1, "2026-03-03");
  fixture_act (fixture, lp_need_offer, deed);
  lp_need_lot_free (deed);
  fixture_run (fixture, "UPDATE matter SET number = 'TC-' || (SELECT count (*) FROM matter o WHERE o.id <= matter.id)");
  needs = lp_need_list (linli_store_get_reader (fixture->store), kind, LP_NEED_LIST_OPEN, LP_NEED_MOST, &error);
  g_assert_no_error (error);
  items = lp_need_items_new (needs, &n_waiting);
  g_assert_cmpuint (n_waiting, ==, 2);
  ledger = lp_need_ledger_new (items, "2 waiting");
  g_clear_pointer (&needs, g_ptr_array_unref); /* it keeps what it needs */
  g_clear_pointer (&items, g_ptr_array_unref);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 3);
  ledger_lines_assert (ledger, 0, LEDGER_LINES_ALL, TRUE, "1|川A·1***1|金沙时代城1栋***|孙*兰|Day and night|Household with an old person|2026-03-03|Waiting for a bay|TC-3");
  ledger_lines_assert (ledger, 0, LEDGER_LINES_ALL, FALSE, "1|川A·11111|金沙时代城1栋101|孙秀兰|Day and night|Household with an old person|2026-03-03|Waiting for a bay|TC-3");
  ledger_lines_assert (ledger, 1, LEDGER_LINES_ALL, TRUE, "|川A·2***2|金沙时代城1栋***|李*|Day and night||2026-01-01|Bay kept|TC-1");
  ledger_lines_assert (ledger, 1, LEDGER_LINES_ALL, FALSE, "|川A·22222|金沙时代城1栋102|李三|Day and night||2026-01-01|Bay kept|TC-1");
  ledger_lines_assert (ledger, 2, LEDGER_LINES_ALL, TRUE, "2|Plate not known||吴*满|Day and night||2026-02-02|Waiting for a bay|TC-2");
  ledger_lines_assert (ledger, 2, LEDGER_LINES_ALL, FALSE, "2|Plate not known||吴小满|Day and night||2026-02-02|Waiting for a bay|TC-2");
  text = ledger_lines_read_paper (fixture, ledger, TRUE, "parking-needs");
  g_assert_null (strstr (text, "孙秀兰"));
  g_assert_null (strstr (text, "吴小满"));
  g_assert_null (strstr (text, "11111"));
  g_assert_nonnull (strstr (text, "2 waiting · "));
  full = ledger_lines_read_paper (fixture, ledger, FALSE, "parking-needs-whole");
  g_assert_nonnull (strstr (full, "孙秀兰"));
}

/* Lots as they are listed, those that take no cars last: one that was counted, one that was not, one that is closed and had been counted. */
static void
test_lots (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LinliLedger) ledger = NULL;
  g_autoptr (GPtrArray) listed = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO parking_lot (id, name, kind, outsiders, compound_id, closed_on, closed_why, note) VALUES"
               " (2, 'A 旧车库', 'basement', 'no', 1, '2026-01-15', '改造，致电 13800000031', NULL), (3, '群康路边', 'street', 'yes', NULL, NULL, NULL, '收费员 13800000032');"
               "INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on, night_counted_on) VALUES"
               " (1, 1, 'plain', 40, 3, 1, '2026-06-01', '2026-06-02'), (2, 1, 'charging', 4, 1, NULL, '2026-05-01', NULL),"
               " (3, 2, 'plain', 90, 9, 9, '2025-01-01', '2025-01-01');"
               "INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (1, 1, 'month', 1, 30050), (2, 1, 'month', 2, 40000);"
               "INSERT INTO parking_hours (id, lot_id, day_type, opens, closes) VALUES (1, 1, 'workday', 480, 1320), (2, 1, 'saturday', 480, 1320),"
               " (3, 1, 'holiday', 480, 1320), (4, 3, 'workday', 0, 0), (5, 3, 'holiday', NULL, NULL);"
               "INSERT INTO parking_use (id, lot_id, household_id, plate, span, since) VALUES (1, 1, 1, '川A11111', 'all-day', '2020-01-01')");
  ledger = lp_lot_ledger_new (linli_store_get_reader (fixture->store), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linli_ledger_get_title (ledger), ==, "Parking Lots");
  g_assert_cmpstr (linli_ledger_get_period (ledger), ==, "Taking cars: 2, taking none: 1");
  listed = lp_lot_list (linli_store_get_reader (fixture->store), &error);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, listed->len);
  ledger_lines_assert (ledger, 0, LEDGER_LINES_ALL, TRUE, "群康路边||Street|Not counted|||||||||0||Outsiders may park|Workdays All day, Sundays and holidays Closed|||"
                       "收费员 138****0032");
  ledger_lines_assert (ledger, 0, LEDGER_LINES_ALL, FALSE, "群康路边||Street|Not counted|||||||||0||Outsiders may park|Workdays All day, Sundays and holidays Closed|||"
                       "收费员 13800000032");
  ledger_lines_assert (ledger, 1, LEDGER_LINES_ALL, TRUE, "金沙时代城地下室|金沙时代城|Basement|Free|44||4||4|2026-05-01|1|2026-06-02|1|300.50|Not for outsiders|8:00–22:00|||");
  ledger_lines_assert (ledger, 2, LEDGER_LINES_ALL, TRUE, "A 旧车库|金沙时代城|Basement|Takes no cars|90||||||||0||Not for outsiders||2026-01-15|改造，致电 138****0031|");
  ledger_lines_assert (ledger, 2, LEDGER_LINES_ALL, FALSE, "A 旧车库|金沙时代城|Basement|Takes no cars|90||||||||0||Not for outsiders||2026-01-15|改造，致电 13800000031|");
  text = ledger_lines_read_paper (fixture, ledger, TRUE, "parking-lots");
  g_assert_nonnull (strstr (text, "Taking cars: 2, taking none: 1 · "));
  g_assert_nonnull (strstr (text, "300.50"));
}

/* Both sides with who speaks for them, as they are listed: open ones first, the next to be dealt with on top. */
static void
test_agreements (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) agreements = lp_agreement_kind_new ();
  g_autoptr (LinliLedger) ledger = NULL;
  g_autofree char *state = NULL, *text = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (2, '群康路40号院');"
               "INSERT INTO dwelling (id, compound_id, room) VALUES (9, 2, '301');"
               "INSERT INTO household (id, dwelling_id) VALUES (9, 9);"
               "INSERT INTO matter (id, kind, number, title, state, opened_at, due_at, closed_at) VALUES"
               " (11, 'parking-agreement', 'XY-1', '协议', 'ended', '2025-01-01T00:00:00Z', NULL, '2026-01-01T00:00:00Z'),"
               " (12, 'parking-agreement', 'XY-2', '协议', 'talks', '2026-01-01T00:00:00Z', '2026-09-01', NULL),"
               " (13, 'parking-agreement', 'XY-3', '协议', 'in-force', '2026-01-01T00:00:00Z', '2026-07-01', NULL);"
               "INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, host_name, host_phone, guest_name, guest_phone, bays, span, fen, terms, starts_on,"
               " ends_on, remind_days, signed_on) VALUES"
               " (11, 1, 1, 2, NULL, NULL, NULL, NULL, 5, 'all-day', 12000, NULL, '2025-01-01', '2025-12-31', 30, '2024-12-20'),"
               " (12, 1, 1, 2, NULL, NULL, '周守成', '13900000002', NULL, 'night', NULL, NULL, NULL, NULL, 30, NULL),"
               " (13, 1, 1, 2, '李长河', '13900000001', '周守成', '028-87654321', 8, 'night', 15050, '钥匙在李长河处，电话 13900000001', '2026-01-01',"
               " '9999-12-31', 30, '2025-12-20');"
               "INSERT INTO parking_use (id, lot_id, household_id, plate, span, since) VALUES (1, 1, 9, '川A99999', 'night', '2026-01-01')");
  ledger = lp_agreement_ledger_new (linli_store_get_reader (fixture->store), agreements, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linli_ledger_get_period (ledger), ==, "1 in force");
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 3);
  ledger_lines_assert (ledger, 0, LEDGER_LINES_ALL, TRUE, "XY-3|In force|金沙时代城地下室|金沙时代城|李*河|139****0001|群康路40号院|周*成|028-****4321|8|By night|150.50|"
                       "2026-01-01 to 9999-12-31|9999-12-31|2025-12-20|0|1|钥匙在李*河处，电话 139****0001");
  ledger_lines_assert (ledger, 0, LEDGER_LINES_ALL, FALSE, "XY-3|In force|金沙时代城地下室|金沙时代城|李长河|13900000001|群康路40号院|周守成|028-87654321|8|By night|150.50|"
                       "2026-01-01 to 9999-12-31|9999-12-31|2025-12-20|0|1|钥匙在李长河处，电话 13900000001");
  ledger_lines_assert (ledger, 1, LEDGER_LINES_ALL, TRUE, "XY-2|Talks|金沙时代城地下室|金沙时代城|||群康路40号院|周*成|139****0002||By night|||||0|1|");
  ledger_lines_assert (ledger, 2, LEDGER_LINES_ALL, TRUE, "XY-1|Ended|金沙时代城地下室|金沙时代城|||群康路40号院|||5|Day and night|120|2025-01-01 to 2025-12-31|2025-12-31|2024-12-20|0|1|");
  fixture_run (fixture, "UPDATE parking_agreement SET ends_on = '2026-01-31' WHERE id = 13");
  g_clear_object (&ledger);
  ledger = lp_agreement_ledger_new (linli_store_get_reader (fixture->store), agreements, &error);
  g_assert_no_error (error);
  state = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, 0), 1, TRUE);
  g_assert_cmpstr (state, ==, "Over"); /* as the list says, whatever its state */
  text = ledger_lines_read_paper (fixture, ledger, TRUE, "parking-agreements");
  g_assert_null (strstr (text, "13900000001"));
  g_assert_null (strstr (text, "李长河"));
  g_assert_null (strstr (text, "周守成"));
  g_assert_nonnull (strstr (text, "周*成"));
  /* However many there are, the ledger has them all. */
  fixture_run (fixture, "WITH RECURSIVE n (i) AS (VALUES (1000) UNION ALL SELECT i + 1 FROM n WHERE i < 1599)"
                        " INSERT INTO matter (id, kind, number, title, state, opened_at, closed_at)"
                        " SELECT i, 'parking-agreement', 'XY-' || i, '协议', 'ended', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z' FROM n");
  fixture_run (fixture, "INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, span) SELECT id, 1, 1, 1, 'all-day' FROM matter WHERE id >= 1000");
  g_clear_object (&ledger);
  ledger = lp_agreement_ledger_new (linli_store_get_reader (fixture->store), agreements, &error);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 603);
}

/* Cars for which bays are kept in the lot of others wait for an agreement: as they are listed, before the agreements that there are. */
static void
test_wanted (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) agreements = lp_agreement_kind_new ();
  g_autoptr (LinliLedger) ledger = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (2, '群康路40号院');"
               "INSERT INTO dwelling (id, compound_id, room) VALUES (9, 2, '301'); INSERT INTO household (id, dwelling_id) VALUES (9, 9);"
               "INSERT INTO matter (id, kind, number, title, state, opened_at, closed_at) VALUES"
               " (11, 'parking-agreement', 'XY-1', '协议', 'ended', '2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z');"
               "INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, span) VALUES (11, 1, 1, 2, 'all-day');"
               "INSERT INTO parking_use (id, lot_id, household_id, plate, span, since) VALUES (1, 1, 9, '川A99999', 'night', NULL), (2, 1, 9, '川A88888', 'night', NULL)");
  ledger = lp_agreement_ledger_new (linli_store_get_reader (fixture->store), agreements, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 2);
  ledger_lines_assert (ledger, 0, LEDGER_LINES_ALL, TRUE, "|No talks yet|金沙时代城地下室|金沙时代城|||群康路40号院|||2|By night|||||2|0|");
  ledger_lines_assert (ledger, 1, 0, TRUE, "Ended|金沙时代城地下室|金沙时代城|||群康路40号院||||Day and night|||||2|0|");
}

static LpPlan *
make_plan (Fixture *fixture)
{
  LpPlanOrder *order = lp_plan_order_new (kind, &(LpPlanScope) { 0, FALSE }, NULL);
  g_autoptr (GError) error = NULL;
  LpPlan *plan = lp_plan_run (linli_store_get_reader (fixture->store), order, NULL, &error);

  g_assert_no_error (error);
  lp_plan_order_free (order);
  return plan;
}

/* Which column tells since how many days a car waits. */
#define RANK 10

/* One bay for three cars: who goes first has it. Each filter has the lines that it shows, who is left over before who is placed. */
static void
test_plan (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LpPlan) plan = NULL;
  g_autoptr (LinliLedger) all = NULL, placed = NULL, left = NULL, lots = NULL;
  g_autofree char *text = NULL, *full = NULL, *ranked = NULL;

  fixture_run (fixture, "INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on, night_counted_on) VALUES"
               " (1, 1, 'plain', 40, 1, 1, '2026-06-01', '2026-06-01');"
               "INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (1, 1, 'month', 1, 30000);"
               "INSERT INTO parking_entrance (id, lot_id, x, y) VALUES (1, 1, 104.0, 30.66)");
  add_need (fixture, 2, "2026-01-01");
  add_need (fixture, 1, "2026-03-03");
  add_need (fixture, 0, "2026-02-02");
  fixture_run (fixture, "UPDATE matter SET (x, y) = (104.001, 30.66), number = 'TC-' || (SELECT count (*) FROM matter o WHERE o.id <= matter.id);"
               "UPDATE matter SET (x, y) = (NULL, NULL), contact_phone = '13800000031' WHERE contact_name = '吴小满';"
               "UPDATE parking_need SET before_fen = 28000");
  plan = make_plan (fixture);
  all = lp_plan_ledger_new (plan, LP_PLAN_SHOW_ALL, "All who wait (3)", "All 3");
  placed = lp_plan_ledger_new (plan, LP_PLAN_SHOW_PLACED, "All who wait (3)", "Placed 1");
  left = lp_plan_ledger_new (plan, LP_PLAN_SHOW_LEFT, "All who wait (3)", "Left over 2");
  lots = lp_option_ledger_new (plan, "All who wait (3)");
  g_clear_pointer (&plan, lp_plan_unref); /* the ledgers keep it */
  g_assert_cmpstr (linli_ledger_get_period (placed), ==, "All who wait (3) · Placed 1 · 1 of 3 have a bay (now 0) · Walk: 2 minutes on average");
  g_assert_cmpuint (linli_ledger_get_n_rows (all), ==, 3);
  g_assert_cmpuint (linli_ledger_get_n_rows (placed), ==, 1);
  g_assert_cmpuint (linli_ledger_get_n_rows (left), ==, 2);
  ledger_lines_assert (placed, 0, RANK, TRUE, "川A·1***1|金沙时代城1栋***|孙*兰||金沙时代城地下室|about 2 min|not known|300|20 yuan a month dearer|about 2 minutes on foot (estimated), 20 yuan a month dearer|Day and night||TC-2");
  ledger_lines_assert (placed, 0, RANK, FALSE, "川A·11111|金沙时代城1栋101|孙秀兰||金沙时代城地下室|about 2 min|not known|300|20 yuan a month dearer|about 2 minutes on foot (estimated), 20 yuan a month dearer|Day and night||TC-2");
  ledger_lines_assert (left, 0, RANK, TRUE, "川A·2***2|金沙时代城1栋***|李*||Left over|||||others come first in the lots within the limits|Day and night||TC-1");
  ledger_lines_assert (left, 1, RANK, TRUE, "Plate not known||吴*满|138****0031|Left over|||||not known where one walks from|Day and night||TC-3");
  ledger_lines_assert (left, 1, RANK, FALSE, "Plate not known||吴小满|13800000031|Left over|||||not known where one walks from|Day and night||TC-3");
  ledger_lines_assert (all, 0, RANK, TRUE, "川A·2***2|金沙时代城1栋***|李*||Left over|||||others come first in the lots within the limits|Day and night||TC-1");
  ledger_lines_assert (all, 2, RANK, TRUE, "川A·1***1|金沙时代城1栋***|孙*兰||金沙时代城地下室|about 2 min|not known|300|20 yuan a month dearer|about 2 minutes on foot (estimated), 20 yuan a month dearer|Day and night||TC-2");
  text = ledger_lines_read_paper (fixture, all, TRUE, "parking-plan");
  g_assert_null (strstr (text, "孙秀兰"));
  g_assert_null (strstr (text, "13800000031"));
  g_assert_nonnull (strstr (text, "孙*兰"));
  g_assert_cmpuint (linli_ledger_get_n_rows (lots), ==, 1);
  g_assert_cmpstr (linli_ledger_get_period (lots), ==, "All who wait (3) · 1 of 3 have a bay (now 0) · Walk: 2 minutes on average");
  ledger_lines_assert (lots, 0, LEDGER_LINES_ALL, TRUE, "1|金沙时代城地下室|2 of 3|1 of 3|1 of 3|2 minutes (2 to 2) (estimated)|not known|300 yuan a month; 20 dearer than before|"
                       "1 (counted on 2026-06-01)|1 (counted on 2026-06-01)|not known|Not for outsiders");
  ranked = ledger_lines_read_paper (fixture, lots, TRUE, "parking-lots-compared");
  g_assert_nonnull (strstr (ranked, "300 yuan a"));
  full = ledger_lines_read_paper (fixture, all, FALSE, "parking-plan-whole");
  g_assert_nonnull (strstr (full, "孙秀兰"));
  g_assert_nonnull (strstr (full, "13800000031"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/parking-ledgers/needs", Fixture, NULL, set_up, test_needs, tear_down);
  g_test_add ("/parking-ledgers/lots", Fixture, NULL, set_up, test_lots, tear_down);
  g_test_add ("/parking-ledgers/agreements", Fixture, NULL, set_up, test_agreements, tear_down);
  g_test_add ("/parking-ledgers/wanted", Fixture, NULL, set_up, test_wanted, tear_down);
  g_test_add ("/parking-ledgers/plan", Fixture, NULL, set_up, test_plan, tear_down);
  return g_test_run ();
}

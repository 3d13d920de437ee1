/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The parking needs as they leave the office: what stands in their cells, masked and in full, and on paper. People, places and plates are
 * invented. */

#include <string.h>

#include "ledger-lines.h"
#include "lp-need-ledger.h"
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/parking-ledgers/needs", Fixture, NULL, set_up, test_needs, tear_down);
  return g_test_run ();
}

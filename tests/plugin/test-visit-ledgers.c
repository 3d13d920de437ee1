/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lists of visits that leave the office: what stands in their cells, masked and in full, and on paper. People and places are invented. */

#include <string.h>

#include "ledger-lines.h"
#include "lp-campaign-ledger.h"
#include "lp-care-ledger.h"
#include "lp-patrol-ledger.h"
#include "visits-file.h"

#define TODAY "2026-06-15"

static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO building (id, compound_id, name, has_gas) VALUES (1, 1, '12栋', 1);"
  "INSERT INTO unit (id, building_id, name) VALUES (1, 1, '3单元');"
  "INSERT INTO dwelling (id, compound_id, building_id, unit_id, room) VALUES (1, 1, 1, 1, '101'), (2, 1, 1, 1, '102'), (3, 1, 1, 1, '201');"
  "INSERT INTO household (id, dwelling_id) VALUES (11, 1), (12, 2), (13, 3);"
  "INSERT INTO person (id, household_id, name) VALUES (21, 11, '郭守田'), (22, 12, '孟秀兰'), (23, 13, '周五'), (24, 11, '郭小满');"
  "UPDATE household SET head_id = id + 10;"
  "INSERT INTO grid (id, name, level) VALUES (1, '东坡一组', 'micro');"
  "INSERT INTO grid_duty (id, grid_id, role, name) VALUES (1, 1, 'head', '郑七');";

static const char standing[] =
  "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) VALUES (1, '东坡小区12栋3单元101', x'01', 1),"
  " (2, '东坡小区12栋3单元102', x'02', NULL), (3, '东坡小区12栋3单元201', x'03', NULL);";

static LinliMatterKind *campaigns;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  visits_file_migrate (fixture);
  fixture_run (fixture, ground);
  fixture_run (fixture, standing);
  campaigns = lp_campaign_kind_new ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (g_steal_pointer (&campaigns));
  fixture_tear_down (fixture, unused);
}

static LinliLedger *
list_care (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = lp_care_list (linli_store_get_reader (fixture->store), TODAY, TODAY, 100, &error);

  g_assert_no_error (error);
  return lp_care_ledger_new (items, "2 overdue");
}

/* Two in one home, somebody back from hospital whose name stands in what was written, and a home that was visited before. */
static void
test_care (Fixture       *fixture,
           gconstpointer  unused)
{
  LpCareChange change = { 22, (char *) "孟秀兰出院 13800000031" };
  g_autoptr (LinliLedger) ledger = NULL;
  g_autofree char *due = NULL, *late = NULL, *change_due = NULL, *text = NULL, *full = NULL;

  fixture_run (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code, since) VALUES (31, 'person', 21, 'alone', '2026-06-01'),"
               " (32, 'person', 24, 'aged', '2026-05-01'), (33, 'person', 23, 'aged', '2026-06-12')");
  fixture_act (fixture, lp_care_note_change, &change);
  fixture_run (fixture, "UPDATE visits_change SET at = '2026-06-14T04:00:00.000Z', due_at = '2026-06-15T04:00:00.000Z';"
               "INSERT INTO visits_call (id, household_id, at, actor, outcome, mode) VALUES (41, 13, '2026-04-01T04:00:00.000Z', 'x', 'met', 'door')");
  ledger = list_care (fixture);
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 3);
  ledger_lines_assert (ledger, 0, 3, TRUE, "东坡小区12栋***|郭*田 (Lives alone), 郭*满 (Very old)|2026-05-01|30|never|郑七");
  ledger_lines_assert (ledger, 0, 3, FALSE, "东坡小区12栋3单元101|郭守田 (Lives alone), 郭小满 (Very old)|2026-05-01|30|never|郑七");
  ledger_lines_assert (ledger, 1, 3, TRUE, "东坡小区12栋***|周* (Very old)|2026-05-01|30|2026-04-01|");
  ledger_lines_assert (ledger, 1, 3, FALSE, "东坡小区12栋3单元201|周五 (Very old)|2026-05-01|30|2026-04-01|");
  ledger_lines_assert (ledger, 2, 3, TRUE, "东坡小区12栋***|孟*兰 (孟*兰出院 138****0031)|2026-06-15||never|");
  ledger_lines_assert (ledger, 2, 3, FALSE, "东坡小区12栋3单元102|孟秀兰 (孟秀兰出院 13800000031)|2026-06-15||never|");
  due = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, 0), 3, TRUE);
  g_assert_cmpstr (due, ==, "never visited");
  late = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, 1), 3, TRUE);
  g_assert_cmpstr (late, !=, "never visited");
  change_due = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, 2), 3, TRUE);
  g_assert_cmpstr (change_due, !=, "never visited"); /* within a day, whether or not there was a visit before */
  text = ledger_lines_read_paper (fixture, ledger, TRUE, "care");
  g_assert_null (strstr (text, "郭守田"));
  g_assert_null (strstr (text, "3单元"));
  g_assert_null (strstr (text, "13800000031"));
  g_assert_nonnull (strstr (text, "2 overdue · "));
  full = ledger_lines_read_paper (fixture, ledger, FALSE, "care-whole");
  g_assert_nonnull (strstr (full, "郭守田"));
}

static void
record (Fixture         *fixture,
        LinliActionFunc  func,
        gint64           campaign,
        gint64           household,
        LpVisitOutcome   outcome)
{
  LpCampaignNote *note = lp_campaign_note_new (campaign, &household, 1, outcome);

  if (outcome == LP_VISIT_LIMITED)
    note->recheck_on = g_strdup ("2026-06-10");
  fixture_act (fixture, func, note);
  lp_campaign_note_free (note);
}

static LpCampaign *
begin (Fixture *fixture)
{
  LpCampaign *campaign = g_new0 (LpCampaign, 1);

  campaign->kind = g_object_ref (campaigns);
  campaign->title = g_strdup ("燃气入户");
  campaign->checklist = 1;
  campaign->from_on = g_strdup ("2026-06-01");
  campaign->until_on = g_strdup ("2026-06-30");
  campaign->scope = g_strdup ("{}");
  fixture_act (fixture, lp_campaign_create, campaign);
  return campaign;
}

static LinliLedger *
list_campaign (Fixture          *fixture,
               const LpCampaign *campaign,
               LpCampaignList    list)
{
  g_autoptr (LinliRowQuery) query = lp_campaign_query (campaign, list, TODAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = lp_campaign_ledger_load (linli_store_get_reader (fixture->store), query, NULL, &error);

  g_assert_no_error (error);
  return lp_campaign_ledger_new (campaign, "list", rows);
}

/* What is to be reported to the office above: who refused before and after the second notice. A fault has its deadline; nobody else is on it. */
static void
test_campaign (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = begin (fixture);
  g_autoptr (LinliLedger) none = list_campaign (fixture, campaign, LP_CAMPAIGN_REPORTS), reports = NULL, faults = NULL, all = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpuint (linli_ledger_get_n_rows (none), ==, 0);
  record (fixture, lp_campaign_record, campaign->id, 12, LP_VISIT_REFUSED);
  record (fixture, lp_campaign_record, campaign->id, 12, LP_VISIT_ABSENT);
  record (fixture, lp_campaign_give_notice, campaign->id, 12, LP_VISIT_ABSENT);
  record (fixture, lp_campaign_record, campaign->id, 12, LP_VISIT_REFUSED);
  record (fixture, lp_campaign_record, campaign->id, 11, LP_VISIT_LIMITED);
  fixture_run (fixture, "UPDATE visits_result SET last_at = '2026-06-14T04:00:00.000Z', notice_on = CASE WHEN notice_on IS NOT NULL THEN '2026-06-12' END");
  reports = list_campaign (fixture, campaign, LP_CAMPAIGN_REPORTS);
  g_assert_cmpstr (linli_ledger_get_title (reports), ==, "燃气入户: list");
  g_assert_cmpstr (linli_ledger_get_period (reports), ==, "2026-06-01 to 2026-06-30");
  g_assert_cmpuint (linli_ledger_get_n_rows (reports), ==, 1);
  ledger_lines_assert (reports, 0, LEDGER_LINES_ALL, TRUE, "东坡小区12栋***|孟*兰|Refused|3|2026-06-14|2026-06-12||");
  ledger_lines_assert (reports, 0, LEDGER_LINES_ALL, FALSE, "东坡小区12栋3单元102|孟秀兰|Refused|3|2026-06-14|2026-06-12||");
  faults = list_campaign (fixture, campaign, LP_CAMPAIGN_FAULTS);
  ledger_lines_assert (faults, 0, LEDGER_LINES_ALL, TRUE, "东坡小区12栋***|郭*田|Fault, with a deadline|1|2026-06-14||2026-06-10|");
  all = list_campaign (fixture, campaign, LP_CAMPAIGN_TO_GO); /* passed deadlines first, as on the screen */
  g_assert_cmpuint (linli_ledger_get_n_rows (all), ==, 3);
  ledger_lines_assert (all, 0, LEDGER_LINES_ALL, FALSE, "东坡小区12栋3单元101|郭守田|Fault, with a deadline|1|2026-06-14||2026-06-10|");
  ledger_lines_assert (all, 2, LEDGER_LINES_ALL, FALSE, "东坡小区12栋3单元201|周五|Nobody was there yet|||||");
  text = ledger_lines_read_paper (fixture, reports, TRUE, "campaign-reports");
  g_assert_null (strstr (text, "孟秀兰"));
  g_assert_null (strstr (text, "3单元"));
}
static LinliLedger *
list_patrols (Fixture *fixture,
              int      hour)
{
  g_autoptr (GError) error = NULL;
  LinliLedger *ledger = lp_patrol_ledger_new (linli_store_get_reader (fixture->store), TODAY, hour, &error);

  g_assert_no_error (error);
  return ledger;
}

/* Which column tells the local hour of a tick. */
#define AT 6

/* Rounds in the order of the page, with each point of their routes: one found something, one was walked in part, two were not walked at all. A day
 * that is not over has missed nothing yet. */
static void
test_patrols (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LinliLedger) ledger = NULL, before = NULL;
  g_autofree char *at = NULL, *text = NULL, *full = NULL;

  fixture_run (fixture, "INSERT INTO grid (id, name, level) VALUES (2, '东坡二组', 'micro');"
               "INSERT INTO visits_point (id, grid_id, position, name) VALUES (1, 1, 1, '东门'), (2, 1, 0, '配电房'), (3, 2, 0, '车棚'), (4, 2, 1, '水箱');"
               "INSERT INTO matter (id, kind, number, title, state, opened_at, contact_name) VALUES"
               " (51, 'hazards', 'YH-7', '门锁坏了，孟秀兰 13800000031 有钥匙', 'open', '2026-06-15T01:10:00Z', '孟秀兰');"
               "INSERT INTO visits_patrol (id, grid_id, on_day, half, at, actor) VALUES (61, 1, '" TODAY "', 'am', '2026-06-15T01:05:00.000Z', '郑七'),"
               " (62, 2, '" TODAY "', 'am', '2026-06-15T01:00:00.000Z', '钱八');"
               "INSERT INTO visits_tick (id, patrol_id, point_id, at, hazard_id) VALUES (71, 61, 1, '2026-06-15T01:09:00.000Z', 51),"
               " (72, 61, 2, '2026-06-15T01:05:00.000Z', NULL), (73, 62, 3, '2026-06-15T01:00:00.000Z', NULL)");
  ledger = list_patrols (fixture, 24);
  g_assert_cmpstr (linli_ledger_get_period (ledger), ==, "2026-06-15 · rounds: 4, walked: 1, missed: 2");
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, 8);
  ledger_lines_assert (ledger, 0, AT, TRUE, "东坡一组|morning|Walked|郑七|配电房|passed||");
  ledger_lines_assert (ledger, 1, AT, TRUE, "东坡一组|morning|Walked|郑七|东门|passed|YH-7|门锁坏了，孟*兰 138****0031 有钥匙");
  ledger_lines_assert (ledger, 1, AT, FALSE, "东坡一组|morning|Walked|郑七|东门|passed|YH-7|门锁坏了，孟秀兰 13800000031 有钥匙");
  ledger_lines_assert (ledger, 2, LEDGER_LINES_ALL, TRUE, "东坡一组|afternoon|Missed||配电房|not passed|||");
  ledger_lines_assert (ledger, 4, AT, TRUE, "东坡二组|morning|Walked in part|钱八|车棚|passed||");
  ledger_lines_assert (ledger, 5, LEDGER_LINES_ALL, TRUE, "东坡二组|morning|Walked in part|钱八|水箱|not passed|||");
  ledger_lines_assert (ledger, 7, LEDGER_LINES_ALL, TRUE, "东坡二组|afternoon|Missed||水箱|not passed|||");
  at = linli_ledger_dup_cell (ledger, linli_ledger_get_item (ledger, 1), AT, TRUE);
  g_assert_true (g_regex_match_simple ("^[0-2][0-9]:[0-5][0-9]$", at, 0, 0));
  before = list_patrols (fixture, 9);
  g_assert_cmpstr (linli_ledger_get_period (before), ==, "2026-06-15 · rounds: 4, walked: 1, missed: 0");
  ledger_lines_assert (before, 4, AT, TRUE, "东坡二组|morning|On the way|钱八|车棚|passed||");
  ledger_lines_assert (before, 7, AT, TRUE, "东坡二组|afternoon|Not walked yet||水箱|not passed||");
  text = ledger_lines_read_paper (fixture, ledger, TRUE, "patrols");
  g_assert_null (strstr (text, "孟秀兰"));
  g_assert_null (strstr (text, "13800000031"));
  full = ledger_lines_read_paper (fixture, ledger, FALSE, "patrols-whole");
  g_assert_nonnull (strstr (full, "13800000031"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/visit-ledgers/care", Fixture, NULL, set_up, test_care, tear_down);
  g_test_add ("/visit-ledgers/campaign", Fixture, NULL, set_up, test_campaign, tear_down);
  g_test_add ("/visit-ledgers/patrols", Fixture, NULL, set_up, test_patrols, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Visits: a campaign to its last household, care visits by tag and by what happened, rounds of a grid, sheets that come back from paper.
 * People and places are invented. */

#include <string.h>

#include "lp-campaign-store.h"
#include "lp-care-store.h"
#include "lp-checklist-store.h"
#include "lp-home-visit-store.h"
#include "lp-patrol-store.h"
#include "lp-round-paper.h"
#include "lp-round-store.h"
#include "pdf.h"
#include "visits-file.h"

#define TODAY "2026-06-15"

/* Two compounds; the first has four homes with a household in each, the second one. The fourth is known to have no gas. */
static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'), (2, '群康路40号院');"
  "INSERT INTO building (id, compound_id, name, has_gas) VALUES (1, 1, '12栋', 1), (2, 2, '1栋', 1);"
  "INSERT INTO unit (id, building_id, name) VALUES (1, 1, '3单元'), (2, 2, '1单元');"
  "INSERT INTO dwelling (id, compound_id, building_id, unit_id, room, has_gas) VALUES (1, 1, 1, 1, '101', 1), (2, 1, 1, 1, '102', NULL),"
  " (3, 1, 1, 1, '201', 1), (4, 1, 1, 1, '202', 0), (5, 2, 2, 2, '101', 1);"
  "INSERT INTO household (id, dwelling_id) VALUES (11, 1), (12, 2), (13, 3), (14, 4), (15, 5);"
  "INSERT INTO person (id, household_id, name) VALUES (21, 11, '赵一'), (22, 12, '钱二'), (23, 13, '孙三'), (24, 14, '李四'), (25, 15, '周五'),"
  " (26, 11, '吴六');"
  "UPDATE household SET head_id = id + 10;"
  "INSERT INTO grid (id, name, level) VALUES (1, '东坡一组', 'micro'), (2, '东坡二组', 'micro');"
  "INSERT INTO grid_duty (id, grid_id, role, name) VALUES (1, 1, 'head', '郑七');";

static LinliMatterKind *campaigns, *hazards;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  visits_file_migrate (fixture);
  fixture_run (fixture, ground);
  campaigns = lp_campaign_kind_new ();
  hazards = linli_matter_kind_new ("hazards", "Hazard", "linli-matter-symbolic");
  linli_matter_kind_add_state (hazards, "found", "Found", LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (hazards, "done", "Done", LINLI_MATTER_STATE_FINAL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (g_steal_pointer (&campaigns));
  g_assert_finalize_object (g_steal_pointer (&hazards));
  fixture_tear_down (fixture, unused);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static LpCampaign *
campaign_new (const char *scope,
              const char *tag,
              gboolean    only_gas)
{
  LpCampaign *campaign = g_new0 (LpCampaign, 1);

  campaign->kind = g_object_ref (campaigns);
  campaign->title = g_strdup ("燃气入户");
  campaign->checklist = 1;
  campaign->from_on = g_strdup ("2026-06-01");
  campaign->until_on = g_strdup ("2026-06-30");
  campaign->scope = g_strdup (scope);
  campaign->tag = g_strdup (tag);
  campaign->only_gas = only_gas;
  return campaign;
}

static LpCampaignCounts
count (Fixture          *fixture,
       const LpCampaign *campaign)
{
  g_autoptr (GError) error = NULL;
  LpCampaignCounts counts;

  lp_campaign_count (reader (fixture), campaign, TODAY, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

/* The households of a list, as "11 12". */
static void
assert_list (Fixture          *fixture,
             const LpCampaign *campaign,
             LpCampaignList    list,
             const char       *expected)
{
  g_autoptr (LinliRowQuery) query = lp_campaign_query (campaign, list, TODAY);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = linli_row_query_load_ids (query, reader (fixture), NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (found, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", g_array_index (ids, gint64, i));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
record (Fixture        *fixture,
        gint64          campaign,
        gint64          household,
        LpVisitOutcome  outcome)
{
  LpCampaignNote *note = lp_campaign_note_new (campaign, &household, 1, outcome);

  if (outcome == LP_VISIT_LIMITED)
    note->recheck_on = g_strdup ("2026-06-10");
  fixture_act (fixture, lp_campaign_record, note);
  lp_campaign_note_free (note);
}

static void
note (Fixture         *fixture,
      LinliActionFunc  func,
      gint64           campaign,
      gint64           household)
{
  LpCampaignNote *about = lp_campaign_note_new (campaign, &household, 1, LP_VISIT_ABSENT);

  fixture_act (fixture, func, about);
  lp_campaign_note_free (about);
}

/* From the first knock to the last household: absent twice, second notice, reported; a fault with a deadline comes up again. */
static void
test_campaign (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = campaign_new ("{\"compound\":[1]}", NULL, TRUE);
  LpCampaignCounts counts = count (fixture, campaign);

  g_assert_cmpint (counts.total, ==, 3); /* before it is made; not the one without gas */
  fixture_act (fixture, lp_campaign_create, campaign);
  assert_list (fixture, campaign, LP_CAMPAIGN_TO_GO, "11 12 13");
  record (fixture, campaign->id, 11, LP_VISIT_GOOD);
  record (fixture, campaign->id, 12, LP_VISIT_REFUSED);
  record (fixture, campaign->id, 13, LP_VISIT_LIMITED);
  assert_list (fixture, campaign, LP_CAMPAIGN_TO_GO, "13 12");
  assert_list (fixture, campaign, LP_CAMPAIGN_NOTICES, "");
  record (fixture, campaign->id, 12, LP_VISIT_ABSENT);
  assert_list (fixture, campaign, LP_CAMPAIGN_NOTICES, "12");
  counts = count (fixture, campaign);
  g_assert_cmpint (counts.remaining, ==, 1);
  g_assert_cmpint (counts.untouched, ==, 0);
  g_assert_cmpint (counts.notices, ==, 1);
  g_assert_cmpint (counts.rechecks, ==, 1);
  note (fixture, lp_campaign_give_notice, campaign->id, 12);
  assert_list (fixture, campaign, LP_CAMPAIGN_NOTICES, "");
  assert_list (fixture, campaign, LP_CAMPAIGN_REPORTS, "");
  record (fixture, campaign->id, 12, LP_VISIT_REFUSED);
  assert_list (fixture, campaign, LP_CAMPAIGN_REPORTS, "12");
  note (fixture, lp_campaign_escalate, campaign->id, 12);
  assert_list (fixture, campaign, LP_CAMPAIGN_REPORTED, "12");
  counts = count (fixture, campaign);
  g_assert_cmpint (counts.remaining, ==, 0);
  g_assert_cmpint (counts.reported, ==, 1);
  record (fixture, campaign->id, 13, LP_VISIT_GOOD);
  assert_list (fixture, campaign, LP_CAMPAIGN_TO_GO, "");
  g_assert_cmpint (fixture_get (fixture, "SELECT attempts FROM visits_result WHERE household_id = 12"), ==, 3);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM visits_call"), ==, 6);
}

/* An outcome is one action: undone, the household is to go again. */
static void
test_undo (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = campaign_new ("{\"building\":[2]}", NULL, FALSE);
  g_autoptr (GError) error = NULL;

  fixture_act (fixture, lp_campaign_create, campaign);
  record (fixture, campaign->id, 15, LP_VISIT_GOOD);
  assert_list (fixture, campaign, LP_CAMPAIGN_TO_GO, "");
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_list (fixture, campaign, LP_CAMPAIGN_TO_GO, "15");
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM visits_call"), ==, 0);
}

/* Who moved out or died is not counted, whatever was noted before; who comes back is. */
static void
test_denominator (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = campaign_new ("{}", NULL, FALSE);

  fixture_act (fixture, lp_campaign_create, campaign);
  g_assert_cmpint (count (fixture, campaign).total, ==, 5);
  record (fixture, campaign->id, 13, LP_VISIT_GOOD);
  fixture_run (fixture, "UPDATE household SET moved_out_on = '2026-06-02' WHERE id = 12; UPDATE person SET deceased_on = '2026-06-03' WHERE id = 23");
  g_assert_cmpint (count (fixture, campaign).total, ==, 3);
  g_assert_cmpint (count (fixture, campaign).remaining, ==, 3);
  assert_list (fixture, campaign, LP_CAMPAIGN_TO_GO, "11 14 15");
  assert_list (fixture, campaign, LP_CAMPAIGN_SETTLED, "");
  fixture_run (fixture, "UPDATE household SET moved_out_on = NULL WHERE id = 12; UPDATE person SET deceased_on = NULL WHERE id = 23");
  g_assert_cmpint (count (fixture, campaign).total, ==, 5);
  assert_list (fixture, campaign, LP_CAMPAIGN_TO_GO, "11 12 14 15");
  assert_list (fixture, campaign, LP_CAMPAIGN_SETTLED, "13");
}

/* By tag, by grid and what lies below it, by the homes that were chosen. */
static void
test_scopes (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpCampaign) tagged = campaign_new ("{}", "alone", FALSE);
  g_autoptr (LpCampaign) by_grid = campaign_new ("{\"grid\":[2]}", NULL, FALSE);
  g_autoptr (LpCampaign) chosen = campaign_new ("{\"dwelling\":[2,5]}", NULL, FALSE);
  const gint64 dwellings[] = { 1, 2, 5 };
  g_autoptr (GArray) found = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code, until) VALUES (31, 'person', 22, 'alone', NULL),"
               " (32, 'person', 23, 'alone', '2026-01-01'); INSERT INTO grid_rule (id, grid_id, compound_id) VALUES (1, 2, 2)");
  g_assert_cmpint (count (fixture, tagged).total, ==, 1);
  g_assert_cmpint (count (fixture, by_grid).total, ==, 1);
  g_assert_cmpint (count (fixture, chosen).total, ==, 2);
  found = lp_campaign_households_at (reader (fixture), chosen, dwellings, G_N_ELEMENTS (dwellings), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 2);
}

/* A fault becomes a hazard that leads back to the campaign; the sheet's colours follow. */
static void
test_hazard (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = campaign_new ("{\"compound\":[1]}", NULL, FALSE);
  LpCampaignFault *fault = g_new0 (LpCampaignFault, 1);
  g_autoptr (LinliMapValues) values = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  fixture_act (fixture, lp_campaign_create, campaign);
  record (fixture, campaign->id, 11, LP_VISIT_LIMITED);
  *fault = (LpCampaignFault) { g_object_ref (hazards), campaign->id, 11, g_strdup ("胶管老化"), NULL, 0 };
  fixture_act (fixture, lp_campaign_open_hazard, fault);
  g_assert_cmpint (fixture_get (fixture, "SELECT m.dwelling_id FROM matter m JOIN visits_result r ON r.hazard_id = m.id WHERE m.kind = 'hazards'"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT to_id FROM link WHERE role = 'found-by'"), ==, campaign->id);
  lp_campaign_fault_free (fault);
  fault = g_new0 (LpCampaignFault, 1); /* one key where nothing was noted yet; a second time nothing happens */
  *fault = (LpCampaignFault) { g_object_ref (hazards), campaign->id, 13, g_strdup ("无熄火保护"), g_strdup ("2026-06-22"), 0 };
  fixture_act (fixture, lp_campaign_open_hazard, fault);
  fixture_assert_text (fixture, "SELECT r.outcome || ' ' || r.recheck_on || ' ' || m.due_at FROM visits_result r JOIN matter m ON m.id = r.hazard_id"
                       " WHERE r.household_id = 13", "limited 2026-06-22 2026-06-22");
  g_assert_false (linli_store_act (fixture->store, "again", lp_campaign_open_hazard, fault, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  lp_campaign_fault_free (fault);
  record (fixture, campaign->id, 12, LP_VISIT_REFUSED);
  id = g_strdup_printf ("%" G_GINT64_FORMAT, campaign->id);
  values = lp_campaign_load_theme (reader (fixture), "visits", id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (linli_map_values_find (values->dwellings, 1), ==, 2);
  g_assert_cmpint (linli_map_values_find (values->dwellings, 2), ==, 4);
  g_assert_cmpint (linli_map_values_find (values->dwellings, 3), ==, 2);
  g_assert_cmpint (linli_map_values_find (values->dwellings, 5), ==, -1);
}

/* What is found on a care visit becomes a hazard that leads back to the household. */
static void
test_care_hazard (Fixture       *fixture,
                  gconstpointer  unused)
{
  LpCareVisit *about = g_new0 (LpCareVisit, 1);

  *about = (LpCareVisit) { .household = 12, .met = TRUE, .mode = LP_CARE_DOOR, .hazards = g_object_ref (hazards), .found = g_strdup ("线路老化") };
  fixture_act (fixture, lp_care_record, about);
  lp_care_visit_free (about);
  fixture_assert_text (fixture, "SELECT m.title FROM visits_call c JOIN matter m ON m.id = c.hazard_id WHERE m.kind = 'hazards'", "线路老化");
  g_assert_cmpint (fixture_get (fixture, "SELECT to_id FROM link WHERE role = 'found-by' AND to_kind = 'household'"), ==, 12);
}

static void
assert_care (Fixture    *fixture,
             const char *today,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = lp_care_list (reader (fixture), today, today, 100, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++)
    {
      LpCareItem *item = g_ptr_array_index (items, i);

      g_string_append_printf (found, "%s%" G_GINT64_FORMAT " %s", i > 0 ? ", " : "", item->household, item->due_on);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
visit (Fixture *fixture,
       gint64   household,
       gboolean met)
{
  LpCareVisit *about = g_new0 (LpCareVisit, 1);

  *about = (LpCareVisit) { household, 0, met, LP_CARE_DOOR, { 1, 2, 1, 1, 3 }, g_strdup ("血压偏高") };
  fixture_act (fixture, lp_care_record, about);
  lp_care_visit_free (about);
}

/* By tag; one visit answers for two people; in a hot week more often; never for who has gone. */
static void
test_care (Fixture       *fixture,
           gconstpointer  unused)
{
  LpSurge surge = { 0, (char *) "heat", (char *) "2026-07-01", (char *) "2026-07-31", 3 };
  LpCadence cadence = { 0, (char *) "veteran", 90 };

  fixture_run (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code, since) VALUES (31, 'person', 21, 'alone', '2026-06-01'),"
               " (32, 'person', 26, 'aged', '2026-05-01'), (33, 'person', 22, 'low_income', '2026-06-10'), (34, 'person', 23, 'veteran', '2026-06-01')");
  assert_care (fixture, TODAY, "11 2026-05-01, 12 2026-06-10");
  g_assert_cmpuint (lp_care_count (reader (fixture), TODAY, "2026-06-14"), ==, 2);
  fixture_act (fixture, lp_care_set_cadence, &cadence);
  assert_care (fixture, TODAY, "11 2026-05-01, 13 2026-06-01, 12 2026-06-10");
  visit (fixture, 11, FALSE); /* nobody opened: still due */
  g_assert_cmpuint (lp_care_count (reader (fixture), TODAY, "2026-06-14"), ==, 3);
  visit (fixture, 11, TRUE);
  fixture_run (fixture, "UPDATE visits_call SET at = '2026-06-15T04:00:00.000Z'");
  assert_care (fixture, TODAY, "13 2026-06-01, 12 2026-06-10");
  assert_care (fixture, "2026-06-22", "13 2026-06-01, 12 2026-06-10, 11 2026-06-22"); /* weekly for who lives alone */
  fixture_act (fixture, lp_care_add_surge, &surge);
  fixture_run (fixture, "UPDATE visits_call SET at = '2026-07-10T04:00:00.000Z'");
  assert_care (fixture, "2026-07-13", "13 2026-06-01, 12 2026-06-10, 11 2026-07-13");
  fixture_run (fixture, "UPDATE person SET deceased_on = '2026-07-12' WHERE id = 23; UPDATE household SET moved_out_on = '2026-07-12' WHERE id = 12");
  assert_care (fixture, "2026-07-13", "11 2026-07-13");
  fixture_run (fixture, "UPDATE person SET deceased_on = NULL WHERE id = 23");
  assert_care (fixture, "2026-07-13", "13 2026-06-01, 11 2026-07-13");
}

/* Back from hospital: due within a day, until somebody was there. */
static void
test_change (Fixture       *fixture,
             gconstpointer  unused)
{
  LpCareChange change = { 24, (char *) "出院" };
  g_autoptr (GPtrArray) history = NULL;

  fixture_act (fixture, lp_care_note_change, &change);
  fixture_run (fixture, "UPDATE visits_change SET at = '2026-06-14T04:00:00.000Z', due_at = '2026-06-15T04:00:00.000Z'");
  assert_care (fixture, TODAY, "14 2026-06-15");
  visit (fixture, 14, TRUE);
  assert_care (fixture, TODAY, "");
  history = lp_care_history (reader (fixture), 14, 24, 10, NULL);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpint (((LpCareCall *) g_ptr_array_index (history, 0))->answers[LP_CARE_NEEDS], ==, 3);
}

static void
tick (Fixture    *fixture,
      gint64      point,
      const char *half,
      gboolean    found)
{
  LpPatrolTick *about = g_new0 (LpPatrolTick, 1);

  *about = (LpPatrolTick) { 1, point, g_strdup (TODAY), half, TRUE, found ? g_object_ref (hazards) : NULL, g_strdup ("通道堆物") };
  fixture_act (fixture, lp_patrol_tick, about);
  lp_patrol_tick_free (about);
}

static void
test_patrol (Fixture       *fixture,
             gconstpointer  unused)
{
  LpRoute route = { 1, (char *) "东门\n 12栋楼道 \n\n配电房", (char *) "2026-06-10" };
  g_autoptr (GPtrArray) points = NULL, rounds = NULL;

  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), TODAY, 24), ==, 0); /* nobody has a route */
  fixture_act (fixture, lp_patrol_set_route, &route);
  points = lp_patrol_points (reader (fixture), 1, TODAY, LP_PATROL_MORNING, NULL);
  g_assert_cmpuint (points->len, ==, 3);
  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), "2026-06-09", 24), ==, 0); /* there was no route yet */
  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), "2026-06-10", 24), ==, 0); /* its first day */
  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), "2026-06-14", 24), ==, 2);
  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), TODAY, 9), ==, 0);
  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), TODAY, 13), ==, 1);
  tick (fixture, ((LpPoint *) g_ptr_array_index (points, 0))->id, LP_PATROL_MORNING, FALSE);
  tick (fixture, ((LpPoint *) g_ptr_array_index (points, 1))->id, LP_PATROL_MORNING, TRUE);
  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), TODAY, 13), ==, 0);
  g_assert_cmpuint (lp_patrol_count_missed (reader (fixture), TODAY, 18), ==, 1);
  rounds = lp_patrol_list (reader (fixture), TODAY, 18, NULL);
  g_assert_cmpuint (rounds->len, ==, 2);
  g_assert_cmpint (((LpPatrol *) g_ptr_array_index (rounds, 0))->n_ticked, ==, 2);
  g_assert_true (((LpPatrol *) g_ptr_array_index (rounds, 1))->missed);
  fixture_assert_text (fixture, "SELECT m.place_text FROM visits_tick t JOIN matter m ON m.id = t.hazard_id", "12栋楼道");
  g_assert_cmpint (fixture_get (fixture, "SELECT l.to_id FROM link l JOIN visits_tick t ON t.hazard_id = l.from_id WHERE l.role = 'found-by'"
                                " AND l.to_kind = 'grid'"), ==, 1);
  route.names = (char *) "东门\n配电房";
  fixture_act (fixture, lp_patrol_set_route, &route);
  g_clear_pointer (&rounds, g_ptr_array_unref);
  rounds = lp_patrol_list (reader (fixture), TODAY, 18, NULL);
  g_assert_cmpint (((LpPatrol *) g_ptr_array_index (rounds, 0))->n_points, ==, 2);
  g_assert_cmpint (((LpPatrol *) g_ptr_array_index (rounds, 0))->n_ticked, ==, 1);
}

static void
test_sheet_codes (void)
{
  guint sheet, position;

  g_assert_true (lp_round_parse_code ("12b07", &sheet, &position));
  g_assert_cmpuint (sheet, ==, 12);
  g_assert_cmpuint (position, ==, 31);
  g_assert_true (lp_round_parse_code ("7", &sheet, &position));
  g_assert_cmpuint (sheet, ==, 0);
  g_assert_cmpuint (position, ==, 6);
  g_assert_false (lp_round_parse_code ("0A07", &sheet, &position));
  g_assert_false (lp_round_parse_code ("2A", &sheet, &position));
  g_assert_false (lp_round_parse_code ("99999999999A07", &sheet, &position));
}

static void
test_sheet_lines (void)
{
  static const struct {
    const char *line;
    gboolean good;
    guint position;
    LpVisitOutcome outcome;
    const char *words;
  } cases[] = {
    { "A07 2", TRUE, 6, LP_VISIT_FIXED, NULL }, { "a7 2", TRUE, 6, LP_VISIT_FIXED, NULL }, { "12 h", TRUE, 11, LP_VISIT_GOOD, NULL },
    { "  b01 W  晚上再来 ", TRUE, 25, LP_VISIT_ABSENT, "晚上再来" }, { "A26 1", FALSE, 0, 0, NULL }, { "A00 1", FALSE, 0, 0, NULL },
    { "C01 1", FALSE, 0, 0, NULL }, { "A07", FALSE, 0, 0, NULL }, { "A07 9", FALSE, 0, 0, NULL }, { "A07 12", FALSE, 0, 0, NULL }, { "", FALSE, 0, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint position;
      LpVisitOutcome outcome;
      g_autofree char *words = NULL;
      g_autofree char *wrong = lp_round_parse_line (cases[i].line, 40, &position, &outcome, &words);

      g_assert_cmpint (wrong == NULL, ==, cases[i].good);
      if (!cases[i].good)
        continue;
      g_assert_cmpuint (position, ==, cases[i].position);
      g_assert_cmpint (outcome, ==, cases[i].outcome);
      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

static LpRound *
round_new (gint64       campaign,
           const char  *number,
           guint        n,
           const gint64 households[])
{
  LpRound *round = g_new0 (LpRound, 1);

  round->campaign = campaign;
  round->number = g_strdup (number);
  round->households = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (round->households, households, n);
  return round;
}

/* The codes of a sheet mean the same when it comes back, whoever was settled meanwhile. */
static void
test_sheet (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = campaign_new ("{\"compound\":[1]}", NULL, FALSE);
  const gint64 households[] = { 11, 12, 13 };
  LpRound *round, *again;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  fixture_act (fixture, lp_campaign_create, campaign);
  round = round_new (campaign->id, NULL, 3, households);
  fixture_act (fixture, lp_round_create, round);
  record (fixture, campaign->id, 11, LP_VISIT_GOOD);
  again = lp_round_load (reader (fixture), campaign->id, 0, NULL);
  g_assert_cmpstr (again->number, ==, "1");
  rows = lp_round_rows (reader (fixture), again, NULL);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((LpRoundRow *) g_ptr_array_index (rows, 1))->code, ==, "1A02");
  g_assert_cmpint (((LpRoundRow *) g_ptr_array_index (rows, 1))->household, ==, 12);
  g_assert_cmpstr (((LpRoundRow *) g_ptr_array_index (rows, 0))->outcome, ==, "good");
  lp_round_free (again);
  g_clear_pointer (&round->number, g_free);
  fixture_act (fixture, lp_round_create, round);
  again = lp_round_load (reader (fixture), campaign->id, 0, NULL);
  g_assert_cmpstr (again->number, ==, "2");
  lp_round_free (again);
  again = lp_round_load (reader (fixture), campaign->id, 1, NULL); /* the one before can be typed as well */
  g_assert_cmpstr (again->number, ==, "1");
  g_assert_null (lp_round_load (reader (fixture), campaign->id, 3, NULL));
  lp_round_remember (fixture->store, round);
  while (fixture_get (fixture, "SELECT count(*) FROM memory WHERE key LIKE 'visits.sheets.%'") == 0)
    g_main_context_iteration (NULL, TRUE);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&round->number, g_free);
  fixture_act (fixture, lp_round_create, round);
  g_assert_cmpstr (round->number, ==, "3"); /* the paper of the second may be out */
  lp_round_free (round);
  lp_round_free (again);
}

static void
check_number (Fixture       *fixture,
              const LpRound *round,
              const char    *same,
              const char    *number)
{
  g_autofree char *found = lp_round_dup_same (reader (fixture), round), *shown = lp_round_dup_number (reader (fixture), round);

  g_assert_cmpstr (found, ==, same);
  g_assert_cmpstr (shown, ==, number);
}

/* The newest sheet is used again for the same households in the same order; whatever else is asked for will be the next. */
static void
test_same_sheet (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = campaign_new ("{\"compound\":[1]}", NULL, FALSE);
  const gint64 households[] = { 11, 12, 13 }, turned[] = { 12, 11, 13 };
  LpRound *first, *fewer, *other, *late;
  g_autoptr (GError) error = NULL;

  fixture_act (fixture, lp_campaign_create, campaign);
  first = round_new (campaign->id, NULL, 3, households);
  fewer = round_new (campaign->id, NULL, 2, households);
  other = round_new (campaign->id, "2", 3, turned);
  late = round_new (campaign->id, "2", 3, households);
  check_number (fixture, first, NULL, "1");
  fixture_act (fixture, lp_round_create, first);
  check_number (fixture, first, "1", "1");
  check_number (fixture, fewer, NULL, "2");
  check_number (fixture, other, NULL, "2");
  fixture_act (fixture, lp_round_create, other);
  check_number (fixture, other, "2", "2");
  check_number (fixture, first, NULL, "3"); /* no more the newest */
  g_assert_false (linli_store_act (fixture->store, "late", lp_round_create, late, NULL, &error)); /* the number was taken while it was looked at */
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM visits_sheet"), ==, 2);
  lp_round_free (first);
  lp_round_free (fewer);
  lp_round_free (other);
  lp_round_free (late);
}

static char *
read_sheet (Fixture       *fixture,
            const LpRound *round,
            gboolean       masked)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = lp_round_make_paper (reader (fixture), masked, (gpointer) round, NULL, &error);

  g_assert_no_error (error);
  return pdf_read (paper, masked ? "round-masked" : "round");
}

/* A paper that is looked at has the number that it will get, and keeps nothing. */
static void
test_sheet_paper (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autoptr (LpCampaign) campaign = campaign_new ("{\"compound\":[1]}", NULL, FALSE);
  const gint64 households[] = { 11, 12, 13 };
  LpRound *round, *fewer;
  g_autofree char *first = NULL, *masked = NULL, *second = NULL;
  gint64 entries;

  fixture_act (fixture, lp_campaign_create, campaign);
  entries = fixture_get (fixture, "SELECT count(*) FROM journal");
  round = round_new (campaign->id, NULL, 3, households);
  fewer = round_new (campaign->id, NULL, 2, households);
  first = read_sheet (fixture, round, FALSE);
  g_assert_nonnull (strstr (first, "1A03"));
  g_assert_null (strstr (first, "partly hidden"));
  masked = read_sheet (fixture, round, TRUE);
  g_assert_nonnull (strstr (masked, "1A03"));
  g_assert_nonnull (strstr (masked, "partly hidden"));
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM journal"), ==, entries);
  fixture_act (fixture, lp_round_create, round);
  second = read_sheet (fixture, fewer, FALSE);
  g_assert_nonnull (strstr (second, "2A02"));
  g_assert_null (strstr (second, "2A03"));
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM visits_sheet"), ==, 1);
  lp_round_free (round);
  lp_round_free (fewer);
}

static void
test_checklist (Fixture       *fixture,
                gconstpointer  unused)
{
  LpChecklist edited = { 1, (char *) "燃气", (char *) "软管\n阀门" }, fresh = { 0, (char *) "消防", (char *) "灭火器" };
  g_autoptr (GPtrArray) checklists = lp_checklist_list (reader (fixture), NULL);

  g_assert_cmpuint (checklists->len, ==, 1);
  g_assert_nonnull (strstr (((LpChecklist *) g_ptr_array_index (checklists, 0))->items, "Hob"));
  fixture_act (fixture, lp_checklist_save, &edited);
  fixture_act (fixture, lp_checklist_save, &fresh);
  g_clear_pointer (&checklists, g_ptr_array_unref);
  checklists = lp_checklist_list (reader (fixture), NULL);
  g_assert_cmpuint (checklists->len, ==, 2);
  g_assert_cmpstr (((LpChecklist *) g_ptr_array_index (checklists, 0))->items, ==, "软管\n阀门");
}

static gint64
plan_visit (Fixture         *fixture,
            LinliMatterKind *kind)
{
  LpHomeVisitPlan plan = { kind, 0, (char *) "person", 26, (char *) "听力不好，上门说明", (char *) "2999-01-05", (char *) "郑七" };

  fixture_act (fixture, lp_home_visit_open, &plan);
  return plan.id;
}

/* Nobody is met, it is planned again, made, and what it comes from is told each time. */
static void
test_home_visit (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = lp_home_visit_kind_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) open = NULL, ended = NULL;
  LpHomeVisitPlan again = { kind, 0, NULL, 0, NULL, (char *) "2999-01-09", (char *) "李八" };
  const LpHomeVisit *visit;
  gint64 id = plan_visit (fixture, kind);

  fixture_run (fixture, "INSERT INTO matter (id, kind, title, state, opened_at) VALUES (900, 'requests', '听不清', 'in-hand', '2026-06-15T00:00:00Z');");
  fixture_run (fixture, "INSERT INTO link (from_kind, from_id, to_kind, to_id, role) SELECT 'matter', 900, 'matter', id, 'became' FROM matter"
               " WHERE kind = 'visits-home';");
  g_assert_cmpint (fixture_get (fixture, "SELECT dwelling_id FROM matter WHERE kind = 'visits-home'"), ==, 1);
  g_assert_cmpuint (lp_home_visit_count (reader (fixture), "2999-01-04"), ==, 0);
  g_assert_cmpuint (lp_home_visit_count (reader (fixture), "2999-01-05"), ==, 1);
  g_assert_false (fixture_try_step (fixture, kind, id, LP_HOME_VISIT_NOT_MET, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  fixture_step (fixture, kind, id, LP_HOME_VISIT_NOT_MET, "敲门无人应");
  fixture_assert_text (fixture, "SELECT outcome FROM visits_call WHERE household_id = 11 AND person_id = 26", "absent");
  again.id = id;
  fixture_act (fixture, lp_home_visit_replan, &again);
  open = lp_home_visit_list (reader (fixture), FALSE, 10, &error);
  g_assert_cmpuint (open->len, ==, 1);
  visit = g_ptr_array_index (open, 0);
  g_assert_cmpstr (visit->state, ==, LP_HOME_VISIT_PLANNED);
  g_assert_cmpstr (visit->planned_on, ==, "2999-01-09");
  g_assert_cmpstr (visit->whom, ==, "李八");
  g_assert_cmpstr (visit->name, ==, "吴六");
  fixture_step (fixture, kind, id, LP_HOME_VISIT_MET, "已当面说明");
  fixture_assert_text (fixture, "SELECT outcome FROM visits_call ORDER BY id DESC LIMIT 1", "met");
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM timeline WHERE matter_id = 900 AND verb = 'note' AND text LIKE '%已当面说明'"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM timeline WHERE matter_id = 900 AND verb = 'note' AND text LIKE '%敲门无人应'"), ==, 1);
  ended = lp_home_visit_list (reader (fixture), TRUE, 10, NULL);
  g_assert_cmpuint (ended->len, ==, 1);
  g_assert_cmpstr (((LpHomeVisit *) g_ptr_array_index (ended, 0))->outcome, ==, "已当面说明");
  g_clear_error (&error);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM visits_call WHERE outcome = 'met' AND deleted_at IS NULL"), ==, 0);
  g_assert_cmpuint (lp_home_visit_count (reader (fixture), "2999-01-09"), ==, 1);
}

/* A plan without a reason, for a day that is over, or of a visit that is over is refused, and nothing is written. */
static void
test_home_visit_refused (Fixture       *fixture,
                         gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = lp_home_visit_kind_new ();
  g_autoptr (GError) error = NULL;
  LpHomeVisitPlan silent = { kind, 0, (char *) "household", 11, (char *) "", (char *) "2999-01-05", NULL };
  LpHomeVisitPlan late = { kind, 0, (char *) "household", 11, (char *) "回访", (char *) "2020-01-05", NULL };
  LpHomeVisitPlan over = { kind, 0, NULL, 0, NULL, (char *) "2999-01-09", NULL };

  g_assert_false (linli_store_act (fixture->store, "plan", lp_home_visit_open, &silent, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (linli_store_act (fixture->store, "plan", lp_home_visit_open, &late, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter"), ==, 0);
  over.id = plan_visit (fixture, kind);
  fixture_step (fixture, kind, over.id, "drop", "已搬走");
  g_assert_false (linli_store_act (fixture->store, "plan", lp_home_visit_replan, &over, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM visits_call"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  static const struct {
    const char *path;
    void (*func) (Fixture       *fixture,
                  gconstpointer  unused);
  } tests[] = {
    { "/visits/campaign", test_campaign }, { "/visits/undo", test_undo }, { "/visits/denominator", test_denominator },
    { "/visits/scopes", test_scopes }, { "/visits/hazard", test_hazard }, { "/visits/care", test_care },
    { "/visits/care-hazard", test_care_hazard }, { "/visits/change", test_change },
    { "/visits/patrol", test_patrol }, { "/visits/sheet", test_sheet }, { "/visits/same-sheet", test_same_sheet },
    { "/visits/sheet-paper", test_sheet_paper }, { "/visits/checklist", test_checklist },
    { "/visits/home-visit", test_home_visit }, { "/visits/home-visit-refused", test_home_visit_refused },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);
  g_test_add_func ("/visits/sheet-codes", test_sheet_codes);
  g_test_add_func ("/visits/sheet-lines", test_sheet_lines);
  return g_test_run ();
}

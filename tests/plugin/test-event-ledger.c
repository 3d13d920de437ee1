/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The list of events that leaves the office: what stands in its cells, masked and in full, and on paper. People are invented. */

#include <string.h>

#include "events-file.h"
#include "ledger-row.h"
#include "lp-event-kind.h"
#include "lp-event-ledger.h"
#include "lp-event-store.h"
#include "pdf.h"

/* One ahead, with somebody who waits; one held of which only those online were counted; one that names whom it is for. */
static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO matter (id, kind, number, title, state, category, contact_name, opened_at) VALUES"
  " (1, 'events', 'HD-1', '你好，一年级', 'held', 'lecture', NULL, '2025-06-01T00:00:00Z'),"
  " (2, 'events', 'HD-2', '夏夜议事', 'announced', 'meeting', NULL, '2026-06-01T00:00:00Z'),"
  " (3, 'events', 'HD-3', '欧阳春晓的生日会', 'cancelled', 'activity', '欧阳春晓', '2024-06-01T00:00:00Z');"
  "INSERT INTO events_series (id, name) VALUES (3, '你好，一年级');"
  "INSERT INTO events_event (id, series_id, edition, starts_at, ends_at, venue, speaker, compound_id, online_unnamed) VALUES"
  " (1, 3, 1, '2025-06-21 14:30', '2025-06-21 16:00', '活动室', '方敏之', NULL, 12), (2, NULL, NULL, '2026-07-01 19:30', NULL, '北门凉亭', '郑七', 1, NULL),"
  " (3, NULL, NULL, '2024-06-21 14:30', NULL, NULL, '欧阳春晓 13800000031', NULL, NULL);"
  "INSERT INTO events_attendee (id, event_id, name, line, party, status, source, at) VALUES (4, 1, '马一', 1, 3, 'registered', 'search', '2025-06-21T06:00:00Z'),"
  " (5, 2, '马二', 1, 2, 'registered', 'search', '2025-06-21T06:00:00Z'), (6, 2, '马三', 2, 1, 'waiting', 'search', '2025-06-21T06:00:00Z');";

static const char * const expected[][13] = {
  { "Courtyard meeting", "夏夜议事", "2026-07-01 19:30", "北门凉亭 · 东坡小区", "郑七", "Announced", "2", "1", "", "", "", "", "HD-2" },
  { "Lecture", "你好，一年级, edition 1", "2025-06-21 14:30–16:00", "活动室", "方敏之", "Held", "3", "0", "unknown", "12", "12", "No feedback yet", "HD-1" },
  { "Activity", "欧阳*晓的生日会", "2024-06-21 14:30", "", "欧阳*晓 138****0031", "Called off", "0", "0", "", "", "", "No feedback yet", "HD-3" },
};

static void
test_events (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) kind = lp_event_kind_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) events = NULL, items = NULL;
  g_autoptr (LinliLedger) ledger = NULL;
  g_autoptr (LinliPaper) masked = NULL, whole = NULL;
  g_autofree char *text = NULL, *full = NULL;
  const char *open[13];

  events_file_migrate (fixture);
  fixture_run (fixture, ground);
  events = lp_event_list (linli_store_get_reader (fixture->store), kind, LP_EVENTS_ALL, LP_EVENT_MOST, &error);
  g_assert_no_error (error);
  items = lp_event_items_new (events);
  ledger = lp_event_ledger_new (items, "All events · 3 events");
  g_assert_cmpuint (linli_ledger_get_n_rows (ledger), ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (linli_ledger_get_n_columns (ledger), ==, G_N_ELEMENTS (expected[0]));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      memcpy (open, expected[i], sizeof open);
      if (i == 2)
        {
          open[1] = "欧阳春晓的生日会";
          open[4] = "欧阳春晓 13800000031";
        }
      ledger_row_check (ledger, i, TRUE, expected[i]);
      ledger_row_check (ledger, i, FALSE, open);
    }
  masked = linli_ledger_make_paper (ledger, linli_store_get_reader (fixture->store), TRUE);
  text = pdf_read (masked, "events");
  g_assert_null (strstr (text, "欧阳春晓"));
  g_assert_null (strstr (text, "HD-1"));
  g_assert_nonnull (strstr (text, "All events · 3 events · 3 rows"));
  g_assert_nonnull (strstr (text, "夏夜议事"));
  whole = linli_ledger_make_paper (ledger, linli_store_get_reader (fixture->store), FALSE);
  full = pdf_read (whole, "events-whole");
  g_assert_nonnull (strstr (full, "欧阳春晓"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/event-ledger/events", Fixture, NULL, fixture_set_up, test_events, fixture_tear_down);
  return g_test_run ();
}

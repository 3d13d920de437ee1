/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What requests put on paper and into a spreadsheet: the ledger, the reply slip, the diary. People are invented. */

#include "../model/fixture.h"
#include "pdf.h"
#include "requests-file.h"
#include "lp-request-diary-store.h"
#include "lp-request-ledger.h"
#include "lp-request-list-store.h"
#include "lp-request-paper.h"
#include "lp-request-store.h"

#include <glib/gstdio.h>
#include <string.h>

static const char ground[] =
  "INSERT INTO community (id, name, phone) VALUES (1, '财大社区', '028-87350000');"
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '12栋');"
  "INSERT INTO unit (id, building_id, name) VALUES (1, 1, '3单元');"
  "INSERT INTO dwelling (id, compound_id, building_id, unit_id, room) VALUES (1, 1, 1, 1, '301'), (2, 1, 1, 1, '302');"
  "INSERT INTO household (id, dwelling_id) VALUES (1, 1), (2, 2);"
  "INSERT INTO person (id, household_id, name, phone) VALUES (1, 1, '郭守田', '13800000031'), (2, 2, '孟秀兰', '13800000032');"
  "INSERT INTO grid (id, name, level, kind) VALUES (1, '东坡一组', 'micro', 'courtyard');"
  "INSERT INTO grid_duty (id, grid_id, role, name) VALUES (1, 1, 'head', '李网格');";

static const char standing[] =
  "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) VALUES"
  " (1, '东坡小区12栋3单元301', x'01', 1), (2, '东坡小区12栋3单元302', x'02', 1);";

static LinliMatterKind *kind;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  requests_file_migrate (fixture);
  fixture_run (fixture, ground);
  fixture_run (fixture, standing);
  kind = lp_request_kind_new ();
  linli_store_set_actor (fixture->store, "王社工");
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

static LpRequestWords *
words_of (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  LpRequestWords *words = lp_request_words_new (kind, reader (fixture), &error);

  g_assert_no_error (error);
  return words;
}

static gint64
note (Fixture    *fixture,
      const char *line)
{
  LpRequestDeed *deed = lp_request_deed_new (kind, 0);
  gint64 id;

  deed->words = g_strdup (line);
  deed->name = g_strdup ("phone");
  fixture_act (fixture, lp_request_note, deed);
  id = deed->id;
  lp_request_deed_free (deed);
  return id;
}

static void
call_back (Fixture *fixture,
           gint64   id,
           gint64   resident)
{
  LpRequestDeed *deed = lp_request_deed_new (kind, id);

  deed->other = resident;
  deed->responded = deed->solved = TRUE;
  deed->words = g_strdup ("郭守田说还有点渗");
  g_usleep (3000);
  fixture_act (fixture, lp_request_call_back, deed);
  lp_request_deed_free (deed);
}

/* A leak above and below, merged, put right, and one of the two called back: not satisfied. */
static gint64
tell (Fixture *fixture)
{
  gint64 first = note (fixture, "东坡小区12栋3单元301 郭守田 13800000031 厨房漏水 急");
  gint64 second = note (fixture, "东坡小区12栋3单元302 孟秀兰 漏水");
  LpRequestDeed *deed = lp_request_deed_new (kind, second);

  deed->other = first;
  g_usleep (3000);
  fixture_act (fixture, lp_request_merge, deed);
  lp_request_deed_free (deed);
  g_usleep (3000);
  fixture_step (fixture, kind, first, "take-up", "上门看过，郭守田家水管裂了");
  g_usleep (3000);
  fixture_step (fixture, kind, first, "answer", "换了水管，打电话给郭守田 13800000031");
  return first;
}

/* Nothing is written by putting something on paper. */
static gint64
state_of (Fixture *fixture)
{
  return fixture_get (fixture, "SELECT (SELECT count (*) FROM journal) * 1000 + (SELECT count (*) FROM timeline)");
}

static void
test_slip (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = tell (fixture), before;
  LpRequestWords *words = words_of (fixture);
  g_autoptr (LinliPaper) masked = NULL, whole = NULL, merged = NULL;
  g_autofree char *text = NULL, *full = NULL, *other = NULL;

  call_back (fixture, id, fixture_get (fixture, "SELECT id FROM requests_resident WHERE name = '郭守田'"));
  before = state_of (fixture);
  masked = lp_request_paper_make_slip (reader (fixture), words, id, TRUE, NULL);
  text = pdf_read (masked, "slip");
  g_assert_cmpuint (linli_paper_count_pages (masked), ==, 2); /* one for each of the two who asked */
  g_assert_null (strstr (text, "郭守田"));
  g_assert_null (strstr (text, "孟秀兰"));
  g_assert_null (strstr (text, "13800000031"));
  g_assert_cmpuint (pdf_count (text, "财大社区"), ==, 2);
  g_assert_cmpuint (pdf_count (text, "028-87350000"), ==, 2);
  g_assert_nonnull (strstr (text, "李网格"));
  whole = lp_request_paper_make_slip (reader (fixture), words, id, FALSE, NULL);
  full = pdf_read (whole, "slip-whole");
  g_assert_nonnull (strstr (full, "孟秀兰"));
  g_assert_nonnull (strstr (full, "13800000031"));
  merged = lp_request_paper_make_slip (reader (fixture), words, fixture_get (fixture, "SELECT id FROM matter WHERE state = 'merged'"), TRUE, NULL);
  other = pdf_read (merged, "slip-merged");
  g_assert_cmpstr (other, ==, text); /* what was merged answers where it went */
  g_assert_cmpint (state_of (fixture), ==, before);
  lp_request_words_free (words);
}

/* Without anybody named, without a phone of the office: room to write by hand. */
static void
test_bare (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = note (fixture, "路灯不亮");
  LpRequestWords *words = words_of (fixture);
  g_autoptr (LinliPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  fixture_run (fixture, "UPDATE community SET phone = NULL;");
  paper = lp_request_paper_make_slip (reader (fixture), words, id, TRUE, NULL);
  text = pdf_read (paper, "slip-bare");
  g_assert_cmpuint (linli_paper_count_pages (paper), ==, 1);
  g_assert_nonnull (strstr (text, "路灯不亮"));
  g_assert_null (lp_request_paper_make_slip (reader (fixture), words, 999, TRUE, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
  lp_request_words_free (words);
}

static void
test_diary (Fixture       *fixture,
            gconstpointer  unused)
{
  LpRequestWords *words = words_of (fixture);
  LinliDate today;
  LinliPeriod period;
  g_autoptr (GPtrArray) days = NULL;
  g_autoptr (LinliPaper) paper = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  LpRequestDiaryDay *day;
  gint64 before;

  tell (fixture);
  call_back (fixture, fixture_get (fixture, "SELECT id FROM matter WHERE state = 'answered'"),
             fixture_get (fixture, "SELECT id FROM requests_resident WHERE name = '孟秀兰'"));
  linli_date_today (&today);
  period = linli_period_of (LINLI_PERIOD_DAYS, &today);
  linli_date_from_day_number (linli_date_to_day_number (&today) - 1, &period.first);
  days = lp_request_diary_load (reader (fixture), &period, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (days->len, ==, 2);
  day = g_ptr_array_index (days, 0);
  g_assert_cmpuint (day->received->len + day->steps->len + day->words->len + day->calls->len, ==, 0);
  day = g_ptr_array_index (days, 1);
  g_assert_cmpuint (day->received->len, ==, 2);
  g_assert_cmpuint (day->steps->len, ==, 4); /* merged, taken up, answered, again since somebody is not satisfied */
  g_assert_cmpuint (day->words->len, ==, 1); /* that it was asked for again; who got it belongs to what came in */
  g_assert_cmpuint (day->calls->len, ==, 1);
  before = state_of (fixture);
  paper = lp_request_paper_make_diary (reader (fixture), words, &period, TRUE, &error);
  g_assert_no_error (error);
  text = pdf_read (paper, "diary");
  g_assert_null (strstr (text, "郭守田"));
  g_assert_null (strstr (text, "孟秀兰"));
  g_assert_null (strstr (text, "13800000031"));
  g_assert_nonnull (strstr (text, "厨房漏水"));
  g_assert_nonnull (strstr (text, "____"));
  g_assert_cmpint (state_of (fixture), ==, before);
  linli_date_from_day_number (linli_date_to_day_number (&today) - LP_REQUEST_DIARY_DAYS, &period.first);
  g_assert_null (lp_request_paper_make_diary (reader (fixture), words, &period, TRUE, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  lp_request_words_free (words);
}

static char *
read_ledger (LinliLedger *ledger)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "linli-request-ledger.csv", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  linli_ledger_write (ledger, path, NULL, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return text;
}

/* The lines of the filter, in the order of the screen, in a spreadsheet and on paper. */
static void
test_ledger (Fixture       *fixture,
             gconstpointer  unused)
{
  LpRequestFilter open = { LP_REQUESTS_OPEN };
  gint64 id = tell (fixture), before;
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (LinliLedger) ledger = NULL, turned = NULL;
  g_autoptr (GListStore) order = g_list_store_new (LP_TYPE_REQUEST);
  g_autoptr (LinliPaper) masked = NULL, whole = NULL;
  g_autofree char *text = NULL, *other = NULL, *page = NULL, *full = NULL;
  gint64 light = note (fixture, "东坡小区12栋3单元302 路灯不亮");

  g_assert_cmpint (light, !=, id);
  requests = lp_request_list (reader (fixture), &open, NULL);
  g_assert_cmpuint (requests->len, ==, 2); /* the merged one is none of them */
  before = state_of (fixture);
  ledger = lp_request_ledger_new (words_of (fixture), requests);
  linli_ledger_set_period (ledger, "2026-11");
  text = read_ledger (ledger);
  g_assert_cmpint (strstr (text, "厨房漏水") < strstr (text, "路灯不亮"), ==,
                   ((LpRequest *) g_ptr_array_index (requests, 0))->id == id);
  g_assert_null (strstr (text, "郭守田"));
  g_assert_null (strstr (text, "13800000031"));
  g_list_store_append (order, g_ptr_array_index (requests, 1));
  g_list_store_append (order, g_ptr_array_index (requests, 0));
  turned = linli_ledger_reorder (ledger, G_LIST_MODEL (order));
  g_clear_object (&ledger); /* the one in another order keeps what it needs */
  other = read_ledger (turned);
  g_assert_cmpint (strstr (other, "厨房漏水") < strstr (other, "路灯不亮"), !=, strstr (text, "厨房漏水") < strstr (text, "路灯不亮"));
  masked = linli_ledger_make_paper (turned, reader (fixture), TRUE);
  page = pdf_read (masked, "ledger");
  g_assert_null (strstr (page, "13800000031"));
  g_assert_nonnull (strstr (page, "2026-11 · "));
  whole = linli_ledger_make_paper (turned, reader (fixture), FALSE);
  full = pdf_read (whole, "ledger-whole");
  g_assert_nonnull (strstr (full, "13800000031"));
  g_assert_cmpint (state_of (fixture), ==, before);
}

/* An office has the reply and the ledger otherwise: each resident's sheet has the words, and whoever asked signs it. */
static void
test_template (Fixture       *fixture,
               gconstpointer  unused)
{
  LpRequestFilter open = { LP_REQUESTS_OPEN };
  LpRequestWords *words = words_of (fixture);
  gint64 id = tell (fixture);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (LinliLedger) ledger = NULL;
  g_autoptr (LinliPaper) reply = NULL, lines = NULL;
  g_autofree char *text = NULL, *table = NULL;

  fixture_run (fixture, "INSERT INTO setting (id, key, value) VALUES (901, 'template.requests.reply.title', '办理情况告知'),"
                        " (902, 'template.requests.reply.before', '诉求已办理如下。'), (903, 'template.requests.reply.signatures', '诉求人、经办人'),"
                        " (904, 'template.requests.ledger.columns', 'grid:p title:p number:ps')");
  reply = lp_request_paper_make_slip (reader (fixture), words, id, TRUE, NULL);
  text = pdf_read (reply, "slip-template");
  g_assert_cmpuint (pdf_count (text, "诉求已办理如下。"), ==, 2);
  g_assert_cmpuint (pdf_count (text, "诉求人："), ==, 2);
  g_assert_cmpuint (pdf_count (text, "经办人："), ==, 2);
  g_assert_nonnull (strstr (text, "办理情况告知"));
  g_assert_null (strstr (text, "答复单"));
  requests = lp_request_list (reader (fixture), &open, NULL);
  ledger = lp_request_ledger_new (words, requests);
  lines = linli_ledger_make_paper (ledger, reader (fixture), TRUE);
  table = pdf_read (lines, "ledger-template");
  g_assert_nonnull (strstr (table, "东坡一组"));
  g_assert_true (strstr (table, "网格") < strstr (table, "诉求内容") && strstr (table, "诉求内容") < strstr (table, "编号"));
}

int
main (int   argc,
      char *argv[])
{
  linli_locale_init ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/request-papers/slip", Fixture, NULL, set_up, test_slip, tear_down);
  g_test_add ("/request-papers/bare", Fixture, NULL, set_up, test_bare, tear_down);
  g_test_add ("/request-papers/diary", Fixture, NULL, set_up, test_diary, tear_down);
  g_test_add ("/request-papers/ledger", Fixture, NULL, set_up, test_ledger, tear_down);
  g_test_add ("/request-papers/template", Fixture, NULL, set_up, test_template, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What invites to an event and what is left of a meeting, as other programs read it: text by pdftotext, QR codes by zbarimg. People are invented. */

#include "events-file.h"
#include "lp-agenda-paper.h"
#include "lp-agenda-store.h"
#include "lp-attendee-store.h"
#include "lp-event-kind.h"
#include "lp-event-paper.h"
#include "lp-event-project-kind.h"
#include "lp-event-store.h"
#include "lp-event-topic-kind.h"
#include "lp-minutes-paper.h"
#include "lp-notice-paper.h"
#include "lp-silent-paper.h"
#include "lp-speech-store.h"
#include "lp-topic-store.h"

#include <linli-paper-write.h>

#include <glib/gstdio.h>
#include <string.h>

static LinliMatterKind *kind, *topics, *projects;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  events_file_migrate (fixture);
  kind = lp_event_kind_new ();
  topics = lp_topic_kind_new ();
  projects = lp_project_kind_new ();
  fixture_run (fixture, "INSERT INTO community (id, name) VALUES (1, '财大社区');");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_assert_finalize_object (g_steal_pointer (&kind));
  g_assert_finalize_object (g_steal_pointer (&topics));
  g_assert_finalize_object (g_steal_pointer (&projects));
  fixture_tear_down (fixture, unused);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static char *
run (const char * const *words)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return text;
}

/* Its words without blanks and line breaks; `code`: what a telephone reads off its first page, where there is a code. */
static char *
read_paper (LinliPaper  *paper,
            const char  *name,
            char       **code)
{
  const char *keep = g_getenv ("LINLI_PICTURES");
  g_autofree char *base = g_build_filename (keep != NULL ? keep : g_get_tmp_dir (), name, NULL);
  g_autofree char *path = g_strconcat (base, ".pdf", NULL), *picture = g_strconcat (base, ".png", NULL);
  const char *to_text[] = { "pdftotext", "-layout", path, "-", NULL };
  const char *to_picture[] = { "pdftoppm", "-r", "150", "-f", "1", "-singlefile", "-png", path, base, NULL };
  const char *scan[] = { "zbarimg", "-q", "--raw", "-S*.disable", "-Sqrcode.enable", picture, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *nothing = NULL;
  g_auto (GStrv) pieces = NULL;

  linli_paper_write_pdf (paper, path, &error);
  g_assert_no_error (error);
  text = run (to_text);
  nothing = run (to_picture);
  if (code != NULL)
    *code = run (scan);
  if (keep == NULL)
    {
      g_unlink (path);
      g_unlink (picture);
    }
  pieces = g_strsplit_set (text, " \n\f", -1);
  return g_strjoinv ("", pieces);
}

static LpEvent *
plan (Fixture    *fixture,
      const char *category,
      const char *code)
{
  LpEvent *event = lp_event_new (kind);

  event->title = g_strdup ("你好，一年级");
  event->category = g_strdup (category);
  event->starts_at = g_strdup ("2026-05-23 14:30");
  event->ends_at = g_strdup ("2026-05-23 16:00");
  event->venue = g_strdup ("泡桐树幼儿园多功能厅");
  event->speaker = g_strdup ("周老师");
  event->audience = g_strdup ("学龄前儿童家长");
  event->register_how = g_strdup ("向本网格微网格员报名");
  event->register_until = g_strdup ("2026-05-20");
  event->contact = g_strdup ("社区居委会 028-87350000");
  event->capacity_site = 120;
  event->code_text = g_strdup (code);
  fixture_act (fixture, lp_event_save, event);
  return event;
}

static void
test_notice (Fixture       *fixture,
             gconstpointer  unused)
{
  static const char * const says[] = { "Noticeof“你好，一年级”", "To学龄前儿童家长:", "1.Time:2026-05-23(Saturday)14:30–16:00", "2.Place:泡桐树幼儿园多功能厅",
                                       "120onsite", "向本网格微网格员报名,until2026-05-20(Wednesday)", "028-87350000", "财大社区" };
  g_autoptr (LpEvent) event = plan (fixture, "lecture", "https://example.org/baoming?id=23");
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) notice = lp_event_make_notice (reader (fixture), TRUE, event, NULL, &error);
  g_autoptr (LinliPaper) poster = lp_event_make_poster (reader (fixture), TRUE, event, NULL, &error);
  g_autofree char *words = NULL, *large = NULL, *code = NULL, *other = NULL, *wide = NULL, *third = NULL;

  g_assert_no_error (error);
  words = read_paper (notice, "notice", &code);
  for (gsize i = 0; i < G_N_ELEMENTS (says); i++)
    {
      g_test_message ("%s", says[i]);
      g_assert_nonnull (strstr (words, says[i]));
    }
  g_assert_cmpstr (code, ==, "https://example.org/baoming?id=23\n");
  large = read_paper (poster, "poster", &other);
  g_assert_cmpuint (linli_paper_count_pages (poster), ==, 1);
  g_assert_nonnull (strstr (large, "泡桐树幼儿园多功能厅"));
  g_assert_cmpstr (other, ==, "https://example.org/baoming?id=23\n");
  linli_paper_set_size (poster, LINLI_PAPER_A3, FALSE, FALSE);
  wide = read_paper (poster, "poster-wide", &third);
  g_assert_cmpuint (linli_paper_count_pages (poster), ==, 1);
  g_assert_cmpstr (third, ==, other);
}

/* On the sheet who waits, is not sure or has not answered is marked, and a party has room for how many came, whose name is masked as it is elsewhere. */
static void
test_sheet (Fixture       *fixture,
            gconstpointer  unused)
{
  static const struct {
    const char *name;
    int party;
  } people[] = { { "钱一一", 118 }, { "孙二二", 1 }, { "李三三", 3 }, { "周四四", 1 }, { "吴五五", 1 } };
  g_autoptr (LpEvent) event = plan (fixture, "lecture", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) open = NULL, masked = NULL;
  g_autofree char *words = NULL, *hidden = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (LpAttendee) attendee = lp_attendee_new (event->id, LP_SOURCE_SEARCH);

      attendee->name = g_strdup (people[i].name);
      attendee->party = people[i].party;
      fixture_act (fixture, lp_attendee_add, attendee);
    }
  fixture_run (fixture, "UPDATE events_attendee SET status = 'maybe' WHERE name = '周四四'; UPDATE events_attendee SET status = 'unanswered'"
               " WHERE name = '吴五五';");
  open = lp_event_make_sheet (reader (fixture), FALSE, event, NULL, &error);
  g_assert_no_error (error);
  words = read_paper (open, "sheet", NULL);
  g_assert_nonnull (strstr (words, "1钱一一__/118"));
  g_assert_nonnull (strstr (words, "2孙二二1"));
  g_assert_nonnull (strstr (words, "__/3"));
  g_assert_nonnull (strstr (words, "李三三"));
  g_assert_nonnull (strstr (words, "(waiting)"));
  g_assert_nonnull (strstr (words, "(notsureyet)"));
  g_assert_nonnull (strstr (words, "(noanswer)"));
  g_assert_cmpuint (g_strrstr (words, "(waiting)") - words, >, strstr (words, "2孙二二1") - words);
  g_assert_nonnull (strstr (words, "Whereseveralareregistered"));
  g_assert_nonnull (strstr (words, "泡桐树幼儿园多功能厅"));
  g_assert_nonnull (strstr (words, "b1b2b3")); /* who registers later gets no number that stands on the paper */
  g_assert_null (strstr (words, "b21"));
  masked = lp_event_make_sheet (reader (fixture), TRUE, event, NULL, &error);
  g_assert_no_error (error);
  hidden = read_paper (masked, "sheet-masked", NULL);
  g_assert_null (strstr (hidden, "三三"));
  g_assert_nonnull (strstr (hidden, "(waiting)"));
  g_assert_nonnull (strstr (hidden, "partlyhidden"));
}

/* Who has not answered, to go from door to door with: masked as they are elsewhere, or whole. */
static void
test_silent (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpEvent) event = plan (fixture, "lecture", NULL);
  LpSilentQuestion question = { .event_id = event->id };
  LpSilentSheet sheet = { event, &question };
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) open = NULL, masked = NULL;
  g_autofree char *words = NULL, *hidden = NULL;

  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '东坡小区'); INSERT INTO building (id, compound_id, name) VALUES (1, 1, '1栋');"
               "INSERT INTO dwelling (id, compound_id, building_id, room) VALUES (1, 1, 1, '101'), (2, 1, 1, '102');"
               "INSERT INTO household (id, dwelling_id, head_id) VALUES (1, 1, 1), (2, 2, 2);"
               "INSERT INTO person (id, household_id, name, phone) VALUES (1, 1, '钱一一', '13800000001'), (2, 2, '孙二二', NULL);");
  open = lp_silent_make_sheet (reader (fixture), FALSE, &sheet, NULL, &error);
  g_assert_no_error (error);
  words = read_paper (open, "silent", NULL);
  g_assert_nonnull (strstr (words, "1东坡小区1栋101钱一一13800000001"));
  g_assert_nonnull (strstr (words, "2东坡小区1栋102孙二二"));
  masked = lp_silent_make_sheet (reader (fixture), TRUE, &sheet, NULL, &error);
  g_assert_no_error (error);
  hidden = read_paper (masked, "silent-masked", NULL);
  g_assert_nonnull (strstr (hidden, "钱*一138****0001"));
  g_assert_null (strstr (hidden, "101"));
}

/* Chinese words are read as they are; too many of them are refused; without any there is no code, and without a day none is invented. */
static void
test_codes (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpEvent) event = plan (fixture, "lecture", "报名请加微信 caida-shequ，注明“一年级”");
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = lp_event_make_poster (reader (fixture), FALSE, event, NULL, &error);
  g_autoptr (LinliPaper) none = NULL, refused = NULL;
  g_autofree char *code = NULL, *words = read_paper (paper, "poster-words", &code), *bare = NULL;
  GString *long_text = g_string_new (NULL);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (words, "Scanwithatelephone"));
  g_assert_cmpstr (code, ==, "报名请加微信 caida-shequ，注明“一年级”\n");
  for (int i = 0; i < 600; i++)
    g_string_append (long_text, "长");
  g_free (event->code_text);
  event->code_text = g_string_free (long_text, FALSE);
  refused = lp_event_make_notice (reader (fixture), FALSE, event, NULL, &error);
  g_assert_null (refused);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE);
  g_clear_error (&error);
  g_clear_pointer (&event->code_text, g_free);
  g_clear_pointer (&event->starts_at, g_free);
  g_clear_pointer (&event->audience, g_free);
  none = lp_event_make_notice (reader (fixture), FALSE, event, NULL, &error);
  g_assert_no_error (error);
  bare = read_paper (none, "notice-bare", NULL);
  g_assert_null (strstr (bare, "Scan"));
  g_assert_nonnull (strstr (bare, "Toallresidents:"));
  g_assert_nonnull (strstr (bare, "willbeannounced"));
}

static gint64
bring_up (Fixture    *fixture,
          gint64      meeting,
          const char *title,
          const char *decision)
{
  LpTopicDeed *deed = lp_topic_deed_new (topics, 0);
  gint64 id;

  deed->event_id = meeting;
  deed->title = g_strdup (title);
  fixture_act (fixture, lp_topic_raise, deed);
  id = deed->made;
  lp_topic_deed_free (deed);
  deed = lp_topic_deed_new (topics, id);
  deed->event_id = meeting;
  deed->name = g_strdup ("孟秀兰");
  deed->words = g_strdup ("电梯一周停了三次");
  fixture_act (fixture, lp_speech_add, deed);
  deed->votes_for = 31;
  deed->votes_against = 2;
  fixture_act (fixture, lp_topic_vote, deed);
  lp_topic_deed_free (deed);
  if (decision == NULL)
    return id;
  deed = lp_topic_deed_new (topics, id);
  deed->words = g_strdup (decision);
  deed->name = g_strdup ("物业王经理");
  deed->due_on = g_strdup ("2026-07-20");
  fixture_act (fixture, lp_topic_decide, deed);
  lp_topic_deed_free (deed);
  return id;
}

static LinliPaper *
make (Fixture            *fixture,
      LinliPaperMakeFunc  func,
      gint64              event,
      gboolean            masked)
{
  g_autoptr (GError) error = NULL;
  LpMinutes *minutes = g_new0 (LpMinutes, 1);
  LinliPaper *paper;

  minutes->event = lp_event_load (reader (fixture), kind, event, &error);
  g_assert_no_error (error);
  minutes->kinds = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (minutes->kinds, g_object_ref (topics));
  g_ptr_array_add (minutes->kinds, g_object_ref (projects));
  paper = func (reader (fixture), masked, minutes, NULL, &error);
  g_assert_no_error (error);
  lp_minutes_free (minutes);
  return paper;
}

static void
test_minutes (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LpEvent) first = plan (fixture, LP_EVENT_MEETING, NULL), second = NULL;
  gint64 lift = bring_up (fixture, first->id, "电梯修不修", "大修，用维修资金"), bench = bring_up (fixture, first->id, "要不要长椅", NULL);
  LpTopicDeed *deed = lp_topic_deed_new (projects, lift);
  g_autoptr (LinliPaper) masked = NULL, whole = NULL, outcomes = NULL;
  g_autofree char *words = NULL, *full = NULL, *table = NULL;

  fixture_assert_text (fixture, "SELECT assignee || due_at FROM matter WHERE title = '电梯修不修'", "物业王经理2026-07-20");
  masked = make (fixture, lp_minutes_make, first->id, TRUE);
  words = read_paper (masked, "minutes", NULL);
  g_assert_null (strstr (words, "孟秀兰"));
  g_assert_nonnull (strstr (words, "电梯一周停了三次"));
  g_assert_nonnull (strstr (words, "Decision:大修，用维修资金"));
  g_assert_nonnull (strstr (words, "Whodoesit,untilwhen:物业王经理,until2026-07-20"));
  g_assert_nonnull (strstr (words, "31forit,2against,0neither"));
  g_assert_nonnull (strstr (words, "Topic2:要不要长椅"));
  g_assert_nonnull (strstr (words, "Fortheresidents:"));
  whole = make (fixture, lp_minutes_make, first->id, FALSE);
  full = read_paper (whole, "minutes-whole", NULL);
  g_assert_nonnull (strstr (full, "孟秀兰:"));
  deed->topics = g_object_ref (topics);
  fixture_act (fixture, lp_topic_become, deed);
  fixture_step (fixture, projects, deed->made, "begin", "已报维修资金");
  lp_topic_deed_free (deed);
  second = lp_event_new (kind);
  second->title = g_strdup ("七月坝坝会");
  second->category = g_strdup (LP_EVENT_MEETING);
  second->starts_at = g_strdup ("2026-07-25 19:00");
  fixture_act (fixture, lp_event_save, second);
  outcomes = make (fixture, lp_minutes_make_outcomes, second->id, TRUE);
  table = read_paper (outcomes, "outcomes", NULL);
  g_assert_nonnull (strstr (table, "Underway"));
  g_assert_nonnull (strstr (table, "已报维修资金"));
  g_assert_nonnull (strstr (table, "要不要长椅"));
  g_assert_cmpint (bench, >, lift);
}

/* The agenda has the hours of its topics, room for others, and what is to be told of earlier ones; a title that names who asked is masked on it and on the
 * notice, unless somebody wants it in full. */
static void
test_agenda (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr (LpEvent) event = plan (fixture, LP_EVENT_MEETING, NULL), found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) agenda = NULL, full = NULL, notice = NULL;
  g_autofree char *words = NULL, *open = NULL, *told = NULL;
  LpTopicDeed *deed = lp_topic_deed_new (topics, 0);
  LpAgenda *order = lp_agenda_new (event->id);

  fixture_run (fixture, "INSERT INTO matter (id, kind, number, title, state, category, opened_at) VALUES"
               " (801, 'events', 'HD-0', '四月坝坝会', 'held', 'meeting', '2026-04-01T00:00:00Z'),"
               " (802, 'events-topic', 'YT-1', '路灯不亮', 'dropped', NULL, '2026-04-01T00:00:00Z');"
               "INSERT INTO events_event (id, starts_at) VALUES (801, '2026-04-05 19:00'); INSERT INTO events_topic (id, event_id) VALUES (802, 801);");
  fixture_run (fixture, "UPDATE matter SET title = '王秀兰家门口的会', contact_name = '王秀兰' WHERE category = 'meeting' AND id <> 801");
  deed->event_id = event->id;
  deed->title = g_strdup ("加装电梯");
  fixture_act (fixture, lp_topic_raise, deed);
  order->opening = 10;
  g_array_append_val (order->items, ((LpAgendaItem) { deed->made, 25 }));
  fixture_act (fixture, lp_agenda_keep, order);
  lp_topic_deed_free (deed);
  lp_agenda_free (order);
  found = lp_event_load (reader (fixture), kind, event->id, &error);
  g_assert_no_error (error);
  agenda = lp_agenda_make_paper (reader (fixture), TRUE, found, NULL, &error);
  full = lp_agenda_make_paper (reader (fixture), FALSE, found, NULL, &error);
  notice = lp_event_make_notice (reader (fixture), TRUE, found, NULL, &error);
  g_assert_no_error (error);
  words = read_paper (agenda, "agenda", NULL);
  open = read_paper (full, "agenda-full", NULL);
  told = read_paper (notice, "notice-masked", NULL);
  g_assert_nonnull (strstr (words, "14:30–14:40"));
  g_assert_nonnull (strstr (words, "14:40–15:05"));
  g_assert_nonnull (strstr (words, "路灯不亮"));
  g_assert_nonnull (strstr (words, "加装电梯"));
  g_assert_null (strstr (words, "王秀兰"));
  g_assert_nonnull (strstr (open, "王秀兰"));
  g_assert_null (strstr (told, "王秀兰"));
}

/* Who leads or writes down is named on papers of the office, unless the event is somebody's whom it names otherwise. */
static void
test_leads (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr (LpEvent) event = plan (fixture, LP_EVENT_MEETING, NULL);

  fixture_run (fixture, "UPDATE matter SET contact_name = '王秀兰' WHERE category = 'meeting'; UPDATE events_event SET speaker = '王秀兰', recorder = '王秀兰'");
  for (guint masked = 0; masked < 2; masked++)
    {
      g_autoptr (LpEvent) found = lp_event_load (reader (fixture), kind, event->id, NULL);
      g_autoptr (LinliPaper) agenda = lp_agenda_make_paper (reader (fixture), masked, found, NULL, NULL);
      g_autoptr (LinliPaper) brief = lp_event_make_brief (reader (fixture), masked, found, NULL, NULL);
      g_autoptr (LinliPaper) minutes = make (fixture, lp_minutes_make, event->id, masked);
      LinliPaper *papers[] = { agenda, brief, minutes };

      for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
        {
          g_autofree char *words = read_paper (papers[i], masked ? "leads-masked" : "leads", NULL);

          g_assert_true ((strstr (words, "王秀兰") == NULL) == masked);
        }
    }
}

/* When and where, how many people each way, and what they said; nobody is named by it unless that was asked for. */
static void
test_brief (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char * const says[] = { "2026-05-2314:30–16:00", "泡桐树幼儿园多功能厅", "86people", "714people", "800", "4.0of5", "说讲得好" };
  g_autoptr (LpEvent) event = plan (fixture, "lecture", NULL), held = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) brief = NULL, open = NULL;
  g_autofree char *words = NULL, *full = NULL;

  fixture_run (fixture, "UPDATE events_event SET site_unnamed = 85, online_unnamed = 714;"
               "INSERT INTO events_attendee (id, event_id, name, line, came, source, at) SELECT 901, id, '欧阳春晓', 1, 1, 'walk-in', '2026-05-23T06:00:00Z'"
               " FROM events_event;"
               "INSERT INTO events_feedback (event_id, attendee_id, score, words, how) SELECT id, 901, 4, '欧阳春晓说讲得好', 'paper' FROM events_event;");
  held = lp_event_load (reader (fixture), kind, event->id, &error);
  g_assert_no_error (error);
  brief = lp_event_make_brief (reader (fixture), TRUE, held, NULL, &error);
  open = lp_event_make_brief (reader (fixture), FALSE, held, NULL, &error);
  g_assert_no_error (error);
  words = read_paper (brief, "brief", NULL);
  full = read_paper (open, "brief-full", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (says); i++)
    if (strstr (words, says[i]) == NULL)
      g_error ("“%s” is not in the brief: %s", says[i], words);
  g_assert_null (strstr (words, "欧阳春晓"));
  g_assert_nonnull (strstr (full, "欧阳春晓说讲得好"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/event-papers/notice", Fixture, NULL, set_up, test_notice, tear_down);
  g_test_add ("/event-papers/sheet", Fixture, NULL, set_up, test_sheet, tear_down);
  g_test_add ("/event-papers/silent", Fixture, NULL, set_up, test_silent, tear_down);
  g_test_add ("/event-papers/codes", Fixture, NULL, set_up, test_codes, tear_down);
  g_test_add ("/event-papers/agenda", Fixture, NULL, set_up, test_agenda, tear_down);
  g_test_add ("/event-papers/leads", Fixture, NULL, set_up, test_leads, tear_down);
  g_test_add ("/event-papers/brief", Fixture, NULL, set_up, test_brief, tear_down);
  g_test_add ("/event-papers/minutes", Fixture, NULL, set_up, test_minutes, tear_down);
  return g_test_run ();
}

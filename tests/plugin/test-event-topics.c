/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Courtyard meetings: what is said becomes a topic, hands are raised, it becomes a project, and at the next meeting people are told. People are
 * invented. */

#include "events-file.h"
#include "lp-event-project-kind.h"
#include "lp-event-topic-kind.h"
#include "lp-agenda-store.h"
#include "lp-speech-store.h"
#include "lp-topic-store.h"
#include "lp-topic-words.h"

#include <glib/gstdio.h>

static LinliMatterKind *topics, *projects;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  fixture_set_up (fixture, unused);
  events_file_migrate (fixture);
  topics = lp_topic_kind_new ();
  projects = lp_project_kind_new ();
  fixture_run (fixture, "INSERT INTO compound (id, name) VALUES (1, '东坡小区'), (2, '光华苑');"
                        "INSERT INTO matter (id, kind, number, title, state, category, opened_at) VALUES"
                        " (1, 'events', 'HD-1', '六月坝坝会', 'held', 'meeting', '2026-06-01T00:00:00Z'),"
                        " (2, 'events', 'HD-2', '七月坝坝会', 'planned', 'meeting', '2026-07-01T00:00:00Z'),"
                        " (3, 'events', 'HD-3', '光华苑坝坝会', 'planned', 'meeting', '2026-07-01T00:00:00Z');"
                        "INSERT INTO events_event (id, starts_at, compound_id) VALUES (1, '2026-06-05 19:00', 1), (2, '2026-07-05 19:00', 1),"
                        " (3, '2026-07-06 19:00', 2);");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  g_clear_object (&topics);
  g_clear_object (&projects);
  fixture_tear_down (fixture, unused);
}

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static LpTopicDeed *
deed_at (gint64      event,
         gint64      id,
         const char *title,
         const char *words)
{
  LpTopicDeed *deed = lp_topic_deed_new (topics, id);

  deed->event_id = event;
  deed->title = g_strdup (title);
  deed->words = g_strdup (words);
  return deed;
}

/* Runs an action that may not fail; returns what it made. */
static gint64
act (Fixture         *fixture,
     LinliActionFunc  func,
     LpTopicDeed     *deed)
{
  gint64 made;

  fixture_act (fixture, func, deed);
  made = deed->made;
  lp_topic_deed_free (deed);
  return made;
}

static void
assert_refused (Fixture         *fixture,
                LinliActionFunc  func,
                LpTopicDeed     *deed)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "test", func, deed, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  lp_topic_deed_free (deed);
}

static void
assert_topics (Fixture     *fixture,
               LpTopicList  which,
               gint64       event,
               const char  *titles)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = lp_topic_list (reader (fixture), which, event, &error);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "", ((LpTopic *) g_ptr_array_index (list, i))->title);
  g_assert_cmpstr (found->str, ==, titles);
}

static LpTopic *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  LpTopic *topic = lp_topic_load (reader (fixture), id, &error);

  g_assert_no_error (error);
  return topic;
}

static gint64
vote (Fixture *fixture,
      gint64   id,
      int      votes_for,
      int      votes_against)
{
  LpTopicDeed *deed = deed_at (1, id, NULL, NULL);

  deed->votes_for = votes_for;
  deed->votes_against = votes_against;
  deed->votes_abstain = 1;
  return act (fixture, lp_topic_vote, deed);
}

/* From the first word to the answer. */
static void
test_loop (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 topic, made;
  LpTopicDeed *deed = deed_at (1, 0, NULL, "院里没有电瓶车充电的地方");
  g_autoptr (GPtrArray) said = NULL;
  LpTopic *it;

  deed->name = g_strdup ("钱一");
  act (fixture, lp_speech_add, deed);
  topic = act (fixture, lp_speech_raise, deed_at (1, fixture_get (fixture, "SELECT id FROM events_speech"), NULL, NULL));
  assert_topics (fixture, LP_TOPICS_OF, 1, "院里没有电瓶车充电的地方");
  said = lp_speech_list (reader (fixture), 1, topic, NULL);
  g_assert_cmpuint (said->len, ==, 1);
  g_assert_cmpstr (((LpSpeech *) g_ptr_array_index (said, 0))->name, ==, "钱一");
  it = load (fixture, topic);
  g_assert_cmpint (it->votes_for, ==, LP_UNCOUNTED); /* nobody was asked, which is no vote of 0 */
  lp_topic_free (it);
  vote (fixture, topic, 30, 2);
  act (fixture, lp_topic_decide, deed_at (1, topic, NULL, "在东门建充电棚"));
  deed = lp_topic_deed_new (projects, topic);
  deed->topics = g_object_ref (topics);
  made = act (fixture, lp_topic_become, deed);
  it = load (fixture, topic);
  g_assert_cmpint (it->votes_for, ==, 30);
  g_assert_cmpint (it->votes_against, ==, 2);
  g_assert_cmpint (it->votes_abstain, ==, 1);
  g_assert_cmpstr (it->decision, ==, "在东门建充电棚");
  g_assert_cmpint (it->became_id, ==, made);
  g_assert_cmpstr (it->became_kind, ==, LP_PROJECT_KIND);
  g_assert_cmpstr (it->state, ==, LP_TOPIC_HANDED_ON);
  lp_topic_free (it);
  fixture_step (fixture, projects, made, "begin", NULL);
  fixture_step (fixture, projects, made, "finish", "充电棚已启用");
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "院里没有电瓶车充电的地方");
  assert_topics (fixture, LP_TOPICS_BEFORE, 3, ""); /* another compound */
  it = load (fixture, topic);
  g_assert_cmpstr (it->became_state, ==, LP_PROJECT_DONE);
  g_assert_cmpstr (it->became_word, ==, "充电棚已启用");
  lp_topic_free (it);
  act (fixture, lp_topic_tell, deed_at (2, topic, NULL, "充电棚已启用, 欢迎使用"));
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "");
  assert_topics (fixture, LP_TOPICS_TOLD, 2, "院里没有电瓶车充电的地方");
  it = load (fixture, topic);
  g_assert_cmpstr (it->told_on, ==, "2026-07-05");
  g_assert_cmpstr (it->state, ==, LP_TOPIC_ANSWERED);
  lp_topic_free (it);
}

/* As the plugin of requests does it. */
static gboolean
take_over_request (LinliTransaction  *transaction,
                   gpointer           made,
                   GError           **error)
{
  return linli_matter_kind_take_over (topics, transaction, 9, made, error);
}

static void
test_agenda (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 first = act (fixture, lp_topic_raise, deed_at (1, 0, "楼道堆物", NULL));
  gint64 taken;

  act (fixture, lp_topic_raise, deed_at (1, 0, "花园改造", "种什么"));
  assert_topics (fixture, LP_TOPICS_OF, 1, "楼道堆物 花园改造");
  fixture_run (fixture, "INSERT INTO matter (id, kind, number, title, state, opened_at) VALUES (9, 'requests', 'SQ-1', '路灯不亮', 'received',"
                        " '2026-06-01T00:00:00Z');");
  fixture_act (fixture, take_over_request, &taken);
  assert_topics (fixture, LP_TOPICS_UNPLANNED, 0, "路灯不亮");
  act (fixture, lp_topic_put, deed_at (1, taken, NULL, NULL));
  assert_topics (fixture, LP_TOPICS_UNPLANNED, 0, "");
  assert_topics (fixture, LP_TOPICS_OF, 1, "楼道堆物 花园改造 路灯不亮");
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  assert_topics (fixture, LP_TOPICS_UNPLANNED, 0, "路灯不亮");
  fixture_step (fixture, topics, first, "drop", "已自行清理");
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "楼道堆物 花园改造"); /* that it is dropped is told, too */
  act (fixture, lp_topic_tell, deed_at (2, first, NULL, "各家已自行清理"));
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "花园改造");
  assert_topics (fixture, LP_TOPICS_TOLD, 2, "楼道堆物");
}

/* What is under way is told and told again; what is reopened is open once, and the meeting at which people were told keeps the words. */
static void
test_told (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 topic = act (fixture, lp_topic_raise, deed_at (1, 0, "电瓶车充电", NULL));
  LpTopicDeed *deed = deed_at (2, topic, NULL, "正在选址");
  LpTopic *it;

  fixture_run (fixture, "INSERT INTO matter (id, kind, number, title, state, category, opened_at) VALUES"
               " (4, 'events', 'HD-4', '八月坝坝会', 'planned', 'meeting', '2026-07-01T00:00:00Z');"
               "INSERT INTO events_event (id, starts_at, compound_id) VALUES (4, '2026-08-05 19:00', 1);");
  act (fixture, lp_topic_decide, deed_at (1, topic, NULL, "建充电棚"));
  deed->open = TRUE;
  act (fixture, lp_topic_tell, deed);
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "");
  assert_topics (fixture, LP_TOPICS_TOLD, 2, "电瓶车充电");
  assert_topics (fixture, LP_TOPICS_BEFORE, 4, "电瓶车充电");
  act (fixture, lp_topic_tell, deed_at (4, topic, NULL, "已建成"));
  assert_topics (fixture, LP_TOPICS_BEFORE, 4, "");
  it = load (fixture, topic);
  g_assert_cmpstr (it->state, ==, LP_TOPIC_ANSWERED);
  g_assert_true (it->told_final);
  lp_topic_free (it);
  fixture_step (fixture, topics, topic, "reopen", "棚子漏雨");
  assert_topics (fixture, LP_TOPICS_BEFORE, 4, ""); /* once, among what was told there */
  assert_topics (fixture, LP_TOPICS_TOLD, 4, "电瓶车充电");
  fixture_run (fixture, "INSERT INTO matter (id, kind, number, title, state, category, opened_at) VALUES"
               " (5, 'events', 'HD-5', '九月坝坝会', 'planned', 'meeting', '2026-07-01T00:00:00Z');"
               "INSERT INTO events_event (id, starts_at, compound_id) VALUES (5, '2026-09-05 19:00', 1);");
  assert_topics (fixture, LP_TOPICS_BEFORE, 5, "电瓶车充电");
  act (fixture, lp_topic_tell, deed_at (0, topic, NULL, "已补漏")); /* by telephone */
  assert_topics (fixture, LP_TOPICS_BEFORE, 5, "");
  it = load (fixture, topic);
  g_assert_cmpint (it->told_at_id, ==, 0);
  g_assert_cmpstr (it->told, ==, "已补漏");
  lp_topic_free (it);
  assert_refused (fixture, lp_topic_tell, deed_at (5, topic, NULL, NULL));
}

/* What a meeting did not get to goes on to the next one at once; order and minutes are kept. */
static void
test_left (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 first = act (fixture, lp_topic_raise, deed_at (1, 0, "楼道堆物", NULL)), lift, garden;
  LpAgenda *agenda = lp_agenda_new (2);
  g_autofree char *time = NULL, *unknown = NULL;

  act (fixture, lp_topic_raise, deed_at (1, 0, "花园改造", NULL));
  act (fixture, lp_topic_raise, deed_at (1, 0, "加装电梯", NULL));
  act (fixture, lp_topic_decide, deed_at (1, first, NULL, "月底前清理"));
  act (fixture, lp_agenda_carry, deed_at (2, 0, NULL, NULL));
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "楼道堆物");
  assert_topics (fixture, LP_TOPICS_OF, 2, "花园改造 加装电梯");
  assert_topics (fixture, LP_TOPICS_CARRIED, 2, "花园改造 加装电梯");
  assert_topics (fixture, LP_TOPICS_OF, 1, "楼道堆物");
  assert_topics (fixture, LP_TOPICS_LEFT, 1, "花园改造 加装电梯");
  assert_refused (fixture, lp_agenda_carry, deed_at (2, 0, NULL, NULL)); /* nothing is left */
  garden = fixture_get (fixture, "SELECT id FROM matter WHERE title = '花园改造'");
  lift = fixture_get (fixture, "SELECT id FROM matter WHERE title = '加装电梯'");
  agenda->opening = 10;
  g_array_append_val (agenda->items, ((LpAgendaItem) { lift, 20 }));
  g_array_append_val (agenda->items, ((LpAgendaItem) { garden, LP_UNCOUNTED }));
  fixture_act (fixture, lp_agenda_keep, agenda);
  assert_topics (fixture, LP_TOPICS_OF, 2, "加装电梯 花园改造");
  g_assert_cmpint (fixture_get (fixture, "SELECT opening FROM events_event WHERE id = 2"), ==, 10);
  g_assert_cmpint (lp_agenda_count_before (agenda, 1), ==, 30);
  g_assert_cmpint (lp_agenda_count_before (agenda, 2), ==, LP_UNCOUNTED);
  time = lp_agenda_dup_time ("2026-07-05 19:00", 10, 20);
  g_assert_cmpstr (time, ==, "19:10–19:30");
  unknown = lp_agenda_dup_time ("2026-07-05 19:00", LP_UNCOUNTED, 20);
  g_assert_null (unknown);
  lp_agenda_free (agenda);
  act (fixture, lp_topic_raise, deed_at (2, 0, "遛狗", NULL)); /* at the end */
  assert_topics (fixture, LP_TOPICS_OF, 2, "加装电梯 花园改造 遛狗");
  linli_store_undo (fixture->store, NULL, NULL);
  linli_store_undo (fixture->store, NULL, NULL);
  assert_topics (fixture, LP_TOPICS_OF, 2, "花园改造 加装电梯");
  linli_store_undo (fixture->store, NULL, NULL);
  assert_topics (fixture, LP_TOPICS_OF, 1, "楼道堆物 花园改造 加装电梯");
  assert_topics (fixture, LP_TOPICS_LEFT, 1, "");
}

/* Meetings of one courtyard, of a series without courtyards, and of the whole community. */
static void
test_courtyards (Fixture       *fixture,
                 gconstpointer  unused)
{
  static const char * const marked[] = { "老院的 (of no single courtyard)", "新院的 (of no single courtyard)", "东坡的" };
  g_autoptr (GPtrArray) before = NULL;

  fixture_run (fixture, "INSERT INTO events_series (id, name) VALUES (61, '老院会'), (62, '新院会');"
               "INSERT INTO matter (id, kind, number, title, state, category, opened_at) VALUES"
               " (11, 'events', 'HD-11', '老院', 'held', 'meeting', '2026-06-01T00:00:00Z'), (12, 'events', 'HD-12', '新院', 'held', 'meeting', '2026-06-01T00:00:00Z'),"
               " (13, 'events', 'HD-13', '老院二', 'planned', 'meeting', '2026-06-01T00:00:00Z'), (14, 'events', 'HD-14', '全体', 'planned', 'meeting', '2026-06-01T00:00:00Z');"
               "INSERT INTO events_event (id, starts_at, series_id) VALUES (11, '2026-06-01 19:00', 61), (12, '2026-06-02 19:00', 62), (13, '2026-07-01 19:00', 61),"
               " (14, NULL, NULL);");
  act (fixture, lp_topic_raise, deed_at (1, 0, "东坡的", NULL));
  act (fixture, lp_topic_raise, deed_at (11, 0, "老院的", NULL));
  act (fixture, lp_topic_raise, deed_at (12, 0, "新院的", NULL));
  assert_topics (fixture, LP_TOPICS_BEFORE, 13, "老院的 东坡的"); /* of one of the two no courtyard is known */
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "老院的 新院的 东坡的");
  assert_topics (fixture, LP_TOPICS_BEFORE, 3, "老院的 新院的");
  assert_topics (fixture, LP_TOPICS_BEFORE, 14, "老院的 新院的 东坡的"); /* its day is not known: it comes after all of them */
  before = lp_topic_list (reader (fixture), LP_TOPICS_BEFORE, 2, NULL);
  for (guint i = 0; i < before->len; i++)
    {
      g_autofree char *listed = lp_topic_dup_listed (reader (fixture), TRUE, g_ptr_array_index (before, i), 1);

      g_assert_cmpstr (listed, ==, marked[i]);
    }
  act (fixture, lp_agenda_carry, deed_at (2, 0, NULL, NULL));
  assert_topics (fixture, LP_TOPICS_OF, 2, "东坡的"); /* those of elsewhere only one by one */
  fixture_run (fixture, "UPDATE events_event SET starts_at = '2026-05-01 19:00' WHERE id = 14");
  assert_topics (fixture, LP_TOPICS_BEFORE, 14, "");
}

/* A meeting that was held, although nobody wrote down its day, comes before those that follow. */
static void
test_undated (Fixture       *fixture,
              gconstpointer  unused)
{
  fixture_run (fixture, "UPDATE events_event SET starts_at = NULL WHERE id = 1");
  act (fixture, lp_topic_raise, deed_at (1, 0, "路灯", NULL));
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "路灯");
  fixture_run (fixture, "UPDATE matter SET state = 'held' WHERE id = 2");
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "路灯"); /* it was planned later */
  fixture_run (fixture, "UPDATE matter SET opened_at = '2026-08-01T00:00:00Z' WHERE id = 1");
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, "");
  fixture_run (fixture, "UPDATE matter SET state = 'planned' WHERE id IN (1, 2)");
  assert_topics (fixture, LP_TOPICS_BEFORE, 2, ""); /* it was not held */
}

/* Nothing of a long list is lost: the minutes have every word, and everything that was left is taken over. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autoptr (GPtrArray) said = NULL, left = NULL, meetings = NULL;

  fixture_run (fixture, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 501)"
               " INSERT INTO matter (id, kind, number, title, state, category, opened_at)"
               " SELECT 1000 + i, 'events-topic', 'YT-' || i, '议题', 'raised', NULL, '2026-06-01T00:00:00Z' FROM n"
               " UNION ALL SELECT 5000 + i, 'events', 'HD-' || i, '坝坝会', 'held', 'meeting', '2026-06-01T00:00:00Z' FROM n;"
               "INSERT INTO events_topic (id, event_id, place) SELECT id, 1, id FROM matter WHERE kind = 'events-topic';"
               "INSERT INTO events_series (id, name) VALUES (63, '坝坝会');"
               "INSERT INTO events_event (id, series_id, starts_at) SELECT id, 63, '2026-06-07 19:00' FROM matter WHERE id > 5000;"
               "INSERT INTO events_speech (id, event_id, words, place) SELECT id, 1, '一句话', id FROM events_topic;");
  said = lp_speech_list (reader (fixture), 1, 0, NULL);
  g_assert_cmpuint (said->len, ==, 501);
  left = lp_topic_list (reader (fixture), LP_TOPICS_BEFORE, 2, NULL);
  g_assert_cmpuint (left->len, ==, 501);
  meetings = lp_meeting_list (reader (fixture), 1001, NULL);
  g_assert_cmpuint (meetings->len, >, 501);
}

/* What was said is corrected and taken off; a resident is told by the name of today, and masked. */
static void
test_speeches (Fixture       *fixture,
               gconstpointer  unused)
{
  LpTopicDeed *deed = deed_at (1, 0, NULL, "孙桂芳家的灯不亮");
  g_autoptr (GPtrArray) said = NULL, none = NULL;
  g_autofree char *words = NULL;
  gint64 id, topic;

  fixture_run (fixture, "INSERT INTO person (id, name) VALUES (71, '孙桂芳')");
  deed->name = g_strdup ("孙阿姨");
  id = act (fixture, lp_speech_add, deed);
  deed = deed_at (1, id, NULL, "孙桂芳家门口的灯不亮");
  deed->person_id = 71;
  act (fixture, lp_speech_correct, deed);
  said = lp_speech_list (reader (fixture), 1, 0, NULL);
  g_assert_cmpuint (said->len, ==, 1);
  g_assert_cmpstr (((LpSpeech *) g_ptr_array_index (said, 0))->name, ==, "孙桂芳");
  words = lp_speech_dup_words (reader (fixture), g_ptr_array_index (said, 0), 1);
  g_assert_null (strstr (words, "孙桂芳"));
  g_assert_nonnull (strstr (words, "家门口的灯不亮"));
  topic = act (fixture, lp_speech_raise, deed_at (1, id, NULL, NULL));
  g_free (words);
  words = linli_title_dup_masked (reader (fixture), "matter", topic); /* who raised it is known, and masked in the title */
  g_assert_null (strstr (words, "孙桂芳"));
  act (fixture, lp_speech_remove, deed_at (1, id, NULL, NULL));
  none = lp_speech_list (reader (fixture), 1, 0, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  assert_topics (fixture, LP_TOPICS_OF, 1, "孙桂芳家门口的灯不亮");
  assert_refused (fixture, lp_speech_correct, deed_at (1, id, NULL, NULL));
}

/* Who is no resident is masked in the topic and in what it becomes, as a resident is; in the titles and on the timelines. */
static void
test_outsider (Fixture       *fixture,
               gconstpointer  unused)
{
  LpTopicDeed *deed = deed_at (1, 0, NULL, "我是欧阳春晓，路边停车太乱，欧阳春晓愿意出面");
  g_autofree char *text = NULL;
  gint64 chain[2], line;

  deed->name = g_strdup ("欧阳春晓");
  act (fixture, lp_speech_add, deed);
  chain[0] = act (fixture, lp_speech_raise, deed_at (1, fixture_get (fixture, "SELECT id FROM events_speech"), NULL, NULL));
  deed = lp_topic_deed_new (projects, chain[0]);
  deed->topics = g_object_ref (topics);
  chain[1] = act (fixture, lp_topic_become, deed);
  fixture_step (fixture, projects, chain[1], "begin", "请欧阳春晓来谈");
  for (gsize i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      g_autofree char *title = linli_title_dup_masked (reader (fixture), "matter", chain[i]);

      g_assert_null (strstr (title, "欧阳春晓"));
      g_assert_nonnull (strstr (title, "路边停车太乱"));
    }
  line = fixture_get (fixture, "SELECT max (id) FROM timeline WHERE text LIKE '%欧阳春晓%'");
  text = linli_title_dup_masked (reader (fixture), "timeline", line);
  g_assert_null (strstr (text, "欧阳春晓"));
  g_assert_nonnull (strstr (text, "来谈"));
}

/* A file with something in it is copied before it is brought up. */
static void
remove_backup (Fixture *fixture)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  g_autofree char *file = g_path_get_basename (fixture->path);
  guint n = 0;

  for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      if (!g_str_has_prefix (name, file) || g_str_has_prefix (name + strlen (file), ".before-"))
        n += g_remove (path) == 0 ? 1 : 0;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* A file that was written while a topic was answered once: each answer is there, at its meeting, with its words, as the last one or not. */
static void
test_old_answers (Fixture       *fixture,
                  gconstpointer  unused)
{
  static const struct {
    gint64 topic, meeting;
    const char *words, *day;
    gboolean final;
  } told[] = {
    { 21, 11, "充电棚已启用", "2026-06-05", TRUE }, /* words of its own */
    { 22, 11, "已转街道", "2026-06-05", TRUE },     /* those of the last step */
    { 23, 0, "电话告知", NULL, TRUE },              /* at no meeting */
    { 24, 11, "正在选址", "2026-06-05", FALSE },    /* it was reopened */
    { 25, 11, "", "2026-06-05", TRUE },             /* without any words */
  };

  events_file_migrate_to (fixture, 4);
  topics = lp_topic_kind_new ();
  fixture_run (fixture, "INSERT INTO matter (id, kind, number, title, state, category, outcome, opened_at) VALUES"
               " (11, 'events', 'HD-11', '六月坝坝会', 'held', 'meeting', NULL, '2026-06-01T00:00:00Z'),"
               " (21, 'events-topic', 'YT-21', '充电', 'answered', NULL, '别的话', '2026-05-01T00:00:00Z'),"
               " (22, 'events-topic', 'YT-22', '停车', 'answered', NULL, '已转街道', '2026-05-01T00:00:00Z'),"
               " (23, 'events-topic', 'YT-23', '路灯', 'answered', NULL, NULL, '2026-05-01T00:00:00Z'),"
               " (24, 'events-topic', 'YT-24', '花园', 'handed-on', NULL, NULL, '2026-05-01T00:00:00Z'),"
               " (25, 'events-topic', 'YT-25', '遛狗', 'answered', NULL, NULL, '2026-05-01T00:00:00Z'),"
               " (26, 'events-topic', 'YT-26', '电梯', 'raised', NULL, NULL, '2026-05-01T00:00:00Z');"
               "INSERT INTO events_event (id, starts_at) VALUES (11, '2026-06-05 19:00');"
               "INSERT INTO events_topic (id, event_id, place, answered_id, answer) VALUES (21, 11, 1, 11, '充电棚已启用'), (22, 11, 2, 11, NULL),"
               " (23, 11, 3, NULL, '电话告知'), (24, 11, 4, 11, '正在选址'), (25, 11, 5, 11, NULL), (26, 11, 6, NULL, NULL);");
  events_file_migrate (fixture);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM events_told WHERE deleted_at IS NULL"), ==, G_N_ELEMENTS (told));
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM events_topic WHERE event_id = 11 AND minutes IS NULL"), ==, 6);
  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (LpTopic) topic = load (fixture, told[i].topic);

      g_assert_cmpint (topic->told_id, !=, 0);
      g_assert_cmpint (topic->told_at_id, ==, told[i].meeting);
      g_assert_cmpstr (topic->told, ==, told[i].words);
      g_assert_cmpstr (topic->told_on, ==, told[i].day);
      g_assert_cmpint (topic->told_final, ==, told[i].final);
    }
  assert_topics (fixture, LP_TOPICS_TOLD, 11, "充电 停车 花园 遛狗");
  remove_backup (fixture);
}

/* Buttons of the details are made for steps that ask for nothing but words. */
static void
test_steps (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char * const asked[] = { "decide", "hand-on", "answer", NULL };
  g_autoptr (GPtrArray) steps = linli_matter_kind_list_steps (topics, LP_TOPIC_DECIDED);

  g_assert_cmpuint (steps->len, >, 2);
  for (guint i = 0; i < steps->len; i++)
    {
      const LinliMatterStep *step = g_ptr_array_index (steps, i);

      g_assert_cmpint ((step->flags & LINLI_MATTER_STEP_ASKED) != 0, ==, g_strv_contains (asked, step->id));
    }
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 topic = act (fixture, lp_topic_raise, deed_at (1, 0, "楼道堆物", NULL));
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, lp_topic_raise, deed_at (1, 0, NULL, "没有题目"));
  assert_refused (fixture, lp_speech_add, deed_at (1, 0, NULL, NULL));
  assert_refused (fixture, lp_topic_vote, deed_at (1, topic, NULL, NULL)); /* no hands */
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter WHERE kind = 'events-topic'"), ==, 1);
  g_assert_null (lp_topic_load (reader (fixture), 1, &error)); /* which is a meeting */
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND);
}

#define ADD(name, func) g_test_add ("/event-topics/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("loop", test_loop);
  ADD ("agenda", test_agenda);
  ADD ("told", test_told);
  ADD ("left", test_left);
  ADD ("courtyards", test_courtyards);
  ADD ("many", test_many);
  ADD ("undated", test_undated);
  ADD ("speeches", test_speeches);
  ADD ("outsider", test_outsider);
  g_test_add ("/event-topics/old-answers", Fixture, NULL, fixture_set_up, test_old_answers, tear_down);
  ADD ("steps", test_steps);
  ADD ("refusals", test_refusals);
  return g_test_run ();
}

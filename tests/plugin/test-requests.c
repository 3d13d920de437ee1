/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Requests: handed over with the line that opens them, waiting, answered, called back, done again, merged, converted. People are invented. */

#include "../model/fixture.h"
#include "requests-file.h"
#include "lp-request-list-store.h"
#include "lp-request-repeat-store.h"
#include "lp-request-similar-store.h"
#include "lp-request-split-store.h"
#include "lp-request-store.h"

static const char ground[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区');"
  "INSERT INTO building (id, compound_id, name) VALUES (1, 1, '12栋'), (2, 1, '20栋');"
  "INSERT INTO unit (id, building_id, name) VALUES (1, 1, '3单元'), (2, 2, '1单元');"
  "INSERT INTO dwelling (id, compound_id, building_id, unit_id, room) VALUES (1, 1, 1, 1, '502'), (2, 1, 2, 2, '101');"
  "INSERT INTO grid (id, name, level, kind) VALUES (1, '东坡一组', 'micro', 'courtyard'), (2, '东坡二组', 'micro', 'courtyard');"
  "INSERT INTO household (id, dwelling_id) VALUES (1, 1);"
  "INSERT INTO person (id, household_id, name, phone) VALUES (1, 1, '张三', '13800000001');"
  "INSERT INTO grid_duty (id, grid_id, role, name, phone) VALUES (1, 1, 'head', '李网格', '13900000001');";

static const char standing[] =
  "INSERT OR REPLACE INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) VALUES"
  " (1, '东坡小区12栋3单元502', x'01', 1), (2, '东坡小区20栋1单元101', x'02', 2);";

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
call_back (Fixture  *fixture,
           gint64    id,
           gint64    resident,
           gboolean  satisfied)
{
  LpRequestDeed *deed = lp_request_deed_new (kind, id);

  deed->other = resident;
  deed->responded = TRUE;
  deed->solved = satisfied;
  deed->satisfied = satisfied;
  deed->words = g_strdup (satisfied ? "好了" : "还在漏");
  fixture_act (fixture, lp_request_call_back, deed);
  lp_request_deed_free (deed);
}

static LpRequest *
load (Fixture *fixture,
      gint64   id)
{
  g_autoptr (GError) error = NULL;
  LpRequest *request = lp_request_load (reader (fixture), id, &error);

  g_assert_no_error (error);
  return request;
}

/* Whoever opens one hands it over in the same action: one step back takes all of it. */
static void
test_hand_over (Fixture       *fixture,
                gconstpointer  unused)
{
  gint64 id = note (fixture, "东坡12-3-502 张三 漏水 急");
  g_autoptr (LpRequest) request = load (fixture, id);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (request->state, ==, LP_REQUEST_DISPATCHED);
  g_assert_cmpstr (request->assignee, ==, "李网格");
  g_assert_cmpstr (request->category, ==, "water");
  g_assert_cmpstr (request->urgency, ==, "urgent");
  g_assert_cmpstr (request->place, ==, "东坡小区12栋3单元502");
  g_assert_cmpstr (request->first_receiver, ==, "王社工");
  g_assert_nonnull (request->handed_at);
  g_assert_cmpuint (request->n_residents, ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT julianday (due_at) - julianday (date ('now', 'localtime')) FROM matter"), ==, 2);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter WHERE deleted_at IS NULL"), ==, 0);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM requests_resident WHERE deleted_at IS NULL"), ==, 0);
}

/* Nobody answers for the grid: it stays where it came, and says so when it is to be dispatched. */
static void
test_nobody (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 id = note (fixture, "东坡20-1-101 路灯不亮");
  LpRequestDeed *deed = lp_request_deed_new (kind, id);
  g_autoptr (LpRequest) request = NULL;
  g_autoptr (GError) error = NULL;

  fixture_assert_text (fixture, "SELECT state FROM matter", LP_REQUEST_RECEIVED);
  g_assert_cmpuint (lp_request_count_for (reader (fixture), "谁"), ==, 1);
  g_assert_false (fixture_try_step (fixture, kind, id, LP_REQUEST_DISPATCH, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  deed->name = g_strdup ("赵电工");
  fixture_act (fixture, lp_request_give, deed);
  lp_request_deed_free (deed);
  request = load (fixture, id);
  g_assert_cmpstr (request->state, ==, LP_REQUEST_DISPATCHED);
  g_assert_cmpstr (request->assignee, ==, "赵电工");
  g_assert_cmpuint (lp_request_count_for (reader (fixture), "谁"), ==, 0);
  g_assert_cmpuint (lp_request_count_for (reader (fixture), "赵电工"), ==, 1);
  fixture_run (fixture, "UPDATE matter SET assignee = NULL");
  g_assert_cmpuint (lp_request_count_for (reader (fixture), "谁"), ==, 1);
}

static void
change_days (Fixture *fixture)
{
  int days = 5, read = 0, none = 0;
  g_autoptr (GError) error = NULL;

  g_assert_true (lp_request_days_load (reader (fixture), &read, NULL));
  g_assert_cmpint (read, ==, 3);
  fixture_act (fixture, lp_request_days_save, &days);
  g_assert_true (lp_request_days_load (reader (fixture), &read, NULL));
  g_assert_cmpint (read, ==, 5);
  g_assert_false (linli_store_act (fixture->store, "d", lp_request_days_save, &none, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

static void
test_untouched (Fixture       *fixture,
                gconstpointer  unused)
{
  LpRequestFilter filter = { LP_REQUESTS_UNTOUCHED };
  gint64 id = note (fixture, "东坡12-3-502 漏水");
  g_autoptr (GPtrArray) fresh = lp_request_list (reader (fixture), &filter, NULL);
  g_autoptr (GPtrArray) old = NULL;

  g_assert_cmpuint (fresh->len, ==, 0);
  fixture_run (fixture, "UPDATE requests_request SET handed_at = '2026-01-01T00:00:00.000Z';");
  old = lp_request_list (reader (fixture), &filter, NULL);
  g_assert_cmpuint (old->len, ==, 1);
  change_days (fixture);
  fixture_step (fixture, kind, id, LP_REQUEST_TAKE_BACK, "三天没人接");
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE assignee IS NULL", LP_REQUEST_RECEIVED);
}

static void
test_wait (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 id = note (fixture, "东坡12-3-502 漏水");
  LpRequestDeed *deed = lp_request_deed_new (kind, id);

  fixture_step (fixture, kind, id, "take-up", NULL);
  deed->words = g_strdup ("等物业报价");
  deed->day = g_strdup ("2027-01-05");
  fixture_act (fixture, lp_request_wait, deed);
  lp_request_deed_free (deed);
  fixture_assert_text (fixture, "SELECT state || waiting_for || promised_on FROM matter", "waiting等物业报价2027-01-05");
  fixture_step (fixture, kind, id, "go-on", NULL);
  fixture_assert_text (fixture, "SELECT state || coalesce (waiting_for, '-') || promised_on FROM matter", "in-hand-2027-01-05");
  fixture_step (fixture, kind, id, LP_REQUEST_WAIT, "等住户在家");
  fixture_assert_text (fixture, "SELECT waiting_for FROM matter", "等住户在家");
  fixture_step (fixture, kind, id, "answer", "修好了");
  fixture_assert_text (fixture, "SELECT state || coalesce (waiting_for, '-') || coalesce (promised_on, '-') FROM matter", "answered--");
}

/* Each resident is called back after each answer; who is not satisfied has it done again. */
static void
test_call_back (Fixture       *fixture,
                gconstpointer  unused)
{
  gint64 id = note (fixture, "东坡12-3-502 张三 漏水");
  gint64 resident = fixture_get (fixture, "SELECT id FROM requests_resident");
  g_autoptr (LpRequest) answered = NULL;
  g_autoptr (LpRequest) again = NULL;
  g_autoptr (GPtrArray) residents = NULL;

  fixture_step (fixture, kind, id, "take-up", NULL);
  fixture_step (fixture, kind, id, "answer", "换了水管");
  answered = load (fixture, id);
  g_assert_cmpuint (answered->n_to_call, ==, 1);
  call_back (fixture, id, resident, FALSE);
  again = load (fixture, id);
  g_assert_cmpstr (again->state, ==, LP_REQUEST_IN_HAND);
  g_assert_cmpuint (again->n_again, ==, 1);
  g_usleep (2000); /* the second answer is later than the first call, in milliseconds */
  fixture_step (fixture, kind, id, "answer", "又换了接头");
  residents = lp_request_list_residents (reader (fixture), id, NULL);
  g_assert_cmpuint (residents->len, ==, 1);
  g_assert_null (((LpRequestResident *) g_ptr_array_index (residents, 0))->called_at);
  call_back (fixture, id, resident, TRUE);
  g_clear_pointer (&residents, g_ptr_array_unref);
  residents = lp_request_list_residents (reader (fixture), id, NULL);
  g_assert_true (((LpRequestResident *) g_ptr_array_index (residents, 0))->satisfied);
  fixture_step (fixture, kind, id, "close", NULL);
  fixture_step (fixture, kind, id, "reopen", "过了一周又漏");
  g_clear_object (&again);
  again = load (fixture, id);
  g_assert_cmpuint (again->n_again, ==, 2);
}

static void
test_merge (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 first = note (fixture, "东坡12-3-502 张三 漏水");
  gint64 second = note (fixture, "东坡12-3-502 漏水 13800000009");
  LpRequestDeed *deed = lp_request_deed_new (kind, second);
  LpRequestDeed *more = lp_request_deed_new (kind, first);
  g_autoptr (LpRequest) whole = NULL;
  g_autoptr (GError) error = NULL;

  deed->other = second;
  g_assert_false (linli_store_act (fixture->store, "m", lp_request_merge, deed, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  deed->other = first;
  fixture_act (fixture, lp_request_merge, deed);
  more->name = g_strdup ("楼上刘孃孃");
  fixture_act (fixture, lp_request_add_resident, more);
  whole = load (fixture, first);
  g_assert_cmpuint (whole->n_residents, ==, 3);
  fixture_assert_text (fixture, "SELECT state FROM matter WHERE closed_at IS NOT NULL", LP_REQUEST_MERGED);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM link WHERE role = 'duplicate'"), ==, 1);
  lp_request_deed_free (deed);
  lp_request_deed_free (more);
}

/* The requests of the filter for repeated ones are these, the most often asked for first; 0 for none. */
static void
assert_repeated (Fixture *fixture,
                 gint64   first,
                 gint64   second)
{
  LpRequestFilter filter = { LP_REQUESTS_REPEATED };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = lp_request_list (reader (fixture), &filter, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, (first != 0) + (second != 0));
  if (first != 0)
    g_assert_cmpint (((LpRequest *) g_ptr_array_index (found, 0))->id, ==, first);
  if (second != 0)
    g_assert_cmpint (((LpRequest *) g_ptr_array_index (found, 1))->id, ==, second);
}

static void
refuse_split (Fixture    *fixture,
              gint64      id,
              const char *words,
              gint64      moved)
{
  LpRequestSplit *split = lp_request_split_new (kind, id);
  g_autoptr (GError) error = NULL;

  split->words = g_strdup (words);
  if (moved != 0)
    g_array_append_val (split->moved, moved);
  g_assert_false (linli_store_act (fixture->store, "s", lp_request_split, split, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  lp_request_split_free (split);
}

/* Who asked for the part goes with it, who asked for both is called back about both; one step back makes one request of them again. */
static void
test_split (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 id = note (fixture, "东坡12-3-502 张三 漏水，路灯不亮 急");
  gint64 first = fixture_get (fixture, "SELECT id FROM requests_resident");
  gint64 second;
  LpRequestDeed *more = lp_request_deed_new (kind, id);
  LpRequestSplit *split;
  g_autoptr (LpRequest) rest = NULL;
  g_autoptr (LpRequest) made = NULL;
  g_autoptr (GError) error = NULL;

  refuse_split (fixture, id, "路灯不亮", first); /* nobody would be left */
  more->name = g_strdup ("刘孃孃");
  fixture_act (fixture, lp_request_add_resident, more);
  lp_request_deed_free (more);
  second = fixture_get (fixture, "SELECT max (id) FROM requests_resident");
  refuse_split (fixture, id, "", second);
  refuse_split (fixture, id, "路灯不亮", 0);
  split = lp_request_split_new (kind, id);
  split->words = g_strdup ("楼下路灯不亮");
  g_array_append_val (split->moved, second);
  g_array_append_val (split->both, first);
  fixture_act (fixture, lp_request_split, split);
  rest = load (fixture, id);
  made = load (fixture, split->made);
  lp_request_split_free (split);
  g_assert_cmpuint (rest->n_residents, ==, 1);
  g_assert_cmpuint (made->n_residents, ==, 2);
  g_assert_cmpstr (made->category, ==, "light");
  g_assert_cmpstr (made->urgency, ==, "urgent");
  g_assert_cmpstr (made->place, ==, "东坡小区12栋3单元502");
  g_assert_cmpstr (made->state, ==, LP_REQUEST_DISPATCHED);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM link WHERE role = 'split' AND deleted_at IS NULL"), ==, 1);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&rest);
  rest = load (fixture, id);
  g_assert_cmpuint (rest->n_residents, ==, 2);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter WHERE deleted_at IS NULL"), ==, 1);
  fixture_step (fixture, kind, id, "decline", "不属本社区");
  refuse_split (fixture, id, "路灯不亮", second);
}

/* What is split from a request repeats nothing: both were asked for at once. */
static void
test_split_once (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 id = note (fixture, "东坡12-3-502 张三 厨房漏水，厕所也漏水");
  LpRequestSplit *split = lp_request_split_new (kind, id);
  gint64 resident = fixture_get (fixture, "SELECT id FROM requests_resident");
  g_autoptr (LpRequest) made = NULL;

  split->words = g_strdup ("厕所漏水");
  g_array_append_val (split->both, resident);
  fixture_act (fixture, lp_request_split, split);
  made = load (fixture, split->made);
  lp_request_split_free (split);
  g_assert_cmpstr (made->category, ==, "water");
  g_assert_cmpuint (made->n_times, ==, 1);
  assert_repeated (fixture, 0, 0);
}

/* Who lives there is not named either, where somebody else asked. */
static void
test_names (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 id = note (fixture, "东坡12-3-502 王大爷替张三问漏水");
  LpRequestFilter all = { LP_REQUESTS_ALL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = lp_request_list (reader (fixture), &all, &error);
  g_autoptr (LpRequest) one = load (fixture, id);
  g_autofree char *title = lp_request_dup_title (one), *in_list = NULL;

  g_assert_no_error (error);
  in_list = lp_request_dup_title (g_ptr_array_index (listed, 0));
  g_assert_nonnull (strstr (title, "替张*问"));
  g_assert_null (strstr (title, "张三"));
  g_assert_cmpstr (in_list, ==, title);
  g_clear_pointer (&one->others, g_strfreev);
  g_free (title);
  title = lp_request_dup_title (one); /* when nobody knows who lives there, nothing is said */
  g_assert_null (strstr (title, "张"));
}

static void
test_convert (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LinliMatterKind) danger = linli_matter_kind_new ("hazards", "隐患", "linli-due-symbolic");
  g_autoptr (GError) error = NULL;
  LpRequestDeed *deed;

  linli_matter_kind_add_state (danger, "found", "发现", LINLI_MATTER_STATE_OPEN);
  deed = lp_request_deed_new (danger, note (fixture, "东坡12-3-502 楼道堆放"));
  g_assert_false (linli_store_act (fixture->store, "c", lp_request_convert, deed, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  linli_matter_kind_set_takes_over (danger, TRUE);
  fixture_act (fixture, lp_request_convert, deed);
  fixture_assert_text (fixture, "SELECT m.state FROM link l JOIN matter m ON m.id = l.to_id WHERE l.role = 'became' AND m.dwelling_id = 1", "found");
  lp_request_deed_free (deed);
}

static void
test_list (Fixture       *fixture,
           gconstpointer  unused)
{
  LpRequestFilter mine = { LP_REQUESTS_OPEN, (char *) "李网格", 1, (char *) "water" };
  LpRequestFilter other = { LP_REQUESTS_OPEN, NULL, 2, NULL };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) there = NULL;

  g_assert_cmpint (lp_request_has_any (reader (fixture)), ==, 0);
  note (fixture, "东坡12-3-502 漏水");
  note (fixture, "东坡20-1-101 漏水");
  found = lp_request_list (reader (fixture), &mine, NULL);
  g_assert_cmpuint (found->len, ==, 1);
  there = lp_request_list (reader (fixture), &other, NULL);
  g_assert_cmpuint (there->len, ==, 1);
  g_assert_cmpint (lp_request_has_any (reader (fixture)), ==, 1);
}

static void
set_repeats (Fixture *fixture,
             int      days,
             int      number)
{
  LpRequestRepeats repeats = { days, number };

  fixture_act (fixture, lp_request_repeats_save, &repeats);
}

/* The same at the same place is counted within the days that are set; what is merged into a request counts for it. */
static void
test_repeated (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 old = note (fixture, "东坡12-3-502 漏水"), ids[3];
  LpRequestDeed *deed;
  g_autoptr (LpRequest) first = NULL;
  g_autoptr (LpRequest) third = NULL;
  g_autoptr (LpRequest) merged_into = NULL;

  fixture_run (fixture, "UPDATE matter SET opened_at = strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-50 days')");
  ids[0] = note (fixture, "东坡12-3-502 厨房漏水");
  ids[1] = note (fixture, "东坡12-3-502 又漏水");
  ids[2] = note (fixture, "东坡20-1-101 漏水");
  note (fixture, "东坡20-1-101 想问一句");
  note (fixture, "东坡20-1-101 又想问一句"); /* nobody knows whether that is the same */
  first = load (fixture, old);
  third = load (fixture, ids[1]);
  g_assert_cmpuint (first->n_times, ==, 1);
  g_assert_false (first->repeated);
  g_assert_cmpuint (third->n_times, ==, 3);
  g_assert_true (third->repeated);
  assert_repeated (fixture, ids[1], ids[0]);
  set_repeats (fixture, 90, 3);
  assert_repeated (fixture, ids[1], 0);
  set_repeats (fixture, 30, 2);
  assert_repeated (fixture, ids[1], 0);
  deed = lp_request_deed_new (kind, ids[1]);
  deed->other = ids[0];
  fixture_act (fixture, lp_request_merge, deed);
  lp_request_deed_free (deed);
  merged_into = load (fixture, ids[0]);
  g_assert_cmpuint (merged_into->n_times, ==, 2);
  assert_repeated (fixture, ids[0], 0);
  deed = lp_request_deed_new (kind, ids[0]);
  fixture_act (fixture, lp_request_mark_urgent, deed);
  lp_request_deed_free (deed);
  fixture_assert_text (fixture, "SELECT urgency FROM matter WHERE id = (SELECT merged_into FROM requests_request WHERE merged_into IS NOT NULL)", "urgent");
}

/* What was merged counts wherever its home is, and the later of two is the one that repeats, whichever was merged into the other. */
static void
test_repeated_elsewhere (Fixture       *fixture,
                         gconstpointer  unused)
{
  gint64 old = note (fixture, "东坡20-1-101 漏水"), newer;
  LpRequestDeed *deed;
  g_autoptr (LpRequest) first = NULL;
  g_autoptr (LpRequest) second = NULL;
  g_autoptr (LpRequest) alone = NULL;

  fixture_run (fixture, "UPDATE matter SET opened_at = strftime ('%Y-%m-%dT%H:%M:%SZ', 'now', '-50 days')");
  newer = note (fixture, "东坡12-3-502 漏水");
  alone = load (fixture, newer);
  g_assert_cmpuint (alone->n_times, ==, 1);
  deed = lp_request_deed_new (kind, old);
  deed->other = newer;
  fixture_act (fixture, lp_request_merge, deed);
  lp_request_deed_free (deed);
  first = load (fixture, old);
  second = load (fixture, newer);
  g_assert_cmpuint (first->n_times, ==, 1);
  g_assert_false (first->repeated);
  g_assert_cmpuint (second->n_times, ==, 2);
  g_assert_true (second->repeated);
  assert_repeated (fixture, newer, 0);
}

/* Counting all together and counting one alone say the same, whatever the place is known by, with several at one moment. */
static void
test_repeated_alike (Fixture       *fixture,
                     gconstpointer  unused)
{
  LpRequestFilter filter = { LP_REQUESTS_ALL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL, few = NULL;
  const gint64 some[] = { 10399, 10077, 10003 };
  g_autoptr (GArray) ids = g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (gint64)), some, G_N_ELEMENTS (some));
  guint most = 0;

  fixture_run (fixture,
               "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 400) INSERT INTO matter (id, kind, number, title, state, category,"
               " dwelling_id, subject_kind, subject_id, place_text, opened_at) SELECT 10000 + i, 'requests', 'S' || i, '诉求', CASE i % 11 WHEN 0 THEN 'merged'"
               " ELSE 'received' END, CASE i % 3 WHEN 0 THEN NULL WHEN 1 THEN 'water' ELSE 'other' END, CASE i % 4 WHEN 0 THEN 1 + i % 2 END,"
               " CASE i % 4 WHEN 1 THEN 'building' END, CASE i % 4 WHEN 1 THEN 1 + i % 2 END, CASE WHEN i % 4 IN (0, 2) THEN '菜市场' || (i % 5) END,"
               " strftime ('%Y-%m-%dT12:00:00Z', '2026-01-01', '+' || (i * 37 % 300) || ' days') FROM n");
  found = lp_request_list (reader (fixture), &filter, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 400);
  for (guint i = 0; i < found->len; i++)
    {
      LpRequest *listed = g_ptr_array_index (found, i);
      g_autoptr (LpRequest) alone = load (fixture, listed->id);

      g_assert_cmpuint (listed->n_times, ==, alone->n_times);
      most = MAX (most, listed->n_times);
    }
  g_assert_cmpuint (most, >, 3);
  few = lp_request_list_few (reader (fixture), ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (few->len, ==, ids->len);
  for (guint i = 0; i < few->len; i++)
    g_assert_cmpint (((LpRequest *) g_ptr_array_index (few, i))->id, ==, g_array_index (ids, gint64, ids->len - 1 - i));
}

static void
test_repeats_refused (Fixture       *fixture,
                      gconstpointer  unused)
{
  static const LpRequestRepeats wrong[] = { { 6, 2 }, { 731, 2 }, { 90, 1 }, { 90, 21 } };
  LpRequestRepeats repeats = { 0 };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      LpRequestRepeats tried = wrong[i];

      g_assert_false (linli_store_act (fixture->store, "wrong", lp_request_repeats_save, &tried, NULL, &error));
      g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
      g_clear_error (&error);
    }
  g_assert_true (lp_request_repeats_load (reader (fixture), &repeats, &error));
  g_assert_cmpint (repeats.days, ==, 90);
  g_assert_cmpint (repeats.number, ==, 2);
}

/* An old one of the same kind in the building is found with its words and its helper; one about something else far away is not. */
static void
test_similar (Fixture       *fixture,
              gconstpointer  unused)
{
  gint64 old = note (fixture, "东坡12-3-502 张三 厨房水管漏水");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  LpRequestSimilar *similar;
  gint64 id;

  fixture_step (fixture, kind, old, "take-up", NULL);
  fixture_step (fixture, kind, old, "answer", "换了水管");
  note (fixture, "东坡20-1-101 路灯不亮");
  id = note (fixture, "东坡12-3-502 阳台水管渗水");
  found = lp_request_list_similar (reader (fixture), id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  similar = g_ptr_array_index (found, 0);
  g_assert_cmpint (similar->request->id, ==, old);
  g_assert_cmpint (similar->near, ==, LP_REQUEST_NEAR_DWELLING);
  g_assert_nonnull (strstr (similar->words, "水管"));
  g_assert_cmpstr (similar->request->answer, ==, "换了水管");
  g_assert_cmpstr (similar->helpers, ==, "李网格、王社工");
}

/* What is like a line is found before the line is stored; whoever writes it asks for the same, once, and one step back undoes that. */
static void
test_join (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 open = note (fixture, "东坡12-3-502 张三 厨房水管漏水");
  LpRequestDeed *deed = lp_request_deed_new (kind, open);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;

  deed->words = g_strdup ("东坡12-3-502 李阿姨 13900000001 水管又漏水");
  found = lp_request_list_similar_to (reader (fixture), deed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpint (((LpRequestSimilar *) g_ptr_array_index (found, 0))->request->id, ==, open);
  fixture_act (fixture, lp_request_join, deed);
  fixture_act (fixture, lp_request_join, deed);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM matter WHERE kind = 'requests'"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM requests_resident WHERE phone = '13900000001'"), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM timeline WHERE text LIKE '%水管又漏水%' AND text NOT LIKE '%13900000001%' AND text NOT LIKE '%李阿姨%'"), ==, 2);
  for (guint i = 0; i < 2; i++)
    g_assert_true (linli_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM requests_resident WHERE deleted_at IS NULL"), ==, 1);
  fixture_step (fixture, kind, open, "take-up", NULL);
  fixture_step (fixture, kind, open, "answer", "换了水管");
  fixture_run (fixture, "UPDATE matter SET closed_at = '2026-01-01T00:00:00Z', state = 'closed'");
  g_assert_false (linli_store_act (fixture->store, "late", lp_request_join, deed, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  lp_request_deed_free (deed);
}

/* Twenty thousand of them: a list holds one more than it shows, so that it can say so; what is similar is found among all. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  LpRequestFilter filter = { LP_REQUESTS_ALL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) similar = NULL;
  gint64 id = note (fixture, "东坡12-3-502 楼道电瓶车充电");
  gint64 begin;

  fixture_run (fixture,
               "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 20000) INSERT INTO matter (id, kind, number, title, line, state,"
               " category, dwelling_id, opened_at) SELECT 10000 + i, 'requests', 'S' || i, '诉求', CASE i WHEN 77 THEN '楼道里电瓶车充电' ELSE '下水道堵了' END,"
               " 'received', 'other', 2, strftime ('%Y-%m-%dT12:00:00Z', '2026-01-01', '+' || (i % 300) || ' days') FROM n");
  begin = g_get_monotonic_time ();
  found = lp_request_list (reader (fixture), &filter, &error);
  g_test_message ("A list out of 20000: %.3f s", (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, LP_REQUEST_MOST + 1);
  begin = g_get_monotonic_time ();
  similar = lp_request_list_similar (reader (fixture), id, &error);
  g_test_message ("Similar ones out of 20000: %.3f s", (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC);
  g_assert_no_error (error);
  g_assert_cmpuint (similar->len, ==, 1);
  g_assert_cmpint (((LpRequestSimilar *) g_ptr_array_index (similar, 0))->request->id, ==, 10077);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/requests/hand-over", Fixture, NULL, set_up, test_hand_over, tear_down);
  g_test_add ("/requests/nobody", Fixture, NULL, set_up, test_nobody, tear_down);
  g_test_add ("/requests/untouched", Fixture, NULL, set_up, test_untouched, tear_down);
  g_test_add ("/requests/wait", Fixture, NULL, set_up, test_wait, tear_down);
  g_test_add ("/requests/call-back", Fixture, NULL, set_up, test_call_back, tear_down);
  g_test_add ("/requests/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/requests/split", Fixture, NULL, set_up, test_split, tear_down);
  g_test_add ("/requests/split-once", Fixture, NULL, set_up, test_split_once, tear_down);
  g_test_add ("/requests/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/requests/convert", Fixture, NULL, set_up, test_convert, tear_down);
  g_test_add ("/requests/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/requests/repeated", Fixture, NULL, set_up, test_repeated, tear_down);
  g_test_add ("/requests/repeated-elsewhere", Fixture, NULL, set_up, test_repeated_elsewhere, tear_down);
  g_test_add ("/requests/repeated-alike", Fixture, NULL, set_up, test_repeated_alike, tear_down);
  g_test_add ("/requests/repeats-refused", Fixture, NULL, set_up, test_repeats_refused, tear_down);
  g_test_add ("/requests/similar", Fixture, NULL, set_up, test_similar, tear_down);
  g_test_add ("/requests/join", Fixture, NULL, set_up, test_join, tear_down);
  g_test_add ("/requests/many", Fixture, NULL, set_up, test_many, tear_down);
  return g_test_run ();
}

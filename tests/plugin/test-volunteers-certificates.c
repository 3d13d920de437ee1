/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Service that is publicised, objected to and certified, and the record that tells of it. People are invented. */

#include <glib/gstdio.h>
#include <string.h>

#include "lp-attendance-store.h"
#include "lp-certificate-store.h"
#include "lp-objection-store.h"
#include "lp-record-paper.h"
#include "lp-record-store.h"
#include "lp-review-paper.h"
#include "lp-review-store.h"
#include "lp-week.h"
#include "pdf.h"
#include "volunteers-file.h"

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static LpCertificate *
issue (Fixture    *fixture,
       const char *first,
       const char *last,
       GError    **error)
{
  LpCertificate *certificate = lp_certificate_new (1);

  certificate->first_day = g_strdup (first);
  certificate->last_day = g_strdup (last);
  certificate->leader = g_strdup ("李书记");
  certificate->without_notice = TRUE;
  certificate->may_sum_up = TRUE;
  if (linli_store_act (fixture->store, "issue", lp_certificate_issue, certificate, NULL, error))
    return certificate;
  lp_certificate_free (certificate);
  return NULL;
}

static void
assert_refused (Fixture    *fixture,
                const char *first,
                const char *last)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (issue (fixture, first, last, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
}

static char *
number_of (Fixture *fixture,
           guint    nth)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_date_time_format (now, "%Y");

  return g_strdup_printf ("%s-%04u", year, nth);
}

#define SERVED \
  "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (1, 41, '2024-03-01', 480, 600, 1, 1)," \
  " (2, 42, '2024-03-05', 480, 570, 1, 1), (3, 42, '2024-04-05', 480, 570, 1, 1);" \
  "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome) VALUES (1, 1, 1, 'came'), (2, 2, 1, 'came'), (3, 3, 1, 'absent');"

/* Numbers follow one another and are never given twice, not even when issuing is undone; what was certified does not change; nothing is void without why. */
static void
test_certificates (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autofree char *first = number_of (fixture, 1), *second = number_of (fixture, 2), *third = number_of (fixture, 3);
  g_autoptr (GError) error = NULL;
  LpCertificate *one, *two, *again, *voided = lp_certificate_new (1);
  g_autoptr (GPtrArray) all = NULL;

  fixture_run (fixture, SERVED);
  assert_refused (fixture, NULL, "2024-03-31");
  assert_refused (fixture, "2024-03-31", "2024-03-01");
  assert_refused (fixture, "2024-03-01", "2099-01-01");
  assert_refused (fixture, "2024-04-01", "2024-04-30"); /* absent only */
  one = issue (fixture, "2024-03-01", "2024-04-30", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (one->number, ==, first);
  g_assert_cmpint (one->minutes, ==, 210);
  g_assert_nonnull (strstr (one->content, "院门值守 2 h"));
  two = issue (fixture, "2024-03-01", "2024-03-01", &error);
  g_assert_cmpstr (two->number, ==, second);
  g_assert_cmpint (two->minutes, ==, 120);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (lp_certificate_load (reader (fixture), two->id, NULL));
  again = issue (fixture, "2024-03-01", "2024-03-01", &error);
  g_assert_cmpstr (again->number, ==, third);
  lp_certificate_free (again);
  fixture_run (fixture, "UPDATE volunteers_duty SET outcome = 'absent' WHERE id = 1;");
  again = lp_certificate_load (reader (fixture), one->id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (again->minutes, ==, 210);
  voided->id = one->id;
  g_assert_false (linli_store_act (fixture->store, "void", lp_certificate_declare_void, voided, NULL, NULL));
  voided->void_reason = g_strdup ("日期写错");
  g_assert_true (linli_store_act (fixture->store, "void", lp_certificate_declare_void, voided, NULL, NULL));
  g_assert_false (linli_store_act (fixture->store, "void", lp_certificate_declare_void, voided, NULL, NULL));
  all = lp_certificate_list (reader (fixture), 1, NULL);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (((LpCertificate *) g_ptr_array_index (all, 1))->void_reason, ==, "日期写错");
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_cmpint (fixture_get (fixture, "SELECT count (*) FROM volunteers_certificate WHERE void_on IS NOT NULL"), ==, 0);
  lp_certificate_free (one);
  lp_certificate_free (two);
  lp_certificate_free (again);
  lp_certificate_free (voided);
}

static LpReview *
notice_of (gint64      card,
           const char *first,
           const char *last,
           const char *posted,
           const char *ends)
{
  LpReview *notice = lp_review_new (card);

  notice->first_day = g_strdup (first);
  notice->last_day = g_strdup (last);
  notice->posted_on = g_strdup (posted);
  notice->ends_on = g_strdup (ends);
  return notice;
}

/* An empty error is no refusal. */
static void
assert_strict (Fixture    *fixture,
               const char *first,
               const char *last,
               const char *words) /* in the refusal; NULL: it is issued */
{
  LpCertificate *certificate = lp_certificate_new (1);
  g_autoptr (GError) error = NULL;

  certificate->first_day = g_strdup (first);
  certificate->last_day = g_strdup (last);
  linli_store_act (fixture->store, "issue", lp_certificate_issue, certificate, NULL, &error);
  if (words == NULL)
    g_assert_no_error (error);
  else
    {
      g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, words));
    }
  lp_certificate_free (certificate);
}

/* Service hangs out for seven days before it is certified, masked, and is certified once. */
static void
test_notices (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (LpReview) six = notice_of (1, "2024-03-01", "2024-03-31", "2024-05-01", "2024-05-06");
  g_autoptr (LpReview) early = notice_of (1, "2024-03-01", "2024-05-02", "2024-05-01", "2024-05-07");
  g_autoptr (LpReview) none = notice_of (1, "2024-04-01", "2024-04-30", "2024-05-01", "2024-05-07");
  g_autoptr (LpReview) good = notice_of (1, "2024-03-01", "2024-03-31", "2024-05-01", "2024-05-07"), found = NULL;
  g_autofree char *today = lp_day_dup_today (), *ends = lp_day_dup_after (today, 6), *text = NULL, *number = number_of (fixture, 1);
  g_autoptr (LpReview) running = notice_of (1, "2024-03-01", "2024-03-31", today, ends);
  g_autoptr (LinliPaper) paper = NULL;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, SERVED);
  g_assert_false (linli_store_act (fixture->store, "notice", lp_review_post, six, NULL, NULL));
  g_assert_false (linli_store_act (fixture->store, "notice", lp_review_post, early, NULL, NULL));
  g_assert_false (linli_store_act (fixture->store, "notice", lp_review_post, none, NULL, NULL));
  fixture_act (fixture, lp_review_post, running);
  assert_strict (fixture, "2024-03-01", "2024-03-31", "not publicised"); /* it hangs out still */
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  fixture_act (fixture, lp_review_post, good);
  g_assert_cmpint (good->minutes, ==, 210);
  g_assert_cmpint (lp_review_get_state (good, "2024-05-07"), ==, LP_REVIEW_RUNNING);
  g_assert_cmpint (lp_review_get_state (good, "2024-05-08"), ==, LP_REVIEW_OVER);
  paper = lp_review_paper_make (reader (fixture), good->id, &error);
  g_assert_no_error (error);
  text = pdf_read (paper, "notice");
  for (guint i = 0; i < 5; i++)
    g_assert_nonnull (strstr (text, (const char *[]) { "赵*凡", "2024-05-07", "3.5", "院门值守", "028-87350000" }[i]));
  g_assert_null (strstr (text, "赵一凡"));
  assert_strict (fixture, "2024-02-01", "2024-03-31", "not publicised"); /* more days than were hung out */
  fixture_run (fixture, "UPDATE volunteers_duty SET came_to = 630 WHERE id = 1;");
  assert_strict (fixture, "2024-03-01", "2024-03-31", "not publicised"); /* the record changed since */
  fixture_run (fixture, "UPDATE volunteers_duty SET came_to = NULL WHERE id = 1;");
  assert_strict (fixture, "2024-03-01", "2024-03-01", NULL); /* a part of what hung out */
  fixture_assert_text (fixture, "SELECT posted_on || ' ' || posted_until || coalesce (sums_up, '') FROM volunteers_certificate", "2024-05-01 2024-05-07");
  assert_strict (fixture, "2024-03-01", "2024-03-31", number); /* the first of them is certified already */
  assert_strict (fixture, "2024-03-02", "2024-03-31", NULL);
  fixture_run (fixture, "UPDATE volunteers_certificate SET void_on = '2024-06-01', void_reason = 'x';");
  assert_strict (fixture, "2024-03-01", "2024-03-31", NULL); /* what is void does not count */
}

/* What counts of a notice is who served when, where and how long: not what posts are called. */
static void
test_notice_compares (Fixture       *fixture,
                      gconstpointer  unused)
{
  g_autoptr (LpReview) notice = notice_of (1, "2024-03-01", "2024-03-31", "2024-05-01", "2024-05-07");

  fixture_run (fixture, SERVED);
  fixture_act (fixture, lp_review_post, notice);
  fixture_run (fixture, "UPDATE volunteers_post SET name = '岗亭' WHERE id = 41;");
  assert_strict (fixture, "2024-03-01", "2024-03-01", NULL);
  fixture_run (fixture, "UPDATE volunteers_slot SET day = '2024-03-06' WHERE id = 2;"); /* the same hours at the same post */
  assert_strict (fixture, "2024-03-02", "2024-03-31", "not publicised");
  fixture_run (fixture, "UPDATE volunteers_slot SET day = '2024-03-05', post_id = 41 WHERE id = 2;");
  assert_strict (fixture, "2024-03-02", "2024-03-31", "not publicised");
  fixture_run (fixture, "UPDATE volunteers_slot SET post_id = 42 WHERE id = 2;");
  assert_strict (fixture, "2024-03-02", "2024-03-31", NULL);
}

static void
assert_not_posted (Fixture    *fixture,
                   LpReview   *notice,
                   const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_act (fixture->store, "notice", lp_review_post, notice, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, words));
}

/* Service hangs out on one list at a time; what hangs out wrongly makes room. */
static void
test_notice_twice (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autofree char *today = lp_day_dup_today (), *ends = lp_day_dup_after (today, 6), *words = NULL;
  g_autoptr (LpReview) first = notice_of (1, "2024-03-01", "2024-03-31", today, ends), again = notice_of (1, "2024-03-05", "2024-04-30", today, ends);
  g_autoptr (LpReview) beside = notice_of (1, "2024-02-01", "2024-03-04", today, ends), other = notice_of (2, "2024-03-01", "2024-03-31", today, ends);
  LpObjection *objection;

  fixture_run (fixture, SERVED "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome) VALUES (4, 1, 2, 'came');");
  fixture_act (fixture, lp_review_post, first);
  words = g_strdup_printf ("2024-03-01 to 2024-03-31 hangs out already, from %s to %s", today, ends);
  assert_not_posted (fixture, again, words);
  assert_not_posted (fixture, beside, words);
  fixture_act (fixture, lp_review_post, other); /* of somebody else */
  fixture_run (fixture, "UPDATE volunteers_duty SET came_to = 630 WHERE id = 2;");
  objection = lp_objection_new (first->id);
  objection->words = g_strdup ("没有来");
  objection->raised_on = g_strdup (today);
  fixture_act (fixture, lp_objection_raise, objection);
  lp_objection_free (objection);
  assert_not_posted (fixture, again, "There is an objection");
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  fixture_act (fixture, lp_review_post, again);
  g_assert_cmpint (fixture_get (fixture, "SELECT count(*) FROM volunteers_notice WHERE deleted_at IS NULL AND card_id = 1"), ==, 1);
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_cmpint (fixture_get (fixture, "SELECT id FROM volunteers_notice WHERE deleted_at IS NULL AND card_id = 1"), ==, first->id);
}

static gint64
object (Fixture    *fixture,
        gint64      notice,
        const char *day)
{
  g_autoptr (LpObjection) objection = lp_objection_new (notice);

  objection->raised_by = g_strdup ("周小舟");
  objection->raised_on = g_strdup (day);
  objection->words = g_strdup ("3 月 5 日没有来");
  return linli_store_act (fixture->store, "object", lp_objection_raise, objection, NULL, NULL) ? objection->id : 0;
}

static gboolean
settle (Fixture            *fixture,
        gint64              id,
        LpObjectionOutcome  outcome,
        const char         *reason)
{
  g_autoptr (LpObjection) objection = lp_objection_new (0);

  objection->id = id;
  objection->outcome = outcome;
  objection->reason = g_strdup (reason);
  return linli_store_act (fixture->store, "settle", lp_objection_settle, objection, NULL, NULL);
}

static void
assert_doubt (Fixture    *fixture,
              const char *words) /* of the only certificate, on its paper and in the list; NULL for none */
{
  g_autoptr (GPtrArray) certificates = lp_certificate_list (reader (fixture), 1, NULL);
  const LpCertificate *certificate = g_ptr_array_index (certificates, 0);
  g_autoptr (LinliPaper) paper = lp_certificate_paper_make (reader (fixture), FALSE, (gpointer) &certificate->id, NULL, NULL);
  g_autofree char *text = pdf_read (paper, "certificate-doubt");

  g_assert_cmpuint (certificates->len, ==, 1);
  g_assert_cmpstr (lp_certificate_get_doubt (certificate), ==, words);
  g_assert_cmpuint (pdf_count (text, "bjection"), ==, words != NULL ? 2 : 1); /* lines break: one is that of the publicity */
}

/* While an objection is open nothing is certified of these days, whatever the paper would say, and what was certified is in doubt. */
static void
test_objections (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (LpReview) notice = notice_of (1, "2024-03-01", "2024-03-31", "2024-05-01", "2024-05-07");
  g_autoptr (GPtrArray) objections = NULL;
  g_autoptr (GError) error = NULL;
  LpCertificate *certificate;
  gint64 id;

  fixture_run (fixture, SERVED);
  fixture_act (fixture, lp_review_post, notice);
  assert_strict (fixture, "2024-03-01", "2024-03-01", NULL);
  assert_doubt (fixture, NULL);
  g_assert_cmpint (object (fixture, notice->id, "2024-04-30"), ==, 0); /* before it was hung out */
  g_assert_cmpint (object (fixture, notice->id, "2099-01-01"), ==, 0);
  g_assert_cmpint (object (fixture, 999, "2024-05-02"), ==, 0);
  id = object (fixture, notice->id, "2024-05-02");
  g_assert_cmpint (id, !=, 0);
  assert_doubt (fixture, "There is an objection that is not settled: do not rely on it until it is");
  assert_strict (fixture, "2024-03-02", "2024-03-31", "There is an objection");
  g_assert_null (issue (fixture, "2024-03-31", "2024-04-30", &error)); /* one that would say that it was not publicised; nothing served on these days */
  g_clear_error (&error);
  g_assert_null (issue (fixture, "2024-03-05", "2024-04-30", &error));
  g_assert_nonnull (strstr (error->message, "There is an objection"));
  g_clear_error (&error);
  g_assert_false (settle (fixture, id, LP_OBJECTION_WITHDRAWN, NULL));
  g_assert_true (settle (fixture, id, LP_OBJECTION_UPHELD, "签到表上没有名字"));
  g_assert_false (settle (fixture, id, LP_OBJECTION_WITHDRAWN, "看错了"));
  assert_doubt (fixture, "An objection was upheld: declare it void");
  assert_strict (fixture, "2024-03-02", "2024-03-31", "not publicised");
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  g_assert_true (settle (fixture, id, LP_OBJECTION_REJECTED, "查看监控，到岗属实"));
  assert_doubt (fixture, NULL);
  objections = lp_objection_list (reader (fixture), notice->id, NULL);
  g_assert_cmpuint (objections->len, ==, 1);
  g_assert_cmpstr (((LpObjection *) g_ptr_array_index (objections, 0))->words, ==, "3 月 5 日没有来");
  g_assert_cmpstr (((LpObjection *) g_ptr_array_index (objections, 0))->reason, ==, "查看监控，到岗属实");
  certificate = issue (fixture, "2024-03-05", "2024-03-31", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (certificate->n_settled, ==, 1);
  lp_certificate_free (certificate);
}

/* What was noted in a file of before stays: the words of an objection, and what a notice and a certificate rest on. */
static void
test_older_file (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *before = NULL;

  fixture_set_up (fixture, unused);
  volunteers_file_migrate (fixture, 3);
  volunteers_file_add_people (fixture);
  fixture_run (fixture, SERVED
               "INSERT INTO volunteers_notice (id, card_id, first_day, last_day, minutes, posted_on, ends_on, objection) VALUES"
               " (1, 1, '2024-03-01', '2024-03-31', 210, '2024-05-01', '2024-05-07', NULL), (2, 1, '2024-03-01', '2024-03-31', 200, '2024-06-01', '2024-06-07', NULL),"
               " (3, 1, '2024-03-01', '2024-03-02', 120, '2024-07-01', '2024-07-07', '没有来');"
               "INSERT INTO volunteers_certificate (id, card_id, number, issued_on, first_day, last_day, minutes, posted_on, posted_until) VALUES"
               " (7, 1, '2024-0001', '2024-05-10', '2024-03-01', '2024-03-01', 120, '2024-05-01', '2024-05-07'),"
               " (8, 1, '2024-0002', '2024-05-10', '2024-03-05', '2024-03-05', 90, '', '');");
  volunteers_file_migrate (fixture, VOLUNTEERS_N_STEPS);
  fixture_assert_text (fixture, "SELECT group_concat (notice_id || words || outcome) FROM volunteers_objection", "3没有来open");
  fixture_assert_text (fixture, "SELECT group_concat (id || ':' || coalesce (notice_id, '-') || ':' || settled) FROM volunteers_certificate", "7:1:0,8:-:0");
  fixture_assert_text (fixture, "SELECT group_concat (id) FROM volunteers_notice WHERE served IS NOT NULL", "1,3");
  fixture_run (fixture, "UPDATE volunteers_notice SET deleted_at = 'x' WHERE id = 3; UPDATE volunteers_objection SET deleted_at = 'x';"
               "UPDATE volunteers_certificate SET void_on = '2024-06-01', void_reason = 'x';");
  assert_strict (fixture, "2024-03-02", "2024-03-31", NULL);
  before = g_strconcat (fixture->path, ".before-volunteers-" G_STRINGIFY (VOLUNTEERS_N_STEPS), NULL); /* the copy that a step keeps */
  g_assert_cmpint (g_remove (before), ==, 0);
}

/* One that sums up names the others. */
static void
test_sums_up (Fixture       *fixture,
              gconstpointer  unused)
{
  LpCertificate *one, *all;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = NULL;
  g_autofree char *text = NULL, *first = number_of (fixture, 1);

  fixture_run (fixture, SERVED);
  one = issue (fixture, "2024-03-01", "2024-03-01", &error);
  g_assert_null (one->sums_up);
  all = issue (fixture, "2024-03-01", "2024-04-30", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (all->sums_up, ==, first);
  paper = lp_certificate_paper_make (reader (fixture), FALSE, &all->id, NULL, &error);
  text = pdf_read (paper, "certificate-sum");
  g_assert_nonnull (strstr (text, first));
  g_assert_nonnull (strstr (text, "does not count twice"));
  lp_certificate_free (one);
  lp_certificate_free (all);
}

/* What the rules ask for stands on both papers; looking at them writes nothing; a void one says so. */
static void
test_record (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 card = 1, before;
  LpCertificate *certificate;
  LpNote *note = lp_note_new (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) record = NULL, masked = NULL, paper = NULL, spoilt = NULL;
  g_autofree char *text = NULL, *hidden = NULL, *words = NULL, *last = NULL, *number = number_of (fixture, 1);

  fixture_run (fixture, SERVED);
  note->kind = LP_NOTE_PRAISE;
  note->day = g_strdup ("2024-05-04");
  note->words = g_strdup ("街道优秀志愿者");
  fixture_act (fixture, lp_note_keep, note);
  certificate = issue (fixture, "2024-03-01", "2024-04-30", &error);
  g_assert_no_error (error);
  before = fixture_get (fixture, "SELECT (SELECT count (*) FROM journal) * 100 + (SELECT count (*) FROM volunteers_certificate)");
  record = lp_record_paper_make (reader (fixture), FALSE, &card, NULL, &error);
  g_assert_no_error (error);
  text = pdf_read (record, "record");
  for (guint i = 0; i < 8; i++)
    g_assert_nonnull (strstr (text, (const char *[]) { "赵一凡", "510105195001010018", "V-7", "2024-03-05", "1.5", "3.5 hours", "街道优秀志愿者", number }[i]));
  g_assert_null (strstr (text, "2024-04-05")); /* absent */
  masked = lp_record_paper_make (reader (fixture), TRUE, &card, NULL, &error);
  hidden = pdf_read (masked, "record-masked");
  g_assert_null (strstr (hidden, "赵一凡"));
  g_assert_null (strstr (hidden, "510105195001010018"));
  paper = lp_certificate_paper_make (reader (fixture), FALSE, &certificate->id, NULL, &error);
  g_assert_no_error (error);
  words = pdf_read (paper, "certificate");
  for (guint i = 0; i < 8; i++)
    g_assert_nonnull (strstr (words, (const char *[]) { "赵一凡", "510105195001010018", "3.5 hours", "财大社区", "028-87350000", "李书记", "(seal)", number }[i]));
  g_assert_cmpuint (linli_paper_count_pages (paper), ==, 1);
  g_assert_cmpint (fixture_get (fixture, "SELECT (SELECT count (*) FROM journal) * 100 + (SELECT count (*) FROM volunteers_certificate)"), ==, before);
  certificate->void_reason = g_strdup ("重复开具");
  fixture_act (fixture, lp_certificate_declare_void, certificate);
  spoilt = lp_certificate_paper_make (reader (fixture), FALSE, &certificate->id, NULL, &error);
  g_assert_nonnull (strstr (words, "was not publicised"));
  last = pdf_read (spoilt, "certificate-void");
  g_assert_nonnull (strstr (last, "重复开具"));
  g_assert_nonnull (strstr (last, number));
  lp_certificate_free (certificate);
  lp_note_free (note);
}

/* The hours of a line are those of the whole, however many posts there were. */
static void
test_many_posts (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;
  LpService *service;

  fixture_run (fixture, "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14) INSERT INTO volunteers_post (id, name, kind)"
               " SELECT 100 + i, '岗位' || i, 'watch' FROM n;"
               "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) SELECT id, id, '2024-03-01', 480, 480 + 60 * (id - 100), 1, 1"
               " FROM volunteers_post WHERE id > 100;"
               "INSERT INTO volunteers_duty (id, slot_id, card_id, outcome) SELECT id, id, 1, 'came' FROM volunteers_slot;");
  service = lp_service_read (reader (fixture), 1, "2024-03-01", "2024-03-31", &error);
  g_assert_no_error (error);
  g_assert_cmpint (service->minutes, ==, 105 * 60);
  g_assert_true (g_str_has_suffix (service->content, "岗位3 3 h, other posts 3 h")); /* of two posts, 2 and 1 */
  lp_service_free (service);
}

/* A shift that is over and of which nobody noted who came is not left out without a word, neither hung out nor certified. */
static void
test_not_noted (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (LpReview) notice = notice_of (1, "2024-03-01", "2024-06-30", "2024-07-01", "2024-07-07");
  g_autoptr (LpReview) fewer = notice_of (1, "2024-03-01", "2024-03-31", "2024-07-01", "2024-07-07");
  g_autofree char *today = lp_day_dup_today ();
  g_autoptr (GPtrArray) open = NULL;
  g_autoptr (GError) error = NULL;
  LpCertificate *certificate = lp_certificate_new (1);

  fixture_run (fixture, SERVED "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (4, 41, '2024-05-06', 480, 600, 1, 1),"
               " (5, 41, date ('now', 'localtime'), 480, 2880, 1, 1);" /* the last is not over */
               "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (4, 4, 1), (5, 5, 1);");
  open = lp_attendance_list_open (reader (fixture), 1, "2024-03-01", today, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, 1);
  g_assert_cmpint (((LpAttendance *) g_ptr_array_index (open, 0))->duty_id, ==, 4);
  assert_not_posted (fixture, notice, "Of 1 shift in these days nobody noted");
  fixture_act (fixture, lp_review_post, fewer); /* has no such day */
  notice->open_do_not_count = TRUE;
  g_assert_true (linli_store_undo (fixture->store, NULL, NULL));
  fixture_act (fixture, lp_review_post, notice);
  assert_strict (fixture, "2024-03-01", "2024-06-30", "Of 1 shift in these days nobody noted");
  certificate->first_day = g_strdup ("2024-03-01");
  certificate->last_day = g_strdup ("2024-06-30");
  certificate->open_do_not_count = TRUE;
  fixture_act (fixture, lp_certificate_issue, certificate);
  g_assert_cmpint (certificate->minutes, ==, 210);
  lp_certificate_free (certificate);
}

/* All certificates are named that have the same service, however many they are. */
static void
test_many_others (Fixture       *fixture,
                  gconstpointer  unused)
{
  g_autofree char *others = NULL;
  g_auto (GStrv) numbers = NULL;

  fixture_run (fixture, SERVED "WITH n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60) INSERT INTO volunteers_certificate (id, card_id, number,"
               " issued_on, first_day, last_day, minutes) SELECT i, 1, '2024-' || i, '2024-05-01', '2024-03-01', '2024-03-31', 210 FROM n;");
  others = lp_certificate_dup_others (reader (fixture), 1, "2024-03-01", "2024-03-31");
  numbers = g_strsplit (others, "、", -1);
  g_assert_cmpuint (g_strv_length (numbers), ==, 60);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, volunteers_file_set_up_people, function, fixture_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/volunteers-certificates/certificates", test_certificates);
  ADD ("/volunteers-certificates/notices", test_notices);
  ADD ("/volunteers-certificates/notice-compares", test_notice_compares);
  ADD ("/volunteers-certificates/notice-twice", test_notice_twice);
  ADD ("/volunteers-certificates/objections", test_objections);
  g_test_add ("/volunteers-certificates/older-file", Fixture, NULL, NULL, test_older_file, fixture_tear_down);
  ADD ("/volunteers-certificates/sums-up", test_sums_up);
  ADD ("/volunteers-certificates/record", test_record);
  ADD ("/volunteers-certificates/not-noted", test_not_noted);
  ADD ("/volunteers-certificates/many-others", test_many_others);
  ADD ("/volunteers-certificates/many-posts", test_many_posts);
  return g_test_run ();
}

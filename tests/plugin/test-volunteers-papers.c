/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What volunteers put on paper, into a chat and into a calendar: who stands where, which numbers and hours. People are invented. */

#include <string.h>

#include "lp-card-store.h"
#include "lp-chat-text.h"
#include "lp-coming-store.h"
#include "lp-duty-ical.h"
#include "lp-fairness-ledger.h"
#include "lp-fairness-store.h"
#include "lp-publish-store.h"
#include "lp-record-store.h"
#include "lp-roster-paper.h"
#include "lp-slip-paper.h"
#include "lp-slot-store.h"
#include "pdf.h"
#include "volunteers-file.h"

/* A week in the future: 2035-12-03 is a Monday. */
#define MONDAY "2035-12-03"
#define SUNDAY "2035-12-09"

static const char week[] =
  "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, place) VALUES"
  " (101, 41, '2035-12-03', 480, 600, 2, 2, '东门'), (102, 41, '2035-12-04', 480, 600, 1, 1, '东门'), (103, 42, '2035-12-05', 1140, 1260, 2, 2, NULL);"
  "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (201, 101, 1), (202, 101, 2), (203, 102, 2), (204, 103, 1);";

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_store_get_reader (fixture->store);
}

static void
publish (Fixture    *fixture,
         const char *first,
         const char *last)
{
  LpPublish *days = lp_publish_new (first, last);

  fixture_act (fixture, lp_publish, days);
  lp_publish_free (days);
}

static char *
read_roster_of (Fixture    *fixture,
                const char *monday,
                gboolean    by_person,
                gboolean    masked,
                const char *name)
{
  LpRosterSheet *sheet = lp_roster_sheet_new (monday, by_person);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = lp_roster_sheet_make (reader (fixture), masked, sheet, NULL, &error);

  g_assert_no_error (error);
  lp_roster_sheet_free (sheet);
  return pdf_read (paper, name);
}

static char *
read_roster (Fixture    *fixture,
             gboolean    by_person,
             gboolean    masked,
             const char *name)
{
  return read_roster_of (fixture, MONDAY, by_person, masked, name);
}

/* Over the days stands what is off, what is worked in exchange, and which festival it is: in the week before Spring Festival 2026. */
static void
test_holidays (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *before = NULL, *festival = NULL;

  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES"
                        " (900, 41, '2026-02-14', 480, 600, 1, 1), (901, 41, '2026-02-17', 480, 600, 1, 1);");
  before = read_roster_of (fixture, "2026-02-09", FALSE, FALSE, "before");
  g_assert_cmpuint (pdf_count (before, "Working"), ==, 1);
  festival = read_roster_of (fixture, "2026-02-16", FALSE, FALSE, "festival");
  g_assert_cmpuint (pdf_count (festival, "Day off"), ==, 7);
  g_assert_nonnull (strstr (festival, "Spring"));
}

/* Names where they serve, masked until asked; what is a draft says so on every page, and after publishing no more. */
static void
test_roster (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autofree char *draft = NULL, *mixed = NULL, *whole = NULL, *people = NULL, *masked = NULL;

  fixture_run (fixture, week);
  draft = read_roster (fixture, FALSE, FALSE, "draft");
  g_assert_cmpuint (pdf_count (draft, "(Draft)"), ==, 2); /* the title, and the foot of its page */
  g_assert_cmpuint (pdf_count (draft, "(draft)"), ==, 0);
  publish (fixture, "2035-12-03", "2035-12-04");
  mixed = read_roster (fixture, FALSE, FALSE, "mixed");
  g_assert_cmpuint (pdf_count (mixed, "(draft)"), ==, 1);
  publish (fixture, MONDAY, SUNDAY);
  whole = read_roster (fixture, FALSE, FALSE, "roster");
  g_assert_null (strstr (whole, "raft"));
  g_assert_cmpuint (pdf_count (whole, "赵一凡"), ==, 2);
  g_assert_cmpuint (pdf_count (whole, "钱二娃"), ==, 2);
  g_assert_cmpuint (pdf_count (whole, "missing)"), ==, 1);
  g_assert_nonnull (strstr (whole, "028-87350000"));
  g_assert_nonnull (strstr (whole, "财大社区"));
  g_assert_null (strstr (whole, "13800001111"));
  people = read_roster (fixture, TRUE, FALSE, "people");
  g_assert_cmpuint (pdf_count (people, "赵一凡"), ==, 1);
  g_assert_cmpuint (pdf_count (people, "08:00–10:00"), ==, 3);
  g_assert_null (strstr (people, "单三")); /* who has nothing to do */
  masked = read_roster (fixture, FALSE, TRUE, "masked");
  g_assert_null (strstr (masked, "赵一凡"));
}

/* Forty posts go over pages, each with its head, and nobody is lost. */
static void
test_many_posts (Fixture       *fixture,
                 gconstpointer  unused)
{
  g_autofree char *text = NULL;
  LpRosterSheet *sheet = lp_roster_sheet_new (MONDAY, FALSE);
  g_autoptr (LinliPaper) paper = NULL;
  guint pages;

  fixture_run (fixture,
               "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 279) INSERT INTO volunteers_slot (id, post_id, day, from_minute,"
               " to_minute, minimum, ideal, place) SELECT 1000 + i, 41, date ('2035-12-03', (i % 7) || ' days'), 480, 600, 1, 1, '点位' || (i / 7) FROM n;"
               "INSERT INTO volunteers_duty (id, slot_id, card_id) SELECT 2000 + id, id, 1 FROM volunteers_slot WHERE id % 7 = 1000 % 7;");
  paper = lp_roster_sheet_make (reader (fixture), FALSE, sheet, NULL, NULL);
  lp_roster_sheet_free (sheet);
  pages = linli_paper_count_pages (paper);
  text = pdf_read (paper, "many");
  g_assert_cmpuint (pages, >, 3);
  g_assert_cmpuint (pdf_count (text, "点位"), ==, 40);
  g_assert_cmpuint (pdf_count (text, "赵一凡"), ==, 40);
  g_assert_cmpuint (pdf_count (text, "Hours and post"), >=, pages - 1); /* the last page may hold the signatures alone */
}

/* A slip for each who serves, none of it on two pages, with what to bring and whom to call. */
static void
test_slips (Fixture       *fixture,
            gconstpointer  unused)
{
  LpSlipSheet *sheet = lp_slip_sheet_new (0, MONDAY, SUNDAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliPaper) paper = NULL, many = NULL;
  g_autofree char *text = NULL, *all = NULL;
  g_auto (GStrv) pages = NULL;

  fixture_run (fixture, week);
  paper = lp_slip_sheet_make (reader (fixture), FALSE, sheet, NULL, &error);
  g_assert_no_error (error);
  text = pdf_read (paper, "slips");
  g_assert_cmpuint (pdf_count (text, "赵一凡"), ==, 1);
  g_assert_cmpuint (pdf_count (text, "钱二娃"), ==, 1);
  g_assert_cmpuint (pdf_count (text, "带红袖章"), ==, 3);
  g_assert_cmpuint (pdf_count (text, "028-87350000"), ==, 2);
  g_assert_cmpuint (pdf_count (text, "(draft)"), ==, 4);
  g_assert_cmpuint (linli_paper_count_pages (paper), ==, 1);
  fixture_run (fixture,
               "WITH RECURSIVE n (i) AS (VALUES (0) UNION ALL SELECT i + 1 FROM n WHERE i < 29) INSERT INTO person (id, name) SELECT 300 + i, '众' || (100 + i) FROM n;"
               "INSERT INTO volunteers_card (id, person_id) SELECT id, id FROM person WHERE id >= 300;"
               "INSERT INTO volunteers_duty (id, slot_id, card_id) SELECT 3000 + c.id * 4 + s.id - 101, s.id, c.id FROM volunteers_card c, volunteers_slot s"
               " WHERE c.id >= 300 AND (c.id + s.id) % 3 > 0;");
  many = lp_slip_sheet_make (reader (fixture), FALSE, sheet, NULL, &error);
  lp_slip_sheet_free (sheet);
  all = pdf_read (many, "many-slips");
  pages = g_strsplit (all, "\f", -1);
  g_assert_cmpuint (pdf_count (all, ": when you are on duty"), ==, 32);
  g_assert_cmpuint (linli_paper_count_pages (many), >, 4);
  for (guint i = 0; pages[i] != NULL; i++) /* what begins on a page ends on it */
    g_assert_cmpuint (pdf_count (pages[i], ": when you are on duty"), ==, pdf_count (pages[i], "028-87350000"));
}

static char *
chat (Fixture  *fixture,
      gboolean  masked)
{
  LpDeskWeek *read = lp_desk_week_read (reader (fixture), MONDAY, NULL);
  char *text = lp_chat_dup_week (read, "财大社区", masked);

  lp_desk_week_free (read);
  return text;
}

/* A draft says so; what is published goes alone; changes are told; no phone is in any of it. */
static void
test_chat (Fixture       *fixture,
           gconstpointer  unused)
{
  g_autofree char *draft = NULL, *half = NULL, *whole = NULL, *masked = NULL, *told = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  fixture_run (fixture, week);
  draft = chat (fixture, FALSE);
  g_assert_nonnull (strstr (draft, "DRAFT"));
  g_assert_nonnull (strstr (draft, "08:00–10:00 院门值守 (东门): 赵一凡, 钱二娃"));
  publish (fixture, "2035-12-03", "2035-12-04");
  half = chat (fixture, FALSE);
  g_assert_null (strstr (half, "DRAFT"));
  g_assert_null (strstr (half, "巡逻"));
  g_assert_nonnull (strstr (half, "1 more shift is not settled"));
  publish (fixture, MONDAY, SUNDAY);
  whole = chat (fixture, FALSE);
  g_assert_nonnull (strstr (whole, "巡逻: 赵一凡; 1 still missing"));
  g_assert_null (strstr (whole, "not settled"));
  masked = chat (fixture, TRUE);
  g_assert_null (strstr (masked, "赵一凡"));
  fixture_run (fixture, "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (299, 103, 3);"
               "UPDATE volunteers_duty SET ended_at = '2035-12-01T00:00:00.000Z', why_ended = '病了' WHERE id = 203;");
  changes = lp_publish_list_changes (reader (fixture), MONDAY, SUNDAY, NULL);
  told = lp_chat_dup_changes (changes, MONDAY, NULL, FALSE);
  g_assert_nonnull (strstr (told, "On duty now: 单三"));
  g_assert_nonnull (strstr (told, "Not on duty any more: 钱二娃"));
  g_assert_null (strstr (told, "病了")); /* why is nobody's business */
  for (guint i = 0; i < 5; i++)
    g_assert_null (strstr ((const char *[]) { draft, half, whole, masked, told }[i], "1380000"));
}

static char *
dup_calendar (Fixture *fixture,
              gint64   now)
{
  g_autoptr (GPtrArray) comings = lp_coming_list_told (reader (fixture), 1, "2035-12-01", NULL);
  g_autoptr (LinliIcal) ical = lp_duty_ical_new (comings, now);

  return linli_ical_dup_text (ical);
}

/* Published duties as appointments at their hours, past midnight too; drafts are none. */
static void
test_calendar (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *text = NULL;

  fixture_run (fixture, week);
  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (104, 42, '2035-12-04', 1320, 1560, 1, 1);"
               "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (205, 104, 1);");
  publish (fixture, "2035-12-03", "2035-12-04");
  text = dup_calendar (fixture, 0);
  g_assert_cmpuint (pdf_count (text, "BEGIN:VEVENT"), ==, 2);
  g_assert_nonnull (strstr (text, "DTSTART:20351203T000000Z")); /* eight in the morning in China */
  g_assert_nonnull (strstr (text, "DTEND:20351204T180000Z"));   /* two at night */
  g_assert_nonnull (strstr (text, "LOCATION:东门"));
  g_assert_nonnull (strstr (text, "DESCRIPTION:带红袖章"));
  g_assert_null (strstr (text, "赵一凡"));
}

static guint
read_sequence (const char *calendar)
{
  return (guint) g_ascii_strtoull (strstr (calendar, "SEQUENCE:") + strlen ("SEQUENCE:"), NULL, 10);
}

/* A file that is sent again moves what moved and cancels what ended, under the same names; a draft that ended never was in one. */
static void
test_calendar_again (Fixture       *fixture,
                     gconstpointer  unused)
{
  g_autofree char *first = NULL, *again = NULL;
  LpSlotEnd rain = { 101, (char *) "rain", FALSE }, removed = { 104, (char *) "no need", TRUE };
  gint64 now = 2000000000;

  fixture_run (fixture, week);
  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (104, 42, '2035-12-04', 1320, 1560, 1, 1);"
               "INSERT INTO volunteers_duty (id, slot_id, card_id) VALUES (205, 104, 1);");
  publish (fixture, "2035-12-03", "2035-12-04");
  first = dup_calendar (fixture, now);
  g_assert_cmpuint (pdf_count (first, "STATUS:CONFIRMED"), ==, 2);
  fixture_act (fixture, lp_slot_end, &rain);
  fixture_act (fixture, lp_slot_end, &removed);
  again = dup_calendar (fixture, now + 60);
  g_assert_cmpuint (pdf_count (again, "STATUS:CANCELLED"), ==, 2);
  g_assert_cmpuint (pdf_count (again, "BEGIN:VEVENT"), ==, 2);
  g_assert_nonnull (strstr (again, "UID:volunteers-duty-205@linli"));
  g_assert_cmpuint (read_sequence (again), >, read_sequence (first));
}

/* Hours are those of who came, as noted, else as planned: against a sum by hand over random duties. */
static void
test_hours (Fixture       *fixture,
            gconstpointer  unused)
{
  static const char * const outcomes[] = { "planned", "came", "came", "absent", "excused" };
  g_autoptr (GString) sql = g_string_new (NULL);
  int minutes = 0, within = 0;
  guint n = 0, n_absent = 0;
  LpService *all, *part;

  for (int i = 0; i < 300; i++)
    {
      int from = g_test_rand_int_range (0, 1300), to = from + g_test_rand_int_range (10, 300);
      int came_from = g_test_rand_bit () ? from + g_test_rand_int_range (0, 9) : -1, came_to = g_test_rand_bit () ? to + g_test_rand_int_range (0, 60) : -1;
      int day = i % 250, outcome = g_test_rand_int_range (0, G_N_ELEMENTS (outcomes)), fate = g_test_rand_int_range (0, 8);
      int served = (came_to >= 0 ? came_to : to) - (came_from >= 0 ? came_from : from);

      g_string_append_printf (sql, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal, cancelled_at) VALUES (%d, %d,"
                              " date ('2024-01-01', '%d days'), %d, %d, 1, 1, %s);", 5000 + i, 41 + i % 2, day, from, to, fate == 0 ? "'x'" : "NULL");
      g_string_append_printf (sql, "INSERT INTO volunteers_duty (slot_id, card_id, outcome, came_from, came_to, ended_at, deleted_at) VALUES (%d, 1, '%s',"
                              " nullif (%d, -1), nullif (%d, -1), %s, %s);", 5000 + i, outcomes[outcome], came_from, came_to, fate == 1 ? "'x'" : "NULL",
                              fate == 2 ? "'x'" : "NULL");
      if (fate <= 2)
        continue;
      if (g_str_equal (outcomes[outcome], "absent"))
        n_absent++;
      if (!g_str_equal (outcomes[outcome], "came"))
        continue;
      n++;
      minutes += served;
      if (day >= 31 && day < 31 + 29) /* February 2024 */
        within += served;
    }
  fixture_run (fixture, sql->str);
  all = lp_service_read (reader (fixture), 1, "0001-01-01", "9999-12-31", NULL);
  part = lp_service_read (reader (fixture), 1, "2024-02-01", "2024-02-29", NULL);
  g_assert_cmpint (all->minutes, ==, minutes);
  g_assert_cmpuint (all->n_served, ==, n);
  g_assert_cmpuint (all->n_absent, ==, n_absent);
  g_assert_cmpint (part->minutes, ==, within);
  lp_service_free (all);
  lp_service_free (part);
}

static void
test_hours_in_words (void)
{
  static const struct {
    int minutes;
    const char *words;
  } cases[] = { { 0, "0" }, { 60, "1" }, { 90, "1.5" }, { 100, "1.67" }, { 135, "2.25" }, { 20, "0.33" }, { 5999, "99.98" }, { 6000, "100" }, { 3, "0.05" } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = lp_hours_dup_text (cases[i].minutes);

      g_assert_cmpstr (words, ==, cases[i].words);
    }
}

/* Counted by hand over random duties of four months: hours and times of each month, days off, nights, who did not come. */
static void
test_fairness (Fixture       *fixture,
               gconstpointer  unused)
{
  g_autofree char *first = lp_fairness_dup_month (4, 0), *today = lp_day_dup_today ();
  g_autoptr (GString) sql = g_string_new (NULL);
  g_autoptr (GPtrArray) lines = NULL, duties = NULL;
  int minutes[4] = { 0 }, served[4] = { 0 }, weekend = 0, night = 0, absent = 0, all = 0, n = 0, n_days = lp_day_count_from (first, today) + 1;
  LpFairPick *pick = lp_fair_pick_new (1, first, today, LP_FAIR_WEEKEND);
  g_autoptr (LinliWorkCalendar) calendar = lp_days_load_calendar (reader (fixture), first, today, NULL);
  const LpFairLine *line = NULL;
  int n_weekend = 0;

  for (int i = 0; i < 200; i++)
    {
      int from = g_test_rand_int_range (0, 1430), to = from + g_test_rand_int_range (10, 200), came = g_test_rand_int_range (0, 3);
      g_autofree char *day = lp_day_dup_after (first, g_test_rand_int_range (-20, n_days));
      int month = (atoi (day) - atoi (first)) * 12 + atoi (day + 5) - atoi (first + 5);
      LinliDate date = { 0 };
      LinliDayKind kind;

      g_string_append_printf (sql, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES (%d, 41, '%s', %d, %d, 1, 1);"
                              "INSERT INTO volunteers_duty (slot_id, card_id, outcome) VALUES (%d, 1, '%s');", 5000 + i, day, from, to, 5000 + i,
                              came > 0 ? "came" : "absent");
      if (strcmp (day, first) < 0)
        continue;
      absent += came == 0;
      if (came == 0)
        continue;
      minutes[month] += to - from;
      served[month]++;
      all += to - from;
      n++;
      linli_date_parse (day, &date, NULL);
      kind = linli_work_calendar_get_kind (calendar, &date, NULL);
      weekend += kind == LINLI_DAY_WEEKEND || kind == LINLI_DAY_OFF ? to - from : 0;
      n_weekend += kind == LINLI_DAY_WEEKEND || kind == LINLI_DAY_OFF;
      night += from < 6 * 60 || to > 22 * 60 ? to - from : 0;
    }
  fixture_run (fixture, sql->str);
  lines = lp_fairness_list (reader (fixture), 4, NULL);
  g_assert_cmpuint (lines->len, ==, 3);
  for (guint i = 0; i < lines->len; i++)
    if (((LpFairLine *) g_ptr_array_index (lines, i))->card_id == 1)
      line = g_ptr_array_index (lines, i);
  g_assert_nonnull (line);
  g_assert_cmpmem (line->month_minutes, sizeof minutes, minutes, sizeof minutes);
  g_assert_cmpmem (line->month_served, sizeof served, served, sizeof served);
  g_assert_cmpint (line->minutes, ==, all);
  g_assert_cmpint (line->served, ==, n);
  g_assert_cmpint (line->weekend, ==, weekend);
  g_assert_cmpint (line->night, ==, night);
  g_assert_cmpint (line->absent, ==, absent);
  duties = lp_fairness_list_duties (reader (fixture), pick, NULL);
  g_assert_cmpuint (duties->len, ==, (guint) n_weekend);
  lp_fair_pick_free (pick);
}

static gboolean
is_idle (Fixture *fixture,
         gint64   card)
{
  g_autoptr (GPtrArray) lines = lp_card_list (reader (fixture), LP_CARDS_IDLE, NULL, 1, NULL);

  for (guint i = 0; i < lines->len; i++)
    if (((LpCardLine *) g_ptr_array_index (lines, i))->id == card)
      return TRUE;
  return FALSE;
}

/* Sixty days are not more than sixty; the file may say another number, and being absent is no service. */
static void
test_idle (Fixture       *fixture,
           gconstpointer  unused)
{
  int days = 59, wrong = 0;
  g_autoptr (GError) error = NULL;

  fixture_run (fixture, "INSERT INTO volunteers_slot (id, post_id, day, from_minute, to_minute, minimum, ideal) VALUES"
               " (1, 41, date ('now', 'localtime', '-60 days'), 480, 600, 1, 1), (2, 41, date ('now', 'localtime', '-61 days'), 480, 600, 1, 1),"
               " (3, 41, date ('now', 'localtime', '-1 day'), 480, 600, 1, 1);"
               "INSERT INTO volunteers_duty (slot_id, card_id, outcome) VALUES (1, 1, 'came'), (2, 2, 'came'), (3, 2, 'absent');");
  g_assert_cmpint (lp_card_get_idle_days (reader (fixture)), ==, 60);
  g_assert_false (is_idle (fixture, 1));
  g_assert_true (is_idle (fixture, 2));
  g_assert_true (is_idle (fixture, 3)); /* never */
  fixture_act (fixture, lp_card_keep_idle_days, &days);
  g_assert_true (is_idle (fixture, 1));
  g_assert_false (linli_store_act (fixture->store, "days", lp_card_keep_idle_days, &wrong, NULL, &error));
  g_assert_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID);
  g_clear_error (&error);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (is_idle (fixture, 1));
}

/* Where a number ends in a line that holds a name. */
static gsize
end_of (const char *text,
        const char *name,
        const char *number)
{
  const char *line = strstr (text, name), *begin = line;

  g_assert_nonnull (line);
  while (begin > text && begin[-1] != '\n')
    begin--;
  line = strstr (line, number);
  g_assert_nonnull (line);
  return line + strlen (number) - begin;
}

/* Of hours and duties the last digits stand one below another. */
static void
test_numbers (Fixture       *fixture,
              gconstpointer  unused)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LinliLedger) ledger = NULL;
  g_autoptr (LinliPaper) paper = NULL, other = NULL;
  g_autofree char *text = NULL, *turned = NULL;

  for (guint i = 0; i < 2; i++)
    {
      LpFairLine *line = g_object_new (LP_TYPE_FAIR_LINE, NULL);

      line->name = g_strdup (i == 0 ? "Anna" : "Bert");
      line->minutes = (i == 0 ? 7 : 1234) * 60;
      g_ptr_array_add (lines, line);
    }
  ledger = lp_fairness_ledger_new (lines, 3);
  paper = linli_ledger_make_paper (ledger, reader (fixture), FALSE);
  text = pdf_read (paper, "fairness");
  g_assert_cmpuint (end_of (text, "Anna", " 7"), ==, end_of (text, "Bert", " 1234"));
  /* Months come and go; an office that wants the last one first gets the last one. */
  g_assert_true (strstr (text, lp_fairness_get_month (3, 0)) < strstr (text, lp_fairness_get_month (3, 2)));
  fixture_run (fixture, "INSERT INTO setting (id, key, value) VALUES (901, 'template.volunteers.fairness.columns', 'name:p month-1:p')");
  other = linli_ledger_make_paper (ledger, reader (fixture), FALSE);
  turned = pdf_read (other, "fairness-template");
  g_assert_true (strstr (turned, lp_fairness_get_month (3, 2)) < strstr (turned, lp_fairness_get_month (3, 1)));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, volunteers_file_set_up_people, function, fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  ADD ("/volunteers-papers/roster", test_roster);
  ADD ("/volunteers-papers/holidays", test_holidays);
  ADD ("/volunteers-papers/many-posts", test_many_posts);
  ADD ("/volunteers-papers/slips", test_slips);
  ADD ("/volunteers-papers/chat", test_chat);
  ADD ("/volunteers-papers/calendar", test_calendar);
  ADD ("/volunteers-papers/calendar-again", test_calendar_again);
  ADD ("/volunteers-papers/hours", test_hours);
  ADD ("/volunteers-papers/numbers", test_numbers);
  g_test_add_func ("/volunteers-papers/hours-in-words", test_hours_in_words);
  ADD ("/volunteers-papers/fairness", test_fairness);
  ADD ("/volunteers-papers/idle", test_idle);
  return g_test_run ();
}

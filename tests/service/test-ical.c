/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <glib/gstdio.h>
#include <string.h>

#include "linli-ical.h"

#define NOW G_GINT64_CONSTANT (1795910400) /* 2026-11-29 00:00 UTC */

/* A small reader of its own: lines joined where a blank begins one, then NAME[;PARAMETERS]:VALUE with escapes taken away. */
static char **
read_lines (const char *text)
{
  g_auto (GStrv) raw = g_strsplit (text, "\r\n", -1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; raw[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (raw[i]), <=, 75);
      g_assert_true (g_utf8_validate (raw[i], -1, NULL));
      g_assert_null (strpbrk (raw[i], "\r\n"));
      if (raw[i][0] == ' ')
        {
          char *joined = g_strconcat (g_ptr_array_index (lines, lines->len - 1), raw[i] + 1, NULL);

          g_free (g_ptr_array_steal_index (lines, lines->len - 1));
          g_ptr_array_add (lines, joined);
        }
      else if (*raw[i] != '\0')
        {
          g_ptr_array_add (lines, g_strdup (raw[i]));
        }
      else
        {
          g_assert_null (raw[i + 1]); /* the end */
        }
    }
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

/* The value of a property in the nth appointment, -1 for the head; NULL when it has none. */
static char *
get (const char *text,
     int         nth,
     const char *property)
{
  g_auto (GStrv) lines = read_lines (text);
  g_autofree char *start = g_strconcat (property, ":", NULL);
  int at = -1;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      GString *value;

      at += g_str_equal (lines[i], "BEGIN:VEVENT");
      if (at != nth || !g_str_has_prefix (lines[i], start))
        continue;
      value = g_string_new (NULL);
      for (const char *p = lines[i] + strlen (start); *p != '\0'; p++)
        {
          if (*p == '\\')
            p++;
          g_assert_true (*p != '\0');
          g_string_append_c (value, p[-1] == '\\' && *p == 'n' ? '\n' : *p);
        }
      return g_string_free (value, FALSE);
    }

  return NULL;
}

static void
assert_get (const char *text,
            int         nth,
            const char *property,
            const char *expected)
{
  g_autofree char *value = get (text, nth, property);

  g_assert_cmpstr (value, ==, expected);
}

static void
test_whole (void)
{
  const LinliDate date = { 2026, 12, 5 };
  g_autoptr (LinliIcal) ical = linli_ical_new ("东坡社区志愿值班", NOW);
  g_autofree char *text = NULL;
  LinliIcalEvent *event = linli_ical_add_event (ical, "volunteers-shift-17@linli", "巡逻", &date, 540, 690);

  linli_ical_event_set_location (event, "东门岗亭");
  linli_ical_event_set_description (event, "带红袖章");
  linli_ical_event_set_revision (event, 2, FALSE);
  text = linli_ical_dup_text (ical);
  g_assert_cmpstr (text, ==,
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Linli//Linli//ZH\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nX-WR-CALNAME:东坡社区志愿值班\r\n"
    "BEGIN:VEVENT\r\nUID:volunteers-shift-17@linli\r\nDTSTAMP:20261129T000000Z\r\nDTSTART:20261205T010000Z\r\nDTEND:20261205T033000Z\r\n"
    "SUMMARY:巡逻\r\nLOCATION:东门岗亭\r\nDESCRIPTION:带红袖章\r\nSEQUENCE:2\r\nSTATUS:CONFIRMED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}

static void
test_times (void)
{
  const LinliDate first = { 2027, 1, 1 }, leap = { 2028, 2, 29 };
  g_autoptr (LinliIcal) ical = linli_ical_new (NULL, NOW);
  g_autofree char *text = NULL;

  linli_ical_add_event (ical, "a", "夜巡", &first, 0, 60);           /* still the year before in UTC */
  linli_ical_add_event (ical, "b", "夜巡", &first, 23 * 60, 30 * 60); /* past midnight */
  linli_ical_add_day (ical, "c", "闰日", &leap, 1);
  linli_ical_add_day (ical, "d", "慰问", &leap, 3);
  text = linli_ical_dup_text (ical);
  assert_get (text, -1, "X-WR-CALNAME", NULL);
  assert_get (text, 0, "DTSTART", "20261231T160000Z");
  assert_get (text, 0, "DTEND", "20261231T170000Z");
  assert_get (text, 1, "DTSTART", "20270101T150000Z");
  assert_get (text, 1, "DTEND", "20270101T220000Z");
  assert_get (text, 2, "DTSTART;VALUE=DATE", "20280229");
  assert_get (text, 2, "DTEND;VALUE=DATE", "20280301");
  assert_get (text, 3, "DTEND;VALUE=DATE", "20280303");
  assert_get (text, 3, "LOCATION", NULL);
}

static void
test_cancelled (void)
{
  const LinliDate date = { 2026, 12, 5 };
  g_autoptr (LinliIcal) ical = linli_ical_new (NULL, NOW);
  g_autofree char *text = NULL;

  linli_ical_event_set_revision (linli_ical_add_event (ical, "a", "讲座", &date, 600, 660), 3, TRUE);
  text = linli_ical_dup_text (ical);
  assert_get (text, 0, "STATUS", "CANCELLED");
  assert_get (text, 0, "SEQUENCE", "3");
  assert_get (text, 0, "UID", "a");
}

/* Whatever people write comes back, whatever its length: every length of ASCII before Chinese shifts where characters would be torn. */
static void
test_folding (void)
{
  const LinliDate date = { 2026, 12, 5 };
  const char *tail = "请携带小板凳，自备水杯；地点：3栋门口\\左侧,\n下雨改在活动室。\n👵🏻欢迎带邻居一起来，坝坝会后有茶水。请携带小板凳，自备水杯。";

  for (guint n = 0; n < 160; n++)
    {
      g_autoptr (LinliIcal) ical = linli_ical_new (NULL, NOW);
      g_autofree char *filler = g_strnfill (n, 'x');
      g_autofree char *words = g_strconcat (filler, tail, NULL);
      g_autofree char *text = NULL;

      linli_ical_event_set_description (linli_ical_add_event (ical, words, words, &date, 600, 660), words);
      text = linli_ical_dup_text (ical);
      assert_get (text, 0, "DESCRIPTION", words);
      assert_get (text, 0, "SUMMARY", words);
      assert_get (text, 0, "UID", words);
    }
}

static void
test_bad_text (void)
{
  const LinliDate date = { 2026, 12, 5 };
  g_autoptr (LinliIcal) ical = linli_ical_new ("", NOW);
  g_autofree char *text = NULL;

  linli_ical_add_event (ical, "a", "一\r\n二\r三\x01\x7f\t四\xff", &date, 600, 660);
  text = linli_ical_dup_text (ical);
  assert_get (text, 0, "SUMMARY", "一\n二\n三\t四\xef\xbf\xbd");
  assert_get (text, -1, "X-WR-CALNAME", NULL);
}

static void
test_file (void)
{
  const LinliDate date = { 2026, 12, 5 };
  g_autofree char *folder = g_dir_make_tmp ("linli-ical-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "值班.ics", NULL);
  g_autofree char *lost = g_build_filename (folder, "none", "a.ics", NULL);
  g_autoptr (LinliIcal) ical = linli_ical_new (NULL, NOW);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *written = NULL;
  gsize length;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  linli_ical_add_event (ical, "a", "巡逻", &date, 600, 660);
  g_assert_true (linli_ical_write (ical, path, &error));
  g_assert_no_error (error);
  text = linli_ical_dup_text (ical);
  g_assert_true (g_file_get_contents (path, &written, &length, NULL));
  g_assert_cmpstr (written, ==, text);
  g_assert_cmpuint (length, ==, strlen (text));
  g_assert_false (linli_ical_write (ical, lost, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_unlink (path);
  g_assert_cmpint (g_rmdir (folder), ==, 0); /* nothing else is left behind */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ical/whole", test_whole);
  g_test_add_func ("/ical/times", test_times);
  g_test_add_func ("/ical/cancelled", test_cancelled);
  g_test_add_func ("/ical/folding", test_folding);
  g_test_add_func ("/ical/bad-text", test_bad_text);
  g_test_add_func ("/ical/file", test_file);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Days, weeks and hours of a roster, read and in words. */

#include "lp-week.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-rules.h"

#define DAY_MINUTES (24 * 60)

static void
lp_day_read (const char *day,
             GDate      *date)
{
  LinliDate parts = { 0 };

  g_assert (linli_date_parse (day, &parts, NULL) && linli_date_is_whole (&parts));
  g_date_clear (date, 1);
  g_date_set_dmy (date, parts.day, parts.month, parts.year);
}

static char *
lp_day_dup (const GDate *date)
{
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (date), g_date_get_month (date), g_date_get_day (date));
}

char *
lp_day_dup_after (const char *day,
                  int         n_days)
{
  GDate date;

  lp_day_read (day, &date);
  g_date_set_julian (&date, (guint32) ((int) g_date_get_julian (&date) + n_days));
  return lp_day_dup (&date);
}

char *
lp_day_dup_today (void)
{
  LinliDate today;

  linli_date_today (&today);
  return linli_date_to_string (&today);
}

int
lp_day_get_weekday (const char *day)
{
  GDate date;

  lp_day_read (day, &date);
  return (int) g_date_get_weekday (&date);
}

char *
lp_week_dup_monday (const char *day)
{
  return lp_day_dup_after (day, 1 - lp_day_get_weekday (day));
}

int
lp_day_count_from (const char *first,
                   const char *day)
{
  GDate from, to;

  lp_day_read (first, &from);
  lp_day_read (day, &to);
  return g_date_days_between (&from, &to);
}

LinliWorkCalendar *
lp_days_load_calendar (LinliDatabase  *database,
                       const char     *first,
                       const char     *last,
                       GError        **error)
{
  GDate from, to;

  lp_day_read (first, &from);
  lp_day_read (last, &to);
  return linli_work_calendar_load (database, g_date_get_year (&from), g_date_get_year (&to), error);
}

gboolean
lp_day_is_off (LinliWorkCalendar *calendar,
               const char        *day)
{
  LinliDate date = { 0 };

  return linli_date_parse (day, &date, NULL) && linli_work_calendar_get_kind (calendar, &date, NULL) == LINLI_DAY_OFF;
}

char *
lp_day_dup_note (LinliWorkCalendar *calendar,
                 const char        *day)
{
  LinliDate date = { 0 };
  LinliDayKind kind;
  g_autofree char *festivals = NULL;

  if (!linli_date_parse (day, &date, NULL))
    return g_strdup ("");
  kind = linli_work_calendar_get_kind (calendar, &date, NULL);
  festivals = linli_calendar_dup_festivals (&date);
  if (kind != LINLI_DAY_OFF && kind != LINLI_DAY_WORKING_WEEKEND)
    return g_strdup (festivals != NULL ? festivals : "");
  return festivals != NULL ? g_strdup_printf ("%s · %s", linli_calendar_get_kind_words (kind), festivals)
                           : g_strdup (linli_calendar_get_kind_words (kind));
}

char *
lp_day_dup_words (const char *day)
{
  LinliDate date = { 0 };

  g_assert (linli_date_parse (day, &date, NULL) && linli_date_is_whole (&date));
  return lp_roster_day_dup_words ((int) linli_date_to_day_number (&date));
}

char *
lp_week_dup_words (const char *monday)
{
  g_autofree char *sunday = lp_day_dup_after (monday, LP_WEEK_DAYS - 1), *thursday = lp_day_dup_after (monday, 3);
  char first[64], last[64];
  GDate from, to, middle;

  lp_day_read (monday, &from);
  lp_day_read (sunday, &to);
  lp_day_read (thursday, &middle); /* ISO 8601: a week belongs to the year of its Thursday */
  g_date_strftime (first, sizeof first, _("%-d %b"), &from);
  g_date_strftime (last, sizeof last, _("%-d %b"), &to);
  /* Translators: year, number of the week, then its first and its last day */
  return g_strdup_printf (C_("desk", "Week %2$u/%1$u · %3$s – %4$s"), g_date_get_year (&middle), g_date_get_iso8601_week_of_year (&from), first, last);
}

/* One time of day at @text, which is moved behind it. */
static gboolean
lp_minute_read (const char **text,
                int         *minute)
{
  static const char hour_word[] = "点", half[] = "半", minute_word[] = "分";
  const char *at = *text;
  int digits = 0, first = 0, second = 0;

  for (; g_ascii_isdigit (*at) && digits < 4; at++, digits++)
    first = first * 10 + (*at - '0');
  if (digits == 0)
    return FALSE;
  if (digits > 2) /* 0830 */
    {
      second = first % 100;
      first /= 100;
    }
  else if (*at == ':' || g_str_has_prefix (at, hour_word))
    {
      at += *at == ':' ? 1 : sizeof hour_word - 1;
      if (g_str_has_prefix (at, half))
        {
          second = 30;
          at += sizeof half - 1;
        }
      for (digits = 0; g_ascii_isdigit (*at) && digits < 2; at++, digits++)
        second = second * 10 + (*at - '0');
      if (g_str_has_prefix (at, minute_word))
        at += sizeof minute_word - 1;
    }
  *text = at;
  *minute = first * 60 + second;
  return first <= 24 && second < 60 && *minute <= DAY_MINUTES;
}

gboolean
lp_minutes_read (const char *text,
                 int        *from,
                 int        *to)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE); /* full-width digits, colons */
  g_autoptr (GString) words = g_string_new (plain != NULL ? plain : "");
  static const char * const dashes[] = { "–", "—", "－", "~", "～", "至", "到" };
  const char *at;

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    g_string_replace (words, dashes[i], "-", 0);
  g_string_replace (words, " ", "", 0);
  at = words->str;
  if (!lp_minute_read (&at, from) || *at != '-')
    return FALSE;
  while (*at == '-')
    at++;
  if (!lp_minute_read (&at, to) || *at != '\0' || *to == *from || *from == DAY_MINUTES)
    return FALSE;
  if (*to < *from)
    *to += DAY_MINUTES;
  return TRUE;
}

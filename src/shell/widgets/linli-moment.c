/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Moments as people say them: "today 09:10", "yesterday", "overdue by 2 days". */

#include "config.h"

#include "linli-moment.h"

#include <glib/gi18n-lib.h>

static GDateTime *
linli_moment_parse (const char *time)
{
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();
  g_autoptr (GDateTime) moment = NULL;

  if (time == NULL)
    return NULL;
  /* A day without a time belongs to the desk's own time zone. */
  if (strlen (time) == 10)
    {
      g_autofree char *midnight = g_strconcat (time, "T00:00:00", NULL);

      return g_date_time_new_from_iso8601 (midnight, local);
    }
  moment = g_date_time_new_from_iso8601 (time, local);

  return moment != NULL ? g_date_time_to_local (moment) : NULL;
}

static int
linli_moment_count_days (GDateTime *from,
                         GDateTime *to)
{
  GDate a;
  GDate b;
  int year;
  int month;
  int day;

  g_date_time_get_ymd (from, &year, &month, &day);
  g_date_clear (&a, 1);
  g_date_set_dmy (&a, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  g_date_time_get_ymd (to, &year, &month, &day);
  g_date_clear (&b, 1);
  g_date_set_dmy (&b, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return g_date_days_between (&a, &b);
}

/**
 * linli_moment_dup_words:
 * @time: (nullable): a moment in UTC as the file keeps it, or a day
 *
 * Returns: (transfer full): the moment in the desk's time as people say it; "" for nothing
 */
char *
linli_moment_dup_words (const char *time)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) moment = linli_moment_parse (time);
  gboolean whole_day = time != NULL && strlen (time) == 10;
  int days;

  if (moment == NULL)
    return g_strdup (time != NULL ? time : "");

  days = linli_moment_count_days (moment, now);
  if (days == 0)
    return g_date_time_format (moment, whole_day ? _("Today") : _("Today %H:%M"));
  if (days == 1)
    return g_date_time_format (moment, whole_day ? _("Yesterday") : _("Yesterday %H:%M"));
  if (days == -1)
    return g_date_time_format (moment, whole_day ? _("Tomorrow") : _("Tomorrow %H:%M"));
  if (g_date_time_get_year (moment) == g_date_time_get_year (now))
    /* translators: a day of this year, for strftime */
    return g_date_time_format (moment, _("%-d %b"));
  /* translators: a day of another year, for strftime */
  return g_date_time_format (moment, _("%-d %b %Y"));
}

/**
 * linli_moment_dup_due:
 * @time: (nullable): when something is due: a moment in UTC, or a day
 * @days: (out) (optional): days from today until then; negative when overdue
 *
 * Returns: (transfer full) (nullable): "overdue by 2 days", "due today"; %NULL for nothing
 */
char *
linli_moment_dup_due (const char *time,
                      int        *days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) moment = linli_moment_parse (time);
  g_autofree char *day = NULL;
  int left;

  if (moment == NULL)
    return NULL;

  left = linli_moment_count_days (now, moment);
  if (days != NULL)
    *days = left;
  if (left < 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "overdue by %d day", "overdue by %d days", (gulong) -left), -left);
  if (left == 0)
    return g_strdup (_("due today"));
  if (left == 1)
    return g_strdup (_("due tomorrow"));
  day = linli_moment_dup_words (time);
  return g_strdup_printf (_("due %s"), day);
}

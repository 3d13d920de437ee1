/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* An event in memory, and how it is told. Any thread. */

#include "lp-event.h"

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#define MINUTES_A_DAY 1440
#define MOST_DAYS 366 /* what ends later than that is a slip of the pen */

LpEvent *
lp_event_new (LinliMatterKind *kind)
{
  LpEvent *event = g_new0 (LpEvent, 1);

  event->kind = g_object_ref (kind);
  event->capacity_site = event->capacity_online = LP_UNCOUNTED;
  event->opening = LP_UNCOUNTED;
  event->counts.site.unnamed = event->counts.online.unnamed = LP_UNCOUNTED;
  return event;
}

LpEvent *
lp_event_copy (const LpEvent *event)
{
  LpEvent *copy = g_memdup2 (event, sizeof *event);
  char **texts[] = { &copy->title, &copy->number, &copy->category, &copy->state, &copy->series, &copy->starts_at, &copy->ends_at, &copy->venue,
                     &copy->speaker, &copy->online_link, &copy->register_until, &copy->changed_what, &copy->changed_why,
                     &copy->audience, &copy->register_how, &copy->contact, &copy->code_text, &copy->recorder, &copy->compound,
                     &copy->shown_title, &copy->shown_series, &copy->shown_what, &copy->shown_why, &copy->shown_speaker };

  g_object_ref (copy->kind);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  return copy;
}

void
lp_event_free (gpointer data)
{
  LpEvent *event = data;
  char *texts[] = { event->title, event->number, event->category, event->state, event->series, event->starts_at, event->ends_at, event->venue,
                    event->speaker, event->online_link, event->register_until, event->changed_what, event->changed_why,
                    event->audience, event->register_how, event->contact, event->code_text, event->recorder, event->compound,
                    event->shown_title, event->shown_series, event->shown_what, event->shown_why, event->shown_speaker };

  g_object_unref (event->kind);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (event);
}

LpEvent *
lp_event_dup_next (const LpEvent *last)
{
  LpEvent *next = lp_event_new (last->kind);

  next->series_id = last->series_id;
  next->compound_id = last->compound_id;
  next->compound = g_strdup (last->compound);
  next->edition = last->edition > 0 ? last->edition + 1 : 0;
  next->title = g_strdup (last->title);
  next->category = g_strdup (last->category);
  next->series = g_strdup (last->series != NULL ? last->series : last->title);
  next->venue = g_strdup (last->venue);
  next->speaker = g_strdup (last->speaker);
  next->online_link = g_strdup (last->online_link);
  next->audience = g_strdup (last->audience);
  next->register_how = g_strdup (last->register_how);
  next->contact = g_strdup (last->contact);
  next->capacity_site = last->capacity_site;
  next->capacity_online = last->capacity_online;
  return next;
}

const char *
lp_event_find_fault (const LpEvent *event)
{
  if (event->title == NULL || *event->title == '\0')
    return C_("event", "Say what the event is called");
  if (event->starts_at == NULL && event->ends_at != NULL)
    return C_("event", "Say when it begins, too");
  if (event->starts_at != NULL && event->ends_at != NULL && strcmp (event->ends_at, event->starts_at) <= 0)
    return C_("event", "It ends before it begins");
  if (event->register_until != NULL && event->starts_at != NULL && strncmp (event->register_until, event->starts_at, strlen ("2026-06-20")) > 0)
    return C_("event", "People cannot register after it began");
  if (event->changed_why != NULL && event->changed_what == NULL)
    return C_("event", "Say what is changed, too");
  return NULL;
}

char *
lp_event_dup_when (const LpEvent *event)
{
  const char *end = event->ends_at;

  if (event->starts_at == NULL)
    return g_strdup (C_("event", "No day yet"));
  if (end == NULL)
    return g_strdup (event->starts_at);
  if (strncmp (end, event->starts_at, strlen ("2026-06-20")) == 0)
    end += strlen ("2026-06-20 ");
  return g_strdup_printf ("%s–%s", event->starts_at, end);
}

char *
lp_event_dup_edition (const LpEvent *event)
{
  const char *series = event->shown_series != NULL ? event->shown_series : event->series;

  if (series == NULL)
    return NULL;
  return event->edition > 0 ? g_strdup_printf (C_("event", "%s, edition %d"), series, event->edition) : g_strdup (series);
}

const char *
lp_event_get_shown (const LpEvent *event)
{
  return event->shown_title != NULL ? event->shown_title : event->title;
}

char *
lp_event_dup_heading (const LpEvent *event,
                      gboolean       masked)
{
  LpEvent open = *event;
  g_autofree char *edition = NULL;

  if (!masked)
    open.shown_title = open.shown_series = NULL;
  edition = lp_event_dup_edition (&open);
  if (edition != NULL && g_strcmp0 (event->series, event->title) != 0)
    return g_strdup_printf ("%s · %s", lp_event_get_shown (&open), edition);
  return g_strdup (edition != NULL ? edition : lp_event_get_shown (&open));
}

char *
lp_event_dup_place (const LpEvent *event)
{
  if (event->venue == NULL || event->compound == NULL || g_strcmp0 (event->category, LP_EVENT_MEETING) != 0)
    return g_strdup (event->venue != NULL ? event->venue : event->compound);
  return g_strjoin (" · ", event->venue, event->compound, NULL);
}

char *
lp_event_dup_people (int people)
{
  return people >= 0 ? g_strdup_printf ("%d", people) : g_strdup (C_("event", "unknown"));
}

char *
lp_event_dup_scores (const LpEvent *event)
{
  if (event->n_feedback == 0)
    return g_strdup (C_("event", "No feedback yet"));
  if (event->n_scores == 0)
    return g_strdup_printf (C_("event", "%d said something, no scores"), event->n_feedback);
  return g_strdup_printf (ngettext ("%.1f of 5 (%d score)", "%.1f of 5 (%d scores)", (gulong) event->n_scores), event->mean, event->n_scores);
}

gboolean
lp_event_is_over (const LpEvent *event)
{
  return g_strcmp0 (event->state, LP_EVENT_HELD) == 0 || g_strcmp0 (event->state, LP_EVENT_BRIEFED) == 0 ||
         g_strcmp0 (event->state, LP_EVENT_CANCELLED) == 0;
}

gboolean
lp_event_is_ahead (const LpEvent *event)
{
  const char *last = event->ends_at != NULL ? event->ends_at : event->starts_at;
  g_autofree char *now = NULL, *day = last != NULL ? g_strndup (last, strlen ("2026-05-23")) : NULL;
  LinliDate today;

  linli_date_today (&today);
  now = linli_date_to_string (&today);
  return !lp_event_is_over (event) && (day == NULL || strcmp (day, now) >= 0);
}

/* Minutes of the day in "2026-05-23 14:30"; -1 for none. */
static int
lp_event_read_minutes (const char *moment)
{
  int hour, minute;

  return sscanf (moment + strlen ("2026-05-23"), " %d:%d", &hour, &minute) == 2 ? hour * 60 + minute : -1;
}

/* Minutes from the midnight before @day begins to @moment, which may be days later; @otherwise where that cannot be told, or it is not after @otherwise. */
static int
lp_event_read_end (const char *moment,
                   const char *day,
                   int         otherwise)
{
  g_autofree char *last = moment != NULL ? g_strndup (moment, strlen ("2026-05-23")) : NULL;
  LinliDate from, to;

  if (last == NULL || strlen (last) < strlen ("2026-05-23") || lp_event_read_minutes (moment) < 0 || !linli_date_parse (day, &from, NULL) ||
      !linli_date_parse (last, &to, NULL))
    return otherwise;
  return (int) CLAMP ((linli_date_to_day_number (&to) - linli_date_to_day_number (&from)) * MINUTES_A_DAY + lp_event_read_minutes (moment), otherwise,
                      MOST_DAYS * MINUTES_A_DAY);
}

LinliOccasion *
lp_event_dup_occasion (const LpEvent *event)
{
  g_autofree char *day = event->starts_at != NULL ? g_strndup (event->starts_at, strlen ("2026-05-23")) : NULL;
  int from = day != NULL && strlen (day) == strlen ("2026-05-23") ? lp_event_read_minutes (event->starts_at) : -1, to;
  LinliOccasion *occasion;

  if (from < 0)
    return NULL;
  to = lp_event_read_end (event->ends_at, day, from);
  occasion = linli_occasion_new ("matter", event->id, event->title != NULL ? event->title : "", day, from, to);
  occasion->matter_id = event->id;
  occasion->place = g_strdup (event->venue);
  occasion->audience = g_strdup (event->audience);
  return occasion;
}

char *
lp_occasion_dup_hours (const LinliOccasion *occasion)
{
  int hour = occasion->to % MINUTES_A_DAY / 60, minute = occasion->to % 60;
  g_autofree char *day = NULL;
  LinliDate last;

  if (occasion->to <= MINUTES_A_DAY)
    return linli_occasion_dup_hours (occasion);
  if (occasion->to < 2 * MINUTES_A_DAY)
    return g_strdup_printf (C_("event", "%1$02d:%2$02d–%3$02d:%4$02d the next day"), occasion->from / 60, occasion->from % 60, hour, minute);
  if (!linli_date_parse (occasion->day, &last, NULL))
    g_return_val_if_reached (NULL);
  linli_date_from_day_number (linli_date_to_day_number (&last) + occasion->to / MINUTES_A_DAY, &last);
  day = linli_date_to_string (&last);
  return g_strdup_printf ("%02d:%02d–%s %02d:%02d", occasion->from / 60, occasion->from % 60, day, hour, minute);
}

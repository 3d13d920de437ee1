/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is typed in the form of an event: the whole of it when it is kept, and what it would be by now while it is typed. */

#include <glib/gi18n-lib.h>

#include "lp-event-form-private.h"
#include "lp-event-store.h"
#include "lp-feedback-store.h"

/* "14:30" in any width; NULL for what is no time of the day. */
static char *
lp_event_form_dup_time (const char *typed)
{
  g_autofree char *text = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GRegex) form = g_regex_new ("^\\s*([01]?\\d|2[0-3])[:.时点]?([0-5]\\d)分?\\s*$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *hour = NULL, *minute = NULL;

  if (!g_regex_match (form, text, 0, &match))
    return NULL;
  hour = g_match_info_fetch (match, 1);
  minute = g_match_info_fetch (match, 2);
  return g_strdup_printf ("%02d:%s", atoi (hour), minute);
}

/* When what begins on @day at @from ends: at an hour, of the next day where it is not after @from; or on the day that is typed before the hour. NULL for
 * what is neither. */
static char *
lp_event_form_dup_end (const char      *typed,
                       const LinliDate *day,
                       const char      *from)
{
  g_autofree char *text = g_utf8_normalize (typed, -1, G_NORMALIZE_ALL_COMPOSE), *time = lp_event_form_dup_time (text), *written = NULL;
  char *gap = strrchr (g_strstrip (text), ' ');
  LinliDate last = *day;

  if (time == NULL && gap != NULL)
    {
      time = lp_event_form_dup_time (gap + 1);
      *gap = '\0';
      if (!linli_date_parse (text, &last, NULL) || !linli_date_is_whole (&last))
        return NULL;
    }
  else if (time != NULL && strcmp (time, from) <= 0)
    linli_date_from_day_number (linli_date_to_day_number (day) + 1, &last);
  if (time == NULL)
    return NULL;
  written = linli_date_to_string (&last);
  return g_strdup_printf ("%s %s", written, time);
}

/* NULL where nothing is typed; FALSE and a complaint for what is no time. */
static gboolean
lp_event_form_read_start (LpEventForm *self,
                          char       **time)
{
  g_autofree char *text = linli_form_dup_text (self->from), *words = NULL;

  *time = text != NULL ? lp_event_form_dup_time (text) : NULL;
  if (text == NULL || *time != NULL)
    return TRUE;
  words = g_strdup_printf (C_("event", "“%s” is no time of the day; write it as 14:30"), text);
  linli_form_complain (self->form, words, self->from);
  return FALSE;
}

static gboolean
lp_event_form_read_end (LpEventForm  *self,
                        const char   *day,
                        const char   *from,
                        char        **ends_at)
{
  g_autofree char *text = linli_form_dup_text (self->to), *words = NULL;
  LinliDate date;

  if (text == NULL)
    return TRUE;
  if (!linli_date_parse (day, &date, NULL))
    g_return_val_if_reached (FALSE);
  *ends_at = lp_event_form_dup_end (text, &date, from);
  if (*ends_at != NULL)
    return TRUE;
  words = g_strdup_printf (C_("event", "“%s” is no time of the day; write it as 16:00, or as 2026-05-25 16:00 on another day"), text);
  linli_form_complain (self->form, words, self->to);
  return FALSE;
}

char *
_lp_event_form_dup_typed_end (const LpEvent *event)
{
  const char *time = event->ends_at != NULL ? strrchr (event->ends_at, ' ') : NULL, *from = event->starts_at != NULL ? strrchr (event->starts_at, ' ') : NULL;
  g_autofree char *end = NULL;
  LinliDate day;

  if (time != NULL && from != NULL && linli_date_parse (event->starts_at, &day, NULL))
    end = lp_event_form_dup_end (time + 1, &day, from + 1);
  return g_strdup (end != NULL && g_str_equal (end, event->ends_at) ? time + 1 : event->ends_at);
}

static gboolean
lp_event_form_read_when (LpEventForm *self,
                         LpEvent     *event)
{
  g_autofree char *day = NULL, *from = NULL, *to = linli_form_dup_text (self->to);

  if (!linli_form_read_day (self->form, self->day, &day) || !lp_event_form_read_start (self, &from) ||
      !linli_form_read_day (self->form, self->register_until, &event->register_until))
    return FALSE;
  if (day == NULL && (from != NULL || to != NULL))
    {
      linli_form_complain (self->form, C_("event", "On which day?"), self->day);
      return FALSE;
    }
  if (day != NULL && from == NULL)
    {
      linli_form_complain (self->form, C_("event", "When does it begin?"), self->from);
      return FALSE;
    }
  if (day == NULL)
    return TRUE;
  event->starts_at = g_strdup_printf ("%s %s", day, from);
  return lp_event_form_read_end (self, day, from, &event->ends_at);
}

LpEvent *
_lp_event_form_read (LpEventForm *self)
{
  g_autoptr (LpEvent) event = lp_event_new (self->event->kind);
  guint category = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->category)), said = 0, yard = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->yard));
  const char *fault;

  event->id = self->event->id;
  event->series_id = self->event->series_id;
  event->origin_id = self->event->origin_id;
  event->state = g_strdup (self->event->state);
  event->changed_from_id = self->event->changed_from_id;
  event->compound_id = yard > 0 && yard <= self->yards->len ? ((LpYard *) g_ptr_array_index (self->yards, yard - 1))->id : 0;
  event->title = linli_form_dup_text (self->title);
  event->series = linli_form_dup_text (self->series);
  event->venue = linli_form_dup_text (self->venue);
  event->speaker = linli_form_dup_text (self->speaker);
  event->audience = linli_form_dup_text (self->audience);
  event->recorder = linli_form_dup_text (self->recorder);
  event->register_how = g_strdup (self->event->register_how);
  event->contact = g_strdup (self->event->contact);
  event->code_text = g_strdup (self->event->code_text);
  event->online_link = linli_form_dup_text (self->online_link);
  event->changed_what = linli_form_dup_text (self->changed_what);
  event->changed_why = linli_form_dup_text (self->changed_why);
  if (category < self->categories->len)
    event->category = g_strdup (((LinliMatterCategory *) g_ptr_array_index (self->categories, category))->code);
  if (self->said != NULL)
    said = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->said));
  if (said > 0)
    event->changed_from_id = ((LpFeedback *) g_ptr_array_index (self->feedback, said - 1))->id;
  if (!lp_event_form_read_when (self, event) || !linli_form_read_number (self->form, self->edition, 0, &event->edition) ||
      !linli_form_read_number (self->form, self->capacity_site, LP_UNCOUNTED, &event->capacity_site) ||
      !linli_form_read_number (self->form, self->capacity_online, LP_UNCOUNTED, &event->capacity_online))
    return NULL;
  fault = lp_event_find_fault (event);
  if (fault == NULL)
    return g_steal_pointer (&event);
  linli_form_complain (self->form, fault, event->title == NULL ? self->title : event->changed_why != NULL && event->changed_what == NULL ? self->changed_what
                                                                                                                                        : self->to);
  return NULL;
}

LpEvent *
_lp_event_form_guess (LpEventForm *self)
{
  g_autoptr (LpEvent) event = lp_event_new (self->event->kind);
  g_autofree char *from = lp_event_form_dup_time (gtk_editable_get_text (GTK_EDITABLE (self->from))), *day = NULL;
  LinliDate date;

  if (from == NULL || !linli_date_parse (gtk_editable_get_text (GTK_EDITABLE (self->day)), &date, NULL) || !linli_date_is_whole (&date))
    return NULL;
  day = linli_date_to_string (&date);
  event->id = self->event->id;
  event->starts_at = g_strdup_printf ("%s %s", day, from);
  event->ends_at = lp_event_form_dup_end (gtk_editable_get_text (GTK_EDITABLE (self->to)), &date, from);
  event->venue = linli_form_dup_text (self->venue);
  event->audience = linli_form_dup_text (self->audience);
  return g_steal_pointer (&event);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The diary: for each day what came in, what was done, said and heard, and room for what is added by hand. */

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lp-notebook-store.h"
#include "lp-request-diary-store.h"
#include "lp-request-paper.h"

/* How it is written. */
typedef struct {
  LinliDatabase *reader;
  LpRequestWords *words;
  gboolean masked;
} LpRequestDiary;

static const char *
lp_request_diary_get_weekday (const LinliDate *day)
{
  static const char * const names[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };
  g_autoptr (GDateTime) date = g_date_time_new_utc (day->year, day->month, day->day, 0, 0, 0);

  return _(names[g_date_time_get_day_of_week (date) - 1]);
}

static char *
lp_request_diary_dup_prose (const LpRequestDiary *self,
                            LpRequest            *request,
                            const char           *text)
{
  return text == NULL ? NULL : self->masked ? lp_request_dup_words (request, text) : g_strdup (text);
}

static char *
lp_request_diary_dup_hour (const char *moment)
{
  g_autofree char *whole = lp_request_words_dup_moment (moment);

  return g_strdup (whole != NULL && strlen (whole) > 11 ? whole + 11 : "");
}

static char *
lp_request_diary_dup_received (const LpRequestDiary *self,
                               LpRequest            *request)
{
  const char *channel = lp_request_channels_get_label (request->channel);
  g_autofree char *hour = lp_request_diary_dup_hour (request->opened_at);
  g_autofree char *title = lp_request_diary_dup_prose (self, request, request->title);
  g_autofree char *hands = request->assignee != NULL ? g_strdup_printf (_("; with %s"), request->assignee) : NULL;

  return g_strdup_printf (_("%s  %s (%s%s%s)%s"), hour, title, request->number, channel != NULL ? C_("request", ", ") : "", channel != NULL ? channel : "",
                          hands != NULL ? hands : "");
}

static char *
lp_request_diary_dup_entry (const LpRequestDiary *self,
                            LpRequestEntry       *entry)
{
  g_autofree char *hour = lp_request_diary_dup_hour (entry->at);
  g_autofree char *title = lp_request_diary_dup_prose (self, entry->request, entry->request->title);
  g_autofree char *way = lp_request_words_dup_way (self->words, entry->from_state, entry->to_state);
  g_autofree char *text = lp_request_diary_dup_prose (self, entry->request, entry->text);
  const char *done = way != NULL ? way : "";

  return g_strdup_printf (_("%s  %s (%s): %s %s%s%s"), hour, title, entry->request->number, entry->actor, done,
                          *done != '\0' && text != NULL ? C_("request", " — ") : "", text != NULL ? text : "");
}

static void
lp_request_diary_add_part (const LpRequestDiary *self,
                           LinliPaper           *paper,
                           const char           *title,
                           GPtrArray            *entries)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  if (entries->len == 0)
    return;
  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (lines, lp_request_diary_dup_entry (self, g_ptr_array_index (entries, i)));
  g_ptr_array_add (lines, NULL);
  linli_paper_add_text (paper, title);
  linli_paper_add_list (paper, (const char * const *) lines->pdata);
}

static void
lp_request_diary_add_received (const LpRequestDiary *self,
                               LinliPaper           *paper,
                               GPtrArray            *received)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *title = NULL;

  if (received->len == 0)
    return;
  for (guint i = 0; i < received->len; i++)
    g_ptr_array_add (lines, lp_request_diary_dup_received (self, g_ptr_array_index (received, i)));
  g_ptr_array_add (lines, NULL);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u request came in:", "%u requests came in:", received->len), received->len);
  linli_paper_add_text (paper, title);
  linli_paper_add_list (paper, (const char * const *) lines->pdata);
}

static gboolean
lp_request_diary_add_day (const LpRequestDiary     *self,
                          LinliPaper               *paper,
                          const LpRequestDiaryDay  *day,
                          GError                  **error)
{
  g_autoptr (GError) why = NULL;
  g_autofree char *date = linli_date_to_string (&day->day);
  g_autofree char *pages = lp_notebook_dup_day (self->reader, date, &why);
  g_autofree char *heading = g_strdup_printf (_("%s  %s    Weather: ____________"), date, lp_request_diary_get_weekday (&day->day));

  if (why != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  linli_paper_add_heading (paper, heading);
  if (pages != NULL)
    linli_paper_add_text (paper, pages);
  else if (day->received->len + day->steps->len + day->words->len + day->calls->len == 0)
    linli_paper_add_text (paper, _("Nothing was written down in the program on this day."));
  lp_request_diary_add_received (self, paper, day->received);
  lp_request_diary_add_part (self, paper, _("What was done:"), day->steps);
  lp_request_diary_add_part (self, paper, _("What was said and noted:"), day->words);
  lp_request_diary_add_part (self, paper, _("Who was called back:"), day->calls);
  linli_paper_add_lines (paper, _("Added by hand"), 2);
  return TRUE;
}

LinliPaper *
lp_request_paper_make_diary (LinliDatabase          *reader,
                             LpRequestWords         *words,
                             const LinliPeriod  *period,
                             gboolean                masked,
                             GError                **error)
{
  const LpRequestDiary self = { reader, words, masked };
  const char * const signatures[] = { C_("request", "Written by"), C_("request", "Secretary"), NULL };
  g_autoptr (GPtrArray) days = lp_request_diary_load (reader, period, error);
  g_autofree char *stretch = linli_period_dup_words (period);
  g_autoptr (LinliPaper) paper = NULL;

  if (days == NULL)
    return NULL;
  paper = linli_paper_new (_("Diary of the People's Wishes"));
  linli_paper_set_kind (paper, "requests.diary", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_period (paper, stretch);
  if (masked)
    linli_paper_set_masked (paper);
  for (guint i = 0; i < days->len; i++)
    if (!lp_request_diary_add_day (&self, paper, g_ptr_array_index (days, i), error))
      return NULL;
  linli_paper_add_signatures (paper, signatures);
  return g_steal_pointer (&paper);
}

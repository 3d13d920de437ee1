/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What invites to an event: the notice in the form that offices use, and the poster that is read from two metres. Both say only what was written for
 * everybody to read, so that only their title is masked, which may be that of a request. On a worker thread. */

#include "lp-notice-paper.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "lp-event-paper.h"

#define MOST_LINES 8

/* What is announced: a label and words, in the order in which they stand. */
typedef struct {
  const char *labels[MOST_LINES];
  char *words[MOST_LINES];
  guint n;
} LpNotice;

static void
lp_notice_clear (LpNotice *notice)
{
  for (guint i = 0; i < notice->n; i++)
    g_free (notice->words[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LpNotice, lp_notice_clear)

/* Takes the words; none are left out. */
static void
lp_notice_add (LpNotice   *notice,
               const char *label,
               char       *words)
{
  if (words == NULL)
    return;
  g_assert (notice->n < MOST_LINES);
  notice->labels[notice->n] = label;
  notice->words[notice->n++] = words;
}

static char *
lp_notice_dup_day (const char *day)
{
  static const char * const names[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };
  LinliDate date;
  g_autoptr (GDateTime) noon = NULL;

  if (!linli_date_parse (day, &date, NULL) || !linli_date_is_whole (&date))
    return g_strdup (day);
  noon = g_date_time_new_utc (date.year, date.month, date.day, 12, 0, 0);
  return g_strdup_printf (C_("notice", "%1$04d-%2$02d-%3$02d (%4$s)"), date.year, date.month, date.day,
                          _(names[g_date_time_get_day_of_week (noon) - 1]));
}

static char *
lp_notice_dup_when (const LpEvent *event)
{
  g_autoptr (LinliOccasion) occasion = lp_event_dup_occasion (event);
  g_autofree char *day = occasion != NULL ? lp_notice_dup_day (occasion->day) : NULL, *hours = occasion != NULL ? lp_occasion_dup_hours (occasion) : NULL;

  return occasion != NULL ? g_strdup_printf ("%s %s", day, hours) : g_strdup (C_("notice", "will be announced"));
}

/* "On site 40, online 300 places"; NULL where there is no limit. */
static char *
lp_notice_dup_places (const LpEvent *event)
{
  if (event->capacity_site >= 0 && event->capacity_online >= 0)
    return g_strdup_printf (C_("notice", "%d on site, %d online"), event->capacity_site, event->capacity_online);
  if (event->capacity_site >= 0)
    return g_strdup_printf (C_("notice", "%d on site"), event->capacity_site);
  return event->capacity_online >= 0 ? g_strdup_printf (C_("notice", "%d online"), event->capacity_online) : NULL;
}

static char *
lp_notice_dup_register (const LpEvent *event)
{
  g_autofree char *until = event->register_until != NULL ? lp_notice_dup_day (event->register_until) : NULL;

  if (event->register_how != NULL && until != NULL)
    return g_strdup_printf (C_("notice", "%s, until %s"), event->register_how, until);
  return until != NULL ? g_strdup_printf (C_("notice", "until %s"), until) : g_strdup (event->register_how);
}

static void
lp_notice_fill (LpNotice      *notice,
                const LpEvent *event)
{
  lp_notice_add (notice, C_("notice", "Time"), lp_notice_dup_when (event));
  lp_notice_add (notice, C_("notice", "Place"), g_strdup (event->venue));
  lp_notice_add (notice, C_("notice", "Online"), g_strdup (event->online_link));
  lp_notice_add (notice, C_("notice", "For"), g_strdup (event->audience));
  lp_notice_add (notice, g_strcmp0 (event->category, LP_EVENT_MEETING) == 0 ? C_("notice", "Host") : C_("notice", "Speaker"), g_strdup (event->speaker));
  lp_notice_add (notice, C_("notice", "Places"), lp_notice_dup_places (event));
  lp_notice_add (notice, C_("notice", "Registration"), lp_notice_dup_register (event));
  lp_notice_add (notice, C_("notice", "Questions to"), g_strdup (event->contact));
}

/* Who invites, and the day: at the right, beside the code where there is one. */
static gboolean
lp_notice_add_end (LinliPaper     *paper,
                   LinliDatabase  *reader,
                   const LpEvent  *event,
                   gboolean        large,
                   GError        **error)
{
  g_autofree char *name = linli_community_dup_name (reader), *day = NULL, *issuer = NULL;
  LinliDate today;

  linli_date_today (&today);
  day = g_strdup_printf (C_("notice", "%1$04d-%2$02d-%3$02d"), today.year, today.month, today.day);
  issuer = name != NULL ? g_strdup_printf ("%s\n%s", name, day) : g_strdup (day);
  linli_paper_add_words (paper, NULL, "", LINLI_PAPER_START, FALSE);
  if (event->code_text != NULL)
    return linli_paper_add_code (paper, event->code_text, C_("notice", "Scan with a telephone"), issuer, error);
  linli_paper_add_words (paper, NULL, issuer, LINLI_PAPER_END, large);
  return TRUE;
}

LinliPaper *
lp_event_make_notice (LinliDatabase  *reader,
                      gboolean        masked,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  static const char * const ordinals[MOST_LINES] = { NC_("ordinal", "1. "), NC_("ordinal", "2. "), NC_("ordinal", "3. "), NC_("ordinal", "4. "),
                                                     NC_("ordinal", "5. "), NC_("ordinal", "6. "), NC_("ordinal", "7. "), NC_("ordinal", "8. ") };
  const LpEvent *event = data;
  g_autofree char *name = lp_event_paper_dup_words (reader, masked, event->id, event->title);
  g_autofree char *title = g_strdup_printf (C_("notice", "Notice of “%s”"), name);
  g_autofree char *whom = g_strdup_printf (C_("notice", "To %s:"), event->audience != NULL ? event->audience : C_("notice", "all residents"));
  g_autofree char *lead = g_strdup_printf (C_("notice", "We hold “%s” and invite you to come. The particulars are these:"), name);
  g_autoptr (LinliPaper) paper = linli_paper_new (title);
  g_auto (LpNotice) notice = { { NULL } };

  linli_paper_set_kind (paper, "events.notice", reader);
  lp_notice_fill (&notice, event);
  linli_paper_add_words (paper, NULL, whom, LINLI_PAPER_START, FALSE);
  linli_paper_add_text (paper, lead);
  for (guint i = 0; i < notice.n; i++)
    {
      g_autofree char *line = g_strdup_printf (C_("notice", "%s%s: %s"), g_dpgettext2 (GETTEXT_PACKAGE, "ordinal", ordinals[i]), notice.labels[i],
                                               notice.words[i]);

      linli_paper_add_text (paper, line);
    }
  linli_paper_add_text (paper, C_("notice", "You are welcome."));
  if (!lp_notice_add_end (paper, reader, event, FALSE, error))
    return NULL;
  return g_steal_pointer (&paper);
}

LinliPaper *
lp_event_make_poster (LinliDatabase  *reader,
                      gboolean        masked,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const LpEvent *event = data;
  g_autofree char *name = lp_event_paper_dup_words (reader, masked, event->id, event->title);
  g_autoptr (LinliPaper) paper = linli_paper_new (name);
  g_auto (LpNotice) notice = { { NULL } };

  linli_paper_set_kind (paper, "events.poster", reader);
  linli_paper_set_poster (paper);
  lp_notice_fill (&notice, event);
  for (guint i = 0; i < notice.n; i++)
    {
      g_autofree char *label = g_strdup_printf (C_("notice", "%s: "), notice.labels[i]);

      linli_paper_add_words (paper, label, notice.words[i], LINLI_PAPER_START, TRUE);
    }
  if (!lp_notice_add_end (paper, reader, event, TRUE, error))
    return NULL;
  return g_steal_pointer (&paper);
}

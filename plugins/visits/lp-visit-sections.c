/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the rest of the window shows of visits: the last ones and the trend of the answers with a person or household, and the overdue ones of
 * today. */

#include <glib/gi18n-lib.h>

#include "lp-care-ledger.h"
#include "lp-care-store.h"
#include "lp-care-trend.h"
#include "lp-home-visit-details.h"
#include "lp-home-visit-store.h"
#include "lp-patrol-store.h"
#include "lp-place-store.h"
#include "lp-visit-actions.h"
#include "lp-visit-ui.h"

#define VISITS 12
#define VISITS_SHOWN 4
/* On the page of the day, above what is due besides. */
#define MOST_TODAY 3

/* The line of one question over the visits; nothing where fewer than two answered it. */
static void
lp_visit_sections_add_trend (GtkWidget      *box,
                             GPtrArray      *calls,
                             LpCareQuestion  question)
{
  int scores[VISITS] = { 0 };
  guint n_answers = 0;
  GtkWidget *line, *trend;
  g_autofree char *name = NULL, *last = NULL;
  int newest = 0;

  for (guint i = 0; i < calls->len; i++)
    {
      scores[calls->len - 1 - i] = ((LpCareCall *) g_ptr_array_index (calls, i))->answers[question];
      n_answers += scores[calls->len - 1 - i] != 0;
      newest = newest == 0 ? scores[calls->len - 1 - i] : newest;
    }
  if (n_answers < 2)
    return;
  line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  trend = lp_care_trend_new (scores, calls->len);
  name = g_strdup_printf (_("%s over the last %d visits; up is better"), lp_care_question_label (question), (int) calls->len);
  gtk_widget_set_tooltip_text (trend, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (trend), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (GTK_BOX (line), trend);
  last = g_strdup_printf (_("%s: %s"), lp_care_question_label (question), newest == 1 ? C_("answer", "good") : newest == 2 ? C_("answer", "so-so")
                          : C_("answer", "bad"));
  gtk_box_append (GTK_BOX (line), lp_visit_label_new (last, NULL));
  gtk_box_append (GTK_BOX (box), line);
}

static const char *
lp_visit_sections_get_outcome (const char *code)
{
  LpVisitOutcome outcome;

  if (lp_visit_outcome_find (code, &outcome))
    return lp_visit_outcome_label (outcome);
  return _("Care visit");
}

static GtkWidget *
lp_visit_sections_create (LinliContext   *context,
                          LinliSelection *selection,
                          const char     *kind,
                          gint64          id)
{
  LinliDatabase *database = linli_context_get_database (context);
  gint64 household = lp_place_household_of (database, kind, id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) calls = household != 0 ? lp_care_history (database, household, g_str_equal (kind, "person") ? id : 0, VISITS, &error) : NULL;
  GtkWidget *box;

  if (error != NULL)
    return lp_visit_label_new (error->message, "error");
  if (calls == NULL || calls->len == 0)
    return NULL;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < LP_CARE_N_QUESTIONS; i++)
    lp_visit_sections_add_trend (box, calls, i);
  for (guint i = 0; i < MIN (calls->len, VISITS_SHOWN); i++)
    {
      LpCareCall *call = g_ptr_array_index (calls, i);
      g_autofree char *when = linli_moment_dup_words (call->at);
      g_autofree char *said = call->words != NULL ? linli_privacy_dup_prose (linli_context_get_privacy (context), kind, id, call->words) : NULL;
      g_autofree char *words = g_strdup_printf ("%s · %s%s%s", when, lp_visit_sections_get_outcome (call->outcome), said != NULL ? " · " : "",
                                                said != NULL ? said : "");

      gtk_box_append (GTK_BOX (box), lp_visit_label_new (words, NULL));
    }
  return box;
}

/* The last line leads to all the others. */
static void
lp_visit_sections_add_more (LinliDatabase *reader,
                            const char    *today,
                            guint          n_shown,
                            GPtrArray     *lines)
{
  guint n = lp_care_count (reader, today, today);
  g_autofree char *title = NULL;
  LinliTodayLine *line;

  if (n <= n_shown)
    return;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more household to visit…", "%u more households to visit…", n - n_shown), n - n_shown);
  line = linli_today_line_new ("person", 0, title, NULL, LINLI_TONE_NEUTRAL);
  linli_today_line_set_action (line, "win.visits-care");
  g_ptr_array_add (lines, line);
}

static gboolean
lp_visit_sections_load_today (LinliDatabase  *reader,
                              GDateTime      *day,
                              GPtrArray      *lines,
                              GError        **error)
{
  g_autofree char *today = g_date_time_format (day, "%Y-%m-%d");
  g_autoptr (GPtrArray) items = lp_care_list (reader, today, today, MOST_TODAY, error);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      LpCareItem *item = g_ptr_array_index (items, i);
      g_autofree char *name = item->name != NULL ? linli_mask_name (item->name) : g_strdup (_("No name"));
      g_autofree char *title = g_strdup_printf (_("Visit %s"), name);
      gboolean late = g_strcmp0 (item->due_on, today) < 0;
      g_autofree char *due = lp_care_item_dup_due (item);
      g_autofree char *words = g_strdup_printf ("%s · %s", item->address != NULL ? item->address : _("No address"), due);
      LinliTodayLine *line = linli_today_line_new ("person", item->person, title, words, late ? LINLI_TONE_ERROR : LINLI_TONE_WARNING);

      linli_today_line_set_whom (line, item->whom);
      g_ptr_array_add (lines, line);
    }
  lp_visit_sections_add_more (reader, today, items->len, lines);
  return TRUE;
}

void
lp_visit_sections_add (LinliRegistrar *registrar)
{
  static const char * const shown[] = { "person", "household", "dwelling", NULL };
  static const char * const planned[] = { "matter:" LP_HOME_VISIT_KIND, NULL };
  static const char * const changes[] = { LP_VISIT_CALL, NULL };
  static const char * const replanned[] = { "matter", NULL };
  static const char * const due[] = { LP_VISIT_CALL, LP_VISIT_CADENCE, LP_VISIT_SURGE, LP_VISIT_CHANGE, "person", "household", "tag", NULL };

  linli_registrar_add (registrar, linli_details_section_new ("visits", _("Visits"), shown, lp_visit_sections_create, changes));
  linli_registrar_add (registrar, linli_details_section_new ("visits-home", _("Planned visit"), planned, lp_home_visit_details_new, replanned));
  linli_registrar_add (registrar, linli_today_card_new ("visits", _("Care Visits"), "linli-household-symbolic", lp_visit_sections_load_today, due));
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What can be done with records that are chosen anywhere: an outcome of the newest running campaign for all homes chosen on the building
 * sheet, a care visit, a change in somebody's life. */

#include "lp-visit-actions.h"

#include <glib/gi18n-lib.h>

#include "lp-campaign-store.h"
#include "lp-care-dialog.h"
#include "lp-care-store.h"
#include "lp-place-store.h"
#include "lp-visit-ui.h"

#define RECHECK_DAYS 7

/* The newest running campaign in which some of the homes are, and their households; NULL, and a word about it, for none. */
static LpCampaignNote *
lp_visit_actions_find (GtkWidget      *window,
                       LinliContext   *context,
                       const gint64   *ids,
                       gsize           n_ids,
                       LpVisitOutcome  outcome,
                       char          **title)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) campaigns = lp_campaign_list (database, TRUE, &error);

  for (guint i = 0; campaigns != NULL && i < campaigns->len; i++)
    {
      LpCampaign *campaign = g_ptr_array_index (campaigns, i);
      g_autoptr (GArray) households = lp_campaign_households_at (database, campaign, ids, n_ids, &error);

      if (households == NULL || households->len == 0)
        continue;
      *title = g_strdup (campaign->title);
      return lp_campaign_note_new (campaign->id, (const gint64 *) (gpointer) households->data, households->len, outcome);
    }
  if (error != NULL)
    linli_toast_show_error (window, _("The campaigns could not be read"), error);
  else
    linli_toast_show (window, _("No running campaign calls on these homes"));
  return NULL;
}

static void
lp_visit_actions_record (GtkWidget      *window,
                         LinliContext   *context,
                         const gint64   *ids,
                         gsize           n_ids,
                         LpVisitOutcome  outcome)
{
  g_autofree char *campaign = NULL, *title = NULL;
  LpCampaignNote *note = lp_visit_actions_find (window, context, ids, n_ids, outcome, &campaign);

  if (note == NULL)
    return;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s: %d household", "%s, %s: %d households", note->n_households), campaign,
                           lp_visit_outcome_label (outcome), (int) note->n_households);
  if (outcome == LP_VISIT_LIMITED)
    note->recheck_on = lp_visit_dup_day (RECHECK_DAYS);
  lp_visit_act (window, context, title, lp_campaign_record, note, lp_campaign_note_free);
}

#define OUTCOME(name, outcome) \
  static void \
  lp_visit_actions_ ## name (GtkWidget    *window, \
                             LinliContext *context, \
                             const char   *kind, \
                             const gint64 *ids, \
                             gsize         n_ids) \
  { \
    lp_visit_actions_record (window, context, ids, n_ids, outcome); \
  }
OUTCOME (good, LP_VISIT_GOOD)
OUTCOME (fixed, LP_VISIT_FIXED)
OUTCOME (limited, LP_VISIT_LIMITED)
OUTCOME (absent, LP_VISIT_ABSENT)
OUTCOME (refused, LP_VISIT_REFUSED)
OUTCOME (vacant, LP_VISIT_VACANT)
OUTCOME (no_gas, LP_VISIT_NO_GAS)
#undef OUTCOME

static void
lp_visit_actions_care (GtkWidget    *window,
                       LinliContext *context,
                       const char   *kind,
                       const gint64 *ids,
                       gsize         n_ids)
{
  gint64 household = lp_place_household_of (linli_context_get_database (context), kind, ids[0]);

  if (n_ids != 1)
    linli_toast_show (window, _("A visit is noted for one household at a time"));
  else if (household == 0)
    linli_toast_show (window, _("No household is entered here"));
  else
    lp_care_dialog_show (window, context, household, g_str_equal (kind, "person") ? ids[0] : 0);
}

typedef struct {
  GtkWidget *window;
  LinliContext *context;
  gint64 person;
} LpChangeQuestion;

static void
lp_visit_actions_question_free (gpointer data)
{
  LpChangeQuestion *question = data;

  g_object_unref (question->window);
  g_object_unref (question->context);
  g_free (question);
}

static void
lp_visit_actions_changed_cb (const char *text,
                             gpointer    data)
{
  LpChangeQuestion *question = data;
  LpCareChange *change = g_new0 (LpCareChange, 1);

  change->person = question->person;
  change->what = g_strdup (text);
  lp_visit_act (question->window, question->context, _("A visit within 24 hours"), lp_care_note_change, change, lp_care_change_free);
}

static void
lp_visit_actions_change (GtkWidget    *window,
                         LinliContext *context,
                         const char   *kind,
                         const gint64 *ids,
                         gsize         n_ids)
{
  LpChangeQuestion *question;

  if (n_ids != 1)
    {
      linli_toast_show (window, _("Choose one person"));
      return;
    }
  question = g_new0 (LpChangeQuestion, 1);
  question->window = g_object_ref (window);
  question->context = g_object_ref (context);
  question->person = ids[0];
  linli_message_ask_text (window, _("Something Has Changed"), _("Home from hospital, a death in the family: a visit is due within 24 hours."),
                          _("What happened"), _("_Note"), lp_visit_actions_changed_cb, question, lp_visit_actions_question_free);
}

GPtrArray *
lp_visit_actions_new_outcomes (void)
{
  static const char * const homes[] = { "dwelling", NULL };
  static const LinliRecordActionFunc outcomes[LP_VISIT_N_OUTCOMES] = {
    lp_visit_actions_good, lp_visit_actions_fixed, lp_visit_actions_limited, lp_visit_actions_absent, lp_visit_actions_refused,
    lp_visit_actions_vacant, lp_visit_actions_no_gas,
  };
  GPtrArray *actions = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < LP_VISIT_N_OUTCOMES; i++)
    {
      g_autofree char *id = g_strconcat ("visits-", lp_visit_outcome_code (i), NULL);
      g_autofree char *title = g_strdup_printf (_("Call: %s"), lp_visit_outcome_label (i));

      g_ptr_array_add (actions, linli_record_action_new (id, title, "linli-household-symbolic", homes, outcomes[i]));
    }
  return actions;
}

void
lp_visit_actions_add (LinliRegistrar *registrar)
{
  static const char * const people[] = { "person", NULL };
  static const char * const visited[] = { "person", "household", "dwelling", NULL };

  linli_registrar_add (registrar, linli_record_action_new ("visits-care", _("Note a Visit…"), "linli-household-symbolic", visited, lp_visit_actions_care));
  linli_registrar_add (registrar, linli_record_action_new ("visits-change", _("Visit Within a Day…"), "linli-due-symbolic", people,
                                                           lp_visit_actions_change));
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What can be done with records that are chosen anywhere: an outcome of a running campaign for all homes chosen on the building sheet,
 * a care visit, a change in somebody's life. */

#include "lp-visit-actions.h"

#include <glib/gi18n-lib.h>

#include "lp-campaign-store.h"
#include "lp-care-dialog.h"
#include "lp-care-store.h"
#include "lp-home-visit-dialog.h"
#include "lp-place-store.h"
#include "lp-visit-ui.h"

#define RECHECK_DAYS 7

/* An outcome, and the running campaigns that call on some of the homes; the first is the newest. */
typedef struct {
  GtkWidget *window;
  LinliContext *context;
  LpVisitOutcome outcome;
  GPtrArray *titles; /* of the campaigns */
  GPtrArray *notes; /* of LpCampaignNote: for each campaign its households at the homes; NULL where it was used */
} LpVisitChoice;

static void
lp_visit_actions_choice_free (gpointer data)
{
  LpVisitChoice *self = data;

  g_object_unref (self->window);
  g_object_unref (self->context);
  g_ptr_array_unref (self->titles);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

static void
lp_visit_actions_clear_note (gpointer note)
{
  g_clear_pointer (&note, lp_campaign_note_free);
}

static LpVisitChoice *
lp_visit_actions_find (GtkWidget       *window,
                       LinliContext    *context,
                       const gint64    *ids,
                       gsize            n_ids,
                       LpVisitOutcome   outcome,
                       GError         **error)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GPtrArray) campaigns = lp_campaign_list (database, TRUE, error);
  LpVisitChoice *self;

  if (campaigns == NULL)
    return NULL;
  self = g_new0 (LpVisitChoice, 1);
  self->window = g_object_ref (window);
  self->context = g_object_ref (context);
  self->outcome = outcome;
  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (lp_visit_actions_clear_note);
  for (guint i = 0; i < campaigns->len; i++)
    {
      LpCampaign *campaign = g_ptr_array_index (campaigns, i);
      g_autoptr (GArray) households = lp_campaign_households_at (database, campaign, ids, n_ids, error);

      if (households == NULL)
        {
          lp_visit_actions_choice_free (self);
          return NULL;
        }
      if (households->len == 0)
        continue;
      g_ptr_array_add (self->titles, g_strdup (campaign->title));
      g_ptr_array_add (self->notes, lp_campaign_note_new (campaign->id, (const gint64 *) (gpointer) households->data, households->len, outcome));
    }
  return self;
}

static void
lp_visit_actions_take (LpVisitChoice *self,
                       guint          position)
{
  LpCampaignNote *note = g_ptr_array_index (self->notes, position);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %s: %d household", "%s, %s: %d households", note->n_households),
                                            (const char *) g_ptr_array_index (self->titles, position), lp_visit_outcome_label (self->outcome),
                                            (int) note->n_households);

  if (self->outcome == LP_VISIT_LIMITED)
    note->recheck_on = lp_visit_dup_day (RECHECK_DAYS);
  g_ptr_array_index (self->notes, position) = NULL;
  lp_visit_act (self->window, self->context, title, lp_campaign_record, note, lp_campaign_note_free);
}

static void
lp_visit_actions_chosen_cb (GtkWidget     *button,
                            LpVisitChoice *self)
{
  GtkRoot *dialog = gtk_widget_get_root (button);

  lp_visit_actions_take (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position")));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* Several campaigns call on these homes: one is chosen, with Enter the newest, with Alt and a digit any. */
static void
lp_visit_actions_ask (LpVisitChoice *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *dialog;

  gtk_box_append (GTK_BOX (box), lp_visit_label_new (_("Several campaigns call on these homes. To which one does this belong?"), NULL));
  for (guint i = 0; i < self->titles->len; i++)
    {
      const LpCampaignNote *note = g_ptr_array_index (self->notes, i);
      g_auto (GStrv) parts = g_strsplit (g_ptr_array_index (self->titles, i), "_", -1);
      g_autofree char *title = g_strjoinv ("__", parts); /* no mnemonic of its own */
      g_autofree char *label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_%u  %s · %d household", "_%u  %s · %d households", note->n_households),
                                                i + 1, title, (int) note->n_households);
      GtkWidget *button = linli_button_new (label, NULL);

      g_object_set_data (G_OBJECT (button), "position", GUINT_TO_POINTER (i));
      g_signal_connect (button, "clicked", G_CALLBACK (lp_visit_actions_chosen_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "linli-page-box");
  dialog = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->window)), lp_visit_outcome_label (self->outcome), box, 440, -1);
  g_object_set_data_full (G_OBJECT (dialog), "choice", self, lp_visit_actions_choice_free);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
lp_visit_actions_record (GtkWidget      *window,
                         LinliContext   *context,
                         const gint64   *ids,
                         gsize           n_ids,
                         LpVisitOutcome  outcome)
{
  g_autoptr (GError) error = NULL;
  LpVisitChoice *choice = lp_visit_actions_find (window, context, ids, n_ids, outcome, &error);

  if (choice == NULL)
    {
      linli_toast_show_error (window, _("The campaigns could not be read"), error);
      return;
    }
  if (choice->notes->len > 1)
    {
      lp_visit_actions_ask (choice);
      return;
    }
  if (choice->notes->len == 1)
    lp_visit_actions_take (choice, 0);
  else
    linli_toast_show (window, _("No running campaign calls on these homes"));
  lp_visit_actions_choice_free (choice);
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

static void
lp_visit_actions_plan (GtkWidget    *window,
                       LinliContext *context,
                       const char   *kind,
                       const gint64 *ids,
                       gsize         n_ids)
{
  if (n_ids != 1)
    linli_toast_show (window, _("A visit is planned for one household at a time"));
  else if (lp_place_household_of (linli_context_get_database (context), kind, ids[0]) == 0)
    linli_toast_show (window, _("No household is entered here"));
  else
    lp_home_visit_dialog_show (window, context, kind, ids[0]);
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

      LinliRecordAction *action = linli_record_action_new (id, title, "linli-household-symbolic", homes, outcomes[i]);

      linli_record_action_set_group (action, _("Note a Call…"));
      g_ptr_array_add (actions, action);
    }
  return actions;
}

void
lp_visit_actions_add (LinliRegistrar *registrar)
{
  static const char * const people[] = { "person", NULL };
  static const char * const visited[] = { "person", "household", "dwelling", NULL };

  linli_registrar_add (registrar, linli_record_action_new ("visits-care", _("Note a Visit…"), "linli-household-symbolic", visited, lp_visit_actions_care));
  linli_registrar_add (registrar, linli_record_action_new ("visits-plan", _("Plan a Home Visit…"), "linli-household-symbolic", visited,
                                                           lp_visit_actions_plan));
  linli_registrar_add (registrar, linli_record_action_new ("visits-change", _("Visit Within a Day…"), "linli-due-symbolic", people,
                                                           lp_visit_actions_change));
}

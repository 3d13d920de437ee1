/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A visit in a minute: five questions with three answers each, of which none has to be answered, and a line of words. */

#include "lp-care-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-care-store.h"
#include "lp-place-store.h"
#include "lp-visit-ui.h"

typedef struct {
  LinliContext *context;
  GtkWidget *over;
  GtkWidget *window;
  GtkWidget *mode;
  GtkWidget *answers[LP_CARE_N_QUESTIONS];
  GtkWidget *words;
  GtkWidget *found;
  gint64 household;
  gint64 person;
} LpCareDialog;

typedef struct {
  LinliContext *context;
  GtkWidget *over;
  GtkWidget *window;
  GtkWidget *kind;
  GtkWidget *from_on;
  GtkWidget *until_on;
  GtkWidget *days;
  GtkWidget *wrong;
} LpSurgeDialog;

static void
lp_care_dialog_free (gpointer data)
{
  LpCareDialog *self = data;

  g_object_unref (self->context);
  g_object_unref (self->over);
  g_free (self);
}

static void
lp_care_dialog_note (LpCareDialog *self,
                     gboolean      met)
{
  LpCareVisit *visit = g_new0 (LpCareVisit, 1);
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->words)), *found = gtk_editable_get_text (GTK_EDITABLE (self->found));
  LinliMatterKind *hazards = linli_context_find_matter_kind (self->context, "hazards");

  visit->household = self->household;
  visit->person = self->person;
  visit->met = met;
  visit->mode = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->mode)) == 0 ? LP_CARE_DOOR : LP_CARE_PHONE;
  visit->words = *words != '\0' ? g_strdup (words) : NULL;
  visit->found = hazards != NULL && *found != '\0' ? g_strdup (found) : NULL;
  g_set_object (&visit->hazards, hazards);
  for (guint i = 0; met && i < LP_CARE_N_QUESTIONS; i++)
    visit->answers[i] = (int) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->answers[i]));
  lp_visit_act (self->over, self->context, met ? _("Care visit") : _("Care visit: nobody home"), lp_care_record, visit, lp_care_visit_free);
  gtk_window_close (GTK_WINDOW (self->window));
}

static void
lp_care_dialog_met_cb (LpCareDialog *self)
{
  lp_care_dialog_note (self, TRUE);
}

static void
lp_care_dialog_absent_cb (LpCareDialog *self)
{
  lp_care_dialog_note (self, FALSE);
}

static GtkWidget *
lp_care_dialog_new_content (LpCareDialog *self)
{
  const char *modes[] = { _("At the door"), _("By telephone"), NULL };
  const char *scores[] = { _("Not asked"), _("1 · good"), _("2 · so-so"), _("3 · bad"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = linli_plain_list_add (box, _("Care visit"));
  GtkWidget *met = linli_button_new (_("_Keep the Visit"), NULL), *absent = linli_button_new (_("Nobody _Home"), NULL);

  self->mode = gtk_drop_down_new_from_strings (modes);
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (_("How"), self->mode));
  for (guint i = 0; i < LP_CARE_N_QUESTIONS; i++)
    {
      self->answers[i] = gtk_drop_down_new_from_strings (scores);
      gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (lp_care_question_label (i), self->answers[i]));
    }
  self->words = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _("In words"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->words);
  self->found = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->found), _("Found there; becomes a hazard"));
  gtk_widget_set_visible (self->found, linli_context_find_matter_kind (self->context, "hazards") != NULL);
  gtk_list_box_append (GTK_LIST_BOX (list), self->found);
  gtk_widget_add_css_class (met, "suggested-action");
  g_signal_connect_swapped (met, "clicked", G_CALLBACK (lp_care_dialog_met_cb), self);
  g_signal_connect_swapped (absent, "clicked", G_CALLBACK (lp_care_dialog_absent_cb), self);
  gtk_box_append (GTK_BOX (box), absent);
  gtk_box_append (GTK_BOX (box), met);
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

void
lp_care_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     gint64        household,
                     gint64        person)
{
  LpCareDialog *self = g_new0 (LpCareDialog, 1);
  g_autofree char *whom = lp_place_dup_words (linli_context_get_database (context), household, person);
  g_autofree char *title = g_strdup_printf (_("%s: %s"), _("Care Visit"), whom);

  self->context = g_object_ref (context);
  self->over = g_object_ref (over);
  self->household = household;
  self->person = person;
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_care_dialog_new_content (self), 480, -1);
  g_object_set_data_full (G_OBJECT (self->window), "care", self, lp_care_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
lp_care_surge_free (gpointer data)
{
  LpSurgeDialog *self = data;

  g_object_unref (self->context);
  g_object_unref (self->over);
  g_free (self);
}

static void
lp_care_surge_keep_cb (LpSurgeDialog *self)
{
  static const char * const kinds[] = { "heat", "cold", "festival" };
  g_autofree char *from_on = lp_visit_read_day (gtk_editable_get_text (GTK_EDITABLE (self->from_on)));
  g_autofree char *until_on = lp_visit_read_day (gtk_editable_get_text (GTK_EDITABLE (self->until_on)));
  LpSurge *surge;

  if (from_on == NULL || until_on == NULL || strcmp (from_on, until_on) > 0)
    {
      gtk_widget_set_visible (self->wrong, TRUE);
      gtk_label_set_text (GTK_LABEL (self->wrong), _("Write both days as 2026-06-30, the first one first"));
      return;
    }
  surge = g_new0 (LpSurge, 1);
  surge->kind = g_strdup (kinds[MIN (gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)), 2)]);
  surge->from_on = g_steal_pointer (&from_on);
  surge->until_on = g_steal_pointer (&until_on);
  surge->days = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->days));
  lp_visit_act (self->over, self->context, _("Days with more visits"), lp_care_add_surge, surge, lp_surge_free);
  gtk_window_close (GTK_WINDOW (self->window));
}

void
lp_care_surge_dialog_show (GtkWidget    *over,
                           LinliContext *context)
{
  LpSurgeDialog *self = g_new0 (LpSurgeDialog, 1);
  const char *kinds[] = { lp_surge_label ("heat"), lp_surge_label ("cold"), lp_surge_label ("festival"), NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list = linli_plain_list_add (box, _("More Visits for Some Days")), *keep = linli_button_new (_("_Keep"), NULL);
  g_autofree char *today = lp_visit_dup_today (), *until = lp_visit_dup_day (7);

  self->context = g_object_ref (context);
  self->over = g_object_ref (over);
  self->kind = gtk_drop_down_new_from_strings (kinds);
  self->days = gtk_spin_button_new_with_range (1, 30, 1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->days), 3);
  self->from_on = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->from_on), _("From the day"));
  gtk_editable_set_text (GTK_EDITABLE (self->from_on), today);
  self->until_on = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->until_on), _("Until the day"));
  gtk_editable_set_text (GTK_EDITABLE (self->until_on), until);
  self->wrong = lp_visit_label_new (NULL, "error");
  gtk_widget_set_visible (self->wrong, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (_("Reason"), self->kind));
  gtk_list_box_append (GTK_LIST_BOX (list), self->from_on);
  gtk_list_box_append (GTK_LIST_BOX (list), self->until_on);
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (_("Days between visits at most"), self->days));
  gtk_widget_add_css_class (keep, "suggested-action");
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (lp_care_surge_keep_cb), self);
  gtk_box_append (GTK_BOX (box), self->wrong);
  gtk_box_append (GTK_BOX (box), keep);
  gtk_widget_add_css_class (box, "linli-page-box");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), _("More Visits for Some Days"), box, 460, -1);
  g_object_set_data_full (G_OBJECT (self->window), "surge", self, lp_care_surge_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whom to visit, why, by whom and on which day. */

#include "lp-home-visit-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-home-visit-store.h"
#include "lp-place-store.h"
#include "lp-visit-ui.h"

typedef struct {
  LinliContext *context;
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *who;
  GtkWidget *why;
  GtkWidget *whom;
  GtkWidget *planned_on;
  GtkWidget *wrong;
  char *kind; /* of whom or what is visited; or NULL as yet */
  gint64 id;
} LpHomeVisitDialog;

static void
lp_home_visit_dialog_free (gpointer data)
{
  LpHomeVisitDialog *self = data;

  g_object_unref (self->context);
  g_free (self->kind);
  g_free (self);
}

static void
lp_home_visit_dialog_take (LpHomeVisitDialog *self,
                           const char        *kind,
                           gint64             id)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  gint64 household = kind != NULL ? lp_place_household_of (database, kind, id) : 0;
  g_autofree char *words = household != 0 ? lp_place_dup_words (database, household, g_str_equal (kind, "person") ? id : 0) : NULL;

  g_clear_pointer (&self->kind, g_free);
  self->kind = household != 0 ? g_strdup (kind) : NULL;
  self->id = household != 0 ? id : 0;
  gtk_label_set_text (GTK_LABEL (self->who), words != NULL ? words : kind != NULL ? _("No household is entered here") : _("No home is chosen yet"));
}

static void
lp_home_visit_dialog_found_cb (LinliRecordFinder *finder,
                               const char        *kind,
                               gint64             id,
                               const char        *title,
                               LpHomeVisitDialog *self)
{
  lp_home_visit_dialog_take (self, kind, id);
  linli_record_finder_clear (finder);
  gtk_widget_grab_focus (self->why);
}

/* What is wrong, and where. */
static void
lp_home_visit_dialog_point (LpHomeVisitDialog *self,
                            GtkWidget         *where,
                            const char        *words)
{
  gtk_label_set_text (GTK_LABEL (self->wrong), words);
  gtk_widget_set_visible (self->wrong, TRUE);
  if (where != NULL)
    gtk_widget_grab_focus (where);
}

static void
lp_home_visit_dialog_keep_cb (LpHomeVisitDialog *self)
{
  g_autofree char *why = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  g_autofree char *whom = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->whom))));
  g_autofree char *day = lp_visit_read_day (gtk_editable_get_text (GTK_EDITABLE (self->planned_on)));
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_HOME_VISIT_KIND);
  LpHomeVisitPlan *plan;

  if (kind == NULL)
    return;
  if (self->kind == NULL || *why == '\0' || day == NULL)
    {
      lp_home_visit_dialog_point (self, self->kind == NULL ? NULL : *why == '\0' ? self->why : self->planned_on,
                                  self->kind == NULL ? _("Choose the home that is to be visited")
                                  : *why == '\0' ? _("Write why the home is to be visited") : _("Write the day as 2026-06-30"));
      return;
    }
  plan = g_new0 (LpHomeVisitPlan, 1);
  plan->kind = g_object_ref (kind);
  plan->about_kind = g_strdup (self->kind);
  plan->about = self->id;
  plan->why = g_steal_pointer (&why);
  plan->whom = *whom != '\0' ? g_steal_pointer (&whom) : NULL;
  plan->planned_on = g_steal_pointer (&day);
  linli_act_and_close (self->window, self->context, _("Home visit planned"), lp_home_visit_open, plan, lp_home_visit_plan_free);
}

static GtkWidget *
lp_home_visit_dialog_add_entry (GtkWidget  *list,
                                const char *label,
                                const char *text)
{
  GtkWidget *entry = gtk_entry_new (), *row = lp_visit_row_new (label, entry);

  gtk_widget_set_size_request (entry, 240, -1);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return entry;
}

static GtkWidget *
lp_home_visit_dialog_new_content (LpHomeVisitDialog *self,
                                  gboolean           finds)
{
  static const char * const kinds[] = { "household", "person", "dwelling", NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *list;
  g_autofree char *today = lp_visit_dup_today ();

  if (finds)
    {
      GtkWidget *finder = linli_record_finder_new (self->context, _("Household, room or name"), kinds);

      g_signal_connect (finder, "found", G_CALLBACK (lp_home_visit_dialog_found_cb), self);
      gtk_box_append (GTK_BOX (box), finder);
    }
  self->who = lp_visit_label_new (NULL, "title-4");
  self->wrong = lp_visit_label_new (NULL, "error");
  gtk_widget_set_visible (self->wrong, FALSE);
  gtk_box_append (GTK_BOX (box), self->who);
  list = linli_plain_list_add (box, _("Plan a Home Visit"));
  self->why = lp_home_visit_dialog_add_entry (list, C_("home visit", "Why"), "");
  self->whom = lp_home_visit_dialog_add_entry (list, C_("home visit", "By whom"), "");
  self->planned_on = lp_home_visit_dialog_add_entry (list, C_("home visit", "On the day"), today);
  gtk_box_append (GTK_BOX (box), self->wrong);
  gtk_widget_add_css_class (box, "linli-page-box");
  return box;
}

void
lp_home_visit_dialog_show (GtkWidget    *over,
                           LinliContext *context,
                           const char   *kind,
                           gint64        id)
{
  LpHomeVisitDialog *self = g_new0 (LpHomeVisitDialog, 1);
  GtkWidget *content, *keep = linli_button_new (_("_Plan the Visit"), NULL);

  self->context = g_object_ref (context);
  content = lp_home_visit_dialog_new_content (self, kind == NULL);
  gtk_widget_add_css_class (keep, "suggested-action");
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (lp_home_visit_dialog_keep_cb), self);
  gtk_box_append (GTK_BOX (content), keep);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), _("Plan a Home Visit"), content, 480, -1);
  g_object_set_data_full (G_OBJECT (self->window), "home-visit", self, lp_home_visit_dialog_free);
  gtk_window_set_default_widget (GTK_WINDOW (self->window), keep);
  lp_home_visit_dialog_take (self, kind, id);
  if (kind != NULL)
    gtk_widget_grab_focus (self->why);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
}

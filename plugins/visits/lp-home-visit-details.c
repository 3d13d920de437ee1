/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The day and the visitor of a planned visit, in the details pane; the steps stand above them. */

#include "lp-home-visit-details.h"

#include <glib/gi18n-lib.h>

#include "lp-home-visit-store.h"
#include "lp-visit-ui.h"

typedef struct {
  LinliContext *context;
  GtkWidget *planned_on;
  GtkWidget *whom;
  gint64 id;
} LpHomeVisitDetails;

static void
lp_home_visit_details_free (gpointer data)
{
  LpHomeVisitDetails *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_home_visit_details_plan_cb (GtkWidget          *from,
                               LpHomeVisitDetails *self)
{
  g_autofree char *day = lp_visit_read_day (gtk_editable_get_text (GTK_EDITABLE (self->planned_on)));
  g_autofree char *whom = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->whom))));
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_HOME_VISIT_KIND);
  LpHomeVisitPlan *plan;

  if (kind == NULL)
    return;
  if (day == NULL)
    {
      linli_toast_show (from, _("Write the day as 2026-06-30"));
      gtk_widget_grab_focus (self->planned_on);
      return;
    }
  plan = g_new0 (LpHomeVisitPlan, 1);
  plan->kind = g_object_ref (kind);
  plan->id = self->id;
  plan->planned_on = g_steal_pointer (&day);
  plan->whom = *whom != '\0' ? g_steal_pointer (&whom) : NULL;
  lp_visit_act (from, self->context, _("Home visit planned"), lp_home_visit_replan, plan, lp_home_visit_plan_free);
}

static GtkWidget *
lp_home_visit_details_add_entry (LpHomeVisitDetails *self,
                                 GtkWidget          *list,
                                 const char         *label,
                                 const char         *text)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 12);
  gtk_editable_set_text (GTK_EDITABLE (entry), text != NULL ? text : "");
  g_signal_connect (entry, "activate", G_CALLBACK (lp_home_visit_details_plan_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (list), lp_visit_row_new (label, entry));
  return entry;
}

GtkWidget *
lp_home_visit_details_new (LinliContext   *context,
                           LinliSelection *selection,
                           const char     *kind,
                           gint64          id)
{
  g_autoptr (GError) error = NULL;
  LpHomeVisit *visit = lp_home_visit_load (linli_context_get_database (context), id, &error);
  LpHomeVisitDetails *self;
  GtkWidget *box, *list, *plan;

  if (visit == NULL)
    {
      g_autofree char *why = linli_error_dup_words (error);

      return lp_visit_label_new (why, "error");
    }
  if (visit->closed_on != NULL)
    {
      lp_home_visit_free (visit);
      return NULL;
    }
  self = g_new0 (LpHomeVisitDetails, 1);
  self->context = g_object_ref (context);
  self->id = id;
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  list = gtk_list_box_new ();
  plan = gtk_button_new_with_label (_("Plan for This Day"));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Planned visit"), -1);
  self->planned_on = lp_home_visit_details_add_entry (self, list, C_("home visit", "On the day"), visit->planned_on);
  self->whom = lp_home_visit_details_add_entry (self, list, C_("home visit", "By whom"), visit->whom);
  g_signal_connect (plan, "clicked", G_CALLBACK (lp_home_visit_details_plan_cb), self);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), plan);
  g_object_set_data_full (G_OBJECT (box), "details", self, lp_home_visit_details_free);
  lp_home_visit_free (visit);
  return box;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office sets for hazards. It is kept in the file, for everybody who works with it. */

#include "lp-hazard-preferences.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-setting-store.h"
#include "lp-hazard-wording-dialog.h"

static void
lp_hazard_preferences_changed_cb (GtkSpinButton *days,
                                  LinliContext  *context)
{
  int value = gtk_spin_button_get_value_as_int (days);

  linli_act (GTK_WIDGET (days), context, _("When a hazard counts as coming back"), lp_hazard_period_save, g_memdup2 (&value, sizeof value), g_free);
}

static void
lp_hazard_preferences_wording_cb (GtkWidget    *button,
                                  LinliContext *context)
{
  lp_hazard_wording_dialog_show (button, context);
}

static void
lp_hazard_preferences_add_wording (GtkWidget    *group,
                                   LinliContext *context)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = linli_button_new (_("Set _Wording…"), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("What notices begin with"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("The first sentence of notices, letters and re-checks, in the words of the street"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (lp_hazard_preferences_wording_cb), context, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

GtkWidget *
lp_hazard_preferences_new (LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *days = gtk_spin_button_new_with_range (LP_HAZARD_LEAST_PERIOD, LP_HAZARD_MOST_PERIOD, 1);
  g_autoptr (GError) error = NULL;
  int value = 0;
  gboolean known = lp_hazard_period_load (linli_context_get_database (context), &value, &error);
  g_autofree char *why = known ? NULL : linli_error_dup_words (error);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Hazards"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Days in which a hazard counts as coming back"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), known ? _("The same or a sibling category at the same place; hot spots count within these days, too") : why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (days), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days in which a hazard counts as coming back"), -1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days), value);
  gtk_widget_set_sensitive (days, known);
  gtk_widget_set_valign (days, GTK_ALIGN_CENTER);
  g_signal_connect_object (days, "value-changed", G_CALLBACK (lp_hazard_preferences_changed_cb), context, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), days);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), days);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  lp_hazard_preferences_add_wording (group, context);
  return group;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office sets for parking. It is kept in the file, for everybody who works with it. */

#include "lp-parking-preferences.h"

#include <glib/gi18n-lib.h>

#include "lp-consent-store.h"

static void
lp_parking_preferences_changed_cb (GtkSpinButton *consent,
                                   LinliContext  *context)
{
  int value = gtk_spin_button_get_value_as_int (consent);

  linli_act (GTK_WIDGET (consent), context, _("How many households must be for an agreement"), lp_consent_save, g_memdup2 (&value, sizeof value), g_free);
}

GtkWidget *
lp_parking_preferences_new (LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *consent = gtk_spin_button_new_with_range (LP_CONSENT_LEAST, LP_CONSENT_MOST, 1);
  g_autoptr (GError) error = NULL;
  int value = 0;
  gboolean known = lp_consent_load (linli_context_get_database (context), &value, &error);
  g_autofree char *why = known ? NULL : linli_error_dup_words (error);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), C_("parking", "Parking"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Entitled are the households that may vote in the compound whose lot it is, one vote each; "
                                                                          "their number is typed when a vote is noted. Who abstains or does not vote is not for it."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Of a hundred entitled households, for an agreement"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), known ? _("At least so many must be for it before residents' consent can be noted") : why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (consent), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Of a hundred entitled households, for an agreement"), -1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (consent), value);
  gtk_widget_set_sensitive (consent, known);
  gtk_widget_set_valign (consent, GTK_ALIGN_CENTER);
  g_signal_connect_object (consent, "value-changed", G_CALLBACK (lp_parking_preferences_changed_cb), context, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), consent);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), consent);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return group;
}

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

static void
lp_parking_preferences_reminder_cb (GtkSpinButton *reminder,
                                    LinliContext  *context)
{
  int value = gtk_spin_button_get_value_as_int (reminder);

  linli_act (GTK_WIDGET (reminder), context, _("When the renewal of an agreement is due"), lp_reminder_save, g_memdup2 (&value, sizeof value), g_free);
}

/* error: why it is not known; nothing can be set then. */
static void
lp_parking_preferences_add (GtkWidget    *group,
                            GtkWidget    *spin,
                            const char   *title,
                            const char   *words,
                            int           value,
                            const GError *error)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *why = error != NULL ? linli_error_dup_words (error) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why != NULL ? why : words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_sensitive (spin, error == NULL);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

GtkWidget *
lp_parking_preferences_new (LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *consent = gtk_spin_button_new_with_range (LP_CONSENT_LEAST, LP_CONSENT_MOST, 1);
  GtkWidget *reminder = gtk_spin_button_new_with_range (LP_REMINDER_LEAST, LP_REMINDER_MOST, 1);
  g_autoptr (GError) error = NULL, unknown = NULL;
  int value = LP_CONSENT_LEAST, days = LP_REMINDER_LEAST;

  lp_consent_load (linli_context_get_database (context), &value, &error);
  lp_reminder_load (linli_context_get_database (context), &days, &unknown);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), C_("parking", "Parking"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Entitled are the households that may vote in the compound whose lot it is, one vote each; "
                                                                          "their number is typed when a vote is noted. Who abstains or does not vote is not for it."));
  lp_parking_preferences_add (group, consent, _("Of a hundred entitled households, for an agreement"),
                              _("At least so many must be for it before residents' consent can be noted"), value, error);
  lp_parking_preferences_add (group, reminder, _("Days before an agreement ends when its renewal is due"),
                              _("For new agreements; those that there are keep theirs"), days, unknown);
  g_signal_connect_object (consent, "value-changed", G_CALLBACK (lp_parking_preferences_changed_cb), context, 0);
  g_signal_connect_object (reminder, "value-changed", G_CALLBACK (lp_parking_preferences_reminder_cb), context, 0);
  return group;
}

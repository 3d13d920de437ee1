/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office sets for requests. It is kept in the file, for everybody who works with it. */

#include "lp-request-preferences.h"

#include <glib/gi18n-lib.h>

#include "lp-request-repeat-store.h"
#include "lp-request-store.h"

static void
lp_request_preferences_changed_cb (GtkSpinButton *days,
                                  LinliContext  *context)
{
  int value = gtk_spin_button_get_value_as_int (days);

  linli_act (GTK_WIDGET (days), context, _("When a request counts as untouched"), lp_request_days_save, g_memdup2 (&value, sizeof value), g_free);
}

static void
lp_request_preferences_repeated_cb (GtkSpinButton *spin,
                                    LinliContext  *context)
{
  LpRequestRepeats repeats = { 0 };
  GtkWidget *days = g_object_get_data (G_OBJECT (spin), "days");
  GtkWidget *number = g_object_get_data (G_OBJECT (spin), "number");

  repeats.days = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (days));
  repeats.number = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (number));
  linli_act (GTK_WIDGET (spin), context, _("When a request counts as repeated"), lp_request_repeats_save, g_memdup2 (&repeats, sizeof repeats), g_free);
}

static GtkWidget *
lp_request_preferences_add_spin (GtkWidget  *group,
                                 const char *title,
                                 const char *subtitle,
                                 int         least,
                                 int         most,
                                 int         value)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (least, most, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return spin;
}

/* Days and number are one setting, so that neither is stored without the other. */
static void
lp_request_preferences_add_repeats (GtkWidget    *group,
                                    LinliContext *context)
{
  LpRequestRepeats repeats = { LP_REQUEST_REPEATED_LEAST_DAYS, LP_REQUEST_REPEATED_LEAST };
  g_autoptr (GError) error = NULL;
  gboolean known = lp_request_repeats_load (linli_context_get_database (context), &repeats, &error);
  g_autofree char *why = known ? NULL : linli_error_dup_words (error);
  GtkWidget *spins[2];

  spins[0] = lp_request_preferences_add_spin (group, _("Days within which a request counts as repeated"),
                                              known ? _("The same category at the same place; the figures count by it, too") : why,
                                              LP_REQUEST_REPEATED_LEAST_DAYS, LP_REQUEST_REPEATED_MOST_DAYS, repeats.days);
  spins[1] = lp_request_preferences_add_spin (group, _("From which time on it is warned of"),
                                              known ? _("2: as soon as the same is asked for a second time") : why,
                                              LP_REQUEST_REPEATED_LEAST, LP_REQUEST_REPEATED_MOST, repeats.number);
  for (guint i = 0; i < G_N_ELEMENTS (spins); i++)
    {
      g_object_set_data (G_OBJECT (spins[i]), "days", spins[0]);
      g_object_set_data (G_OBJECT (spins[i]), "number", spins[1]);
      gtk_widget_set_sensitive (spins[i], known);
      g_signal_connect_object (spins[i], "value-changed", G_CALLBACK (lp_request_preferences_repeated_cb), context, 0);
    }
}

GtkWidget *
lp_request_preferences_new (LinliContext *context)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *days = gtk_spin_button_new_with_range (LP_REQUEST_LEAST_DAYS, LP_REQUEST_MOST_DAYS, 1);
  g_autoptr (GError) error = NULL;
  int value = 0;
  gboolean known = lp_request_days_load (linli_context_get_database (context), &value, &error);
  g_autofree char *why = known ? NULL : linli_error_dup_words (error);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Requests"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Days until a request counts as untouched"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), known ? _("Handed over and not taken up for so long, it is offered on the page of the day to be taken back") : why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (days), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days until a request counts as untouched"), -1);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (days), value);
  gtk_widget_set_sensitive (days, known);
  gtk_widget_set_valign (days, GTK_ALIGN_CENTER);
  g_signal_connect_object (days, "value-changed", G_CALLBACK (lp_request_preferences_changed_cb), context, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), days);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), days);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  lp_request_preferences_add_repeats (group, context);
  return group;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What an office sets for its volunteers: how much somebody of an age may serve. It is kept in the file, for everybody who works with it. The weights of
 * wishes stand where rosters are filled. */

#include "lp-volunteer-preferences.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-setting-store.h"

#define MOST_FIELDS 20

/* A number that is set: where it stands in the setting, and how many of its units one of the control is. */
typedef struct {
  GtkWidget *spin;
  int *value;
  int unit;
} LpPreferenceField;

/* Freed with the group. */
typedef struct {
  LinliContext *context;
  LpRosterSetting setting;
  LpPreferenceField fields[MOST_FIELDS];
  guint n_fields;
} LpVolunteerPreferences;

static void
lp_volunteer_preferences_free (gpointer data)
{
  LpVolunteerPreferences *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_volunteer_preferences_changed_cb (GtkWidget              *spin,
                                     LpVolunteerPreferences *self)
{
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].spin == spin)
      *self->fields[i].value = gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (spin)) * self->fields[i].unit;
  linli_act (spin, self->context, _("Limits of volunteers"), lp_roster_limits_save, g_memdup2 (&self->setting, sizeof self->setting), g_free);
}

static GtkWidget *
lp_volunteer_preferences_add (LpVolunteerPreferences *self,
                              const char             *name,
                              int                    *value,
                              int                     unit,
                              int                     most)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  g_assert (self->n_fields < MOST_FIELDS);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), *value / unit);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 3);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  self->fields[self->n_fields++] = (LpPreferenceField) { spin, value, unit };
  g_signal_connect (spin, "value-changed", G_CALLBACK (lp_volunteer_preferences_changed_cb), self);
  return spin;
}

static GtkWidget *
lp_volunteer_preferences_new_label (const char *text,
                                    const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* What depends on the age: a line for each limit, a column for each age. */
static GtkWidget *
lp_volunteer_preferences_new_ages (LpVolunteerPreferences *self)
{
  const char *ages[LP_ROSTER_N_AGES] = { C_("volunteers", "Below 60"), C_("volunteers", "60 to 69"), C_("volunteers", "70 and above") };
  LpRosterSetting *s = &self->setting;
  const struct {
    const char *title;
    int *values;
    int unit;
    int most;
  } lines[] = {
    { _("Hours a day at most"), s->day_minutes, 60, 24 }, { _("Hours a week at most"), s->week_minutes, 60, 168 },
    { _("Days in a row at most"), s->run_days, 1, 31 }, { _("Nights a month at most"), s->month_nights, 1, 31 },
  };
  GtkWidget *row = adw_preferences_row_new (), *grid = gtk_grid_new ();

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (int age = 0; age < LP_ROSTER_N_AGES; age++)
    gtk_grid_attach (GTK_GRID (grid), lp_volunteer_preferences_new_label (ages[age], "heading"), age + 1, 0, 1, 1);
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GtkWidget *label = lp_volunteer_preferences_new_label (lines[i].title, NULL);

      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (GTK_GRID (grid), label, 0, (int) i + 1, 1, 1);
      for (int age = 0; age < LP_ROSTER_N_AGES; age++)
        {
          g_autofree char *name = g_strdup_printf ("%s, %s", lines[i].title, ages[age]);

          gtk_grid_attach (GTK_GRID (grid), lp_volunteer_preferences_add (self, name, &lines[i].values[age], lines[i].unit, lines[i].most), age + 1,
                           (int) i + 1, 1, 1);
        }
    }
  gtk_widget_add_css_class (grid, "linli-preference");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), C_("volunteers", "Limits by age"));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), grid);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

GtkWidget *
lp_volunteer_preferences_new (LinliContext *context)
{
  LpVolunteerPreferences *self = g_new0 (LpVolunteerPreferences, 1);
  LpRosterSetting *s = &self->setting;
  const struct {
    const char *title;
    int *value;
    int unit;
    int most;
  } lines[] = {
    { _("Hours of rest between two days"), &s->rest_minutes, 60, 24 }, { _("In the heat up to the age of"), &s->heat_to_age, 1, 120 },
    { _("At heights up to the age of"), &s->heights_to_age, 1, 120 },
    { _("Minutes by which two duties may overlap to hand over"), &s->handover_minutes, 1, 60 },
    { _("Months over which duties are shared fairly"), &s->fair_months, 1, 12 },
  };
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GError) error = NULL;

  self->context = g_object_ref (context);
  g_object_set_data_full (G_OBJECT (group), "preferences", self, lp_volunteer_preferences_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), C_("volunteers", "Volunteers"));
  if (!lp_roster_setting_load (linli_context_get_database (context), s, &error))
    {
      g_autofree char *why = linli_error_dup_words (error);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), why);
      return group;
    }
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("They hold for everybody whose card says nothing else; rosters never break them by "
                                                                          "themselves. What counts how much stands where rosters are filled."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lp_volunteer_preferences_new_ages (self));
  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               linli_plain_row_new_for (lines[i].title, lp_volunteer_preferences_add (self, lines[i].title, lines[i].value, lines[i].unit, lines[i].most)));
  gtk_widget_set_sensitive (group, !linli_store_is_read_only (linli_context_get_store (context)));
  return group;
}

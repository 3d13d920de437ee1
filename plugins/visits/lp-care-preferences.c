/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How often who has a tag is to be seen: a number of days for each tag, 0 for not at all. */

#include <glib/gi18n-lib.h>

#include "lp-care-part.h"
#include "lp-care-store.h"
#include "lp-visit-ui.h"

static void
lp_care_preferences_changed_cb (GtkSpinButton *days,
                                LinliContext  *context)
{
  LpCadence *cadence = g_new0 (LpCadence, 1);

  cadence->tag = g_strdup (g_object_get_data (G_OBJECT (days), "tag"));
  cadence->days = gtk_spin_button_get_value_as_int (days);
  lp_visit_act (GTK_WIDGET (days), context, _("How often to visit"), lp_care_set_cadence, cadence, lp_cadence_free);
}

static int
lp_care_preferences_find (GPtrArray  *cadences,
                          const char *tag)
{
  for (guint i = 0; i < cadences->len; i++)
    if (g_str_equal (((LpCadence *) g_ptr_array_index (cadences, i))->tag, tag))
      return ((LpCadence *) g_ptr_array_index (cadences, i))->days;
  return 0;
}

GtkWidget *
lp_care_preferences_new (LinliContext *context)
{
  LinliDatabase *database = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) tags = linli_tags_list (database, &error), cadences = tags != NULL ? lp_care_cadences (database, &error) : NULL;
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Care Visits"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _("Days between visits to somebody with the tag; 0 for no visits"));
  if (cadences == NULL)
    {
      g_autofree char *wrong = g_strdup_printf (_("How often to visit could not be read: %s"), error->message);
      g_autofree char *escaped = g_markup_escape_text (wrong, -1);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
      return group;
    }
  for (guint i = 0; i < tags->len; i++)
    {
      LinliTagKind *tag = g_ptr_array_index (tags, i);
      GtkWidget *days = gtk_spin_button_new_with_range (0, 366, 1);

      gtk_spin_button_set_value (GTK_SPIN_BUTTON (days), lp_care_preferences_find (cadences, tag->code));
      g_object_set_data_full (G_OBJECT (days), "tag", g_strdup (tag->code), g_free);
      g_signal_connect_object (days, "value-changed", G_CALLBACK (lp_care_preferences_changed_cb), context, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lp_visit_row_new (tag->name, days));
    }
  return group;
}

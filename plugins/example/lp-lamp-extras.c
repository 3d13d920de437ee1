/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the plugin shows where people are already: in the details of a home, among what can be done with homes, and in the preferences. */

#include "lp-lamp-extras.h"

#include <glib/gi18n-lib.h>

#include "lp-lamp-page.h"
#include "lp-lamp-store.h"

/* Those on the stairs of one home, or of several that are chosen together. The section is made anew by the pane when a matter changes or
 * others are chosen, so nothing has to be watched here. */
GtkWidget *
lp_lamp_section_new (LinliContext   *context,
                     LinliSelection *selection,
                     const char     *kind,
                     gint64          id)
{
  gsize n_ids;
  const gint64 *ids = linli_selection_get_ids (selection, &n_ids);
  g_autoptr (GPtrArray) lamps = lp_lamp_list_near (linli_context_get_database (context), ids, n_ids, NULL);
  GtkWidget *list;

  if (lamps == NULL || lamps->len == 0)
    return NULL;
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lamps on These Stairs"), -1);
  for (guint i = 0; i < lamps->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), lp_lamp_row_new (context, selection, g_ptr_array_index (lamps, i)));

  return list;
}

void
lp_lamp_report_at (GtkWidget    *window,
                   LinliContext *context,
                   const char   *kind,
                   const gint64 *ids,
                   gsize         n_ids)
{
  lp_lamp_ask (window, context, ids, n_ids);
}

static void
lp_lamp_switched_cb (GtkSwitch    *toggle,
                     GParamSpec   *pspec,
                     LinliContext *context)
{
  linli_memory_keep (linli_context_get_store (context), LP_LAMP_HIDDEN, gtk_switch_get_active (toggle) ? "" : "1");
}

/* What this desk wants to see is no part of the community's records, so it goes to the desk's memory. */
GtkWidget *
lp_lamp_preferences_new (LinliContext *context)
{
  g_autofree char *hidden = linli_memory_dup (linli_context_get_database (context), LP_LAMP_HIDDEN);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Lamps on the page of the day"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Those that are mended and wait for somebody to look"));
  gtk_switch_set_active (GTK_SWITCH (toggle), hidden == NULL || *hidden == '\0');
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect_object (toggle, "notify::active", G_CALLBACK (lp_lamp_switched_cb), context, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}

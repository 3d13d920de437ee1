/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The first page that anybody sees: start a community, open one, or look around in an invented one. */

#include "config.h"

#include "linli-welcome-page.h"

#include <glib/gi18n-lib.h>

#include "linli-own-folder.h"

#define MOST_RECENT 5

static GtkWidget *
linli_welcome_page_new_choice (const char *icon_name,
                               const char *title,
                               const char *text,
                               const char *action)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *heading = gtk_label_new_with_mnemonic (title);
  GtkWidget *body = gtk_label_new (text);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 32);
  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_mnemonic_widget (GTK_LABEL (heading), button);
  gtk_label_set_wrap (GTK_LABEL (body), TRUE);
  gtk_label_set_justify (GTK_LABEL (body), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (body), 18);
  gtk_widget_add_css_class (body, "linli-small");
  gtk_widget_add_css_class (body, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), body);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "linli-choice");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), action);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);

  return button;
}

static GtkWidget *
linli_welcome_page_new_recent (const char *path)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *folder = g_path_get_dirname (path);
  char *dot = strrchr (base, '.');

  if (dot != NULL)
    *dot = '\0';
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), base);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), folder);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "app.open-path");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", path);

  return row;
}

/* In a sandbox no file chooser leads into the application's own folder; what lies there is found here. */
static GtkWidget *
linli_welcome_page_new_own (void)
{
  g_autoptr (GPtrArray) paths = linli_own_folder_list ();
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("In Linli's Own Folder"));
  for (guint i = 0; i < paths->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_welcome_page_new_recent (g_ptr_array_index (paths, i)));
  gtk_widget_set_visible (group, paths->len > 0);

  return group;
}

static GtkWidget *
linli_welcome_page_new_recents (GSettings *settings)
{
  g_auto (GStrv) paths = g_settings_get_strv (settings, "recent-files");
  GtkWidget *group = adw_preferences_group_new ();
  int n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Opened Recently"));
  for (guint i = 0; paths[i] != NULL && n < MOST_RECENT; i++)
    if (g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
      {
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), linli_welcome_page_new_recent (paths[i]));
        n++;
      }
  gtk_widget_set_visible (group, n > 0);

  return group;
}

/**
 * linli_welcome_page_new:
 * @settings: the settings of the person at this desk, for the files opened recently
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
linli_welcome_page_new (GSettings *settings)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("io.github.linli.Linli");
  GtkWidget *title = gtk_label_new (_("Your Community on One Map"));
  GtkWidget *text = gtk_label_new (_("Households, micro-grids, visits and requests, kept in one file on this computer. Nothing is sent anywhere."));
  GtkWidget *choices = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_image_set_pixel_size (GTK_IMAGE (icon), 96);
  gtk_accessible_update_state (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (title, "title-1");
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_justify (GTK_LABEL (text), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 48);
  gtk_widget_add_css_class (text, "dim-label");

  gtk_box_set_homogeneous (GTK_BOX (choices), TRUE);
  gtk_widget_set_margin_top (choices, 12);
  gtk_widget_set_margin_bottom (choices, 12);
  gtk_box_append (GTK_BOX (choices),
                  linli_welcome_page_new_choice ("linli-community-symbolic", _("_New Community"),
                                                 _("Start empty, then import the household list"), "app.new"));
  gtk_box_append (GTK_BOX (choices),
                  linli_welcome_page_new_choice ("document-open-symbolic", _("_Open…"),
                                                 _("A file of Linli on this computer"), "app.open"));
  gtk_box_append (GTK_BOX (choices),
                  linli_welcome_page_new_choice ("linli-map-symbolic", _("_Demo Community"),
                                                 _("Look around among invented people"), "app.demo"));

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), choices);
  gtk_box_append (GTK_BOX (box), linli_own_folder_is_only () ? linli_welcome_page_new_own () : linli_welcome_page_new_recents (settings));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 640);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_add_css_class (scroller, "linli-welcome");

  return scroller;
}

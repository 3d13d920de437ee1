/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog for level and plan. Its widgets are freed with its window. */

#include "lp-hazard-level-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-actor-store.h"
#include "lp-hazard-kind.h"

#define N_PARTS 5

typedef struct {
  GtkWidget *dialog;
  LinliContext *context;
  gint64 matter_id;
  GtkWidget *major;
  GtkWidget *parts[N_PARTS];
} LpHazardLevelDialog;

static void
lp_hazard_level_dialog_free (gpointer data,
                             GClosure *closure)
{
  LpHazardLevelDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_hazard_level_dialog_save_cb (GtkWidget           *button,
                                LpHazardLevelDialog *self)
{
  LpHazardLevel *level = g_new0 (LpHazardLevel, 1);

  level->matter_id = self->matter_id;
  level->level = g_strdup (gtk_switch_get_active (GTK_SWITCH (self->major)) ? LP_HAZARD_MAJOR : LP_HAZARD_ORDINARY);
  for (guint i = 0; i < N_PARTS; i++)
    level->plan[i] = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->parts[i])));
  linli_act_and_close (self->dialog, self->context, _("Level of a hazard"), lp_hazard_level_save, level, lp_hazard_level_free);
}

static void
lp_hazard_level_dialog_fill (LpHazardLevelDialog *self,
                             LpHazardLevel       *level,
                             GtkWidget           *list)
{
  GtkWidget *row = adw_action_row_new ();

  self->major = gtk_switch_new ();
  gtk_widget_set_valign (self->major, GTK_ALIGN_CENTER);
  gtk_switch_set_active (GTK_SWITCH (self->major), g_str_equal (level->level, LP_HAZARD_MAJOR));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Major hazard"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->major);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), self->major);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  for (guint i = 0; i < N_PARTS; i++)
    {
      self->parts[i] = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->parts[i]), lp_hazard_level_get_part_label (i));
      if (level->plan[i] != NULL)
        gtk_editable_set_text (GTK_EDITABLE (self->parts[i]), level->plan[i]);
      gtk_list_box_append (GTK_LIST_BOX (list), self->parts[i]);
    }
}

void
lp_hazard_level_dialog_show (GtkWidget    *window,
                             LinliContext *context,
                             gint64        matter_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpHazardLevel) level = lp_hazard_level_load (linli_context_get_database (context), matter_id, &error);
  LpHazardLevelDialog *self;
  GtkWidget *box;
  GtkWidget *list;
  GtkWidget *save;

  if (level == NULL) /* an empty form would overwrite the plan */
    {
      linli_toast_show_error (window, _("Level and plan could not be read"), error);
      return;
    }
  self = g_new0 (LpHazardLevelDialog, 1);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  list = gtk_list_box_new ();
  save = gtk_button_new_with_mnemonic (_("_Save"));
  self->context = g_object_ref (context);
  self->matter_id = matter_id;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Level and Plan"), -1);
  lp_hazard_level_dialog_fill (self, level, list);
  linli_button_name_once (save);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  g_signal_connect_data (save, "clicked", G_CALLBACK (lp_hazard_level_dialog_save_cb), self, lp_hazard_level_dialog_free, 0);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), save);
  self->dialog = linli_dialog_new (GTK_WINDOW (window), _("Level and Plan"), box, 520, -1);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

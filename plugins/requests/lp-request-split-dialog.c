/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog in which a request is split. Its widgets are freed with its window. */

#include "lp-request-split-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-request-split-store.h"
#include "lp-request-store.h"

/* Rows of the menu beside a resident. */
enum {
  LP_REQUEST_STAYS,
  LP_REQUEST_MOVES,
  LP_REQUEST_BOTH,
};

typedef struct {
  GtkWidget *dialog;
  LinliContext *context;
  gint64 id;
  GtkWidget *words;
  GPtrArray *residents; /* of LpRequestResident */
  GPtrArray *menus;     /* of GtkDropDown, one beside each resident */
} LpRequestSplitDialog;

static void
lp_request_split_dialog_free (gpointer  data,
                              GClosure *closure)
{
  LpRequestSplitDialog *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->residents);
  g_ptr_array_unref (self->menus);
  g_free (self);
}

static void
lp_request_split_dialog_save_cb (GtkWidget            *button,
                                 LpRequestSplitDialog *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_REQUEST_KIND);
  LpRequestSplit *split;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return;
  split = lp_request_split_new (kind, self->id);
  split->words = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->words))));
  for (guint i = 0; i < self->residents->len; i++)
    {
      LpRequestResident *resident = g_ptr_array_index (self->residents, i);
      guint where = gtk_drop_down_get_selected (g_ptr_array_index (self->menus, i));

      if (where == LP_REQUEST_MOVES)
        g_array_append_val (split->moved, resident->id);
      else if (where == LP_REQUEST_BOTH)
        g_array_append_val (split->both, resident->id);
    }
  linli_act_and_close (self->dialog, self->context, _("Split a request"), lp_request_split, split, lp_request_split_free);
}

static void
lp_request_split_dialog_add (LpRequestSplitDialog *self,
                             GtkWidget            *list,
                             LpRequestResident    *resident)
{
  const char * const labels[] = { _("Stays here"), _("To the new one"), _("To both"), NULL };
  gboolean seen = linli_privacy_is_revealed (linli_context_get_privacy (self->context), "matter", self->id);
  g_autofree char *numbers = linli_mask_numbers (resident->name);
  g_autofree char *name = seen ? g_strdup (resident->name) : linli_mask_name (numbers);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *menu = linli_drop_down_new (labels, name);

  gtk_widget_set_valign (menu, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), menu);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), menu);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  g_ptr_array_add (self->menus, menu);
}

static GtkWidget *
lp_request_split_dialog_new_list (LpRequestSplitDialog *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_margin_top (list, 3); /* or its shadow is cut off */
  gtk_widget_set_margin_bottom (list, 3);
  gtk_widget_set_margin_start (list, 3);
  gtk_widget_set_margin_end (list, 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Split a Request"), -1);
  self->words = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->words), _("What the new request is about"));
  gtk_list_box_append (GTK_LIST_BOX (list), self->words);
  for (guint i = 0; i < self->residents->len; i++)
    lp_request_split_dialog_add (self, list, g_ptr_array_index (self->residents, i));
  return list;
}

void
lp_request_split_dialog_show (GtkWidget    *window,
                              LinliContext *context,
                              gint64        id)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *residents = lp_request_list_residents (linli_context_get_database (context), id, &error);
  LpRequestSplitDialog *self;
  GtkWidget *box, *scroller, *save;

  if (residents == NULL)
    {
      linli_toast_show_error (window, _("Who asked could not be read"), error);
      return;
    }
  self = g_new0 (LpRequestSplitDialog, 1);
  self->context = g_object_ref (context);
  self->id = id;
  self->residents = residents;
  self->menus = g_ptr_array_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), lp_request_split_dialog_new_list (self));
  gtk_box_append (GTK_BOX (box), scroller);
  save = gtk_button_new_with_mnemonic (_("_Split Off"));
  linli_button_name_once (save);
  gtk_widget_add_css_class (save, "suggested-action");
  gtk_widget_set_halign (save, GTK_ALIGN_END);
  g_signal_connect_data (save, "clicked", G_CALLBACK (lp_request_split_dialog_save_cb), self, lp_request_split_dialog_free, 0);
  gtk_box_append (GTK_BOX (box), save);
  self->dialog = linli_dialog_new (GTK_WINDOW (window), _("Split a Request"), box, 520, -1);
  gtk_window_set_modal (GTK_WINDOW (self->dialog), TRUE);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

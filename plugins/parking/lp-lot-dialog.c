/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for a lot. What it holds is freed with its window; nothing is written before it is kept. */

#include "lp-lot-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-lot-forms.h"

typedef struct {
  LinliContext *context;
  LpLot *lot; /* as it is in the file, or new */
  GPtrArray *compounds; /* of LpCompound */
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *name;
  GtkWidget *kind;
  GtkWidget *compound;
  GtkWidget *outsiders;
  GtkWidget *note;
  GtkWidget *bays;
  GtkWidget *entrances;
  GtkWidget *hours;
  GtkWidget *fees;
  GtkWidget *fault;
} LpLotDialog;

static void
lp_lot_dialog_free (gpointer data)
{
  LpLotDialog *self = data;

  g_object_unref (self->context);
  g_ptr_array_unref (self->compounds);
  lp_lot_free (self->lot);
  g_free (self);
}

static gint64
lp_lot_dialog_get_compound (LpLotDialog *self)
{
  guint chosen = linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->compound));

  return chosen > 0 ? ((LpCompound *) g_ptr_array_index (self->compounds, chosen - 1))->id : 0;
}

static char *
lp_lot_dialog_dup_text (GtkWidget *row)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

/* Takes what was typed into @lot; what is wrong in words, or NULL. */
static const char *
lp_lot_dialog_read (LpLotDialog *self,
                    LpLot       *lot)
{
  const char *fault;

  g_free (lot->name);
  g_free (lot->note);
  lot->name = lp_lot_dialog_dup_text (self->name);
  lot->note = lp_lot_dialog_dup_text (self->note);
  lot->kind = (LpLotKind) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));
  lot->outsiders = (LpOutsiders) gtk_drop_down_get_selected (GTK_DROP_DOWN (self->outsiders));
  lot->compound_id = lp_lot_dialog_get_compound (self);
  lp_entrances_form_read (self->entrances, lot);
  fault = lp_bays_form_read (self->bays, lot);
  if (fault == NULL)
    fault = lp_hours_form_read (self->hours, lot);
  if (fault == NULL)
    fault = lp_fees_form_read (self->fees, lot);
  return fault != NULL ? fault : lp_lot_find_fault (lot);
}

static void
lp_lot_dialog_tell (LpLotDialog *self,
                    const char  *fault)
{
  gtk_label_set_text (GTK_LABEL (self->fault), fault);
  gtk_widget_set_visible (self->fault, TRUE);
}

static void
lp_lot_dialog_keep_cb (LpLotDialog *self)
{
  LpLot *lot = lp_lot_copy (self->lot);
  const char *fault = lp_lot_dialog_read (self, lot);

  if (fault == NULL)
    {
      linli_act_and_close (self->window, self->context, _("Parking lot saved"), lp_lot_save, lot, lp_lot_free);
      return;
    }
  lp_lot_dialog_tell (self, fault);
  lp_lot_free (lot);
}

static void
lp_lot_dialog_remove_cb (LpLotDialog *self)
{
  linli_act_and_close (self->window, self->context, _("Parking lot removed"), lp_lot_remove, lp_lot_copy (self->lot), lp_lot_free);
}

static void
lp_lot_dialog_compound_cb (LpLotDialog *self)
{
  lp_entrances_form_set_compound (self->entrances, lp_lot_dialog_get_compound (self));
}

static GtkWidget *
lp_lot_dialog_new_choice (guint         n,
                          const char *(*get_label) (int),
                          int           chosen)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;

  for (guint i = 0; i < n; i++)
    gtk_string_list_append (labels, get_label ((int) i));
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), (guint) chosen);
  return choice;
}

static const char *
lp_lot_dialog_get_kind (int kind)
{
  return lp_lot_get_kind_label ((LpLotKind) kind);
}

static const char *
lp_lot_dialog_get_outsiders (int outsiders)
{
  return lp_outsiders_get_label ((LpOutsiders) outsiders);
}

static GtkWidget *
lp_lot_dialog_new_compound (LpLotDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *chooser;

  gtk_string_list_append (names, C_("parking", "No compound's"));
  for (guint i = 0; i < self->compounds->len; i++)
    gtk_string_list_append (names, ((LpCompound *) g_ptr_array_index (self->compounds, i))->name);
  chooser = linli_name_chooser_new (C_("parking", "Whose it is"), names);
  gtk_widget_set_size_request (chooser, 260, -1);
  for (guint i = 0; i < self->compounds->len; i++)
    if (((LpCompound *) g_ptr_array_index (self->compounds, i))->id == self->lot->compound_id)
      linli_name_chooser_set_chosen (LINLI_NAME_CHOOSER (chooser), i + 1);
  g_signal_connect_swapped (chooser, "changed", G_CALLBACK (lp_lot_dialog_compound_cb), self);
  return chooser;
}

static GtkWidget *
lp_lot_dialog_new_group (GtkWidget  *box,
                         const char *title,
                         const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (box), group);
  return group;
}

static void
lp_lot_dialog_add_row (GtkWidget  *list,
                       const char *label,
                       GtkWidget  *control)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
lp_lot_dialog_add_entry (GtkWidget  *list,
                         const char *label,
                         const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static void
lp_lot_dialog_add_basics (LpLotDialog *self,
                          GtkWidget   *box)
{
  GtkWidget *list = linli_plain_list_add (box, C_("parking", "Parking lot"));

  self->name = lp_lot_dialog_add_entry (list, _("Name"), self->lot->name);
  self->kind = lp_lot_dialog_new_choice (LP_LOT_N_KINDS, lp_lot_dialog_get_kind, (int) self->lot->kind);
  self->compound = lp_lot_dialog_new_compound (self);
  self->outsiders = lp_lot_dialog_new_choice (LP_OUTSIDERS_N, lp_lot_dialog_get_outsiders, (int) self->lot->outsiders);
  lp_lot_dialog_add_row (list, _("Kind"), self->kind);
  lp_lot_dialog_add_row (list, C_("parking", "Whose it is"), self->compound);
  lp_lot_dialog_add_row (list, C_("parking", "Outsiders"), self->outsiders);
  self->note = lp_lot_dialog_add_entry (list, _("Note"), self->lot->note);
}

static GtkWidget *
lp_lot_dialog_new_foot (LpLotDialog *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *keep = linli_button_new (_("_Keep"), NULL);

  self->fault = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->fault), 0);
  gtk_label_set_wrap (GTK_LABEL (self->fault), TRUE);
  gtk_widget_set_hexpand (self->fault, TRUE);
  gtk_widget_add_css_class (self->fault, "error");
  if (self->lot->id != 0)
    {
      GtkWidget *remove = linli_button_new (C_("parking", "_Remove"), NULL);

      gtk_widget_add_css_class (remove, "destructive-action");
      g_signal_connect_swapped (remove, "clicked", G_CALLBACK (lp_lot_dialog_remove_cb), self);
      gtk_box_append (GTK_BOX (foot), remove);
    }
  gtk_widget_add_css_class (keep, "suggested-action");
  g_signal_connect_swapped (keep, "clicked", G_CALLBACK (lp_lot_dialog_keep_cb), self);
  gtk_box_append (GTK_BOX (foot), self->fault);
  gtk_box_append (GTK_BOX (foot), keep);
  gtk_widget_set_margin_start (foot, 18);
  gtk_widget_set_margin_end (foot, 18);
  gtk_widget_set_margin_top (foot, 9);
  gtk_widget_set_margin_bottom (foot, 12);
  return foot;
}

static GtkWidget *
lp_lot_dialog_new_content (LpLotDialog *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroller = gtk_scrolled_window_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->bays = lp_bays_form_new (self->lot);
  self->entrances = lp_entrances_form_new (self->context, self->lot);
  self->hours = lp_hours_form_new (self->lot);
  self->fees = lp_fees_form_new (self->lot);
  lp_lot_dialog_add_basics (self, box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (lp_lot_dialog_new_group (box, C_("parking", "Bays"), NULL)), self->bays);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (lp_lot_dialog_new_group (box, C_("parking", "Entrances"), _("Walking distances are measured to the nearest one."))),
                             self->entrances);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (lp_lot_dialog_new_group (box, C_("parking", "When it takes cars"),
                                                                             _("As 8:00-22:00, “all day” or “closed”; empty is not known."))), self->hours);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (lp_lot_dialog_new_group (box, C_("parking", "Prices"), _("In yuan; a further car without a price of its own costs as the one before."))),
                             self->fees);
  gtk_widget_add_css_class (box, "linli-page-box");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), scroller);
  gtk_box_append (GTK_BOX (content), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (content), lp_lot_dialog_new_foot (self));
  return content;
}

/* Takes @lot. */
static void
lp_lot_dialog_open (GtkWidget    *over,
                    LinliContext *context,
                    LpLot        *lot)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) compounds = lp_compound_list (linli_context_get_database (context), &error);
  LpLotDialog *self;

  if (compounds == NULL)
    {
      lp_lot_free (lot);
      linli_toast_show_error (over, _("The compounds could not be read"), error);
      return;
    }
  self = g_new0 (LpLotDialog, 1);
  self->context = g_object_ref (context);
  self->lot = lot;
  self->compounds = g_steal_pointer (&compounds);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("parking", "Parking Lot"), lp_lot_dialog_new_content (self), 680, 600);
  g_object_set_data_full (G_OBJECT (self->window), "lot", self, lp_lot_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->name);
}

void
lp_lot_dialog_show (GtkWidget    *over,
                    LinliContext *context,
                    gint64        id)
{
  g_autoptr (GError) error = NULL;
  LpLot *lot = lp_lot_load (linli_context_get_database (context), id, &error);

  if (lot != NULL)
    lp_lot_dialog_open (over, context, lot);
  else
    linli_toast_show_error (over, _("The lot could not be read"), error);
}

void
lp_lot_dialog_show_new (GtkWidget      *window,
                        LinliContext   *context,
                        LinliSelection *selection,
                        gpointer        data)
{
  lp_lot_dialog_open (window, context, lp_lot_new ());
}

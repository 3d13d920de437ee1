/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The part of the page with the lots, each opened as a form by its row. GTK frees it with the page. */

#include "lp-lot-part.h"

#include <glib/gi18n-lib.h>

#include "lp-close-dialog.h"
#include "lp-lot-dialog.h"
#include "lp-lot-ledger.h"
#include "lp-lot-store.h"
#include "lp-lot-words.h"
#include "lp-parking.h"
#include "lp-users-dialog.h"

#define LP_TYPE_LOT_PART (lp_lot_part_get_type ())
G_DECLARE_FINAL_TYPE (LpLotPart, lp_lot_part, LP, LOT_PART, GtkWidget)

struct _LpLotPart
{
  GtkWidget parent_instance;

  LinliContext *context;
  GPtrArray *lots; /* of LpLot, in the order of the rows */
  GtkWidget *stack;
  GtkWidget *list;
  GtkWidget *rest; /* how many are not shown */
};

G_DEFINE_FINAL_TYPE (LpLotPart, lp_lot_part, GTK_TYPE_WIDGET)

/* The lot of the row in which a button stands. */
static const LpLot *
lp_lot_part_get_lot (LpLotPart *self,
                     GtkWidget *button)
{
  GtkListBoxRow *row = GTK_LIST_BOX_ROW (gtk_widget_get_ancestor (button, GTK_TYPE_LIST_BOX_ROW));

  return g_ptr_array_index (self->lots, (guint) gtk_list_box_row_get_index (row));
}

static void
lp_lot_part_users_cb (GtkWidget *button,
                      LpLotPart *self)
{
  lp_users_dialog_show (GTK_WIDGET (self), self->context, lp_lot_part_get_lot (self, button));
}

static void
lp_lot_part_close_cb (GtkWidget *button,
                      LpLotPart *self)
{
  lp_close_dialog_show (GTK_WIDGET (self), self->context, lp_lot_part_get_lot (self, button));
}

/* @name tells the buttons of one row from those of another, for who cannot see where they stand. */
static void
lp_lot_part_add_button (LpLotPart   *self,
                        GtkWidget   *row,
                        const LpLot *lot,
                        const char  *label,
                        GCallback    clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *name = g_strdup_printf ("%s: %s", lot->name, label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static GtkWidget *
lp_lot_part_new_row (LpLotPart   *self,
                     const LpLot *lot)
{
  GtkWidget *row = adw_action_row_new (), *chip;
  g_autofree char *words = NULL, *users = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d Car…", "%d Cars…", lot->n_uses), (int) lot->n_uses);

  words = lp_lot_dup_words (lot);
  chip = lp_lot_new_chip (lot);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), lot->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  lp_lot_part_add_button (self, row, lot, users, G_CALLBACK (lp_lot_part_users_cb));
  lp_lot_part_add_button (self, row, lot, lot->closed_on != NULL ? C_("parking", "Reopen Lot…") : C_("parking", "Close Lot…"),
                          G_CALLBACK (lp_lot_part_close_cb));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  return row;
}

static void
lp_lot_part_activated_cb (GtkListBox    *list,
                          GtkListBoxRow *row,
                          LpLotPart     *self)
{
  const LpLot *lot = g_ptr_array_index (self->lots, (guint) gtk_list_box_row_get_index (row));

  lp_lot_dialog_show (GTK_WIDGET (self), self->context, lot->id);
}

/* A list that is not whole says so. */
static void
lp_lot_part_tell_rest (LpLotPart *self,
                       guint      n_shown)
{
  g_autofree char *words = lp_lot_dup_rest (linli_context_get_database (self->context), n_shown);

  gtk_label_set_text (GTK_LABEL (self->rest), words != NULL ? words : "");
  gtk_widget_set_visible (self->rest, words != NULL);
}

static void
lp_lot_part_load (LpLotPart *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lots = lp_lot_list (linli_context_get_database (self->context), &error);
  GtkListBoxRow *row;

  if (lots == NULL)
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The parking lots could not be read"), error);
      return;
    }
  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  for (guint i = 0; i < lots->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->list), lp_lot_part_new_row (self, g_ptr_array_index (lots, i)));
  lp_lot_part_tell_rest (self, lots->len);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), lots->len > 0 ? "list" : "empty");
  g_clear_pointer (&self->lots, g_ptr_array_unref);
  self->lots = g_steal_pointer (&lots);
}

static void
lp_lot_part_changed_cb (LinliStore   *store,
                        LinliChanges *changes,
                        LpLotPart    *self)
{
  static const char * const kinds[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_USE_TABLE, "compound", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_lot_part_load (self);
}

static void
lp_lot_part_dispose (GObject *object)
{
  LpLotPart *self = LP_LOT_PART (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_pointer (&self->lots, g_ptr_array_unref);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (lp_lot_part_parent_class)->dispose (object);
}

static void
lp_lot_part_class_init (LpLotPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_lot_part_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

/* What is exported and printed is what is shown, in its order. */
static LinliLedger *
lp_lot_part_dup_shown (gpointer data)
{
  LpLotPart *self = data;
  g_autoptr (GError) error = NULL;
  LinliLedger *shown = lp_lot_ledger_new (linli_context_get_database (self->context), &error);

  if (shown == NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The parking lots could not be read"), error);
  return shown;
}

static GtkWidget *
lp_lot_part_new_head (LpLotPart *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *title = gtk_label_new (C_("parking", "Parking"));
  GtkWidget *add = linli_button_new (C_("parking", "_New Lot…"), NULL);

  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "win.parking-new-lot");
  gtk_widget_add_css_class (add, "suggested-action");
  gtk_box_append (GTK_BOX (head), title);
  gtk_box_append (GTK_BOX (head), linli_ledger_buttons_new (self->context, lp_lot_part_dup_shown, self));
  gtk_box_append (GTK_BOX (head), add);
  return head;
}

static void
lp_lot_part_init (LpLotPart *self)
{
}

static void
lp_lot_part_build (LpLotPart *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new (), *clamp = adw_clamp_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *empty = linli_empty_page_new ("linli-vehicle-symbolic", C_("parking", "No Parking Lots Yet"),
                                           _("Courtyards, basements and car parks stand here with their bays, and with the day on which they were counted."));

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Parking lots"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (lp_lot_part_activated_cb), self);
  gtk_box_append (GTK_BOX (box), lp_lot_part_new_head (self));
  gtk_box_append (GTK_BOX (box), self->list);
  self->rest = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->rest, "dim-label");
  gtk_box_append (GTK_BOX (box), self->rest);
  gtk_widget_add_css_class (box, "linli-page-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), C_("parking", "_New Lot…"), "win.parking-new-lot", TRUE);
  self->stack = gtk_stack_new ();
  gtk_stack_add_named (GTK_STACK (self->stack), scroller, "list");
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  gtk_widget_set_parent (self->stack, GTK_WIDGET (self));
}

GtkWidget *
lp_lot_part_new (LinliContext   *context,
                 LinliSelection *selection)
{
  LpLotPart *self = g_object_new (LP_TYPE_LOT_PART, NULL);

  self->context = g_object_ref (context);
  lp_lot_part_build (self);
  g_signal_connect_object (linli_context_get_store (context), "changed", G_CALLBACK (lp_lot_part_changed_cb), self, 0);
  lp_lot_part_load (self);

  return GTK_WIDGET (self);
}

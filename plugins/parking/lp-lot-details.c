/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the details pane shows of a lot that was chosen on the map. */

#include "lp-lot-details.h"

#include <glib/gi18n-lib.h>

#include "lp-close-dialog.h"
#include "lp-income-dialog.h"
#include "lp-lot-dialog.h"
#include "lp-lot-words.h"
#include "lp-users-dialog.h"

typedef struct {
  LinliContext *context;
  LpLot *lot;
  GtkWidget *list; /* borrowed: it owns this */
} LpLotDetails;

static void
lp_lot_details_free (gpointer data)
{
  LpLotDetails *self = data;

  g_object_unref (self->context);
  lp_lot_free (self->lot);
  g_free (self);
}

static void
lp_lot_details_open_cb (LpLotDetails *self)
{
  lp_lot_dialog_show (self->list, self->context, self->lot->id);
}

static void
lp_lot_details_users_cb (LpLotDetails *self)
{
  lp_users_dialog_show (self->list, self->context, self->lot);
}

static void
lp_lot_details_close_cb (LpLotDetails *self)
{
  lp_close_dialog_show (self->list, self->context, self->lot);
}

static GtkWidget *
lp_lot_details_add_row (LpLotDetails *self,
                        const char   *title,
                        const char   *subtitle)
{
  GtkWidget *row = linli_plain_row_new (title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
lp_lot_details_add_button (LpLotDetails *self,
                           GtkWidget    *row,
                           const char   *label,
                           GCallback     clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
lp_lot_details_fill (LpLotDetails *self)
{
  g_autofree char *words = lp_lot_dup_words (self->lot);
  g_autofree char *cars = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d Car…", "%d Cars…", self->lot->n_uses), (int) self->lot->n_uses);
  LpIncomeScope scope = { self->lot->id, 0 };
  GtkWidget *row = lp_lot_details_add_row (self, self->lot->name, NULL), *chip = lp_lot_new_chip (self->lot);

  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
  row = lp_lot_details_add_row (self, C_("parking", "Bays"), words);
  lp_lot_details_add_button (self, row, C_("parking", "Edit…"), G_CALLBACK (lp_lot_details_open_cb));
  row = lp_lot_details_add_row (self, C_("parking", "Parked or kept"), NULL);
  lp_lot_details_add_button (self, row, cars, G_CALLBACK (lp_lot_details_users_cb));
  gtk_list_box_append (GTK_LIST_BOX (self->list), lp_income_row_new (self->context, &scope, self->lot->name));
  row = lp_lot_details_add_row (self, self->lot->closed_on != NULL ? C_("parking", "Takes no cars") : C_("parking", "Takes cars"), NULL);
  lp_lot_details_add_button (self, row, self->lot->closed_on != NULL ? C_("parking", "Reopen Lot…") : C_("parking", "Close Lot…"),
                             G_CALLBACK (lp_lot_details_close_cb));
}

GtkWidget *
lp_lot_details_new (LinliContext   *context,
                    LinliSelection *selection,
                    const char     *kind,
                    gint64          id)
{
  g_autoptr (GError) error = NULL;
  LpLot *lot = lp_lot_load (linli_context_get_database (context), id, &error);
  GtkWidget *list;
  LpLotDetails *self;

  if (lot == NULL && g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    return NULL; /* removed meanwhile */
  list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("parking", "Parking lot"), -1);
  if (lot == NULL)
    {
      linli_trouble_add (list, _("The parking lots could not be read"), error);
      return list;
    }
  self = g_new (LpLotDetails, 1);
  *self = (LpLotDetails) { g_object_ref (context), lot, list };
  g_object_set_data_full (G_OBJECT (list), "details", self, lp_lot_details_free);
  lp_lot_details_fill (self);
  return list;
}

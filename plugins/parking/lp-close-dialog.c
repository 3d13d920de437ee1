/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The dialog in which a lot closes, or opens again. What it holds is freed with its window. */

#include "lp-close-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-loss-store.h"
#include "lp-car-list.h"
#include "lp-lot-close-store.h"
#include "lp-need-words.h"

typedef struct {
  LinliContext *context;
  LpLotClosing *closing;
  gboolean opens;
  GPtrArray *ranks; /* of GtkDropDown, borrowed: one a car that loses its bay */
  GtkWidget *window; /* borrowed: it owns this */
  GtkWidget *day;
  GtkWidget *why;
  GtkWidget *cars;
  GtkWidget *fault;
} LpCloseDialog;

static void
lp_close_dialog_free (gpointer data)
{
  LpCloseDialog *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->closing, lp_lot_closing_free);
  g_ptr_array_unref (self->ranks);
  g_free (self);
}

/* What the rows say now. */
static void
lp_close_dialog_read_rows (LpCloseDialog *self,
                           LpLotClosing  *closing)
{
  for (guint i = 0; i < closing->losses->len; i++)
    {
      LpLoss *loss = g_ptr_array_index (closing->losses, i);

      loss->wanted = lp_car_list_is_ticked (self->cars, i);
      if (!self->opens)
        loss->rank = lp_rank_nth (gtk_drop_down_get_selected (g_ptr_array_index (self->ranks, i)));
    }
}

/* The dialog keeps its list for when it is refused; what is done is read anew. */
static LpLotClosing *
lp_close_dialog_reload (LpCloseDialog  *self,
                        GError        **error)
{
  LinliDatabase *database = linli_context_get_database (self->context);

  return self->opens ? lp_lot_closing_load_lost (database, self->closing->kind, self->closing->lot_id, error)
                     : lp_lot_closing_load (database, self->closing->kind, self->closing->lot_id, error);
}

/* What was said about a car counts for it, wherever it stands in the list by now. */
static void
lp_close_dialog_carry_over (LpCloseDialog *self,
                            LpLotClosing  *closing)
{
  lp_close_dialog_read_rows (self, self->closing);
  for (guint i = 0; i < closing->losses->len; i++)
    for (guint j = 0; j < self->closing->losses->len; j++)
      {
        LpLoss *loss = g_ptr_array_index (closing->losses, i), *said = g_ptr_array_index (self->closing->losses, j);

        if (self->opens ? loss->need->id == said->need->id : loss->use->id == said->use->id)
          {
            loss->wanted = said->wanted;
            loss->rank = said->rank;
          }
      }
}

static void
lp_close_dialog_do_cb (LpCloseDialog *self)
{
  g_autofree char *day = self->opens ? NULL : lp_parking_read_day (gtk_editable_get_text (GTK_EDITABLE (self->day)));
  g_autofree char *why = self->opens ? NULL : g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why))));
  g_autoptr (GError) error = NULL;
  LpLotClosing *closing;

  if (!self->opens && (day == NULL || *why == '\0'))
    {
      lp_parking_fault_show (self->fault, day == NULL ? _("The day is not understood; write it as 2026-12-31") : _("Say why the lot closes"));
      gtk_widget_grab_focus (day == NULL ? self->day : self->why);
      return;
    }
  closing = lp_close_dialog_reload (self, &error);
  if (closing == NULL)
    {
      linli_act_show_error (self->window, error);
      return;
    }
  lp_close_dialog_carry_over (self, closing);
  closing->day = g_steal_pointer (&day);
  closing->why = g_steal_pointer (&why);
  linli_act_and_close (self->window, self->context, self->opens ? _("Lot opened again") : _("Lot closed"), self->opens ? lp_lot_reopen : lp_lot_close,
                       closing, lp_lot_closing_free);
}

static void
lp_close_dialog_add_cars (LpCloseDialog *self)
{
  for (guint i = 0; i < self->closing->losses->len; i++)
    {
      const LpLoss *loss = g_ptr_array_index (self->closing->losses, i);
      g_autofree char *title = NULL, *words = NULL;

      if (self->opens)
        {
          g_autofree char *car = lp_need_dup_car (loss->need), *home = lp_need_dup_home (loss->need);

          title = g_strdup_printf ("%s · %s", car, home);
          words = lp_need_dup_order (loss->need);
          lp_car_list_add (self->cars, title, words, TRUE, TRUE, NULL);
        }
      else
        {
          GtkWidget *rank = lp_rank_choice_new (loss->rank);
          g_autofree char *name = NULL;

          title = lp_use_dup_title (loss->use);
          words = lp_use_dup_words (loss->use);
          name = g_strdup_printf (_("Priority of %s"), title);
          gtk_accessible_update_property (GTK_ACCESSIBLE (rank), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
          g_ptr_array_add (self->ranks, rank);
          lp_car_list_add (self->cars, title, words, TRUE, TRUE, rank);
        }
    }
}

/* What is to be known before: the agreements that end with the lot, or that have to take more cars. */
static void
lp_close_dialog_add_agreements (LpCloseDialog *self,
                                GtkWidget     *box)
{
  GPtrArray *touched = self->closing->touched;
  GtkWidget *list;

  if (touched == NULL || touched->len == 0)
    return;
  linli_plain_label_add (box, C_("parking", "Agreements that this touches"), "heading");
  list = linli_plain_list_add (box, C_("parking", "Agreements that this touches"));
  for (guint i = 0; i < touched->len; i++)
    {
      const LpAgreement *agreement = g_ptr_array_index (touched, i);
      /* Translators: the number of an agreement, whose cars, which lot. */
      g_autofree char *title = g_strdup_printf (_("%s: cars of %s in %s"), agreement->number != NULL ? agreement->number : "", agreement->guest, agreement->lot);
      g_autofree char *words = lp_agreement_dup_loss (agreement, self->closing->lot_id);
      GtkWidget *row = linli_plain_row_new (title, words), *chip = agreement->lot_id == self->closing->lot_id
                                                              ? linli_chip_new (C_("parking", "Ends"), LINLI_TONE_WARNING)
                                                              : linli_chip_new (C_("parking", "Stays"), LINLI_TONE_NEUTRAL);

      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), chip);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
}

static GtkWidget *
lp_close_dialog_new_content (LpCloseDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *button = linli_button_new (self->opens ? C_("parking", "_Open Again") : C_("parking", "_Close the Lot"), NULL);
  g_autofree char *today = lp_parking_dup_today (), *words = NULL;

  if (self->opens)
    words = g_strdup (_("Who lost this lot and waits still can have a bay here again: one is kept for each that stays ticked."));
  else
    words = g_strdup_printf (_("Who parks here loses the bay. Each car that stays ticked becomes a parking need with what it paid and for when. Priority is "
                               "judged by tags (disabled, needs care) and birth dates (%d and older, younger than %d); no rule says so: correct it where it is wrong."),
                             LP_NEED_ELDER_AGE, LP_NEED_INFANT_AGE);
  if (!self->opens)
    {
      GtkWidget *list = linli_plain_list_add (box, C_("parking", "Parking lot"));

      self->day = lp_parking_entry_new (C_("parking", "First day without cars"), today);
      self->why = lp_parking_entry_new (C_("parking", "Why it closes"), NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), self->day);
      gtk_list_box_append (GTK_LIST_BOX (list), self->why);
      lp_close_dialog_add_agreements (self, box);
    }
  self->cars = lp_car_list_new (self->opens ? C_("parking", "Cars that wait") : C_("parking", "Cars that park here"));
  lp_close_dialog_add_cars (self);
  if (self->closing->losses->len > 0)
    {
      GtkWidget *label = gtk_label_new (words);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_box_append (GTK_BOX (box), self->cars);
  gtk_widget_add_css_class (button, self->opens ? "suggested-action" : "destructive-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (lp_close_dialog_do_cb), self);
  return lp_parking_content_new (box, &self->fault, button);
}

void
lp_close_dialog_show (GtkWidget    *over,
                      LinliContext *context,
                      const LpLot  *lot)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_NEED_KIND);
  g_autoptr (GError) error = NULL;
  gboolean opens = lot->closed_on != NULL;
  LinliDatabase *database = linli_context_get_database (context);
  LpLotClosing *closing = kind == NULL ? NULL
                          : opens ? lp_lot_closing_load_lost (database, kind, lot->id, &error)
                                  : lp_lot_closing_load (database, kind, lot->id, &error);
  LpCloseDialog *self;
  g_autofree char *title = NULL;

  if (closing == NULL)
    {
      if (error != NULL)
        linli_toast_show_error (over, _("Who parks in the lot could not be read"), error);
      return;
    }
  self = g_new0 (LpCloseDialog, 1);
  self->context = g_object_ref (context);
  self->closing = closing;
  self->opens = opens;
  self->ranks = g_ptr_array_new ();
  title = g_strdup_printf (opens ? _("%s Opens Again") : _("%s Closes"), lot->name);
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), title, lp_close_dialog_new_content (self), 720, 600);
  g_object_set_data_full (G_OBJECT (self->window), "closing", self, lp_close_dialog_free);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (opens ? self->cars : self->why);
}

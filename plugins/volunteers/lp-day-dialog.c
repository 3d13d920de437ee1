/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* One day of one volunteer: the shifts, asked on a worker. A row opens the shift in which he serves, and puts him on another. */

#include "lp-day-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-candidates.h"
#include "lp-cell-dialog.h"
#include "lp-desk-act.h"
#include "lp-desk-week.h"
#include "lp-dialog.h"
#include "lp-exception-dialog.h"

#define MOST_SHOWN 100

typedef struct {
  LinliContext *context;
  gint64 card_id;
  char *day;
  GPtrArray *offers; /* of LpOffer, in the order of the rows */
  GCancellable *loading;
  GtkWidget *window;
  GtkWidget *list;
  GtkWidget *rest;
} LpDayDialog;

/* What a worker is asked. */
typedef struct {
  gint64 card_id;
  char *day;
} LpDayQuestion;

static void
lp_day_dialog_free (gpointer data)
{
  LpDayDialog *self = data;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_object_unref (self->context);
  g_free (self->day);
  g_free (self);
}

static void
lp_day_question_free (gpointer data)
{
  LpDayQuestion *question = data;

  g_free (question->day);
  g_free (question);
}

static void
lp_day_dialog_activated_cb (LpDayDialog   *self,
                            GtkListBoxRow *row)
{
  const LpOffer *offer = g_ptr_array_index (self->offers, (guint) gtk_list_box_row_get_index (row));
  LpDutyChange *change;

  if (offer->serves)
    {
      lp_cell_dialog_show (self->window, self->context, offer->slot->id);
      return;
    }
  change = lp_duty_change_new ();
  lp_duty_change_add (change, offer->slot->id, self->card_id);
  lp_desk_act_change (self->window, self->context, _("Put on the shift"), change);
}

static void
lp_day_dialog_away_cb (LpDayDialog *self)
{
  lp_exception_dialog_show (self->window, self->context, self->card_id, self->day);
}

static void
lp_day_dialog_add_offer (LpDayDialog   *self,
                         const LpOffer *offer)
{
  int missing = lp_slot_count_missing (offer->slot);
  g_autofree char *title = lp_slot_dup_words (offer->slot);
  g_autofree char *words = offer->serves ? g_strdup (C_("desk", "serves here"))
                           : offer->blocked != NULL ? g_strdup_printf (C_("desk", "cannot: %s"), offer->blocked)
                           : missing > 0 ? g_strdup_printf (C_("desk", "can; %d missing"), missing) : g_strdup (C_("desk", "can; nobody is missing"));
  GtkWidget *row = linli_plain_row_new (title, words);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), linli_chip_new (offer->serves ? C_("desk", "● serves") : offer->blocked != NULL ? C_("desk", "✕ blocked")
                                                                   : C_("desk", "✓ can"), offer->serves ? LINLI_TONE_ACCENT
                                                                   : offer->blocked != NULL ? LINLI_TONE_NEUTRAL : LINLI_TONE_SUCCESS));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

static gpointer
lp_day_dialog_read (LinliDatabase  *reader,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  LpDayQuestion *question = data;

  return lp_offers_read (reader, question->day, question->card_id, error);
}

static void
lp_day_dialog_loaded_cb (GObject      *window,
                         GAsyncResult *result,
                         gpointer      data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) offers = g_task_propagate_pointer (G_TASK (result), &error);
  LpDayDialog *self = g_object_get_data (window, "day");
  g_autofree char *rest = NULL;

  if (self == NULL)
    return;
  if (offers == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        linli_toast_show_error (self->window, _("The shifts could not be read"), error);
      return;
    }
  linli_plain_list_clear (self->list);
  for (guint i = 0; i < MIN (offers->len, MOST_SHOWN); i++)
    lp_day_dialog_add_offer (self, g_ptr_array_index (offers, i));
  rest = offers->len > MOST_SHOWN ? g_strdup_printf (_("The first %u of %u are shown"), MOST_SHOWN, offers->len)
         : g_strdup (offers->len == 0 ? _("There are no shifts on this day") : "");
  gtk_label_set_text (GTK_LABEL (self->rest), rest);
  gtk_widget_set_visible (self->rest, *rest != '\0');
  gtk_widget_set_visible (self->list, offers->len > 0);
  if (self->offers == NULL && offers->len > 0)
    gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)));
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  self->offers = g_steal_pointer (&offers);
}

static void
lp_day_dialog_load (LpDayDialog *self)
{
  g_autoptr (GTask) task = NULL;
  LpDayQuestion *question = g_new0 (LpDayQuestion, 1);

  *question = (LpDayQuestion) { self->card_id, g_strdup (self->day) };
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  task = g_task_new (self->window, self->loading, lp_day_dialog_loaded_cb, NULL);
  g_task_set_task_data (task, question, lp_day_question_free);
  linli_read_task_run (task, linli_context_get_store (self->context), lp_day_dialog_read, (GDestroyNotify) g_ptr_array_unref);
}

static void
lp_day_dialog_changed_cb (LinliStore   *store,
                          LinliChanges *changes,
                          LpDayDialog  *self)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, LP_POST_TABLE, LP_CARD_TABLE, LP_TIME_TABLE, LP_EXCEPTION_TABLE, "person", NULL };

  if (linli_changes_touches_any (changes, kinds))
    lp_day_dialog_load (self);
}

void
lp_day_dialog_show (GtkWidget      *over,
                    LinliContext   *context,
                    const LpServer *server,
                    const char     *day)
{
  LpDayDialog *self = g_new0 (LpDayDialog, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12), *scroller = gtk_scrolled_window_new (), *away;
  g_autofree char *name = lp_desk_dup_name (context, server->person_id, server->name), *words = lp_day_dup_words (day);
  g_autofree char *title = g_strdup_printf ("%s · %s", name, words);

  self->context = g_object_ref (context);
  self->card_id = server->card_id;
  self->day = g_strdup (day);
  linli_plain_label_add (box, title, "heading");
  self->list = linli_plain_list_add (inner, C_("desk", "Shifts of the day"));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (lp_day_dialog_activated_cb), self);
  self->rest = linli_plain_label_add (inner, "", "dim-label");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 460);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), inner);
  gtk_box_append (GTK_BOX (box), scroller);
  away = linli_button_new (C_("desk", "_Cannot Come…"), NULL);
  gtk_widget_set_halign (away, GTK_ALIGN_END);
  g_signal_connect_swapped (away, "clicked", G_CALLBACK (lp_day_dialog_away_cb), self);
  gtk_box_append (GTK_BOX (box), away);
  gtk_widget_add_css_class (box, "linli-dialog-body");
  self->window = linli_dialog_new (GTK_WINDOW (gtk_widget_get_root (over)), C_("desk", "Day of a Volunteer"), box, 600, -1);
  lp_dialog_own (self->window, "day", self, lp_day_dialog_free);
  g_signal_connect (linli_context_get_store (context), "changed", G_CALLBACK (lp_day_dialog_changed_cb), self);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  lp_day_dialog_load (self);
  gtk_window_present (GTK_WINDOW (self->window));
}

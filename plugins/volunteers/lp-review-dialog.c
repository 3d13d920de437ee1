/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is asked before service is publicised. What it holds is freed with its window. */

#include "lp-review-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-open-shifts.h"
#include "lp-record-store.h"
#include "lp-review-paper.h"
#include "lp-review-store.h"
#include "lp-week.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  gint64 card_id;
  GtkWidget *over, *first_day, *last_day, *posted_on, *ends_on;
  LpOpenShifts *open;
} LpReviewDialog;

/* One that is being posted. */
typedef struct {
  GtkWidget *window, *keep, *over;
  LinliContext *context;
  LpReview *notice;
} LpReviewPost;

static void
lp_review_dialog_free (gpointer data)
{
  LpReviewDialog *self = data;

  lp_open_shifts_free (self->open);
  g_object_unref (self->context);
  g_object_unref (self->over);
  g_free (self);
}

/* The lines are gone with the window, whoever else holds it. */
static void
lp_review_dialog_destroyed_cb (LpReviewDialog *self)
{
  g_signal_handlers_disconnect_by_data (linli_context_get_store (self->context), self);
}

/* Tells of shifts that are not noted, as long as both days can be read. */
static void
lp_review_dialog_count_cb (LpReviewDialog *self)
{
  g_autofree char *first = linli_form_dup_text (self->first_day), *last = linli_form_dup_text (self->last_day);
  LinliDate from = { 0 }, to = { 0 };
  g_autofree char *first_day = NULL, *last_day = NULL;
  LpService *service;

  if (first == NULL || last == NULL || !linli_date_parse (first, &from, NULL) || !linli_date_is_whole (&from) || !linli_date_parse (last, &to, NULL) ||
      !linli_date_is_whole (&to))
    return;
  first_day = linli_date_to_string (&from);
  last_day = linli_date_to_string (&to);
  service = lp_service_read (linli_context_get_database (self->context), self->card_id, first_day, last_day, NULL);
  lp_open_shifts_update (self->open, service != NULL ? service->n_open : 0, first_day, last_day);
  g_clear_pointer (&service, lp_service_free);
}

static void
lp_review_posted_cb (GObject      *store,
                     GAsyncResult *result,
                     gpointer      data)
{
  LpReviewPost *post = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    {
      if (gtk_widget_get_root (post->over) != NULL)
        lp_review_paper_show (post->over, post->context, post->notice->id);
      gtk_window_destroy (GTK_WINDOW (post->window));
    }
  else
    {
      gtk_widget_set_sensitive (post->keep, TRUE);
      linli_act_show_error (post->window, error);
    }
  lp_review_free (post->notice);
  g_object_unref (post->window);
  g_object_unref (post->keep);
  g_object_unref (post->over);
  g_object_unref (post->context);
  g_free (post);
}

static void
lp_review_dialog_post_cb (LpReviewDialog *self)
{
  g_autoptr (LpReview) notice = lp_review_new (self->card_id);
  LpReviewPost *post;

  if (!gtk_widget_get_sensitive (self->form->keep)) /* Enter in an entry, while it is being posted */
    return;
  if (!linli_form_read_day (self->form, self->first_day, &notice->first_day) || !linli_form_read_day (self->form, self->last_day, &notice->last_day) ||
      !linli_form_read_day (self->form, self->posted_on, &notice->posted_on) || !linli_form_read_day (self->form, self->ends_on, &notice->ends_on))
    return;
  notice->open_do_not_count = lp_open_shifts_do_not_count (self->open);
  post = g_new0 (LpReviewPost, 1);
  *post = (LpReviewPost) { g_object_ref (self->form->window), g_object_ref (self->form->keep), g_object_ref (self->over), g_object_ref (self->context),
                           g_steal_pointer (&notice) };
  gtk_widget_set_sensitive (self->form->keep, FALSE);
  linli_store_act_async (linli_context_get_store (self->context), C_("notice", "Service publicised"), lp_review_post, post->notice, NULL, NULL,
                         lp_review_posted_cb, post);
}

void
lp_review_dialog_show (GtkWidget    *over,
                       LinliContext *context,
                       gint64        card_id)
{
  LpReviewDialog *self = g_new0 (LpReviewDialog, 1);
  g_autofree char *first = lp_service_dup_first_day (linli_context_get_database (context), card_id), *today = lp_day_dup_today ();
  g_autofree char *ends = lp_day_dup_after (today, LP_REVIEW_LEAST_DAYS - 1), *yesterday = lp_day_dup_after (today, -1);

  self->context = g_object_ref (context);
  self->over = g_object_ref (GTK_WIDGET (gtk_widget_get_root (over))); /* the pane itself is made anew by the action */
  self->card_id = card_id;
  self->form = linli_form_new (over, C_("notice", "Publicise Service"), C_("notice", "_Publicise and Show the List"));
  self->first_day = linli_form_add_entry (self->form, C_("notice", "Service from the day"), first != NULL ? first : today);
  self->last_day = linli_form_add_entry (self->form, C_("notice", "Service until the day"), yesterday);
  self->posted_on = linli_form_add_entry (self->form, C_("notice", "Hangs out from the day"), today);
  self->ends_on = linli_form_add_entry (self->form, C_("notice", "Hangs out until the day, 7 days at least"), ends);
  self->open = lp_open_shifts_add (self->form, context, card_id);
  g_signal_connect_swapped (self->first_day, "changed", G_CALLBACK (lp_review_dialog_count_cb), self);
  g_signal_connect_swapped (self->last_day, "changed", G_CALLBACK (lp_review_dialog_count_cb), self);
  g_signal_connect_swapped (linli_context_get_store (context), "changed", G_CALLBACK (lp_review_dialog_count_cb), self);
  g_signal_connect_swapped (self->form->window, "destroy", G_CALLBACK (lp_review_dialog_destroyed_cb), self);
  lp_review_dialog_count_cb (self);
  linli_form_show (self->form, G_CALLBACK (lp_review_dialog_post_cb), self, lp_review_dialog_free);
  gtk_widget_grab_focus (self->first_day);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for days that are not as every week. What it holds is freed with its window; what falls out by an absence is shown over the window below. */

#include "lp-exception-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-card-store.h"
#include "lp-dialog.h"
#include "lp-falls-dialog.h"
#include "lp-roster-facts-store.h"
#include "lp-week.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  gint64 card_id; /* 0 until somebody is chosen */
  GtkWidget *over; /* the window below */
  GtkWidget *who; /* NULL where the volunteer is known */
  GtkWidget *kind, *first_day, *last_day, *hours, *reason;
} LpExceptionDialog;

static void
lp_exception_dialog_free (gpointer data)
{
  LpExceptionDialog *self = data;

  g_object_unref (self->over);
  g_object_unref (self->context);
  g_free (self);
}

static gboolean
lp_exception_dialog_read (LpExceptionDialog *self,
                          LpException       *exception)
{
  g_autofree char *hours = linli_form_dup_text (self->hours);

  exception->available = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind)) == 1;
  exception->reason = linli_form_dup_text (self->reason);
  if (!linli_form_read_day (self->form, self->first_day, &exception->first_day) || !linli_form_read_day (self->form, self->last_day, &exception->last_day))
    return FALSE;
  if (exception->last_day == NULL)
    exception->last_day = g_strdup (exception->first_day);
  if (hours == NULL || lp_minutes_read (hours, &exception->from, &exception->to))
    return TRUE;
  linli_form_complain (self->form, _("The hours are not understood; write them as 8:00-11:00, or leave them empty for the whole day"), self->hours);
  return FALSE;
}

/* An absence that is being stored. */
typedef struct {
  GtkWidget *form; /* its window */
  GtkWidget *keep;
  GtkWidget *over;
  LinliContext *context;
  gint64 card_id;
  int first_day, last_day;
} LpAway;

static void
lp_away_free (gpointer data)
{
  LpAway *away = data;

  g_object_unref (away->form);
  g_object_unref (away->keep);
  g_object_unref (away->over);
  g_object_unref (away->context);
  g_free (away);
}

static void
lp_away_kept_cb (GObject      *store,
                 GAsyncResult *result,
                 gpointer      data)
{
  LpAway *away = data;
  g_autoptr (GError) error = NULL;

  if (linli_store_act_finish (LINLI_STORE (store), result, &error))
    {
      gtk_window_destroy (GTK_WINDOW (away->form));
      if (gtk_widget_get_visible (away->over))
        lp_falls_dialog_follow (away->over, away->context, away->first_day, away->last_day, away->card_id);
    }
  else
    {
      gtk_widget_set_sensitive (away->keep, TRUE);
      linli_act_show_error (gtk_widget_get_visible (away->form) ? away->form : away->over, error);
    }
  lp_away_free (away);
}

/* Takes @exception. */
static void
lp_exception_dialog_keep_away (LpExceptionDialog *self,
                               LpException       *exception)
{
  LpAway *away = g_new0 (LpAway, 1);

  *away = (LpAway) { g_object_ref (self->form->window), g_object_ref (self->form->keep), g_object_ref (self->over), g_object_ref (self->context), self->card_id,
                     exception->first_day != NULL ? lp_roster_day_from_text (exception->first_day) : 0,
                     exception->last_day != NULL ? lp_roster_day_from_text (exception->last_day) : 0 };
  gtk_widget_set_sensitive (self->form->keep, FALSE);
  linli_store_act_async (linli_context_get_store (self->context), _("Volunteer is away"), lp_exception_keep, exception, lp_exception_free, NULL,
                         lp_away_kept_cb, away);
}

static void
lp_exception_dialog_keep_cb (LpExceptionDialog *self)
{
  LpException *exception;

  if (self->card_id == 0)
    {
      linli_form_complain (self->form, _("Search for the volunteer first"), NULL);
      return;
    }
  exception = lp_exception_new (self->card_id);
  if (!lp_exception_dialog_read (self, exception))
    lp_exception_free (exception);
  else if (exception->available)
    linli_act_and_close (self->form->window, self->context, _("Extra time of a volunteer"), lp_exception_keep, exception, lp_exception_free);
  else
    lp_exception_dialog_keep_away (self, exception);
}

static void
lp_exception_dialog_found_cb (LinliRecordFinder *finder,
                              const char        *kind,
                              gint64             id,
                              const char        *title, /* masked */
                              LpExceptionDialog *self)
{
  gint64 card = lp_card_find (linli_context_get_database (self->context), id);

  if (card == 0)
    {
      g_autofree char *words = g_strdup_printf (_("%s has no volunteer's card"), title);

      linli_form_complain (self->form, words, NULL);
      return;
    }
  self->card_id = card;
  gtk_widget_set_visible (self->form->fault, FALSE);
  gtk_label_set_text (GTK_LABEL (self->who), title);
  gtk_widget_set_visible (self->who, TRUE);
  linli_record_finder_clear (finder);
  gtk_widget_grab_focus (self->first_day);
}

static GtkWidget *
lp_exception_dialog_add_finder (LpExceptionDialog *self)
{
  GtkWidget *finder;

  gtk_list_box_append (GTK_LIST_BOX (self->form->list),
                       lp_finder_row_new (self->context, C_("volunteers", "Name of the volunteer"), "heading", &finder, &self->who));
  g_signal_connect (finder, "found", G_CALLBACK (lp_exception_dialog_found_cb), self);
  return finder;
}

static char *
lp_exception_dialog_dup_title (LinliContext *context,
                               gint64        card_id)
{
  g_autoptr (LpCard) card = card_id != 0 ? lp_card_load (linli_context_get_database (context), card_id, NULL) : NULL;
  g_autofree char *masked = card != NULL && card->name != NULL ? linli_mask_name (card->name) : NULL;

  return masked != NULL ? g_strdup_printf (_("Away, or Extra Time: %s"), masked) : g_strdup (_("Away, or Extra Time"));
}

void
lp_exception_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        card_id,
                          const char   *day)
{
  const char *kinds[] = { C_("volunteers", "Cannot come"), _("Extra time"), NULL };
  LpExceptionDialog *self = g_new0 (LpExceptionDialog, 1);
  g_autofree char *title = lp_exception_dialog_dup_title (context, card_id);
  GtkWidget *finder = NULL;

  self->context = g_object_ref (context);
  self->card_id = card_id;
  self->over = GTK_WIDGET (g_object_ref (gtk_widget_get_root (over)));
  self->form = linli_form_new (over, title, C_("volunteers", "_Keep"));
  if (card_id == 0)
    finder = lp_exception_dialog_add_finder (self);
  self->kind = linli_form_add_choice (self->form, C_("volunteers", "What"), kinds, 0);
  self->first_day = linli_form_add_entry (self->form, _("From the day"), day);
  self->last_day = linli_form_add_entry (self->form, _("Until the day"), NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->last_day), _("Empty: one day"));
  self->hours = linli_form_add_entry (self->form, _("Hours"), NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->hours), _("Empty: the whole day"));
  self->reason = linli_form_add_entry (self->form, _("Reason"), NULL);
  linli_form_show (self->form, G_CALLBACK (lp_exception_dialog_keep_cb), self, lp_exception_dialog_free);
  gtk_widget_grab_focus (finder != NULL ? finder : day != NULL ? self->reason : self->first_day);
}

void
lp_exception_dialog_ask (GtkWidget      *window,
                         LinliContext   *context,
                         LinliSelection *selection,
                         gpointer        data)
{
  LinliDate date;
  g_autofree char *today = NULL;

  linli_date_today (&date);
  today = linli_date_to_string (&date);
  lp_exception_dialog_show (window, context, 0, today);
}

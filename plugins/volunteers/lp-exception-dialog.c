/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for days that are not as every week. What it holds is freed with its window. */

#include "lp-exception-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-card-store.h"
#include "lp-week.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  gint64 card_id;
  GtkWidget *kind, *first_day, *last_day, *hours, *reason;
} LpExceptionDialog;

static void
lp_exception_dialog_free (gpointer data)
{
  LpExceptionDialog *self = data;

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

static void
lp_exception_dialog_keep_cb (LpExceptionDialog *self)
{
  LpException *exception = lp_exception_new (self->card_id);

  if (lp_exception_dialog_read (self, exception))
    linli_act_and_close (self->form->window, self->context, exception->available ? _("Extra time of a volunteer") : _("Volunteer is away"), lp_exception_keep,
                         exception, lp_exception_free);
  else
    lp_exception_free (exception);
}

void
lp_exception_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        card_id)
{
  const char *kinds[] = { _("Away"), _("Extra time"), NULL };
  LpExceptionDialog *self = g_new0 (LpExceptionDialog, 1);

  self->context = g_object_ref (context);
  self->card_id = card_id;
  self->form = linli_form_new (over, _("Away, or Extra Time"), C_("volunteers", "_Keep"));
  self->kind = linli_form_add_choice (self->form, C_("volunteers", "What"), kinds, 0);
  self->first_day = linli_form_add_entry (self->form, _("From the day"), NULL);
  self->last_day = linli_form_add_entry (self->form, _("Until the day"), NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->last_day), _("Empty: one day"));
  self->hours = linli_form_add_entry (self->form, _("Hours"), NULL);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->hours), _("Empty: the whole day"));
  self->reason = linli_form_add_entry (self->form, _("Reason"), NULL);
  linli_form_show (self->form, G_CALLBACK (lp_exception_dialog_keep_cb), self, lp_exception_dialog_free);
  gtk_widget_grab_focus (self->first_day);
}

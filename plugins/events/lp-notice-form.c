/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form before a notice or a poster: what is only needed there is kept with the event. Freed with its window. */

#include "lp-notice-form.h"

#include <glib/gi18n-lib.h>

#include "lp-event-store.h"
#include "lp-notice-paper.h"

typedef struct {
  LinliForm *form;
  LinliContext *context;
  LpEvent *event;
  GtkWidget *over;
  GtkWidget *which;
  GtkWidget *audience;
  GtkWidget *register_how;
  GtkWidget *contact;
  GtkWidget *code_text;
} LpNoticeForm;

static void
lp_notice_form_free (gpointer data)
{
  LpNoticeForm *self = data;

  g_object_unref (self->context);
  g_object_unref (self->over);
  lp_event_free (self->event);
  g_free (self);
}

/* Whether something else is typed now. */
static gboolean
lp_notice_form_take (char      **field,
                     GtkWidget  *entry)
{
  g_autofree char *text = linli_form_dup_text (entry);

  if (g_strcmp0 (*field, text) == 0)
    return FALSE;
  g_free (*field);
  *field = g_steal_pointer (&text);
  return TRUE;
}

/* FALSE with a complaint where no code can hold it. */
static gboolean
lp_notice_form_try_code (LpNoticeForm  *self,
                         const LpEvent *event)
{
  g_autoptr (LinliPaper) paper = linli_paper_new ("");
  g_autoptr (GError) error = NULL;

  if (event->code_text == NULL || linli_paper_add_code (paper, event->code_text, NULL, NULL, &error))
    return TRUE;
  linli_form_complain (self->form, error->message, self->code_text);
  return FALSE;
}

static void
lp_notice_form_keep_cb (LpNoticeForm *self)
{
  g_autoptr (LpEvent) event = lp_event_copy (self->event);
  gboolean changed = lp_notice_form_take (&event->audience, self->audience), poster = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->which)) == 1;
  LpEvent *shown;

  changed |= lp_notice_form_take (&event->register_how, self->register_how);
  changed |= lp_notice_form_take (&event->contact, self->contact);
  changed |= lp_notice_form_take (&event->code_text, self->code_text);
  if (!lp_notice_form_try_code (self, event))
    return;
  shown = lp_event_copy (event);
  linli_paper_show_made (self->over, self->context, "matter", event->id, poster ? lp_event_make_poster : lp_event_make_notice, shown, lp_event_free);
  if (changed)
    linli_act_and_close (self->form->window, self->context, C_("event", "Event changed"), lp_event_save, g_steal_pointer (&event), lp_event_free);
  else
    gtk_window_destroy (GTK_WINDOW (self->form->window));
}

void
lp_notice_form_show (GtkWidget     *over,
                     LinliContext  *context,
                     const LpEvent *event)
{
  const char * const papers[] = { C_("notice", "Notice"), C_("notice", "Poster, to be read from two metres"), NULL };
  LpNoticeForm *self = g_new0 (LpNoticeForm, 1);

  self->form = linli_form_new (over, C_("notice", "Notice and Poster"), C_("notice", "_Keep and Show"));
  self->context = g_object_ref (context);
  self->event = lp_event_copy (event);
  self->over = g_object_ref (over);
  self->which = linli_form_add_choice (self->form, C_("notice", "Paper"), papers, 0);
  self->audience = linli_form_add_entry (self->form, C_("notice", "For whom (empty: all residents)"), event->audience);
  self->register_how = linli_form_add_entry (self->form, C_("notice", "How people register"), event->register_how);
  self->contact = linli_form_add_entry (self->form, C_("notice", "Whom they ask (name, telephone)"), event->contact);
  self->code_text = linli_form_add_entry (self->form, C_("notice", "What the QR code holds: an address or words (empty: no code)"), event->code_text);
  linli_form_show (self->form, G_CALLBACK (lp_notice_form_keep_cb), self, lp_notice_form_free);
  gtk_widget_grab_focus (self->register_how);
}

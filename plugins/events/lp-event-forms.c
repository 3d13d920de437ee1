/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Small forms for the time after an event: who signed, and how many there were. Each is freed with its window. */

#include "lp-event-forms.h"

#include <glib/gi18n-lib.h>

#include "lp-attendee-store.h"
#include "lp-event-store.h"

/* One of them; it uses the fields it needs. */
typedef struct {
  LinliForm *form;
  LinliContext *context;
  gint64 event_id;
  GtkWidget *lines;
  GtkWidget *others;
  GtkWidget *site;
  GtkWidget *online;
} LpEventSlip;

static void
lp_event_slip_free (gpointer data)
{
  LpEventSlip *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static LpEventSlip *
lp_event_slip_new (GtkWidget     *over,
                   LinliContext  *context,
                   const LpEvent *event,
                   const char    *title,
                   const char    *keep)
{
  LpEventSlip *self = g_new0 (LpEventSlip, 1);

  self->form = linli_form_new (over, title, keep);
  self->context = g_object_ref (context);
  self->event_id = event->id;
  return self;
}

static void
lp_tick_form_keep_cb (LpEventSlip *self)
{
  g_autofree char *fault = NULL;
  GArray *lines = lp_lines_parse (gtk_editable_get_text (GTK_EDITABLE (self->lines)), &fault);
  LpTick *tick;

  if (lines == NULL)
    {
      linli_form_complain (self->form, fault, self->lines);
      return;
    }
  tick = g_new0 (LpTick, 1);
  *tick = (LpTick) { self->event_id, lines, gtk_drop_down_get_selected (GTK_DROP_DOWN (self->others)) == 0 };
  linli_act_and_close (self->form->window, self->context, C_("attendee", "Sign-in sheet typed back"), lp_attendee_tick, tick, lp_tick_free);
}

void
lp_tick_form_show (GtkWidget     *over,
                   LinliContext  *context,
                   const LpEvent *event)
{
  const char * const others[] = { C_("attendee", "did not come"), C_("attendee", "stay as they are"), NULL };
  LpEventSlip *self = lp_event_slip_new (over, context, event, C_("attendee", "Type the Sign-in Sheet Back"), C_("attendee", "_Keep"));

  self->lines = linli_form_add_entry (self->form, C_("attendee", "Rows that are signed (1-12, 15; 17=3: 3 people of row 17; b2: blank row 2)"), NULL);
  self->others = linli_form_add_choice (self->form, C_("attendee", "All others on site"), others, 0);
  linli_form_show (self->form, G_CALLBACK (lp_tick_form_keep_cb), self, lp_event_slip_free);
  gtk_widget_grab_focus (self->lines);
}

static void
lp_unnamed_form_keep_cb (LpEventSlip *self)
{
  LpEventUnnamed unnamed = { self->event_id };

  if (linli_form_read_number (self->form, self->site, LP_UNCOUNTED, &unnamed.site) &&
      linli_form_read_number (self->form, self->online, LP_UNCOUNTED, &unnamed.online))
    linli_act_and_close (self->form->window, self->context, C_("attendee", "People counted"), lp_event_set_unnamed, g_memdup2 (&unnamed, sizeof unnamed),
                         g_free);
}

void
lp_unnamed_form_show (GtkWidget     *over,
                      LinliContext  *context,
                      const LpEvent *event)
{
  LpEventSlip *self = lp_event_slip_new (over, context, event, C_("attendee", "People without Names"), C_("attendee", "_Keep"));
  const LpEventCounts *counts = &event->counts;
  g_autofree char *site = counts->site.unnamed >= 0 ? g_strdup_printf ("%d", counts->site.unnamed) : NULL;
  g_autofree char *online = counts->online.unnamed >= 0 ? g_strdup_printf ("%d", counts->online.unnamed) : NULL;

  self->site = linli_form_add_entry (self->form, C_("attendee", "On site beside those named (empty: not counted)"), site);
  self->online = linli_form_add_entry (self->form, C_("attendee", "Online beside those named (empty: not counted)"), online);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->site), 8);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->online), 8);
  linli_form_show (self->form, G_CALLBACK (lp_unnamed_form_keep_cb), self, lp_event_slip_free);
  gtk_widget_grab_focus (self->site);
}

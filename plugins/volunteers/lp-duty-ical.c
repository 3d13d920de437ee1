/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A volunteer's coming duties for the calendar of a phone (iCalendar). Drafts are left out: nobody was told of them. What was taken off since is in it as
 * cancelled, so that a later file mends what an earlier one put into the phone. */

#include "lp-duty-ical.h"

#include <glib/gi18n-lib.h>

#include "lp-coming-store.h"
#include "lp-week.h"

#define SEQUENCE_EPOCH 1577836800 /* 2020-01-01, so that the number fits for long */

/* What is written once the user said where. */
typedef struct {
  GtkWidget *over;
  LinliIcal *ical;
} LpDutyIcal;

static void
lp_duty_ical_free (gpointer data)
{
  LpDutyIcal *self = data;

  g_clear_weak_pointer (&self->over);
  linli_ical_free (self->ical);
  g_free (self);
}

LinliIcal *
lp_duty_ical_new (GPtrArray *comings,
                  gint64     now)
{
  LinliIcal *ical = linli_ical_new (C_("calendar", "Volunteers' duties"), now);

  for (guint i = 0; i < comings->len; i++)
    {
      const LpComing *coming = g_ptr_array_index (comings, i);
      g_autofree char *uid = g_strdup_printf ("volunteers-duty-%" G_GINT64_FORMAT "@linli", coming->duty_id);
      g_autofree char *summary = g_strdup_printf (C_("calendar", "On duty: %s"), coming->post);
      g_autofree char *note = lp_coming_dup_note (coming);
      LinliDate date = { 0 };
      LinliIcalEvent *event;

      if (!linli_date_parse (coming->day, &date, NULL))
        continue;
      event = linli_ical_add_event (ical, uid, summary, &date, coming->from, coming->to);
      if (coming->place != NULL)
        linli_ical_event_set_location (event, coming->place);
      linli_ical_event_set_description (event, note);
      /* Each file goes before all earlier ones, whatever was changed and changed back between them. */
      linli_ical_event_set_revision (event, (guint) CLAMP (now - SEQUENCE_EPOCH, 0, G_MAXINT32), coming->cancelled);
    }
  return ical;
}

static void
lp_duty_ical_write_cb (GFile    *file,
                       gpointer  data)
{
  LpDutyIcal *self = data;
  g_autoptr (GError) error = NULL;
  gboolean written = linli_ical_write (self->ical, g_file_peek_path (file), &error);

  if (self->over == NULL)
    return;
  if (written)
    linli_toast_show (self->over, C_("calendar", "Saved; send it to the volunteer, a phone takes it into its calendar"));
  else
    linli_toast_show_error (self->over, C_("calendar", "The calendar could not be written"), error);
}

void
lp_duty_ical_save (GtkWidget    *over,
                   LinliContext *context,
                   gint64        card_id)
{
  g_autofree char *today = lp_day_dup_today ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) comings = lp_coming_list_told (linli_context_get_database (context), card_id, today, &error);
  LpDutyIcal *self;

  if (comings == NULL)
    {
      linli_toast_show_error (over, _("The roster could not be read"), error);
      return;
    }
  if (comings->len == 0)
    {
      linli_toast_show (over, C_("calendar", "There is no published duty from today on"));
      return;
    }
  self = g_new0 (LpDutyIcal, 1);
  g_set_weak_pointer (&self->over, over);
  self->ical = lp_duty_ical_new (comings, g_get_real_time () / G_USEC_PER_SEC);
  linli_file_request_save (over, C_("calendar", "Save the Duties"), C_("calendar", "duties.ics"), lp_duty_ical_write_cb, self, lp_duty_ical_free);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The real hours of somebody who came. What it holds is freed with its window. */

#include "lp-real-hours-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-roster-rules.h"
#include "lp-week.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  GtkWidget *hours;
  gint64 duty_id;
  int from; /* as planned */
  int to;
} LpRealHours;

/* Hours that are asked about once more. */
typedef struct {
  GtkWidget *window;
  LinliContext *context;
  LpAttendanceMark *mark;
} LpFarHours;

static void
lp_real_hours_free (gpointer data)
{
  LpRealHours *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static void
lp_far_hours_free (gpointer data)
{
  LpFarHours *self = data;

  g_object_unref (self->window);
  g_object_unref (self->context);
  g_clear_pointer (&self->mark, lp_attendance_mark_free);
  g_free (self);
}

static void
lp_far_hours_agreed_cb (const char *unused,
                        gpointer    data)
{
  LpFarHours *self = data;

  self->mark->may_be_far = TRUE;
  linli_act_and_close (self->window, self->context, _("Real hours"), lp_attendance_note, g_steal_pointer (&self->mark), lp_attendance_mark_free);
}

static void
lp_real_hours_ask_again (LpRealHours      *self,
                         LpAttendanceMark *mark) /* takes it */
{
  LpFarHours *far = g_new0 (LpFarHours, 1);
  g_autofree char *planned = lp_roster_hours_dup_words (self->from, self->to), *real = lp_roster_hours_dup_words (mark->came_from, mark->came_to);
  g_autofree char *minutes = lp_roster_dup_minutes (mark->came_to - mark->came_from);
  g_autofree char *body = g_strdup_printf (_("The shift is %s; you wrote %s, which counts as %s."), planned, real, minutes);

  gtk_widget_grab_focus (self->hours); /* to be written anew, unless they are kept */
  *far = (LpFarHours) { g_object_ref (self->form->window), g_object_ref (self->context), mark };
  linli_message_ask (self->form->window, _("These hours lie far outside the shift"), body, C_("attendance", "_Keep Them All the Same"), FALSE,
                     lp_far_hours_agreed_cb, far, lp_far_hours_free);
}

static void
lp_real_hours_keep_cb (LpRealHours *self)
{
  g_autofree char *text = linli_form_dup_text (self->hours);
  LpAttendanceMark *mark = lp_attendance_mark_new (self->duty_id, 0, LP_DUTY_CAME);

  if (text != NULL && !lp_minutes_read (text, &mark->came_from, &mark->came_to))
    {
      lp_attendance_mark_free (mark);
      linli_form_complain (self->form, _("The hours are not understood; write them as 8:00-11:00"), self->hours);
      return;
    }
  lp_attendance_mark_fit (mark, self->from, self->to);
  if (lp_attendance_mark_is_far (mark, self->from, self->to))
    lp_real_hours_ask_again (self, mark);
  else
    linli_act_and_close (self->form->window, self->context, _("Real hours"), lp_attendance_note, mark, lp_attendance_mark_free);
}

void
lp_real_hours_dialog_show (GtkWidget          *over,
                           LinliContext       *context,
                           const LpAttendance *duty)
{
  LpRealHours *self = g_new0 (LpRealHours, 1);
  int from = duty->came_from >= 0 ? duty->came_from : duty->from, to = duty->came_to >= 0 ? duty->came_to : duty->to;
  g_autofree char *hours = g_strdup_printf ("%d:%02d-%d:%02d", from % LP_ROSTER_DAY / 60, from % 60, to % LP_ROSTER_DAY / 60, to % 60);

  self->context = g_object_ref (context);
  self->duty_id = duty->duty_id;
  self->from = duty->from;
  self->to = duty->to;
  self->form = linli_form_new (over, _("Real hours"), C_("volunteers", "_Keep"));
  self->hours = linli_form_add_entry (self->form, _("Actual Times"), hours);
  linli_form_show (self->form, G_CALLBACK (lp_real_hours_keep_cb), self, lp_real_hours_free);
  gtk_widget_grab_focus (self->hours);
}

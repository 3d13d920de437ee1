/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A form for a shift, and the question before it is given up. */

#include "lp-slot-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-desk-act.h"
#include "lp-desk-week.h"
#include "lp-hours-form.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  LpHoursForm hours;
  LpSlot *slot;
  GtkWidget *day;
  GtkWidget *note;
} LpSlotDialog;

static void
lp_slot_dialog_free (gpointer data)
{
  LpSlotDialog *self = data;

  lp_hours_form_clear (&self->hours);
  lp_slot_free (self->slot);
  g_object_unref (self->context);
  g_free (self);
}

static void
lp_slot_dialog_kept_cb (LpSlotDialog *self)
{
  LpSlot *slot;
  LpHours hours = { 0 };
  g_autofree char *day = NULL;

  if (!linli_form_read_day (self->form, self->day, &day))
    return;
  if (day == NULL)
    {
      linli_form_complain (self->form, _("On which day is the shift?"), self->day);
      return;
    }
  if (!lp_hours_form_read (&self->hours, &hours))
    return;
  slot = lp_slot_copy (self->slot);
  g_free (slot->day);
  g_free (slot->place);
  g_free (slot->note);
  slot->day = g_steal_pointer (&day);
  slot->post_id = hours.post_id;
  slot->from = hours.from;
  slot->to = hours.to;
  slot->minimum = hours.minimum;
  slot->ideal = hours.ideal;
  slot->grid_id = hours.grid_id;
  slot->place = hours.place;
  slot->note = linli_form_dup_text (self->note);
  lp_desk_act_and_close (self->form->window, self->context, slot->id == 0 ? _("Shift made") : _("Shift changed"), lp_slot_keep, slot, lp_slot_free);
}

void
lp_slot_dialog_show (GtkWidget    *over,
                     LinliContext *context,
                     const LpSlot *slot)
{
  LpSlotDialog *self = g_new0 (LpSlotDialog, 1);
  LpHours hours = { slot->post_id, slot->from, slot->to, slot->minimum, slot->ideal, slot->grid_id, slot->place };

  self->context = g_object_ref (context);
  self->slot = lp_slot_copy (slot);
  if (!lp_hours_form_prepare (&self->hours, over, context))
    {
      lp_slot_dialog_free (self);
      return;
    }
  self->form = linli_form_new (over, slot->id == 0 ? C_("desk", "New Shift") : C_("desk", "Shift"), _("_Keep"));
  self->day = linli_form_add_entry (self->form, C_("desk", "Day"), slot->day);
  lp_hours_form_add (&self->hours, self->form, &hours);
  self->note = linli_form_add_entry (self->form, _("Note"), slot->note);
  linli_form_show (self->form, G_CALLBACK (lp_slot_dialog_kept_cb), self, lp_slot_dialog_free);
  gtk_widget_grab_focus (self->day);
}

typedef struct {
  GtkWidget *over;
  LinliContext *context;
  LpSlotEnd *end;
} LpSlotQuestion;

static void
lp_slot_question_free (gpointer data)
{
  LpSlotQuestion *question = data;

  g_object_unref (question->over);
  g_object_unref (question->context);
  g_clear_pointer (&question->end, lp_slot_end_free);
  g_free (question);
}

static void
lp_slot_question_answered_cb (const char *text,
                              gpointer    data)
{
  LpSlotQuestion *question = data;

  question->end->why = g_strdup (text);
  linli_act (question->over, question->context, question->end->removes ? _("Shift removed") : _("Shift cancelled"), lp_slot_end,
             g_steal_pointer (&question->end), lp_slot_end_free);
}

/* Who loses it, and who of them has to be told. */
static char *
lp_slot_question_dup_body (LinliContext *context,
                           const LpSlot *slot,
                           guint        *n_told)
{
  g_autoptr (GString) body = g_string_new (NULL);

  *n_told = 0;
  for (guint i = 0; i < slot->duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (slot->duties, i);
      g_autofree char *name = lp_desk_dup_name (context, duty->person_id, duty->name), *phone = lp_desk_dup_phone (context, duty->person_id, duty->phone);

      *n_told += duty->published;
      g_string_append_printf (body, "%s%s %s", i > 0 ? "\n" : "", name, phone != NULL ? phone : C_("desk", "no phone"));
      if (duty->published)
        g_string_append_printf (body, " · %s", C_("desk", "has to be told"));
    }
  return g_string_free (g_steal_pointer (&body), FALSE);
}

void
lp_slot_dialog_end (GtkWidget    *over,
                    LinliContext *context,
                    const LpSlot *slot,
                    gboolean      removes)
{
  LpSlotQuestion *question = g_new0 (LpSlotQuestion, 1);
  guint n_told;
  g_autofree char *body = lp_slot_question_dup_body (context, slot, &n_told), *words = lp_slot_dup_words (slot);
  g_autofree char *heading = g_strdup_printf (removes ? C_("desk", "Remove %s?") : C_("desk", "Cancel %s?"), words);

  *question = (LpSlotQuestion) { g_object_ref (over), g_object_ref (context), lp_slot_end_new (slot->id, NULL, removes) };
  if (slot->duties->len == 0)
    {
      g_free (body);
      body = g_strdup (_("Nobody serves in it."));
    }
  if (n_told > 0)
    linli_message_ask_text (over, heading, body, C_("desk", "Why it does not take place"), removes ? C_("desk", "_Remove") : C_("desk", "_Cancel the Shift"),
                            lp_slot_question_answered_cb, question, lp_slot_question_free);
  else
    linli_message_ask (over, heading, body, removes ? C_("desk", "_Remove") : C_("desk", "_Cancel the Shift"), TRUE, lp_slot_question_answered_cb, question,
                       lp_slot_question_free);
}

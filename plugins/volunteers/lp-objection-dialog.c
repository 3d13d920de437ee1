/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is asked when somebody objects to service that is publicised, and when that is settled. What they hold is freed with their windows. */

#include "lp-objection-dialog.h"

#include <glib/gi18n-lib.h>

#include "lp-objection-store.h"
#include "lp-week.h"

typedef struct {
  LinliContext *context;
  LinliForm *form;
  gint64 id; /* of the notice, or of the objection that is settled */
  GtkWidget *raised_by, *raised_on, *words; /* of a new one */
  GtkWidget *outcome, *reason; /* of one that is settled */
} LpObjectionDialog;

static void
lp_objection_dialog_free (gpointer data)
{
  LpObjectionDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

static LpObjectionDialog *
lp_objection_dialog_new (GtkWidget    *over,
                         LinliContext *context,
                         gint64        id,
                         const char   *title,
                         const char   *keep)
{
  LpObjectionDialog *self = g_new0 (LpObjectionDialog, 1);

  self->context = g_object_ref (context);
  self->id = id;
  self->form = linli_form_new (over, title, keep);
  return self;
}

/* What follows from it, above what is asked. */
static void
lp_objection_dialog_explain (LpObjectionDialog *self,
                             const char        *words)
{
  GtkWidget *box = gtk_widget_get_parent (self->form->keep), *label = linli_plain_label_add (box, words, "body");

  gtk_box_reorder_child_after (GTK_BOX (box), label, NULL);
}

static void
lp_objection_dialog_raise_cb (LpObjectionDialog *self)
{
  LpObjection *objection = lp_objection_new (self->id);

  objection->raised_by = linli_form_dup_text (self->raised_by);
  objection->words = linli_form_dup_text (self->words);
  if (linli_form_read_day (self->form, self->raised_on, &objection->raised_on))
    linli_act_and_close (self->form->window, self->context, C_("notice", "Objection noted"), lp_objection_raise, objection, lp_objection_free);
  else
    lp_objection_free (objection);
}

void
lp_objection_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        notice_id)
{
  LpObjectionDialog *self = lp_objection_dialog_new (over, context, notice_id, C_("notice", "Objection to a Notice"), C_("notice", "_Note"));
  g_autofree char *today = lp_day_dup_today ();

  lp_objection_dialog_explain (self, _("Until it is settled, the notice does not count, and no certificate is issued for this service."));
  self->raised_by = linli_form_add_entry (self->form, C_("objection", "Who objects (may be empty)"), NULL);
  self->raised_on = linli_form_add_entry (self->form, C_("objection", "Raised on the day"), today);
  self->words = linli_form_add_entry (self->form, C_("notice", "What is said against it"), NULL);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (lp_objection_dialog_raise_cb), self);
  linli_form_show (self->form, G_CALLBACK (lp_objection_dialog_raise_cb), self, lp_objection_dialog_free);
  gtk_widget_grab_focus (self->raised_by);
}

static void
lp_objection_dialog_settle_cb (LpObjectionDialog *self)
{
  LpObjection *objection = lp_objection_new (0);

  objection->id = self->id;
  objection->outcome = (LpObjectionOutcome) (LP_OBJECTION_OPEN + 1 + gtk_drop_down_get_selected (GTK_DROP_DOWN (self->outcome)));
  objection->reason = linli_form_dup_text (self->reason);
  linli_act_and_close (self->form->window, self->context, C_("objection", "Objection settled"), lp_objection_settle, objection, lp_objection_free);
}

void
lp_objection_dialog_settle (GtkWidget    *over,
                            LinliContext *context,
                            gint64        objection_id)
{
  LpObjectionDialog *self = lp_objection_dialog_new (over, context, objection_id, C_("objection", "Settle an Objection"), C_("objection", "_Settle"));
  const char *outcomes[LP_OBJECTION_N_OUTCOMES] = { NULL };

  for (int outcome = LP_OBJECTION_OPEN + 1; outcome < LP_OBJECTION_N_OUTCOMES; outcome++)
    outcomes[outcome - 1] = lp_objection_get_outcome_label ((LpObjectionOutcome) outcome);
  lp_objection_dialog_explain (self, _("Withdrawn, or not upheld: the notice counts again. Upheld: it never counts; correct the attendance, publicise again,"
                                       " and declare certificates void that rest on it."));
  self->outcome = linli_form_add_choice (self->form, C_("objection", "Outcome"), outcomes, 0);
  self->reason = linli_form_add_entry (self->form, C_("objection", "Why, and who looked into it"), NULL);
  g_signal_connect_swapped (self->reason, "activate", G_CALLBACK (lp_objection_dialog_settle_cb), self);
  linli_form_show (self->form, G_CALLBACK (lp_objection_dialog_settle_cb), self, lp_objection_dialog_free);
  gtk_widget_grab_focus (self->outcome);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for a vote of residents. Freed with its window. */

#include <glib/gi18n-lib.h>

#include "lp-agreement-dialog.h"
#include "lp-vote.h"

typedef struct {
  LinliForm *form;
  LinliContext *context;
  gint64 agreement_id;
  gint64 compounds[2]; /* the host first */
  char *names[2];
  GtkWidget *side; /* NULL when only one side has anybody to ask */
  GtkWidget *held_on;
  GtkWidget *way;
  GtkWidget *entitled;
  GtkWidget *votes_for;
  GtkWidget *votes_against;
  GtkWidget *abstained;
  GtkWidget *words;
} LpVoteDialog;

static void
lp_vote_dialog_free (gpointer data)
{
  LpVoteDialog *self = data;

  g_object_unref (self->context);
  g_free (self->names[0]);
  g_free (self->names[1]);
  g_free (self);
}

static gboolean
lp_vote_dialog_read (LpVoteDialog *self,
                     LpVote       *vote)
{
  guint side = self->side != NULL ? gtk_drop_down_get_selected (GTK_DROP_DOWN (self->side)) : self->compounds[0] == 0;
  const char *fault;

  vote->agreement_id = self->agreement_id;
  vote->compound_id = self->compounds[side];
  vote->compound = g_strdup (self->names[side]);
  vote->way = g_strdup (lp_vote_get_ways ()[gtk_drop_down_get_selected (GTK_DROP_DOWN (self->way))]);
  vote->words = linli_form_dup_text (self->words);
  if (!linli_form_read_day (self->form, self->held_on, &vote->held_on) || !linli_form_read_number (self->form, self->entitled, 0, &vote->entitled) ||
      !linli_form_read_number (self->form, self->votes_for, 0, &vote->votes_for) ||
      !linli_form_read_number (self->form, self->votes_against, 0, &vote->votes_against) ||
      !linli_form_read_number (self->form, self->abstained, 0, &vote->abstained))
    return FALSE;
  fault = vote->held_on == NULL ? _("Say on which day it was") : lp_vote_find_fault (vote);
  if (fault != NULL)
    linli_form_complain (self->form, fault, vote->held_on == NULL ? self->held_on : self->entitled);
  return fault == NULL;
}

static void
lp_vote_dialog_keep_cb (LpVoteDialog *self)
{
  g_autoptr (LpVote) vote = lp_vote_new ();

  if (lp_vote_dialog_read (self, vote))
    linli_act_and_close (self->form->window, self->context, _("A vote of residents"), lp_vote_add, g_steal_pointer (&vote), lp_vote_free);
}

static void
lp_vote_dialog_fill (LpVoteDialog *self)
{
  const char *sides[] = { self->names[0], self->names[1], NULL };
  const char * const *ways = lp_vote_get_ways ();
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *today = NULL;
  LinliDate date;

  for (guint i = 0; ways[i] != NULL; i++)
    g_ptr_array_add (labels, (gpointer) lp_vote_get_way_label (ways[i]));
  g_ptr_array_add (labels, NULL);
  linli_date_today (&date);
  today = linli_date_to_string (&date);
  if (self->compounds[0] != 0)
    self->side = linli_form_add_choice (self->form, _("Who voted"), sides, 0);
  self->held_on = linli_form_add_entry (self->form, _("Day of the vote"), today);
  self->way = linli_form_add_choice (self->form, _("How they voted"), (const char * const *) labels->pdata, 0);
  self->entitled = linli_form_add_entry (self->form, _("Households that may vote"), NULL);
  self->votes_for = linli_form_add_entry (self->form, _("For it"), NULL);
  self->votes_against = linli_form_add_entry (self->form, _("Against it"), NULL);
  self->abstained = linli_form_add_entry (self->form, _("Neither"), NULL);
  self->words = linli_form_add_entry (self->form, _("What was said"), NULL);
}

void
lp_vote_dialog_show (GtkWidget         *window,
                     LinliContext      *context,
                     const LpAgreement *agreement)
{
  LpVoteDialog *self = g_new0 (LpVoteDialog, 1);

  self->form = linli_form_new (window, _("Note a Vote"), _("_Save"));
  self->context = g_object_ref (context);
  self->agreement_id = agreement->id;
  self->compounds[0] = agreement->host_id;
  self->compounds[1] = agreement->guest_id;
  self->names[0] = g_strdup (agreement->host != NULL ? agreement->host : "");
  self->names[1] = g_strdup (agreement->guest);
  lp_vote_dialog_fill (self);
  linli_form_show (self->form, G_CALLBACK (lp_vote_dialog_keep_cb), self, lp_vote_dialog_free);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The short forms of courtyard meetings. Freed with their windows. */

#include "lp-topic-form.h"

#include <glib/gi18n-lib.h>

#define MOST_ROWS 3

typedef struct {
  LinliForm *form;
  LinliContext *context;
  LpTopicForm which;
  gint64 event_id;
  gint64 topic_id;
  GtkWidget *rows[MOST_ROWS];
} LpTopicDialog;

static const struct {
  const char *title;
  const char *keep;
  const char *rows[MOST_ROWS];
  LinliActionFunc act;
} lp_topic_forms[] = {
  [LP_TOPIC_FORM_RAISE] = { N_("New Topic"), N_("_Add"), { NC_("topic", "Topic"), NC_("topic", "What is behind it"), NC_("topic", "Minutes planned (empty: none)") }, lp_topic_raise },
  [LP_TOPIC_FORM_VOTE] = { N_("Hands Raised"), N_("_Keep"), { NC_("topic", "For it"), NC_("topic", "Against it"), NC_("topic", "Neither") }, lp_topic_vote },
  [LP_TOPIC_FORM_DECIDE] = { N_("What Was Decided"), N_("_Keep"), { NC_("topic", "Decision"), NC_("topic", "Who does it"), NC_("topic", "Until when (day)") }, lp_topic_decide },
};

static void
lp_topic_dialog_free (gpointer data)
{
  LpTopicDialog *self = data;

  g_object_unref (self->context);
  g_free (self);
}

/* What was noted before is corrected, not typed again. */
static void
lp_topic_dialog_fill (LpTopicDialog *self)
{
  g_autoptr (LpTopic) topic = self->topic_id != 0 ? lp_topic_load (linli_context_get_database (self->context), self->topic_id, NULL) : NULL;
  int votes[] = { 0, 0, 0 };

  if (topic == NULL || self->which != LP_TOPIC_FORM_VOTE || topic->votes_for == LP_UNCOUNTED)
    return;
  votes[0] = topic->votes_for;
  votes[1] = topic->votes_against;
  votes[2] = topic->votes_abstain;
  for (guint i = 0; i < MOST_ROWS; i++)
    {
      g_autofree char *text = g_strdup_printf ("%d", votes[i]);

      gtk_editable_set_text (GTK_EDITABLE (self->rows[i]), text);
    }
}

/* FALSE with a complaint for a number that is none, or words that are missing. */
static gboolean
lp_topic_dialog_read (LpTopicDialog *self,
                      LpTopicDeed   *deed)
{
  int *votes[] = { &deed->votes_for, &deed->votes_against, &deed->votes_abstain };
  char **texts[2];

  deed->event_id = self->event_id;
  if (self->which == LP_TOPIC_FORM_VOTE)
    {
      for (guint i = 0; i < MOST_ROWS; i++)
        if (!linli_form_read_number (self->form, self->rows[i], 0, votes[i]))
          return FALSE;
      if (deed->votes_for + deed->votes_against + deed->votes_abstain == 0)
        linli_form_complain (self->form, _("Nobody raised a hand: type how many did"), self->rows[0]);
      return deed->votes_for + deed->votes_against + deed->votes_abstain > 0;
    }
  if (self->which == LP_TOPIC_FORM_DECIDE ? !linli_form_read_day (self->form, self->rows[2], &deed->due_on)
                                          : !linli_form_read_number (self->form, self->rows[2], LP_UNCOUNTED, &deed->minutes))
    return FALSE;
  texts[0] = self->which == LP_TOPIC_FORM_RAISE ? &deed->title : &deed->words;
  texts[1] = self->which == LP_TOPIC_FORM_RAISE ? &deed->words : &deed->name;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = linli_form_dup_text (self->rows[i]);
  if (*texts[0] == NULL)
    linli_form_complain (self->form, _("Nothing is written down yet"), self->rows[0]);
  return *texts[0] != NULL;
}

static void
lp_topic_dialog_keep_cb (LpTopicDialog *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_TOPIC_KIND);
  LpTopicDeed *deed;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return;
  deed = lp_topic_deed_new (kind, self->topic_id);
  if (lp_topic_dialog_read (self, deed))
    linli_act_and_close (self->form->window, self->context, _(lp_topic_forms[self->which].title), lp_topic_forms[self->which].act, deed,
                         lp_topic_deed_free);
  else
    lp_topic_deed_free (deed);
}

void
lp_topic_form_show (GtkWidget    *over,
                    LinliContext *context,
                    LpTopicForm   which,
                    gint64        event_id,
                    gint64        topic_id)
{
  LpTopicDialog *self = g_new0 (LpTopicDialog, 1);

  self->form = linli_form_new (over, _(lp_topic_forms[which].title), _(lp_topic_forms[which].keep));
  self->context = g_object_ref (context);
  self->which = which;
  self->event_id = event_id;
  self->topic_id = topic_id;
  for (guint i = 0; i < MOST_ROWS; i++)
    self->rows[i] = linli_form_add_entry (self->form, g_dpgettext2 (GETTEXT_PACKAGE, "topic", lp_topic_forms[which].rows[i]), NULL);
  lp_topic_dialog_fill (self);
  for (guint i = 0; i < MOST_ROWS; i++)
    g_signal_connect_swapped (self->rows[i], "activate", G_CALLBACK (lp_topic_dialog_keep_cb), self);
  linli_form_show (self->form, G_CALLBACK (lp_topic_dialog_keep_cb), self, lp_topic_dialog_free);
}

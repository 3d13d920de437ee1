/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form for what somebody says at a courtyard meeting: a resident who is found, or a name as it was heard. Freed with its window. */

#include "lp-speech-form.h"

#include <glib/gi18n-lib.h>

#include "lp-speech-store.h"

typedef struct {
  LinliForm *form;
  LinliContext *context;
  gint64 event_id;
  gint64 topic_id;
  gint64 speech_id; /* 0: new words */
  gint64 person_id; /* 0: no resident was found */
  char *name;       /* (nullable): of who spoke, as it is kept while only its masked form is shown */
  GtkWidget *finder;
  GtkWidget *who; /* a row: the resident who was found */
  GtkWidget *heard;
  GtkWidget *words;
} LpSpeechForm;

static void
lp_speech_form_free (gpointer data)
{
  LpSpeechForm *self = data;

  g_object_unref (self->context);
  g_free (self->name);
  g_free (self);
}

static void
lp_speech_form_set_person (LpSpeechForm *self,
                           gint64        id,
                           const char   *masked)
{
  self->person_id = id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->who), masked != NULL ? masked : "");
  gtk_widget_set_visible (self->who, id != 0);
  gtk_widget_set_visible (gtk_widget_get_ancestor (self->heard, GTK_TYPE_LIST_BOX_ROW), id == 0);
}

static void
lp_speech_form_found_cb (LpSpeechForm *self,
                         const char   *kind,
                         gint64        id,
                         const char   *title)
{
  linli_record_finder_clear (LINLI_RECORD_FINDER (self->finder));
  lp_speech_form_set_person (self, id, title);
  gtk_widget_grab_focus (self->words);
}

static void
lp_speech_form_nobody_cb (LpSpeechForm *self)
{
  lp_speech_form_set_person (self, 0, NULL);
  gtk_widget_grab_focus (self->heard);
}

static void
lp_speech_form_keep_cb (LpSpeechForm *self)
{
  LpTopicDeed *deed = lp_topic_deed_new (NULL, self->speech_id != 0 ? self->speech_id : self->topic_id);
  g_autofree char *typed = linli_form_dup_text (self->heard), *masked = self->name != NULL ? linli_mask_name (self->name) : NULL;

  deed->event_id = self->event_id;
  deed->person_id = self->person_id;
  /* A masked name that nobody touched is the name that is masked. */
  if (self->person_id == 0)
    deed->name = typed != NULL && g_strcmp0 (typed, masked) == 0 ? g_strdup (self->name) : g_strdup (typed);
  deed->words = linli_form_dup_text (self->words);
  if (deed->words != NULL)
    {
      linli_act_and_close (self->form->window, self->context, self->speech_id != 0 ? _("Words of a speaker corrected") : _("Words of a Speaker"),
                           self->speech_id != 0 ? lp_speech_correct : lp_speech_add, deed, lp_topic_deed_free);
      return;
    }
  linli_form_complain (self->form, _("Write down what was said"), self->words);
  lp_topic_deed_free (deed);
}

static void
lp_speech_form_remove_cb (LpSpeechForm *self)
{
  linli_act_and_close (self->form->window, self->context, _("Words of a speaker taken off"), lp_speech_remove, lp_topic_deed_new (NULL, self->speech_id),
                       lp_topic_deed_free);
}

static void
lp_speech_form_add_who (LpSpeechForm *self)
{
  static const char * const kinds[] = { "person", NULL };
  GtkWidget *row = gtk_list_box_row_new (), *nobody = gtk_button_new_with_mnemonic (_("_Somebody Else"));

  self->finder = linli_record_finder_new (self->context, C_("topic", "Resident who speaks: name, telephone or room"), kinds);
  g_signal_connect_swapped (self->finder, "found", G_CALLBACK (lp_speech_form_found_cb), self);
  gtk_widget_add_css_class (self->finder, "linli-dialog-body");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), self->finder);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("topic", "Who speaks"), -1);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), row);
  self->who = linli_plain_row_new ("", C_("topic", "Who speaks"));
  linli_button_name_once (nobody);
  gtk_widget_add_css_class (nobody, "linli-inline");
  gtk_widget_set_valign (nobody, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (nobody, "clicked", G_CALLBACK (lp_speech_form_nobody_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->who), nobody);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), self->who);
}

static void
lp_speech_form_add_remove (LpSpeechForm *self)
{
  GtkWidget *remove = gtk_button_new_with_mnemonic (_("_Take These Words Off")), *row = linli_plain_row_new (_("It can be undone"), NULL);

  linli_button_name_once (remove);
  gtk_widget_add_css_class (remove, "destructive-action");
  gtk_widget_add_css_class (remove, "linli-inline");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (lp_speech_form_remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  gtk_list_box_append (GTK_LIST_BOX (self->form->list), row);
}

static void
lp_speech_form_open (GtkWidget      *over,
                     LinliContext   *context,
                     gint64          event_id,
                     gint64          topic_id,
                     const LpSpeech *old)
{
  LpSpeechForm *self = g_new0 (LpSpeechForm, 1);
  g_autofree char *masked = old != NULL && old->name != NULL ? linli_mask_name (old->name) : NULL;

  self->form = linli_form_new (over, _("Words of a Speaker"), old != NULL ? _("_Keep") : _("_Write Down"));
  self->context = g_object_ref (context);
  self->event_id = event_id;
  self->topic_id = topic_id;
  self->speech_id = old != NULL ? old->id : 0;
  self->name = old != NULL ? g_strdup (old->name) : NULL;
  lp_speech_form_add_who (self);
  self->heard = linli_form_add_entry (self->form, C_("topic", "Or a name as it was heard (empty: somebody)"), masked);
  self->words = linli_form_add_entry (self->form, C_("topic", "What is said"), old != NULL ? old->words : NULL);
  lp_speech_form_set_person (self, old != NULL ? old->person_id : 0, masked);
  if (old != NULL)
    lp_speech_form_add_remove (self);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (lp_speech_form_keep_cb), self);
  linli_form_show (self->form, G_CALLBACK (lp_speech_form_keep_cb), self, lp_speech_form_free);
  gtk_widget_grab_focus (old != NULL ? self->words : self->finder);
}

void
lp_speech_form_show (GtkWidget    *over,
                     LinliContext *context,
                     gint64        event_id,
                     gint64        topic_id)
{
  lp_speech_form_open (over, context, event_id, topic_id, NULL);
}

/* What was to be corrected while a reason was asked for. */
typedef struct {
  GtkWidget *over;
  LinliContext *context;
  gint64 event_id;
  LpSpeech *speech;
} LpSpeechAsked;

static void
lp_speech_asked_free (gpointer data)
{
  LpSpeechAsked *asked = data;

  g_object_unref (asked->over);
  g_object_unref (asked->context);
  lp_speech_free (asked->speech);
  g_free (asked);
}

static void
lp_speech_form_revealed_cb (gpointer data)
{
  LpSpeechAsked *asked = data;

  lp_speech_form_open (asked->over, asked->context, asked->event_id, 0, asked->speech);
}

/* Words that name people are shown in full for a reason alone. */
void
lp_speech_form_show_old (GtkWidget    *over,
                         LinliContext *context,
                         gint64        event_id,
                         gint64        speech_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpSpeech) speech = lp_speech_load (linli_context_get_database (context), speech_id, &error);
  g_autofree char *masked = speech != NULL ? lp_speech_dup_words (linli_context_get_database (context), speech, event_id) : NULL;
  LpSpeechAsked *asked;

  if (speech == NULL)
    {
      linli_act_show_error (over, error);
      return;
    }
  if (g_strcmp0 (masked, speech->words) == 0 || linli_privacy_is_revealed (linli_context_get_privacy (context), "matter", event_id))
    {
      lp_speech_form_open (over, context, event_id, 0, speech);
      return;
    }
  asked = g_new0 (LpSpeechAsked, 1);
  asked->over = g_object_ref (GTK_WIDGET (gtk_widget_get_root (over))); /* the pane may be made anew meanwhile */
  asked->context = g_object_ref (context);
  asked->event_id = event_id;
  asked->speech = g_steal_pointer (&speech);
  linli_reveal_ask (over, context, "matter", event_id, lp_speech_form_revealed_cb, asked, lp_speech_asked_free);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The form in which it is noted what people were told about a topic, where, and whether that is the last word. Freed with its window. */

#include "lp-tell-form.h"

#include <glib/gi18n-lib.h>

#include "lp-topic-store.h"

typedef struct {
  LinliForm *form;
  LinliContext *context;
  gint64 event_id;
  gint64 topic_id;
  GPtrArray *meetings; /* (nullable): of LpMeeting, where one is to be chosen */
  GtkWidget *where;    /* (nullable) */
  GtkWidget *words;
  GtkWidget *last;
} LpTellForm;

static void
lp_tell_form_free (gpointer data)
{
  LpTellForm *self = data;

  g_object_unref (self->context);
  g_clear_pointer (&self->meetings, g_ptr_array_unref);
  g_free (self);
}

static gint64
lp_tell_form_get_event (LpTellForm *self)
{
  guint chosen = self->where != NULL ? linli_name_chooser_get_chosen (LINLI_NAME_CHOOSER (self->where)) : 0;

  if (self->where == NULL)
    return self->event_id;
  return chosen < self->meetings->len ? ((LpMeeting *) g_ptr_array_index (self->meetings, chosen))->id : 0;
}

static void
lp_tell_form_keep_cb (LpTellForm *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_TOPIC_KIND);
  LpTopicDeed *deed;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return;
  deed = lp_topic_deed_new (kind, self->topic_id);
  deed->event_id = lp_tell_form_get_event (self);
  deed->words = linli_form_dup_text (self->words);
  deed->open = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->last)) == 1;
  if (deed->words != NULL)
    {
      linli_act_and_close (self->form->window, self->context, _("People are told about a topic"), lp_topic_tell, deed, lp_topic_deed_free);
      return;
    }
  linli_form_complain (self->form, _("Say what people were told"), self->words);
  lp_topic_deed_free (deed);
}

/* The meetings, and elsewhere. */
static void
lp_tell_form_add_meetings (LpTellForm *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < self->meetings->len; i++)
    {
      const LpMeeting *meeting = g_ptr_array_index (self->meetings, i);
      g_autofree char *title = linli_title_mask_words (linli_context_get_database (self->context), "matter", meeting->id, meeting->title);

      g_strv_builder_add (builder, title);
    }
  g_strv_builder_add (builder, C_("topic", "At no meeting (by telephone, at the door)"));
  names = g_strv_builder_end (builder);
  self->where = linli_form_add_names (self->form, C_("topic", "Where"), (const char * const *) names);
}

/* What is known of it is offered, with names masked, for it is read out. */
static char *
lp_tell_form_dup_offer (LpTellForm    *self,
                        const LpTopic *topic)
{
  LinliDatabase *reader = linli_context_get_database (self->context);

  if (topic->became_id != 0)
    return linli_title_mask_words (reader, "matter", topic->became_id, topic->became_word);
  return g_str_equal (topic->state, LP_TOPIC_DROPPED) ? linli_title_mask_words (reader, "matter", topic->id, topic->outcome) : NULL;
}

/* Whether what it became is at its end, or it is dropped. */
static gboolean
lp_tell_form_is_over (LpTellForm    *self,
                      const LpTopic *topic)
{
  LinliMatterKind *kind = topic->became_id != 0 ? linli_context_find_matter_kind (self->context, topic->became_kind) : NULL;

  return kind != NULL ? linli_matter_kind_is_final (kind, topic->became_state) : g_str_equal (topic->state, LP_TOPIC_DROPPED);
}

void
lp_tell_form_show (GtkWidget    *over,
                   LinliContext *context,
                   gint64        event_id,
                   gint64        topic_id)
{
  const char * const lasts[] = { C_("topic", "The last word: it ends with that"), C_("topic", "It goes on: to be told again"), NULL };
  LinliDatabase *reader = linli_context_get_database (context);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpTopic) topic = lp_topic_load (reader, topic_id, &error);
  g_autoptr (GPtrArray) meetings = topic != NULL && event_id == 0 ? lp_meeting_list (reader, topic_id, &error) : NULL;
  g_autofree char *offer = NULL;
  LpTellForm *self;

  if (error != NULL)
    {
      linli_act_show_error (over, error);
      return;
    }
  self = g_new0 (LpTellForm, 1);
  self->form = linli_form_new (over, _("Answer to People"), _("_Keep"));
  self->context = g_object_ref (context);
  self->event_id = event_id;
  self->topic_id = topic_id;
  self->meetings = g_steal_pointer (&meetings);
  offer = lp_tell_form_dup_offer (self, topic);
  self->words = linli_form_add_entry (self->form, C_("topic", "What people were told"), offer);
  self->last = linli_form_add_choice (self->form, C_("topic", "Is it the last word?"), lasts, lp_tell_form_is_over (self, topic) ? 0 : 1);
  if (self->meetings != NULL)
    lp_tell_form_add_meetings (self);
  g_signal_connect_swapped (self->words, "activate", G_CALLBACK (lp_tell_form_keep_cb), self);
  linli_form_show (self->form, G_CALLBACK (lp_tell_form_keep_cb), self, lp_tell_form_free);
  gtk_widget_grab_focus (self->words);
}

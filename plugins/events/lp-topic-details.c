/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpTopicDetails: a topic in the details pane, and what it shares with the topics of a meeting. Made anew after each change; asks a few indexed
 * questions. */

#include "lp-topic-details.h"

#include <glib/gi18n-lib.h>

#include "lp-speech-form.h"
#include "lp-speech-store.h"
#include "lp-tell-form.h"
#include "lp-topic-details-private.h"
#include "lp-topic-form.h"
#include "lp-topic-words.h"

G_DEFINE_FINAL_TYPE (LpTopicDetails, lp_topic_details, GTK_TYPE_WIDGET)

static void
lp_topic_details_dispose (GObject *object)
{
  LpTopicDetails *self = LP_TOPIC_DETAILS (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->context);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (lp_topic_details_parent_class)->dispose (object);
}

static void
lp_topic_details_class_init (LpTopicDetailsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lp_topic_details_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lp_topic_details_init (LpTopicDetails *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

LpTopicDetails *
_lp_topic_details_make (LinliContext   *context,
                        LinliSelection *selection,
                        gint64          event_id,
                        gint64          topic_id)
{
  LpTopicDetails *self = g_object_new (LP_TYPE_TOPIC_DETAILS, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->event_id = event_id;
  self->topic_id = topic_id;
  return self;
}

GtkWidget *
_lp_topic_details_add_row (GtkWidget  *list,
                           const char *title,
                           const char *subtitle)
{
  GtkWidget *row = linli_plain_row_new (title, subtitle);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

GtkWidget *
_lp_topic_details_add_button (LpTopicDetails *self,
                              GtkWidget      *row,
                              const char     *label,
                              gint64          id,
                              GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

gint64
_lp_topic_details_get_id (GtkWidget *button)
{
  return *(const gint64 *) g_object_get_data (G_OBJECT (button), "id");
}

static void
lp_topic_details_activated_cb (LpTopicDetails *self,
                               GtkListBoxRow  *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "matter");

  if (id != NULL)
    linli_selection_open (self->selection, "matter", *id);
}

GtkWidget *
_lp_topic_details_add_list (LpTopicDetails *self,
                            const char     *heading)
{
  GtkWidget *list;

  linli_plain_label_add (self->box, heading, "heading");
  list = linli_plain_list_add (self->box, heading);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (lp_topic_details_activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

void
_lp_topic_details_lead_to (GtkWidget *row,
                           gint64     matter)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "matter", g_memdup2 (&matter, sizeof matter), g_free);
}

void
_lp_topic_details_act (LpTopicDetails  *self,
                       gint64           id,
                       const char      *title,
                       LinliActionFunc  act)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_TOPIC_KIND);
  LpTopicDeed *deed;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return;
  deed = lp_topic_deed_new (kind, id);
  deed->event_id = self->event_id;
  linli_act (GTK_WIDGET (self), self->context, title, act, deed, lp_topic_deed_free);
}

void
_lp_topic_details_vote_cb (GtkWidget      *button,
                           LpTopicDetails *self)
{
  lp_topic_form_show (GTK_WIDGET (self), self->context, LP_TOPIC_FORM_VOTE, self->event_id, _lp_topic_details_get_id (button));
}

void
_lp_topic_details_decide_cb (GtkWidget      *button,
                             LpTopicDetails *self)
{
  lp_topic_form_show (GTK_WIDGET (self), self->context, LP_TOPIC_FORM_DECIDE, self->event_id, _lp_topic_details_get_id (button));
}

/* A topic is looked at, not a meeting: at which people were told is asked. */
static void
lp_topic_details_tell_cb (GtkWidget      *button,
                          LpTopicDetails *self)
{
  lp_tell_form_show (GTK_WIDGET (self), self->context, 0, _lp_topic_details_get_id (button));
}

static void
lp_topic_details_speak_cb (GtkWidget      *button,
                           LpTopicDetails *self)
{
  lp_speech_form_show (GTK_WIDGET (self), self->context, self->event_id, self->topic_id);
}

static void
lp_topic_details_correct_cb (GtkWidget      *button,
                             LpTopicDetails *self)
{
  lp_speech_form_show_old (GTK_WIDGET (self), self->context, self->event_id, _lp_topic_details_get_id (button));
}

static void
lp_topic_details_of_speech_cb (GtkWidget      *button,
                               LpTopicDetails *self)
{
  _lp_topic_details_act (self, _lp_topic_details_get_id (button), _("What was said becomes a topic"), lp_speech_raise);
}

static void
lp_topic_details_become (gpointer         owner,
                         LinliMatterKind *kind)
{
  LpTopicDetails *self = owner;
  g_autofree char *title = g_strdup_printf (_("A topic becomes: %s"), linli_matter_kind_get_label (kind));
  LpTopicDeed *deed = lp_topic_deed_new (kind, self->topic_id);

  deed->topics = g_object_ref (linli_context_find_matter_kind (self->context, LP_TOPIC_KIND));
  linli_act (GTK_WIDGET (self), self->context, title, lp_topic_become, deed, lp_topic_deed_free);
}

void
_lp_topic_details_add_speeches (LpTopicDetails *self)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autoptr (GPtrArray) speeches = lp_speech_list (reader, self->topic_id != 0 ? 0 : self->event_id, self->topic_id, &error);
  GtkWidget *list = _lp_topic_details_add_list (self, C_("topic", "What was said")), *row;

  if (speeches == NULL)
    linli_trouble_add (list, _("What was said could not be read"), error);
  for (guint i = 0; speeches != NULL && i < speeches->len; i++)
    {
      const LpSpeech *speech = g_ptr_array_index (speeches, i);
      g_autofree char *words = lp_speech_dup_words (reader, speech, self->event_id);
      g_autofree char *name = speech->name != NULL ? linli_mask_name (speech->name) : g_strdup (C_("topic", "Somebody"));

      row = _lp_topic_details_add_row (list, words, name);
      _lp_topic_details_add_button (self, row, _("Correct…"), speech->id, G_CALLBACK (lp_topic_details_correct_cb));
      if (speech->topic_id == 0)
        _lp_topic_details_add_button (self, row, _("Make It a Topic"), speech->id, G_CALLBACK (lp_topic_details_of_speech_cb));
    }
  row = _lp_topic_details_add_row (list, speeches != NULL && speeches->len > 0 ? _("More words") : _("Nothing is written down yet"), NULL);
  _lp_topic_details_add_button (self, row, _("Words of a Speaker…"), 0, G_CALLBACK (lp_topic_details_speak_cb));
}

/* What people were told last, and the way to tell them. */
static void
lp_topic_details_add_told (LpTopicDetails *self,
                           const LpTopic  *topic,
                           GtkWidget      *list)
{
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autofree char *words = topic->told_id != 0 ? lp_topic_dup_told (self->context, topic) : NULL;
  g_autofree char *when = topic->told_on != NULL ? linli_title_dup_masked (reader, "matter", topic->told_at_id) : NULL;
  g_autofree char *all = words != NULL && when != NULL ? g_strdup_printf (_("%s · at %s"), words, when) : g_strdup (words);
  GtkWidget *row = _lp_topic_details_add_row (list, C_("topic", "Told to people"), all != NULL ? all : _("Not yet: an answer is given at the next meeting"));

  if (topic->told_at_id != 0)
    _lp_topic_details_lead_to (row, topic->told_at_id);
  if (!g_str_equal (topic->state, LP_TOPIC_ANSWERED) && !topic->told_final)
    _lp_topic_details_add_button (self, row, _("Answer…"), topic->id, G_CALLBACK (lp_topic_details_tell_cb));
}

/* Hands, decision, what it became and what people were told. */
static void
lp_topic_details_add_course (LpTopicDetails *self,
                             const LpTopic  *topic)
{
  LinliDatabase *reader = linli_context_get_database (self->context);
  GtkWidget *list = linli_plain_list_add (self->box, C_("topic", "Topic")), *row;
  g_autofree char *votes = lp_topic_dup_votes (topic), *became = lp_topic_dup_became (self->context, topic), *doing = lp_topic_dup_doing (topic);
  g_autofree char *decision = linli_title_mask_words (reader, "matter", topic->id, topic->decision);
  g_autofree char *event = topic->event_id != 0 ? linli_title_dup_masked (reader, "matter", topic->event_id) : g_strdup (_("On no agenda yet"));
  gboolean open = !g_str_equal (topic->state, LP_TOPIC_ANSWERED) && !g_str_equal (topic->state, LP_TOPIC_DROPPED);

  g_signal_connect_object (list, "row-activated", G_CALLBACK (lp_topic_details_activated_cb), self, G_CONNECT_SWAPPED);
  row = _lp_topic_details_add_row (list, C_("topic", "Meeting"), event);
  if (topic->event_id != 0)
    _lp_topic_details_lead_to (row, topic->event_id);
  row = _lp_topic_details_add_row (list, C_("topic", "Hands"), votes != NULL ? votes : _("Not voted on"));
  if (open)
    _lp_topic_details_add_button (self, row, _("Hands…"), topic->id, G_CALLBACK (_lp_topic_details_vote_cb));
  row = _lp_topic_details_add_row (list, C_("topic", "Decision"), topic->decision != NULL ? decision : _("Nothing is decided"));
  if (g_str_equal (topic->state, LP_TOPIC_RAISED) || g_str_equal (topic->state, LP_TOPIC_DISCUSSED))
    _lp_topic_details_add_button (self, row, _("Decide…"), topic->id, G_CALLBACK (_lp_topic_details_decide_cb));
  if (doing != NULL)
    _lp_topic_details_add_row (list, C_("topic", "Who does it, until when"), doing);
  row = _lp_topic_details_add_row (list, C_("topic", "Became"), became != NULL ? became : _("Nothing yet"));
  if (topic->became_id != 0)
    _lp_topic_details_lead_to (row, topic->became_id);
  lp_topic_details_add_told (self, topic, list);
  if (open && topic->became_id == 0)
    gtk_box_append (GTK_BOX (self->box), linli_takers_new (self->context, LP_TOPIC_KIND, lp_topic_details_become, G_OBJECT (self)));
}

GtkWidget *
lp_topic_details_new (LinliContext   *context,
                      LinliSelection *selection,
                      const char     *kind,
                      gint64          id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LpTopic) topic = lp_topic_load (linli_context_get_database (context), id, &error);
  LpTopicDetails *self;

  if (topic == NULL && g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    return NULL; /* removed meanwhile */
  self = _lp_topic_details_make (context, selection, topic != NULL ? topic->event_id : 0, id);
  if (topic == NULL)
    {
      linli_trouble_add (linli_plain_list_add (self->box, C_("topic", "Topic")), _("The topic could not be read"), error);
      return GTK_WIDGET (self);
    }
  lp_topic_details_add_course (self, topic);
  if (topic->event_id != 0)
    _lp_topic_details_add_speeches (self);
  return GTK_WIDGET (self);
}

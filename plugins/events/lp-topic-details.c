/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpTopicDetails: a topic, or the topics of a meeting, in the details pane. Made anew after each change; asks a few indexed questions. */

#include "lp-topic-details.h"

#include <glib/gi18n-lib.h>

#include "lp-topic-form.h"
#include "lp-topic-words.h"

#define LP_TYPE_TOPIC_DETAILS (lp_topic_details_get_type ())
G_DECLARE_FINAL_TYPE (LpTopicDetails, lp_topic_details, LP, TOPIC_DETAILS, GtkWidget)

struct _LpTopicDetails
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  gint64 event_id; /* 0 for a topic that is on no agenda */
  gint64 topic_id; /* 0 for a meeting */
  GtkWidget *box;
};

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

static LpTopicDetails *
lp_topic_details_make (LinliContext   *context,
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

static GtkWidget *
lp_topic_details_add_row (GtkWidget  *list,
                          const char *title,
                          const char *subtitle)
{
  GtkWidget *row = linli_plain_row_new (title, subtitle);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  return row;
}

static GtkWidget *
lp_topic_details_add_button (LpTopicDetails *self,
                             GtkWidget      *row,
                             const char     *label,
                             GCallback       clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "linli-inline");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
lp_topic_details_activated_cb (LpTopicDetails *self,
                               GtkListBoxRow  *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "matter");

  if (id != NULL)
    linli_selection_open (self->selection, "matter", *id);
}

static GtkWidget *
lp_topic_details_add_list (LpTopicDetails *self,
                           const char     *heading)
{
  GtkWidget *list;

  linli_plain_label_add (self->box, heading, "heading");
  list = linli_plain_list_add (self->box, heading);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (lp_topic_details_activated_cb), self, G_CONNECT_SWAPPED);
  return list;
}

/* A row that opens a matter. */
static void
lp_topic_details_lead_to (GtkWidget *row,
                          gint64     matter)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "matter", g_memdup2 (&matter, sizeof matter), g_free);
}

static void
lp_topic_details_show (LpTopicDetails *self,
                       GtkWidget      *button,
                       LpTopicForm     which)
{
  const gint64 *topic = g_object_get_data (G_OBJECT (button), "topic");

  lp_topic_form_show (GTK_WIDGET (self), self->context, which, self->event_id, topic != NULL ? *topic : self->topic_id);
}

static void
lp_topic_details_raise_cb (GtkWidget      *button,
                           LpTopicDetails *self)
{
  lp_topic_details_show (self, button, LP_TOPIC_FORM_RAISE);
}

static void
lp_topic_details_speak_cb (GtkWidget      *button,
                           LpTopicDetails *self)
{
  lp_topic_details_show (self, button, LP_TOPIC_FORM_SPEAK);
}

static void
lp_topic_details_vote_cb (GtkWidget      *button,
                          LpTopicDetails *self)
{
  lp_topic_details_show (self, button, LP_TOPIC_FORM_VOTE);
}

static void
lp_topic_details_decide_cb (GtkWidget      *button,
                            LpTopicDetails *self)
{
  lp_topic_details_show (self, button, LP_TOPIC_FORM_DECIDE);
}

static void
lp_topic_details_answer_cb (GtkWidget      *button,
                            LpTopicDetails *self)
{
  lp_topic_details_show (self, button, LP_TOPIC_FORM_ANSWER);
}

/* An action on the record of a button, in one step. */
static void
lp_topic_details_act (LpTopicDetails  *self,
                      GtkWidget       *button,
                      const char      *title,
                      LinliActionFunc  act)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_TOPIC_KIND);
  const gint64 *id = g_object_get_data (G_OBJECT (button), "topic");
  LpTopicDeed *deed;

  if (kind == NULL) /* the plugin was switched off meanwhile */
    return;
  deed = lp_topic_deed_new (kind, *id);
  deed->event_id = self->event_id;
  linli_act (GTK_WIDGET (self), self->context, title, act, deed, lp_topic_deed_free);
}

static void
lp_topic_details_put_cb (GtkWidget      *button,
                         LpTopicDetails *self)
{
  lp_topic_details_act (self, button, _("A topic is put on the agenda"), lp_topic_put);
}

static void
lp_topic_details_of_speech_cb (GtkWidget      *button,
                               LpTopicDetails *self)
{
  lp_topic_details_act (self, button, _("What was said becomes a topic"), lp_speech_raise);
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

/* A row of topics with a button about it. */
static void
lp_topic_details_add_topic (LpTopicDetails *self,
                            GtkWidget      *list,
                            const LpTopic  *topic,
                            const char     *words,
                            const char     *label,
                            GCallback       clicked)
{
  g_autofree char *title = lp_topic_dup_title (self->context, topic);
  GtkWidget *row = lp_topic_details_add_row (list, title, words);

  lp_topic_details_lead_to (row, topic->id);
  if (label != NULL)
    g_object_set_data_full (G_OBJECT (lp_topic_details_add_button (self, row, label, clicked)), "topic",
                            g_memdup2 (&topic->id, sizeof topic->id), g_free);
}

static void
lp_topic_details_add_speeches (LpTopicDetails *self)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autoptr (GPtrArray) speeches = lp_speech_list (reader, self->event_id, self->topic_id, &error);
  GtkWidget *list = lp_topic_details_add_list (self, C_("topic", "What was said"));
  GtkWidget *row;

  if (speeches == NULL)
    linli_trouble_add (list, _("What was said could not be read"), error);
  for (guint i = 0; speeches != NULL && i < speeches->len; i++)
    {
      LpSpeech *speech = g_ptr_array_index (speeches, i);
      g_autofree char *words = linli_title_mask_words (reader, "matter", speech->topic_id != 0 ? speech->topic_id : self->event_id, speech->words);
      g_autofree char *name = speech->name != NULL ? linli_mask_name (speech->name) : g_strdup (C_("topic", "Somebody"));
      GtkWidget *said = lp_topic_details_add_row (list, words, name);

      adw_action_row_set_title_lines (ADW_ACTION_ROW (said), 0);
      if (speech->topic_id == 0)
        g_object_set_data_full (G_OBJECT (lp_topic_details_add_button (self, said, _("Make It a Topic"), G_CALLBACK (lp_topic_details_of_speech_cb))),
                                "topic", g_memdup2 (&speech->id, sizeof speech->id), g_free);
    }
  row = lp_topic_details_add_row (list, speeches != NULL && speeches->len > 0 ? _("More words") : _("Nothing is written down yet"), NULL);
  lp_topic_details_add_button (self, row, _("Words of a Speaker…"), G_CALLBACK (lp_topic_details_speak_cb));
}

/* What was raised before and not answered yet: with this a meeting opens. */
static void
lp_topic_details_add_before (LpTopicDetails *self)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autoptr (GPtrArray) open = lp_topic_list (reader, LP_TOPICS_BEFORE, self->event_id, &error);
  g_autoptr (GPtrArray) told = open != NULL ? lp_topic_list (reader, LP_TOPICS_ANSWERED, self->event_id, &error) : NULL;
  GtkWidget *list;

  if (told != NULL && open->len == 0 && told->len == 0)
    return;
  list = lp_topic_details_add_list (self, C_("topic", "What became of earlier topics"));
  if (told == NULL)
    linli_trouble_add (list, _("Earlier topics could not be read"), error);
  for (guint i = 0; told != NULL && i < open->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (open, i);
      g_autofree char *became = lp_topic_dup_became (self->context, topic);
      g_autofree char *standing = lp_topic_dup_standing (self->context, topic);
      gboolean may = topic->became_id != 0 || topic->decision != NULL;

      lp_topic_details_add_topic (self, list, topic, became != NULL ? became : standing, may ? _("Answer…") : NULL, G_CALLBACK (lp_topic_details_answer_cb));
    }
  for (guint i = 0; told != NULL && i < told->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (told, i);
      g_autofree char *answer = linli_title_mask_words (reader, "matter", topic->id, topic->answer);
      g_autofree char *words = g_strdup_printf (_("Answered: %s"), answer);

      lp_topic_details_add_topic (self, list, topic, words, NULL, NULL);
    }
}

static void
lp_topic_details_add_agenda (LpTopicDetails *self)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autoptr (GPtrArray) topics = lp_topic_list (reader, LP_TOPICS_OF, self->event_id, &error);
  g_autoptr (GPtrArray) unplanned = topics != NULL ? lp_topic_list (reader, LP_TOPICS_UNPLANNED, 0, &error) : NULL;
  GtkWidget *list = lp_topic_details_add_list (self, C_("topic", "Topics of this meeting"));
  GtkWidget *row;

  if (unplanned == NULL)
    linli_trouble_add (list, _("The topics could not be read"), error);
  for (guint i = 0; unplanned != NULL && i < topics->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *standing = lp_topic_dup_standing (self->context, topic);

      lp_topic_details_add_topic (self, list, topic, standing, _("Hands…"), G_CALLBACK (lp_topic_details_vote_cb));
    }
  row = lp_topic_details_add_row (list, topics != NULL && topics->len > 0 ? _("Another topic") : _("No topic yet"), NULL);
  lp_topic_details_add_button (self, row, _("New Topic…"), G_CALLBACK (lp_topic_details_raise_cb));
  if (unplanned == NULL || unplanned->len == 0)
    return;
  list = lp_topic_details_add_list (self, C_("topic", "Topics on no agenda yet"));
  for (guint i = 0; i < unplanned->len; i++)
    lp_topic_details_add_topic (self, list, g_ptr_array_index (unplanned, i), NULL, _("Put on the Agenda"), G_CALLBACK (lp_topic_details_put_cb));
}

GtkWidget *
lp_meeting_details_new (LinliContext   *context,
                        LinliSelection *selection,
                        const char     *kind,
                        gint64          id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliRecord) matter = linli_record_load (linli_context_get_database (context), linli_kind_lookup ("matter"), id, &error);
  LpTopicDetails *self;

  if (matter == NULL && !g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    {
      self = lp_topic_details_make (context, selection, id, 0);
      linli_trouble_add (linli_plain_list_add (self->box, C_("topic", "Topics of this meeting")), _("The topics could not be read"), error);
      return GTK_WIDGET (self);
    }
  if (matter == NULL || g_strcmp0 (linli_record_get_text (matter, "category"), LP_EVENT_MEETING) != 0)
    return NULL;
  self = lp_topic_details_make (context, selection, id, 0);
  lp_topic_details_add_before (self);
  lp_topic_details_add_agenda (self);
  lp_topic_details_add_speeches (self);
  return GTK_WIDGET (self);
}

/* Hands, decision, what it became and what people were told. */
static void
lp_topic_details_add_course (LpTopicDetails *self,
                             const LpTopic  *topic)
{
  LinliDatabase *reader = linli_context_get_database (self->context);
  GtkWidget *list = linli_plain_list_add (self->box, C_("topic", "Topic")), *row;
  g_autofree char *votes = lp_topic_dup_votes (topic);
  g_autofree char *decision = linli_title_mask_words (reader, "matter", topic->id, topic->decision);
  g_autofree char *became = lp_topic_dup_became (self->context, topic);
  g_autofree char *answer = linli_title_mask_words (reader, "matter", topic->id, topic->answer);
  g_autofree char *doing = lp_topic_dup_doing (topic);
  gboolean open = !g_str_equal (topic->state, LP_TOPIC_ANSWERED) && !g_str_equal (topic->state, LP_TOPIC_DROPPED);

  g_signal_connect_object (list, "row-activated", G_CALLBACK (lp_topic_details_activated_cb), self, G_CONNECT_SWAPPED);
  row = lp_topic_details_add_row (list, C_("topic", "Meeting"), topic->event != NULL ? topic->event : _("On no agenda yet"));
  if (topic->event_id != 0)
    lp_topic_details_lead_to (row, topic->event_id);
  row = lp_topic_details_add_row (list, C_("topic", "Hands"), votes != NULL ? votes : _("Not voted on"));
  if (open)
    lp_topic_details_add_button (self, row, _("Hands…"), G_CALLBACK (lp_topic_details_vote_cb));
  row = lp_topic_details_add_row (list, C_("topic", "Decision"), topic->decision != NULL ? decision : _("Nothing is decided"));
  if (g_str_equal (topic->state, LP_TOPIC_RAISED) || g_str_equal (topic->state, LP_TOPIC_DISCUSSED))
    lp_topic_details_add_button (self, row, _("Decide…"), G_CALLBACK (lp_topic_details_decide_cb));
  if (doing != NULL)
    lp_topic_details_add_row (list, C_("topic", "Who does it, until when"), doing);
  row = lp_topic_details_add_row (list, C_("topic", "Became"), became != NULL ? became : _("Nothing yet"));
  if (topic->became_id != 0)
    lp_topic_details_lead_to (row, topic->became_id);
  lp_topic_details_add_row (list, C_("topic", "Told to people"), topic->answer != NULL ? answer : _("Not yet: an answer is given at the next meeting"));
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
  LpTopic *topic = lp_topic_load (linli_context_get_database (context), id, &error);
  LpTopicDetails *self;

  if (topic == NULL && g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
    return NULL; /* removed meanwhile */
  self = lp_topic_details_make (context, selection, topic != NULL ? topic->event_id : 0, id);
  if (topic == NULL)
    {
      linli_trouble_add (linli_plain_list_add (self->box, C_("topic", "Topic")), _("The topic could not be read"), error);
      return GTK_WIDGET (self);
    }
  lp_topic_details_add_course (self, topic);
  if (topic->event_id != 0)
    lp_topic_details_add_speeches (self);
  lp_topic_free (topic);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A courtyard meeting in the details pane: what became of earlier topics, its own, and what was said. Made anew after each change; asks a few indexed
 * questions. */

#include <glib/gi18n-lib.h>

#include "lp-agenda-dialog.h"
#include "lp-agenda-paper.h"
#include "lp-agenda-store.h"
#include "lp-event-store.h"
#include "lp-tell-form.h"
#include "lp-topic-details-private.h"
#include "lp-topic-details.h"
#include "lp-topic-form.h"
#include "lp-topic-words.h"

static void
lp_meeting_details_raise_cb (GtkWidget      *button,
                             LpTopicDetails *self)
{
  lp_topic_form_show (GTK_WIDGET (self), self->context, LP_TOPIC_FORM_RAISE, self->event_id, 0);
}

static void
lp_meeting_details_tell_cb (GtkWidget      *button,
                            LpTopicDetails *self)
{
  lp_tell_form_show (GTK_WIDGET (self), self->context, self->event_id, _lp_topic_details_get_id (button));
}

static void
lp_meeting_details_put_cb (GtkWidget      *button,
                           LpTopicDetails *self)
{
  _lp_topic_details_act (self, _lp_topic_details_get_id (button), _("A topic is put on the agenda"), lp_topic_put);
}

static void
lp_meeting_details_carry_cb (GtkWidget      *button,
                             LpTopicDetails *self)
{
  gint64 id = _lp_topic_details_get_id (button);

  _lp_topic_details_act (self, id, id != 0 ? _("A topic is taken over to the agenda") : _("Topics that were left are taken over to the agenda"),
                         lp_agenda_carry);
}

/* The meeting as it stands now; NULL after words for the user. */
static LpEvent *
lp_meeting_details_load (LpTopicDetails *self)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (self->context, LP_EVENT_KIND);
  g_autoptr (GError) error = NULL;
  LpEvent *event = kind != NULL ? lp_event_load (linli_context_get_database (self->context), kind, self->event_id, &error) : NULL;

  if (error != NULL)
    linli_act_show_error (GTK_WIDGET (self), error);
  return event;
}

static void
lp_meeting_details_agenda_cb (GtkWidget      *button,
                              LpTopicDetails *self)
{
  g_autoptr (LpEvent) event = lp_meeting_details_load (self);

  if (event != NULL)
    lp_agenda_dialog_show (GTK_WIDGET (self), self->context, event);
}

static void
lp_meeting_details_print_cb (GtkWidget      *button,
                             LpTopicDetails *self)
{
  LpEvent *event = lp_meeting_details_load (self);

  if (event != NULL)
    linli_paper_show_made (GTK_WIDGET (self), self->context, "matter", event->id, lp_agenda_make_paper, event, lp_event_free);
}

/* A row of a topic that opens it. */
static GtkWidget *
lp_meeting_details_add_topic (LpTopicDetails *self,
                              GtkWidget      *list,
                              const LpTopic  *topic,
                              const char     *before,
                              const char     *words)
{
  g_autofree char *title = lp_topic_dup_title (self->context, topic);
  g_autofree char *all = before != NULL ? g_strdup_printf ("%s %s", before, title) : g_strdup (title);
  GtkWidget *row = _lp_topic_details_add_row (list, all, words);

  _lp_topic_details_lead_to (row, topic->id);
  return row;
}

/* A topic of an earlier meeting of which something is to be told: what became of it, that it is dropped, or that nobody spoke of it. */
static void
lp_meeting_details_add_open (LpTopicDetails *self,
                             GtkWidget      *list,
                             const LpTopic  *topic,
                             const LpEvent  *event)
{
  g_autofree char *became = lp_topic_dup_became (self->context, topic), *standing = lp_topic_dup_standing (self->context, topic);
  g_autofree char *left = lp_topic_is_left (topic) ? g_strdup_printf (_("Not spoken of: %s"), standing) : NULL;
  g_autofree char *elsewhere = lp_topic_dup_elsewhere (topic, event->compound_id);
  const char *how = left != NULL ? left : became != NULL ? became : standing;
  g_autofree char *words = elsewhere != NULL ? g_strdup_printf ("%s · %s", elsewhere, how) : g_strdup (how);
  GtkWidget *row = lp_meeting_details_add_topic (self, list, topic, NULL, words);

  if (lp_topic_is_left (topic))
    _lp_topic_details_add_button (self, row, _("Take Over"), topic->id, G_CALLBACK (lp_meeting_details_carry_cb));
  _lp_topic_details_add_button (self, row, _("Answer…"), topic->id, G_CALLBACK (lp_meeting_details_tell_cb));
}

static guint
lp_meeting_details_count_left (GPtrArray     *topics,
                               const LpEvent *event)
{
  guint n = 0;

  for (guint i = 0; i < topics->len; i++)
    n += lp_agenda_takes_over (g_ptr_array_index (topics, i), event->compound_id) ? 1 : 0;
  return n;
}

/* With this a meeting opens. */
static void
lp_meeting_details_add_before (LpTopicDetails *self,
                               const LpEvent  *event)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autoptr (GPtrArray) open = lp_topic_list (reader, LP_TOPICS_BEFORE, self->event_id, &error);
  g_autoptr (GPtrArray) told = open != NULL ? lp_topic_list (reader, LP_TOPICS_TOLD, self->event_id, &error) : NULL;
  g_autoptr (GPtrArray) carried = told != NULL ? lp_topic_list (reader, LP_TOPICS_CARRIED, self->event_id, &error) : NULL;
  GtkWidget *list;
  guint n_left;

  if (carried != NULL && open->len + told->len + carried->len == 0)
    return;
  list = _lp_topic_details_add_list (self, C_("topic", "What became of earlier topics"));
  if (carried == NULL)
    {
      linli_trouble_add (list, _("Earlier topics could not be read"), error);
      return;
    }
  n_left = lp_meeting_details_count_left (open, event);
  if (n_left > 1)
    {
      g_autofree char *words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u topic was not spoken of", "%u topics were not spoken of", n_left), n_left);

      _lp_topic_details_add_button (self, _lp_topic_details_add_row (list, words, NULL), _("Take All Over"), 0, G_CALLBACK (lp_meeting_details_carry_cb));
    }
  for (guint i = 0; i < open->len; i++)
    lp_meeting_details_add_open (self, list, g_ptr_array_index (open, i), event);
  for (guint i = 0; i < told->len; i++)
    {
      g_autofree char *words = lp_topic_dup_told (self->context, g_ptr_array_index (told, i));

      lp_meeting_details_add_topic (self, list, g_ptr_array_index (told, i), NULL, words);
    }
  for (guint i = 0; i < carried->len; i++)
    lp_meeting_details_add_topic (self, list, g_ptr_array_index (carried, i), NULL, _("Not spoken of last time; on the agenda today"));
}

/* The topics in their order, with hours where they are planned. */
static void
lp_meeting_details_add_topics (LpTopicDetails *self,
                               GtkWidget      *list,
                               GPtrArray      *topics,
                               const LpEvent  *event)
{
  LpAgenda *agenda = lp_agenda_new_of (self->event_id, event->opening, topics);

  for (guint i = 0; i < topics->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *standing = lp_topic_dup_standing (self->context, topic), *place = g_strdup_printf (C_("topic", "%u."), i + 1);
      g_autofree char *time = topic->minutes >= 0 ? lp_agenda_dup_time (event->starts_at, lp_agenda_count_before (agenda, i), topic->minutes) : NULL;
      g_autofree char *words = time != NULL ? g_strdup_printf ("%s · %s", time, standing) : g_strdup (standing);
      GtkWidget *row = lp_meeting_details_add_topic (self, list, topic, place, words);

      if (g_str_equal (topic->state, LP_TOPIC_RAISED) || g_str_equal (topic->state, LP_TOPIC_DISCUSSED))
        {
          _lp_topic_details_add_button (self, row, _("Hands…"), topic->id, G_CALLBACK (_lp_topic_details_vote_cb));
          _lp_topic_details_add_button (self, row, _("Decide…"), topic->id, G_CALLBACK (_lp_topic_details_decide_cb));
        }
    }
  lp_agenda_free (agenda);
}

/* What this meeting did not get to, and where it is now. */
static void
lp_meeting_details_add_left (LpTopicDetails *self,
                             GtkWidget      *list,
                             GPtrArray      *left)
{
  for (guint i = 0; i < left->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (left, i);
      g_autofree char *event = topic->event_id != 0 ? linli_title_dup_masked (linli_context_get_database (self->context), "matter", topic->event_id) : NULL;
      g_autofree char *words = event != NULL ? g_strdup_printf (_("Not spoken of; taken over to %s"), event) : g_strdup (_("On no agenda yet"));

      lp_meeting_details_add_topic (self, list, topic, NULL, words);
    }
}

static void
lp_meeting_details_add_agenda (LpTopicDetails *self,
                               const LpEvent  *event)
{
  g_autoptr (GError) error = NULL;
  LinliDatabase *reader = linli_context_get_database (self->context);
  g_autoptr (GPtrArray) topics = lp_topic_list (reader, LP_TOPICS_OF, self->event_id, &error);
  g_autoptr (GPtrArray) left = topics != NULL ? lp_topic_list (reader, LP_TOPICS_LEFT, self->event_id, &error) : NULL;
  g_autoptr (GPtrArray) unplanned = left != NULL ? lp_topic_list (reader, LP_TOPICS_UNPLANNED, 0, &error) : NULL;
  GtkWidget *list = _lp_topic_details_add_list (self, C_("topic", "Topics of this meeting")), *row;

  if (unplanned == NULL)
    {
      linli_trouble_add (list, _("The topics could not be read"), error);
      return;
    }
  lp_meeting_details_add_topics (self, list, topics, event);
  lp_meeting_details_add_left (self, list, left);
  row = _lp_topic_details_add_row (list, topics->len > 0 ? _("Another topic") : _("No topic yet"), NULL);
  _lp_topic_details_add_button (self, row, _("New Topic…"), 0, G_CALLBACK (lp_meeting_details_raise_cb));
  row = _lp_topic_details_add_row (list, _("Order and minutes"), NULL);
  _lp_topic_details_add_button (self, row, _("Agenda…"), 0, G_CALLBACK (lp_meeting_details_agenda_cb));
  _lp_topic_details_add_button (self, row, _("Print the Agenda"), 0, G_CALLBACK (lp_meeting_details_print_cb));
  if (unplanned->len == 0)
    return;
  list = _lp_topic_details_add_list (self, C_("topic", "Topics on no agenda yet"));
  for (guint i = 0; i < unplanned->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (unplanned, i);

      row = lp_meeting_details_add_topic (self, list, topic, NULL, NULL);
      _lp_topic_details_add_button (self, row, _("Put on the Agenda"), topic->id, G_CALLBACK (lp_meeting_details_put_cb));
    }
}

GtkWidget *
lp_meeting_details_new (LinliContext   *context,
                        LinliSelection *selection,
                        const char     *kind,
                        gint64          id)
{
  LinliMatterKind *events = linli_context_find_matter_kind (context, LP_EVENT_KIND);
  g_autoptr (GError) error = NULL;
  g_autoptr (LpEvent) event = events != NULL ? lp_event_load (linli_context_get_database (context), events, id, &error) : NULL;
  LpTopicDetails *self;

  if (event == NULL && (error == NULL || g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND)))
    return NULL; /* removed meanwhile */
  if (event != NULL && g_strcmp0 (event->category, LP_EVENT_MEETING) != 0)
    return NULL;
  self = _lp_topic_details_make (context, selection, id, 0);
  if (event == NULL)
    {
      linli_trouble_add (linli_plain_list_add (self->box, C_("topic", "Topics of this meeting")), _("The topics could not be read"), error);
      return GTK_WIDGET (self);
    }
  lp_meeting_details_add_before (self, event);
  lp_meeting_details_add_agenda (self, event);
  _lp_topic_details_add_speeches (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Topics of courtyard meetings: raised, voted on, decided, handed on, and answered at a later meeting. Suggestions sink where nobody classifies,
 * hands on and reports back; so each topic is followed until people were told. */

#include "lp-topic-store.h"

#include <glib/gi18n-lib.h>

#define TOPIC                                                                                                                            \
  "SELECT m.id, m.number, m.title, m.state, coalesce (t.event_id, 0), e.number || ' ' || e.title, coalesce (t.votes_for, -1),"          \
  " coalesce (t.votes_against, -1), coalesce (t.votes_abstain, -1), t.decision, coalesce (b.id, 0), b.number || ' ' || b.title, b.kind," \
  " b.state, coalesce ((SELECT text FROM timeline l WHERE l.matter_id = b.id AND l.deleted_at IS NULL AND l.text <> '' AND"            \
  " l.from_state IS NOT NULL ORDER BY l.id DESC LIMIT 1), b.outcome), coalesce (t.answered_id, 0), substr (a.starts_at, 1, 10), t.answer," \
  " m.assignee, m.due_at, b.assignee, b.due_at FROM matter m"                                                                           \
  " LEFT JOIN events_topic t ON t.id = m.id AND t.deleted_at IS NULL LEFT JOIN matter e ON e.id = t.event_id"                           \
  " LEFT JOIN events_event v ON v.id = t.event_id LEFT JOIN matter b ON b.id = t.became_id AND b.deleted_at IS NULL"                    \
  " LEFT JOIN events_event a ON a.id = t.answered_id WHERE m.kind = 'events-topic' AND m.deleted_at IS NULL AND "

void
lp_topic_free (gpointer data)
{
  LpTopic *self = data;

  g_free (self->number);
  g_free (self->title);
  g_free (self->state);
  g_free (self->event);
  g_free (self->decision);
  g_free (self->became);
  g_free (self->became_kind);
  g_free (self->became_state);
  g_free (self->became_word);
  g_free (self->answered_on);
  g_free (self->answer);
  g_free (self->doer);
  g_free (self->due_on);
  g_free (self->became_doer);
  g_free (self->became_due_on);
  g_free (self);
}

void
lp_speech_free (gpointer data)
{
  LpSpeech *self = data;

  g_free (self->topic);
  g_free (self->name);
  g_free (self->words);
  g_free (self);
}

static gpointer
lp_topic_read (LinliStatement *row,
               gpointer        data)
{
  LpTopic *self = g_new0 (LpTopic, 1);

  self->id = linli_statement_get_int64 (row, 0);
  self->number = g_strdup (linli_statement_get_text (row, 1));
  self->title = g_strdup (linli_statement_get_text (row, 2));
  self->state = g_strdup (linli_statement_get_text (row, 3));
  self->event_id = linli_statement_get_int64 (row, 4);
  self->event = g_strdup (linli_statement_get_text (row, 5));
  self->votes_for = (int) linli_statement_get_int64 (row, 6);
  self->votes_against = (int) linli_statement_get_int64 (row, 7);
  self->votes_abstain = (int) linli_statement_get_int64 (row, 8);
  self->decision = g_strdup (linli_statement_get_text (row, 9));
  self->became_id = linli_statement_get_int64 (row, 10);
  self->became = g_strdup (linli_statement_get_text (row, 11));
  self->became_kind = g_strdup (linli_statement_get_text (row, 12));
  self->became_state = g_strdup (linli_statement_get_text (row, 13));
  self->became_word = g_strdup (linli_statement_get_text (row, 14));
  self->answered_id = linli_statement_get_int64 (row, 15);
  self->answered_on = g_strdup (linli_statement_get_text (row, 16));
  self->answer = g_strdup (linli_statement_get_text (row, 17));
  self->doer = g_strdup (linli_statement_get_text (row, 18));
  self->due_on = g_strdup (linli_statement_get_text (row, 19));
  self->became_doer = g_strdup (linli_statement_get_text (row, 20));
  self->became_due_on = g_strdup (linli_statement_get_text (row, 21));
  return self;
}

LpTopic *
lp_topic_load (LinliDatabase  *reader,
               gint64          id,
               GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, TOPIC "m.id = ?", "i", id);

  return linli_rows_step_one (row, _("The topic is gone"), error) ? lp_topic_read (row, NULL) : NULL;
}

GPtrArray *
lp_topic_list (LinliDatabase  *reader,
               LpTopicList     which,
               gint64          event_id,
               GError        **error)
{
  static const char * const queries[] = {
    [LP_TOPICS_OF] = TOPIC "t.event_id = ?1 ORDER BY t.place, m.id LIMIT ?2",
    [LP_TOPICS_BEFORE] = TOPIC "t.event_id <> ?1 AND m.state NOT IN ('answered', 'dropped') AND v.starts_at < (SELECT starts_at FROM events_event"
                               " WHERE id = ?1) AND coalesce (v.compound_id = (SELECT compound_id FROM events_event WHERE id = ?1), 1)"
                               " ORDER BY v.starts_at, t.place, m.id LIMIT ?2",
    [LP_TOPICS_UNPLANNED] = TOPIC "t.event_id IS NULL AND ?1 = ?1 AND m.state = 'raised' ORDER BY m.id LIMIT ?2",
    [LP_TOPICS_ANSWERED] = TOPIC "t.answered_id = ?1 ORDER BY m.id LIMIT ?2",
  };

  return linli_rows_collect (linli_database_query (reader, error, queries[which], "ii", event_id, (gint64) LP_MOST_TOPICS), lp_topic_read, NULL,
                             lp_topic_free, error);
}

static gpointer
lp_speech_read (LinliStatement *row,
                gpointer        data)
{
  LpSpeech *self = g_new0 (LpSpeech, 1);

  self->id = linli_statement_get_int64 (row, 0);
  self->topic_id = linli_statement_get_int64 (row, 1);
  self->topic = g_strdup (linli_statement_get_text (row, 2));
  self->name = g_strdup (linli_statement_get_text (row, 3));
  self->words = g_strdup (linli_statement_get_text (row, 4));
  return self;
}

GPtrArray *
lp_speech_list (LinliDatabase  *reader,
                gint64          event_id,
                gint64          topic_id,
                GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error, "SELECT s.id, coalesce (s.topic_id, 0), m.title, s.name, s.words FROM events_speech s LEFT JOIN matter m"
                                         " ON m.id = s.topic_id WHERE s.event_id = ?1 AND (?2 = 0 OR s.topic_id = ?2) AND s.deleted_at IS NULL"
                                         " ORDER BY s.place, s.id LIMIT ?3", "iii", event_id, topic_id, (gint64) LP_MOST_TOPICS),
    lp_speech_read, NULL, lp_speech_free, error);
}

LpTopicDeed *
lp_topic_deed_new (LinliMatterKind *kind,
                   gint64           id)
{
  LpTopicDeed *self = g_new0 (LpTopicDeed, 1);

  self->kind = kind != NULL ? g_object_ref (kind) : NULL;
  self->id = id;
  return self;
}

void
lp_topic_deed_free (gpointer data)
{
  LpTopicDeed *self = data;

  g_clear_object (&self->kind);
  g_clear_object (&self->topics);
  g_free (self->title);
  g_free (self->name);
  g_free (self->words);
  g_free (self->due_on);
  g_free (self);
}

static gboolean
lp_topic_refuse (GError     **error,
                 const char  *words)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

gboolean
lp_topic_put (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpTopicDeed *deed = data;

  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "UPDATE events_topic SET event_id = ?1, place = (SELECT coalesce (max (place), 0) + 1 FROM events_topic WHERE event_id = ?1)"
                             " WHERE id = ?2", "ii", deed->event_id, deed->id) &&
         linli_link_add (transaction, "matter", deed->event_id, "matter", deed->id, "topic", error);
}

gboolean
lp_topic_raise (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  LpTopicDeed *deed = data;
  g_autoptr (LinliRecord) matter = NULL;

  if (deed->title == NULL)
    return lp_topic_refuse (error, _("Say what the topic is"));
  matter = linli_matter_new (LP_TOPIC_KIND, deed->title);
  linli_record_set_text (matter, "channel", "meeting");
  if (!linli_matter_kind_open (deed->kind, matter, transaction, deed->words, error))
    return FALSE;
  deed->id = deed->made = linli_record_get_id (matter);
  return lp_topic_put (transaction, deed, error);
}

gboolean
lp_topic_vote (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  LpTopicDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *text = g_strdup_printf (_("Hands: %d for it, %d against, %d neither"), deed->votes_for, deed->votes_against, deed->votes_abstain);
  g_autofree char *state = linli_database_dup_text (database, "SELECT state FROM matter WHERE id = ?", "i", deed->id);

  if (deed->votes_for + deed->votes_against + deed->votes_abstain == 0)
    return lp_topic_refuse (error, _("Nobody raised a hand: type how many did"));
  return linli_database_run (database, error, "UPDATE events_topic SET votes_for = ?, votes_against = ?, votes_abstain = ? WHERE id = ?", "iiii",
                             (gint64) deed->votes_for, (gint64) deed->votes_against, (gint64) deed->votes_abstain, deed->id) &&
         linli_timeline_append (transaction, deed->id, NULL, 0, "note", text, error) &&
         (g_strcmp0 (state, LP_TOPIC_RAISED) != 0 || linli_matter_kind_step (deed->kind, transaction, deed->id, "discuss", NULL, error));
}

/* Who does it, until when: with that it stands on the page of the day. */
static gboolean
lp_topic_entrust (LinliTransaction   *transaction,
                  const LpTopicDeed  *deed,
                  GError            **error)
{
  g_autoptr (LinliRecord) matter = NULL;

  if (deed->name == NULL && deed->due_on == NULL)
    return TRUE;
  matter = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), deed->id, error);
  if (matter == NULL)
    return FALSE;
  linli_record_set_text (matter, "assignee", deed->name);
  linli_record_set_text (matter, "due_at", deed->due_on);
  return linli_record_save (matter, transaction, error);
}

gboolean
lp_topic_decide (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpTopicDeed *deed = data;

  return linli_matter_kind_step (deed->kind, transaction, deed->id, "decide", deed->words, error) && lp_topic_entrust (transaction, deed, error);
}

gboolean
lp_topic_become (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpTopicDeed *deed = data;

  return linli_matter_kind_take_over (deed->kind, transaction, deed->id, &deed->made, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_topic SET became_id = ? WHERE id = ?", "ii", deed->made,
                             deed->id) &&
         linli_matter_kind_step (deed->topics, transaction, deed->id, "hand-on", NULL, error);
}

gboolean
lp_topic_answer (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpTopicDeed *deed = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_topic SET answered_id = ? WHERE id = ?", "ii",
                             deed->event_id, deed->id) &&
         linli_matter_kind_step (deed->kind, transaction, deed->id, "answer", deed->words, error);
}

gboolean
lp_speech_add (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  LpTopicDeed *deed = data;

  if (deed->words == NULL)
    return lp_topic_refuse (error, _("Write down what was said"));
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO events_speech (event_id, topic_id, name, words, place) SELECT ?1, nullif (?2, 0), ?3, ?4,"
                             " (SELECT coalesce (max (place), 0) + 1 FROM events_speech WHERE event_id = ?1)", "iiss", deed->event_id, deed->id,
                             deed->name, deed->words);
}

gboolean
lp_speech_raise (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpTopicDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 speech = deed->id;

  g_free (deed->title);
  deed->title = linli_database_dup_text (database, "SELECT words FROM events_speech WHERE id = ? AND deleted_at IS NULL", "i", speech);
  return lp_topic_raise (transaction, deed, error) &&
         linli_database_run (database, error, "UPDATE events_speech SET topic_id = ? WHERE id = ?", "ii", deed->made, speech);
}

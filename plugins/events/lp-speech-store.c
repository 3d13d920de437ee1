/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What people say at courtyard meetings, in the file. */

#include "lp-speech-store.h"

#include <glib/gi18n-lib.h>

#include "lp-event-store.h"

#define SPEECH                                                                                                                               \
  "SELECT s.id, coalesce (s.topic_id, 0), coalesce (s.person_id, 0), m.title, coalesce (p.name, s.name), s.words FROM events_speech s"      \
  " LEFT JOIN matter m ON m.id = s.topic_id LEFT JOIN person p ON p.id = s.person_id WHERE s.deleted_at IS NULL AND "

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
lp_speech_read (LinliStatement *row,
                gpointer        data)
{
  LpSpeech *self = g_new0 (LpSpeech, 1);

  self->id = linli_statement_get_int64 (row, 0);
  self->topic_id = linli_statement_get_int64 (row, 1);
  self->person_id = linli_statement_get_int64 (row, 2);
  self->topic = g_strdup (linli_statement_get_text (row, 3));
  self->name = g_strdup (linli_statement_get_text (row, 4));
  self->words = g_strdup (linli_statement_get_text (row, 5));
  return self;
}

GPtrArray *
lp_speech_list (LinliDatabase  *reader,
                gint64          event_id,
                gint64          topic_id,
                GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, SPEECH "(?1 = 0 OR s.event_id = ?1) AND (?2 = 0 OR s.topic_id = ?2) ORDER BY s.place, s.id",
                                                   "ii", event_id, topic_id), lp_speech_read, NULL, lp_speech_free, error);
}

LpSpeech *
lp_speech_load (LinliDatabase  *reader,
                gint64          id,
                GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, SPEECH "s.id = ?", "i", id);

  return linli_rows_step_one (row, _("These words are gone"), error) ? lp_speech_read (row, NULL) : NULL;
}

char *
lp_speech_dup_words (LinliDatabase  *reader,
                     const LpSpeech *speech,
                     gint64          event_id)
{
  return lp_words_dup_masked (reader, speech->topic_id != 0 ? speech->topic_id : event_id, speech->name, speech->words);
}

static gboolean
lp_speech_refuse (GError **error)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Write down what was said"));
  return FALSE;
}

gboolean
lp_speech_add (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  LpTopicDeed *deed = data;

  if (deed->words == NULL)
    return lp_speech_refuse (error);
  deed->made = linli_transaction_new_id (transaction);
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO events_speech (id, event_id, topic_id, person_id, name, words, place)"
                             " SELECT ?1, ?2, nullif (?3, 0), nullif (?4, 0), ?5, ?6, (SELECT coalesce (max (place), 0) + 1 FROM events_speech WHERE event_id = ?2)",
                             "iiiiss", deed->made, deed->event_id, deed->id, deed->person_id, deed->name, deed->words);
}

gboolean
lp_speech_correct (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  LpTopicDeed *deed = data;

  if (deed->words == NULL)
    return lp_speech_refuse (error);
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_speech SET person_id = nullif (?, 0), name = ?, words = ?"
                             " WHERE id = ?", "issi", deed->person_id, deed->name, deed->words, deed->id);
}

gboolean
lp_speech_remove (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LpTopicDeed *deed = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE events_speech SET deleted_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), deed->id);
}

gboolean
lp_speech_raise (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpTopicDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LpSpeech) speech = lp_speech_load (database, deed->id, error);

  if (speech == NULL)
    return FALSE;
  g_free (deed->title);
  deed->title = g_strdup (speech->words);
  g_free (deed->name); /* the topic names who speaks, so that it is masked in the title: a resident by a link, anybody else as the contact */
  deed->name = speech->person_id == 0 ? g_strdup (speech->name) : NULL;
  return lp_topic_raise (transaction, deed, error) &&
         linli_database_run (database, error, "UPDATE events_speech SET topic_id = ? WHERE id = ?", "ii", deed->made, speech->id) &&
         (speech->person_id == 0 || linli_link_add (transaction, "person", speech->person_id, "matter", deed->made, "raised", error));
}

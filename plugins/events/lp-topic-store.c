/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Topics of courtyard meetings: raised, voted on, decided, handed on, and answered at a later meeting. Suggestions sink where nobody classifies,
 * hands on and reports back; so each topic is followed until people were told. */

#include "lp-topic-store.h"

#include <glib/gi18n-lib.h>

#define TOLD(where) \
  "(SELECT max (x.id) FROM events_told x WHERE x.topic_id = m.id AND x.deleted_at IS NULL" where ")"
#define TOPIC_TOLD(where) \
  "SELECT m.id, m.number, m.title, m.state, coalesce (t.event_id, 0), e.number || ' ' || e.title, coalesce (t.votes_for, -1),"          \
  " coalesce (t.votes_against, -1), coalesce (t.votes_abstain, -1), t.decision, coalesce (b.id, 0), b.number || ' ' || b.title, b.kind," \
  " b.state, coalesce ((SELECT text FROM timeline l WHERE l.matter_id = b.id AND l.deleted_at IS NULL AND l.text <> '' AND"            \
  " l.from_state IS NOT NULL ORDER BY l.id DESC LIMIT 1), b.outcome), coalesce (w.id, 0), coalesce (w.event_id, 0), substr (a.starts_at, 1, 10)," \
  " w.words, coalesce (w.final, 0), coalesce (t.minutes, -1), m.assignee, m.due_at, b.assignee, b.due_at, m.outcome,"                     \
  " coalesce (v.compound_id, 0), y.name FROM matter m"                                                                                          \
  " LEFT JOIN events_topic t ON t.id = m.id AND t.deleted_at IS NULL LEFT JOIN matter e ON e.id = t.event_id"                           \
  " LEFT JOIN events_event v ON v.id = t.event_id LEFT JOIN compound y ON y.id = v.compound_id AND y.deleted_at IS NULL LEFT JOIN matter b ON b.id = t.became_id AND b.deleted_at IS NULL"                    \
  " LEFT JOIN events_told w ON w.id = " TOLD (where) " LEFT JOIN events_event a ON a.id = w.event_id"                                   \
  " WHERE m.kind = 'events-topic' AND m.deleted_at IS NULL AND "
#define TOPIC TOPIC_TOLD ("")
/* Whether the meetings v and n have to do with each other. */
#define SAME \
  "CASE WHEN v.compound_id IS NOT NULL AND n.compound_id IS NOT NULL THEN v.compound_id = n.compound_id"                                \
  " WHEN v.series_id IS NOT NULL AND n.series_id IS NOT NULL THEN v.series_id = n.series_id"                                            \
  " ELSE 1 END"
/* Whether the meeting v, whose matter is e, comes before the meeting ?1, and has to do with it. One whose day was never written down comes before those
 * that are still to be held, or were planned after it. */
#define BEFORE \
  "EXISTS (SELECT 1 FROM events_event n JOIN matter o ON o.id = n.id WHERE n.id = ?1 AND (v.starts_at < coalesce (n.starts_at, '9999')"  \
  " OR (v.starts_at IS NULL AND (o.state IN ('planned', 'announced') OR o.opened_at > e.opened_at))) AND " SAME ")"
/* Whether the meeting v, whose matter is e, was held, as far as can be known: it has been stepped on, or its day has come. */
#define HELD "(e.state NOT IN ('planned', 'announced') OR substr (v.starts_at, 1, 10) <= date ('now', 'localtime'))"
#define HAS_TOLD(where) "EXISTS (SELECT 1 FROM events_told x WHERE x.topic_id = m.id AND x.deleted_at IS NULL AND " where ")"
#define HAS_LEFT(where) "EXISTS (SELECT 1 FROM events_left f WHERE f.topic_id = m.id AND f.deleted_at IS NULL AND " where ")"

void
lp_topic_free (gpointer data)
{
  LpTopic *self = data;

  g_free (self->number);
  g_free (self->title);
  g_free (self->state);
  g_free (self->event);
  g_free (self->yard);
  g_free (self->decision);
  g_free (self->became);
  g_free (self->became_kind);
  g_free (self->became_state);
  g_free (self->became_word);
  g_free (self->told_on);
  g_free (self->told);
  g_free (self->outcome);
  g_free (self->doer);
  g_free (self->due_on);
  g_free (self->became_doer);
  g_free (self->became_due_on);
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
  self->told_id = linli_statement_get_int64 (row, 15);
  self->told_at_id = linli_statement_get_int64 (row, 16);
  self->told_on = g_strdup (linli_statement_get_text (row, 17));
  self->told = g_strdup (linli_statement_get_text (row, 18));
  self->told_final = linli_statement_get_int64 (row, 19) != 0;
  self->minutes = (int) linli_statement_get_int64 (row, 20);
  self->doer = g_strdup (linli_statement_get_text (row, 21));
  self->due_on = g_strdup (linli_statement_get_text (row, 22));
  self->became_doer = g_strdup (linli_statement_get_text (row, 23));
  self->became_due_on = g_strdup (linli_statement_get_text (row, 24));
  self->outcome = g_strdup (linli_statement_get_text (row, 25));
  self->yard_id = linli_statement_get_int64 (row, 26);
  self->yard = g_strdup (linli_statement_get_text (row, 27));
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
    [LP_TOPICS_OF] = TOPIC "t.event_id = ?1 ORDER BY t.place, m.id",
    [LP_TOPICS_BEFORE] = TOPIC "t.event_id <> ?1 AND m.state <> 'answered' AND NOT " HAS_TOLD ("(x.final = 1 OR x.event_id = ?1)") " AND " BEFORE
                               " AND " HELD
                               " ORDER BY v.starts_at, t.place, m.id",
    [LP_TOPICS_CARRIED] = TOPIC "t.event_id = ?1 AND " HAS_LEFT ("f.event_id <> ?1") " ORDER BY t.place, m.id",
    [LP_TOPICS_LEFT] = TOPIC "t.event_id <> ?1 AND " HAS_LEFT ("f.event_id = ?1") " ORDER BY m.id",
    [LP_TOPICS_UNPLANNED] = TOPIC "t.event_id IS NULL AND ?1 = ?1 AND m.state = 'raised' ORDER BY m.id",
    [LP_TOPICS_TOLD] = TOPIC_TOLD (" AND x.event_id = ?1") "w.id IS NOT NULL ORDER BY w.id",
  };

  return linli_rows_collect (linli_database_query (reader, error, queries[which], "i", event_id), lp_topic_read, NULL,
                             lp_topic_free, error);
}

static void
lp_meeting_free (gpointer data)
{
  LpMeeting *meeting = data;

  g_free (meeting->title);
  g_free (meeting);
}

static gpointer
lp_meeting_read (LinliStatement *row,
                 gpointer        data)
{
  LpMeeting *meeting = g_new0 (LpMeeting, 1);

  meeting->id = linli_statement_get_int64 (row, 0);
  meeting->title = g_strdup (linli_statement_get_text (row, 1));
  return meeting;
}

GPtrArray *
lp_meeting_list (LinliDatabase  *reader,
                 gint64          topic_id,
                 GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error, "SELECT m.id, m.number || ' ' || m.title || coalesce (' · ' || substr (n.starts_at, 1, 10), '') FROM matter m"
                          " JOIN events_event n ON n.id = m.id LEFT JOIN events_topic t ON t.id = ?1 LEFT JOIN events_event v ON v.id = t.event_id"
                          " WHERE m.kind = 'events' AND m.category = 'meeting' AND m.state <> 'cancelled' AND m.deleted_at IS NULL"
                          " AND (v.id IS NULL OR n.id = v.id OR (coalesce (n.starts_at, '9999') >= coalesce (v.starts_at, '') AND " SAME "))"
                          " ORDER BY coalesce (substr (n.starts_at, 1, 10), '9999') > date ('now', 'localtime'), n.starts_at DESC, m.id DESC", "i", topic_id),
    lp_meeting_read, NULL, lp_meeting_free, error);
}

gboolean
lp_topic_is_left (const LpTopic *topic)
{
  return g_str_equal (topic->state, LP_TOPIC_RAISED);
}

LpTopicDeed *
lp_topic_deed_new (LinliMatterKind *kind,
                   gint64           id)
{
  LpTopicDeed *self = g_new0 (LpTopicDeed, 1);

  self->kind = kind != NULL ? g_object_ref (kind) : NULL;
  self->id = id;
  self->minutes = LP_UNCOUNTED;
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
                             "UPDATE events_topic SET event_id = ?1, place = (SELECT coalesce (max (place), 0) + 1 FROM events_topic WHERE event_id = ?1),"
                             " minutes = coalesce (nullif (?3, -1), minutes) WHERE id = ?2", "iii", deed->event_id, deed->id, (gint64) deed->minutes) &&
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
  linli_record_set_text (matter, "contact_name", deed->name);
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
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *state = linli_database_dup_text (database, "SELECT state FROM matter WHERE id = ?", "i", deed->id);

  return linli_matter_kind_take_over (deed->kind, transaction, deed->id, &deed->made, error) &&
         linli_database_run (database, error, "UPDATE events_topic SET became_id = ? WHERE id = ?", "ii", deed->made, deed->id) &&
         (g_strcmp0 (state, LP_TOPIC_HANDED_ON) == 0 || linli_matter_kind_step (deed->topics, transaction, deed->id, "hand-on", NULL, error));
}

gboolean
lp_topic_tell (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  LpTopicDeed *deed = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *state = linli_database_dup_text (database, "SELECT state FROM matter WHERE id = ?", "i", deed->id);
  g_autofree char *line = NULL;

  if (deed->words == NULL)
    return lp_topic_refuse (error, _("Say what people were told"));
  if (!linli_database_run (database, error, "INSERT INTO events_told (id, topic_id, event_id, words, final) VALUES (?, ?, nullif (?, 0), ?, ?)", "iiisi",
                           linli_transaction_new_id (transaction), deed->id, deed->event_id, deed->words, (gint64) !deed->open))
    return FALSE;
  if (!deed->open && g_strcmp0 (state, LP_TOPIC_DROPPED) != 0 && g_strcmp0 (state, LP_TOPIC_ANSWERED) != 0)
    return linli_matter_kind_step (deed->kind, transaction, deed->id, "answer", deed->words, error);
  line = g_strdup_printf (_("People were told: %s"), deed->words);
  return linli_timeline_append (transaction, deed->id, NULL, 0, "note", line, error);
}

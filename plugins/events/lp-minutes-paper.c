/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Courtyard meetings on paper: what was said, decided and by whom it is done; and before the next one what became of it. On a worker thread. */

#include "lp-minutes-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-event-paper.h"
#include "lp-speech-store.h"
#include "lp-topic-store.h"
#include "lp-topic-words.h"

#define OUTCOME_COLUMNS 6

LpMinutes *
lp_minutes_new (LinliContext *context,
                LpEvent      *event)
{
  LpMinutes *minutes = g_new0 (LpMinutes, 1);

  minutes->event = event;
  minutes->kinds = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_MATTER_KIND);
  return minutes;
}

void
lp_minutes_free (gpointer data)
{
  LpMinutes *minutes = data;

  lp_event_free (minutes->event);
  g_ptr_array_unref (minutes->kinds);
  g_free (minutes);
}

static const char *
lp_minutes_get_state (const LpMinutes *minutes,
                      const char      *kind,
                      const char      *state)
{
  for (guint i = 0; i < minutes->kinds->len; i++)
    {
      LinliMatterKind *item = g_ptr_array_index (minutes->kinds, i);
      const char *label = g_strcmp0 (linli_matter_kind_get_id (item), kind) == 0 ? linli_matter_kind_get_state_label (item, state) : NULL;

      if (label != NULL)
        return label;
    }
  return state;
}

/* "Q-12 Lift · Under way · parts are ordered"; NULL where it became nothing. */
static char *
lp_minutes_dup_became (const LpMinutes *minutes,
                       LinliDatabase   *reader,
                       gboolean         masked,
                       const LpTopic   *topic)
{
  g_autofree char *title = lp_event_paper_dup_words (reader, masked, topic->became_id, topic->became);
  g_autofree char *word = lp_event_paper_dup_words (reader, masked, topic->became_id, topic->became_word);

  if (topic->became_id == 0)
    return NULL;
  return g_strjoin (" · ", title, lp_minutes_get_state (minutes, topic->became_kind, topic->became_state), word != NULL && *word != '\0' ? word : NULL, NULL);
}

static LinliPaper *
lp_minutes_new_paper (LinliDatabase *reader,
                      const LpEvent *event,
                      const char    *kind,
                      const char    *title,
                      gboolean       masked)
{
  LinliPaper *paper = linli_paper_new (title);

  linli_paper_set_kind (paper, kind, reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_number (paper, event->number);
  if (masked)
    linli_paper_set_note (paper, C_("minutes", "Names of people are hidden"));
  return paper;
}

static void
lp_minutes_add_facts (LinliPaper    *paper,
                      LinliDatabase *reader,
                      gboolean       masked,
                      const LpEvent *event)
{
  g_autofree char *host = lp_event_paper_dup_words (reader, masked, event->id, event->speaker);
  g_autofree char *recorder = lp_event_paper_dup_words (reader, masked, event->id, event->recorder);
  g_autofree char *when = lp_event_dup_when (event), *people = lp_event_counts_dup_words (&event->counts);
  const LinliPaperField fields[] = {
    { C_("minutes", "Time"), event->starts_at != NULL ? when : NULL }, { C_("minutes", "Place"), event->venue },
    { C_("minutes", "Host"), host }, { C_("minutes", "Recorder"), recorder },
  };
  const LinliPaperField counted[] = { { C_("minutes", "Attended"), lp_event_counts_get_total (&event->counts) >= 0 ? people : NULL } };

  linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
  linli_paper_add_fields (paper, 1, counted, G_N_ELEMENTS (counted));
}

/* A line with a label; room to write where nothing is known. */
static void
lp_minutes_add_line (LinliPaper *paper,
                     const char *label,
                     const char *words)
{
  g_autofree char *line = g_strdup_printf (C_("minutes", "%s: %s"), label, words != NULL ? words : "________________");

  linli_paper_add_text (paper, line);
}

/* What was said about a topic; 0 for words about none. FALSE with an error. */
static gboolean
lp_minutes_add_speeches (LinliPaper     *paper,
                         LinliDatabase  *reader,
                         gboolean        masked,
                         gint64          event_id,
                         gint64          topic_id,
                         GError        **error)
{
  g_autoptr (GPtrArray) speeches = lp_speech_list (reader, event_id, topic_id, error);
  gboolean headed = topic_id != 0;

  for (guint i = 0; speeches != NULL && i < speeches->len; i++)
    {
      const LpSpeech *speech = g_ptr_array_index (speeches, i);
      g_autofree char *words = masked ? lp_speech_dup_words (reader, speech, event_id) : g_strdup (speech->words);
      g_autofree char *name = speech->name == NULL ? g_strdup (C_("topic", "Somebody")) : masked ? linli_mask_name (speech->name) : g_strdup (speech->name);

      if (topic_id == 0 && speech->topic_id != 0)
        continue;
      if (!headed)
        linli_paper_add_heading (paper, C_("minutes", "Said besides"));
      headed = TRUE;
      lp_minutes_add_line (paper, name, words);
    }
  return speeches != NULL;
}

static gboolean
lp_minutes_add_topic (LinliPaper       *paper,
                      LinliDatabase    *reader,
                      gboolean          masked,
                      const LpMinutes  *minutes,
                      const LpTopic    *topic,
                      guint             place,
                      GError          **error)
{
  g_autofree char *title = lp_event_paper_dup_words (reader, masked, topic->id, topic->title);
  g_autofree char *heading = g_strdup_printf (C_("minutes", "Topic %u: %s"), place, title);
  g_autofree char *votes = lp_topic_dup_votes (topic), *decision = lp_event_paper_dup_words (reader, masked, topic->id, topic->decision);
  g_autofree char *doing = lp_topic_dup_doing (topic), *became = lp_minutes_dup_became (minutes, reader, masked, topic);

  linli_paper_add_heading (paper, heading);
  if (!lp_minutes_add_speeches (paper, reader, masked, minutes->event->id, topic->id, error))
    return FALSE;
  if (votes != NULL)
    lp_minutes_add_line (paper, C_("minutes", "Hands"), votes);
  lp_minutes_add_line (paper, C_("minutes", "Decision"), decision);
  lp_minutes_add_line (paper, C_("minutes", "Who does it, until when"), doing);
  if (became != NULL)
    lp_minutes_add_line (paper, C_("minutes", "Handed on as"), became);
  return TRUE;
}

/* What the meeting did not get to, and where it went. */
static gboolean
lp_minutes_add_left (LinliPaper     *paper,
                     LinliDatabase  *reader,
                     gboolean        masked,
                     gint64          event_id,
                     GError        **error)
{
  g_autoptr (GPtrArray) left = lp_topic_list (reader, LP_TOPICS_LEFT, event_id, error);

  for (guint i = 0; left != NULL && i < left->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (left, i);
      g_autofree char *title = lp_event_paper_dup_words (reader, masked, topic->id, topic->title);
      g_autofree char *event = topic->event_id != 0 ? lp_event_paper_dup_words (reader, masked, topic->event_id, topic->event) : NULL;
      g_autofree char *words = event != NULL ? g_strdup_printf (C_("minutes", "taken over to %s"), event) : NULL;

      if (i == 0)
        linli_paper_add_heading (paper, C_("minutes", "Not spoken of this time"));
      lp_minutes_add_line (paper, title, words);
      if (!lp_minutes_add_speeches (paper, reader, masked, event_id, topic->id, error))
        return FALSE;
    }
  return left != NULL;
}

/* What people were told at this meeting about earlier topics. */
static gboolean
lp_minutes_add_answers (LinliPaper     *paper,
                        LinliDatabase  *reader,
                        gboolean        masked,
                        gint64          event_id,
                        GError        **error)
{
  g_autoptr (GPtrArray) told = lp_topic_list (reader, LP_TOPICS_TOLD, event_id, error);

  for (guint i = 0; told != NULL && i < told->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (told, i);
      g_autofree char *title = lp_event_paper_dup_words (reader, masked, topic->id, topic->title);
      g_autofree char *answer = lp_event_paper_dup_words (reader, masked, topic->id, topic->told);

      if (i == 0)
        linli_paper_add_heading (paper, C_("minutes", "Told about earlier topics"));
      lp_minutes_add_line (paper, title, answer);
    }
  return told != NULL;
}

LinliPaper *
lp_minutes_make (LinliDatabase  *reader,
                 gboolean        masked,
                 gpointer        data,
                 GCancellable   *cancellable,
                 GError        **error)
{
  const LpMinutes *minutes = data;
  const LpEvent *event = minutes->event;
  const char * const signatures[] = { C_("minutes", "Host"), C_("minutes", "Recorder"), C_("minutes", "For the residents"), NULL };
  g_autofree char *name = lp_event_paper_dup_words (reader, masked, event->id, event->title);
  g_autofree char *title = g_strdup_printf (C_("minutes", "%s: Minutes"), name);
  g_autoptr (LinliPaper) paper = lp_minutes_new_paper (reader, event, "events.minutes", title, masked);
  g_autoptr (GPtrArray) topics = lp_topic_list (reader, LP_TOPICS_OF, event->id, error);

  if (topics == NULL)
    return NULL;
  lp_minutes_add_facts (paper, reader, masked, event);
  if (!lp_minutes_add_answers (paper, reader, masked, event->id, error))
    return NULL;
  for (guint i = 0; i < topics->len; i++)
    if (!lp_minutes_add_topic (paper, reader, masked, minutes, g_ptr_array_index (topics, i), i + 1, error))
      return NULL;
  if (topics->len == 0)
    linli_paper_add_lines (paper, C_("minutes", "Topics, and what was said"), 12);
  if (!lp_minutes_add_left (paper, reader, masked, event->id, error) || !lp_minutes_add_speeches (paper, reader, masked, event->id, 0, error))
    return NULL;
  linli_paper_add_signatures (paper, signatures);
  return g_steal_pointer (&paper);
}

static void
lp_minutes_add_outcome (LinliPaper      *paper,
                        LinliDatabase   *reader,
                        gboolean         masked,
                        const LpMinutes *minutes,
                        const LpTopic   *topic,
                        gboolean         carried,
                        guint            place)
{
  g_autofree char *number = g_strdup_printf ("%u", place), *title = lp_topic_dup_listed (reader, masked, topic, minutes->event->compound_id);
  g_autofree char *decision = lp_event_paper_dup_words (reader, masked, topic->id, topic->decision), *doing = lp_topic_dup_doing (topic);
  g_autofree char *became = lp_minutes_dup_became (minutes, reader, masked, topic);
  g_autofree char *outcome = lp_event_paper_dup_words (reader, masked, topic->id, topic->outcome);
  const char *state = lp_minutes_get_state (minutes, LP_TOPIC_KIND, topic->state);
  g_autofree char *stands = g_str_equal (topic->state, LP_TOPIC_DROPPED) && outcome != NULL ? g_strjoin (" · ", state, outcome, NULL) : g_strdup (state);
  g_autofree char *answer = lp_event_paper_dup_words (reader, masked, topic->id, topic->told);
  const char * const cells[OUTCOME_COLUMNS] = { number, title, decision, doing,
                                                became != NULL ? became : carried ? C_("minutes", "Not spoken of last time; on the agenda today")
                                                : lp_topic_is_left (topic) ? C_("minutes", "Not spoken of yet") : stands, answer };

  linli_paper_add_row (paper, cells, OUTCOME_COLUMNS);
}

LinliPaper *
lp_minutes_make_outcomes (LinliDatabase  *reader,
                          gboolean        masked,
                          gpointer        data,
                          GCancellable   *cancellable,
                          GError        **error)
{
  const LpMinutes *minutes = data;
  const LpEvent *event = minutes->event;
  const LinliPaperColumn columns[OUTCOME_COLUMNS] = {
    { C_("minutes", "No."), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TEXT },
    { C_("minutes", "Topic"), 2, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("minutes", "Decision"), 2, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("minutes", "Who, until when"), 1.4, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("minutes", "What became of it"), 2.6, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("minutes", "Told to people"), 2, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  g_autofree char *when = lp_event_dup_when (event), *name = lp_event_paper_dup_words (reader, masked, event->id, event->title);
  g_autofree char *title = g_strdup_printf (C_("minutes", "%s: What Became of Earlier Topics"), name);
  g_autoptr (LinliPaper) paper = lp_minutes_new_paper (reader, event, "events.outcomes", title, masked);
  g_autoptr (GPtrArray) told = lp_topic_list (reader, LP_TOPICS_TOLD, event->id, error);
  g_autoptr (GPtrArray) open = told != NULL ? lp_topic_list (reader, LP_TOPICS_BEFORE, event->id, error) : NULL;
  g_autoptr (GPtrArray) carried = open != NULL ? lp_topic_list (reader, LP_TOPICS_CARRIED, event->id, error) : NULL;
  GPtrArray *lists[] = { open, told, carried };
  guint n = 0;

  if (carried == NULL)
    return NULL;
  linli_paper_set_size (paper, LINLI_PAPER_A4, TRUE, FALSE);
  linli_paper_set_period (paper, when);
  if (open->len + told->len + carried->len == 0)
    {
      linli_paper_add_text (paper, C_("minutes", "No topic of an earlier meeting is open."));
      return g_steal_pointer (&paper);
    }
  linli_paper_add_table (paper, columns, OUTCOME_COLUMNS);
  for (gsize k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < lists[k]->len; i++)
      lp_minutes_add_outcome (paper, reader, masked, minutes, g_ptr_array_index (lists[k], i), lists[k] == carried, ++n);
  return g_steal_pointer (&paper);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The agenda of a courtyard meeting on a sheet: first what became of earlier topics, then its own. On a worker thread. */

#include "lp-agenda-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-agenda-store.h"
#include "lp-event-paper.h"
#include "lp-topic-words.h"

#define COLUMNS 5

/* Room for what comes up at the meeting. */
#define BLANK_ROWS 2

static void
lp_agenda_paper_add_row (LinliPaper *paper,
                         guint       place,
                         const char *time,
                         const char *what,
                         int         minutes)
{
  g_autofree char *number = g_strdup_printf ("%u", place), *length = minutes >= 0 ? g_strdup_printf ("%d", minutes) : NULL;
  const char * const cells[COLUMNS] = { number, time, what, length, NULL };

  linli_paper_add_row (paper, cells, COLUMNS);
}

/* What is to be told of earlier topics in one line; NULL where there is nothing to be told, or with @error. */
static char *
lp_agenda_paper_dup_opening (LinliDatabase  *reader,
                             gboolean        masked,
                             const LpEvent  *event,
                             GError        **error)
{
  g_autoptr (GPtrArray) before = lp_topic_list (reader, LP_TOPICS_BEFORE, event->id, error);
  g_autoptr (GPtrArray) told = before != NULL ? lp_topic_list (reader, LP_TOPICS_TOLD, event->id, error) : NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; told != NULL && i < before->len + told->len; i++)
    {
      const LpTopic *topic = i < before->len ? g_ptr_array_index (before, i) : g_ptr_array_index (told, i - before->len);
      g_autofree char *title = lp_topic_dup_listed (reader, masked, topic, event->compound_id);

      g_string_append_printf (words, "%s%s", words->len > 0 ? C_("agenda", "; ") : C_("agenda", "What became of earlier topics: "), title);
    }
  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

static gboolean
lp_agenda_paper_add_topics (LinliPaper     *paper,
                            LinliDatabase  *reader,
                            gboolean        masked,
                            const LpEvent  *event,
                            GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *opening = lp_agenda_paper_dup_opening (reader, masked, event, &local_error);
  g_autoptr (GPtrArray) topics = local_error == NULL ? lp_topic_list (reader, LP_TOPICS_OF, event->id, &local_error) : NULL;
  LpAgenda *agenda;
  guint place = 0;

  if (topics == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  agenda = lp_agenda_new_of (event->id, event->opening, topics);
  if (opening != NULL || event->opening > 0)
    {
      g_autofree char *time = lp_agenda_dup_time (event->starts_at, 0, event->opening);

      lp_agenda_paper_add_row (paper, ++place, time, opening != NULL ? opening : C_("agenda", "Opening"), event->opening);
    }
  for (guint i = 0; i < topics->len; i++)
    {
      const LpTopic *topic = g_ptr_array_index (topics, i);
      g_autofree char *title = lp_event_paper_dup_words (reader, masked, topic->id, topic->title);
      g_autofree char *time = lp_agenda_dup_time (event->starts_at, lp_agenda_count_before (agenda, i), topic->minutes);

      lp_agenda_paper_add_row (paper, ++place, time, title, topic->minutes);
    }
  for (guint i = 0; i < BLANK_ROWS; i++)
    lp_agenda_paper_add_row (paper, ++place, NULL, NULL, LP_UNCOUNTED);
  lp_agenda_free (agenda);
  return TRUE;
}

LinliPaper *
lp_agenda_make_paper (LinliDatabase  *reader,
                      gboolean        masked,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const LpEvent *event = data;
  const LinliPaperColumn columns[COLUMNS] = {
    { C_("agenda", "No."), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TEXT },
    { C_("agenda", "Time"), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TEXT },
    { C_("agenda", "What is spoken of"), 4, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
    { C_("agenda", "Minutes"), 0, LINLI_PAPER_CENTER, LINLI_PAPER_CELLS_TEXT },
    { C_("agenda", "Remarks"), 1.6, LINLI_PAPER_START, LINLI_PAPER_CELLS_TEXT },
  };
  g_autofree char *name = lp_event_paper_dup_words (reader, masked, event->id, event->title), *when = lp_event_dup_when (event);
  g_autofree char *title = g_strdup_printf (C_("agenda", "%s: Agenda"), name);
  g_autofree char *host = lp_event_paper_dup_words (reader, masked, event->id, event->speaker);
  g_autofree char *recorder = lp_event_paper_dup_words (reader, masked, event->id, event->recorder);
  g_autoptr (LinliPaper) paper = linli_paper_new (title);
  const LinliPaperField fields[] = {
    { C_("minutes", "Time"), event->starts_at != NULL ? when : NULL }, { C_("minutes", "Place"), event->venue },
    { C_("minutes", "Host"), host }, { C_("minutes", "Recorder"), recorder },
  };
  const LinliPaperField yard[] = { { C_("agenda", "Courtyard"), event->compound } };

  linli_paper_set_kind (paper, "events.agenda", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_number (paper, event->number);
  if (masked)
    linli_paper_set_masked (paper);
  linli_paper_add_fields (paper, 2, fields, G_N_ELEMENTS (fields));
  if (event->compound != NULL)
    linli_paper_add_fields (paper, 1, yard, G_N_ELEMENTS (yard));
  linli_paper_add_table (paper, columns, COLUMNS);
  if (!lp_agenda_paper_add_topics (paper, reader, masked, event, error))
    return NULL;
  return g_steal_pointer (&paper);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is compared over the editions of a series. Read on a worker thread. */

#include "lp-series-reading.h"

#include <glib/gi18n-lib.h>

LpSeriesQuestion *
lp_series_question_new (LinliMatterKind *kind,
                        gint64           chosen)
{
  LpSeriesQuestion *question = g_new0 (LpSeriesQuestion, 1);

  *question = (LpSeriesQuestion) { g_object_ref (kind), chosen };
  return question;
}

void
lp_series_question_free (gpointer data)
{
  LpSeriesQuestion *question = data;

  g_object_unref (question->kind);
  g_free (question);
}

static void
lp_edition_free (gpointer data)
{
  LpEdition *edition = data;

  lp_event_free (edition->event);
  g_ptr_array_unref (edition->words);
  g_free (edition);
}

void
lp_series_reading_free (gpointer data)
{
  LpSeriesReading *reading = data;

  g_ptr_array_unref (reading->series);
  g_ptr_array_unref (reading->editions);
  g_free (reading);
}

/* Takes nothing; what was said names people of the event, and who said it. */
static LpEdition *
lp_edition_read (const LpEvent  *event,
                 LinliDatabase  *reader,
                 GError        **error)
{
  g_autoptr (GPtrArray) feedback = lp_feedback_list (reader, event->id, error);
  LpEdition *edition;
  LpFeedbackSum sum;

  if (feedback == NULL || !lp_feedback_count (reader, event->id, &sum, error))
    return NULL;
  edition = g_new0 (LpEdition, 1);
  *edition = (LpEdition) { lp_event_copy (event), sum, g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < feedback->len; i++)
    {
      const LpFeedback *said = g_ptr_array_index (feedback, i);

      if (said->words != NULL)
        g_ptr_array_add (edition->words, lp_feedback_dup_words (reader, said));
    }
  return edition;
}

/* FALSE with an error. */
static gboolean
lp_series_read_editions (LpSeriesReading         *reading,
                         const LpSeriesQuestion  *question,
                         LinliDatabase           *reader,
                         GError                 **error)
{
  const LpSeries *chosen = g_ptr_array_index (reading->series, reading->chosen);
  g_autoptr (GPtrArray) events = lp_event_list_series (reader, question->kind, chosen->id, error);

  for (guint i = 0; events != NULL && i < events->len; i++)
    {
      LpEdition *edition = lp_edition_read (g_ptr_array_index (events, i), reader, error);

      if (edition == NULL)
        return FALSE;
      g_ptr_array_add (reading->editions, edition);
    }
  return events != NULL;
}

gpointer
lp_series_read_all (LinliDatabase  *reader,
                    gpointer        data,
                    GCancellable   *cancellable,
                    GError        **error)
{
  const LpSeriesQuestion *question = data;
  GPtrArray *series = lp_series_list (reader, error);
  LpSeriesReading *reading;

  if (series == NULL)
    return NULL;
  reading = g_new0 (LpSeriesReading, 1);
  reading->series = series;
  reading->editions = g_ptr_array_new_with_free_func (lp_edition_free);
  for (guint i = 0; i < series->len; i++)
    if (((LpSeries *) g_ptr_array_index (series, i))->id == question->chosen)
      reading->chosen = i;
  if (series->len == 0 || lp_series_read_editions (reading, question, reader, error))
    return reading;
  lp_series_reading_free (reading);
  return NULL;
}

char *
lp_edition_dup_answers (const LpEdition *edition)
{
  int n_came = lp_event_counts_get_total (&edition->event->counts);

  if (n_came == LP_UNCOUNTED)
    return g_strdup_printf (C_("feedback", "%d; who came is not noted"), edition->sum.n_all);
  return g_strdup_printf (C_("feedback", "%d of %d who came"), edition->sum.n_all, n_came);
}

char *
lp_edition_dup_mean (const LpEdition *edition)
{
  if (edition->sum.n_scores == 0)
    return g_strdup (C_("feedback", "no scores"));
  if (edition->sum.n_scores < LP_FEEDBACK_FEW)
    return g_strdup_printf (ngettext ("%.1f (%d score, few)", "%.1f (%d scores, few)", (gulong) edition->sum.n_scores), edition->event->mean, edition->sum.n_scores);
  return g_strdup_printf (ngettext ("%.1f (%d score)", "%.1f (%d scores)", (gulong) edition->sum.n_scores), edition->event->mean, edition->sum.n_scores);
}

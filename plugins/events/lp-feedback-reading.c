/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the windows about feedback and about those who came show, as many as there are. Read on a worker thread. */

#include "lp-feedback-reading.h"

G_DEFINE_FINAL_TYPE (LpFeedbackItem, lp_feedback_item, G_TYPE_OBJECT)

static void
lp_feedback_item_finalize (GObject *object)
{
  LpFeedbackItem *self = LP_FEEDBACK_ITEM (object);

  g_clear_pointer (&self->feedback, lp_feedback_free);
  g_free (self->shown);
  G_OBJECT_CLASS (lp_feedback_item_parent_class)->finalize (object);
}

static void
lp_feedback_item_class_init (LpFeedbackItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_feedback_item_finalize;
}

static void
lp_feedback_item_init (LpFeedbackItem *self)
{
}

/* What a worker is asked. */
typedef struct {
  LinliMatterKind *kind;
  gint64 event_id;
} LpFeedbackQuestion;

static void
lp_feedback_question_free (gpointer data)
{
  LpFeedbackQuestion *question = data;

  g_object_unref (question->kind);
  g_free (question);
}

void
lp_feedback_reading_free (gpointer data)
{
  LpFeedbackReading *reading = data;

  g_clear_pointer (&reading->event, lp_event_free);
  g_clear_pointer (&reading->guests, g_ptr_array_unref);
  g_clear_pointer (&reading->items, g_ptr_array_unref);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpFeedbackReading, lp_feedback_reading_free)

static GPtrArray *
lp_feedback_items_new (LinliDatabase *reader,
                       GPtrArray     *feedback)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < feedback->len; i++)
    {
      LpFeedbackItem *item = g_object_new (LP_TYPE_FEEDBACK_ITEM, NULL);

      item->feedback = lp_feedback_copy (g_ptr_array_index (feedback, i));
      item->shown = item->feedback->words != NULL ? lp_feedback_dup_words (reader, item->feedback) : NULL;
      g_ptr_array_add (items, item);
    }
  return items;
}

static gpointer
lp_feedback_reading_read (LinliDatabase  *reader,
                          gpointer        data,
                          GCancellable   *cancellable,
                          GError        **error)
{
  const LpFeedbackQuestion *question = data;
  g_autoptr (LpFeedbackReading) reading = g_new0 (LpFeedbackReading, 1);
  g_autoptr (GPtrArray) feedback = lp_feedback_list_all (reader, question->event_id, error);

  if (feedback == NULL || !lp_feedback_count (reader, question->event_id, &reading->sum, error))
    return NULL;
  reading->items = lp_feedback_items_new (reader, feedback);
  reading->guests = lp_guest_list (reader, question->event_id, error);
  reading->event = reading->guests != NULL ? lp_event_load (reader, question->kind, question->event_id, error) : NULL;
  return reading->event != NULL ? g_steal_pointer (&reading) : NULL;
}

void
lp_feedback_reading_start (GtkWidget           *window,
                           LinliContext        *context,
                           gint64               event_id,
                           GCancellable       **cancellable,
                           GAsyncReadyCallback  callback)
{
  LinliMatterKind *kind = linli_context_find_matter_kind (context, LP_EVENT_KIND);
  LpFeedbackQuestion *question;
  g_autoptr (GTask) task = NULL;

  if (kind == NULL)
    return;
  question = g_new0 (LpFeedbackQuestion, 1);
  *question = (LpFeedbackQuestion) { g_object_ref (kind), event_id };
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();
  task = g_task_new (window, *cancellable, callback, NULL);
  g_task_set_task_data (task, question, lp_feedback_question_free);
  linli_read_task_run (task, linli_context_get_store (context), lp_feedback_reading_read, lp_feedback_reading_free);
}

LpFeedbackReading *
lp_feedback_reading_finish (GtkWidget     *window,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LpFeedbackReading) reading = g_task_propagate_pointer (G_TASK (result), &local_error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))) || !gtk_widget_get_visible (window))
    return NULL;
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return g_steal_pointer (&reading);
}

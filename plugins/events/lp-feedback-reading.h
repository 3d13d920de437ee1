/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event-store.h"
#include "lp-feedback-store.h"

G_BEGIN_DECLS

#define LP_TYPE_FEEDBACK_ITEM (lp_feedback_item_get_type ())
G_DECLARE_FINAL_TYPE (LpFeedbackItem, lp_feedback_item, LP, FEEDBACK_ITEM, GObject)

/* Feedback in a list. */
struct _LpFeedbackItem
{
  GObject parent_instance;

  LpFeedback *feedback;
  char *shown; /* (nullable): its words as they may be shown; NULL for only a score */
};

/* Who came to an event and what was said of it. Free with lp_feedback_reading_free(). */
typedef struct {
  LpEvent *event;
  GPtrArray *guests; /* of LpGuest, by the rows of the sheet */
  GPtrArray *items;  /* of LpFeedbackItem, the latest first */
  LpFeedbackSum sum;
} LpFeedbackReading;

void lp_feedback_reading_free (gpointer reading);
/* Reads it on a worker for a task of a window, which lp_feedback_reading_finish() ends. `cancellable` belongs to the caller: what it held is cancelled and
 * replaced. Does nothing while the plugin is being switched off. */
void lp_feedback_reading_start (GtkWidget           *window,
                                LinliContext        *context,
                                gint64               event_id,
                                GCancellable       **cancellable,
                                GAsyncReadyCallback  callback);
/* NULL with an error; without one where the window was closed, or something was read since. */
LpFeedbackReading *lp_feedback_reading_finish (GtkWidget     *window,
                                               GAsyncResult  *result,
                                               GError       **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

#define LP_FEEDBACK_MOST 500

/* What somebody said of an event. */
typedef struct {
  gint64 id;
  gint64 event_id;
  gint64 attendee_id; /* 0: nobody is named */
  int score;          /* 1 to 5; 0 for only words */
  int line;           /* of who said it on the sign-in sheet; 0 for nobody. A new one is put to who stands there */
  char *words;
  char *name; /* of who said it, or NULL */
  char *edition; /* which one it was said of, for lists over several */
} LpFeedback;

LpFeedback *lp_feedback_new (gint64 event_id);
void lp_feedback_free (gpointer feedback);
/* What was said of an event. */
GPtrArray *lp_feedback_list (LinliDatabase  *database,
                             gint64          event_id,
                             GError        **error);
/* The words that were said of all editions of a series, of the latest one first. */
GPtrArray *lp_feedback_list_series (LinliDatabase  *database,
                                    gint64          series_id,
                                    GError        **error);
/* A LinliActionFunc with an LpFeedback. Refused from who did not come. */
gboolean lp_feedback_add (LinliTransaction  *transaction,
                          gpointer           feedback,
                          GError           **error);

G_END_DECLS

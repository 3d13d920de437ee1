/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

#define LP_FEEDBACK_BEST 5
/* Below so many scores a mean says little: one more could turn it by half a point. */
#define LP_FEEDBACK_FEW 5

/* For stores: what counts of events_feedback f. Of those who came, as it is known now, or of nobody by name; of who is corrected not to have come it counts
 * again once that is corrected. */
#define LP_FEEDBACK_COUNTS \
  "f.deleted_at IS NULL AND (f.attendee_id IS NULL OR EXISTS (SELECT 1 FROM events_attendee w WHERE w.id = f.attendee_id AND w.deleted_at IS NULL" \
  " AND w.came > 0))"

/* What somebody said of an event. */
typedef struct {
  gint64 id;
  gint64 event_id;
  gint64 attendee_id; /* 0: nobody is named */
  gboolean counts;    /* of nobody by name, or of who came */
  int score;          /* 1 to 5; 0 for only words */
  int line;           /* of who said it on the sign-in sheet; 0 for nobody. A new one is put to who stands there */
  char *words;
  char *how;  /* how it came in: LP_HOW_PAPER and others */
  char *name; /* of who said it, or NULL */
  char *edition; /* which one it was said of, for lists over several */
} LpFeedback;

/* Who came to an event, and may say something of it. */
typedef struct {
  gint64 id;
  int line;
  char *name;
  int n_came; /* of the party */
  int n_said; /* how often one of them said something */
  char *mode;
  gboolean counts; /* is among the people who came, as events count them: takes part and is registered */
} LpGuest;

/* What was said of one event, in numbers. */
typedef struct {
  int n_all;
  int n_anonymous;                 /* of them nobody is named */
  int n_scores;
  int n_of[LP_FEEDBACK_BEST + 1];  /* how many gave each score, from 1 */
} LpFeedbackSum;

LpFeedback *lp_feedback_new (gint64 event_id);
LpFeedback *lp_feedback_copy (const LpFeedback *feedback);
void lp_feedback_free (gpointer feedback);
/* What was said of an event and counts, the latest first. May be many: call it on a worker. */
GPtrArray *lp_feedback_list (LinliDatabase  *database,
                             gint64          event_id,
                             GError        **error);
/* The same, with what does not count. */
GPtrArray *lp_feedback_list_all (LinliDatabase  *database,
                                 gint64          event_id,
                                 GError        **error);
/* Its words with numbers masked, and the names of who said it and of those whom the event names; perhaps empty. The one way in which they are shown,
 * printed and quoted while the event is not revealed. */
char *lp_feedback_dup_words (LinliDatabase    *database,
                             const LpFeedback *feedback);
/* The words that were said of all editions of a series and count, of the latest one first. */
GPtrArray *lp_feedback_list_series (LinliDatabase  *database,
                                    gint64          series_id,
                                    GError        **error);
/* What was said of an event and counts, in numbers; FALSE with an error of the store. */
gboolean lp_feedback_count (LinliDatabase  *database,
                            gint64          event_id,
                            LpFeedbackSum  *sum,
                            GError        **error);
/* Those of whom it is known that they came, by the rows of the sheet; of LpGuest. May be many: call it on a worker. */
GPtrArray *lp_guest_list (LinliDatabase  *database,
                          gint64          event_id,
                          GError        **error);
/* What is to be considered about the numbers: more answers than people who came, few answers, people that nobody counted (@n_came LP_UNCOUNTED). In the
 * user's words; NULL for nothing. */
char *lp_feedback_sum_dup_warning (const LpFeedbackSum *sum,
                                   int                  n_came);
/* "6 × 5, 3 × 4", the best first; NULL where nobody gave a score. */
char *lp_feedback_sum_dup_scores (const LpFeedbackSum *sum);
/* "Row 12, Zhang*": as the paper sheet has them, masked; a word for nobody. */
char *lp_feedback_dup_who (const char *name,
                           int         line);
const char *lp_how_get_label (const char *how);
/* The codes of how feedback comes in, in the order of the form. */
const char * const *lp_hows_get (void);

/* A LinliActionFunc with an LpFeedback: a new one, or another of that id. Refused from who did not come, and for more than came with one name. */
gboolean lp_feedback_keep (LinliTransaction  *transaction,
                           gpointer           feedback,
                           GError           **error);
/* A LinliActionFunc with an LpFeedback: takes it away. */
gboolean lp_feedback_remove (LinliTransaction  *transaction,
                             gpointer           feedback,
                             GError           **error);

G_END_DECLS

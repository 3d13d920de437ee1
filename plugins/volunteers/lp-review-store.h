/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_REVIEW_MOST 500
/* 民发〔2015〕149号: what is certified is publicised before, generally for no less than seven days. The first and the last of them count. */
#define LP_REVIEW_LEAST_DAYS 7

typedef enum {
  LP_REVIEW_COMING, /* it is not hung out yet */
  LP_REVIEW_RUNNING,
  LP_REVIEW_OVER, /* and nothing that was said against it is open or was right: it can be certified */
  LP_REVIEW_OBJECTED, /* there is an objection that nobody settled */
  LP_REVIEW_UPHELD, /* an objection was right: it never counts */
} LpReviewState;

/* Service of somebody that is publicised. */
typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 card_id;
  char *name; /* personal; of the person; when it was read */
  char *number; /* of the volunteer, or NULL; when it was read */
  char *first_day; /* of the service */
  char *last_day;
  gboolean open_do_not_count; /* to be hung out though attendance of some shifts was not noted */
  int minutes; /* of who came; by the store */
  char *content; /* posts with their hours; by the store */
  char *posted_on;
  char *ends_on;
  guint n_open, n_upheld, n_settled; /* objections: nobody settled, found right, and settled otherwise; when it was read */
} LpReview;

LpReview *lp_review_new (gint64 card_id);
void lp_review_free (gpointer notice);
LpReviewState lp_review_get_state (const LpReview *notice,
                                   const char     *today);

/* Of somebody, the latest first. Of LpReview. */
GPtrArray *lp_review_list (LinliDatabase  *reader,
                           gint64          card_id,
                           GError        **error);
/* All that hang out from and to the same days as one, without those whose objection is open or was upheld, by name: one list on the wall. Of LpReview. */
GPtrArray *lp_review_list_beside (LinliDatabase  *reader,
                                  gint64          id,
                                  GError        **error);
/* The notice that allows to certify the service of these days: it is over, no objection to it is open or was upheld, it covers the days, and what was
 * served on its days still is what it said: the same minutes on the same days at the same posts, whatever those are called by now. NULL when there is
 * none. */
LpReview *lp_review_find (LinliDatabase *reader,
                          gint64         card_id,
                          const char    *first_day,
                          const char    *last_day,
                          const char    *today);
/* A notice with an open objection to service of any of these days; NULL when there is none. */
LpReview *lp_review_find_objected (LinliDatabase *reader,
                                   gint64         card_id,
                                   const char    *first_day,
                                   const char    *last_day);

/* LinliActionFunc. Refused in the user's words: days that are none or to come, days without service, days with a shift that is over and of
 * which nobody noted whether the volunteer came unless those do not count, less than LP_REVIEW_LEAST_DAYS, and days of which
 * another notice of the same volunteer still hangs out, or will, and says what is on record: service stands on one list at a time. Where the record changed
 * since, that other one can never be certified, and the new one takes its place. An open objection to any of the days is settled first. */
gboolean lp_review_post (LinliTransaction  *transaction,
                         gpointer           notice, /* LpReview; gets its id and all that is by the store */
                         GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpReview, lp_review_free)

G_END_DECLS

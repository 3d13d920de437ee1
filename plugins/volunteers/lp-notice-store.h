/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_NOTICE_MOST 500
/* 民发〔2015〕149号: what is certified is publicised before, generally for no less than seven days. The first and the last of them count. */
#define LP_NOTICE_LEAST_DAYS 7

typedef enum {
  LP_NOTICE_COMING, /* it is not hung out yet */
  LP_NOTICE_RUNNING,
  LP_NOTICE_OVER, /* and nobody said anything against it: it can be certified */
  LP_NOTICE_OBJECTED,
} LpNoticeState;

/* Service of somebody that is publicised. */
typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 card_id;
  char *name; /* personal; of the person; when it was read */
  char *number; /* of the volunteer, or NULL; when it was read */
  char *first_day; /* of the service */
  char *last_day;
  int minutes; /* of who came; by the store */
  char *content; /* posts with their hours; by the store */
  char *posted_on;
  char *ends_on;
  char *objection; /* or NULL */
} LpNotice;

LpNotice *lp_notice_new (gint64 card_id);
void lp_notice_free (gpointer notice);
LpNoticeState lp_notice_get_state (const LpNotice *notice,
                                   const char     *today);

/* Of somebody, the latest first. Of LpNotice. */
GPtrArray *lp_notice_list (LinliDatabase  *reader,
                           gint64          card_id,
                           GError        **error);
/* All that hang out from and to the same days as one, without those that were objected to, by name: one list on the wall. Of LpNotice. */
GPtrArray *lp_notice_list_beside (LinliDatabase  *reader,
                                  gint64          id,
                                  GError        **error);
/* The notice that allows to certify the service of these days: it is over, nobody objected, it covers the days, and what was served on its days still is
 * what it said. NULL when there is none. */
LpNotice *lp_notice_find (LinliDatabase *reader,
                          gint64         card_id,
                          const char    *first_day,
                          const char    *last_day,
                          const char    *today);

/* LinliActionFuncs. Refused in the user's words: days that are none or to come, days without service, and less than LP_NOTICE_LEAST_DAYS. */
gboolean lp_notice_post (LinliTransaction  *transaction,
                         gpointer           notice, /* LpNotice; gets its id and all that is by the store */
                         GError           **error);
/* Notes what was said against it; NULL takes it back. */
gboolean lp_notice_object (LinliTransaction  *transaction,
                           gpointer           notice, /* LpNotice with id and objection */
                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpNotice, lp_notice_free)

G_END_DECLS

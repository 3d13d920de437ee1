/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_COMING_MOST 5000

/* A duty that somebody is handed on paper or into a calendar. */
typedef struct {
  gint64 duty_id;
  gint64 card_id;
  char *name; /* personal */
  char *day;
  int from; /* minutes of the day */
  int to;
  char *post;
  char *place; /* or NULL */
  char *note; /* of the post: what to bring and to mind; or NULL */
  char *slot_note; /* of this one shift; or NULL */
  gboolean published;
  gboolean cancelled; /* who has it was told of it, and does not serve any more */
} LpComing;

void lp_coming_free (gpointer coming);

/* Duties from a day on, by name and time, of one volunteer, or of all where @card_id is 0; @last_day NULL: without an end. Of LpComing, at most
 * LP_COMING_MOST. */
GPtrArray *lp_coming_list (LinliDatabase  *reader,
                           gint64          card_id,
                           const char     *first_day,
                           const char     *last_day,
                           GError        **error);
/* What a volunteer was told of from a day on, by time, with what was cancelled since. Of LpComing, at most LP_COMING_MOST. */
GPtrArray *lp_coming_list_told (LinliDatabase  *reader,
                                gint64          card_id,
                                const char     *first_day,
                                GError        **error);
/* What to bring and to mind, of the post and of the shift, each on a line; NULL for nothing. */
char *lp_coming_dup_note (const LpComing *coming);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-event.h"

G_BEGIN_DECLS

/* What may be in the way of an event; nothing is forbidden by it. */
typedef struct {
  gboolean grave; /* both cannot be: the same time and place */
  char *words;
} LpClash;

void lp_clash_free (gpointer clash);

/* What of other events and of shifts is at the same time, at the same place, or for the same people on the same day. `occasions`: what takes place around
 * that day, of LinliOccasion; `database` only masks names in titles. Of LpClash, the grave ones first. */
GPtrArray *lp_event_judge_occasions (const LpEvent *event,
                                     GPtrArray     *occasions,
                                     LinliDatabase *database);
/* What is special about the day; NULL for an ordinary one, or an event without a day. */
LpClash *lp_event_judge_day (const LpEvent     *event,
                             LinliWorkCalendar *calendar);
/* All of it, asked of every plugin. Of LpClash; NULL with an error of the store. On the main thread. */
GPtrArray *lp_event_list_clashes (LinliContext   *context,
                                  const LpEvent  *event,
                                  GError        **error);

G_END_DECLS

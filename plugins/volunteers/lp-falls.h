/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-rules.h"

G_BEGIN_DECLS

/* A duty that stands in the roster though who has it is away then, or does not serve any more. */
typedef struct {
  gint64 slot_id, card_id, person_id;
  char *name; /* personal */
  char *slot; /* which shift, in words */
  char *why; /* in words: “is away: ill” */
  char *reason; /* that was given for it; or NULL */
  int day;
  gboolean published;
} LpFall;

void lp_fall_free (gpointer fall);

/* (transfer full): LpFall, by day and hour, of the days that were asked for, from @from_day on. Of one volunteer all; of everybody (@card_id 0) those
 * that were not put on the roster in spite of it. */
GPtrArray *lp_falls_list (const LpRosterFacts *facts,
                          int                  from_day,
                          gint64               card_id);

G_END_DECLS

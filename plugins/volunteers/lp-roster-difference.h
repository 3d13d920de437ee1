/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-rules.h"

G_BEGIN_DECLS

typedef enum {
  LP_ROSTER_ADDED,
  LP_ROSTER_TAKEN_OFF,
  LP_ROSTER_MOVED, /* of one day */
} LpRosterChangeKind;

typedef struct {
  LpRosterChangeKind kind;
  guint card, slot;
  guint from; /* slot, of LP_ROSTER_MOVED */
} LpRosterChange;

/* A roster in figures, over the days that were asked for. */
typedef struct {
  guint n_places, n_filled; /* of the ideal; who is too many does not count */
  guint n_minimum, n_short; /* places of the minimum, and those that are empty */
  int least_minutes, most_minutes; /* past and now, of who can be scheduled at all; 0 when nobody can */
  guint n_duties, n_glad, n_unwilling; /* served gladly, and only because it must be */
} LpRosterFigures;

typedef struct {
  GArray *changes; /* LpRosterChange, by slot */
  LpRosterFigures before, after;
  guint n_people; /* who are concerned */
} LpRosterDifference;

LpRosterDifference *lp_roster_difference_new (const LpRosterFacts *facts,
                                              const LpRoster      *before,
                                              const LpRoster      *after);
void lp_roster_difference_free (LpRosterDifference *difference);
void lp_roster_figure (const LpRosterFacts *facts,
                       const LpRoster      *roster,
                       LpRosterFigures     *figures);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpRosterDifference, lp_roster_difference_free)

G_END_DECLS

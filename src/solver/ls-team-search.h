/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-search.h"
#include "ls-team.h"

G_BEGIN_DECLS

/* LsLimits: when a search ends. */
typedef struct {
  double seconds; /* 0: no limit */
  gint64 steps; /* 0: no limit; with the same seed and the same steps the answer is the same */
  guint32 seed;
  gboolean watch; /* it ends when standard input is closed, too */
} LsLimits;

/* LsTeamFound: called for each better roster (people × slots), and with NULL for a better bound. */
typedef void (*LsTeamFound) (const guint8 *there, gint64 bound, gpointer user_data);

LsEnd ls_team_search (const LsTeam *team, const LsLimits *limits, LsTeamFound found, gpointer user_data);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-roster-rules.h"

G_BEGIN_DECLS

typedef struct {
  guint card;
  int liking;
  gboolean own_grid;
  gboolean knows_post; /* has it among the posts, or serves there in these days */
  int served; /* minutes of the past months and of these days, of which is noted that they came */
  int planned; /* the others: still to come, or not noted yet; both together weigh */
} LpCover;

/* (transfer full): LpCover, who can serve in a slot without breaking a rule, the most suitable first. */
GArray *lp_cover_list (const LpRosterFacts *facts,
                       const LpRoster      *roster,
                       guint                slot);
/* (transfer full): why somebody stands where they stand. */
char *lp_cover_dup_words (const LpCover *cover);

G_END_DECLS

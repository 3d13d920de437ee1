/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-flow.h"
#include "lp-match.h"

G_BEGIN_DECLS

/* What is to be matched, and what things weigh: one of a cost @unit, so that prices, which are whole numbers, can be finer; a car that is left
 * over @place, and @step for each of its rank, so that no sum of costs outweighs a rank, and no sum of ranks a car. */
typedef struct {
  const LpMatchGroup *groups;
  const LpMatchLot *lots;
  guint n_groups;
  guint n_lots;
  gint64 unit;
  gint64 step;
  gint64 place;
} LpMatchProblem;

typedef struct {
  guint group;
  guint lot;
  guint arc;
} LpMatchArc;

/* The network of one half of the day. Cars that stay all day go through a gate of each lot, by day; by night the lots keep a reserve for
 * them. The gate and the reserve of a lot let through no less than @least and no more than @most. */
typedef struct {
  LpFlow *flow;
  GArray *arcs;   /* LpMatchArc */
  guint *nodes;   /* of each group, 0: not in this half */
  guint *forced;  /* of each lot: the arc of what must go through, or G_MAXUINT */
  guint *free;    /* of each lot: the arc of what may go through beside, or G_MAXUINT */
} LpMatchNet;

LpMatchNet *lp_match_net_new (const LpMatchProblem *problem,
                              LpParkWindow          half,
                              const guint          *taken,
                              const guint          *least,
                              const guint          *most);
void lp_match_net_free (LpMatchNet *self);
gboolean lp_match_net_solve (LpMatchNet    *self,
                             GCancellable  *cancellable,
                             GError       **error);
void lp_match_net_add_to (LpMatchNet           *self,
                          const LpMatchProblem *problem,
                          LpMatch              *match);
gboolean lp_match_solve_linked (const LpMatchProblem  *problem,
                                LpMatch               *match,
                                GCancellable          *cancellable,
                                GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpMatchNet, lp_match_net_free)

G_END_DECLS

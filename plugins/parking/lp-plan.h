/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-match.h"
#include "lp-walk.h"

G_BEGIN_DECLS

/**
 * LP_PLAN_MONTHS:
 *
 * From how many months on waiting longer makes no difference to the rank: few levels, that sums of ranks stay far from overflow.
 */
#define LP_PLAN_MONTHS 11

/**
 * LpPlanClass:
 * @LP_PLAN_OTHERS: none of the others
 * @LP_PLAN_INFANT: a household with an infant
 * @LP_PLAN_ELDER: with an old person
 * @LP_PLAN_DISABLED: with a disabled person
 *
 * Who is placed sooner: a higher class before all waiting.
 */
typedef enum {
  LP_PLAN_OTHERS,
  LP_PLAN_INFANT,
  LP_PLAN_ELDER,
  LP_PLAN_DISABLED,
} LpPlanClass;

/**
 * LpPlanLot:
 * @id: of the lot, not 0
 * @name: for people
 * @compound: whose it is, 0 for nobody's
 * @n_entrances: how many entrances, at least 1
 * @day: free bays by day
 * @night: free bays by night
 * @counted: whether they were counted; what is not known is not used
 * @outsiders: whether others than those of @compound are admitted
 * @month_price: yuan a month, -1 when not known
 *
 * What a lot has to offer.
 */
typedef struct {
  gint64 id;
  const char *name;
  gint64 compound;
  guint n_entrances;
  guint day;
  guint night;
  gboolean counted;
  gboolean outsiders;
  int month_price;
} LpPlanLot;

/**
 * LpPlanNeed:
 * @id: of the need
 * @compound: where the household lives, 0 when in none
 * @window: when it needs a bay
 * @most_walk: longest walk in seconds, -1 for any
 * @most_price: most yuan a month, -1 for any; a price that is not known is not too high
 * @rank_class: how soon it is placed
 * @waiting_days: since it was noted
 * @pinned: the lot it shall have whatever its limits are, or 0
 * @refused: (array length=n_refused) (nullable): lots it does not want
 * @n_refused: how many
 * @price_before: yuan a month it paid before, -1 when not known
 * @current: the lot it has, or 0
 *
 * Who needs a bay.
 */
typedef struct {
  gint64 id;
  gint64 compound;
  LpParkWindow window;
  int most_walk;
  int most_price;
  LpPlanClass rank_class;
  guint waiting_days;
  gint64 pinned;
  const gint64 *refused;
  guint n_refused;
  int price_before;
  gint64 current;
} LpPlanNeed;

/**
 * LpPlanWeights:
 * @crossing: a main road to be crossed, beside the waiting
 * @yuan: a yuan a month more than before
 * @fit: a car of half a day on a bay that is free all day
 * @keep: whether nobody is moved from the lot it has unless more are placed by it, or higher ranks
 *
 * What counts for how much, in seconds of walk, from 0 up.
 */
typedef struct {
  int crossing;
  int yuan;
  int fit;
  gboolean keep;
} LpPlanWeights;

/**
 * LP_PLAN_WEIGHTS:
 *
 * Weights to begin with: judgement, not measurement, and therefore shown and changed by people.
 */
#define LP_PLAN_WEIGHTS ((LpPlanWeights) { .crossing = 60, .yuan = 2, .fit = 30, .keep = TRUE })

/**
 * LpPlanCode:
 * @LP_PLAN_PLACED: it has a lot
 * @LP_PLAN_NO_LOT: no lot was counted
 * @LP_PLAN_TOO_FAR: none within the walk
 * @LP_PLAN_NO_OUTSIDERS: none of those admits outsiders
 * @LP_PLAN_TOO_DEAR: none of those at the price
 * @LP_PLAN_REFUSED: the rest is not wanted
 * @LP_PLAN_FULL: others have the bays
 * @LP_PLAN_PIN: the lot it is pinned to has no bay for it
 *
 * What became of a need.
 */
typedef enum {
  LP_PLAN_PLACED,
  LP_PLAN_NO_LOT,
  LP_PLAN_TOO_FAR,
  LP_PLAN_NO_OUTSIDERS,
  LP_PLAN_TOO_DEAR,
  LP_PLAN_REFUSED,
  LP_PLAN_FULL,
  LP_PLAN_PIN,
} LpPlanCode;

/**
 * LP_PLAN_NONE:
 *
 * No lot.
 */
#define LP_PLAN_NONE (-1)

/**
 * LpPlanAnswer:
 * @code: what became of the need
 * @lot: which of the lots it has, or %LP_PLAN_NONE; where others have the bays (%LP_PLAN_FULL, %LP_PLAN_PIN): the nearest they have
 * @way: the way there
 * @price: yuan a month there, -1 when not known
 * @nearest: for one that is left over: the nearest lot beyond its limits which has a bay left, or %LP_PLAN_NONE
 * @nearest_way: the way there
 *
 * What became of a need, and why.
 */
typedef struct {
  LpPlanCode code;
  int lot;
  LpWalkWay way;
  int price;
  int nearest;
  LpWalkWay nearest_way;
} LpPlanAnswer;

/**
 * LpPlanResult:
 * @answers: (element-type LpPlanAnswer): one a need, in their order
 * @n_placed: who has a lot
 * @n_moved: who had another one, or has none any more
 * @n_uncounted: lots that were not used because their bays are not counted
 * @mean_walk: seconds, of those placed; 0 when none is
 * @saved: yuan a month together, of those whose price is known before and after; less than 0 when they pay more
 * @proved: whether no better plan exists
 *
 * Who parks where.
 */
typedef struct {
  GArray *answers;
  guint n_placed;
  guint n_moved;
  guint n_uncounted;
  guint mean_walk;
  gint64 saved;
  gboolean proved;
} LpPlanResult;

LpPlanResult *lp_plan_make (const LpPlanLot      *lots,
                            guint                 n_lots,
                            const LpPlanNeed     *needs,
                            guint                 n_needs,
                            const LpWalkWay      *ways,
                            const LpPlanWeights  *weights,
                            GCancellable         *cancellable,
                            GError              **error);
void lp_plan_result_free (LpPlanResult *self);
guint lp_plan_get_rank (const LpPlanNeed *need);
char *lp_plan_dup_reason (const LpPlanAnswer *answer,
                          const LpPlanNeed   *need,
                          const LpPlanLot    *lots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPlanResult, lp_plan_result_free)

G_END_DECLS

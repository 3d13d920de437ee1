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
 * LpPlanKind:
 * @LP_PLAN_PLAIN: for any car
 * @LP_PLAN_ACCESSIBLE: for disabled people
 * @LP_PLAN_CHARGING: with a charger
 * @LP_PLAN_LARGE: for long or high vehicles
 *
 * Kinds of bay. A car that needs a plain one may stand on a large one, too, which weighs as much as a bay that is wasted in another way; bays for
 * disabled people and those with a charger are for who needs them alone, and these need them: a plain bay is too narrow for a wheelchair, and has
 * no charger. Who needs a large one does not fit elsewhere.
 */
typedef enum {
  LP_PLAN_PLAIN,
  LP_PLAN_ACCESSIBLE,
  LP_PLAN_CHARGING,
  LP_PLAN_LARGE,
  LP_PLAN_N_KINDS,
} LpPlanKind;

/**
 * LP_PLAN_UNKNOWN:
 *
 * A number or a price that nobody knows: never the same as 0.
 */
#define LP_PLAN_UNKNOWN (-1)

/**
 * LpPlanBays:
 * @known: whether the lot is known to have bays of the kind
 * @day: free by day, %LP_PLAN_UNKNOWN when they were not counted
 * @night: free by night, likewise
 *
 * Bays of a kind. What was not counted is not used.
 */
typedef struct {
  gboolean known;
  int day;
  int night;
} LpPlanBays;

/**
 * LpPlanUnit:
 * @LP_PLAN_FEE_NIGHT: one night
 * @LP_PLAN_FEE_MONTH: a month, day and night
 * @LP_PLAN_FEE_MONTH_DAY: a month by day alone
 * @LP_PLAN_FEE_MONTH_NIGHT: a month by night alone
 *
 * What is paid for.
 */
typedef enum {
  LP_PLAN_FEE_NIGHT,
  LP_PLAN_FEE_MONTH,
  LP_PLAN_FEE_MONTH_DAY,
  LP_PLAN_FEE_MONTH_NIGHT,
} LpPlanUnit;

/**
 * LpPlanFee:
 * @unit: what is paid for
 * @car: from the how manieth car of a household on, from 1 up
 * @fen: how much
 *
 * A line of the fees of a lot.
 */
typedef struct {
  LpPlanUnit unit;
  guint car;
  int fen;
} LpPlanFee;

/**
 * LpPlanLot:
 * @id: of the lot, not 0
 * @name: for people
 * @compound: whose it is, 0 for nobody's
 * @n_entrances: how many entrances; 0 when nobody knows where it is, which leaves it to those who are pinned to it
 * @bays: what is free, by kind
 * @open: in which halves of the day it takes cars, as far as is known
 * @outsiders: whether others than those of @compound are admitted, or may be asked for
 * @guests: (array length=n_guests) (nullable): compounds whose cars it takes anyway, by agreement
 * @n_guests: how many
 * @fees: (array length=n_fees): what it costs
 * @n_fees: how many fees are known
 *
 * What a lot has to offer.
 */
typedef struct {
  gint64 id;
  const char *name;
  gint64 compound;
  guint n_entrances;
  LpPlanBays bays[LP_PLAN_N_KINDS];
  LpParkWindow open;
  gboolean outsiders;
  const gint64 *guests;
  guint n_guests;
  const LpPlanFee *fees;
  guint n_fees;
} LpPlanLot;

/**
 * LpPlanNeed:
 * @id: of the need
 * @compound: where the household lives, 0 when in none
 * @window: when it needs a bay
 * @bays: of which kind
 * @car: the how manieth car of the household, from 1 up
 * @nowhere: whether nobody knows where one walks from; such a need is placed by a pin alone
 * @most_walk: longest walk in seconds, -1 for any
 * @most_fen: most fen a month, -1 for any; a price that is not known is not too high
 * @rank_class: how soon it is placed
 * @waiting_days: since it was noted
 * @pinned: the lot it shall have whatever its limits are, or 0
 * @refused: (array length=n_refused) (nullable): lots it does not want
 * @n_refused: how many
 * @before_fen: fen a month it paid before, %LP_PLAN_UNKNOWN when nobody knows
 * @current: the lot it has, or 0
 *
 * Who needs a bay.
 */
typedef struct {
  gint64 id;
  gint64 compound;
  LpParkWindow window;
  LpPlanKind bays;
  guint car;
  gboolean nowhere;
  int most_walk;
  int most_fen;
  LpPlanClass rank_class;
  guint waiting_days;
  gint64 pinned;
  const gint64 *refused;
  guint n_refused;
  int before_fen;
  gint64 current;
} LpPlanNeed;

/**
 * LpPlanWeights:
 * @crossing: a main road to be crossed, beside the waiting
 * @yuan: a yuan a month more than before
 * @fit: a car of half a day on a bay that is free all day, and one that needs a plain bay on a large one
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
 * @LP_PLAN_NOWHERE: nobody knows where one walks from
 * @LP_PLAN_NO_LOT: no lot was counted
 * @LP_PLAN_TOO_FAR: none within the walk
 * @LP_PLAN_NO_OUTSIDERS: none of those admits outsiders
 * @LP_PLAN_NO_BAY: none of those has a bay of the kind
 * @LP_PLAN_CLOSED: none of those takes cars all the time for which it needs a bay
 * @LP_PLAN_TOO_DEAR: none of those at the price
 * @LP_PLAN_REFUSED: the rest is not wanted
 * @LP_PLAN_FULL: others have the bays
 * @LP_PLAN_PIN: the lot it is pinned to has no bay for it
 *
 * What became of a need. Of several lots the reason that is met last is told.
 */
typedef enum {
  LP_PLAN_PLACED,
  LP_PLAN_NOWHERE,
  LP_PLAN_NO_LOT,
  LP_PLAN_TOO_FAR,
  LP_PLAN_NO_OUTSIDERS,
  LP_PLAN_NO_BAY,
  LP_PLAN_CLOSED,
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
 * LpPlanPrice:
 * @fen: a month, or %LP_PLAN_UNKNOWN
 * @estimated: whether it is thirty nights
 *
 * What a bay costs a car.
 */
typedef struct {
  int fen;
  gboolean estimated;
} LpPlanPrice;

/**
 * LpPlanAnswer:
 * @code: what became of the need
 * @lot: which of the lots it has, or %LP_PLAN_NONE; where others have the bays (%LP_PLAN_FULL, %LP_PLAN_PIN): the nearest they have
 * @bays: which kind of bay it has there
 * @way: the way there
 * @price: what it costs there
 * @nearest: for one that is left over: the nearest lot beyond its limits which has a bay left, or %LP_PLAN_NONE
 * @nearest_way: the way there
 *
 * What became of a need, and why.
 */
typedef struct {
  LpPlanCode code;
  int lot;
  LpPlanKind bays;
  LpWalkWay way;
  LpPlanPrice price;
  int nearest;
  LpWalkWay nearest_way;
} LpPlanAnswer;

/**
 * LpPlanOption:
 * @lot: which of the lots
 * @counted: whether any of its bays were counted
 * @n_within: for how many needs it is within the limits
 * @n_fit: how many of them have a bay there, if all go there
 * @n_walks: how many ways are known; the others are too far, or nobody knows where one walks from
 * @least_walk: seconds, the shortest of them
 * @mean_walk: seconds
 * @most_walk: seconds, the longest of them
 * @estimated: whether any of them is
 * @crossings: main roads to cross, of all of them together
 * @n_prices: for how many the price is known, before and there
 * @more_fen: fen a month more than before, of these together
 *
 * What a lot would be for the whole group.
 */
typedef struct {
  guint lot;
  gboolean counted;
  guint n_within;
  guint n_fit;
  guint n_walks;
  guint least_walk;
  guint mean_walk;
  guint most_walk;
  gboolean estimated;
  guint crossings;
  guint n_prices;
  gint64 more_fen;
} LpPlanOption;

/**
 * LpPlanResult:
 * @answers: (element-type LpPlanAnswer): one a need, in their order
 * @options: (element-type LpPlanOption): one a lot: who takes most of the group comes first, of these the nearest
 * @n_placed: who has a lot
 * @n_moved: who had another one, or has none any more
 * @n_uncounted: lots that were not used because their bays are not counted
 * @mean_walk: seconds, of those placed whose way is known; 0 when none is
 * @saved_fen: fen a month together, of those whose price is known before and after; less than 0 when they pay more
 * @n_saved: how many these are
 * @proved: whether no better plan exists
 * @gap: where that is not proved: how many seconds of walking another could be better at the most, all told; a person less placed counts as more
 *
 * Who parks where.
 */
typedef struct {
  GArray *answers;
  GArray *options;
  guint n_placed;
  guint n_moved;
  guint n_uncounted;
  guint mean_walk;
  gint64 saved_fen;
  guint n_saved;
  gboolean proved;
  guint64 gap;
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
gboolean lp_plan_may_use (LpPlanKind asked,
                          LpPlanKind bays);
LpPlanPrice lp_plan_get_price (const LpPlanLot  *lot,
                               const LpPlanNeed *need);
char *lp_plan_dup_more (int         before_fen,
                        LpPlanPrice price);
char *lp_plan_dup_reason (const LpPlanAnswer *answer,
                          const LpPlanNeed   *need,
                          const LpPlanLot    *lots);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpPlanResult, lp_plan_result_free)

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LpParkWindow:
 * @LP_PARK_DAY: by day alone
 * @LP_PARK_NIGHT: by night alone
 * @LP_PARK_ALL_DAY: one bay, day and night
 *
 * When a car needs a bay. A car by day and another by night share one.
 */
typedef enum {
  LP_PARK_DAY = 1 << 0,
  LP_PARK_NIGHT = 1 << 1,
  LP_PARK_ALL_DAY = LP_PARK_DAY | LP_PARK_NIGHT,
} LpParkWindow;

/**
 * LP_MATCH_NEVER:
 *
 * The cost of a lot that is beyond what a group accepts.
 */
#define LP_MATCH_NEVER (-1)

/**
 * LpMatchGroup:
 * @n: how many cars
 * @window: when they need a bay
 * @rank: how much sooner they are placed than others, from 0 up
 * @costs: (array): what a lot costs each of them, from 0 up in any unit, or %LP_MATCH_NEVER; one a lot
 *
 * Cars to which the same holds in everything that matters.
 */
typedef struct {
  guint n;
  LpParkWindow window;
  guint rank;
  const gint32 *costs;
} LpMatchGroup;

/**
 * LpMatchLot:
 * @day: free bays by day
 * @night: free bays by night
 *
 * What a lot has to offer.
 */
typedef struct {
  guint day;
  guint night;
} LpMatchLot;

/**
 * LpMatchPlace:
 * @group: of the cars
 * @lot: where
 * @n: how many of them
 */
typedef struct {
  guint group;
  guint lot;
  guint n;
} LpMatchPlace;

/**
 * LpMatch:
 * @places: (element-type LpMatchPlace): by group, then lot; who is in none is left over
 * @n_placed: cars
 * @rank: sum of the ranks of the cars that are placed
 * @cost: sum of what their lots cost them
 * @proved: whether no other has more placed, or as many and a higher rank, or both the same and less cost
 * @gap: where that is not proved: by how much less another could cost at the most, a car or a rank counted as more than all cost
 *
 * Who goes where.
 */
typedef struct {
  GArray *places;
  guint64 n_placed;
  guint64 rank;
  guint64 cost;
  gboolean proved;
  guint64 gap;
} LpMatch;

LpMatch *lp_match_solve (const LpMatchGroup  *groups,
                         guint                n_groups,
                         const LpMatchLot    *lots,
                         guint                n_lots,
                         GCancellable        *cancellable,
                         GError             **error);
void lp_match_free (LpMatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpMatch, lp_match_free)

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LP_SWAP_LEAST:
 *
 * How many seconds of walk each of both has to save: for less nobody moves a car. Judgement, not measurement.
 */
#define LP_SWAP_LEAST 60

/**
 * LpSwapCar:
 * @lot: where it parks, a number below the number of lots
 * @need: cars swap only with those of the same need: the same hours, the same kind of bay
 *
 * A car that parks somewhere.
 */
typedef struct {
  guint lot;
  guint need;
} LpSwapCar;

/**
 * LpSwap:
 * @a: one car
 * @b: the other
 * @saved_a: seconds of walk that it saves
 * @saved_b: likewise
 *
 * Two cars, each of which would be nearer on the bay of the other.
 */
typedef struct {
  guint a;
  guint b;
  int saved_a;
  int saved_b;
} LpSwap;

GArray *lp_swap_find (const LpSwapCar *cars,
                      guint            n_cars,
                      guint            n_lots,
                      const int       *seconds);

G_END_DECLS

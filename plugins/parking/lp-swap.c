/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who could swap bays with whom: both walk less. More than two at once is a matter for a plan. Works on the stack of its caller. */

#include "lp-swap.h"

/* How much nearer a car would be to another lot; 0 or less where it would not be, or may not go. */
static int
lp_swap_get_saved (const LpSwapCar *cars,
                   guint            n_cars,
                   const int       *seconds,
                   guint            car,
                   guint            lot)
{
  int now = seconds[(gsize) cars[car].lot * n_cars + car], then = seconds[(gsize) lot * n_cars + car];

  return now < 0 || then < 0 ? 0 : now - then;
}

/* The greatest saving first; what was found earlier stays before what saves as much. */
static int
lp_swap_compare (gconstpointer a,
                 gconstpointer b)
{
  const LpSwap *x = a, *y = b;
  int left = x->saved_a + x->saved_b, right = y->saved_a + y->saved_b;

  if (left != right)
    return left > right ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return x->b < y->b ? -1 : x->b > y->b;
}

/* All pairs of a lot and another, for cars by lot. */
static void
lp_swap_add_pairs (GArray          *swaps,
                   const LpSwapCar *cars,
                   guint            n_cars,
                   const int       *seconds,
                   const GArray    *here,
                   const GArray    *there)
{
  for (guint i = 0; i < here->len; i++)
    {
      guint a = g_array_index (here, guint, i);
      int saved_a = there->len > 0 ? lp_swap_get_saved (cars, n_cars, seconds, a, cars[g_array_index (there, guint, 0)].lot) : 0;

      if (saved_a < LP_SWAP_LEAST)
        continue;
      for (guint j = 0; j < there->len; j++)
        {
          LpSwap swap = { a, g_array_index (there, guint, j), saved_a, 0 };

          swap.saved_b = lp_swap_get_saved (cars, n_cars, seconds, swap.b, cars[a].lot);
          if (swap.saved_b >= LP_SWAP_LEAST && cars[a].need == cars[swap.b].need)
            g_array_append_val (swaps, swap);
        }
    }
}

/**
 * lp_swap_find:
 * @cars: (array length=n_cars): cars that park somewhere
 * @n_cars: how many
 * @n_lots: how many lots
 * @seconds: (array): the walk from each lot to the home of each car: lot * n_cars + car; -1 where the car may not park, or the way is not known
 *
 * Finds pairs of cars which both save at least %LP_SWAP_LEAST. Each car is in one pair at most; the pairs that save most are taken first.
 *
 * Returns: (transfer full) (element-type LpSwap): the pairs, those that save most first
 */
GArray *
lp_swap_find (const LpSwapCar *cars,
              guint            n_cars,
              guint            n_lots,
              const int       *seconds)
{
  g_autoptr (GPtrArray) lots = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (LpSwap));
  g_autofree gboolean *taken = g_new0 (gboolean, n_cars + 1);
  GArray *best = g_array_new (FALSE, FALSE, sizeof (LpSwap));

  for (guint i = 0; i < n_lots; i++)
    g_ptr_array_add (lots, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < n_cars; i++)
    {
      GArray *lot = g_ptr_array_index (lots, cars[i].lot);

      g_array_append_val (lot, i);
    }
  for (guint i = 0; i < n_lots; i++)
    for (guint j = i + 1; j < n_lots; j++)
      lp_swap_add_pairs (all, cars, n_cars, seconds, g_ptr_array_index (lots, i), g_ptr_array_index (lots, j));
  g_array_sort (all, lp_swap_compare);
  for (guint i = 0; i < all->len; i++)
    {
      LpSwap *swap = &g_array_index (all, LpSwap, i);

      if (taken[swap->a] || taken[swap->b])
        continue;
      taken[swap->a] = taken[swap->b] = TRUE;
      g_array_append_val (best, *swap);
    }
  return best;
}

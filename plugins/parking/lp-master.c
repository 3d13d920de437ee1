/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The master program of a decomposition after Dantzig and Wolfe (1960), solved by the primal simplex method with the inverse of the basis kept
 * whole, for there are few rows: one a good, and one for each half, whose weights add up to 1. All goods would be balanced at zero, which
 * makes pivots that move nothing; each may be short by a trifle instead. Costs lie far apart, hence long double. */

#include "lp-master.h"

#include <math.h>

/* By how much a good may be short; a bay is one. */
#define TRIFLE 1e-7L
/* No pivot on less. */
#define NO_PIVOT 1e-9L

struct _LpMaster
{
  guint n_goods;
  guint n_rows;
  long double tolerance; /* what gains less is not worth a pivot */
  GPtrArray *columns;
  int *basis;           /* of each row: a column, or -1 - good for what is left over of it */
  long double *inverse; /* row by row */
  long double *values;  /* of what is in the basis */
  long double *prices;  /* of each row */
  long double *way;     /* a column seen from the basis */
};

void
lp_plan_free (LpPlan *self)
{
  g_free (self->goods);
  g_free (self);
}

/* The first plan of each half makes the first basis: the first must use no more than the second supplies. */
LpMaster *
lp_master_new (guint       n_goods,
               long double tolerance)
{
  LpMaster *self = g_new0 (LpMaster, 1);

  self->n_goods = n_goods;
  self->n_rows = n_goods + 2;
  self->tolerance = tolerance;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lp_plan_free);
  self->basis = g_new0 (int, self->n_rows);
  self->inverse = g_new0 (long double, (gsize) self->n_rows * self->n_rows);
  self->values = g_new0 (long double, self->n_rows);
  self->prices = g_new0 (long double, self->n_rows);
  self->way = g_new0 (long double, self->n_rows);
  return self;
}

void
lp_master_free (LpMaster *self)
{
  g_ptr_array_unref (self->columns);
  g_free (self->basis);
  g_free (self->inverse);
  g_free (self->values);
  g_free (self->prices);
  g_free (self->way);
  g_free (self);
}

static const LpPlan *
lp_master_get_column (LpMaster *self,
                      guint     n)
{
  return g_ptr_array_index (self->columns, n);
}

/* The basis of the two first plans and what is left over of every good: its inverse is itself but for signs. */
static void
lp_master_begin (LpMaster *self)
{
  const LpPlan *uses = lp_master_get_column (self, 0), *supplies = lp_master_get_column (self, 1);
  guint m = self->n_rows;

  for (guint i = 0; i < self->n_goods; i++)
    {
      self->basis[i] = -1 - (int) i;
      self->inverse[i * m + i] = 1;
      self->inverse[i * m + self->n_goods] = -uses->goods[i];
      self->inverse[i * m + self->n_goods + 1] = -supplies->goods[i];
      self->values[i] = TRIFLE * (1 + (long double) i / m) - uses->goods[i] - supplies->goods[i];
    }
  for (guint i = 0; i < 2; i++)
    {
      self->basis[self->n_goods + i] = (int) i;
      self->inverse[(self->n_goods + i) * m + self->n_goods + i] = 1;
      self->values[self->n_goods + i] = 1;
    }
}

void
lp_master_add (LpMaster     *self,
               LpMasterHalf  half,
               const guint  *goods,
               long double   cost)
{
  LpPlan *column = g_new (LpPlan, 1);

  g_return_if_fail (self->columns->len >= 2 || self->columns->len == half);

  column->cost = cost;
  column->half = half;
  column->goods = g_new (int, self->n_goods);
  for (guint i = 0; i < self->n_goods; i++)
    column->goods[i] = half == LP_MASTER_USES ? (int) goods[i] : -(int) goods[i];
  g_ptr_array_add (self->columns, column);
  if (self->columns->len == 2)
    lp_master_begin (self);
}

void
lp_master_add_plan (LpMaster     *self,
                    const LpPlan *plan)
{
  LpPlan *copy = g_memdup2 (plan, sizeof *plan);

  copy->goods = g_memdup2 (plan->goods, sizeof (int) * self->n_goods);
  g_ptr_array_add (self->columns, copy);
}

/* Adds a plan when it is worth having at the prices of the last lp_master_solve(); says whether. */
gboolean
lp_master_improve (LpMaster     *self,
                   LpMasterHalf  half,
                   const guint  *goods,
                   long double   cost)
{
  long double reduced = cost - self->prices[self->n_goods + half];

  for (guint i = 0; i < self->n_goods; i++)
    reduced -= self->prices[i] * (half == LP_MASTER_USES ? (long double) goods[i] : -(long double) goods[i]);
  if (reduced >= -self->tolerance)
    return FALSE;
  lp_master_add (self, half, goods, cost);
  return TRUE;
}

static void
lp_master_price (LpMaster *self)
{
  guint m = self->n_rows;

  for (guint i = 0; i < m; i++)
    self->prices[i] = 0;
  for (guint i = 0; i < m; i++)
    {
      long double cost = self->basis[i] >= 0 ? lp_master_get_column (self, (guint) self->basis[i])->cost : 0;

      for (guint k = 0; cost != 0 && k < m; k++)
        self->prices[k] += cost * self->inverse[i * m + k];
    }
}

static long double
lp_master_reduce (LpMaster *self,
                  int       n)
{
  const LpPlan *column;
  long double cost;

  if (n < 0)
    return -self->prices[-1 - n];
  column = lp_master_get_column (self, (guint) n);
  cost = column->cost - self->prices[self->n_goods + column->half];
  for (guint i = 0; i < self->n_goods; i++)
    if (column->goods[i] != 0)
      cost -= self->prices[i] * column->goods[i];
  return cost;
}

static int
lp_master_find_entering (LpMaster *self)
{
  long double best = -self->tolerance;
  int found = G_MININT;

  for (int n = -(int) self->n_goods; n < (int) self->columns->len; n++)
    {
      long double cost = lp_master_reduce (self, n);

      if (cost < best)
        {
          best = cost;
          found = n;
        }
    }
  return found;
}

static void
lp_master_look (LpMaster *self,
                int       n)
{
  guint m = self->n_rows;

  for (guint i = 0; i < m; i++)
    {
      const long double *row = self->inverse + (gsize) i * m;
      long double sum = 0;

      if (n < 0)
        sum = row[-1 - n];
      else
        {
          const LpPlan *column = lp_master_get_column (self, (guint) n);

          for (guint k = 0; k < self->n_goods; k++)
            if (column->goods[k] != 0)
              sum += row[k] * column->goods[k];
          sum += row[self->n_goods + column->half];
        }
      self->way[i] = sum;
    }
}

static guint
lp_master_find_leaving (LpMaster *self)
{
  guint found = G_MAXUINT;
  long double least = HUGE_VALL;

  for (guint i = 0; i < self->n_rows; i++)
    if (self->way[i] > NO_PIVOT && self->values[i] / self->way[i] < least)
      {
        least = self->values[i] / self->way[i];
        found = i;
      }
  return found;
}

static void
lp_master_pivot (LpMaster *self,
                 guint     leaving,
                 int       entering)
{
  guint m = self->n_rows;
  long double *row = self->inverse + (gsize) leaving * m;

  for (guint k = 0; k < m; k++)
    row[k] /= self->way[leaving];
  self->values[leaving] = MAX (self->values[leaving] / self->way[leaving], 0);
  for (guint i = 0; i < m; i++)
    {
      long double by = self->way[i];

      if (i == leaving || by == 0)
        continue;
      for (guint k = 0; k < m; k++)
        self->inverse[(gsize) i * m + k] -= by * row[k];
      self->values[i] = MAX (self->values[i] - by * self->values[leaving], 0);
    }
  self->basis[leaving] = entering;
}

/* FALSE when rounding got the better of it; prices are those of the last basis then. */
gboolean
lp_master_solve (LpMaster *self)
{
  for (guint pivot = 0; pivot < 50 * self->n_rows; pivot++)
    {
      int entering;
      guint leaving;

      lp_master_price (self);
      entering = lp_master_find_entering (self);
      if (entering == G_MININT)
        return TRUE;
      lp_master_look (self, entering);
      leaving = lp_master_find_leaving (self);
      if (leaving == G_MAXUINT)
        return FALSE;
      lp_master_pivot (self, leaving, entering);
    }
  return FALSE;
}

/* What one more of a good is worth, from 0 up. */
long double
lp_master_get_price (LpMaster *self,
                     guint     good)
{
  return -self->prices[good];
}

/* Copies the plans of the basis. */
void
lp_master_keep (LpMaster  *self,
                GPtrArray *plans)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (self->basis[i] >= 0)
      {
        LpPlan *copy = g_memdup2 (lp_master_get_column (self, (guint) self->basis[i]), sizeof *copy);

        copy->goods = g_memdup2 (copy->goods, sizeof (int) * self->n_goods);
        g_ptr_array_add (plans, copy);
      }
}

/* How much of each good is used. */
void
lp_master_get_use (LpMaster    *self,
                   long double *use)
{
  for (guint k = 0; k < self->n_goods; k++)
    use[k] = 0;
  for (guint i = 0; i < self->n_rows; i++)
    {
      const LpPlan *column = self->basis[i] >= 0 ? lp_master_get_column (self, (guint) self->basis[i]) : NULL;

      for (guint k = 0; column != NULL && column->half == LP_MASTER_USES && k < self->n_goods; k++)
        use[k] += self->values[i] * column->goods[k];
    }
}

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The linear programme over the columns found so far: each free person takes parts of columns that sum to one; a cover that is missed is paid for.
 * Columns are borrowed. */

#include "ls-master.h"

#include <glpk.h>
#include <math.h>
#include <string.h>

#include "ls-price.h"

#define NOBODY 1e6 /* the price of a person without a column */

struct _LsMaster {
  const LsProblem *problem;
  glp_prob *lp;
  int *wanted;
  int *row_of; /* of each person, 0 for those not free */
  int first; /* the first column of a person, in the programme */
  GPtrArray *columns;
};

static void
add_cover (LsMaster *self,
           guint     i)
{
  const LsCover *cover = &g_array_index (self->problem->covers, LsCover, i);
  int row = (int) i + 1, column = glp_add_cols (self->lp, 2);
  int rows[] = { 0, row };
  double under[] = { 0, 1 }, over[] = { 0, -1 };

  glp_set_row_bnds (self->lp, row, GLP_FX, self->wanted[i], self->wanted[i]);
  glp_set_col_bnds (self->lp, column, GLP_LO, 0, 0);
  glp_set_col_bnds (self->lp, column + 1, GLP_LO, 0, 0);
  glp_set_obj_coef (self->lp, column, cover->under);
  glp_set_obj_coef (self->lp, column + 1, cover->over);
  glp_set_mat_col (self->lp, column, 1, rows, under);
  glp_set_mat_col (self->lp, column + 1, 1, rows, over);
}

static void
add_person (LsMaster *self,
            int       person)
{
  int row = glp_add_rows (self->lp, 1), column = glp_add_cols (self->lp, 1);
  int rows[] = { 0, row };
  double one[] = { 0, 1 };

  self->row_of[person] = row;
  glp_set_row_bnds (self->lp, row, GLP_FX, 1, 1);
  glp_set_col_bnds (self->lp, column, GLP_LO, 0, 0);
  glp_set_obj_coef (self->lp, column, NOBODY);
  glp_set_mat_col (self->lp, column, 1, rows, one);
}

/* With @wanted of each cover, where those who are not free are taken off already. */
LsMaster *
ls_master_new (const LsProblem *problem,
               const int       *wanted,
               const gboolean  *free_people)
{
  LsMaster *self = g_new0 (LsMaster, 1);

  glp_term_out (GLP_OFF);
  self->problem = problem;
  self->lp = glp_create_prob ();
  self->wanted = g_memdup2 (wanted, problem->covers->len * sizeof (int));
  self->row_of = g_new0 (int, (guint) problem->n_people);
  self->columns = g_ptr_array_new ();
  glp_set_obj_dir (self->lp, GLP_MIN);
  glp_add_rows (self->lp, (int) problem->covers->len);
  for (guint i = 0; i < problem->covers->len; i++)
    add_cover (self, i);
  for (int p = 0; p < problem->n_people; p++)
    if (free_people[p])
      add_person (self, p);
  self->first = glp_get_num_cols (self->lp) + 1;
  return self;
}

void
ls_master_free (LsMaster *self)
{
  glp_delete_prob (self->lp);
  g_free (self->wanted);
  g_free (self->row_of);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

void
ls_master_add (LsMaster       *self,
               const LsColumn *column)
{
  int rows[LS_MAX_DAYS + 2], n = 0, number = glp_add_cols (self->lp, 1);
  double ones[LS_MAX_DAYS + 2];

  for (int d = 0; d < self->problem->n_days; d++)
    {
      int cover = column->path[d] == LS_OFF ? -1 : self->problem->cover_of[LS_AT (self->problem, d, column->path[d])];

      if (cover >= 0)
        rows[++n] = cover + 1;
    }
  rows[++n] = self->row_of[column->person];
  for (int i = 1; i <= n; i++)
    ones[i] = 1;
  glp_set_col_bnds (self->lp, number, GLP_LO, 0, 0);
  glp_set_obj_coef (self->lp, number, column->cost);
  glp_set_mat_col (self->lp, number, n, rows, ones);
  g_ptr_array_add (self->columns, (gpointer) column);
}

static gboolean
fits (const LsProblem *problem,
      const LsColumn  *column,
      const guint32   *allowed)
{
  for (int d = 0; d < problem->n_days; d++)
    if (!(allowed[d] & (1u << column->path[d])))
      return FALSE;
  return TRUE;
}

/* Lets only those columns be used that keep to what is allowed to each person on each day. */
void
ls_master_restrict (LsMaster       *self,
                    guint32 *const *allowed)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const LsColumn *column = g_ptr_array_index (self->columns, i);

      if (fits (self->problem, column, allowed[column->person]))
        glp_set_col_bnds (self->lp, self->first + (int) i, GLP_LO, 0, 0);
      else
        glp_set_col_bnds (self->lp, self->first + (int) i, GLP_FX, 0, 0);
    }
}

/* Milliseconds until @deadline, for GLPK, which would go on for minutes where it hardly gets on. */
static int
time_until (gint64 deadline)
{
  return (int) CLAMP ((deadline - g_get_monotonic_time ()) / 1000, 1, G_MAXINT);
}

/* @grown: columns were added to what was solved before, and nothing else has changed, so its solution still is one: the primal method goes on from it,
 * where the dual would have to begin anew. FALSE when @deadline came first: nothing may be read then. */
gboolean
ls_master_solve (LsMaster *self,
                 gboolean  grown,
                 gint64    deadline)
{
  glp_smcp control;

  glp_init_smcp (&control);
  control.msg_lev = GLP_MSG_OFF;
  control.meth = grown ? GLP_PRIMAL : GLP_DUALP;
  control.tm_lim = time_until (deadline);
  if (glp_simplex (self->lp, &control) != 0 || glp_get_status (self->lp) != GLP_OPT)
    {
      glp_adv_basis (self->lp, 0);
      control.meth = GLP_PRIMAL;
      control.tm_lim = time_until (deadline);
      glp_simplex (self->lp, &control);
    }
  return glp_get_status (self->lp) == GLP_OPT;
}

double
ls_master_get_value (LsMaster *self)
{
  return glp_get_obj_val (self->lp);
}

/* The duals of the covers as whole numbers times LS_SCALE, kept within what a missed cover costs, and those of the people. */
void
ls_master_get_duals (LsMaster *self,
                     gint32   *duals,
                     double   *people)
{
  for (guint i = 0; i < self->problem->covers->len; i++)
    {
      const LsCover *cover = &g_array_index (self->problem->covers, LsCover, i);
      double dual = glp_get_row_dual (self->lp, (int) i + 1);

      duals[i] = (gint32) lround (CLAMP (dual, -cover->over, cover->under) * LS_SCALE);
    }
  for (int p = 0; p < self->problem->n_people; p++)
    people[p] = self->row_of[p] == 0 ? 0 : glp_get_row_dual (self->lp, self->row_of[p]) * LS_SCALE;
}

/* The part of the covers in the Lagrangian bound, times LS_SCALE: with these duals no cover can cost less than dual times wanted. */
gint64
ls_master_cover_bound (LsMaster     *self,
                       const gint32 *duals)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->problem->covers->len; i++)
    sum += (gint64) duals[i] * self->wanted[i];
  return sum;
}

guint
ls_master_get_n_columns (LsMaster *self)
{
  return self->columns->len;
}

const LsColumn *
ls_master_get_column (LsMaster *self,
                      guint     index,
                      double   *part)
{
  *part = glp_get_col_prim (self->lp, self->first + (int) index);
  return g_ptr_array_index (self->columns, index);
}

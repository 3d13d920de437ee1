/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The small linear program that weighs the plans of two halves, each a convex combination of those found so far, against each other: what
 * the first uses of a good, the second has to supply. */
typedef struct _LpMaster LpMaster;

typedef enum {
  LP_MASTER_USES,
  LP_MASTER_SUPPLIES,
} LpMasterHalf;

/* A plan of one half: of each good what it uses, or less than nothing for what it supplies. */
typedef struct {
  long double cost;
  LpMasterHalf half;
  int *goods;
} LpPlan;

void lp_plan_free (LpPlan *self);
LpMaster *lp_master_new (guint       n_goods,
                         long double tolerance);
void lp_master_free (LpMaster *self);
void lp_master_add (LpMaster     *self,
                    LpMasterHalf  half,
                    const guint  *goods,
                    long double   cost);
void lp_master_add_plan (LpMaster     *self,
                         const LpPlan *plan);
gboolean lp_master_improve (LpMaster     *self,
                            LpMasterHalf  half,
                            const guint  *goods,
                            long double   cost);
gboolean lp_master_solve (LpMaster *self);
long double lp_master_get_price (LpMaster *self,
                                 guint     good);
void lp_master_keep (LpMaster  *self,
                     GPtrArray *plans);
void lp_master_get_use (LpMaster    *self,
                        long double *use);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpMaster, lp_master_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-problem.h"

G_BEGIN_DECLS

/* LsColumn: one way in which a person may pass all days; @cost is that of the wishes not kept. */
typedef struct {
  int person;
  int cost;
  guint8 path[];
} LsColumn;

typedef struct _LsMaster LsMaster;

LsMaster *ls_master_new (const LsProblem *problem, const int *wanted, const gboolean *free_people);
void ls_master_free (LsMaster *self);
void ls_master_add (LsMaster *self, const LsColumn *column);
void ls_master_restrict (LsMaster *self, guint32 *const *allowed);
gboolean ls_master_solve (LsMaster *self, gboolean grown, gint64 deadline);
double ls_master_get_value (LsMaster *self);
void ls_master_get_duals (LsMaster *self, gint32 *duals, double *people);
gint64 ls_master_cover_bound (LsMaster *self, const gint32 *duals);
guint ls_master_get_n_columns (LsMaster *self);
const LsColumn *ls_master_get_column (LsMaster *self, guint index, double *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsMaster, ls_master_free)

G_END_DECLS

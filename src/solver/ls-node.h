/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */
#pragma once

#include "ls-master.h"
#include "ls-price.h"

G_BEGIN_DECLS

/* LsPool: what all parts of a search share: the people's prices, the columns found so far and the workers that price. */
typedef struct _LsPool LsPool;

LsPool *ls_pool_new (const LsProblem *problem, gint64 deadline);
void ls_pool_free (LsPool *self);
gboolean ls_pool_is_over (LsPool *self);
gboolean ls_pool_answer (LsPool *self, int person, const int *there, const guint32 *allowed, guint8 *path);
LsColumn *ls_pool_add (LsPool *self, int person, const guint8 *path);

/* LsNode: one linear programme of a search: some people are free to change, within what is allowed to each on each day. */
typedef struct {
  LsPool *pool;
  const LsProblem *problem;
  const gboolean *free_people;
  guint32 **allowed;
  LsMaster *master;
  gint64 fixed; /* the cost of those who are not free */
  double value; /* of the programme, as last solved */
  gint64 bound; /* no roster of the node costs less */
  gint32 *centre; /* duals to begin with, and their bound times LS_SCALE without what is fixed; NULL for none */
  gint64 centre_bound;
} LsNode;

void ls_node_init (LsNode *self, LsPool *pool, LsPath *roster, const gboolean *free_people, guint32 **allowed);
void ls_node_clear (LsNode *self);
void ls_node_warm (LsNode *self, int n_steps, gint64 target);
gboolean ls_node_solve (LsNode *self, gint64 cutoff);
gboolean ls_node_get_roster (LsNode *self, LsPath *roster);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LsPool, ls_pool_free)

G_END_DECLS

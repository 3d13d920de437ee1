/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LpFlow:
 *
 * A network whose flow of least cost is wanted. Node 0 is the sink: what the other nodes supply ends there. Every other node begins with an
 * arc of its own to the sink, its base, so that there is a flow to begin with and no network is without one.
 */
typedef struct _LpFlow LpFlow;

/**
 * LP_FLOW_ENDLESS:
 *
 * The capacity of an arc that has none.
 */
#define LP_FLOW_ENDLESS G_MAXINT64

/**
 * LP_FLOW_MOST_COST:
 *
 * Costs stay below this, so that sums of them along a path do not overflow.
 */
#define LP_FLOW_MOST_COST (G_MAXINT64 / 64)

LpFlow *lp_flow_new (guint n_nodes,
                     guint n_arcs);
void lp_flow_free (LpFlow *self);
guint lp_flow_add_node (LpFlow *self,
                        gint64  supply,
                        gint64  capacity,
                        gint64  cost);
guint lp_flow_add_arc (LpFlow *self,
                       guint   from,
                       guint   to,
                       gint64  capacity,
                       gint64  cost);
void lp_flow_set_costs (LpFlow       *self,
                        const guint  *arcs,
                        const gint64 *costs,
                        guint         n_arcs);
gboolean lp_flow_solve (LpFlow        *self,
                        GCancellable  *cancellable,
                        GError       **error);
gint64 lp_flow_get_flow (LpFlow *self,
                         guint   arc);
gint64 lp_flow_get_base_flow (LpFlow *self,
                              guint   node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpFlow, lp_flow_free)

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-visit.h"

G_BEGIN_DECLS

/* The two rounds of a day. */
#define LP_PATROL_MORNING "am"
#define LP_PATROL_AFTERNOON "pm"
/* Local hours from which a round that was not walked is missed. */
#define LP_PATROL_MORNING_ENDS 12
#define LP_PATROL_AFTERNOON_ENDS 18

/* A round of a grid on a day; one that nobody walked has no id. */
typedef struct {
  gint64 grid;
  char *grid_name;
  char *half;
  gint64 id;
  char *actor;
  int n_points;
  int n_ticked;
  gboolean missed;
} LpPatrol;

/* A place on the route of a grid, and whether it was passed on a round. */
typedef struct {
  gint64 id;
  char *name;
  gboolean ticked;
  char *at;      /* (nullable): when it was ticked, UTC */
  gint64 hazard; /* what was found there on that round, or 0 */
  char *number;  /* (nullable): of that hazard, and what it is */
  char *found;
} LpPoint;

/* What is ticked: the round is made by its first tick. */
typedef struct {
  gint64 grid;
  gint64 point;
  char *day; /* YYYY-MM-DD */
  const char *half;
  gboolean passed; /* FALSE takes the tick back */
  LinliMatterKind *kind; /* of hazards, when something was found; or NULL */
  char *title; /* what was found */
} LpPatrolTick;

/* The places of a grid, one a line, in their order. */
typedef struct {
  gint64 grid;
  char *names;
  char *since; /* YYYY-MM-DD: from when on the new ones among them are passed */
} LpRoute;

void lp_patrol_free (gpointer patrol);
void lp_point_free (gpointer point);
void lp_patrol_tick_free (gpointer tick);
void lp_route_free (gpointer route);

/* LinliActionFuncs; what they take stands behind. */
gboolean lp_patrol_tick (LinliTransaction  *transaction,
                         gpointer           tick, /* LpPatrolTick */
                         GError           **error);
gboolean lp_patrol_set_route (LinliTransaction  *transaction,
                              gpointer           route, /* LpRoute */
                              GError           **error);

/* The rounds of a day: two for each grid that had a route on it; of LpPatrol. None is missed on the first day of a route. @hour: the local hour that it is, 24 for a day that is over. */
GPtrArray *lp_patrol_list (LinliDatabase  *database,
                           const char     *day,
                           int             hour,
                           GError        **error);
guint lp_patrol_count_missed (LinliDatabase *database,
                              const char    *day,
                              int            hour);
/* The route of a grid with the ticks of a round; of LpPoint. */
GPtrArray *lp_patrol_points (LinliDatabase  *database,
                             gint64          grid,
                             const char     *day,
                             const char     *half,
                             GError        **error);
/* Micro-grids, by name: ids (gint64) and names (char *) in the same order. */
gboolean lp_patrol_grids (LinliDatabase  *database,
                          GArray         *ids,
                          GPtrArray      *names,
                          GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-hazard.h"

G_BEGIN_DECLS

/* Tables of the plugin. */
#define LP_HAZARD_TABLE_NAME "hazards_hazard"
#define LP_HAZARD_ACTOR_TABLE "hazards_actor"
#define LP_HAZARD_PAPER_TABLE "hazards_paper"
#define LP_HAZARD_CALL_TABLE "hazards_call"

/* Most hazards that a list holds at a time. */
#define LP_HAZARD_MOST 2000

typedef enum {
  LP_HAZARDS_BOARD,   /* the open ones, and what was closed in the last thirty days */
  LP_HAZARDS_OPEN,
  LP_HAZARDS_OVERDUE,
  LP_HAZARDS_CLOSED,
  LP_HAZARDS_ALL,
} LpHazardWhich;

/* What a list shows. */
typedef struct {
  LpHazardWhich which;
  char *mine;     /* (nullable): only what this person is assigned to, reported or takes part in */
  gint64 grid_id; /* 0 for all */
  char *group;    /* (nullable): a group of categories */
} LpHazardFilter;

/* How far promises are kept, see lp_hazard_store_load_rate(). */
typedef struct {
  gint64 in_time;
  gint64 closed;
  gint64 open_overdue;
} LpHazardRate;

LpHazardFilter *lp_hazard_filter_copy (const LpHazardFilter *filter);
void lp_hazard_filter_free (gpointer filter);

/* Reads the hazards of a filter, the most pressing first: of LpHazard. NULL with an error of the store. */
GPtrArray *lp_hazard_store_list (LinliDatabase         *reader,
                                 const LpHazardFilter  *filter,
                                 GError               **error);
/* One hazard; NULL with an error when there is none such. */
LpHazard *lp_hazard_store_load (LinliDatabase  *reader,
                                gint64          id,
                                GError        **error);
/* Whether there is any hazard at all: 0 or 1. */
gint64 lp_hazard_store_has_any (LinliDatabase *reader);
/* A LinliPageCountFunc: what is overdue, and what waits to be verified. */
guint lp_hazard_store_count (LinliContext *context);
gboolean lp_hazard_store_load_rate (LinliDatabase  *reader,
                                    const char     *from,
                                    const char     *until,
                                    LpHazardRate   *rate,
                                    GError        **error);
/* A LinliDataCheckFunc. */
gboolean lp_hazard_store_check (LinliDatabase  *database,
                                GPtrArray      *findings,
                                GCancellable   *cancellable,
                                GError        **error);

G_END_DECLS

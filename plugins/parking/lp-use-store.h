/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-parking-codes.h"
#include "lp-parking.h"

G_BEGIN_DECLS

/* Most that are read for one lot. */
#define LP_USE_MOST 2000

/* A car that parks in a lot, or for which a bay is kept there. */
typedef struct {
  gint64 id; /* 0 for a new one */
  gint64 lot_id;
  gint64 need_id;      /* 0 for none */
  gint64 vehicle_id;   /* 0 for a car that the file does not know */
  gint64 household_id; /* 0 for none */
  char *plate;         /* without the dot: 川A12345 */
  LpParkWindow span;
  LpBaysKind bays;
  char *since;  /* YYYY-MM-DD; %NULL while it is kept */
  char *until;  /* the last day; %NULL for none yet */
  gint64 fen;   /* a month, or LP_NOT_KNOWN */
  char *ended_why;
  /* Only read. */
  char *lot_name;
  char *address; /* (nullable): of the household, whole: to be masked */
  char *head;    /* (nullable): whose household it is: to be masked */
} LpUse;

/* In all day, plain, with a price that is not known. */
LpUse *lp_use_new (gint64 lot_id);
LpUse *lp_use_copy (const LpUse *use);
void lp_use_free (gpointer use);

/* Those of a lot that park there today and do not end today, or for which a bay is kept, by address; at most LP_USE_MOST, or @limit. Of LpUse. */
GPtrArray *lp_use_list (LinliDatabase  *database,
                        gint64          lot_id,
                        guint           limit,
                        GError        **error);
/* Those of a need that were not given up, the last first: of LpUse; at most 20. */
GPtrArray *lp_use_list_of_need (LinliDatabase  *database,
                                gint64          need_id,
                                GError        **error);
/* Where the cars of a "household", of the household of a "person" or "dwelling", or a "vehicle" park: of LpUse; at most 20. */
GPtrArray *lp_use_list_about (LinliDatabase  *database,
                              const char     *kind,
                              gint64          id,
                              GError        **error);
LpUse *lp_use_load (LinliDatabase  *database,
                    gint64          id,
                    GError        **error);
/* How many park in a lot today or have a bay kept there. */
guint lp_use_count (LinliDatabase *database,
                    gint64         lot_id);

/* Bays of a kind that are free in a lot, each LP_NOT_KNOWN when it was not counted: those counted, less the cars that came since, more those that
 * left since. A car noted by hand with the day of the count, or an earlier one, stood there when it was counted; one that was given a bay on that
 * day did not yet. Never less than 0. */
gboolean lp_use_load_free (LinliDatabase  *database,
                           gint64          lot_id,
                           LpBaysKind      kind,
                           int            *day,
                           int            *night,
                           GError        **error);

/* A LinliActionFunc with an LpUse, which gets its id: a car of the file brings its plate and household along. Refused in words when the lot is
 * closed, when nobody knows which car it is, or when the car has a bay at that time elsewhere. */
gboolean lp_use_add (LinliTransaction  *transaction,
                     gpointer           use,
                     GError           **error);

/* What ends. */
typedef struct {
  LinliMatterKind *kind; /* of needs */
  GArray *ids;           /* of gint64 */
  char *day;             /* the last one, YYYY-MM-DD; not after today */
  char *why;
  gboolean hold;   /* the bays are wanted for something else: nobody of the queue is offered them */
  guint n_offered; /* set: how many of the queue are offered a bay that is free by that */
} LpUseEnd;

LpUseEnd *lp_use_end_new (LinliMatterKind *kind,
                          const char      *day,
                          const char      *why);
void lp_use_end_free (gpointer end);
/* A LinliActionFunc with an LpUseEnd. What was kept only is given up, and its need waits again. */
gboolean lp_use_end (LinliTransaction  *transaction,
                     gpointer           end,
                     GError           **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-use-store.h"

G_BEGIN_DECLS

/* Most cars that are looked at at once. */
#define LP_USER_MOST 2000

/* What is known of a car that may park in a lot. */
typedef enum {
  LP_USER_CONFLICT,  /* the room is not where the car belongs, by the file */
  LP_USER_NO_PLATE,  /* the line has no plate */
  LP_USER_TWICE,     /* it stands in the list before */
  LP_USER_HAS_BAY,   /* it has a bay already */
  LP_USER_NO_ROOM,   /* the car is of the file's, but the room was not found */
  LP_USER_NO_CAR,    /* a household of which the file knows no car */
  LP_USER_UNKNOWN,   /* nobody in the file has it */
  LP_USER_BY_ROOM,   /* nobody in the file has it; the household of the room is taken for its own */
  LP_USER_SURE,
} LpUserFinding;

typedef struct {
  LpUse *use;
  LpUserFinding finding;
  char *line; /* (nullable): as written in the list; may name people */
  guint line_number; /* of that line, from 1, empty ones counted */
  char *where; /* (nullable): the lot in which it has a bay already */
} LpUser;

void lp_user_free (gpointer user);
/* Whether it can be noted at all, and whether it is unless somebody says otherwise. */
gboolean lp_user_can_be (const LpUser *user);
gboolean lp_user_is_likely (const LpUser *user);

/* The cars of the households of a compound, by address; at most LP_USER_MOST; of LpUser. */
GPtrArray *lp_user_list_compound (LinliDatabase  *database,
                                  gint64          lot_id,
                                  gint64          compound_id,
                                  GError        **error);
/* A car of the file (or 0), or those of a household; where that has none, one of which nobody knows the plate; of LpUser. */
GPtrArray *lp_user_list_found (LinliDatabase  *database,
                               gint64          lot_id,
                               gint64          vehicle_id,
                               gint64          household_id,
                               GError        **error);
/* A list as it was pasted, a car a line, perhaps with a room: those that are not sure first; at most LP_USER_MOST lines; of LpUser. */
GPtrArray *lp_user_list_text (LinliDatabase *database,
                              gint64         lot_id,
                              const char    *text);

/* A LinliActionFunc with a GPtrArray of LpUse: all of them, or none. */
gboolean lp_user_add_all (LinliTransaction  *transaction,
                          gpointer           uses,
                          GError           **error);

G_END_DECLS

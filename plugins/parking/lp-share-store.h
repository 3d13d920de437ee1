/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-parking.h"

G_BEGIN_DECLS

/* Most pairs of a lot that are told. */
#define LP_SHARE_MOST 200

/* A bay that a car has by night and another by day; one of both may be missing. */
typedef struct {
  char *night_plate;
  char *night_place; /* compound and building; NULL when not known */
  char *day_plate;
  char *day_place; /* the shop or office; else compound and building; NULL when not known */
} LpSharePair;

/* How the bays of a lot are used. */
typedef struct {
  gint64 id;
  char *name;
  int total; /* bays, -1 when nobody knows */
  guint n_all_day;
  guint n_day;      /* cars by day alone */
  guint n_night;    /* by night alone */
  guint n_waiting;  /* cars that wait for a bay by day alone, anywhere */
  GPtrArray *pairs; /* of LpSharePair: the shared ones first, then those with an empty half */
} LpShareLot;

void lp_share_lot_free (gpointer lot);
/* The lots where a car parks by day alone or by night alone, by name; of LpShareLot. NULL with an error of the store. */
GPtrArray *lp_share_list (LinliDatabase  *reader,
                          GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-parking.h"

G_BEGIN_DECLS

/* How many characters of a plate are looked up at least: fewer would list everybody. */
#define LP_GATE_LEAST 3

typedef enum {
  LP_GATE_PARKS,   /* it may park there today */
  LP_GATE_LATER,   /* from a later day on */
  LP_GATE_KEPT,    /* a bay is kept for it until an agreement is in force */
  LP_GATE_OVER,    /* it might once */
  LP_GATE_WAITING, /* it needs a bay and has none */
} LpGateState;

/* What the guard has to know of a car. Days are YYYY-MM-DD. */
typedef struct {
  LpGateState state;
  gint64 need_id; /* 0 for none */
  char *plate;
  char *lot;   /* NULL while it has none */
  char *place; /* compound and building, without the room; NULL when not known */
  char *name;  /* of the head of the household; NULL when not known */
  char *phone;
  char *span;
  char *since;
  char *until;
} LpGateCar;

void lp_gate_car_free (gpointer car);
/* The cars that may park in a lot today or later, by plate, at most 2000; of LpGateCar. NULL with an error of the store. */
GPtrArray *lp_gate_list (LinliDatabase  *reader,
                         gint64          lot_id,
                         GError        **error);
/* What a lot is called; owned by the caller, NULL when there is none such. */
char *lp_gate_dup_lot_name (LinliDatabase *reader,
                            gint64         lot_id);
/* Cars in whose plate `text` stands, those that may park first, at most 20; none for fewer characters than LP_GATE_LEAST. */
GPtrArray *lp_gate_find (LinliDatabase  *reader,
                         const char     *text,
                         GError        **error);
/* The lots that have a list: ids and names of those where cars park. */
typedef struct {
  gint64 id;
  char *name;
  guint n_cars;
} LpGateLot;

void lp_gate_lot_free (gpointer lot);
GPtrArray *lp_gate_list_lots (LinliDatabase  *reader,
                              GError        **error);

G_END_DECLS

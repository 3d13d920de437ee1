/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

#define LP_PARKING_STEPS "/io/github/linli/parking/migrations"
#define LP_LOT_TABLE "parking_lot"
#define LP_BAYS_TABLE "parking_bays"
#define LP_ENTRANCE_TABLE "parking_entrance"
#define LP_HOURS_TABLE "parking_hours"
#define LP_FEE_TABLE "parking_fee"

/* A number of bays that nobody knows; never the same as none. */
#define LP_BAYS_UNKNOWN (-1)

typedef enum {
  LP_LOT_COURTYARD,
  LP_LOT_BASEMENT,
  LP_LOT_OUTDOOR,
  LP_LOT_STREET,
  LP_LOT_N_KINDS,
} LpLotKind;

typedef enum {
  LP_OUTSIDERS_UNKNOWN,
  LP_OUTSIDERS_YES,
  LP_OUTSIDERS_NO,
  LP_OUTSIDERS_N,
} LpOutsiders;

typedef enum {
  LP_BAYS_PLAIN,
  LP_BAYS_DISABLED,
  LP_BAYS_CHARGING,
  LP_BAYS_LARGE,
  LP_BAYS_N_KINDS,
} LpBaysKind;

/* Bays of a kind; each number may be unknown. */
typedef struct {
  int total;
  int free_day;
  int free_night;
  char *counted_on; /* YYYY-MM-DD; %NULL: never */
} LpBays;

typedef struct {
  gint64 id; /* 0 for a new one */
  char *name;
  char *note;
  LpLotKind kind;
  LpOutsiders outsiders;
  LpBays bays[LP_BAYS_N_KINDS];
} LpLot;

/* All bays of a lot. A sum is unknown when none of its parts is known. */
typedef struct {
  int total;
  int free_day;
  int free_night;
  const char *counted_on; /* the oldest count in the sums; borrowed from the lot */
} LpBaysSum;

/* A lot of which nothing is known. */
LpLot *lp_lot_new (void);
void lp_lot_free (gpointer lot);
void lp_lot_sum (const LpLot *lot,
                 LpBaysSum   *sum);
/* Notes @day as the day of the count of what is known to be free; when nothing is, there is no day. */
void lp_bays_count_on (LpBays     *bays,
                       const char *day);
/* What is wrong with a lot, in words for the user; %NULL when nothing is. */
const char *lp_lot_find_fault (const LpLot *lot);
const char *lp_lot_get_kind_label (LpLotKind kind);
const char *lp_bays_get_kind_label (LpBaysKind kind);
const char *lp_outsiders_get_label (LpOutsiders outsiders);
/* Those that are not removed, by name; at most 500; of LpLot. */
GPtrArray *lp_lot_list (LinliDatabase  *database,
                        GError        **error);
/* A LinliActionFunc with an LpLot: adds it, or changes it when it has an id. */
gboolean lp_lot_save (LinliTransaction  *transaction,
                      gpointer           lot,
                      GError           **error);
/* A LinliActionFunc with an LpLot: takes it from the list; its bays stay with it for undoing. */
gboolean lp_lot_remove (LinliTransaction  *transaction,
                        gpointer           lot,
                        GError           **error);

G_END_DECLS

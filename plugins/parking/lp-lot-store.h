/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

#include "lp-match.h"

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

/* Bays of a kind; each number may be unknown. Day and night are counted apart. */
typedef struct {
  int total;
  int free_day;
  int free_night;
  char *counted_on;       /* by day, YYYY-MM-DD; %NULL: never */
  char *night_counted_on; /* by night */
} LpBays;

/* Where one walks in. */
typedef struct {
  gint64 id; /* 0 for a new one */
  char *name;
  double x; /* EPSG:4326, degrees */
  double y;
} LpEntrance;

typedef enum {
  LP_DAYS_WORKDAY,
  LP_DAYS_SATURDAY,
  LP_DAYS_HOLIDAY, /* and Sundays */
  LP_DAYS_N,
} LpDays;

/* When a lot takes cars on a type of days: minutes after midnight. 0 to 0 is the whole day; closing before opening is on the next day. */
typedef struct {
  gboolean known;
  int opens; /* LP_HOURS_CLOSED: it takes none */
  int closes;
} LpHours;

#define LP_HOURS_CLOSED (-1)

typedef enum {
  LP_FEE_MONTH,
  LP_FEE_MONTH_DAY,
  LP_FEE_MONTH_NIGHT,
  LP_FEE_NIGHT,
  LP_FEE_HOUR,
  LP_FEE_N_UNITS,
} LpFeeUnit;

/* Prices are kept for the first car of a household, for the second, and for the third and all further ones. */
#define LP_FEE_N_CARS 3

typedef struct {
  gint64 id; /* 0 for a new one */
  char *name;
  char *note;
  LpLotKind kind;
  LpOutsiders outsiders;
  gint64 compound_id; /* 0: nobody's */
  char *closed_on;    /* YYYY-MM-DD; %NULL while it takes cars */
  char *closed_why;
  LpBays bays[LP_BAYS_N_KINDS];
  /* Of a lot that was loaded by itself; empty in a list. */
  GPtrArray *entrances; /* of LpEntrance */
  LpHours hours[LP_DAYS_N];
  gint64 fen[LP_FEE_N_UNITS][LP_FEE_N_CARS]; /* LP_FEE_UNKNOWN: nobody knows, or as for the car before */
  /* Only read. */
  char *compound; /* (nullable): its name */
  guint n_uses;   /* how many cars park there or have a bay kept */
} LpLot;

#define LP_FEE_UNKNOWN (-1)

/* All bays of a lot. A sum is unknown when none of its parts is known. */
typedef struct {
  int total;
  int free_day;
  int free_night;
  const char *counted_on; /* the oldest count by day in the sums; borrowed from the lot */
  const char *night_counted_on;
} LpBaysSum;

/* A lot of which nothing is known. */
LpLot *lp_lot_new (void);
LpLot *lp_lot_copy (const LpLot *lot);
void lp_lot_free (gpointer lot);
void lp_lot_sum (const LpLot *lot,
                 LpBaysSum   *sum);
/* Notes @day as the day of the count of what is known to be free in the halves of the day; what is not known was not counted. */
void lp_bays_count_on (LpBays       *bays,
                       LpParkWindow  halves,
                       const char   *day);
LpEntrance *lp_entrance_new (const char *name,
                             double      x,
                             double      y);
void lp_entrance_free (gpointer entrance);
/* What is wrong with a lot, in words for the user; %NULL when nothing is. */
const char *lp_lot_find_fault (const LpLot *lot);
const char *lp_lot_get_kind_label (LpLotKind kind);
const char *lp_bays_get_kind_label (LpBaysKind kind);
const char *lp_outsiders_get_label (LpOutsiders outsiders);
const char *lp_days_get_label (LpDays days);
const char *lp_fee_unit_get_label (LpFeeUnit unit);
/* What the n-th car of a household pays there a month, in fen, for the halves of the day; LP_FEE_UNKNOWN when nobody knows. The price of a half
 * alone goes before that of the whole day, and a car without a price of its own costs as the one before. */
gint64 lp_lot_get_month_fen (const LpLot  *lot,
                             LpParkWindow  span,
                             int           car);
/* "08:00–22:00", all day, closed; empty when it is not known. Owned by the caller. */
char *lp_hours_to_text (const LpHours *hours);
/* As people write it: 8-22, 8:30—18:00, 全天, 不开. FALSE for what is neither. */
gboolean lp_hours_from_text (const char *text,
                             LpHours    *hours);

/* Most lots in a list. */
#define LP_LOT_MOST 500
/* Those that are not removed, those that take no cars last, by name; at most LP_LOT_MOST; of LpLot. */
GPtrArray *lp_lot_list (LinliDatabase  *database,
                        GError        **error);
guint lp_lot_count (LinliDatabase *database);
/* A lot with everything that belongs to it. */
LpLot *lp_lot_load (LinliDatabase  *database,
                    gint64          id,
                    GError        **error);
/* A compound that a lot can belong to. */
typedef struct {
  gint64 id;
  char *name;
} LpCompound;

void lp_compound_free (gpointer compound);
/* By name; at most 3000; of LpCompound. */
GPtrArray *lp_compound_list (LinliDatabase  *database,
                             GError        **error);
/* The middle of its homes and buildings, in degrees (EPSG:4326). FALSE when none of them is on the map, or with @error set. */
gboolean lp_compound_find_position (LinliDatabase  *database,
                                    gint64          id,
                                    double         *x,
                                    double         *y,
                                    GError        **error);

/* A LinliActionFunc with an LpLot that was loaded by itself or is new: adds it, or changes it when it has an id. Whether it is closed is not
 * changed by that. */
gboolean lp_lot_save (LinliTransaction  *transaction,
                      gpointer           lot,
                      GError           **error);
/* A LinliActionFunc with an LpLot: takes it from the list; its bays stay with it for undoing. */
gboolean lp_lot_remove (LinliTransaction  *transaction,
                        gpointer           lot,
                        GError           **error);

G_END_DECLS

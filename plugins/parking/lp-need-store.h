/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-need-kind.h"
#include "lp-parking-codes.h"

G_BEGIN_DECLS

/* Most that are read at once on the main thread. */
#define LP_NEED_MOST 2000
/* From which age on a person counts as old, and below which as an infant, for who goes first. No rule says so; it is judgement, so what is
 * concluded from it is shown, with why, and can be changed on every need. */
#define LP_NEED_ELDER_AGE 70
#define LP_NEED_INFANT_AGE 3

/* A car that needs a bay. */
typedef struct {
  LinliMatterKind *kind;
  gint64 id; /* of the matter, 0 for a new one */
  gint64 vehicle_id;   /* 0: none of the file */
  gint64 household_id; /* 0 for none */
  char *plate;         /* (nullable): read without the dot */
  LpParkWindow span;
  LpBaysKind bays;
  int car;        /* the n-th of its household, from 1 up */
  int most_walk;  /* minutes, or LP_NOT_KNOWN for any */
  gint64 most_fen; /* a month, or LP_NOT_KNOWN for any */
  LpPlanClass rank;
  gint64 before_fen; /* a month, or LP_NOT_KNOWN */
  gint64 lost_lot_id;   /* the lot whose closing made it, 0 for none */
  gint64 pinned_lot_id; /* the lot that it shall have, 0 for none */
  GArray *refused;      /* of gint64: lots that it shall not have */
  char *since;          /* YYYY-MM-DD, local: since when it waits; %NULL for a new one is today */
  gint64 dwelling_id;   /* where the household lives, 0 for nowhere known */
  char *contact_name;   /* (nullable): to be masked */
  char *contact_phone;  /* (nullable): to be masked */
  char *title;          /* (nullable): names nobody; NULL for a new one is what the kind of need is called */
  char *note;           /* (nullable) */
  /* Only read. */
  char *number;
  char *state;
  char *address;      /* (nullable): whole, to be masked */
  char *place_text;   /* (nullable): as written, where there is no dwelling */
  char *head;         /* (nullable): whose household it is, to be masked */
  char *lost_lot;     /* (nullable): their names */
  char *pinned_lot;
  gint64 compound_id; /* 0 for none */
  double x;           /* EPSG:4326, degrees; both 0 when `located` is FALSE */
  double y;
  gboolean located;
} LpNeed;

typedef enum {
  LP_NEED_LIST_WAITING, /* waiting for a bay */
  LP_NEED_LIST_OPEN,    /* waiting, or a bay is kept for it */
  LP_NEED_LIST_ALL,
} LpNeedList;

/* All day, plain, first car, without limits. */
LpNeed *lp_need_new (LinliMatterKind *kind);
LpNeed *lp_need_copy (const LpNeed *need);
void lp_need_free (gpointer need);

LpNeed *lp_need_load (LinliDatabase    *database,
                      LinliMatterKind  *kind,
                      gint64            id,
                      GError          **error);
/* In the order of the queue: by rank, then by who waits longest. At most @limit; of LpNeed. */
GPtrArray *lp_need_list (LinliDatabase    *database,
                         LinliMatterKind  *kind,
                         LpNeedList        which,
                         guint             limit,
                         GError          **error);
/* Those that wait and were made by the closing of a lot; at most @limit; of LpNeed. */
GPtrArray *lp_need_list_lost (LinliDatabase    *database,
                              LinliMatterKind  *kind,
                              gint64            lot_id,
                              guint             limit,
                              GError          **error);
/* Those that wait since @until, YYYY-MM-DD, or longer, the longest first; at most @limit; of LpNeed. */
GPtrArray *lp_need_list_long (LinliDatabase    *database,
                              LinliMatterKind  *kind,
                              const char       *until,
                              guint             limit,
                              GError          **error);
guint lp_need_count (LinliDatabase *database,
                     LpNeedList     which);

/* What the file knows about a household: home, contact, rank, the n-th car. Keeps what is set already but the rank. */
gboolean lp_need_fill (LpNeed         *need,
                       LinliDatabase  *database,
                       GError        **error);
/* The rank that tags and ages of those who live there speak for. */
LpPlanClass lp_need_guess_rank (LinliDatabase *database,
                                gint64         household_id);
/* What is wrong with it, in words for the user; %NULL when nothing is. */
const char *lp_need_find_fault (const LpNeed *need);

/* A LinliActionFunc with an LpNeed: opens it, or changes it when it has an id. Its refusals become those of @need. */
gboolean lp_need_save (LinliTransaction  *transaction,
                       gpointer           need,
                       GError           **error);

/* What is done with a need and a lot. */
typedef struct {
  LinliMatterKind *kind;
  gint64 need_id;
  gint64 lot_id;
  gint64 fen; /* what it is offered for a month, or LP_NOT_KNOWN */
  char *words; /* (nullable): for the timeline */
} LpNeedLot;

LpNeedLot *lp_need_lot_new (LinliMatterKind *kind,
                            gint64           need_id,
                            gint64           lot_id);
void lp_need_lot_free (gpointer lot);

/* LinliActionFuncs with an LpNeedLot. */
/* The need shall not have the lot; nothing happens when that is noted already. A pin on the lot goes. */
gboolean lp_need_refuse (LinliTransaction  *transaction,
                         gpointer           lot,
                         GError           **error);
/* The need may have the lot again. */
gboolean lp_need_unrefuse (LinliTransaction  *transaction,
                           gpointer           lot,
                           GError           **error);
/* The need shall have the lot and no other; lot 0 takes that back. A refusal of the lot goes. */
gboolean lp_need_pin (LinliTransaction  *transaction,
                      gpointer           lot,
                      GError           **error);
/* Keeps a bay of the lot for a need that waits, which is offered then. Whether there is a free one is not asked here. */
gboolean lp_need_offer (LinliTransaction  *transaction,
                        gpointer           lot,
                        GError           **error);

/* A LinliMatterFollowFunc. Opened, be it by another plugin: what is special to a need is filled in, as far as the file knows it. Placed: the bay
 * that was kept is used from today on, unless an agreement said since when. Released, withdrawn, reopened: no bay is kept or used any more. */
gboolean lp_need_follow (LinliMatterKind   *kind,
                         LinliTransaction  *transaction,
                         gint64             id,
                         const char        *step,
                         const char        *text,
                         GError           **error);

G_END_DECLS

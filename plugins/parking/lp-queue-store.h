/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-need-store.h"
#include "lp-walk.h"

G_BEGIN_DECLS

/* Why a need is not offered a lot. */
typedef enum {
  LP_QUEUE_FITS,
  LP_QUEUE_CLOSED,
  LP_QUEUE_OTHER_BAYS,   /* it needs another kind of bay */
  LP_QUEUE_PINNED,       /* it shall have another lot */
  LP_QUEUE_REFUSED,
  LP_QUEUE_NO_OUTSIDERS, /* the lot is not for outsiders, or nobody knows whether it is */
  LP_QUEUE_TOO_DEAR,     /* a price that nobody knows is not too high */
  LP_QUEUE_TOO_FAR,      /* over the network, estimated where there is none; not known where is too far for who has a limit */
} LpQueueFit;

/* @way: the walk from the nearest way in, its seconds -1 when nobody knows where one of them is or it is longer than the need allows. */
LpQueueFit lp_queue_fit (const LpNeed *need,
                         const LpLot  *lot,
                         LpWalk       *walk,
                         LpWalkWay    *way);

/* Those who wait, within an action that makes bays free. Its network is read from the file when a walk is asked for, which takes a moment: on the
 * writer. */
typedef struct {
  LinliTransaction *transaction; /* borrowed */
  LinliMatterKind *kind;         /* of needs */
  LpWalk *walk;                  /* (nullable) */
  GHashTable *except;            /* needs that do not get a bay: gint64 */
  gint64 except_compound;        /* nor do those who live there; 0 for none */
  guint n_offered;               /* how many of the queue were offered a bay by now */
} LpQueue;

LpQueue *lp_queue_new (LinliTransaction *transaction,
                       LinliMatterKind  *kind);
void lp_queue_free (LpQueue *queue);
/* The need gave the bay up, or was dealt with otherwise. */
void lp_queue_except (LpQueue *queue,
                      gint64   need);

/* A bay of a lot became free in some halves of the day: it is kept for the first of the queue that fits, and what that one leaves of the day for
 * the next. Nobody is offered what the count says is not free. */
gboolean lp_queue_offer (LpQueue       *queue,
                         gint64         lot_id,
                         LpBaysKind     bays,
                         LpParkWindow   halves,
                         GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpQueue, lp_queue_free)

G_END_DECLS

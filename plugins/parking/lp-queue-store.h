/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-need-store.h"

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
  LP_QUEUE_TOO_FAR,      /* by the straight line times LP_WALK_DETOUR, which is an estimate; not known where is too far for who has a limit */
} LpQueueFit;

LpQueueFit lp_queue_fit (const LpNeed *need,
                         const LpLot  *lot);

/* A bay of a lot became free in some halves of the day: it is kept for the first of the queue that fits, and what that one leaves of the day for
 * the next. Nobody is offered what the count says is not free. @except does not get it: the need that gave it up, or 0. In the action that freed
 * it. Adds to @n_offered. */
gboolean lp_queue_offer (LinliTransaction  *transaction,
                         LinliMatterKind   *kind,
                         gint64             lot_id,
                         LpBaysKind         bays,
                         LpParkWindow       halves,
                         gint64             except,
                         guint             *n_offered,
                         GError           **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-agreement-store.h"
#include "lp-need-store.h"
#include "lp-use-store.h"

G_BEGIN_DECLS

/* Who loses a bay when a lot closes, or may have it back when it opens again. */
typedef struct {
  LpUse *use;       /* what ends; NULL when the lot opens again */
  LpNeed *need;     /* what waits for the lot again; NULL when it closes */
  LpPlanClass rank; /* as the file speaks for, until the user says otherwise */
  gboolean wanted;  /* whether it becomes a need; whether it is offered its bay again */
} LpLoss;

typedef struct {
  LinliMatterKind *kind; /* of needs */
  gint64 lot_id;
  char *day; /* the first one without cars, YYYY-MM-DD */
  char *why;
  GPtrArray *losses; /* of LpLoss */
  GPtrArray *touched; /* of LpAgreement: what it has to do with; NULL when the lot opens again */
  guint n_needs;      /* set: how many needs were opened, or bays kept */
  guint n_ended;      /* set: how many agreements end by it */
} LpLotClosing;

/* All that park in the lot, at most LP_USE_MOST, and the agreements it has to do with. */
LpLotClosing *lp_lot_closing_load (LinliDatabase    *database,
                                   LinliMatterKind  *kind,
                                   gint64            lot_id,
                                   GError          **error);
/* All that lost the lot and wait still; at most LP_NEED_MOST. */
LpLotClosing *lp_lot_closing_load_lost (LinliDatabase    *database,
                                        LinliMatterKind  *kind,
                                        gint64            lot_id,
                                        GError          **error);
void lp_lot_closing_free (gpointer closing);

/* LinliActionFuncs with an LpLotClosing. */
/* The lot takes no cars from the day on. Its uses end on the day before, and each that is wanted becomes a need, unless its car waits already. What
 * was kept there only is given up, and waits again. What becomes of agreements is told by lp_agreement_lose_lot(). */
gboolean lp_lot_close (LinliTransaction  *transaction,
                       gpointer           closing,
                       GError           **error);
/* The lot takes cars again, and a bay is kept for each that is wanted. */
gboolean lp_lot_reopen (LinliTransaction  *transaction,
                        gpointer           closing,
                        GError           **error);

G_END_DECLS

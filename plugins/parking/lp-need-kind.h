/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-parking.h"

G_BEGIN_DECLS

/* Steps. A need is offered a lot by lp_need_offer(), which keeps a bay for it; the others can be taken as they are. */
#define LP_NEED_OFFER "offer"
#define LP_NEED_RELEASE "release"   /* offered → waiting: the bay that was kept is free again */
#define LP_NEED_PLACE "place"       /* offered → placed: it parks there from today, where no agreement has said since when */
#define LP_NEED_WITHDRAW "withdraw" /* nothing is kept for it any more */
#define LP_NEED_REOPEN "reopen"     /* placed or withdrawn → waiting: where it parked, it does no more */

LinliMatterKind *lp_need_kind_new (void);

G_END_DECLS

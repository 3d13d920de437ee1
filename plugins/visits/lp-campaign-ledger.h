/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-campaign-store.h"

G_BEGIN_DECLS

/* The households of a list of a campaign, as they are in the file now: LinliRows with the columns of lp_campaign_query(), in its order. For a
 * worker: the list may be of any length. NULL with an error of the store. */
GPtrArray *lp_campaign_ledger_load (LinliDatabase  *reader,
                                    LinliRowQuery  *query,
                                    GCancellable   *cancellable,
                                    GError        **error);
/* One list of a campaign over such rows; @name is what the list is called. */
LinliLedger *lp_campaign_ledger_new (const LpCampaign *campaign,
                                     const char       *name,
                                     GPtrArray        *rows);

G_END_DECLS

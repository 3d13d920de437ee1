/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-hazard.h"

G_BEGIN_DECLS

/* The ledger of hazards over a list of LpHazard, with the words for states and categories as they are now. NULL with an error of the store. */
LinliLedger *lp_hazard_ledger_new (LinliContext  *context,
                                   GPtrArray     *hazards,
                                   GError       **error);
/* A table for such a ledger. */
GtkWidget *lp_hazard_ledger_view_new (LinliSelection *selection);

G_END_DECLS

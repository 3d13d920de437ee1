/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-hazard-ledger.h"

G_BEGIN_DECLS

#define LP_TYPE_HAZARD_TABLE (lp_hazard_table_get_type ())
G_DECLARE_FINAL_TYPE (LpHazardTable, lp_hazard_table, LP, HAZARD_TABLE, GtkWidget)

GtkWidget *lp_hazard_table_new (LinliContext   *context,
                                LinliSelection *selection);
/* Shows hazards (of LpHazard) in their order, in the words of the ledger. */
void lp_hazard_table_show (LpHazardTable *self,
                           LpLedger      *ledger,
                           GPtrArray     *hazards);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-hazard.h"

G_BEGIN_DECLS

/* The ledger of hazards: lines of a list in the usual columns, for the screen, a spreadsheet and paper. Numbers of people are masked. */
typedef enum {
  LP_LEDGER_ORDER,
  LP_LEDGER_NUMBER,
  LP_LEDGER_FOUND,
  LP_LEDGER_TITLE,
  LP_LEDGER_PLACE,
  LP_LEDGER_CATEGORY,
  LP_LEDGER_LEVEL,
  LP_LEDGER_GRID,
  LP_LEDGER_HANDLER,
  LP_LEDGER_OTHERS,
  LP_LEDGER_DEADLINE,
  LP_LEDGER_STATE,
  LP_LEDGER_WORDS,
  LP_LEDGER_CLOSED,
  LP_LEDGER_PAPERS,
  LP_LEDGER_TIMES,
  LP_LEDGER_N_COLUMNS,
} LpLedgerColumn;

#define LP_TYPE_LEDGER (lp_ledger_get_type ())
G_DECLARE_FINAL_TYPE (LpLedger, lp_ledger, LP, LEDGER, GObject)

/* Over hazards (of LpHazard), with the words for states and categories as they are now; may be read from any thread. */
LpLedger *lp_ledger_new (LinliContext  *context,
                         GPtrArray     *hazards,
                         GError       **error);
guint lp_ledger_get_n_rows (LpLedger *self);
const char *lp_ledger_get_title (LpLedgerColumn column);
char *lp_ledger_dup_cell (LpLedger       *self,
                          guint           row,
                          LpLedgerColumn  column);
char *lp_ledger_dup_cell_of (LpLedger       *self,
                             LpHazard       *hazard,
                             LpLedgerColumn  column);
/* Asks for a file (.xlsx or .csv) and writes it on a thread. */
void lp_ledger_export (LpLedger  *self,
                       GtkWidget *over);

G_END_DECLS

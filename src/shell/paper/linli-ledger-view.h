/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-ledger.h"
#include "linli-selection.h"

G_BEGIN_DECLS

/**
 * LinliLedgerIdFunc:
 * @item: what a line is about
 *
 * Returns: the id of its record
 */
typedef gint64 (*LinliLedgerIdFunc) (gpointer item);

/**
 * LinliLedgerAlarmFunc:
 * @item: what a line is about
 * @column: which column, from 0
 *
 * Returns: (nullable): a word behind the cell when it calls for somebody, translated, as “overdue”; it is coloured then
 */
typedef const char *(*LinliLedgerAlarmFunc) (gpointer item,
                                             guint    column);

/**
 * LinliLedgerOpenFunc:
 * @item: what a line is about
 * @column: which column, from 0
 * @from: (nullable): the cell that was pressed; %NULL to ask only
 * @data: of linli_ledger_view_set_open()
 *
 * Opens the rows behind a number.
 *
 * Returns: whether there is something behind the cell
 */
typedef gboolean (*LinliLedgerOpenFunc) (gpointer   item,
                                         guint      column,
                                         GtkWidget *from,
                                         gpointer   data);

#define LINLI_TYPE_LEDGER_VIEW (linli_ledger_view_get_type ())

/**
 * LinliLedgerView:
 *
 * A ledger as a table: sorted by a click on a heading, chosen lines are those of the window's selection, Enter opens one.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliLedgerView, linli_ledger_view, LINLI, LEDGER_VIEW, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_ledger_view_new (LinliSelection       *selection,
                                  const char           *kind,
                                  LinliLedgerIdFunc     id,
                                  LinliLedgerAlarmFunc  alarm);
LINLI_EXPORT
void linli_ledger_view_show (LinliLedgerView *self,
                             LinliLedger     *ledger);
LINLI_EXPORT
void linli_ledger_view_set_open (LinliLedgerView     *self,
                                 LinliLedgerOpenFunc  open,
                                 gpointer             data);
LINLI_EXPORT
LinliLedger *linli_ledger_view_dup_shown (LinliLedgerView *self);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-paper.h"

G_BEGIN_DECLS

/**
 * LinliLedgerColumn:
 * @title: translated heading; lives as long as the program
 * @width: on the screen, in pixels; 0 for a column that is in the spreadsheet and on paper alone
 * @weight: on paper, as that of a LinliPaperColumn; negative for a column that is not on paper
 * @expands: whether it takes the room on the screen that is left
 *
 * A column of a ledger.
 */
typedef struct {
  const char *title;
  int width;
  double weight;
  gboolean expands;
} LinliLedgerColumn;

/**
 * LinliLedgerCellFunc:
 * @item: what the line is about
 * @column: which column, from 0
 * @masked: whether personal data must be masked
 * @data: what was passed with it
 *
 * Says what stands in a cell. Called on any thread.
 *
 * Returns: (transfer full) (nullable): the words
 */
typedef char *(*LinliLedgerCellFunc) (gpointer item,
                                      guint    column,
                                      gboolean masked,
                                      gpointer data);

#define LINLI_TYPE_LEDGER (linli_ledger_get_type ())

/**
 * LinliLedger:
 *
 * Lines in fixed columns, for the screen, a spreadsheet and paper, the same in each: what is exported and printed is what is shown, in its
 * order. Filled on one thread, and not changed after that; any thread may read it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliLedger, linli_ledger, LINLI, LEDGER, GObject)

/**
 * LinliLedgerShownFunc:
 * @data: what was passed with it
 *
 * Says what is on the screen, when it is to leave it.
 *
 * Returns: (transfer full) (nullable): its ledger; %NULL when there is none, about which the user has been told
 */
typedef LinliLedger *(*LinliLedgerShownFunc) (gpointer data);

LINLI_EXPORT
LinliLedger *linli_ledger_new (const char              *title,
                               const LinliLedgerColumn *columns,
                               gsize                    n_columns,
                               GPtrArray               *items,
                               LinliLedgerCellFunc      cell,
                               gpointer                 data,
                               GDestroyNotify           destroy);
LINLI_EXPORT
void linli_ledger_set_kind (LinliLedger        *self,
                            const char         *kind,
                            const char * const *columns);
LINLI_EXPORT
void linli_ledger_set_period (LinliLedger *self,
                              const char  *period);
LINLI_EXPORT
const char *linli_ledger_get_period (LinliLedger *self);
LINLI_EXPORT
LinliLedger *linli_ledger_reorder (LinliLedger *self,
                                   GListModel  *items);
LINLI_EXPORT
const char *linli_ledger_get_title (LinliLedger *self);
LINLI_EXPORT
guint linli_ledger_get_n_rows (LinliLedger *self);
LINLI_EXPORT
guint linli_ledger_get_n_columns (LinliLedger *self);
LINLI_EXPORT
const LinliLedgerColumn *linli_ledger_get_column (LinliLedger *self,
                                                  guint        column);
LINLI_EXPORT
gpointer linli_ledger_get_item (LinliLedger *self,
                                guint        row);
LINLI_EXPORT
char *linli_ledger_dup_cell (LinliLedger *self,
                             gpointer     item,
                             guint        column,
                             gboolean     masked);
LINLI_EXPORT
gboolean linli_ledger_write (LinliLedger   *self,
                             const char    *path,
                             GCancellable  *cancellable,
                             GError       **error);
LINLI_EXPORT
LinliPaper *linli_ledger_make_paper (LinliLedger   *self,
                                     LinliDatabase *reader,
                                     gboolean       masked);
LINLI_EXPORT
void linli_ledger_export (LinliLedger *self,
                          GtkWidget   *over);
LINLI_EXPORT
void linli_ledger_export_asking (LinliLedger  *self,
                                 GtkWidget    *over,
                                 LinliContext *context);
LINLI_EXPORT
void linli_ledger_print (LinliLedger  *self,
                         GtkWidget    *over,
                         LinliContext *context);
LINLI_EXPORT
GtkWidget *linli_ledger_buttons_new (LinliContext         *context,
                                     LinliLedgerShownFunc  shown,
                                     gpointer              data);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-export-records.h>

#include "linli-ledger.h"

G_BEGIN_DECLS

/* Where a column of a ledger is. */
typedef struct {
  guint column;
  gboolean on_paper;
  gboolean in_sheet;
} LinliLedgerPlace;

/* NULL for a ledger of no kind. */
const char *_linli_ledger_get_kind (LinliLedger *self);
/* The name of a column that stays; where nobody named them they are counted. */
char *_linli_ledger_dup_column_name (LinliLedger *self,
                                     guint        column);
/* Whether columns may be called so: an arrangement names them in words between blanks. */
gboolean _linli_ledger_names_stay (const char * const *names);
/* All its columns in the order in which an office has them: (element-type LinliLedgerPlace). @columns is what
 * _linli_ledger_dup_arrangement() said of it, perhaps of an older ledger with other columns; NULL for the usual one. */
GArray *_linli_ledger_arrange (LinliLedger *self,
                               const char  *columns);
/* The order and the places in words that stay; NULL for the usual ones. What @old said of columns that the ledger does not have stays. */
char *_linli_ledger_dup_arrangement (LinliLedger  *self,
                                     const GArray *places,
                                     const char   *old);
/* The spreadsheet has no number before its lines. To be said before anybody else knows the ledger. */
void _linli_ledger_set_unnumbered (LinliLedger *self);
/* As linli_ledger_export_asking(), of a ledger that tells nothing about anybody: nothing is asked. */
void _linli_ledger_export_unasked (LinliLedger  *self,
                                   GtkWidget    *over,
                                   LinliContext *context);
/* As linli_ledger_write(), masked or in full, with a head or NULL; whoever asks for it in full has written down why. */
gboolean _linli_ledger_write (LinliLedger            *self,
                              const char             *path,
                              const LinliExportHead  *head,
                              const char             *columns,
                              gboolean                masked,
                              GCancellable           *cancellable,
                              GError                **error);

G_END_DECLS

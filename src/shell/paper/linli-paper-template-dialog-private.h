/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-form.h"
#include "linli-ledger-private.h"
#include "linli-paper-private.h"

G_BEGIN_DECLS

/* Adapts the kind of a paper that is laid out. */
void _linli_paper_template_dialog_show (GtkWidget    *over,
                                        LinliContext *context,
                                        LinliPaper   *paper);

/* Rows of a form, one for each column of a ledger, that can be taken out and moved. Belongs to the form. */
typedef struct _LinliPaperTemplateColumns LinliPaperTemplateColumns;

LinliPaperTemplateColumns *_linli_paper_template_columns_new (LinliForm   *form,
                                                              LinliLedger *ledger,
                                                              const char  *columns);
void _linli_paper_template_columns_free (LinliPaperTemplateColumns *self);
/* FALSE with a complaint where none is left on paper, or in spreadsheets. */
gboolean _linli_paper_template_columns_read (LinliPaperTemplateColumns  *self,
                                             char                      **columns);

G_END_DECLS

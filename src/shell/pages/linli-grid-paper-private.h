/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-paper.h"
#include "linli-paper-show.h"

G_BEGIN_DECLS

/* What can be done with a grid: its sheet, its notice board. Of LinliRecordAction. */
GPtrArray *_linli_grid_paper_list_actions (void);
/* The sheets of all micro-grids in one. */
void _linli_grid_paper_show_sheets (GtkWidget    *over,
                                    LinliContext *context);
/* The notice boards of all micro-grids, a page each. */
void _linli_grid_paper_show_boards (GtkWidget    *over,
                                    LinliContext *context);
GArray *_linli_grid_paper_list_grids (LinliDatabase  *reader,
                                      gint64          one,
                                      GError        **error);
/* LinliPaperMakeFuncs with a gint64: the grid, or 0 for all. */
LinliPaper *_linli_grid_sheet_make (LinliDatabase  *reader,
                                    gboolean        masked,
                                    gpointer        grid,
                                    GCancellable   *cancellable,
                                    GError        **error);
LinliPaper *_linli_grid_board_make (LinliDatabase  *reader,
                                    gboolean        masked,
                                    gpointer        grid,
                                    GCancellable   *cancellable,
                                    GError        **error);
/* A telephone as it stands on paper. */
char *_linli_grid_paper_dup_phone (LinliRecord *duty,
                                   gboolean     masked);

G_END_DECLS

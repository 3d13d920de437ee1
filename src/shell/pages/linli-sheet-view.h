/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

#include "linli-sheet-cell.h"

G_BEGIN_DECLS

#define LINLI_TYPE_SHEET_VIEW (linli_sheet_view_get_type ())

/**
 * LinliSheetView:
 *
 * The matrix of a building sheet with its selection. Signal "selection-changed"; "activated" with a dwelling's id.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliSheetView, linli_sheet_view, LINLI, SHEET_VIEW, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_sheet_view_new (void);
LINLI_EXPORT
void linli_sheet_view_set_sheet (LinliSheetView     *self,
                                 LinliBuildingSheet *sheet);
LINLI_EXPORT
LinliBuildingSheet *linli_sheet_view_get_sheet (LinliSheetView *self);
LINLI_EXPORT
GArray *linli_sheet_view_dup_selected (LinliSheetView *self);
LINLI_EXPORT
gboolean linli_sheet_view_choose_at (LinliSheetView *self,
                                     double          x,
                                     double          y);
LINLI_EXPORT
void linli_sheet_view_select (LinliSheetView *self,
                              const gint64   *dwellings,
                              gsize           n_dwellings);

/**
 * LinliSheetCellFunc:
 * @cell: a cell
 * @data: what was passed
 */
typedef void (*LinliSheetCellFunc) (LinliSheetCell *cell,
                                    gpointer        data);
LINLI_EXPORT
void linli_sheet_view_foreach (LinliSheetView     *self,
                               LinliSheetCellFunc  func,
                               gpointer            data);

G_END_DECLS

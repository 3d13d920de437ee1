/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

#include "linli-sheet-cell.h"

G_BEGIN_DECLS

#define LINLI_TYPE_SHEET_VIEW (linli_sheet_view_get_type ())

/* The matrix of a building sheet with its selection. Signal "selection-changed"; "activated" with a dwelling's id. */
G_DECLARE_FINAL_TYPE (LinliSheetView, linli_sheet_view, LINLI, SHEET_VIEW, GtkWidget)

GtkWidget *linli_sheet_view_new (void);
void linli_sheet_view_set_sheet (LinliSheetView     *self,
                                 LinliBuildingSheet *sheet);
LinliBuildingSheet *linli_sheet_view_get_sheet (LinliSheetView *self);
GArray *linli_sheet_view_dup_selected (LinliSheetView *self);
void linli_sheet_view_select (LinliSheetView *self,
                              const gint64   *dwellings,
                              gsize           n_dwellings);

typedef void (*LinliSheetCellFunc) (LinliSheetCell *cell,
                                    gpointer        data);
void linli_sheet_view_foreach (LinliSheetView     *self,
                               LinliSheetCellFunc  func,
                               gpointer            data);

G_END_DECLS

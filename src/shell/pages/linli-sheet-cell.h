/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

#include "linli-map-theme.h"

G_BEGIN_DECLS

#define LINLI_TYPE_SHEET_CELL (linli_sheet_cell_get_type ())

/**
 * LinliSheetCell:
 *
 * One dwelling of a building sheet: room, head (masked), how many live there, and its class of the theme.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliSheetCell, linli_sheet_cell, LINLI, SHEET_CELL, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_sheet_cell_new (const LinliSheetHome *home);
LINLI_EXPORT
const LinliSheetHome *linli_sheet_cell_get_home (LinliSheetCell *self);
LINLI_EXPORT
void linli_sheet_cell_set_selected (LinliSheetCell *self,
                                    gboolean        selected);
LINLI_EXPORT
void linli_sheet_cell_set_class (LinliSheetCell      *self,
                                 const LinliMapClass *item);

G_END_DECLS

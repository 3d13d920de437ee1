/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-core.h>

#include "linli-map-theme.h"

G_BEGIN_DECLS

#define LINLI_TYPE_SHEET_THEME (linli_sheet_theme_get_type ())

/**
 * LinliSheetTheme:
 *
 * The line over a building sheet: which theme of the map colours the cells, what its shapes mean, and how many homes of the building
 * fall into each class. Signal "changed" when the classes are known or others.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliSheetTheme, linli_sheet_theme, LINLI, SHEET_THEME, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_sheet_theme_new (LinliContext *context);
LINLI_EXPORT
void linli_sheet_theme_set_theme (LinliSheetTheme *self,
                                  const char      *id);
LINLI_EXPORT
void linli_sheet_theme_set_sheet (LinliSheetTheme          *self,
                                  const LinliBuildingSheet *sheet);
LINLI_EXPORT
const LinliMapClass *linli_sheet_theme_get_class (LinliSheetTheme *self,
                                                  gint64           dwelling);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_ROW_SELECTION (linli_row_selection_get_type ())

/**
 * LinliRowSelection:
 *
 * A #GtkSelectionModel over a list of any length: what is selected is a set of positions, so that selecting all of a million
 * rows makes no objects (GtkMultiSelection makes a million).
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliRowSelection, linli_row_selection, LINLI, ROW_SELECTION, GObject)

LINLI_EXPORT
LinliRowSelection *linli_row_selection_new (GListModel *model);
LINLI_EXPORT
GListModel *linli_row_selection_get_model (LinliRowSelection *self);

G_END_DECLS

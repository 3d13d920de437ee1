/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

#define LINLI_TYPE_WRAP_BOX (linli_wrap_box_get_type ())

/**
 * LinliWrapBox:
 *
 * Places its children one after the other at their natural size and goes on in a new line where there is no more room.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliWrapBox, linli_wrap_box, LINLI, WRAP_BOX, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_wrap_box_new (int column_spacing,
                               int row_spacing);
LINLI_EXPORT
void linli_wrap_box_append (LinliWrapBox *self,
                            GtkWidget    *child);
LINLI_EXPORT
void linli_wrap_box_clear (LinliWrapBox *self);

G_END_DECLS

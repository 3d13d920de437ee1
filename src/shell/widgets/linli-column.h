/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
void linli_column_set_width (GtkColumnViewColumn *column,
                             GtkWidget           *view,
                             int                  width);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-box.h>

G_BEGIN_DECLS

double _linli_map_fit (GtkWidget      *view,
                       const LinliBox *box,
                       double          most,
                       double         *x,
                       double         *y);

G_END_DECLS

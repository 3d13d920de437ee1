/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
void linli_style_install (GdkDisplay *display);
LINLI_EXPORT
void linli_style_set_large (GdkDisplay *display,
                            gboolean    large);
LINLI_EXPORT
double linli_style_get_scale (GtkWidget *widget);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

guint _linli_map_png_get_factor (GBytes *bytes,
                                 double  most_pixels);
GdkPixbuf *_linli_map_png_read (GBytes        *bytes,
                                guint          factor,
                                GCancellable  *cancellable,
                                GError       **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gdk/gdk.h>

G_BEGIN_DECLS

GdkPixbuf *_linli_map_decode (GBytes        *bytes,
                              double         most_pixels,
                              gboolean      *reduced,
                              GCancellable  *cancellable,
                              GError       **error);
cairo_surface_t *_linli_map_decode_to_surface (GdkPixbuf *pixbuf);

G_END_DECLS

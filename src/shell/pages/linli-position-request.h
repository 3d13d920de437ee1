/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

/**
 * LinliPositionFunc:
 * @longitude: in degrees (EPSG:4326)
 * @latitude: in degrees
 * @data: what was passed with the request
 *
 * Called when the user chose a position; not called otherwise.
 */
typedef void (*LinliPositionFunc) (double   longitude,
                                   double   latitude,
                                   gpointer data);

LINLI_EXPORT
void linli_position_request_pick (GtkWidget         *parent,
                                  LinliContext      *context,
                                  const char        *title,
                                  double             longitude,
                                  double             latitude,
                                  LinliPositionFunc  func,
                                  gpointer           data,
                                  GDestroyNotify     destroy);

G_END_DECLS

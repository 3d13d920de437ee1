/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

/* What @widget looks like now: rows of pixels, each 0xaarrggbb in the order of this computer, as wide as the widget. */
GBytes *picture_take (GtkWidget *widget);
guint32 picture_get (GBytes    *picture,
                     GtkWidget *widget,
                     int        x,
                     int        y);

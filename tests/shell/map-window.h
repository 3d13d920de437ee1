/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>
#include <linli-shell.h>

/* A document in a folder of its own, and a window that is nothing but its map. */
typedef struct {
  char *folder;
  LinliContext *context;
  LinliMapModel *model;
  GtkWidget *window;
  GtkWidget *overlay;
  LinliMapView *view;
} MapWindow;

void map_window_open (MapWindow *self,
                      int        width,
                      int        height);
void map_window_close (MapWindow *self);
gboolean map_window_settle (MapWindow *self);
void map_window_look_at (MapWindow *self,
                         double     longitude,
                         double     latitude,
                         double     zoom);

void wait_ms (guint milliseconds);
void xdo (const char *format,
          ...) G_GNUC_PRINTF (1, 2);

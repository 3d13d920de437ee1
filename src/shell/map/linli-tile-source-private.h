/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <shumate/shumate.h>

G_BEGIN_DECLS

typedef struct {
  int zoom;
  int x;
  int y;
} LinliTilePlace;

#define LINLI_TYPE_TILE_SOURCE (linli_tile_source_get_type ())
G_DECLARE_DERIVABLE_TYPE (LinliTileSource, linli_tile_source, LINLI, TILE_SOURCE, ShumateDataSource)

/* @load takes @task, and returns its #GBytes sooner or later; %NULL where there is no tile. */
struct _LinliTileSourceClass {
  ShumateDataSourceClass parent_class;
  void (*load) (LinliTileSource *self,
                LinliTilePlace   place,
                GTask           *task);
};

G_END_DECLS

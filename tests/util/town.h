/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

typedef struct {
  guint columns;
  guint rows;
  guint buildings_per_grid;
  guint dwellings_per_building;
} Town;

gboolean town_build (LinliStore  *store,
                     const Town  *town,
                     GError     **error);
gint64 town_add_roads (LinliStore  *store,
                       const char  *geopackage,
                       GError     **error);

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <sqlite3.h>

#include "linli-database.h"

G_BEGIN_DECLS

/* 'GPKG' as a number, and version 1.3.1 as the standard writes it. */
#define LINLI_GEOPACKAGE_APPLICATION_ID 1196444487
#define LINLI_GEOPACKAGE_VERSION 10301

/* A record whose place in the spatial index of its table is wrong; 0: the index itself is broken, or not there. Whether to go on with
 * this table. */
typedef gboolean (*LinliMisfitFunc) (const char *table,
                                     gint64      id,
                                     gpointer    data);

gboolean _linli_geopackage_register (sqlite3  *handle,
                                     GError  **error);
gboolean _linli_geopackage_complete (LinliDatabase  *database,
                                     GError        **error);
gboolean _linli_geopackage_check (LinliDatabase     *database,
                                  LinliMisfitFunc    func,
                                  gpointer           data,
                                  GError           **error);
gboolean _linli_geopackage_mend (LinliDatabase  *database,
                                 GPtrArray      *tables,
                                 GError        **error);
gboolean _linli_geopackage_is_damage (const char *verdict);

G_END_DECLS

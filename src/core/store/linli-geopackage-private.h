/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <sqlite3.h>

#include "linli-database.h"

G_BEGIN_DECLS

/* 'GPKG' as a number, and version 1.3.1 as the standard writes it. */
#define LINLI_GEOPACKAGE_APPLICATION_ID 1196444487
#define LINLI_GEOPACKAGE_VERSION 10301

gboolean _linli_geopackage_register (sqlite3  *handle,
                                     GError  **error);
gboolean _linli_geopackage_complete (LinliDatabase  *database,
                                     GError        **error);

G_END_DECLS

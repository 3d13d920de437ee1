/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliDataCheckFunc:
 * @database: a connection of the worker's thread, for reading
 * @findings: (element-type LinliFinding): takes what is found
 * @cancellable: (nullable): asked between queries
 * @error: return location
 *
 * Looks through the file for what is wrong with a plugin's records, on a thread of its own.
 *
 * Returns: %FALSE with @error set when it could not be done; that something is wrong is no error
 */
typedef gboolean (*LinliDataCheckFunc) (LinliDatabase  *database,
                                        GPtrArray      *findings,
                                        GCancellable   *cancellable,
                                        GError        **error);

#define LINLI_TYPE_DATA_CHECK (linli_data_check_get_type ())

/**
 * LinliDataCheck:
 *
 * An extension: a check that takes part when the whole file is checked.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliDataCheck, linli_data_check, LINLI, DATA_CHECK, GObject)

LINLI_EXPORT
LinliDataCheck *linli_data_check_new (const char         *title,
                                      LinliDataCheckFunc  func);
LINLI_EXPORT
const char *linli_data_check_get_title (LinliDataCheck *self);
LINLI_EXPORT
gboolean linli_data_check_run (LinliDataCheck  *self,
                               LinliDatabase   *database,
                               GPtrArray       *findings,
                               GCancellable    *cancellable,
                               GError         **error);

G_END_DECLS

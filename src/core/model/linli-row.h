/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

#define LINLI_TYPE_ROW (linli_row_get_type ())

/**
 * LinliRow:
 *
 * One row of a #LinliIdList: the id of a record, and the texts of the query's columns. Never changes; a record that changed is
 * shown by another row.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliRow, linli_row, LINLI, ROW, GObject)

LINLI_EXPORT
gint64 linli_row_get_id (LinliRow *self);
LINLI_EXPORT
guint linli_row_get_n_columns (LinliRow *self);
LINLI_EXPORT
const char *linli_row_get_text (LinliRow *self,
                                guint     column);
LINLI_EXPORT
gint64 linli_row_get_int64 (LinliRow *self,
                            guint     column);

G_END_DECLS

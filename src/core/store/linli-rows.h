/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliRowFunc:
 * @row: a statement that stands on a row
 * @data: what was given to linli_rows_collect()
 *
 * Returns: (transfer full) (nullable): an item made of the row; %NULL leaves the row out
 */
typedef gpointer (*LinliRowFunc) (LinliStatement *row,
                                  gpointer        data);

LINLI_EXPORT
GPtrArray *linli_rows_collect (LinliStatement  *statement,
                               LinliRowFunc     read,
                               gpointer         data,
                               GDestroyNotify   destroy,
                               GError         **error);
LINLI_EXPORT
gboolean linli_rows_step_one (LinliStatement  *statement,
                              const char      *missing,
                              GError         **error);

G_END_DECLS

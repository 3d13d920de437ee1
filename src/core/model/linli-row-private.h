/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"
#include "linli-row.h"

G_BEGIN_DECLS

/* A row of the current row of @statement, whose column 0 is the id; with no statement, a row without texts. */
LinliRow *_linli_row_new (gint64          id,
                          LinliStatement *statement);
gboolean _linli_row_equal (LinliRow *a,
                           LinliRow *b);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-resident-query.h"

G_BEGIN_DECLS

/* The expressions of the columns, over the aliases p (person), h (household), d (dwelling), s (its standing), a (the head), g (grid).
 * NULL where a list cannot be sorted by it. */
const char *_linli_resident_columns_get_sql (LinliResidentRows rows,
                                             guint             column);
const char *_linli_resident_columns_get_sort (LinliResidentRows rows,
                                              guint             column);
int _linli_resident_columns_find (LinliResidentRows  rows,
                                  const char        *name);

G_END_DECLS

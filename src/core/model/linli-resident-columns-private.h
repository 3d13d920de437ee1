/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-resident-query.h"

G_BEGIN_DECLS

/* How a column is read and sorted: expressions over the aliases p (person), h (household), d (dwelling), s (its standing), a (the
 * head), g (grid), n (the order of the name). */
typedef struct {
  const char *sql;
  const char *from;  /* what is read along an index, to sort by the column; NULL where a list cannot be sorted by it */
  const char *filled, *empty; /* whether there is something to sort by: conditions in @from, and anywhere */
  const char *order; /* ORDER BY in the direction of that index; @ stands for DESC when it is read backwards */
  const char *counted; /* what is sorted by how often it stands in @from: an id, by which the index is in order; else NULL */
} LinliResidentSource;

const LinliResidentSource *_linli_resident_columns_get_source (LinliResidentRows rows,
                                                               LinliPresence     presence,
                                                               guint             column);
int _linli_resident_columns_find (LinliResidentRows  rows,
                                  const char        *name);

G_END_DECLS

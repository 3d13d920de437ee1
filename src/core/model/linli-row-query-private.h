/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-row-query.h"

G_BEGIN_DECLS

/* The ids of a list that is sorted by what an index holds, in several ways. Each is a SELECT of ids; all but the last two have
 * the parameters of the query. Without the last three, the first two are the list. */
typedef struct {
  const char *walk;  /* the list itself, read along the index: quick at the start, slow to its end; without empty fields */
  const char *tail;  /* those whose field is empty, by id */
  const char *match; /* everybody in the list, in any order */
  const char *few;   /* the ids in the JSON array ?1, sorted */
  const char *order; /* everybody in the file, sorted, without empty fields */
} LinliRowStatements;

/* Told once, on the thread that loads, when the first ids are known; the array may be kept. */
typedef void (*LinliFirstIdsFunc) (GArray   *ids,
                                   gpointer  data);

LinliRowQuery *_linli_row_query_new_sorted (const LinliRowStatements *statements,
                                            GPtrArray                *parameters,
                                            const char               *rows_sql,
                                            const char * const       *kinds);
GArray *_linli_row_query_load_ids (LinliRowQuery      *self,
                                   LinliDatabase      *database,
                                   guint               n_first,
                                   LinliFirstIdsFunc   first,
                                   gpointer            data,
                                   GCancellable       *cancellable,
                                   GError            **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-row-query.h"

G_BEGIN_DECLS

/* Told once, on the thread that loads, when the first ids are known; the array may be kept. */
typedef void (*LinliFirstIdsFunc) (GArray   *ids,
                                   gpointer  data);

/* As linli_row_query_new(), with a statement for what comes behind the last id of the first, or NULL. With @by_name both give
 * an id and a name, and the list is sorted by name as people expect it. */
LinliRowQuery *_linli_row_query_new_full (const char         *ids_sql,
                                          const char         *tail_sql,
                                          gboolean            by_name,
                                          gboolean            descending,
                                          GPtrArray          *parameters,
                                          const char         *rows_sql,
                                          const char * const *kinds);
GArray *_linli_row_query_load_ids (LinliRowQuery      *self,
                                   LinliDatabase      *database,
                                   guint               n_first,
                                   LinliFirstIdsFunc   first,
                                   gpointer            data,
                                   GCancellable       *cancellable,
                                   GError            **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliRowQuery:
 *
 * What a long list shows: one statement for the ids in their order, one for the rows of a few ids, and the kinds of record
 * that both depend on. Immutable, reference counted, may be used by any thread.
 */
typedef struct _LinliRowQuery LinliRowQuery;

#define LINLI_TYPE_ROW_QUERY (linli_row_query_get_type ())

LINLI_EXPORT
GType linli_row_query_get_type (void);
LINLI_EXPORT
LinliRowQuery *linli_row_query_new (const char         *ids_sql,
                                    GPtrArray          *parameters,
                                    const char         *rows_sql,
                                    const char * const *kinds);
LINLI_EXPORT
LinliRowQuery *linli_row_query_ref (LinliRowQuery *self);
LINLI_EXPORT
void linli_row_query_unref (LinliRowQuery *self);
LINLI_EXPORT
GArray *linli_row_query_load_ids (LinliRowQuery  *self,
                                  LinliDatabase  *database,
                                  GCancellable   *cancellable,
                                  GError        **error);
LINLI_EXPORT
GPtrArray *linli_row_query_load_rows (LinliRowQuery  *self,
                                      LinliDatabase  *database,
                                      const gint64   *ids,
                                      gsize           n_ids,
                                      GError        **error);
LINLI_EXPORT
const char * const *linli_row_query_get_kinds (LinliRowQuery *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliRowQuery, linli_row_query_unref)

G_END_DECLS

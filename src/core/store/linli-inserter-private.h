/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-bulk-private.h"
#include "linli-store.h"

G_BEGIN_DECLS

/* Many new records of one recorded table, within one action. */
typedef struct _LinliInserter LinliInserter;

LinliInserter *_linli_inserter_new (LinliTransaction  *transaction,
                                    const char        *table,
                                    GError           **error);
void _linli_inserter_free (LinliInserter *self);
int _linli_inserter_find_column (LinliInserter *self,
                                 const char    *name);
LinliBulk *_linli_inserter_begin_row (LinliInserter *self,
                                      gint64         id);
LinliBulk *_linli_inserter_find_row (LinliInserter *self,
                                     gint64         id);
gboolean _linli_inserter_is_full (LinliInserter *self);
gboolean _linli_inserter_flush (LinliInserter  *self,
                                GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliInserter, _linli_inserter_free)

G_END_DECLS

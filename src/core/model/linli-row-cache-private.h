/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-row.h"

G_BEGIN_DECLS

/* Rows to a window; one query fetches them. */
#define LINLI_ROW_WINDOW 64

/* The windows of a long list that were looked at last. */
typedef struct _LinliRowCache LinliRowCache;

LinliRowCache *_linli_row_cache_new (void);
void _linli_row_cache_free (LinliRowCache *self);
/* The rows of a window, or NULL; borrowed. */
GPtrArray *_linli_row_cache_get (LinliRowCache *self,
                                 guint          window);
void _linli_row_cache_put (LinliRowCache *self,
                           guint          window,
                           GPtrArray     *rows);
/* The windows held, in ascending order. */
GArray *_linli_row_cache_dup_windows (LinliRowCache *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliRowCache, _linli_row_cache_free)

G_END_DECLS

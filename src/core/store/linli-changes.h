/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliChanges:
 *
 * What one committed action changed: for each kind of record (its table's name) the ids, or "many". Immutable, reference counted.
 */
typedef struct _LinliChanges LinliChanges;

#define LINLI_TYPE_CHANGES (linli_changes_get_type ())

LINLI_EXPORT
GType linli_changes_get_type (void);
LINLI_EXPORT
LinliChanges *linli_changes_ref (LinliChanges *self);
LINLI_EXPORT
void linli_changes_unref (LinliChanges *self);
LINLI_EXPORT
gboolean linli_changes_touches (LinliChanges *self,
                                const char   *kind);
LINLI_EXPORT
gboolean linli_changes_touches_any (LinliChanges       *self,
                                    const char * const *kinds);
LINLI_EXPORT
gboolean linli_changes_contains (LinliChanges *self,
                                 const char   *kind,
                                 gint64        id);
LINLI_EXPORT
gboolean linli_changes_is_many (LinliChanges *self,
                                const char   *kind);
LINLI_EXPORT
const gint64 *linli_changes_get_ids (LinliChanges *self,
                                     const char   *kind,
                                     gsize        *n_ids);
LINLI_EXPORT
char **linli_changes_dup_kinds (LinliChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliChanges, linli_changes_unref)

G_END_DECLS

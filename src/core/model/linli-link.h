/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliLink:
 * @id: the link
 * @kind: the kind of the record at the other end
 * @record_id: that record
 * @role: (nullable): what the link means, as "became"
 * @outgoing: whether it leads from here to there
 *
 * One end of a link between two records.
 */
typedef struct {
  gint64 id;
  char *kind;
  gint64 record_id;
  char *role;
  gboolean outgoing;
} LinliLink;

LINLI_EXPORT
gboolean linli_link_add (LinliTransaction  *transaction,
                         const char        *from_kind,
                         gint64             from_id,
                         const char        *to_kind,
                         gint64             to_id,
                         const char        *role,
                         GError           **error);
LINLI_EXPORT
gboolean linli_link_remove (LinliTransaction  *transaction,
                            gint64             id,
                            GError           **error);
LINLI_EXPORT
GPtrArray *linli_link_list (LinliDatabase  *database,
                            const char     *kind,
                            gint64          id,
                            GError        **error);
LINLI_EXPORT
void linli_link_free (LinliLink *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliLink, linli_link_free)

G_END_DECLS

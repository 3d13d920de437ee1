/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Any number of ids of records, of which each is taken out once. */
typedef struct _LinliIdSet LinliIdSet;

LinliIdSet *_linli_id_set_new (GArray *ids);
void _linli_id_set_free (LinliIdSet *self);
/* Whether the id was in it; it is no longer. */
gboolean _linli_id_set_take (LinliIdSet *self,
                             gint64      id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliIdSet, _linli_id_set_free)

G_END_DECLS

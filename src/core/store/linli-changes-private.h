/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-changes.h"

G_BEGIN_DECLS

/* Past this many ids of one kind a list helps nobody. */
#define LINLI_CHANGES_MANY 10000

LinliChanges *_linli_changes_new (void);
void _linli_changes_add (LinliChanges *self,
                         const char   *kind,
                         gint64        id);
void _linli_changes_seal (LinliChanges *self);
gboolean _linli_changes_is_empty (LinliChanges *self);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-map-snapshot.h"
#include "linli-store.h"

G_BEGIN_DECLS

LINLI_EXPORT
gboolean linli_map_loader_concerns (LinliChanges *changes);
LINLI_EXPORT
LinliMapSnapshot *linli_map_loader_load (LinliDatabase  *reader,
                                         GCancellable   *cancellable,
                                         GError        **error);
LINLI_EXPORT
LinliMapSnapshot *linli_map_loader_update (LinliDatabase           *reader,
                                           const LinliMapSnapshot  *old,
                                           GPtrArray               *changes,
                                           LinliBox             *box,
                                           GCancellable            *cancellable,
                                           GError                 **error);

G_END_DECLS

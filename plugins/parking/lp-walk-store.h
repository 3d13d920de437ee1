/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

#include "lp-walk.h"

G_BEGIN_DECLS

/* The network over all roads of the file; without a road everything is estimated. Call it on a worker. */
LpWalk *lp_walk_load (LinliDatabase  *database,
                      GCancellable   *cancellable,
                      GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-grid-check.h"

G_BEGIN_DECLS

gboolean _linli_grid_check_coverage (LinliDatabase  *database,
                                     GPtrArray      *findings,
                                     GCancellable   *cancellable,
                                     GError        **error);
gboolean _linli_grid_check_boundaries (LinliDatabase  *database,
                                       GPtrArray      *findings,
                                       GCancellable   *cancellable,
                                       GError        **error);

G_END_DECLS

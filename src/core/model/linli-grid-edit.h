/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-boundary-set.h"
#include "linli-store.h"

G_BEGIN_DECLS

LINLI_EXPORT
LinliBoundarySet *linli_grid_edit_load (LinliDatabase  *database,
                                        const char     *level,
                                        GError        **error);
LINLI_EXPORT
gboolean linli_grid_edit_save (LinliTransaction        *transaction,
                               const LinliBoundarySet  *set,
                               GError                 **error);
LINLI_EXPORT
gint64 linli_grid_edit_create (LinliTransaction     *transaction,
                               LinliBoundarySet     *set,
                               const LinliGeometry  *geometry,
                               const char           *level,
                               gint64                parent,
                               const char           *name,
                               GError              **error);
LINLI_EXPORT
GArray *linli_grid_edit_split (LinliTransaction     *transaction,
                               LinliBoundarySet     *set,
                               gint64                grid,
                               const LinliGeometry  *line,
                               GError              **error);
LINLI_EXPORT
gboolean linli_grid_edit_merge (LinliTransaction  *transaction,
                                LinliBoundarySet  *set,
                                const gint64      *grids,
                                guint              n_grids,
                                double             tolerance,
                                GError           **error);
LINLI_EXPORT
GPtrArray *linli_grid_find_duties (LinliDatabase  *database,
                                   gint64          grid,
                                   const char     *on,
                                   GError        **error);

G_END_DECLS

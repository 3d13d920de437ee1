/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

LINLI_EXPORT
gboolean linli_grid_assign_all (LinliTransaction  *transaction,
                                guint             *n_changed,
                                GError           **error);

G_END_DECLS

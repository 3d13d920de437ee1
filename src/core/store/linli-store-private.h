/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

gboolean _linli_store_fill (LinliStore       *self,
                            LinliActionFunc   func,
                            gpointer          data,
                            GCancellable     *cancellable,
                            GError          **error);

G_END_DECLS

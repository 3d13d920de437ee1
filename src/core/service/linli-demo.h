/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
gboolean linli_demo_create (const char    *path,
                            guint          n_households,
                            guint32        seed,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS

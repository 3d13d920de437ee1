/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_restore_run (const char    *backup,
                         const char    *path,
                         const char    *actor,
                         GDateTime     *now,
                         GCancellable  *cancellable,
                         GError       **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean _linli_backup_set_errno (const char  *path,
                                  GError     **error);
gboolean _linli_backup_has_log (const char *path);
gboolean _linli_backup_copy (const char    *source,
                             const char    *target,
                             GCancellable  *cancellable,
                             GError       **error);
gboolean _linli_backup_move (const char  *from,
                             const char  *to,
                             GError     **error);
void _linli_backup_remove_partial (const char *partial);

G_END_DECLS

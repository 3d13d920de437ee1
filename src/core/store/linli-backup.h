/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

LINLI_EXPORT
gboolean linli_backup_write (const char    *source,
                             const char    *target,
                             GCancellable  *cancellable,
                             GError       **error);
LINLI_EXPORT
gboolean linli_backup_verify (const char  *path,
                              GError     **error);
LINLI_EXPORT
gboolean linli_backup_restore (const char    *backup,
                               const char    *target,
                               GCancellable  *cancellable,
                               GError       **error);
LINLI_EXPORT
char *linli_backup_get_folder (const char *path);
LINLI_EXPORT
GDateTime *linli_backup_get_time (const char *path);
LINLI_EXPORT
gboolean linli_backup_is_kept (const char *path);
LINLI_EXPORT
char **linli_backup_list (const char  *folder,
                          GError     **error);
LINLI_EXPORT
char *linli_backup_rotate (const char    *source,
                           const char    *folder,
                           GDateTime     *now,
                           GCancellable  *cancellable,
                           GError       **error);

G_END_DECLS

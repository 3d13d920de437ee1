/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
gboolean linli_own_folder_is_only (void);
LINLI_EXPORT
gboolean linli_own_folder_is_lent (const char *path);
LINLI_EXPORT
char *linli_own_folder_dup_path (const char *name);
LINLI_EXPORT
char *linli_own_folder_dup_new_path (const char *name);
LINLI_EXPORT
GPtrArray *linli_own_folder_list (void);

G_END_DECLS

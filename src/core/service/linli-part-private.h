/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* An empty file beside @path, under a name that nobody has; what is private is for nobody else to read at any moment. */
char *_linli_part_new (const char  *path,
                       gboolean     is_private,
                       GError     **error);
/* Writes what is in @source into an empty file, which stays as private as it is. */
gboolean _linli_part_fill (const char    *part,
                           const char    *source,
                           GCancellable  *cancellable,
                           GError       **error);
/* Onto the disk and into its place. */
gboolean _linli_part_complete (const char    *part,
                               const char    *path,
                               GCancellable  *cancellable,
                               GError       **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean _linli_location_is_network (const char *path);
gboolean _linli_location_is_network_type (gulong type);
gboolean _linli_location_create (const char  *path,
                                 GError     **error);
gboolean _linli_location_check_writable (const char  *path,
                                         GError     **error);
gboolean _linli_location_is_unchanging (const char *path);
gboolean _linli_location_is_half_written (const char *path);
char *_linli_location_dup_unchanging_uri (const char *path);

G_END_DECLS

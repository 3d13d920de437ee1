/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean _linli_location_is_network (const char *path);
gboolean _linli_location_is_network_type (gulong type);

G_END_DECLS

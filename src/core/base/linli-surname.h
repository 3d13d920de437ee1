/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
guint linli_surname_get_length (const char *name);
LINLI_EXPORT
gboolean linli_surname_is_common (gunichar character);

G_END_DECLS

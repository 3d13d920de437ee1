/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void _linli_lock_install (void);
gboolean _linli_lock_is_possible (const char *path);

G_END_DECLS

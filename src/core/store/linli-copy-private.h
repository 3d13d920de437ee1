/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *_linli_copy_make (const char  *path,
                        GError     **error);
void _linli_copy_remove (char *copy);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_moment_dup_words (const char *time);
LINLI_EXPORT
char *linli_moment_dup_due (const char *time,
                            int        *days);

G_END_DECLS

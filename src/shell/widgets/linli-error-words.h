/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_error_dup_words (const GError *error);

G_END_DECLS

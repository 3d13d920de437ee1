/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
GBytes *linli_natural_key (const char *text);
LINLI_EXPORT
GBytes *linli_natural_name_key (const char *name);
LINLI_EXPORT
void linli_natural_append (GByteArray *key,
                           const char *text);
LINLI_EXPORT
char *linli_natural_dup_version (void);
LINLI_EXPORT
int linli_natural_compare (const char *a,
                           const char *b);

G_END_DECLS

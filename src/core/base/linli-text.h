/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LINLI_TEXT_MAX:
 *
 * How many characters of a text the functions of this room look at; what people write in a cell is far shorter,
 * and a file that is not what it says must not cost a second a cell.
 */
#define LINLI_TEXT_MAX 4096

LINLI_EXPORT
char *linli_text_clean (const char *text);
LINLI_EXPORT
char *linli_text_fold (const char *text);
LINLI_EXPORT
char *linli_text_squeeze (const char *text);
LINLI_EXPORT
char **linli_text_split (const char *text);
LINLI_EXPORT
gboolean linli_text_is_han (gunichar character);
LINLI_EXPORT
int linli_text_numeral_value (gunichar character);
LINLI_EXPORT
gsize linli_text_parse_number (const gunichar *characters,
                               gsize           n_characters,
                               gint64         *value);
LINLI_EXPORT
char *linli_text_digits (const char *text);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_pinyin_from_name (const char *name);
LINLI_EXPORT
char **linli_pinyin_list_name_readings (const char *name);
LINLI_EXPORT
char *linli_pinyin_from_text (const char *text);
LINLI_EXPORT
char *linli_pinyin_join (const char *syllables);
LINLI_EXPORT
char *linli_pinyin_initials (const char *syllables);

LINLI_EXPORT
void linli_pinyin_warm_up (void);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

LINLI_EXPORT
char *linli_mask_name (const char *name);
LINLI_EXPORT
char *linli_mask_identity (const char *number);
LINLI_EXPORT
char *linli_mask_phone (const char *number);
LINLI_EXPORT
char *linli_mask_plate (const char *plate);
LINLI_EXPORT
char *linli_mask_birth_date (const char *date);
LINLI_EXPORT
char *linli_mask_address (const char *text);
LINLI_EXPORT
char *linli_mask_other (const char *text);
LINLI_EXPORT
char *linli_mask_numbers (const char *text);
LINLI_EXPORT
char *linli_mask_words (const char         *text,
                        const char * const *names);

G_END_DECLS

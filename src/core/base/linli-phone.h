/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliPhoneKind:
 * @LINLI_PHONE_IMPLAUSIBLE: no telephone number of the country
 * @LINLI_PHONE_MOBILE: 11 digits from 13 to 19
 * @LINLI_PHONE_LANDLINE: area code and number, perhaps with an extension after a dash
 * @LINLI_PHONE_LOCAL: 7 or 8 digits without an area code
 * @LINLI_PHONE_SERVICE: 400 and 800 numbers, 110, 12345, 95598 and the like
 * @LINLI_PHONE_FOREIGN: written with + and another country's code; not judged further
 */
typedef enum {
  LINLI_PHONE_IMPLAUSIBLE,
  LINLI_PHONE_MOBILE,
  LINLI_PHONE_LANDLINE,
  LINLI_PHONE_LOCAL,
  LINLI_PHONE_SERVICE,
  LINLI_PHONE_FOREIGN,
} LinliPhoneKind;

LINLI_EXPORT
char *linli_phone_normalise (const char *text);
LINLI_EXPORT
char **linli_phone_split (const char *text);
LINLI_EXPORT
LinliPhoneKind linli_phone_get_kind (const char *number);
LINLI_EXPORT
char *linli_phone_format (const char *number);

G_END_DECLS

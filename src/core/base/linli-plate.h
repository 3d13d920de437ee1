/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliPlateKind:
 * @LINLI_PLATE_IMPLAUSIBLE: no plate of a civil vehicle
 * @LINLI_PLATE_ORDINARY: 川A12345, five characters after the office's letter
 * @LINLI_PLATE_NEW_ENERGY: six characters after the office's letter, green
 * @LINLI_PLATE_SPECIAL: ends in 警 学 挂 领 港 澳 使 试 超, or begins with 使
 */
typedef enum {
  LINLI_PLATE_IMPLAUSIBLE,
  LINLI_PLATE_ORDINARY,
  LINLI_PLATE_NEW_ENERGY,
  LINLI_PLATE_SPECIAL,
} LinliPlateKind;

LINLI_EXPORT
char *linli_plate_normalise (const char *text);
LINLI_EXPORT
char **linli_plate_split (const char *text);
LINLI_EXPORT
LinliPlateKind linli_plate_get_kind (const char *plate);
LINLI_EXPORT
char *linli_plate_format (const char *plate);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-date.h"

G_BEGIN_DECLS

/**
 * LinliDayKind:
 * @LINLI_DAY_WORKING: an ordinary working day
 * @LINLI_DAY_WEEKEND: an ordinary Saturday or Sunday
 * @LINLI_DAY_OFF: off by the law or by the arrangement of the year, on whatever day of the week
 * @LINLI_DAY_WORKING_WEEKEND: a Saturday or Sunday on which people work in exchange (调休上班)
 *
 * What a day is for offices in China.
 */
typedef enum {
  LINLI_DAY_WORKING,
  LINLI_DAY_WEEKEND,
  LINLI_DAY_OFF,
  LINLI_DAY_WORKING_WEEKEND,
} LinliDayKind;

LINLI_EXPORT
LinliDayKind linli_calendar_get_kind (const LinliDate *date,
                                      gboolean        *announced);
LINLI_EXPORT
const char *linli_calendar_get_holiday (const LinliDate *date);
LINLI_EXPORT
gboolean linli_calendar_is_statutory (const LinliDate *date);
LINLI_EXPORT
gboolean linli_calendar_is_announced (guint year);
LINLI_EXPORT
char *linli_calendar_dup_festivals (const LinliDate *date);
LINLI_EXPORT
const char *linli_calendar_get_kind_words (LinliDayKind kind);

G_END_DECLS

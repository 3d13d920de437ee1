/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-date.h"

G_BEGIN_DECLS

/**
 * LinliLunarDate:
 * @year: the Gregorian year in which the lunar year began, 1900 to 2100
 * @month: 1 to 12
 * @day: 1 to 30
 * @is_leap: whether the month is the leap month (闰月) that follows the month of its number
 *
 * A day of the Chinese calendar. A plain value: copy it, never free it.
 */
typedef struct {
  guint16 year;
  guint8 month;
  guint8 day;
  gboolean is_leap;
} LinliLunarDate;

LINLI_EXPORT
gboolean linli_lunar_from_date (const LinliDate *date,
                                LinliLunarDate  *lunar);
LINLI_EXPORT
char *linli_lunar_dup_words (const LinliDate *date);
LINLI_EXPORT
char *linli_lunar_dup_short_words (const LinliDate *date);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-date.h"

G_BEGIN_DECLS

/**
 * LinliPeriodKind:
 * @LINLI_PERIOD_DAY: one day
 * @LINLI_PERIOD_WEEK: from a Monday to the Sunday after it
 * @LINLI_PERIOD_MONTH: a month of the calendar
 * @LINLI_PERIOD_QUARTER: three of them, the first begins in January
 * @LINLI_PERIOD_YEAR: a year of the calendar
 * @LINLI_PERIOD_DAYS: from any day to any day
 *
 * What a period is.
 */
typedef enum {
  LINLI_PERIOD_DAY,
  LINLI_PERIOD_WEEK,
  LINLI_PERIOD_MONTH,
  LINLI_PERIOD_QUARTER,
  LINLI_PERIOD_YEAR,
  LINLI_PERIOD_DAYS,
} LinliPeriodKind;

/**
 * LinliPeriod:
 * @kind: what it is
 * @first: its first day
 * @last: its last day, which belongs to it
 *
 * A stretch of days of the clock here. A plain value: copy it, never free it.
 */
typedef struct {
  LinliPeriodKind kind;
  LinliDate first;
  LinliDate last;
} LinliPeriod;

LINLI_EXPORT
LinliPeriod linli_period_of (LinliPeriodKind  kind,
                             const LinliDate *day);
LINLI_EXPORT
LinliPeriod linli_period_move (const LinliPeriod *period,
                               int                n);
LINLI_EXPORT
guint linli_period_get_n_days (const LinliPeriod *period);
LINLI_EXPORT
char *linli_period_dup_words (const LinliPeriod *period);
LINLI_EXPORT
char *linli_period_dup_begin (const LinliPeriod *period);
LINLI_EXPORT
char *linli_period_dup_end (const LinliPeriod *period);

G_END_DECLS

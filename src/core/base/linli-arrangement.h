/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-date.h"

G_BEGIN_DECLS

#define LINLI_ARRANGEMENT_ERROR (linli_arrangement_error_quark ())

/**
 * LinliArrangementError:
 * @LINLI_ARRANGEMENT_ERROR_EMPTY: it names no day off and no working day
 * @LINLI_ARRANGEMENT_ERROR_FORM: something said of a day cannot be read; the message is the sentence
 * @LINLI_ARRANGEMENT_ERROR_DAY: there is no such day, or it does not belong to the year; the message is the day as it is written
 * @LINLI_ARRANGEMENT_ERROR_WEEKDAY: another day of the week stands beside the day; the message is the day as it is written
 * @LINLI_ARRANGEMENT_ERROR_COUNT: the number of days stands beside them, and is another; the message is the sentence
 * @LINLI_ARRANGEMENT_ERROR_CONFLICT: a day is both off and working; the message is the day, YYYY-MM-DD
 * @LINLI_ARRANGEMENT_ERROR_LONG: the text is longer than any notice
 */
typedef enum {
  LINLI_ARRANGEMENT_ERROR_EMPTY,
  LINLI_ARRANGEMENT_ERROR_FORM,
  LINLI_ARRANGEMENT_ERROR_DAY,
  LINLI_ARRANGEMENT_ERROR_WEEKDAY,
  LINLI_ARRANGEMENT_ERROR_COUNT,
  LINLI_ARRANGEMENT_ERROR_CONFLICT,
  LINLI_ARRANGEMENT_ERROR_LONG,
} LinliArrangementError;

/**
 * LinliArrangedDay:
 * @date: a whole date
 * @is_off: whether it is a day off; otherwise one works on it, though it may be a weekend
 * @holiday: (nullable): the holiday to which it belongs, as the notice writes it: 春节
 *
 * A day of the State Council's arrangement of a year.
 */
typedef struct {
  LinliDate date;
  gboolean is_off;
  char *holiday;
} LinliArrangedDay;

LINLI_EXPORT
GQuark linli_arrangement_error_quark (void);
LINLI_EXPORT
GPtrArray *linli_arrangement_parse (const char  *text,
                                    guint        year,
                                    GError     **error);
LINLI_EXPORT
guint linli_arrangement_find_year (const char *text);
LINLI_EXPORT
char *linli_arrangement_to_text (GPtrArray *days);
LINLI_EXPORT
GPtrArray *linli_arrangement_from_text (const char *text);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliDate:
 * @year: 1 to 9999, or 0 when nothing is known
 * @month: 1 to 12, or 0 when only the year is known
 * @day: 1 to 31, or 0 when only year and month are known
 *
 * A day of the Gregorian calendar, or as much of it as is known. A plain value: copy it, never free it.
 */
typedef struct {
  guint16 year;
  guint8 month;
  guint8 day;
} LinliDate;

#define LINLI_DATE_ERROR (linli_date_error_quark ())

/**
 * LinliDateError:
 * @LINLI_DATE_ERROR_EMPTY: there is no text
 * @LINLI_DATE_ERROR_FORM: the text is not written as a date
 * @LINLI_DATE_ERROR_RANGE: it is written as a date, but there is no such day
 */
typedef enum {
  LINLI_DATE_ERROR_EMPTY,
  LINLI_DATE_ERROR_FORM,
  LINLI_DATE_ERROR_RANGE,
} LinliDateError;

LINLI_EXPORT
GQuark linli_date_error_quark (void);
LINLI_EXPORT
gboolean linli_date_parse (const char  *text,
                           LinliDate   *date,
                           GError     **error);
LINLI_EXPORT
gboolean linli_date_from_serial (double      serial,
                                 gboolean    epoch_1904,
                                 LinliDate  *date,
                                 GError    **error);
LINLI_EXPORT
gboolean linli_date_is_valid (const LinliDate *date);
LINLI_EXPORT
gboolean linli_date_is_whole (const LinliDate *date);
LINLI_EXPORT
char *linli_date_to_string (const LinliDate *date);
LINLI_EXPORT
int linli_date_compare (const LinliDate *a,
                        const LinliDate *b);
LINLI_EXPORT
int linli_date_age (const LinliDate *birth,
                    const LinliDate *on);
LINLI_EXPORT
gint64 linli_date_to_day_number (const LinliDate *date);
LINLI_EXPORT
void linli_date_from_day_number (gint64     number,
                                 LinliDate *date);
LINLI_EXPORT
void linli_date_today (LinliDate *date);

G_END_DECLS

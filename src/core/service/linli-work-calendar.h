/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-arrangement.h"
#include "linli-calendar.h"
#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LINLI_WORK_CALENDAR_MOST_YEARS:
 *
 * How many years one calendar holds at most.
 */
#define LINLI_WORK_CALENDAR_MOST_YEARS 12

#define LINLI_TYPE_WORK_CALENDAR (linli_work_calendar_get_type ())

/**
 * LinliWorkCalendar:
 *
 * Working days and days off of some years, with the arrangements that the office added to its file. Not changed once it is loaded: keep it,
 * hand it to any thread, and load another when #LinliStore says that "setting" changed.
 */
typedef struct _LinliWorkCalendar LinliWorkCalendar;

LINLI_EXPORT
GType linli_work_calendar_get_type (void);
LINLI_EXPORT
LinliWorkCalendar *linli_work_calendar_load (LinliDatabase  *database,
                                             guint           first_year,
                                             guint           last_year,
                                             GError        **error);
LINLI_EXPORT
LinliWorkCalendar *linli_work_calendar_ref (LinliWorkCalendar *self);
LINLI_EXPORT
void linli_work_calendar_unref (LinliWorkCalendar *self);
LINLI_EXPORT
LinliDayKind linli_work_calendar_get_kind (LinliWorkCalendar *self,
                                           const LinliDate   *date,
                                           gboolean          *announced);
LINLI_EXPORT
const char *linli_work_calendar_get_holiday (LinliWorkCalendar *self,
                                             const LinliDate   *date);
LINLI_EXPORT
GArray *linli_work_calendar_load_own_years (LinliDatabase  *database,
                                            GError        **error);
LINLI_EXPORT
GPtrArray *linli_work_calendar_load_own_days (LinliDatabase *database,
                                              guint          year);
LINLI_EXPORT
gboolean linli_work_calendar_set_own_days (LinliTransaction  *transaction,
                                           guint              year,
                                           GPtrArray         *days,
                                           GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliWorkCalendar, linli_work_calendar_unref)

G_END_DECLS

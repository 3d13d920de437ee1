/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

#define LP_WEEK_DAYS 7

/* Days are texts, YYYY-MM-DD; what is no day must not be passed. */

/* The Monday of the week in which a day lies. */
char *lp_week_dup_monday (const char *day);
/* Today, by the clock of the desk. */
char *lp_day_dup_today (void);
/* Some days later, or earlier where @n_days is negative. */
char *lp_day_dup_after (const char *day,
                        int         n_days);
/* 1 Monday … 7 Sunday. */
int lp_day_get_weekday (const char *day);
/* From one day to another. */
int lp_day_count_from (const char *first,
                       const char *day);
/* The days off of a span: those of the law, of the arrangements that are known, and of those that the office entered. NULL with an error of the store. */
LinliWorkCalendar *lp_days_load_calendar (LinliDatabase  *database,
                                          const char     *first,
                                          const char     *last,
                                          GError        **error);
gboolean lp_day_is_off (LinliWorkCalendar *calendar,
                        const char        *day);
/* "Mon 12/31": lp_roster_day_dup_words() of a text. */
/* What is special about a day: that it is off or worked in exchange (调休), and which festival it is; empty for a day like any other. */
char *lp_day_dup_note (LinliWorkCalendar *calendar,
                       const char        *day);
char *lp_day_dup_words (const char *day);
/* The week of a Monday, by its number and its days. */
char *lp_week_dup_words (const char *monday);
/* Reads "8:00-10:00", "8点-10点半", "0800-1000"; what ends before it begins ends on the next day. FALSE for what is none. */
gboolean lp_minutes_read (const char *text,
                          int        *from,
                          int        *to);

G_END_DECLS

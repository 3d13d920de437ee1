/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_ATTENDANCE_MOST 1000
/* So many minutes before a shift and after it hours are believed without a question. */
#define LP_ATTENDANCE_BEYOND 120

/* As a condition of the slot s: it is over. */
#define LP_ATTENDANCE_OVER "datetime (s.day, '+' || s.to_minute || ' minutes') <= datetime ('now', 'localtime')"

/* Somebody who was to serve in a slot, and whether they did. */
typedef struct {
  gint64 duty_id;
  gint64 slot_id;
  gint64 card_id;
  gint64 person_id;
  char *name; /* personal */
  char *post;
  char *day;
  int from; /* as planned, minutes of the day */
  int to;
  char *outcome;
  int came_from; /* the real minutes; -1: as planned */
  int came_to;
  gboolean lacks; /* the shift has fewer people than it wants */
} LpAttendance;

/* What is noted of a duty, or of all of a slot that are not noted yet. */
typedef struct {
  gint64 duty_id; /* or 0 */
  gint64 slot_id; /* or 0 */
  char *outcome;
  int came_from; /* -1: as planned */
  int came_to;
  gboolean may_be_far; /* the user was asked about hours far outside the shift */
} LpAttendanceMark;

void lp_attendance_free (gpointer attendance);
LpAttendanceMark *lp_attendance_mark_new (gint64      duty_id,
                                          gint64      slot_id,
                                          const char *outcome);
void lp_attendance_mark_free (gpointer mark);
/* Hours after midnight, as they were written, of a shift that goes on past it: 0:30-6:00 of 22:00-6:00 are those of the next day. @from, @to: the shift. */
void lp_attendance_mark_fit (LpAttendanceMark *mark,
                             int               from,
                             int               to);
/* Whether the real hours lie so far outside the shift that they likely are a slip, as 8:00-7:00 of 8:00-10:00: they begin more than LP_ATTENDANCE_BEYOND
 * minutes before it, end more than that after it, or have no minute of it. @from, @to: the shift. */
gboolean lp_attendance_mark_is_far (const LpAttendanceMark *mark,
                                    int                     from,
                                    int                     to);

/* The duties of a day, by hour, post and name; those of slots that take place. Of LpAttendance. */
GPtrArray *lp_attendance_list (LinliDatabase  *reader,
                               const char     *day,
                               GError        **error);
/* What one volunteer did, the latest first, from a day to another. Of LpAttendance. */
GPtrArray *lp_attendance_list_of_card (LinliDatabase  *reader,
                                       gint64          card_id,
                                       const char     *first_day,
                                       const char     *last_day,
                                       GError        **error);
/* The shifts of one volunteer that are over and not noted, the earliest first, from a day to another. Of LpAttendance. */
GPtrArray *lp_attendance_list_open (LinliDatabase  *reader,
                                    gint64          card_id,
                                    const char     *first_day,
                                    const char     *last_day,
                                    GError        **error);
/* Slots of a day with somebody of whom is not noted whether they came. */
guint lp_attendance_count_open (LinliDatabase *reader,
                                const char    *day);
/* The last day before @day that has such slots; NULL for none. */
char *lp_attendance_dup_open_day (LinliDatabase *reader,
                                  const char    *day);
/* The first day after @day that has such slots, up to @last_day; NULL for none. */
char *lp_attendance_dup_next_open_day (LinliDatabase *reader,
                                       const char    *day,
                                       const char    *last_day);
/* Days before @day that have such slots. */
guint lp_attendance_count_open_days (LinliDatabase *reader,
                                     const char    *day);
/* Minutes of who came, 0 for others: what was noted, else as planned. */
int lp_attendance_get_minutes (const LpAttendance *attendance);

/* A LinliActionFunc. Refused in the user's words: a day that is still to come, an end before the beginning, and hours that
 * lie far outside the shift, unless they may. */
gboolean lp_attendance_note (LinliTransaction  *transaction,
                             gpointer           mark, /* LpAttendanceMark */
                             GError           **error);

G_END_DECLS

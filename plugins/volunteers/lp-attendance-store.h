/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-volunteers.h"

G_BEGIN_DECLS

#define LP_ATTENDANCE_MOST 1000

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
} LpAttendance;

/* What is noted of a duty, or of all of a slot that are not noted yet. */
typedef struct {
  gint64 duty_id; /* or 0 */
  gboolean lacks; /* the shift has fewer people than it wants */
  gint64 slot_id; /* or 0 */
  char *outcome;
  int came_from; /* -1: as planned */
  int came_to;
} LpAttendanceMark;

void lp_attendance_free (gpointer attendance);
LpAttendanceMark *lp_attendance_mark_new (gint64      duty_id,
                                          gint64      slot_id,
                                          const char *outcome);
void lp_attendance_mark_free (gpointer mark);

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
/* Slots of a day with somebody of whom is not noted whether they came. */
guint lp_attendance_count_open (LinliDatabase *reader,
                                const char    *day);
/* The last day before @day that has such slots; NULL for none within the last month. */
char *lp_attendance_dup_open_day (LinliDatabase *reader,
                                  const char    *day);
/* Minutes of who came, 0 for others: what was noted, else as planned. */
int lp_attendance_get_minutes (const LpAttendance *attendance);

/* A LinliActionFunc. Refused in the user's words: a day that is still to come, and an end before the beginning. */
gboolean lp_attendance_note (LinliTransaction  *transaction,
                             gpointer           mark, /* LpAttendanceMark */
                             GError           **error);

G_END_DECLS

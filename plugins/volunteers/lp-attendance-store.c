/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who came to a duty and how long they really were there. On any connection, bounded. */

#include "lp-attendance-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DAY_MINUTES 1440

#define DUTIES \
  "SELECT d.id, d.slot_id, d.card_id, c.person_id, s.from_minute, s.to_minute, coalesce (d.came_from, -1), coalesce (d.came_to, -1), p.name, o.name, s.day," \
  " d.outcome, (SELECT count (*) FROM volunteers_duty e WHERE e.slot_id = s.id AND e.deleted_at IS NULL AND e.ended_at IS NULL" \
  " AND e.outcome NOT IN ('" LP_DUTY_ABSENT "', '" LP_DUTY_EXCUSED "')) < max (s.minimum, s.ideal) FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id JOIN volunteers_post o ON o.id = s.post_id" \
  " JOIN volunteers_card c ON c.id = d.card_id JOIN person p ON p.id = c.person_id" \
  " WHERE d.deleted_at IS NULL AND d.ended_at IS NULL AND s.deleted_at IS NULL AND s.cancelled_at IS NULL"

#define OPEN \
  " FROM volunteers_slot s JOIN volunteers_duty d ON d.slot_id = s.id WHERE s.deleted_at IS NULL AND s.cancelled_at IS NULL AND d.deleted_at IS NULL" \
  " AND d.ended_at IS NULL AND d.outcome = 'planned'"

void
lp_attendance_free (gpointer data)
{
  LpAttendance *attendance = data;

  g_free (attendance->name);
  g_free (attendance->post);
  g_free (attendance->day);
  g_free (attendance->outcome);
  g_free (attendance);
}

LpAttendanceMark *
lp_attendance_mark_new (gint64      duty_id,
                        gint64      slot_id,
                        const char *outcome)
{
  LpAttendanceMark *mark = g_new0 (LpAttendanceMark, 1);

  *mark = (LpAttendanceMark) { duty_id, slot_id, g_strdup (outcome), -1, -1, FALSE };
  return mark;
}

void
lp_attendance_mark_fit (LpAttendanceMark *mark,
                        int               from,
                        int               to)
{
  if (mark->came_from < 0 || mark->came_to > from || mark->came_from + DAY_MINUTES >= to)
    return;
  mark->came_from += DAY_MINUTES;
  mark->came_to += DAY_MINUTES;
}

gboolean
lp_attendance_mark_is_far (const LpAttendanceMark *mark,
                           int                     from,
                           int                     to)
{
  int came_from = mark->came_from >= 0 ? mark->came_from : from, came_to = mark->came_to >= 0 ? mark->came_to : to;

  return came_from < from - LP_ATTENDANCE_BEYOND || came_to > to + LP_ATTENDANCE_BEYOND || came_from >= to || came_to <= from;
}

void
lp_attendance_mark_free (gpointer data)
{
  LpAttendanceMark *mark = data;

  g_free (mark->outcome);
  g_free (mark);
}

static gpointer
lp_attendance_read (LinliStatement *row,
                    gpointer        unused)
{
  LpAttendance *attendance = g_new0 (LpAttendance, 1);

  attendance->duty_id = linli_statement_get_int64 (row, 0);
  attendance->slot_id = linli_statement_get_int64 (row, 1);
  attendance->card_id = linli_statement_get_int64 (row, 2);
  attendance->person_id = linli_statement_get_int64 (row, 3);
  attendance->from = (int) linli_statement_get_int64 (row, 4);
  attendance->to = (int) linli_statement_get_int64 (row, 5);
  attendance->came_from = (int) linli_statement_get_int64 (row, 6);
  attendance->came_to = (int) linli_statement_get_int64 (row, 7);
  attendance->name = g_strdup (linli_statement_get_text (row, 8));
  attendance->post = g_strdup (linli_statement_get_text (row, 9));
  attendance->day = g_strdup (linli_statement_get_text (row, 10));
  attendance->outcome = g_strdup (linli_statement_get_text (row, 11));
  attendance->lacks = linli_statement_get_int64 (row, 12) != 0;
  return attendance;
}

GPtrArray *
lp_attendance_list (LinliDatabase  *reader,
                    const char     *day,
                    GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, DUTIES " AND s.day = ? ORDER BY s.from_minute, o.name, s.id, p.name, d.id LIMIT ?", "si", day,
                                                   (gint64) LP_ATTENDANCE_MOST), lp_attendance_read, NULL, lp_attendance_free, error);
}

GPtrArray *
lp_attendance_list_of_card (LinliDatabase  *reader,
                            gint64          card_id,
                            const char     *first_day,
                            const char     *last_day,
                            GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, DUTIES " AND d.card_id = ? AND s.day BETWEEN ? AND ? ORDER BY s.day DESC, s.from_minute DESC,"
                                                   " d.id LIMIT ?", "issi", card_id, first_day, last_day, (gint64) LP_ATTENDANCE_MOST), lp_attendance_read, NULL,
                             lp_attendance_free, error);
}

GPtrArray *
lp_attendance_list_open (LinliDatabase  *reader,
                         gint64          card_id,
                         const char     *first_day,
                         const char     *last_day,
                         GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, DUTIES " AND d.card_id = ? AND s.day BETWEEN ? AND ? AND d.outcome = 'planned' AND "
                                                   LP_ATTENDANCE_OVER " ORDER BY s.day, s.from_minute, d.id LIMIT ?", "issi", card_id, first_day, last_day,
                                                   (gint64) LP_ATTENDANCE_MOST), lp_attendance_read, NULL, lp_attendance_free, error);
}

guint
lp_attendance_count_open (LinliDatabase *reader,
                          const char    *day)
{
  return (guint) linli_database_get_int64 (reader, 0, "SELECT count (DISTINCT s.id)" OPEN " AND s.day = ?", "s", day);
}

char *
lp_attendance_dup_open_day (LinliDatabase *reader,
                            const char    *day)
{
  return linli_database_dup_text (reader, "SELECT s.day" OPEN " AND s.day < ? ORDER BY s.day DESC LIMIT 1", "s", day);
}

char *
lp_attendance_dup_next_open_day (LinliDatabase *reader,
                                 const char    *day,
                                 const char    *last_day)
{
  return linli_database_dup_text (reader, "SELECT s.day" OPEN " AND s.day > ? AND s.day <= ? ORDER BY s.day LIMIT 1", "ss", day, last_day);
}

guint
lp_attendance_count_open_days (LinliDatabase *reader,
                               const char    *day)
{
  return (guint) linli_database_get_int64 (reader, 0, "SELECT count (DISTINCT s.day)" OPEN " AND s.day < ?", "s", day);
}

int
lp_attendance_get_minutes (const LpAttendance *attendance)
{
  int from = attendance->came_from >= 0 ? attendance->came_from : attendance->from;
  int to = attendance->came_to >= 0 ? attendance->came_to : attendance->to;

  return g_strcmp0 (attendance->outcome, LP_DUTY_CAME) == 0 ? to - from : 0;
}

/* Of one duty. */
static gboolean
lp_attendance_check_hours (LinliDatabase           *database,
                           const LpAttendanceMark  *mark,
                           GError                 **error)
{
  g_autoptr (LinliStatement) row = NULL;

  if (mark->came_from >= 0 && mark->came_to >= 0 && mark->came_to <= mark->came_from)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("The end is not after the beginning"));
      return FALSE;
    }
  if (mark->may_be_far || (mark->came_from < 0 && mark->came_to < 0))
    return TRUE;
  row = linli_database_query (database, error, "SELECT s.from_minute, s.to_minute FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id WHERE d.id = ?",
                              "i", mark->duty_id);
  if (row == NULL || !linli_statement_step (row, error))
    return FALSE;
  if (!lp_attendance_mark_is_far (mark, (int) linli_statement_get_int64 (row, 0), (int) linli_statement_get_int64 (row, 1)))
    return TRUE;
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("These hours lie far outside the shift"));
  return FALSE;
}

gboolean
lp_attendance_note (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  const LpAttendanceMark *mark = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (!g_str_equal (mark->outcome, LP_DUTY_PLANNED) && !g_str_equal (mark->outcome, LP_DUTY_EXCUSED) &&
      linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_slot s LEFT JOIN volunteers_duty d ON d.slot_id = s.id AND d.id = ?1"
                                " WHERE (s.id = ?2 OR d.id = ?1) AND s.day > date ('now', 'localtime')", "ii", mark->duty_id, mark->slot_id) != 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This day is still to come"));
      return FALSE;
    }
  if (!lp_attendance_check_hours (database, mark, error))
    return FALSE;
  if (mark->duty_id == 0)
    return linli_database_run (database, error, "UPDATE volunteers_duty SET outcome = ?, came_from = NULL, came_to = NULL WHERE slot_id = ?"
                               " AND outcome = 'planned' AND deleted_at IS NULL AND ended_at IS NULL", "si", mark->outcome, mark->slot_id);
  return linli_database_run (database, error, "UPDATE volunteers_duty SET outcome = ?, came_from = nullif (?, -1), came_to = nullif (?, -1) WHERE id = ?", "siii",
                             mark->outcome, (gint64) mark->came_from, (gint64) mark->came_to, mark->duty_id);
}

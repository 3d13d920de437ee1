/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The card of the day: shifts of which nobody has noted who came. */

#include "lp-attendance-today.h"

#include <glib/gi18n-lib.h>

#include "lp-attendance-store.h"
#include "lp-volunteers-page.h"
#include "lp-week.h"

static gboolean
lp_attendance_card_load (LinliDatabase  *reader,
                         GDateTime      *day,
                         GPtrArray      *lines,
                         GError        **error)
{
  g_autofree char *today = g_date_time_format (day, "%Y-%m-%d"), *open = lp_attendance_dup_open_day (reader, today);
  guint n_slots = open != NULL ? lp_attendance_count_open (reader, open) : 0, n_days = open != NULL ? lp_attendance_count_open_days (reader, today) : 0;
  g_autofree char *when = NULL, *title = NULL, *shifts = NULL, *words = NULL;
  LinliTodayLine *line;

  if (n_slots == 0)
    return TRUE;
  when = lp_day_dup_words (open);
  title = g_strdup_printf (_("Attendance of %s"), when);
  shifts = g_strdup_printf (ngettext ("%u shift not noted", "%u shifts not noted", n_slots), n_slots);
  words = n_days == 1 ? g_strdup (shifts)
          : g_strdup_printf (C_("attendance", "%s; %u days in all have such shifts"), shifts, n_days);
  line = linli_today_line_new (LP_SLOT_TABLE, 0, title, words, LINLI_TONE_WARNING);
  linli_today_line_set_action (line, "win.page::" LP_VOLUNTEERS_PAGE);
  g_ptr_array_add (lines, line);
  return TRUE;
}

LinliTodayCard *
lp_attendance_card_new (void)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, NULL };

  return linli_today_card_new ("volunteers-attendance", _("Attendance Not Noted"), "linli-person-symbolic", lp_attendance_card_load, kinds);
}

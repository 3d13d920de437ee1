/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The card of the day: what was changed in published rosters and has to be told, of whichever week. */

#include "lp-changes-today.h"

#include <glib/gi18n-lib.h>

#include "lp-publish-store.h"

static gboolean
lp_changes_card_load (LinliDatabase  *reader,
                      GDateTime      *day,
                      GPtrArray      *lines,
                      GError        **error)
{
  g_autofree char *today = g_date_time_format (day, "%Y-%m-%d"), *words = NULL;
  g_autoptr (GPtrArray) changes = lp_publish_list_changes (reader, today, NULL, error);
  LinliTodayLine *line;

  if (changes == NULL)
    return FALSE;
  if (changes->len == 0)
    return TRUE;
  words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u change after publishing is still to be told", "%u changes after publishing are still to be told",
                                        changes->len), changes->len);
  line = linli_today_line_new (LP_DUTY_TABLE, 0, C_("desk", "Roster from today on"), words, LINLI_TONE_WARNING);
  linli_today_line_set_action (line, "win." LP_CHANGES_ACTION);
  g_ptr_array_add (lines, line);
  return TRUE;
}

LinliTodayCard *
lp_changes_card_new (void)
{
  static const char * const kinds[] = { LP_SLOT_TABLE, LP_DUTY_TABLE, NULL };

  return linli_today_card_new ("volunteers-changes", C_("desk", "Roster Changes to Tell"), "linli-person-symbolic", lp_changes_card_load, kinds);
}

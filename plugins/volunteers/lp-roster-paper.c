/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The roster of a week as it hangs on the wall (值班表): days side by side, names in letters that are read from a few steps away. On a worker. */

#include "lp-roster-paper.h"

#include <glib/gi18n-lib.h>

#include "lp-chat-text.h"
#include "lp-desk-week.h"
#include "lp-roster-rules.h"

#define N_COLUMNS (1 + LP_WEEK_DAYS)
#define POST_WEIGHT 1.35 /* of the first column, beside 1 for a day */
#define NAME_WEIGHT 0.8

LpRosterSheet *
lp_roster_sheet_new (const char *monday,
                     gboolean    by_person)
{
  LpRosterSheet *sheet = g_new0 (LpRosterSheet, 1);

  *sheet = (LpRosterSheet) { g_strdup (monday), by_person };
  return sheet;
}

void
lp_roster_sheet_free (gpointer data)
{
  LpRosterSheet *sheet = data;

  g_free (sheet->monday);
  g_free (sheet);
}

/* “Mon⏎12/1⏎Day off · New Year”: what is special about the day. */
static char *
lp_roster_sheet_dup_day (const LpDeskWeek *week,
                         int               weekday)
{
  g_autofree char *day = lp_day_dup_after (week->monday, weekday - 1), *note = lp_day_dup_note (week->calendar, day);
  g_auto (GStrv) parts = g_strsplit (day, "-", 3);

  return g_strdup_printf ("%s\n%d/%d%s%s", lp_weekday_get_label (weekday), atoi (parts[1]), atoi (parts[2]), *note != '\0' ? "\n" : "", note);
}

/* Everybody on a line of their own, then how many are missing; nothing of a shift that is a draft goes without the word where others are told. */
static void
lp_roster_sheet_append_people (GString      *words,
                               const LpSlot *slot,
                               gboolean      mixed,
                               gboolean      masked)
{
  int missing = lp_slot_count_missing (slot);

  if (words->len > 0)
    g_string_append_c (words, '\n');
  if (slot->cancelled)
    {
      g_string_append (words, C_("roster paper", "Cancelled"));
      return;
    }
  if (mixed && !slot->published)
    g_string_append_printf (words, "%s\n", C_("roster paper", "(draft)"));
  for (guint i = 0; i < slot->duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (slot->duties, i);
      g_autofree char *name = masked ? linli_mask_name (duty->name) : g_strdup (duty->name);

      g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", name);
    }
  if (missing > 0)
    g_string_append_printf (words, g_dngettext (GETTEXT_PACKAGE, "%s(%d missing)", "%s(%d missing)", missing), slot->duties->len > 0 ? "\n" : "", missing);
}

static void
lp_roster_sheet_append_duty (GString      *words,
                             const LpSlot *slot,
                             gboolean      mixed)
{
  g_autofree char *hours = lp_roster_hours_dup_words (slot->from, slot->to);

  g_string_append_printf (words, "%s%s\n%s%s%s", words->len > 0 ? "\n" : "", hours, slot->post, slot->cancelled ? C_("roster paper", " (cancelled)") : "",
                          mixed && !slot->published && !slot->cancelled ? C_("roster paper", "(draft)") : "");
}

static void
lp_roster_sheet_add_line (LinliPaper       *paper,
                          const LpDeskLine *line,
                          gboolean          mixed,
                          gboolean          masked)
{
  g_autofree char *name = line->server == NULL ? NULL : masked ? linli_mask_name (line->server->name) : g_strdup (line->server->name);
  g_autofree char *head = name != NULL ? g_strdup (name) : g_strdup_printf ("%s\n%s", line->title, line->subtitle);
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  const char *cells[N_COLUMNS] = { head };

  for (int day = 0; day < LP_WEEK_DAYS; day++)
    {
      GString *words = g_string_new (NULL);

      for (guint i = 0; i < line->cells[day]->len; i++)
        if (line->server != NULL)
          lp_roster_sheet_append_duty (words, g_ptr_array_index (line->cells[day], i), mixed);
        else
          lp_roster_sheet_append_people (words, g_ptr_array_index (line->cells[day], i), mixed, masked);
      cells[1 + day] = words->str;
      g_ptr_array_add (kept, g_string_free (words, FALSE));
    }
  linli_paper_add_row (paper, cells, N_COLUMNS);
}

static gboolean
lp_roster_sheet_is_idle (const LpDeskLine *line)
{
  for (int day = 0; day < LP_WEEK_DAYS; day++)
    if (line->cells[day]->len > 0)
      return FALSE;
  return TRUE;
}

static void
lp_roster_sheet_add_table (LinliPaper *paper,
                           LpDeskWeek *week,
                           gboolean    by_person,
                           gboolean    masked)
{
  g_autoptr (GPtrArray) lines = by_person ? lp_desk_week_list_people (week) : lp_desk_week_list_posts (week);
  char *heads[LP_WEEK_DAYS];
  gboolean mixed = week->n_drafts > 0 && lp_chat_week_is_told (week);
  LinliPaperColumn columns[N_COLUMNS] = {
    { by_person ? C_("roster paper", "Name") : C_("roster paper", "Hours and post"), by_person ? NAME_WEIGHT : POST_WEIGHT, LINLI_PAPER_START,
      by_person ? LINLI_PAPER_CELLS_BIG : LINLI_PAPER_CELLS_TEXT },
  };

  for (int day = 0; day < LP_WEEK_DAYS; day++)
    {
      heads[day] = lp_roster_sheet_dup_day (week, day + 1);
      columns[1 + day] = (LinliPaperColumn) { heads[day], 1, LINLI_PAPER_CENTER, by_person ? LINLI_PAPER_CELLS_TEXT : LINLI_PAPER_CELLS_BIG };
    }
  linli_paper_add_table (paper, columns, N_COLUMNS);
  for (guint i = 0; i < lines->len; i++)
    if (!by_person || !lp_roster_sheet_is_idle (g_ptr_array_index (lines, i)))
      lp_roster_sheet_add_line (paper, g_ptr_array_index (lines, i), mixed, masked);
  for (int day = 0; day < LP_WEEK_DAYS; day++)
    g_free (heads[day]);
}

LinliPaper *
lp_roster_sheet_make (LinliDatabase  *reader,
                      gboolean        masked,
                      gpointer        data,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const LpRosterSheet *sheet = data;
  const char * const signatures[] = { C_("roster paper", "Made by"), C_("roster paper", "Checked by (seal)"), NULL };
  LpDeskWeek *week = lp_desk_week_read (reader, sheet->monday, error);
  g_autofree char *period = lp_week_dup_words (sheet->monday), *phone = linli_community_dup_phone (reader);
  const LinliPaperField fields[] = { { C_("roster paper", "Cannot come? Call"), phone } };
  LinliPaper *paper;

  if (week == NULL)
    return NULL;
  paper = linli_paper_new (week->n_drafts > 0 ? C_("roster paper", "Volunteers' Duty Roster (Draft)") : C_("roster paper", "Volunteers' Duty Roster"));
  linli_paper_set_kind (paper, week->n_drafts > 0 ? "volunteers.roster-draft" : "volunteers.roster", reader);
  linli_paper_take_unit (paper, reader);
  linli_paper_set_period (paper, period);
  linli_paper_set_size (paper, LINLI_PAPER_A4, TRUE, TRUE);
  if (masked)
    linli_paper_set_masked (paper);
  if (week->slots->len > 0)
    lp_roster_sheet_add_table (paper, week, sheet->by_person, masked);
  else
    linli_paper_add_text (paper, C_("roster paper", "There are no shifts in this week."));
  linli_paper_add_fields (paper, 1, fields, G_N_ELEMENTS (fields));
  linli_paper_add_signatures (paper, signatures);
  lp_desk_week_free (week);
  return paper;
}

void
lp_roster_paper_show (GtkWidget    *over,
                      LinliContext *context,
                      const char   *monday,
                      gboolean      by_person)
{
  linli_paper_show_made (over, context, NULL, 0, lp_roster_sheet_make, lp_roster_sheet_new (monday, by_person), lp_roster_sheet_free);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The volunteers in columns. Any thread may ask for a cell. */

#include "lp-card-ledger.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-record-store.h"
#include "lp-week.h"

typedef enum {
  LP_CARD_LEDGER_NAME,
  LP_CARD_LEDGER_AGE,
  LP_CARD_LEDGER_PHONE,
  LP_CARD_LEDGER_GRID,
  LP_CARD_LEDGER_SKILLS,
  LP_CARD_LEDGER_TIMES,
  LP_CARD_LEDGER_STATE,
  LP_CARD_LEDGER_THIS_MONTH,
  LP_CARD_LEDGER_LAST_MONTH,
  LP_CARD_LEDGER_EARLIER,
  LP_CARD_LEDGER_LAST_DAY,
  LP_CARD_LEDGER_ABSENT,
  LP_CARD_LEDGER_JOINED,
  LP_CARD_LEDGER_NUMBER,
  LP_CARD_LEDGER_N_COLUMNS,
} LpCardLedgerColumn;

char *
lp_card_line_dup_end (const LpCardLine *line,
                      LinliTone        *tone)
{
  g_autofree char *today = lp_day_dup_today ();

  *tone = line->gone == LP_CARD_DECEASED ? LINLI_TONE_ERROR : line->gone == LP_CARD_MOVED_OUT ? LINLI_TONE_WARNING : LINLI_TONE_NEUTRAL;
  if (line->gone != LP_CARD_HERE)
    return g_strdup (line->gone == LP_CARD_DECEASED ? _("Died") : _("Moved out"));
  if (line->left_on == NULL)
    return NULL;
  return strcmp (line->left_on, today) < 0 ? g_strdup (C_("volunteers", "Left")) : g_strdup_printf (C_("volunteers", "Serves until %s"), line->left_on);
}

static char *
lp_card_ledger_dup_state (const LpCardLine *line)
{
  LinliTone tone;
  char *end = lp_card_line_dup_end (line, &tone);

  return end != NULL ? end : g_strdup (line->newcomer ? _("Newcomer") : _("Serving"));
}

static char *
lp_card_ledger_dup_age (const LpCardLine *line)
{
  int age = line->gone != LP_CARD_DECEASED ? lp_card_find_age (line->birth_date) : -1;

  return age >= 0 ? g_strdup_printf ("%d", age) : NULL;
}

static char *
lp_card_ledger_dup_phone (const LpCardLine *line,
                          gboolean          masked)
{
  return line->phone != NULL && masked ? linli_mask_phone (line->phone) : g_strdup (line->phone);
}

static char *
lp_card_ledger_dup_times (const LpCardLine *line)
{
  return line->times->len > 0 ? lp_times_dup_text (line->times) : g_strdup (_("No hours known"));
}

static char *
lp_card_ledger_dup_cell (gpointer item,
                         guint    column,
                         gboolean masked,
                         gpointer unused)
{
  const LpCardLine *line = item;

  switch (column)
    {
    case LP_CARD_LEDGER_NAME: return masked ? linli_mask_name (line->name) : g_strdup (line->name);
    case LP_CARD_LEDGER_AGE: return lp_card_ledger_dup_age (line);
    case LP_CARD_LEDGER_PHONE: return lp_card_ledger_dup_phone (line, masked);
    case LP_CARD_LEDGER_GRID: return g_strdup (line->grid);
    case LP_CARD_LEDGER_SKILLS: return g_strdup (line->skills);
    case LP_CARD_LEDGER_TIMES: return lp_card_ledger_dup_times (line);
    case LP_CARD_LEDGER_STATE: return lp_card_ledger_dup_state (line);
    case LP_CARD_LEDGER_THIS_MONTH:
    case LP_CARD_LEDGER_LAST_MONTH:
    case LP_CARD_LEDGER_EARLIER: return lp_hours_dup_text (line->minutes[column - LP_CARD_LEDGER_THIS_MONTH]);
    case LP_CARD_LEDGER_LAST_DAY: return g_strdup (line->last_day != NULL ? line->last_day : C_("fairness", "Never"));
    case LP_CARD_LEDGER_ABSENT: return g_strdup_printf ("%d", line->n_absent);
    case LP_CARD_LEDGER_JOINED: return g_strdup (line->joined_on);
    case LP_CARD_LEDGER_NUMBER: return g_strdup (line->number);
    default: return NULL;
    }
}

LinliLedger *
lp_card_ledger_new (GPtrArray  *lines,
                    const char *period)
{
  const char * const names[] = { "name", "age", "phone", "grid", "skills", "times", "state", "this-month", "last-month", "earlier", "last-day",
                                 "absent", "joined", "number", NULL };
  const LinliLedgerColumn columns[LP_CARD_LEDGER_N_COLUMNS] = {
    [LP_CARD_LEDGER_NAME] = { C_("record", "Name"), 0, 0 },
    [LP_CARD_LEDGER_AGE] = { _("Age"), 0, 0 },
    [LP_CARD_LEDGER_PHONE] = { C_("record", "Phone"), 0, 0 },
    [LP_CARD_LEDGER_GRID] = { _("Grid"), 0, 1.2 },
    [LP_CARD_LEDGER_SKILLS] = { C_("record", "Skills"), 0, 2 },
    [LP_CARD_LEDGER_TIMES] = { C_("card ledger", "Has time"), 0, 4 },
    [LP_CARD_LEDGER_STATE] = { _("State"), 0, 0 },
    [LP_CARD_LEDGER_THIS_MONTH] = { C_("card ledger", "Hours this month"), 0, 0 },
    [LP_CARD_LEDGER_LAST_MONTH] = { C_("card ledger", "Hours last month"), 0, 0 },
    [LP_CARD_LEDGER_EARLIER] = { C_("card ledger", "Hours the month before"), 0, -1 },
    [LP_CARD_LEDGER_LAST_DAY] = { C_("fairness", "Served last"), 0, 0 },
    [LP_CARD_LEDGER_ABSENT] = { C_("card ledger", "Absent within a year"), 0, -1 },
    [LP_CARD_LEDGER_JOINED] = { C_("card ledger", "Joined on"), 0, -1 },
    [LP_CARD_LEDGER_NUMBER] = { C_("ledger", "Number"), 0, -1 },
  };
  LinliLedger *ledger = linli_ledger_new (C_("card ledger", "List of Volunteers"), columns, G_N_ELEMENTS (columns), lines, lp_card_ledger_dup_cell, NULL, NULL);

  linli_ledger_set_kind (ledger, "volunteers.list", names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}

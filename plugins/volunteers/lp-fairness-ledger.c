/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who served how much, and the duties behind a number, in the columns of a ledger. */

#include "lp-fairness-ledger.h"

#include <glib/gi18n-lib.h>

#include "lp-record-store.h"
#include "lp-roster-rules.h"
#include "lp-week.h"

/* Before and after the months. */
#define N_BEFORE 2
#define N_AFTER 5

char *
lp_fairness_dup_hours (int minutes,
                       int served)
{
  g_autofree char *hours = lp_hours_dup_text (minutes);

  if (served == 0)
    return g_strdup ("0");
  /* Translators: hours, and in how many duties */
  return g_strdup_printf (C_("fairness", "%s h (%d)"), hours, served);
}

char *
lp_fairness_dup_share (int part,
                       int all)
{
  return all > 0 ? g_strdup_printf ("%d %%", (part * 100 + all / 2) / all) : g_strdup ("");
}

const char *
lp_fairness_get_month (guint n_months,
                       guint month)
{
  g_autofree char *day = lp_fairness_dup_month (n_months, month), *words = NULL;

  /* Translators: year and month, short */
  words = g_strdup_printf (C_("fairness", "%d/%d"), atoi (day), atoi (day + 5));
  return g_intern_string (words);
}

const char *
lp_fairness_get_short_month (guint n_months,
                             guint month)
{
  static const char * const months[] = { NC_("fairness", "Jan"), NC_("fairness", "Feb"), NC_("fairness", "Mar"), NC_("fairness", "Apr"),
                                         NC_("fairness", "May"), NC_("fairness", "Jun"), NC_("fairness", "Jul"), NC_("fairness", "Aug"),
                                         NC_("fairness", "Sep"), NC_("fairness", "Oct"), NC_("fairness", "Nov"), NC_("fairness", "Dec") };
  g_autofree char *day = lp_fairness_dup_month (n_months, month);

  return g_dpgettext2 (GETTEXT_PACKAGE, "fairness", months[atoi (day + 5) - 1]);
}

static char *
lp_fairness_ledger_dup_cell (gpointer item,
                             guint    column,
                             gboolean masked,
                             gpointer data)
{
  const LpFairLine *line = item;
  guint n_months = GPOINTER_TO_UINT (data);

  if (column == 0)
    return masked ? linli_mask_name (line->name) : g_strdup (line->name);
  if (column == 1)
    return g_strdup (line->last_day != NULL ? line->last_day : C_("fairness", "Never"));
  if (column < N_BEFORE + n_months)
    return lp_hours_dup_text (line->month_minutes[column - N_BEFORE]);
  switch (column - N_BEFORE - n_months)
    {
    case 0: return lp_hours_dup_text (line->minutes);
    case 1: return g_strdup_printf ("%d", line->served);
    case 2: return lp_fairness_dup_share (line->weekend, line->minutes);
    case 3: return lp_fairness_dup_share (line->night, line->minutes);
    case 4: return g_strdup_printf ("%d", line->absent);
    default: return NULL;
    }
}

LinliLedger *
lp_fairness_ledger_new (GPtrArray *lines,
                        guint      n_months)
{
  const LinliLedgerColumn after[N_AFTER] = {
    { C_("fairness", "Hours in all"), 0, 0 }, { C_("fairness", "Duties"), 0, 0 }, { C_("fairness", "Days off"), 0, 0 }, { C_("fairness", "Nights"), 0, 0 },
    { C_("fairness", "Absent"), 0, 0 },
  };
  LinliLedgerColumn columns[N_BEFORE + LP_FAIRNESS_MOST_MONTHS + N_AFTER] = { { C_("fairness", "Name"), 0, 1.4 }, { C_("fairness", "Served last"), 0, 0 } };
  g_autoptr (GStrvBuilder) building = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  LinliLedger *ledger;
  g_autofree char *period = NULL;

  for (guint i = 0; i < n_months; i++)
    columns[N_BEFORE + i] = (LinliLedgerColumn) { lp_fairness_get_month (n_months, i), 0, 0 };
  for (guint i = 0; i < N_AFTER; i++)
    columns[N_BEFORE + n_months + i] = after[i];
  g_strv_builder_add_many (building, "name", "last", NULL);
  for (guint i = 0; i < n_months; i++)
    {
      g_autofree char *name = g_strdup_printf ("month-%u", n_months - i); /* the last is the first of any stretch */

      g_strv_builder_add (building, name);
    }
  g_strv_builder_add_many (building, "hours", "duties", "weekend", "night", "absent", NULL);
  names = g_strv_builder_end (building);
  ledger = linli_ledger_new (C_("fairness", "Service of Volunteers"), columns, N_BEFORE + n_months + N_AFTER, lines, lp_fairness_ledger_dup_cell,
                             GUINT_TO_POINTER (n_months), NULL);
  period = g_strdup_printf (C_("fairness", "%s to %s, in hours"), lp_fairness_get_month (n_months, 0), lp_fairness_get_month (n_months, n_months - 1));
  linli_ledger_set_kind (ledger, "volunteers.fairness", (const char * const *) names);
  linli_ledger_set_period (ledger, period);
  return ledger;
}

static char *
lp_fair_duty_dup_cell (gpointer item,
                       guint    column,
                       gboolean masked,
                       gpointer unused)
{
  const LpAttendance *duty = ((LpFairDuty *) item)->duty;

  switch (column)
    {
    case 0: return g_strdup (duty->day);
    case 1: return g_strdup (lp_weekday_get_label (lp_day_get_weekday (duty->day)));
    case 2: return lp_roster_hours_dup_words (duty->from, duty->to);
    case 3: return g_strdup (duty->post);
    case 4: return masked ? linli_mask_name (duty->name) : g_strdup (duty->name);
    case 5: return g_strdup (g_str_equal (duty->outcome, LP_DUTY_CAME) ? C_("attendance", "Came") : C_("attendance", "Absent"));
    case 6: return lp_hours_dup_text (lp_attendance_get_minutes (duty));
    default: return NULL;
    }
}

LinliLedger *
lp_fair_duty_ledger_new (GPtrArray *duties)
{
  const LinliLedgerColumn columns[] = {
    { C_("record", "Day"), 100, 0 }, { C_("fairness", "Weekday"), 58, 0 }, { C_("record", "Hours planned"), 104, 0 }, { C_("record", "Service"), 120, 3, TRUE },
    { C_("fairness", "Name"), 76, 1.4 }, { C_("fairness", "Came or not"), 58, 0 }, { C_("record", "Hours served"), 124, 0 },
  };

  const char * const names[] = { "day", "weekday", "planned", "service", "name", "came", "served", NULL };
  LinliLedger *ledger = linli_ledger_new (C_("fairness", "Duties of a Volunteer"), columns, G_N_ELEMENTS (columns), duties, lp_fair_duty_dup_cell, NULL, NULL);

  linli_ledger_set_kind (ledger, "volunteers.duties", names);
  return ledger;
}

static gint64
lp_fair_duty_get_person (gpointer item)
{
  return ((LpFairDuty *) item)->duty->person_id;
}

GtkWidget *
lp_fair_duty_view_new (LinliSelection *selection)
{
  return linli_ledger_view_new (selection, "person", lp_fair_duty_get_person, NULL);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the office sets for rosters, in the one row that holds it. */

#include "lp-roster-setting-store.h"

#include <glib/gi18n-lib.h>

static int
lp_setting_get (LinliStatement *row,
                int             column)
{
  return (int) linli_statement_get_int64 (row, column);
}

gboolean
lp_roster_setting_load (LinliDatabase    *database,
                        LpRosterSetting  *setting,
                        GError          **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error,
    "SELECT day_minutes, day_minutes_60, day_minutes_70, week_minutes, week_minutes_60, week_minutes_70, run_days, run_days_60, run_days_70,"
    " month_nights, month_nights_60, month_nights_70, rest_minutes, heat_to_age, heights_to_age, handover_minutes, fair_months, weight_minimum,"
    " weight_ideal, weight_wish, weight_fair, weight_grid, weight_run, weight_weekend, weight_pair, weight_newcomer, weight_change"
    " FROM volunteers_setting WHERE id = 1", NULL);

  if (!linli_rows_step_one (row, _("The settings of volunteers are missing in this file"), error))
    return FALSE;
  for (int age = 0; age < LP_ROSTER_N_AGES; age++)
    {
      setting->day_minutes[age] = lp_setting_get (row, age);
      setting->week_minutes[age] = lp_setting_get (row, 3 + age);
      setting->run_days[age] = lp_setting_get (row, 6 + age);
      setting->month_nights[age] = lp_setting_get (row, 9 + age);
    }
  setting->rest_minutes = lp_setting_get (row, 12);
  setting->heat_to_age = lp_setting_get (row, 13);
  setting->heights_to_age = lp_setting_get (row, 14);
  setting->handover_minutes = lp_setting_get (row, 15);
  setting->fair_months = lp_setting_get (row, 16);
  for (int i = 0; i < LP_N_WEIGHTS; i++)
    setting->weights[i] = lp_setting_get (row, 17 + i);
  return TRUE;
}

gboolean
lp_roster_weights_save (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error)
{
  const int *w = ((LpRosterSetting *) data)->weights;

  for (int i = 0; i < LP_N_WEIGHTS; i++)
    if (w[i] < 0 || w[i] > LP_WEIGHT_MOST)
      {
        g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A weight must be from 0 to %d"), LP_WEIGHT_MOST);
        return FALSE;
      }
  return linli_database_run (linli_transaction_get_database (transaction), error,
    "UPDATE volunteers_setting SET weight_minimum = ?, weight_ideal = ?, weight_wish = ?, weight_fair = ?, weight_grid = ?, weight_run = ?,"
    " weight_weekend = ?, weight_pair = ?, weight_newcomer = ?, weight_change = ? WHERE id = 1", "iiiiiiiiii",
    (gint64) w[LP_WEIGHT_MINIMUM], (gint64) w[LP_WEIGHT_IDEAL], (gint64) w[LP_WEIGHT_WISH], (gint64) w[LP_WEIGHT_FAIR], (gint64) w[LP_WEIGHT_GRID],
    (gint64) w[LP_WEIGHT_RUN], (gint64) w[LP_WEIGHT_WEEKEND], (gint64) w[LP_WEIGHT_PAIR], (gint64) w[LP_WEIGHT_NEWCOMER],
    (gint64) w[LP_WEIGHT_CHANGE]);
}

static gboolean
lp_setting_refuse (const char  *words,
                   GError     **error)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
lp_setting_falls (const int *limits)
{
  return limits[LP_ROSTER_BELOW_60] >= limits[LP_ROSTER_FROM_60] && limits[LP_ROSTER_FROM_60] >= limits[LP_ROSTER_FROM_70] && limits[LP_ROSTER_FROM_70] >= 0;
}

static gboolean
lp_setting_judge (const LpRosterSetting  *s,
                  GError                **error)
{
  if (!lp_setting_falls (s->day_minutes) || !lp_setting_falls (s->week_minutes) || !lp_setting_falls (s->run_days) || !lp_setting_falls (s->month_nights))
    return lp_setting_refuse (_("Older volunteers cannot have a higher limit than younger ones"), error);
  if (s->day_minutes[LP_ROSTER_BELOW_60] > 24 * 60)
    return lp_setting_refuse (_("A day has 24 hours"), error);
  if (s->week_minutes[LP_ROSTER_BELOW_60] > 7 * 24 * 60)
    return lp_setting_refuse (_("A week has 168 hours"), error);
  if (s->rest_minutes < 0 || s->rest_minutes > 24 * 60 || s->heat_to_age < 0 || s->heights_to_age < 0 || s->handover_minutes < 0 || s->fair_months < 0)
    return lp_setting_refuse (_("This limit makes no sense"), error);
  return TRUE;
}

gboolean
lp_roster_limits_save (LinliTransaction  *transaction,
                       gpointer           data,
                       GError           **error)
{
  const LpRosterSetting *s = data;
  const int *day = s->day_minutes, *week = s->week_minutes, *run = s->run_days, *nights = s->month_nights;

  return lp_setting_judge (s, error) &&
         linli_database_run (linli_transaction_get_database (transaction), error,
    "UPDATE volunteers_setting SET day_minutes = ?, day_minutes_60 = ?, day_minutes_70 = ?, week_minutes = ?, week_minutes_60 = ?, week_minutes_70 = ?,"
    " run_days = ?, run_days_60 = ?, run_days_70 = ?, month_nights = ?, month_nights_60 = ?, month_nights_70 = ?, rest_minutes = ?, heat_to_age = ?,"
    " heights_to_age = ?, handover_minutes = ?, fair_months = ? WHERE id = 1", "iiiiiiiiiiiiiiiii",
    (gint64) day[0], (gint64) day[1], (gint64) day[2], (gint64) week[0], (gint64) week[1], (gint64) week[2], (gint64) run[0], (gint64) run[1],
    (gint64) run[2], (gint64) nights[0], (gint64) nights[1], (gint64) nights[2], (gint64) s->rest_minutes, (gint64) s->heat_to_age,
    (gint64) s->heights_to_age, (gint64) s->handover_minutes, (gint64) s->fair_months);
}

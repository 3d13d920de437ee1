/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliWorkCalendar joins what the program knows of days off with what the office read from a later notice. An own year stands in place of
 * the program's, so that a mistake of either can be put right. One setting of the community holds a year: calendar.2027. */

#include "config.h"

#include "linli-work-calendar.h"

#include "linli-calendar-private.h"
#include "linli-community-settings.h"
#include "linli-rows.h"

struct _LinliWorkCalendar
{
  gatomicrefcount refs;
  guint first_year;
  guint n_years;
  GPtrArray *years[LINLI_WORK_CALENDAR_MOST_YEARS]; /* of LinliArrangedDay, NULL where the office added none */
  GHashTable *days; /* (day number) to (unowned LinliArrangedDay) */
};

G_DEFINE_BOXED_TYPE (LinliWorkCalendar, linli_work_calendar, linli_work_calendar_ref, linli_work_calendar_unref)

static GPtrArray *
linli_work_calendar_get_own (LinliWorkCalendar *self,
                             guint              year)
{
  return year >= self->first_year && year - self->first_year < self->n_years ? self->years[year - self->first_year] : NULL;
}

static LinliArrangedDay *
linli_work_calendar_get_day (LinliWorkCalendar *self,
                             const LinliDate   *date)
{
  gint64 number = linli_date_to_day_number (date);

  return g_hash_table_lookup (self->days, &number);
}

static void
linli_work_calendar_add_year (LinliWorkCalendar *self,
                              guint              index,
                              GPtrArray         *days)
{
  self->years[index] = days;
  for (guint i = 0; i < days->len; i++)
    {
      LinliArrangedDay *day = g_ptr_array_index (days, i);
      gint64 *number = g_new (gint64, 1);

      *number = linli_date_to_day_number (&day->date);
      g_hash_table_replace (self->days, number, day);
    }
}

/**
 * linli_work_calendar_load:
 * @database: a connection
 * @first_year: the first year that will be asked for
 * @last_year: the last, at most %LINLI_WORK_CALENDAR_MOST_YEARS years in all
 * @error: return location for a #LinliStoreError
 *
 * Reads what the office added for those years, a row for each. Days of December are also looked up in the year after the last.
 *
 * Returns: (transfer full): the calendar; %NULL with @error set
 */
LinliWorkCalendar *
linli_work_calendar_load (LinliDatabase  *database,
                          guint           first_year,
                          guint           last_year,
                          GError        **error)
{
  g_autoptr (LinliWorkCalendar) self = NULL;

  g_return_val_if_fail (database != NULL && first_year > 0 && first_year <= last_year, NULL);
  g_return_val_if_fail (last_year - first_year < LINLI_WORK_CALENDAR_MOST_YEARS, NULL);

  self = g_new0 (LinliWorkCalendar, 1);
  g_atomic_ref_count_init (&self->refs);
  self->first_year = first_year;
  self->n_years = MIN (last_year - first_year + 2, LINLI_WORK_CALENDAR_MOST_YEARS);
  self->days = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < self->n_years; i++)
    {
      GPtrArray *days = linli_work_calendar_load_own_days (database, first_year + i);

      if (days != NULL)
        linli_work_calendar_add_year (self, i, days);
    }

  return g_steal_pointer (&self);
}

/**
 * linli_work_calendar_ref:
 * @self: a calendar
 *
 * Returns: (transfer full): @self
 */
LinliWorkCalendar *
linli_work_calendar_ref (LinliWorkCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * linli_work_calendar_unref:
 * @self: (transfer full): a calendar
 */
void
linli_work_calendar_unref (LinliWorkCalendar *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_hash_table_unref (self->days);
  for (guint i = 0; i < self->n_years; i++)
    g_clear_pointer (&self->years[i], g_ptr_array_unref);
  g_free (self);
}

/**
 * linli_work_calendar_get_kind:
 * @self: a calendar
 * @date: a whole date; one outside the years of @self is answered from what the program brings
 * @announced: (out) (optional): whether the arrangement of its year is known, from the program or from the office
 *
 * As linli_calendar_get_kind(), with the office's own years in place of the program's.
 *
 * Returns: what the day is
 */
LinliDayKind
linli_work_calendar_get_kind (LinliWorkCalendar *self,
                              const LinliDate   *date,
                              gboolean          *announced)
{
  const LinliArrangedDay *day;

  g_return_val_if_fail (self != NULL && date != NULL && linli_date_is_whole (date), LINLI_DAY_WORKING);

  day = linli_work_calendar_get_day (self, date);
  if (day == NULL && linli_work_calendar_get_own (self, date->year) == NULL)
    return linli_calendar_get_kind (date, announced);
  if (announced != NULL)
    *announced = linli_work_calendar_get_own (self, date->year) != NULL || linli_calendar_is_announced (date->year);
  if (day == NULL)
    return _linli_calendar_get_kind_by_week (date);
  if (day->is_off)
    return LINLI_DAY_OFF;
  return _linli_calendar_get_kind_by_week (date) == LINLI_DAY_WEEKEND ? LINLI_DAY_WORKING_WEEKEND : LINLI_DAY_WORKING;
}

/**
 * linli_work_calendar_get_holiday:
 * @self: a calendar
 * @date: a whole date
 *
 * As linli_calendar_get_holiday(), with the office's own years in place of the program's.
 *
 * Returns: (nullable): the holiday to which a day off, or a day worked in exchange, belongs; valid while @self is
 */
const char *
linli_work_calendar_get_holiday (LinliWorkCalendar *self,
                                 const LinliDate   *date)
{
  const LinliArrangedDay *day;

  g_return_val_if_fail (self != NULL && date != NULL && linli_date_is_whole (date), NULL);

  day = linli_work_calendar_get_day (self, date);
  if (day != NULL)
    return day->holiday != NULL ? _linli_calendar_translate_holiday (day->holiday) : NULL;
  return linli_work_calendar_get_own (self, date->year) == NULL ? linli_calendar_get_holiday (date) : NULL;
}

static gpointer
linli_work_calendar_add_own_year (LinliStatement *row,
                                  gpointer        data)
{
  GArray *years = data;
  guint year = linli_statement_get_int64 (row, 0);

  g_array_append_val (years, year);
  return NULL;
}

/**
 * linli_work_calendar_load_own_years:
 * @database: a connection
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (element-type guint): the years that the office added, the latest first, at most 100; %NULL with @error set
 */
GArray *
linli_work_calendar_load_own_years (LinliDatabase  *database,
                                    GError        **error)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (guint));
  LinliStatement *statement;
  g_autoptr (GPtrArray) read = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  statement = linli_database_query (database, error,
    "SELECT CAST (substr (key, 10) AS INTEGER) AS year FROM setting"
    " WHERE key >= 'calendar.' AND key < 'calendar/' AND deleted_at IS NULL ORDER BY year DESC LIMIT 100", "");
  if (statement != NULL)
    read = linli_rows_collect (statement, linli_work_calendar_add_own_year, years, NULL, error);
  if (read == NULL)
    return NULL;
  return g_steal_pointer (&years);
}

/**
 * linli_work_calendar_load_own_days:
 * @database: a connection
 * @year: a year
 *
 * Returns: (transfer full) (nullable) (element-type LinliArrangedDay): the days that the office added for it; %NULL when it added none
 */
GPtrArray *
linli_work_calendar_load_own_days (LinliDatabase *database,
                                   guint          year)
{
  g_autofree char *key = g_strdup_printf ("calendar.%u", year);
  g_autofree char *text = NULL;

  g_return_val_if_fail (database != NULL, NULL);

  text = linli_community_settings_dup_text (database, key);
  return text != NULL ? linli_arrangement_from_text (text) : NULL;
}

/**
 * linli_work_calendar_set_own_days:
 * @transaction: an open transaction
 * @year: the year of a notice
 * @days: (nullable) (element-type LinliArrangedDay): its days, as of linli_arrangement_parse(); they take the place of what was there.
 *   %NULL takes the year away
 * @error: return location for a #LinliStoreError
 *
 * Returns: whether it was stored
 */
gboolean
linli_work_calendar_set_own_days (LinliTransaction  *transaction,
                                  guint              year,
                                  GPtrArray         *days,
                                  GError           **error)
{
  g_autofree char *key = g_strdup_printf ("calendar.%u", year);
  g_autofree char *text = NULL;

  g_return_val_if_fail (transaction != NULL && year > 0 && year < 10000, FALSE);

  text = days != NULL ? linli_arrangement_to_text (days) : NULL;
  return linli_community_settings_set_text (transaction, key, text, error);
}

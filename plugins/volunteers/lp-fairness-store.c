/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who served how much in the past months, counted duty by duty. On any connection, bounded. */

#include "lp-fairness-store.h"

#include "lp-card-store.h"
#include "lp-roster-facts.h"
#include "lp-week.h"

G_DEFINE_FINAL_TYPE (LpFairLine, lp_fair_line, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (LpFairDuty, lp_fair_duty, G_TYPE_OBJECT)

static void
lp_fair_line_finalize (GObject *object)
{
  LpFairLine *self = LP_FAIR_LINE (object);

  g_free (self->name);
  g_free (self->last_day);
  G_OBJECT_CLASS (lp_fair_line_parent_class)->finalize (object);
}

static void
lp_fair_line_class_init (LpFairLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_fair_line_finalize;
}

static void
lp_fair_line_init (LpFairLine *self)
{
}

static void
lp_fair_duty_finalize (GObject *object)
{
  g_clear_pointer (&LP_FAIR_DUTY (object)->duty, lp_attendance_free);
  G_OBJECT_CLASS (lp_fair_duty_parent_class)->finalize (object);
}

static void
lp_fair_duty_class_init (LpFairDutyClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_fair_duty_finalize;
}

static void
lp_fair_duty_init (LpFairDuty *self)
{
}

LpFairPick *
lp_fair_pick_new (gint64      card_id,
                  const char *first_day,
                  const char *last_day,
                  LpFairWhat  what)
{
  LpFairPick *pick = g_new0 (LpFairPick, 1);

  *pick = (LpFairPick) { card_id, g_strdup (first_day), g_strdup (last_day), what };
  return pick;
}

void
lp_fair_pick_free (gpointer data)
{
  LpFairPick *pick = data;

  g_free (pick->first_day);
  g_free (pick->last_day);
  g_free (pick);
}

char *
lp_fairness_dup_month (guint n_months,
                       guint month)
{
  LinliDate today;
  int at;

  linli_date_today (&today);
  at = today.year * 12 + today.month - 1 - (int) n_months + 1 + (int) month;
  return g_strdup_printf ("%04d-%02d-01", at / 12, at % 12 + 1);
}

static gboolean
lp_fair_day_is_free (LinliWorkCalendar *calendar,
                     const char        *day)
{
  LinliDate date = { 0 };
  LinliDayKind kind = linli_date_parse (day, &date, NULL) ? linli_work_calendar_get_kind (calendar, &date, NULL) : LINLI_DAY_WORKING;

  return kind == LINLI_DAY_WEEKEND || kind == LINLI_DAY_OFF;
}

/* The volunteers who serve, with nothing counted yet. */
static GPtrArray *
lp_fairness_list_people (LinliDatabase  *reader,
                         GError        **error)
{
  g_autoptr (GPtrArray) cards = lp_card_list (reader, LP_CARDS_SERVING, NULL, 1, error);
  GPtrArray *lines;

  if (cards == NULL)
    return NULL;
  lines = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < cards->len; i++)
    {
      const LpCardLine *card = g_ptr_array_index (cards, i);
      LpFairLine *line = g_object_new (LP_TYPE_FAIR_LINE, NULL);

      line->card_id = card->id;
      line->person_id = card->person_id;
      line->name = g_strdup (card->name);
      line->last_day = g_strdup (card->last_day);
      line->idle = card->idle;
      g_ptr_array_add (lines, line);
    }
  return lines;
}

static void
lp_fair_line_count (LpFairLine        *line,
                    LinliStatement    *row,
                    LinliWorkCalendar *calendar,
                    const char        *first_day)
{
  const char *day = linli_statement_get_text (row, 1);
  int minutes = (int) linli_statement_get_int64 (row, 4);
  int month = (atoi (day) - atoi (first_day)) * 12 + atoi (day + 5) - atoi (first_day + 5);

  if (linli_statement_get_int64 (row, 5) == 0)
    {
      line->absent++;
      return;
    }
  line->served++;
  line->minutes += minutes;
  line->month_served[month]++;
  line->month_minutes[month] += minutes;
  if (lp_fair_day_is_free (calendar, day))
    line->weekend += minutes;
  if (lp_roster_hours_are_night ((int) linli_statement_get_int64 (row, 2), (int) linli_statement_get_int64 (row, 3)))
    line->night += minutes;
}

static gboolean
lp_fairness_count (LinliDatabase  *reader,
                   GPtrArray      *lines,
                   guint           n_months,
                   GError        **error)
{
  static const char sql[] =
    "SELECT d.card_id, s.day, s.from_minute, s.to_minute, coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute), d.outcome = 'came'"
    " FROM volunteers_slot s JOIN volunteers_duty d ON d.slot_id = s.id WHERE s.day >= ?1 AND s.day < ?2 AND d.outcome IN ('came', 'absent')"
    " AND s.deleted_at IS NULL AND s.cancelled_at IS NULL AND d.deleted_at IS NULL AND d.ended_at IS NULL LIMIT ?3";
  g_autofree char *first = lp_fairness_dup_month (n_months, 0), *end = lp_fairness_dup_month (n_months, n_months);
  g_autoptr (LinliWorkCalendar) calendar = lp_days_load_calendar (reader, first, end, error);
  g_autoptr (LinliStatement) row = calendar != NULL ? linli_database_query (reader, error, sql, "ssi", first, end, (gint64) LP_FAIRNESS_MOST_DUTIES) : NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (g_int64_hash, g_int64_equal);
  GError *problem = NULL;

  for (guint i = 0; i < lines->len; i++)
    g_hash_table_insert (found, &((LpFairLine *) g_ptr_array_index (lines, i))->card_id, g_ptr_array_index (lines, i));
  while (row != NULL && linli_statement_step (row, &problem))
    {
      gint64 card = linli_statement_get_int64 (row, 0);
      LpFairLine *line = g_hash_table_lookup (found, &card);

      if (line != NULL)
        lp_fair_line_count (line, row, calendar, first);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL;
}

GPtrArray *
lp_fairness_list (LinliDatabase  *reader,
                  guint           n_months,
                  GError        **error)
{
  g_autoptr (GPtrArray) lines = lp_fairness_list_people (reader, error);

  return lines != NULL && lp_fairness_count (reader, lines, CLAMP (n_months, 1, LP_FAIRNESS_MOST_MONTHS), error) ? g_steal_pointer (&lines) : NULL;
}

static gboolean
lp_fair_pick_takes (const LpFairPick   *pick,
                    LinliWorkCalendar  *calendar,
                    const LpAttendance *duty)
{
  if (!g_str_equal (duty->outcome, pick->what == LP_FAIR_ABSENT ? LP_DUTY_ABSENT : LP_DUTY_CAME))
    return FALSE;
  if (pick->what == LP_FAIR_WEEKEND)
    return lp_fair_day_is_free (calendar, duty->day);
  return pick->what != LP_FAIR_NIGHT || lp_roster_hours_are_night (duty->from, duty->to);
}

GPtrArray *
lp_fairness_list_duties (LinliDatabase     *reader,
                         const LpFairPick  *pick,
                         GError           **error)
{
  g_autoptr (LinliWorkCalendar) calendar = lp_days_load_calendar (reader, pick->first_day, pick->last_day, error);
  g_autoptr (GPtrArray) duties = calendar != NULL ? lp_attendance_list_of_card (reader, pick->card_id, pick->first_day, pick->last_day, error) : NULL;
  GPtrArray *taken;

  if (duties == NULL)
    return NULL;
  taken = g_ptr_array_new_with_free_func (g_object_unref);
  while (duties->len > 0)
    {
      LpAttendance *duty = g_ptr_array_steal_index (duties, 0);
      LpFairDuty *item = g_object_new (LP_TYPE_FAIR_DUTY, NULL);

      item->duty = duty;
      if (lp_fair_pick_takes (pick, calendar, duty))
        g_ptr_array_add (taken, item);
      else
        g_object_unref (item);
    }
  return taken;
}

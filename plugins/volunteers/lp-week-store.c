/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Weeks of slots, made of a template or of another week. What is there already is not made again. */

#include "lp-week-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-template-store.h"
#include "lp-week.h"

LpWeekMake *
lp_week_make_new (gint64      template_id,
                  const char *source,
                  const char *monday,
                  int         n_weeks,
                  gboolean    skips_off)
{
  LpWeekMake *make = g_new0 (LpWeekMake, 1);

  *make = (LpWeekMake) { template_id, g_strdup (source), g_strdup (monday), CLAMP (n_weeks, 1, LP_WEEK_MOST_WEEKS), skips_off };
  return make;
}

LpWeekMake *
lp_week_make_copy (const LpWeekMake *make)
{
  LpWeekMake *copy = lp_week_make_new (make->template_id, make->source, make->monday, make->n_weeks, make->skips_off);

  copy->doubles = make->doubles;
  return copy;
}

void
lp_week_make_free (gpointer data)
{
  LpWeekMake *make = data;

  g_free (make->source);
  g_free (make->monday);
  g_free (make);
}

static void
lp_week_item_free (gpointer data)
{
  LpWeekItem *item = data;

  lp_slot_free (item->slot);
  g_free (item);
}

void
lp_week_plan_free (gpointer data)
{
  LpWeekPlan *plan = data;

  g_ptr_array_unref (plan->items);
  g_free (plan);
}

/* The slots of a usual week, on the days of the first week that is made. */
static GPtrArray *
lp_week_read_template (LinliDatabase     *database,
                       const LpWeekMake  *make,
                       GError           **error)
{
  LpTemplate *template = lp_template_load (database, make->template_id, error);
  GPtrArray *slots;

  if (template == NULL)
    return NULL;
  slots = g_ptr_array_new_with_free_func (lp_slot_free);
  for (guint i = 0; i < template->lines->len; i++)
    {
      const LpTemplateLine *line = g_ptr_array_index (template->lines, i);
      LpSlot *slot = g_new0 (LpSlot, 1);

      slot->line_id = line->id;
      slot->post_id = line->post_id;
      slot->post = g_strdup (line->post);
      slot->day = lp_day_dup_after (make->monday, line->weekday - 1);
      slot->from = line->from;
      slot->to = line->to;
      slot->minimum = line->minimum;
      slot->ideal = line->ideal;
      slot->grid_id = line->grid_id;
      slot->place = g_strdup (line->place);
      g_ptr_array_add (slots, slot);
    }
  lp_template_free (template);
  return slots;
}

/* Whether a slot was made of its line for this week; else it came from another week, which has its own. */
static gboolean
lp_week_has_line (const LpSlot *slot,
                  const char   *monday,
                  const char   *sunday)
{
  return slot->line_day != NULL && strcmp (slot->line_day, monday) >= 0 && strcmp (slot->line_day, sunday) <= 0;
}

/* The slots of another week, on the days of the first week that is made; what belongs to an event is held when that is. */
static GPtrArray *
lp_week_read_source (LinliDatabase     *database,
                     const LpWeekMake  *make,
                     GError           **error)
{
  g_autofree char *sunday = lp_day_dup_after (make->source, LP_WEEK_DAYS - 1);
  g_autoptr (GPtrArray) found = lp_slot_list (database, make->source, sunday, LP_SLOT_MOST, error);
  int distance = lp_day_count_from (make->source, make->monday);
  GPtrArray *slots;

  if (found == NULL)
    return NULL;
  slots = g_ptr_array_new_with_free_func (lp_slot_free);
  for (guint i = 0; i < found->len; i++)
    {
      const LpSlot *from = g_ptr_array_index (found, i);
      LpSlot *slot;

      if (from->cancelled || from->matter_id != 0)
        continue;
      slot = lp_slot_copy (from);
      slot->id = 0;
      slot->published = FALSE;
      if (!lp_week_has_line (from, make->source, sunday))
        slot->line_id = 0;
      g_free (slot->day);
      slot->day = lp_day_dup_after (from->day, distance);
      g_ptr_array_add (slots, slot);
    }
  return slots;
}

static gboolean
lp_week_is_same (const LpSlot *slot,
                 const LpSlot *other)
{
  return other->post_id == slot->post_id && g_str_equal (other->day, slot->day) && other->from == slot->from && other->to == slot->to &&
         other->grid_id == slot->grid_id && g_strcmp0 (other->place, slot->place) == 0;
}

/* Of which lines shifts were made for the days from one to another, wherever those are now: a set of gint64. */
static GHashTable *
lp_week_read_lines (LinliDatabase  *database,
                    const char     *monday,
                    const char     *sunday,
                    GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, "SELECT line_id FROM volunteers_slot WHERE line_day BETWEEN ? AND ? AND line_id IS NOT NULL"
                                                         " AND deleted_at IS NULL", "ss", monday, sunday);
  g_autoptr (GHashTable) lines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GError *problem = NULL;

  while (row != NULL && linli_statement_step (row, &problem))
    {
      gint64 line = linli_statement_get_int64 (row, 0);

      g_hash_table_add (lines, g_memdup2 (&line, sizeof line));
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL ? g_steal_pointer (&lines) : NULL;
}

static gboolean
lp_week_find_same (GPtrArray    *there,
                   const LpSlot *slot)
{
  for (guint i = 0; i < there->len; i++)
    if (lp_week_is_same (slot, g_ptr_array_index (there, i)))
      return TRUE;
  return FALSE;
}

gboolean
lp_week_item_is_made (const LpWeekItem *item,
                      const LpWeekMake *make)
{
  return !item->exists && (!item->twin || make->doubles) && (!item->off || !make->skips_off);
}

static void
lp_week_plan_add (LpWeekPlan        *plan,
                  const LpWeekMake  *make,
                  LinliWorkCalendar *calendar,
                  GPtrArray         *there,
                  GHashTable        *lines,
                  LpSlot            *slot)
{
  LpWeekItem *item = g_new0 (LpWeekItem, 1);
  gboolean same = lp_week_find_same (there, slot);

  /* A line of a template is known by itself, whatever was changed since; a slot without one by its post, day, hours, grid and place. */
  *item = (LpWeekItem) { slot, slot->line_id != 0 ? g_hash_table_contains (lines, &slot->line_id) : same, FALSE, lp_day_is_off (calendar, slot->day) };
  item->twin = !item->exists && same; /* from elsewhere: another template, another week, or made by hand */
  plan->n_twins += item->twin;
  if (item->exists)
    plan->n_existing++;
  else if (item->twin && !make->doubles)
    ; /* counted among the twins */
  else if (item->off && make->skips_off)
    plan->n_off++;
  else
    plan->n_new++;
  g_ptr_array_add (plan->items, item);
}

static int
lp_week_item_compare (gconstpointer a,
                      gconstpointer b)
{
  const LpSlot *one = (*(LpWeekItem * const *) a)->slot, *other = (*(LpWeekItem * const *) b)->slot;
  int order = strcmp (one->day, other->day);

  return order != 0 ? order : one->from - other->from;
}

LpWeekPlan *
lp_week_plan (LinliDatabase     *database,
              const LpWeekMake  *make,
              GError           **error)
{
  g_autoptr (GPtrArray) slots =
    make->template_id != 0 ? lp_week_read_template (database, make, error) : lp_week_read_source (database, make, error);
  g_autofree char *last = lp_day_dup_after (make->monday, make->n_weeks * LP_WEEK_DAYS - 1);
  g_autoptr (LinliWorkCalendar) calendar = slots != NULL ? lp_days_load_calendar (database, make->monday, last, error) : NULL;
  LpWeekPlan *plan;

  if (calendar == NULL)
    return NULL;
  plan = g_new0 (LpWeekPlan, 1);
  plan->items = g_ptr_array_new_with_free_func (lp_week_item_free);
  for (int week = 0; week < make->n_weeks; week++)
    {
      g_autofree char *monday = lp_day_dup_after (make->monday, week * LP_WEEK_DAYS), *sunday = lp_day_dup_after (monday, LP_WEEK_DAYS - 1);
      g_autoptr (GPtrArray) there = lp_slot_list (database, monday, sunday, LP_SLOT_MOST, error);
      g_autoptr (GHashTable) lines = there != NULL ? lp_week_read_lines (database, monday, sunday, error) : NULL;

      if (lines == NULL)
        {
          lp_week_plan_free (plan);
          return NULL;
        }
      for (guint i = 0; i < slots->len; i++)
        {
          LpSlot *slot = lp_slot_copy (g_ptr_array_index (slots, i)), *first = g_ptr_array_index (slots, i);

          g_free (slot->day);
          slot->day = lp_day_dup_after (first->day, week * LP_WEEK_DAYS);
          lp_week_plan_add (plan, make, calendar, there, lines, slot);
        }
    }
  g_ptr_array_sort (plan->items, lp_week_item_compare);
  return plan;
}

gboolean
lp_week_make (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  const LpWeekMake *make = data;
  LpWeekPlan *plan = lp_week_plan (linli_transaction_get_database (transaction), make, error);
  gboolean made = plan != NULL;

  if (made && plan->n_new == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("There is nothing to make: all these shifts are there, or left out"));
      made = FALSE;
    }
  for (guint i = 0; made && i < plan->items->len; i++)
    {
      LpWeekItem *item = g_ptr_array_index (plan->items, i);

      if (lp_week_item_is_made (item, make))
        made = lp_slot_keep (transaction, item->slot, error);
    }
  if (made)
    {
      g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shift made", "%u shifts made", plan->n_new), plan->n_new);

      linli_transaction_set_title (transaction, title);
    }
  g_clear_pointer (&plan, lp_week_plan_free);
  return made;
}

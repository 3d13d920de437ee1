/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A week of the roster in memory, and the lines of its two tables. */

#include "lp-desk-week.h"

#include <glib/gi18n-lib.h>

#include "lp-falls.h"
#include "lp-post-store.h"
#include "lp-publish-store.h"
#include "lp-roster-facts-store.h"
#include "lp-roster-rules.h"
#include "lp-template-store.h"

void
lp_desk_week_free (gpointer data)
{
  LpDeskWeek *week = data;

  g_free (week->monday);
  g_clear_pointer (&week->slots, g_ptr_array_unref);
  g_clear_pointer (&week->servers, g_ptr_array_unref);
  g_clear_pointer (&week->calendar, linli_work_calendar_unref);
  g_free (week);
}

/* Takes who serves, and gives them to their slots. */
static void
lp_desk_week_take_duties (LpDeskWeek *week,
                          GPtrArray  *duties)
{
  g_autoptr (GHashTable) slots = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < week->slots->len; i++)
    {
      LpSlot *slot = g_ptr_array_index (week->slots, i);

      slot->duties = g_ptr_array_new_with_free_func (lp_duty_free);
      slot->declined = g_ptr_array_new_with_free_func (lp_duty_free);
      g_hash_table_insert (slots, &slot->id, slot);
    }
  while (duties->len > 0)
    {
      LpDuty *duty = g_ptr_array_steal_index (duties, duties->len - 1);
      LpSlot *slot = g_hash_table_lookup (slots, &duty->slot_id);

      if (slot != NULL)
        g_ptr_array_insert (lp_duty_outcome_serves (duty->outcome) ? slot->duties : slot->declined, 0, duty);
      else
        lp_duty_free (duty);
    }
}

/* Counts what the page offers besides the table. */
static gboolean
lp_desk_week_count (LpDeskWeek     *week,
                    LinliDatabase  *database,
                    const char     *sunday,
                    GError        **error)
{
  g_autoptr (GPtrArray) changes = lp_publish_list_changes (database, week->monday, sunday, error);
  g_autoptr (GPtrArray) posts = changes != NULL ? lp_post_list (database, error) : NULL;
  g_autoptr (GPtrArray) templates = posts != NULL ? lp_template_list (database, error) : NULL;

  if (templates == NULL)
    return FALSE;
  week->n_changes = changes->len;
  week->n_posts = posts->len;
  week->n_templates = templates->len;
  week->n_drafts = lp_publish_count_drafts (database, week->monday, sunday);
  return TRUE;
}

/* Asked of the rules, which look at weeks around it. */
static gboolean
lp_desk_week_count_falls (LpDeskWeek     *week,
                          LinliDatabase  *database,
                          GError        **error)
{
  int monday = lp_roster_day_from_text (week->monday), now;
  g_autoptr (LpRosterFacts) facts = NULL;
  g_autoptr (GPtrArray) falls = NULL;
  LinliDate today;

  linli_date_today (&today);
  now = (int) linli_date_to_day_number (&today);
  if (now >= monday + LP_WEEK_DAYS)
    return TRUE;
  facts = lp_roster_facts_load (database, monday, monday + LP_WEEK_DAYS - 1, error);
  if (facts == NULL)
    return FALSE;
  falls = lp_falls_list (facts, now, 0);
  week->n_falls = falls->len;
  return TRUE;
}

LpDeskWeek *
lp_desk_week_read (LinliDatabase  *database,
                   const char     *monday,
                   GError        **error)
{
  g_autofree char *sunday = lp_day_dup_after (monday, LP_WEEK_DAYS - 1);
  g_autoptr (GPtrArray) duties = lp_duty_list (database, monday, sunday, error);
  LpDeskWeek *week = g_new0 (LpDeskWeek, 1);

  week->monday = g_strdup (monday);
  week->slots = duties != NULL ? lp_slot_list (database, monday, sunday, LP_SLOT_MOST, error) : NULL;
  week->servers = week->slots != NULL ? lp_duty_list_servers (database, monday, error) : NULL;
  week->calendar = week->servers != NULL ? lp_days_load_calendar (database, monday, sunday, error) : NULL;
  if (week->calendar == NULL || !lp_desk_week_count (week, database, sunday, error) || !lp_desk_week_count_falls (week, database, error))
    {
      lp_desk_week_free (week);
      return NULL;
    }
  lp_desk_week_take_duties (week, duties);
  return week;
}

static void
lp_desk_line_free (gpointer data)
{
  LpDeskLine *line = data;

  g_free (line->title);
  g_free (line->subtitle);
  for (int day = 0; day < LP_WEEK_DAYS; day++)
    g_ptr_array_unref (line->cells[day]);
  g_free (line);
}

static LpDeskLine *
lp_desk_line_new (GPtrArray *lines)
{
  LpDeskLine *line = g_new0 (LpDeskLine, 1);

  for (int day = 0; day < LP_WEEK_DAYS; day++)
    line->cells[day] = g_ptr_array_new ();
  g_ptr_array_add (lines, line);
  return line;
}

GPtrArray *
lp_desk_week_list_posts (LpDeskWeek *week)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (lp_desk_line_free);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < week->slots->len; i++)
    {
      LpSlot *slot = g_ptr_array_index (week->slots, i);
      char *key = g_strdup_printf ("%d %d %" G_GINT64_FORMAT " %s", slot->from, slot->to, slot->post_id, slot->place != NULL ? slot->place : "");
      LpDeskLine *line = g_hash_table_lookup (known, key);

      if (line == NULL)
        {
          line = lp_desk_line_new (lines);
          line->title = lp_roster_hours_dup_words (slot->from, slot->to);
          line->subtitle = slot->place != NULL ? g_strdup_printf ("%s · %s", slot->post, slot->place) : g_strdup (slot->post);
          g_hash_table_insert (known, g_steal_pointer (&key), line);
        }
      g_ptr_array_add (line->cells[lp_day_get_weekday (slot->day) - 1], slot);
      g_free (key);
    }
  return lines;
}

GPtrArray *
lp_desk_week_list_people (LpDeskWeek *week)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (lp_desk_line_free);
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < week->servers->len; i++)
    {
      LpDeskLine *line = lp_desk_line_new (lines);

      line->server = g_ptr_array_index (week->servers, i);
      g_hash_table_insert (known, (gpointer) &line->server->card_id, line);
    }
  for (guint i = 0; i < week->slots->len; i++)
    {
      LpSlot *slot = g_ptr_array_index (week->slots, i);

      for (guint j = 0; j < slot->duties->len + slot->declined->len; j++)
        {
          gboolean serves = j < slot->duties->len;
          const LpDuty *duty = g_ptr_array_index (serves ? slot->duties : slot->declined, serves ? j : j - slot->duties->len);
          LpDeskLine *line = g_hash_table_lookup (known, &duty->card_id);

          if (line == NULL) /* who left since, and served */
            continue;
          line->minutes += serves ? slot->to - slot->from : 0;
          g_ptr_array_add (line->cells[lp_day_get_weekday (slot->day) - 1], slot);
        }
    }
  return lines;
}

const LpDuty *
lp_slot_find_duty (const LpSlot *slot,
                   gint64        card_id)
{
  for (guint i = 0; i < slot->duties->len; i++)
    {
      const LpDuty *duty = g_ptr_array_index (slot->duties, i);

      if (duty->card_id == card_id)
        return duty;
    }
  return NULL;
}

const LpDuty *
lp_slot_find_declined (const LpSlot *slot,
                       gint64        card_id)
{
  for (guint i = 0; i < slot->declined->len; i++)
    if (((const LpDuty *) g_ptr_array_index (slot->declined, i))->card_id == card_id)
      return g_ptr_array_index (slot->declined, i);
  return NULL;
}

const char *
lp_duty_get_declined_words (const LpDuty *duty)
{
  return g_str_equal (duty->outcome, LP_DUTY_ABSENT) ? C_("attendance", "Absent") : C_("attendance", "Excused");
}

int
lp_slot_count_missing (const LpSlot *slot)
{
  return slot->cancelled ? 0 : MAX (slot->minimum - (int) slot->duties->len, 0);
}

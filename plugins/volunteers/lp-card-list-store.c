/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The list of volunteers: who is there, and how much they served. Hours are those of who came, by what was noted, else as planned. */

#include "lp-card-store.h"

#include <string.h>

#include "lp-week.h"

#define IDLE_DAYS 60 /* where a file says nothing */
#define MOST_TIMES 100 /* of a volunteer */

G_DEFINE_FINAL_TYPE (LpCardLine, lp_card_line, G_TYPE_OBJECT)

static void
lp_card_line_finalize (GObject *object)
{
  LpCardLine *self = LP_CARD_LINE (object);
  char *texts[] = { self->name, self->phone, self->birth_date, self->number, self->grid, self->skills, self->left_on, self->joined_on, self->last_day };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_array_unref (self->times);
  G_OBJECT_CLASS (lp_card_line_parent_class)->finalize (object);
}

static void
lp_card_line_class_init (LpCardLineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_card_line_finalize;
}

static void
lp_card_line_init (LpCardLine *self)
{
  self->times = g_array_new (FALSE, FALSE, sizeof (LpTime));
}

#define FIRST_TEXT 5

static gpointer
lp_card_line_read (LinliStatement *row,
                   gpointer        unused)
{
  LpCardLine *line = g_object_new (LP_TYPE_CARD_LINE, NULL);
  char **texts[] = { &line->name, &line->phone, &line->birth_date, &line->number, &line->grid, &line->skills, &line->left_on, &line->joined_on,
                     &line->last_day };

  line->id = linli_statement_get_int64 (row, 0);
  line->person_id = linli_statement_get_int64 (row, 1);
  line->gone = (LpCardGone) linli_statement_get_int64 (row, 2);
  line->newcomer = linli_statement_get_int64 (row, 3) != 0;
  line->n_absent = (int) linli_statement_get_int64 (row, 4);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (linli_statement_get_text (row, FIRST_TEXT + (int) i));
  return line;
}

static gboolean
lp_card_name_fits (const char *name,
                   const char *text)
{
  g_autofree char *wanted = text != NULL ? g_utf8_casefold (text, -1) : NULL;
  g_auto (GStrv) readings = NULL;

  if (wanted == NULL || *wanted == '\0' || strstr (name, text) != NULL)
    return TRUE;
  readings = linli_pinyin_list_name_readings (name);
  for (guint i = 0; readings != NULL && readings[i] != NULL; i++)
    {
      g_autofree char *joined = linli_pinyin_join (readings[i]), *initials = linli_pinyin_initials (readings[i]);

      if (g_str_has_prefix (joined, wanted) || g_str_has_prefix (initials, wanted))
        return TRUE;
    }
  return FALSE;
}

static gboolean
lp_card_line_fits (const LpCardLine *line,
                   LpCardsShown      shown,
                   const char       *today)
{
  gboolean left = line->gone != LP_CARD_HERE || (line->left_on != NULL && strcmp (line->left_on, today) < 0);

  if (left || shown == LP_CARDS_LEFT)
    return left && shown == LP_CARDS_LEFT;
  if (shown == LP_CARDS_IDLE)
    return line->idle;
  return shown != LP_CARDS_WITHOUT_TIMES || line->times->len == 0;
}

/* Whoever joined since has not had the time to serve; who joined and when nobody knows, and who never served, is idle. */
static gboolean
lp_card_line_is_idle (const LpCardLine *line,
                      const char       *since)
{
  if (line->joined_on != NULL && strcmp (line->joined_on, since) > 0)
    return FALSE;
  return line->last_day == NULL || strcmp (line->last_day, since) < 0;
}

/* A row for each volunteer and month. */
static gboolean
lp_card_add_minutes (LinliDatabase  *reader,
                     GHashTable     *lines,
                     guint           n_months,
                     GError        **error)
{
  g_autofree char *back = g_strdup_printf ("-%u months", n_months > 0 ? n_months - 1 : 0);
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT d.card_id, (strftime ('%Y', 'now', 'localtime') - substr (s.day, 1, 4)) * 12"
                          " + strftime ('%m', 'now', 'localtime') - substr (s.day, 6, 2) AS back,"
                          " sum (coalesce (d.came_to, s.to_minute) - coalesce (d.came_from, s.from_minute)) FROM volunteers_slot s"
                          " JOIN volunteers_duty d ON d.slot_id = s.id AND d.outcome = 'came' AND d.deleted_at IS NULL AND d.ended_at IS NULL"
                          " WHERE s.day >= date ('now', 'localtime', 'start of month', ?) AND s.deleted_at IS NULL AND s.cancelled_at IS NULL GROUP BY 1, 2"
                          " LIMIT ?", "si", back, (gint64) LP_CARD_MOST * LP_CARD_MOST_MONTHS);
  GError *problem = NULL;

  while (row != NULL && linli_statement_step (row, &problem))
    {
      gint64 id = linli_statement_get_int64 (row, 0), month = linli_statement_get_int64 (row, 1);
      LpCardLine *line = g_hash_table_lookup (lines, &id);

      if (line != NULL && month >= 0 && month < n_months)
        line->minutes[month] = (int) linli_statement_get_int64 (row, 2);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL;
}

/* A row for each time of the week. */
static gboolean
lp_card_add_times (LinliDatabase  *reader,
                   GHashTable     *lines,
                   GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT card_id, weekday, from_minute, to_minute, liking FROM volunteers_time WHERE deleted_at IS NULL"
                          " ORDER BY card_id, weekday, from_minute, id LIMIT ?", "i", (gint64) LP_CARD_MOST * MOST_TIMES);
  GError *problem = NULL;

  while (row != NULL && linli_statement_step (row, &problem))
    {
      gint64 id = linli_statement_get_int64 (row, 0);
      LpCardLine *line = g_hash_table_lookup (lines, &id);
      LpTime time = lp_time_from_row (row, 1);

      if (line != NULL)
        g_array_append_val (line->times, time);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL;
}

int
lp_card_get_idle_days (LinliDatabase *reader)
{
  return (int) linli_database_get_int64 (reader, IDLE_DAYS, "SELECT idle_days FROM volunteers_setting WHERE deleted_at IS NULL ORDER BY id LIMIT 1", NULL);
}

/* Of LpCardLine, all of them, by name. */
static GPtrArray *
lp_card_list_all (LinliDatabase  *reader,
                  GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error, "SELECT c.id, c.person_id,"
                          " CASE WHEN p.deceased_on IS NOT NULL THEN 2 WHEN p.moved_out_on IS NOT NULL OR h.moved_out_on IS NOT NULL THEN 1 ELSE 0 END,"
                          " c.newcomer,"
                          " (SELECT count (*) FROM volunteers_duty d JOIN volunteers_slot s ON s.id = d.slot_id WHERE d.card_id = c.id AND d.outcome = 'absent'"
                          " AND d.deleted_at IS NULL AND d.ended_at IS NULL AND s.day >= date ('now', 'localtime', '-1 year')),"
                          " p.name, p.phone, p.birth_date, c.number, g.name, (SELECT group_concat (skill, '、') FROM (SELECT k.skill FROM volunteers_card_skill k"
                          " WHERE k.card_id = c.id AND k.deleted_at IS NULL ORDER BY k.skill)), c.left_on, c.joined_on,"
                          " (SELECT max (s.day) FROM volunteers_duty d JOIN volunteers_slot s"
                          " ON s.id = d.slot_id WHERE d.card_id = c.id AND d.outcome = 'came' AND d.deleted_at IS NULL AND d.ended_at IS NULL)"
                          " FROM volunteers_card c JOIN person p ON p.id = c.person_id LEFT JOIN household h ON h.id = p.household_id"
                          " LEFT JOIN dwelling_standing w ON w.dwelling_id = h.dwelling_id LEFT JOIN grid g ON g.id = w.grid_id"
                          " LEFT JOIN name_order o ON o.name = p.name WHERE c.deleted_at IS NULL ORDER BY o.key IS NULL, o.key, c.id LIMIT ?", "i",
                          (gint64) LP_CARD_MOST), lp_card_line_read, NULL, g_object_unref, error);
}

GPtrArray *
lp_card_list (LinliDatabase  *reader,
              LpCardsShown    shown,
              const char     *text,
              guint           n_months,
              GError        **error)
{
  g_autofree char *today = lp_day_dup_today (), *since = lp_day_dup_after (today, -lp_card_get_idle_days (reader));
  g_autoptr (GPtrArray) lines = lp_card_list_all (reader, error);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (lines == NULL)
    return NULL;
  for (guint i = 0; i < lines->len; i++)
    g_hash_table_insert (by_id, &((LpCardLine *) g_ptr_array_index (lines, i))->id, g_ptr_array_index (lines, i));
  if (!lp_card_add_times (reader, by_id, error) || !lp_card_add_minutes (reader, by_id, MIN (n_months, LP_CARD_MOST_MONTHS), error))
    return NULL;
  for (guint i = 0; i < lines->len;)
    {
      LpCardLine *line = g_ptr_array_index (lines, i);

      line->idle = lp_card_line_is_idle (line, since);
      if (lp_card_line_fits (line, shown, today) && lp_card_name_fits (line->name, text))
        i++;
      else
        g_ptr_array_remove_index (lines, i);
    }
  return g_steal_pointer (&lines);
}

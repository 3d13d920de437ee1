/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cards of volunteers, and the days that are not as every week. On any connection, bounded. */

#include "lp-card-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_PARTS 200

LpCard *
lp_card_new (gint64 person_id)
{
  LpCard *card = g_new0 (LpCard, 1);

  card->person_id = person_id;
  for (int i = 0; i < LP_CARD_N_LIMITS; i++)
    card->limits[i] = LP_CARD_NOT_SET;
  card->heat = card->heights = card->nights = LP_CARD_NOT_SET;
  card->skills = g_new0 (char *, 1);
  card->posts = g_array_new (FALSE, FALSE, sizeof (LpCardPost));
  card->times = g_array_new (FALSE, FALSE, sizeof (LpTime));
  card->pairs = g_array_new (FALSE, FALSE, sizeof (gint64));
  return card;
}

LpCard *
lp_card_new_for (LinliDatabase *reader,
                 gint64         person_id)
{
  LpCard *card = lp_card_new (person_id);

  card->name = linli_database_dup_text (reader, "SELECT name FROM person WHERE id = ?", "i", person_id);
  card->birth_date = linli_database_dup_text (reader, "SELECT birth_date FROM person WHERE id = ?", "i", person_id);
  return card;
}

void
lp_card_free (gpointer data)
{
  LpCard *card = data;
  char *texts[] = { card->name, card->birth_date, card->number, card->joined_on, card->left_on, card->contact_name, card->contact_phone, card->note };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_strfreev (card->skills);
  g_array_unref (card->posts);
  g_array_unref (card->times);
  g_array_unref (card->pairs);
  g_free (card);
}

LpException *
lp_exception_new (gint64 card_id)
{
  LpException *exception = g_new0 (LpException, 1);

  exception->card_id = card_id;
  exception->from = exception->to = LP_CARD_NOT_SET;
  return exception;
}

void
lp_exception_free (gpointer data)
{
  LpException *exception = data;

  g_free (exception->first_day);
  g_free (exception->last_day);
  g_free (exception->reason);
  g_free (exception);
}

int
lp_card_find_age (const char *birth_date)
{
  LinliDate born, today;

  if (birth_date == NULL || !linli_date_parse (birth_date, &born, NULL))
    return -1;
  linli_date_today (&today);
  return linli_date_age (&born, &today);
}

static int
lp_card_read_int (LinliStatement *row,
                  int             column)
{
  return linli_statement_is_null (row, column) ? LP_CARD_NOT_SET : (int) linli_statement_get_int64 (row, column);
}

static gboolean
lp_card_load_posts (LinliDatabase  *reader,
                    LpCard         *card,
                    GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT post_id, liking FROM volunteers_card_post WHERE card_id = ? AND deleted_at IS NULL"
                                                         " ORDER BY id LIMIT ?", "ii", card->id, (gint64) MOST_PARTS);
  GError *problem = NULL;

  while (row != NULL && linli_statement_step (row, &problem))
    {
      LpCardPost post = { linli_statement_get_int64 (row, 0), (int) linli_statement_get_int64 (row, 1) };

      g_array_append_val (card->posts, post);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL;
}

LpTime
lp_time_from_row (LinliStatement *row,
              int             first)
{
  return (LpTime) { (int) linli_statement_get_int64 (row, first), (int) linli_statement_get_int64 (row, first + 1),
                    (int) linli_statement_get_int64 (row, first + 2), (int) linli_statement_get_int64 (row, first + 3) };
}

static gboolean
lp_card_load_times (LinliDatabase  *reader,
                    LpCard         *card,
                    GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT weekday, from_minute, to_minute, liking FROM volunteers_time WHERE card_id = ?"
                                                         " AND deleted_at IS NULL ORDER BY weekday, from_minute, id LIMIT ?", "ii", card->id, (gint64) MOST_PARTS);
  GError *problem = NULL;

  while (row != NULL && linli_statement_step (row, &problem))
    {
      LpTime time = lp_time_from_row (row, 0);

      g_array_append_val (card->times, time);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL;
}

static gboolean
lp_card_load_pairs (LinliDatabase  *reader,
                    LpCard         *card,
                    GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT other_id FROM volunteers_pair WHERE card_id = ?1 AND deleted_at IS NULL UNION"
                                                         " SELECT card_id FROM volunteers_pair WHERE other_id = ?1 AND deleted_at IS NULL ORDER BY 1 LIMIT ?2", "ii",
                                                         card->id, (gint64) MOST_PARTS);
  GError *problem = NULL;

  while (row != NULL && linli_statement_step (row, &problem))
    {
      gint64 other = linli_statement_get_int64 (row, 0);

      g_array_append_val (card->pairs, other);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return row != NULL && problem == NULL;
}

static gpointer
lp_card_read_text (LinliStatement *row,
                   gpointer        unused)
{
  return g_strdup (linli_statement_get_text (row, 0));
}

static gboolean
lp_card_load_skills (LinliDatabase  *reader,
                     LpCard         *card,
                     GError        **error)
{
  g_autoptr (GPtrArray) skills =
    linli_rows_collect (linli_database_query (reader, error, "SELECT skill FROM volunteers_card_skill WHERE card_id = ? AND deleted_at IS NULL ORDER BY skill"
                                              " LIMIT ?", "ii", card->id, (gint64) MOST_PARTS), lp_card_read_text, NULL, g_free, error);

  if (skills == NULL)
    return FALSE;
  g_strfreev (card->skills);
  card->skills = g_new0 (char *, skills->len + 1);
  for (guint i = 0; i < skills->len; i++)
    card->skills[i] = g_strdup (g_ptr_array_index (skills, i));
  return TRUE;
}

LpCard *
lp_card_load (LinliDatabase  *reader,
              gint64          id,
              GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT c.person_id, c.newcomer, c.day_minutes, c.week_minutes, c.rest_minutes, c.run_days, c.month_nights, c.heat,"
                          " c.heights, c.nights, p.name, p.birth_date, c.number, c.joined_on, c.left_on, c.contact_name, c.contact_phone, c.note"
                          " FROM volunteers_card c JOIN person p ON p.id = c.person_id WHERE c.id = ? AND c.deleted_at IS NULL", "i", id);
  LpCard *card;
  char **texts[8];

  if (!linli_rows_step_one (row, _("This card is not there any more"), error))
    return NULL;
  card = lp_card_new (linli_statement_get_int64 (row, 0));
  card->id = id;
  card->newcomer = linli_statement_get_int64 (row, 1) != 0;
  for (int i = 0; i < LP_CARD_N_LIMITS; i++)
    card->limits[i] = lp_card_read_int (row, 2 + i);
  card->heat = lp_card_read_int (row, 7);
  card->heights = lp_card_read_int (row, 8);
  card->nights = lp_card_read_int (row, 9);
  memcpy (texts, ((char **[]) { &card->name, &card->birth_date, &card->number, &card->joined_on, &card->left_on, &card->contact_name, &card->contact_phone,
                                &card->note }), sizeof texts);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (linli_statement_get_text (row, 10 + (int) i));
  if (lp_card_load_skills (reader, card, error) && lp_card_load_posts (reader, card, error) && lp_card_load_times (reader, card, error) &&
      lp_card_load_pairs (reader, card, error))
    return card;
  lp_card_free (card);
  return NULL;
}

gint64
lp_card_find (LinliDatabase *reader,
              gint64         person_id)
{
  return linli_database_get_int64 (reader, 0, "SELECT id FROM volunteers_card WHERE person_id = ? AND deleted_at IS NULL", "i", person_id);
}

static gpointer
lp_exception_read (LinliStatement *row,
                   gpointer        unused)
{
  LpException *exception = lp_exception_new (linli_statement_get_int64 (row, 1));

  exception->id = linli_statement_get_int64 (row, 0);
  exception->first_day = g_strdup (linli_statement_get_text (row, 2));
  exception->last_day = g_strdup (linli_statement_get_text (row, 3));
  exception->from = lp_card_read_int (row, 4);
  exception->to = lp_card_read_int (row, 5);
  exception->available = linli_statement_get_int64 (row, 6) != 0;
  exception->reason = g_strdup (linli_statement_get_text (row, 7));
  return exception;
}

GPtrArray *
lp_exception_list (LinliDatabase  *reader,
                   gint64          card_id,
                   GError        **error)
{
  return linli_rows_collect (
    linli_database_query (reader, error, "SELECT id, card_id, first_day, last_day, from_minute, to_minute, available, reason FROM volunteers_exception"
                          " WHERE card_id = ? AND last_day >= date ('now', 'localtime') AND deleted_at IS NULL ORDER BY first_day, id LIMIT ?", "ii", card_id,
                          (gint64) MOST_PARTS), lp_exception_read, NULL, lp_exception_free, error);
}

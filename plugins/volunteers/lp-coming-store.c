/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Duties that are still to come, with what is handed out with them. On any connection, bounded. */

#include "lp-coming-store.h"

#define NO_END "9999-12-31"
#define COLUMNS \
  "SELECT d.id, d.card_id, p.name, s.day, s.from_minute, s.to_minute, coalesce (o.name, ''), nullif (trim (s.place), ''), nullif (trim (o.note), '')," \
  " nullif (trim (s.note), ''), s.published_at IS NOT NULL, d.ended_at IS NOT NULL OR d.outcome IN ('" LP_DUTY_EXCUSED "', '" LP_DUTY_ABSENT "')" \
  " FROM volunteers_slot s JOIN volunteers_duty d ON d.slot_id = s.id JOIN volunteers_card c ON c.id = d.card_id JOIN person p ON p.id = c.person_id" \
  " LEFT JOIN volunteers_post o ON o.id = s.post_id"

void
lp_coming_free (gpointer data)
{
  LpComing *coming = data;

  g_free (coming->name);
  g_free (coming->day);
  g_free (coming->post);
  g_free (coming->place);
  g_free (coming->note);
  g_free (coming->slot_note);
  g_free (coming);
}

static gpointer
lp_coming_read (LinliStatement *row,
                gpointer        unused)
{
  LpComing *coming = g_new0 (LpComing, 1);

  coming->duty_id = linli_statement_get_int64 (row, 0);
  coming->card_id = linli_statement_get_int64 (row, 1);
  coming->name = g_strdup (linli_statement_get_text (row, 2));
  coming->day = g_strdup (linli_statement_get_text (row, 3));
  coming->from = (int) linli_statement_get_int64 (row, 4);
  coming->to = (int) linli_statement_get_int64 (row, 5);
  coming->post = g_strdup (linli_statement_get_text (row, 6));
  coming->place = g_strdup (linli_statement_get_text (row, 7));
  coming->note = g_strdup (linli_statement_get_text (row, 8));
  coming->slot_note = g_strdup (linli_statement_get_text (row, 9));
  coming->published = linli_statement_get_int64 (row, 10) != 0;
  coming->cancelled = linli_statement_get_int64 (row, 11) != 0;
  return coming;
}

GPtrArray *
lp_coming_list (LinliDatabase  *reader,
                gint64          card_id,
                const char     *first_day,
                const char     *last_day,
                GError        **error)
{
  static const char sql[] =
    COLUMNS " LEFT JOIN name_order n ON n.name = p.name WHERE s.day BETWEEN ?1 AND ?2 AND (?3 = 0 OR d.card_id = ?3) AND s.deleted_at IS NULL"
    " AND s.cancelled_at IS NULL AND d.deleted_at IS NULL AND d.ended_at IS NULL AND d.outcome NOT IN ('" LP_DUTY_EXCUSED "', '" LP_DUTY_ABSENT "')"
    " ORDER BY n.key IS NULL, n.key, d.card_id, s.day, s.from_minute, d.id LIMIT ?4";

  return linli_rows_collect (linli_database_query (reader, error, sql, "ssii", first_day, last_day != NULL ? last_day : NO_END, card_id,
                                                   (gint64) LP_COMING_MOST), lp_coming_read, NULL, lp_coming_free, error);
}

GPtrArray *
lp_coming_list_told (LinliDatabase  *reader,
                     gint64          card_id,
                     const char     *first_day,
                     GError        **error)
{
  static const char sql[] =
    COLUMNS " WHERE d.card_id = ?1 AND max (s.day, coalesce (d.told_day, '')) >= ?2 AND d.deleted_at IS NULL AND CASE WHEN d.ended_at IS NULL"
    " THEN s.published_at IS NOT NULL AND s.deleted_at IS NULL AND s.cancelled_at IS NULL ELSE TRUE END AND d.published_at IS NOT NULL"
    " ORDER BY s.day, s.from_minute, d.id LIMIT ?3";

  return linli_rows_collect (linli_database_query (reader, error, sql, "isi", card_id, first_day, (gint64) LP_COMING_MOST), lp_coming_read, NULL,
                             lp_coming_free, error);
}

char *
lp_coming_dup_note (const LpComing *coming)
{
  if (coming->note != NULL && coming->slot_note != NULL)
    return g_strdup_printf ("%s\n%s", coming->note, coming->slot_note);
  return g_strdup (coming->note != NULL ? coming->note : coming->slot_note);
}

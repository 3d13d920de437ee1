/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What people know of a roster, and what of it changed since, in the file. */

#include "lp-publish-store.h"

#include <glib/gi18n-lib.h>

#include "lp-slot-store.h"

LpPublish *
lp_publish_new (const char *first_day,
                const char *last_day)
{
  LpPublish *publish = g_new0 (LpPublish, 1);

  *publish = (LpPublish) { g_strdup (first_day), g_strdup (last_day) };
  return publish;
}

void
lp_publish_free (gpointer data)
{
  LpPublish *publish = data;

  g_free (publish->first_day);
  g_free (publish->last_day);
  g_free (publish);
}

void
lp_change_free (gpointer data)
{
  LpChange *change = data;

  g_free (change->name);
  g_free (change->phone);
  g_free (change->slot);
  g_free (change->words);
  g_free (change);
}

guint
lp_publish_count_drafts (LinliDatabase *database,
                         const char    *first_day,
                         const char    *last_day)
{
  return (guint) linli_database_get_int64 (database, 0, "SELECT count (*) FROM volunteers_slot WHERE day BETWEEN ? AND ? AND deleted_at IS NULL"
                                           " AND cancelled_at IS NULL AND published_at IS NULL", "ss", first_day, last_day);
}

static gpointer
lp_change_read (LinliStatement *row,
                gpointer        unused)
{
  LpChange *change = g_new0 (LpChange, 1);
  LpSlot slot = { 0 };

  change->kind = (LpChangeKind) linli_statement_get_int64 (row, 0);
  change->duty_id = linli_statement_get_int64 (row, 1);
  change->person_id = linli_statement_get_int64 (row, 2);
  change->name = g_strdup (linli_statement_get_text (row, 3));
  change->phone = g_strdup (linli_statement_get_text (row, 4));
  change->words = g_strdup (linli_statement_get_text (row, 5));
  slot.post = (char *) linli_statement_get_text (row, 6);
  slot.day = (char *) linli_statement_get_text (row, 7);
  slot.from = (int) linli_statement_get_int64 (row, 8);
  slot.to = (int) linli_statement_get_int64 (row, 9);
  slot.place = (char *) linli_statement_get_text (row, 10);
  /* Who was taken off knows of the shift as it was told, and would come then. */
  change->slot = change->kind == LP_CHANGE_TAKEN_OFF && !linli_statement_is_null (row, 11) ? g_strdup (linli_statement_get_text (row, 11))
                                                                                           : lp_slot_dup_words (&slot);
  return change;
}

GPtrArray *
lp_publish_list_changes (LinliDatabase  *database,
                         const char     *first_day,
                         const char     *last_day,
                         GError        **error)
{
  /* The first column is the LpChangeKind: added and not published, ended and not told of it, told of other hours than now. */
  static const char sql[] =
    "SELECT CASE WHEN d.ended_at IS NOT NULL THEN 1 WHEN d.published_at IS NULL THEN 0 ELSE 2 END, d.id, c.person_id, p.name, p.phone,"
    " CASE WHEN d.ended_at IS NOT NULL THEN d.why_ended WHEN d.published_at IS NULL THEN d.overridden ELSE d.told_of END, o.name, s.day, s.from_minute,"
    " s.to_minute, s.place, d.told_of FROM volunteers_slot s JOIN volunteers_duty d ON d.slot_id = s.id JOIN volunteers_card c ON c.id = d.card_id"
    " JOIN person p ON p.id = c.person_id LEFT JOIN volunteers_post o ON o.id = s.post_id WHERE s.id IN (SELECT id FROM volunteers_slot WHERE day BETWEEN ?1 AND ?2"
    " UNION SELECT slot_id FROM volunteers_duty WHERE told_day BETWEEN ?1 AND ?2) AND (s.day BETWEEN ?1 AND ?2 OR d.told_day BETWEEN ?1 AND ?2)"
    " AND s.published_at IS NOT NULL"
    " AND d.deleted_at IS NULL AND (d.ended_at IS NOT NULL OR d.outcome NOT IN ('excused', 'absent')) AND CASE WHEN d.ended_at IS NOT NULL THEN d.ended_at > coalesce (d.told_at, '')"
    " WHEN d.published_at IS NULL THEN s.deleted_at IS NULL"
    " ELSE s.deleted_at IS NULL AND s.changed_at > coalesce (d.told_at, '') END"
    " ORDER BY s.day, s.from_minute, d.id";

  return linli_rows_collect (linli_database_query (database, error, sql, "ss", first_day, last_day != NULL ? last_day : "9999-12-31"), lp_change_read, NULL,
                             lp_change_free, error);
}

gboolean
lp_publish (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  const LpPublish *publish = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *now = linli_transaction_get_time (transaction);

  if (lp_publish_count_drafts (database, publish->first_day, publish->last_day) == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("There are no drafts on these days"));
      return FALSE;
    }
  return linli_database_run (database, error, "UPDATE volunteers_duty SET published_at = ? WHERE deleted_at IS NULL AND ended_at IS NULL AND published_at IS NULL"
                             " AND slot_id IN (SELECT id FROM volunteers_slot WHERE day BETWEEN ? AND ? AND deleted_at IS NULL AND cancelled_at IS NULL"
                             " AND published_at IS NULL)", "sss", now, publish->first_day, publish->last_day) &&
         linli_database_run (database, error, "UPDATE volunteers_slot SET published_at = ? WHERE day BETWEEN ? AND ? AND deleted_at IS NULL"
                             " AND cancelled_at IS NULL AND published_at IS NULL", "sss", now, publish->first_day, publish->last_day);
}

gboolean
lp_publish_tell (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  const GArray *duties = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *now = linli_transaction_get_time (transaction);

  for (guint i = 0; i < duties->len; i++)
    if (!linli_database_run (database, error, "UPDATE volunteers_duty SET told_at = ?1, told_of = NULL, told_day = NULL,"
                             " published_at = coalesce (published_at, ?1) WHERE id = ?2", "si", now,
                             g_array_index (duties, gint64, i)))
      return FALSE;
  return TRUE;
}

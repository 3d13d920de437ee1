/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Service that is publicised before it is certified, in the file. On any connection, bounded. */

#include "lp-review-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lp-record-store.h"
#include "lp-week.h"

#define COLUMNS \
  "SELECT n.id, n.card_id, p.name, c.number, n.first_day, n.last_day, n.minutes, n.content, n.posted_on, n.ends_on," \
  " (SELECT count (*) FROM volunteers_objection j WHERE j.notice_id = n.id AND j.deleted_at IS NULL AND j.outcome = 'open')," \
  " (SELECT count (*) FROM volunteers_objection j WHERE j.notice_id = n.id AND j.deleted_at IS NULL AND j.outcome = 'upheld')," \
  " (SELECT count (*) FROM volunteers_objection j WHERE j.notice_id = n.id AND j.deleted_at IS NULL AND j.outcome IN ('withdrawn', 'rejected'))" \
  " FROM volunteers_notice n" \
  " JOIN volunteers_card c ON c.id = n.card_id JOIN person p ON p.id = c.person_id"

LpReview *
lp_review_new (gint64 card_id)
{
  LpReview *notice = g_new0 (LpReview, 1);

  notice->card_id = card_id;
  return notice;
}

void
lp_review_free (gpointer data)
{
  LpReview *notice = data;
  char *texts[] = { notice->name, notice->number, notice->first_day, notice->last_day, notice->content, notice->posted_on, notice->ends_on };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (notice);
}

LpReviewState
lp_review_get_state (const LpReview *notice,
                     const char     *today)
{
  if (notice->n_open > 0)
    return LP_REVIEW_OBJECTED;
  if (notice->n_upheld > 0)
    return LP_REVIEW_UPHELD;
  if (strcmp (today, notice->posted_on) < 0)
    return LP_REVIEW_COMING;
  return strcmp (today, notice->ends_on) <= 0 ? LP_REVIEW_RUNNING : LP_REVIEW_OVER;
}

static gpointer
lp_review_read (LinliStatement *row,
                gpointer        unused)
{
  LpReview *notice = lp_review_new (linli_statement_get_int64 (row, 1));

  notice->id = linli_statement_get_int64 (row, 0);
  notice->name = g_strdup (linli_statement_get_text (row, 2));
  notice->number = g_strdup (linli_statement_get_text (row, 3));
  notice->first_day = g_strdup (linli_statement_get_text (row, 4));
  notice->last_day = g_strdup (linli_statement_get_text (row, 5));
  notice->minutes = (int) linli_statement_get_int64 (row, 6);
  notice->content = g_strdup (linli_statement_get_text (row, 7));
  notice->posted_on = g_strdup (linli_statement_get_text (row, 8));
  notice->ends_on = g_strdup (linli_statement_get_text (row, 9));
  notice->n_open = (guint) linli_statement_get_int64 (row, 10);
  notice->n_upheld = (guint) linli_statement_get_int64 (row, 11);
  notice->n_settled = (guint) linli_statement_get_int64 (row, 12);
  return notice;
}

GPtrArray *
lp_review_list (LinliDatabase  *reader,
                gint64          card_id,
                GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, COLUMNS " WHERE n.deleted_at IS NULL AND n.card_id = ?"
                                                   " ORDER BY n.posted_on DESC, n.id DESC LIMIT ?", "ii", card_id, (gint64) LP_REVIEW_MOST),
                             lp_review_read, NULL, lp_review_free, error);
}

GPtrArray *
lp_review_list_beside (LinliDatabase  *reader,
                       gint64          id,
                       GError        **error)
{
  return linli_rows_collect (linli_database_query (reader, error, COLUMNS " JOIN volunteers_notice o ON o.id = ? AND o.posted_on = n.posted_on"
                                                   " AND o.ends_on = n.ends_on LEFT JOIN name_order r ON r.name = p.name WHERE n.deleted_at IS NULL"
                                                   " AND NOT EXISTS (SELECT 1 FROM volunteers_objection j WHERE j.notice_id = n.id AND j.deleted_at IS NULL"
                                                   " AND j.outcome IN ('open', 'upheld')) ORDER BY r.key IS NULL, r.key, n.id", "i", id), lp_review_read, NULL, lp_review_free, error);
}

/* Whether the record says now what was publicised. */
static gboolean
lp_review_holds (LinliDatabase  *reader,
                 const LpReview *notice)
{
  g_autofree char *served = lp_service_dup_served (reader, notice->card_id, notice->first_day, notice->last_day, NULL);

  return served != NULL && linli_database_get_int64 (reader, 0, "SELECT 1 FROM volunteers_notice WHERE id = ? AND served = ?", "is", notice->id, served) != 0;
}

static gboolean
lp_review_meets (const LpReview *notice,
                 const char     *first_day,
                 const char     *last_day)
{
  return strcmp (notice->first_day, last_day) <= 0 && strcmp (notice->last_day, first_day) >= 0;
}

LpReview *
lp_review_find (LinliDatabase *reader,
                gint64         card_id,
                const char    *first_day,
                const char    *last_day,
                const char    *today)
{
  g_autoptr (GPtrArray) notices = lp_review_list (reader, card_id, NULL);

  for (guint i = 0; notices != NULL && i < notices->len; i++)
    {
      const LpReview *notice = g_ptr_array_index (notices, i);

      if (lp_review_get_state (notice, today) == LP_REVIEW_OVER && strcmp (notice->first_day, first_day) <= 0 && strcmp (notice->last_day, last_day) >= 0 &&
          lp_review_holds (reader, notice))
        return g_ptr_array_steal_index (notices, i);
    }
  return NULL;
}

LpReview *
lp_review_find_objected (LinliDatabase *reader,
                         gint64         card_id,
                         const char    *first_day,
                         const char    *last_day)
{
  g_autoptr (GPtrArray) notices = lp_review_list (reader, card_id, NULL);

  for (guint i = 0; notices != NULL && i < notices->len; i++)
    {
      const LpReview *notice = g_ptr_array_index (notices, i);

      if (notice->n_open > 0 && lp_review_meets (notice, first_day, last_day))
        return g_ptr_array_steal_index (notices, i);
    }
  return NULL;
}

static gboolean
lp_review_refuse (GError     **error,
                  const char  *words)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
lp_review_check (const LpReview  *notice,
                 GError         **error)
{
  g_autofree char *today = lp_day_dup_today ();

  if (notice->first_day == NULL || notice->last_day == NULL || notice->posted_on == NULL || notice->ends_on == NULL)
    return lp_review_refuse (error, _("Say from which day to which day"));
  if (strcmp (notice->first_day, notice->last_day) > 0)
    return lp_review_refuse (error, _("The last day is before the first"));
  if (strcmp (notice->last_day, notice->posted_on) >= 0 || strcmp (notice->last_day, today) >= 0)
    return lp_review_refuse (error, _("Only what was served before the notice is hung out can be publicised"));
  if (lp_day_count_from (notice->posted_on, notice->ends_on) + 1 < LP_REVIEW_LEAST_DAYS)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("A notice hangs out for at least %d days, the first and the last too"),
                   LP_REVIEW_LEAST_DAYS);
      return FALSE;
    }
  return TRUE;
}

static gboolean
lp_review_refuse_twice (const LpReview  *other,
                        GError         **error)
{
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
               other->n_open > 0 ? _("There is an objection to the service from %s to %s, publicised from %s to %s: settle that first")
                                 : _("Service from %s to %s hangs out already, from %s to %s: choose days that it does not have"),
               other->first_day, other->last_day, other->posted_on, other->ends_on);
  return FALSE;
}

/* What hangs out, or will, or is in doubt has none of these days; what hangs out wrongly is taken down. */
static gboolean
lp_review_make_room (LinliTransaction  *transaction,
                     const LpReview    *notice,
                     GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) others = lp_review_list (database, notice->card_id, error);
  g_autofree char *today = lp_day_dup_today ();

  for (guint i = 0; others != NULL && i < others->len; i++)
    {
      const LpReview *other = g_ptr_array_index (others, i);

      LpReviewState state = lp_review_get_state (other, today);

      if (state == LP_REVIEW_OVER || state == LP_REVIEW_UPHELD || !lp_review_meets (other, notice->first_day, notice->last_day))
        continue;
      if (other->n_open > 0 || lp_review_holds (database, other))
        return lp_review_refuse_twice (other, error);
      if (!linli_database_run (database, error, "UPDATE volunteers_notice SET deleted_at = ? WHERE id = ?", "si", linli_transaction_get_time (transaction),
                               other->id))
        return FALSE;
    }
  return others != NULL;
}

gboolean
lp_review_post (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  LpReview *notice = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *served = NULL;
  LpService *service;
  gboolean noted;

  if (!lp_review_check (notice, error) || !lp_review_make_room (transaction, notice, error))
    return FALSE;
  service = lp_service_read (database, notice->card_id, notice->first_day, notice->last_day, error);
  if (service == NULL)
    return FALSE;
  notice->minutes = service->minutes;
  g_free (notice->content);
  notice->content = g_steal_pointer (&service->content);
  noted = lp_service_check_noted (service, notice->open_do_not_count, error);
  lp_service_free (service);
  if (!noted)
    return FALSE;
  if (notice->minutes == 0)
    return lp_review_refuse (error, _("No service is noted in these days: note who came under “Attendance” first"));
  served = lp_service_dup_served (database, notice->card_id, notice->first_day, notice->last_day, error);
  if (served == NULL)
    return FALSE;
  notice->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO volunteers_notice (id, card_id, first_day, last_day, minutes, content, posted_on, ends_on, served)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "iississss", notice->id, notice->card_id, notice->first_day, notice->last_day,
                             (gint64) notice->minutes, notice->content, notice->posted_on, notice->ends_on, served);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What changes cards. */

#include "lp-card-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOST_IDLE_DAYS 999

static gboolean
lp_card_refuse (const char  *words,
                GError     **error)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

static gboolean
lp_card_judge (LinliDatabase  *database,
               const LpCard   *card,
               GError        **error)
{
  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM person WHERE id = ? AND deleted_at IS NULL", "i", card->person_id) == 0)
    return lp_card_refuse (_("A card belongs to somebody in the file; search for the person first"), error);
  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM volunteers_card WHERE person_id = ? AND id <> ? AND deleted_at IS NULL", "ii", card->person_id,
                                card->id) != 0)
    return lp_card_refuse (_("This person has a volunteer's card already"), error);
  if (card->joined_on != NULL && card->left_on != NULL && strcmp (card->left_on, card->joined_on) < 0)
    return lp_card_refuse (_("Nobody can leave before joining"), error);
  if (card->limits[LP_CARD_DAY_MINUTES] > 24 * 60)
    return lp_card_refuse (_("A day has 24 hours"), error);
  if (card->limits[LP_CARD_WEEK_MINUTES] > 7 * 24 * 60)
    return lp_card_refuse (_("A week has 168 hours"), error);
  return TRUE;
}

/* What a card has of a kind is replaced as a whole. */
static gboolean
lp_card_clear (LinliTransaction  *transaction,
               const char        *sql,
               gint64             card_id,
               GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, sql, "si", linli_transaction_get_time (transaction), card_id);
}

static gboolean
lp_card_keep_skills (LinliTransaction  *transaction,
                     const LpCard      *card,
                     GError           **error)
{
  gboolean kept = lp_card_clear (transaction, "UPDATE volunteers_card_skill SET deleted_at = ? WHERE card_id = ? AND deleted_at IS NULL", card->id, error);

  for (guint i = 0; kept && card->skills[i] != NULL; i++)
    if (*card->skills[i] != '\0' && !g_strv_contains ((const char * const *) card->skills + i + 1, card->skills[i]))
      kept = linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO volunteers_card_skill (id, card_id, skill) VALUES (?, ?, ?)",
                                 "iis", linli_transaction_new_id (transaction), card->id, card->skills[i]);
  return kept;
}

static gboolean
lp_card_keep_posts (LinliTransaction  *transaction,
                    const LpCard      *card,
                    GError           **error)
{
  gboolean kept = lp_card_clear (transaction, "UPDATE volunteers_card_post SET deleted_at = ? WHERE card_id = ? AND deleted_at IS NULL", card->id, error);

  for (guint i = 0; kept && i < card->posts->len; i++)
    {
      const LpCardPost *post = &g_array_index (card->posts, LpCardPost, i);

      kept = linli_database_run (linli_transaction_get_database (transaction), error,
                                 "INSERT INTO volunteers_card_post (id, card_id, post_id, liking) VALUES (?, ?, ?, ?)", "iiii",
                                 linli_transaction_new_id (transaction), card->id, post->post_id, (gint64) post->liking);
    }
  return kept;
}

static gboolean
lp_card_keep_times (LinliTransaction  *transaction,
                    const LpCard      *card,
                    GError           **error)
{
  gboolean kept = lp_card_clear (transaction, "UPDATE volunteers_time SET deleted_at = ? WHERE card_id = ? AND deleted_at IS NULL", card->id, error);

  for (guint i = 0; kept && i < card->times->len; i++)
    {
      const LpTime *time = &g_array_index (card->times, LpTime, i);

      kept = linli_database_run (linli_transaction_get_database (transaction), error,
                                 "INSERT INTO volunteers_time (id, card_id, weekday, from_minute, to_minute, liking) VALUES (?, ?, ?, ?, ?, ?)", "iiiiii",
                                 linli_transaction_new_id (transaction), card->id, (gint64) time->weekday, (gint64) time->from, (gint64) time->to,
                                 (gint64) time->liking);
    }
  return kept;
}

/* A pair is one row, whichever of the two has it. */
static gboolean
lp_card_keep_pairs (LinliTransaction  *transaction,
                    const LpCard      *card,
                    GError           **error)
{
  gboolean kept = lp_card_clear (transaction, "UPDATE volunteers_pair SET deleted_at = ?1 WHERE (card_id = ?2 OR other_id = ?2) AND deleted_at IS NULL", card->id,
                                 error);

  for (guint i = 0; kept && i < card->pairs->len; i++)
    {
      gint64 other = g_array_index (card->pairs, gint64, i);

      if (other == card->id)
        return lp_card_refuse (_("Nobody can be paired with themselves"), error);
      kept = linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO volunteers_pair (id, card_id, other_id) VALUES (?, ?, ?)",
                                 "iii", linli_transaction_new_id (transaction), card->id, other);
    }
  return kept;
}

static gboolean
lp_card_keep_row (LinliTransaction  *transaction,
                  LpCard            *card,
                  GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const int *l = card->limits;

  if (card->id == 0)
    {
      card->id = linli_transaction_new_id (transaction);
      if (!linli_database_run (database, error, "INSERT INTO volunteers_card (id, person_id) VALUES (?, ?)", "ii", card->id, card->person_id))
        return FALSE;
    }
  return linli_database_run (database, error,
                             "UPDATE volunteers_card SET number = ?, joined_on = ?, left_on = ?, newcomer = ?, day_minutes = nullif (?, -1),"
                             " week_minutes = nullif (?, -1), rest_minutes = nullif (?, -1), run_days = nullif (?, -1), month_nights = nullif (?, -1),"
                             " heat = nullif (?, -1), heights = nullif (?, -1), nights = nullif (?, -1), contact_name = ?, contact_phone = ?, note = ?"
                             " WHERE id = ?", "sssiiiiiiiiisssi", card->number, card->joined_on, card->left_on, (gint64) card->newcomer,
                             (gint64) l[LP_CARD_DAY_MINUTES], (gint64) l[LP_CARD_WEEK_MINUTES], (gint64) l[LP_CARD_REST_MINUTES],
                             (gint64) l[LP_CARD_RUN_DAYS], (gint64) l[LP_CARD_MONTH_NIGHTS], (gint64) card->heat, (gint64) card->heights,
                             (gint64) card->nights, card->contact_name, card->contact_phone, card->note, card->id);
}

gboolean
lp_card_keep (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpCard *card = data;

  return lp_card_judge (linli_transaction_get_database (transaction), card, error) && lp_card_keep_row (transaction, card, error) &&
         lp_card_keep_skills (transaction, card, error) && lp_card_keep_posts (transaction, card, error) && lp_card_keep_times (transaction, card, error) &&
         lp_card_keep_pairs (transaction, card, error);
}

gboolean
lp_exception_keep (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  LpException *exception = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (exception->first_day == NULL || exception->last_day == NULL)
    return lp_card_refuse (_("From which day to which?"), error);
  if (strcmp (exception->last_day, exception->first_day) < 0)
    return lp_card_refuse (_("The last day is before the first"), error);
  if (exception->id == 0)
    {
      exception->id = linli_transaction_new_id (transaction);
      return linli_database_run (database, error, "INSERT INTO volunteers_exception (id, card_id, first_day, last_day, from_minute, to_minute, available, reason)"
                                 " VALUES (?, ?, ?, ?, nullif (?, -1), nullif (?, -1), ?, ?)", "iissiiis", exception->id, exception->card_id,
                                 exception->first_day, exception->last_day, (gint64) exception->from, (gint64) exception->to, (gint64) exception->available,
                                 exception->reason);
    }
  return linli_database_run (database, error, "UPDATE volunteers_exception SET first_day = ?, last_day = ?, from_minute = nullif (?, -1),"
                             " to_minute = nullif (?, -1), available = ?, reason = ? WHERE id = ?", "ssiiisi", exception->first_day, exception->last_day,
                             (gint64) exception->from, (gint64) exception->to, (gint64) exception->available, exception->reason, exception->id);
}

gboolean
lp_exception_remove (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  const LpException *exception = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE volunteers_exception SET deleted_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), exception->id);
}

gboolean
lp_card_keep_idle_days (LinliTransaction  *transaction,
                        gpointer           data,
                        GError           **error)
{
  const int *days = data;

  if (*days < 1 || *days > MOST_IDLE_DAYS)
    return lp_card_refuse (_("Between 1 and 999 days"), error);
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE volunteers_setting SET idle_days = ? WHERE deleted_at IS NULL", "i",
                             (gint64) *days);
}

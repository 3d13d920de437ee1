/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who parks where, in the file. */

#include "lp-use-store.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "lp-need-kind.h"
#include "lp-queue-store.h"
#include "lp-use-sql.h"

#define COLUMNS \
  "SELECT u.id, u.lot_id, coalesce (u.need_id, 0), coalesce (u.vehicle_id, 0), coalesce (u.household_id, 0), coalesce (v.plate, u.plate), u.span," \
  " u.bays, u.since, u.until, u.fen, u.ended_why, l.name, s.address, p.name FROM parking_use u JOIN parking_lot l ON l.id = u.lot_id" \
  " LEFT JOIN vehicle v ON v.id = u.vehicle_id LEFT JOIN household h ON h.id = u.household_id" \
  " LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id LEFT JOIN person p ON p.id = h.head_id "

LpUse *
lp_use_new (gint64 lot_id)
{
  LpUse *use = g_new0 (LpUse, 1);

  use->lot_id = lot_id;
  use->span = LP_PARK_ALL_DAY;
  use->fen = LP_NOT_KNOWN;
  return use;
}

LpUse *
lp_use_copy (const LpUse *use)
{
  LpUse *copy = g_memdup2 (use, sizeof *use);

  copy->plate = g_strdup (use->plate);
  copy->since = g_strdup (use->since);
  copy->until = g_strdup (use->until);
  copy->ended_why = g_strdup (use->ended_why);
  copy->lot_name = g_strdup (use->lot_name);
  copy->address = g_strdup (use->address);
  copy->head = g_strdup (use->head);
  return copy;
}

void
lp_use_free (gpointer data)
{
  LpUse *use = data;

  g_free (use->plate);
  g_free (use->since);
  g_free (use->until);
  g_free (use->ended_why);
  g_free (use->lot_name);
  g_free (use->address);
  g_free (use->head);
  g_free (use);
}

static gpointer
lp_use_read (LinliStatement *row,
             gpointer        unused)
{
  LpUse *use = lp_use_new (linli_statement_get_int64 (row, 1));

  use->id = linli_statement_get_int64 (row, 0);
  use->need_id = linli_statement_get_int64 (row, 2);
  use->vehicle_id = linli_statement_get_int64 (row, 3);
  use->household_id = linli_statement_get_int64 (row, 4);
  use->plate = g_strdup (linli_statement_get_text (row, 5));
  use->span = lp_span_from_code (linli_statement_get_text (row, 6));
  use->bays = lp_bays_kind_from_code (linli_statement_get_text (row, 7));
  use->since = g_strdup (linli_statement_get_text (row, 8));
  use->until = g_strdup (linli_statement_get_text (row, 9));
  use->fen = lp_row_get_number (row, 10);
  use->ended_why = g_strdup (linli_statement_get_text (row, 11));
  use->lot_name = g_strdup (linli_statement_get_text (row, 12));
  use->address = g_strdup (linli_statement_get_text (row, 13));
  use->head = g_strdup (linli_statement_get_text (row, 14));
  return use;
}

GPtrArray *
lp_use_list (LinliDatabase  *database,
             gint64          lot_id,
             guint           limit,
             GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE u.lot_id = ? AND " LP_USE_IS_OPEN
                                                   " ORDER BY s.sort_key IS NULL, s.sort_key, 6, u.id LIMIT ?", "ii", lot_id,
                                                   (gint64) MIN (limit, LP_USE_MOST)),
                             lp_use_read, NULL, lp_use_free, error);
}

GPtrArray *
lp_use_list_of_need (LinliDatabase  *database,
                     gint64          need_id,
                     GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE u.need_id = ? AND u.deleted_at IS NULL"
                                                   " ORDER BY u.until IS NOT NULL, u.until DESC, u.id DESC LIMIT 20", "i", need_id),
                             lp_use_read, NULL, lp_use_free, error);
}

GPtrArray *
lp_use_list_about (LinliDatabase  *database,
                   const char     *kind,
                   gint64          id,
                   GError        **error)
{
  if (g_str_equal (kind, "vehicle"))
    return linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE u.plate = (SELECT plate FROM vehicle WHERE id = ?) AND " LP_USE_IS_OPEN
                                                     " ORDER BY u.id LIMIT 20", "i", id), lp_use_read, NULL, lp_use_free, error);
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE u.household_id IN (SELECT ?2 WHERE ?1 = 'household' UNION ALL"
                                                   " SELECT household_id FROM person WHERE ?1 = 'person' AND id = ?2 UNION ALL SELECT id FROM household"
                                                   " WHERE ?1 = 'dwelling' AND dwelling_id = ?2 AND deleted_at IS NULL AND moved_out_on IS NULL) AND " LP_USE_IS_OPEN
                                                   " ORDER BY u.id LIMIT 20", "si", kind, id), lp_use_read, NULL, lp_use_free, error);
}

LpUse *
lp_use_load (LinliDatabase  *database,
             gint64          id,
             GError        **error)
{
  g_autoptr (GPtrArray) uses = linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE u.id = ? AND u.deleted_at IS NULL", "i", id),
                                                   lp_use_read, NULL, NULL, error);

  if (uses == NULL)
    return NULL;
  if (uses->len > 0)
    return g_ptr_array_index (uses, 0);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such use of a lot");
  return NULL;
}

guint
lp_use_count (LinliDatabase *database,
              gint64         lot_id)
{
  return (guint) linli_database_get_int64 (database, 0, "SELECT count (*) FROM parking_use u WHERE u.lot_id = ? AND " LP_USE_IS_OPEN, "i", lot_id);
}

/* One half of the day: what was counted, less who came since, more who left since. */
static int
lp_use_reckon (LinliDatabase *database,
               gint64         lot_id,
               const char    *kind,
               int            counted,
               const char    *day,
               const char    *other_half)
{
  gint64 came, left;

  if (counted == LP_NOT_KNOWN)
    return LP_NOT_KNOWN;
  came = linli_database_get_int64 (database, 0, "SELECT count (*) FROM parking_use u WHERE u.lot_id = ?1 AND u.bays = ?2 AND u.span <> ?3"
                                   " AND " LP_USE_IS_OPEN
                                   " AND (u.since IS NULL OR u.since > ?4 OR (u.since = ?4 AND u.need_id IS NOT NULL))", "isss", lot_id, kind,
                                   other_half, day);
  left = linli_database_get_int64 (database, 0, "SELECT count (*) FROM parking_use u WHERE u.lot_id = ?1 AND u.bays = ?2 AND u.span <> ?3"
                                   " AND u.deleted_at IS NULL AND u.until >= ?4 AND u.until <= date ('now', 'localtime')"
                                   " AND (u.since < ?4 OR (u.since = ?4 AND u.need_id IS NULL))", "isss", lot_id, kind, other_half, day);
  return (int) MAX (counted - came + left, 0);
}

gboolean
lp_use_load_free (LinliDatabase  *database,
                  gint64          lot_id,
                  LpBaysKind      kind,
                  int            *day,
                  int            *night,
                  GError        **error)
{
  const char *code = lp_bays_get_kind_code (kind);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT free_day, free_night, counted_on, night_counted_on, total FROM parking_bays"
                          " WHERE lot_id = ? AND kind = ? AND deleted_at IS NULL", "is", lot_id, code);
  GError *problem = NULL;

  *day = *night = LP_NOT_KNOWN;
  if (row == NULL)
    return FALSE;
  if (linli_statement_step (row, &problem))
    {
      int most = (int) lp_row_get_number (row, 4);

      *day = lp_use_reckon (database, lot_id, code, (int) lp_row_get_number (row, 0), linli_statement_get_text (row, 2), "night");
      *night = lp_use_reckon (database, lot_id, code, (int) lp_row_get_number (row, 1), linli_statement_get_text (row, 3), "day");
      if (most != LP_NOT_KNOWN) /* who left may have been noted twice; there never are more bays than there are */
        {
          *day = MIN (*day, most);
          *night = MIN (*night, most);
        }
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* What is known of a car of the file. */
static gboolean
lp_use_fill (LinliTransaction  *transaction,
             LpUse             *use,
             GError           **error)
{
  g_autoptr (LinliRecord) vehicle = NULL;
  g_autofree char *plate = NULL;

  if (use->vehicle_id != 0)
    {
      vehicle = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("vehicle"), use->vehicle_id, error);
      if (vehicle == NULL)
        return FALSE;
      g_free (use->plate);
      use->plate = g_strdup (linli_record_get_text (vehicle, "plate"));
      if (use->household_id == 0)
        use->household_id = linli_record_get_int64 (vehicle, "household_id");
    }
  plate = linli_plate_normalise (use->plate);
  g_free (use->plate);
  use->plate = *plate != '\0' ? g_steal_pointer (&plate) : NULL;
  if (use->plate != NULL || use->household_id != 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Whose car is it? A plate or a household is needed"));
  return FALSE;
}

static gboolean
lp_use_check (LinliTransaction  *transaction,
              const LpUse       *use,
              GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *elsewhere = NULL, *masked = NULL;

  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM parking_lot WHERE id = ? AND deleted_at IS NULL AND closed_on IS NULL", "i", use->lot_id) == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("This lot takes no cars any more"));
      return FALSE;
    }
  if (use->plate == NULL)
    return TRUE;
  elsewhere = linli_database_dup_text (database, "SELECT l.name FROM parking_use u JOIN parking_lot l ON l.id = u.lot_id WHERE u.plate = ?1"
                                       " AND u.deleted_at IS NULL AND u.until IS NULL AND u.id <> ?2"
                                       " AND (u.span = ?3 OR u.span = 'all-day' OR ?3 = 'all-day') LIMIT 1", "sis", use->plate, use->id,
                                       lp_span_get_code (use->span));
  if (elsewhere == NULL)
    return TRUE;
  masked = linli_mask_plate (use->plate);
  g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_EXISTS, _("%s has a bay already: %s"), masked, elsewhere);
  return FALSE;
}

/* A line in the timeline of the household, and of the need if there is one. */
static gboolean
lp_use_tell (LinliTransaction  *transaction,
             const LpUse       *use,
             const char        *text,
             GError           **error)
{
  return (use->household_id == 0 || linli_timeline_append (transaction, 0, "household", use->household_id, "note", text, error)) &&
         (use->need_id == 0 || linli_timeline_append (transaction, use->need_id, NULL, 0, "note", text, error));
}

gboolean
lp_use_add (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  LpUse *use = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *lot = NULL, *text = NULL;

  if (!lp_use_fill (transaction, use, error) || !lp_use_check (transaction, use, error))
    return FALSE;
  lot = linli_database_dup_text (database, "SELECT name FROM parking_lot WHERE id = ?", "i", use->lot_id);
  if (use->since != NULL)
    text = g_strdup_printf (_("Parks in %s from %s on"), lot, use->since);
  else
    text = g_strdup_printf (_("A bay in %s is kept"), lot);
  use->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO parking_use (id, lot_id, need_id, vehicle_id, household_id, plate, span, bays, since, until, fen)"
                             " VALUES (?, ?, nullif (?, 0), nullif (?, 0), nullif (?, 0), ?, ?, ?, ?, ?, nullif (?, -1))", "iiiiisssssi", use->id,
                             use->lot_id, use->need_id, use->vehicle_id, use->household_id, use->plate, lp_span_get_code (use->span),
                             lp_bays_get_kind_code (use->bays), use->since, use->until, use->fen) &&
         lp_use_tell (transaction, use, text, error);
}

LpUseEnd *
lp_use_end_new (LinliMatterKind *kind,
                const char      *day,
                const char      *why)
{
  LpUseEnd *end = g_new0 (LpUseEnd, 1);

  end->kind = g_object_ref (kind);
  end->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  end->day = g_strdup (day);
  end->why = g_strdup (why);
  return end;
}

void
lp_use_end_free (gpointer data)
{
  LpUseEnd *end = data;

  g_object_unref (end->kind);
  g_array_unref (end->ids);
  g_free (end->day);
  g_free (end->why);
  g_free (end);
}

/* What was kept never began: it is given up, and who waited for it waits on. */
static gboolean
lp_use_give_up (LinliTransaction  *transaction,
                const LpUse       *use,
                const LpUseEnd    *end,
                GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *state = NULL;

  if (!linli_database_run (database, error, "UPDATE parking_use SET deleted_at = ?, ended_why = ? WHERE id = ?", "ssi",
                           linli_transaction_get_time (transaction), end->why, use->id))
    return FALSE;
  state = linli_database_dup_text (database, "SELECT state FROM matter WHERE id = ?", "i", use->need_id);
  return g_strcmp0 (state, LP_NEED_OFFERED) != 0 || linli_matter_kind_step (end->kind, transaction, use->need_id, LP_NEED_RELEASE, end->why, error);
}

static gboolean
lp_use_end_one (LinliTransaction  *transaction,
                const LpUse       *use,
                const LpUseEnd    *end,
                GError           **error)
{
  g_autofree char *text = NULL;

  if (use->since == NULL)
    return lp_use_give_up (transaction, use, end, error);
  if (strcmp (end->day, use->since) < 0)
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("It parks there since %s only; the last day cannot be before"), use->since);
      return FALSE;
    }
  text = g_strdup_printf (_("Parked in %s until %s: %s"), use->lot_name, end->day, end->why);
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_use SET until = ?, ended_why = ? WHERE id = ?", "ssi",
                             end->day, end->why, use->id) &&
         lp_use_tell (transaction, use, text, error);
}

/* The notice of the action says that the queue moved on. */
static void
lp_use_end_name (LinliTransaction *transaction,
                 const LpUseEnd   *end)
{
  g_autofree char *title = NULL;

  if (end->n_offered == 0)
    return;
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d use ended; bays kept for the next of the queue: %u",
                                        "%d uses ended; bays kept for the next of the queue: %u", end->ids->len), (int) end->ids->len, end->n_offered);
  linli_transaction_set_title (transaction, title);
}

gboolean
lp_use_end (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  LpUseEnd *end = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LpQueue) queue = lp_queue_new (transaction, end->kind);

  end->n_offered = 0;
  if (linli_database_get_int64 (database, 0, "SELECT ? > date ('now', 'localtime')", "s", end->day) != 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("The last day cannot be later than today"));
      return FALSE;
    }
  if (end->why == NULL || *end->why == '\0')
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Why it ends has to be said"));
      return FALSE;
    }
  for (guint i = 0; i < end->ids->len; i++)
    {
      LpUse *use = lp_use_load (database, g_array_index (end->ids, gint64, i), error);
      gboolean done = use != NULL && lp_use_end_one (transaction, use, end, error);

      if (done && !end->hold)
        {
          lp_queue_except (queue, use->need_id);
          done = lp_queue_offer (queue, use->lot_id, use->bays, use->span, error);
        }
      g_clear_pointer (&use, lp_use_free);
      if (!done)
        return FALSE;
    }
  end->n_offered = queue->n_offered;
  lp_use_end_name (transaction, end);
  return TRUE;
}

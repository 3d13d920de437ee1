/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Bays that two cars share, one by day and one by night: shops and those who live there. On any connection, bounded. */

#include "lp-share-store.h"

#include "lp-use-sql.h"

#define MOST_LOTS 200

static void
lp_share_pair_free (gpointer data)
{
  LpSharePair *pair = data;

  g_free (pair->night_plate);
  g_free (pair->night_place);
  g_free (pair->day_plate);
  g_free (pair->day_place);
  g_free (pair);
}

void
lp_share_lot_free (gpointer data)
{
  LpShareLot *lot = data;

  g_ptr_array_unref (lot->pairs);
  g_free (lot->name);
  g_free (lot);
}

/* The n-th pair of a lot, which may have no half yet. */
static LpSharePair *
lp_share_lot_get_pair (LpShareLot *lot,
                       guint       n)
{
  while (lot->pairs->len <= n)
    g_ptr_array_add (lot->pairs, g_new0 (LpSharePair, 1));
  return g_ptr_array_index (lot->pairs, n);
}

/* Fills the halves in the order of the rows: the first car by day shares with the first by night. */
static gboolean
lp_share_load_pairs (LinliDatabase  *reader,
                     LpShareLot     *lot,
                     GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT u.span, u.plate, coalesce ((SELECT o.name FROM vehicle v JOIN organisation o ON o.id = v.organisation_id"
                          " WHERE v.id = u.vehicle_id), " LP_USE_PLACE ") FROM parking_use u WHERE u.lot_id = ? AND u.span IN ('day', 'night') AND "
                          LP_USE_IS_CURRENT " ORDER BY u.since, u.id LIMIT ?", "ii", lot->id, (gint64) LP_SHARE_MOST);
  guint n_day = 0, n_night = 0;
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    {
      gboolean by_day = g_strcmp0 (linli_statement_get_text (row, 0), "day") == 0;
      LpSharePair *pair = lp_share_lot_get_pair (lot, by_day ? n_day++ : n_night++);

      *(by_day ? &pair->day_plate : &pair->night_plate) = g_strdup (linli_statement_get_text (row, 1));
      *(by_day ? &pair->day_place : &pair->night_place) = g_strdup (linli_statement_get_text (row, 2));
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static LpShareLot *
lp_share_read_lot (LinliStatement *row)
{
  LpShareLot *lot = g_new0 (LpShareLot, 1);

  lot->id = linli_statement_get_int64 (row, 0);
  lot->name = g_strdup (linli_statement_get_text (row, 1));
  lot->total = (int) linli_statement_get_int64 (row, 2);
  lot->n_all_day = (guint) linli_statement_get_int64 (row, 3);
  lot->n_day = (guint) linli_statement_get_int64 (row, 4);
  lot->n_night = (guint) linli_statement_get_int64 (row, 5);
  lot->n_waiting = (guint) linli_statement_get_int64 (row, 6);
  lot->pairs = g_ptr_array_new_with_free_func (lp_share_pair_free);
  return lot;
}

GPtrArray *
lp_share_list (LinliDatabase  *reader,
               GError        **error)
{
  g_autoptr (GPtrArray) lots = g_ptr_array_new_with_free_func (lp_share_lot_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT l.id, l.name, coalesce ((SELECT sum (b.total) FROM parking_bays b WHERE b.lot_id = l.id AND"
                          " b.deleted_at IS NULL), -1), coalesce (sum (u.span = 'all-day'), 0), coalesce (sum (u.span = 'day'), 0) AS by_day,"
                          " coalesce (sum (u.span = 'night'), 0) AS by_night, (SELECT count (*) FROM parking_need n JOIN matter m ON m.id = n.id WHERE"
                          " n.span = 'day' AND m.state = 'waiting' AND n.deleted_at IS NULL AND m.deleted_at IS NULL)"
                          " FROM parking_lot l JOIN parking_use u ON u.lot_id = l.id AND " LP_USE_IS_CURRENT " WHERE l.deleted_at IS NULL"
                          " GROUP BY l.id HAVING by_day + by_night > 0 ORDER BY l.name, l.id LIMIT ?", "i", (gint64) MOST_LOTS);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    g_ptr_array_add (lots, lp_share_read_lot (row));
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  for (guint i = 0; i < lots->len; i++)
    if (!lp_share_load_pairs (reader, g_ptr_array_index (lots, i), error))
      return NULL;
  return g_steal_pointer (&lots);
}

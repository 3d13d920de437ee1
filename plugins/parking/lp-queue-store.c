/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The queue: who gets a bay that became free. On the writer. */

#include "lp-queue-store.h"

#include <glib/gi18n-lib.h>

#include "lp-use-store.h"

/* All that wait: more cars than a community has. */
#define MOST 100000

/* In seconds, as it is estimated where no network tells; -1 when it is not known where one of them is. */
static double
lp_queue_estimate_walk (const LpNeed *need,
                        const LpLot  *lot)
{
  double nearest = -1;

  for (guint i = 0; need->located && i < lot->entrances->len; i++)
    {
      const LpEntrance *entrance = g_ptr_array_index (lot->entrances, i);
      double seconds = linli_plane_distance (need->x, need->y, entrance->x, entrance->y) * LP_WALK_DETOUR / LP_WALK_SPEED;

      if (nearest < 0 || seconds < nearest)
        nearest = seconds;
    }
  return nearest;
}

static gboolean
lp_queue_is_refused (const LpNeed *need,
                     gint64        lot)
{
  for (guint i = 0; i < need->refused->len; i++)
    if (g_array_index (need->refused, gint64, i) == lot)
      return TRUE;
  return FALSE;
}

LpQueueFit
lp_queue_fit (const LpNeed *need,
              const LpLot  *lot)
{
  gint64 fen = lp_lot_get_month_fen (lot, need->span, need->car);

  if (lot->closed_on != NULL)
    return LP_QUEUE_CLOSED;
  if (need->pinned_lot_id == lot->id) /* decided by people, whatever its limits are */
    return LP_QUEUE_FITS;
  if (need->pinned_lot_id != 0)
    return LP_QUEUE_PINNED;
  if (lp_queue_is_refused (need, lot->id))
    return LP_QUEUE_REFUSED;
  if (lot->outsiders != LP_OUTSIDERS_YES && (lot->compound_id == 0 || lot->compound_id != need->compound_id))
    return LP_QUEUE_NO_OUTSIDERS;
  if (need->most_fen != LP_NOT_KNOWN && fen != LP_FEE_UNKNOWN && fen > need->most_fen)
    return LP_QUEUE_TOO_DEAR;
  if (need->most_walk != LP_NOT_KNOWN)
    {
      double walk = lp_queue_estimate_walk (need, lot);

      if (walk < 0 || walk > need->most_walk * 60.0)
        return LP_QUEUE_TOO_FAR;
    }
  return LP_QUEUE_FITS;
}

/* Whether the count leaves a bay for these halves; where nobody counted, that a car just left is all that is known. */
static gboolean
lp_queue_has_room (LinliDatabase  *database,
                   gint64          lot_id,
                   LpBaysKind      bays,
                   LpParkWindow    span,
                   gboolean       *room,
                   GError        **error)
{
  int day, night;

  if (!lp_use_load_free (database, lot_id, bays, &day, &night, error))
    return FALSE;
  *room = ((span & LP_PARK_DAY) == 0 || day != 0) && ((span & LP_PARK_NIGHT) == 0 || night != 0);
  return TRUE;
}

static gboolean
lp_queue_offer_one (LinliTransaction  *transaction,
                    LinliMatterKind   *kind,
                    const LpNeed      *need,
                    const LpLot       *lot,
                    GError           **error)
{
  LpNeedLot *deed = lp_need_lot_new (kind, need->id, lot->id);
  gboolean done;

  deed->fen = lp_lot_get_month_fen (lot, need->span, need->car);
  if (need->rank == LP_PLAN_OTHERS)
    deed->words = g_strdup_printf (_("A bay became free in %s; next in the queue: waits since %s"), lot->name, need->since);
  else
    deed->words = g_strdup_printf (_("A bay became free in %s; next in the queue: %s, waits since %s"), lot->name, lp_rank_get_label (need->rank), need->since);
  done = lp_need_offer (transaction, deed, error);
  lp_need_lot_free (deed);
  return done;
}

static gboolean
lp_queue_offer_lot (LinliTransaction  *transaction,
                    LinliMatterKind   *kind,
                    const LpLot       *lot,
                    LpBaysKind         bays,
                    LpParkWindow       halves,
                    gint64             except,
                    guint             *n_offered,
                    GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) needs = lp_need_list (database, kind, LP_NEED_LIST_WAITING, MOST, error);
  int left = (int) halves;

  if (needs == NULL)
    return FALSE;
  for (guint i = 0; i < needs->len && left != 0; i++)
    {
      const LpNeed *need = g_ptr_array_index (needs, i);
      gboolean room = FALSE;

      if (need->id == except || need->bays != bays || ((int) need->span & ~left) != 0 || lp_queue_fit (need, lot) != LP_QUEUE_FITS)
        continue;
      if (!lp_queue_has_room (database, lot->id, bays, need->span, &room, error))
        return FALSE;
      if (!room)
        continue;
      if (!lp_queue_offer_one (transaction, kind, need, lot, error))
        return FALSE;
      left &= ~(int) need->span;
      (*n_offered)++;
    }
  return TRUE;
}

gboolean
lp_queue_offer (LinliTransaction  *transaction,
                LinliMatterKind   *kind,
                gint64             lot_id,
                LpBaysKind         bays,
                LpParkWindow       halves,
                gint64             except,
                guint             *n_offered,
                GError           **error)
{
  g_autoptr (GError) problem = NULL;
  LpLot *lot = lp_lot_load (linli_transaction_get_database (transaction), lot_id, &problem);
  gboolean done;

  if (lot == NULL)
    {
      if (g_error_matches (problem, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND)) /* removed: nobody can have it */
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  done = lot->closed_on != NULL || lp_queue_offer_lot (transaction, kind, lot, bays, halves, except, n_offered, error);
  lp_lot_free (lot);
  return done;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The queue: who gets a bay that became free. On the writer. */

#include "lp-queue-store.h"

#include <glib/gi18n-lib.h>

#include "lp-use-store.h"
#include "lp-walk-store.h"
#include "lp-walk-words.h"

/* All that wait: more cars than a community has. */
#define MOST 100000
/* In seconds; nobody walks longer to a car. */
#define LONGEST_WALK (60 * 60)

LpQueue *
lp_queue_new (LinliTransaction *transaction,
              LinliMatterKind  *kind)
{
  LpQueue *queue = g_new0 (LpQueue, 1);

  queue->transaction = transaction;
  queue->kind = g_object_ref (kind);
  queue->except = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  return queue;
}

void
lp_queue_free (LpQueue *queue)
{
  g_object_unref (queue->kind);
  g_clear_pointer (&queue->walk, lp_walk_unref);
  g_hash_table_unref (queue->except);
  g_free (queue);
}

void
lp_queue_except (LpQueue *queue,
                 gint64   need)
{
  g_hash_table_add (queue->except, g_memdup2 (&need, sizeof need));
}

/* From the nearest way in, within so many seconds; stays as it is where there is none. */
static void
lp_queue_measure (const LpNeed *need,
                  const LpLot  *lot,
                  LpWalk       *walk,
                  int           most,
                  LpWalkWay    *best)
{
  LpWalkPoint home = { need->x, need->y };

  for (guint i = 0; need->located && i < lot->entrances->len; i++)
    {
      const LpEntrance *entrance = g_ptr_array_index (lot->entrances, i);
      LpWalkPoint door = { entrance->x, entrance->y };
      LpWalkWay way;

      if (lp_walk_measure (walk, &door, 1, &home, 1, most, &way, NULL, NULL) && way.seconds >= 0 && (best->seconds < 0 || way.seconds < best->seconds))
        *best = way;
    }
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
              const LpLot  *lot,
              LpWalk       *walk,
              LpWalkWay    *way)
{
  gint64 fen = lp_lot_get_month_fen (lot, need->span, need->car);

  *way = (LpWalkWay) { -1, 0, 0, 0 };
  if (lot->closed_on != NULL)
    return LP_QUEUE_CLOSED;
  if (need->pinned_lot_id == lot->id) /* decided by people, whatever its limits are */
    {
      lp_queue_measure (need, lot, walk, LONGEST_WALK, way);
      return LP_QUEUE_FITS;
    }
  if (need->pinned_lot_id != 0)
    return LP_QUEUE_PINNED;
  if (lp_queue_is_refused (need, lot->id))
    return LP_QUEUE_REFUSED;
  if (lot->outsiders != LP_OUTSIDERS_YES && (lot->compound_id == 0 || lot->compound_id != need->compound_id))
    return LP_QUEUE_NO_OUTSIDERS;
  if (need->most_fen != LP_NOT_KNOWN && fen != LP_FEE_UNKNOWN && fen > need->most_fen)
    return LP_QUEUE_TOO_DEAR;
  lp_queue_measure (need, lot, walk, need->most_walk != LP_NOT_KNOWN ? need->most_walk * 60 : LONGEST_WALK, way);
  if (need->most_walk != LP_NOT_KNOWN && way->seconds < 0)
    return LP_QUEUE_TOO_FAR;
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

/* Why it is this one: its place in the queue, and the walk where it is known. */
static char *
lp_queue_dup_reason (const LpNeed    *need,
                     const LpLot     *lot,
                     const LpWalkWay *way)
{
  g_autofree char *reason = NULL, *walk = NULL;

  if (need->rank == LP_PLAN_OTHERS)
    reason = g_strdup_printf (_("A bay became free in %s; next in the queue: waits since %s"), lot->name, need->since);
  else
    reason = g_strdup_printf (_("A bay became free in %s; next in the queue: %s, waits since %s"), lot->name, lp_rank_get_label (need->rank), need->since);
  if (way->seconds < 0)
    return g_steal_pointer (&reason);
  walk = lp_walk_dup_words (way);
  /* Translators: why somebody is the next of the queue, and the walk. */
  return g_strdup_printf (C_("parking", "%s; %s"), reason, walk);
}

static gboolean
lp_queue_offer_one (LpQueue          *self,
                    const LpNeed     *need,
                    const LpLot      *lot,
                    const LpWalkWay  *way,
                    GError          **error)
{
  LpNeedLot *deed = lp_need_lot_new (self->kind, need->id, lot->id);
  gboolean done;

  deed->fen = lp_lot_get_month_fen (lot, need->span, need->car);
  deed->words = lp_queue_dup_reason (need, lot, way);
  done = lp_need_offer (self->transaction, deed, error);
  lp_need_lot_free (deed);
  return done;
}

static gboolean
lp_queue_is_left_out (const LpQueue *self,
                      const LpNeed  *need)
{
  return g_hash_table_contains (self->except, &need->id) || (self->except_compound != 0 && need->compound_id == self->except_compound);
}

static gboolean
lp_queue_offer_lot (LpQueue       *self,
                    const LpLot   *lot,
                    LpBaysKind     bays,
                    LpParkWindow   halves,
                    GError       **error)
{
  LinliDatabase *database = linli_transaction_get_database (self->transaction);
  g_autoptr (GPtrArray) needs = lp_need_list (database, self->kind, LP_NEED_LIST_WAITING, MOST, error);
  int left = (int) halves;

  if (needs == NULL)
    return FALSE;
  for (guint i = 0; i < needs->len && left != 0; i++)
    {
      const LpNeed *need = g_ptr_array_index (needs, i);
      gboolean room = FALSE;
      LpWalkWay way;

      if (lp_queue_is_left_out (self, need) || need->bays != bays || ((int) need->span & ~left) != 0)
        continue;
      if (self->walk == NULL)
        self->walk = lp_walk_load (database, NULL, error);
      if (self->walk == NULL)
        return FALSE;
      if (lp_queue_fit (need, lot, self->walk, &way) != LP_QUEUE_FITS)
        continue;
      if (!lp_queue_has_room (database, lot->id, bays, need->span, &room, error))
        return FALSE;
      if (!room)
        continue;
      if (!lp_queue_offer_one (self, need, lot, &way, error))
        return FALSE;
      left &= ~(int) need->span;
      self->n_offered++;
    }
  return TRUE;
}

gboolean
lp_queue_offer (LpQueue       *self,
                gint64         lot_id,
                LpBaysKind     bays,
                LpParkWindow   halves,
                GError       **error)
{
  g_autoptr (GError) problem = NULL;
  LpLot *lot = lp_lot_load (linli_transaction_get_database (self->transaction), lot_id, &problem);
  gboolean done;

  if (lot == NULL)
    {
      if (g_error_matches (problem, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND)) /* removed: nobody can have it */
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  done = lot->closed_on != NULL || lp_queue_offer_lot (self, lot, bays, halves, error);
  lp_lot_free (lot);
  return done;
}

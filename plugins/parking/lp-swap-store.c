/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Swaps from what the file knows: where cars park, where their people live, where the lots are entered. */

#include "lp-swap-store.h"

#include <glib/gi18n-lib.h>

#include "lp-plan-input.h"
#include "lp-swap.h"
#include "lp-use-sql.h"
#include "lp-walk-store.h"

/* All that is compared. */
typedef struct {
  GArray *cars;     /* LpSwapCar */
  GPtrArray *halves; /* LpSwapHalf, in their order */
  GArray *homes;    /* LpWalkPoint, likewise */
  GArray *compounds; /* gint64, likewise; 0 for none */
  GArray *lots;     /* gint64 */
  GArray *seconds;  /* int: lot * cars + car */
} LpSwapTable;

static void
lp_swap_half_clear (LpSwapHalf *half)
{
  g_free (half->plate);
  g_free (half->place);
  g_free (half->lot);
}

static void
lp_swap_half_free (gpointer data)
{
  lp_swap_half_clear (data);
  g_free (data);
}

void
lp_swap_offer_free (gpointer data)
{
  LpSwapOffer *offer = data;

  lp_swap_half_clear (&offer->halves[0]);
  lp_swap_half_clear (&offer->halves[1]);
  g_free (offer);
}

/* Copies what a half owns. */
static LpSwapHalf
lp_swap_half_copy (const LpSwapHalf *half)
{
  LpSwapHalf copy = *half;

  copy.plate = g_strdup (half->plate);
  copy.place = g_strdup (half->place);
  copy.lot = g_strdup (half->lot);
  return copy;
}

LpSwapOffer *
lp_swap_offer_copy (const LpSwapOffer *offer)
{
  LpSwapOffer *copy = g_new (LpSwapOffer, 1);

  *copy = (LpSwapOffer) { { lp_swap_half_copy (&offer->halves[0]), lp_swap_half_copy (&offer->halves[1]) } };
  return copy;
}

static void
lp_swap_table_clear (LpSwapTable *self)
{
  g_clear_pointer (&self->cars, g_array_unref);
  g_clear_pointer (&self->halves, g_ptr_array_unref);
  g_clear_pointer (&self->homes, g_array_unref);
  g_clear_pointer (&self->compounds, g_array_unref);
  g_clear_pointer (&self->lots, g_array_unref);
  g_clear_pointer (&self->seconds, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LpSwapTable, lp_swap_table_clear)

/* Which of the lots it is; added when it is none yet. */
static guint
lp_swap_table_find_lot (LpSwapTable *self,
                        gint64       id)
{
  guint i;

  for (i = 0; i < self->lots->len; i++)
    if (g_array_index (self->lots, gint64, i) == id)
      return i;
  g_array_append_val (self->lots, id);
  return i;
}

/* A row of a car; one whose home is nowhere on the map is left out. */
static gboolean
lp_swap_table_add (LpSwapTable     *self,
                   LinliDatabase   *reader,
                   LinliStatement  *row,
                   GError         **error)
{
  gint64 dwelling = linli_statement_get_int64 (row, 6), compound = linli_statement_get_int64 (row, 7), lot = linli_statement_get_int64 (row, 1);
  g_autoptr (GError) nowhere = NULL;
  LpWalkPoint home;
  LpSwapHalf *half;
  LpSwapCar car;

  if (dwelling == 0 || !linli_position_find (reader, "dwelling", dwelling, &home.x, &home.y, &nowhere))
    {
      if (nowhere == NULL || g_error_matches (nowhere, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&nowhere));
      return FALSE;
    }
  half = g_new0 (LpSwapHalf, 1);
  half->use_id = linli_statement_get_int64 (row, 0);
  half->lot_id = lot;
  half->lot = g_strdup (linli_statement_get_text (row, 2));
  half->plate = g_strdup (linli_statement_get_text (row, 3));
  half->place = g_strdup (linli_statement_get_text (row, 4));
  car = (LpSwapCar) { lp_swap_table_find_lot (self, lot), (guint) g_str_hash (linli_statement_get_text (row, 5)) };
  g_ptr_array_add (self->halves, half);
  g_array_append_val (self->cars, car);
  g_array_append_val (self->homes, home);
  g_array_append_val (self->compounds, compound);
  return TRUE;
}

static gboolean
lp_swap_table_load (LpSwapTable    *self,
                    LinliDatabase  *reader,
                    GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT u.id, u.lot_id, l.name, u.plate, " LP_USE_PLACE ", u.span || '/' || u.bays, coalesce (" LP_USE_DWELLING
                          ", 0), coalesce (" LP_USE_COMPOUND ", 0) FROM parking_use u JOIN parking_lot l ON l.id = u.lot_id AND l.deleted_at IS NULL"
                          " AND l.closed_on IS NULL WHERE " LP_USE_IS_CURRENT " ORDER BY u.id LIMIT ?", "i", (gint64) LP_SWAP_MOST);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  self->cars = g_array_new (FALSE, FALSE, sizeof (LpSwapCar));
  self->halves = g_ptr_array_new_with_free_func (lp_swap_half_free);
  self->homes = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
  self->compounds = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->lots = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->seconds = g_array_new (FALSE, FALSE, sizeof (int));
  while (linli_statement_step (row, &problem))
    if (!lp_swap_table_add (self, reader, row, error))
      return FALSE;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* Whether a lot takes the cars of a compound. */
static gboolean
lp_swap_admits (LinliDatabase *reader,
                gint64         lot,
                gint64         compound)
{
  return linli_database_get_int64 (reader, 0, "SELECT 1 FROM parking_lot l WHERE l.id = ?1 AND (l.compound_id IS NULL OR l.compound_id = ?2 OR EXISTS"
                                   " (SELECT 1 FROM parking_agreement a JOIN matter m ON m.id = a.id WHERE a.lot_id = l.id AND a.guest_id = ?2 AND"
                                   " m.state = 'in-force' AND a.deleted_at IS NULL AND m.deleted_at IS NULL))", "ii", lot, compound) != 0;
}

/* The walks from a lot to all homes; of several doors the nearest counts. */
static gboolean
lp_swap_table_measure (LpSwapTable    *self,
                       LinliDatabase  *reader,
                       LpWalk         *walk,
                       guint           lot,
                       GCancellable   *cancellable,
                       GError        **error)
{
  gint64 id = g_array_index (self->lots, gint64, lot);
  g_autoptr (GArray) doors = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
  g_autoptr (GHashTable) admitted = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree LpWalkWay *ways = NULL;
  gboolean guessed;

  if (!lp_plan_load_doors (reader, id, doors, &guessed, error))
    return FALSE;
  ways = g_new (LpWalkWay, (gsize) doors->len * self->homes->len + 1);
  if (doors->len > 0 && !lp_walk_measure (walk, (const LpWalkPoint *) (gpointer) doors->data, doors->len, (const LpWalkPoint *) (gpointer) self->homes->data,
                                          self->homes->len, G_MAXINT, ways, cancellable, error))
    return FALSE;
  for (guint i = 0; i < self->homes->len; i++)
    {
      gint64 *compound = &g_array_index (self->compounds, gint64, i);
      gpointer known;
      int best = -1;

      if (!g_hash_table_lookup_extended (admitted, compound, NULL, &known))
        {
          known = GINT_TO_POINTER (lp_swap_admits (reader, id, *compound));
          g_hash_table_insert (admitted, compound, known);
        }
      for (guint d = 0; d < doors->len; d++)
        {
          int seconds = ways[(gsize) d * self->homes->len + i].seconds;

          if (seconds >= 0 && (best < 0 || seconds < best))
            best = seconds;
        }
      /* Where it parks it is taken anyhow. */
      if (!GPOINTER_TO_INT (known) && g_array_index (self->cars, LpSwapCar, i).lot != lot)
        best = -1;
      g_array_append_val (self->seconds, best);
    }
  return TRUE;
}

static LpSwapOffer *
lp_swap_table_make_offer (LpSwapTable  *self,
                          const LpSwap *swap)
{
  LpSwapOffer *offer = g_new0 (LpSwapOffer, 1);
  guint cars[2] = { swap->a, swap->b };

  for (guint i = 0; i < 2; i++)
    {
      const LpSwapHalf *half = g_ptr_array_index (self->halves, cars[i]);
      guint n = self->cars->len;

      offer->halves[i] = lp_swap_half_copy (half);
      offer->halves[i].now = g_array_index (self->seconds, int, (gsize) g_array_index (self->cars, LpSwapCar, cars[i]).lot * n + cars[i]);
      offer->halves[i].then = g_array_index (self->seconds, int, (gsize) g_array_index (self->cars, LpSwapCar, cars[1 - i]).lot * n + cars[i]);
    }
  return offer;
}

GPtrArray *
lp_swap_list (LinliDatabase  *reader,
              GCancellable   *cancellable,
              GError        **error)
{
  g_auto (LpSwapTable) self = { NULL };
  g_autoptr (LpWalk) walk = lp_walk_load (reader, cancellable, error);
  g_autoptr (GPtrArray) offers = g_ptr_array_new_with_free_func (lp_swap_offer_free);
  g_autoptr (GArray) swaps = NULL;

  if (walk == NULL || !lp_swap_table_load (&self, reader, error))
    return NULL;
  for (guint i = 0; i < self.lots->len; i++)
    if (!lp_swap_table_measure (&self, reader, walk, i, cancellable, error))
      return NULL;
  swaps = lp_swap_find ((const LpSwapCar *) (gpointer) self.cars->data, self.cars->len, self.lots->len, (const int *) (gpointer) self.seconds->data);
  for (guint i = 0; i < swaps->len; i++)
    g_ptr_array_add (offers, lp_swap_table_make_offer (&self, &g_array_index (swaps, LpSwap, i)));
  return g_steal_pointer (&offers);
}

/* Ends a use and begins one in the other lot, at what that one costs. */
static gboolean
lp_swap_move (LinliTransaction  *transaction,
              const LpSwapHalf  *from,
              const LpSwapHalf  *to,
              GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 need = linli_database_get_int64 (database, 0, "SELECT need_id FROM parking_use WHERE id = ?", "i", from->use_id);
  g_autofree char *words = g_strdup_printf (_("Swapped: from %s to %s"), from->lot, to->lot);

  return linli_database_run (database, error, "INSERT INTO parking_use (id, lot_id, need_id, vehicle_id, household_id, plate, span, bays, since, fen)"
                             " SELECT ?1, o.lot_id, u.need_id, u.vehicle_id, u.household_id, u.plate, u.span, u.bays, date ('now', 'localtime'), o.fen"
                             " FROM parking_use u, parking_use o WHERE u.id = ?2 AND o.id = ?3", "iii", linli_transaction_new_id (transaction), from->use_id,
                             to->use_id) &&
         (need == 0 || linli_timeline_append (transaction, need, NULL, 0, "note", words, error));
}

gboolean
lp_swap_make (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpSwapOffer *offer = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (guint i = 0; i < 2; i++)
    if (linli_database_get_int64 (database, 0, "SELECT 1 FROM parking_use u WHERE u.id = ? AND u.lot_id = ? AND " LP_USE_IS_CURRENT, "ii",
                                  offer->halves[i].use_id, offer->halves[i].lot_id) == 0)
      {
        g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("One of both does not park there any more; look for swaps again"));
        return FALSE;
      }
  return lp_swap_move (transaction, &offer->halves[0], &offer->halves[1], error) &&
         lp_swap_move (transaction, &offer->halves[1], &offer->halves[0], error) &&
         linli_database_run (database, error, "UPDATE parking_use SET until = date ('now', 'localtime'), ended_why = ?3 WHERE id IN (?1, ?2)", "iis",
                             offer->halves[0].use_id, offer->halves[1].use_id, C_("parking", "Swapped"));
}

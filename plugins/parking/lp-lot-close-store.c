/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A lot closes, and who parked there needs another one; or it opens again. */

#include "lp-lot-close-store.h"

#include <glib/gi18n-lib.h>

#include "lp-agreement-loss-store.h"

static void
lp_loss_free (gpointer data)
{
  LpLoss *loss = data;

  g_clear_pointer (&loss->use, lp_use_free);
  g_clear_pointer (&loss->need, lp_need_free);
  g_free (loss);
}

static LpLotClosing *
lp_lot_closing_new (LinliMatterKind *kind,
                    gint64           lot_id)
{
  LpLotClosing *closing = g_new0 (LpLotClosing, 1);

  closing->kind = g_object_ref (kind);
  closing->lot_id = lot_id;
  closing->losses = g_ptr_array_new_with_free_func (lp_loss_free);
  return closing;
}

void
lp_lot_closing_free (gpointer data)
{
  LpLotClosing *closing = data;

  g_object_unref (closing->kind);
  g_ptr_array_unref (closing->losses);
  g_clear_pointer (&closing->touched, g_ptr_array_unref);
  g_free (closing->day);
  g_free (closing->why);
  g_free (closing);
}

LpLotClosing *
lp_lot_closing_load (LinliDatabase    *database,
                     LinliMatterKind  *kind,
                     gint64            lot_id,
                     GError          **error)
{
  g_autoptr (GPtrArray) uses = lp_use_list (database, lot_id, LP_USE_MOST, error), touched = NULL;
  LpLotClosing *closing;

  if (uses == NULL)
    return NULL;
  touched = lp_agreement_list_touched (database, lot_id, error);
  if (touched == NULL)
    return NULL;
  closing = lp_lot_closing_new (kind, lot_id);
  closing->touched = g_steal_pointer (&touched);
  for (guint i = 0; i < uses->len; i++)
    {
      LpLoss *loss;

      if (((LpUse *) g_ptr_array_index (uses, i))->until != NULL) /* it leaves anyway */
        continue;
      loss = g_new0 (LpLoss, 1);
      loss->use = lp_use_copy (g_ptr_array_index (uses, i));
      loss->rank = loss->use->household_id != 0 ? lp_need_guess_rank (database, loss->use->household_id) : LP_PLAN_OTHERS;
      loss->wanted = TRUE;
      g_ptr_array_add (closing->losses, loss);
    }
  return closing;
}

LpLotClosing *
lp_lot_closing_load_lost (LinliDatabase    *database,
                          LinliMatterKind  *kind,
                          gint64            lot_id,
                          GError          **error)
{
  g_autoptr (GPtrArray) needs = lp_need_list_lost (database, kind, lot_id, LP_NEED_MOST, error);
  LpLotClosing *closing;

  if (needs == NULL)
    return NULL;
  closing = lp_lot_closing_new (kind, lot_id);
  for (guint i = 0; i < needs->len; i++)
    {
      LpLoss *loss = g_new0 (LpLoss, 1);

      loss->need = lp_need_copy (g_ptr_array_index (needs, i));
      loss->rank = loss->need->rank;
      loss->wanted = TRUE;
      g_ptr_array_add (closing->losses, loss);
    }
  return closing;
}

/* The car waits already, for the same half of the day. */
static gboolean
lp_lot_close_waits (LinliDatabase *database,
                    const LpUse   *use)
{
  return use->plate != NULL &&
         linli_database_get_int64 (database, 0, "SELECT 1 FROM parking_need n JOIN matter m ON m.id = n.id WHERE n.plate = ?1 AND m.deleted_at IS NULL"
                                   " AND m.state IN ('" LP_NEED_WAITING "', '" LP_NEED_OFFERED "') AND (n.span = ?2 OR n.span = 'all-day' OR ?2 = 'all-day')"
                                   " LIMIT 1", "ss", use->plate, lp_span_get_code (use->span)) != 0;
}

static gboolean
lp_lot_close_open_need (LinliTransaction  *transaction,
                        LpLotClosing      *closing,
                        const LpLoss      *loss,
                        GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *text = g_strdup_printf (_("%s takes no cars from %s on: %s"), loss->use->lot_name, closing->day, closing->why);
  LpNeed *need;
  gboolean done;

  if (!loss->wanted || lp_lot_close_waits (database, loss->use))
    return TRUE;
  need = lp_need_new (closing->kind);
  need->vehicle_id = loss->use->vehicle_id;
  need->household_id = loss->use->household_id;
  need->plate = g_strdup (loss->use->plate);
  need->span = loss->use->span;
  need->bays = loss->use->bays;
  need->before_fen = loss->use->fen;
  need->lost_lot_id = closing->lot_id;
  done = lp_need_fill (need, database, error);
  need->rank = loss->rank;
  done = done && lp_need_save (transaction, need, error) && linli_timeline_append (transaction, need->id, NULL, 0, "note", text, error);
  if (done)
    closing->n_needs++;
  lp_need_free (need);
  return done;
}

/* Ends all that stands in the file by now, whatever was shown: nobody parks in a closed lot. */
static gboolean
lp_lot_close_end_uses (LinliTransaction  *transaction,
                       LpLotClosing      *closing,
                       GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (guint i = 0; i < closing->losses->len; i++)
    {
      LpLoss *loss = g_ptr_array_index (closing->losses, i);
      g_autofree char *state = NULL;

      if (loss->use->since != NULL)
        continue;
      loss->wanted = FALSE; /* its need is there, and waits again */
      state = linli_database_dup_text (database, "SELECT state FROM matter WHERE id = ?", "i", loss->use->need_id);
      if (g_strcmp0 (state, LP_NEED_OFFERED) == 0 &&
          !linli_matter_kind_step (closing->kind, transaction, loss->use->need_id, LP_NEED_RELEASE, closing->why, error))
        return FALSE;
    }
  return linli_database_run (database, error, "UPDATE parking_use SET deleted_at = ?, ended_why = ? WHERE lot_id = ? AND since IS NULL"
                             " AND deleted_at IS NULL", "ssi", linli_transaction_get_time (transaction), closing->why, closing->lot_id) &&
         linli_database_run (database, error, "UPDATE parking_use SET until = max (since, date (?1, '-1 day')), ended_why = ?2 WHERE lot_id = ?3"
                             " AND since IS NOT NULL AND deleted_at IS NULL AND (until IS NULL OR until >= ?1)", "ssi", closing->day, closing->why,
                             closing->lot_id);
}

/* Uses that were added after the list was made. */
static gboolean
lp_lot_close_catch_up (LinliTransaction  *transaction,
                       LpLotClosing      *closing,
                       GError           **error)
{
  LpLotClosing *now = lp_lot_closing_load (linli_transaction_get_database (transaction), closing->kind, closing->lot_id, error);

  if (now == NULL)
    return FALSE;
  while (now->losses->len > 0)
    {
      LpLoss *loss = g_ptr_array_steal_index (now->losses, now->losses->len - 1);
      gboolean known = FALSE;

      for (guint i = 0; i < closing->losses->len; i++)
        known = known || ((LpLoss *) g_ptr_array_index (closing->losses, i))->use->id == loss->use->id;
      if (known)
        lp_loss_free (loss);
      else
        g_ptr_array_add (closing->losses, loss);
    }
  lp_lot_closing_free (now);
  return TRUE;
}

static void
lp_lot_close_name (LinliTransaction   *transaction,
                   const LpLotClosing *closing)
{
  g_autofree char *name = linli_database_dup_text (linli_transaction_get_database (transaction), "SELECT name FROM parking_lot WHERE id = ?", "i",
                                                   closing->lot_id);
  g_autofree char *title = closing->n_ended > 0
                             ? g_strdup_printf (_("%s closed; new parking needs: %u, agreements that end: %u"), name, closing->n_needs, closing->n_ended)
                             : g_strdup_printf (_("%s closed; new parking needs: %u"), name, closing->n_needs);

  linli_transaction_set_title (transaction, title);
}

gboolean
lp_lot_close (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpLotClosing *closing = data;
  LpAgreementLoss lost = { closing->lot_id, closing->day, closing->why };

  closing->n_needs = closing->n_ended = 0;
  if (closing->why == NULL || *closing->why == '\0')
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Say why the lot closes"));
      return FALSE;
    }
  if (!lp_lot_close_catch_up (transaction, closing, error) ||
      !linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_lot SET closed_on = ?, closed_why = ? WHERE id = ?", "ssi",
                           closing->day, closing->why, closing->lot_id) ||
      !lp_lot_close_end_uses (transaction, closing, error))
    return FALSE;
  for (guint i = 0; i < closing->losses->len; i++)
    if (!lp_lot_close_open_need (transaction, closing, g_ptr_array_index (closing->losses, i), error))
      return FALSE;
  if (!lp_agreement_lose_lot (transaction, &lost, &closing->n_ended, error))
    return FALSE;
  lp_lot_close_name (transaction, closing);
  return TRUE;
}

gboolean
lp_lot_reopen (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  LpLotClosing *closing = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *title = NULL, *name = linli_database_dup_text (database, "SELECT name FROM parking_lot WHERE id = ?", "i", closing->lot_id);

  closing->n_needs = 0;
  if (!linli_database_run (database, error, "UPDATE parking_lot SET closed_on = NULL, closed_why = NULL WHERE id = ?", "i", closing->lot_id))
    return FALSE;
  for (guint i = 0; i < closing->losses->len; i++)
    {
      const LpLoss *loss = g_ptr_array_index (closing->losses, i);
      LpNeedLot *deed;
      gboolean done;

      if (!loss->wanted)
        continue;
      deed = lp_need_lot_new (closing->kind, loss->need->id, closing->lot_id);
      deed->fen = loss->need->before_fen;
      deed->words = g_strdup_printf (_("%s takes cars again"), name);
      done = lp_need_offer (transaction, deed, error);
      lp_need_lot_free (deed);
      if (!done)
        return FALSE;
      closing->n_needs++;
    }
  title = g_strdup_printf (_("%s opened again; bays kept: %u"), name, closing->n_needs);
  linli_transaction_set_title (transaction, title);
  return TRUE;
}

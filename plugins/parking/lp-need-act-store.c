/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What happens to a need: lots refused, pinned and offered, and what follows its steps. On the writer. */

#include <glib/gi18n-lib.h>

#include "lp-need-store.h"
#include "lp-queue-store.h"
#include "lp-use-store.h"

LpNeedLot *
lp_need_lot_new (LinliMatterKind *kind,
                 gint64           need_id,
                 gint64           lot_id)
{
  LpNeedLot *lot = g_new0 (LpNeedLot, 1);

  *lot = (LpNeedLot) { g_object_ref (kind), need_id, lot_id, LP_NOT_KNOWN, NULL };
  return lot;
}

void
lp_need_lot_free (gpointer data)
{
  LpNeedLot *lot = data;

  g_object_unref (lot->kind);
  g_free (lot->words);
  g_free (lot);
}

/* Notes about a need, with the name of a lot in it. */
static gboolean
lp_need_tell (LinliTransaction  *transaction,
              gint64             need_id,
              const char        *format,
              gint64             lot_id,
              GError           **error)
{
  g_autofree char *name = linli_database_dup_text (linli_transaction_get_database (transaction), "SELECT name FROM parking_lot WHERE id = ?", "i", lot_id);
  g_autofree char *text = g_strdup_printf (_("%s: %s"), format, name != NULL ? name : "");

  return linli_timeline_append (transaction, need_id, NULL, 0, "note", text, error);
}

gboolean
lp_need_refuse (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  const LpNeedLot *lot = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM parking_refusal WHERE need_id = ? AND lot_id = ? AND deleted_at IS NULL", "ii", lot->need_id,
                                lot->lot_id) != 0)
    return TRUE;
  return linli_database_run (database, error, "INSERT INTO parking_refusal (id, need_id, lot_id) VALUES (?, ?, ?)", "iii",
                             linli_transaction_new_id (transaction), lot->need_id, lot->lot_id) &&
         linli_database_run (database, error, "UPDATE parking_need SET pinned_lot_id = NULL WHERE id = ? AND pinned_lot_id = ?", "ii", lot->need_id,
                             lot->lot_id) &&
         lp_need_tell (transaction, lot->need_id, C_("parking", "Shall not have"), lot->lot_id, error);
}

gboolean
lp_need_unrefuse (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  const LpNeedLot *lot = data;

  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "UPDATE parking_refusal SET deleted_at = ? WHERE need_id = ? AND lot_id = ? AND deleted_at IS NULL", "sii",
                             linli_transaction_get_time (transaction), lot->need_id, lot->lot_id) &&
         lp_need_tell (transaction, lot->need_id, C_("parking", "May have again"), lot->lot_id, error);
}

gboolean
lp_need_pin (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  const LpNeedLot *lot = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (!linli_database_run (database, error, "UPDATE parking_need SET pinned_lot_id = nullif (?, 0) WHERE id = ?", "ii", lot->lot_id, lot->need_id))
    return FALSE;
  if (lot->lot_id == 0)
    return linli_timeline_append (transaction, lot->need_id, NULL, 0, "note", C_("parking", "May have any lot"), error);
  return linli_database_run (database, error, "UPDATE parking_refusal SET deleted_at = ? WHERE need_id = ? AND lot_id = ? AND deleted_at IS NULL", "sii",
                             linli_transaction_get_time (transaction), lot->need_id, lot->lot_id) &&
         lp_need_tell (transaction, lot->need_id, C_("parking", "Shall have"), lot->lot_id, error);
}

gboolean
lp_need_offer (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  const LpNeedLot *lot = data;
  LpNeed *need = lp_need_load (linli_transaction_get_database (transaction), lot->kind, lot->need_id, error);
  LpUse *use;
  gboolean done;

  if (need == NULL)
    return FALSE;
  use = lp_use_new (lot->lot_id);
  use->need_id = need->id;
  use->vehicle_id = need->vehicle_id;
  use->household_id = need->household_id;
  use->plate = g_strdup (need->plate);
  use->span = need->span;
  use->bays = need->bays;
  use->fen = lot->fen;
  done = lp_use_add (transaction, use, error) && linli_matter_kind_step (lot->kind, transaction, need->id, LP_NEED_OFFER, lot->words, error);
  lp_use_free (use);
  lp_need_free (need);
  return done;
}

/* Who lives at the place of a matter that another plugin opened. */
static gint64
lp_need_find_household (LinliDatabase *database,
                        LinliRecord   *matter)
{
  const char *about = linli_record_get_text (matter, "subject_kind");

  if (g_strcmp0 (about, "household") == 0)
    return linli_record_get_int64 (matter, "subject_id");
  if (g_strcmp0 (about, "person") == 0)
    return linli_database_get_int64 (database, 0, "SELECT coalesce (household_id, 0) FROM person WHERE id = ?", "i",
                                     linli_record_get_int64 (matter, "subject_id"));
  if (linli_record_is_null (matter, "dwelling_id"))
    return 0;
  /* Two households in one home: who of them asked is not known. */
  return linli_database_get_int64 (database, 0, "SELECT CASE count (*) WHEN 1 THEN max (id) ELSE 0 END FROM household WHERE dwelling_id = ?"
                                   " AND deleted_at IS NULL AND moved_out_on IS NULL", "i", linli_record_get_int64 (matter, "dwelling_id"));
}

/* The row beside the matter, with what the file knows. */
static gboolean
lp_need_begin (LinliMatterKind   *kind,
               LinliTransaction  *transaction,
               gint64             id,
               GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = linli_record_load (database, linli_kind_lookup ("matter"), id, error);
  LpNeed *need;
  gboolean done;

  if (matter == NULL)
    return FALSE;
  need = lp_need_new (kind);
  need->household_id = lp_need_find_household (database, matter);
  if (need->household_id != 0) /* of two cars of a household nobody knows which one it is */
    need->vehicle_id = linli_database_get_int64 (database, 0, "SELECT CASE count (*) WHEN 1 THEN max (id) ELSE 0 END FROM vehicle WHERE household_id = ?"
                                                 " AND deleted_at IS NULL", "i", need->household_id);
  done = lp_need_fill (need, database, error) &&
         linli_database_run (database, error, "INSERT INTO parking_need (id, vehicle_id, household_id, plate, span, car, rank)"
                             " VALUES (?, nullif (?, 0), nullif (?, 0), ?, ?, ?, ?)", "iiissis", id, need->vehicle_id, need->household_id, need->plate,
                             lp_span_get_code (need->span), (gint64) need->car, lp_rank_get_code (need->rank));
  if (done && linli_record_is_null (matter, "dwelling_id") && need->dwelling_id != 0)
    {
      linli_record_set_int64 (matter, "dwelling_id", need->dwelling_id);
      done = linli_record_save (matter, transaction, error);
    }
  lp_need_free (need);
  return done;
}

/* No bay is kept for it any more, and where it parked it did so until today. The next of the queue has it then. */
static gboolean
lp_need_leave (LinliMatterKind   *kind,
               LinliTransaction  *transaction,
               gint64             id,
               const char        *why,
               GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GPtrArray) uses = lp_use_list_of_need (database, id, error);
  g_autoptr (LpQueue) queue = lp_queue_new (transaction, kind);

  if (uses == NULL ||
      !linli_database_run (database, error, "UPDATE parking_use SET deleted_at = ?, ended_why = ? WHERE need_id = ? AND since IS NULL"
                           " AND deleted_at IS NULL", "ssi", linli_transaction_get_time (transaction), why, id) ||
      !linli_database_run (database, error, "UPDATE parking_use SET until = max (since, date ('now', 'localtime')), ended_why = ? WHERE need_id = ?"
                           " AND since IS NOT NULL AND until IS NULL AND deleted_at IS NULL", "si", why, id))
    return FALSE;
  lp_queue_except (queue, id);
  for (guint i = 0; i < uses->len; i++)
    {
      const LpUse *use = g_ptr_array_index (uses, i);

      if (use->until == NULL && !lp_queue_offer (queue, use->lot_id, use->bays, use->span, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
lp_need_has_use (LinliTransaction  *transaction,
                 gint64             id,
                 GError           **error)
{
  if (linli_database_get_int64 (linli_transaction_get_database (transaction), 0, "SELECT 1 FROM parking_use WHERE need_id = ? AND until IS NULL"
                                " AND deleted_at IS NULL", "i", id) != 0)
    return TRUE;
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, _("Choose first in which lot a bay is kept for it"));
  return FALSE;
}

gboolean
lp_need_follow (LinliMatterKind   *kind,
                LinliTransaction  *transaction,
                gint64             id,
                const char        *step,
                const char        *text,
                GError           **error)
{
  if (step == NULL)
    return lp_need_begin (kind, transaction, id, error);
  if (g_str_equal (step, LP_NEED_OFFER))
    return lp_need_has_use (transaction, id, error);
  if (g_str_equal (step, LP_NEED_PLACE))
    return lp_need_has_use (transaction, id, error) &&
           linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_use SET since = date ('now', 'localtime')"
                               " WHERE need_id = ? AND since IS NULL AND deleted_at IS NULL", "i", id);
  return lp_need_leave (kind, transaction, id, text, error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What becomes of agreements when a lot closes. */

#include "lp-agreement-loss-store.h"

#include <glib/gi18n-lib.h>

GPtrArray *
lp_agreement_list_touched (LinliDatabase  *reader,
                           gint64          lot_id,
                           GError        **error)
{
  g_autoptr (GPtrArray) touched = g_ptr_array_new_with_free_func (lp_agreement_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT a.id FROM parking_agreement a JOIN matter m ON m.id = a.id AND m.deleted_at IS NULL AND m.closed_at IS NULL"
                          " WHERE a.deleted_at IS NULL AND (a.lot_id = ?1 OR a.guest_id = (SELECT compound_id FROM parking_lot WHERE id = ?1))"
                          " ORDER BY a.lot_id <> ?1, a.id LIMIT 500", "i", lot_id);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpAgreement *agreement = lp_agreement_load (reader, linli_statement_get_int64 (row, 0), error);

      if (agreement == NULL)
        return NULL;
      g_ptr_array_add (touched, agreement);
    }
  if (problem == NULL)
    return g_steal_pointer (&touched);
  g_propagate_error (error, problem);
  return NULL;
}

static gboolean
lp_agreement_is_in_force (const LpAgreement *self)
{
  return g_strcmp0 (self->state, LP_AGREEMENT_IN_FORCE) == 0;
}

char *
lp_agreement_dup_loss (const LpAgreement *self,
                       gint64             lot_id)
{
  if (self->lot_id != lot_id && self->n_parked + self->n_kept > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Stays: cars of %s have %u bay in %s by it. Whether it can take more cars has to be asked.",
                                         "Stays: cars of %s have %u bays in %s by it. Whether it can take more cars has to be asked.",
                                         self->n_parked + self->n_kept), self->guest, self->n_parked + self->n_kept, self->lot);
  if (self->lot_id != lot_id)
    return g_strdup_printf (_("Stays: it is about %s. Whether it can take more cars has to be asked."), self->lot);
  if (!lp_agreement_is_in_force (self))
    return g_strdup_printf (_("Is given up: %s has nothing to lend any more. The heads of both micro-grids are to tell their residents."), self->lot);
  return g_strdup_printf (_("Ends with the lot: cars of %s that lose a bay by it: %u. The heads of both micro-grids are to tell their residents."),
                          self->guest, self->n_parked);
}

/* The head of a micro-grid has to tell the residents, by the last day with cars, or today when that is past. */
static gboolean
lp_agreement_add_due (LinliTransaction       *transaction,
                      const LpAgreement      *self,
                      const LpAgreementLoss  *loss,
                      const char             *compound,
                      const char             *head,
                      GError                **error)
{
  g_autofree char *on = linli_database_dup_text (linli_transaction_get_database (transaction), "SELECT max (date (?, '-1 day'), date ('now', 'localtime'))",
                                                 "s", loss->day);
  /* Translators: a compound, a lot, a day. */
  g_autofree char *title = g_strdup_printf (_("Tell the residents of %s: %s takes no cars from %s on"), compound, self->lot, loss->day);
  g_autoptr (LinliRecord) due = linli_due_new (title, on);

  linli_record_set_int64 (due, "matter_id", self->id);
  linli_record_set_text (due, "why", loss->why);
  if (head != NULL)
    linli_record_set_text (due, "for_whom", head);
  return linli_due_add (due, transaction, error);
}

/* Its last day is that of the lot, unless it ends before; one that would begin later ends at once. */
static gboolean
lp_agreement_shorten (LinliTransaction       *transaction,
                      const LpAgreement      *self,
                      const LpAgreementLoss  *loss,
                      GError                **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *words = g_strdup_printf (_("%s takes no cars from %s on: %s"), self->lot, loss->day, loss->why);
  gboolean past = linli_database_get_int64 (database, 0, "SELECT ?1 <= date ('now', 'localtime') OR coalesce (starts_on >= ?1, 0) FROM parking_agreement"
                                            " WHERE id = ?2", "si", loss->day, self->id) != 0;

  if (!lp_agreement_is_in_force (self))
    return linli_matter_close (transaction, self->id, LP_AGREEMENT_FAILED, NULL, words, error);
  if (!linli_database_run (database, error, "UPDATE parking_agreement SET ends_on = min (coalesce (ends_on, '9999'), max (coalesce (starts_on, ''),"
                           " date (?, '-1 day'))) WHERE id = ?", "si",
                           loss->day, self->id))
    return FALSE;
  if (past)
    return linli_matter_close (transaction, self->id, LP_AGREEMENT_ENDED, NULL, words, error);
  return linli_database_run (database, error, "UPDATE matter SET due_at = min (coalesce (due_at, ?1), ?1) WHERE id = ?2", "si", loss->day, self->id) &&
         linli_timeline_append (transaction, self->id, NULL, 0, "note", words, error);
}

static gboolean
lp_agreement_lose_host (LinliTransaction       *transaction,
                        const LpAgreement      *self,
                        const LpAgreementLoss  *loss,
                        GError                **error)
{
  return lp_agreement_shorten (transaction, self, loss, error) &&
         (self->host == NULL || lp_agreement_add_due (transaction, self, loss, self->host, self->host_name, error)) &&
         lp_agreement_add_due (transaction, self, loss, self->guest, self->guest_name, error);
}

static gboolean
lp_agreement_lose_guest (LinliTransaction       *transaction,
                         const LpAgreement      *self,
                         const LpAgreementLoss  *loss,
                         GError                **error)
{
  g_autofree char *lot = linli_database_dup_text (linli_transaction_get_database (transaction), "SELECT name FROM parking_lot WHERE id = ?", "i", loss->lot_id);
  /* Translators: a compound, its lot, a day, why. */
  g_autofree char *words = g_strdup_printf (_("%s lost a lot of its own: %s takes no cars from %s on (%s); more of its cars may need a bay here"),
                                            self->guest, lot, loss->day, loss->why);

  return linli_timeline_append (transaction, self->id, NULL, 0, "note", words, error);
}

gboolean
lp_agreement_lose_lot (LinliTransaction       *transaction,
                       const LpAgreementLoss  *loss,
                       guint                  *n_ended,
                       GError                **error)
{
  g_autoptr (GPtrArray) touched = lp_agreement_list_touched (linli_transaction_get_database (transaction), loss->lot_id, error);

  for (guint i = 0; touched != NULL && i < touched->len; i++)
    {
      const LpAgreement *agreement = g_ptr_array_index (touched, i);
      gboolean hosts = agreement->lot_id == loss->lot_id;

      if (hosts ? !lp_agreement_lose_host (transaction, agreement, loss, error) : !lp_agreement_lose_guest (transaction, agreement, loss, error))
        return FALSE;
      *n_ended += hosts ? 1 : 0;
    }
  return touched != NULL;
}

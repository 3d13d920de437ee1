/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What follows from the steps of an agreement, in the same action: on the writer. */

#include <glib/gi18n-lib.h>

#include "lp-agreement-store.h"
#include "lp-consent-store.h"
#include "lp-queue-store.h"
#include "lp-use-sql.h"

/* A car whose bay the agreement is about. */
typedef struct {
  gint64 use_id;
  gint64 need_id; /* 0 for none */
  LpBaysKind bays;
  LpParkWindow span;
} LpAgreementCar;

static gboolean
lp_agreement_refuse (GError     **error,
                     const char  *words)
{
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, words);
  return FALSE;
}

/* The cars of the guests in the lot: those for which bays are kept, or those that park there. */
static GArray *
lp_agreement_list_cars (LinliDatabase      *database,
                        const LpAgreement  *self,
                        gboolean            kept,
                        GError            **error)
{
  g_autoptr (GArray) cars = g_array_new (FALSE, FALSE, sizeof (LpAgreementCar));
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT u.id, coalesce (u.need_id, 0), u.bays, u.span FROM parking_use u WHERE u.lot_id = ?1 AND (u.since IS NULL) = ?3"
                          " AND " LP_USE_IS_OPEN " AND " LP_USE_COMPOUND " = ?2", "iii", self->lot_id, self->guest_id, (gint64) kept);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpAgreementCar car = { linli_statement_get_int64 (row, 0), linli_statement_get_int64 (row, 1),
                             lp_bays_kind_from_code (linli_statement_get_text (row, 2)), lp_span_from_code (linli_statement_get_text (row, 3)) };

      g_array_append_val (cars, car);
    }
  if (problem == NULL)
    return g_steal_pointer (&cars);
  g_propagate_error (error, problem);
  return NULL;
}

/* The latest vote of those whose lot it is decides; a lot that is nobody's needs none. */
static gboolean
lp_agreement_check_consent (LinliDatabase      *database,
                            const LpAgreement  *self,
                            GError            **error)
{
  g_autoptr (GPtrArray) votes = lp_vote_list (database, self->id, error);
  g_autofree char *words = NULL;
  int consent = 0;

  if (votes == NULL || !lp_consent_load (database, &consent, error))
    return FALSE;
  for (guint i = 0; i < votes->len; i++)
    {
      const LpVote *vote = g_ptr_array_index (votes, i);

      if (vote->compound_id != self->host_id)
        continue;
      if (vote->votes_for * 100 >= consent * vote->entitled)
        return TRUE;
      words = g_strdup_printf (_("%d of %d households of %s are for it; %d of a hundred are needed"), vote->votes_for, vote->entitled, self->host, consent);
      return lp_agreement_refuse (error, words);
    }
  if (self->host_id == 0)
    return TRUE;
  words = g_strdup_printf (_("No vote of the residents of %s is noted yet"), self->host);
  return lp_agreement_refuse (error, words);
}

/* When its renewal is due. */
static gboolean
lp_agreement_set_due (LinliTransaction   *transaction,
                      const LpAgreement  *self,
                      GError            **error)
{
  g_autoptr (LinliRecord) matter = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("matter"), self->id, error);
  g_autofree char *due = NULL;
  LinliDate day;

  if (matter == NULL || !linli_date_parse (self->ends_on, &day, error))
    return FALSE;
  linli_date_from_day_number (linli_date_to_day_number (&day) - self->remind_days, &day);
  due = linli_date_to_string (&day);
  linli_record_set_text (matter, "due_at", due);
  return linli_record_save (matter, transaction, error);
}

static gboolean
lp_agreement_check_terms (const LpAgreement  *self,
                          guint               n_cars,
                          GError            **error)
{
  g_autofree char *words = NULL;

  if (self->starts_on == NULL || self->ends_on == NULL)
    return lp_agreement_refuse (error, _("Say first from when until when it holds"));
  if (self->bays == LP_AGREEMENT_OPEN_NUMBER || self->bays >= (int) n_cars)
    return TRUE;
  words = g_strdup_printf (ngettext ("A bay is kept for %u car, but the agreement is about %d",
                                     "Bays are kept for %u cars, but the agreement is about %d", n_cars), n_cars, self->bays);
  return lp_agreement_refuse (error, words);
}

static gboolean
lp_agreement_sign (LinliTransaction   *transaction,
                   const LpAgreement  *self,
                   GError            **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GArray) cars = lp_agreement_list_cars (database, self, TRUE, error);
  g_autofree char *words = g_strdup_printf (_("Agreement %s is in force from %s to %s"), self->number, self->starts_on, self->ends_on);

  if (cars == NULL || !lp_agreement_check_terms (self, cars->len + self->n_parked, error) ||
      !linli_database_run (database, error, "UPDATE parking_agreement SET signed_on = date ('now', 'localtime') WHERE id = ?", "i", self->id))
    return FALSE;
  for (guint i = 0; i < cars->len; i++)
    {
      const LpAgreementCar *car = &g_array_index (cars, LpAgreementCar, i);

      if (!linli_database_run (database, error, "UPDATE parking_use SET since = ?, fen = coalesce (nullif (?, -1), fen) WHERE id = ?", "sii",
                               self->starts_on, (gint64) self->fen, car->use_id) ||
          (car->need_id != 0 && !linli_matter_close (transaction, car->need_id, LP_NEED_PLACED, self->lot, words, error)))
        return FALSE;
    }
  return lp_agreement_set_due (transaction, self, error);
}

/* Their bays are kept for the next of the queue, but not for the guests: for them, the lot has no agreement any more. */
static gboolean
lp_agreement_offer (LinliTransaction   *transaction,
                    const LpAgreement  *self,
                    GArray             *cars,
                    GError            **error)
{
  g_autoptr (LinliMatterKind) needs = lp_need_kind_new ();
  g_autoptr (LpQueue) queue = lp_queue_new (transaction, needs);

  queue->except_compound = self->guest_id;
  for (guint i = 0; i < cars->len; i++)
    {
      const LpAgreementCar *car = &g_array_index (cars, LpAgreementCar, i);

      lp_queue_except (queue, car->need_id);
      if (!lp_queue_offer (queue, self->lot_id, car->bays, car->span, error))
        return FALSE;
    }
  return TRUE;
}

/* Cars that have to go need a bay again. */
static gboolean
lp_agreement_send_away (LinliTransaction   *transaction,
                        const LpAgreement  *self,
                        gboolean            kept,
                        const char         *text,
                        GError            **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GArray) cars = lp_agreement_list_cars (database, self, kept, error);

  for (guint i = 0; cars != NULL && i < cars->len; i++)
    {
      const LpAgreementCar *car = &g_array_index (cars, LpAgreementCar, i);

      if (!linli_database_run (database, error, kept ? "UPDATE parking_use SET deleted_at = ?, ended_why = ? WHERE id = ?"
                                                     : "UPDATE parking_use SET until = max (since, date (?, 'localtime')), ended_why = ? WHERE id = ?", "ssi",
                               linli_transaction_get_time (transaction), text, car->use_id) ||
          (car->need_id != 0 && !kept && !linli_matter_reopen (transaction, car->need_id, text, error)) ||
          (car->need_id != 0 && !linli_matter_set_state (transaction, car->need_id, LP_NEED_WAITING, text, error)))
        return FALSE;
    }
  return cars != NULL && lp_agreement_offer (transaction, self, cars, error);
}

gboolean
lp_agreement_follow (LinliMatterKind   *kind,
                     LinliTransaction  *transaction,
                     gint64             id,
                     const char        *step,
                     const char        *text,
                     GError           **error)
{
  g_autoptr (LpAgreement) self = NULL;

  if (step == NULL) /* its own row is not written yet */
    return TRUE;
  self = lp_agreement_load (linli_transaction_get_database (transaction), id, error);
  if (self == NULL)
    return FALSE;
  if (g_str_equal (step, LP_AGREEMENT_CONSENT))
    return lp_agreement_check_consent (linli_transaction_get_database (transaction), self, error);
  if (g_str_equal (step, LP_AGREEMENT_SIGN))
    return lp_agreement_sign (transaction, self, error);
  if (g_str_equal (step, LP_AGREEMENT_END))
    return lp_agreement_send_away (transaction, self, FALSE, text, error);
  if (g_str_equal (step, LP_AGREEMENT_FAIL))
    return lp_agreement_send_away (transaction, self, TRUE, text, error);
  return TRUE;
}

gboolean
lp_agreement_renew (LinliTransaction  *transaction,
                    gpointer           data,
                    GError           **error)
{
  const LpAgreement *self = data;
  g_autofree char *words = g_strdup_printf (_("Renewed until %s"), self->ends_on);

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_agreement SET ends_on = ? WHERE id = ?", "si",
                             self->ends_on, self->id) &&
         lp_agreement_set_due (transaction, self, error) && linli_timeline_append (transaction, self->id, NULL, 0, "note", words, error);
}

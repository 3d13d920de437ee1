/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Agreements in the file: what could be agreed on, what was, and who said what about it. What follows from a signature is in
 * lp-agreement-follow-store.c. */

#include "lp-agreement-store.h"

#include <glib/gi18n-lib.h>

#include "lp-consent-store.h"
#include "lp-use-sql.h"

#define MOST 500

#define COLUMNS \
  "SELECT m.id, a.lot_id, coalesce (a.host_id, 0), coalesce (a.guest_id, 0), l.name, h.name, g.name, m.number, m.state, a.host_name, a.host_phone," \
  " a.guest_name, a.guest_phone, coalesce (a.bays, -1), a.span, coalesce (a.fen, -1), a.terms, a.starts_on, a.ends_on, a.remind_days, a.signed_on," \
  " (SELECT count (*) FROM parking_use u WHERE u.lot_id = a.lot_id AND " LP_USE_IS_KEPT " AND " LP_USE_COMPOUND " = a.guest_id)," \
  " (SELECT count (*) FROM parking_use u WHERE u.lot_id = a.lot_id AND " LP_USE_IS_SET " AND " LP_USE_COMPOUND " = a.guest_id)" \
  " FROM matter m JOIN parking_agreement a ON a.id = m.id AND a.deleted_at IS NULL JOIN parking_lot l ON l.id = a.lot_id" \
  " LEFT JOIN compound h ON h.id = a.host_id LEFT JOIN compound g ON g.id = a.guest_id WHERE m.deleted_at IS NULL"

LpAgreement *
lp_agreement_new (void)
{
  LpAgreement *agreement = g_new0 (LpAgreement, 1);

  agreement->bays = LP_AGREEMENT_OPEN_NUMBER;
  agreement->fen = LP_AGREEMENT_OPEN_NUMBER;
  agreement->remind_days = LP_AGREEMENT_REMIND_DAYS;
  agreement->span = g_strdup ("all-day");
  return agreement;
}

void
lp_agreement_free (gpointer data)
{
  LpAgreement *self = data;
  char *texts[] = { self->lot, self->host, self->guest, self->number, self->state, self->host_name, self->host_phone, self->guest_name,
                    self->guest_phone, self->span, self->terms, self->starts_on, self->ends_on, self->signed_on };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (self);
}

LpAgreementDeed *
lp_agreement_deed_new (LinliMatterKind *kind,
                       LpAgreement     *agreement)
{
  LpAgreementDeed *deed = g_new (LpAgreementDeed, 1);

  *deed = (LpAgreementDeed) { g_object_ref (kind), agreement };
  return deed;
}

void
lp_agreement_deed_free (gpointer data)
{
  LpAgreementDeed *deed = data;

  g_object_unref (deed->kind);
  lp_agreement_free (deed->agreement);
  g_free (deed);
}

LpVote *
lp_vote_new (void)
{
  return g_new0 (LpVote, 1);
}

void
lp_vote_free (gpointer data)
{
  LpVote *vote = data;

  g_free (vote->compound);
  g_free (vote->held_on);
  g_free (vote->way);
  g_free (vote->words);
  g_free (vote);
}

static LpAgreement *
lp_agreement_read (LinliStatement *row)
{
  LpAgreement *self = lp_agreement_new ();
  const struct {
    char **text;
    int column;
  } texts[] = { { &self->lot, 4 }, { &self->host, 5 }, { &self->guest, 6 }, { &self->number, 7 }, { &self->state, 8 }, { &self->host_name, 9 },
                { &self->host_phone, 10 }, { &self->guest_name, 11 }, { &self->guest_phone, 12 }, { &self->span, 14 }, { &self->terms, 16 },
                { &self->starts_on, 17 }, { &self->ends_on, 18 }, { &self->signed_on, 20 } };

  self->id = linli_statement_get_int64 (row, 0);
  self->lot_id = linli_statement_get_int64 (row, 1);
  self->host_id = linli_statement_get_int64 (row, 2);
  self->guest_id = linli_statement_get_int64 (row, 3);
  self->bays = (int) linli_statement_get_int64 (row, 13);
  self->fen = (int) linli_statement_get_int64 (row, 15);
  self->remind_days = (int) linli_statement_get_int64 (row, 19);
  self->n_kept = (guint) linli_statement_get_int64 (row, 21);
  self->n_parked = (guint) linli_statement_get_int64 (row, 22);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i].text);
      *texts[i].text = g_strdup (linli_statement_get_text (row, texts[i].column));
    }
  return self;
}

static GPtrArray *
lp_agreement_collect (LinliStatement  *statement,
                      GError         **error)
{
  g_autoptr (LinliStatement) row = statement;
  g_autoptr (GPtrArray) agreements = g_ptr_array_new_with_free_func (lp_agreement_free);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    g_ptr_array_add (agreements, lp_agreement_read (row));
  if (problem == NULL)
    return g_steal_pointer (&agreements);
  g_propagate_error (error, problem);
  return NULL;
}

GPtrArray *
lp_agreement_list (LinliDatabase  *reader,
                   GError        **error)
{
  return lp_agreement_collect (linli_database_query (reader, error, COLUMNS " ORDER BY m.closed_at IS NOT NULL, m.due_at IS NULL, m.due_at, m.id", NULL),
                               error);
}

LpAgreement *
lp_agreement_load (LinliDatabase  *reader,
                   gint64          id,
                   GError        **error)
{
  g_autoptr (GPtrArray) found = lp_agreement_collect (linli_database_query (reader, error, COLUMNS " AND m.id = ?", "i", id), error);

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    return g_ptr_array_steal_index (found, 0);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This agreement was removed"));
  return NULL;
}

GPtrArray *
lp_agreement_list_guests (LinliDatabase  *reader,
                          GError        **error)
{
  return linli_record_query (reader, linli_kind_lookup ("compound"), error, "1 ORDER BY name, id LIMIT ?", "i", (gint64) MOST);
}

/* Who answers today for the grid in which the homes of a compound lie. */
static void
lp_agreement_find_contact (LinliDatabase  *reader,
                           gint64          compound,
                           char          **name,
                           char          **phone)
{
  gint64 grid = linli_database_get_int64 (reader, 0, "SELECT s.grid_id FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                                          " WHERE d.compound_id = ? AND s.grid_id IS NOT NULL AND d.deleted_at IS NULL LIMIT 1", "i", compound);
  g_autoptr (LinliRecord) duty = NULL;
  g_autofree char *day = NULL;
  LinliDate today;

  if (grid == 0)
    return;
  linli_date_today (&today);
  day = linli_date_to_string (&today);
  duty = linli_duty_find_responsible (reader, grid, day);
  if (duty == NULL)
    return;
  *name = g_strdup (linli_record_get_text (duty, "name"));
  *phone = g_strdup (linli_record_get_text (duty, "phone"));
}

LpAgreement *
lp_agreement_propose (LinliDatabase  *reader,
                      gint64          lot_id,
                      gint64          guest_id,
                      GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT l.name, coalesce (l.compound_id, 0), h.name, (SELECT name FROM compound WHERE id = ?2),"
                          " coalesce ((SELECT f.fen FROM parking_fee f WHERE f.lot_id = l.id AND f.unit = 'month' AND f.car = 1 AND f.deleted_at IS NULL), -1),"
                          " (SELECT count (*) FROM parking_use u WHERE u.lot_id = l.id AND " LP_USE_IS_KEPT " AND " LP_USE_COMPOUND " = ?2),"
                          " (SELECT CASE WHEN count (DISTINCT u.span) = 1 THEN max (u.span) END FROM parking_use u WHERE u.lot_id = l.id AND "
                          LP_USE_IS_KEPT " AND " LP_USE_COMPOUND " = ?2)"
                          " FROM parking_lot l LEFT JOIN compound h ON h.id = l.compound_id WHERE l.id = ?1 AND l.deleted_at IS NULL", "ii", lot_id, guest_id);
  LpAgreement *self;
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  if (!linli_statement_step (row, &problem))
    {
      if (problem != NULL)
        g_propagate_error (error, problem);
      else
        g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, _("This lot was removed"));
      return NULL;
    }
  self = lp_agreement_new ();
  self->lot_id = lot_id;
  self->guest_id = guest_id;
  self->lot = g_strdup (linli_statement_get_text (row, 0));
  self->host_id = linli_statement_get_int64 (row, 1);
  self->host = g_strdup (linli_statement_get_text (row, 2));
  self->guest = g_strdup (linli_statement_get_text (row, 3));
  self->fen = (int) linli_statement_get_int64 (row, 4);
  self->n_kept = (guint) linli_statement_get_int64 (row, 5);
  self->bays = self->n_kept > 0 ? (int) self->n_kept : LP_AGREEMENT_OPEN_NUMBER;
  if (!linli_statement_is_null (row, 6))
    {
      g_free (self->span);
      self->span = g_strdup (linli_statement_get_text (row, 6));
    }
  lp_agreement_find_contact (reader, self->host_id, &self->host_name, &self->host_phone);
  lp_agreement_find_contact (reader, guest_id, &self->guest_name, &self->guest_phone);
  if (!lp_reminder_load (reader, &self->remind_days, error))
    g_clear_pointer (&self, lp_agreement_free);
  return self;
}

GPtrArray *
lp_agreement_list_wanted (LinliDatabase  *reader,
                          GError        **error)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (lp_agreement_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT k.lot_id, k.guest FROM (SELECT u.lot_id, " LP_USE_COMPOUND " AS guest, count (*) AS n FROM parking_use u"
                          " WHERE " LP_USE_IS_KEPT " GROUP BY 1, 2) k JOIN parking_lot l ON l.id = k.lot_id AND l.deleted_at IS NULL WHERE k.guest IS NOT NULL"
                          " AND k.guest IS NOT l.compound_id AND NOT EXISTS (SELECT 1 FROM parking_agreement a JOIN matter m ON m.id = a.id"
                          " WHERE a.lot_id = k.lot_id AND a.guest_id = k.guest AND a.deleted_at IS NULL AND m.deleted_at IS NULL AND m.closed_at IS NULL)"
                          " ORDER BY k.n DESC, k.lot_id LIMIT ?", "i", (gint64) MOST);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpAgreement *one = lp_agreement_propose (reader, linli_statement_get_int64 (row, 0), linli_statement_get_int64 (row, 1), error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (wanted, one);
    }
  if (problem == NULL)
    return g_steal_pointer (&wanted);
  g_propagate_error (error, problem);
  return NULL;
}

const char *
lp_agreement_find_fault (const LpAgreement *self)
{
  if (self->lot_id == 0)
    return _("Say which lot it is about");
  if (self->guest_id == 0)
    return _("Say whose cars it is about");
  if (self->guest_id == self->host_id)
    return _("A compound needs no agreement for its own lot");
  if (self->starts_on != NULL && self->ends_on != NULL && g_strcmp0 (self->starts_on, self->ends_on) > 0)
    return _("The agreement would end before it begins");
  return NULL;
}

/* All that may be changed later, in the order of the columns. */
static gboolean
lp_agreement_write (LinliDatabase      *database,
                    const LpAgreement  *self,
                    GError            **error)
{
  return linli_database_run (database, error, "UPDATE parking_agreement SET host_name = ?, host_phone = ?, guest_name = ?, guest_phone = ?,"
                             " bays = nullif (?, -1), span = ?, fen = nullif (?, -1), terms = ?, starts_on = ?, ends_on = ?, remind_days = ? WHERE id = ?",
                             "ssssisisssii", self->host_name, self->host_phone, self->guest_name, self->guest_phone, (gint64) self->bays, self->span,
                             (gint64) self->fen, self->terms, self->starts_on, self->ends_on, (gint64) self->remind_days, self->id);
}

gboolean
lp_agreement_open (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  LpAgreementDeed *deed = data;
  LpAgreement *self = deed->agreement;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  /* Translators: whose cars, which lot. */
  g_autofree char *title = g_strdup_printf (_("Cars of %s park at %s"), self->guest, self->lot);
  g_autoptr (LinliRecord) matter = linli_matter_new (LP_AGREEMENT_KIND, title);

  linli_record_set_text (matter, "category", "parking");
  linli_record_set_text (matter, "subject_kind", "compound");
  linli_record_set_int64 (matter, "subject_id", self->guest_id);
  if (!linli_matter_kind_open (deed->kind, matter, transaction, NULL, error))
    return FALSE;
  self->id = linli_record_get_id (matter);
  return linli_database_run (database, error, "INSERT INTO parking_agreement (id, lot_id, host_id, guest_id, span, remind_days)"
                             " VALUES (?, ?, nullif (?, 0), ?, ?, ?)", "iiiisi", self->id, self->lot_id, self->host_id, self->guest_id, self->span,
                             (gint64) self->remind_days) &&
         lp_agreement_write (database, self, error);
}

gboolean
lp_agreement_save (LinliTransaction  *transaction,
                   gpointer           data,
                   GError           **error)
{
  const LpAgreement *self = data;

  return lp_agreement_write (linli_transaction_get_database (transaction), self, error) &&
         linli_timeline_append (transaction, self->id, NULL, 0, "note", _("The terms were changed"), error);
}

const char *
lp_vote_find_fault (const LpVote *vote)
{
  if (vote->entitled <= 0)
    return _("Say how many households may vote");
  if (vote->votes_for + vote->votes_against + vote->abstained > vote->entitled)
    return _("More households voted than may vote");
  return NULL;
}

gboolean
lp_vote_add (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  LpVote *vote = data;
  g_autofree char *text = g_strdup_printf (_("%s voted: %d of %d households for it, %d against it, %d neither"), vote->compound, vote->votes_for,
                                           vote->entitled, vote->votes_against, vote->abstained);

  vote->id = linli_transaction_new_id (transaction);
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "INSERT INTO parking_vote (id, agreement_id, compound_id, held_on, way, entitled, votes_for, votes_against, abstained, words)"
                             " VALUES (?, ?, nullif (?, 0), ?, ?, ?, ?, ?, ?, ?)", "iiissiiiis", vote->id, vote->agreement_id, vote->compound_id,
                             vote->held_on, vote->way, (gint64) vote->entitled, (gint64) vote->votes_for, (gint64) vote->votes_against,
                             (gint64) vote->abstained, vote->words) &&
         linli_timeline_append (transaction, vote->agreement_id, NULL, 0, "note", text, error);
}

static LpVote *
lp_vote_read (LinliStatement *row)
{
  LpVote *vote = lp_vote_new ();

  vote->id = linli_statement_get_int64 (row, 0);
  vote->agreement_id = linli_statement_get_int64 (row, 1);
  vote->compound_id = linli_statement_get_int64 (row, 2);
  vote->compound = g_strdup (linli_statement_get_text (row, 3));
  vote->held_on = g_strdup (linli_statement_get_text (row, 4));
  vote->way = g_strdup (linli_statement_get_text (row, 5));
  vote->entitled = (int) linli_statement_get_int64 (row, 6);
  vote->votes_for = (int) linli_statement_get_int64 (row, 7);
  vote->votes_against = (int) linli_statement_get_int64 (row, 8);
  vote->abstained = (int) linli_statement_get_int64 (row, 9);
  vote->words = g_strdup (linli_statement_get_text (row, 10));
  return vote;
}

GPtrArray *
lp_vote_list (LinliDatabase  *reader,
              gint64          agreement_id,
              GError        **error)
{
  g_autoptr (GPtrArray) votes = g_ptr_array_new_with_free_func (lp_vote_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT v.id, v.agreement_id, coalesce (v.compound_id, 0), c.name, v.held_on, v.way, v.entitled, v.votes_for,"
                          " v.votes_against, v.abstained, v.words FROM parking_vote v LEFT JOIN compound c ON c.id = v.compound_id"
                          " WHERE v.agreement_id = ? AND v.deleted_at IS NULL ORDER BY v.held_on DESC, v.id DESC LIMIT ?", "ii", agreement_id, (gint64) MOST);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    g_ptr_array_add (votes, lp_vote_read (row));
  if (problem == NULL)
    return g_steal_pointer (&votes);
  g_propagate_error (error, problem);
  return NULL;
}

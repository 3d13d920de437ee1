/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What shared bays brought in, as it was noted, and what they should bring by their prices. */

#include "lp-income-store.h"

#include <glib/gi18n-lib.h>

#include "lp-parking-codes.h"
#include "lp-use-sql.h"

#define MOST 2000
#define MOST_YEARS 100

#define SCOPE "i.lot_id = ?1 AND (?2 = 0 OR i.agreement_id = ?2) AND i.deleted_at IS NULL"

G_DEFINE_FINAL_TYPE (LpIncome, lp_income, G_TYPE_OBJECT)

static void
lp_income_finalize (GObject *object)
{
  LpIncome *self = LP_INCOME (object);

  g_free (self->agreement);
  g_free (self->month);
  g_free (self->used_for);
  g_free (self->note);
  g_free (self->shown_used_for);
  g_free (self->shown_note);

  G_OBJECT_CLASS (lp_income_parent_class)->finalize (object);
}

static void
lp_income_class_init (LpIncomeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_income_finalize;
}

static void
lp_income_init (LpIncome *self)
{
  self->fen = LP_NOT_KNOWN;
}

LpIncome *
lp_income_new (const LpIncomeScope *scope)
{
  LpIncome *self = g_object_new (LP_TYPE_INCOME, NULL);

  self->lot_id = scope->lot_id;
  self->agreement_id = scope->agreement_id;
  return self;
}

GArray *
lp_income_list_years (LinliDatabase        *reader,
                      const LpIncomeScope  *scope,
                      GError              **error)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (LpIncomeYear));
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT substr (i.month, 1, 4) AS year, count (*), sum (i.fen), sum (CASE WHEN i.used_for IS NULL THEN i.fen ELSE 0 END)"
                          " FROM parking_income i WHERE " SCOPE " GROUP BY 1 ORDER BY 1 DESC LIMIT ?3", "iii", scope->lot_id, scope->agreement_id,
                          (gint64) MOST_YEARS);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpIncomeYear year = { (int) linli_statement_get_int64 (row, 0), (guint) linli_statement_get_int64 (row, 1), linli_statement_get_int64 (row, 2),
                            linli_statement_get_int64 (row, 3) };

      g_array_append_val (years, year);
    }
  if (problem == NULL)
    return g_steal_pointer (&years);
  g_propagate_error (error, problem);
  return NULL;
}

GPtrArray *
lp_income_list (LinliDatabase        *reader,
                const LpIncomeScope  *scope,
                int                   year,
                GError              **error)
{
  g_autoptr (GPtrArray) notes = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *first = g_strdup_printf ("%04d-01", year), *last = g_strdup_printf ("%04d-12", year > 0 ? year : 9999);
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT i.id, i.lot_id, coalesce (i.agreement_id, 0), m.number || ' ' || coalesce (c.name, ''), i.month, i.fen, i.used_for,"
                          " i.note FROM parking_income i LEFT JOIN matter m ON m.id = i.agreement_id LEFT JOIN parking_agreement a ON a.id = i.agreement_id"
                          " LEFT JOIN compound c ON c.id = a.guest_id WHERE " SCOPE " AND i.month BETWEEN ?3 AND ?4 ORDER BY i.month DESC, i.id DESC LIMIT ?5",
                          "iissi", scope->lot_id, scope->agreement_id, first, last, (gint64) MOST);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpIncomeScope own = { linli_statement_get_int64 (row, 1), linli_statement_get_int64 (row, 2) };
      LpIncome *income = lp_income_new (&own);

      income->id = linli_statement_get_int64 (row, 0);
      income->agreement = g_strdup (linli_statement_get_text (row, 3));
      income->month = g_strdup (linli_statement_get_text (row, 4));
      income->fen = linli_statement_get_int64 (row, 5);
      income->used_for = g_strdup (linli_statement_get_text (row, 6));
      income->note = g_strdup (linli_statement_get_text (row, 7));
      g_ptr_array_add (notes, income);
    }
  if (problem == NULL)
    return g_steal_pointer (&notes);
  g_propagate_error (error, problem);
  return NULL;
}

/* A car of which no home in the compound of the lot is known is an outsider's; a lot that is nobody's has no others. */
gboolean
lp_income_expect (LinliDatabase        *reader,
                  const LpIncomeScope  *scope,
                  LpIncomeExpected     *expected,
                  GError              **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT coalesce (sum (u.fen), 0), count (u.fen), count (*) - count (u.fen) FROM parking_use u JOIN parking_lot l"
                          " ON l.id = u.lot_id LEFT JOIN parking_agreement a ON a.id = ?2 WHERE u.lot_id = ?1 AND " LP_USE_IS_CURRENT
                          " AND CASE WHEN ?2 <> 0 THEN " LP_USE_COMPOUND " = a.guest_id WHEN l.compound_id IS NULL THEN 1"
                          " ELSE " LP_USE_COMPOUND " IS NOT l.compound_id END", "ii", scope->lot_id, scope->agreement_id);

  if (row == NULL || !linli_statement_step (row, error))
    return FALSE;
  *expected = (LpIncomeExpected) { linli_statement_get_int64 (row, 0), (guint) linli_statement_get_int64 (row, 1),
                                   (guint) linli_statement_get_int64 (row, 2) };
  return TRUE;
}

char *
lp_month_from_text (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GRegex) form = g_regex_new ("^\\s*((?:19|20)[0-9]{2})\\s*(?:[-/.年]\\s*(0?[1-9]|1[0-2])|(0[1-9]|1[0-2]))\\s*月?\\s*$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *year = NULL, *month = NULL, *joined = NULL;

  if (plain == NULL || !g_regex_match (form, plain, 0, &match))
    return NULL;
  year = g_match_info_fetch (match, 1);
  month = g_match_info_fetch (match, 2);
  joined = g_match_info_fetch (match, 3);
  return g_strdup_printf ("%s-%02d", year, (int) g_ascii_strtoll (*month != '\0' ? month : joined, NULL, 10));
}

const char *
lp_income_find_fault (LpIncome   *income,
                      const char *today)
{
  if (income->month == NULL)
    return _("The month is not understood; write it as 2026-10");
  if (strncmp (income->month, today, strlen ("2026-10")) > 0)
    return _("This month is still to come: note what came in once it is there");
  if (income->fen == LP_NOT_KNOWN)
    return _("Say how much came in; what is not known yet is not noted");
  return NULL;
}

gboolean
lp_income_save (LinliTransaction  *transaction,
                gpointer           data,
                GError           **error)
{
  LpIncome *self = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (self->id != 0)
    return linli_database_run (database, error, "UPDATE parking_income SET agreement_id = nullif (?, 0), month = ?, fen = ?, used_for = ?, note = ? WHERE id = ?",
                               "isissi", self->agreement_id, self->month, self->fen, self->used_for, self->note, self->id);
  self->id = linli_transaction_new_id (transaction);
  return linli_database_run (database, error, "INSERT INTO parking_income (id, lot_id, agreement_id, month, fen, used_for, note)"
                             " VALUES (?, ?, nullif (?, 0), ?, ?, ?, ?)", "iiisiss", self->id, self->lot_id, self->agreement_id, self->month, self->fen,
                             self->used_for, self->note);
}

gboolean
lp_income_remove (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  const LpIncome *self = data;

  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE parking_income SET deleted_at = ? WHERE id = ?", "si",
                             linli_transaction_get_time (transaction), self->id);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Sheets that go out on paper and come back: which household stands behind which row code. Looking at one keeps nothing; when one goes out,
 * its codes are kept so that they mean the same when the paper is back. The same households in the same order are the same sheet. */

#include "lp-round-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

void
lp_round_free (gpointer data)
{
  LpRound *round = data;

  g_free (round->number);
  g_array_unref (round->households);
  g_free (round);
}

LpRound *
lp_round_copy (const LpRound *round)
{
  LpRound *copy = g_memdup2 (round, sizeof *round);

  copy->number = g_strdup (round->number);
  copy->households = g_array_copy (round->households);
  return copy;
}

void
lp_round_row_free (gpointer data)
{
  LpRoundRow *row = data;

  g_free (row->code);
  g_free (row->address);
  g_free (row->head);
  g_free (row->outcome);
  g_free (row);
}

char *
lp_round_dup_code (guint position)
{
  return g_strdup_printf ("%c%02u", 'A' + position / LP_ROUND_ROWS, position % LP_ROUND_ROWS + 1);
}

gboolean
lp_round_parse_code (const char *text,
                     guint      *sheet,
                     guint      *position)
{
  guint page = 0, digits = (guint) strspn (text, "0123456789");
  g_autofree char *number = g_strndup (text, digits);
  guint64 value = 0, row;

  if (g_ascii_isalpha (text[digits]))
    {
      if (digits > 0 && !g_ascii_string_to_unsigned (number, 10, 1, G_MAXINT, &value, NULL))
        return FALSE;
      page = (guint) (g_ascii_toupper (text[digits]) - 'A');
      text += digits + 1;
    }
  if (!g_ascii_string_to_unsigned (text, 10, 1, LP_ROUND_ROWS, &row, NULL))
    return FALSE;
  *sheet = (guint) value;
  *position = page * LP_ROUND_ROWS + (guint) row - 1;
  return TRUE;
}

static gboolean
lp_round_parse_outcome (const char     *text,
                        LpVisitOutcome *outcome)
{
  if (*text == '\0' || text[1] != '\0')
    return FALSE;
  for (guint i = 0; i < LP_VISIT_N_OUTCOMES; i++)
    if (*text == (char) ('1' + i) || g_ascii_tolower (*text) == lp_visit_outcome_letter (i))
      {
        *outcome = i;
        return TRUE;
      }
  return FALSE;
}

char *
lp_round_parse_line (const char      *line,
                     guint            n_rows,
                     guint           *position,
                     LpVisitOutcome  *outcome,
                     char           **words)
{
  g_autofree char *plain = g_strstrip (g_strdup (line));
  g_auto (GStrv) parts = g_strsplit_set (plain, " \t", 3);
  guint sheet;

  *words = NULL;
  if (parts[0] == NULL || !lp_round_parse_code (parts[0], &sheet, position))
    return g_strdup_printf (_("“%s” is no row code. It begins with a letter and ends with a number, as A07"), parts[0] != NULL ? parts[0] : "");
  if (*position >= n_rows)
    {
      g_autofree char *last = lp_round_dup_code (n_rows > 0 ? n_rows - 1 : 0);

      return g_strdup_printf (_("There is no row “%s” on this sheet; the last is %s"), parts[0], last);
    }
  if (parts[1] == NULL)
    return g_strdup (_("How the call ended is missing: a digit from 1 to 7, or its letter"));
  if (!lp_round_parse_outcome (parts[1], outcome))
    return g_strdup_printf (_("“%s” is not one of the outcomes: a digit from 1 to 7, or its letter"), parts[1]);
  if (parts[2] != NULL && *g_strstrip (parts[2]) != '\0')
    *words = g_strdup (parts[2]);
  return NULL;
}

static char *
lp_round_write_ids (GArray *ids)
{
  GString *json = g_string_new ("[");

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static char *
lp_round_dup_key (gint64 campaign)
{
  return g_strdup_printf ("visits.sheets.%" G_GINT64_FORMAT, campaign);
}

void
lp_round_remember (LinliStore    *store,
                   const LpRound *round)
{
  g_autofree char *key = lp_round_dup_key (round->campaign);

  linli_memory_keep (store, key, round->number);
}

/* One more than the highest that there is or was. */
static gint64
lp_round_next_number (LinliDatabase *database,
                      gint64         campaign)
{
  g_autofree char *key = lp_round_dup_key (campaign), *remembered = linli_memory_dup (database, key);
  gint64 highest = linli_database_get_int64 (database, 0, "SELECT max (CAST (number AS INTEGER)) FROM visits_sheet WHERE campaign_id = ?", "i", campaign);

  return 1 + MAX (highest, remembered != NULL ? g_ascii_strtoll (remembered, NULL, 10) : 0);
}

char *
lp_round_dup_same (LinliDatabase *database,
                   const LpRound *round)
{
  g_autofree char *households = lp_round_write_ids (round->households);

  return linli_database_dup_text (database, "SELECT number FROM (SELECT number, households FROM visits_sheet WHERE campaign_id = ?"
                                  " AND deleted_at IS NULL ORDER BY id DESC LIMIT 1) WHERE households = ?", "is", round->campaign, households);
}

char *
lp_round_dup_number (LinliDatabase *database,
                     const LpRound *round)
{
  char *same = lp_round_dup_same (database, round);

  return same != NULL ? same : g_strdup_printf ("%" G_GINT64_FORMAT, lp_round_next_number (database, round->campaign));
}

gboolean
lp_round_create (LinliTransaction  *transaction,
                 gpointer           data,
                 GError           **error)
{
  LpRound *round = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *households = lp_round_write_ids (round->households);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, lp_round_next_number (database, round->campaign));

  if (round->number != NULL && !g_str_equal (round->number, number))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                   _("Sheets were printed or taken back meanwhile, so that this one is no more number %s. It is shown anew; look at it once more"),
                   round->number);
      return FALSE;
    }
  round->id = linli_transaction_new_id (transaction);
  g_free (round->number);
  round->number = g_steal_pointer (&number);
  return linli_database_run (database, error, "INSERT INTO visits_sheet (id, campaign_id, number, households) VALUES (?, ?, ?, ?)", "iiss", round->id,
                             round->campaign, round->number, households);
}

LpRound *
lp_round_load (LinliDatabase  *database,
               gint64          campaign,
               guint           number,
               GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT s.id, s.number, j.value FROM (SELECT * FROM visits_sheet WHERE campaign_id = ?1 AND deleted_at IS NULL"
                          " AND (?2 = 0 OR number = CAST (?2 AS TEXT)) ORDER BY id DESC LIMIT 1) s, json_each (s.households) j ORDER BY j.key", "ii",
                          campaign, (gint64) number);
  LpRound *round = NULL;
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      gint64 household = linli_statement_get_int64 (row, 2);

      if (round == NULL)
        {
          round = g_new0 (LpRound, 1);
          round->id = linli_statement_get_int64 (row, 0);
          round->number = g_strdup (linli_statement_get_text (row, 1));
          round->campaign = campaign;
          round->households = g_array_new (FALSE, FALSE, sizeof (gint64));
        }
      g_array_append_val (round->households, household);
    }
  if (problem == NULL)
    return round;
  g_clear_pointer (&round, lp_round_free);
  g_propagate_error (error, problem);
  return NULL;
}

GPtrArray *
lp_round_rows (LinliDatabase  *database,
               const LpRound  *round,
               GError        **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (lp_round_row_free);
  g_autofree char *households = lp_round_write_ids (round->households);
  g_autoptr (LinliStatement) found =
    linli_database_query (database, error, "SELECT j.key, j.value, s.address, p.name, r.outcome, r.attempts FROM json_each (?1) j"
                          " LEFT JOIN household h ON h.id = j.value LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
                          " LEFT JOIN person p ON p.id = h.head_id LEFT JOIN visits_result r ON r.campaign_id = ?2 AND r.household_id = h.id"
                          " AND r.deleted_at IS NULL ORDER BY j.key", "si", households, round->campaign);
  GError *problem = NULL;

  if (found == NULL)
    return NULL;
  while (linli_statement_step (found, &problem))
    {
      LpRoundRow *row = g_new0 (LpRoundRow, 1);
      g_autofree char *code = lp_round_dup_code ((guint) linli_statement_get_int64 (found, 0));

      row->code = g_strconcat (round->number, code, NULL);
      row->household = linli_statement_get_int64 (found, 1);
      row->address = g_strdup (linli_statement_get_text (found, 2));
      row->head = g_strdup (linli_statement_get_text (found, 3));
      row->outcome = g_strdup (linli_statement_get_text (found, 4));
      row->attempts = (int) linli_statement_get_int64 (found, 5);
      g_ptr_array_add (rows, row);
    }
  if (problem == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, problem);
  return NULL;
}

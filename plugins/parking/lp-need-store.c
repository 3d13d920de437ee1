/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cars that need a bay, in the file: the core's matter and the row of the same id. What happens to them is in lp-need-act-store.c. */

#include "lp-need-store.h"

#include <glib/gi18n-lib.h>

#define COLUMNS \
  "SELECT m.id, coalesce (n.vehicle_id, 0), coalesce (n.household_id, 0), coalesce (v.plate, n.plate), n.span, n.bays, coalesce (n.car, 1), n.most_walk," \
  " n.most_fen, n.rank, n.before_fen, coalesce (n.lost_lot_id, 0), coalesce (n.pinned_lot_id, 0), date (m.opened_at, 'localtime')," \
  " coalesce (m.dwelling_id, 0), m.contact_name, m.contact_phone, m.title, m.note, m.number, m.state, s.address, m.place_text, p.name, a.name, b.name," \
  " coalesce (d.compound_id, g.compound_id, 0), coalesce (m.x, s.x), coalesce (m.y, s.y)," \
  " (SELECT json_group_array (r.lot_id) FROM parking_refusal r WHERE r.need_id = m.id AND r.deleted_at IS NULL)" \
  " FROM matter m LEFT JOIN parking_need n ON n.id = m.id LEFT JOIN vehicle v ON v.id = n.vehicle_id LEFT JOIN household h ON h.id = n.household_id" \
  " LEFT JOIN person p ON p.id = h.head_id LEFT JOIN dwelling d ON d.id = m.dwelling_id LEFT JOIN building g ON g.id = d.building_id" \
  " LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id LEFT JOIN parking_lot a ON a.id = n.lost_lot_id" \
  " LEFT JOIN parking_lot b ON b.id = n.pinned_lot_id "
#define RANKED "CASE n.rank WHEN 'disabled' THEN 3 WHEN 'elder' THEN 2 WHEN 'infant' THEN 1 ELSE 0 END"

static const char * const lists[] = {
  [LP_NEED_LIST_WAITING] = "[\"" LP_NEED_WAITING "\"]",
  [LP_NEED_LIST_OPEN] = "[\"" LP_NEED_WAITING "\",\"" LP_NEED_OFFERED "\"]",
  [LP_NEED_LIST_ALL] = "[\"" LP_NEED_WAITING "\",\"" LP_NEED_OFFERED "\",\"" LP_NEED_PLACED "\",\"" LP_NEED_WITHDRAWN "\"]",
};

LpNeed *
lp_need_new (LinliMatterKind *kind)
{
  LpNeed *need = g_new0 (LpNeed, 1);

  need->kind = g_object_ref (kind);
  need->span = LP_PARK_ALL_DAY;
  need->car = 1;
  need->most_walk = LP_NOT_KNOWN;
  need->most_fen = LP_NOT_KNOWN;
  need->before_fen = LP_NOT_KNOWN;
  need->refused = g_array_new (FALSE, FALSE, sizeof (gint64));
  return need;
}

LpNeed *
lp_need_copy (const LpNeed *need)
{
  LpNeed *copy = g_memdup2 (need, sizeof *need);
  char **texts[] = { &copy->plate, &copy->since, &copy->contact_name, &copy->contact_phone, &copy->title, &copy->note, &copy->number, &copy->state,
                     &copy->address, &copy->place_text, &copy->head, &copy->lost_lot, &copy->pinned_lot };

  g_object_ref (copy->kind);
  copy->refused = g_array_copy (need->refused);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  return copy;
}

void
lp_need_free (gpointer data)
{
  LpNeed *need = data;
  char *texts[] = { need->plate, need->since, need->contact_name, need->contact_phone, need->title, need->note, need->number, need->state,
                    need->address, need->place_text, need->head, need->lost_lot, need->pinned_lot };

  g_object_unref (need->kind);
  g_array_unref (need->refused);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (need);
}

/* From "[3,17]". */
static void
lp_need_read_refused (LpNeed     *need,
                      const char *json)
{
  const char *rest = json != NULL ? json : "";

  while (*rest != '\0')
    {
      char *end;
      gint64 lot = g_ascii_strtoll (rest, &end, 10);

      if (end == rest)
        rest++;
      else
        {
          g_array_append_val (need->refused, lot);
          rest = end;
        }
    }
}

static void
lp_need_read_words (LpNeed         *need,
                    LinliStatement *row)
{
  const struct {
    char **text;
    int column;
  } texts[] = {
    { &need->plate, 3 }, { &need->since, 13 }, { &need->contact_name, 15 }, { &need->contact_phone, 16 }, { &need->title, 17 }, { &need->note, 18 },
    { &need->number, 19 }, { &need->state, 20 }, { &need->address, 21 }, { &need->place_text, 22 }, { &need->head, 23 }, { &need->lost_lot, 24 },
    { &need->pinned_lot, 25 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i].text = g_strdup (linli_statement_get_text (row, texts[i].column));
}

static gpointer
lp_need_read (LinliStatement *row,
              gpointer        kind)
{
  LpNeed *need = lp_need_new (kind);

  need->id = linli_statement_get_int64 (row, 0);
  need->vehicle_id = linli_statement_get_int64 (row, 1);
  need->household_id = linli_statement_get_int64 (row, 2);
  need->span = lp_span_from_code (linli_statement_get_text (row, 4));
  need->bays = lp_bays_kind_from_code (linli_statement_get_text (row, 5));
  need->car = (int) linli_statement_get_int64 (row, 6);
  need->most_walk = (int) lp_row_get_number (row, 7);
  need->most_fen = lp_row_get_number (row, 8);
  need->rank = lp_rank_from_code (linli_statement_get_text (row, 9));
  need->before_fen = lp_row_get_number (row, 10);
  need->lost_lot_id = linli_statement_get_int64 (row, 11);
  need->pinned_lot_id = linli_statement_get_int64 (row, 12);
  need->dwelling_id = linli_statement_get_int64 (row, 14);
  need->compound_id = linli_statement_get_int64 (row, 26);
  need->located = !linli_statement_is_null (row, 27) && !linli_statement_is_null (row, 28);
  need->x = need->located ? linli_statement_get_double (row, 27) : 0;
  need->y = need->located ? linli_statement_get_double (row, 28) : 0;
  lp_need_read_words (need, row);
  lp_need_read_refused (need, linli_statement_get_text (row, 29));
  return need;
}

LpNeed *
lp_need_load (LinliDatabase    *database,
              LinliMatterKind  *kind,
              gint64            id,
              GError          **error)
{
  g_autoptr (GPtrArray) needs =
    linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE m.id = ? AND m.kind = '" LP_NEED_KIND "' AND m.deleted_at IS NULL", "i", id),
                        lp_need_read, kind, NULL, error);

  if (needs == NULL)
    return NULL;
  if (needs->len > 0)
    return g_ptr_array_index (needs, 0);
  g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such need");
  return NULL;
}

GPtrArray *
lp_need_list (LinliDatabase    *database,
              LinliMatterKind  *kind,
              LpNeedList        which,
              guint             limit,
              GError          **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE m.kind = '" LP_NEED_KIND "' AND m.state IN (SELECT value FROM json_each (?))"
                                                   " AND m.deleted_at IS NULL ORDER BY " RANKED " DESC, m.opened_at, m.id LIMIT ?", "si", lists[which],
                                                   (gint64) limit),
                             lp_need_read, kind, lp_need_free, error);
}

GPtrArray *
lp_need_list_lost (LinliDatabase    *database,
                   LinliMatterKind  *kind,
                   gint64            lot_id,
                   guint             limit,
                   GError          **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE m.kind = '" LP_NEED_KIND "' AND m.state = '" LP_NEED_WAITING "'"
                                                   " AND n.lost_lot_id = ? AND m.deleted_at IS NULL ORDER BY " RANKED " DESC, m.opened_at, m.id LIMIT ?", "ii",
                                                   lot_id, (gint64) limit),
                             lp_need_read, kind, lp_need_free, error);
}

GPtrArray *
lp_need_list_long (LinliDatabase    *database,
                   LinliMatterKind  *kind,
                   const char       *until,
                   guint             limit,
                   GError          **error)
{
  return linli_rows_collect (linli_database_query (database, error, COLUMNS "WHERE m.kind = '" LP_NEED_KIND "' AND m.state = '" LP_NEED_WAITING "'"
                                                   " AND date (m.opened_at, 'localtime') <= ? AND m.deleted_at IS NULL ORDER BY m.opened_at, m.id LIMIT ?", "si",
                                                   until, (gint64) limit),
                             lp_need_read, kind, lp_need_free, error);
}

guint
lp_need_count (LinliDatabase *database,
               LpNeedList     which)
{
  return (guint) linli_database_get_int64 (database, 0, "SELECT count (*) FROM matter WHERE kind = '" LP_NEED_KIND "'"
                                           " AND state IN (SELECT value FROM json_each (?)) AND deleted_at IS NULL", "s", lists[which]);
}

LpPlanClass
lp_need_guess_rank (LinliDatabase *database,
                    gint64         household_id)
{
  g_autofree char *code =
    linli_database_dup_text (database, "SELECT CASE max (CASE WHEN EXISTS (SELECT 1 FROM tag t WHERE t.subject_kind = 'person' AND t.subject_id = p.id"
                             " AND t.code IN ('disabled', 'dependent') AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > date ('now', 'localtime')))"
                             " THEN 3 WHEN p.birth_date <= date ('now', 'localtime', '-' || ?2 || ' years') THEN 2"
                             " WHEN p.birth_date > date ('now', 'localtime', '-' || ?3 || ' years') THEN 1 ELSE 0 END)"
                             " WHEN 3 THEN 'disabled' WHEN 2 THEN 'elder' WHEN 1 THEN 'infant' ELSE 'others' END"
                             " FROM person p WHERE p.household_id = ?1 AND p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL", "iii",
                             household_id, (gint64) LP_NEED_ELDER_AGE, (gint64) LP_NEED_INFANT_AGE);

  return lp_rank_from_code (code);
}

/* The columns of the row: home, name, phone, how many bays the household has. */
static void
lp_need_take_household (LpNeed         *need,
                        LinliStatement *row)
{
  if (need->dwelling_id == 0)
    need->dwelling_id = linli_statement_get_int64 (row, 0);
  if (need->contact_name == NULL)
    {
      need->contact_name = g_strdup (linli_statement_get_text (row, 1));
      if (need->contact_phone == NULL)
        need->contact_phone = g_strdup (linli_statement_get_text (row, 2));
    }
  if (need->car <= 1)
    need->car = (int) linli_statement_get_int64 (row, 3) + 1;
}

gboolean
lp_need_fill (LpNeed         *need,
              LinliDatabase  *database,
              GError        **error)
{
  g_autoptr (LinliStatement) row = NULL;
  GError *problem = NULL;

  if (need->plate == NULL && need->vehicle_id != 0)
    need->plate = linli_database_dup_text (database, "SELECT plate FROM vehicle WHERE id = ?", "i", need->vehicle_id);
  if (need->household_id == 0 && need->vehicle_id != 0)
    need->household_id = linli_database_get_int64 (database, 0, "SELECT coalesce (household_id, 0) FROM vehicle WHERE id = ?", "i", need->vehicle_id);
  if (need->household_id == 0)
    return TRUE;
  need->rank = lp_need_guess_rank (database, need->household_id);
  row = linli_database_query (database, error, "SELECT coalesce (h.dwelling_id, 0), coalesce (o.name, p.name), coalesce (o.phone, p.phone, h.phone),"
                              " (SELECT count (*) FROM parking_use u WHERE u.household_id = h.id AND u.deleted_at IS NULL AND u.until IS NULL"
                              " AND u.plate IS NOT ?3) + (SELECT count (*) FROM parking_need n JOIN matter m ON m.id = n.id WHERE n.household_id = h.id"
                              " AND m.closed_at IS NULL AND m.deleted_at IS NULL AND n.id <> ?4 AND n.plate IS NOT ?3 AND NOT EXISTS (SELECT 1"
                              " FROM parking_use k WHERE k.need_id = n.id AND k.deleted_at IS NULL AND k.until IS NULL)) FROM household h LEFT JOIN person p ON p.id = h.head_id LEFT JOIN vehicle v ON v.id = ?2"
                              " LEFT JOIN person o ON o.id = v.person_id AND o.deceased_on IS NULL WHERE h.id = ?1", "iisi", need->household_id,
                              need->vehicle_id, need->plate, need->id);
  if (row == NULL)
    return FALSE;
  if (linli_statement_step (row, &problem))
    lp_need_take_household (need, row);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

const char *
lp_need_find_fault (const LpNeed *need)
{
  g_autofree char *plate = linli_plate_normalise (need->plate);

  if (*plate != '\0' && linli_plate_get_kind (plate) == LINLI_PLATE_IMPLAUSIBLE)
    return _("That is no number plate");
  if (*plate == '\0' && need->household_id == 0 && need->contact_name == NULL)
    return _("Who needs the bay? A household, a plate or a name is needed");
  if (need->car < 1 || need->car > 20)
    return _("A car is the first, second, third … of its household");
  for (guint i = 0; i < need->refused->len; i++)
    if (need->pinned_lot_id != 0 && g_array_index (need->refused, gint64, i) == need->pinned_lot_id)
      return _("The lot that it shall have is among those it shall not have");
  return NULL;
}

static LinliRecord *
lp_need_make_matter (LpNeed         *need,
                     LinliDatabase  *database,
                     GError        **error)
{
  LinliRecord *matter = need->id == 0 ? linli_matter_new (LP_NEED_KIND, need->title != NULL ? need->title : C_("parking", "Needs a bay"))
                                      : linli_record_load (database, linli_kind_lookup ("matter"), need->id, error);
  g_autofree char *opened = NULL;

  if (matter == NULL)
    return NULL;
  if (need->id != 0 && need->title != NULL)
    linli_record_set_text (matter, "title", need->title);
  if (need->dwelling_id != 0)
    linli_record_set_int64 (matter, "dwelling_id", need->dwelling_id);
  linli_record_set_text (matter, "contact_name", need->contact_name);
  linli_record_set_text (matter, "contact_phone", need->contact_phone);
  linli_record_set_text (matter, "note", need->note);
  /* A day of the user is a moment in the file: noon, that no time zone moves it to another day. The moment stays where the day does. */
  if (need->since != NULL)
    opened = linli_database_dup_text (database, "SELECT strftime ('%Y-%m-%dT%H:%M:%fZ', ?1 || ' 12:00', 'utc')"
                                      " WHERE ?1 IS NOT date (coalesce ((SELECT opened_at FROM matter WHERE id = ?2), 'now'), 'localtime')", "si",
                                      need->since, need->id);
  if (opened != NULL)
    linli_record_set_text (matter, "opened_at", opened);
  return matter;
}

static gboolean
lp_need_save_refused (LinliTransaction  *transaction,
                      const LpNeed      *need,
                      GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GString) lots = g_string_new ("[");

  for (guint i = 0; i < need->refused->len; i++)
    g_string_append_printf (lots, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", g_array_index (need->refused, gint64, i));
  g_string_append_c (lots, ']');
  if (!linli_database_run (database, error, "UPDATE parking_refusal SET deleted_at = ?1 WHERE need_id = ?2 AND deleted_at IS NULL"
                           " AND lot_id NOT IN (SELECT value FROM json_each (?3))", "sis", linli_transaction_get_time (transaction), need->id, lots->str))
    return FALSE;
  for (guint i = 0; i < need->refused->len; i++)
    if (!linli_database_run (database, error, "INSERT INTO parking_refusal (id, need_id, lot_id) SELECT ?1, ?2, ?3 WHERE NOT EXISTS (SELECT 1"
                             " FROM parking_refusal WHERE need_id = ?2 AND lot_id = ?3 AND deleted_at IS NULL)", "iii",
                             linli_transaction_new_id (transaction), need->id, g_array_index (need->refused, gint64, i)))
      return FALSE;
  return TRUE;
}

gboolean
lp_need_save (LinliTransaction  *transaction,
              gpointer           data,
              GError           **error)
{
  LpNeed *need = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autofree char *plate = linli_plate_normalise (need->plate);
  g_autoptr (LinliRecord) matter = NULL;

  matter = lp_need_make_matter (need, database, error);
  if (matter == NULL ||
      !(need->id == 0 ? linli_matter_kind_open (need->kind, matter, transaction, NULL, error) : linli_record_save (matter, transaction, error)))
    return FALSE;
  need->id = linli_record_get_id (matter);
  return linli_database_run (database, error, "INSERT OR IGNORE INTO parking_need (id, span) VALUES (?, ?)", "is", need->id,
                             lp_span_get_code (need->span)) &&
         linli_database_run (database, error, "UPDATE parking_need SET vehicle_id = nullif (?1, 0), household_id = nullif (?2, 0),"
                             " plate = coalesce ((SELECT plate FROM vehicle WHERE id = ?1), nullif (?3, '')), span = ?4, bays = ?5, car = ?6,"
                             " most_walk = nullif (?7, -1), most_fen = nullif (?8, -1), rank = ?9, before_fen = nullif (?10, -1),"
                             " lost_lot_id = nullif (?11, 0), pinned_lot_id = nullif (?12, 0) WHERE id = ?13", "iisssiiisiiii", need->vehicle_id,
                             need->household_id, plate, lp_span_get_code (need->span), lp_bays_get_kind_code (need->bays), (gint64) need->car,
                             (gint64) need->most_walk, need->most_fen, lp_rank_get_code (need->rank), need->before_fen, need->lost_lot_id,
                             need->pinned_lot_id, need->id) &&
         lp_need_save_refused (transaction, need, error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where one walks into a lot, when it takes cars, and what it costs, in the file and in words. */

#include "lp-lot-facts-private.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define DAY_MINUTES (24 * 60)

static const struct {
  const char *code;
  const char *label;
} days_types[] = {
  { "workday", NC_("parking", "Workdays") },
  { "saturday", NC_("parking", "Saturdays") },
  { "holiday", NC_("parking", "Sundays and holidays") },
}, fee_units[] = {
  { "month", NC_("parking", "A month") },
  { "month-day", NC_("parking", "A month by day alone") },
  { "month-night", NC_("parking", "A month by night alone") },
  { "night", NC_("parking", "A night") },
  { "hour", NC_("parking", "An hour") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (days_types) == LP_DAYS_N);
G_STATIC_ASSERT (G_N_ELEMENTS (fee_units) == LP_FEE_N_UNITS);

LpEntrance *
lp_entrance_new (const char *name,
                 double      x,
                 double      y)
{
  LpEntrance *entrance = g_new0 (LpEntrance, 1);

  *entrance = (LpEntrance) { 0, g_strdup (name), x, y };
  return entrance;
}

void
lp_entrance_free (gpointer data)
{
  LpEntrance *entrance = data;

  g_free (entrance->name);
  g_free (entrance);
}

const char *
lp_days_get_label (LpDays days)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", days_types[days].label);
}

const char *
lp_fee_unit_get_label (LpFeeUnit unit)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", fee_units[unit].label);
}

static gint64
lp_lot_get_fen (const LpLot *lot,
                LpFeeUnit    unit,
                int          car)
{
  for (int i = MIN (car, LP_FEE_N_CARS); i > 0; i--)
    if (lot->fen[unit][i - 1] != LP_FEE_UNKNOWN)
      return lot->fen[unit][i - 1];
  return LP_FEE_UNKNOWN;
}

gint64
lp_lot_get_month_fen (const LpLot  *lot,
                      LpParkWindow  span,
                      int           car)
{
  gint64 fen = span == LP_PARK_DAY ? lp_lot_get_fen (lot, LP_FEE_MONTH_DAY, car)
               : span == LP_PARK_NIGHT ? lp_lot_get_fen (lot, LP_FEE_MONTH_NIGHT, car) : LP_FEE_UNKNOWN;

  return fen != LP_FEE_UNKNOWN ? fen : lp_lot_get_fen (lot, LP_FEE_MONTH, car);
}

char *
lp_hours_to_text (const LpHours *hours)
{
  if (!hours->known)
    return g_strdup ("");
  if (hours->opens == LP_HOURS_CLOSED)
    return g_strdup (C_("parking", "Closed"));
  if (hours->opens == hours->closes)
    return g_strdup (C_("parking", "All day"));
  return g_strdup_printf ("%d:%02d–%d:%02d", hours->opens / 60, hours->opens % 60, hours->closes / 60, hours->closes % 60);
}

/* "8", "8:30" and "22.15" up to a separator or the end. */
static gboolean
lp_hours_read_minute (const char **rest,
                      int         *minutes)
{
  char *end;
  guint64 hour = g_ascii_strtoull (*rest, &end, 10), minute = 0;

  if (end == *rest || !g_ascii_isdigit (**rest))
    return FALSE;
  if (*end == ':' || *end == '.')
    {
      const char *begin = end + 1;

      minute = g_ascii_strtoull (begin, &end, 10);
      if (end == begin || !g_ascii_isdigit (*begin))
        return FALSE;
    }
  if (g_str_has_prefix (end, "点"))
    end += strlen ("点");
  *rest = end;
  if (hour > 24 || minute > 59 || hour * 60 + minute > DAY_MINUTES)
    return FALSE;
  *minutes = (int) (hour * 60 + minute) % DAY_MINUTES;
  return TRUE;
}

static gboolean
lp_hours_is_one_of (const char         *text,
                    const char * const *words)
{
  return g_strv_contains (words, text);
}

gboolean
lp_hours_from_text (const char *text,
                    LpHours    *hours)
{
  static const char * const always[] = { "全天", "全日", "24小时", "24h", "all day", NULL };
  static const char * const never[] = { "不开", "不开放", "关闭", "休息", "closed", NULL };
  static const char * const separators[] = { "-", "–", "—", "~", "至", "到" };
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = normal != NULL ? g_utf8_strdown (normal, -1) : NULL;
  g_auto (GStrv) pieces = lower != NULL ? g_strsplit (lower, " ", -1) : NULL;
  g_autofree char *plain = pieces != NULL ? g_strjoinv ("", pieces) : NULL;
  const char *rest = plain;
  gsize separated = 0;

  *hours = (LpHours) { FALSE };
  if (plain == NULL)
    return FALSE;
  if (*plain == '\0')
    return TRUE;
  hours->known = TRUE;
  if (lp_hours_is_one_of (plain, always) || g_str_equal (plain, "allday") || g_str_equal (lower, C_("parking", "All day")))
    return TRUE;
  hours->opens = LP_HOURS_CLOSED;
  if (lp_hours_is_one_of (plain, never) || g_str_equal (lower, C_("parking", "Closed")))
    return TRUE;
  if (!lp_hours_read_minute (&rest, &hours->opens))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (separators) && separated == 0; i++)
    if (g_str_has_prefix (rest, separators[i]))
      separated = strlen (separators[i]);
  rest += separated;
  return separated > 0 && lp_hours_read_minute (&rest, &hours->closes) && *rest == '\0';
}

static gpointer
lp_lot_facts_read_entrance (LinliStatement *row,
                            gpointer        unused)
{
  LpEntrance *entrance = lp_entrance_new (linli_statement_get_text (row, 1), linli_statement_get_double (row, 2), linli_statement_get_double (row, 3));

  entrance->id = linli_statement_get_int64 (row, 0);
  return entrance;
}

/* Nothing is collected: the row goes into the lot. */
static gpointer
lp_lot_facts_read_hours (LinliStatement *row,
                         gpointer        data)
{
  LpLot *lot = data;

  for (guint i = 0; i < LP_DAYS_N; i++)
    if (g_strcmp0 (linli_statement_get_text (row, 0), days_types[i].code) == 0)
      lot->hours[i] = (LpHours) { TRUE, linli_statement_is_null (row, 1) ? LP_HOURS_CLOSED : (int) linli_statement_get_int64 (row, 1),
                                  (int) linli_statement_get_int64 (row, 2) };
  return NULL;
}

static gpointer
lp_lot_facts_read_fee (LinliStatement *row,
                       gpointer        data)
{
  LpLot *lot = data;
  gint64 car = linli_statement_get_int64 (row, 1);

  for (guint i = 0; i < LP_FEE_N_UNITS; i++)
    if (g_strcmp0 (linli_statement_get_text (row, 0), fee_units[i].code) == 0 && car >= 1 && car <= LP_FEE_N_CARS)
      lot->fen[i][car - 1] = linli_statement_get_int64 (row, 2);
  return NULL;
}

gboolean
_lp_lot_facts_load (LinliDatabase  *database,
                    LpLot          *lot,
                    GError        **error)
{
  g_autoptr (GPtrArray) entrances =
    linli_rows_collect (linli_database_query (database, error, "SELECT id, name, x, y FROM parking_entrance WHERE lot_id = ? AND deleted_at IS NULL"
                                              " ORDER BY id LIMIT 100", "i", lot->id), lp_lot_facts_read_entrance, NULL, lp_entrance_free, error);
  g_autoptr (GPtrArray) hours = entrances == NULL ? NULL :
    linli_rows_collect (linli_database_query (database, error, "SELECT day_type, opens, closes FROM parking_hours WHERE lot_id = ? AND deleted_at IS NULL"
                                              " ORDER BY id LIMIT 100", "i", lot->id), lp_lot_facts_read_hours, lot, NULL, error);
  g_autoptr (GPtrArray) fees = hours == NULL ? NULL :
    linli_rows_collect (linli_database_query (database, error, "SELECT unit, car, fen FROM parking_fee WHERE lot_id = ? AND deleted_at IS NULL"
                                              " ORDER BY id LIMIT 100", "i", lot->id), lp_lot_facts_read_fee, lot, NULL, error);

  if (fees == NULL)
    return FALSE;
  g_ptr_array_unref (lot->entrances);
  lot->entrances = g_steal_pointer (&entrances);
  return TRUE;
}

static gboolean
lp_lot_facts_save_entrances (LinliTransaction  *transaction,
                             const LpLot       *lot,
                             GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (GString) kept = g_string_new ("[0");

  for (guint i = 0; i < lot->entrances->len; i++)
    g_string_append_printf (kept, ",%" G_GINT64_FORMAT, ((LpEntrance *) g_ptr_array_index (lot->entrances, i))->id);
  g_string_append_c (kept, ']');
  if (!linli_database_run (database, error, "UPDATE parking_entrance SET deleted_at = ? WHERE lot_id = ? AND deleted_at IS NULL"
                           " AND id NOT IN (SELECT value FROM json_each (?))", "sis", linli_transaction_get_time (transaction), lot->id, kept->str))
    return FALSE;
  for (guint i = 0; i < lot->entrances->len; i++)
    {
      const LpEntrance *entrance = g_ptr_array_index (lot->entrances, i);

      if (!(entrance->id != 0 ? linli_database_run (database, error, "UPDATE parking_entrance SET name = ?, x = ?, y = ? WHERE id = ?", "sddi",
                                                    entrance->name, entrance->x, entrance->y, entrance->id)
                              : linli_database_run (database, error, "INSERT INTO parking_entrance (id, lot_id, name, x, y) VALUES (?, ?, ?, ?, ?)", "iisdd",
                                                    linli_transaction_new_id (transaction), lot->id, entrance->name, entrance->x, entrance->y)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
lp_lot_facts_save_hours (LinliTransaction  *transaction,
                         const LpLot       *lot,
                         LpDays             days,
                         GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const LpHours *hours = &lot->hours[days];
  const char *code = days_types[days].code;
  gint64 id = linli_database_get_int64 (database, 0, "SELECT id FROM parking_hours WHERE lot_id = ? AND day_type = ? AND deleted_at IS NULL", "is", lot->id,
                                        code);

  if (!hours->known)
    return id == 0 || linli_database_run (database, error, "UPDATE parking_hours SET deleted_at = ? WHERE id = ?", "si",
                                          linli_transaction_get_time (transaction), id);
  if (id == 0)
    {
      id = linli_transaction_new_id (transaction);
      if (!linli_database_run (database, error, "INSERT INTO parking_hours (id, lot_id, day_type) VALUES (?, ?, ?)", "iis", id, lot->id, code))
        return FALSE;
    }
  return linli_database_run (database, error, "UPDATE parking_hours SET opens = nullif (?1, -1), closes = CASE ?1 WHEN -1 THEN NULL ELSE ?2 END WHERE id = ?3",
                             "iii", (gint64) hours->opens, (gint64) hours->closes, id);
}

static gboolean
lp_lot_facts_save_fee (LinliTransaction  *transaction,
                       const LpLot       *lot,
                       LpFeeUnit          unit,
                       guint              car,
                       GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 fen = lot->fen[unit][car - 1];
  const char *code = fee_units[unit].code;
  gint64 id = linli_database_get_int64 (database, 0, "SELECT id FROM parking_fee WHERE lot_id = ? AND unit = ? AND car = ? AND deleted_at IS NULL", "isi",
                                        lot->id, code, (gint64) car);

  if (fen == LP_FEE_UNKNOWN)
    return id == 0 || linli_database_run (database, error, "UPDATE parking_fee SET deleted_at = ? WHERE id = ?", "si",
                                          linli_transaction_get_time (transaction), id);
  if (id != 0)
    return linli_database_run (database, error, "UPDATE parking_fee SET fen = ? WHERE id = ?", "ii", fen, id);
  return linli_database_run (database, error, "INSERT INTO parking_fee (id, lot_id, unit, car, fen) VALUES (?, ?, ?, ?, ?)", "iisii",
                             linli_transaction_new_id (transaction), lot->id, code, (gint64) car, fen);
}

gboolean
_lp_lot_facts_save (LinliTransaction  *transaction,
                    const LpLot       *lot,
                    GError           **error)
{
  if (!lp_lot_facts_save_entrances (transaction, lot, error))
    return FALSE;
  for (guint i = 0; i < LP_DAYS_N; i++)
    if (!lp_lot_facts_save_hours (transaction, lot, (LpDays) i, error))
      return FALSE;
  for (guint i = 0; i < LP_FEE_N_UNITS; i++)
    for (guint car = 1; car <= LP_FEE_N_CARS; car++)
      if (!lp_lot_facts_save_fee (transaction, lot, (LpFeeUnit) i, car, error))
        return FALSE;
  return TRUE;
}

void
lp_compound_free (gpointer data)
{
  LpCompound *compound = data;

  g_free (compound->name);
  g_free (compound);
}

static gpointer
lp_compound_read (LinliStatement *row,
                  gpointer        unused)
{
  LpCompound *compound = g_new (LpCompound, 1);

  *compound = (LpCompound) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)) };
  return compound;
}

GPtrArray *
lp_compound_list (LinliDatabase  *database,
                  GError        **error)
{
  return linli_rows_collect (linli_database_query (database, error, "SELECT id, name FROM compound WHERE deleted_at IS NULL ORDER BY name, id LIMIT 3000",
                                                   NULL), lp_compound_read, NULL, lp_compound_free, error);
}

/* Of the boxes of its buildings; of its homes where it has none. */
gboolean
lp_compound_find_position (LinliDatabase  *database,
                           gint64          id,
                           double         *x,
                           double         *y,
                           GError        **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT coalesce (b.x, h.x), coalesce (b.y, h.y) FROM (SELECT avg ((r.minx + r.maxx) / 2) AS x,"
                          " avg ((r.miny + r.maxy) / 2) AS y FROM building b JOIN rtree_building_geom r ON r.id = b.id WHERE b.compound_id = ?1"
                          " AND b.deleted_at IS NULL) b, (SELECT avg (s.x) AS x, avg (s.y) AS y FROM dwelling d JOIN dwelling_standing s"
                          " ON s.dwelling_id = d.id WHERE d.compound_id = ?1 AND d.deleted_at IS NULL) h", "i", id);
  gboolean found = FALSE;

  if (row == NULL)
    return FALSE;
  if (linli_statement_step (row, &problem) && !linli_statement_is_null (row, 0))
    {
      *x = linli_statement_get_double (row, 0);
      *y = linli_statement_get_double (row, 1);
      found = TRUE;
    }
  if (problem == NULL)
    return found;
  g_propagate_error (error, problem);
  return FALSE;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lots in the file, and what holds for one before it is written. */

#include "lp-lot-store.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#include "lp-lot-facts-private.h"

#define COLUMNS \
  "SELECT l.id, l.name, l.kind, l.outsiders, l.note, coalesce (l.compound_id, 0), l.closed_on, l.closed_why," \
  " (SELECT name FROM compound c WHERE c.id = l.compound_id), (SELECT count (*) FROM parking_use u WHERE u.lot_id = l.id AND u.deleted_at IS NULL" \
  " AND (u.until IS NULL OR u.until > date ('now', 'localtime'))), b.kind, b.total, b.free_day, b.free_night, b.counted_on, b.night_counted_on"
#define BAYS " l LEFT JOIN parking_bays b ON b.lot_id = l.id AND b.deleted_at IS NULL"

/* As written in the file, and as read by the user; in the order of the enumerations. */
static const struct {
  const char *code;
  const char *label;
} lot_kinds[] = {
  { "courtyard", NC_("parking", "Courtyard") },
  { "basement", NC_("parking", "Basement") },
  { "lot", NC_("parking", "Car park") },
  { "street", NC_("parking", "Street") },
}, bay_kinds[] = {
  { "plain", NC_("parking", "Plain") },
  { "disabled", NC_("parking", "Accessible") },
  { "charging", NC_("parking", "Charging") },
  { "large", NC_("parking", "Large") },
}, outsider_rules[] = {
  { "unknown", NC_("parking", "Not known whether outsiders may park") },
  { "yes", NC_("parking", "Outsiders may park") },
  { "no", NC_("parking", "Not for outsiders") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (lot_kinds) == LP_LOT_N_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (bay_kinds) == LP_BAYS_N_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (outsider_rules) == LP_OUTSIDERS_N);

LpLot *
lp_lot_new (void)
{
  LpLot *lot = g_new0 (LpLot, 1);

  lot->name = g_strdup ("");
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    lot->bays[i] = (LpBays) { LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN };
  lot->entrances = g_ptr_array_new_with_free_func (lp_entrance_free);
  for (guint i = 0; i < LP_FEE_N_UNITS; i++)
    for (guint j = 0; j < LP_FEE_N_CARS; j++)
      lot->fen[i][j] = LP_FEE_UNKNOWN;
  return lot;
}

LpLot *
lp_lot_copy (const LpLot *lot)
{
  LpLot *copy = g_memdup2 (lot, sizeof *lot);
  char **texts[] = { &copy->name, &copy->note, &copy->closed_on, &copy->closed_why, &copy->compound };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (*texts[i]);
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      copy->bays[i].counted_on = g_strdup (lot->bays[i].counted_on);
      copy->bays[i].night_counted_on = g_strdup (lot->bays[i].night_counted_on);
    }
  copy->entrances = g_ptr_array_new_with_free_func (lp_entrance_free);
  for (guint i = 0; i < lot->entrances->len; i++)
    {
      const LpEntrance *entrance = g_ptr_array_index (lot->entrances, i);
      LpEntrance *same = lp_entrance_new (entrance->name, entrance->x, entrance->y);

      same->id = entrance->id;
      g_ptr_array_add (copy->entrances, same);
    }
  return copy;
}

void
lp_lot_free (gpointer data)
{
  LpLot *lot = data;

  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      g_free (lot->bays[i].counted_on);
      g_free (lot->bays[i].night_counted_on);
    }
  g_ptr_array_unref (lot->entrances);
  g_free (lot->name);
  g_free (lot->note);
  g_free (lot->closed_on);
  g_free (lot->closed_why);
  g_free (lot->compound);
  g_free (lot);
}

const char *
lp_lot_get_kind_label (LpLotKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", lot_kinds[kind].label);
}

const char *
lp_bays_get_kind_label (LpBaysKind kind)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", bay_kinds[kind].label);
}

const char *
lp_outsiders_get_label (LpOutsiders outsiders)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "parking", outsider_rules[outsiders].label);
}

static int
lp_lot_add (int sum,
            int part)
{
  if (part == LP_BAYS_UNKNOWN)
    return sum;
  return sum == LP_BAYS_UNKNOWN ? part : sum + part;
}

static void
lp_lot_take_older (const char **oldest,
                   const char  *day)
{
  if (day != NULL && (*oldest == NULL || strcmp (day, *oldest) < 0))
    *oldest = day;
}

void
lp_lot_sum (const LpLot *lot,
            LpBaysSum   *sum)
{
  *sum = (LpBaysSum) { LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN };
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      const LpBays *bays = &lot->bays[i];

      sum->total = lp_lot_add (sum->total, bays->total);
      sum->free_day = lp_lot_add (sum->free_day, bays->free_day);
      sum->free_night = lp_lot_add (sum->free_night, bays->free_night);
      lp_lot_take_older (&sum->counted_on, bays->counted_on);
      lp_lot_take_older (&sum->night_counted_on, bays->night_counted_on);
    }
}

void
lp_bays_count_on (LpBays       *bays,
                  LpParkWindow  halves,
                  const char   *day)
{
  if ((halves & LP_PARK_DAY) != 0)
    {
      g_free (bays->counted_on);
      bays->counted_on = bays->free_day != LP_BAYS_UNKNOWN ? g_strdup (day) : NULL;
    }
  if ((halves & LP_PARK_NIGHT) != 0)
    {
      g_free (bays->night_counted_on);
      bays->night_counted_on = bays->free_night != LP_BAYS_UNKNOWN ? g_strdup (day) : NULL;
    }
}

const char *
lp_lot_find_fault (const LpLot *lot)
{
  if (*lot->name == '\0')
    return _("A lot needs a name");
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    if (lot->bays[i].total != LP_BAYS_UNKNOWN && MAX (lot->bays[i].free_day, lot->bays[i].free_night) > lot->bays[i].total)
      return _("More bays are free than there are");
  return NULL;
}

static gboolean
lp_lot_save_bays (LinliTransaction  *transaction,
                  const LpLot       *lot,
                  LpBaysKind         kind,
                  GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const LpBays *bays = &lot->bays[kind];
  const char *code = bay_kinds[kind].code;
  gint64 id = linli_database_get_int64 (database, 0, "SELECT id FROM parking_bays WHERE lot_id = ? AND kind = ?", "is", lot->id, code);

  if (id != 0)
    return linli_database_run (database, error, "UPDATE parking_bays SET total = nullif (?, -1), free_day = nullif (?, -1),"
                               " free_night = nullif (?, -1), counted_on = ?, night_counted_on = ? WHERE id = ?", "iiissi", (gint64) bays->total,
                               (gint64) bays->free_day, (gint64) bays->free_night, bays->counted_on, bays->night_counted_on, id);
  if (bays->total == LP_BAYS_UNKNOWN && bays->free_day == LP_BAYS_UNKNOWN && bays->free_night == LP_BAYS_UNKNOWN)
    return TRUE;
  return linli_database_run (database, error, "INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on, night_counted_on)"
                             " VALUES (?, ?, ?, nullif (?, -1), nullif (?, -1), nullif (?, -1), ?, ?)", "iisiiiss",
                             linli_transaction_new_id (transaction), lot->id, code, (gint64) bays->total, (gint64) bays->free_day,
                             (gint64) bays->free_night, bays->counted_on, bays->night_counted_on);
}

gboolean
lp_lot_save (LinliTransaction  *transaction,
             gpointer           data,
             GError           **error)
{
  LpLot *lot = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  const char *kind = lot_kinds[lot->kind].code, *outsiders = outsider_rules[lot->outsiders].code;
  gboolean is_new = lot->id == 0;

  if (is_new)
    lot->id = linli_transaction_new_id (transaction);
  if (is_new ? !linli_database_run (database, error, "INSERT INTO parking_lot (id, name, kind, outsiders, note, compound_id)"
                                    " VALUES (?, ?, ?, ?, ?, nullif (?, 0))", "issssi", lot->id, lot->name, kind, outsiders, lot->note, lot->compound_id)
             : !linli_database_run (database, error, "UPDATE parking_lot SET name = ?, kind = ?, outsiders = ?, note = ?, compound_id = nullif (?, 0)"
                                    " WHERE id = ?", "ssssii", lot->name, kind, outsiders, lot->note, lot->compound_id, lot->id))
    return FALSE;
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    if (!lp_lot_save_bays (transaction, lot, (LpBaysKind) i, error))
      return FALSE;
  return _lp_lot_facts_save (transaction, lot, error);
}

gboolean
lp_lot_remove (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  const LpLot *lot = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  if (linli_database_get_int64 (database, 0, "SELECT 1 FROM parking_use WHERE lot_id = ? AND deleted_at IS NULL AND until IS NULL LIMIT 1", "i", lot->id) != 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID,
                           _("Cars park here still. Close the lot instead: then each of them becomes a need"));
      return FALSE;
    }
  return linli_database_run (database, error,
                             "UPDATE parking_lot SET deleted_at = strftime ('%Y-%m-%dT%H:%M:%SZ', 'now') WHERE id = ?", "i", lot->id);
}

static int
lp_lot_get_number (LinliStatement *row,
                   int             column)
{
  return linli_statement_is_null (row, column) ? LP_BAYS_UNKNOWN : (int) linli_statement_get_int64 (row, column);
}

/* The lot of a row: its own columns, without bays. */
static LpLot *
lp_lot_read (LinliStatement *row)
{
  LpLot *lot = lp_lot_new ();

  lot->id = linli_statement_get_int64 (row, 0);
  g_free (lot->name);
  lot->name = g_strdup (linli_statement_get_text (row, 1));
  lot->note = g_strdup (linli_statement_get_text (row, 4));
  lot->compound_id = linli_statement_get_int64 (row, 5);
  lot->closed_on = g_strdup (linli_statement_get_text (row, 6));
  lot->closed_why = g_strdup (linli_statement_get_text (row, 7));
  lot->compound = g_strdup (linli_statement_get_text (row, 8));
  lot->n_uses = (guint) linli_statement_get_int64 (row, 9);
  for (guint i = 0; i < LP_LOT_N_KINDS; i++)
    if (g_strcmp0 (linli_statement_get_text (row, 2), lot_kinds[i].code) == 0)
      lot->kind = (LpLotKind) i;
  for (guint i = 0; i < LP_OUTSIDERS_N; i++)
    if (g_strcmp0 (linli_statement_get_text (row, 3), outsider_rules[i].code) == 0)
      lot->outsiders = (LpOutsiders) i;
  return lot;
}

static void
lp_lot_read_bays (LpLot          *lot,
                  LinliStatement *row)
{
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    if (g_strcmp0 (linli_statement_get_text (row, 10), bay_kinds[i].code) == 0)
      lot->bays[i] = (LpBays) { lp_lot_get_number (row, 11), lp_lot_get_number (row, 12), lp_lot_get_number (row, 13),
                                g_strdup (linli_statement_get_text (row, 14)), g_strdup (linli_statement_get_text (row, 15)) };
}

/* The rows of a lot follow each other, one for each kind of bays. */
static gpointer
lp_lot_read_row (LinliStatement *row,
                 gpointer        data)
{
  LpLot **current = data;
  LpLot *lot = *current;
  gboolean is_new = lot == NULL || lot->id != linli_statement_get_int64 (row, 0);

  if (is_new)
    *current = lot = lp_lot_read (row);
  lp_lot_read_bays (lot, row);
  return is_new ? lot : NULL;
}

GPtrArray *
lp_lot_list (LinliDatabase  *database,
             GError        **error)
{
  LpLot *current = NULL;

  return linli_rows_collect (linli_database_query (database, error, COLUMNS " FROM (SELECT * FROM parking_lot WHERE deleted_at IS NULL"
                                                   " ORDER BY closed_on IS NOT NULL, name, id LIMIT ?)" BAYS
                                                   " ORDER BY l.closed_on IS NOT NULL, l.name, l.id, b.id", "i", (gint64) LP_LOT_MOST),
                             lp_lot_read_row, &current, lp_lot_free, error);
}

guint
lp_lot_count (LinliDatabase *database)
{
  return (guint) linli_database_get_int64 (database, 0, "SELECT count (*) FROM parking_lot WHERE deleted_at IS NULL", NULL);
}

LpLot *
lp_lot_load (LinliDatabase  *database,
             gint64          id,
             GError        **error)
{
  LpLot *lot = NULL;
  g_autoptr (GPtrArray) lots =
    linli_rows_collect (linli_database_query (database, error, COLUMNS " FROM parking_lot" BAYS " WHERE l.id = ? AND l.deleted_at IS NULL", "i", id),
                        lp_lot_read_row, &lot, NULL, error);

  if (lots == NULL)
    return NULL;
  if (lots->len == 0)
    {
      g_set_error_literal (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOT_FOUND, "There is no such lot");
      return NULL;
    }
  if (_lp_lot_facts_load (database, lot, error))
    return lot;
  lp_lot_free (lot);
  return NULL;
}

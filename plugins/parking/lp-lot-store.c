/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lots in the file, and what holds for one before it is written. */

#include "lp-lot-store.h"

#include <glib/gi18n-lib.h>

#include <string.h>

#define MOST 500

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
    lot->bays[i] = (LpBays) { LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN, NULL };
  return lot;
}

void
lp_lot_free (gpointer data)
{
  LpLot *lot = data;

  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    g_free (lot->bays[i].counted_on);
  g_free (lot->name);
  g_free (lot->note);
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

void
lp_lot_sum (const LpLot *lot,
            LpBaysSum   *sum)
{
  *sum = (LpBaysSum) { LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN, LP_BAYS_UNKNOWN, NULL };
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    {
      const LpBays *bays = &lot->bays[i];

      sum->total = lp_lot_add (sum->total, bays->total);
      sum->free_day = lp_lot_add (sum->free_day, bays->free_day);
      sum->free_night = lp_lot_add (sum->free_night, bays->free_night);
      if (bays->counted_on != NULL && (sum->counted_on == NULL || strcmp (bays->counted_on, sum->counted_on) < 0))
        sum->counted_on = bays->counted_on;
    }
}

void
lp_bays_count_on (LpBays     *bays,
                  const char *day)
{
  gboolean known = bays->free_day != LP_BAYS_UNKNOWN || bays->free_night != LP_BAYS_UNKNOWN;

  g_free (bays->counted_on);
  bays->counted_on = known ? g_strdup (day) : NULL;
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
                               " free_night = nullif (?, -1), counted_on = ? WHERE id = ?", "iiisi", (gint64) bays->total, (gint64) bays->free_day,
                               (gint64) bays->free_night, bays->counted_on, id);
  if (bays->total == LP_BAYS_UNKNOWN && bays->free_day == LP_BAYS_UNKNOWN && bays->free_night == LP_BAYS_UNKNOWN)
    return TRUE;
  return linli_database_run (database, error, "INSERT INTO parking_bays (id, lot_id, kind, total, free_day, free_night, counted_on)"
                             " VALUES (?, ?, ?, nullif (?, -1), nullif (?, -1), nullif (?, -1), ?)", "iisiiis",
                             linli_transaction_new_id (transaction), lot->id, code, (gint64) bays->total, (gint64) bays->free_day,
                             (gint64) bays->free_night, bays->counted_on);
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
  if (is_new ? !linli_database_run (database, error, "INSERT INTO parking_lot (id, name, kind, outsiders, note) VALUES (?, ?, ?, ?, ?)", "issss",
                                    lot->id, lot->name, kind, outsiders, lot->note)
             : !linli_database_run (database, error, "UPDATE parking_lot SET name = ?, kind = ?, outsiders = ?, note = ? WHERE id = ?", "ssssi",
                                    lot->name, kind, outsiders, lot->note, lot->id))
    return FALSE;
  for (guint i = 0; i < LP_BAYS_N_KINDS; i++)
    if (!lp_lot_save_bays (transaction, lot, (LpBaysKind) i, error))
      return FALSE;
  return TRUE;
}

gboolean
lp_lot_remove (LinliTransaction  *transaction,
               gpointer           data,
               GError           **error)
{
  const LpLot *lot = data;

  return linli_database_run (linli_transaction_get_database (transaction), error,
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
    if (g_strcmp0 (linli_statement_get_text (row, 5), bay_kinds[i].code) == 0)
      lot->bays[i] = (LpBays) { lp_lot_get_number (row, 6), lp_lot_get_number (row, 7), lp_lot_get_number (row, 8),
                                g_strdup (linli_statement_get_text (row, 9)) };
}

GPtrArray *
lp_lot_list (LinliDatabase  *database,
             GError        **error)
{
  g_autoptr (GPtrArray) lots = g_ptr_array_new_with_free_func (lp_lot_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT l.id, l.name, l.kind, l.outsiders, l.note, b.kind, b.total, b.free_day, b.free_night, b.counted_on"
                          " FROM (SELECT * FROM parking_lot WHERE deleted_at IS NULL ORDER BY name, id LIMIT ?) l LEFT JOIN parking_bays b"
                          " ON b.lot_id = l.id AND b.deleted_at IS NULL ORDER BY l.name, l.id, b.id", "i", (gint64) MOST);
  LpLot *lot = NULL;
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      if (lot == NULL || lot->id != linli_statement_get_int64 (row, 0))
        {
          lot = lp_lot_read (row);
          g_ptr_array_add (lots, lot);
        }
      lp_lot_read_bays (lot, row);
    }
  if (problem == NULL)
    return g_steal_pointer (&lots);
  g_propagate_error (error, problem);
  return NULL;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The open lots of the file as a plan sees them. */

#include "lp-plan-lot-store.h"

#include <glib/gi18n-lib.h>

#include "lp-plan-hours.h"
#include "lp-use-store.h"

G_STATIC_ASSERT ((int) LP_PLAN_N_KINDS == (int) LP_BAYS_N_KINDS && (int) LP_PLAN_ACCESSIBLE == (int) LP_BAYS_DISABLED &&
                 (int) LP_PLAN_CHARGING == (int) LP_BAYS_CHARGING && (int) LP_PLAN_LARGE == (int) LP_BAYS_LARGE);
G_STATIC_ASSERT (LP_PLAN_UNKNOWN == LP_NOT_KNOWN);

static const char * const day_codes[LP_PLAN_N_DAYS] = { "workday", "saturday", "holiday" };

void
lp_plan_place_free (gpointer data)
{
  LpPlanPlace *place = data;

  g_free (place->name);
  g_array_unref (place->doors);
  g_array_unref (place->fees);
  g_array_unref (place->guests);
  g_free (place->hours);
  g_free (place->day_counted_on);
  g_free (place->night_counted_on);
  g_free (place);
}

gboolean
lp_plan_load_doors (LinliDatabase  *database,
                    gint64          lot_id,
                    GArray         *doors,
                    gboolean       *guessed,
                    GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT x, y FROM parking_entrance WHERE lot_id = ? AND deleted_at IS NULL ORDER BY id", "i", lot_id);
  gint64 compound;
  GError *problem = NULL;
  LpWalkPoint door = { 0, 0 };

  *guessed = FALSE;
  if (row == NULL)
    return FALSE;
  for (guint n = doors->len; linli_statement_step (row, &problem); n++)
    {
      door = (LpWalkPoint) { linli_statement_get_double (row, 0), linli_statement_get_double (row, 1) };
      g_array_append_val (doors, door);
    }
  compound = linli_database_get_int64 (database, 0, "SELECT compound_id FROM parking_lot WHERE id = ?", "i", lot_id);
  if (problem == NULL && doors->len == 0 && compound != 0 && linli_position_find (database, "compound", compound, &door.x, &door.y, &problem))
    {
      g_array_append_val (doors, door);
      *guessed = TRUE;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* The oldest day counts: a sum is no newer than its parts. */
static void
lp_plan_take_day (char       **oldest,
                  const char  *day)
{
  if (day == NULL || (*oldest != NULL && g_strcmp0 (*oldest, day) <= 0))
    return;
  g_free (*oldest);
  *oldest = g_strdup (day);
}

static gboolean
lp_plan_load_bays (LinliDatabase  *database,
                   LpPlanLot      *lot,
                   LpPlanPlace    *place,
                   GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT kind, total, free_day, free_night, counted_on, night_counted_on FROM parking_bays"
                          " WHERE lot_id = ? AND deleted_at IS NULL ORDER BY kind", "i", lot->id);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (problem == NULL && linli_statement_step (row, &problem))
    {
      LpBaysKind kind = lp_bays_kind_from_code (linli_statement_get_text (row, 0));
      LpPlanBays *bays = &lot->bays[kind];
      gint64 total = lp_row_get_number (row, 1), day = lp_row_get_number (row, 2), night = lp_row_get_number (row, 3);

      bays->known = total != 0 && (total > 0 || day >= 0 || night >= 0);
      if (day >= 0)
        lp_plan_take_day (&place->day_counted_on, linli_statement_get_text (row, 4));
      if (night >= 0)
        lp_plan_take_day (&place->night_counted_on, linli_statement_get_text (row, 5));
      if (bays->known && !lp_use_load_free (database, lot->id, kind, &bays->day, &bays->night, &problem))
        break;
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
lp_plan_load_fees (LinliDatabase  *database,
                   gint64          lot_id,
                   GArray         *fees,
                   GError        **error)
{
  static const char * const units[] = { "night", "month", "month-day", "month-night" };
  g_autoptr (LinliStatement) row = linli_database_query (database, error, "SELECT unit, car, fen FROM parking_fee WHERE lot_id = ? AND deleted_at IS NULL"
                                                         " ORDER BY id", "i", lot_id);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    for (guint i = 0; i < G_N_ELEMENTS (units); i++)
      if (g_strcmp0 (linli_statement_get_text (row, 0), units[i]) == 0)
        {
          LpPlanFee fee = { (LpPlanUnit) i, (guint) MAX (linli_statement_get_int64 (row, 1), 1), (int) linli_statement_get_int64 (row, 2) };

          g_array_append_val (fees, fee);
        }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static const char *
lp_plan_get_day_label (LpPlanDay day)
{
  const char *labels[LP_PLAN_N_DAYS] = { C_("parking", "workdays"), C_("parking", "Saturdays"), C_("parking", "holidays") };

  return labels[day];
}

static void
lp_plan_tell_hours (GString           *words,
                    const LpPlanHours *hours)
{
  g_string_append (words, words->len > 0 ? C_("list", ", ") : "");
  if (hours->closed)
    g_string_append_printf (words, C_("parking", "%s closed"), lp_plan_get_day_label (hours->day));
  else if (hours->opens == hours->closes)
    g_string_append_printf (words, C_("parking", "%s all day"), lp_plan_get_day_label (hours->day));
  else
    g_string_append_printf (words, "%s %02u:%02u–%02u:%02u", lp_plan_get_day_label (hours->day), hours->opens / 60, hours->opens % 60,
                            hours->closes / 60, hours->closes % 60);
}

static gboolean
lp_plan_load_hours (LinliDatabase  *database,
                    LpPlanLot      *lot,
                    LpPlanPlace    *place,
                    GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, "SELECT day_type, opens, closes FROM parking_hours WHERE lot_id = ?"
                                                         " AND deleted_at IS NULL ORDER BY CASE day_type WHEN 'workday' THEN 0 WHEN 'saturday' THEN 1"
                                                         " ELSE 2 END, opens, id", "i", lot->id);
  g_autoptr (GArray) hours = g_array_new (FALSE, FALSE, sizeof (LpPlanHours));
  g_autoptr (GString) words = g_string_new (NULL);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    for (guint i = 0; i < LP_PLAN_N_DAYS; i++)
      if (g_strcmp0 (linli_statement_get_text (row, 0), day_codes[i]) == 0)
        {
          LpPlanHours one = { (LpPlanDay) i, linli_statement_is_null (row, 1) || linli_statement_is_null (row, 2),
                              (guint) CLAMP (linli_statement_get_int64 (row, 1), 0, 1440), (guint) CLAMP (linli_statement_get_int64 (row, 2), 0, 1440) };

          g_array_append_val (hours, one);
          lp_plan_tell_hours (words, &one);
        }
  lot->open = lp_plan_hours_get_open ((const LpPlanHours *) (gpointer) hours->data, hours->len);
  place->hours = words->len > 0 ? g_strdup (words->str) : NULL;
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
lp_plan_load_guests (LinliDatabase  *database,
                     gint64          lot_id,
                     GArray         *guests,
                     GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT DISTINCT a.guest_id FROM parking_agreement a JOIN matter m ON m.id = a.id AND m.deleted_at IS NULL"
                          " AND m.state = '" LP_AGREEMENT_IN_FORCE "' WHERE a.lot_id = ? AND a.guest_id IS NOT NULL AND a.deleted_at IS NULL"
                          " AND (a.ends_on IS NULL OR a.ends_on >= date ('now', 'localtime')) ORDER BY 1", "i", lot_id);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &problem))
    {
      gint64 guest = linli_statement_get_int64 (row, 0);

      g_array_append_val (guests, guest);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static LpPlanPlace *
lp_plan_place_new (LinliStatement *row,
                   LpPlanLot      *lot)
{
  LpPlanPlace *place = g_new0 (LpPlanPlace, 1);
  const char *outsiders = linli_statement_get_text (row, 3);

  place->name = g_strdup (linli_statement_get_text (row, 1));
  place->doors = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
  place->fees = g_array_new (FALSE, FALSE, sizeof (LpPlanFee));
  place->guests = g_array_new (FALSE, FALSE, sizeof (gint64));
  place->outsiders = g_strcmp0 (outsiders, "yes") == 0 ? LP_OUTSIDERS_YES : g_strcmp0 (outsiders, "no") == 0 ? LP_OUTSIDERS_NO : LP_OUTSIDERS_UNKNOWN;
  *lot = (LpPlanLot) { .id = linli_statement_get_int64 (row, 0), .compound = linli_statement_get_int64 (row, 2), .name = place->name };
  lot->outsiders = place->outsiders != LP_OUTSIDERS_NO; /* where nobody knows, one asks: that is what agreements are for */
  return place;
}

gboolean
lp_plan_load_lots (LinliDatabase  *database,
                   GPtrArray      *places,
                   GArray         *lots,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT id, name, coalesce (compound_id, 0), outsiders FROM parking_lot WHERE deleted_at IS NULL"
                          " AND closed_on IS NULL ORDER BY id", NULL);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (problem == NULL && linli_statement_step (row, &problem))
    {
      LpPlanLot lot;
      LpPlanPlace *place = lp_plan_place_new (row, &lot);

      g_ptr_array_add (places, place);
      if (g_cancellable_set_error_if_cancelled (cancellable, &problem) ||
          !lp_plan_load_doors (database, lot.id, place->doors, &place->guessed, &problem) || !lp_plan_load_bays (database, &lot, place, &problem) ||
          !lp_plan_load_fees (database, lot.id, place->fees, &problem) || !lp_plan_load_hours (database, &lot, place, &problem) ||
          !lp_plan_load_guests (database, lot.id, place->guests, &problem))
        break;
      lot.n_entrances = place->doors->len;
      lot.fees = (const LpPlanFee *) (gpointer) place->fees->data;
      lot.n_fees = place->fees->len;
      lot.guests = (const gint64 *) (gpointer) place->guests->data;
      lot.n_guests = place->guests->len;
      g_array_append_val (lots, lot);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is asked at a gate: which cars may park here, and where this one may. On any connection, bounded. */

#include "lp-gate-store.h"

#include "lp-use-sql.h"

#define MOST_LISTED 2000
#define MOST_FOUND 20
#define MOST_LOTS 500

#define STATE \
  "CASE WHEN " LP_USE_IS_KEPT " THEN 2 WHEN u.until <= date ('now', 'localtime') OR " LP_USE_LAST_DAY " < date ('now', 'localtime') THEN 3" \
  " WHEN u.since > date ('now', 'localtime') THEN 1 ELSE 0 END"

#define USES \
  "SELECT " STATE " AS state, coalesce (u.need_id, 0), u.plate, l.name, " LP_USE_PLACE ", p.name, coalesce (k.phone, p.phone), u.span, u.since, " LP_USE_LAST_DAY " AS last_day" \
  " FROM parking_use u JOIN parking_lot l ON l.id = u.lot_id LEFT JOIN household k ON k.id = u.household_id LEFT JOIN person p ON p.id = k.head_id" \
  " WHERE u.deleted_at IS NULL"

void
lp_gate_car_free (gpointer data)
{
  LpGateCar *car = data;
  char *texts[] = { car->plate, car->lot, car->place, car->name, car->phone, car->span, car->since, car->until };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_free (car);
}

void
lp_gate_lot_free (gpointer data)
{
  LpGateLot *lot = data;

  g_free (lot->name);
  g_free (lot);
}

static GPtrArray *
lp_gate_collect (LinliStatement  *statement,
                 GError         **error)
{
  g_autoptr (LinliStatement) row = statement;
  g_autoptr (GPtrArray) cars = g_ptr_array_new_with_free_func (lp_gate_car_free);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpGateCar *car = g_new0 (LpGateCar, 1);
      char **texts[] = { &car->plate, &car->lot, &car->place, &car->name, &car->phone, &car->span, &car->since, &car->until };

      car->state = (LpGateState) linli_statement_get_int64 (row, 0);
      car->need_id = linli_statement_get_int64 (row, 1);
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        *texts[i] = g_strdup (linli_statement_get_text (row, (int) i + 2));
      g_ptr_array_add (cars, car);
    }
  if (problem == NULL)
    return g_steal_pointer (&cars);
  g_propagate_error (error, problem);
  return NULL;
}

GPtrArray *
lp_gate_list (LinliDatabase  *reader,
              gint64          lot_id,
              GError        **error)
{
  return lp_gate_collect (linli_database_query (reader, error, USES " AND u.lot_id = ? AND " LP_USE_IS_SET " AND (last_day IS NULL OR last_day >= date ('now', 'localtime')) ORDER BY u.plate, u.id LIMIT ?", "ii",
                                                lot_id, (gint64) MOST_LISTED), error);
}

char *
lp_gate_dup_lot_name (LinliDatabase *reader,
                      gint64         lot_id)
{
  return linli_database_dup_text (reader, "SELECT name FROM parking_lot WHERE id = ?", "i", lot_id);
}

GPtrArray *
lp_gate_find (LinliDatabase  *reader,
              const char     *text,
              GError        **error)
{
  g_autofree char *plain = linli_plate_normalise (text);

  if (g_utf8_strlen (plain, -1) < LP_GATE_LEAST)
    return g_ptr_array_new_with_free_func (lp_gate_car_free);
  return lp_gate_collect (
    linli_database_query (reader, error, "SELECT * FROM (" USES " AND instr (u.plate, ?1) > 0 UNION ALL"
                          " SELECT 4, n.id, n.plate, NULL, NULL, NULL, NULL, n.span, NULL, NULL FROM parking_need n JOIN matter m ON m.id = n.id WHERE n.deleted_at IS NULL AND m.deleted_at IS NULL"
                          " AND m.state = 'waiting' AND instr (n.plate, ?1) > 0) ORDER BY 1, 3 LIMIT ?2", "si", plain, (gint64) MOST_FOUND), error);
}

GPtrArray *
lp_gate_list_lots (LinliDatabase  *reader,
                   GError        **error)
{
  g_autoptr (GPtrArray) lots = g_ptr_array_new_with_free_func (lp_gate_lot_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (reader, error, "SELECT l.id, l.name, (SELECT count (*) FROM parking_use u WHERE u.lot_id = l.id AND " LP_USE_IS_CURRENT ") AS n"
                          " FROM parking_lot l WHERE l.deleted_at IS NULL AND n > 0 ORDER BY l.name, l.id LIMIT ?", "i", (gint64) MOST_LOTS);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpGateLot *lot = g_new (LpGateLot, 1);

      *lot = (LpGateLot) { linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)), (guint) linli_statement_get_int64 (row, 2) };
      g_ptr_array_add (lots, lot);
    }
  if (problem == NULL)
    return g_steal_pointer (&lots);
  g_propagate_error (error, problem);
  return NULL;
}

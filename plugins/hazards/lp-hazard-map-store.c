/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Hazards on the map: each open one as a point, and how many were found within the period in each grid and dwelling. On the map's worker. */

#include "lp-hazard-map-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-setting-store.h"
#include "lp-hazard-sql.h"

#define MOST_POINTS 20000

/* Classes of the layer. */
enum { OVERDUE, MAJOR, OPEN };

static gboolean
lp_hazard_map_layer_load (LinliDatabase      *reader,
                          LinliMapLayerData  *data,
                          GCancellable       *cancellable,
                          GError            **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (reader, error, "SELECT m.id, " LP_HAZARD_X ", " LP_HAZARD_Y ", m.due_at < date ('now', 'localtime'), h.level = 'major'"
                          LP_HAZARD_FROM " LEFT JOIN hazards_hazard h ON h.id = m.id AND h.deleted_at IS NULL WHERE " LP_HAZARD_IS
                          " AND m.closed_at IS NULL ORDER BY m.id LIMIT ?", "i", (gint64) MOST_POINTS);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    if (!linli_statement_is_null (statement, 1) && !linli_statement_is_null (statement, 2))
      linli_map_layer_data_add_point (data, "matter", linli_statement_get_int64 (statement, 0), linli_statement_get_double (statement, 1),
                                      linli_statement_get_double (statement, 2),
                                      linli_statement_get_int64 (statement, 3) ? OVERDUE : linli_statement_get_int64 (statement, 4) ? MAJOR : OPEN);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

LinliMapLayer *
lp_hazard_map_layer_new (void)
{
  static const char * const kinds[] = { "matter", "hazards_hazard", "dwelling", "building", "place", NULL };
  LinliMapLayer *layer = linli_map_layer_new ("hazards", _("Hazards"), lp_hazard_map_layer_load, kinds);

  linli_map_layer_add_class (layer, _("Hazard, overdue"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_TRIANGLE);
  linli_map_layer_add_class (layer, _("Hazard, major"), LINLI_MAP_TINT_MARK_VIOLET, LINLI_MAP_MARK_DIAMOND);
  linli_map_layer_add_class (layer, _("Hazard, open"), LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_MARK_RING); /* shops are squares of this colour */
  return layer;
}

/* 1 and more are found, 2 and 3 came back, 4 and more are a hot spot: the second and the third class, and the last. */
static gint64
lp_hazard_map_theme_get_group (gint64 n)
{
  return n >= 4 ? 2 : n >= 2 ? 1 : 0;
}

static gboolean
lp_hazard_map_theme_read (LinliDatabase  *reader,
                          GArray         *values,
                          const char     *sql,
                          GError        **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (reader, error, sql, NULL);

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    {
      LinliMapValue value = { linli_statement_get_int64 (statement, 0), lp_hazard_map_theme_get_group (linli_statement_get_int64 (statement, 1)) };

      g_array_append_val (values, value);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

#define LATELY \
  " AND m.state NOT IN ('false', 'duplicate')" \
  " AND m.opened_at >= date ('now', (SELECT -recurrence_days FROM hazards_setting WHERE id = 1) || ' days')"

/* A hazard on the stairs counts for every dwelling of the unit. */
static LinliMapValues *
lp_hazard_map_theme_load (LinliDatabase  *reader,
                          const char     *theme,
                          const char     *argument,
                          GError        **error)
{
  LinliMapValues *values = linli_map_values_new ();

  if (lp_hazard_map_theme_read (reader, values->grids, "SELECT coalesce (m.grid_id, s.grid_id) AS grid, count (*)" LP_HAZARD_FROM " WHERE " LP_HAZARD_IS
                                LATELY " AND coalesce (m.grid_id, s.grid_id) IS NOT NULL GROUP BY grid ORDER BY grid", error) &&
      lp_hazard_map_theme_read (reader, values->dwellings, "SELECT id, count (*) FROM (SELECT m.dwelling_id AS id FROM matter m WHERE " LP_HAZARD_IS
                                LATELY " AND m.dwelling_id IS NOT NULL UNION ALL SELECT e.id FROM matter m JOIN dwelling e ON e.unit_id = m.subject_id"
                                " WHERE m.subject_kind = 'unit' AND " LP_HAZARD_IS LATELY ") GROUP BY id ORDER BY id", error))
    return values;
  linli_map_values_unref (values);
  return NULL;
}

LinliMapTheme *
lp_hazard_map_theme_new (void)
{
  static const char * const kinds[] = { "matter", "dwelling", "grid", LP_HAZARD_SETTING_TABLE, NULL };
  LinliMapTheme *theme = linli_map_theme_new ("hazards", NULL, _("Hot spots of hazards"), _("Hazards found within the period in which they count as coming back"), lp_hazard_map_theme_load, kinds);
  const char * const labels[] = { _("1 hazard"), _("2 or 3 hazards"), _("4 hazards or more") };
  static const LinliMapTint grids[] = { LINLI_MAP_TINT_LOW, LINLI_MAP_TINT_MIDDLE, LINLI_MAP_TINT_HIGH };
  static const LinliMapTint dwellings[] = { LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_TINT_MARK_RED };
  static const LinliMapMark marks[] = { LINLI_MAP_MARK_CIRCLE, LINLI_MAP_MARK_SQUARE, LINLI_MAP_MARK_TRIANGLE };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      linli_map_theme_add_grid_class (theme, labels[i], grids[i]);
      linli_map_theme_add_dwelling_class (theme, labels[i], dwellings[i], marks[i]);
    }
  return theme;
}

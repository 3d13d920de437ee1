/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a record is, as one point. What has no place of its own is where that is to which it belongs: a person where the dwelling is, a
 * dwelling without a point where the building is, a matter where the dwelling or the record is that it is about. */

#include "config.h"

#include "linli-position.h"

#include "linli-map-shapes.h"

/* How often a record may lead to another: a matter about a person in a household in a dwelling in a building. */
#define MOST_STEPS 6

typedef struct {
  const char *kind;
  const char *point; /* longitude and latitude */
  const char *shape; /* a geometry */
  const char *others; /* kind and id of each record that is asked next, the nearest first */
} LinliPositionRule;

static const LinliPositionRule rules[] = {
  { "dwelling", "SELECT x, y FROM dwelling_standing WHERE dwelling_id = ? AND x IS NOT NULL", NULL,
    "SELECT 'building', building_id FROM dwelling WHERE id = ? AND building_id IS NOT NULL" },
  { "unit", "SELECT avg(s.x), avg(s.y) FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
            " WHERE d.unit_id = ? AND d.deleted_at IS NULL AND s.x IS NOT NULL HAVING count(*) > 0", NULL,
    "SELECT 'building', building_id FROM unit WHERE id = ? AND building_id IS NOT NULL" },
  { "household", NULL, NULL, "SELECT 'dwelling', dwelling_id FROM household WHERE id = ? AND dwelling_id IS NOT NULL" },
  { "person", NULL, NULL, "SELECT 'household', household_id FROM person WHERE id = ? AND household_id IS NOT NULL" },
  { "building", NULL, "SELECT geom FROM building WHERE id = ? AND geom IS NOT NULL", NULL },
  { "compound", "SELECT avg(s.x), avg(s.y) FROM dwelling d JOIN dwelling_standing s ON s.dwelling_id = d.id"
                " WHERE d.compound_id = ? AND d.deleted_at IS NULL AND s.x IS NOT NULL HAVING count(*) > 0", NULL,
    "SELECT 'building', id FROM building WHERE compound_id = ?1 AND geom IS NOT NULL AND deleted_at IS NULL"
    " UNION ALL SELECT 'place', id FROM place WHERE compound_id = ?1 AND geom IS NOT NULL AND deleted_at IS NULL" },
  { "place", NULL, "SELECT geom FROM place WHERE id = ? AND geom IS NOT NULL", NULL },
  { "grid", NULL, "SELECT geom FROM grid WHERE id = ? AND geom IS NOT NULL", NULL },
  { "matter", "SELECT x, y FROM matter WHERE id = ? AND x IS NOT NULL AND y IS NOT NULL", NULL,
    "SELECT 'dwelling', dwelling_id FROM matter WHERE id = ?1 AND dwelling_id IS NOT NULL"
    " UNION ALL SELECT subject_kind, subject_id FROM matter WHERE id = ?1 AND subject_kind IS NOT NULL AND subject_id IS NOT NULL" },
};

static const LinliPositionRule *
linli_position_find_rule (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    if (g_str_equal (rules[i].kind, kind))
      return &rules[i];
  return NULL;
}

static gboolean
linli_position_read_point (LinliDatabase  *database,
                           const char     *sql,
                           gint64          id,
                           double         *longitude,
                           double         *latitude,
                           GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, sql, "i", id);

  if (row == NULL || !linli_statement_step (row, error))
    return FALSE;
  *longitude = linli_statement_get_double (row, 0);
  *latitude = linli_statement_get_double (row, 1);
  return TRUE;
}

/* The point of a polygon that is farthest from its edge, where the map writes a name, too. */
static gboolean
linli_position_read_shape (LinliDatabase  *database,
                           const char     *sql,
                           gint64          id,
                           double         *longitude,
                           double         *latitude,
                           GError        **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, error, sql, "i", id);
  g_autoptr (LinliMapShape) shape = NULL;
  g_autoptr (LinliGeometry) geometry = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (row == NULL || !linli_statement_step (row, error))
    return FALSE;
  bytes = linli_statement_dup_bytes (row, 0);
  geometry = linli_geometry_new_from_bytes (bytes, error);
  if (geometry == NULL || linli_geometry_is_empty (geometry))
    return FALSE;
  shape = linli_map_shape_new (id, geometry, NULL);
  linli_map_unproject (shape->label_x, shape->label_y, longitude, latitude);
  return TRUE;
}

static gboolean
linli_position_follow (LinliDatabase  *database,
                       const char     *kind,
                       gint64          id,
                       guint           steps,
                       double         *longitude,
                       double         *latitude,
                       GError        **error)
{
  const LinliPositionRule *rule = linli_position_find_rule (kind);
  g_autoptr (GError) problem = NULL;
  g_autoptr (LinliStatement) row = NULL;

  if (rule == NULL || steps == 0)
    return FALSE;
  if (rule->point != NULL && linli_position_read_point (database, rule->point, id, longitude, latitude, &problem))
    return TRUE;
  if (problem == NULL && rule->shape != NULL && linli_position_read_shape (database, rule->shape, id, longitude, latitude, &problem))
    return TRUE;
  if (problem == NULL && rule->others != NULL)
    row = linli_database_query (database, &problem, rule->others, "i", id);
  while (row != NULL && problem == NULL && linli_statement_step (row, &problem))
    if (linli_position_follow (database, linli_statement_get_text (row, 0), linli_statement_get_int64 (row, 1), steps - 1, longitude, latitude,
                               &problem))
      return TRUE;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/**
 * linli_position_find:
 * @database: a read connection of the calling thread, or that of a transaction
 * @kind: "dwelling", "unit", "household", "person", "building", "compound", "place", "grid" or "matter"; others have no place
 * @id: a record
 * @longitude: (out): in degrees (EPSG:4326); left as it is when %FALSE is returned
 * @latitude: (out): in degrees; see @longitude
 * @error: return location for a #LinliStoreError or #LinliGeometryError
 *
 * Finds where a record is, as one point inside of it. A record without a place of its own is where that is to which it belongs; a
 * compound is in the middle of its dwellings, else where its first building or place is. For very
 * many records join with `dwelling_standing`, whose x and y are the places of all dwellings, instead.
 *
 * Returns: %FALSE when nobody knows where it is, or with @error set when that could not be read
 */
gboolean
linli_position_find (LinliDatabase  *database,
                     const char     *kind,
                     gint64          id,
                     double         *longitude,
                     double         *latitude,
                     GError        **error)
{
  g_return_val_if_fail (database != NULL && kind != NULL && longitude != NULL && latitude != NULL, FALSE);

  return linli_position_follow (database, kind, id, MOST_STEPS, longitude, latitude, error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Reads the map's snapshot from the file, whole or only what changed. Runs on a worker thread with a reader of its own. */

#include "config.h"

#include "linli-map-loader.h"

#include <math.h>

#include "linli-map-spread-private.h"

/* id, geometry, name, parent, class, detail */
static const char * const sources[LINLI_MAP_N_KINDS] = {
  [LINLI_MAP_KIND_WATER] = "SELECT id, geom, name, 0, class, NULL FROM water WHERE deleted_at IS NULL",
  [LINLI_MAP_KIND_ROAD] = "SELECT id, geom, name, 0, class, NULL FROM road WHERE deleted_at IS NULL",
  [LINLI_MAP_KIND_BUILDING] = "SELECT id, geom, name, compound_id, kind, NULL FROM building WHERE deleted_at IS NULL",
  [LINLI_MAP_KIND_PLACE] = "SELECT id, geom, name, compound_id, kind, NULL FROM place WHERE deleted_at IS NULL",
  [LINLI_MAP_KIND_GRID] = "SELECT id, geom, name, parent_id, level, kind FROM grid WHERE deleted_at IS NULL",
};
static const char * const sources_by_id[LINLI_MAP_N_KINDS] = {
  [LINLI_MAP_KIND_WATER] = "SELECT id, geom, name, 0, class, NULL FROM water WHERE deleted_at IS NULL AND id = ?",
  [LINLI_MAP_KIND_ROAD] = "SELECT id, geom, name, 0, class, NULL FROM road WHERE deleted_at IS NULL AND id = ?",
  [LINLI_MAP_KIND_BUILDING] = "SELECT id, geom, name, compound_id, kind, NULL FROM building WHERE deleted_at IS NULL AND id = ?",
  [LINLI_MAP_KIND_PLACE] = "SELECT id, geom, name, compound_id, kind, NULL FROM place WHERE deleted_at IS NULL AND id = ?",
  [LINLI_MAP_KIND_GRID] = "SELECT id, geom, name, parent_id, level, kind FROM grid WHERE deleted_at IS NULL AND id = ?",
};

/* Everything by which the place, the grid or the number of households of anything may change. */
static const char * const concerns[] = {
  "water", "road", "building", "place", "grid", "grid_rule", "unit", "compound", "dwelling", "household", NULL
};
static const char * const concerns_points[] = { "dwelling", "building", "grid", "grid_rule", "unit", "compound", NULL };


/* Households living there now; a household without a dwelling is nowhere on the map. */
static const char count_by_grid[] =
  "SELECT s.grid_id, count(*) FROM household h JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id "
  "WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL AND s.grid_id IS NOT NULL GROUP BY s.grid_id";
static const char count_by_building[] =
  "SELECT d.building_id, count(*) FROM household h JOIN dwelling d ON d.id = h.dwelling_id "
  "WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL AND d.deleted_at IS NULL AND d.building_id IS NOT NULL GROUP BY d.building_id";
static const char points_sql[] =
  "SELECT d.id, s.x, s.y, s.grid_id, d.building_id FROM dwelling d LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id "
  "WHERE d.deleted_at IS NULL ORDER BY d.id";

static const char credits_sql[] =
  "SELECT group_concat(source, ' · ') FROM (SELECT source FROM road WHERE source <> '' AND deleted_at IS NULL "
  "UNION SELECT source FROM water WHERE source <> '' AND deleted_at IS NULL LIMIT 3)";

static gboolean
is_stopped (GCancellable  *cancellable,
            GError       **error)
{
  return g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
shape_set_class (LinliMapShape  *shape,
                 LinliMapKind    layer,
                 LinliStatement *row)
{
  const char *word = linli_statement_get_text (row, 4);

  shape->parent = linli_statement_get_int64 (row, 3);
  if (layer == LINLI_MAP_KIND_ROAD)
    shape->rank = linli_map_road_rank (word);
  else if (layer == LINLI_MAP_KIND_WATER)
    shape->rank = g_strcmp0 (word, "river") == 0;
  else if (layer == LINLI_MAP_KIND_GRID)
    {
      shape->rank = linli_map_grid_level (word);
      shape->detail = linli_map_grid_force (linli_statement_get_text (row, 5));
    }
}

static gboolean
shapes_read (GPtrArray       *shapes,
             LinliStatement  *row,
             LinliMapKind     layer,
             GCancellable    *cancellable,
             GError         **error)
{
  GError *failure = NULL;

  while (linli_statement_step (row, &failure))
    {
      gsize size;
      const void *blob = linli_statement_get_blob (row, 1, &size);
      /* What cannot be read is reported by the check of the file, not by the map. */
      g_autoptr (LinliGeometry) geometry = blob != NULL ? linli_geometry_new_from_blob (blob, size, NULL) : NULL;
      LinliMapShape *shape;

      if (geometry == NULL || linli_geometry_is_empty (geometry))
        continue;
      shape = linli_map_shape_new (linli_statement_get_int64 (row, 0), geometry, linli_statement_get_text (row, 2));
      shape_set_class (shape, layer, row);
      g_ptr_array_add (shapes, shape);
      if (is_stopped (cancellable, &failure))
        break;
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static GPtrArray *
shapes_read_all (LinliDatabase  *reader,
                 LinliMapKind    layer,
                 GCancellable   *cancellable,
                 GError        **error)
{
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_map_shape_unref);
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, sources[layer], "");

  if (row == NULL || !shapes_read (shapes, row, layer, cancellable, error))
    return NULL;
  return g_steal_pointer (&shapes);
}

/* Counts by id, looked up in @shapes. */
static gboolean
shapes_count (LinliDatabase   *reader,
              LinliMapShapes  *shapes,
              const char      *sql,
              GError         **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, sql, "");
  GError *failure = NULL;

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &failure))
    {
      int position = linli_map_shapes_find (shapes, linli_statement_get_int64 (row, 0));

      if (position >= 0)
        shapes->counts[position] = linli_statement_get_int64 (row, 1);
    }
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

/* Dwellings belong to micro-grids; the grids above hold what the grids below them hold. */
static void
grids_add_up (LinliMapShapes *grids)
{
  g_autofree guint *own = g_memdup2 (grids->counts, grids->n * sizeof (guint));

  for (guint i = 0; i < grids->n; i++)
    {
      gint64 parent = grids->shapes[i]->parent;

      for (guint depth = 0; parent != 0 && depth < 4; depth++)
        {
          int position = linli_map_shapes_find (grids, parent);

          if (position < 0)
            break;
          grids->counts[position] += own[i];
          parent = grids->shapes[position]->parent;
        }
    }
}

static gboolean
layers_count (LinliDatabase   *reader,
              LinliMapShapes **layers,
              GError         **error)
{
  if (!shapes_count (reader, layers[LINLI_MAP_KIND_GRID], count_by_grid, error)
      || !shapes_count (reader, layers[LINLI_MAP_KIND_BUILDING], count_by_building, error))
    return FALSE;
  grids_add_up (layers[LINLI_MAP_KIND_GRID]);
  return TRUE;
}

/* The place is the dwelling's own, or its building's. */
static gboolean
point_find_place (LinliStatement       *row,
                  const LinliMapShapes *buildings,
                  double               *xy)
{
  int position;

  if (!linli_statement_is_null (row, 1) && !linli_statement_is_null (row, 2))
    {
      linli_map_project (linli_statement_get_double (row, 1), linli_statement_get_double (row, 2), xy, xy + 1);
      return TRUE;
    }
  position = linli_map_shapes_find (buildings, linli_statement_get_int64 (row, 4));
  if (position < 0)
    return FALSE;
  xy[0] = buildings->shapes[position]->label_x;
  xy[1] = buildings->shapes[position]->label_y;
  return TRUE;
}

static LinliMapPoints *
points_read (LinliDatabase         *reader,
             const LinliMapShapes  *buildings,
             GCancellable          *cancellable,
             GError               **error)
{
  gint64 n = linli_database_get_int64 (reader, 0, "SELECT count(*) FROM dwelling WHERE deleted_at IS NULL", "");
  g_autoptr (LinliMapPoints) points = linli_map_points_new (n);
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, points_sql, "");
  GError *failure = NULL;
  guint at = 0;

  if (row == NULL)
    return NULL;
  while (at < n && linli_statement_step (row, &failure))
    {
      if (!point_find_place (row, buildings, points->xy + 2 * at))
        continue;
      points->ids[at] = linli_statement_get_int64 (row, 0);
      points->grids[at] = linli_statement_get_int64 (row, 3);
      points->buildings[at] = linli_statement_get_int64 (row, 4);
      at++;
      if (at % 4096 == 0 && is_stopped (cancellable, &failure))
        break;
    }
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  points->n = at;
  _linli_map_spread (points, buildings);
  linli_map_points_seal (points);
  return g_steal_pointer (&points);
}

static void
box_unite_point (LinliBox             *box,
                 const LinliMapPoints *points,
                 guint                 at)
{
  linli_box_add_point (box, points->xy[2 * at], points->xy[2 * at + 1]);
}

/* Around every dwelling that came, went or moved; both lists ascend by id. */
static void
box_unite_moved (LinliBox             *box,
                 const LinliMapPoints *old,
                 const LinliMapPoints *new)
{
  guint i = 0, j = 0;

  while (i < old->n || j < new->n)
    {
      if (j >= new->n || (i < old->n && old->ids[i] < new->ids[j]))
        {
          box_unite_point (box, old, i++);
        }
      else if (i >= old->n || new->ids[j] < old->ids[i])
        {
          box_unite_point (box, new, j++);
        }
      else
        {
          if (old->xy[2 * i] != new->xy[2 * j] || old->xy[2 * i + 1] != new->xy[2 * j + 1])
            {
              box_unite_point (box, old, i);
              box_unite_point (box, new, j);
            }
          i++;
          j++;
        }
    }
}

static LinliMapSnapshot *
snapshot_new (LinliDatabase   *reader,
              LinliMapShapes **layers,
              LinliMapPoints  *points)
{
  g_autofree char *credits = linli_database_dup_text (reader, credits_sql, "");

  return linli_map_snapshot_new (layers, points, credits);
}

static void
layers_clear (LinliMapShapes **layers)
{
  for (guint i = 0; i < LINLI_MAP_N_KINDS; i++)
    g_clear_pointer (&layers[i], linli_map_shapes_unref);
}

static gboolean
changes_touch (GPtrArray          *changes,
               const char * const *kinds)
{
  for (guint i = 0; i < changes->len; i++)
    if (linli_changes_touches_any (g_ptr_array_index (changes, i), kinds))
      return TRUE;
  return FALSE;
}

static gboolean
changes_contain (GPtrArray  *changes,
                 const char *kind,
                 gint64      id)
{
  for (guint i = 0; i < changes->len; i++)
    if (linli_changes_contains (g_ptr_array_index (changes, i), kind, id))
      return TRUE;
  return FALSE;
}

static gboolean
changes_are_many (GPtrArray  *changes,
                  const char *kind)
{
  for (guint i = 0; i < changes->len; i++)
    if (linli_changes_is_many (g_ptr_array_index (changes, i), kind))
      return TRUE;
  return FALSE;
}

/* What has not been touched is taken over; the rest is read again by its ids. */
static GPtrArray *
shapes_read_touched (LinliDatabase         *reader,
                     LinliMapKind           layer,
                     const LinliMapShapes  *old,
                     GPtrArray             *changes,
                     LinliBox              *box,
                     GCancellable          *cancellable,
                     GError               **error)
{
  const char *kind = linli_map_kind_get_name (layer);
  g_autoptr (GPtrArray) shapes = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_map_shape_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < old->n; i++)
    if (changes_contain (changes, kind, old->shapes[i]->id))
      linli_box_add_box (box, &old->shapes[i]->box);
    else
      g_ptr_array_add (shapes, linli_map_shape_ref (old->shapes[i]));
  for (guint i = 0; i < changes->len; i++)
    {
      gsize n;
      const gint64 *ids = linli_changes_get_ids (g_ptr_array_index (changes, i), kind, &n);

      for (gsize j = 0; j < n; j++)
        {
          g_autoptr (LinliStatement) row = NULL;
          guint first = shapes->len;

          if (!g_hash_table_add (seen, (gpointer) &ids[j]))
            continue;
          row = linli_database_query (reader, error, sources_by_id[layer], "i", ids[j]);
          if (row == NULL || !shapes_read (shapes, row, layer, cancellable, error))
            return NULL;
          if (shapes->len > first)
            linli_box_add_box (box, &((LinliMapShape *) g_ptr_array_index (shapes, first))->box);
        }
    }
  return g_steal_pointer (&shapes);
}

static LinliMapShapes *
layer_update (LinliDatabase           *reader,
              LinliMapKind             layer,
              const LinliMapSnapshot  *old,
              GPtrArray               *changes,
              LinliBox                *box,
              GCancellable            *cancellable,
              GError                 **error)
{
  const char * const kinds[] = { linli_map_kind_get_name (layer), NULL };
  LinliMapShapes *kept = old->layers[layer];
  g_autoptr (GPtrArray) shapes = NULL;
  gboolean counted = layer == LINLI_MAP_KIND_GRID || layer == LINLI_MAP_KIND_BUILDING;

  if (!changes_touch (changes, kinds) && !counted)
    return linli_map_shapes_ref (kept);
  if (changes_are_many (changes, kinds[0]))
    {
      shapes = shapes_read_all (reader, layer, cancellable, error);
      *box = (LinliBox) { 0, 0, 1, 1 };
    }
  else
    {
      shapes = shapes_read_touched (reader, layer, kept, changes, box, cancellable, error);
    }
  return shapes != NULL ? linli_map_shapes_new (shapes) : NULL;
}

/**
 * linli_map_loader_concerns:
 * @changes: what an action changed
 *
 * Returns: whether the snapshot may differ afterwards
 */
gboolean
linli_map_loader_concerns (LinliChanges *changes)
{
  return linli_changes_touches_any (changes, concerns);
}

/**
 * linli_map_loader_load:
 * @reader: a read connection of the calling thread
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (skip) (transfer full): everything the map draws, or %NULL with @error set
 */
LinliMapSnapshot *
linli_map_loader_load (LinliDatabase  *reader,
                       GCancellable   *cancellable,
                       GError        **error)
{
  LinliMapShapes *layers[LINLI_MAP_N_KINDS] = { NULL };
  g_autoptr (LinliMapPoints) points = NULL;
  LinliMapSnapshot *snapshot = NULL;
  gboolean good = TRUE;

  for (guint i = 0; good && i < LINLI_MAP_N_KINDS; i++)
    {
      g_autoptr (GPtrArray) shapes = shapes_read_all (reader, i, cancellable, error);

      good = shapes != NULL;
      if (good)
        layers[i] = linli_map_shapes_new (shapes);
    }
  if (good && layers_count (reader, layers, error))
    points = points_read (reader, layers[LINLI_MAP_KIND_BUILDING], cancellable, error);
  if (points != NULL)
    snapshot = snapshot_new (reader, layers, points);
  layers_clear (layers);
  return snapshot;
}

/**
 * linli_map_loader_update:
 * @reader: a read connection of the calling thread
 * @old: the snapshot before the changes
 * @changes: (element-type LinliChanges): what was changed since then
 * @box: (out): where the new snapshot differs; empty when nothing that is drawn does
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Reads only what the changes name; layers they do not touch are shared with @old.
 *
 * Returns: (skip) (transfer full): the snapshot after the changes, or %NULL with @error set
 */
LinliMapSnapshot *
linli_map_loader_update (LinliDatabase           *reader,
                         const LinliMapSnapshot  *old,
                         GPtrArray               *changes,
                         LinliBox                *box,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  LinliMapShapes *layers[LINLI_MAP_N_KINDS] = { NULL };
  g_autoptr (LinliMapPoints) points = NULL;
  LinliMapSnapshot *snapshot = NULL;
  gboolean good = TRUE;

  *box = (LinliBox) LINLI_BOX_EMPTY;
  for (guint i = 0; good && i < LINLI_MAP_N_KINDS; i++)
    {
      layers[i] = layer_update (reader, i, old, changes, box, cancellable, error);
      good = layers[i] != NULL;
    }
  if (good && layers_count (reader, layers, error))
    points = changes_touch (changes, concerns_points)
               ? points_read (reader, layers[LINLI_MAP_KIND_BUILDING], cancellable, error)
               : linli_map_points_ref (old->dwellings);
  if (points != NULL)
    {
      snapshot = snapshot_new (reader, layers, points);
      if (points != old->dwellings)
        box_unite_moved (box, old->dwellings, points);
    }
  layers_clear (layers);
  return snapshot;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapScene: all that a painter needs, at one moment. Made on the main thread, shared with the painting threads. */

#include "config.h"

#include "linli-map-scene-private.h"

static void
scene_clear (gpointer data)
{
  LinliMapScene *self = data;

  linli_map_snapshot_unref (self->snapshot);
  g_clear_object (&self->theme);
  g_free (self->grid_groups);
  g_free (self->dwelling_groups);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_clear_pointer (&self->added, g_ptr_array_unref);
}

/* Both lists ascend by id, so one walk over them suffices. */
static void
scene_join (const GArray *values,
            guint         n,
            gint64      (*id_at) (const LinliMapSnapshot *, guint),
            const LinliMapSnapshot *snapshot,
            guint8       *groups)
{
  for (guint i = 0, at = 0; i < n && at < values->len; i++)
    {
      gint64 id = id_at (snapshot, i);

      while (at < values->len && g_array_index (values, LinliMapValue, at).id < id)
        at++;
      if (at < values->len && g_array_index (values, LinliMapValue, at).id == id)
        groups[i] = MIN (g_array_index (values, LinliMapValue, at).group + 1, 255);
    }
}

static gint64
grid_id_at (const LinliMapSnapshot *snapshot,
            guint                   position)
{
  return snapshot->layers[LINLI_MAP_KIND_GRID]->shapes[position]->id;
}

static gint64
dwelling_id_at (const LinliMapSnapshot *snapshot,
                guint                   position)
{
  return snapshot->dwellings->ids[position];
}

LinliMapScene *
_linli_map_scene_new (LinliMapSnapshot *snapshot,
                     LinliMapTheme    *theme,
                     LinliMapValues   *values,
                     guint             shown,
                     gint64            focus,
                     gboolean          dark)
{
  LinliMapScene *self = g_atomic_rc_box_new0 (LinliMapScene);
  guint n_grids = snapshot->layers[LINLI_MAP_KIND_GRID]->n;

  self->snapshot = linli_map_snapshot_ref (snapshot);
  g_set_object (&self->theme, theme);
  self->shown = shown;
  self->focus = focus;
  self->dark = dark;
  self->grid_groups = g_new0 (guint8, MAX (n_grids, 1));
  self->dwelling_groups = g_new0 (guint8, MAX (snapshot->dwellings->n, 1));
  if (values != NULL)
    {
      scene_join (values->grids, n_grids, grid_id_at, snapshot, self->grid_groups);
      scene_join (values->dwellings, snapshot->dwellings->n, dwelling_id_at, snapshot, self->dwelling_groups);
    }
  return self;
}

LinliMapScene *
_linli_map_scene_ref (LinliMapScene *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
_linli_map_scene_unref (LinliMapScene *self)
{
  g_atomic_rc_box_release_full (self, scene_clear);
}

static gboolean
scene_has_level (const LinliMapScene *self,
                 guint8               level)
{
  const LinliMapShapes *grids = self->snapshot->layers[LINLI_MAP_KIND_GRID];

  for (guint i = 0; i < grids->n; i++)
    if (grids->shapes[i]->rank == level && grids->shapes[i]->n_parts > 0)
      return TRUE;
  return FALSE;
}

/* Filled and named: micro-grids and dedicated grids when they are large enough to be read, else the grids above them. */
gboolean
_linli_map_scene_shows_grid (const LinliMapScene *self,
                            const LinliMapShape *grid,
                            double               zoom)
{
  LinliMapGridLevel level = zoom >= 13.5 ? LINLI_MAP_GRID_MICRO : zoom >= 12 ? LINLI_MAP_GRID_ORDINARY : LINLI_MAP_GRID_GENERAL;

  if (grid->rank == LINLI_MAP_GRID_DEDICATED)
    return level == LINLI_MAP_GRID_MICRO;
  while (level > LINLI_MAP_GRID_GENERAL && !scene_has_level (self, level))
    level--;
  while (level < LINLI_MAP_GRID_MICRO && !scene_has_level (self, level))
    level++;
  return grid->rank == level;
}

/* Drawn as a line above the filled ones: the next level up. */
gboolean
_linli_map_scene_outlines_grid (const LinliMapScene *self,
                               const LinliMapShape *grid,
                               double               zoom)
{
  return !_linli_map_scene_shows_grid (self, grid, zoom)
         && (grid->rank == LINLI_MAP_GRID_ORDINARY || grid->rank == LINLI_MAP_GRID_GENERAL);
}

/* Returns: (nullable): the record where a layer of a plugin shows it, and in @layer, if that is not NULL, which */
const LinliMapItem *
_linli_map_scene_find_added (const LinliMapScene  *self,
                            const char           *kind,
                            gint64                id,
                            LinliMapLayer       **layer)
{
  for (guint i = self->added != NULL ? self->added->len : 0; i > 0; i--)
    {
      LinliMapLayerData *data = g_ptr_array_index (self->added, i - 1);
      const LinliMapItem *item = _linli_map_layer_data_find (data, kind, id);

      if (item != NULL && layer != NULL)
        *layer = data->layer;
      if (item != NULL)
        return item;
    }
  return NULL;
}

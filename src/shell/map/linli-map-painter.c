/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Paints one square of the map with cairo. Stateless; runs on the painting threads of LinliMapTileLayer, and in print. */

#include "config.h"

#include "linli-map-painter-private.h"

#include <gdk/gdk.h>
#include <math.h>

#include "linli-map-painter-added-private.h"

typedef struct {
  double metres, least;
  double from_zoom;
} RoadLook;

static const RoadLook road_looks[LINLI_MAP_ROAD_N_RANKS] = {
  [LINLI_MAP_ROAD_PATH] = { 2.5, 1.0, 16.5 },
  [LINLI_MAP_ROAD_SERVICE] = { 4.5, 1.2, 15.5 },
  [LINLI_MAP_ROAD_LIVING] = { 6, 1.4, 15 },
  [LINLI_MAP_ROAD_RESIDENTIAL] = { 8, 1.4, 14 },
  [LINLI_MAP_ROAD_TERTIARY] = { 12, 1.6, 13 },
  [LINLI_MAP_ROAD_SECONDARY] = { 17, 2.0, 12 },
  [LINLI_MAP_ROAD_PRIMARY] = { 22, 2.4, 0 },
  [LINLI_MAP_ROAD_TRUNK] = { 25, 2.6, 0 },
};

static void
painter_query (LinliMapBrush *self,
               LinliMapKind   layer,
               double         margin)
{
  LinliBox box = self->box;

  margin /= self->scale;
  box.min_x -= margin;
  box.min_y -= margin;
  box.max_x += margin;
  box.max_y += margin;
  linli_map_shapes_query (self->scene->snapshot->layers[layer], &box, self->found);
}

static const LinliMapShape *
painter_found (LinliMapBrush *self,
               LinliMapKind   layer,
               guint          i)
{
  return self->scene->snapshot->layers[layer]->shapes[g_array_index (self->found, guint, i)];
}

/* Paper is bright: the dark style takes less of it. */
static void
paint_plans (LinliMapBrush *self)
{
  for (guint i = 0; self->scene->plans != NULL && i < self->scene->plans->len; i++)
    {
      const LinliPlanSheet *sheet = g_ptr_array_index (self->scene->plans, i);
      cairo_matrix_t place;

      if (!linli_box_intersects (&sheet->box, &self->box))
        continue;
      cairo_matrix_init (&place, self->scale, 0, 0, self->scale, -self->left, -self->top);
      cairo_matrix_multiply (&place, &sheet->place, &place);
      _linli_plan_pixels_paint (sheet->pixels, self->cr, &place, self->density, self->scene->dark ? sheet->opacity * 0.75 : sheet->opacity);
    }
}

static void
paint_water (LinliMapBrush *self)
{
  double width = MAX (6 / self->metres_per_pixel, 1.2);

  painter_query (self, LINLI_MAP_KIND_WATER, width + 2);
  for (guint i = 0; i < self->found->len; i++)
    {
      const LinliMapShape *shape = painter_found (self, LINLI_MAP_KIND_WATER, i);

      _linli_map_brush_trace (self, shape);
      if (shape->type == LINLI_MAP_SHAPE_POLYGON)
        {
          _linli_map_brush_set (self, &self->palette->water);
          cairo_fill_preserve (self->cr);
          _linli_map_brush_set (self, &self->palette->water_edge);
          cairo_set_line_width (self->cr, 1);
        }
      else
        {
          _linli_map_brush_set (self, &self->palette->water);
          cairo_set_line_width (self->cr, width * (shape->rank > 0 ? 2.5 : 1));
        }
      cairo_stroke (self->cr);
    }
}

static void
paint_place_areas (LinliMapBrush *self)
{
  painter_query (self, LINLI_MAP_KIND_PLACE, 2);
  _linli_map_brush_set_area (self, &self->palette->place);
  for (guint i = 0; i < self->found->len; i++)
    {
      const LinliMapShape *shape = painter_found (self, LINLI_MAP_KIND_PLACE, i);

      if (shape->type != LINLI_MAP_SHAPE_POLYGON)
        continue;
      _linli_map_brush_trace (self, shape);
      cairo_fill (self->cr);
    }
}

static const GdkRGBA *
painter_grid_fill (LinliMapBrush *self,
                   guint          position)
{
  guint8 group = self->scene->grid_groups[position];
  const LinliMapClass *item = NULL;

  if (self->scene->theme != NULL && group > 0)
    item = linli_map_theme_get_grid_class (self->scene->theme, group - 1);
  if (item != NULL)
    return &self->palette->tints[item->tint];
  return &self->palette->tints[self->scene->theme != NULL ? LINLI_MAP_TINT_NONE : LINLI_MAP_TINT_PALE];
}

static void
paint_grid_fills (LinliMapBrush *self)
{
  painter_query (self, LINLI_MAP_KIND_GRID, 3);
  for (guint i = 0; i < self->found->len; i++)
    {
      const LinliMapShape *grid = painter_found (self, LINLI_MAP_KIND_GRID, i);

      if (!_linli_map_scene_shows_grid (self->scene, grid, self->zoom))
        continue;
      _linli_map_brush_trace (self, grid);
      _linli_map_brush_set_area (self, painter_grid_fill (self, g_array_index (self->found, guint, i)));
      cairo_fill (self->cr);
    }
}

static void
paint_grid_edges (LinliMapBrush *self)
{
  static const double dashes[] = { 9, 5 };

  painter_query (self, LINLI_MAP_KIND_GRID, 3);
  _linli_map_brush_set (self, &self->palette->grid_edge);
  cairo_set_line_width (self->cr, self->zoom < 14 ? 0.8 : 1.2);
  for (guint i = 0; i < self->found->len; i++)
    {
      const LinliMapShape *grid = painter_found (self, LINLI_MAP_KIND_GRID, i);

      if (!_linli_map_scene_shows_grid (self->scene, grid, self->zoom))
        continue;
      _linli_map_brush_trace (self, grid);
      cairo_stroke (self->cr);
    }
  _linli_map_brush_set (self, &self->palette->upper_edge);
  cairo_set_line_width (self->cr, 2);
  cairo_set_dash (self->cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i < self->found->len; i++)
    {
      const LinliMapShape *grid = painter_found (self, LINLI_MAP_KIND_GRID, i);

      if (!_linli_map_scene_outlines_grid (self->scene, grid, self->zoom))
        continue;
      _linli_map_brush_trace (self, grid);
      cairo_stroke (self->cr);
    }
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* All edges first, all surfaces after them, narrow before wide: so roads join without lines across a junction. */
static void
paint_roads (LinliMapBrush *self)
{
  painter_query (self, LINLI_MAP_KIND_ROAD, 64);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  for (int surface = 0; surface < 2; surface++)
    for (guint8 rank = 0; rank < LINLI_MAP_ROAD_N_RANKS; rank++)
      {
        double width = _linli_map_painter_road_width (rank, self->zoom, self->metres_per_pixel);

        if (width <= 0 || (surface == 0 && width < 1.5))
          continue;
        for (guint i = 0; i < self->found->len; i++)
          {
            const LinliMapShape *road = painter_found (self, LINLI_MAP_KIND_ROAD, i);

            if (road->rank == rank)
              _linli_map_brush_trace (self, road);
          }
        _linli_map_brush_set (self, surface == 0 || width < 1.5 ? &self->palette->road_edge : &self->palette->road);
        cairo_set_line_width (self->cr, surface == 0 ? width + (width > 4 ? 2 : 1.4) : width);
        cairo_stroke (self->cr);
      }
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
}

static void
paint_buildings (LinliMapBrush *self)
{
  if (self->zoom < 14)
    return;
  painter_query (self, LINLI_MAP_KIND_BUILDING, 2);
  for (guint i = 0; i < self->found->len; i++)
    _linli_map_brush_trace (self, painter_found (self, LINLI_MAP_KIND_BUILDING, i));
  _linli_map_brush_set (self, &self->palette->building);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_WINDING);
  cairo_fill_preserve (self->cr);
  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  _linli_map_brush_set (self, &self->palette->building_edge);
  cairo_set_line_width (self->cr, self->zoom < 15.5 ? 0.5 : 0.9);
  cairo_stroke (self->cr);
}

static void
painter_stamp (LinliMapBrush   *self,
               cairo_surface_t *stamp,
               guint8           group)
{
  const LinliMapPoints *points = self->scene->snapshot->dwellings;
  int half = cairo_image_surface_get_width (stamp) / 2;

  cairo_save (self->cr);
  cairo_identity_matrix (self->cr);
  for (guint i = 0; i < self->found->len; i++)
    {
      guint at = g_array_index (self->found, guint, i);
      double x, y;

      if (self->scene->dwelling_groups[at] != group)
        continue;
      x = floor (_linli_map_brush_to_x (self, points->xy[2 * at]) * self->density) - half;
      y = floor (_linli_map_brush_to_y (self, points->xy[2 * at + 1]) * self->density) - half;
      cairo_set_source_surface (self->cr, stamp, x, y);
      cairo_pattern_set_filter (cairo_get_source (self->cr), CAIRO_FILTER_NEAREST);
      cairo_paint (self->cr);
    }
  cairo_restore (self->cr);
}

static void
paint_dwellings (LinliMapBrush *self)
{
  LinliBox box = self->box;
  double margin = 10 / self->scale;
  double plain = CLAMP (1.1 / self->metres_per_pixel, 0.7, 3.5), marked = CLAMP (3 / self->metres_per_pixel, 2.6, 6);
  cairo_surface_t *stamp;

  if (self->zoom < LINLI_MAP_DOTS_ZOOM)
    return;
  box = (LinliBox) { box.min_x - margin, box.min_y - margin, box.max_x + margin, box.max_y + margin };
  linli_map_points_query (self->scene->snapshot->dwellings, &box, self->found);
  if (self->found->len == 0)
    return;
  stamp = _linli_map_brush_make_stamp (self, LINLI_MAP_MARK_CIRCLE, &self->palette->dot, plain, 0);
  painter_stamp (self, stamp, 0);
  cairo_surface_destroy (stamp);
  for (guint group = 0; self->scene->theme != NULL; group++)
    {
      const LinliMapClass *item = linli_map_theme_get_dwelling_class (self->scene->theme, group);

      if (item == NULL)
        break;
      stamp = _linli_map_brush_make_stamp (self, item->mark, &self->palette->tints[item->tint], marked, 1);
      painter_stamp (self, stamp, group + 1);
      cairo_surface_destroy (stamp);
    }
}

static void
paint_place_points (LinliMapBrush *self)
{
  if (self->zoom < 14.5)
    return;
  painter_query (self, LINLI_MAP_KIND_PLACE, 12);
  for (guint i = 0; i < self->found->len; i++)
    {
      const LinliMapShape *place = painter_found (self, LINLI_MAP_KIND_PLACE, i);
      double x = _linli_map_brush_to_x (self, place->label_x), y = _linli_map_brush_to_y (self, place->label_y);

      _linli_map_painter_trace_mark (self->cr, LINLI_MAP_MARK_SQUARE, x, y, 4.5);
      _linli_map_brush_set (self, &self->palette->dot_edge);
      cairo_fill (self->cr);
      _linli_map_painter_trace_mark (self->cr, LINLI_MAP_MARK_SQUARE, x, y, 3.2);
      _linli_map_brush_set (self, &self->palette->text_road);
      cairo_fill (self->cr);
    }
}

static void
paint_fog (LinliMapBrush *self,
           double         width,
           double         height)
{
  const LinliMapShape *grid;

  if (self->scene->focus == 0)
    return;
  grid = linli_map_snapshot_lookup (self->scene->snapshot, LINLI_MAP_KIND_GRID, self->scene->focus);
  if (grid == NULL || grid->n_parts == 0)
    return;
  cairo_rectangle (self->cr, 0, 0, width, height);
  _linli_map_brush_trace (self, grid);
  _linli_map_brush_set (self, &self->palette->fog);
  cairo_fill (self->cr);
}

static void
paint_everything (LinliMapBrush *self,
                  double         width,
                  double         height)
{
  guint shown = self->scene->shown;

  cairo_set_fill_rule (self->cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  if (!self->scene->clear)
    {
      _linli_map_brush_set (self, &self->palette->ground);
      cairo_paint (self->cr);
    }
  paint_plans (self);
  if (shown & LINLI_MAP_SHOW_PLACES)
    paint_place_areas (self);
  if (shown & LINLI_MAP_SHOW_GRIDS)
    paint_grid_fills (self);
  if (shown & LINLI_MAP_SHOW_WATER)
    paint_water (self);
  if (shown & LINLI_MAP_SHOW_ROADS)
    paint_roads (self);
  if (shown & LINLI_MAP_SHOW_BUILDINGS)
    paint_buildings (self);
  _linli_map_painter_paint_added_shapes (self);
  if (shown & LINLI_MAP_SHOW_GRIDS)
    paint_grid_edges (self);
  if (shown & LINLI_MAP_SHOW_PLACES)
    paint_place_points (self);
  if (shown & LINLI_MAP_SHOW_DWELLINGS)
    paint_dwellings (self);
  _linli_map_painter_paint_added_marks (self);
  paint_fog (self, width, height);
}

/* Paints onto what is there @width by @height logical pixels, whose corner is at @left, @top when the world is @scale pixels wide. */
void
_linli_map_painter_paint_onto (const LinliMapScene *scene,
                               cairo_t             *cr,
                               double               scale,
                               double               left,
                               double               top,
                               double               width,
                               double               height,
                               double               density)
{
  double longitude, latitude;
  LinliMapBrush self = { 0 };

  linli_map_unproject (0.5, (top + height / 2.0) / scale, &longitude, &latitude);
  self.cr = cr;
  self.scene = scene;
  self.palette = _linli_map_palette_get (scene->dark);
  self.scale = scale;
  self.left = left;
  self.top = top;
  self.zoom = log2 (scale / 256);
  self.metres_per_pixel = 40075016.686 * cos (latitude * G_PI / 180) / scale;
  self.density = density;
  self.box = (LinliBox) { left / scale, top / scale, (left + width) / scale, (top + height) / scale };
  self.found = g_array_new (FALSE, FALSE, sizeof (guint));
  paint_everything (&self, width, height);
  g_array_unref (self.found);
}

/* Paints the square of @size logical pixels whose corner is at @left, @top when the world is @scale pixels wide. */
cairo_surface_t *
_linli_map_painter_paint (const LinliMapScene *scene,
                          double               scale,
                          double               left,
                          double               top,
                          int                  size,
                          double               density)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, ceil (size * density), ceil (size * density));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, density, density);
  _linli_map_painter_paint_onto (scene, cr, scale, left, top, size, size, density);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* Width in pixels of the surface of a road, 0 when it is not drawn at this zoom. */
double
_linli_map_painter_road_width (guint8 rank,
                               double zoom,
                               double metres_per_pixel)
{
  const RoadLook *look = &road_looks[MIN (rank, LINLI_MAP_ROAD_N_RANKS - 1)];

  if (zoom < look->from_zoom)
    return 0;
  return MAX (look->metres / metres_per_pixel, look->least);
}

void
_linli_map_painter_trace_mark (cairo_t      *cr,
                               LinliMapMark  mark,
                               double        x,
                               double        y,
                               double        radius)
{
  switch (mark)
    {
    case LINLI_MAP_MARK_DIAMOND:
      cairo_move_to (cr, x, y - radius * 1.2);
      cairo_line_to (cr, x + radius * 1.2, y);
      cairo_line_to (cr, x, y + radius * 1.2);
      cairo_line_to (cr, x - radius * 1.2, y);
      cairo_close_path (cr);
      break;
    case LINLI_MAP_MARK_SQUARE:
    case LINLI_MAP_MARK_AREA:
      cairo_rectangle (cr, x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8);
      break;
    case LINLI_MAP_MARK_TRIANGLE:
      cairo_move_to (cr, x, y - radius * 1.15);
      cairo_line_to (cr, x + radius * 1.1, y + radius * 0.8);
      cairo_line_to (cr, x - radius * 1.1, y + radius * 0.8);
      cairo_close_path (cr);
      break;
    case LINLI_MAP_MARK_CIRCLE:
    case LINLI_MAP_MARK_RING:
    default:
      cairo_new_sub_path (cr);
      cairo_arc (cr, x, y, mark == LINLI_MAP_MARK_RING ? radius * 0.75 : radius, 0, 2 * G_PI);
      break;
    }
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The map of a grid for paper: what the painter paints, with names, a scale and a legend laid over it. Stateless; any thread. */

#include "config.h"

#include "linli-map-print-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

#include "linli-map-painter-private.h"

#define FONT "SimHei,Noto Sans CJK SC,Source Han Sans SC,Noto Sans,Sans"
#define MARGIN 0.12       /* of the map around the grid, on each side */
#define LEGEND 20.0       /* the strip below the map, on A4 */
#define USUAL 470.0       /* the width of a map on A4 */
#define LONGEST 110.0     /* of the scale */
#define MOST_ZOOM 19.5
#define NAME 8.0

typedef struct {
  LinliMapSnapshot *snapshot;
  GArray *grids;             /* the grid and those below it */
  const LinliMapShape *grid; /* NULL when it has no boundary */
  cairo_t *cr;
  PangoLayout *layout;
  double scale, left, top, width, height;
  double letters;            /* how large letters are beside those of an A4 sheet */
  GArray *taken;             /* of cairo_rectangle_t, where names stand */
} LinliMapPrint;

/* NULL when it has no boundary. */
static const LinliMapShape *
linli_map_print_get_boundary (LinliMapSnapshot *snapshot,
                              GArray           *grids,
                              guint             index)
{
  const LinliMapShape *shape = linli_map_snapshot_lookup (snapshot, LINLI_MAP_KIND_GRID, g_array_index (grids, gint64, index));

  return shape != NULL && shape->n_parts > 0 ? shape : NULL;
}

static gboolean
linli_map_print_is_among (GArray *grids,
                          gint64  grid)
{
  for (guint i = 0; i < grids->len; i++)
    if (g_array_index (grids, gint64, i) == grid)
      return TRUE;
  return FALSE;
}

static void
linli_map_print_join (LinliBox       *box,
                      gboolean       *found,
                      const LinliBox *other)
{
  *box = *found ? (LinliBox) { MIN (box->min_x, other->min_x), MIN (box->min_y, other->min_y), MAX (box->max_x, other->max_x), MAX (box->max_y, other->max_y) }
                : *other;
  *found = TRUE;
}

/* Around its boundary; where it has none, around those below it and all homes, for some of the grids below may have none either. */
static gboolean
linli_map_print_find_box (LinliMapSnapshot *snapshot,
                          GArray           *grids,
                          LinliBox         *box)
{
  const LinliMapPoints *homes = snapshot->dwellings;
  gboolean found = FALSE;

  for (guint i = 0; i < grids->len; i++)
    {
      const LinliMapShape *shape = linli_map_print_get_boundary (snapshot, grids, i);

      if (shape != NULL)
        linli_map_print_join (box, &found, &shape->box);
      if (shape != NULL && i == 0)
        return TRUE;
    }
  for (guint i = 0; i < homes->n; i++)
    if (homes->grids[i] != 0 && linli_map_print_is_among (grids, homes->grids[i]))
      {
        double x = homes->xy[2 * i], y = homes->xy[2 * i + 1];

        linli_map_print_join (box, &found, &(LinliBox) { x, y, x, y });
      }
  return found;
}

gboolean
_linli_map_print_has (LinliMapSnapshot *snapshot,
                      GArray           *grids)
{
  LinliBox box;

  return linli_map_print_find_box (snapshot, grids, &box);
}

static void
linli_map_print_set_font (LinliMapPrint *self,
                          double         size,
                          gboolean       bold,
                          const char    *text)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * self->letters * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  pango_layout_set_text (self->layout, text, -1);
}

static void
linli_map_print_letters (LinliMapPrint *self,
                         double         x,
                         double         y,
                         double         grey)
{
  cairo_move_to (self->cr, x, y);
  pango_cairo_layout_path (self->cr, self->layout);
  cairo_set_source_rgba (self->cr, 1, 1, 1, 0.9);
  cairo_set_line_width (self->cr, 2.2);
  cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (self->cr);
  cairo_set_source_rgb (self->cr, grey, grey, grey);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
}

static gboolean
linli_map_print_is_free (LinliMapPrint           *self,
                         const cairo_rectangle_t *room)
{
  if (room->x < 2 || room->y < 2 || room->x + room->width > self->width - 2 || room->y + room->height > self->height - 2)
    return FALSE;
  for (guint i = 0; i < self->taken->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (self->taken, cairo_rectangle_t, i);

      if (room->x < other->x + other->width && other->x < room->x + room->width && room->y < other->y + other->height &&
          other->y < room->y + room->height)
        return FALSE;
    }
  return TRUE;
}

/* A name in the middle of a place, where no other stands. */
static void
linli_map_print_name (LinliMapPrint *self,
                      double         world_x,
                      double         world_y,
                      const char    *text,
                      double         size,
                      gboolean       bold,
                      double         grey)
{
  cairo_rectangle_t room;
  int width, height;

  linli_map_print_set_font (self, size, bold, text);
  pango_layout_get_size (self->layout, &width, &height);
  room.width = (double) width / PANGO_SCALE;
  room.height = (double) height / PANGO_SCALE;
  room.x = world_x * self->scale - self->left - room.width / 2;
  room.y = world_y * self->scale - self->top - room.height / 2;
  if (!linli_map_print_is_free (self, &room))
    return;
  g_array_append_val (self->taken, room);
  linli_map_print_letters (self, room.x, room.y, grey);
}

static gboolean
linli_map_print_is_inside (LinliMapPrint       *self,
                           const LinliMapShape *shape)
{
  return self->grid == NULL || linli_map_shape_contains (self->grid, shape->label_x, shape->label_y);
}

/* The grid and its buildings first, so that a neighbour's name never takes their place. */
static void
linli_map_print_names (LinliMapPrint *self)
{
  LinliBox box = { self->left / self->scale, self->top / self->scale, (self->left + self->width) / self->scale, (self->top + self->height) / self->scale };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  linli_map_shapes_query (self->snapshot->layers[LINLI_MAP_KIND_BUILDING], &box, found);
  for (int inside = 1; inside >= 0; inside--)
    for (guint i = 0; i < found->len; i++)
      {
        const LinliMapShape *shape = self->snapshot->layers[LINLI_MAP_KIND_BUILDING]->shapes[g_array_index (found, guint, i)];

        if (shape->name != NULL && linli_map_print_is_inside (self, shape) == inside)
          linli_map_print_name (self, shape->label_x, shape->label_y, shape->name, NAME, FALSE, inside ? 0 : 0.45);
      }
  g_array_set_size (found, 0);
  linli_map_shapes_query (self->snapshot->layers[LINLI_MAP_KIND_GRID], &box, found);
  for (guint i = 0; i < found->len; i++)
    {
      const LinliMapShape *shape = self->snapshot->layers[LINLI_MAP_KIND_GRID]->shapes[g_array_index (found, guint, i)];

      if (shape->name != NULL && shape->rank == LINLI_MAP_GRID_MICRO && shape != self->grid)
        linli_map_print_name (self, shape->label_x, shape->label_y, shape->name, NAME + 1, FALSE, 0.35);
    }
}

/* Along its longest piece that is in sight; where its name is longer than that, it has none. */
static void
linli_map_print_road (LinliMapPrint       *self,
                      const LinliMapShape *road)
{
  double longest = 0, x = 0, y = 0, angle = 0;
  int width, height;

  for (guint part = 0; part < road->n_parts; part++)
    for (guint i = road->starts[part] + 1; i < road->starts[part + 1]; i++)
      {
        double x1 = road->xy[2 * i - 2] * self->scale - self->left, y1 = road->xy[2 * i - 1] * self->scale - self->top;
        double x2 = road->xy[2 * i] * self->scale - self->left, y2 = road->xy[2 * i + 1] * self->scale - self->top;
        double length;

        x1 = CLAMP (x1, 0, self->width);
        x2 = CLAMP (x2, 0, self->width);
        y1 = CLAMP (y1, 0, self->height);
        y2 = CLAMP (y2, 0, self->height);
        length = hypot (x2 - x1, y2 - y1);
        if (length <= longest)
          continue;
        longest = length;
        x = (x1 + x2) / 2;
        y = (y1 + y2) / 2;
        angle = atan2 (y2 - y1, x2 - x1);
      }
  linli_map_print_set_font (self, NAME, FALSE, road->name);
  pango_layout_get_size (self->layout, &width, &height);
  if ((double) width / PANGO_SCALE > longest - 8 || x < 8 || y < 8 || x > self->width - 8 || y > self->height - 8)
    return;
  if (fabs (angle) > G_PI / 2)
    angle -= copysign (G_PI, angle);
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  cairo_rotate (self->cr, angle);
  linli_map_print_letters (self, -(double) width / PANGO_SCALE / 2, -(double) height / PANGO_SCALE / 2, 0.2);
  cairo_restore (self->cr);
}

static void
linli_map_print_roads (LinliMapPrint *self)
{
  LinliBox box = { self->left / self->scale, self->top / self->scale, (self->left + self->width) / self->scale, (self->top + self->height) / self->scale };
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);

  linli_map_shapes_query (self->snapshot->layers[LINLI_MAP_KIND_ROAD], &box, found);
  for (guint i = 0; i < found->len; i++)
    {
      const LinliMapShape *road = self->snapshot->layers[LINLI_MAP_KIND_ROAD]->shapes[g_array_index (found, guint, i)];

      if (road->name != NULL && road->rank >= LINLI_MAP_ROAD_LIVING && g_hash_table_add (named, road->name))
        linli_map_print_road (self, road);
    }
}

static void
linli_map_print_trace (LinliMapPrint       *self,
                       const LinliMapShape *shape)
{
  for (guint part = 0; part < shape->n_parts; part++)
    {
      for (guint i = shape->starts[part]; i < shape->starts[part + 1]; i++)
        cairo_line_to (self->cr, shape->xy[2 * i] * self->scale - self->left, shape->xy[2 * i + 1] * self->scale - self->top);
      cairo_close_path (self->cr);
    }
}

static void
linli_map_print_scale (LinliMapPrint *self)
{
  static const double steps[] = { 5, 2, 1 };
  double longitude, latitude, metres_per_point, power, metres = 0, length;
  g_autofree char *words = NULL;

  linli_map_unproject (0.5, (self->top + self->height / 2) / self->scale, &longitude, &latitude);
  metres_per_point = 40075016.686 * cos (latitude * G_PI / 180) / self->scale;
  power = pow (10, floor (log10 (LONGEST * metres_per_point)));
  for (gsize i = 0; i < G_N_ELEMENTS (steps) && metres == 0; i++)
    if (steps[i] * power <= LONGEST * metres_per_point)
      metres = steps[i] * power;
  length = metres / metres_per_point;
  words = metres >= 1000 ? g_strdup_printf (_("%g km"), metres / 1000) : g_strdup_printf (_("%g m"), metres);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_rectangle (self->cr, 4, self->height - 12 - 10 * self->letters, length + 12, 8 + 10 * self->letters);
  cairo_fill (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_set_line_width (self->cr, 1);
  cairo_move_to (self->cr, 10, self->height - 12);
  cairo_line_to (self->cr, 10, self->height - 8);
  cairo_line_to (self->cr, 10 + length, self->height - 8);
  cairo_line_to (self->cr, 10 + length, self->height - 12);
  cairo_stroke (self->cr);
  linli_map_print_set_font (self, NAME, FALSE, words);
  cairo_move_to (self->cr, 13, self->height - 10 - 10 * self->letters);
  pango_cairo_show_layout (self->cr, self->layout);
}

static void
linli_map_print_north (LinliMapPrint *self)
{
  cairo_save (self->cr);
  cairo_translate (self->cr, self->width - 16 * self->letters, 0);
  cairo_set_source_rgb (self->cr, 1, 1, 1);
  cairo_rectangle (self->cr, -11 * self->letters, 4, 22 * self->letters, 36 * self->letters);
  cairo_fill (self->cr);
  cairo_set_source_rgb (self->cr, 0, 0, 0);
  cairo_move_to (self->cr, 0, 6 * self->letters);
  cairo_line_to (self->cr, 5 * self->letters, 22 * self->letters);
  cairo_line_to (self->cr, 0, 18 * self->letters);
  cairo_line_to (self->cr, -5 * self->letters, 22 * self->letters);
  cairo_close_path (self->cr);
  cairo_fill (self->cr);
  linli_map_print_set_font (self, 9, TRUE, C_("map", "N"));
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_CENTER);
  pango_layout_set_width (self->layout, 22 * self->letters * PANGO_SCALE);
  cairo_move_to (self->cr, -11 * self->letters, 24 * self->letters);
  pango_cairo_show_layout (self->cr, self->layout);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  cairo_restore (self->cr);
}

static void
linli_map_print_edge (LinliMapPrint *self)
{
  cairo_set_source_rgb (self->cr, 0.75, 0.1, 0.1);
  cairo_set_line_width (self->cr, 2.2);
}

/* What the lines mean, in a strip below the map. */
static void
linli_map_print_legend (LinliMapPrint *self)
{
  const LinliMapPalette *palette = _linli_map_palette_get (FALSE);
  const char * const words[] = { C_("legend", "Boundary of this grid"), C_("legend", "Other micro-grids"), C_("legend", "Building"), C_("legend", "Road") };
  const GdkRGBA * const fills[] = { &palette->tints[LINLI_MAP_TINT_PALE], &palette->fog, &palette->building, &palette->road };
  double x = 4, y = self->height + 4;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      int width;

      cairo_rectangle (self->cr, x, y + 1, 18 * self->letters, 10 * self->letters);
      gdk_cairo_set_source_rgba (self->cr, fills[i]);
      cairo_fill_preserve (self->cr);
      gdk_cairo_set_source_rgba (self->cr, i == 2 ? &palette->building_edge : i == 3 ? &palette->road_edge : &palette->grid_edge);
      cairo_set_line_width (self->cr, 0.8);
      if (i == 0)
        linli_map_print_edge (self);
      cairo_stroke (self->cr);
      cairo_set_source_rgb (self->cr, 0, 0, 0);
      linli_map_print_set_font (self, 9, FALSE, words[i]);
      cairo_move_to (self->cr, x + 22 * self->letters, y);
      pango_cairo_show_layout (self->cr, self->layout);
      pango_layout_get_size (self->layout, &width, NULL);
      x += 22 * self->letters + (double) width / PANGO_SCALE + 16;
    }
}

static void
linli_map_print_paint (LinliMapPrint *self)
{
  g_autoptr (LinliMapScene) scene = _linli_map_scene_new (self->snapshot, NULL, NULL,
                                                          LINLI_MAP_SHOW_GRIDS | LINLI_MAP_SHOW_BUILDINGS | LINLI_MAP_SHOW_ROADS | LINLI_MAP_SHOW_WATER |
                                                          LINLI_MAP_SHOW_PLACES, self->grid != NULL ? self->grid->id : 0, FALSE);

  cairo_save (self->cr);
  cairo_rectangle (self->cr, 0, 0, self->width, self->height);
  cairo_clip (self->cr);
  _linli_map_painter_paint_onto (scene, self->cr, self->scale, self->left, self->top, self->width, self->height, 1);
  cairo_new_path (self->cr);
  for (guint i = 0; i < (self->grid != NULL ? 1 : self->grids->len); i++)
    {
      const LinliMapShape *shape = linli_map_print_get_boundary (self->snapshot, self->grids, i);

      if (shape != NULL)
        linli_map_print_trace (self, shape);
    }
  linli_map_print_edge (self);
  cairo_stroke (self->cr);
  linli_map_print_roads (self);
  linli_map_print_names (self);
  cairo_restore (self->cr);
}

void
_linli_map_print_draw (LinliMapSnapshot *snapshot,
                       GArray           *grids,
                       cairo_t          *cr,
                       double            width,
                       double            height)
{
  double letters = MAX (1, MIN (width, height * 1.4) / USUAL);
  LinliMapPrint self = { .snapshot = snapshot, .grids = grids, .cr = cr, .width = width, .height = height - LEGEND * letters, .letters = letters };
  LinliBox box;

  if (!linli_map_print_find_box (snapshot, grids, &box))
    return;
  self.grid = linli_map_print_get_boundary (snapshot, grids, 0);
  self.scale = MIN (width * (1 - 2 * MARGIN) / MAX (box.max_x - box.min_x, 1e-9), self.height * (1 - 2 * MARGIN) / MAX (box.max_y - box.min_y, 1e-9));
  self.scale = MIN (self.scale, 256 * exp2 (MOST_ZOOM));
  self.left = (box.min_x + box.max_x) / 2 * self.scale - width / 2;
  self.top = (box.min_y + box.max_y) / 2 * self.scale - self.height / 2;
  self.layout = pango_cairo_create_layout (cr);
  self.taken = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));
  linli_map_print_paint (&self);
  linli_map_print_scale (&self);
  linli_map_print_north (&self);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.6);
  cairo_rectangle (cr, 0, 0, width, self.height);
  cairo_stroke (cr);
  linli_map_print_legend (&self);
  g_array_unref (self.taken);
  g_object_unref (self.layout);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliMapText: words on the map as a small picture with a halo, upright or along a line. Made on the main thread. */

#include "config.h"

#include "linli-map-text-private.h"

#include <math.h>

#define HALO 2.6

typedef struct {
  double size;
  PangoWeight weight;
  gsize colour;
  gsize halo;
} Look;

static const Look looks[LINLI_MAP_N_TEXTS] = {
  [LINLI_MAP_TEXT_GRID] = { 13, PANGO_WEIGHT_BOLD, offsetof (LinliMapPalette, text), offsetof (LinliMapPalette, text_halo) },
  [LINLI_MAP_TEXT_UPPER] = { 15, PANGO_WEIGHT_BOLD, offsetof (LinliMapPalette, upper_edge), offsetof (LinliMapPalette, text_halo) },
  [LINLI_MAP_TEXT_ROAD] = { 12, PANGO_WEIGHT_NORMAL, offsetof (LinliMapPalette, text_road), offsetof (LinliMapPalette, text_road_halo) },
  [LINLI_MAP_TEXT_WATER] = { 12, PANGO_WEIGHT_NORMAL, offsetof (LinliMapPalette, selection), offsetof (LinliMapPalette, text_road_halo) },
  [LINLI_MAP_TEXT_BUILDING] = { 11, PANGO_WEIGHT_NORMAL, offsetof (LinliMapPalette, text_road), offsetof (LinliMapPalette, text_road_halo) },
  [LINLI_MAP_TEXT_PLACE] = { 12, PANGO_WEIGHT_MEDIUM, offsetof (LinliMapPalette, text_road), offsetof (LinliMapPalette, text_road_halo) },
};

typedef struct {
  double x, y, angle, advance;
  char text[8];
} Glyph;

/* In pixels; as large as the rest of the window's words. */
static double
text_size (PangoContext *context,
           const Look   *look)
{
  return look->size * pango_cairo_context_get_resolution (context) / 96;
}

static PangoLayout *
text_layout (PangoContext *context,
             const Look   *look,
             double        size)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (pango_context_get_font_description (context));

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, look->weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  return layout;
}

static const GdkRGBA *
palette_colour (const LinliMapPalette *palette,
                gsize                  offset)
{
  return G_STRUCT_MEMBER_P (palette, offset);
}

static cairo_t *
text_begin_ink (LinliMapText *self,
                int           density)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, self->width * density, self->height * density);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, density, density);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  cairo_translate (cr, -self->x, -self->y);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width (cr, 2 * HALO);
  return cr;
}

static void
text_end_ink (LinliMapText *self,
              cairo_t      *cr,
              int           density)
{
  self->picture = _linli_map_picture_new (cairo_get_target (cr), density, FALSE);
  cairo_destroy (cr);
}

static void
text_cover (LinliMapText *self,
            double        x,
            double        y,
            double        width,
            double        height)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT (x, y, width, height);

  g_array_append_val (self->boxes, box);
}

static void
layout_ink (cairo_t               *cr,
            PangoLayout           *layout,
            const Look            *look,
            const LinliMapPalette *palette,
            gboolean               halo)
{
  pango_cairo_layout_path (cr, layout);
  if (halo)
    {
      gdk_cairo_set_source_rgba (cr, palette_colour (palette, look->halo));
      cairo_stroke (cr);
    }
  else
    {
      gdk_cairo_set_source_rgba (cr, palette_colour (palette, look->colour));
      cairo_fill (cr);
    }
}

static LinliMapText *
text_allocate (LinliMapTextStyle  style,
               const char        *words,
               const char        *second_line)
{
  LinliMapText *self = g_new0 (LinliMapText, 1);

  self->style = style;
  self->words = g_strdup (words);
  self->second_line = g_strdup (second_line);
  self->boxes = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  return self;
}

static PangoLayout *
text_layout_line (LinliMapText *self,
                  PangoContext *context,
                  gboolean      second,
                  int          *width,
                  int          *height)
{
  const Look *look = &looks[self->style];
  double size = text_size (context, look);
  PangoLayout *layout = text_layout (context, look, second ? size - 1.5 : size);

  pango_layout_set_text (layout, second ? self->second_line : self->words, -1);
  pango_layout_get_pixel_size (layout, width, height);
  return layout;
}

/* Words centred on the anchor, with an optional second line in smaller type. */
LinliMapText *
_linli_map_text_new (PangoContext      *context,
                    LinliMapTextStyle  style,
                    const char        *words,
                    const char        *second_line)
{
  LinliMapText *self = text_allocate (style, words, second_line);
  int width, height, width2 = 0, height2 = 0;

  g_object_unref (text_layout_line (self, context, FALSE, &width, &height));
  if (second_line != NULL)
    g_object_unref (text_layout_line (self, context, TRUE, &width2, &height2));
  self->width = MAX (width, width2) + 2 * ceil (HALO);
  self->height = height + height2 + 2 * ceil (HALO);
  self->x = -floor (self->width / 2);
  self->y = -floor (self->height / 2);
  text_cover (self, self->x, self->y + 2, self->width, self->height - 4);
  return self;
}

/* The point at @distance along the line and the direction there; %FALSE past the end. */
static gboolean
walk_to (const double *xy,
         guint         n_points,
         double        distance,
         double       *x,
         double       *y,
         double       *angle)
{
  for (guint i = 0; i + 1 < n_points; i++)
    {
      double dx = xy[2 * i + 2] - xy[2 * i], dy = xy[2 * i + 3] - xy[2 * i + 1];
      double length = hypot (dx, dy);

      if (length > 0 && distance <= length)
        {
          *x = xy[2 * i] + dx * distance / length;
          *y = xy[2 * i + 1] + dy * distance / length;
          *angle = atan2 (dy, dx);
          return distance >= 0;
        }
      distance -= length;
    }
  return FALSE;
}

static double
angle_between (double a,
               double b)
{
  return fabs (remainder (a - b, 2 * G_PI));
}

/* One glyph a character, as on printed street maps: on a steep road characters stand upright below each other. */
static gboolean
glyphs_place (GArray       *glyphs,
              double        total,
              const double *xy,
              guint         n_points,
              double        middle)
{
  double x, y, angle, first, at;
  gboolean steep, reverse;

  if (!walk_to (xy, n_points, middle, &x, &y, &angle))
    return FALSE;
  steep = fabs (sin (angle)) > 0.78;
  reverse = steep ? sin (angle) < 0 : cos (angle) < 0;
  first = angle;
  at = reverse ? middle + total / 2 : middle - total / 2;
  for (guint i = 0; i < glyphs->len; i++)
    {
      Glyph *glyph = &g_array_index (glyphs, Glyph, i);

      at += (reverse ? -1 : 1) * glyph->advance / 2;
      if (!walk_to (xy, n_points, at, &glyph->x, &glyph->y, &angle) || angle_between (angle, first) > 0.6)
        return FALSE;
      at += (reverse ? -1 : 1) * glyph->advance / 2;
      if (reverse)
        angle += G_PI;
      glyph->angle = remainder (steep ? angle - G_PI / 2 : angle, 2 * G_PI);
    }
  return TRUE;
}

static void
glyphs_read (GArray      *glyphs,
             PangoLayout *layout,
             const char  *words,
             double       size,
             double      *total)
{
  *total = 0;
  for (const char *p = words; *p != '\0'; p = g_utf8_next_char (p))
    {
      Glyph glyph = { 0 };
      int width, height;

      memcpy (glyph.text, p, MIN ((gsize) (g_utf8_next_char (p) - p), sizeof glyph.text - 1));
      pango_layout_set_text (layout, glyph.text, -1);
      pango_layout_get_pixel_size (layout, &width, &height);
      glyph.advance = g_unichar_iswide (g_utf8_get_char (p)) ? size + 3 : width + 0.5;
      *total += glyph.advance;
      g_array_append_val (glyphs, glyph);
    }
}

/**
 * _linli_map_text_new_along:
 * @xy: a line in pixels
 * @n_points: its points
 * @middle: distance along the line where the words are centred; the anchor is there
 *
 * Returns: (nullable): %NULL when the line is too short or too bent there
 */
LinliMapText *
_linli_map_text_new_along (PangoContext      *context,
                          LinliMapTextStyle  style,
                          const char        *words,
                          const double      *xy,
                          guint              n_points,
                          double             middle)
{
  double size = text_size (context, &looks[style]), half = size / 2 + 1;
  g_autoptr (PangoLayout) layout = text_layout (context, &looks[style], size);
  g_autoptr (GArray) glyphs = g_array_new (FALSE, FALSE, sizeof (Glyph));
  double total, anchor_x, anchor_y, angle, x1 = INFINITY, y1 = INFINITY, x2 = -INFINITY, y2 = -INFINITY;
  LinliMapText *self;

  glyphs_read (glyphs, layout, words, size, &total);
  if (!walk_to (xy, n_points, middle, &anchor_x, &anchor_y, &angle) || !glyphs_place (glyphs, total, xy, n_points, middle))
    return NULL;
  self = text_allocate (style, words, NULL);
  for (guint i = 0; i < glyphs->len; i++)
    {
      Glyph *glyph = &g_array_index (glyphs, Glyph, i);

      glyph->x -= anchor_x;
      glyph->y -= anchor_y;
      x1 = MIN (x1, glyph->x);
      y1 = MIN (y1, glyph->y);
      x2 = MAX (x2, glyph->x);
      y2 = MAX (y2, glyph->y);
      text_cover (self, glyph->x - half, glyph->y - half, 2 * half, 2 * half);
    }
  self->x = floor (x1 - size - HALO);
  self->y = floor (y1 - size - HALO);
  self->width = ceil (x2 + size + HALO) - self->x;
  self->height = ceil (y2 + size + HALO) - self->y;
  self->glyphs = g_steal_pointer (&glyphs);
  return self;
}

static void
text_ink_glyphs (LinliMapText          *self,
                 cairo_t               *cr,
                 PangoContext          *context,
                 const LinliMapPalette *palette)
{
  const Look *look = &looks[self->style];
  g_autoptr (PangoLayout) layout = text_layout (context, look, text_size (context, look));

  for (int halo = 1; halo >= 0; halo--)
    for (guint i = 0; i < self->glyphs->len; i++)
      {
        const Glyph *glyph = &g_array_index (self->glyphs, Glyph, i);
        int width, height;

        pango_layout_set_text (layout, glyph->text, -1);
        pango_layout_get_pixel_size (layout, &width, &height);
        cairo_save (cr);
        cairo_translate (cr, glyph->x, glyph->y);
        cairo_rotate (cr, fabs (glyph->angle) < 0.04 ? 0 : glyph->angle);
        cairo_move_to (cr, -width / 2.0, -height / 2.0);
        layout_ink (cr, layout, look, palette, halo);
        cairo_restore (cr);
      }
}

static void
text_ink_lines (LinliMapText          *self,
                cairo_t               *cr,
                PangoContext          *context,
                const LinliMapPalette *palette)
{
  const Look *look = &looks[self->style];
  int width, height, width2 = 0, height2 = 0;
  g_autoptr (PangoLayout) first = text_layout_line (self, context, FALSE, &width, &height);
  g_autoptr (PangoLayout) second = self->second_line != NULL ? text_layout_line (self, context, TRUE, &width2, &height2) : NULL;

  for (int halo = 1; halo >= 0; halo--)
    {
      cairo_move_to (cr, -floor (width / 2.0), self->y + ceil (HALO));
      layout_ink (cr, first, look, palette, halo);
      if (second == NULL)
        continue;
      cairo_move_to (cr, -floor (width2 / 2.0), self->y + ceil (HALO) + height);
      layout_ink (cr, second, look, palette, halo);
    }
}

/* Makes the picture. */
void
_linli_map_text_ink (LinliMapText          *self,
                    PangoContext          *context,
                    const LinliMapPalette *palette,
                    int                    density)
{
  cairo_t *cr = text_begin_ink (self, density);

  if (self->glyphs != NULL)
    text_ink_glyphs (self, cr, context, palette);
  else
    text_ink_lines (self, cr, context, palette);
  text_end_ink (self, cr, density);
}

void
_linli_map_text_free (LinliMapText *self)
{
  g_clear_pointer (&self->picture, _linli_map_picture_free);
  g_clear_pointer (&self->glyphs, g_array_unref);
  g_array_unref (self->boxes);
  g_free (self->words);
  g_free (self->second_line);
  g_free (self);
}

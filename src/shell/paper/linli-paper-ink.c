/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Letters. Sizes and faces follow what GB/T 9704 and common forms use, where the fonts are there: 宋体 for what is read, 黑体 for
 * headings. Nothing is rounded to pixels, so that a page breaks at the same places on a screen, a printer and in a file. */

#include "config.h"

#include "linli-paper-ink-private.h"

#define SONG "SimSun,Noto Serif CJK SC,Source Han Serif SC,Noto Serif,Serif"
#define HEI "SimHei,Noto Sans CJK SC,Source Han Sans SC,Noto Sans,Sans"
#define MONO "Noto Sans Mono CJK SC,DejaVu Sans Mono,Monospace"

static const struct {
  const char *family;
  PangoWeight weight;
  double size;
  double leading; /* from line to line, in sizes */
} styles[] = {
  [LINLI_PAPER_STYLE_TITLE] = { SONG, PANGO_WEIGHT_BOLD, 22, 1.4 },
  [LINLI_PAPER_STYLE_HEADING] = { HEI, PANGO_WEIGHT_NORMAL, 14, 1.6 },
  [LINLI_PAPER_STYLE_TEXT] = { SONG, PANGO_WEIGHT_NORMAL, 12, 1.7 },
  [LINLI_PAPER_STYLE_CELL] = { SONG, PANGO_WEIGHT_NORMAL, 10.5, 1.35 },
  [LINLI_PAPER_STYLE_LABEL] = { HEI, PANGO_WEIGHT_NORMAL, 10.5, 1.35 },
  [LINLI_PAPER_STYLE_CODE] = { MONO, PANGO_WEIGHT_NORMAL, 10.5, 1.35 },
  [LINLI_PAPER_STYLE_SMALL] = { SONG, PANGO_WEIGHT_NORMAL, 9, 1.35 },
  [LINLI_PAPER_STYLE_POSTER_TITLE] = { HEI, PANGO_WEIGHT_BOLD, 46, 1.25 },
  [LINLI_PAPER_STYLE_POSTER] = { HEI, PANGO_WEIGHT_NORMAL, 28, 1.4 },
  [LINLI_PAPER_STYLE_BIG] = { HEI, PANGO_WEIGHT_NORMAL, 13, 1.35 },
};

LinliPaperInk *
_linli_paper_ink_new (double scale)
{
  LinliPaperInk *self = g_new0 (LinliPaperInk, 1);
  g_autoptr (PangoFontMap) fonts = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (fonts);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("zh-cn"));
  pango_context_set_base_dir (context, PANGO_DIRECTION_LTR);
  self->layout = pango_layout_new (context);
  g_object_unref (context);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  self->scale = scale;
  return self;
}

void
_linli_paper_ink_free (LinliPaperInk *self)
{
  g_object_unref (self->layout);
  g_free (self);
}

double
_linli_paper_ink_get_size (const LinliPaperInk *self,
                           LinliPaperStyle      style)
{
  return styles[style].size * self->scale;
}

static void
linli_paper_ink_set (LinliPaperInk   *self,
                     LinliPaperStyle  style,
                     gboolean         indent,
                     const char      *text,
                     double           width)
{
  PangoFontDescription *font = pango_font_description_new ();
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  double size = _linli_paper_ink_get_size (self, style);

  pango_font_description_set_family_static (font, styles[style].family);
  pango_font_description_set_weight (font, styles[style].weight);
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);
  /* The same for every font, or one strange letter would push the lines apart. */
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute (size * styles[style].leading * PANGO_SCALE));
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_indent (self->layout, indent ? 2 * size * PANGO_SCALE : 0);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_width (self->layout, width < 0 ? -1 : (int) (width * PANGO_SCALE));
  pango_layout_set_text (self->layout, text != NULL ? text : "", -1);
}

double
_linli_paper_ink_get_natural (LinliPaperInk   *self,
                              LinliPaperStyle  style,
                              const char      *text)
{
  int width;

  linli_paper_ink_set (self, style, FALSE, text, -1);
  pango_layout_get_size (self->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

void
_linli_paper_ink_break (LinliPaperInk   *self,
                        LinliPaperStyle  style,
                        gboolean         indent,
                        const char      *text,
                        double           width,
                        GArray          *ends)
{
  PangoLayoutIter *iter;

  linli_paper_ink_set (self, style, indent, text, width);
  g_array_set_size (ends, 0);
  iter = pango_layout_get_iter (self->layout);
  do
    {
      PangoRectangle box;
      double end;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      end = (double) (box.y + box.height) / PANGO_SCALE;
      g_array_append_val (ends, end);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
linli_paper_ink_draw_lines (LinliPaperInk   *self,
                            cairo_t         *cr,
                            LinliPaperAlign  align,
                            double           x,
                            double           y,
                            double           width,
                            int              first,
                            int              n_lines)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  double shift = 0;
  int line = 0;

  do
    {
      PangoRectangle box;
      double free_space, left;

      pango_layout_iter_get_line_extents (iter, NULL, &box);
      if (line == first)
        shift = (double) box.y / PANGO_SCALE;
      if (line >= first && (n_lines < 0 || line < first + n_lines))
        {
          free_space = MAX (0, width - (double) box.width / PANGO_SCALE);
          left = align == LINLI_PAPER_CENTER ? free_space / 2 : align == LINLI_PAPER_END ? free_space : (double) box.x / PANGO_SCALE;
          cairo_move_to (cr, x + left, y - shift + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE);
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
_linli_paper_ink_draw (LinliPaperInk   *self,
                       cairo_t         *cr,
                       LinliPaperStyle  style,
                       LinliPaperAlign  align,
                       gboolean         indent,
                       const char      *text,
                       double           x,
                       double           y,
                       double           width,
                       int              first,
                       int              n_lines)
{
  linli_paper_ink_set (self, style, indent, text, width);
  linli_paper_ink_draw_lines (self, cr, align, x, y, width, first, n_lines);
}

void
_linli_paper_ink_draw_short (LinliPaperInk   *self,
                             cairo_t         *cr,
                             LinliPaperStyle  style,
                             LinliPaperAlign  align,
                             const char      *text,
                             double           x,
                             double           y,
                             double           width)
{
  linli_paper_ink_set (self, style, FALSE, text, width);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  linli_paper_ink_draw_lines (self, cr, align, x, y, width, 0, 1);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Draws the pages: on a screen, for a printer, into a file. Black, for paper is white. */

#include "config.h"

#include "linli-paper-pages-private.h"

#include <glib/gi18n-lib.h>

#define THIN 0.5
#define FOOT 36.0      /* of the line with the page's number, above the edge */
#define JPEG "85"

/* Written anew as JPEG, so that a file with photographs stays small and holds nothing that the camera noted. */
static void
linli_paper_pages_attach_jpeg (cairo_surface_t *surface,
                               GdkPixbuf       *picture)
{
  char *bytes = NULL;
  gsize n_bytes;

  if (!gdk_pixbuf_get_has_alpha (picture) &&
      gdk_pixbuf_save_to_buffer (picture, &bytes, &n_bytes, "jpeg", NULL, "quality", JPEG, NULL) &&
      cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, (guchar *) bytes, n_bytes, g_free, bytes) != CAIRO_STATUS_SUCCESS)
    g_free (bytes);
}

static cairo_surface_t *
linli_paper_pages_new_surface (GdkPixbuf *picture,
                               gboolean   vector)
{
  int width = gdk_pixbuf_get_width (picture), height = gdk_pixbuf_get_height (picture), n = gdk_pixbuf_get_n_channels (picture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guchar *to = cairo_image_surface_get_data (surface);

  if (to == NULL)
    return surface;
  for (int y = 0; y < height; y++)
    {
      const guchar *from = gdk_pixbuf_read_pixels (picture) + (gsize) y * gdk_pixbuf_get_rowstride (picture);
      guint32 *line = (guint32 *) (gpointer) (to + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++, from += n)
        {
          guint alpha = n == 4 ? from[3] : 255;

          /* What is transparent is the white of the paper. */
          line[x] = ((from[0] * alpha + 255 * (255 - alpha)) / 255) << 16 | ((from[1] * alpha + 255 * (255 - alpha)) / 255) << 8 |
                    ((from[2] * alpha + 255 * (255 - alpha)) / 255);
        }
    }
  cairo_surface_mark_dirty (surface);
  if (vector)
    linli_paper_pages_attach_jpeg (surface, picture);
  return surface;
}

static void
linli_paper_pages_draw_picture (const LinliPaperItem *item,
                                cairo_t              *cr)
{
  gboolean vector = cairo_surface_get_type (cairo_get_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE;
  cairo_surface_t *surface = linli_paper_pages_new_surface (item->picture, vector);

  cairo_save (cr);
  cairo_translate (cr, item->x, item->y);
  cairo_scale (cr, item->width / gdk_pixbuf_get_width (item->picture), item->height / gdk_pixbuf_get_height (item->picture));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_rectangle (cr, 0, 0, gdk_pixbuf_get_width (item->picture), gdk_pixbuf_get_height (item->picture));
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
linli_paper_pages_draw_tick (const LinliPaperItem *item,
                             cairo_t              *cr)
{
  cairo_rectangle (cr, item->x, item->y, item->width, item->height);
  cairo_stroke (cr);
  if (item->text == NULL)
    return;
  cairo_save (cr);
  cairo_set_line_width (cr, item->width / 8);
  cairo_move_to (cr, item->x + item->width * 0.18, item->y + item->height * 0.52);
  cairo_line_to (cr, item->x + item->width * 0.42, item->y + item->height * 0.78);
  cairo_line_to (cr, item->x + item->width * 0.84, item->y + item->height * 0.22);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Each square a little larger than it is, so that no white line parts two black ones. */
static void
linli_paper_pages_draw_code (const LinliPaperItem *item,
                             cairo_t              *cr)
{
  double side = item->width / item->n_lines;

  for (int i = 0; i < item->n_lines * item->n_lines; i++)
    if (item->squares[i] != 0)
      cairo_rectangle (cr, item->x + side * (i % item->n_lines), item->y + side * (i / item->n_lines), side * 1.01, side * 1.01);
  cairo_fill (cr);
}

static void
linli_paper_pages_draw_item (const LinliPaperItem *item,
                             LinliPaperInk        *ink,
                             cairo_t              *cr)
{
  switch (item->type)
    {
    case LINLI_PAPER_ITEM_TEXT:
      _linli_paper_ink_draw (ink, cr, item->style, item->align, item->indent, item->text, item->x, item->y, item->width, item->first, item->n_lines);
      break;
    case LINLI_PAPER_ITEM_RULE:
      cairo_move_to (cr, item->x, item->y);
      cairo_line_to (cr, item->x + item->width, item->y + item->height);
      cairo_stroke (cr);
      break;
    case LINLI_PAPER_ITEM_CUT:
      cairo_save (cr);
      cairo_set_dash (cr, (const double[]) { 5, 4 }, 2, 0);
      cairo_move_to (cr, item->x, item->y);
      cairo_line_to (cr, item->x + item->width, item->y + item->height);
      cairo_stroke (cr);
      cairo_restore (cr);
      break;
    case LINLI_PAPER_ITEM_FRAME:
      cairo_rectangle (cr, item->x, item->y, item->width, item->height);
      cairo_stroke (cr);
      break;
    case LINLI_PAPER_ITEM_TICK:
      linli_paper_pages_draw_tick (item, cr);
      break;
    case LINLI_PAPER_ITEM_PICTURE:
      linli_paper_pages_draw_picture (item, cr);
      break;
    case LINLI_PAPER_ITEM_DRAWING:
      cairo_save (cr);
      cairo_translate (cr, item->x, item->y);
      item->drawing->draw (cr, item->width, item->height, item->drawing->data);
      cairo_restore (cr);
      break;
    case LINLI_PAPER_ITEM_CODE:
      linli_paper_pages_draw_code (item, cr);
      break;
    default:
      g_assert_not_reached ();
    }
}

/* On every page what it is a page of, so that sheets that fell apart find together; posters hang apart. */
static void
linli_paper_pages_draw_foot (const LinliPaperPages *self,
                             LinliPaperInk         *ink,
                             cairo_t               *cr,
                             guint                  page)
{
  LinliPaper *paper = self->paper;
  double width = self->width - 2 * self->margin, y = self->height - FOOT - (ink->scale - 1) * 9;
  g_autofree char *number = paper->poster ? g_strdup ("") : g_strdup_printf (_("Page %u of %u"), page + 1, self->pages->len);
  g_autofree char *name = paper->number != NULL ? g_strdup_printf ("%s %s", self->title, paper->number) : g_strdup (self->title);
  double at_right = _linli_paper_ink_get_natural (ink, LINLI_PAPER_STYLE_SMALL, number);

  if (self->foot != NULL)
    _linli_paper_ink_draw (ink, cr, LINLI_PAPER_STYLE_SMALL, LINLI_PAPER_START, FALSE, self->foot, self->margin, self->note_y, width, 0, -1);
  _linli_paper_ink_draw_short (ink, cr, LINLI_PAPER_STYLE_SMALL, LINLI_PAPER_START, name, self->margin, y, MAX (1, width - at_right - 18));
  _linli_paper_ink_draw_short (ink, cr, LINLI_PAPER_STYLE_SMALL, LINLI_PAPER_END, number, self->margin, y, width);
}

void
_linli_paper_pages_draw (const LinliPaperPages *self,
                         LinliPaperInk         *ink,
                         cairo_t               *cr,
                         guint                  page)
{
  const GArray *items = g_ptr_array_index (self->pages, page);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, THIN);
  for (guint i = 0; i < items->len; i++)
    linli_paper_pages_draw_item (&g_array_index (items, LinliPaperItem, i), ink, cr);
  linli_paper_pages_draw_foot (self, ink, cr, page);
  cairo_restore (cr);
}

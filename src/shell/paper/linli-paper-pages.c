/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lays a paper out on pages: block after block down the page, and over to the next one. */

#include "config.h"

#include "linli-paper-pages-private.h"

#include <glib/gi18n-lib.h>

#define MM LINLI_PAPER_MM
#define LINE LINLI_PAPER_LINE
#define SIDE (22 * MM)
#define TOP (20 * MM)
#define BOTTOM (20 * MM)
#define LARGE (4 / 3.0)
/* A poster is one sheet, or several for several places, and its letters are as large on it as the sheet is. They shrink by this until it is, or until they are half as large. */
#define SHRINK 0.94
#define LEAST 0.5
#define CUT (5 * MM)          /* above and below a line to cut along */

static void
linli_paper_setter_begin (LinliPaperSetter *self)
{
  self->page = g_array_new (FALSE, TRUE, sizeof (LinliPaperItem));
  g_ptr_array_add (self->pages->pages, self->page);
  self->y = self->start = self->top;
}

void
_linli_paper_setter_turn (LinliPaperSetter *self)
{
  linli_paper_setter_begin (self);
}

/* Begins a page when so much does not fit on this one. */
void
_linli_paper_setter_need (LinliPaperSetter *self,
                          double            height)
{
  if (self->y + height > self->bottom && self->y > self->top)
    linli_paper_setter_begin (self);
}

/* The item is valid until the next one is put. */
LinliPaperItem *
_linli_paper_setter_put (LinliPaperSetter   *self,
                         LinliPaperItemType  type,
                         double              x,
                         double              y,
                         double              width,
                         double              height)
{
  LinliPaperItem item = { .type = type, .x = x, .y = y, .width = width, .height = height, .n_lines = -1 };

  g_array_append_val (self->page, item);
  return &g_array_index (self->page, LinliPaperItem, self->page->len - 1);
}

void
_linli_paper_setter_put_text (LinliPaperSetter *self,
                              LinliPaperStyle   style,
                              LinliPaperAlign   align,
                              const char       *text,
                              double            x,
                              double            y,
                              double            width)
{
  LinliPaperItem *item = _linli_paper_setter_put (self, LINLI_PAPER_ITEM_TEXT, x, y, width, 0);

  item->style = style;
  item->align = align;
  item->text = text;
}

double
_linli_paper_setter_measure (LinliPaperSetter *self,
                             LinliPaperStyle   style,
                             gboolean          indent,
                             const char       *text,
                             double            width)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));

  _linli_paper_ink_break (self->ink, style, indent, text, width, ends);
  return g_array_index (ends, double, ends->len - 1);
}

/* How many of the lines that fit go over to the next page all the same: a last line does not stand there alone, nor what is signed below it. */
static guint
linli_paper_setter_count_kept (LinliPaperSetter *self,
                               GArray           *ends,
                               guint             first,
                               guint             last)
{
  double start = first > 0 ? g_array_index (ends, double, first - 1) : 0;
  double height = g_array_index (ends, double, last - 1) - start;

  if (last < ends->len)
    return last - first > 2 && last + 1 == ends->len ? 1 : 0;
  return last - first > 3 && self->tail > 0 && self->y + height + self->tail > self->bottom ? 2 : 0;
}

void
_linli_paper_setter_flow (LinliPaperSetter *self,
                          LinliPaperStyle   style,
                          LinliPaperAlign   align,
                          gboolean          indent,
                          const char       *text,
                          double            x,
                          double            width)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (double));
  guint first = 0;

  _linli_paper_ink_break (self->ink, style, indent, text, width, ends);
  while (first < ends->len)
    {
      double start = first > 0 ? g_array_index (ends, double, first - 1) : 0;
      guint last = first, kept;
      LinliPaperItem *item;

      _linli_paper_setter_need (self, g_array_index (ends, double, first) - start);
      while (last < ends->len && (last == first || self->y + g_array_index (ends, double, last) - start <= self->bottom + 0.01))
        last++;
      kept = linli_paper_setter_count_kept (self, ends, first, last);
      last -= kept;
      item = _linli_paper_setter_put (self, LINLI_PAPER_ITEM_TEXT, x, self->y, width, g_array_index (ends, double, last - 1) - start);
      item->style = style;
      item->align = align;
      item->indent = indent;
      item->text = text;
      item->first = first;
      item->n_lines = last - first;
      self->y += item->height;
      if (kept > 0)
        _linli_paper_setter_turn (self);
      first = last;
    }
}

const char *
_linli_paper_setter_keep (LinliPaperSetter *self,
                          char             *text)
{
  const char *kept = g_string_chunk_insert (self->pages->texts, text);

  g_free (text);
  return kept;
}

/* Two texts on one line, at its ends; each may take more lines. */
static void
linli_paper_setter_set_ends (LinliPaperSetter *self,
                             const char       *left,
                             const char       *right)
{
  double share = right == NULL ? 1 : left == NULL ? 0 : 0.6, high = 0;

  if (left == NULL && right == NULL)
    return;
  if (left != NULL)
    {
      _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_CELL, LINLI_PAPER_START, left, self->left, self->y, self->width * share - 6);
      high = _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_CELL, FALSE, left, self->width * share - 6);
    }
  if (right != NULL)
    {
      _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_CELL, LINLI_PAPER_END, right, self->left + self->width * share, self->y,
                                    self->width * (1 - share));
      high = MAX (high, _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_CELL, FALSE, right, self->width * (1 - share)));
    }
  self->y += high + 3;
}

/* The title, who issues it, its number, and of when it is. */
static void
linli_paper_setter_set_top (LinliPaperSetter *self)
{
  LinliPaper *paper = self->pages->paper;
  char *line = _linli_paper_dup_period_line (paper);
  const char *number = NULL, *period = line != NULL ? _linli_paper_setter_keep (self, line) : NULL;

  _linli_paper_setter_flow (self, paper->poster ? LINLI_PAPER_STYLE_POSTER_TITLE : LINLI_PAPER_STYLE_TITLE, LINLI_PAPER_CENTER, FALSE, self->pages->headline,
                            self->left, self->width);
  self->y += paper->poster ? 24 : 8;
  if (paper->number != NULL)
    number = _linli_paper_setter_keep (self, g_strdup_printf (_("No. %s"), paper->number));
  if (number == NULL && period == NULL)
    linli_paper_setter_set_ends (self, paper->unit, paper->date);
  else
    {
      linli_paper_setter_set_ends (self, paper->unit, number);
      linli_paper_setter_set_ends (self, period, paper->date);
    }
  self->y += 5;
  self->start = self->y;
}

/* Words with a label hang beside it. */
static void
linli_paper_setter_set_words (LinliPaperSetter *self,
                              LinliPaperBlock  *block)
{
  LinliPaperStyle style = block->large ? LINLI_PAPER_STYLE_POSTER : LINLI_PAPER_STYLE_TEXT;
  const char *label = block->texts->len > 0 ? g_ptr_array_index (block->texts, 0) : NULL;
  double indent = label != NULL ? MIN (_linli_paper_ink_get_natural (self->ink, style, label) + 0.5, self->width / 2) : 0;

  if (label != NULL)
    {
      _linli_paper_setter_need (self, _linli_paper_setter_measure (self, style, FALSE, label, indent));
      _linli_paper_setter_put_text (self, style, LINLI_PAPER_START, label, self->left, self->y, indent);
    }
  _linli_paper_setter_flow (self, style, block->align, FALSE, block->text, self->left + indent, self->width - indent);
}

static void
linli_paper_setter_set_list (LinliPaperSetter *self,
                             LinliPaperBlock  *block)
{
  g_autofree char *widest = g_strdup_printf ("%u.", block->texts->len);
  double number = _linli_paper_ink_get_natural (self->ink, LINLI_PAPER_STYLE_TEXT, widest) + _linli_paper_ink_get_size (self->ink, LINLI_PAPER_STYLE_TEXT) / 2;
  double tail = self->tail;

  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *sign = _linli_paper_setter_keep (self, g_strdup_printf ("%u.", i + 1));

      _linli_paper_setter_need (self, _linli_paper_ink_get_size (self->ink, LINLI_PAPER_STYLE_TEXT) * 1.8);
      _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_START, sign, self->left, self->y, number);
      self->tail = i + 1 == block->texts->len ? tail : 0;
      _linli_paper_setter_flow (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_START, FALSE, g_ptr_array_index (block->texts, i),
                                self->left + number, self->width - number);
    }
}

static void
linli_paper_setter_set_lines (LinliPaperSetter *self,
                              LinliPaperBlock  *block)
{
  double scale = self->ink->scale;

  if (block->text != NULL)
    {
      _linli_paper_setter_need (self, LINE * 2 * scale);
      _linli_paper_setter_flow (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_START, FALSE, block->text, self->left, self->width);
    }
  for (guint i = 0; i < block->n; i++)
    {
      _linli_paper_setter_need (self, i + 2 == block->n ? 2 * LINE * scale + self->tail : LINE * scale);
      self->y += LINE * scale;
      _linli_paper_setter_put (self, LINLI_PAPER_ITEM_RULE, self->left, self->y, self->width, 0);
    }
  self->y += 6;
}

static void
linli_paper_setter_set_pictures (LinliPaperSetter *self,
                                 LinliPaperBlock  *block)
{
  double gap = 12, width = (self->width - gap) / 2, height = MIN (width * 0.75, (self->bottom - self->top) * 0.6), captions = 0;

  for (guint i = 0; i < 2; i++)
    captions = MAX (captions, _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_CELL, FALSE, g_ptr_array_index (block->texts, i), width));
  _linli_paper_setter_need (self, height + captions + 10);
  for (guint i = 0; i < 2; i++)
    {
      double x = self->left + i * (width + gap);
      GdkPixbuf *picture = block->pictures[i];

      _linli_paper_setter_put (self, LINLI_PAPER_ITEM_FRAME, x, self->y, width, height);
      if (picture != NULL)
        {
          double scale = MIN ((width - 2) / gdk_pixbuf_get_width (picture), (height - 2) / gdk_pixbuf_get_height (picture));
          double wide = scale * gdk_pixbuf_get_width (picture), high = scale * gdk_pixbuf_get_height (picture);

          _linli_paper_setter_put (self, LINLI_PAPER_ITEM_PICTURE, x + (width - wide) / 2, self->y + (height - high) / 2, wide, high)->picture = picture;
        }
      _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_CELL, LINLI_PAPER_CENTER, g_ptr_array_index (block->texts, i), x, self->y + height + 4, width);
    }
  self->y += height + captions + 10;
}

static void
linli_paper_setter_set_drawing (LinliPaperSetter *self,
                                LinliPaperBlock  *block)
{
  double height = (self->bottom - self->top) * block->share;

  _linli_paper_setter_need (self, height);
  _linli_paper_setter_put (self, LINLI_PAPER_ITEM_DRAWING, self->left, self->y, self->width, height)->drawing = block;
  self->y += height + 8;
}

static void
linli_paper_setter_set_mark (LinliPaperSetter *self,
                             LinliPaperBlock  *block)
{
  LinliPaperMark mark = { block->text, self->pages->pages->len - 1 };

  g_array_append_val (self->pages->marks, mark);
}

/* What is too short to be parted goes over as a whole to the page of those who sign below it; 0 for what may be parted. */
static double
linli_paper_setter_measure_joined (LinliPaperSetter *self,
                                   LinliPaperBlock  *block)
{
  double height;

  if (self->tail <= 0)
    return 0;
  if (block->type == LINLI_PAPER_BLOCK_TEXT)
    height = _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, TRUE, block->text, self->width);
  else if (block->type == LINLI_PAPER_BLOCK_FIELDS)
    height = _linli_paper_setter_measure_fields (self, block);
  else if (block->type == LINLI_PAPER_BLOCK_LINES)
    height = _linli_paper_setter_measure_lines (self, block);
  else if (block->type == LINLI_PAPER_BLOCK_SIGNATURES)
    height = _linli_paper_setter_measure_signatures (self, block);
  else
    return 0;
  return height + self->tail < (self->bottom - self->top) / 2 ? height + self->tail : 0;
}

/* A heading stays with what follows it. */
static void
linli_paper_setter_set_heading (LinliPaperSetter *self,
                                LinliPaperBlock  *block,
                                LinliPaperBlock  *next)
{
  double height = _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_HEADING, FALSE, block->text, self->width) + 10;
  double follows = 2 * LINE * self->ink->scale;
  gboolean first = self->y <= self->start;

  /* Below the head of a paper it stays: a page with a head alone is worse than one with signatures. */
  if (first)
    self->tail = 0;
  if (next != NULL && next->type == LINLI_PAPER_BLOCK_TABLE)
    follows = _linli_paper_setter_measure_table (self, next);
  else if (next != NULL && next->type == LINLI_PAPER_BLOCK_PICTURES)
    follows = self->width / 2;
  else if (next != NULL && next->type == LINLI_PAPER_BLOCK_SEAL)
    follows = _linli_paper_setter_measure_seal (self, next);
  else if (next != NULL)
    follows = MAX (follows, linli_paper_setter_measure_joined (self, next));
  _linli_paper_setter_need (self, height + MIN (follows, (self->bottom - self->top) * 0.6));
  self->y += 6;
  _linli_paper_setter_flow (self, LINLI_PAPER_STYLE_HEADING, LINLI_PAPER_START, FALSE, block->text, self->left, self->width);
  self->y += 4;
  if (first)
    self->start = self->y;
}

/* A frame does not touch the letters above it. */
static void
linli_paper_setter_part (LinliPaperSetter *self,
                         guint             i)
{
  LinliPaperBlock *block = g_ptr_array_index (self->pages->paper->blocks, i);
  const LinliPaperBlock *before = i > 0 ? g_ptr_array_index (self->pages->paper->blocks, i - 1) : NULL;

  if (before != NULL && self->y > self->top && (block->type == LINLI_PAPER_BLOCK_TABLE || block->type == LINLI_PAPER_BLOCK_FIELDS) &&
      (before->type == LINLI_PAPER_BLOCK_TEXT || before->type == LINLI_PAPER_BLOCK_WORDS || before->type == LINLI_PAPER_BLOCK_LIST))
    self->y += 6;
  /* A heading keeps together what stands below it, and that is not parted from it again. */
  self->tail = _linli_paper_setter_measure_tail (self, block->type == LINLI_PAPER_BLOCK_HEADING ? i + 1 : i);
  if (before == NULL || before->type != LINLI_PAPER_BLOCK_HEADING)
    _linli_paper_setter_need (self, linli_paper_setter_measure_joined (self, block));
}

static gboolean
linli_paper_setter_set_block (LinliPaperSetter  *self,
                              LinliPaperBlock   *block,
                              LinliPaperBlock   *next,
                              GError           **error)
{
  switch (block->type)
    {
    case LINLI_PAPER_BLOCK_TEXT:
      _linli_paper_setter_flow (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_START, TRUE, block->text, self->left, self->width);
      break;
    case LINLI_PAPER_BLOCK_WORDS:
      linli_paper_setter_set_words (self, block);
      break;
    case LINLI_PAPER_BLOCK_HEADING:
      linli_paper_setter_set_heading (self, block, next);
      break;
    case LINLI_PAPER_BLOCK_LIST:
      linli_paper_setter_set_list (self, block);
      break;
    case LINLI_PAPER_BLOCK_FIELDS:
      _linli_paper_setter_fields (self, block);
      self->y += 8;
      break;
    case LINLI_PAPER_BLOCK_TABLE:
      if (!_linli_paper_setter_table (self, block, error))
        return FALSE;
      self->y += 8;
      break;
    case LINLI_PAPER_BLOCK_LINES:
      linli_paper_setter_set_lines (self, block);
      break;
    case LINLI_PAPER_BLOCK_SIGNATURES:
      _linli_paper_setter_signatures (self, block);
      break;
    case LINLI_PAPER_BLOCK_SEAL:
      _linli_paper_setter_seal (self, block);
      break;
    case LINLI_PAPER_BLOCK_PICTURES:
      linli_paper_setter_set_pictures (self, block);
      break;
    case LINLI_PAPER_BLOCK_CODE:
      _linli_paper_setter_code (self, block);
      break;
    case LINLI_PAPER_BLOCK_BREAK:
      _linli_paper_setter_turn (self);
      if (block->n > 0)
        linli_paper_setter_set_top (self);
      break;
    case LINLI_PAPER_BLOCK_DRAWING:
      linli_paper_setter_set_drawing (self, block);
      break;
    case LINLI_PAPER_BLOCK_MARK:
      linli_paper_setter_set_mark (self, block);
      break;
    case LINLI_PAPER_BLOCK_CUT: /* linli_paper_setter_set_part () has drawn it */
      break;
    default:
      g_assert_not_reached ();
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Blocks from one to another, that one not. */
static gboolean
linli_paper_setter_set_blocks (LinliPaperSetter  *self,
                               guint              first,
                               guint              end,
                               GError           **error)
{
  GPtrArray *blocks = self->pages->paper->blocks;

  for (guint i = first; i < end; i++)
    {
      linli_paper_setter_part (self, i);
      if (!linli_paper_setter_set_block (self, g_ptr_array_index (blocks, i), i + 1 < blocks->len ? g_ptr_array_index (blocks, i + 1) : NULL, error))
        return FALSE;
    }
  return TRUE;
}

/* What stands behind a line to cut along: set below it, or, where it goes over to another page from there, set anew at the top of one. */
static gboolean
linli_paper_setter_set_part (LinliPaperSetter  *self,
                             guint              first,
                             guint              end,
                             GError           **error)
{
  guint n_pages = self->pages->pages->len, n_items = self->page->len;

  if (self->y <= self->top)
    return linli_paper_setter_set_blocks (self, first, end, error);
  self->y += CUT;
  _linli_paper_setter_put (self, LINLI_PAPER_ITEM_CUT, 0, self->y, self->pages->width, 0);
  self->y += CUT;
  if (!linli_paper_setter_set_blocks (self, first, end, error))
    return FALSE;
  if (self->pages->pages->len == n_pages)
    return TRUE;
  g_ptr_array_set_size (self->pages->pages, (int) n_pages);
  self->page = g_ptr_array_index (self->pages->pages, n_pages - 1);
  g_array_set_size (self->page, n_items);
  _linli_paper_setter_turn (self);
  return linli_paper_setter_set_blocks (self, first, end, error);
}

/* All of it, one part between two cuts after another. */
static gboolean
linli_paper_setter_set_all (LinliPaperSetter  *self,
                            GError           **error)
{
  GPtrArray *blocks = self->pages->paper->blocks;
  guint first = 0;

  for (guint i = 0; i <= blocks->len; i++)
    {
      if (i < blocks->len && ((LinliPaperBlock *) g_ptr_array_index (blocks, i))->type != LINLI_PAPER_BLOCK_CUT)
        continue;
      if (!(first == 0 ? linli_paper_setter_set_blocks (self, first, i, error) : linli_paper_setter_set_part (self, first, i, error)))
        return FALSE;
      first = i + 1;
    }
  return TRUE;
}

static void
linli_paper_pages_set_sheet (LinliPaperPages *self)
{
  double short_side = self->format.size == LINLI_PAPER_A3 ? 297 : 210, long_side = self->format.size == LINLI_PAPER_A3 ? 420 : 297;

  self->width = (self->format.landscape ? long_side : short_side) * MM;
  self->height = (self->format.landscape ? short_side : long_side) * MM;
  self->margin = SIDE;
}

static LinliPaperPages *
linli_paper_pages_lay_out (LinliPaper           *paper,
                           LinliPaperFormat      format,
                           double                scale,
                           LinliPaperPagesFunc   progress,
                           gpointer              progress_data,
                           GCancellable         *cancellable,
                           GError              **error)
{
  g_autoptr (LinliPaperPages) pages = g_atomic_rc_box_new0 (LinliPaperPages);
  g_autoptr (LinliPaperInk) ink = _linli_paper_ink_new (scale);
  g_autoptr (GPtrArray) ends = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  LinliPaperSetter setter = { .pages = pages, .ink = ink, .ends = ends, .progress = progress, .progress_data = progress_data, .cancellable = cancellable };

  pages->paper = g_object_ref (paper);
  pages->format = format;
  pages->scale = scale;
  pages->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  pages->texts = g_string_chunk_new (1024);
  pages->title = _linli_paper_dup_title (paper);
  pages->headline = _linli_paper_dup_headline (paper);
  pages->foot = _linli_paper_dup_foot (paper);
  pages->marks = g_array_new (FALSE, FALSE, sizeof (LinliPaperMark));
  linli_paper_pages_set_sheet (pages);
  setter.left = SIDE;
  setter.width = pages->width - 2 * SIDE;
  setter.top = TOP;
  setter.bottom = pages->height - BOTTOM;
  if (pages->foot != NULL)
    setter.bottom -= MIN (_linli_paper_setter_measure (&setter, LINLI_PAPER_STYLE_SMALL, FALSE, pages->foot, setter.width), pages->height / 4);
  pages->note_y = setter.bottom + 4;
  linli_paper_setter_begin (&setter);
  linli_paper_setter_set_top (&setter);
  if (!linli_paper_setter_set_all (&setter, error))
    return NULL;
  return g_steal_pointer (&pages);
}

static guint
linli_paper_count_sheets (LinliPaper *paper)
{
  guint n = 1;

  for (guint i = 0; i < paper->blocks->len; i++)
    {
      const LinliPaperBlock *block = g_ptr_array_index (paper->blocks, i);

      n += block->type == LINLI_PAPER_BLOCK_BREAK && block->n == 1;
    }
  return n;
}

LinliPaperPages *
_linli_paper_pages_new (LinliPaper           *paper,
                        LinliPaperFormat      format,
                        LinliPaperPagesFunc   progress,
                        gpointer              progress_data,
                        GCancellable         *cancellable,
                        GError              **error)
{
  double scale = (format.large ? LARGE : 1) * (paper->poster && format.size == LINLI_PAPER_A3 ? G_SQRT2 : 1);
  LinliPaperPages *pages;

  _linli_paper_adapt (paper);
  pages = linli_paper_pages_lay_out (paper, format, scale, progress, progress_data, cancellable, error);
  while (pages != NULL && paper->poster && pages->pages->len > linli_paper_count_sheets (paper) && scale * SHRINK > LEAST)
    {
      scale *= SHRINK;
      _linli_paper_pages_unref (pages);
      pages = linli_paper_pages_lay_out (paper, format, scale, progress, progress_data, cancellable, error);
    }
  return pages;
}

LinliPaperPages *
_linli_paper_pages_ref (LinliPaperPages *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
linli_paper_pages_clear (gpointer data)
{
  LinliPaperPages *self = data;

  g_clear_object (&self->paper);
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_string_chunk_free);
  g_free (self->title);
  g_free (self->headline);
  g_free (self->foot);
  g_clear_pointer (&self->marks, g_array_unref);
}

void
_linli_paper_pages_unref (LinliPaperPages *self)
{
  g_atomic_rc_box_release_full (self, linli_paper_pages_clear);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Rows with frames, as tables and fields consist of. A row that fits no page is parted between lines. */

#include "config.h"

#include "linli-paper-pages-private.h"

#define PAD_X 3.5
#define PAD_Y 3.0

static GArray *
linli_paper_setter_get_ends (LinliPaperSetter *self,
                             guint             cell)
{
  while (self->ends->len <= cell)
    g_ptr_array_add (self->ends, g_array_new (FALSE, FALSE, sizeof (double)));
  return g_ptr_array_index (self->ends, cell);
}

/* Breaks all cells into lines, and says how high the row is. */
double
_linli_paper_setter_measure_row (LinliPaperSetter     *self,
                                 const LinliPaperCell *cells,
                                 guint                 n_cells)
{
  double height = _linli_paper_ink_get_size (self->ink, LINLI_PAPER_STYLE_CELL) * 1.35;

  for (guint i = 0; i < n_cells; i++)
    {
      GArray *ends = linli_paper_setter_get_ends (self, i);

      _linli_paper_ink_break (self->ink, cells[i].style, FALSE, cells[i].tick ? NULL : cells[i].text, MAX (1, cells[i].width - 2 * PAD_X), ends);
      height = MAX (height, g_array_index (ends, double, ends->len - 1));
    }
  return height + 2 * PAD_Y;
}

static void
linli_paper_setter_put_tick (LinliPaperSetter     *self,
                             const LinliPaperCell *cell,
                             double                x,
                             double                height)
{
  double side = _linli_paper_ink_get_size (self->ink, LINLI_PAPER_STYLE_CELL);
  double left = cell->align == LINLI_PAPER_START ? PAD_X : cell->align == LINLI_PAPER_END ? cell->width - side - PAD_X : (cell->width - side) / 2;

  _linli_paper_setter_put (self, LINLI_PAPER_ITEM_TICK, x + left, self->y + (height - side) / 2, side, side)->text = cell->text;
}

/* Sets from each cell the lines after those that were set already, as many as fit into the height. Returns whether all are set. */
static gboolean
linli_paper_setter_put_part (LinliPaperSetter     *self,
                             const LinliPaperCell *cells,
                             guint                 n_cells,
                             guint                *set,
                             double                height,
                             gboolean              whole)
{
  double x = self->left;
  gboolean done = TRUE;

  for (guint i = 0; i < n_cells; x += cells[i].width, i++)
    {
      GArray *ends = linli_paper_setter_get_ends (self, i);
      double start = set[i] > 0 ? g_array_index (ends, double, set[i] - 1) : 0, used = 0;
      guint last = set[i];
      LinliPaperItem *item;

      _linli_paper_setter_put (self, LINLI_PAPER_ITEM_FRAME, x, self->y, cells[i].width, height);
      if (cells[i].tick && set[i] == 0)
        linli_paper_setter_put_tick (self, &cells[i], x, height);
      /* One line at least, or it would never end. */
      while (last < ends->len && (last == set[i] || g_array_index (ends, double, last) - start <= height - 2 * PAD_Y + 0.01))
        used = g_array_index (ends, double, last++) - start;
      if (!cells[i].tick && cells[i].text != NULL && last > set[i])
        {
          item = _linli_paper_setter_put (self, LINLI_PAPER_ITEM_TEXT, x + PAD_X, self->y + PAD_Y, cells[i].width - 2 * PAD_X, used);
          if (whole)
            item->y = self->y + (height - used) / 2;
          item->style = cells[i].style;
          item->align = cells[i].align;
          item->text = cells[i].text;
          item->first = set[i];
          item->n_lines = last - set[i];
        }
      set[i] = last;
      done = done && last == ends->len;
    }
  self->y += height;
  return done;
}

void
_linli_paper_setter_row (LinliPaperSetter     *self,
                         const LinliPaperCell *cells,
                         guint                 n_cells,
                         LinliPaperHeadFunc    head,
                         gpointer              head_data,
                         double                head_height)
{
  double height = _linli_paper_setter_measure_row (self, cells, n_cells);
  double most = self->bottom - self->top - head_height;
  g_autofree guint *set = g_new0 (guint, n_cells);
  gboolean whole = height <= most;

  if (self->y + height > self->bottom && (whole || self->bottom - self->y < most / 3))
    {
      _linli_paper_setter_turn (self);
      if (head != NULL)
        head (self, head_data);
      height = _linli_paper_setter_measure_row (self, cells, n_cells);
    }
  for (;;)
    {
      double rest = 2 * PAD_Y;

      for (guint i = 0; i < n_cells; i++)
        {
          GArray *ends = linli_paper_setter_get_ends (self, i);
          double start = set[i] > 0 ? g_array_index (ends, double, set[i] - 1) : 0;

          rest = MAX (rest, g_array_index (ends, double, ends->len - 1) - start + 2 * PAD_Y);
        }
      if (linli_paper_setter_put_part (self, cells, n_cells, set, whole ? height : MIN (rest, self->bottom - self->y), whole))
        break;
      _linli_paper_setter_turn (self);
      if (head != NULL)
        {
          head (self, head_data);
          _linli_paper_setter_measure_row (self, cells, n_cells);
        }
    }
}

/* Labels in one width, values in the rest. Returns how many cells. */
static guint
linli_paper_setter_fill_fields (LinliPaperSetter *self,
                                LinliPaperBlock  *block,
                                guint             first,
                                double            label,
                                LinliPaperCell   *cells)
{
  double column = self->width / block->n;
  guint n = MIN (block->n, block->texts->len / 2 - first);

  for (guint j = 0; j < n; j++)
    {
      cells[2 * j] = (LinliPaperCell) { g_ptr_array_index (block->texts, 2 * (first + j)), label, LINLI_PAPER_STYLE_LABEL, LINLI_PAPER_CENTER };
      cells[2 * j + 1] = (LinliPaperCell) { g_ptr_array_index (block->texts, 2 * (first + j) + 1), column - label, LINLI_PAPER_STYLE_CELL };
    }
  /* The last one has the whole width when it stands alone. */
  if (n < block->n)
    cells[1].width = self->width - label;
  return 2 * n;
}

static double
linli_paper_setter_find_label (LinliPaperSetter *self,
                               LinliPaperBlock  *block)
{
  double column = self->width / block->n, label = 0;

  for (guint i = 0; i < block->texts->len; i += 2)
    label = MAX (label, _linli_paper_ink_get_natural (self->ink, LINLI_PAPER_STYLE_LABEL, g_ptr_array_index (block->texts, i)));
  return CLAMP (label + 2 * PAD_X + 1, column * 0.15, column * 0.4);
}

double
_linli_paper_setter_measure_fields (LinliPaperSetter *self,
                                    LinliPaperBlock  *block)
{
  double label = linli_paper_setter_find_label (self, block), height = 0;
  LinliPaperCell cells[4];

  for (guint i = 0; i < block->texts->len / 2; i += block->n)
    height += _linli_paper_setter_measure_row (self, cells, linli_paper_setter_fill_fields (self, block, i, label, cells));
  return height;
}

void
_linli_paper_setter_fields (LinliPaperSetter *self,
                            LinliPaperBlock  *block)
{
  double label = linli_paper_setter_find_label (self, block);
  LinliPaperCell cells[4];

  for (guint i = 0; i < block->texts->len / 2; i += block->n)
    _linli_paper_setter_row (self, cells, linli_paper_setter_fill_fields (self, block, i, label, cells), NULL, NULL, 0);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tables: how wide the columns are, and row after row under a head that every page repeats. */

#include "config.h"

#include "linli-paper-pages-private.h"

#define SAMPLE 200       /* rows that say how wide a column has to be */
#define LEAST_SHARED 0.3 /* of the width, for columns with a share that need as much, however wide the others would be */
#define MOST_LETTERS 9   /* of such a column of texts */
#define HEAD_LETTERS 4   /* of a column that has a share of the rest, at least */
#define NAME_LETTERS 3   /* where that is too much */
#define PAD 8.0          /* both sides, and a little */
#define HAIR 0.01
#define TOGETHER 2       /* rows below the head at the end of a page, and above those who sign */
#define PER_STEP 64      /* rows between two looks at the cancellable */

typedef struct {
  LinliPaperCell *cells;
  guint n_cells;
} LinliPaperHead;

static void
linli_paper_setter_set_head (LinliPaperSetter *self,
                             gpointer          data)
{
  LinliPaperHead *head = data;

  _linli_paper_setter_row (self, head->cells, head->n_cells, NULL, NULL, 0);
}

static LinliPaperStyle
linli_paper_setter_get_style (const LinliPaperColumn *column)
{
  return column->cells == LINLI_PAPER_CELLS_CODE ? LINLI_PAPER_STYLE_CODE
         : column->cells == LINLI_PAPER_CELLS_BIG ? LINLI_PAPER_STYLE_BIG : LINLI_PAPER_STYLE_CELL;
}

static double
linli_paper_setter_get_natural (LinliPaperSetter      *self,
                                const LinliPaperBlock *block,
                                guint                  column,
                                gboolean               shared)
{
  const LinliPaperColumn *is = &block->columns[column];
  double width = _linli_paper_ink_get_natural (self->ink, LINLI_PAPER_STYLE_LABEL, is->title);

  if (is->cells == LINLI_PAPER_CELLS_TICK)
    width = MAX (width, _linli_paper_ink_get_size (self->ink, LINLI_PAPER_STYLE_CELL));
  else
    for (guint i = column; i < MIN (block->texts->len, SAMPLE * block->n); i += block->n)
      width = MAX (width, _linli_paper_ink_get_natural (self->ink, linli_paper_setter_get_style (is), g_ptr_array_index (block->texts, i)));
  if (shared && is->cells == LINLI_PAPER_CELLS_TEXT)
    width = MIN (width, MOST_LETTERS * _linli_paper_ink_get_size (self->ink, LINLI_PAPER_STYLE_CELL));
  return width + PAD;
}

/* Narrow columns keep what they need; the wide ones share the rest alike. */
static void
linli_paper_setter_shrink (double *widths,
                           guint   n_widths,
                           double  room)
{
  double most = room / n_widths, before = 0;

  while (most - before > 0.01)
    {
      double narrow = 0;
      guint n_wide = 0;

      for (guint i = 0; i < n_widths; i++)
        if (widths[i] <= most)
          narrow += widths[i];
        else
          n_wide++;
      before = most;
      if (n_wide > 0)
        most = (room - narrow) / n_wide;
    }
  for (guint i = 0; i < n_widths; i++)
    widths[i] = MIN (widths[i], most);
}

/* How narrow columns with a share may become: as a heading of four letters, or a name of three, or all a little narrower than that. */
static void
linli_paper_setter_find_floors (LinliPaperSetter      *self,
                                const LinliPaperBlock *block,
                                double                 room,
                                double                *floors)
{
  g_autofree double *naturals = g_new0 (double, block->n);
  double all = 0;

  for (guint i = 0; i < block->n; i++)
    if (block->columns[i].weight > 0)
      naturals[i] = linli_paper_setter_get_natural (self, block, i, FALSE);
  for (guint letters = HEAD_LETTERS; letters >= NAME_LETTERS; letters--)
    {
      double least = letters * _linli_paper_ink_get_size (self->ink, LINLI_PAPER_STYLE_CELL) + PAD;

      all = 0;
      for (guint i = 0; i < block->n; i++)
        all += floors[i] = MIN (least, naturals[i]);
      if (all <= room)
        return;
    }
  for (guint i = 0; i < block->n; i++)
    floors[i] *= room / all;
}

/* Columns with a share have it, but none is narrower than it may become. */
static void
linli_paper_setter_share (LinliPaperSetter      *self,
                          const LinliPaperBlock *block,
                          double                 weights,
                          double                 room,
                          double                *widths)
{
  g_autofree double *floors = g_new0 (double, block->n);
  gboolean raised;

  linli_paper_setter_find_floors (self, block, room, floors);
  do
    {
      raised = FALSE;
      for (guint i = 0; i < block->n; i++)
        if (block->columns[i].weight > 0 && widths[i] <= 0 && room * block->columns[i].weight / weights < floors[i] - HAIR)
          {
            widths[i] = floors[i];
            room -= floors[i];
            weights -= block->columns[i].weight;
            raised = TRUE;
          }
    }
  while (raised);
  for (guint i = 0; i < block->n; i++)
    if (block->columns[i].weight > 0 && widths[i] <= 0)
      widths[i] = room * block->columns[i].weight / weights;
}

static void
linli_paper_setter_find_widths (LinliPaperSetter      *self,
                                const LinliPaperBlock *block,
                                double                *widths)
{
  g_autofree double *fixed = g_new0 (double, block->n);
  double weights = 0, needed = 0, total = 0, room;
  guint n_fixed = 0;

  for (guint i = 0; i < block->n; i++)
    if (block->columns[i].weight > 0)
      {
        weights += block->columns[i].weight;
        needed += linli_paper_setter_get_natural (self, block, i, FALSE);
      }
  for (guint i = 0; i < block->n; i++)
    if (block->columns[i].weight <= 0)
      total += fixed[n_fixed++] = linli_paper_setter_get_natural (self, block, i, weights > 0);
  room = self->width - MIN (needed, self->width * LEAST_SHARED);
  if (n_fixed > 0 && total > room)
    linli_paper_setter_shrink (fixed, n_fixed, room);
  for (guint i = total = 0; i < n_fixed; i++)
    total += fixed[i];
  n_fixed = 0;
  if (weights > 0)
    linli_paper_setter_share (self, block, weights, self->width - total, widths);
  for (guint i = 0; i < block->n; i++)
    if (block->columns[i].weight <= 0)
      widths[i] = weights > 0 ? fixed[n_fixed++] : fixed[n_fixed++] * self->width / total;
}

static LinliPaperCell *
linli_paper_setter_new_cells (const LinliPaperBlock *block,
                              const double          *widths,
                              gboolean               head)
{
  LinliPaperCell *cells = g_new0 (LinliPaperCell, block->n);

  for (guint i = 0; i < block->n; i++)
    {
      cells[i].text = head ? block->columns[i].title : NULL;
      cells[i].width = widths[i];
      cells[i].style = head ? LINLI_PAPER_STYLE_LABEL : linli_paper_setter_get_style (&block->columns[i]);
      cells[i].tick = !head && block->columns[i].cells == LINLI_PAPER_CELLS_TICK;
      cells[i].align = head || (cells[i].tick && block->columns[i].align == LINLI_PAPER_START) ? LINLI_PAPER_CENTER : block->columns[i].align;
    }
  return cells;
}

static void
linli_paper_setter_fill_cells (const LinliPaperBlock *block,
                               guint                  row,
                               LinliPaperCell        *cells)
{
  for (guint i = 0; i < block->n; i++)
    cells[i].text = g_ptr_array_index (block->texts, row * block->n + i);
}

static double
linli_paper_setter_measure_rows (LinliPaperSetter      *self,
                                 const LinliPaperBlock *block,
                                 guint                  first,
                                 guint                  end,
                                 LinliPaperCell        *cells)
{
  double height = 0;

  for (guint i = first; i < end; i++)
    {
      linli_paper_setter_fill_cells (block, i, cells);
      height += _linli_paper_setter_measure_row (self, cells, block->n);
    }
  return height;
}

/* Who signs below a table signs below its last rows, or its last one. */
static void
linli_paper_setter_join_rows (LinliPaperSetter      *self,
                              const LinliPaperBlock *block,
                              guint                  first,
                              LinliPaperCell        *cells,
                              LinliPaperHead        *head,
                              double                 head_height)
{
  double height = linli_paper_setter_measure_rows (self, block, first, block->texts->len / block->n, cells) + self->tail;

  if (self->y + height <= self->bottom || head_height + height > self->bottom - self->top)
    return;
  _linli_paper_setter_turn (self);
  linli_paper_setter_set_head (self, head);
}

double
_linli_paper_setter_measure_table (LinliPaperSetter *self,
                                   LinliPaperBlock  *block)
{
  g_autofree double *widths = g_new0 (double, block->n);
  g_autofree LinliPaperCell *head = NULL;
  g_autofree LinliPaperCell *cells = NULL;
  guint n_rows = block->texts->len / block->n, n_first = MIN (n_rows, self->tail > 0 && n_rows < 2 * TOGETHER ? n_rows : TOGETHER);
  double height;

  linli_paper_setter_find_widths (self, block, widths);
  head = linli_paper_setter_new_cells (block, widths, TRUE);
  height = _linli_paper_setter_measure_row (self, head, block->n);
  cells = linli_paper_setter_new_cells (block, widths, FALSE);
  return height + linli_paper_setter_measure_rows (self, block, 0, n_first, cells) + (n_first == n_rows ? self->tail : 0);
}

gboolean
_linli_paper_setter_table (LinliPaperSetter  *self,
                           LinliPaperBlock   *block,
                           GError           **error)
{
  g_autofree double *widths = g_new0 (double, block->n);
  g_autofree LinliPaperCell *cells = NULL;
  g_autofree LinliPaperCell *titles = NULL;
  LinliPaperHead head;
  double head_height, least;
  guint n_rows = block->texts->len / block->n;

  linli_paper_setter_find_widths (self, block, widths);
  titles = linli_paper_setter_new_cells (block, widths, TRUE);
  cells = linli_paper_setter_new_cells (block, widths, FALSE);
  head = (LinliPaperHead) { titles, block->n };
  head_height = _linli_paper_setter_measure_row (self, titles, block->n);
  least = _linli_paper_setter_measure_table (self, block);
  /* Below the head of the paper a table begins, even if who signs it must be parted from a row. */
  if (self->y > self->start)
    _linli_paper_setter_need (self, MIN (least, self->bottom - self->top));
  linli_paper_setter_set_head (self, &head);
  for (guint i = 0; i < n_rows; i++)
    {
      if (self->tail > 0 && i > 0 && i + TOGETHER >= n_rows)
        linli_paper_setter_join_rows (self, block, i, cells, &head, head_height);
      linli_paper_setter_fill_cells (block, i, cells);
      if (head_height < (self->bottom - self->top) / 2)
        _linli_paper_setter_row (self, cells, block->n, linli_paper_setter_set_head, &head, head_height);
      else
        _linli_paper_setter_row (self, cells, block->n, NULL, NULL, 0);
      if (i % PER_STEP != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress ((double) i / n_rows, self->progress_data);
    }
  return TRUE;
}

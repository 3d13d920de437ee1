/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-paper-ink-private.h"
#include "linli-paper-private.h"

G_BEGIN_DECLS

#define LINLI_PAPER_MM (72 / 25.4)
#define LINLI_PAPER_LINE (9 * LINLI_PAPER_MM) /* between lines to write on by hand */

typedef enum {
  LINLI_PAPER_ITEM_TEXT,
  LINLI_PAPER_ITEM_RULE,    /* from x, y to x + width, y + height */
  LINLI_PAPER_ITEM_FRAME,
  LINLI_PAPER_ITEM_TICK,    /* a box to tick; ticked when there is a text */
  LINLI_PAPER_ITEM_PICTURE,
  LINLI_PAPER_ITEM_CODE,
  LINLI_PAPER_ITEM_CUT,     /* a dashed rule */
  LINLI_PAPER_ITEM_DRAWING,
} LinliPaperItemType;

/* Something at its place on a page, in points from the upper left corner. */
typedef struct {
  LinliPaperItemType type;
  LinliPaperStyle style;
  LinliPaperAlign align;
  gboolean indent;
  double x, y, width, height;
  const char *text;         /* belongs to the paper or to the pages */
  int first, n_lines;       /* of the text; n_lines also squares along a side of the code */
  const guint8 *squares;    /* of a code; belong to the paper */
  GdkPixbuf *picture;       /* belongs to the paper */
  const LinliPaperBlock *drawing; /* belongs to the paper */
} LinliPaperItem;

/* A line of the contents. */
typedef struct {
  const char *text;         /* belongs to the paper */
  guint page;               /* from 0 */
} LinliPaperMark;

/* A paper laid out. Nothing in it belongs to a thread: it may be drawn on another than the one that laid it out. */
typedef struct {
  LinliPaper *paper;
  LinliPaperFormat format;
  double scale;             /* of its letters */
  double width, height;     /* of the sheet, in points */
  double margin;
  double note_y;
  GPtrArray *pages;         /* of GArray of LinliPaperItem */
  GStringChunk *texts;
  char *title;
  char *headline;
  char *foot;               /* (nullable) */
  GArray *marks;            /* of LinliPaperMark */
} LinliPaperPages;

typedef void (*LinliPaperPagesFunc) (double   done,
                                     gpointer data);

/* Lays out; NULL with an error only when cancelled. */
LinliPaperPages *_linli_paper_pages_new (LinliPaper           *paper,
                                         LinliPaperFormat      format,
                                         LinliPaperPagesFunc   progress,
                                         gpointer              progress_data,
                                         GCancellable         *cancellable,
                                         GError              **error);
void _linli_paper_pages_unref (LinliPaperPages *self);
LinliPaperPages *_linli_paper_pages_ref (LinliPaperPages *self);
/* Draws a page, black on nothing, in points. */
void _linli_paper_pages_draw (const LinliPaperPages *self,
                              LinliPaperInk         *ink,
                              cairo_t               *cr,
                              guint                  page);

/* For the layout only: where it has come to. */
typedef struct {
  LinliPaperPages *pages;
  LinliPaperInk *ink;
  GArray *page;
  double top, bottom, left, width, y;
  double start;             /* where the first thing stands below the head of the paper, or at the top of a page */
  double tail;              /* what stays together with the end of the block that is being set; 0 for nothing */
  GPtrArray *ends;          /* of GArray of double, one a cell of the row */
  LinliPaperPagesFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} LinliPaperSetter;

/* A cell of a row that is being set. */
typedef struct {
  const char *text;
  double width;
  LinliPaperStyle style;
  LinliPaperAlign align;
  gboolean tick;
} LinliPaperCell;

typedef void (*LinliPaperHeadFunc) (LinliPaperSetter *setter,
                                    gpointer          data);

void _linli_paper_setter_turn (LinliPaperSetter *self);
void _linli_paper_setter_need (LinliPaperSetter *self,
                               double            height);
LinliPaperItem *_linli_paper_setter_put (LinliPaperSetter   *self,
                                         LinliPaperItemType  type,
                                         double              x,
                                         double              y,
                                         double              width,
                                         double              height);
void _linli_paper_setter_put_text (LinliPaperSetter *self,
                                   LinliPaperStyle   style,
                                   LinliPaperAlign   align,
                                   const char       *text,
                                   double            x,
                                   double            y,
                                   double            width);
/* Takes a text, which then lives as long as the pages. */
const char *_linli_paper_setter_keep (LinliPaperSetter *self,
                                      char             *text);
/* Sets a text down the page and over to the next ones. */
void _linli_paper_setter_flow (LinliPaperSetter *self,
                               LinliPaperStyle   style,
                               LinliPaperAlign   align,
                               gboolean          indent,
                               const char       *text,
                               double            x,
                               double            width);
double _linli_paper_setter_measure (LinliPaperSetter *self,
                                    LinliPaperStyle   style,
                                    gboolean          indent,
                                    const char       *text,
                                    double            width);
/* Sets a row with its frames; head sets the head of the table where the row begins a page. */
void _linli_paper_setter_row (LinliPaperSetter     *self,
                              const LinliPaperCell *cells,
                              guint                 n_cells,
                              LinliPaperHeadFunc    head,
                              gpointer              head_data,
                              double                head_height);
double _linli_paper_setter_measure_row (LinliPaperSetter     *self,
                                        const LinliPaperCell *cells,
                                        guint                 n_cells);
gboolean _linli_paper_setter_table (LinliPaperSetter  *self,
                                    LinliPaperBlock   *block,
                                    GError           **error);
void _linli_paper_setter_fields (LinliPaperSetter *self,
                                 LinliPaperBlock  *block);
double _linli_paper_setter_measure_fields (LinliPaperSetter *self,
                                           LinliPaperBlock  *block);
void _linli_paper_setter_signatures (LinliPaperSetter *self,
                                     LinliPaperBlock  *block);
void _linli_paper_setter_seal (LinliPaperSetter *self,
                               LinliPaperBlock  *block);
double _linli_paper_setter_measure_lines (LinliPaperSetter *self,
                                          LinliPaperBlock  *block);
double _linli_paper_setter_measure_signatures (LinliPaperSetter *self,
                                               LinliPaperBlock  *block);
double _linli_paper_setter_measure_seal (LinliPaperSetter *self,
                                         LinliPaperBlock  *block);
double _linli_paper_setter_measure_tail (LinliPaperSetter *self,
                                         guint             i);
/* Sets a code in the middle, its caption below. */
void _linli_paper_setter_code (LinliPaperSetter *self,
                               LinliPaperBlock  *block);
/* How much of a table must stand together: its head and its first two rows, or a short one with those who sign it. */
double _linli_paper_setter_measure_table (LinliPaperSetter *self,
                                          LinliPaperBlock  *block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliPaperPages, _linli_paper_pages_unref)

G_END_DECLS

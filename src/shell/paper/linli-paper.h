/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>
#include <linli-database.h>
#include <linli-export.h>

G_BEGIN_DECLS

/**
 * LinliPaperSize:
 * @LINLI_PAPER_A4: 210 × 297 mm
 * @LINLI_PAPER_A3: 297 × 420 mm
 */
typedef enum {
  LINLI_PAPER_A4,
  LINLI_PAPER_A3,
} LinliPaperSize;

/**
 * LinliPaperCells:
 * @LINLI_PAPER_CELLS_TEXT: words; wrap
 * @LINLI_PAPER_CELLS_CODE: a row code, in letters of equal width; stays on one line as long as it fits
 * @LINLI_PAPER_CELLS_TICK: a box to tick; ticked where the cell is not empty
 * @LINLI_PAPER_CELLS_BIG: words that are read from the wall: 13 points, 17 where the letters of the paper are large; wrap
 *
 * What the cells of a column hold.
 */
typedef enum {
  LINLI_PAPER_CELLS_TEXT,
  LINLI_PAPER_CELLS_CODE,
  LINLI_PAPER_CELLS_TICK,
  LINLI_PAPER_CELLS_BIG,
} LinliPaperCells;

/**
 * LinliPaperAlign:
 * @LINLI_PAPER_START: at the left
 * @LINLI_PAPER_CENTER: in the middle
 * @LINLI_PAPER_END: at the right, as numbers are
 */
typedef enum {
  LINLI_PAPER_START,
  LINLI_PAPER_CENTER,
  LINLI_PAPER_END,
} LinliPaperAlign;

/**
 * LinliPaperColumn:
 * @title: translated heading, repeated on every page
 * @weight: its share of the width beside the other weights; 0 for as wide as its first 200 cells need
 * @align: where its cells stand
 * @cells: what they hold
 *
 * A column of a table.
 */
typedef struct {
  const char *title;
  double weight;
  LinliPaperAlign align;
  LinliPaperCells cells;
} LinliPaperColumn;

/**
 * LinliPaperField:
 * @label: translated
 * @value: (nullable): what stands beside it; %NULL or "" leaves room to write by hand
 *
 * A label and its value.
 */
typedef struct {
  const char *label;
  const char *value;
} LinliPaperField;

#define LINLI_TYPE_PAPER (linli_paper_get_type ())

/**
 * LinliPaper:
 *
 * What stands on a sheet of paper, as data: it is laid out when it is shown, printed or written. Belongs to one thread at a time: a
 * worker may make one and hand it over; while it is being written or shown nothing is added to it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPaper, linli_paper, LINLI, PAPER, GObject)

LINLI_EXPORT
LinliPaper *linli_paper_new (const char *title);
LINLI_EXPORT
const char *linli_paper_get_title (LinliPaper *self);
LINLI_EXPORT
void linli_paper_set_kind (LinliPaper    *self,
                           const char    *kind,
                           LinliDatabase *database);
LINLI_EXPORT
void linli_paper_set_unit (LinliPaper *self,
                           const char *unit);
LINLI_EXPORT
void linli_paper_take_unit (LinliPaper    *self,
                            LinliDatabase *database);
LINLI_EXPORT
void linli_paper_set_number (LinliPaper *self,
                             const char *number);
LINLI_EXPORT
void linli_paper_set_period (LinliPaper *self,
                             const char *period);
LINLI_EXPORT
void linli_paper_set_date (LinliPaper *self,
                           const char *date);
LINLI_EXPORT
void linli_paper_set_note (LinliPaper *self,
                           const char *note);
LINLI_EXPORT
void linli_paper_set_masked (LinliPaper *self);
LINLI_EXPORT
void linli_paper_set_size (LinliPaper     *self,
                           LinliPaperSize  size,
                           gboolean        landscape,
                           gboolean        large);
LINLI_EXPORT
void linli_paper_set_poster (LinliPaper *self);
LINLI_EXPORT
void linli_paper_add_text (LinliPaper *self,
                           const char *text);
LINLI_EXPORT
void linli_paper_add_words (LinliPaper      *self,
                            const char      *label,
                            const char      *text,
                            LinliPaperAlign  align,
                            gboolean         large);
LINLI_EXPORT
void linli_paper_add_heading (LinliPaper *self,
                              const char *text);
LINLI_EXPORT
void linli_paper_add_list (LinliPaper         *self,
                           const char * const *items);
LINLI_EXPORT
void linli_paper_add_fields (LinliPaper            *self,
                             guint                  n_columns,
                             const LinliPaperField *fields,
                             gsize                  n_fields);
LINLI_EXPORT
void linli_paper_add_table (LinliPaper             *self,
                            const LinliPaperColumn *columns,
                            gsize                   n_columns);
LINLI_EXPORT
void linli_paper_add_row (LinliPaper         *self,
                          const char * const *cells,
                          gsize               n_cells);
LINLI_EXPORT
void linli_paper_add_lines (LinliPaper *self,
                            const char *label,
                            guint       n_lines);
LINLI_EXPORT
void linli_paper_add_signatures (LinliPaper         *self,
                                 const char * const *labels);
LINLI_EXPORT
void linli_paper_add_seal (LinliPaper *self,
                           const char *label);
LINLI_EXPORT
gboolean linli_paper_add_pictures (LinliPaper  *self,
                                   GBytes      *left,
                                   const char  *left_caption,
                                   GBytes      *right,
                                   const char  *right_caption,
                                   GError     **error);
LINLI_EXPORT
gboolean linli_paper_add_code (LinliPaper  *self,
                               const char  *text,
                               const char  *caption,
                               const char  *beside,
                               GError     **error);
LINLI_EXPORT
void linli_paper_add_page_break (LinliPaper *self);
LINLI_EXPORT
void linli_paper_add_sheet (LinliPaper *self);
LINLI_EXPORT
void linli_paper_add_cut (LinliPaper *self);

G_END_DECLS

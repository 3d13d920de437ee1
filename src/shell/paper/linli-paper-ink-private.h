/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <pango/pangocairo.h>

#include "linli-paper.h"

G_BEGIN_DECLS

typedef enum {
  LINLI_PAPER_STYLE_TITLE,
  LINLI_PAPER_STYLE_HEADING,
  LINLI_PAPER_STYLE_TEXT,
  LINLI_PAPER_STYLE_CELL,
  LINLI_PAPER_STYLE_LABEL,
  LINLI_PAPER_STYLE_CODE,
  LINLI_PAPER_STYLE_SMALL,
  LINLI_PAPER_STYLE_POSTER_TITLE,
  LINLI_PAPER_STYLE_POSTER,
  LINLI_PAPER_STYLE_BIG,
} LinliPaperStyle;

/* The fonts of a paper, and a layout that measures and draws. All lengths are points of 1/72 inch. It has a font map of its own, so
 * that any thread may have one; a text is as wide on every one of them and on every surface. */
typedef struct {
  PangoLayout *layout;
  double scale;
} LinliPaperInk;

/* @scale: how large letters are; 1 for the usual size. */
LinliPaperInk *_linli_paper_ink_new (double scale);
void _linli_paper_ink_free (LinliPaperInk *self);
double _linli_paper_ink_get_size (const LinliPaperInk *self,
                                  LinliPaperStyle      style);
double _linli_paper_ink_get_natural (LinliPaperInk   *self,
                                     LinliPaperStyle  style,
                                     const char      *text);
/* Where the lines end, counted from the top (element-type double); one line for an empty text. */
void _linli_paper_ink_break (LinliPaperInk   *self,
                             LinliPaperStyle  style,
                             gboolean         indent,
                             const char      *text,
                             double           width,
                             GArray          *ends);
/* Draws so many lines from the first one named, at a place; -1 for all. */
void _linli_paper_ink_draw (LinliPaperInk   *self,
                            cairo_t         *cr,
                            LinliPaperStyle  style,
                            LinliPaperAlign  align,
                            gboolean         indent,
                            const char      *text,
                            double           x,
                            double           y,
                            double           width,
                            int              first,
                            int              n_lines);
/* One line, shortened with dots when it is too long. */
void _linli_paper_ink_draw_short (LinliPaperInk   *self,
                                  cairo_t         *cr,
                                  LinliPaperStyle  style,
                                  LinliPaperAlign  align,
                                  const char      *text,
                                  double           x,
                                  double           y,
                                  double           width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliPaperInk, _linli_paper_ink_free)

G_END_DECLS

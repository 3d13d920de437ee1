/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gdk-pixbuf/gdk-pixbuf.h>

#include "linli-paper.h"

G_BEGIN_DECLS

typedef enum {
  LINLI_PAPER_BLOCK_TEXT,
  LINLI_PAPER_BLOCK_WORDS,
  LINLI_PAPER_BLOCK_HEADING,
  LINLI_PAPER_BLOCK_LIST,
  LINLI_PAPER_BLOCK_FIELDS,
  LINLI_PAPER_BLOCK_TABLE,
  LINLI_PAPER_BLOCK_LINES,
  LINLI_PAPER_BLOCK_SIGNATURES,
  LINLI_PAPER_BLOCK_SEAL,
  LINLI_PAPER_BLOCK_PICTURES,
  LINLI_PAPER_BLOCK_CODE,
  LINLI_PAPER_BLOCK_BREAK,
  LINLI_PAPER_BLOCK_CUT,
} LinliPaperBlockType;

/* One thing after another down the paper. */
typedef struct {
  LinliPaperBlockType type;
  char *text;                /* words, heading, label */
  GPtrArray *texts;          /* items; labels and values by turns; captions; cells row by row, any of which may be NULL */
  guint n;                   /* columns of fields or of the table, lines, or squares along a side of the code */
  LinliPaperAlign align;     /* of words */
  gboolean large;            /* words are those of a poster */
  GBytes *code;              /* a byte a square of the code, 1 for black, row by row */
  LinliPaperColumn *columns; /* of a table; their titles belong to the block */
  GdkPixbuf *pictures[2];
} LinliPaperBlock;

/* On what it is laid out. */
typedef struct {
  LinliPaperSize size;
  gboolean landscape;
  gboolean large;
} LinliPaperFormat;

struct _LinliPaper {
  GObject parent_instance;
  char *title;
  char *unit;
  char *number;
  char *period;
  char *date;
  char *note;
  LinliPaperFormat format;
  gboolean poster;
  GPtrArray *blocks;
};

/* Adds a block with a copy of @text. */
LinliPaperBlock *_linli_paper_add_block (LinliPaper          *self,
                                         LinliPaperBlockType  type,
                                         const char          *text);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

#include "linli-letterhead-private.h"
#include "linli-paper-template-private.h"
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
  LINLI_PAPER_BLOCK_DRAWING,
  LINLI_PAPER_BLOCK_MARK,
} LinliPaperBlockType;

/* Draws something within a width and a height, on any thread, again and again. */
typedef void (*LinliPaperDrawFunc) (cairo_t  *cr,
                                    double    width,
                                    double    height,
                                    gpointer  data);

/* One thing after another down the paper. */
typedef struct {
  LinliPaperBlockType type;
  char *text;                /* words, heading, label */
  GPtrArray *texts;          /* items; labels and values by turns; captions; cells row by row, any of which may be NULL */
  guint n;                   /* columns of fields or of the table, lines, squares along a side of the code, or heads after a break */
  LinliPaperAlign align;     /* of words */
  gboolean large;            /* words are those of a poster */
  GBytes *code;              /* a byte a square of the code, 1 for black, row by row */
  LinliPaperColumn *columns; /* of a table; their titles belong to the block */
  GdkPixbuf *pictures[2];
  LinliPaperDrawFunc draw;   /* of a drawing */
  gpointer data;
  GDestroyNotify destroy;
  double share;              /* of the height of a page that a drawing takes */
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
  char *office;                /* (nullable): whose paper it is where no unit stands on it, once its kind is known */
  char *number;
  char *period;
  char *beside;                /* (nullable): what stands beside the period: how much of it this is */
  char *date;
  char *note;
  LinliPaperFormat format;
  gboolean fixed;              /* whether the format is somebody's choice, whatever office and kind say */
  gboolean poster;
  LinliLetterhead *letterhead; /* (nullable): of the office, once it was taken */
  LinliPaperTemplate *template; /* (nullable): of its kind, once that is known */
  GObject *ledger;             /* (nullable): a #LinliLedger whose lines it shows */
  GPtrArray *own_signatures;   /* (nullable): who signs it while the office wants nobody else, once it was adapted */
  gboolean adapted;
  GPtrArray *blocks;
};

/* Adds a block with a copy of @text. */
LinliPaperBlock *_linli_paper_add_block (LinliPaper          *self,
                                         LinliPaperBlockType  type,
                                         const char          *text);
/* Says how much it has, in words that stand beside the period and are no part of it. */
void _linli_paper_set_beside (LinliPaper *self,
                              const char *words);
/* Period and what stands beside it; NULL where there is neither. */
char *_linli_paper_dup_period_line (LinliPaper *self);
/* A drawing across the page. */
void _linli_paper_add_drawing (LinliPaper         *self,
                               double              share,
                               LinliPaperDrawFunc  draw,
                               gpointer            data,
                               GDestroyNotify      destroy);
/* A line of the contents of a PDF, that leads to the page of what follows. */
void _linli_paper_add_mark (LinliPaper *self,
                            const char *text);
/* Those who sign a list in this office. */
void _linli_paper_add_office_signatures (LinliPaper *self);
/* Puts on it what the office has adapted on its kind, the first time. */
void _linli_paper_adapt (LinliPaper *self);
/* @text with its placeholders filled in from this paper. */
char *_linli_paper_expand (LinliPaper *self,
                           const char *text);
/* Its title, as the office has it. */
char *_linli_paper_dup_title (LinliPaper *self);
/* What stands on top: the title with what the office puts before it. */
char *_linli_paper_dup_headline (LinliPaper *self);
/* What stands at the foot of every page: what the paper says, and what the office has there; NULL for nothing. */
char *_linli_paper_dup_foot (LinliPaper *self);
/* What it is laid out on, unless somebody asks for another. */
LinliPaperFormat _linli_paper_get_format (LinliPaper *self);
/* Somebody asks for another. */
void _linli_paper_fix_format (LinliPaper       *self,
                              LinliPaperFormat  format);

G_END_DECLS

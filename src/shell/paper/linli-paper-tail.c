/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Signatures and seals at the end. Who signs a sheet on which there is nothing else does not see what is signed, so what stands before
 * them goes over to their page with them. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-paper-pages-private.h"

#define SEAL (42 * LINLI_PAPER_MM) /* the diameter of a round seal */
#define SEAL_WIDTH (70 * LINLI_PAPER_MM)
#define GAP 8.0 /* at most, between two blocks */

double
_linli_paper_setter_measure_signatures (LinliPaperSetter *self,
                                        LinliPaperBlock  *block)
{
  return block->texts->len * LINLI_PAPER_LINE * 1.15 * self->ink->scale;
}

double
_linli_paper_setter_measure_seal (LinliPaperSetter *self,
                                  LinliPaperBlock  *block)
{
  const char *who = block->text != NULL ? block->text : self->pages->paper->unit;
  double width = MIN (self->width, SEAL_WIDTH * self->ink->scale);

  return 8 + (who != NULL ? _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, FALSE, who, width) : 0) + SEAL +
         _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, FALSE, "0", width);
}

double
_linli_paper_setter_measure_lines (LinliPaperSetter *self,
                                   LinliPaperBlock  *block)
{
  double label = block->text != NULL ? _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, FALSE, block->text, self->width) : 0;

  return label + block->n * LINLI_PAPER_LINE * self->ink->scale;
}

/* A label and a line after it, within a width. */
static void
linli_paper_setter_set_blank (LinliPaperSetter *self,
                              const char       *label,
                              double            x,
                              double            width,
                              double            height)
{
  double least = width * 0.4;
  double natural = MIN (_linli_paper_ink_get_natural (self->ink, LINLI_PAPER_STYLE_TEXT, label), width - least);
  double high = _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, FALSE, label, natural + 0.5);

  _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_START, label, x, self->y + height - high, natural + 0.5);
  _linli_paper_setter_put (self, LINLI_PAPER_ITEM_RULE, x + natural + 4, self->y + height - 3, width - natural - 4, 0);
}

void
_linli_paper_setter_signatures (LinliPaperSetter *self,
                                LinliPaperBlock  *block)
{
  const char *day = _linli_paper_setter_keep (self, g_strdup (_("Date:")));
  double first = self->width * 0.62;

  /* Those who sign one paper sign on one page. */
  _linli_paper_setter_need (self, MIN (_linli_paper_setter_measure_signatures (self, block), (self->bottom - self->top) / 2));
  for (guint i = 0; i < block->texts->len; i++)
    {
      const char *item = g_ptr_array_index (block->texts, i);
      const char *label = _linli_paper_setter_keep (self, g_strdup_printf (_("%s:"), item != NULL ? item : ""));
      double high = _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, FALSE, label,
                                                 MIN (_linli_paper_ink_get_natural (self->ink, LINLI_PAPER_STYLE_TEXT, label) + 0.5,
                                                      (first - 12) * 0.6 + 0.5));
      double height = MAX (LINLI_PAPER_LINE * 1.15 * self->ink->scale, high + 4);

      _linli_paper_setter_need (self, height);
      linli_paper_setter_set_blank (self, label, self->left, first - 12, height);
      linli_paper_setter_set_blank (self, day, self->left + first, self->width - first, height);
      self->y += height;
    }
  self->y += 6;
}

void
_linli_paper_setter_seal (LinliPaperSetter *self,
                          LinliPaperBlock  *block)
{
  LinliPaper *paper = self->pages->paper;
  const char *who = block->text != NULL ? block->text : paper->unit;
  const char *day = paper->date != NULL ? paper->date : _linli_paper_setter_keep (self, g_strdup (_("____ / __ / __")));
  const char *here = _linli_paper_setter_keep (self, g_strdup (_("(seal)")));
  double width = MIN (self->width, SEAL_WIDTH * self->ink->scale), x = self->left + self->width - width;
  double who_high = who != NULL ? _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, FALSE, who, width) : 0;
  double line = _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, FALSE, day, width);

  _linli_paper_setter_need (self, _linli_paper_setter_measure_seal (self, block));
  self->y += 8;
  if (who != NULL)
    _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_CENTER, who, x, self->y, width);
  self->y += who_high;
  _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_CENTER, here, x, self->y + (SEAL - line) / 2, width);
  self->y += SEAL;
  _linli_paper_setter_put_text (self, LINLI_PAPER_STYLE_TEXT, LINLI_PAPER_CENTER, day, x, self->y, width);
  self->y += line;
}

/* How much stands below a block and must not begin a page without it: signatures and seals, and what is between; 0 for nothing. */
double
_linli_paper_setter_measure_tail (LinliPaperSetter *self,
                                  guint             i)
{
  GPtrArray *blocks = self->pages->paper->blocks;
  double most = (self->bottom - self->top) / 2, height = 0, tail = 0;

  for (i++; i < blocks->len && height < most; i++)
    {
      LinliPaperBlock *block = g_ptr_array_index (blocks, i);

      height += GAP;
      if (block->type == LINLI_PAPER_BLOCK_SIGNATURES)
        tail = height += _linli_paper_setter_measure_signatures (self, block);
      else if (block->type == LINLI_PAPER_BLOCK_SEAL)
        tail = height += _linli_paper_setter_measure_seal (self, block);
      else if (block->type == LINLI_PAPER_BLOCK_TEXT)
        height += _linli_paper_setter_measure (self, LINLI_PAPER_STYLE_TEXT, TRUE, block->text, self->width);
      else if (block->type == LINLI_PAPER_BLOCK_LINES)
        height += _linli_paper_setter_measure_lines (self, block);
      else if (block->type == LINLI_PAPER_BLOCK_FIELDS)
        height += _linli_paper_setter_measure_fields (self, block);
      else
        break;
    }
  return tail < most ? tail : 0;
}

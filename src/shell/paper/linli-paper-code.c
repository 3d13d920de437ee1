/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* QR codes on paper (GB/T 18284, ISO/IEC 18004). */

#include "config.h"

#include "linli-paper-pages-private.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <qrencode.h>

#define SIDE (52 * 72 / 25.4)
/* What the standard asks to be left white around it, in squares. */
#define QUIET 4
/* With more along a side a square is thinner than 0.4 mm, and cheap telephones do not read it off a wall. */
#define MOST_SQUARES 117

/**
 * linli_paper_add_code:
 * @self: a paper
 * @text: what a telephone reads: an address of the web, or words to copy, in UTF-8
 * @caption: (nullable): below it, what it is for
 * @beside: (nullable): at the right side, lower end with it: who invites and the day, parted by line breaks
 * @error: return location for %G_IO_ERROR_MESSAGE_TOO_LARGE with words for the user, or %G_IO_ERROR_FAILED
 *
 * A QR code in the middle, or at the left where something stands beside it; 52 mm wide with the white around it, on a poster of A3 as much wider as the
 * sheet is; up to 15 % of it may be spoilt.
 *
 * Returns: whether the text fits into one; else nothing was added
 */
gboolean
linli_paper_add_code (LinliPaper  *self,
                      const char  *text,
                      const char  *caption,
                      const char  *beside,
                      GError     **error)
{
  QRcode *code;
  LinliPaperBlock *block;
  guint8 *squares;
  int saved;

  g_return_val_if_fail (LINLI_IS_PAPER (self) && text != NULL && *text != '\0', FALSE);

  code = QRcode_encodeString8bit (text, 0, QR_ECLEVEL_M);
  saved = errno;
  if (code == NULL && saved != ERANGE)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "No QR code could be made: %s", g_strerror (saved));
      return FALSE;
    }
  if (code == NULL || code->width > MOST_SQUARES)
    {
      g_clear_pointer (&code, QRcode_free);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("The text is too long for a QR code that a telephone can read; shorten it"));
      return FALSE;
    }
  squares = g_new (guint8, code->width * code->width);
  for (int i = 0; i < code->width * code->width; i++)
    squares[i] = code->data[i] & 1;
  block = _linli_paper_add_block (self, LINLI_PAPER_BLOCK_CODE, caption);
  block->n = code->width;
  g_ptr_array_add (block->texts, beside != NULL ? g_utf8_make_valid (beside, -1) : NULL);
  block->code = g_bytes_new_take (squares, code->width * code->width);
  QRcode_free (code);
  return TRUE;
}

void
_linli_paper_setter_code (LinliPaperSetter *self,
                          LinliPaperBlock  *block)
{
  gboolean poster = self->pages->paper->poster;
  LinliPaperStyle style = poster ? LINLI_PAPER_STYLE_HEADING : LINLI_PAPER_STYLE_CELL, large = poster ? LINLI_PAPER_STYLE_POSTER : LINLI_PAPER_STYLE_TEXT;
  double full = SIDE * (poster && self->pages->format.size == LINLI_PAPER_A3 ? G_SQRT2 : 1);
  const char *beside = g_ptr_array_index (block->texts, 0);
  double square = full / (block->n + 2 * QUIET), side = square * block->n, width = beside != NULL ? full : self->width, rest = self->width - full;
  double caption = block->text != NULL ? _linli_paper_setter_measure (self, style, FALSE, block->text, width) : 0;
  double words = beside != NULL ? _linli_paper_setter_measure (self, large, FALSE, beside, rest) : 0;
  double height = MAX (full + caption, words);
  LinliPaperItem *item;

  _linli_paper_setter_need (self, height);
  item = _linli_paper_setter_put (self, LINLI_PAPER_ITEM_CODE, self->left + (width - side) / 2, self->y + square * QUIET, side, side);
  item->squares = g_bytes_get_data (block->code, NULL);
  item->n_lines = block->n;
  if (block->text != NULL)
    _linli_paper_setter_put_text (self, style, LINLI_PAPER_CENTER, block->text, self->left, self->y + full, width);
  if (beside != NULL)
    _linli_paper_setter_put_text (self, large, LINLI_PAPER_END, beside, self->left + full, self->y + height - words, rest);
  self->y += height;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A paper gets what the office has adapted on its kind, once, before it is laid out. What belongs to a sheet of its own, or lies between two
 * cuts, goes into other hands: each of these has the words and the signatures. */

#include "config.h"

#include "linli-paper-private.h"

static LinliPaperBlockType
linli_paper_get_type_at (LinliPaper *self,
                         guint       i)
{
  return ((const LinliPaperBlock *) g_ptr_array_index (self->blocks, i))->type;
}

static gboolean
linli_paper_ends_sheet (LinliPaper *self,
                        guint       i)
{
  return i == self->blocks->len || linli_paper_get_type_at (self, i) == LINLI_PAPER_BLOCK_CUT ||
         (linli_paper_get_type_at (self, i) == LINLI_PAPER_BLOCK_BREAK && ((LinliPaperBlock *) g_ptr_array_index (self->blocks, i))->n == 1);
}

/* What was added last, from a block on, goes to a place. Returns how many there are. */
static guint
linli_paper_move_last (LinliPaper *self,
                       guint       from,
                       guint       to)
{
  guint n = self->blocks->len - from;

  for (guint i = 0; i < n; i++)
    g_ptr_array_insert (self->blocks, (int) (to + i), g_ptr_array_steal_index (self->blocks, from + i));
  return n;
}

static guint
linli_paper_put_words (LinliPaper *self,
                       const char *text,
                       guint       to)
{
  guint n = self->blocks->len;
  g_autofree char *words = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  words = _linli_paper_expand (self, text);
  if (self->poster)
    linli_paper_add_words (self, NULL, words, LINLI_PAPER_START, TRUE);
  else
    linli_paper_add_text (self, words);
  return linli_paper_move_last (self, n, to);
}

/* The last who sign a sheet are others, or nobody; where nobody signed they come at its end. Returns by how much the sheet grew. */
static int
linli_paper_put_signatures (LinliPaper *self,
                            guint       first,
                            guint       end)
{
  g_auto (GStrv) others = _linli_paper_template_dup_signatures (self->template);
  guint n = self->blocks->len, last = end, to;

  while (last > first && linli_paper_get_type_at (self, last - 1) != LINLI_PAPER_BLOCK_SIGNATURES)
    last--;
  if (last > first && self->own_signatures == NULL)
    self->own_signatures = g_ptr_array_ref (((LinliPaperBlock *) g_ptr_array_index (self->blocks, last - 1))->texts);
  if (others == NULL)
    return 0;
  to = last > first ? last - 1 : end;
  if (others[0] != NULL)
    {
      linli_paper_add_signatures (self, (const char * const *) others);
      linli_paper_move_last (self, n, to);
    }
  if (last > first)
    g_ptr_array_remove_index (self->blocks, others[0] != NULL ? to + 1 : to);
  return (others[0] != NULL ? 1 : 0) - (last > first ? 1 : 0);
}

/* Whether a block says who signs or issues: a line for names, a seal, or words at the right, perhaps beside a code. */
static gboolean
linli_paper_signs_at (LinliPaper *self,
                      guint       i)
{
  const LinliPaperBlock *block = g_ptr_array_index (self->blocks, i);

  switch (block->type)
    {
    case LINLI_PAPER_BLOCK_SIGNATURES:
    case LINLI_PAPER_BLOCK_SEAL: return TRUE;
    case LINLI_PAPER_BLOCK_WORDS: return block->align == LINLI_PAPER_END;
    case LINLI_PAPER_BLOCK_CODE: return g_ptr_array_index (block->texts, 0) != NULL;
    default: return FALSE;
    }
}

/* Where those who sign a sheet last begin; something may follow them. */
static guint
linli_paper_find_tail (LinliPaper *self,
                       guint       first,
                       guint       end)
{
  guint tail = end;

  while (tail > first && linli_paper_get_type_at (self, tail - 1) != LINLI_PAPER_BLOCK_SIGNATURES)
    tail--;
  if (tail == first)
    tail = end;
  while (tail > first && linli_paper_signs_at (self, tail - 1))
    tail--;
  return tail;
}

/* Returns where the sheet ends now. The words come first, for the signatures may go. */
static guint
linli_paper_adapt_sheet (LinliPaper *self,
                         guint       first,
                         guint       end)
{
  if (first == end)
    return end;
  end += linli_paper_put_words (self, self->template->after, linli_paper_find_tail (self, first, end));
  end += linli_paper_put_signatures (self, first, end);
  return end + linli_paper_put_words (self, self->template->before, first);
}

void
_linli_paper_adapt (LinliPaper *self)
{
  guint first = 0;

  if (self->template == NULL || self->adapted)
    return;
  self->adapted = TRUE;
  for (guint i = 0; i <= self->blocks->len; i++)
    if (linli_paper_ends_sheet (self, i))
      {
        i = linli_paper_adapt_sheet (self, first, i);
        first = i + 1;
      }
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpChainReading: who is named in a piece, and what is said of each. What stands behind a name is its own; what stands before all names
 * is everybody's. What is not understood is a note. */

#include "lp-chain-private.h"

/* Where the clause that begins here ends: at a sign or a bracket, but not within 36.5 or 9:30. */
gsize
lp_chain_clause_end (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  for (gsize i = a; i < b; i++)
    {
      gunichar c = text->c[i];

      if (c == '(' || c == ')' || (i > a && (lp_chain_is_picture (c) || c == 0x300A || c == 0x300B))) /* 《》 */
        return i;
      if (!lp_chain_is_gap (c))
        continue;
      if ((c == '.' || c == ':') && i > a && i + 1 < b && lp_chain_is_digit (text->c[i - 1]) && lp_chain_is_digit (text->c[i + 1]))
        continue;
      return i;
    }
  return b;
}

/* 3人 改2人: the first no longer counts. */
static void
lp_chain_reader_skip_change (LpChainReader *self,
                             gsize          end)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, self->text, self->i, end, LP_WORD_CHANGE);
  LpChainClause clause;

  if (word == NULL || self->i + word->length >= end)
    return;
  lp_chain_clause_read (self->lexicon, self->text, self->i + word->length, end, &clause);
  if (clause.total == 0 || clause.n_text > 0)
    return;
  lp_chain_reader_person (self)->total = 0;
  self->i += word->length;
}

static void
lp_chain_reader_take_clause (LpChainReader *self)
{
  LpChainPerson *person = lp_chain_reader_person (self);
  const LpChainWord *word;
  LpChainClause clause;
  gsize end = lp_chain_clause_end (self->text, self->i, self->b);

  for (gsize i = self->i + 1; i < end; i++)
    if (lp_chain_is_digit (self->text->c[i]) && lp_chain_scan_phone (self->text, i, self->b) > i)
      end = i;
  if (end == self->i || lp_chain_clause_sign (self->text->c[self->i]) != 0)
    end = self->i + 1;
  if (self->text->c[self->i] == '+' && end == self->i + 1 && end < self->b)
    end = lp_chain_clause_end (self->text, end + 1, self->b);
  word = lp_chain_lexicon_find (self->lexicon, self->text, self->i, self->b, LP_WORD_NO | LP_WORD_MAYBE);
  if (word != NULL && self->i + word->length > end)
    end = self->i + word->length;
  lp_chain_reader_skip_change (self, end);
  lp_chain_clause_read (self->lexicon, self->text, self->i, end, &clause);
  person->answers |= clause.answers;
  person->plus += clause.plus;
  person->with += clause.with;
  if (clause.total > 0 && (clause.total >= person->total || person->figure))
    {
      person->total = clause.total;
      person->counted = person->counted || clause.counted;
      person->figure = clause.figure;
    }
  self->reading->answers |= clause.answers;
  self->reading->n_known += clause.n_known;
  self->reading->n_text += clause.n_text;
  self->spoken = clause.n_text > 0;
  if (clause.note_b > clause.note_a)
    lp_chain_reader_note (self, clause.note_a, clause.note_b);
  self->i = end;
}

/* -1 at the end. */
static gboolean
lp_chain_reader_is_minus (const LpChainReader *self)
{
  const LpChainText *text = self->text;
  gsize i = self->i;

  return i + 1 < self->b && text->c[i + 1] == '1' && (i + 2 == self->b || text->c[i + 2] == ' ') && (text->c[i - 1] == ' ' || lp_chain_is_letter (text->c[i - 1]));
}

/* What stands between clauses, and says nothing. */
static gboolean
lp_chain_reader_is_sign (const LpChainReader *self,
                         gunichar             c)
{
  if (lp_chain_is_gap (c) || c == '-' || c == 0x300A || c == 0x300B || (c == 0xB7 && self->reading->persons->len == 1)) /* 《》· */
    return TRUE;
  return lp_chain_is_picture (c) && c != 0x2705 && c != 0x274C && c != 0x1F6AB && c != 0x2753; /* ✅❌🚫❓ */
}

/* Blanks, signs, brackets and pictures before the next clause; FALSE at the end. */
static gboolean
lp_chain_reader_skip (LpChainReader *self)
{
  for (; self->i < self->b; self->i++)
    {
      gunichar c = self->text->c[self->i];

      if (c == '(')
        self->depth++;
      else if (c == ')')
        self->depth -= self->depth > 0 ? 1 : 0;
      else if (c == '-' && self->reading->persons->len > 1 && lp_chain_reader_is_minus (self))
        {
          lp_chain_reader_person (self)->answers |= LP_WORD_OUT;
          self->i++;
        }
      else if (c == '~' && self->i + 1 < self->b && self->text->c[self->i + 1] == '~')
        self->reading->struck = TRUE;
      else if (c == '?' && self->text->c[self->i - (self->i > 0 ? 1 : 0)] == ' ' && self->reading->persons->len > 1)
        {
          lp_chain_reader_person (self)->answers |= LP_WORD_MAYBE;
          self->reading->n_known++;
        }
      else if (!lp_chain_reader_is_sign (self, c))
        return TRUE;
      if (c != ' ' && !lp_chain_is_picture (c))
        self->sign = c;
      else if (self->sign == 0)
        self->sign = ' ';
    }
  return FALSE;
}

/* Reads what stands from a to b. */
LpChainReading *
lp_chain_read (const LpChainLexicon *lexicon,
               const LpChainText    *text,
               gsize                 a,
               gsize                 b,
               LpChainReadMode       mode)
{
  LpChainReader self = { lexicon, text, lp_chain_reading_new (), b, a, FALSE, 0, mode == LP_READ_LISTED || mode == LP_READ_SECOND,
                         mode == LP_READ_TAIL, mode == LP_READ_SECOND, mode == LP_READ_MANY, 0 };

  lp_chain_reader_begin (&self, a, a, LP_NAME_NONE);
  while (lp_chain_reader_skip (&self))
    {
      gsize at = self.i;

      if (!lp_chain_reader_take_phone (&self) && !lp_chain_reader_take_label (&self) && !lp_chain_reader_take_slot (&self) && !lp_chain_reader_take_place (&self) &&
          (self.tail || !lp_chain_reader_take_name (&self)))
        lp_chain_reader_take_clause (&self);
      self.sign = 0;
      if (self.i == at)
        self.i++;
    }
  lp_chain_reading_share (self.reading, self.listed);
  return self.reading;
}

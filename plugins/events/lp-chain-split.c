/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The pieces of a text: its lines, and the parts of lines in which several numbers or answers stand. */

#include "lp-chain-private.h"

/* Where another number begins in the line, that goes on from the one before: 1.张三 2.李四. */
static gsize
lp_chain_split_at (const LpChainText *text,
                   gsize              a,
                   gsize              b,
                   guint              value)
{
  for (gsize i = a + 1; i < b; i++)
    {
      LpChainNumber number;
      gunichar c = text->c[i], before = text->c[i - 1];

      if (c <= LP_CHAIN_SIGN && !(lp_chain_is_digit (c) && !lp_chain_is_digit (before)) && c != '(')
        continue;
      if (before == '-' || before == '+' || before == '.' || before == '/' || before == '(' || (before == ':' && i > a + 1 && lp_chain_is_digit (text->c[i - 2])))
        continue;
      if (lp_chain_number_read (text, i, b, &number) && number.sure && number.value == value + 1 && number.end < b &&
          (lp_chain_is_letter (text->c[number.end]) || number.a != i || text->c[number.a] > LP_CHAIN_SIGN ||
           lp_chain_scan_place (text, number.end, b) > number.end || lp_chain_scan_phone (text, number.end, b) > number.end))
        return i;
    }
  return b;
}

/* 2支婆婆: a number glued to a name, where it counts on in the line. */
static gsize
lp_chain_split_glued (const LpChainText *text,
                      gsize              a,
                      gsize              b,
                      guint              value)
{
  for (gsize i = a; i + 1 < b; i++)
    {
      guint found;
      gsize n;

      if (!lp_chain_is_digit (text->c[i]) || (i > a && !lp_chain_is_gap (text->c[i - 1])))
        continue;
      n = lp_chain_count_read (text, i, b, &found);
      if (n > 0 && found == value && i + n < b && linli_text_is_han (text->c[i + n]))
        return i;
    }
  return b;
}

/* 接龙: 1席大爷 2支婆婆 3昝师傅: three at least. */
static gboolean
lp_chain_split_all_glued (LpChainParse *self,
                          guint         line,
                          gsize         a,
                          gsize         b)
{
  gsize at = lp_chain_split_glued (&self->text, a, b, 1), next = at;
  guint n = 0, n_names = 0;

  for (; next < b; n++)
    {
      LpNameStrength strength;

      lp_chain_scan_name (self->lexicon, &self->text, next + (n < 9 ? 1 : 2), b, &strength);
      n_names += strength == LP_NAME_STRONG ? 1 : 0;
      next = lp_chain_split_glued (&self->text, next + 1, b, n + 2);
    }
  if (n < 3 || n_names * 2 < n)
    return FALSE;
  if (at > a)
    {
      LpChainUnit title = { .line = line, .a = a, .b = at };

      g_array_append_val (self->units, title);
    }
  for (guint value = 1; value <= n; value++, at = next)
    {
      LpChainUnit unit = { .line = line, .a = at, .counted = TRUE };
      guint found;
      gsize size = lp_chain_count_read (&self->text, at, b, &found);

      next = value < n ? lp_chain_split_glued (&self->text, at + 1, b, value + 1) : b;
      unit.b = next;
      unit.number = (LpChainNumber) { value, at, at + size, at + size, TRUE };
      g_array_append_val (self->units, unit);
    }
  return TRUE;
}

/* Where an answer with a colon begins within the line: 参加: 颜老师 不参加: 佟大姐. */
static gsize
lp_chain_split_answer (const LpChainParse *self,
                       gsize               a,
                       gsize               b)
{
  for (gsize i = a + 2; i + 2 < b; i++)
    if (self->text.c[i - 1] == ' ')
      {
        const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, i, b, LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE);

        if (word != NULL && word->length > 1 && i + word->length < b && self->text.c[i + word->length] == ':')
          return i;
      }
  return b;
}

/* 候补: ⑧易姐 ⑨大卫: where the first of two such signs stands. */
static gsize
lp_chain_split_sign (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  gsize first = b;

  for (gsize i = a + 1; i < b; i++)
    if (text->c[i] > LP_CHAIN_SIGN && lp_chain_is_gap (text->c[i - 1]))
      {
        if (first < b && text->c[i] == text->c[first] + 1)
          return first;
        first = i;
      }
  return b;
}

static void
lp_chain_split_line (LpChainParse *self,
                     guint         line,
                     gsize         a,
                     gsize         b)
{
  if (lp_chain_split_all_glued (self, line, a, b))
    return;
  while (a < b)
    {
      LpChainUnit unit = { .line = line, .a = a, .b = b };
      LpChainNumber number;
      gsize first;

      if (lp_chain_number_read (&self->text, a, b, &number) && number.sure)
        unit.b = lp_chain_split_at (&self->text, number.end, b, number.value);
      else if ((first = lp_chain_split_at (&self->text, a, b, 0)) < b && lp_chain_split_at (&self->text, first, b, 1) < b)
        unit.b = first; /* the title, and then the list */
      else if (!(lp_chain_number_read (&self->text, a, b, &number) && number.sure))
        unit.b = lp_chain_split_sign (&self->text, a, b);
      unit.b = lp_chain_split_answer (self, a, unit.b);
      a = unit.b;
      while (unit.a < unit.b && self->text.c[unit.a] == ' ')
        unit.a++;
      while (unit.b > unit.a && self->text.c[unit.b - 1] == ' ')
        unit.b--;
      if (unit.a < unit.b)
        g_array_append_val (self->units, unit);
    }
}

/* Lines, and the parts of lines with several numbers. */
void
lp_chain_split (LpChainParse *self)
{
  gsize start = 0;
  guint line = 0;

  for (gsize i = 0; i <= self->text.n; i++)
    if (i == self->text.n || self->text.c[i] == '\n')
      {
        lp_chain_split_line (self, line++, start, i);
        start = i + 1;
      }
  self->chain->n_lines = line;
}

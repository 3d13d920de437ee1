/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What stands over the entries to come: a shift, a place, an answer. */

#include "lp-chain-private.h"

void
lp_chain_classify_set (char **field,
                       char  *value)
{
  g_free (*field);
  *field = value;
}

/* 参加, 来不了的: an answer for all that follow. */
static gboolean
lp_chain_classify_answers (LpChainParse *self,
                           gsize         a,
                           gsize         b)
{
  const guint answers = LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT;
  guint found;

  if ((self->bars && self->text.c[a] == 0x7B7E) || !lp_chain_covered (self, a, b, answers | LP_WORD_FILL, &found) || (found & answers) == 0) /* 签 */
    return FALSE;
  lp_chain_classify_set (&self->heading, NULL);
  self->heading_answers = found & answers;
  return TRUE;
}

/* (周二) behind a day: where it ends, or a. */
static gsize
lp_chain_classify_day_end (const LpChainParse *self,
                           gsize               a,
                           gsize               b)
{
  gsize end = a;
  guint found = 0;

  if (a >= b || self->text.c[a] != '(')
    return a;
  while (end < b && end < a + 8 && self->text.c[end] != ')')
    end++;
  return end < b && self->text.c[end] == ')' && lp_chain_covered (self, a, end, LP_WORD_SHIFT, &found) && found != 0 ? end + 1 : a;
}

void
lp_chain_classify_heading (LpChainParse *self,
                           gsize         a,
                           gsize         b)
{
  for (gsize i = a + 1; i < b; i++)
    if (self->text.c[i] == '(' && lp_chain_classify_day_end (self, i, b) == i)
      b = i;
  if (lp_chain_classify_answers (self, a, b))
    return;
  lp_chain_classify_set (&self->heading, lp_chain_text_dup (&self->text, a, b));
  self->heading_answers = 0;
}

/* 1栋: alone in a line, or before a colon. */
gboolean
lp_chain_classify_place (LpChainParse *self,
                         gsize         a,
                         gsize         b)
{
  gsize end = lp_chain_scan_place (&self->text, a, b);

  if (end == a)
    return FALSE;
  for (gsize i = end; i < b; i++)
    if (!lp_chain_is_trim (self->text.c[i]))
      return FALSE;
  lp_chain_classify_set (&self->heading_place, lp_chain_text_dup (&self->text, a, end));
  return TRUE;
}

static gboolean
lp_chain_classify_is_list (LpChainParse *self,
                           gsize         a,
                           gsize         b)
{
  g_autoptr (LpChainReading) reading = lp_chain_read (self->lexicon, &self->text, a, b, LP_READ_PLAIN);

  return reading->persons->len > 2;
}

/* 1月1日 上午 卢姐 谭哥: where the day and its part end, or a. */
gsize
lp_chain_classify_shift_end (const LpChainParse *self,
                             const LpChainUnit  *unit)
{
  gsize end = unit->body;

  for (gsize i = unit->body; i < unit->b && !unit->numbered && !unit->key && !unit->sender;)
    {
      gsize next = lp_chain_clause_end (&self->text, i, unit->b), slot = lp_chain_scan_slot (&self->text, i, unit->b);
      guint found = 0;

      if (slot > i)
        next = slot;
      else if (i > unit->body && lp_chain_classify_day_end (self, i, unit->b) > i)
        next = lp_chain_classify_day_end (self, i, unit->b);
      else if (next == i || !lp_chain_covered (self, i, next, LP_WORD_SHIFT, &found) || found == 0)
        break;
      if (next < unit->b && self->text.c[next] == '(' && lp_chain_classify_day_end (self, next, unit->b) > next)
        next = lp_chain_classify_day_end (self, next, unit->b);
      if (next >= unit->b || self->text.c[next] != ' ')
        return unit->body;
      end = next;
      for (i = next; i < unit->b && self->text.c[i] == ' '; i++)
        ;
    }
  return end;
}

/* 【38号院】霍大爷, 云嬢嬢. */
gboolean
lp_chain_classify_bracket (LpChainParse *self,
                           LpChainUnit  *unit)
{
  gsize end = unit->body + 1;

  if (unit->numbered || self->text.c[unit->body] != '(' || !g_str_has_prefix (self->text.text + self->text.at[unit->body], "【"))
    return FALSE;
  while (end < unit->b && end < unit->body + 12 && self->text.c[end] != ')')
    end++;
  if (end + 1 >= unit->b || self->text.c[end] != ')' || !linli_text_is_han (self->text.c[end - 1]) || !lp_chain_classify_place (self, unit->body + 1, end))
    return FALSE;
  for (unit->body = end + 1; unit->body < unit->b && self->text.c[unit->body] == ' '; unit->body++)
    ;
  return TRUE;
}

/* 周二上午: 张三, 李四 and 请假: 王五 and 3栋: 赵六: the heading, and the names of its line. */
gboolean
lp_chain_classify_inline (LpChainParse *self,
                          LpChainUnit  *unit)
{
  gsize colon = lp_chain_bar (self, unit);
  guint found;

  if (self->shifts && lp_chain_classify_shift_end (self, unit) > unit->body)
    {
      colon = lp_chain_classify_shift_end (self, unit);
      lp_chain_classify_heading (self, unit->body, colon);
      unit->body = colon + 1;
      return TRUE;
    }
  if (colon == unit->b || unit->numbered)
    return FALSE;
  if (lp_chain_classify_place (self, unit->body, colon))
    ;
  else if (lp_chain_covered (self, unit->body, lp_chain_clause_end (&self->text, unit->body, colon), LP_WORD_SHIFT, &found) && found != 0)
    lp_chain_classify_heading (self, unit->body, colon);
  else if (lp_chain_classify_answers (self, unit->body, colon))
    ;
  else if (self->bars && lp_chain_is_bar (self, unit))
    lp_chain_classify_heading (self, unit->body, colon);
  else if (!unit->key && lp_chain_classify_is_list (self, colon + 1, unit->b))
    {
      gboolean title = self->chain->entries->len == 0 && colon > unit->body + 7; /* the only line of a list */

      for (gsize i = unit->body; i < colon && !title; i++)
        title = lp_chain_lexicon_find (self->lexicon, &self->text, i, colon, LP_WORD_TITLE) != NULL;
      if (!title)
        lp_chain_classify_heading (self, unit->body, colon);
    }
  else
    return FALSE;
  unit->body = colon + 1;
  while (unit->body < unit->b && self->text.c[unit->body] == ' ')
    unit->body++;
  return TRUE;
}

/* 【不参加】, 请假: alone in a line. */
gboolean
lp_chain_classify_is_answers (LpChainParse *self,
                              LpChainUnit  *unit)
{
  gboolean marked = self->text.c[unit->a] == '(' || self->text.c[unit->b - 1] == ':';

  return marked && !unit->numbered && self->sender == NULL && !self->said &&
         (self->text.c[unit->a] != '(' || g_str_has_prefix (self->text.text + self->text.at[unit->a], "【")) &&
         lp_chain_classify_answers (self, unit->body, unit->b);
}

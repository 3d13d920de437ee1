/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the list as a whole shows: numbers that look like places, lines that stand over others, in which column the name is. */

#include "lp-chain-private.h"

/* 1号 舒舒妈妈, 2号 井老师: three at least that count on from 1. */
void
lp_chain_layout_numbers (LpChainParse *self)
{
  guint last = 0, n = 0;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0, value; i < self->units->len; i++)
      {
        LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);
        gsize size = lp_chain_is_digit (self->text.c[unit->a]) ? lp_chain_count_read (&self->text, unit->a, unit->b, &value) : 0;
        gsize end = unit->a + size + 1;

        if (size == 0 || end > unit->b || self->text.c[end - 1] != 0x53F7 || (end < unit->b && self->text.c[end] != ' ')) /* 号 */
          continue;
        if (round == 1)
          {
            unit->counted = TRUE;
            unit->number = (LpChainNumber) { value, unit->a, unit->a + size, end < unit->b ? end + 1 : end, TRUE };
          }
        else if (value == last + 1)
          {
            last++;
            n++;
          }
        if (n < 3 && round == 1)
          unit->counted = FALSE;
      }
}

/* A short line that stands over others: in brackets, or with a colon at its end. */
static gboolean
lp_chain_layout_may_head (LpChainParse *self,
                          guint         i)
{
  LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);
  const LpChainUnit *next = i + 1 < self->units->len ? &g_array_index (self->units, LpChainUnit, i + 1) : NULL;
  gsize end = unit->body + 1, b = unit->b;

  if (unit->numbered || unit->bare || unit->key || unit->chat || unit->sender || unit->example || unit->labels || next == NULL || next->sender)
    return FALSE;
  if (self->text.c[unit->a] == '(')
    {
      while (end < b && self->text.c[end] != ')')
        end++;
      unit->head_a = unit->a + 1;
      unit->head_b = end;
      if (end >= b || end - unit->a > 12 || unit->rules > 0)
        return FALSE;
    }
  else if (next->numbered && next->number.value == 1 && i > 0 && b - unit->body <= 8 && unit->rules == 0 && unit->strength < LP_NAME_STRONG)
    {
      unit->head_a = unit->body;
      unit->head_b = b;
    }
  else
    {
      while (b > unit->body && (self->text.c[b - 1] == ' ' || lp_chain_is_picture (self->text.c[b - 1])))
        b--;
      unit->head_a = unit->body;
      unit->head_b = b - 1;
      if (b - unit->body > 16 || self->text.c[b - 1] != ':' || unit->rules > 0)
        return FALSE;
    }
  if (lp_chain_scan_place (&self->text, unit->head_a, unit->head_b) > unit->head_a ||
      lp_chain_has (self, unit->head_a, unit->head_b, LP_WORD_TITLE | LP_WORD_CALL))
    return FALSE;
  return next->numbered || next->strength >= LP_NAME_FAIR;
}

/* Two at least of such lines are headings. */
void
lp_chain_layout_headings (LpChainParse *self)
{
  g_autofree char *first = NULL;
  guint n = 0;

  for (guint round = 0; round < 2; round++)
    for (guint i = 0; i < self->units->len; i++)
      {
        LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);
        g_autofree char *line = NULL;

        if (!lp_chain_layout_may_head (self, i))
          {
            unit->head_b = unit->head_a = 0;
            continue;
          }
        line = lp_chain_text_dup (&self->text, unit->a, unit->b);
        n += round == 0 && g_strcmp0 (line, first) != 0 ? 1 : 0; /* a title that was pasted again stands over nothing */
        first = first == NULL ? g_steal_pointer (&line) : first;
        if (round == 1 && n >= 2)
          unit->heading = TRUE;
        else if (round == 1)
          unit->head_b = unit->head_a = 0;
      }
}

/* Whether a clause is a name and nothing more than how many and whether. */
static gboolean
lp_chain_layout_is_name (LpChainParse *self,
                         gsize         a,
                         gsize         b)
{
  LpNameStrength strength;
  LpChainClause rest;
  gsize end = lp_chain_scan_place (&self->text, a, b);

  while (end > a && end < b && self->text.c[end] == ' ')
    end++;
  a = end;
  end = lp_chain_scan_name (self->lexicon, &self->text, a, b, &strength);
  if (end == a || strength != LP_NAME_STRONG)
    return FALSE;
  if (end == b)
    return TRUE;
  lp_chain_clause_read (self->lexicon, &self->text, end, b, &rest);
  return rest.n_text == 0;
}

/* Where a heading ends that stands before the names of its own line: at a colon, or at a long dash. */
gsize
lp_chain_bar (LpChainParse      *self,
              const LpChainUnit *unit)
{
  gsize colon = lp_chain_colon (&self->text, unit->body, unit->b);

  for (gsize i = unit->body + 1; i < colon && i < unit->body + 20; i++)
    if (self->text.c[i] == '|')
      return i;
  return colon;
}

/* 摊位--米老师, 独唱: 易大爷: no name before it, and none or a name behind it. */
gboolean
lp_chain_is_bar (LpChainParse      *self,
                 const LpChainUnit *unit)
{
  gsize bar = lp_chain_bar (self, unit), next = bar;
  LpNameStrength strength;

  if (unit->numbered || unit->key || unit->sender || unit->labels || bar == unit->b || bar > unit->body + 12 || bar < unit->body + 2 ||
      lp_chain_has (self, unit->body, bar, LP_WORD_TITLE | LP_WORD_CALL) || lp_chain_scan_place (&self->text, unit->body, bar) > unit->body)
    return FALSE;
  if (lp_chain_layout_is_name (self, unit->body, bar) || !linli_text_is_han (self->text.c[unit->body]))
    return FALSE;
  while (next < unit->b && (lp_chain_is_gap (self->text.c[next]) || self->text.c[next] == '|'))
    next++;
  if (next == unit->b)
    return TRUE;
  lp_chain_scan_name (self->lexicon, &self->text, next, unit->b, &strength);
  return strength >= LP_NAME_FAIR || (strength == LP_NAME_WEAK && self->text.c[bar] == '|');
}

/* Two at least. */
void
lp_chain_layout_bars (LpChainParse *self)
{
  guint n = 0, n_shifts = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      n += lp_chain_is_bar (self, unit) ? 1 : 0;
      n_shifts += lp_chain_classify_shift_end (self, unit) > unit->body ? 1 : 0;
    }
  self->bars = n >= 2;
  self->shifts = !self->numbers && n_shifts >= 2;
}

/* Whether a clause ends in a place: 东坡2栋. */
static gboolean
lp_chain_layout_is_place (const LpChainText *text,
                          gsize              a,
                          gsize              b)
{
  for (gsize i = a; i < b; i++)
    if (lp_chain_scan_place (text, i, b) == b)
      return TRUE;
  return FALSE;
}

/* Whether the name stands behind something else in most numbered lines: 凉拌鸡 查嬢嬢. */
void
lp_chain_layout_columns (LpChainParse *self)
{
  guint n = 0, n_first = 0, n_second = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);
      gsize end = lp_chain_clause_end (&self->text, unit->body, unit->b), next = end;

      if (!unit->chain || unit->bare || unit->key)
        continue;
      n++;
      while (next < unit->b && lp_chain_is_gap (self->text.c[next]))
        next++;
      if (lp_chain_layout_is_place (&self->text, unit->body, end) || lp_chain_is_digit (self->text.c[unit->body]) ||
          lp_chain_layout_is_name (self, unit->body, end))
        n_first++;
      else if (next > end && lp_chain_layout_is_name (self, next, lp_chain_clause_end (&self->text, next, unit->b)))
        n_second++;
    }
  self->second = n_second >= 3 && n_second * 2 >= n && n_first * 4 <= n;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Runs of numbers: which count people, and which count points of an agenda, shifts or teams. And lists without numbers. */

#include "lp-chain-private.h"

static gboolean
lp_chain_look_is_good (const LpChainUnit *unit)
{
  return unit->strength >= LP_NAME_FAIR && unit->n_text <= 12 && !unit->key && !unit->example && unit->rules < 2;
}

static gboolean
lp_chain_look_is_agenda (const LpChainUnit *unit)
{
  return unit->numbered && !unit->bare && unit->strength < LP_NAME_STRONG && (unit->key || unit->rules > 0 || unit->n_text > 8 || unit->n_names == 0);
}

/* 一、6月1日早高峰, and names below it: numbers of shifts. */
static gboolean
lp_chain_look_is_shifts (LpChainParse *self,
                         guint         first,
                         guint         end)
{
  guint n = 0, n_shifts = 0;

  for (guint i = first; i < end; i++)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      n += unit->numbered && !unit->bare ? 1 : 0;
      n_shifts += unit->numbered && unit->heading ? 1 : 0;
    }
  return n_shifts >= 2 && n_shifts * 2 > n && end - first > n;
}

/* 1. 9:30 开场舞, and another list below: a program. */
static gboolean
lp_chain_look_is_program (LpChainParse *self,
                          guint         first,
                          guint         end)
{
  guint n = 0, n_times = 0;

  for (guint i = first; i < end; i++)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      n += unit->numbered && !unit->bare ? 1 : 0;
      n_times += unit->numbered && lp_chain_scan_slot (&self->text, unit->body, unit->b) > unit->body ? 1 : 0;
    }
  return n >= 2 && n_times == n && end < self->units->len;
}

void
lp_chain_look_end_block (LpChainParse *self,
                         guint         first,
                         guint         end)
{
  guint n = 0, n_good = 0, n_agenda = 0, n_bare = 0, n_letters = 0;

  for (guint i = first; i < end; i++)
    {
      LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      n += unit->numbered && !unit->bare ? 1 : 0;
      n_bare += unit->numbered && unit->bare ? 1 : 0;
      n_letters += unit->numbered && self->text.c[unit->number.a] >= 'a' && self->text.c[unit->number.a] <= 'z' ? 1 : 0;
      n_good += unit->numbered && lp_chain_look_is_good (unit) ? 1 : 0;
    }
  for (guint i = first; i < end; i++)
    n_agenda += lp_chain_look_is_agenda (&g_array_index (self->units, LpChainUnit, i)) ? 1 : 0;
  if ((n == 0 && n_bare < 2) || lp_chain_look_is_shifts (self, first, end) || lp_chain_look_is_program (self, first, end))
    return;
  for (guint i = first; (n_good * 2 >= n || (n_agenda * 4 < n && n_letters == 0) || n_bare > n) && i < end; i++)
    g_array_index (self->units, LpChainUnit, i).chain = g_array_index (self->units, LpChainUnit, i).numbered;
}

/* - 项飞, · 舒姐, but not --以上第一批--. */
static gboolean
lp_chain_look_is_member (const LpChainParse *self,
                         const LpChainUnit  *unit)
{
  gunichar sign = self->text.c[unit->a];

  if (unit->numbered || unit->chat)
    return FALSE;
  return sign == '-' || sign == 0xB7 || (sign == '|' && unit->strength >= LP_NAME_FAIR && self->text.c[unit->b - 1] != '|');
}

/* A numbered line with others below it that begin with a dash: a team and who is in it. */
void
lp_chain_look_team (LpChainParse *self,
                    guint         i)
{
  LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

  if (!unit->chain || !unit->numbered)
    return;
  for (guint k = i + 1; k < self->units->len; k++)
    {
      LpChainUnit *below = &g_array_index (self->units, LpChainUnit, k);

      if (!lp_chain_look_is_member (self, below))
        break;
      unit->chain = FALSE;
      unit->heading = TRUE;
      below->chain = TRUE;
    }
}

/* How long a line is without its phones and rooms. */
static gsize
lp_chain_look_length (const LpChainParse *self,
                      const LpChainUnit  *unit)
{
  gsize n = 0;

  for (gsize i = unit->a; i < unit->b; i++)
    n += lp_chain_is_digit (self->text.c[i]) || self->text.c[i] == '-' ? 0 : 1;
  return n;
}

/* Without numbers: whether the lines are short, as lists of names are, and where they begin. */
void
lp_chain_look_plain (LpChainParse *self)
{
  guint n_short = 0, n = 0, begin = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);
      gsize end = lp_chain_clause_end (&self->text, unit->body, unit->b);

      if (unit->sender)
        return;
      n += unit->bare ? 0 : 1;
      n_short += !unit->bare && !unit->key && !unit->chat && unit->rules == 0 && end - unit->body <= 12 && lp_chain_look_length (self, unit) <= 24 ? 1 : 0;
      if (i < 6 && i + 2 < self->units->len && unit->strength < LP_NAME_STRONG &&
          (unit->key || self->text.c[unit->b - 1] == ':' || (i == 0 && unit->b - unit->a > 8) || unit->rules > 0 ||
           (i < 3 && lp_chain_has (self, unit->body, unit->b, i == 0 ? LP_WORD_TITLE | LP_WORD_LABEL : LP_WORD_TITLE))))
        begin = i + 1;
    }
  self->plain = n_short >= 4 && !self->bars && !self->shifts && n_short * 10 >= (n - begin) * 7;
  self->first = self->plain ? begin : self->first;
}

/* A single heading above all entries says when the event is: it parts nobody from anybody. */
void
lp_chain_look_headings (LpChainParse *self)
{
  LpChainUnit *only = NULL;

  for (guint i = 0; i < self->units->len; i++)
    {
      LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      if (!unit->heading)
        continue;
      if (only != NULL || i >= self->first)
        return;
      only = unit;
    }
  if (only != NULL && self->first < self->units->len)
    only->heading = FALSE;
}

/* What the lines above the list say of its signs: 不来打❌, 1做月饼 2赏月. */
void
lp_chain_look_title (LpChainParse *self,
                     const LpChainUnit *unit)
{
  guint choice = 0;

  for (gsize i = unit->a; i < unit->b; i++)
    {
      gunichar c = self->text.c[i], next = i + 1 < unit->b ? self->text.c[i + 1] : 0;

      self->sizes = self->sizes || (c == 0x5C3A && (next == 0x7801 || next == 0x5BF8)) || (c == 0x8EAB && next == 0x9AD8); /* 尺码 尺寸 身高 */

      self->crossed = self->crossed || c == 0x274C;
      if (c == '1' + choice && i + 1 < unit->b && linli_text_is_han (self->text.c[i + 1]) && (i == unit->a || !lp_chain_is_digit (self->text.c[i - 1])) &&
          g_utf8_strchr ("人位月日号点楼栋单年", -1, self->text.c[i + 1]) == NULL)
        choice++;
    }
  self->options = self->options || choice >= 2;
}

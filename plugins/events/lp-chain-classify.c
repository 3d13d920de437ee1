/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What each piece is, in the light of those before it and of the whole list. */

#include "lp-chain-private.h"

static LpChainFate
lp_chain_classify_heading (LpChainParse *self,
                           LpChainUnit  *unit)
{
  g_free (self->heading);
  self->heading = lp_chain_text_dup (&self->text, unit->body, unit->b);
  return LP_CHAIN_HEADING;
}

/* 周二上午: 张三, 李四 and 请假: 王五: the heading, and the names of its line. */
static void
lp_chain_classify_inline (LpChainParse *self,
                          LpChainUnit  *unit)
{
  const guint answers = LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT;
  guint found;

  for (gsize i = unit->body + 1; i < unit->b && i < unit->body + 20; i++)
    if (self->text.c[i] == ':' && !(lp_chain_is_digit (self->text.c[i - 1]) && i + 1 < unit->b && lp_chain_is_digit (self->text.c[i + 1])))
      {
        if (lp_chain_covered (self, unit->body, i, LP_WORD_SHIFT, &found) && found != 0)
          {
            g_free (self->heading);
            self->heading = lp_chain_text_dup (&self->text, unit->body, i);
            self->heading_answers = 0;
          }
        else if (lp_chain_covered (self, unit->body, i, answers, &found) && found != 0)
          self->heading_answers = found;
        else
          return;
        unit->body = i + 1;
        return;
      }
}

static gboolean
lp_chain_classify_is_entry (LpChainParse *self,
                            LpChainUnit  *unit)
{
  if (unit->example || unit->n_names == 0 || (unit->key && unit->strength < LP_NAME_STRONG))
    return FALSE;
  if (unit->chain)
    return unit->strength >= LP_NAME_FAIR || unit->rules < 2;
  if (unit->numbered && self->numbers)
    return FALSE;
  if (unit->strength == LP_NAME_STRONG)
    return unit->n_text <= 10 && unit->rules < 2;
  return unit->n_known > 0 && unit->n_text <= 6 && unit->rules == 0;
}

static LpChainFate
lp_chain_classify_other (LpChainParse *self,
                         LpChainUnit  *unit,
                         guint         i)
{
  if (unit->key || unit->example)
    return LP_CHAIN_RULE;
  if (unit->chat)
    return LP_CHAIN_CHATTER;
  if (i < self->first && !unit->numbered && self->chain->entries->len == 0)
    return LP_CHAIN_TITLE;
  if (unit->numbered || unit->rules > 0)
    return LP_CHAIN_RULE;
  return self->chain->entries->len > 0 ? LP_CHAIN_COMMENT : LP_CHAIN_UNKNOWN;
}

void
lp_chain_classify (LpChainParse *self,
                   guint         i)
{
  LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

  if (unit->bare)
    unit->fate = unit->numbered ? LP_CHAIN_EMPTY : LP_CHAIN_CHATTER;
  else if (unit->b - unit->body > LP_CHAIN_LONGEST)
    unit->fate = LP_CHAIN_UNKNOWN;
  else if (unit->sender)
    unit->fate = LP_CHAIN_SENDER;
  else if (unit->heading && !unit->chain)
    unit->fate = lp_chain_classify_heading (self, unit);
  else if (lp_chain_correct (self, unit))
    unit->fate = LP_CHAIN_CORRECTION;
  else
    {
      lp_chain_classify_inline (self, unit);
      if (lp_chain_classify_is_entry (self, unit) && (!self->numbers || i >= self->first))
        unit->entry = lp_chain_take (self, unit);
      unit->fate = unit->entry != LP_CHAIN_NONE ? LP_CHAIN_ENTRY : lp_chain_classify_other (self, unit, i);
    }
  if (unit->fate == LP_CHAIN_COMMENT)
    unit->entry = self->chain->entries->len - 1;
}

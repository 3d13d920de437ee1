/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lines below an entry that say more about it: 眼睛不好, 想坐前排. */

#include "lp-chain-private.h"

/* Whether the line begins further in than the one before. */
static gboolean
lp_chain_remark_is_indented (const LpChainParse *self,
                             const LpChainUnit  *unit)
{
  return unit->a > 0 && self->text.c[unit->a - 1] == ' ';
}

/* (还有8个名额) speaks of the list. */
static gboolean
lp_chain_remark_counts (const LpChainParse *self,
                        const LpChainUnit  *unit)
{
  for (gsize i = unit->a; i < unit->b; i++)
    if (lp_chain_is_digit (self->text.c[i]))
      return unit->rules > 0;
  return lp_chain_has (self, unit->a, unit->b, LP_WORD_EMPTY);
}

/* 星期五要接孙女. */
static gboolean
lp_chain_remark_is_own (const LpChainText *text,
                        gsize              a,
                        gsize              b)
{
  for (; a < b; a++)
    if (g_utf8_strchr ("我要只才", -1, text->c[a]) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether the line belongs to the entry above it, and is no word to all. */
gboolean
lp_chain_remark (LpChainParse *self,
                 LpChainUnit  *unit,
                 guint         i)
{
  const LpChainUnit *above = i > 0 ? &g_array_index (self->units, LpChainUnit, i - 1) : NULL;
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, unit->body, unit->b, LP_WORD_REMARK);
  gboolean bracket = self->text.c[unit->a] == '(' && !g_str_has_prefix (self->text.text + self->text.at[unit->a], "【");
  g_autofree char *note = NULL;
  gsize a = unit->body;

  if (above == NULL || unit->numbered || unit->chat || self->chain->entries->len == 0 || above->entry == LP_CHAIN_NONE ||
      (above->fate != LP_CHAIN_ENTRY && above->fate != LP_CHAIN_COMMENT) || (unit->line > above->line + 1 && !bracket) || self->sender != NULL)
    return FALSE;
  if (lp_chain_has (self, unit->body, unit->b, LP_WORD_CALL) || self->text.c[unit->a] == '@' || (bracket && lp_chain_remark_counts (self, unit)))
    return FALSE;
  if (word != NULL && (word->kind & LP_WORD_SHIFT) != 0 && !lp_chain_remark_is_own (&self->text, unit->body, unit->b))
    return FALSE;
  if (self->text.c[unit->b - 1] == '?' && !bracket && !lp_chain_remark_is_indented (self, unit) && !lp_chain_has (self, unit->body, unit->b, LP_WORD_SELF))
    return FALSE;
  if (word == NULL && !bracket && !lp_chain_remark_is_indented (self, unit))
    return FALSE;
  if (word != NULL && (word->kind & LP_WORD_KEY) != 0)
    a += word->length;
  note = lp_chain_text_dup (&self->text, a, unit->b);
  unit->entry = above->entry;
  unit->fate = LP_CHAIN_COMMENT;
  lp_chain_add_note (g_ptr_array_index (self->chain->entries, unit->entry), note);
  return TRUE;
}

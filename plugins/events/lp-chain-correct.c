/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lines that change an entry above: 5改成2人, 更正: 3号改为王秀兰, 7号取消. */

#include "lp-chain-private.h"

static guint
lp_chain_correct_find (LpChainParse *self,
                       guint         value)
{
  for (guint i = self->units->len; i > 0; i--)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i - 1);

      if (unit->numbered && unit->fate == LP_CHAIN_ENTRY && unit->entry != LP_CHAIN_NONE && unit->number.value == value)
        return unit->entry;
    }
  return LP_CHAIN_NONE;
}

/* 3, 3号, 第3个: where it ends, or a. */
static gsize
lp_chain_correct_target (LpChainParse *self,
                         gsize         a,
                         gsize         b,
                         guint        *value)
{
  const LpChainText *text = &self->text;
  gsize n;

  while (a < b && (lp_chain_is_gap (text->c[a]) || lp_chain_is_picture (text->c[a]) || text->c[a] == 0x7B2C || text->c[a] == '@')) /* 第 */
    a++;
  n = lp_chain_count_read (text, a, b, value);
  if (n == 0)
    return 0;
  a += n;
  while (a < b && (text->c[a] == 0x53F7 || text->c[a] == 0x4F4D || text->c[a] == 0x4E2A || text->c[a] == 0x697C || text->c[a] == '.' || text->c[a] == ' ')) /* 号位个楼 */
    a++;
  return a;
}

/* Reads a piece as a correction; whether it was one. */
gboolean
lp_chain_correct (LpChainParse *self,
                  LpChainUnit  *unit)
{
  const guint acts = LP_WORD_CHANGE | LP_WORD_OUT | LP_WORD_NO | LP_WORD_MAYBE;
  g_autoptr (LpChainReading) reading = NULL;
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, unit->a, unit->b, LP_WORD_CHANGE);
  gsize a = unit->a + (word != NULL ? word->length : 0), after;
  guint value = 0, entry;
  LpChainPerson *person;

  if (self->chain->entries->len == 0)
    return FALSE;
  after = lp_chain_correct_target (self, a, unit->b, &value);
  if (after == 0)
    return FALSE;
  word = lp_chain_lexicon_find (self->lexicon, &self->text, after, unit->b, acts);
  entry = word != NULL ? lp_chain_correct_find (self, value) : LP_CHAIN_NONE;
  if (entry == LP_CHAIN_NONE)
    return FALSE;
  reading = lp_chain_read (self->lexicon, &self->text, (word->kind & LP_WORD_CHANGE) != 0 ? after + word->length : after, unit->b, FALSE);
  person = &g_array_index (reading->persons, LpChainPerson, reading->persons->len - 1);
  lp_chain_change (self, entry, person, unit->line);
  if (reading->persons->len > 1)
    {
      LpChainEntry *known = g_ptr_array_index (self->chain->entries, entry);

      g_free (known->name);
      known->name = lp_chain_text_dup (&self->text, person->name_a, person->name_b);
    }
  unit->entry = entry;
  return TRUE;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What each piece is, in the light of those before it and of the whole list. */

#include "lp-chain-private.h"

static void
lp_chain_classify_sender (LpChainParse *self,
                          LpChainUnit  *unit)
{
  gsize end = lp_chain_look_sender (&self->text, unit->a, unit->b);
  char *name, *place;

  lp_chain_chat_name (self, unit->a, end, &name, &place);
  if (self->reporting)
    lp_chain_classify_set (&self->heading_place, NULL);
  self->reporting = FALSE;
  lp_chain_classify_set (&self->sender, name);
  lp_chain_classify_set (&self->sender_place, place);
  unit->fate = LP_CHAIN_SENDER;
}

/* Whether the one before the colon wrote above the list, too: he runs it. */
static gboolean
lp_chain_classify_is_caller (const LpChainParse *self,
                             const LpChainUnit  *unit,
                             gsize               colon)
{
  gsize n = colon + 1 - unit->body;

  for (guint i = 0; self->numbers && i < self->first; i++)
    {
      const LpChainUnit *above = &g_array_index (self->units, LpChainUnit, i);
      gsize k = 0;

      while (k < n && above->body + k < above->b && self->text.c[above->body + k] == self->text.c[unit->body + k])
        k++;
      if (k == n)
        return TRUE;
    }
  return FALSE;
}

/* 小龙女: 我加一个人. */
static gboolean
lp_chain_classify_said (LpChainParse *self,
                        LpChainUnit  *unit)
{
  gsize colon = lp_chain_colon (&self->text, unit->body, unit->b);
  g_autoptr (LpChainReading) reading = NULL;
  const LpChainPerson *person;
  g_autofree char *name = NULL;
  gsize body = unit->body;

  if (colon == unit->b || colon - unit->body > 14 || unit->numbered || unit->key || unit->labels)
    return FALSE;
  if (lp_chain_classify_is_caller (self, unit, colon) && !lp_chain_has (self, colon, unit->b, LP_WORD_SELF))
    {
      unit->fate = self->chain->entries->len == 0 ? LP_CHAIN_TITLE : LP_CHAIN_CHATTER;
      return TRUE;
    }
  for (gsize i = unit->body; i < colon; i++)
    if (lp_chain_lexicon_find (self->lexicon, &self->text, i, colon, LP_WORD_TITLE) != NULL && self->chain->entries->len == 0)
      return FALSE;
  reading = lp_chain_read (self->lexicon, &self->text, unit->body, colon, LP_READ_LISTED);
  person = &g_array_index (reading->persons, LpChainPerson, reading->persons->len - 1);
  name = lp_chain_text_dup (&self->text, person->name_a, person->name_b);
  if (*name == '\0' || reading->persons->len != 2)
    return FALSE;
  unit->body = colon + 1;
  unit->entry = lp_chain_take_sent (self, unit, name, person->place->str);
  unit->body = body;
  unit->fate = unit->entry != LP_CHAIN_NONE ? LP_CHAIN_ENTRY : LP_CHAIN_CHATTER;
  return TRUE;
}

/* 11栋那家养大狗的还没登记: of somebody who has not answered. */
static gboolean
lp_chain_classify_is_silent (const LpChainParse *self,
                             const LpChainUnit  *unit)
{
  for (gsize i = unit->body; unit->strength < LP_NAME_FAIR && i < unit->b; i++)
    {
      const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, i, unit->b, LP_WORD_CALL);

      if (word != NULL && (word->kind & LP_WORD_EMPTY) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
lp_chain_classify_is_entry (LpChainParse *self,
                            LpChainUnit  *unit,
                            guint         i)
{
  if (i == 0 && unit->n_names == 1 && unit->n_known == 0 && self->bars && !lp_chain_is_bar (self, unit))
    return FALSE; /* 包饺子分工 */
  if (unit->example || unit->n_names == 0 || (unit->chat && !unit->numbered) || (unit->key && unit->strength < LP_NAME_STRONG) || (self->numbers && i < self->first))
    return FALSE;
  if (!unit->chain && unit->strength < LP_NAME_STRONG && lp_chain_has (self, unit->body, unit->b, LP_WORD_CALL))
    return FALSE;
  if (unit->chain)
    return (unit->strength >= LP_NAME_FAIR || unit->rules < 2) && !unit->empty && !lp_chain_classify_is_silent (self, unit);
  if (unit->numbered && self->numbers)
    return FALSE;
  if (unit->strength == LP_NAME_STRONG)
    return (i > 0 || unit->n_names > 1 || !self->numbers) && unit->n_text <= 12 && unit->rules < 2;
  return !self->numbers && unit->n_known > 0 && unit->n_text <= 6 && unit->rules == 0 && unit->strength == LP_NAME_FAIR;
}

/* A line of a list without numbers, whatever one calls himself. */
static gboolean
lp_chain_classify_is_plain (LpChainParse *self,
                            LpChainUnit  *unit,
                            guint         i)
{
  return self->plain && i >= self->first && !unit->numbered && !unit->key && !unit->example && !unit->chat && !unit->empty &&
         !lp_chain_has (self, unit->body, unit->b, LP_WORD_CALL) &&
         (unit->rules == 0 || (unit->rules == 1 && unit->strength == LP_NAME_STRONG)) &&
         lp_chain_clause_end (&self->text, unit->body, unit->b) - unit->body <= 12;
}

/* A short word between entries of a list without numbers. */
static gboolean
lp_chain_classify_is_between (LpChainParse *self,
                              LpChainUnit  *unit,
                              guint         i)
{
  const LpChainUnit *above = i > 0 ? &g_array_index (self->units, LpChainUnit, i - 1) : NULL;

  if (above == NULL || (above->fate != LP_CHAIN_ENTRY && above->fate != LP_CHAIN_HEADING) || above->line + 1 != unit->line || self->numbers || self->said ||
      self->sender != NULL || unit->numbered || unit->key || unit->chat || unit->empty || unit->rules > 0 || unit->b - unit->body > 6 || unit->strength == LP_NAME_NONE)
    return FALSE;
  for (gsize k = unit->body; k < unit->b; k++)
    if (!lp_chain_is_letter (self->text.c[k]))
      return FALSE;
  return TRUE;
}

/* More about the last entry: its place, its phone, how many. */
static gboolean
lp_chain_classify_more (LpChainParse *self,
                        LpChainUnit  *unit)
{
  g_autoptr (LpChainReading) reading = NULL;

  if (unit->numbered || self->chain->entries->len == 0 || (unit->key && !unit->labels) || unit->chat || (unit->rules > 0 && !unit->labels))
    return FALSE;
  reading = lp_chain_read (self->lexicon, &self->text, unit->body, unit->b, LP_READ_TAIL);
  if ((reading->n_known == 0 && !reading->labels) || (reading->n_text > 8 && !reading->labels) || unit->strength == LP_NAME_STRONG)
    return FALSE;
  unit->fate = LP_CHAIN_COMMENT;
  unit->entry = self->chain->entries->len - 1;
  lp_chain_change (self, unit->entry, &g_array_index (reading->persons, LpChainPerson, 0), unit);
  return TRUE;
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
  return self->chain->entries->len > 0 ? LP_CHAIN_CHATTER : LP_CHAIN_UNKNOWN;
}

/* The number stands in a line of its own, and the name below it. */
static void
lp_chain_classify_pend (LpChainParse *self,
                        LpChainUnit  *unit)
{
  if (self->pending != NULL && !unit->numbered && !unit->key && !unit->chat && !unit->heading && unit->line == self->pending->line + 1 &&
      unit->b - unit->a <= 30 && !lp_chain_has (self, unit->body, MIN (unit->b, unit->body + 8), LP_WORD_CALL | LP_WORD_EMPTY) &&
      lp_chain_lexicon_find (self->lexicon, &self->text, unit->body, unit->b, LP_WORD_CHAT) == NULL && lp_chain_scan_place (&self->text, unit->a, unit->b) < unit->b)
    {
      unit->numbered = unit->chain = TRUE;
      unit->number = self->pending->number;
      unit->n_names = MAX (unit->n_names, 1);
    }
  self->pending = unit->bare && unit->numbered ? unit : NULL;
}

/* Whether blanks part names in the line: half of its clauses are names for certain. */
static gboolean
lp_chain_classify_is_many (LpChainParse *self,
                           LpChainUnit  *unit)
{
  guint n = 0, n_strong = 0;
  gboolean wide = FALSE;

  for (gsize i = unit->body; i < unit->b;)
    {
      gsize end = lp_chain_clause_end (&self->text, i, unit->b);
      LpNameStrength strength;

      if (self->text.c[i] == '(')
        while (end < unit->b && self->text.c[end] != ')')
          end++;
      else if (end > i)
        {
          lp_chain_scan_name (self->lexicon, &self->text, i, end, &strength);
          n++;
          n_strong += strength == LP_NAME_STRONG ? 1 : 0;
        }
      wide = wide || (end + 1 < unit->b && self->text.c[end] == ' ' && self->text.c[end + 1] == ' ');
      i = MAX (end, i + 1);
    }
  return n >= 2 && n_strong * 2 >= n && (n > 2 || n_strong == 2 || wide);
}

static LpChainReadMode
lp_chain_classify_mode (LpChainParse *self,
                        LpChainUnit  *unit)
{
  if (unit->chain)
    return self->second ? LP_READ_SECOND : LP_READ_LISTED;
  if (!self->numbers && lp_chain_classify_is_many (self, unit))
    return LP_READ_MANY;
  return self->plain ? LP_READ_LISTED : LP_READ_PLAIN;
}

/* 1 参加, below who sent it. */
static gboolean
lp_chain_classify_is_answer (LpChainParse *self,
                             LpChainUnit  *unit)
{
  g_autoptr (LpChainReading) reading = lp_chain_read (self->lexicon, &self->text, unit->body, unit->b, LP_READ_TAIL);

  return reading->answers != 0 && unit->strength < LP_NAME_STRONG;
}

/* 3-1-305 in the line below a number and a name. */
static gboolean
lp_chain_classify_is_room (LpChainParse *self,
                           LpChainUnit  *unit,
                           guint         i)
{
  const LpChainUnit *above = i > 0 ? &g_array_index (self->units, LpChainUnit, i - 1) : NULL;
  guint n = 0;

  for (gsize k = unit->body; k < unit->b; k++)
    n += lp_chain_is_digit (self->text.c[k]) && (k == unit->body || !lp_chain_is_digit (self->text.c[k - 1])) ? 1 : 0;
  return self->numbers && n >= 2 && above != NULL && above->entry != LP_CHAIN_NONE && unit->line == above->line + 1;
}

/* @荣嬢嬢 有的, 还没接龙的: 时光: said to others, or of others. */
static gboolean
lp_chain_classify_is_reply (const LpChainParse *self,
                            const LpChainUnit  *unit)
{
  const LpChainWord *silent = lp_chain_lexicon_find (self->lexicon, &self->text, unit->body, unit->b, LP_WORD_CALL);

  if (!unit->numbered && silent != NULL && (silent->kind & LP_WORD_EMPTY) != 0 && lp_chain_colon (&self->text, unit->body, unit->b) < unit->b)
    return TRUE;
  for (gsize i = unit->body; !unit->numbered && self->numbers && i < unit->b; i++)
    if (self->text.c[i] == '@' && (i == unit->body || lp_chain_is_gap (self->text.c[i - 1])))
      return TRUE;
  return FALSE;
}

/* 周二晚 空缺. */
static gboolean
lp_chain_has_nobody (const LpChainParse *self,
                     const LpChainUnit  *unit)
{
  guint found;

  return lp_chain_covered (self, unit->body, unit->b, LP_WORD_EMPTY | LP_WORD_FILL, &found) && (found & LP_WORD_EMPTY) != 0;
}

/* 40号院: 姚婆婆, 祝大爷, or the names below it: who sends it reports others. */
static gboolean
lp_chain_classify_reports (LpChainParse *self,
                           LpChainUnit  *unit)
{
  gsize colon = lp_chain_colon (&self->text, unit->body, unit->b), body = unit->body;
  gboolean headed;

  if (self->sender == NULL || unit->numbered)
    return FALSE;
  while (unit->body < colon && (self->text.c[unit->body] == 0x6211 || self->text.c[unit->body] == 0x4EEC)) /* 我们 */
    unit->body++;
  headed = colon < unit->b && lp_chain_classify_place (self, unit->body, colon);
  unit->body = body;
  if (!headed && !(self->reporting && unit->strength == LP_NAME_STRONG && unit->rules == 0 && !unit->chat))
    return FALSE;
  for (unit->body = headed ? colon + 1 : body; unit->body < unit->b && self->text.c[unit->body] == ' '; unit->body++)
    ;
  if (unit->body < unit->b && !lp_chain_has_nobody (self, unit))
    unit->entry = lp_chain_take (self, unit, LP_READ_MANY);
  if (headed && unit->entry == LP_CHAIN_NONE && unit->body < unit->b)
    {
      g_autofree char *place = g_steal_pointer (&self->heading_place); /* 3栋: 报名2人 */

      lp_chain_chat_say (self, unit, self->sender, place);
      unit->body = body;
      return TRUE;
    }
  unit->body = body;
  self->reporting = TRUE;
  unit->fate = unit->entry != LP_CHAIN_NONE ? LP_CHAIN_ENTRY : LP_CHAIN_HEADING;
  return TRUE;
}

static void
lp_chain_classify_words (LpChainParse *self,
                         LpChainUnit  *unit,
                         guint         i)
{
  gsize body = unit->body;
  gboolean headed = FALSE;

  if (lp_chain_classify_reports (self, unit))
    return;
  if (self->sender != NULL && (!unit->numbered || lp_chain_classify_is_answer (self, unit)))
    {
      lp_chain_chat_say (self, unit, self->sender, self->sender_place);
      return;
    }
  if (lp_chain_chat_line (self, unit))
    return;
  if (unit->labels && unit->n_names == 0 && lp_chain_classify_more (self, unit))
    return;
  while ((!self->numbers || i >= self->first) && (lp_chain_classify_bracket (self, unit) || lp_chain_classify_inline (self, unit)))
    headed = TRUE;
  if (headed && unit->body >= unit->b)
    unit->fate = LP_CHAIN_HEADING;
  if (headed && unit->body < unit->b && !lp_chain_has_nobody (self, unit))
    {
      unit->entry = lp_chain_take (self, unit, LP_READ_MANY);
      if (unit->entry == LP_CHAIN_NONE && (self->shifts || self->bars) && unit->b - unit->body <= 12)
        unit->entry = lp_chain_take (self, unit, LP_READ_LISTED);
    }
  else if (!headed && lp_chain_classify_said (self, unit))
    return;
  else if (!headed && (lp_chain_classify_is_entry (self, unit, i) || lp_chain_classify_is_plain (self, unit, i) || lp_chain_classify_is_between (self, unit, i)))
    unit->entry = lp_chain_take (self, unit, lp_chain_classify_mode (self, unit));
  unit->body = body;
  if (unit->entry != LP_CHAIN_NONE)
    unit->fate = LP_CHAIN_ENTRY;
  else if (headed)
    unit->fate = LP_CHAIN_HEADING;
  else if (!lp_chain_classify_more (self, unit) && !lp_chain_remark (self, unit, i))
    unit->fate = lp_chain_classify_other (self, unit, i);
}

/* A line of the title that was pasted again. */
static gboolean
lp_chain_classify_is_again (LpChainParse *self,
                            LpChainUnit  *unit)
{
  g_autofree char *line = lp_chain_text_dup (&self->text, unit->a, unit->b);

  if (unit->numbered || unit->bare || self->chain->entries->len == 0 || !g_hash_table_contains (self->titles, line))
    return FALSE;
  unit->fate = LP_CHAIN_TITLE;
  return TRUE;
}

void
lp_chain_classify (LpChainParse *self,
                   guint         i)
{
  LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

  lp_chain_classify_pend (self, unit);
  lp_chain_scope (self, i);
  if (lp_chain_classify_is_again (self, unit))
    return;
  if (unit->bare)
    unit->fate = unit->numbered ? LP_CHAIN_EMPTY : LP_CHAIN_CHATTER;
  else if (unit->empty)
    unit->fate = unit->numbered ? LP_CHAIN_EMPTY : LP_CHAIN_CHATTER;
  else if (unit->b - unit->body > LP_CHAIN_LONGEST)
    unit->fate = LP_CHAIN_UNKNOWN;
  else if (self->sender == NULL && !self->said && lp_chain_classify_is_reply (self, unit))
    unit->fate = LP_CHAIN_CHATTER;
  else if (lp_chain_classify_is_answers (self, unit))
    unit->fate = LP_CHAIN_HEADING;
  else if (unit->sender)
    lp_chain_classify_sender (self, unit);
  else if (lp_chain_correct (self, unit))
    unit->fate = LP_CHAIN_CORRECTION;
  else if (unit->heading && !unit->chain)
    {
      if (unit->head_b > unit->head_a)
        lp_chain_classify_heading (self, unit->head_a, unit->head_b);
      else
        lp_chain_classify_heading (self, unit->body, unit->b);
      unit->fate = LP_CHAIN_HEADING;
    }
  else if (!unit->numbered && !lp_chain_classify_is_room (self, unit, i) && lp_chain_classify_place (self, unit->body, unit->b))
    unit->fate = LP_CHAIN_HEADING;
  else
    lp_chain_classify_words (self, unit, i);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is said in a chat: who says it is the entry, if it answers. The first who calls on the others to answer is the organiser; what he says
 * later is an answer only where he speaks of himself. */

#include "lp-chain-private.h"

/* 我老公报名, 他叫武松涛: the one who is meant. */
static char *
lp_chain_called (LpChainParse      *self,
                 const LpChainUnit *unit)
{
  LpNameStrength strength;

  for (gsize i = unit->body; i + 2 < unit->b; i++)
    if (self->text.c[i] == 0x53EB && lp_chain_scan_name (self->lexicon, &self->text, i + 1, unit->b, &strength) > i + 1 && /* 叫 */
        strength == LP_NAME_STRONG)
      return lp_chain_text_dup (&self->text, i + 1, lp_chain_scan_name (self->lexicon, &self->text, i + 1, unit->b, &strength));
  return NULL;
}

/* 10斤麻辣, 我带扫把; 改成12斤 by one who is known. */
static gboolean
lp_chain_chat_is_share (LpChainParse      *self,
                        const LpChainUnit *unit,
                        const char        *name)
{
  guint value;
  gsize n = lp_chain_count_read (&self->text, unit->body, unit->b, &value);

  if (lp_chain_lexicon_find (self->lexicon, &self->text, unit->body, unit->b, LP_WORD_SHARE) != NULL)
    return TRUE;
  if (lp_chain_lexicon_find (self->lexicon, &self->text, unit->body, unit->b, LP_WORD_CHANGE) != NULL)
    return lp_chain_find_name (self, name) != LP_CHAIN_NONE;
  return n > 0 && unit->body + n < unit->b && g_utf8_strchr ("斤份箱袋盒瓶桶件板只把碗罐套张条双本包枚篮筐捆串升分", -1, self->text.c[unit->body + n]) != NULL;
}

/* What somebody says of himself in a chat: an entry, if it answers. */
guint
lp_chain_take_sent (LpChainParse *self,
                    LpChainUnit  *unit,
                    const char   *name,
                    const char   *place)
{
  g_autoptr (LpChainReading) reading = lp_chain_read (self->lexicon, &self->text, unit->body, unit->b, LP_READ_TAIL);
  LpChainPerson *person = &g_array_index (reading->persons, LpChainPerson, 0);
  g_autofree char *called = NULL;

  called = lp_chain_called (self, unit);
  if (called != NULL)
    {
      name = called;
      g_string_truncate (person->note, 0);
    }
  if (*name == '\0' || unit->chat ||
      (person->answers == 0 && reading->n_known == 0 && !lp_chain_chat_is_share (self, unit, name)))
    return LP_CHAIN_NONE;
  if (person->place->len == 0)
    g_string_append (person->place, place);
  /* +1 and nothing else is one who joins. */
  if (person->answers == 0 && person->total == 0 && person->plus == 1 && person->with == 0 && lp_chain_find_name (self, name) == LP_CHAIN_NONE)
    person->plus = 0;
  return lp_chain_put (self, unit, person, name);
}

gboolean
lp_chain_has (const LpChainParse *self,
              gsize               a,
              gsize               b,
              guint               kinds)
{
  for (; a < b; a++)
    if (lp_chain_lexicon_find (self->lexicon, &self->text, a, b, kinds) != NULL)
      return TRUE;
  return FALSE;
}

/* Whether somebody speaks of himself there: 我, 算我一个. */
static gboolean
lp_chain_chat_is_self (const LpChainText *text,
                       gsize              a,
                       gsize              b)
{
  for (; a < b; a++)
    if (text->c[a] == 0x6211) /* 我 */
      return TRUE;
  return FALSE;
}

/* 3-502老李, 【3-1-502】张阿姨, 秀秀@6栋, 雨后彩虹 5-903: what he calls himself, and where he lives. */
void
lp_chain_chat_name (LpChainParse  *self,
                    gsize          a,
                    gsize          b,
                    char         **name,
                    char         **place)
{
  const LpChainText *text = &self->text;
  gsize end;

  *place = g_strdup ("");
  while (a < b && (lp_chain_is_gap (text->c[a]) || text->c[a] == '(' || text->c[a] == '@' || text->c[a] == '-'))
    a++;
  end = lp_chain_scan_place (text, a, b);
  if (end > a && end < b)
    {
      g_free (*place);
      *place = lp_chain_text_dup (text, a, end);
      for (a = end; a < b && (lp_chain_is_gap (text->c[a]) || g_utf8_strchr ("-)(的", -1, text->c[a]) != NULL); a++)
        ;
    }
  for (gsize i = a + 1; i + 1 < b; i++)
    if (text->c[i] == '@' || text->c[i] == ' ' || text->c[i] == '(' || text->c[i] == '-')
      {
        end = lp_chain_scan_place (text, i + 1, b);
        if (end > i + 1)
          {
            g_free (*place);
            *place = lp_chain_text_dup (text, i + 1, end);
          }
        if (end > i + 1 || text->c[i] == '(')
          b = i;
      }
  *name = lp_chain_text_dup (text, a, b);
}

/* What the one with that name says from the unit's body on. */
void
lp_chain_chat_say (LpChainParse *self,
                   LpChainUnit  *unit,
                   const char   *name,
                   const char   *place)
{
  gboolean own = lp_chain_chat_is_self (&self->text, unit->body, unit->b);
  gboolean quoted = self->text.c[unit->body] == '(' && self->text.c[unit->b - 1] == ')';

  unit->fate = LP_CHAIN_CHATTER;
  if (quoted || unit->bare)
    return;
  if (self->organiser == NULL && self->chain->entries->len == 0 && lp_chain_has (self, unit->body, unit->b, LP_WORD_CALL) &&
      !(own && lp_chain_has (self, unit->body, unit->b, LP_WORD_SELF)))
    {
      self->organiser = g_strdup (name);
      unit->fate = LP_CHAIN_TITLE;
      return;
    }
  if (self->organiser != NULL && g_str_equal (self->organiser, name) && !(own && lp_chain_has (self, unit->body, unit->b, LP_WORD_SELF)))
    return;
  if (lp_chain_correct_sent (self, unit, name))
    {
      unit->fate = LP_CHAIN_CORRECTION;
      return;
    }
  unit->entry = lp_chain_take_sent (self, unit, name, place);
  if (unit->entry != LP_CHAIN_NONE)
    unit->fate = LP_CHAIN_ENTRY;
}

/* Where the name before a colon ends, or b. */
gsize
lp_chain_colon (const LpChainText *text,
                gsize              a,
                gsize              b)
{
  for (gsize i = a + 1; i < b && i < a + 20; i++)
    if (text->c[i] == ':' && !(lp_chain_is_digit (text->c[i - 1]) && i + 1 < b && lp_chain_is_digit (text->c[i + 1])))
      return i;
  return b;
}

/* 胖哥: 要得, 我也来. */
gboolean
lp_chain_chat_line (LpChainParse *self,
                    LpChainUnit  *unit)
{
  gsize colon = lp_chain_colon (&self->text, unit->body, unit->b), body = unit->body;
  g_autofree char *name = NULL;
  g_autofree char *place = NULL;

  if (!self->said || unit->numbered || unit->key || colon == unit->b)
    return FALSE;
  if (self->text.c[unit->a] == '(' && self->text.c[unit->b - 1] == ')')
    {
      unit->fate = LP_CHAIN_CHATTER; /* the line that is replied to */
      return TRUE;
    }
  lp_chain_chat_name (self, unit->body, colon, &name, &place);
  if (*name == '\0')
    return FALSE;
  for (unit->body = colon + 1; unit->body < unit->b && self->text.c[unit->body] == ' '; unit->body++)
    ;
  if (unit->body < unit->b)
    lp_chain_chat_say (self, unit, name, place);
  else
    unit->fate = LP_CHAIN_CHATTER;
  unit->body = body;
  return TRUE;
}

/* 六一: 同报: no number. */
static gboolean
lp_chain_chat_is_nick (const LpChainParse *self,
                       const LpChainUnit  *unit)
{
  return unit->numbered && linli_text_is_han (self->text.c[unit->number.a]) && unit->number.b < unit->b && self->text.c[unit->number.b] == ':';
}

/* Most lines are said by somebody, and two at least answer. */
void
lp_chain_chat_look (LpChainParse *self)
{
  guint n = 0, n_said = 0, n_answers = 0;

  for (guint i = 0; i < self->units->len; i++)
    {
      const LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);
      gsize body = lp_chain_chat_is_nick (self, unit) ? unit->a : unit->body;
      gsize colon = lp_chain_colon (&self->text, body, unit->b);
      g_autoptr (LpChainReading) reading = NULL;
      guint found;

      n += unit->bare ? 0 : 1;
      if (colon == unit->b || (unit->numbered && body > unit->a) || unit->key || unit->b - unit->body > LP_CHAIN_LONGEST ||
          lp_chain_scan_slot (&self->text, unit->body, colon) > unit->body ||
          lp_chain_scan_place (&self->text, unit->body, colon) == colon ||
          lp_chain_covered (self, unit->body, colon, LP_WORD_SHIFT | LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_LABEL, &found))
        continue;
      reading = lp_chain_read (self->lexicon, &self->text, colon + 1, unit->b, LP_READ_TAIL);
      n_said++;
      n_answers += reading->answers != 0 ? 1 : 0;
    }
  self->said = n_said >= 3 && n_said * 5 >= n * 3 && n_answers >= 2;
  for (guint i = 0; self->said && i < self->units->len; i++)
    {
      LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      if (lp_chain_chat_is_nick (self, unit))
        {
          unit->numbered = FALSE;
          unit->body = unit->a;
        }
    }
}

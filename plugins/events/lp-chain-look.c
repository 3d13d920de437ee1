/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What each piece of a text looks like by itself; then which numbers count people, and which count points of an agenda. */

#include "lp-chain-private.h"

/* 月 behind a figure. */
static gboolean
lp_chain_look_is_date (const LpChainParse *self,
                       gsize               a)
{
  return a > 0 && lp_chain_is_digit (self->text.c[a - 1]) && g_utf8_strchr ("月日号点年", -1, self->text.c[a]) != NULL;
}

/* Whether every letter there belongs to words of these kinds; digits, signs and pictures do not matter. */
gboolean
lp_chain_covered (const LpChainParse *self,
                  gsize               a,
                  gsize               b,
                  guint               kinds,
                  guint              *found)
{
  *found = 0;
  while (a < b)
    {
      const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, a, b, kinds);

      if (word == NULL && (kinds & LP_WORD_SHIFT) != 0 && lp_chain_look_is_date (self, a))
        *found |= LP_WORD_SHIFT;
      else if (word == NULL && lp_chain_is_letter (self->text.c[a]))
        return FALSE;
      *found |= word != NULL ? word->kind & kinds : 0;
      a += word != NULL ? word->length : 1;
    }
  return TRUE;
}

static gboolean
lp_chain_look_is_bare (const LpChainText *text,
                       gsize              a,
                       gsize              b)
{
  for (; a < b; a++)
    if (lp_chain_is_letter (text->c[a]) || lp_chain_is_digit (text->c[a]) || text->c[a] > LP_CHAIN_SIGN)
      return FALSE;
  return TRUE;
}

static gboolean
lp_chain_look_is_key (const LpChainParse *self,
                      gsize               a,
                      gsize               b)
{
  const LpChainWord *word;

  while (a < b && (lp_chain_is_picture (self->text.c[a]) || lp_chain_is_gap (self->text.c[a]) || self->text.c[a] == '('))
    a++;
  word = lp_chain_lexicon_find (self->lexicon, &self->text, a, b, LP_WORD_KEY);
  if (word == NULL)
    return FALSE;
  for (a += word->length; a < b && (self->text.c[a] == ' ' || self->text.c[a] == ')'); a++)
    ;
  return a >= b || self->text.c[a] == ':';
}

static guint
lp_chain_look_rules (const LpChainParse *self,
                     gsize               a,
                     gsize               b)
{
  guint n = 0;

  while (a < b)
    {
      const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, a, b, LP_WORD_RULE);

      /* 元, but not 单元 */
      n += word != NULL && (self->text.c[a] != 0x5143 || (a > 0 && lp_chain_is_digit (self->text.c[a - 1]))) ? 1 : 0;
      a += word != NULL ? word->length : 1;
    }
  return n;
}

static gboolean
lp_chain_look_is_example (const LpChainParse *self,
                          gsize               a,
                          gsize               b)
{
  const LpChainWord *word;

  while (a < b && (lp_chain_is_gap (self->text.c[a]) || lp_chain_is_picture (self->text.c[a]) || self->text.c[a] == '('))
    a++;
  word = lp_chain_lexicon_find (self->lexicon, &self->text, a, b, LP_WORD_EXAMPLE);
  if (word == NULL)
    return FALSE;
  a += word->length;
  return a >= b || !lp_chain_is_letter (self->text.c[a]);
}

/* 张三 10:32, 2024-05-01 10:32 张三: who sent the lines below; where the name ends, or a. */
gsize
lp_chain_look_sender (const LpChainText *text,
                      gsize              a,
                      gsize              b)
{
  gsize i = a, colon = 0;

  if (b - a > 40)
    return a;
  while (i < b && colon == 0)
    {
      if (text->c[i] == ':' && i > a && lp_chain_is_digit (text->c[i - 1]) && i + 2 < b && lp_chain_is_digit (text->c[i + 1]) && lp_chain_is_digit (text->c[i + 2]))
        colon = i;
      i++;
    }
  if (colon == 0)
    return a;
  for (i = colon + 1; i < b; i++)
    if (!lp_chain_is_digit (text->c[i]) && text->c[i] != ':' && text->c[i] != ' ' && text->c[i] != ')')
      return a;
  for (i = colon; i > a && lp_chain_is_digit (text->c[i - 1]); i--)
    ;
  for (gsize k = i; k > a; k--) /* the date before it */
    if (!lp_chain_is_digit (text->c[k - 1]) && g_utf8_strchr (" -/.年月日", -1, text->c[k - 1]) == NULL)
      {
        gsize day = k;

        while (day < i && !lp_chain_is_digit (text->c[day]))
          day++;
        i = day + 6 < i && text->c[day] == '2' && text->c[day + 1] == '0' ? k : i;
        break;
      }
    else if (k == a + 1 && k + 6 < i)
      i = a;
  return i > a && i < colon && (text->c[i - 1] == ' ' || text->c[i] == ' ') ? i : a;
}

/* What a bracket behind a heading says is no part of it. */
static gsize
lp_chain_look_bracket (const LpChainText *text,
                       gsize              a,
                       gsize              b)
{
  gsize end = b;

  while (end > a && lp_chain_is_trim (text->c[end - 1]))
    end--;
  for (gsize i = a + 1; end > a && text->c[end - 1] == ')' && i < end; i++)
    if (text->c[i] == '(')
      return i;
  return b;
}

/* (08:01) before the one who says it. */
static gsize
lp_chain_look_clock (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  gsize i = a;

  if (b - a < 6 || text->c[a] != '(')
    return a;
  for (i = a + 1; i < b && i < a + 22 && (lp_chain_is_digit (text->c[i]) || text->c[i] == ':' || text->c[i] == '-' || text->c[i] == '/' || text->c[i] == ' '); i++)
    ;
  if (i >= b || text->c[i] != ')' || text->c[i - 3] != ':')
    return a;
  for (i++; i < b && text->c[i] == ' '; i++)
    ;
  return i;
}

/* 目前共11位, 还差9位: about the whole list. */
static gboolean
lp_chain_look_is_sum (const LpChainParse *self,
                      const LpChainUnit  *unit)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, unit->body, unit->b, LP_WORD_SUM);
  gsize i = unit->body + (word != NULL ? word->length : 0);

  if (word == NULL || unit->numbered)
    return FALSE;
  while (i < unit->b && i < unit->body + 12 && !lp_chain_is_digit (self->text.c[i]))
    i++;
  return i < unit->b && lp_chain_is_digit (self->text.c[i]);
}

/* 谢谢老何, 辛苦王主任了: nothing but thanks to somebody. */
static gboolean
lp_chain_look_is_thanks (const LpChainParse *self,
                         const LpChainUnit  *unit)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, unit->body, unit->b, LP_WORD_CHAT);

  return word != NULL && word->length >= 2 && !unit->numbered && unit->n_known == 0 && unit->b - unit->body <= 14 &&
         g_utf8_strchr ("谢感辛多收", -1, self->text.c[unit->body]) != NULL;
}

static void
lp_chain_look_at (LpChainParse *self,
                  LpChainUnit  *unit)
{
  g_autoptr (LpChainReading) reading = NULL;
  guint found;

  unit->body = lp_chain_look_clock (&self->text, unit->a, unit->b);
  unit->numbered = unit->counted || lp_chain_number_read (&self->text, unit->a, unit->b, &unit->number);
  unit->sender = !(unit->numbered && unit->number.sure) && lp_chain_look_sender (&self->text, unit->a, unit->b) > unit->a;
  unit->numbered = unit->numbered && !unit->sender;
  if (unit->numbered)
    unit->body = unit->number.end;
  while (!unit->numbered && unit->body + 1 < unit->b && (self->text.c[unit->body] == 0xB7 || self->text.c[unit->body] == ' ' || self->text.c[unit->body] == '*'))
    unit->body++;
  unit->bare = lp_chain_look_is_bare (&self->text, unit->numbered ? lp_chain_scan_slot (&self->text, unit->body, unit->b) : unit->body, unit->b);
  unit->key = lp_chain_look_is_key (self, unit->body, unit->b);
  unit->example = lp_chain_look_is_example (self, unit->body, unit->b);
  unit->rules = lp_chain_look_rules (self, unit->body, unit->b);
  unit->heading = !unit->key && lp_chain_covered (self, unit->body, lp_chain_look_bracket (&self->text, unit->body, unit->b), LP_WORD_SHIFT, &found) && found != 0;
  unit->chat = lp_chain_covered (self, unit->body, unit->b, LP_WORD_CHAT, &found) && found != 0;
  unit->empty = lp_chain_covered (self, unit->body, unit->b, LP_WORD_EMPTY | LP_WORD_FILL, &found) && (found & LP_WORD_EMPTY) != 0;
  unit->chat = unit->chat || lp_chain_look_is_sum (self, unit);
  unit->entry = LP_CHAIN_NONE;
  if (unit->b - unit->body > LP_CHAIN_LONGEST)
    return;
  reading = lp_chain_read (self->lexicon, &self->text, unit->body, unit->b, unit->numbered ? LP_READ_LISTED : LP_READ_PLAIN);
  unit->n_names = reading->persons->len - 1;
  unit->strength = unit->n_names > 0 ? g_array_index (reading->persons, LpChainPerson, 1).strength : LP_NAME_NONE;
  unit->n_known = reading->n_known;
  unit->n_text = reading->n_text;
  unit->labels = reading->labels;
  unit->chat = unit->chat || lp_chain_look_is_thanks (self, unit);
}

/* A single line that looks like the sender of a message is a title with a time in it. */
static void
lp_chain_look_senders (LpChainParse *self,
                       guint         n_senders)
{
  for (guint i = 0; n_senders == 1 && i < self->units->len; i++)
    g_array_index (self->units, LpChainUnit, i).sender = FALSE;
}

/* Where the list begins, and whether it has numbers. */
static void
lp_chain_look_begin (LpChainParse *self)
{
  guint n_chain = 0;

  self->first = self->units->len;
  for (guint i = 0; i < self->units->len; i++)
    {
      LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      n_chain += unit->chain ? 1 : 0;
      if (self->first == self->units->len && unit->chain)
        self->first = i;
    }
  self->numbers = n_chain >= 2;
  for (guint i = 0; i + 1 < self->units->len; i++)
    lp_chain_look_team (self, i);
}

/* Which numbers count people: in a run of numbers that begins at 1, half of the lines begin with a name. */
void
lp_chain_look (LpChainParse *self)
{
  guint first = 0, n_senders = 0;

  lp_chain_layout_numbers (self);
  for (guint i = 0; i < self->units->len; i++)
    {
      LpChainUnit *unit = &g_array_index (self->units, LpChainUnit, i);

      lp_chain_look_at (self, unit);
      n_senders += unit->sender ? 1 : 0;
      if (unit->numbered && unit->number.value == 1 && i > first)
        {
          lp_chain_look_end_block (self, first, i);
          first = i;
        }
    }
  lp_chain_look_end_block (self, first, self->units->len);
  lp_chain_look_senders (self, n_senders);
  lp_chain_look_begin (self);
  if (!self->numbers && n_senders < 2)
    lp_chain_chat_look (self);
  if (!self->said)
    {
      lp_chain_layout_headings (self);
      lp_chain_layout_bars (self);
    }
  if (!self->numbers && !self->said)
    lp_chain_look_plain (self);
  lp_chain_layout_columns (self);
  lp_chain_look_headings (self);
  for (guint i = 0; i < self->units->len && i < self->first; i++)
    lp_chain_look_title (self, &g_array_index (self->units, LpChainUnit, i));
}

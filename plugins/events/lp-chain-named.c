/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who is named in a piece, and what stands before the name. */

#include "lp-chain-private.h"

/* Whether all of a clause is a name and how many. */
static gboolean
lp_chain_reader_is_name (LpChainReader *self,
                         gsize          a,
                         gsize          b)
{
  LpNameStrength strength;
  LpChainClause rest;
  gsize end = lp_chain_scan_name (self->lexicon, self->text, a, b, &strength);

  if (end == a || strength != LP_NAME_STRONG)
    return FALSE;
  if (end == b)
    return TRUE;
  lp_chain_clause_read (self->lexicon, self->text, end, b, &rest);
  return rest.n_text == 0;
}

/* 顶楼 5-1-1801 骆先生, 58岁可以不? 老晏: something that stands before the name. */
static gboolean
lp_chain_reader_is_before (LpChainReader *self)
{
  gsize end = lp_chain_clause_end (self->text, self->i, self->b), next = end, place;
  LpNameStrength strength;

  if (lp_chain_reader_is_name (self, self->i, end))
    return FALSE;
  lp_chain_scan_name (self->lexicon, self->text, self->i, end, &strength);
  while (next < self->b && (lp_chain_is_gap (self->text->c[next]) || self->text->c[next] == '-'))
    next++;
  place = lp_chain_scan_place (self->text, next, self->b);
  if (place > next)
    for (next = place; next < self->b && self->text->c[next] == ' '; next++)
      ;
  else if (strength != LP_NAME_NONE && self->text->c[end] != '?' && !self->second)
    return FALSE;
  if (next >= self->b || next == end)
    return FALSE;
  return lp_chain_reader_is_name (self, next, lp_chain_clause_end (self->text, next, self->b)) || (self->second && lp_chain_is_letter (self->text->c[next]));
}

/* What stands before the name: a shop is where he is found. */
static void
lp_chain_reader_take_before (LpChainReader *self)
{
  gsize end = lp_chain_clause_end (self->text, self->i, self->b);

  if (self->second && end > self->i + 1 && g_utf8_strchr ("店摊房站馆铺行发吧超市厅部社场园厂", -1, self->text->c[end - 1]) != NULL)
    {
      g_autofree char *place = lp_chain_text_dup (self->text, self->i, end);

      lp_chain_append (lp_chain_reader_person (self)->place, place, " ");
    }
  else
    lp_chain_reader_note (self, self->i, end);
  self->i = end;
}

/* 还有我(翠翠), 算上我和我老公--木棉: the name behind. */
static gboolean
lp_chain_reader_take_me (LpChainReader *self)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, self->text, self->i, self->b, LP_WORD_ME);
  gsize end = lp_chain_clause_end (self->text, self->i, self->b), name = end, last;
  LpChainClause clause;

  if (word == NULL || self->depth > 0)
    return FALSE;
  while (name < self->b && (lp_chain_is_gap (self->text->c[name]) || self->text->c[name] == '(' || self->text->c[name] == '|'))
    name++;
  last = lp_chain_clause_end (self->text, name, self->b);
  lp_chain_clause_read (self->lexicon, self->text, self->i, end, &clause);
  if (clause.n_text > 2 || last < name + 2 || last > name + 6 || lp_chain_lexicon_find (self->lexicon, self->text, name, last, LP_WORD_BREAK) != NULL)
    return FALSE;
  for (gsize i = name; i < last; i++)
    if (!lp_chain_is_letter (self->text->c[i]))
      return FALSE;
  lp_chain_reader_begin (self, name, last, LP_NAME_STRONG);
  lp_chain_reader_person (self)->plus = clause.plus > 1 ? clause.plus - 1 : 0;
  lp_chain_reader_person (self)->with = clause.with;
  if (clause.note_b > clause.note_a && clause.with > 0)
    lp_chain_reader_note (self, self->i, end);
  self->i = last;
  return TRUE;
}

/* 党员老魏: what he is, and the name. */
static void
lp_chain_reader_take_role (LpChainReader *self)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, self->text, self->i, self->b, LP_WORD_ROLE);
  gsize end = lp_chain_clause_end (self->text, self->i, self->b);

  if (word == NULL && self->text->c[self->i + 1] == 0x7EA7) /* 级: 一(2)班 */
    {
      gsize name = self->i;

      while (name < end && self->text->c[name] != 0x73ED) /* 班 */
        name++;
      if (name + 3 <= end && lp_chain_reader_is_name (self, name + 1, end))
        {
          lp_chain_reader_note (self, self->i, name + 1);
          self->i = name + 1;
        }
      return;
    }
  if (word == NULL || self->i + word->length >= end || !lp_chain_reader_is_name (self, self->i + word->length, end))
    return;
  lp_chain_reader_note (self, self->i, self->i + word->length);
  self->i += word->length;
}

/* 帮5-101郭爷爷报名: who is meant, and what was said of it. */
static void
lp_chain_reader_note_found (LpChainReader      *self,
                            const LpChainFound *found)
{
  g_autofree char *place = NULL;

  if (found->note_b <= found->note_a)
    return;
  if (found->place_b <= found->place_a)
    {
      lp_chain_reader_note (self, found->note_a, found->note_b);
      return;
    }
  place = lp_chain_text_dup (self->text, found->place_a, found->place_b);
  lp_chain_append (lp_chain_reader_person (self)->place, place, " ");
  lp_chain_reader_note (self, found->note_a, found->note_a + 1);
  g_string_append (lp_chain_reader_person (self)->note, "报");
}

/* Whether the last name is a surname and a given name: only then a blank parts it from another. */
static gboolean
lp_chain_reader_is_full (LpChainReader *self)
{
  const LpChainPerson *last = lp_chain_reader_person (self);

  for (gsize i = last->name_a + 1; i < last->name_b; i++)
    if (lp_chain_lexicon_find (self->lexicon, self->text, i, last->name_b, LP_WORD_FORM | LP_WORD_KIN) != NULL)
      return FALSE;
  return last->name_b - last->name_a <= 3 && linli_surname_is_common (self->text->c[last->name_a]);
}

/* 鲁婆婆: ends in a form of address. */
static gboolean
lp_chain_reader_is_form (const LpChainReader *self,
                         gsize                a,
                         gsize                b)
{
  for (gsize i = a + 1; i < b; i++)
    {
      const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, self->text, i, b, LP_WORD_FORM);

      if (word != NULL && i + word->length == b)
        return TRUE;
    }
  return FALSE;
}

/* Another name behind the first: 黄大爷黄婆婆 without a sign, too. */
static gboolean
lp_chain_reader_take_other (LpChainReader *self)
{
  gboolean glued = lp_chain_reader_person (self)->name_b == self->i && lp_chain_is_letter (self->text->c[self->i]) &&
                   linli_surname_is_common (self->text->c[self->i]) && lp_chain_reader_is_name (self, self->i, lp_chain_clause_end (self->text, self->i, self->b));
  gunichar sign = self->depth > 0 ? 0 : glued ? '&' : self->sign;
  LpChainFound found;

  if (self->listed && ((self->spoken && sign == 0x3001) || (sign == ' ' && !lp_chain_reader_is_full (self))))
    return FALSE;
  if (!lp_chain_find_other (self->lexicon, self->text, self->i, self->b, sign, self->listed, &found) &&
      !(self->many && sign != 0 && lp_chain_find_many (self->lexicon, self->text, self->i, self->b, &found)))
    return FALSE;
  if (self->listed && sign == ',' && !lp_chain_reader_is_full (self) && !lp_chain_reader_is_form (self, found.a, found.b))
    return FALSE;
  lp_chain_reader_begin (self, found.a, found.b, found.strength);
  self->i = found.end;
  return TRUE;
}

/* (班长)鲁一鸣: what stands in brackets before the name. */
static gboolean
lp_chain_reader_take_bracket (LpChainReader *self)
{
  gsize end = self->i;

  if (self->reading->persons->len > 1 || !self->listed || self->depth != 1 || self->text->c[self->i - 1] != '(')
    return FALSE;
  while (end < self->b && self->text->c[end] != ')')
    end++;
  if (end + 1 >= self->b || !lp_chain_is_letter (self->text->c[end + 1]))
    return FALSE;
  lp_chain_reader_note (self, self->i, end);
  self->i = end;
  return TRUE;
}

gboolean
lp_chain_reader_take_name (LpChainReader *self)
{
  LpChainFound found;

  if (lp_chain_reader_take_me (self))
    return TRUE;
  if (lp_chain_reader_take_bracket (self))
    return TRUE;
  if (self->reading->persons->len > 1)
    return lp_chain_reader_take_other (self);
  if (self->listed && lp_chain_reader_is_before (self))
    {
      lp_chain_reader_take_before (self);
      self->second = FALSE;
      return TRUE;
    }
  lp_chain_reader_take_role (self);
  if (!lp_chain_find_first (self->lexicon, self->text, self->i, self->b, self->listed, &found))
    return self->many && lp_chain_find_many (self->lexicon, self->text, self->i, self->b, &found)
             ? (lp_chain_reader_begin (self, found.a, found.b, found.strength), self->i = found.end, TRUE)
             : FALSE;
  lp_chain_reader_begin (self, found.a, found.b, found.strength);
  lp_chain_reader_note_found (self, &found);
  self->i = found.end;
  return TRUE;
}

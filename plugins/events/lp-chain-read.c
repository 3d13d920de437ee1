/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpChainReading: who is named in a piece, and what is said of each. What stands behind a name is its own; what stands before all names
 * is everybody's. What is not understood is a note. */

#include "lp-chain-private.h"

#include <string.h>

typedef struct {
  const LpChainLexicon *lexicon;
  const LpChainText *text;
  LpChainReading *reading;
  gsize b;
  gsize i;
  gboolean spoken; /* the clause before was text */
  gunichar sign;   /* what parted the clause at i from the one before */
  gboolean listed;
  gboolean tail;
  gboolean second; /* the name stands behind something else */
  gboolean many;   /* blanks part names */
  guint depth;
} LpChainReader;

static LpChainPerson *
lp_chain_reader_person (LpChainReader *self)
{
  return &g_array_index (self->reading->persons, LpChainPerson, self->reading->persons->len - 1);
}

static void
lp_chain_reader_begin (LpChainReader  *self,
                       gsize           a,
                       gsize           b,
                       LpNameStrength  strength)
{
  LpChainPerson person = { .name_a = a, .name_b = b, .strength = strength };

  person.place = g_string_new (NULL);
  person.phone = g_string_new (NULL);
  person.note = g_string_new (NULL);
  g_array_append_val (self->reading->persons, person);
}

static void
lp_chain_reader_note (LpChainReader *self,
                      gsize          a,
                      gsize          b)
{
  static const char * const sighs[] = { "哎呀", "哎哟", "唉", "哎", "哦豁", "哦", "嗯" };
  g_autofree char *part = lp_chain_text_dup (self->text, a, b);

  for (gsize i = 0; i < G_N_ELEMENTS (sighs); i++)
    if (g_str_has_prefix (part, sighs[i]))
      {
        memmove (part, part + strlen (sighs[i]), strlen (part) - strlen (sighs[i]) + 1);
        break;
      }
  if (g_str_has_suffix (part, "哈") && !g_str_has_suffix (part, "哈哈"))
    part[strlen (part) - strlen ("哈")] = '\0';
  lp_chain_append (lp_chain_reader_person (self)->note, part, "，");
}

/* Where the clause that begins here ends: at a sign or a bracket, but not within 36.5 or 9:30. */
gsize
lp_chain_clause_end (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  for (gsize i = a; i < b; i++)
    {
      gunichar c = text->c[i];

      if (c == '(' || c == ')' || (i > a && (lp_chain_is_picture (c) || c == 0x300A || c == 0x300B))) /* 《》 */
        return i;
      if (!lp_chain_is_gap (c))
        continue;
      if ((c == '.' || c == ':') && i > a && i + 1 < b && lp_chain_is_digit (text->c[i - 1]) && lp_chain_is_digit (text->c[i + 1]))
        continue;
      return i;
    }
  return b;
}

static gboolean
lp_chain_reader_take_phone (LpChainReader *self)
{
  g_autofree char *written = NULL;
  g_autofree char *phone = NULL;
  gsize start = self->i, end;

  if (start + 3 < self->b && self->text->c[start] == '+' && self->text->c[start + 1] == '8' && self->text->c[start + 2] == '6')
    start += 3;
  if (start > self->i && self->text->c[start] == ' ')
    start++;
  end = lp_chain_scan_phone (self->text, start, self->b);
  if (start > self->i && end == start && start < self->b && self->text->c[start] == '1' && start + 11 <= self->b)
    end = start + 11;
  if (end == start)
    return FALSE;
  written = lp_chain_text_dup (self->text, start, end);
  phone = g_utf8_strchr (written, -1, '*') != NULL ? g_strdup (written) : linli_phone_normalise (written);
  lp_chain_append (lp_chain_reader_person (self)->phone, phone, " ");
  self->reading->n_known++;
  self->i = end;
  return TRUE;
}

/* 东坡12-3-502 behind the name: two parts at least, and nothing else. */
static gsize
lp_chain_reader_place_behind (LpChainReader *self)
{
  gsize end, i = self->i;
  guint n = 0;

  while (i < self->b && i < self->i + 5 && linli_text_is_han (self->text->c[i]))
    i++;
  end = i >= self->i + 2 ? lp_chain_scan_place (self->text, i, self->b) : i;
  for (gsize k = i; k < end; k++)
    n += self->text->c[k] == '-' || linli_text_is_han (self->text->c[k]) ? 1 : 0;
  if (n < 2 || end != lp_chain_clause_end (self->text, self->i, self->b) ||
      lp_chain_lexicon_find (self->lexicon, self->text, self->i, i, LP_WORD_PROXY | LP_WORD_BREAK | LP_WORD_LABEL) != NULL)
    return self->i;
  return end;
}

/* 东坡2栋: any word may name the place before a building, where a name follows. */
static gsize
lp_chain_reader_place_end (LpChainReader *self)
{
  gsize end = lp_chain_scan_place (self->text, self->i, self->b), i = self->i;
  LpNameStrength strength;
  gsize name;

  if (end > self->i)
    return end;
  if (self->reading->persons->len > 1 || self->tail)
    return lp_chain_reader_place_behind (self);
  while (i < self->b && i < self->i + 7 && linli_text_is_han (self->text->c[i]))
    i++;
  if (i < self->i + 2 || i == self->i + 7 || linli_surname_is_common (self->text->c[self->i]) ||
      lp_chain_lexicon_find (self->lexicon, self->text, self->i, i, LP_WORD_PROXY | LP_WORD_BREAK | LP_WORD_TOTAL) != NULL)
    return self->i;
  end = lp_chain_scan_place (self->text, i, self->b);
  if (end < i + 2)
    return self->i;
  for (name = end; name < self->b && self->text->c[name] == ' '; name++)
    ;
  return lp_chain_scan_name (self->lexicon, self->text, name, self->b, &strength) > name ? end : self->i;
}

/* 3楼不亮 behind a name whose place is known: no place of his. */
static gboolean
lp_chain_reader_is_spoken_of (LpChainReader *self,
                              gsize          end)
{
  guint n = 0;

  for (gsize i = self->i; i < end; i++)
    n += lp_chain_is_digit (self->text->c[i]) && (i == self->i || !lp_chain_is_digit (self->text->c[i - 1])) ? 1 : 0;
  return n < 2 && self->reading->persons->len > 1 && end < self->b && lp_chain_is_letter (self->text->c[end]) && self->text->c[end] != 0x7684 && /* 的 */
         (lp_chain_reader_person (self)->place->len > 0 || g_array_index (self->reading->persons, LpChainPerson, 0).place->len > 0);
}

/* 1325 behind a name whose place is known: a reading, an amount. */
static gboolean
lp_chain_reader_is_count (LpChainReader *self,
                          gsize          end)
{
  for (gsize i = self->i; i < end; i++)
    if (!lp_chain_is_digit (self->text->c[i]))
      return FALSE;
  return self->reading->persons->len > 1 && (lp_chain_reader_person (self)->place->len > 0 || g_array_index (self->reading->persons, LpChainPerson, 0).place->len > 0);
}

static gboolean
lp_chain_reader_take_place (LpChainReader *self)
{
  gsize end = lp_chain_reader_place_end (self);
  g_autofree char *written = NULL;
  LpChainFound found;
  gsize next = end + (end < self->b && self->text->c[end] == 0x7684 ? 1 : 0); /* 的 */

  while (next < self->b && self->text->c[next] == ' ')
    next++;
  if (end > self->i && self->reading->persons->len > 1 && (self->sign == 0x3001 || (self->sign == ',' && !self->listed)) && !self->tail &&
      lp_chain_find_other (self->lexicon, self->text, next, self->b, self->sign, self->listed, &found))
    {
      written = lp_chain_text_dup (self->text, self->i, end);
      lp_chain_reader_begin (self, found.a, found.b, found.strength);
      g_string_append (lp_chain_reader_person (self)->place, written);
      self->i = found.end;
      return TRUE;
    }
  if (end == self->i || (end < self->b && self->text->c[end] == '+') || lp_chain_reader_is_spoken_of (self, end))
    return FALSE;
  if (lp_chain_reader_is_count (self, end))
    {
      lp_chain_reader_note (self, self->i, end);
      self->i = end;
      return TRUE;
    }
  written = lp_chain_text_dup (self->text, self->i, end);
  lp_chain_append (lp_chain_reader_person (self)->place, written, " ");
  self->reading->n_known++;
  if (end < self->b && self->text->c[end] == 0x7684) /* 的 */
    end++;
  while (end < self->b && self->text->c[end] == '-')
    end++;
  self->i = end;
  return TRUE;
}

/* 9:00 before or behind a name. */
static gboolean
lp_chain_reader_take_slot (LpChainReader *self)
{
  gsize end = lp_chain_scan_slot (self->text, self->i, self->b);

  if (end == self->i)
    return FALSE;
  lp_chain_reader_note (self, self->i, end);
  self->i = end;
  return TRUE;
}

static void
lp_chain_reader_take_clause (LpChainReader *self)
{
  LpChainPerson *person = lp_chain_reader_person (self);
  const LpChainWord *word;
  LpChainClause clause;
  gsize end = lp_chain_clause_end (self->text, self->i, self->b);

  for (gsize i = self->i + 1; i < end; i++)
    if (lp_chain_is_digit (self->text->c[i]) && lp_chain_scan_phone (self->text, i, self->b) > i)
      end = i;
  if (end == self->i || lp_chain_clause_sign (self->text->c[self->i]) != 0)
    end = self->i + 1;
  if (self->text->c[self->i] == '+' && end == self->i + 1 && end < self->b)
    end = lp_chain_clause_end (self->text, end + 1, self->b);
  word = lp_chain_lexicon_find (self->lexicon, self->text, self->i, self->b, LP_WORD_NO | LP_WORD_MAYBE);
  if (word != NULL && self->i + word->length > end)
    end = self->i + word->length;
  word = lp_chain_lexicon_find (self->lexicon, self->text, self->i, end, LP_WORD_CHANGE);
  if (word != NULL && self->i + word->length < end)
    {
      lp_chain_clause_read (self->lexicon, self->text, self->i + word->length, end, &clause);
      if (clause.total > 0 && clause.n_text == 0)
        {
          person->total = 0; /* 3人 改2人 */
          self->i += word->length;
        }
    }
  lp_chain_clause_read (self->lexicon, self->text, self->i, end, &clause);
  person->answers |= clause.answers;
  person->plus += clause.plus;
  person->with += clause.with;
  if (clause.total > 0 && (clause.total >= person->total || person->figure))
    {
      person->total = clause.total;
      person->counted = person->counted || clause.counted;
      person->figure = clause.figure;
    }
  self->reading->answers |= clause.answers;
  self->reading->n_known += clause.n_known;
  self->reading->n_text += clause.n_text;
  self->spoken = clause.n_text > 0;
  if (clause.note_b > clause.note_a)
    lp_chain_reader_note (self, clause.note_a, clause.note_b);
  self->i = end;
}

/* -1 at the end. */
static gboolean
lp_chain_reader_is_minus (const LpChainReader *self)
{
  const LpChainText *text = self->text;
  gsize i = self->i;

  return i + 1 < self->b && text->c[i + 1] == '1' && (i + 2 == self->b || text->c[i + 2] == ' ') && (text->c[i - 1] == ' ' || lp_chain_is_letter (text->c[i - 1]));
}

/* Blanks, signs, brackets and pictures before the next clause; FALSE at the end. */
static gboolean
lp_chain_reader_skip (LpChainReader *self)
{
  for (; self->i < self->b; self->i++)
    {
      gunichar c = self->text->c[self->i];

      if (c == '(')
        self->depth++;
      else if (c == ')')
        self->depth -= self->depth > 0 ? 1 : 0;
      else if (c == '-' && self->reading->persons->len > 1 && lp_chain_reader_is_minus (self))
        {
          lp_chain_reader_person (self)->answers |= LP_WORD_OUT;
          self->i++;
        }
      else if (c == '~' && self->i + 1 < self->b && self->text->c[self->i + 1] == '~')
        self->reading->struck = TRUE;
      else if (c == '?' && self->text->c[self->i - (self->i > 0 ? 1 : 0)] == ' ' && self->reading->persons->len > 1)
        {
          lp_chain_reader_person (self)->answers |= LP_WORD_MAYBE;
          self->reading->n_known++;
        }
      else if (!lp_chain_is_gap (c) && !(lp_chain_is_picture (c) && c != 0x2705 && c != 0x274C && c != 0x1F6AB && c != 0x2753) && c != '-' && !(c == 0xB7 && self->reading->persons->len == 1) && c != 0x300A && c != 0x300B)
        return TRUE;
      if (c != ' ' && !lp_chain_is_picture (c))
        self->sign = c;
      else if (self->sign == 0)
        self->sign = ' ';
    }
  return FALSE;
}

/* 电话: and the like in front of a field. */
static gboolean
lp_chain_reader_take_label (LpChainReader *self)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, self->text, self->i, self->b, LP_WORD_LABEL);
  gsize end = word != NULL ? self->i + word->length : self->i;

  if (word == NULL || (end < self->b && self->text->c[end] != ':' && !lp_chain_is_digit (self->text->c[end]) &&
                       !(self->text->c[end] == ' ' && end + 1 < self->b && lp_chain_is_digit (self->text->c[end + 1])) &&
                       !(self->text->c[end] == ')' && self->depth > 0 && self->text->c[self->i - 1] == '(')))
    return FALSE;
  self->reading->labels = TRUE;
  self->i = end;
  return TRUE;
}

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

/* Another name behind the first: 黄大爷黄婆婆 without a sign, too. */
static gboolean
lp_chain_reader_take_other (LpChainReader *self)
{
  gboolean glued = lp_chain_reader_person (self)->name_b == self->i && lp_chain_is_letter (self->text->c[self->i]) &&
                   linli_surname_is_common (self->text->c[self->i]) && lp_chain_reader_is_name (self, self->i, lp_chain_clause_end (self->text, self->i, self->b));
  gunichar sign = self->depth > 0 ? 0 : glued ? '&' : self->sign;
  LpChainFound found;

  if (self->listed && ((self->spoken && sign == 0x3001) || ((sign == ' ' || sign == ',') && !lp_chain_reader_is_full (self))))
    return FALSE;
  if (!lp_chain_find_other (self->lexicon, self->text, self->i, self->b, sign, self->listed, &found) &&
      !(self->many && sign != 0 && lp_chain_find_many (self->lexicon, self->text, self->i, self->b, &found)))
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

static gboolean
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

/* Reads what stands from a to b. */
LpChainReading *
lp_chain_read (const LpChainLexicon *lexicon,
               const LpChainText    *text,
               gsize                 a,
               gsize                 b,
               LpChainReadMode       mode)
{
  LpChainReader self = { lexicon, text, lp_chain_reading_new (), b, a, FALSE, 0, mode == LP_READ_LISTED || mode == LP_READ_SECOND,
                         mode == LP_READ_TAIL, mode == LP_READ_SECOND, mode == LP_READ_MANY, 0 };

  lp_chain_reader_begin (&self, a, a, LP_NAME_NONE);
  while (lp_chain_reader_skip (&self))
    {
      gsize at = self.i;

      if (!lp_chain_reader_take_phone (&self) && !lp_chain_reader_take_label (&self) && !lp_chain_reader_take_slot (&self) && !lp_chain_reader_take_place (&self) &&
          (self.tail || !lp_chain_reader_take_name (&self)))
        lp_chain_reader_take_clause (&self);
      self.sign = 0;
      if (self.i == at)
        self.i++;
    }
  lp_chain_reading_share (self.reading, self.listed);
  return self.reading;
}

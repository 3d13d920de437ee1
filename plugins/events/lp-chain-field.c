/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a piece says of one who is named in it, in fields: phone, place, date and time; and what stands before a field. */

#include "lp-chain-private.h"

#include <string.h>

LpChainPerson *
lp_chain_reader_person (LpChainReader *self)
{
  return &g_array_index (self->reading->persons, LpChainPerson, self->reading->persons->len - 1);
}

void
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

void
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

gboolean
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

gboolean
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
gboolean
lp_chain_reader_take_slot (LpChainReader *self)
{
  gsize end = lp_chain_scan_slot (self->text, self->i, self->b);

  if (end == self->i)
    return FALSE;
  lp_chain_reader_note (self, self->i, end);
  self->i = end;
  return TRUE;
}

/* 电话: and the like in front of a field. */
gboolean
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

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lines that change an entry above: 5改成2人, 更正: 3号改为王秀兰, 2、5号有事来不了, 勾师傅取消. */

#include "lp-chain-private.h"

#define MOST_TARGETS 10

static guint
lp_chain_correct_find (LpChainParse *self,
                       guint         value)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->by_number, GUINT_TO_POINTER (value))) - 1;
}

/* 3, 3号, 第3个, 2、5号: where they end, or 0. */
static gsize
lp_chain_correct_targets (LpChainParse *self,
                          gsize         a,
                          gsize         b,
                          guint        *values,
                          guint        *n_values,
                          gboolean     *named)
{
  const LpChainText *text = &self->text;

  *n_values = 0;
  *named = FALSE;
  while (a < b && *n_values < MOST_TARGETS)
    {
      gsize n;

      while (a < b && (lp_chain_is_gap (text->c[a]) || lp_chain_is_picture (text->c[a]) || text->c[a] == 0x7B2C || text->c[a] == '@')) /* 第 */
        a++;
      n = lp_chain_count_read (text, a, b, &values[*n_values]);
      if (n == 0)
        break;
      (*n_values)++;
      a += n;
      if (a < b && (text->c[a] == 0x53F7 || text->c[a] == 0x4F4D || text->c[a] == 0x4E2A || text->c[a] == 0x697C)) /* 号位个楼 */
        {
          *named = TRUE;
          a++;
        }
      if (a >= b || (text->c[a] != 0x3001 && text->c[a] != ',' && text->c[a] != 0x548C)) /* 和 */
        break;
      if (!lp_chain_is_digit (text->c[a + 1]))
        break;
      a++;
    }
  return *n_values > 0 ? a : 0;
}

/* 她妹妹齐二姐: the name, and who that is. */
static void
lp_chain_correct_rename (LpChainParse *self,
                         guint         entry,
                         gsize         a,
                         gsize         b)
{
  LpChainEntry *known = g_ptr_array_index (self->chain->entries, entry);
  gsize end = lp_chain_clause_end (&self->text, a, b);
  gsize best = a;
  LpNameStrength strength;

  for (gsize k = a; k < end; k++)
    if ((lp_chain_lexicon_find (self->lexicon, &self->text, k, end, LP_WORD_KIN | LP_WORD_NEAR) == NULL || k > a + 3) &&
        lp_chain_scan_name (self->lexicon, &self->text, k, end, &strength) == end && strength == LP_NAME_STRONG && end - k <= 4 &&
        (linli_surname_is_common (self->text.c[k]) || k == a))
      best = k;
  if (lp_chain_scan_name (self->lexicon, &self->text, best, end, &strength) != end || strength == LP_NAME_NONE)
    return;
  g_free (known->name);
  known->name = lp_chain_text_dup (&self->text, best, end);
  if (best > a)
    {
      g_autofree char *note = known->note;
      g_autofree char *who = lp_chain_text_dup (&self->text, a, best);

      known->note = *note != '\0' ? g_strconcat (note, "，", who, NULL) : g_strdup (who);
    }
  g_hash_table_insert (self->by_name, linli_text_squeeze (known->name), GUINT_TO_POINTER (entry + 1));
}

/* What is said of the entry; whether it was a correction. */
static gboolean
lp_chain_correct_apply (LpChainParse *self,
                        LpChainUnit  *unit,
                        guint         entry,
                        gsize         a,
                        gboolean      named)
{
  const LpChainWord *word;
  g_autoptr (LpChainReading) reading = NULL;
  LpChainPerson *person;

  while (a < unit->b && (self->text.c[a] == ' ' || self->text.c[a] == ':' || self->text.c[a] == ','))
    a++;
  word = lp_chain_lexicon_find (self->lexicon, &self->text, a, unit->b, LP_WORD_CHANGE);
  if (word == NULL && !named)
    return FALSE;
  if (word != NULL)
    a += word->length;
  reading = lp_chain_read (self->lexicon, &self->text, a, unit->b, LP_READ_TAIL);
  person = &g_array_index (reading->persons, LpChainPerson, 0);
  if (word != NULL && reading->n_text > 0 && reading->n_known > 0)
    {
      lp_chain_reading_free (reading);
      reading = lp_chain_read (self->lexicon, &self->text, a - word->length, unit->b, LP_READ_TAIL);
      person = &g_array_index (reading->persons, LpChainPerson, 0);
    }
  if (word == NULL && reading->n_known == 0)
    return FALSE;
  unit->entry = entry;
  if (reading->n_known == 0)
    lp_chain_correct_rename (self, entry, a, unit->b);
  else
    lp_chain_change (self, entry, person, unit);
  return TRUE;
}

static gboolean
lp_chain_correct_numbers (LpChainParse *self,
                          LpChainUnit  *unit)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, unit->a, unit->b, LP_WORD_CHANGE);
  guint values[MOST_TARGETS], n_values;
  gboolean named, found = FALSE;
  gsize after = lp_chain_correct_targets (self, unit->a + (word != NULL ? word->length : 0), unit->b, values, &n_values, &named);

  if (after == 0 || after >= unit->b || self->text.c[after] == '.' || self->text.c[after] == ')' ||
      ((named || word == NULL) && self->text.c[after] == ':'))
    return FALSE;
  if (!named && lp_chain_lexicon_find (self->lexicon, &self->text, after, unit->b, LP_WORD_CHANGE) == NULL)
    return FALSE;
  for (guint i = 0; i < n_values; i++)
    {
      guint entry = lp_chain_correct_find (self, values[i]);

      if (entry != LP_CHAIN_NONE && lp_chain_correct_apply (self, unit, entry, after, named))
        found = TRUE;
    }
  return found;
}

/* A line that begins with a name of the list, and says more of it. */
static gboolean
lp_chain_correct_names (LpChainParse *self,
                        LpChainUnit  *unit)
{
  gsize end = MIN (unit->b, unit->body + 8);

  if (unit->sender || (unit->chain && unit->numbered))
    return FALSE;
  for (; end >= unit->body + 2; end--)
    {
      g_autofree char *name = lp_chain_text_dup (&self->text, unit->body, end);
      guint entry = lp_chain_find_name (self, name);

      if (entry == LP_CHAIN_NONE || end == unit->b)
        continue;
      return lp_chain_correct_apply (self, unit, entry, end, TRUE);
    }
  return FALSE;
}

/* Reads a piece as a correction; whether it was one. */
gboolean
lp_chain_correct (LpChainParse *self,
                  LpChainUnit  *unit)
{
  if (self->chain->entries->len == 0)
    return FALSE;
  return lp_chain_correct_numbers (self, unit) || lp_chain_correct_names (self, unit);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lines that change an entry above: 5改成2人, 更正: 3号改为王秀兰, 2、5号有事来不了, 勾师傅取消. */

#include "lp-chain-private.h"

#define MOST_TARGETS 10

static guint
lp_chain_correct_find (LpChainParse *self,
                       guint         value)
{
  if (!self->numbers && value > 0 && value <= self->chain->entries->len)
    return value - 1; /* they were counted */
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
      if (a < b && (text->c[a] == 0x53F7 || text->c[a] == 0x4F4D || text->c[a] == 0x4E2A || text->c[a] == 0x697C || text->c[a] == 0x6761)) /* 号位个楼条 */
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
static gboolean
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
  if (lp_chain_scan_name (self->lexicon, &self->text, best, end, &strength) != end || strength < LP_NAME_FAIR)
    return FALSE;
  g_free (known->name);
  known->name = lp_chain_text_dup (&self->text, best, end);
  if (best > a)
    {
      g_autofree char *note = known->note;
      g_autofree char *who = lp_chain_text_dup (&self->text, a, best);

      known->note = *note != '\0' ? g_strconcat (note, "，", who, NULL) : g_strdup (who);
    }
  g_hash_table_insert (self->by_name, linli_text_squeeze (known->name), GUINT_TO_POINTER (entry + 1));
  return TRUE;
}

/* 写错了, 房号是, and the name of the entry again: where what is new begins. */
static gsize
lp_chain_correct_skip (LpChainParse *self,
                       guint         entry,
                       gsize         a,
                       gsize         b,
                       gboolean     *changed)
{
  const LpChainEntry *known = g_ptr_array_index (self->chain->entries, entry);
  gsize length = g_utf8_strlen (known->name, -1);

  while (a < b)
    {
      const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, a, b, LP_WORD_CHANGE | LP_WORD_LABEL);
      g_autofree char *next = lp_chain_text_dup (&self->text, a, MIN (b, a + length));

      if (word != NULL && a + word->length < b && self->text.c[a + word->length] != 0x6211) /* 我 */
        {
          *changed = *changed || (word->kind & LP_WORD_CHANGE) != 0;
          a += word->length;
        }
      else if (lp_chain_is_gap (self->text.c[a]) || (self->text.c[a] == 0x662F && a + 1 < b && lp_chain_is_digit (self->text.c[a + 1]))) /* 是 */
        a++;
      else if (a + length < b && self->text.c[a + length] != 0x7684 && g_str_equal (next, known->name)) /* 的 */
        a += length;
      else
        break;
    }
  return a;
}

/* 是9-2-102, 不是9-3: where the second begins. */
static gsize
lp_chain_correct_not (const LpChainText *text,
                      gsize              a,
                      gsize              b)
{
  for (gsize i = a + 1; i + 2 < b; i++)
    if (text->c[i] == 0x4E0D && text->c[i + 1] == 0x662F && lp_chain_is_gap (text->c[i - 1])) /* 不是 */
      return i;
  return b;
}

/* 上面第2条, 刚才: where that ends. */
static gsize
lp_chain_correct_begin (const LpChainText *text,
                        gsize              a,
                        gsize              b)
{
  static const char * const words[] = { "上面", "上边", "前面", "刚才", "刚刚", "才", "接龙", "那个", "我刚", "我上面", "我前面" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize k = a;
      const char *p = words[i];

      while (*p != '\0' && k < b && text->c[k] == g_utf8_get_char (p))
        {
          p = g_utf8_next_char (p);
          k++;
        }
      if (*p == '\0' && k < b)
        return lp_chain_correct_begin (text, k, b);
    }
  return a;
}

/* What is said of the entry; whether it was a correction. */
static gboolean
lp_chain_correct_apply (LpChainParse *self,
                        LpChainUnit  *unit,
                        guint         entry,
                        gsize         a,
                        gboolean      named)
{
  g_autoptr (LpChainReading) reading = NULL;
  LpChainPerson *person;
  gboolean changed = FALSE;
  gsize end;

  a = lp_chain_correct_skip (self, entry, a, unit->b, &changed);
  a = lp_chain_correct_skip (self, entry, lp_chain_correct_begin (&self->text, a, unit->b), unit->b, &changed);
  end = lp_chain_correct_not (&self->text, a, unit->b);
  changed = changed || lp_chain_has (self, a, unit->b, LP_WORD_CHANGE);
  if (!changed && !named)
    return FALSE;
  reading = lp_chain_read (self->lexicon, &self->text, a, end, LP_READ_TAIL);
  person = &g_array_index (reading->persons, LpChainPerson, 0);
  if (!changed && (reading->n_known == 0 || (unit->numbered && reading->n_text > 0)))
    return FALSE;
  unit->entry = entry;
  self->changing = changed;
  if (reading->n_known > 0 || person->note->len == 0 || !lp_chain_correct_rename (self, entry, a, end))
    lp_chain_change (self, entry, person, unit);
  self->changing = FALSE;
  return TRUE;
}

/* 3号: 老伴不来了: in a list whose numbers are written otherwise, something about the third. */
static gboolean
lp_chain_correct_is_colon (LpChainParse *self,
                           LpChainUnit  *unit,
                           gsize         after)
{
  return self->text.c[after] == ':' && !(self->numbers && unit->chain && lp_chain_has (self, after, unit->b, LP_WORD_SELF | LP_WORD_CHANGE));
}

static gboolean
lp_chain_correct_numbers (LpChainParse *self,
                          LpChainUnit  *unit,
                          gsize         a)
{
  const LpChainWord *word = lp_chain_lexicon_find (self->lexicon, &self->text, a, unit->b, LP_WORD_CHANGE);
  guint values[MOST_TARGETS], n_values;
  gboolean named, found = FALSE;
  gsize after = lp_chain_correct_targets (self, a + (word != NULL ? word->length : 0), unit->b, values, &n_values, &named);

  if (after == 0 || after >= unit->b || self->text.c[after] == '.' || self->text.c[after] == ')' || (unit->numbered && a > unit->a && !named) ||
      ((named || word == NULL) && lp_chain_correct_is_colon (self, unit, after)))
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

/* The entry of that name that lives there, or any of that name where no place is given. */
static guint
lp_chain_correct_neighbour (LpChainParse *self,
                            const char   *name,
                            const char   *place)
{
  guint entry = lp_chain_find_name (self, name);

  for (guint n = 0; *place != '\0' && entry != LP_CHAIN_NONE && n < MOST_TARGETS; n++)
    {
      const LpChainEntry *known = g_ptr_array_index (self->chain->entries, entry);

      if (g_str_equal (known->place, place))
        return entry;
      entry = g_array_index (self->same, guint, entry);
    }
  return *place == '\0' ? entry : LP_CHAIN_NONE;
}

/* A line that begins with a name of the list, and says more of it. */
static gboolean
lp_chain_correct_names (LpChainParse *self,
                        LpChainUnit  *unit)
{
  gsize a = lp_chain_scan_place (&self->text, unit->body, unit->b), end;
  g_autofree char *place = lp_chain_text_dup (&self->text, unit->body, a);

  if (unit->sender || (unit->chain && unit->numbered && !lp_chain_has (self, unit->body, unit->b, LP_WORD_CHANGE)))
    return FALSE;
  while (a < unit->b && (self->text.c[a] == ' '))
    a++;
  for (end = MIN (unit->b, a + 8); end >= a + 2; end--)
    {
      g_autofree char *name = lp_chain_text_dup (&self->text, a, end);
      guint entry = lp_chain_correct_neighbour (self, name, place);

      if (entry == LP_CHAIN_NONE || end == unit->b)
        continue;
      if (unit->numbered && self->text.c[end] != 0x7684 && self->text.c[end] != ':') /* 的 */
        return FALSE;
      end += self->text.c[end] == 0x7684 ? 1 : 0;
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
  return lp_chain_correct_numbers (self, unit, lp_chain_correct_begin (&self->text, unit->a, unit->b)) || (unit->numbered && lp_chain_correct_numbers (self, unit, unit->body)) ||
         lp_chain_correct_names (self, unit);
}

/* 上面写错了, 是2-601, said by somebody of himself. */
gboolean
lp_chain_correct_sent (LpChainParse *self,
                       LpChainUnit  *unit,
                       const char   *name)
{
  guint entry = lp_chain_find_name (self, name);
  gboolean changed = FALSE;
  gsize a;

  if (entry == LP_CHAIN_NONE)
    return FALSE;
  a = lp_chain_correct_skip (self, entry, lp_chain_correct_begin (&self->text, unit->body, unit->b), unit->b, &changed);
  return changed && lp_chain_scan_place (&self->text, a, unit->b) > a && lp_chain_correct_apply (self, unit, entry, a, TRUE);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where in a clause the name is: at its beginning, behind a word for somebody else (替楼上王婆婆报名), or in blanks (林 峰). */

#include "lp-chain-private.h"

#define ANSWERS (LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT)

/* Ideographs one by one, or a surname of two and the rest: 林 峰, 欧阳 静, 小 熊 猫, 扎西 · 卓玛. */
static gsize
lp_chain_find_spaced (const LpChainText *text,
                      gsize              a,
                      gsize              b)
{
  gsize end = a, i = a;
  guint n_parts = 0;

  for (;;)
    {
      gsize start = i, next;

      while (i < b && linli_text_is_han (text->c[i]))
        i++;
      if (i == start || (i < b && !lp_chain_is_gap (text->c[i]) && text->c[i] != '(' && text->c[i] != '+' && text->c[i] != 0xB7))
        break;
      for (next = i; next < b && (text->c[next] == ' ' || text->c[next] == 0xB7); next++)
        ;
      if (next > i + 1 && text->c[next - 1] == ' ' && next - i <= 3 && (text->c[i] == 0xB7 || text->c[i + 1] == 0xB7))
        {
          n_parts++;
          end = i = next;
          continue;
        }
      if (i - start > (n_parts == 0 ? 2u : 1u) && text->c[end > a ? end - 1 : a] != ' ')
        break;
      if (i - start > 1 && n_parts > 0 && !(end > a + 1 && text->c[end - 2] == 0xB7))
        break;
      if (i - start == 2 && n_parts == 0)
        {
          g_autofree char *surname = lp_chain_text_dup (text, a, i);
          g_autofree char *whole = g_strconcat (surname, "兰", NULL);

          if (linli_surname_get_length (whole) != 2)
            break;
        }
      n_parts++;
      end = i;
      if (next == i || next >= b || text->c[i] != ' ' || next > i + 1)
        break;
      i = next;
    }
  return n_parts >= 2 ? end : a;
}

/* David Wang, Mr. Wang. */
static gsize
lp_chain_find_title (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  gsize i = a;

  for (i = a; i < b && g_unichar_isalpha (text->c[i]) && text->c[i] < 0x80; i++)
    ;
  if (i > a + 1 && i + 2 < b && text->c[i] == ' ' && g_ascii_isupper (text->text[text->at[i + 1]]))
    {
      for (i++; i < b && g_unichar_isalpha (text->c[i]) && text->c[i] < 0x80; i++)
        ;
      return i;
    }
  if (a + 3 >= b || text->c[a] != 'm')
    return a;
  for (i = a + 1; i < b && i < a + 4 && (text->c[i] == 'r' || text->c[i] == 's' || text->c[i] == 'i'); i++)
    ;
  if (i == a + 1 || i >= b || (text->c[i] != '.' && text->c[i] != ' '))
    return a;
  while (i < b && (text->c[i] == '.' || text->c[i] == ' '))
    i++;
  while (i < b && lp_chain_is_letter (text->c[i]))
    i++;
  return i;
}

static gboolean
lp_chain_find_is_report (const LpChainText *text,
                         gsize              a,
                         gsize              b)
{
  for (; a < b; a++)
    if (text->c[a] == 0x62A5 || text->c[a] == 0x6211 || text->c[a] == 0x9886 || lp_chain_is_digit (text->c[a])) /* 报我领 */
      return TRUE;
  return FALSE;
}

/* 替…报, 帮…, and neighbours: the name is the one who is reported. */
static gboolean
lp_chain_find_proxy (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 end,
                     LpChainFound         *found)
{
  for (gsize i = a; i < end && i < a + 6; i++)
    {
      const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, i, end, LP_WORD_PROXY);
      const LpChainWord *near;
      gsize after, name;

      if (i == a && word == NULL)
        word = lp_chain_lexicon_find (lexicon, text, i, end, LP_WORD_NEAR);
      if (word == NULL || (word->length == 1 && i == a && text->c[i] == 0x4EE3 && !lp_chain_find_is_report (text, a, end))) /* 代 is a surname, too */
        continue;
      after = i + word->length;
      found->place_a = after;
      found->place_b = lp_chain_scan_place (text, after, end);
      for (gsize k = found->place_b + (found->place_b > after && text->c[found->place_b] == 0x7684 ? 1 : 0); k < end && k < found->place_b + 5; k++)
        {
          name = lp_chain_scan_name (lexicon, text, k, end, &found->strength);
          if (name == k || found->strength < LP_NAME_STRONG)
            continue;
          near = lp_chain_lexicon_find (lexicon, text, k, name, LP_WORD_KIN | LP_WORD_NEAR);
          if (near != NULL && k + near->length < name)
            {
              k += near->length - 1;
              continue;
            }
          found->a = k;
          found->b = name;
          found->end = end;
          found->note_a = a;
          found->note_b = end;
          if (found->place_b > found->place_a)
            found->note_a = i;
          return TRUE;
        }
    }
  found->place_b = found->place_a = 0;
  return FALSE;
}

/* 还没想好的老林: what stands before the last 的 is said of him. */
static gboolean
lp_chain_find_after_of (const LpChainLexicon *lexicon,
                        const LpChainText    *text,
                        gsize                 a,
                        gsize                 end,
                        LpChainFound         *found)
{
  for (gsize i = a + 2; i + 2 < end; i++)
    if (text->c[i] == 0x7684 && lp_chain_scan_name (lexicon, text, i + 1, end, &found->strength) == end && found->strength == LP_NAME_STRONG &&
        lp_chain_lexicon_find (lexicon, text, i + 1, end, LP_WORD_KIN) == NULL)
      {
        found->a = i + 1;
        found->b = found->end = end;
        found->note_a = a;
        found->note_b = i + 1;
        return TRUE;
      }
  return FALSE;
}

/* What somebody calls himself, where it is known that somebody is listed: all that stands before the first sign. */
static gboolean
lp_chain_find_nick (const LpChainLexicon *lexicon,
                    const LpChainText    *text,
                    gsize                 a,
                    gsize                 end,
                    LpChainFound         *found)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, end, ANSWERS | LP_WORD_CHAT | LP_WORD_LABEL | LP_WORD_EXAMPLE | LP_WORD_TOTAL);
  LpToken token = { .a = a };
  guint n = 0;

  for (gsize i = a; i < end; i++)
    {
      if (i > a + 1 && lp_chain_is_digit (text->c[i]) && linli_text_is_han (text->c[i - 1]) &&
          (lp_chain_scan_people (lexicon, text, i, end, &token) > i || lp_chain_scan_is_amount (text, i, end) || lp_chain_scan_is_room (text, i, end)))
        end = i;
      else if (text->c[i] == '+' || lp_chain_is_picture (text->c[i]))
        end = i;
      else
        n += lp_chain_is_letter (text->c[i]) ? 1 : 0;
    }
  if (text->c[a] == 0x5DF2 && lp_chain_lexicon_find (lexicon, text, a, end, LP_WORD_STOP) != NULL) /* 已修好 */
    return FALSE;
  if (word != NULL && word->length == end - a && lp_chain_lexicon_find (lexicon, text, a, end, LP_WORD_ROLE) != NULL &&
      lp_chain_lexicon_find (lexicon, text, a, end, LP_WORD_ROLE)->length == end - a)
    word = NULL; /* 群主 */
  if (n == 0 || end - a > 14 || (word != NULL && word->length + 1 >= end - a))
    return FALSE;
  found->a = a;
  found->b = found->end = end;
  found->strength = LP_NAME_WEAK;
  return TRUE;
}

/* 娃娃项天天: who that is, and the name. */
static gboolean
lp_chain_find_kin (const LpChainLexicon *lexicon,
                   const LpChainText    *text,
                   gsize                 a,
                   gsize                 end,
                   LpChainFound         *found)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, end, LP_WORD_KIN);
  gsize name;

  if (word == NULL || word->length < 2 || a + word->length + 2 > end || !linli_surname_is_common (text->c[a + word->length]))
    return FALSE;
  name = lp_chain_scan_name (lexicon, text, a + word->length, end, &found->strength);
  if (name != end || found->strength != LP_NAME_STRONG || name - a - word->length != 3)
    return FALSE;
  found->a = a + word->length;
  found->b = found->end = end;
  found->note_a = a;
  found->note_b = found->a;
  return TRUE;
}

/* 5公里就够了: somebody calls himself so, where it is known that somebody is listed. */
static gboolean
lp_chain_find_digits (const LpChainLexicon *lexicon,
                      const LpChainText    *text,
                      gsize                 a,
                      gsize                 end,
                      gboolean              listed,
                      LpChainFound         *found)
{
  LpChainClause rest;
  gsize place = lp_chain_scan_place (text, a, end);

  if (place > a && place < end && text->c[place] == ')')
    return FALSE; /* (5-2-303)半夏微凉 */
  lp_chain_clause_read (lexicon, text, a, end, &rest);
  return listed && rest.n_text > 3 && text->c[a + 1] != ':' && text->c[a + 2] != ':' && rest.total == 0 &&
         lp_chain_find_nick (lexicon, text, a, end, found);
}

/* Whether the name that was found is all, or what follows it in its clause is understood. */
static gboolean
lp_chain_find_is_followed (const LpChainLexicon *lexicon,
                           const LpChainText    *text,
                           const LpChainFound   *found,
                           gsize                 end,
                           gsize                 b,
                           gboolean              listed)
{
  LpChainClause rest;
  LpChainFound other;

  if (found->b == found->a)
    return FALSE;
  if (found->b >= end)
    return TRUE;
  if (found->strength >= LP_NAME_FAIR && lp_chain_lexicon_find (lexicon, text, found->b, end, LP_WORD_LINK) != NULL &&
      lp_chain_find_other (lexicon, text, found->b, b, '&', listed, &other))
    return TRUE;
  lp_chain_clause_read (lexicon, text, found->b, end, &rest);
  return rest.n_text == 0 && rest.n_known > 0;
}

/* 夏天的风, 米线不加辣: what begins like a name, and goes on. */
static gboolean
lp_chain_find_goes_on (const LpChainLexicon *lexicon,
                       const LpChainText    *text,
                       const LpChainFound   *found,
                       gsize                 end)
{
  LpChainClause rest;

  if (found->b >= end || (text->c[found->b] != 0x7684 && (text->c[found->b] != 0x4E0D || found->b != found->a + 2))) /* 的不 */
    return FALSE;
  if (text->c[found->b] == 0x7684)
    return TRUE;
  lp_chain_clause_read (lexicon, text, found->b, end, &rest);
  return rest.n_text > 0 && rest.answers == 0 && lp_chain_lexicon_find (lexicon, text, found->a + 1, found->b, LP_WORD_FORM) == NULL;
}

/* The first name of a piece, where it begins at a. */
gboolean
lp_chain_find_first (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b,
                     gboolean              listed,
                     LpChainFound         *found)
{
  gsize end = lp_chain_clause_end (text, a, b), spaced;

  *found = (LpChainFound) { .a = a, .strength = LP_NAME_STRONG };
  spaced = lp_chain_find_title (text, a, b);
  spaced = spaced > a ? spaced : lp_chain_find_spaced (text, a, b);
  if (spaced > a)
    {
      found->b = found->end = spaced;
      return TRUE;
    }
  if (lp_chain_is_digit (text->c[a]))
    return lp_chain_find_digits (lexicon, text, a, end, listed, found);
  if (lp_chain_find_proxy (lexicon, text, a, end, found) || lp_chain_find_kin (lexicon, text, a, end, found))
    return TRUE;
  found->a = a;
  found->end = found->b = lp_chain_scan_name (lexicon, text, a, b, &found->strength);
  if (found->b > a && found->strength == LP_NAME_STRONG && !(listed && lp_chain_find_goes_on (lexicon, text, found, end)))
    return TRUE;
  if (lp_chain_find_after_of (lexicon, text, a, end, found))
    return TRUE;
  found->a = a;
  found->end = found->b = lp_chain_scan_name (lexicon, text, a, b, &found->strength);
  return lp_chain_find_is_followed (lexicon, text, found, end, b, listed) || (listed && lp_chain_find_nick (lexicon, text, a, end, found));
}

static gboolean
lp_chain_find_is_han (const LpChainText *text,
                      gsize              a,
                      gsize              b)
{
  while (a < b && linli_text_is_han (text->c[a]))
    a++;
  return a == b;
}

/* Where blanks part names: what is short, and begins with no word of speech. */
gboolean
lp_chain_find_many (const LpChainLexicon *lexicon,
                    const LpChainText    *text,
                    gsize                 a,
                    gsize                 b,
                    LpChainFound         *found)
{
  gsize clause = lp_chain_clause_end (text, a, b);
  const LpChainWord *stop = lp_chain_lexicon_find (lexicon, text, a, clause, LP_WORD_STOP);
  LpChainClause rest;

  *found = (LpChainFound) { .a = a };
  found->b = found->end = lp_chain_scan_name (lexicon, text, a, b, &found->strength);
  if (found->b == a && clause >= a + 2 && clause <= a + 5)
    {
      found->b = found->end = clause;
      found->strength = LP_NAME_WEAK;
    }
  if (found->b == clause && found->b > a && found->strength == LP_NAME_STRONG)
    return TRUE;
  if (found->b == a || found->b > a + 5 || !lp_chain_find_is_han (text, a, found->b) || (stop != NULL && a + stop->length == clause) ||
      lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_BREAK | LP_WORD_FILL | LP_WORD_KIN | LP_WORD_RULE | LP_WORD_BRING | LP_WORD_CHAT) != NULL)
    return FALSE;
  if (found->b == clause)
    return TRUE;
  lp_chain_clause_read (lexicon, text, found->b, clause, &rest);
  return rest.n_text == 0 && rest.n_known > 0;
}

/* Another name behind the first, which the sign parted from it; 0: it stands in brackets. */
gboolean
lp_chain_find_other (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b,
                     gunichar              sign,
                     gboolean              listed,
                     LpChainFound         *found)
{
  const LpChainWord *link = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_LINK);
  gsize start = a, end, clause = lp_chain_clause_end (text, a, b);
  LpChainClause rest;
  LpToken token;

  *found = (LpChainFound) { 0 };
  if (link != NULL && lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_YES | LP_WORD_NO) != NULL &&
      lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_YES | LP_WORD_NO)->length > link->length)
    return FALSE; /* 同意 */
  if (link != NULL)
    {
      start = a + link->length;
      sign = '&';
    }
  if (lp_chain_scan_people (lexicon, text, a, b, &token) > a || lp_chain_lexicon_find (lexicon, text, start, b, LP_WORD_KIN) != NULL ||
      (link == NULL && lp_chain_lexicon_find (lexicon, text, start, b, LP_WORD_BRING | LP_WORD_PROXY) != NULL))
    return FALSE;
  end = lp_chain_scan_name (lexicon, text, start, b, &found->strength);
  if (end == start || sign == 0 || sign == '(' || sign == ')')
    return FALSE;
  if (end < clause)
    {
      lp_chain_clause_read (lexicon, text, end, clause, &rest);
      if (rest.n_text > 0 || rest.n_known == 0)
        return FALSE;
    }
  found->a = start;
  found->b = found->end = end;
  if (sign == 0x3001)
    return found->strength >= (listed ? LP_NAME_FAIR : LP_NAME_WEAK);
  if (sign == '&')
    return found->strength >= LP_NAME_FAIR && end == clause;
  if (found->strength < LP_NAME_STRONG && (listed || (sign != ',' && sign != ';') || found->strength < LP_NAME_FAIR))
    return FALSE;
  if ((sign == ',' || sign == ';') && !listed)
    return TRUE;
  if (sign == ',' || sign == ';')
    return !listed || (end == clause && end - start <= 3);
  return end == clause && (end - start >= 3 || !listed) &&
         (linli_surname_is_common (text->c[start]) || text->c[start] == 0x8001 || text->c[start] == 0x5C0F); /* 老小 */
}

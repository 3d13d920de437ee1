/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Names: 王桂芳, 欧阳娜, 张阿姨, 老李, 朵朵妈妈, and what people call themselves in a chat. A name ends at a sign, a digit, or a word of
 * speech; how sure it is depends on its surname and on whether it is a word of the lexicon. */

#include "lp-chain-private.h"

#define ANY_WORD                                                                                                                       \
  (LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT | LP_WORD_TOTAL | LP_WORD_STOP | LP_WORD_KEY | LP_WORD_CHAT | LP_WORD_SHIFT | \
   LP_WORD_LABEL | LP_WORD_CHANGE | LP_WORD_EXAMPLE | LP_WORD_RULE | LP_WORD_BREAK)

static gsize
lp_chain_name_run (const LpChainText *text,
                   gsize              a,
                   gsize              b)
{
  gboolean latin = FALSE;
  gsize i = a;

  for (; i < b; i++)
    {
      gunichar c = text->c[i];

      if (lp_chain_is_letter (c))
        latin = latin || !linli_text_is_han (c);
      else if (!(c == 0xB7 || c == '_' || (lp_chain_is_digit (c) && latin && i > a && !linli_text_is_han (text->c[i - 1]))))
        break;
    }
  return i;
}

/* 司徒先生, 随风而去: what looks like a word of speech is the end of the name. */
static gboolean
lp_chain_name_keeps (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 at,
                     gsize                 end)
{
  const LpChainWord *form = lp_chain_lexicon_find (lexicon, text, at, end, LP_WORD_FORM);

  if (form != NULL && form->length > 1 && at + form->length == end && lp_chain_lexicon_find (lexicon, text, at, end, LP_WORD_BREAK)->length < form->length)
    return TRUE;
  if (at <= a + 3 && end == a + 4 && g_utf8_strchr ("同和与共", -1, text->c[a + 2]) != NULL && !linli_surname_is_common (text->c[a])) /* 风雨同行 */
    return lp_chain_lexicon_find (lexicon, text, a + 3, end, LP_WORD_KIN) == NULL;
  return at + 1 == end && at >= a + 3 && g_utf8_strchr ("去来到行有", -1, text->c[at]) != NULL && g_utf8_strchr ("而归东秋风云时", -1, text->c[at - 1]) != NULL;
}

/* Whether a word of speech that begins here ends the name before it. */
static gboolean
lp_chain_name_breaks (const LpChainLexicon *lexicon,
                      const LpChainText    *text,
                      gsize                 a,
                      gsize                 at,
                      gsize                 end)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, at, end, LP_WORD_BREAK);

  if (word == NULL || lp_chain_name_keeps (lexicon, text, a, at, end))
    return FALSE;
  if (text->c[at] == 0x7684) /* 的, but not in 朵朵的妈妈 */
    return lp_chain_lexicon_find (lexicon, text, at + 1, end, LP_WORD_KIN) == NULL;
  if (word->length == 1 && (text->c[at] == 0x4ED6 || text->c[at] == 0x5979) && lp_chain_lexicon_find (lexicon, text, at + 1, end, LP_WORD_KIN) != NULL)
    return FALSE; /* 边牧他妈 */
  if (word->length > 1)
    return TRUE;
  if ((text->c[at] == 0x5973 || text->c[at] == 0x7537) && at + 1 == end) /* 女男, but not in 早安少女 */
    return at - a <= 3 && linli_surname_is_common (text->c[a]);
  if ((word->kind & (LP_WORD_LINK | LP_WORD_BRING)) != 0 && at + 1 == end)
    return lp_chain_is_digit (text->c[end]); /* 尹姐加1台 */
  /* The last character of a name of three may be any. */
  return at + 1 < end || at - a > 2;
}

static LpNameStrength
lp_chain_name_judge_form (const LpChainLexicon *lexicon,
                          const LpChainText    *text,
                          gsize                 a,
                          gsize                 b)
{
  for (gsize i = a + 1; i < b; i++)
    {
      const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, i, b, LP_WORD_FORM);
      const LpChainWord *kin = lp_chain_lexicon_find (lexicon, text, i, b, LP_WORD_KIN);

      if (kin != NULL && i + kin->length == b && i - a <= 6 && i - a + kin->length >= 3)
        return LP_NAME_STRONG;
      if (word == NULL || i + word->length != b)
        continue;
      if (i - a <= 4 && (i - a > 1 || word->length > 1 || linli_surname_is_common (text->c[a]) || text->c[a] == 0x5C0F || text->c[a] == 0x8001))
        return LP_NAME_STRONG;
    }
  return LP_NAME_NONE;
}

static gboolean
lp_chain_name_is_compound (const LpChainText *text,
                           gsize              a,
                           gsize              b)
{
  g_autofree char *name = NULL;

  if (b - a < 3 || b - a > 4)
    return FALSE;
  name = lp_chain_text_dup (text, a, b);
  return linli_surname_get_length (name) == 2;
}

static LpNameStrength
lp_chain_name_judge_han (const LpChainLexicon *lexicon,
                         const LpChainText    *text,
                         gsize                 a,
                         gsize                 b)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, b, ANY_WORD);
  gsize n = b - a;
  LpNameStrength form;

  if (word != NULL && word->length >= n)
    return LP_NAME_NONE;
  word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_BRING | LP_WORD_PROXY);
  if (word != NULL && (word->length >= 2 || text->c[a] == 0x5E26 || text->c[a] == 0x966A) && /* 带陪 */
      (word->length >= 2 || lp_chain_lexicon_find (lexicon, text, a + 1, b, LP_WORD_KIN) != NULL))
    return LP_NAME_NONE;
  word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_KIN | LP_WORD_FILL);
  if (word != NULL && word->length >= n)
    return LP_NAME_NONE;
  word = lp_chain_lexicon_find (lexicon, text, a, b, ANY_WORD);
  form = lp_chain_name_judge_form (lexicon, text, a, b);
  if (form != LP_NAME_NONE)
    return form;
  if (lp_chain_name_is_compound (text, a, b))
    return LP_NAME_STRONG;
  if (word != NULL && word->length >= 2 && (n >= 4 || ((word->kind & LP_WORD_STOP) != 0 && !linli_surname_is_common (text->c[a]))))
    return LP_NAME_NONE;
  if (n == 2 && (text->c[a] == 0x8001 || text->c[a] == 0x5C0F || text->c[a] == 0x963F)) /* 老小阿 */
    return LP_NAME_STRONG;
  if (n >= 2 && n <= 3 && linli_surname_is_common (text->c[a]))
    return word != NULL && word->length >= 2 ? LP_NAME_FAIR : LP_NAME_STRONG;
  if (n >= 2 && n <= 3)
    return LP_NAME_FAIR;
  if (n == 4 && linli_surname_is_common (text->c[a]) && linli_surname_is_common (text->c[a + 1]))
    return LP_NAME_FAIR;
  return n <= 8 ? LP_NAME_WEAK : LP_NAME_NONE;
}

/* 嘟嘟家不来, 小鹿家3口: a name that ends in 家. */
static gboolean
lp_chain_name_is_home (const LpChainLexicon *lexicon,
                       const LpChainText    *text,
                       gsize                 at,
                       gsize                 end)
{
  if (text->c[at] != 0x5BB6) /* 家 */
    return FALSE;
  return at + 1 == end || lp_chain_lexicon_find (lexicon, text, at + 1, end, LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT) != NULL;
}

/* 黄大爷黄婆婆: where the second begins. */
static gboolean
lp_chain_name_is_twice (const LpChainLexicon *lexicon,
                        const LpChainText    *text,
                        gsize                 a,
                        gsize                 at,
                        gsize                 end)
{
  return at >= a + 3 && end >= at + 3 && end <= at + 4 && linli_surname_is_common (text->c[a]) && linli_surname_is_common (text->c[at]) &&
         lp_chain_name_judge_form (lexicon, text, a, at) == LP_NAME_STRONG && lp_chain_name_judge_form (lexicon, text, at, end) == LP_NAME_STRONG;
}

static LpNameStrength
lp_chain_name_judge (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b)
{
  gboolean dot = FALSE;
  guint n_han = 0;

  for (gsize i = a; i < b; i++)
    {
      dot = dot || text->c[i] == 0xB7;
      n_han += linli_text_is_han (text->c[i]) ? 1 : 0;
    }
  if (n_han == b - a)
    return lp_chain_name_judge_han (lexicon, text, a, b);
  if (dot && n_han >= 4 && n_han + 2 >= b - a)
    return LP_NAME_STRONG;
  return b - a <= 20 && lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_YES | LP_WORD_LABEL) == NULL ? LP_NAME_WEAK : LP_NAME_NONE;
}

/* Where the name that begins here ends, or a. */
gsize
lp_chain_scan_name (const LpChainLexicon *lexicon,
                    const LpChainText    *text,
                    gsize                 a,
                    gsize                 b,
                    LpNameStrength       *strength)
{
  gsize end = lp_chain_name_run (text, a, MIN (b, a + 24));

  *strength = LP_NAME_NONE;
  for (gsize i = a + 2; i < end; i++)
    if (lp_chain_name_is_home (lexicon, text, i, end))
      end = i + 1;
    else if (lp_chain_name_breaks (lexicon, text, a, i, end) || lp_chain_name_is_twice (lexicon, text, a, i, end))
      end = i;
  if (end == a)
    return a;
  *strength = lp_chain_name_judge (lexicon, text, a, end);
  return *strength != LP_NAME_NONE ? end : a;
}

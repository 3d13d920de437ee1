/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A clause is what stands between two signs or blanks. Either all of it is understood (2人, 我来, 带孙子), or it is a note as it stands,
 * from which a refusal at its beginning or end is taken (孩子水痘请假): 有车可坐4人 says nothing of how many come. */

#include "lp-chain-private.h"

#define ANSWERS (LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT)

/* Signs that answer. */
guint
lp_chain_clause_sign (gunichar c)
{
  switch (c)
    {
    case 0x274C: case 0x1F6AB: case 0x26D4: case 0xD7: /* ❌🚫⛔× */
      return LP_WORD_OUT;
    case 0x2705:
      return LP_WORD_YES;
    case 0x2753: case 0x2754: /* ❓❔ */
      return LP_WORD_MAYBE;
    default:
      return 0;
    }
}

/* A single character answers where nothing follows but what says nothing. */
static gboolean
lp_chain_clause_ends (const LpChainLexicon *lexicon,
                      const LpChainText    *text,
                      gsize                 a,
                      gsize                 b)
{
  while (a < b)
    {
      const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_FILL | LP_WORD_CHAT | ANSWERS);

      if (word == NULL && lp_chain_is_letter (text->c[a]))
        return FALSE;
      a += word != NULL ? word->length : 1;
    }
  return TRUE;
}

/* 不 and one or two characters, perhaps with 了: 不留, 不剪了, 不需要了. */
static gsize
lp_chain_clause_not (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b,
                     guint                *answer)
{
  if (text->c[a] != 0x4E0D || (a + 1 < b && g_utf8_strchr ("酸甜辣苦咸香胖瘦热忘悔语懂笨慌老败倦惑羁凡悟", -1, text->c[a + 1]) != NULL)) /* 不 */
    return a;
  for (gsize n = 2; n <= 4 && a + n <= b; n++) /* without 了 one character alone, for 不吃辣 is no answer */
    {
      gboolean over = text->c[a + n - 1] == 0x4E86 && n > 2; /* 了 */

      if (!linli_text_is_han (text->c[a + n - 1]))
        return a;
      if (over || (n == 2 && lp_chain_clause_ends (lexicon, text, a + n, b) && !(a + n < b && text->c[a + n] == 0x4E86)))
        {
          *answer = over ? LP_WORD_OUT : LP_WORD_NO;
          return a + n;
        }
    }
  return a;
}

static gsize
lp_chain_clause_answer (const LpChainLexicon *lexicon,
                        const LpChainText    *text,
                        gsize                 a,
                        gsize                 b,
                        guint                *answer)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, b, ANSWERS);

  if (text->c[a] == '-' && a > 0 && lp_chain_is_digit (text->c[a - 1])) /* 3-1-502 */
    word = NULL;
  *answer = text->c[a] == 0xD7 && a + 1 < b && lp_chain_is_digit (text->c[a + 1]) ? 0 : lp_chain_clause_sign (text->c[a]);
  if (*answer != 0)
    return a + 1;
  if (word != NULL && (word->length > 1 || lp_chain_clause_ends (lexicon, text, a + word->length, b)))
    {
      *answer = word->kind & ANSWERS;
      return a + word->length;
    }
  return lp_chain_clause_not (lexicon, text, a, b, answer);
}

static void
lp_chain_clause_people (LpChainClause *self,
                        const LpToken *token,
                        gboolean       figure)
{
  self->n_known++;
  if (token->kind == LP_TOKEN_PLUS)
    {
      if (token->word != 0)
        self->with += token->value;
      else
        self->plus += token->value;
    }
  else if (token->value > self->total)
    {
      self->total = token->value;
      self->counted = token->word == 0;
      self->figure = figure;
    }
  if (token->kind == LP_TOKEN_PARTS || token->word == LP_WORD_KIN || (token->kind == LP_TOKEN_PLUS && token->word != 0))
    {
      if (self->note_b == self->note_a)
        self->note_a = token->a;
      self->note_b = token->b;
    }
}

/* 2, and nothing else. */
static gsize
lp_chain_clause_figure (const LpChainText *text,
                        gsize              a,
                        gsize              b,
                        LpToken           *token)
{
  gsize n = lp_chain_is_digit (text->c[a]) ? lp_chain_count_read (text, a, b, &token->value) : 0;

  token->kind = LP_TOKEN_TOTAL;
  token->word = 0;
  return n > 0 && a + n == b && token->value > 0 && token->value <= 20 ? a + n : a;
}

/* What is understood at a; FALSE where it is text. */
static gboolean
lp_chain_clause_step (const LpChainLexicon *lexicon,
                      const LpChainText    *text,
                      gsize                 a,
                      gsize                 b,
                      LpChainClause        *self,
                      gsize                *end)
{
  LpToken token = { .a = a };
  const LpChainWord *word;
  guint answer;

  if ((*end = lp_chain_scan_people (lexicon, text, a, b, &token)) > a || (self->start == a && (*end = lp_chain_clause_figure (text, a, b, &token)) > a))
    {
      token.b = token.b > a ? token.b : *end;
      lp_chain_clause_people (self, &token, self->start == a && *end == b && *end - a <= 2 && token.kind == LP_TOKEN_TOTAL && lp_chain_is_digit (text->c[b - 1]));
      return TRUE;
    }
  if (lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_ANY) != NULL)
    return FALSE;
  if ((*end = lp_chain_clause_answer (lexicon, text, a, b, &answer)) > a)
    {
      word = lp_chain_lexicon_find (lexicon, text, a, b, ANSWERS);
      if (word != NULL && (word->kind & LP_WORD_KIN) != 0)
        {
          self->note_a = a;
          self->note_b = *end;
        }
      self->answers |= answer;
      self->n_known++;
      return TRUE;
    }
  word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_FILL);
  if (word == NULL && lp_chain_is_letter (text->c[a]))
    word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_CHAT);
  *end = a + (word != NULL ? word->length : 1);
  return word != NULL || !(lp_chain_is_letter (text->c[a]) || lp_chain_is_digit (text->c[a]) || text->c[a] > LP_CHAIN_SIGN);
}

/* 周末不要: on some days alone. */
static gboolean
lp_chain_clause_is_part (const LpChainLexicon *lexicon,
                         const LpChainText    *text,
                         gsize                 a,
                         gsize                 b)
{
  const LpChainWord *shift = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_SHIFT);
  gsize i = a + (shift != NULL ? shift->length : 0);

  return shift != NULL && text->c[a] != 0x4ECA && text->c[a] != 0x660E && i + 1 < b && text->c[i] == 0x4E0D && /* 今明不 */
         g_utf8_strchr ("要用送", -1, text->c[i + 1]) != NULL;
}

/* 下雨就不来, 不要放毒饵, 还可以带1个: no answer of the one who is named. */
static gboolean
lp_chain_clause_is_note (const LpChainLexicon *lexicon,
                         const LpChainText    *text,
                         gsize                 a,
                         gsize                 b)
{
  if (lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_MORE) != NULL)
    return TRUE;
  if (lp_chain_clause_is_part (lexicon, text, a, b))
    return TRUE;
  for (gsize i = a + 1; i + 1 < b; i++)
    if (text->c[i] == 0x5C31 && lp_chain_lexicon_find (lexicon, text, i + 1, b, LP_WORD_NO | LP_WORD_OUT) != NULL) /* 就 */
      return TRUE;
  if (a + 2 < b && text->c[a] == 0x4E0D && (text->c[a + 1] == 0x8981 || text->c[a + 1] == 0x7528)) /* 不要 不用 */
    return g_utf8_strchr ("放吃喝打开敲乱太辣", -1, text->c[a + 2]) != NULL;
  return FALSE;
}

/* 老伴不来了: who is not there with him; nothing of himself. */
static gboolean
lp_chain_clause_is_absent (const LpChainLexicon *lexicon,
                           const LpChainText    *text,
                           gsize                 a,
                           gsize                 b)
{
  const LpChainWord *kin = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_KIN), *answer;

  if (kin == NULL || (kin->kind & (LP_WORD_MAYBE | LP_WORD_TOTAL)) != 0 || a + kin->length >= b)
    return FALSE;
  answer = lp_chain_lexicon_find (lexicon, text, a + kin->length, b, LP_WORD_NO | LP_WORD_OUT);
  return answer != NULL && lp_chain_clause_ends (lexicon, text, a + kin->length + answer->length, b);
}

/* 爸爸妈妈都来: they come along. */
static gboolean
lp_chain_clause_is_together (const LpChainLexicon *lexicon,
                             const LpChainText    *text,
                             gsize                 a,
                             gsize                 b,
                             LpChainClause        *self)
{
  const LpChainWord *kin;
  gsize i = a;
  guint with = 0;

  while ((kin = lp_chain_lexicon_find (lexicon, text, i, b, LP_WORD_KIN)) != NULL && (kin->kind & (LP_WORD_MAYBE | LP_WORD_TOTAL)) == 0)
    {
      with += kin->value;
      i += kin->length;
    }
  if (with == 0 || i >= b || (text->c[i] != 0x90FD && !(text->c[i] == 0x4E00 && i + 1 < b && text->c[i + 1] == 0x8D77)) || /* 都 一起 */
      !lp_chain_clause_ends (lexicon, text, i, b))
    return FALSE;
  *self = (LpChainClause) { .start = a, .note_a = a, .note_b = b, .with = with, .n_known = 1 };
  return TRUE;
}

/* 去不了, 要加班; 我来洗碗; 3人 and more: what is understood at the beginning. */
static gboolean
lp_chain_clause_begin (const LpChainLexicon *lexicon,
                       const LpChainText    *text,
                       gsize                 a,
                       gsize                 b,
                       LpChainClause        *self)
{
  LpToken token = { .a = a };
  guint answer;
  gsize end = lp_chain_clause_answer (lexicon, text, a, b, &answer);

  if (end > a && ((answer & (LP_WORD_NO | LP_WORD_OUT)) != 0 || (text->c[a] == 0x6211 && (answer & LP_WORD_YES) != 0))) /* 我 */
    {
      self->answers = answer;
      self->note_a = end;
      self->n_known += answer == LP_WORD_YES ? 1 : 0;
      self->note_b = b - (answer == LP_WORD_YES && g_utf8_strchr ("嘛噻哈哦撒哟", -1, text->c[b - 1]) != NULL ? 1 : 0);
      return TRUE;
    }
  end = lp_chain_scan_people (lexicon, text, a, b, &token);
  if (end > a && token.kind != LP_TOKEN_PLUS)
    {
      lp_chain_clause_people (self, &token, FALSE);
      self->note_a = token.word == LP_WORD_KIN ? a : end;
      self->note_b = b;
      return TRUE;
    }
  if (end > a && token.word != 0 && end < b)
    {
      self->with = token.value;
      return TRUE;
    }
  return FALSE;
}

/* 孩子水痘请假: what is understood at the end. */
static void
lp_chain_clause_end_answer (const LpChainLexicon *lexicon,
                            const LpChainText    *text,
                            gsize                 a,
                            gsize                 b,
                            LpChainClause        *self)
{
  guint answer;
  gsize end;

  for (gsize i = a + 1; i < b && (self->answers & ~LP_WORD_YES) == 0; i++)
    if ((end = lp_chain_clause_answer (lexicon, text, i, b, &answer)) > i + 1 && lp_chain_clause_ends (lexicon, text, end, b) &&
        (answer & LP_WORD_YES) == 0 && !(text->c[i] == 0x4E0D && lp_chain_lexicon_find (lexicon, text, i, b, ANSWERS) == NULL) &&
        !(i + 1 < b && text->c[i - 1] == text->c[i + 1]))
      {
        self->answers = answer;
        self->note_b = i;
      }
}

/* A clause that is not understood: the answers at its ends, a count at its beginning; the rest is a note. */
static void
lp_chain_clause_partly (const LpChainLexicon *lexicon,
                        const LpChainText    *text,
                        gsize                 a,
                        gsize                 b,
                        LpChainClause        *self)
{
  const LpChainWord *word;

  *self = (LpChainClause) { .start = a, .note_a = a, .note_b = b, .n_text = (guint) (b - a) };
  if (lp_chain_clause_begin (lexicon, text, a, b, self))
    return;
  word = lp_chain_lexicon_find (lexicon, text, b >= a + 4 ? b - 2 : b, b, LP_WORD_YES);
  if (word != NULL && word->length == 2 && b - a <= 7)
    self->answers = LP_WORD_YES;
  word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_FILL);
  if (self->answers == LP_WORD_YES && word != NULL)
    self->note_a = a + word->length;
  for (gsize i = a; i < a + 2 && i < b; i++)
    if (text->c[i] == 0x770B && (i == a || text->c[a] == 0x8BF4)) /* 看, 说看 */
      {
        self->answers = LP_WORD_MAYBE;
        self->note_a = i;
      }
  lp_chain_clause_end_answer (lexicon, text, a, b, self);
  self->n_known += self->answers != 0 ? 1 : 0;
}

/* Reads the clause from a to b. */
void
lp_chain_clause_read (const LpChainLexicon *lexicon,
                      const LpChainText    *text,
                      gsize                 a,
                      gsize                 b,
                      LpChainClause        *self)
{
  gboolean good = TRUE;

  *self = (LpChainClause) { .start = a };
  if (lp_chain_clause_is_together (lexicon, text, a, b, self))
    return;
  if (lp_chain_clause_is_absent (lexicon, text, a, b))
    {
      self->n_known = 1;
      return;
    }
  if (lp_chain_clause_is_note (lexicon, text, a, b))
    {
      self->note_a = a;
      self->note_b = b;
      self->n_text = (guint) (b - a);
      return;
    }
  for (gsize i = a, end; i < b && good; i = end)
    good = lp_chain_clause_step (lexicon, text, i, b, self, &end);
  if (!good)
    lp_chain_clause_partly (lexicon, text, a, b, self);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A piece of a list as tokens: names, people, places, phones, answers, other words, and text that is none of these. */

#include "lp-chain-private.h"

#define ANSWERS (LP_WORD_YES | LP_WORD_NO | LP_WORD_MAYBE | LP_WORD_OUT)

/* Signs that answer. */
static guint
lp_chain_token_sign (gunichar c)
{
  switch (c)
    {
    case 0x274C: case 0x1F6AB: case 0x26D4: /* ❌🚫⛔ */
      return LP_WORD_OUT;
    case 0x2705: case 0x1F44C: case 0x1F64B: case 0x2B55: /* ✅👌🙋⭕ */
      return LP_WORD_YES;
    case 0x2753: case 0x2754: /* ❓❔ */
      return LP_WORD_MAYBE;
    default:
      return 0;
    }
}

static gboolean
lp_chain_token_ends (const LpChainText *text,
                     gsize              at,
                     gsize              b)
{
  gunichar c = at < b ? text->c[at] : 0;

  return c == 0 || !lp_chain_is_letter (c) || c == 0x4E86 || c == 0x54E6 || c == 0x5440 || c == 0x5566 || c == 0x54C8 || c == 0x5427; /* 了哦呀啦哈吧 */
}

/* An answer: what a word says at the end of a run, and what refuses anywhere. */
static gsize
lp_chain_token_answer (const LpChainLexicon *lexicon,
                       const LpChainText    *text,
                       gsize                 a,
                       gsize                 b,
                       gboolean              fresh,
                       LpToken              *token)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, b, ANSWERS);

  if (word == NULL)
    return a;
  if (word->length == 1 && (!fresh || !lp_chain_token_ends (text, a + 1, b)))
    return a;
  if ((word->kind & LP_WORD_YES) != 0 && !fresh)
    return a;
  token->kind = LP_TOKEN_WORD;
  token->word = word->kind;
  return a + word->length;
}

/* 电话:, 房号 3-502: the head of a field, which is no part of it. */
static gsize
lp_chain_token_label (const LpChainLexicon *lexicon,
                      const LpChainText    *text,
                      gsize                 a,
                      gsize                 b,
                      LpToken              *token)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_LABEL);
  gsize end;

  if (word == NULL)
    return a;
  end = a + word->length;
  if (end < b && text->c[end] != ':' && text->c[end] != ' ' && text->c[end] != '=' && !lp_chain_is_digit (text->c[end]))
    return a;
  token->kind = LP_TOKEN_WORD;
  token->word = LP_WORD_LABEL;
  return end;
}

static gsize
lp_chain_token_word (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b,
                     LpToken              *token)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_CHANGE | LP_WORD_SHIFT | LP_WORD_PROXY | LP_WORD_LINK);

  if (word == NULL || ((word->kind & LP_WORD_SHIFT) != 0 && word->length < 2))
    return a;
  token->kind = LP_TOKEN_WORD;
  token->word = word->kind;
  return a + word->length;
}

/* A bare figure between gaps, or at the end: so many people. */
static gsize
lp_chain_token_figure (const LpChainText *text,
                       gsize              a,
                       gsize              b,
                       LpToken           *token)
{
  gsize n;

  if (!lp_chain_is_digit (text->c[a]) || (a > 0 && lp_chain_is_digit (text->c[a - 1])))
    return a;
  n = lp_chain_count_read (text, a, b, &token->value);
  if (n == 0 || n > 2 || token->value == 0 || token->value > 20)
    return a;
  if (a + n < b && !lp_chain_is_gap (text->c[a + n]) && text->c[a + n] != '(' && text->c[a + n] != ')')
    return a;
  token->kind = LP_TOKEN_TOTAL;
  token->word = LP_WORD_TOTAL; /* less sure than one with a unit */
  return a + n;
}

static gsize
lp_chain_token_sign_read (const LpChainText *text,
                          gsize              a,
                          gsize              b,
                          LpToken           *token)
{
  gunichar c = text->c[a];

  if (c == '~' || (c == '-' && a + 1 < b && text->c[a + 1] == '-'))
    {
      gsize end = a;

      while (end < b && text->c[end] == c)
        end++;
      token->kind = c == '~' && end - a >= 2 ? LP_TOKEN_STRIKE : LP_TOKEN_GAP;
      return end;
    }
  token->word = lp_chain_token_sign (c);
  if (token->word != 0)
    token->kind = LP_TOKEN_WORD;
  else if (c == '(' || c == 0x300A)
    token->kind = LP_TOKEN_OPEN;
  else if (c == ')' || c == 0x300B)
    token->kind = LP_TOKEN_CLOSE;
  else if (lp_chain_is_gap (c))
    token->kind = LP_TOKEN_GAP;
  else if (lp_chain_is_picture (c))
    token->kind = LP_TOKEN_PICTURE;
  else
    return a;
  return a + 1;
}

/* The token that begins here, unless it is a piece of text. */
static gsize
lp_chain_token_read (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b,
                     gboolean              fresh,
                     LpToken              *token)
{
  LpNameStrength strength;
  gsize end = lp_chain_scan_phone (text, a, b);

  if (end > a)
    {
      token->kind = LP_TOKEN_PHONE;
      return end;
    }
  if ((end = lp_chain_scan_people (lexicon, text, a, b, token)) > a)
    return end;
  if ((end = lp_chain_scan_place (text, a, b)) > a)
    {
      token->kind = LP_TOKEN_PLACE;
      return end;
    }
  if ((end = lp_chain_token_figure (text, a, b, token)) > a || (end = lp_chain_token_sign_read (text, a, b, token)) > a ||
      (end = lp_chain_token_label (lexicon, text, a, b, token)) > a ||
      (end = lp_chain_token_answer (lexicon, text, a, b, fresh, token)) > a)
    return end;
  if (!fresh)
    return a;
  if ((end = lp_chain_token_word (lexicon, text, a, b, token)) > a)
    return end;
  end = lp_chain_scan_name (lexicon, text, a, b, &strength);
  token->kind = LP_TOKEN_NAME;
  token->value = strength;
  return end;
}

/* Appends the tokens of what stands from a to b. */
void
lp_chain_tokenise (const LpChainLexicon *lexicon,
                   const LpChainText    *text,
                   gsize                 a,
                   gsize                 b,
                   GArray               *tokens)
{
  gboolean fresh = TRUE;

  for (gsize i = a; i < b;)
    {
      LpToken token = { .a = i };
      gsize end = lp_chain_token_read (lexicon, text, i, b, fresh, &token);
      LpToken *last = tokens->len > 0 ? &g_array_index (tokens, LpToken, tokens->len - 1) : NULL;

      if (end == i)
        {
          end = i + 1;
          token = (LpToken) { .kind = LP_TOKEN_TEXT, .a = i };
        }
      token.b = end;
      if (token.kind == LP_TOKEN_TEXT && last != NULL && last->kind == LP_TOKEN_TEXT && last->b == i)
        last->b = end;
      else
        g_array_append_val (tokens, token);
      fresh = token.kind != LP_TOKEN_TEXT;
      i = end;
    }
}

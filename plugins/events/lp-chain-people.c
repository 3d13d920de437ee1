/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How many come: 3人, 共3位, 一家三口, 夫妇, +1, ×2, 2大1小, 带孙子. */

#include "lp-chain-private.h"

static gsize
lp_chain_people_skip (const LpChainText *text,
                      gsize              a,
                      gsize              b)
{
  while (a < b && text->c[a] == ' ')
    a++;
  return a;
}

static gsize
lp_chain_people_after (const LpChainText  *text,
                       gsize               a,
                       gsize               b,
                       const char * const *words)
{
  for (; *words != NULL; words++)
    {
      gsize i = a;
      const char *p = *words;

      for (; *p != '\0' && i < b && text->c[i] == g_utf8_get_char (p); p = g_utf8_next_char (p))
        i++;
      if (*p == '\0')
        return i;
    }
  return a;
}

/* A number that counts people; how much of the text it takes. */
static gsize
lp_chain_people_number (const LpChainText *text,
                        gsize              a,
                        gsize              b,
                        guint             *value)
{
  gsize n;

  if (a < b && (text->c[a] == 0x4FE9 || text->c[a] == 0x4E24)) /* 俩 两 */
    {
      *value = 2;
      return a + 1;
    }
  n = a < b && text->c[a] < LP_CHAIN_SIGN ? lp_chain_count_read (text, a, b, value) : 0;
  return n > 0 && *value > 0 && *value <= 200 ? a + n : a;
}

/* 2大1小, 2个大人1个小孩: one part of it, adding to the sum. */
static gsize
lp_chain_people_part (const LpChainText *text,
                      gsize              a,
                      gsize              b,
                      guint             *sum)
{
  static const char * const parts[] = {
    "个大人", "个小孩", "个小朋友", "个孩子", "个老人", "大人", "小孩", "小朋友", "老人", "孩子", "成人", "儿童", "个成人", "个儿童", "大", "小", "老",
    "娃", "个娃", "幼", NULL
  };
  static const char * const heads[] = { "大人", "小孩", "老人", "成人", "儿童", "孩子", NULL };
  guint value;
  gsize start = lp_chain_people_number (text, a, b, &value), end;

  if (start > a)
    {
      end = lp_chain_people_after (text, start, b, parts);
      if (end == start)
        return a;
      *sum += value;
      return end;
    }
  start = lp_chain_people_after (text, a, b, heads);
  if (start == a)
    return a;
  end = lp_chain_people_number (text, lp_chain_people_skip (text, start, b), b, &value);
  if (end == lp_chain_people_skip (text, start, b))
    return a;
  *sum += value;
  if (end < b && (text->c[end] == 0x4E2A || text->c[end] == 0x4EBA || text->c[end] == 0x540D || text->c[end] == 0x4F4D)) /* 个人名位 */
    end++;
  return end;
}

static gsize
lp_chain_people_parts (const LpChainText *text,
                       gsize              a,
                       gsize              b,
                       guint             *sum)
{
  gsize end = a;
  guint n = 0;

  *sum = 0;
  for (;;)
    {
      gsize start = end, next;

      while (n > 0 && start < b && (text->c[start] == ' ' || text->c[start] == ',' || text->c[start] == '+'))
        start++;
      next = lp_chain_people_part (text, start, b, sum);
      if (next == start)
        break;
      end = next;
      n++;
    }
  return n >= 2 ? end : a;
}

/* 一家三口, 共3位, 3人, 3个. */
static gsize
lp_chain_people_total (const LpChainText *text,
                       gsize              a,
                       gsize              b,
                       guint             *value)
{
  static const char * const heads[] = {
    "一家共", "全家共", "一共", "总共", "合计", "共计", "一家", "全家", "我家", "我们家", "我们", "连我", "我们屋头", "我屋头", "屋头", "家头", "我们一家",
    "我们一家子", "一家子", "全家总共", "只有我", "就我", "只来", "大小", "共", "计", "家里", "人数:", "人数", "一行", "家", NULL
  };
  static const char * const units[] = { "个人", "人", "位", "口人", "口子", "口", "名", "个大人", "大人", "个", NULL };
  gsize head = lp_chain_people_after (text, a, b, heads), start, end;

  start = lp_chain_people_skip (text, head, b);
  end = lp_chain_people_number (text, start, b, value);
  if (end == start)
    return a;
  start = lp_chain_people_skip (text, end, b);
  if (start > end && (head == a || start >= b))
    start = end;
  end = lp_chain_people_after (text, start, b, units);
  if (end > start)
    {
      /* 2个 alone, not 2个座位; 1位老师 is somebody. */
      if (text->c[end - 1] == 0x4E2A && end < b && lp_chain_is_letter (text->c[end]) && g_utf8_strchr ("了来去哈嘛哦", -1, text->c[end]) == NULL)
        return a;
      return end;
    }
  return head > a && (start >= b || !lp_chain_is_letter (text->c[start])) && !lp_chain_is_digit (text->c[start]) ? start : a;
}

/* ×2, *2, x2. */
static gsize
lp_chain_people_times (const LpChainText *text,
                       gsize              a,
                       gsize              b,
                       guint             *value)
{
  gsize start, end;

  if (text->c[a] != 'x' && text->c[a] != '*' && text->c[a] != 0xD7)
    return a;
  start = lp_chain_people_skip (text, a + 1, b);
  end = start < b && lp_chain_is_digit (text->c[start]) ? lp_chain_people_number (text, start, b, value) : start;
  if (end == start || *value > 20)
    return a;
  return end < b && text->c[end] == 0x4EBA ? end + 1 : end;
}

/* A companion, perhaps with how many: 两个孙子, 孙子和老伴, 1人. */
static gsize
lp_chain_people_kin (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b,
                     gboolean              me, /* a number counts the one who speaks, too */
                     guint                *sum,
                     gboolean             *plain)
{
  static const char * const units[] = { "个", "名", "位", NULL };
  static const char * const people[] = { "个人", "人", "位", "个", "名", "娃", "小", "大", NULL };
  static const char * const mine[] = { "我们家", "我屋头", "屋头", "我家", "我的", "我", "他家", "她家", "家里", "她", "他", NULL };
  const LpChainWord *word;
  guint value = 0;
  gsize own = lp_chain_people_after (text, a, b, mine);
  gboolean whole = lp_chain_lexicon_find (lexicon, text, own, b, LP_WORD_KIN) != NULL; /* 二宝 */
  gsize start = whole ? own : lp_chain_people_number (text, own, b, &value);
  gsize end = lp_chain_people_after (text, start, b, units);

  word = lp_chain_lexicon_find (lexicon, text, end, b, LP_WORD_KIN);
  if (word != NULL)
    {
      *sum += value > 0 ? MAX (value, word->value) : word->value;
      *plain = FALSE;
      end += word->length;
      start = value == 0 ? lp_chain_people_number (text, lp_chain_people_skip (text, end, b), b, &value) : end;
      value -= me && start > end && value > 1 ? 1 : 0;
      if (start > end && value >= word->value && value < 10 && lp_chain_people_after (text, start, b, units) > start)
        {
          *sum += value - word->value; /* 带娃一个 */
          return lp_chain_people_after (text, start, b, units);
        }
      return end;
    }
  if (start == own)
    return a;
  end = lp_chain_people_after (text, start, b, people);
  if (end == start)
    return a;
  *sum += value;
  return end;
}

/* 带孙子, 和老伴, 带老公和2个孩子. */
static gsize
lp_chain_people_bring (const LpChainLexicon *lexicon,
                       const LpChainText    *text,
                       gsize                 a,
                       gsize                 b,
                       guint                *sum,
                       gboolean             *plain)
{
  const LpChainWord *word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_BRING);
  gboolean me;
  gsize end = a;

  me = text->c[a] == 0x6211; /* 我 */
  *sum = 0;
  *plain = TRUE;
  if (word == NULL && text->c[a] != '+')
    return a;
  for (gsize start = a + (word != NULL ? word->length : 1);;)
    {
      gsize next;

      start = lp_chain_people_skip (text, start, b);
      next = lp_chain_people_kin (lexicon, text, start, b, me || text->c[start] == 0x6211, sum, plain);
      if (next == start)
        break;
      end = next;
      word = lp_chain_lexicon_find (lexicon, text, end, b, LP_WORD_LINK | LP_WORD_BRING);
      start = word != NULL ? end + word->length : end;
      if (word == NULL && end < b && text->c[end] == ',')
        start = end + 1;
    }
  return end;
}

/* +1, +2人. */
static gsize
lp_chain_people_plus (const LpChainText *text,
                      gsize              a,
                      gsize              b,
                      guint             *value)
{
  static const char * const units[] = { "个人", "人", "位", "个", "名", NULL };
  gsize start, end;

  if (text->c[a] != '+' && text->c[a] != 0x52A0) /* 加 */
    return a;
  start = lp_chain_people_skip (text, a + 1, b);
  end = lp_chain_people_number (text, start, b, value);
  if (end == start || *value > 20)
    return a;
  return lp_chain_people_after (text, end, b, units);
}

/* 全家5人, x2, 夫妇. */
static gsize
lp_chain_people_all (const LpChainLexicon *lexicon,
                     const LpChainText    *text,
                     gsize                 a,
                     gsize                 b,
                     LpToken              *token)
{
  const LpChainWord *word;
  gsize end;

  token->kind = LP_TOKEN_TOTAL;
  if ((end = lp_chain_people_total (text, a, b, &token->value)) > a && text->c[a] == 0x5168) /* 全家 is worth a note */
    {
      token->word = LP_WORD_KIN;
      token->b = a + 2;
      return end;
    }
  if (end > a || (end = lp_chain_people_times (text, a, b, &token->value)) > a)
    return end;
  word = lp_chain_lexicon_find (lexicon, text, a, b, LP_WORD_TOTAL);
  if (word == NULL)
    return a;
  token->value = word->value;
  token->word = word->kind & (LP_WORD_TOTAL | LP_WORD_KIN);
  if ((token->word & LP_WORD_KIN) != 0)
    token->word = LP_WORD_KIN;
  return a + word->length;
}

gsize
lp_chain_scan_people (const LpChainLexicon *lexicon,
                      const LpChainText    *text,
                      gsize                 a,
                      gsize                 b,
                      LpToken              *token)
{
  gboolean plain = TRUE;
  gsize end;

  token->word = 0;
  token->kind = LP_TOKEN_PARTS;
  if ((end = lp_chain_people_parts (text, a, b, &token->value)) > a)
    return end;
  token->kind = LP_TOKEN_PLUS;
  if ((end = lp_chain_people_bring (lexicon, text, a, b, &token->value, &plain)) > a && !plain)
    {
      token->word = 1;
      return end;
    }
  if (a + 2 < b && lp_chain_is_digit (text->c[a]) && text->c[a + 1] == '+' && lp_chain_is_digit (text->c[a + 2]))
    {
      token->kind = LP_TOKEN_TOTAL;
      token->value = text->c[a] - '0' + text->c[a + 2] - '0';
      return a + 3;
    }
  if ((end = lp_chain_people_plus (text, a, b, &token->value)) > a)
    return end;
  if (plain && (end = lp_chain_people_bring (lexicon, text, a, b, &token->value, &plain)) > a)
    return end;
  return lp_chain_people_all (lexicon, text, a, b, token);
}

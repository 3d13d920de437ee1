/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LpChainText: a pasted text as characters that can be compared, each of which knows where it was written. Numbers that are one sign
 * (①, 1️⃣, ⒈, 🔟) become one character above LP_CHAIN_SIGN; other signs and letters take one form each. Small letters. */

#include "lp-chain-private.h"

#include <string.h>

/* A dash of the width of an ideograph; it parts words, but not 9:30—11:30. */
#define LONG_DASH 0x2014

/* Runs of signs that are numbers: the first, the last, the value of the first. */
static const struct {
  gunichar first;
  gunichar last;
  guint value;
} lp_chain_text_signs[] = {
  { 0x2460, 0x2473, 1 },   /* ① */
  { 0x2474, 0x2487, 1 },   /* ⑴ */
  { 0x2488, 0x249B, 1 },   /* ⒈ */
  { 0x24EB, 0x24F4, 11 },  /* ⓫ */
  { 0x24F5, 0x24FE, 1 },   /* ⓵ */
  { 0x2776, 0x277F, 1 },   /* ❶ */
  { 0x2780, 0x2789, 1 },   /* ➀ */
  { 0x278A, 0x2793, 1 },   /* ➊ */
  { 0x3220, 0x3229, 1 },   /* ㈠ */
  { 0x3251, 0x325F, 21 },  /* ㉑ */
  { 0x3280, 0x3289, 1 },   /* ㊀ */
  { 0x32B1, 0x32BF, 36 },  /* ㊱ */
  { 0x1F51F, 0x1F51F, 10 }, /* 🔟 */
};

/* Signs that mean the same. */
static gunichar
lp_chain_text_fold_sign (gunichar c)
{
  switch (c)
    {
    case 0x3000: case 0xA0: case 0x2028: case 0x2029:
      return ' ';
    case 0xFE11:
      return 0x3001;
    case 0x3002:
      return '.';
    case 0xFE55: case 0x2236: case 0xFE13:
      return ':';
    case 0x3010: case 0x3014: case 0x3016: case 0x300C: case 0x300E: case 0x2768: case '[': case '{':
      return '(';
    case 0x3011: case 0x3015: case 0x3017: case 0x300D: case 0x300F: case 0x2769: case ']': case '}':
      return ')';
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
      return '-';
    case 0x2014: case 0x2015: case 0x2500: case 0x2501:
      return LONG_DASH;
    case 0x301C: case 0x223C: case 0x02DC:
      return '~';
    case 0x2795: case 0xFE62:
      return '+';
    case 0x2716: case 0x2715: case 0x274E: case 0x2717: case 0x2718:
      return 0x274C;
    case 0x2714: case 0x2611: case 0x2713: case 0x221A:
      return 0x2705;
    case 0x27A1: case 0x2192: case 0x2794: case 0x279C: case 0x1F449: /* ➡→➔➜👉 */
      return '|';
    case 0x2022: case 0x2027: case 0x2219: case 0x22C5: case 0x30FB:
      return 0xB7;
    case 0x201C: case 0x201D:
      return '"';
    case 0x2018: case 0x2019:
      return '\'';
    default:
      return g_unichar_isspace (c) ? ' ' : g_unichar_tolower (c);
    }
}

/* Traditional characters that words of the lexicon and surnames are written with, each before the one that it is read as. */
static const char lp_chain_text_traditional[] =
  "參参來来報报請请時时間间號号樓楼單单個个兩两帶带會会沒没無无電电話话備备註注線线龍龙總总確确認认應应該该見见場场點点對对與与嗎吗謝谢師师媽妈爺爷嬸婶孫孙兒儿們们陳陈張张劉刘楊杨趙赵吳吴馬马黃黄鄭郑許许鄧邓馮冯蔣蒋韓韩葉叶蘇苏呂吕盧卢"
  "鐘钟譚谭陸陆羅罗賴赖溫温錢钱嚴严龔龚萬万數数發发開开動动員员願愿準准達达後后還还過过趕赶臨临訂订換换選选東东門门棟栋遲迟車车週周雙双歲岁親亲屬属習习書书記记長长醫医護护陽阳賀贺齊齐顧顾龐庞魯鲁錦锦倆俩夠够給给幫帮讓让連连領领隊队組组";

static gunichar
lp_chain_text_fold_han (gunichar c)
{
  const char *p = lp_chain_text_traditional;

  while (*p != '\0')
    {
      gunichar written = g_utf8_get_char (p);

      p = g_utf8_next_char (p);
      if (written == c)
        return g_utf8_get_char (p);
      p = g_utf8_next_char (p);
    }
  return c;
}

static gunichar
lp_chain_text_fold (gunichar c)
{
  if (c < 0x80)
    return c == '\t' ? ' ' : (gunichar) g_ascii_tolower ((char) c);
  if (c >= 0x4E00 && c <= 0x9FFF)
    return lp_chain_text_fold_han (c);
  for (guint i = 0; i < G_N_ELEMENTS (lp_chain_text_signs); i++)
    if (c >= lp_chain_text_signs[i].first && c <= lp_chain_text_signs[i].last)
      return LP_CHAIN_SIGN + lp_chain_text_signs[i].value + (c - lp_chain_text_signs[i].first);
  if (c >= 0xFF01 && c <= 0xFF5E)
    c = c - 0xFF01 + '!';
  return lp_chain_text_fold_sign (c);
}

/* Characters without a shape, which come along from a chat. */
static gboolean
lp_chain_text_is_invisible (gunichar c)
{
  return (c < 0x80 && c != '\n' && c != '\t' && g_ascii_iscntrl ((char) c)) || c == 0xAD || (c >= 0x80 && c < 0xA0) ||
         (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xFE00 && c <= 0xFE0F) || c == 0x20E3;
}

/* Whether the digit before p has the frame of a key around it: 1️⃣. */
static gboolean
lp_chain_text_is_key (const char *p)
{
  while (g_utf8_get_char (p) == 0xFE0F)
    p = g_utf8_next_char (p);
  return g_utf8_get_char (p) == 0x20E3;
}

/* Digits in frames that follow each other are one number. */
static void
lp_chain_text_add (LpChainText *self,
                   gunichar     c,
                   gsize        at,
                   gboolean     key,
                   gboolean    *was_key)
{
  if (key && *was_key && self->c[self->n - 1] < LP_CHAIN_SIGN + 100)
    {
      self->c[self->n - 1] = LP_CHAIN_SIGN + (self->c[self->n - 1] - LP_CHAIN_SIGN) * 10 + (c - '0');
      return;
    }
  self->c[self->n] = key ? LP_CHAIN_SIGN + (c - '0') : c;
  self->at[self->n++] = (guint) at;
  *was_key = key;
}

/* A long dash is a range between digits, and parts columns elsewhere; so do two short ones. */
static void
lp_chain_text_part (LpChainText *self)
{
  for (gsize i = 0; i < self->n; i++)
    {
      gunichar before = i > 0 ? self->c[i - 1] : '\n', after = i + 1 < self->n ? self->c[i + 1] : '\n';

      if (self->c[i] == LONG_DASH)
        self->c[i] = lp_chain_is_digit (before) && lp_chain_is_digit (after) ? '-' : '|';
      else if (self->c[i] == '-' && after == '-')
        self->c[i] = self->c[i + 1] = '|';
    }
}

/* 童晓+7-1-1204+2人: signs that part columns. */
static void
lp_chain_text_part_sums (LpChainText *self)
{
  gboolean parted = FALSE;

  for (gsize i = 0; i + 3 < self->n; i++)
    {
      gsize k = i + 1;

      parted = parted && self->c[i] != '\n';
      if (self->c[i] != '+')
        continue;
      while (k < self->n && k < i + 4 && lp_chain_is_digit (self->c[k]))
        k++;
      parted = parted || (k > i + 1 && k + 1 < self->n && self->c[k] == '-' && lp_chain_is_digit (self->c[k + 1]));
      if (parted)
        self->c[i] = '|';
    }
}

/* 一(2)班 is one word. */
static void
lp_chain_text_join_class (LpChainText *self)
{
  for (gsize i = 0; i + 4 < self->n; i++)
    {
      gsize k = i + 2;

      if (self->c[i + 1] != '(' || g_utf8_strchr ("一二三四五六七八九初高大中小", -1, self->c[i]) == NULL || self->c[i] < 0x80)
        continue;
      while (k < self->n && k < i + 4 && lp_chain_is_digit (self->c[k]))
        k++;
      if (k == i + 2 || k + 1 >= self->n || self->c[k] != ')' || self->c[k + 1] != 0x73ED) /* 班 */
        continue;
      for (; k > i; k--)
        self->c[k] = 0x7EA7; /* 级 */
    }
}

/* The text must be valid; it is borrowed. */
void
lp_chain_text_init (LpChainText *self,
                    const char  *text)
{
  gsize size = strlen (text);
  gboolean was_key = FALSE;

  self->text = text;
  self->n = 0;
  self->c = g_new (gunichar, size + 1);
  self->at = g_new (guint, size + 1);
  for (const char *p = text; *p != '\0';)
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (c == '\n' || c == '\r')
        {
          if (c == '\n' || *next != '\n')
            lp_chain_text_add (self, '\n', p - text, FALSE, &was_key);
        }
      else if (!lp_chain_text_is_invisible (c))
        lp_chain_text_add (self, lp_chain_text_fold (c), p - text, c < 0x80 && g_ascii_isdigit ((char) c) && lp_chain_text_is_key (next), &was_key);
      p = next;
    }
  lp_chain_text_part (self);
  lp_chain_text_join_class (self);
  lp_chain_text_part_sums (self);
  self->c[self->n] = 0;
  self->at[self->n] = (guint) size;
}

void
lp_chain_text_clear (LpChainText *self)
{
  g_clear_pointer (&self->c, g_free);
  g_clear_pointer (&self->at, g_free);
}

/* What was written there, without the blanks and signs around it. */
char *
lp_chain_text_dup (const LpChainText *self,
                   gsize              a,
                   gsize              b)
{
  g_autofree char *written = NULL;

  while (a < b && lp_chain_is_trim (self->c[a]))
    a++;
  while (b > a && lp_chain_is_trim (self->c[b - 1]))
    b--;
  written = g_strndup (self->text + self->at[a], self->at[b] - self->at[a]);
  return linli_text_clean (written);
}

gboolean
lp_chain_is_trim (gunichar c)
{
  return c == ' ' || (c < 0x80 && c != 0 && strchr (",.;:|/-=_~!\"'*", (int) c) != NULL) || c == 0xB7 || c == 0x2026 || c == 0x3001;
}

gboolean
lp_chain_is_digit (gunichar c)
{
  return c >= '0' && c <= '9';
}

/* What parts words: blanks, commas, stops; no brackets. */
gboolean
lp_chain_is_gap (gunichar c)
{
  return c == ' ' || c == '\n' || (c != 0 && c < 0x80 && strchr (",.;:|/!?=\"<>*~@", (int) c) != NULL) || c == 0x2026 || c == 0x3001;
}

/* Pictures, hearts, arrows, boxes: what has neither sound nor meaning in a list. */
gboolean
lp_chain_is_picture (gunichar c)
{
  return (c >= 0x1F000 && c <= 0x1FFFF) || (c >= 0x2190 && c <= 0x2BFF) || (c >= 0x3012 && c <= 0x303F) || c == 0x203C || c == 0x2049 ||
         c == 0x200D || c == 0xFFFD;
}

gboolean
lp_chain_is_letter (gunichar c)
{
  return linli_text_is_han (c) || g_unichar_isalpha (c) || c == 0x3007;
}

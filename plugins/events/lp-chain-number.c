/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The numbers before entries: 1. 1、 1) (1) ① 1️⃣ 一、 NO.1 第1位, and numbers without any sign. */

#include "lp-chain-private.h"

#include <string.h>

/* What stands between a number and what it counts. */
static gboolean
lp_chain_number_is_sign (gunichar c)
{
  return c == '.' || c == ',' || c == 0x3001 || c == ')' || c == ':' || c == ';' || c == '-' || c == 0xB7 || c == '/' || c == '|' || c == '_' || c == '=' ||
         c == '>';
}

static gsize
lp_chain_number_skip (const LpChainText *text,
                      gsize              a,
                      gsize              b)
{
  while (a < b && text->c[a] == ' ')
    a++;
  return a;
}

static gboolean
lp_chain_number_has (const LpChainText *text,
                     gsize              a,
                     gsize              b,
                     const char        *word)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), a++)
    if (a >= b || text->c[a] != g_utf8_get_char (p))
      return FALSE;
  return TRUE;
}

/* A number up to three digits, or a Chinese one up to ninety-nine; how many characters it takes. */
gsize
lp_chain_count_read (const LpChainText *text,
                     gsize              a,
                     gsize              b,
                     guint             *value)
{
  gint64 number = 0;
  gsize n;

  if (a >= b)
    return 0;
  if (text->c[a] > LP_CHAIN_SIGN)
    {
      *value = text->c[a] - LP_CHAIN_SIGN;
      return 1;
    }
  for (n = 0; a + n < b && n < 8 && lp_chain_is_digit (text->c[a + n]); n++) /* 6百灵鸟 is no six hundred */
    ;
  n = linli_text_parse_number (text->c + a, n > 0 ? n : MIN (b - a, 8), &number);
  if (n == 0 || n > 3 || number < 0 || number > 999)
    return 0;
  for (gsize i = a; i < a + n; i++)
    if (lp_chain_is_digit (text->c[i]) != lp_chain_is_digit (text->c[a]))
      return 0;
  *value = (guint) number;
  return n;
}

/* Whether these digits after "1." are a place or a phone, so that the stop belongs to the number: 1.3栋, 1.3-502, 1.13800001111. */
static gboolean
lp_chain_number_goes_on (const LpChainText *text,
                         gsize              a,
                         gsize              b)
{
  gsize end = lp_chain_scan_phone (text, a, b);

  return end > a || lp_chain_scan_place (text, a, b) > a;
}

/* 12栋, 3单元, 5号, 第一桌: it counts something else. */
static gboolean
lp_chain_number_is_place (const LpChainText *text,
                          gsize              a,
                          gsize              end,
                          gsize              b)
{
  return g_utf8_strchr ("排列行轮圈届章节条款分斤份箱袋盒瓶桶件板只把碗罐号桌组班批场队车户席期届人位岁点月日个栋幢座楼单层元块次天年大小%", -1, text->c[end]) != NULL ||
         lp_chain_scan_place (text, a, b) > end;
}

/* 7.8. is one line for two. */
static gsize
lp_chain_number_twin (const LpChainText *text,
                      gsize              a,
                      gsize              b,
                      guint              value)
{
  guint second;
  gsize n = lp_chain_count_read (text, a, b, &second);

  return n > 0 && second == value + 1 && a + n < b && (text->c[a + n] == '.' || text->c[a + n] == 0x3001) ? a + n : a;
}

/* What follows the number itself, up to which signs belong to it; FALSE where it is no number of an entry at all. */
static gboolean
lp_chain_number_close (const LpChainText *text,
                       gsize              b,
                       gboolean           marked,
                       LpChainNumber     *number)
{
  gsize end = lp_chain_number_skip (text, number->b, b);
  gboolean digits = lp_chain_is_digit (text->c[number->a]);

  number->sure = marked || text->c[number->a] > LP_CHAIN_SIGN;
  if (end < b && lp_chain_number_is_sign (text->c[end]))
    {
      gunichar sign = text->c[end];
      gsize next = end + 1;
      gboolean figure = next < b && lp_chain_is_digit (text->c[next]);

      if (digits && figure && lp_chain_number_twin (text, next, b, number->value) > next)
        {
          number->b = lp_chain_number_twin (text, next, b, number->value);
          next = number->b + 1;
          figure = FALSE;
        }
      if (digits && !marked && figure && (sign == ':' || sign == '-' || sign == '/' || (sign == '.' && !lp_chain_number_goes_on (text, next, b))))
        return FALSE;
      number->sure = number->sure || sign == '.' || sign == ',' || sign == 0x3001 || sign == ')' || sign == ':' || sign == 0xB7;
      end = next;
      while (end < b && (lp_chain_number_is_sign (text->c[end]) || text->c[end] == ' '))
        end++;
    }
  else if ((!digits && !number->sure) || (end < b && text->c[number->a] < LP_CHAIN_SIGN && lp_chain_number_is_place (text, number->a, number->b, b)))
    return FALSE;
  number->end = lp_chain_number_skip (text, end, b);
  return TRUE;
}

/* (1) and NO.1 and 第1位: what may stand before a number; how much of it there is. */
static gsize
lp_chain_number_open (const LpChainText *text,
                      gsize              a,
                      gsize              b,
                      gboolean          *marked)
{
  static const char * const heads[] = { "no.", "no:", "no", "№.", "№", "n0.", "序号:", "序号", "编号", "#", "第" };

  *marked = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (lp_chain_number_has (text, a, b, heads[i]))
      {
        *marked = TRUE;
        return lp_chain_number_skip (text, a + g_utf8_strlen (heads[i], -1), b);
      }
  return a;
}

/* 第1位, 1号:, 1楼: what may stand between the number and its sign. */
static gsize
lp_chain_number_unit (const LpChainText *text,
                      gsize              a,
                      gsize              b,
                      gboolean           marked)
{
  static const gunichar units[] = { 0x4F4D, 0x4E2A, 0x53F7, 0x540D, 0x697C }; /* 位个号名楼 */
  gsize next;

  if (a >= b)
    return a;
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (text->c[a] == units[i])
      {
        next = lp_chain_number_skip (text, a + 1, b);
        if (marked || (next < b && (text->c[next] == ':' || text->c[next] == 0x3001 || text->c[next] == '.') &&
                       (i == 2 || i == 4 || i == 0)))
          return a + 1;
      }
  return a;
}

/* (1): the number, and what it takes. */
static gboolean
lp_chain_number_read_bracket (const LpChainText *text,
                              gsize              start,
                              gsize              b,
                              LpChainNumber     *number)
{
  gsize inside = lp_chain_number_skip (text, start + 1, b);
  gsize n = lp_chain_count_read (text, inside, b, &number->value), end = lp_chain_number_skip (text, inside + n, b);

  if (n == 0 || end >= b || text->c[end] != ')')
    return FALSE;
  number->a = inside;
  number->b = inside + n;
  return lp_chain_number_close (text, b, TRUE, number);
}

/* Reads the number at the beginning of a line. */
gboolean
lp_chain_number_read (const LpChainText *text,
                      gsize              a,
                      gsize              b,
                      LpChainNumber     *number)
{
  gboolean marked;
  gsize n;
  gsize start = lp_chain_number_skip (text, a, b);

  while (start < b && (lp_chain_is_picture (text->c[start]) || text->c[start] == ' ' || text->c[start] == '*'))
    start++;
  if (start < b && text->c[start] == '(')
    return lp_chain_number_read_bracket (text, start, b, number);
  number->a = lp_chain_number_open (text, start, b, &marked);
  n = lp_chain_count_read (text, number->a, b, &number->value);
  if (n == 0 && start + 2 < b && text->c[start] >= 'a' && text->c[start] <= 'z' && (text->c[start + 1] == '.' || text->c[start + 1] == ')') &&
      !(text->c[start + 2] >= 'a' && text->c[start + 2] <= 'z'))
    {
      number->value = text->c[start] - 'a' + 1;
      number->a = start;
      n = 1;
    }
  if (n == 0)
    return FALSE;
  number->b = number->a + n;
  n = lp_chain_number_unit (text, number->b, b, marked);
  if (n > number->b)
    {
      gsize b_number = number->b;
      gboolean good;

      number->b = n;
      good = lp_chain_number_close (text, b, TRUE, number);
      number->b = b_number;
      return good;
    }
  return lp_chain_number_close (text, b, marked, number);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Phones and places as they are written behind a name. Each function tells where the thing that begins at a ends, or a where none does. */

#include "lp-chain-private.h"

#include <string.h>

static gboolean
lp_chain_has_any (const char *set,
                  gunichar    c)
{
  return c != 0 && c < LP_CHAIN_SIGN && g_utf8_strchr (set, -1, c) != NULL;
}

gsize
lp_chain_scan_phone (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  gsize end = a, i = a;
  guint n = 0, n_hidden = 0, run = 0;

  if (a >= b || !lp_chain_is_digit (text->c[a]) || (a > 0 && lp_chain_is_digit (text->c[a - 1])))
    return a;
  for (; i < b && n < 12; i++)
    {
      gunichar c = text->c[i];

      if (lp_chain_is_digit (c) || c == '*' || (c == 'x' && n >= 3))
        {
          n++;
          run++;
          n_hidden += lp_chain_is_digit (c) ? 0 : 1;
          end = i + 1;
        }
      else if ((c != '-' && c != ' ') || run < 3 || n < 3)
        break;
      else
        run = 0;
      /* A mobile is whole: what follows behind a blank is something else. */
      if (n == 11 && text->c[a] == '1')
        break;
      if (n >= 7 && text->c[a] != '1' && i + 1 < b && text->c[i + 1] == ' ')
        break;
    }
  if (end < b && lp_chain_is_digit (text->c[end]))
    return a;
  if (n == 11 && text->c[a] == '1' && text->c[a + 1] >= '3')
    return end;
  if (n_hidden == 0 && ((text->c[a] == '0' && n >= 10 && n <= 12) || (text->c[a] >= '2' && n >= 7 && n <= 8)))
    return end;
  return a;
}

/* A number of a building, unit or room: 12, A, 3A, or a Chinese one. */
static gsize
lp_chain_place_number (const LpChainText *text,
                       gsize              a,
                       gsize              b,
                       gboolean          *chinese)
{
  gsize i = a;

  *chinese = FALSE;
  while (i < b && i < a + 5 && lp_chain_is_digit (text->c[i]))
    i++;
  if (i == a + 5)
    return a;
  if (i < b && text->c[i] >= 'a' && text->c[i] <= 'z' && text->c[i] != 'x' && (i + 1 >= b || !g_ascii_isalpha ((char) MIN (text->c[i + 1], 127))))
    {
      i++;
      if (i == a + 1)
        while (i < b && i < a + 3 && lp_chain_is_digit (text->c[i]))
          i++;
      if (i < b && lp_chain_is_digit (text->c[i]))
        return a;
    }
  if (i == a)
    {
      guint value;

      i = a + lp_chain_count_read (text, a, b, &value);
      *chinese = i > a && text->c[a] < LP_CHAIN_SIGN;
      return *chinese ? i : a;
    }
  return i;
}

/* The word behind such a number. */
static gsize
lp_chain_place_word (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  static const char * const words[] = { "号楼", "号院", "号房", "单元", "号附", "栋", "幢", "座", "#楼", "#", "弄", "室", "号", "楼", "层", "门", "排", "院", "房" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize n = 0;

      for (const char *p = words[i]; *p != '\0'; p = g_utf8_next_char (p), n++)
        if (a + n >= b || text->c[a + n] != g_utf8_get_char (p))
          break;
        else if (*g_utf8_next_char (p) == '\0')
          return a + n + 1;
    }
  return a;
}

/* Whether what follows a number makes it something else: 3-5人, 502元, 8号上午. */
static gboolean
lp_chain_place_is_other (const LpChainText *text,
                         gsize              at,
                         gsize              b)
{
  return at < b && lp_chain_has_any ("人位个岁点月日元块车分年天次份名度米斤年级时板箱袋盒瓶桶只件套碗罐捆串升:：%上下早晚中期口", text->c[at]);
}

/* More elements behind the first: -2-502, 2单元502, 502. */
static gsize
lp_chain_place_more (const LpChainText *text,
                     gsize              end,
                     gsize              b,
                     gboolean           word)
{
  for (guint n = 0; n < 5 && end < b; n++)
    {
      gsize start = end, next, after;
      gboolean chinese, sign = text->c[start] == '-' || text->c[start] == '#' || text->c[start] == 0x9644; /* 附 */

      if (sign)
        start++;
      while (start < b && text->c[start] == ' ')
        start++;
      if (!sign && !word)
        break;
      next = lp_chain_place_number (text, start, b, &chinese);
      after = next > start ? lp_chain_place_word (text, next, b) : next;
      if (next == start || lp_chain_place_is_other (text, after, b) || (chinese && after == next))
        break;
      if (start > end && !sign && after == next && (next - start < 3 || (next < b && lp_chain_is_digit (text->c[next]))))
        break;
      if (next < b && after == next && (text->c[next] == ')' && start > end && !sign))
        break;
      word = after > next;
      end = after;
    }
  return end;
}

/* 光华苑, 东坡小区: the name of a compound, where a building follows. */
static gsize
lp_chain_place_compound (const LpChainText *text,
                         gsize              a,
                         gsize              b)
{
  gsize i = a;

  if (a + 1 < b && text->c[a] >= 'a' && text->c[a] <= 'z' && lp_chain_has_any ("区期园苑组", text->c[a + 1])) /* A区12栋 */
    i++;
  while (i < b && i < a + 9 && linli_text_is_han (text->c[i]))
    i++;
  if (i < a + 2 || i >= a + 9 || lp_chain_has_any ("请到在有住替帮代我", text->c[a]))
    return a;
  if (!lp_chain_has_any ("区苑园寓村城庭府湾里院期坊居阁轩台都郡邸岸", text->c[i - 1]))
    return a;
  while (i < b && text->c[i] == ' ')
    i++;
  return i < b && (lp_chain_is_digit (text->c[i]) || (text->c[i] >= 'a' && text->c[i] <= 'z')) ? i : a;
}

gsize
lp_chain_scan_place (const LpChainText *text,
                     gsize              a,
                     gsize              b)
{
  gsize start = lp_chain_place_compound (text, a, b), end, after;
  gboolean chinese, bare;

  if (a > 0 && start == a && lp_chain_is_digit (text->c[a]) && lp_chain_is_digit (text->c[a - 1]))
    return a;
  end = lp_chain_place_number (text, start, b, &chinese);
  if (end == start)
    return a;
  after = lp_chain_place_word (text, end, b);
  if (after > end)
    {
      gsize last = lp_chain_place_more (text, after, b, TRUE);

      if (last == after && lp_chain_place_is_other (text, after, b))
        return a;
      /* 三号 or 一楼 alone is no more than a way of counting. */
      return last == after && chinese && after == end + 1 && lp_chain_has_any ("号层门", text->c[end]) ? a : last;
    }
  if (chinese)
    return a;
  if (end < b && text->c[end] == '-')
    {
      gsize last = lp_chain_place_more (text, end, b, FALSE);

      if (last > end)
        return last;
    }
  bare = end - start >= 3 && end - start <= 5 && lp_chain_is_digit (text->c[start]) && lp_chain_is_digit (text->c[start + 2]);
  if (end < b && (lp_chain_is_digit (text->c[end]) || text->c[end] == '.' ) && end + 1 < b && lp_chain_is_digit (text->c[end + 1]))
    return a;
  return bare && !lp_chain_place_is_other (text, end, b) ? end : a;
}

/* 3把: as many things as one takes. */
gboolean
lp_chain_scan_is_amount (const LpChainText *text,
                         gsize              a,
                         gsize              end)
{
  while (a < end && lp_chain_is_digit (text->c[a]))
    a++;
  return a + 1 == end && g_utf8_strchr ("斤份箱袋盒瓶桶件板只把碗罐套张条双本包枚篮筐捆串升具台根盆棵床", -1, text->c[a]) != NULL;
}

/* 3-2-402. */
gboolean
lp_chain_scan_is_room (const LpChainText *text,
                       gsize              a,
                       gsize              end)
{
  gsize i = a;

  while (i < end && lp_chain_is_digit (text->c[i]))
    i++;
  return i < end && text->c[i] == '-' && lp_chain_scan_place (text, a, end) == end;
}

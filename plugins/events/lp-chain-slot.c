/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Dates and times before a name: 8/1-8/7, 7月6日 周一, 9:00-11:00, 2点-4点. */

#include "lp-chain-private.h"

static gsize
lp_chain_slot_digits (const LpChainText *text,
                      gsize              a,
                      gsize              b)
{
  gsize i = a;

  while (i < b && i < a + 4 && lp_chain_is_digit (text->c[i]))
    i++;
  return i;
}

/* One date or time; where it ends, or a. */
static gsize
lp_chain_slot_one (const LpChainText *text,
                   gsize              a,
                   gsize              b)
{
  gsize i = lp_chain_slot_digits (text, a, b), next;

  if (i == a || i > a + 4 || i >= b)
    return a;
  if (text->c[i] == ':' || text->c[i] == '/')
    {
      next = lp_chain_slot_digits (text, i + 1, b);
      return next > i + 1 && next <= i + 3 && (text->c[i] == '/' || next == i + 3) ? next : a;
    }
  if (text->c[i] == 0x6708) /* 月 */
    {
      next = lp_chain_slot_digits (text, i + 1, b);
      return next > i + 1 && next < b && (text->c[next] == 0x65E5 || text->c[next] == 0x53F7) ? next + 1 : a; /* 日号 */
    }
  if (text->c[i] == 0x70B9 || text->c[i] == 0x65F6 || text->c[i] == 0x65E5) /* 点时日 */
    return i + 1 < b && text->c[i + 1] == 0x534A ? i + 2 : i + 1; /* 半 */
  return a;
}

/* Where the dates and times that begin here end, or a where there are none, or where letters follow that belong to them. */
gsize
lp_chain_scan_slot (const LpChainText *text,
                    gsize              a,
                    gsize              b)
{
  gsize end = a;

  if (a > 0 && lp_chain_is_digit (text->c[a - 1]))
    return a;
  for (gsize i = a;;)
    {
      gsize next = lp_chain_slot_one (text, i, b);

      if (next == i)
        break;
      end = i = next;
      if (i < b && (text->c[i] == '-' || text->c[i] == '~' || text->c[i] == 0x81F3 || text->c[i] == ' ')) /* 至 */
        i++;
    }
  return end < b && (lp_chain_is_letter (text->c[end]) || lp_chain_is_digit (text->c[end]) || text->c[end] == '/') ? a : end;
}

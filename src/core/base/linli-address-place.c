/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The upper half of a written address: province to community, and road with door plate. Names in it are recognised by the words
 * they end in, so what follows a name decides whether the word is one: 青羊区光华街道, but 锦绣东区3栋; 群康路40号, but
 * 光华路小区. */

#include "config.h"

#include "linli-address-private.h"

#include <string.h>

#include "linli-text.h"

/* No name of a road or of an office is longer. */
#define LINLI_ADDRESS_MAX_NAME 14

static gunichar
linli_address_peek (const LinliAddressText *text,
                    gsize                   position)
{
  return position < text->n ? text->c[position] : 0;
}

/* One of the characters of a UTF-8 list. */
static gboolean
linli_address_is_one_of (gunichar    c,
                         const char *list)
{
  return c != 0 && g_utf8_strchr (list, -1, c) != NULL;
}

/* Where a word begins at or after a position, with only ideographs and blanks before it; -1 when it does not within so many. */
static gssize
linli_address_find (const LinliAddressText *text,
                    gsize                   position,
                    gsize                   within,
                    const char             *word)
{
  for (gsize i = position; i < text->n && i <= position + within; i++)
    {
      if (_linli_address_text_at (text, i, word, NULL))
        return i;
      if (!linli_text_is_han (text->c[i]) && text->c[i] != ' ')
        break;
    }
  return -1;
}

/* Whether something that only follows an office's name is near: a smaller office, or a road. */
static gboolean
linli_address_precedes_place (const LinliAddressText *text,
                              gsize                   position,
                              const char *const      *words)
{
  for (; *words != NULL; words++)
    if (linli_address_find (text, position, 10, *words) > (gssize) position)
      return TRUE;
  return FALSE;
}

static gsize
linli_address_read_province (const LinliAddressText *text,
                             gsize                   position,
                             LinliAddress           *address)
{
  static const char *const words[] = { "省", "自治区", "特别行政区" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gssize at = linli_address_find (text, position, i == 0 ? 4 : 8, words[i]);
      gsize end;

      if (at < (gssize) position + 2)
        continue;
      _linli_address_text_at (text, at, words[i], &end);
      address->province = _linli_address_text_dup (text, position, end);
      return end;
    }
  return position;
}

static gsize
linli_address_read_city (const LinliAddressText *text,
                         gsize                   position,
                         LinliAddress           *address)
{
  static const char *const below[] = { "区", "县", "市", "街道", "社区", "镇", "大道", "路", "街", NULL };
  gssize at = linli_address_find (text, position, 10, "自治州");

  if (at >= (gssize) position + 2)
    {
      address->city = _linli_address_text_dup (text, position, at + 3);
      return at + 3;
    }
  at = linli_address_find (text, position, 5, "市");
  if (at < (gssize) position + 2 || linli_address_is_one_of (linli_address_peek (text, at + 1), "场政民区井") ||
      linli_address_is_one_of (text->c[at - 1], "超门夜菜集闹") ||
      (at > (gssize) position + 2 && linli_address_is_one_of (text->c[at - 1], "城都")))
    return position;
  if (address->province == NULL && (gsize) at + 1 < text->n && !linli_address_precedes_place (text, at + 1, below))
    return position;
  address->city = _linli_address_text_dup (text, position, at + 1);
  return at + 1;
}

static gsize
linli_address_read_county (const LinliAddressText *text,
                           gsize                   position,
                           LinliAddress           *address)
{
  static const char *const words[] = { "区", "县", "市", "旗" };
  static const char *const below[] = { "街道", "社区", "镇", "乡", "大道", "路", "街", "巷", "村", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gssize at = linli_address_find (text, position, 5, words[i]);
      gboolean known = address->city != NULL || address->province != NULL;

      if (at < (gssize) position + (known && i == 0 ? 1 : 2) || (i >= 2 && !known))
        continue;
      if (linli_address_is_one_of (text->c[at - 1], "小社园校片厂库矿宅景街") || (i == 2 && linli_address_is_one_of (linli_address_peek (text, at + 1), "场政民")))
        continue;
      if ((gsize) at + 1 < text->n && !linli_text_is_han (text->c[at + 1]) && text->c[at + 1] != ' ' && !known)
        continue;
      if (!known && !linli_address_precedes_place (text, at + 1, below))
        continue;
      address->district = _linli_address_text_dup (text, position, at + 1);
      return at + 1;
    }
  return position;
}

static gsize
linli_address_read_subdistrict (const LinliAddressText *text,
                                gsize                   position,
                                LinliAddress           *address)
{
  static const char *const offices[] = { "街道办事处", "街道办", "街道" };
  static const char *const below[] = { "社区", "村", "居委会", "路", "街", "大道", NULL };
  static const char *const words[] = { "镇", "乡" };
  gsize end;

  for (guint i = 0; i < G_N_ELEMENTS (offices); i++)
    {
      gssize at = linli_address_find (text, position, 8, offices[i]);

      if (at < (gssize) position + 1)
        continue;
      _linli_address_text_at (text, at, offices[i], &end);
      if (linli_address_peek (text, end) != 0 && !linli_text_is_han (text->c[end]) && text->c[end] != ' ')
        continue;
      address->subdistrict = _linli_address_text_dup (text, position, at + 2);
      return end;
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gssize at = linli_address_find (text, position, 5, words[i]);

      if (at < (gssize) position + 1 || linli_address_is_one_of (text->c[at - 1], "小古城新") ||
          linli_address_is_one_of (linli_address_peek (text, at + 1), "路街巷道东西南北中口") ||
          !linli_address_precedes_place (text, at + 1, below))
        continue;
      address->subdistrict = _linli_address_text_dup (text, position, at + 1);
      return at + 1;
    }
  return position;
}

static gsize
linli_address_read_community (const LinliAddressText *text,
                              gsize                   position,
                              LinliAddress           *address)
{
  static const char *const words[] = { "社区居民委员会", "社区居委会", "社区", "居民委员会", "居委会", "村民委员会", "村委会" };
  gssize at;
  gsize end;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      at = linli_address_find (text, position, 9, words[i]);
      if (at < (gssize) position + 1)
        continue;
      _linli_address_text_at (text, at, words[i], &end);
      address->community = _linli_address_text_dup (text, position, i < 3 ? (gsize) at + 2 : i < 5 ? end : (gsize) at + 1);
      return end;
    }
  at = linli_address_find (text, position, 7, "村");
  if (at >= (gssize) position + 1)
    {
      LinliAddressToken token;
      gboolean group = _linli_address_read_token (text, at + 1, &token) && token.word == LINLI_WORD_GROUP;

      _linli_address_token_clear (&token);
      if (group)
        {
          address->community = _linli_address_text_dup (text, position, at + 1);
          return at + 1;
        }
    }
  return position;
}

/* Reads province, city, district, subdistrict, community and group from the start. Returns where they end. */
gsize
_linli_address_read_district (const LinliAddressText *text,
                              LinliAddress           *address)
{
  LinliAddressToken token;
  gsize position = 0;

  position = linli_address_read_province (text, position, address);
  position = linli_address_read_city (text, _linli_address_text_skip_blanks (text, position), address);
  position = linli_address_read_county (text, _linli_address_text_skip_blanks (text, position), address);
  position = linli_address_read_subdistrict (text, _linli_address_text_skip_blanks (text, position), address);
  position = linli_address_read_community (text, _linli_address_text_skip_blanks (text, position), address);
  if (address->community != NULL)
    {
      if (_linli_address_read_token (text, position, &token) && token.word == LINLI_WORD_GROUP && linli_address_peek (text, token.end) != 0x56E2)
        {
          address->group = g_steal_pointer (&token.bare);
          position = token.end;
        }
      _linli_address_token_clear (&token);
    }
  return position;
}

/* Where the ending of a road's name that begins at a position ends; 0 when there is none. */
static gsize
linli_address_read_road_end (const LinliAddressText *text,
                             gsize                   position)
{
  static const char *const words[] = { "大道", "大街", "胡同", "支路", "辅路", "路", "街", "巷", "道", "里" };
  gsize end;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (_linli_address_text_at (text, position, words[i], &end))
      {
        gunichar next = linli_address_peek (text, end);

        if (i >= 8 && next != 0 && !g_unichar_isdigit (next))
          return 0;
        if (linli_address_is_one_of (next, "道坊口边旁灯桥站局办"))
          return 0;
        return end;
      }
  return 0;
}

/* 东段, 北三段, 二段 after a road's name. */
static gsize
linli_address_read_section (const LinliAddressText *text,
                            gsize                   position)
{
  gsize i = position, run = 0;

  if (linli_address_is_one_of (linli_address_peek (text, i), "东西南北中上下"))
    i++;
  while (run < 3 && linli_text_numeral_value (linli_address_peek (text, i + run)) >= 0)
    run++;
  return linli_address_peek (text, i + run) == 0x6BB5 && i + run > position ? i + run + 1 : position;
}

/* A door plate at a position: 40号, 40-2号, 40号院, 40弄, or a lone number at the end. Returns where it ends, 0 when there is
 * none. */
static gsize
linli_address_read_plate (const LinliAddressText *text,
                          gsize                   position,
                          char                  **plate)
{
  LinliAddressToken token, second;
  gsize end = 0;

  position = _linli_address_text_skip_blanks (text, position);
  if (linli_address_peek (text, position) == '-' || !_linli_address_read_token (text, position, &token))
    return 0;
  if (token.word == LINLI_WORD_NONE && token.digits > 0 && linli_address_peek (text, token.end) == '-' &&
      _linli_address_read_token (text, token.end + 1, &second))
    {
      if ((second.word == LINLI_WORD_NUMBER || second.word == LINLI_WORD_PLATE) && second.digits > 0)
        {
          *plate = g_strdup_printf ("%s-%s%s", token.bare, second.bare, second.spelling);
          end = second.end;
        }
      _linli_address_token_clear (&second);
    }
  else if ((token.word == LINLI_WORD_NUMBER || token.word == LINLI_WORD_PLATE) && token.digits > 0)
    {
      *plate = g_strconcat (token.bare, g_str_equal (token.spelling, "号大院") ? "号院" : token.spelling, NULL);
      end = token.end;
    }
  else if (token.digits > 0 && _linli_address_text_skip_blanks (text, token.end) == text->n &&
           (token.word == LINLI_WORD_NONE || g_strcmp0 (token.spelling, "#") == 0))
    {
      *plate = g_strconcat (token.bare, "号", NULL);
      end = token.end;
    }
  _linli_address_token_clear (&token);
  return end;
}

/* Words that the names of compounds end in. */
static const char *const linli_address_kinds[] = {
  "小区", "苑", "园", "公寓", "院", "城", "府", "庭", "轩", "阁", "居", "湾", "郡", "宿舍", "大厦", "广场", "中心", "家园", "新村", NULL,
};

/* Whether a name that stands alone is that of a compound, and not of a person. */
gboolean
_linli_address_is_place_name (const char *name)
{
  for (guint i = 0; linli_address_kinds[i] != NULL; i++)
    if (g_str_has_suffix (name, linli_address_kinds[i]) && g_utf8_strlen (name, -1) >= 3)
      return TRUE;
  return FALSE;
}

/* A road without a plate counts when nothing follows, when a number does, or when the name of a compound does. */
static gboolean
linli_address_is_road_alone (const LinliAddressText *text,
                             gsize                   end)
{
  LinliAddressToken token;
  gboolean number;

  end = _linli_address_text_skip_blanks (text, end);
  if (end == text->n)
    return TRUE;
  number = _linli_address_read_token (text, end, &token) && token.digits > 0 &&
           (token.word == LINLI_WORD_BUILDING || token.word == LINLI_WORD_UNIT || token.word == LINLI_WORD_NONE) &&
           !linli_text_is_han (linli_address_peek (text, token.end));
  _linli_address_token_clear (&token);
  for (guint i = 0; !number && linli_address_kinds[i] != NULL; i++)
    number = linli_address_find (text, end, 10, linli_address_kinds[i]) >= (gssize) end + 2;
  return number;
}

/* Reads a road and its door plate at a position. Returns where they end; the position when there is no road. */
gsize
_linli_address_read_road (const LinliAddressText *text,
                          gsize                   position,
                          LinliAddress           *address)
{
  gsize alone = 0;

  position = _linli_address_text_skip_blanks (text, position);
  for (gsize i = position; i < text->n && i < position + LINLI_ADDRESS_MAX_NAME; i++)
    {
      gsize end = i > position ? linli_address_read_road_end (text, i) : 0, section, after;

      if (!linli_text_is_han (text->c[i]) && linli_text_numeral_value (text->c[i]) < 0)
        break;
      if (end == 0)
        continue;
      section = linli_address_read_section (text, end);
      after = linli_address_read_plate (text, section, &address->door_plate);
      if (after != 0)
        {
          address->road = _linli_address_text_dup (text, position, section);
          return after;
        }
      if (linli_address_is_road_alone (text, section))
        alone = section;
    }
  if (alone == 0)
    return position;
  address->road = _linli_address_text_dup (text, position, alone);
  return alone;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Names of compounds, buildings, units and rooms: with the word that says what they are, and as keys that are the same for
 * every way of writing them. */

#include "config.h"

#include "linli-address.h"

#include <string.h>

#include "linli-address-private.h"
#include "linli-text.h"

/* Digits of a number that is nothing but a number. */
#define LONGEST_NUMBER 8

/* The number of a name that is a number with at most its own word: 12 of 12栋, A of A座; NULL when it is a name of another sort. */
static char *
linli_address_read_bare (const char *name,
                         LinliWord   word,
                         char      **spelling)
{
  LinliAddressText text;
  LinliAddressToken token;
  char *bare = NULL;

  _linli_address_text_init (&text, name);
  if (_linli_address_read_token (&text, 0, &token) && token.end == text.n && text.c[0] != '-')
    {
      gboolean own = token.word == word || token.word == LINLI_WORD_NONE ||
                     (word == LINLI_WORD_BUILDING && (token.word == LINLI_WORD_NUMBER || token.word == LINLI_WORD_FLOOR)) ||
                     (word == LINLI_WORD_ROOM && token.word == LINLI_WORD_NUMBER);

      if (own)
        {
          const char *start = token.bare;

          while (start[0] == '0' && g_ascii_isdigit (start[1]))
            start++;
          bare = g_strdup (start);
          if (spelling != NULL)
            *spelling = g_strdup (token.word == LINLI_WORD_FLOOR ? "号楼" : token.spelling);
        }
    }
  _linli_address_token_clear (&token);
  _linli_address_text_clear (&text);
  return bare;
}

static char *
linli_address_make_key (const char *name,
                        LinliWord   word)
{
  gsize n_digits = name != NULL ? strspn (name, "0123456789") : 0;
  char *key;

  /* A plain number, as most are kept, is its own key. */
  if (n_digits > 0 && n_digits <= LONGEST_NUMBER && name[0] != '0' && name[n_digits] == '\0')
    return g_strdup (name);
  key = linli_address_read_bare (name, word, NULL);
  if (key == NULL)
    {
      g_autofree char *squeezed = linli_text_squeeze (name);

      key = g_utf8_strup (squeezed, -1);
    }
  return key;
}

/**
 * linli_address_building_text:
 * @name: (nullable): a building's name as it is kept: 12, 12栋, 12号楼, A座, 综合楼
 *
 * Returns: (transfer full): the name with a word that says that it is a building: 12栋, 12号楼, A座, 综合楼
 */
char *
linli_address_building_text (const char *name)
{
  g_autofree char *spelling = NULL;
  g_autofree char *bare = linli_address_read_bare (name, LINLI_WORD_BUILDING, &spelling);

  if (bare == NULL)
    return linli_text_clean (name);
  if (spelling == NULL)
    return g_strconcat (bare, g_ascii_isdigit (bare[strlen (bare) - 1]) ? "栋" : "座", NULL);
  if (g_str_has_prefix (spelling, "#"))
    return g_strconcat (bare, "号楼", NULL);
  return g_strconcat (bare, spelling, NULL);
}

/**
 * linli_address_building_key:
 * @name: (nullable): a building's name as it is kept or written
 *
 * Returns: (transfer full): the same for every way of writing it: 12 for 12, 12栋, 十二幢, 12号楼 and 012#; names folded, in
 *   capitals
 */
char *
linli_address_building_key (const char *name)
{
  return linli_address_make_key (name, LINLI_WORD_BUILDING);
}

/**
 * linli_address_unit_text:
 * @name: (nullable): a unit's name as it is kept: 3, 3单元, 东
 *
 * Returns: (transfer full): the name with 单元; empty when there is no name
 */
char *
linli_address_unit_text (const char *name)
{
  g_autofree char *bare = linli_address_read_bare (name, LINLI_WORD_UNIT, NULL);
  g_autofree char *clean = linli_text_clean (name);

  if (bare == NULL && (*clean == '\0' || g_str_has_suffix (clean, "单元") || g_str_has_suffix (clean, "门") || g_str_has_suffix (clean, "梯")))
    return g_steal_pointer (&clean);
  return g_strconcat (bare != NULL ? bare : clean, "单元", NULL);
}

/**
 * linli_address_unit_key:
 * @name: (nullable): a unit's name as it is kept or written
 *
 * Returns: (transfer full): the same for every way of writing it: 3 for 3, 3单元, 三单元 and 03单
 */
char *
linli_address_unit_key (const char *name)
{
  return linli_address_make_key (name, LINLI_WORD_UNIT);
}

/**
 * linli_address_room_key:
 * @name: (nullable): a room as it is kept or written
 *
 * Returns: (transfer full): the same for every way of writing it: 502 for 502, 502室, 五〇二 and 0502号; a divided or doored
 *   one keeps its dash
 */
char *
linli_address_room_key (const char *name)
{
  g_autofree char *folded = linli_text_fold (name);

  if (strchr (folded, '-') != NULL && g_ascii_isdigit (*folded))
    {
      g_autoptr (GString) key = g_string_new (NULL);

      for (const char *p = folded; *p != '\0'; p++)
        if (g_ascii_isalnum (*p) || *p == '-')
          g_string_append_c (key, g_ascii_toupper (*p));
      return g_strdup (key->str);
    }
  return linli_address_make_key (name, LINLI_WORD_ROOM);
}

/**
 * linli_address_compound_key:
 * @name: (nullable): a compound's name as it is kept or written
 *
 * Folds a name for comparing: without blanks and signs, phases in digits (二期 as 2期), and without the word 小区, 院落 or
 * 住宅小区 at the end, so that 东坡 and 东坡小区 are the same.
 *
 * Returns: (transfer full): the key; empty for an empty name
 */
char *
linli_address_compound_key (const char *name)
{
  static const char *const endings[] = { "住宅小区", "小区", "院落", "住宅区" };
  g_autofree char *squeezed = linli_text_squeeze (name);
  g_autoptr (GString) key = g_string_new (NULL);
  glong n;
  g_autofree gunichar *c = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (squeezed, endings[i]) && strlen (squeezed) > strlen (endings[i]))
      {
        squeezed[strlen (squeezed) - strlen (endings[i])] = '\0';
        break;
      }
  c = g_utf8_to_ucs4_fast (squeezed, -1, &n);
  for (glong i = 0; i < n;)
    {
      gint64 value = 0;
      gsize taken = linli_text_parse_number (c + i, n - i, &value);

      if (taken > 0 && i + (glong) taken < n && (c[i + taken] == 0x671F || c[i + taken] == 0x533A || c[i + taken] == 0x53F7)) /* 期区号 */
        {
          g_string_append_printf (key, "%" G_GINT64_FORMAT, value);
          i += taken;
        }
      else
        {
          g_string_append_unichar (key, c[i++]);
        }
    }
  return g_strdup (key->str);
}

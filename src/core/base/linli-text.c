/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Text as people type it, made comparable. Pure functions without state, for any thread; what they return belongs to the caller.
 * Every one of them takes any bytes at all: what is no UTF-8 becomes U+FFFD, and texts are cut after LINLI_TEXT_MAX characters. */

#include "config.h"

#include "linli-text.h"

#include "linli-text-private.h"

#include <string.h>

/* A bounded, valid copy. */
static char *
linli_text_make_valid (const char *text)
{
  g_autofree char *valid = NULL;
  const char *end;

  if (text == NULL)
    return g_strdup ("");
  valid = g_utf8_make_valid (text, strnlen (text, (gsize) LINLI_TEXT_MAX * 4));
  if (strlen (valid) <= LINLI_TEXT_MAX || g_utf8_strlen (valid, -1) <= LINLI_TEXT_MAX)
    return g_steal_pointer (&valid);
  end = g_utf8_offset_to_pointer (valid, LINLI_TEXT_MAX);
  return g_strndup (valid, end - valid);
}

static gboolean
linli_text_is_blank (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x3000 || c == 0xA0;
}

/* Characters without a shape, which come along when text is pasted from a web page or a chat. */
static gboolean
linli_text_is_invisible (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F);
}

/* True when the normal form of the text is the text: ASCII and the common ideographs, which is most of what is ever passed. */
static gboolean
linli_text_is_plain (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && !(c >= 0x3400 && c <= 0x9FFF))
        return FALSE;
    }
  return TRUE;
}

/* One of several characters that are written for the same sign; the normal form has done full-width letters already. */
static gunichar
linli_text_fold_sign (gunichar c)
{
  switch (c)
    {
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0x2500: case 0x2501:
    case 0x2043: case 0xFE58: case 0xFE63: case 0x30FC: case 0x02D7: case '_': case '~': case 0x223C: case 0x301C:
      return '-';
    case 0x2022: case 0x2027: case 0x2219: case 0x22C5: case 0x25CF: case 0x30FB: case 0x2024: case 0x0387: case 0x16EB:
      return 0xB7;
    case 0x3001: case 0xFE11:
      return ',';
    case 0x3002:
      return '.';
    case 0x2018: case 0x2019: case 0x201B: case 0x2032: case '`':
      return '\'';
    case 0x201C: case 0x201D: case 0x201F: case 0x2033: case 0x300C: case 0x300D: case 0x300E: case 0x300F:
      return '"';
    case 0x3010: case 0x3014: case 0x3016: case '[': case '{':
      return '(';
    case 0x3011: case 0x3015: case 0x3017: case ']': case '}':
      return ')';
    case '\\': case 0x2044: case 0x2215:
      return '/';
    case 0x25CB: case 0x25EF: case 0x3007:
      return 0x3007;
    default:
      return c;
    }
}

/**
 * linli_text_clean:
 * @text: (nullable): text as it was typed or pasted
 *
 * Makes text fit to be stored: valid UTF-8 in composed form, without control and invisible characters, runs of blanks and line ends
 * as one blank, none at the ends. Widths, signs and case stay as they were written.
 *
 * Returns: (transfer full): the text, perhaps empty
 */
char *
linli_text_clean (const char *text)
{
  g_autofree char *valid = linli_text_make_valid (text);
  g_autofree char *composed = NULL;
  GString *clean;
  gboolean blank = FALSE;

  if (!linli_text_is_plain (valid))
    composed = g_utf8_normalize (valid, -1, G_NORMALIZE_DEFAULT_COMPOSE);
  clean = g_string_sized_new (strlen (valid));
  for (const char *p = composed != NULL ? composed : valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (linli_text_is_blank (c))
        {
          blank = clean->len > 0;
          continue;
        }
      if (linli_text_is_invisible (c))
        continue;
      if (blank)
        g_string_append_c (clean, ' ');
      blank = FALSE;
      g_string_append_unichar (clean, c);
    }
  return g_string_free (clean, FALSE);
}

/* Folds, with or without making letters small. */
char *
_linli_text_fold (const char *text,
                  gboolean    keep_case)
{
  g_autofree char *valid = linli_text_make_valid (text);
  g_autofree char *normal = NULL;
  GString *folded;
  gboolean blank = FALSE;

  if (!linli_text_is_plain (valid))
    normal = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  folded = g_string_sized_new (strlen (valid));
  for (const char *p = normal != NULL ? normal : valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (linli_text_is_blank (c))
        {
          blank = folded->len > 0;
          continue;
        }
      if (linli_text_is_invisible (c))
        continue;
      if (blank)
        g_string_append_c (folded, ' ');
      blank = FALSE;
      g_string_append_unichar (folded, linli_text_fold_sign (keep_case ? c : g_unichar_tolower (c)));
    }
  return g_string_free (folded, FALSE);
}

/**
 * linli_text_fold:
 * @text: (nullable): any text
 *
 * Makes text comparable: compatibility form (NFKC of Unicode Standard Annex 15, so full-width letters and digits become ordinary
 * ones and compatibility ideographs the unified ones), small letters, one form of each dash, dot, quotation mark and bracket, and
 * blanks as linli_text_clean() leaves them.
 *
 * Returns: (transfer full): the folded text, perhaps empty
 */
char *
linli_text_fold (const char *text)
{
  return _linli_text_fold (text, FALSE);
}

/**
 * linli_text_squeeze:
 * @text: (nullable): any text
 *
 * Folds text and keeps only its letters, digits and ideographs: "户主 姓名：" and "户主姓名" become the same. For headings of
 * tables and for names.
 *
 * Returns: (transfer full): the squeezed text, perhaps empty
 */
char *
linli_text_squeeze (const char *text)
{
  char *folded = linli_text_fold (text);
  char *out = folded;

  for (const char *p = folded; *p != '\0';)
    {
      const char *next = g_utf8_next_char (p);
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c) || linli_text_is_han (c) || c == 0x3007)
        {
          memmove (out, p, next - p);
          out += next - p;
        }
      p = next;
    }
  *out = '\0';
  return folded;
}

/**
 * linli_text_split:
 * @text: (nullable): the text of one cell
 *
 * Splits what people put into one cell: at commas, enumeration commas, semicolons, slashes, vertical bars, tabs and line ends.
 * Blanks do not split, for names and addresses have them.
 *
 * Returns: (transfer full) (array zero-terminated=1): the pieces that are not empty, cleaned, in order
 */
char **
linli_text_split (const char *text)
{
  g_autofree char *valid = linli_text_make_valid (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = valid;

  for (const char *p = valid;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != 0 && c != 0xFFFD && (c > 0xFFFF || g_utf8_strchr (",，、;；/／|｜\t\n\r", -1, c) == NULL))
        continue;
      if (c == 0xFFFD)
        continue;
      if (p > start)
        {
          g_autofree char *piece = g_strndup (start, p - start);
          g_autofree char *clean = linli_text_clean (piece);

          if (*clean != '\0')
            g_strv_builder_add (builder, clean);
        }
      if (c == 0)
        break;
      start = g_utf8_next_char (p);
    }
  return g_strv_builder_end (builder);
}

/**
 * linli_text_is_han:
 * @character: a character
 *
 * Returns: whether it is an ideograph (the blocks of CJK unified ideographs up to extension H, and the compatibility ones)
 */
gboolean
linli_text_is_han (gunichar character)
{
  return (character >= 0x4E00 && character <= 0x9FFF) || (character >= 0x3400 && character <= 0x4DBF) ||
         (character >= 0xF900 && character <= 0xFAFF) || (character >= 0x20000 && character <= 0x323AF);
}

/**
 * linli_text_numeral_value:
 * @character: a character
 *
 * The value of one numeral: digits, 〇零一…九, the forms of 壹…玖, 两, and 幺 and 洞 as they are spoken for 1 and 0. Powers of
 * ten have their own value: 十 10, 百 100, 千 1000, 廿 20, 卅 30.
 *
 * Returns: the value, or -1 when it is no numeral
 */
int
linli_text_numeral_value (gunichar character)
{
  switch (character)
    {
    case 0x3007: case 0x96F6: case 0x6D1E: /* 〇零洞 */
      return 0;
    case 0x4E00: case 0x58F9: case 0x5E7A: /* 一壹幺 */
      return 1;
    case 0x4E8C: case 0x8D30: case 0x4E24: /* 二贰两 */
      return 2;
    case 0x4E09: case 0x53C1: /* 三叁 */
      return 3;
    case 0x56DB: case 0x8086: /* 四肆 */
      return 4;
    case 0x4E94: case 0x4F0D: /* 五伍 */
      return 5;
    case 0x516D: case 0x9646: /* 六陆 */
      return 6;
    case 0x4E03: case 0x67D2: /* 七柒 */
      return 7;
    case 0x516B: case 0x634C: /* 八捌 */
      return 8;
    case 0x4E5D: case 0x7396: /* 九玖 */
      return 9;
    case 0x5341: case 0x62FE: /* 十拾 */
      return 10;
    case 0x5EFF: /* 廿 */
      return 20;
    case 0x5345: /* 卅 */
      return 30;
    case 0x767E: case 0x4F70: /* 百佰 */
      return 100;
    case 0x5343: case 0x4EDF: /* 千仟 */
      return 1000;
    default:
      return character >= '0' && character <= '9' ? (int) (character - '0') : -1;
    }
}

/**
 * linli_text_parse_number:
 * @characters: (array length=n_characters): folded characters
 * @n_characters: how many there are
 * @value: (out) (nullable): the number
 *
 * Reads a number at the start: 12, 十二, 二十, 一百零三, 廿二, and digits spoken one by one: 五〇二, 幺洞三.
 *
 * Returns: how many characters the number takes; 0 when there is none, or it is larger than eighteen digits
 */
gsize
linli_text_parse_number (const gunichar *characters,
                         gsize           n_characters,
                         gint64         *value)
{
  gint64 total = 0, spoken = 0, pending = -1;
  gboolean powers = FALSE;
  gsize i;

  for (i = 0; i < n_characters; i++)
    {
      int v = linli_text_numeral_value (characters[i]);

      if (v < 0 || i == 18)
        break;
      if (v >= 10)
        {
          if (pending > 9999)
            break;
          powers = TRUE;
          total += v == 20 || v == 30 ? v : v * (pending > 0 ? pending : 1);
          pending = -1;
        }
      else
        {
          spoken = spoken * 10 + v;
          pending = powers || pending < 0 ? v : pending * 10 + v;
        }
    }
  if (i == 0 || (i == 18 && n_characters > 18 && linli_text_numeral_value (characters[18]) >= 0))
    return 0;
  if (value != NULL)
    *value = powers ? total + MAX (pending, 0) : spoken;
  return i;
}

/**
 * linli_text_digits:
 * @text: (nullable): any text
 *
 * Returns: (transfer full): the ASCII digits of the folded text, in order: what a search by number compares
 */
char *
linli_text_digits (const char *text)
{
  char *folded = linli_text_fold (text);
  char *out = folded;

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isdigit (*p))
      *out++ = *p;
  *out = '\0';
  return folded;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The numbers of a written address and the words after them: 12栋, 三单元, A座, 负1楼, 附3号, 五〇二室. */

#include "config.h"

#include "linli-address-private.h"

#include <string.h>

#include "linli-text-private.h"
#include "linli-text.h"

/* Longer numbers are telephones. */
#define LINLI_ADDRESS_MAX_DIGITS 5

typedef struct {
  const char *spelling;
  LinliWord word;
} LinliWordSpelling;

/* Longer words before those they begin with. */
static const LinliWordSpelling linli_word_spellings[] = {
  { "号大院", LINLI_WORD_PLATE }, { "号小区", LINLI_WORD_PLATE }, { "号宿舍", LINLI_WORD_PLATE }, { "号院", LINLI_WORD_PLATE },
  { "弄", LINLI_WORD_PLATE },
  { "号公寓楼", LINLI_WORD_BUILDING }, { "号楼", LINLI_WORD_BUILDING }, { "号栋", LINLI_WORD_BUILDING }, { "号幢", LINLI_WORD_BUILDING },
  { "号座", LINLI_WORD_BUILDING }, { "栋楼", LINLI_WORD_BUILDING }, { "栋", LINLI_WORD_BUILDING }, { "幢", LINLI_WORD_BUILDING },
  { "棟", LINLI_WORD_BUILDING }, { "舍", LINLI_WORD_BUILDING }, { "座", LINLI_WORD_BUILDING }, { "#楼", LINLI_WORD_BUILDING }, { "#", LINLI_WORD_BUILDING },
  { "号单元", LINLI_WORD_UNIT }, { "单元", LINLI_WORD_UNIT }, { "单", LINLI_WORD_UNIT }, { "号门", LINLI_WORD_UNIT },
  { "门", LINLI_WORD_UNIT }, { "梯", LINLI_WORD_UNIT },
  { "楼层", LINLI_WORD_FLOOR }, { "楼", LINLI_WORD_FLOOR }, { "层", LINLI_WORD_FLOOR }, { "F", LINLI_WORD_FLOOR }, { "f", LINLI_WORD_FLOOR },
  { "号房间", LINLI_WORD_ROOM }, { "号房", LINLI_WORD_ROOM }, { "号室", LINLI_WORD_ROOM }, { "号户", LINLI_WORD_ROOM },
  { "房间", LINLI_WORD_ROOM }, { "室", LINLI_WORD_ROOM }, { "房", LINLI_WORD_ROOM }, { "户", LINLI_WORD_ROOM },
  { "号", LINLI_WORD_NUMBER },
  { "村民小组", LINLI_WORD_GROUP }, { "居民小组", LINLI_WORD_GROUP }, { "小组", LINLI_WORD_GROUP }, { "组", LINLI_WORD_GROUP },
};

static gboolean
linli_address_is_letter (gunichar c)
{
  return c < 0x80 && g_ascii_isalpha (c);
}

static gboolean
linli_address_is_digit (gunichar c)
{
  return c < 0x80 && g_ascii_isdigit (c);
}

static gunichar
linli_address_peek (const LinliAddressText *text,
                    gsize                   position)
{
  return position < text->n ? text->c[position] : 0;
}

/* Folds the text; between two letters or digits a blank, a point and a slash separate as a dash does. */
void
_linli_address_text_init (LinliAddressText *text,
                          const char       *written)
{
  g_autofree char *folded = _linli_text_fold (written, TRUE);
  glong n;
  gsize out = 0;

  text->c = g_utf8_to_ucs4_fast (folded, -1, &n);
  for (gsize i = 0; i < (gsize) n; i++)
    {
      gunichar c = text->c[i];
      gunichar before = out > 0 ? text->c[out - 1] : 0, after = i + 1 < (gsize) n ? text->c[i + 1] : 0;

      if (c == ' ' && (before == '-' || after == '-' || (linli_text_is_han (before) && linli_address_is_digit (after))))
        continue;
      if ((c == ' ' || c == '.' || c == '/') &&
          (linli_address_is_letter (before) || linli_address_is_digit (before) || before == '#') &&
          linli_address_is_digit (after))
        c = '-';
      if (c == '-' && before == '-')
        continue;
      text->c[out++] = c;
    }
  text->n = out;
}

void
_linli_address_text_clear (LinliAddressText *text)
{
  g_clear_pointer (&text->c, g_free);
}

gboolean
_linli_address_text_at (const LinliAddressText *text,
                        gsize                   position,
                        const char             *word,
                        gsize                  *end)
{
  for (const char *p = word; *p != '\0'; p = g_utf8_next_char (p), position++)
    if (position >= text->n || text->c[position] != g_utf8_get_char (p))
      return FALSE;
  if (end != NULL)
    *end = position;
  return TRUE;
}

/* A stretch without the signs and blanks at its ends; NULL when nothing is left. */
char *
_linli_address_text_dup (const LinliAddressText *text,
                         gsize                   start,
                         gsize                   end)
{
  while (start < end && text->c[start] < 0x80 && !g_ascii_isalnum (text->c[start]))
    start++;
  while (start < end && text->c[end - 1] < 0x80 && !g_ascii_isalnum (text->c[end - 1]))
    end--;
  return start < end ? g_ucs4_to_utf8 (text->c + start, end - start, NULL, NULL, NULL) : NULL;
}

gsize
_linli_address_text_skip_blanks (const LinliAddressText *text,
                                 gsize                   position)
{
  while (position < text->n && text->c[position] == ' ')
    position++;
  return position;
}

void
_linli_address_token_clear (LinliAddressToken *token)
{
  g_clear_pointer (&token->bare, g_free);
}

/* 甲 乙 丙 丁 戊 己, and 东 西 南 北 中 before 单元. */
static gboolean
linli_address_is_ordinal (const LinliAddressText *text,
                          gsize                   position)
{
  static const char *const words[] = { "单元", "栋", "幢", "座", "号楼" };
  gunichar c = text->c[position];
  gboolean ordinal = c == 0x7532 || c == 0x4E59 || c == 0x4E19 || c == 0x4E01 || c == 0x620A || c == 0x5DF1;

  if (!ordinal && c != 0x4E1C && c != 0x897F && c != 0x5357 && c != 0x5317 && c != 0x4E2D)
    return FALSE;
  for (guint i = 0; i < (ordinal ? G_N_ELEMENTS (words) : 1); i++)
    if (_linli_address_text_at (text, position + 1, words[i], NULL))
      return TRUE;
  return FALSE;
}

/* ASCII: up to two letters, digits, one letter more (A3, 502A, B). Fills bare, digits and number_end. */
static gboolean
linli_address_read_latin (const LinliAddressText *text,
                          gsize                   position,
                          LinliAddressToken      *token)
{
  GString *bare;
  gsize i = position, letters;
  guint digits = 0;

  while (linli_address_is_letter (linli_address_peek (text, i)))
    i++;
  letters = i - position;
  while (linli_address_is_digit (linli_address_peek (text, i)))
    i++, digits++;
  if (letters > 2 || letters + digits == 0 || digits > LINLI_ADDRESS_MAX_DIGITS)
    return FALSE;
  if (digits > 0 && linli_address_is_letter (linli_address_peek (text, i)))
    {
      gunichar after = linli_address_peek (text, i + 1);
      gboolean floor = digits <= 2 && letters == 0 && g_ascii_toupper (text->c[i]) == 'F';

      if (linli_address_is_letter (after) || linli_address_is_digit (after))
        {
          if (!floor || linli_address_is_letter (after))
            return FALSE;
        }
      else if (!floor)
        {
          i++;
        }
    }
  bare = g_string_new (NULL);
  for (gsize j = position; j < i; j++)
    g_string_append_c (bare, g_ascii_toupper (text->c[j]));
  token->bare = g_string_free (bare, FALSE);
  token->digits = digits;
  token->number_end = i;
  return TRUE;
}

/* A number in digits, in Chinese, in letters or by 甲乙丙. */
static gboolean
linli_address_read_number (const LinliAddressText *text,
                           gsize                   position,
                           LinliAddressToken      *token)
{
  gunichar c;
  gint64 value;
  gsize run = 0, taken;

  if (linli_address_peek (text, position) == 0x7B2C) /* 第 */
    position++;
  c = linli_address_peek (text, position);
  if (c == 0)
    return FALSE;
  if (linli_address_is_letter (c) || linli_address_is_digit (c))
    return linli_address_read_latin (text, position, token);
  if (linli_address_is_ordinal (text, position))
    {
      token->bare = g_ucs4_to_utf8 (&c, 1, NULL, NULL, NULL);
      token->number_end = position + 1;
      token->chinese = TRUE;
      return TRUE;
    }
  while (!linli_address_is_digit (linli_address_peek (text, position + run)) &&
         linli_text_numeral_value (linli_address_peek (text, position + run)) >= 0)
    run++;
  taken = run > 0 && run <= 7 ? linli_text_parse_number (text->c + position, run, &value) : 0;
  if (taken == 0 || taken != run || value > 99999)
    return FALSE;
  token->bare = g_strdup_printf ("%" G_GINT64_FORMAT, value);
  token->digits = strlen (token->bare);
  token->number_end = position + run;
  token->chinese = TRUE;
  return TRUE;
}

/* A number, or nothing more of the address, follows at once or after a dash. */
static gboolean
linli_address_is_close (const LinliAddressText *text,
                        gsize                   position)
{
  gunichar c = linli_address_peek (text, position);

  return c == 0 || c == '-' || c == ' ' || c == '(' || linli_address_is_digit (c) || linli_text_numeral_value (c) >= 0;
}

/* 12楼3单元: a building; 12楼1203: a floor. */
static gboolean
linli_address_precedes_unit (const LinliAddressText *text,
                             gsize                   position)
{
  LinliAddressToken next = { 0 };
  gboolean unit = FALSE;

  position = _linli_address_text_skip_blanks (text, position);
  if (linli_address_peek (text, position) == '-')
    position++;
  if (linli_address_read_number (text, position, &next))
    unit = _linli_address_text_at (text, next.number_end, "单元", NULL) || _linli_address_text_at (text, next.number_end, "门", NULL);
  _linli_address_token_clear (&next);
  return unit;
}

/* The word after a number; LINLI_WORD_NONE with end at the number's end when there is none. */
static void
linli_address_read_word (const LinliAddressText *text,
                         LinliAddressToken      *token)
{
  gsize position = _linli_address_text_skip_blanks (text, token->number_end), end;

  token->word = LINLI_WORD_NONE;
  token->spelling = NULL;
  token->end = token->number_end;
  for (guint i = 0; i < G_N_ELEMENTS (linli_word_spellings); i++)
    {
      const LinliWordSpelling *w = &linli_word_spellings[i];

      if (!_linli_address_text_at (text, position, w->spelling, &end))
        continue;
      /* One character that begins many other words counts only where the address goes on, or ends. */
      if ((g_str_equal (w->spelling, "单") || g_str_equal (w->spelling, "门") || g_str_equal (w->spelling, "梯") ||
           g_str_equal (w->spelling, "栋楼") || g_str_equal (w->spelling, "舍") || g_str_equal (w->spelling, "房") || g_str_equal (w->spelling, "户")) &&
          !linli_address_is_close (text, end))
        continue;
      if (w->word == LINLI_WORD_FLOOR && (token->digits == 0 || token->digits > 2))
        continue;
      if (g_ascii_isalpha (*w->spelling) && (position != token->number_end || token->chinese))
        continue;
      token->word = w->word;
      token->spelling = g_str_equal (w->spelling, "栋楼") ? "栋" : w->spelling;
      token->end = end;
      break;
    }
  if (token->word == LINLI_WORD_FLOOR)
    {
      if (g_str_equal (token->spelling, "楼") && linli_address_precedes_unit (text, token->end))
        token->word = LINLI_WORD_BUILDING;
      else
        token->floor = atoi (token->bare + strcspn (token->bare, "0123456789"));
      if (token->floor != 0 && g_ascii_toupper (token->bare[0]) == 'B')
        token->floor = -token->floor;
      else if (token->word == LINLI_WORD_FLOOR && !g_ascii_isdigit (token->bare[0]))
        token->word = LINLI_WORD_BUILDING;
    }
}

/* 负一楼, 负1, 地下二层, -1楼, 底楼. */
static gboolean
linli_address_read_floor (const LinliAddressText *text,
                          gsize                   position,
                          LinliAddressToken      *token)
{
  gsize end = position;
  gboolean dash = linli_address_peek (text, position) == '-';

  if (_linli_address_text_at (text, position, "底楼", &end) || _linli_address_text_at (text, position, "底层", &end))
    {
      token->floor = 1;
    }
  else if (_linli_address_text_at (text, position, "负", &end) || _linli_address_text_at (text, position, "地下", &end) || dash)
    {
      if (dash)
        end = position + 1;
      if (!linli_address_read_number (text, end, token))
        return FALSE;
      token->floor = -atoi (token->bare);
      linli_address_read_word (text, token);
      end = token->end;
      if (token->word != LINLI_WORD_FLOOR && (dash || token->word != LINLI_WORD_NONE))
        token->floor = 0;
      else if (token->word == LINLI_WORD_FLOOR)
        token->floor = -atoi (token->bare);
      if (token->floor >= 0 || token->floor < (dash ? -3 : -9))
        {
          _linli_address_token_clear (token);
          return FALSE;
        }
    }
  else
    {
      return FALSE;
    }
  _linli_address_token_clear (token);
  token->bare = g_strdup_printf ("%d", token->floor);
  token->word = LINLI_WORD_FLOOR;
  token->spelling = "楼";
  token->end = token->number_end = end;
  return TRUE;
}

/* Reads a number with its word at a position. */
gboolean
_linli_address_read_token (const LinliAddressText *text,
                           gsize                   position,
                           LinliAddressToken      *token)
{
  LinliAddressToken second = { 0 };
  gsize end;

  memset (token, 0, sizeof *token);
  if (linli_address_read_floor (text, position, token))
    return TRUE;
  if (_linli_address_text_at (text, position, "附", &end) || _linli_address_text_at (text, position, "之", &end))
    {
      if (!linli_address_read_number (text, end, token))
        return FALSE;
      token->word = LINLI_WORD_SUFFIX;
      token->spelling = "附";
      token->end = token->number_end;
      if (linli_address_peek (text, token->end) == '-' && linli_address_read_number (text, token->end + 1, &second))
        {
          g_autofree char *first = g_steal_pointer (&token->bare);

          token->bare = g_strconcat (first, "-", second.bare, NULL);
          token->end = token->number_end = second.number_end;
          _linli_address_token_clear (&second);
        }
      _linli_address_text_at (text, token->end, "号", &token->end);
      return TRUE;
    }
  if (!linli_address_read_number (text, position, token))
    return FALSE;
  linli_address_read_word (text, token);
  return TRUE;
}

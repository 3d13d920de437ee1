/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Walks along a written address: offices, road and plate, the name of the compound, numbers with their words, and what remains. */

#include "config.h"

#include "linli-address-private.h"

#include <string.h>

#include "linli-text.h"

/* 12-3-5-502附1 has five numbers; what has more is no address. */
#define LINLI_ADDRESS_MAX_TOKENS 8

typedef struct {
  LinliAddressText text;
  LinliAddress *address;
  LinliAddressToken tokens[LINLI_ADDRESS_MAX_TOKENS];
  guint n_tokens;
  gsize name_start; /* the stretch that is no number, not yet given to a part */
  gsize name_end;
} LinliAddressParser;

static void
linli_address_add_rest (LinliAddress *address,
                        char         *text)
{
  g_autofree char *more = text;
  g_autofree char *before = g_steal_pointer (&address->rest);

  if (more == NULL)
    address->rest = g_steal_pointer (&before);
  else if (before == NULL)
    address->rest = g_steal_pointer (&more);
  else
    address->rest = g_strconcat (before, " ", more, NULL);
}

/* 综合楼 behind a door plate is a building, 东户 behind a floor a room. */
static gboolean
linli_address_is_named_building (const char *name)
{
  return g_utf8_strlen (name, -1) <= 5 && g_utf8_strlen (name, -1) >= 2 && (g_str_has_suffix (name, "楼") || g_str_has_suffix (name, "馆") ||
                                                                            g_str_has_suffix (name, "平房"));
}

static gboolean
linli_address_is_named_room (const char *name)
{
  static const char *const rooms[] = { "东户", "西户", "中户", "左户", "右户", "东", "西", "左", "右", "中", "南户", "北户", "左边", "右边", "地下室", NULL };

  return g_strv_contains (rooms, name);
}

/* 40号院东坡小区: the one number so far is the plate of the compound that is named behind it. */
static void
linli_address_take_plate (LinliAddressParser *parser,
                          char               *name)
{
  LinliAddressToken *token = &parser->tokens[--parser->n_tokens];

  parser->address->door_plate = g_strconcat (token->bare, g_str_equal (token->spelling, "号大院") ? "号院" : token->spelling, NULL);
  parser->address->compound = name;
  _linli_address_token_clear (token);
}

/* Gives the pending stretch to the part it names. */
static void
linli_address_flush (LinliAddressParser *parser)
{
  LinliAddress *address = parser->address;
  g_autofree char *name = _linli_address_text_dup (&parser->text, parser->name_start, parser->name_end);
  gboolean remark = parser->name_end == parser->text.n && name != NULL && parser->text.c[parser->name_start] == ' ' &&
                    !_linli_address_is_place_name (name);

  parser->name_start = parser->name_end;
  if (name == NULL)
    return;
  if (parser->n_tokens > 0)
    {
      LinliWord last = parser->tokens[parser->n_tokens - 1].word;

      if (linli_address_is_named_room (name) && address->room == NULL && last >= LINLI_WORD_BUILDING && last <= LINLI_WORD_FLOOR)
        address->room = g_steal_pointer (&name);
      else if (last == LINLI_WORD_PLATE && linli_address_is_named_building (name) && address->building == NULL)
        address->building = g_steal_pointer (&name);
      else if ((last == LINLI_WORD_PLATE || last == LINLI_WORD_NUMBER) && parser->n_tokens == 1 && address->compound == NULL &&
               address->door_plate == NULL && !remark)
        linli_address_take_plate (parser, g_steal_pointer (&name));
      else
        linli_address_add_rest (address, g_steal_pointer (&name));
    }
  else if (address->door_plate != NULL && linli_address_is_named_building (name))
    {
      address->building = g_steal_pointer (&name);
    }
  else if (address->compound == NULL && !(remark && address->door_plate != NULL))
    {
      address->compound = g_steal_pointer (&name);
    }
  else
    {
      linli_address_add_rest (address, g_steal_pointer (&name));
    }
}

/* What follows the compound's name behind a blank, when there are no numbers, is not part of it. */
static void
linli_address_split_name (LinliAddressParser *parser)
{
  gsize i;

  if (parser->n_tokens > 0)
    return;
  for (i = parser->name_start; i < parser->name_end && parser->text.c[i] != ' '; i++)
    ;
  if (i < parser->name_end && i > parser->name_start)
    {
      gsize end = parser->name_end;

      linli_address_add_rest (parser->address, _linli_address_text_dup (&parser->text, i, end));
      parser->name_end = i;
    }
}

/* (一期) belongs to the name before it, (东坡小区) behind a door plate is the name, anything else is a remark. */
static gsize
linli_address_read_bracket (LinliAddressParser *parser,
                            gsize               position)
{
  LinliAddress *address = parser->address;
  gsize end = position + 1;
  g_autofree char *inner = NULL;

  while (end < parser->text.n && parser->text.c[end] != ')')
    end++;
  inner = _linli_address_text_dup (&parser->text, position + 1, end);
  if (end < parser->text.n)
    end++;
  if (inner == NULL)
    {
      linli_address_flush (parser);
    }
  else if (parser->n_tokens == 0 && parser->name_end > parser->name_start && address->compound == NULL &&
           (g_str_has_suffix (inner, "期") || g_str_has_suffix (inner, "区") || g_str_has_suffix (inner, "苑") || g_str_has_suffix (inner, "组团")))
    {
      g_autofree char *name = _linli_address_text_dup (&parser->text, parser->name_start, parser->name_end);

      address->compound = g_strconcat (name != NULL ? name : "", inner, NULL);
    }
  else
    {
      linli_address_flush (parser);
      if (address->compound == NULL && address->door_plate != NULL && parser->n_tokens == 0)
        address->compound = g_steal_pointer (&inner);
      else
        linli_address_add_rest (address, g_steal_pointer (&inner));
    }
  parser->name_start = parser->name_end = end;
  return end;
}

/* Whether a number in front of something else is one of the address, and not of a name: 1958小区, 一环路, 二仙桥. */
static gboolean
linli_address_accepts (LinliAddressParser      *parser,
                       gsize                    position,
                       const LinliAddressToken *token)
{
  gunichar before = position > 0 ? parser->text.c[position - 1] : 0;
  gunichar after = token->end < parser->text.n ? parser->text.c[token->end] : 0;
  gboolean first = parser->n_tokens == 0;

  if (parser->n_tokens == LINLI_ADDRESS_MAX_TOKENS || (before < 0x80 && g_ascii_isalpha (before) && token->digits == 0))
    return FALSE;
  switch (token->word)
    {
    case LINLI_WORD_NONE:
      if (token->digits == 0)
        return after == '-' && token->end + 1 < parser->text.n && parser->text.c[token->end + 1] < 0x80 &&
               g_ascii_isdigit (parser->text.c[token->end + 1]);
      if (token->digits > 5)
        return FALSE;
      if (token->chinese && first)
        return FALSE;
      if (!first && parser->name_end > parser->name_start && _linli_address_text_skip_blanks (&parser->text, parser->name_start) < position &&
          before != '-')
        return FALSE;
      return !first || !(linli_text_is_han (after) && !_linli_address_text_at (&parser->text, token->end, "附", NULL));
    case LINLI_WORD_GROUP:
      return FALSE;
    case LINLI_WORD_FLOOR:
      return !first || !token->chinese || !linli_text_is_han (after) || parser->name_end > parser->name_start;
    case LINLI_WORD_NUMBER:
      return !first || !token->chinese || !linli_text_is_han (after) || linli_text_numeral_value (after) >= 0;
    case LINLI_WORD_SUFFIX:
      return !first || parser->address->door_plate != NULL || position == 0 || !linli_text_is_han (before) || linli_text_is_han (after) == FALSE;
    case LINLI_WORD_PLATE:
    case LINLI_WORD_BUILDING:
    case LINLI_WORD_UNIT:
    case LINLI_WORD_ROOM:
    default:
      return token->digits > 0 || token->chinese || !(before < 0x80 && g_ascii_isalpha (before));
    }
}

/* Past a run of characters of one sort, so that no number is read from the middle of another. */
static gsize
linli_address_skip_run (const LinliAddressText *text,
                        gsize                   position)
{
  gunichar c = text->c[position];

  if (c >= 0x80 || !g_ascii_isalnum (c))
    return position + 1;
  while (position < text->n && text->c[position] < 0x80 && g_ascii_isalnum (text->c[position]))
    position++;
  return position;
}

static void
linli_address_walk (LinliAddressParser *parser,
                    gsize               position)
{
  const LinliAddressText *text = &parser->text;

  parser->name_start = parser->name_end = position;
  while (position < text->n)
    {
      LinliAddressToken read;
      LinliWord last = parser->n_tokens > 0 ? parser->tokens[parser->n_tokens - 1].word : LINLI_WORD_SUFFIX;
      gunichar c = text->c[position];

      if (c == '(')
        {
          position = linli_address_read_bracket (parser, position);
          continue;
        }
      /* 502、503: what follows is another address. */
      if ((c == ',' || c == ';') && parser->n_tokens > 0)
        {
          linli_address_flush (parser);
          linli_address_add_rest (parser->address, _linli_address_text_dup (text, position, text->n));
          parser->name_start = parser->name_end = text->n;
          break;
        }
      /* A dash between two numbers; one before a floor is its sign only where nothing but a building or a name is before. */
      if (c == '-' && parser->name_end == parser->name_start && (last == LINLI_WORD_NONE || last == LINLI_WORD_UNIT || last == LINLI_WORD_FLOOR))
        {
          parser->name_start = parser->name_end = ++position;
          continue;
        }
      if (_linli_address_read_token (text, position, &read) && linli_address_accepts (parser, position, &read))
        {
          linli_address_flush (parser);
          /* B1 behind a building is the floor below the ground. */
          if (read.word == LINLI_WORD_NONE && read.bare[0] == 'B' && read.digits == 1 && parser->n_tokens > 0 &&
              parser->tokens[parser->n_tokens - 1].word >= LINLI_WORD_BUILDING)
            {
              read.word = LINLI_WORD_FLOOR;
              read.floor = -(read.bare[1] - '0');
            }
          parser->tokens[parser->n_tokens++] = read;
          position = read.end;
          parser->name_start = parser->name_end = position;
          continue;
        }
      _linli_address_token_clear (&read);
      position = linli_address_skip_run (text, position);
      parser->name_end = position;
    }
  linli_address_split_name (parser);
  linli_address_flush (parser);
}

/**
 * linli_address_parse:
 * @text: (nullable): an address as somebody wrote it
 *
 * Takes an address apart. Nothing is refused: what cannot be read is in rest, and an empty text has no parts. Numbers without
 * words are building, unit and room (12-3-502); 5-2 behind a building or unit is the second door of the fifth floor. A room
 * tells the floor, unless one is written.
 *
 * Returns: (skip) (transfer full): the parts
 */
LinliAddress *
linli_address_parse (const char *text)
{
  LinliAddressParser parser = { 0 };
  gsize position;

  parser.address = g_new0 (LinliAddress, 1);
  _linli_address_text_init (&parser.text, text);
  position = _linli_address_read_district (&parser.text, parser.address);
  position = _linli_address_read_road (&parser.text, position, parser.address);
  linli_address_walk (&parser, position);
  _linli_address_resolve (parser.address, parser.tokens, parser.n_tokens);
  if (parser.address->floor == LINLI_FLOOR_UNKNOWN)
    parser.address->floor = linli_address_floor_from_room (parser.address->room);
  for (guint i = 0; i < parser.n_tokens; i++)
    _linli_address_token_clear (&parser.tokens[i]);
  _linli_address_text_clear (&parser.text);
  return parser.address;
}

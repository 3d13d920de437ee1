/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the numbers of an address mean. Those with a word say so themselves; those without are told by their place and their length:
 * 12-3-502 is building, unit, room; behind 12栋 3-502 is unit and room, and 5-2 the second door of the fifth floor. */

#include "config.h"

#include "linli-address-private.h"

#include <string.h>

/* A room with its floor in it has at least so many digits. */
#define LINLI_ADDRESS_ROOM_DIGITS 3

/* What is said twice is not lost. */
static void
linli_address_set_rest (LinliAddress *address,
                        const char   *bare)
{
  g_autofree char *before = g_steal_pointer (&address->rest);

  address->rest = before != NULL ? g_strconcat (bare, " ", before, NULL) : g_strdup (bare);
}

static void
linli_address_set (LinliAddress      *address,
                   char             **field,
                   LinliAddressToken *token)
{
  if (*field == NULL)
    *field = g_strdup (token->bare);
  else if (!g_str_equal (*field, token->bare))
    linli_address_set_rest (address, token->bare);
}

/* Buildings and units are told apart by their number, not by how many zeros are before it. */
static void
linli_address_set_number (LinliAddress      *address,
                          char             **field,
                          LinliAddressToken *token)
{
  const char *bare = token->bare;

  while (bare[0] == '0' && g_ascii_isdigit (bare[1]))
    bare++;
  if (*field == NULL)
    *field = g_strdup (bare);
  else if (!g_str_equal (*field, bare))
    linli_address_set_rest (address, bare);
}

static void
linli_address_set_building (LinliAddress      *address,
                            LinliAddressToken *token,
                            const char        *word)
{
  if (address->building == NULL)
    {
      linli_address_set_number (address, &address->building, token);
      address->building_word = g_strdup (word);
    }
  else
    {
      linli_address_set_number (address, &address->unit, token);
    }
}

static void
linli_address_set_floor (LinliAddress      *address,
                         LinliAddressToken *token)
{
  int floor = atoi (token->bare);

  if (address->floor == LINLI_FLOOR_UNKNOWN && floor > 0 && floor < 200)
    address->floor = floor;
}

static gboolean
linli_address_is_long (const LinliAddressToken *token)
{
  return token->digits >= LINLI_ADDRESS_ROOM_DIGITS;
}

/* Two numbers that name one door: 5-2 on its floor, or 502-1 in a home that was divided. */
static void
linli_address_set_double_room (LinliAddress      *address,
                               LinliAddressToken *first,
                               LinliAddressToken *second)
{
  if (!linli_address_is_long (first))
    linli_address_set_floor (address, first);
  if (address->room == NULL)
    address->room = g_strdup_printf ("%s-%s", first->bare, second->bare);
}

/* n numbers in a row, the last of which is called a room when sure. */
static void
linli_address_resolve_row (LinliAddress      *address,
                           LinliAddressToken *row,
                           guint              n,
                           gboolean           sure)
{
  LinliAddressToken *last = &row[n - 1];
  gboolean long_last = sure || linli_address_is_long (last);
  gboolean divided = n >= 2 && linli_address_is_long (&row[n - 2]) && !linli_address_is_long (last);

  if (n >= 2 && divided)
    {
      linli_address_set_double_room (address, &row[n - 2], last);
      n -= 2;
      if (n >= 1 && address->building == NULL)
        linli_address_set_building (address, row++, NULL), n--;
      if (n >= 1)
        linli_address_set_number (address, &address->unit, row++);
      return;
    }
  if (address->building == NULL && address->unit == NULL && address->floor == LINLI_FLOOR_UNKNOWN && (n >= 2 || !long_last))
    {
      linli_address_set_building (address, row++, NULL);
      n--;
      if (n == 1 && !long_last)
        {
          linli_address_set_number (address, &address->unit, row);
          return;
        }
      if (n == 2 && !long_last)
        {
          linli_address_set_number (address, &address->unit, row);
          linli_address_set (address, &address->room, last);
          return;
        }
    }
  else if (address->unit == NULL && address->floor == LINLI_FLOOR_UNKNOWN && n == 1 && !long_last && last->digits <= 1 && address->building != NULL)
    {
      linli_address_set_number (address, &address->unit, row);
      return;
    }
  if (n == 0)
    return;
  if (n == 2 && !long_last && (address->building != NULL || address->unit != NULL) && address->floor == LINLI_FLOOR_UNKNOWN)
    {
      linli_address_set_double_room (address, &row[0], last);
      return;
    }
  if (n >= 2 && address->unit == NULL && address->floor == LINLI_FLOOR_UNKNOWN)
    {
      linli_address_set_number (address, &address->unit, row++);
      n--;
    }
  if (n == 2 && !long_last)
    {
      linli_address_set_double_room (address, &row[0], last);
      return;
    }
  if (n >= 2)
    {
      linli_address_set_floor (address, row);
      row++;
      n--;
    }
  linli_address_set (address, &address->room, last);
}

/* 东坡小区3号院: a number that belongs to the name before it. */
static void
linli_address_extend_compound (LinliAddress      *address,
                               LinliAddressToken *token,
                               const char        *word)
{
  g_autofree char *name = g_steal_pointer (&address->compound);

  address->compound = g_strconcat (name, token->bare, word, NULL);
}

static gboolean
linli_address_is_row_of_shops (const char *name)
{
  static const char *const words[] = { "底商", "商铺", "门面", "门市", "铺面", "车位", "车库" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_suffix (name, words[i]))
      return TRUE;
  return FALSE;
}

/* 12-14栋: several buildings; the last is taken, the others are kept as a remark. */
static void
linli_address_set_aside (LinliAddress      *address,
                         LinliAddressToken *tokens,
                         guint              n)
{
  while (n > 0)
    linli_address_set_rest (address, tokens[--n].bare);
}

/* 号 may count anything. */
static void
linli_address_resolve_number (LinliAddress      *address,
                              LinliAddressToken *token,
                              LinliAddressToken *next)
{
  gboolean lane = address->door_plate != NULL && g_str_has_suffix (address->door_plate, "弄");

  if (address->building != NULL || address->unit != NULL || address->floor != LINLI_FLOOR_UNKNOWN)
    linli_address_set (address, &address->room, token);
  else if (address->door_plate == NULL && address->compound == NULL &&
           (next == NULL || next->word == LINLI_WORD_BUILDING || next->word == LINLI_WORD_SUFFIX))
    address->door_plate = g_strconcat (token->bare, "号", NULL);
  else if (address->compound != NULL && next != NULL && next->word == LINLI_WORD_BUILDING)
    linli_address_extend_compound (address, token, "号");
  else if (address->compound != NULL && linli_address_is_row_of_shops (address->compound))
    linli_address_set (address, &address->room, token);
  else if (lane || linli_address_is_long (token) == FALSE)
    linli_address_set_building (address, token, "号");
  else
    linli_address_set (address, &address->room, token);
}

/* Gives every number its place in the address. */
void
_linli_address_resolve (LinliAddress      *address,
                        LinliAddressToken *tokens,
                        guint              n_tokens)
{
  for (guint i = 0; i < n_tokens; i++)
    {
      LinliAddressToken *token = &tokens[i];
      LinliAddressToken *next = i + 1 < n_tokens ? &tokens[i + 1] : NULL;
      guint run = 0;

      while (i + run < n_tokens && tokens[i + run].word == LINLI_WORD_NONE)
        run++;
      if (run > 0)
        {
          LinliAddressToken *closing = i + run < n_tokens ? &tokens[i + run] : NULL;

          if (closing != NULL && (closing->word == LINLI_WORD_ROOM || closing->word == LINLI_WORD_NUMBER) && run <= 3)
            linli_address_resolve_row (address, token, ++run, TRUE);
          else if (closing != NULL && closing->word == LINLI_WORD_BUILDING)
            linli_address_set_aside (address, token, run);
          else if (closing != NULL && closing->word == LINLI_WORD_UNIT && run == 1)
            linli_address_set_building (address, token, NULL);
          else if (closing != NULL && closing->word == LINLI_WORD_FLOOR && run == 1 && address->building != NULL)
            linli_address_set_number (address, &address->unit, token);
          else if (closing != NULL && closing->word == LINLI_WORD_FLOOR && run == 2)
            linli_address_set_building (address, token, NULL), linli_address_set_number (address, &address->unit, token + 1);
          else if (closing != NULL && closing->word == LINLI_WORD_FLOOR && run == 1)
            linli_address_set_building (address, token, NULL);
          else
            linli_address_resolve_row (address, token, run, FALSE);
          i += run - 1;
          continue;
        }
      switch (token->word)
        {
        case LINLI_WORD_PLATE:
          if (address->compound != NULL && address->door_plate == NULL && address->building == NULL)
            linli_address_extend_compound (address, token, token->spelling);
          else if (address->door_plate == NULL)
            address->door_plate = g_strconcat (token->bare, g_str_equal (token->spelling, "号大院") ? "号院" : token->spelling, NULL);
          break;
        case LINLI_WORD_NUMBER:
          linli_address_resolve_number (address, token, next);
          break;
        case LINLI_WORD_BUILDING:
          linli_address_set_building (address, token, token->spelling);
          break;
        case LINLI_WORD_UNIT:
          linli_address_set_number (address, &address->unit, token);
          break;
        case LINLI_WORD_FLOOR:
          if (address->floor == LINLI_FLOOR_UNKNOWN)
            address->floor = token->floor;
          break;
        case LINLI_WORD_ROOM:
          linli_address_set (address, &address->room, token);
          break;
        case LINLI_WORD_SUFFIX:
          if (address->suffix != NULL && address->door_plate != NULL)
            {
              g_autofree char *plate = g_steal_pointer (&address->door_plate);

              address->door_plate = g_strconcat (plate, "附", address->suffix, "号", NULL);
              g_clear_pointer (&address->suffix, g_free);
            }
          linli_address_set (address, &address->suffix, token);
          break;
        case LINLI_WORD_GROUP:
          linli_address_set (address, &address->group, token);
          break;
        case LINLI_WORD_NONE:
        default:
          g_assert_not_reached ();
        }
    }
}

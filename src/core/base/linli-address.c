/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The parts of an address: written out, sorted, compared. A plain structure; whoever parsed it frees it. */

#include "config.h"

#include "linli-address.h"

#include <string.h>

#include "linli-address-private.h"
#include "linli-natural.h"
#include "linli-text.h"

#define LINLI_ADDRESS_N_FIELDS 15

/* Every string of an address, for what is done to all of them. */
static void
linli_address_list_fields (const LinliAddress *self,
                           const char         *fields[LINLI_ADDRESS_N_FIELDS])
{
  const char *list[LINLI_ADDRESS_N_FIELDS] = {
    self->province, self->city, self->district, self->subdistrict, self->community, self->group, self->road, self->door_plate,
    self->compound, self->building, self->building_word, self->unit, self->room, self->suffix, self->rest,
  };

  memcpy (fields, list, sizeof list);
}

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
  char *key = linli_address_read_bare (name, word, NULL);

  if (key == NULL)
    {
      g_autofree char *squeezed = linli_text_squeeze (name);

      key = g_utf8_strup (squeezed, -1);
    }
  return key;
}

/**
 * linli_address_copy:
 * @self: an address
 *
 * Returns: (transfer full): a copy that owns its strings
 */
LinliAddress *
linli_address_copy (const LinliAddress *self)
{
  LinliAddress *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (LinliAddress, 1);
  copy->province = g_strdup (self->province);
  copy->city = g_strdup (self->city);
  copy->district = g_strdup (self->district);
  copy->subdistrict = g_strdup (self->subdistrict);
  copy->community = g_strdup (self->community);
  copy->group = g_strdup (self->group);
  copy->road = g_strdup (self->road);
  copy->door_plate = g_strdup (self->door_plate);
  copy->compound = g_strdup (self->compound);
  copy->building = g_strdup (self->building);
  copy->building_word = g_strdup (self->building_word);
  copy->unit = g_strdup (self->unit);
  copy->floor = self->floor;
  copy->room = g_strdup (self->room);
  copy->suffix = g_strdup (self->suffix);
  copy->rest = g_strdup (self->rest);
  return copy;
}

/**
 * linli_address_free:
 * @self: (nullable) (transfer full): an address from linli_address_parse() or linli_address_copy()
 */
void
linli_address_free (LinliAddress *self)
{
  const char *fields[LINLI_ADDRESS_N_FIELDS];

  if (self == NULL)
    return;
  linli_address_list_fields (self, fields);
  for (guint i = 0; i < LINLI_ADDRESS_N_FIELDS; i++)
    g_free ((char *) fields[i]);
  g_free (self);
}

/**
 * linli_address_equal:
 * @a: an address
 * @b: another
 *
 * Returns: whether all parts are the same, the word of the building and the rest included
 */
gboolean
linli_address_equal (const LinliAddress *a,
                     const LinliAddress *b)
{
  const char *fields_a[LINLI_ADDRESS_N_FIELDS], *fields_b[LINLI_ADDRESS_N_FIELDS];

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  linli_address_list_fields (a, fields_a);
  linli_address_list_fields (b, fields_b);
  for (guint i = 0; i < LINLI_ADDRESS_N_FIELDS; i++)
    if (g_strcmp0 (fields_a[i], fields_b[i]) != 0)
      return FALSE;
  return a->floor == b->floor;
}

/**
 * linli_address_is_empty:
 * @self: an address
 *
 * Returns: whether nothing of an address was found; there may still be a rest
 */
gboolean
linli_address_is_empty (const LinliAddress *self)
{
  const char *fields[LINLI_ADDRESS_N_FIELDS];

  g_return_val_if_fail (self != NULL, TRUE);

  linli_address_list_fields (self, fields);
  for (guint i = 0; i < LINLI_ADDRESS_N_FIELDS - 1; i++)
    if (fields[i] != NULL)
      return FALSE;
  return self->floor == LINLI_FLOOR_UNKNOWN;
}

/**
 * linli_address_get_floor:
 * @self: an address
 *
 * Returns: the floor that is written, or that the room tells, or %LINLI_FLOOR_UNKNOWN
 */
int
linli_address_get_floor (const LinliAddress *self)
{
  g_return_val_if_fail (self != NULL, LINLI_FLOOR_UNKNOWN);

  return self->floor != LINLI_FLOOR_UNKNOWN ? self->floor : linli_address_floor_from_room (self->room);
}

/**
 * linli_address_floor_from_room:
 * @room: (nullable): a room: 502, 1203, 502A, B101, -101, 5-2
 *
 * The floor that a room's number begins with: all but its last two digits. Of 5-2 it is the first number. Five digits and more tell
 * nothing.
 *
 * Returns: the floor, or %LINLI_FLOOR_UNKNOWN
 */
int
linli_address_floor_from_room (const char *room)
{
  const char *p = room != NULL ? room : "";
  gboolean below = FALSE;
  guint digits = 0;
  int value = 0, floor;

  if (*p == '-' || g_str_has_prefix (p, "负") || ((*p == 'B' || *p == 'b') && g_ascii_isdigit (p[1])))
    {
      below = TRUE;
      p = *p == '-' || g_ascii_isalpha (*p) ? p + 1 : p + strlen ("负");
    }
  else
    {
      while (g_ascii_isalpha (*p))
        p++;
    }
  for (; g_ascii_isdigit (*p) && digits < 5; p++, digits++)
    value = value * 10 + (*p - '0');
  if (digits == 3 || digits == 4)
    floor = value / 100;
  else if (digits >= 1 && digits <= 2 && *p == '-' && g_ascii_isdigit (p[1]))
    floor = value;
  else
    return LINLI_FLOOR_UNKNOWN;
  return below ? -floor : floor;
}

/**
 * linli_address_floor_text:
 * @floor: a floor, or %LINLI_FLOOR_UNKNOWN
 *
 * Returns: (transfer full): "5楼", "负1楼"; empty when it is unknown
 */
char *
linli_address_floor_text (int floor)
{
  if (floor == LINLI_FLOOR_UNKNOWN)
    return g_strdup ("");
  return floor < 0 ? g_strdup_printf ("负%d楼", -floor) : g_strdup_printf ("%d楼", floor);
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
 * Returns: (transfer full): the same for every way of writing it: 12 for 12, 12栋, 十二幢, 12号楼 and 012#; names folded, in capitals
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
 * Returns: (transfer full): the same for every way of writing it: 502 for 502, 502室, 五〇二 and 0502号; a divided or doored one keeps its dash
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
 * Folds a name for comparing: without blanks and signs, phases in digits (二期 as 2期), and without the word 小区, 院落 or 住宅小区 at the end, so that
 * 东坡 and 东坡小区 are the same.
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

/* The building as parsed or as kept, with its word. */
static char *
linli_address_dup_building (const LinliAddress *self)
{
  g_autofree char *joined = NULL;

  if (self->building == NULL)
    return NULL;
  joined = g_strconcat (self->building, self->building_word, NULL);
  return linli_address_building_text (joined);
}

/* 5楼2号, 502, 5-2, 3号, 负1楼: the floor only where the room does not tell it. */
static void
linli_address_append_room (GString            *out,
                           const LinliAddress *self)
{
  const char *room = self->room != NULL ? self->room : "";
  gboolean told = self->floor == LINLI_FLOOR_UNKNOWN || linli_address_floor_from_room (room) == self->floor;
  gsize digits = strspn (room, "0123456789");

  if (!told)
    {
      g_autofree char *floor = linli_address_floor_text (self->floor);

      g_string_append (out, floor);
    }
  g_string_append (out, room);
  if (digits > 0 && digits <= 2 && room[digits] == '\0')
    g_string_append (out, "号");
  if (self->suffix != NULL)
    g_string_append_printf (out, "附%s号", self->suffix);
}

static void
linli_address_append (GString    *out,
                      const char *text)
{
  if (text != NULL)
    g_string_append (out, text);
}

/**
 * linli_address_format:
 * @self: an address; its parts may be bare or have their words (12 or 12栋)
 * @style: from where on, and whether with blanks
 *
 * Writes an address out: 东坡小区12栋3单元502, 群康路40号院3栋, 群康路40号附3号, 东坡小区12栋负1楼.
 *
 * Returns: (transfer full): the text, without the rest; perhaps empty
 */
char *
linli_address_format (const LinliAddress *self,
                      LinliAddressStyle   style)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GString) room = g_string_new (NULL);
  g_autofree char *building = NULL;
  g_autofree char *unit = NULL;
  gboolean spaced = (style & LINLI_ADDRESS_SPACED) != 0;

  g_return_val_if_fail (self != NULL, g_string_free (out, FALSE));

  if (style & LINLI_ADDRESS_FULL)
    {
      linli_address_append (out, self->province);
      linli_address_append (out, self->city);
      linli_address_append (out, self->district);
      linli_address_append (out, self->subdistrict);
      linli_address_append (out, self->community);
      if (self->group != NULL)
        g_string_append_printf (out, "%s组", self->group);
    }
  if (!(style & LINLI_ADDRESS_INSIDE))
    {
      linli_address_append (out, self->road);
      linli_address_append (out, self->door_plate);
      linli_address_append (out, self->compound);
    }
  building = linli_address_dup_building (self);
  unit = linli_address_unit_text (self->unit);
  if (spaced && out->len > 0 && (building != NULL || *unit != '\0'))
    g_string_append_c (out, ' ');
  linli_address_append (out, building);
  g_string_append (out, unit);
  linli_address_append_room (room, self);
  if (spaced && out->len > 0 && room->len > 0)
    g_string_append_c (out, ' ');
  g_string_append_len (out, room->str, room->len);
  return g_string_free (out, FALSE);
}

/**
 * linli_address_sort_key:
 * @self: an address; its parts may be bare or have their words
 *
 * Sorts as people walk: by compound (or road and plate where there is none), building, unit, floor from the bottom, room, suffix. Offices above
 * the compound do not count.
 *
 * Returns: (transfer full): bytes that compare with memcmp()
 */
GBytes *
linli_address_sort_key (const LinliAddress *self)
{
  GByteArray *key = g_byte_array_sized_new (128);
  g_autofree char *place = NULL;
  g_autofree char *building = NULL;
  g_autofree char *unit = NULL;
  g_autofree char *room = NULL;
  guint8 floor;

  g_return_val_if_fail (self != NULL, NULL);

  place = g_strconcat (self->road != NULL ? self->road : "", self->door_plate, NULL);
  building = linli_address_building_key (self->building);
  unit = linli_address_unit_key (self->unit);
  room = linli_address_room_key (self->room);
  floor = linli_address_get_floor (self) == LINLI_FLOOR_UNKNOWN ? 0 : 128 + CLAMP (linli_address_get_floor (self), -127, 127);
  linli_natural_append (key, self->compound != NULL && *self->compound != '\0' ? self->compound : place);
  linli_natural_append (key, building);
  linli_natural_append (key, unit);
  g_byte_array_append (key, &floor, 1);
  linli_natural_append (key, room);
  linli_natural_append (key, self->suffix);
  linli_natural_append (key, place);
  return g_byte_array_free_to_bytes (key);
}

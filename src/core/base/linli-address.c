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

/**
 * linli_address_copy:
 * @self: an address
 *
 * Returns: (skip) (transfer full): a copy that owns its strings
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
 * Sorts as people walk: by compound (or road and plate where there is none), building, unit, floor from the bottom, room,
 * suffix. Offices above the compound do not count.
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

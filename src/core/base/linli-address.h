/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LINLI_FLOOR_UNKNOWN:
 *
 * The floor of an address that names none. There is no floor 0: the ground floor is 1, the one below it is -1.
 */
#define LINLI_FLOOR_UNKNOWN 0

/**
 * LinliAddress:
 * @province: (nullable): 四川省
 * @city: (nullable): 成都市
 * @district: (nullable): 青羊区
 * @subdistrict: (nullable): 光华街道
 * @community: (nullable): 财大社区, 黄桷村
 * @group: (nullable): the residents' or villagers' group, bare: 3 of 3组
 * @road: (nullable): 群康路, 二环路北三段
 * @door_plate: (nullable): with its word: 40号, 40号院, 40弄, 40号附3号
 * @compound: (nullable): 东坡小区, 光华, 锦绣A区
 * @building: (nullable): bare where it is a number or letter: 12, A, A3; otherwise the name: 综合楼
 * @building_word: (nullable): how the building was written: 栋, 幢, 号楼, 座, 号; none for a named one
 * @unit: (nullable): bare: 3, A, 东
 * @floor: storeys from 1 upwards and from -1 downwards, or %LINLI_FLOOR_UNKNOWN
 * @room: (nullable): bare: 502, 502A, 5-2, 东户
 * @suffix: (nullable): bare: 3 of 附3号
 * @rest: (nullable): what follows the address or could not be read as part of it
 *
 * The parts of a written address, after the element classes of GA/T 2000.32-2014. Every level is optional. A caller may fill one
 * on the stack with borrowed strings to format it or to make its sort key; only what linli_address_parse() and linli_address_copy()
 * return is freed with linli_address_free().
 */
typedef struct {
  char *province;
  char *city;
  char *district;
  char *subdistrict;
  char *community;
  char *group;
  char *road;
  char *door_plate;
  char *compound;
  char *building;
  char *building_word;
  char *unit;
  int floor;
  char *room;
  char *suffix;
  char *rest;
} LinliAddress;

/**
 * LinliAddressStyle:
 * @LINLI_ADDRESS_LOCAL: from the road or compound down, as it is spoken within a community: 东坡小区12栋3单元502
 * @LINLI_ADDRESS_FULL: from the province down, as far as known
 * @LINLI_ADDRESS_INSIDE: from the building down: 12栋3单元502
 * @LINLI_ADDRESS_SPACED: flag: blanks between place, building and room, for headings: 东坡小区 12栋3单元 502
 */
typedef enum {
  LINLI_ADDRESS_LOCAL = 0,
  LINLI_ADDRESS_FULL = 1 << 0,
  LINLI_ADDRESS_INSIDE = 1 << 1,
  LINLI_ADDRESS_SPACED = 1 << 2,
} LinliAddressStyle;

LINLI_EXPORT
LinliAddress *linli_address_parse (const char *text);
LINLI_EXPORT
LinliAddress *linli_address_copy (const LinliAddress *self);
LINLI_EXPORT
void linli_address_free (LinliAddress *self);
LINLI_EXPORT
gboolean linli_address_equal (const LinliAddress *a,
                              const LinliAddress *b);
LINLI_EXPORT
gboolean linli_address_is_empty (const LinliAddress *self);
LINLI_EXPORT
char *linli_address_format (const LinliAddress *self,
                            LinliAddressStyle   style);
LINLI_EXPORT
GBytes *linli_address_sort_key (const LinliAddress *self);
LINLI_EXPORT
int linli_address_get_floor (const LinliAddress *self);

LINLI_EXPORT
int linli_address_floor_from_room (const char *room);
LINLI_EXPORT
char *linli_address_floor_text (int floor);
LINLI_EXPORT
char *linli_address_building_text (const char *name);
LINLI_EXPORT
char *linli_address_building_key (const char *name);
LINLI_EXPORT
char *linli_address_unit_text (const char *name);
LINLI_EXPORT
char *linli_address_unit_key (const char *name);
LINLI_EXPORT
char *linli_address_room_key (const char *name);
LINLI_EXPORT
char *linli_address_compound_key (const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliAddress, linli_address_free)

G_END_DECLS

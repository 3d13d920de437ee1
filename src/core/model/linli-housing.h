/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-address.h"
#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliRoomPlan:
 * @building: the building that gets the rooms
 * @n_units: units 1 to so many; 0 for a building without units
 * @first_floor: the lowest floor; below ground is negative, there is no floor 0
 * @last_floor: the highest floor
 * @n_rooms: rooms a floor and unit
 * @by_building: whether rooms are numbered through all units of a floor, not anew in each
 *
 * The rooms of a whole building: 12 floors × 4. A room is named by its floor and two digits: 1204.
 */
typedef struct {
  gint64 building;
  guint n_units;
  int first_floor;
  int last_floor;
  guint n_rooms;
  gboolean by_building;
} LinliRoomPlan;

LINLI_EXPORT
gint64 linli_housing_find (LinliDatabase      *database,
                           const LinliAddress *address);
LINLI_EXPORT
gint64 linli_housing_ensure (LinliTransaction    *transaction,
                             const LinliAddress  *address,
                             const char          *raw,
                             gboolean            *created,
                             GError             **error);
LINLI_EXPORT
char *linli_housing_dup_full_address (LinliDatabase *database,
                                      gint64         dwelling);
LINLI_EXPORT
char *linli_room_plan_dup_room (const LinliRoomPlan *plan,
                                guint                unit,
                                int                  floor,
                                guint                room);
LINLI_EXPORT
gboolean linli_room_plan_count (const LinliRoomPlan  *plan,
                                LinliDatabase        *database,
                                guint                *n_new,
                                guint                *n_existing,
                                GError              **error);
LINLI_EXPORT
gboolean linli_room_plan_apply (const LinliRoomPlan  *plan,
                                LinliTransaction     *transaction,
                                guint                *n_new,
                                GError              **error);

G_END_DECLS

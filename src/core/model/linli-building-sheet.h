/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliSheetHome:
 * @dwelling: its id
 * @unit: which unit, counted from 0
 * @column: which place in its unit and floor, counted from 0
 * @row: which row of the sheet, 0 is the top
 * @household: the household that lives there; 0 when nobody does
 * @n_households: how many live there
 * @n_people: how many people, without those who moved out or died
 * @room: (nullable): the room's number as written
 * @head: (nullable): the name of the head of the first household
 * @use: what it is used for, a code of the dwelling
 * @tenure: (nullable): whether lived in by the owner, rented, vacant; a code of the dwelling
 *
 * One cell of the sheet.
 */
typedef struct {
  gint64 dwelling;
  guint unit;
  guint column;
  guint row;
  gint64 household;
  guint n_households;
  guint n_people;
  char *room;
  char *head;
  char *use;
  char *tenure;
} LinliSheetHome;

/**
 * LinliSheetUnit:
 * @id: the unit; 0 for dwellings that stand in no unit
 * @name: (nullable): its name
 * @n_columns: how many dwellings the fullest floor has
 */
typedef struct {
  gint64 id;
  char *name;
  guint n_columns;
} LinliSheetUnit;

/**
 * LinliBuildingSheet:
 * @building: its id
 * @units: (element-type LinliSheetUnit): in natural order
 * @floors: (element-type int): the floor of each row from the top; 0 when it is not known
 * @homes: (element-type LinliSheetHome): by row, unit and column
 *
 * A building as units × floors × rooms, the usual Chinese view of a building (楼盘表).
 */
typedef struct {
  gint64 building;
  GArray *units;
  GArray *floors;
  GArray *homes;
} LinliBuildingSheet;

LINLI_EXPORT
LinliBuildingSheet *linli_building_sheet_load (LinliDatabase  *database,
                                               gint64          building,
                                               GError        **error);
LINLI_EXPORT
void linli_building_sheet_free (LinliBuildingSheet *self);
LINLI_EXPORT
const LinliSheetHome *linli_building_sheet_find (const LinliBuildingSheet *self,
                                                 guint                     unit,
                                                 guint                     column,
                                                 guint                     row);
LINLI_EXPORT
gint64 linli_building_sheet_building_of (LinliDatabase *database,
                                         const char    *kind,
                                         gint64         id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliBuildingSheet, linli_building_sheet_free)

G_END_DECLS

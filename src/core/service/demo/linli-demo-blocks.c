/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Lays a block out: its compound, buildings and units, and the micro-grids over them. */

#include "config.h"

#include <math.h>

#include "linli-codes.h"
#include "linli-demo-maker-private.h"

/* 30–100 households are a micro-grid, 300–500 an ordinary grid (domain guidance); the demo aims at the middle. */
#define MOST_IN_MICRO 92
#define GOOD_IN_MICRO 56
#define MOST_IN_ORDINARY 480

static LinliDemoRect
cell_of (const LinliDemoBlock *block,
         guint                 column,
         guint                 row)
{
  double width = (block->rect.u1 - block->rect.u0) / block->n_columns;
  double height = (block->rect.v1 - block->rect.v0) / block->n_rows;

  return (LinliDemoRect) { block->rect.u0 + column * width, block->rect.v0 + row * height,
                           block->rect.u0 + (column + 1) * width, block->rect.v0 + (row + 1) * height };
}

static LinliDemoRect
building_of (const LinliDemoBlock *block,
             const LinliDemoRect  *cell)
{
  double u = (cell->u0 + cell->u1) / 2, v = (cell->v0 + cell->v1) / 2;
  double half_width = block->use == LINLI_DEMO_YARD ? MIN (7.5 * block->n_units, (cell->u1 - cell->u0) * 0.42) : 17;
  double half_height = block->use == LINLI_DEMO_YARD ? 6 : 11;

  return (LinliDemoRect) { u - half_width, v - half_height, u + half_width, v + half_height };
}

static gboolean
add_rooms (LinliDemoMaker        *maker,
           const LinliDemoBlock  *block,
           const LinliDemoRect   *place,
           guint                  unit,
           GError               **error)
{
  double unit_width = (place->u1 - place->u0) / block->n_units;
  double room_width = unit_width / block->n_rooms;

  for (guint floor = 1; floor <= block->n_floors; floor++)
    for (guint room = 1; room <= block->n_rooms; room++)
      {
        g_autofree char *name = g_strdup_printf ("%u%02u", floor, room);
        double u = place->u0 + unit * unit_width + (room - 0.5) * room_width;
        double v = place->v0 + (place->v1 - place->v0) * (floor - 0.5) / block->n_floors;

        if (!_linli_demo_add_home (maker, name, floor, u, v, error))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_building (LinliDemoMaker        *maker,
              const LinliDemoBlock  *block,
              const LinliDemoRect   *cell,
              guint                  number,
              GError               **error)
{
  LinliDemoRect place = building_of (block, cell);
  g_autoptr (GBytes) polygon = _linli_demo_town_polygon (maker->town, &place);
  g_autofree char *name = g_strdup_printf ("%u栋", number);

  maker->building = linli_transaction_new_id (maker->transaction);
  if (!linli_database_run (maker->database, error,
                           "INSERT INTO building (id, geom, compound_id, name, kind, floors, has_gas, has_lift) VALUES (?, ?, ?, ?, 'residential', ?, 1, ?)",
                           "ibisii", maker->building, polygon, maker->compound, name, (gint64) block->n_floors,
                           (gint64) (block->use == LINLI_DEMO_ESTATE)))
    return FALSE;
  for (guint unit = 0; unit < block->n_units; unit++)
    {
      g_autofree char *unit_name = g_strdup_printf ("%u单元", unit + 1);

      maker->unit = linli_transaction_new_id (maker->transaction);
      if (!linli_database_run (maker->database, error, "INSERT INTO unit (id, building_id, name, floors) VALUES (?, ?, ?, ?)", "iisi",
                               maker->unit, maker->building, unit_name, (gint64) block->n_floors) ||
          !add_rooms (maker, block, &place, unit, error))
        return FALSE;
    }
  return TRUE;
}

/* A new ordinary grid begins with every row of blocks, and when the present one would get too large. */
static gboolean
enter_ordinary_grid (LinliDemoMaker        *maker,
                     const LinliDemoBlock  *block,
                     GError               **error)
{
  guint n_homes = _linli_demo_block_n_homes (block);
  g_autofree char *name = NULL;
  g_autofree char *code = NULL;

  if (maker->ordinary_grid != 0 && maker->ordinary_row == block->row && maker->n_in_ordinary + n_homes <= MOST_IN_ORDINARY)
    {
      g_autoptr (GBytes) polygon = NULL;

      maker->n_in_ordinary += n_homes;
      maker->ordinary_rect.u1 = block->rect.u1;
      maker->ordinary_rect.v0 = MIN (maker->ordinary_rect.v0, block->rect.v0);
      maker->ordinary_rect.v1 = MAX (maker->ordinary_rect.v1, block->rect.v1);
      polygon = _linli_demo_town_polygon (maker->town, &maker->ordinary_rect);
      return linli_database_run (maker->database, error, "UPDATE grid SET geom = ? WHERE id = ?", "bi", polygon, maker->ordinary_grid);
    }
  name = g_strdup_printf ("%02u 一般网格", ++maker->n_ordinary);
  code = g_strdup_printf ("W%02u", maker->n_ordinary);
  maker->n_in_ordinary = n_homes;
  maker->ordinary_row = block->row;
  maker->ordinary_rect = block->rect;
  maker->ordinary_grid = _linli_demo_add_grid (maker, &block->rect, maker->general_grid, LINLI_CODE_GRID_ORDINARY, NULL, name, code, error);
  return maker->ordinary_grid != 0 && _linli_demo_add_duties (maker, maker->ordinary_grid, error);
}

/* A micro-grid over what was just built; its head and backup are found among those who live there. */
static gint64
add_micro_grid (LinliDemoMaker       *maker,
                const LinliDemoRect  *rect,
                GError              **error)
{
  g_autofree char *name = g_strdup_printf ("%02u 微网格", ++maker->n_micro);
  g_autofree char *code = g_strdup_printf ("W%02u-%03u", maker->n_ordinary, maker->n_micro);
  gint64 id = _linli_demo_add_grid (maker, rect, maker->ordinary_grid, LINLI_CODE_GRID_MICRO, "courtyard", name, code, error);

  if (id == 0 || !_linli_demo_add_duties (maker, id, error) || !_linli_demo_add_note (maker, id, error))
    return 0;
  maker->n_candidates = 0;
  return id;
}

static gboolean
add_unit_rule (LinliDemoMaker  *maker,
               gint64           grid,
               guint            unit,
               GError         **error)
{
  g_autofree char *name = g_strdup_printf ("%u", unit);

  return linli_database_run (maker->database, error, "INSERT INTO grid_rule (id, grid_id, building_id, unit_from, unit_to) VALUES (?, ?, ?, ?, ?)", "iiiss",
                             linli_transaction_new_id (maker->transaction), grid, maker->building, name, name);
}

/* A tower: one micro-grid, or one a unit where it is too large. Those stand one above the other, so a rule assigns them. */
static gboolean
add_tower_grids (LinliDemoMaker        *maker,
                 const LinliDemoBlock  *block,
                 const LinliDemoRect   *cell,
                 GError               **error)
{
  if (block->n_floors * block->n_units * block->n_rooms <= MOST_IN_MICRO)
    return add_micro_grid (maker, cell, error) != 0;
  for (guint unit = 1; unit <= block->n_units; unit++)
    {
      double width = (cell->u1 - cell->u0) / block->n_units;
      LinliDemoRect part = { cell->u0 + (unit - 1) * width, cell->v0, cell->u0 + unit * width, cell->v1 };
      gint64 grid = add_micro_grid (maker, &part, error);

      if (grid == 0 || !add_unit_rule (maker, grid, unit, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_estate (LinliDemoMaker        *maker,
            const LinliDemoBlock  *block,
            GError               **error)
{
  guint number = 0;

  for (guint row = block->n_rows; row-- > 0;)
    for (guint column = 0; column < block->n_columns; column++)
      {
        LinliDemoRect cell = cell_of (block, column, row);

        if (!add_building (maker, block, &cell, ++number, error) || !add_tower_grids (maker, block, &cell, error))
          return FALSE;
      }
  return TRUE;
}

/* Rows of walk-ups: as many buildings together as make a micro-grid. */
static gboolean
add_yard (LinliDemoMaker        *maker,
          const LinliDemoBlock  *block,
          GError               **error)
{
  guint n_homes = block->n_floors * block->n_units * block->n_rooms;
  guint n_rows = n_homes * block->n_columns <= MOST_IN_MICRO ? MAX (1, GOOD_IN_MICRO / (n_homes * block->n_columns)) : 1;
  gboolean whole_row = n_homes * block->n_columns <= MOST_IN_MICRO;
  guint number = 0, in_grid = 0;
  LinliDemoRect part = { 0 };

  for (guint row = block->n_rows; row-- > 0;)
    for (guint column = 0; column < block->n_columns; column++)
      {
        LinliDemoRect cell = cell_of (block, column, row);
        gboolean ends;

        part = in_grid == 0 ? cell : (LinliDemoRect) { MIN (part.u0, cell.u0), MIN (part.v0, cell.v0), MAX (part.u1, cell.u1), MAX (part.v1, cell.v1) };
        in_grid++;
        ends = !whole_row || (column + 1 == block->n_columns && (row == 0 || in_grid >= n_rows * block->n_columns));
        if (!add_building (maker, block, &cell, ++number, error) || (ends && add_micro_grid (maker, &part, error) == 0))
          return FALSE;
        if (ends)
          in_grid = 0;
      }
  return TRUE;
}

static gboolean
add_compound (LinliDemoMaker        *maker,
              const LinliDemoBlock  *block,
              GError               **error)
{
  g_autofree char *plate = block->door_plate != 0 ? g_strdup_printf ("%u号", block->door_plate) : NULL;
  gint64 built = block->use == LINLI_DEMO_YARD ? g_rand_int_range (maker->rand, 1984, 2002) : g_rand_int_range (maker->rand, 2004, 2022);

  maker->compound = linli_transaction_new_id (maker->transaction);
  return linli_database_run (maker->database, error,
                             "INSERT INTO compound (id, name, kind, road, door_plate, property_company, built_year) VALUES (?, ?, ?, ?, ?, ?, ?)", "isssssi",
                             maker->compound, block->name, block->use == LINLI_DEMO_YARD ? "courtyard" : "compound", block->road, plate,
                             block->use == LINLI_DEMO_ESTATE ? "和邻物业" : NULL, built);
}

gboolean
_linli_demo_add_block (LinliDemoMaker        *maker,
                       const LinliDemoBlock  *block,
                       GError               **error)
{
  if (!enter_ordinary_grid (maker, block, error))
    return FALSE;
  switch (block->use)
    {
    case LINLI_DEMO_YARD:
      return add_compound (maker, block, error) && add_yard (maker, block, error);
    case LINLI_DEMO_ESTATE:
      return add_compound (maker, block, error) && add_estate (maker, block, error);
    case LINLI_DEMO_PARK:
    case LINLI_DEMO_SCHOOL:
    case LINLI_DEMO_OFFICES:
      return _linli_demo_add_offices (maker, block, error);
    default:
      g_assert_not_reached ();
    }
}

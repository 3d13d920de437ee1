/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The ground plan: blocks between streets on two straight axes, bent by a smooth warp when they are laid on the ground, so
 * that streets curve and neighbours still share every point of their common edge. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "linli-demo-private.h"

/* South-west corner, west of Chengdu; the community itself is nowhere. */
#define ORIGIN_X 103.9925
#define ORIGIN_Y 30.6570
#define METRES_A_DEGREE 111320.0
/* Edges get a point every so often, so that they bend with the ground; all coordinates of the plan are multiples of it. */
#define KNOT 10.0
#define STREET 20.0
#define AVENUE 40.0
/* More homes than a block holds on the average: the first guess, from which the town grows until it is large enough. */
#define HOMES_A_BLOCK 380

static const char * const first_syllables[] = { "青", "锦", "云", "朗", "竹", "桂", "梧", "兰", "栖", "晴", "澄", "望", "沁", "采", "映", "和" };
static const char * const second_syllables[] = { "杏", "桐", "溪", "荷", "樱", "枫", "岚", "萍", "棠", "泉", "莲", "禾", "月", "芷", "槿", "柏" };
static const char * const yard_endings[] = { "小区", "里", "院", "宿舍" };
static const char * const estate_endings[] = { "苑", "花园", "家园", "庭", "名邸" };

static char *
new_name (LinliDemoTown *self,
          GHashTable    *used,
          const char    *ending)
{
  for (guint try = 0;; try++)
    {
      g_autofree char *name = g_strconcat (_linli_demo_pick (self->rand, first_syllables, G_N_ELEMENTS (first_syllables)),
                                           _linli_demo_pick (self->rand, second_syllables, G_N_ELEMENTS (second_syllables)),
                                           try > 200 ? _linli_demo_pick (self->rand, first_syllables, G_N_ELEMENTS (first_syllables)) : "",
                                           ending, NULL);

      if (g_hash_table_add (used, g_strdup (name)))
        return g_steal_pointer (&name);
    }
}

static double
snap (double value)
{
  return round (value / KNOT) * KNOT;
}

static void
clear_block (gpointer data)
{
  g_free (((LinliDemoBlock *) data)->name);
  g_free (((LinliDemoBlock *) data)->road);
}

static void
clear_street (gpointer data)
{
  g_free (((LinliDemoStreet *) data)->name);
}

static void
choose_use (LinliDemoTown  *self,
            LinliDemoBlock *block,
            guint           index,
            GHashTable     *used)
{
  static const guint yard_floors[] = { 5, 6, 6, 7 };
  static const guint estate_floors[] = { 9, 11, 11, 16, 18 };
  double dice = g_rand_double (self->rand);
  double width = block->rect.u1 - block->rect.u0, height = block->rect.v1 - block->rect.v0;

  block->use = index % 11 == 5 ? LINLI_DEMO_PARK : index % 13 == 8 ? LINLI_DEMO_SCHOOL : index % 17 == 11 ? LINLI_DEMO_OFFICES
             : dice < 0.62 ? LINLI_DEMO_YARD : LINLI_DEMO_ESTATE;
  if (block->use == LINLI_DEMO_YARD)
    {
      block->n_columns = MAX (1, (guint) (width / 85));
      block->n_rows = MAX (2, (guint) (height / 44));
      block->n_floors = yard_floors[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (yard_floors))];
      block->n_units = width / block->n_columns > 95 ? 4 : 3;
      block->n_rooms = 2;
      if (g_rand_double (self->rand) < 0.35)
        {
          block->door_plate = g_rand_int_range (self->rand, 1, 120);
          block->name = g_strdup_printf ("%s%u号院", block->road, block->door_plate);
        }
      else
        block->name = new_name (self, used, _linli_demo_pick (self->rand, yard_endings, G_N_ELEMENTS (yard_endings)));
      return;
    }
  block->n_columns = MAX (1, (guint) (width / 100));
  block->n_rows = MAX (1, (guint) (height / 85));
  block->n_units = 2;
  block->n_rooms = 4;
  block->n_floors = estate_floors[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (estate_floors))];
  if (block->use == LINLI_DEMO_ESTATE)
    block->name = new_name (self, used, _linli_demo_pick (self->rand, estate_endings, G_N_ELEMENTS (estate_endings)));
  else if (block->use == LINLI_DEMO_PARK)
    block->name = new_name (self, used, "公园");
  else if (block->use == LINLI_DEMO_SCHOOL)
    block->name = new_name (self, used, "小学");
  else
    block->name = new_name (self, used, "商务中心");
}

static void
add_street (LinliDemoTown *self,
            GHashTable    *used,
            gboolean       across,
            double         at,
            double         from,
            double         to,
            double         width)
{
  LinliDemoStreet street = { .across = across, .at = at, .from = from, .to = to, .width = width };

  street.class = width >= AVENUE ? "secondary" : "residential";
  street.name = new_name (self, used, width >= AVENUE ? (across ? "大道" : "大街") : across ? "路" : "街");
  g_array_append_val (self->streets, street);
}

static void
lay_row (LinliDemoTown *self,
         GHashTable    *used,
         const double  *columns,
         guint          n_across,
         guint          row,
         double         height)
{
  const LinliDemoStreet *south = &g_array_index (self->streets, LinliDemoStreet, self->streets->len - 1);

  for (guint i = 0; i < n_across; i++)
    {
      LinliDemoBlock block = { .row = row };

      block.rect = (LinliDemoRect) { columns[i] + (i % 4 == 0 ? AVENUE : STREET) / 2, south->at + south->width / 2,
                                     columns[i + 1] - ((i + 1) % 4 == 0 ? AVENUE : STREET) / 2,
                                     south->at + height - ((row + 1) % 3 == 0 ? AVENUE : STREET) / 2 };
      block.road = g_strdup (south->name);
      choose_use (self, &block, self->blocks->len, used);
      g_array_append_val (self->blocks, block);
    }
}

static void
lay_out (LinliDemoTown *self,
         guint          n_blocks)
{
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_across = MAX (2, (guint) ceil (sqrt (n_blocks * 1.3)));
  guint n_up = (n_blocks + n_across - 1) / n_across;
  g_autofree double *columns = g_new0 (double, n_across + 1);

  for (guint i = 0; i < n_across; i++)
    columns[i + 1] = columns[i] + snap (g_rand_double_range (self->rand, 170, 270));
  self->width = columns[n_across];
  self->height = 0;
  for (guint j = 0; j < n_up; j++)
    {
      double height = snap (g_rand_double_range (self->rand, 150, 230));

      add_street (self, used, TRUE, self->height, 0, self->width, j % 3 == 0 ? AVENUE : STREET);
      lay_row (self, used, columns, n_across, j, height);
      self->height += height;
    }
  add_street (self, used, TRUE, self->height, 0, self->width, n_up % 3 == 0 ? AVENUE : STREET);
  for (guint i = 0; i <= n_across; i++)
    add_street (self, used, FALSE, columns[i], 0, self->height, i % 4 == 0 ? AVENUE : STREET);
}

guint
_linli_demo_block_n_homes (const LinliDemoBlock *block)
{
  if (block->use != LINLI_DEMO_YARD && block->use != LINLI_DEMO_ESTATE)
    return 0;
  return block->n_columns * block->n_rows * block->n_floors * block->n_units * block->n_rooms;
}

/* Blocks whose homes are not needed become something else, each with a name of its own. */
static void
leave_free (LinliDemoTown *self,
            guint          surplus)
{
  static const struct {
    LinliDemoUse use;
    const char *ending;
  } others[] = { { LINLI_DEMO_PARK, "公园" }, { LINLI_DEMO_SCHOOL, "中学" }, { LINLI_DEMO_OFFICES, "商务中心" }, { LINLI_DEMO_PARK, "绿地" } };
  guint n_left = 0;

  for (guint i = self->blocks->len; i-- > 0;)
    {
      LinliDemoBlock *block = &g_array_index (self->blocks, LinliDemoBlock, i);
      guint n_homes = _linli_demo_block_n_homes (block);

      if (n_homes == 0 || n_homes > surplus)
        continue;
      surplus -= n_homes;
      block->use = others[n_left % G_N_ELEMENTS (others)].use;
      g_free (block->name);
      block->name = g_strconcat (first_syllables[n_left % G_N_ELEMENTS (first_syllables)], "川", others[n_left % G_N_ELEMENTS (others)].ending, NULL);
      n_left++;
    }
}

/* The plan of a town with at least @n_homes homes, and not many more. */
LinliDemoTown *
_linli_demo_town_new (GRand *rand,
                      guint  n_homes)
{
  LinliDemoTown *self = g_new0 (LinliDemoTown, 1);
  guint n_blocks = MAX (4, n_homes / HOMES_A_BLOCK);
  guint capacity = 0;

  self->rand = rand;
  self->blocks = g_array_new (FALSE, TRUE, sizeof (LinliDemoBlock));
  g_array_set_clear_func (self->blocks, clear_block);
  self->streets = g_array_new (FALSE, TRUE, sizeof (LinliDemoStreet));
  g_array_set_clear_func (self->streets, clear_street);
  for (guint i = 0; i < G_N_ELEMENTS (self->phase); i++)
    self->phase[i] = g_rand_double_range (rand, 0, 2 * G_PI);
  while (capacity < n_homes)
    {
      g_array_set_size (self->blocks, 0);
      g_array_set_size (self->streets, 0);
      lay_out (self, n_blocks);
      capacity = 0;
      for (guint i = 0; i < self->blocks->len; i++)
        capacity += _linli_demo_block_n_homes (&g_array_index (self->blocks, LinliDemoBlock, i));
      n_blocks += MAX (1, n_blocks / 12);
    }
  leave_free (self, capacity - n_homes);
  return self;
}

void
_linli_demo_town_free (LinliDemoTown *self)
{
  g_array_unref (self->blocks);
  g_array_unref (self->streets);
  g_free (self);
}

/* Plan to longitude and latitude. */
static void
warp (LinliDemoTown *self,
      double         u,
      double         v,
      double        *x,
      double        *y)
{
  double east = u + 42 * sin (v / 330 + self->phase[0]) + 12 * sin (u / 140 + self->phase[1]);
  double north = v + 36 * sin (u / 370 + self->phase[2]) + 10 * sin (v / 120 + self->phase[3]);
  double turn = 9 * G_PI / 180;

  *y = ORIGIN_Y + (east * sin (turn) + north * cos (turn)) / METRES_A_DEGREE;
  *x = ORIGIN_X + (east * cos (turn) - north * sin (turn)) / (METRES_A_DEGREE * cos (ORIGIN_Y * G_PI / 180));
}

static void
add_point (LinliDemoTown *self,
           GArray        *points,
           double         u,
           double         v)
{
  double point[2];

  warp (self, u, v, &point[0], &point[1]);
  g_array_append_vals (points, point, 2);
}

/* From one corner up to, but without, the next. */
static void
add_edge (LinliDemoTown *self,
          GArray        *points,
          double         u0,
          double         v0,
          double         u1,
          double         v1)
{
  double length = hypot (u1 - u0, v1 - v0);
  double knot = length < 3 * KNOT ? length : KNOT;

  for (double at = 0; at < length - knot / 2; at += knot)
    add_point (self, points, u0 + (u1 - u0) * at / length, v0 + (v1 - v0) * at / length);
}

/* A GeoPackage blob without an envelope, little-endian, EPSG:4326 (OGC 12-128r17, clause 2.1.3). */
static GByteArray *
start_blob (void)
{
  static const guint8 header[] = { 'G', 'P', 0, 1, 0xe6, 0x10, 0, 0 };

  return g_byte_array_append (g_byte_array_new (), header, sizeof header);
}

static void
put_start (GByteArray *blob,
           guint32     type)
{
  guint8 order = 1;
  guint32 value = GUINT32_TO_LE (type);

  g_byte_array_append (blob, &order, 1);
  g_byte_array_append (blob, (const guint8 *) &value, sizeof value);
}

static void
put_count (GByteArray *blob,
           guint32     count)
{
  guint32 value = GUINT32_TO_LE (count);

  g_byte_array_append (blob, (const guint8 *) &value, sizeof value);
}

static void
put_points (GByteArray *blob,
            GArray     *points)
{
  for (guint i = 0; i < points->len; i++)
    {
      union { double number; guint64 bits; } value = { g_array_index (points, double, i) };

      value.bits = GUINT64_TO_LE (value.bits);
      g_byte_array_append (blob, (const guint8 *) &value.bits, sizeof value.bits);
    }
}

static GBytes *
polygon_of (GArray *ring)
{
  GByteArray *blob = start_blob ();
  double first[2] = { g_array_index (ring, double, 0), g_array_index (ring, double, 1) };

  g_array_append_vals (ring, first, 2);
  put_start (blob, 6);
  put_count (blob, 1);
  put_start (blob, 3);
  put_count (blob, 1);
  put_count (blob, ring->len / 2);
  put_points (blob, ring);
  return g_byte_array_free_to_bytes (blob);
}

/* A MultiPolygon of one rectangle of the plan. */
GBytes *
_linli_demo_town_polygon (LinliDemoTown       *self,
                          const LinliDemoRect *rect)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (double));

  add_edge (self, ring, rect->u0, rect->v0, rect->u1, rect->v0);
  add_edge (self, ring, rect->u1, rect->v0, rect->u1, rect->v1);
  add_edge (self, ring, rect->u1, rect->v1, rect->u0, rect->v1);
  add_edge (self, ring, rect->u0, rect->v1, rect->u0, rect->v0);
  return polygon_of (ring);
}

GBytes *
_linli_demo_town_point (LinliDemoTown *self,
                        double         u,
                        double         v)
{
  g_autoptr (GArray) point = g_array_new (FALSE, FALSE, sizeof (double));
  GByteArray *blob = start_blob ();

  add_point (self, point, u, v);
  put_start (blob, 1);
  put_points (blob, point);
  return g_byte_array_free_to_bytes (blob);
}

/* A MultiLineString of the street's middle. */
GBytes *
_linli_demo_town_street (LinliDemoTown         *self,
                         const LinliDemoStreet *street)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (double));
  GByteArray *blob = start_blob ();

  if (street->across)
    add_edge (self, points, street->from, street->at, street->to, street->at);
  else
    add_edge (self, points, street->at, street->from, street->at, street->to);
  add_point (self, points, street->across ? street->to : street->at, street->across ? street->at : street->to);
  put_start (blob, 5);
  put_count (blob, 1);
  put_start (blob, 2);
  put_count (blob, points->len / 2);
  put_points (blob, points);
  return g_byte_array_free_to_bytes (blob);
}

/* A river south of the last street, winding more than the streets do. */
GBytes *
_linli_demo_town_river (LinliDemoTown *self)
{
  g_autoptr (GArray) ring = g_array_new (FALSE, FALSE, sizeof (double));

  for (double u = -120; u <= self->width + 120; u += KNOT)
    add_point (self, ring, u, -95 + 24 * sin (u / 160 + self->phase[0]) - 14 - 5 * sin (u / 90));
  for (double u = self->width + 120; u >= -120; u -= KNOT)
    add_point (self, ring, u, -95 + 24 * sin (u / 160 + self->phase[0]) + 14 + 5 * cos (u / 110));
  return polygon_of (ring);
}

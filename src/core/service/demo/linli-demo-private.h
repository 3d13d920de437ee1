/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/* The plan of an invented community, in metres along two bent axes (u east, v north) that are warped onto the ground. */

typedef struct {
  double u0, v0, u1, v1;
} LinliDemoRect;

typedef enum {
  LINLI_DEMO_YARD,    /* old courtyard of walk-ups */
  LINLI_DEMO_ESTATE,  /* newer estate of lift towers */
  LINLI_DEMO_PARK,
  LINLI_DEMO_SCHOOL,
  LINLI_DEMO_OFFICES,
} LinliDemoUse;

typedef struct {
  LinliDemoRect rect;
  LinliDemoUse use;
  guint n_columns, n_rows; /* of buildings */
  guint n_floors, n_units, n_rooms; /* rooms a floor and unit */
  guint row; /* of the block in the town */
  char *name;
  char *road;
  guint door_plate; /* 0 when the name is no plate */
} LinliDemoBlock;

typedef struct {
  char *name;
  const char *class;
  gboolean across; /* runs along u at v = at; otherwise along v at u = at */
  double at, from, to, width;
} LinliDemoStreet;

typedef struct {
  GRand *rand;
  GArray *blocks;  /* LinliDemoBlock */
  GArray *streets; /* LinliDemoStreet */
  double width, height;
  double phase[4];
} LinliDemoTown;

LinliDemoTown *_linli_demo_town_new (GRand *rand,
                                     guint  n_homes);
guint _linli_demo_block_n_homes (const LinliDemoBlock *block);
void _linli_demo_town_free (LinliDemoTown *self);
GBytes *_linli_demo_town_polygon (LinliDemoTown       *self,
                                  const LinliDemoRect *rect);
GBytes *_linli_demo_town_point (LinliDemoTown *self,
                                double         u,
                                double         v);
GBytes *_linli_demo_town_street (LinliDemoTown         *self,
                                 const LinliDemoStreet *street);
GBytes *_linli_demo_town_river (LinliDemoTown *self);

/* People */
typedef struct {
  char *name;
  gboolean female;
  int birth_year;
  char birth_date[11];
  char identity[19];
  const char *relation; /* to the head; code */
  const char *owner_relation;
} LinliDemoPerson;

typedef enum {
  LINLI_DEMO_OWNERS,
  LINLI_DEMO_TENANTS,
} LinliDemoTenure;

GArray *_linli_demo_people_new (GRand           *rand,
                                LinliDemoTenure  tenure,
                                int              year);
void _linli_demo_person_renumber (GRand           *rand,
                                  LinliDemoPerson *person);
char *_linli_demo_phone (GRand *rand);
char *_linli_demo_name (GRand      *rand,
                        const char *surname,
                        gboolean    female,
                        int         birth_year);
const char *_linli_demo_surname (GRand *rand);
const char *_linli_demo_pick (GRand              *rand,
                              const char * const *texts,
                              guint               n_texts);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliDemoTown, _linli_demo_town_free)

G_END_DECLS

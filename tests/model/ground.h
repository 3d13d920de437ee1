/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "fixture.h"

/* Ground for tests of grids: rectangles on a plan whose unit is about a hundred metres. */
#define GROUND_X(u) (104.0 + (u) * 0.001)
#define GROUND_Y(v) (30.6 + (v) * 0.001)

GBytes *ground_rectangle (double u0,
                          double v0,
                          double u1,
                          double v1);
void ground_add_grid (Fixture *fixture,
                      gint64   id,
                      double   u0,
                      double   v0,
                      double   u1,
                      double   v1);
void ground_set (Fixture    *fixture,
                 const char *table,
                 gint64      id,
                 double      u0,
                 double      v0,
                 double      u1,
                 double      v1);
void ground_set_point (Fixture    *fixture,
                       const char *table,
                       gint64      id,
                       double      u,
                       double      v);

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LinliBox:
 * @min_x: west
 * @min_y: south
 * @max_x: east
 * @max_y: north
 *
 * An upright rectangle, in degrees unless said otherwise. Empty when @min_x is greater than @max_x. A plain value.
 */
typedef struct {
  double min_x;
  double min_y;
  double max_x;
  double max_y;
} LinliBox;

#define LINLI_BOX_EMPTY { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE }

static inline gboolean
linli_box_is_empty (const LinliBox *box)
{
  return box->min_x > box->max_x || box->min_y > box->max_y;
}

static inline void
linli_box_add_point (LinliBox *box,
                     double    x,
                     double    y)
{
  box->min_x = MIN (box->min_x, x);
  box->min_y = MIN (box->min_y, y);
  box->max_x = MAX (box->max_x, x);
  box->max_y = MAX (box->max_y, y);
}

static inline void
linli_box_add_box (LinliBox       *box,
                   const LinliBox *other)
{
  if (linli_box_is_empty (other))
    return;
  linli_box_add_point (box, other->min_x, other->min_y);
  linli_box_add_point (box, other->max_x, other->max_y);
}

static inline gboolean
linli_box_contains (const LinliBox *box,
                    double          x,
                    double          y)
{
  return x >= box->min_x && x <= box->max_x && y >= box->min_y && y <= box->max_y;
}

static inline gboolean
linli_box_intersects (const LinliBox *box,
                      const LinliBox *other)
{
  return box->min_x <= other->max_x && other->min_x <= box->max_x && box->min_y <= other->max_y && other->min_y <= box->max_y;
}

G_END_DECLS

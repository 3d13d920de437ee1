/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-map-snapshot.h>

G_BEGIN_DECLS

/**
 * LinliMapStreet:
 * @name: what is written
 * @rank: of the roads it is made of
 * @box: around it
 * @xy: pairs of world coordinates
 * @n_points: how many pairs
 *
 * Roads of one name joined end to end, because surveyed roads end at every junction and no piece is long enough for its name.
 */
typedef struct {
  const char *name;
  guint8 rank;
  LinliBox box;
  double *xy;
  guint n_points;
} LinliMapStreet;

GPtrArray *_linli_map_streets_join (const LinliMapShapes *roads);

G_END_DECLS

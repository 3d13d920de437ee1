/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

#include "lp-walk.h"

G_BEGIN_DECLS

#define LP_WALK_NONE G_MAXUINT

/* A straight piece of a road between two vertices. */
typedef struct {
  guint from;
  guint to;
  int wait;       /* seconds to cross the road; 0: it has no pavements of its own */
  guint first_leg; /* a main road has two: left of its direction, then right */
} LpWalkPiece;

/* One side of a piece, or all of it, as it is walked. */
typedef struct {
  guint nodes[2];
  double metres;
  guint edge;
  double start; /* where nodes[0] is on the edge, in metres from its first node */
  double end;   /* where nodes[1] is */
} LpWalkLeg;

/* Legs in a row, or a crossing. */
typedef struct {
  guint nodes[2];
  double metres;
  int wait;
  gboolean crossing;
} LpWalkEdge;

struct _LpWalk
{
  LinliPlane plane;
  GArray *east;   /* of each vertex, metres */
  GArray *north;
  GArray *pieces; /* LpWalkPiece */
  GArray *legs;   /* LpWalkLeg */
  GArray *edges;  /* LpWalkEdge */
  LinliSpatialIndex *index; /* of the pieces */
  guint n_nodes;
  guint *first;   /* of each node: where its edges begin in around */
  guint *around;  /* edges */
  guint *part;    /* of each node: which of the parts that hang together it is in */
  guint largest;  /* of the parts, by length */
};

/* Where a point is on the network. */
typedef struct {
  guint edge;
  double along;  /* metres from the first node of the edge */
  double access; /* metres from the point to the road */
} LpWalkFoot;

typedef struct {
  LpWalkFoot feet[2];
  guint n;
} LpWalkStand;

/* The best way to a node so far. */
typedef struct {
  double seconds; /* HUGE_VAL: none */
  float metres;
  guint crossings;
} LpWalkMark;

typedef struct {
  double seconds;
  guint node;
} LpWalkOpen;

typedef struct {
  LpWalk *walk;
  LpWalkMark *marks;
  GArray *touched; /* nodes with a mark */
  GArray *open;    /* a heap of LpWalkOpen */
} LpWalkSearch;

void lp_walk_stand (const LpWalk      *self,
                    const LpWalkPoint *point,
                    LpWalkStand       *stand);
void lp_walk_search (LpWalkSearch      *self,
                     const LpWalkStand *stands,
                     guint              n_stands,
                     double             most);
void lp_walk_build (LpWalk           *self,
                    const LpWalkRoad *roads,
                    guint             n_roads);
double lp_walk_project (const LpWalk      *self,
                        const LpWalkPiece *piece,
                        double             east,
                        double             north,
                        double            *along);

G_END_DECLS

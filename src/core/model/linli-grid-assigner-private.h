/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-geometry.h"
#include "linli-spatial-index.h"
#include "linli-store.h"

G_BEGIN_DECLS

/* A grid that dwellings belong to: a micro-grid or a dedicated grid. */
typedef struct {
  gint64 id;
  gint64 parent;
  char *name;
  LinliGeometry *geometry; /* NULL when it has no boundary, or one that cannot be read */
  double area;
} LinliGridLeaf;

/* What is asked of a dwelling. */
typedef struct {
  gint64 id;
  gint64 building;
  gint64 unit;
  gint64 compound;
  gboolean has_point; /* of its own */
  double x;
  double y;
} LinliGridHome;

typedef enum {
  LINLI_GRID_BY_NOTHING,
  LINLI_GRID_BY_RULE,
  LINLI_GRID_BY_BOUNDARY,
} LinliGridBy;

/* Where a dwelling belongs. */
typedef struct {
  const LinliGridLeaf *leaf;  /* NULL when it is in none */
  const LinliGridLeaf *rival; /* another with the same claim, or NULL */
  LinliGridBy by;
  gboolean has_point; /* of its own or its building's */
  double x;
  double y;
} LinliGridPlace;

typedef struct _LinliGridAssigner LinliGridAssigner;

LinliGridAssigner *_linli_grid_assigner_new (LinliDatabase  *database,
                                             GError        **error);
void _linli_grid_assigner_free (LinliGridAssigner *self);
gboolean _linli_grid_assigner_is_same (const LinliGridAssigner *self,
                                       const LinliGridAssigner *other);
void _linli_grid_assigner_forget_buildings (LinliGridAssigner *self);
gboolean _linli_grid_assigner_load_buildings (LinliGridAssigner  *self,
                                              LinliDatabase      *database,
                                              GError            **error);
gboolean _linli_grid_assigner_place (LinliGridAssigner    *self,
                                     LinliDatabase        *database,
                                     const LinliGridHome  *home,
                                     LinliGridPlace       *place,
                                     GError              **error);
const GPtrArray *_linli_grid_assigner_get_leaves (const LinliGridAssigner *self);

void _linli_grid_attach (LinliStore *store);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliGridAssigner, _linli_grid_assigner_free)

G_END_DECLS

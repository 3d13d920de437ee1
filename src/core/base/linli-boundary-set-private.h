/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-boundary-set.h"

G_BEGIN_DECLS

typedef struct {
  gint64 id;
  LinliGeometry *original; /* as first put; NULL for one that an operation made */
  LinliGeometry *geometry;
} LinliBoundary;

struct _LinliBoundarySet {
  GPtrArray *boundaries; /* of LinliBoundary */
};

LinliBoundary *_linli_boundary_set_find (const LinliBoundarySet *self,
                                         gint64                  id);

G_END_DECLS

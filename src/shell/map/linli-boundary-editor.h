/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-store.h>

#include "linli-map-view.h"

G_BEGIN_DECLS

/**
 * LinliBoundaryTool:
 * @LINLI_BOUNDARY_MOVE: drag corners, and new ones out of the middle of an edge
 * @LINLI_BOUNDARY_DRAW: draw a new grid
 * @LINLI_BOUNDARY_SPLIT: draw a line across a grid
 * @LINLI_BOUNDARY_MERGE: choose grids that become one
 *
 * What the pointer does to boundaries.
 */
typedef enum {
  LINLI_BOUNDARY_MOVE,
  LINLI_BOUNDARY_DRAW,
  LINLI_BOUNDARY_SPLIT,
  LINLI_BOUNDARY_MERGE,
  LINLI_BOUNDARY_N_TOOLS,
} LinliBoundaryTool;

#define LINLI_TYPE_BOUNDARY_EDITOR (linli_boundary_editor_get_type ())

/**
 * LinliBoundaryEditor:
 *
 * The bar above the map while boundaries of micro-grids are edited, and what the mouse and the keys do meanwhile. Each edit is one
 * action that can be undone.
 *
 * Signal `finished`: the user is done.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliBoundaryEditor, linli_boundary_editor, LINLI, BOUNDARY_EDITOR, GtkWidget)

LINLI_EXPORT
GtkWidget *linli_boundary_editor_new (LinliMapView *view,
                                      LinliStore   *store);
LINLI_EXPORT
gboolean linli_boundary_editor_start (LinliBoundaryEditor  *self,
                                      GError              **error);
LINLI_EXPORT
void linli_boundary_editor_stop (LinliBoundaryEditor *self);
LINLI_EXPORT
gboolean linli_boundary_editor_is_active (LinliBoundaryEditor *self);
LINLI_EXPORT
void linli_boundary_editor_set_tool (LinliBoundaryEditor *self,
                                     LinliBoundaryTool    tool);
LINLI_EXPORT
const char *linli_boundary_editor_get_words (LinliBoundaryEditor *self);

G_END_DECLS

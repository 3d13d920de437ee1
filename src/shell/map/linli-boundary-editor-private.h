/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-boundary-editor.h"
#include "linli-boundary-layer-private.h"
#include "linli-map-view-private.h"

G_BEGIN_DECLS

struct _LinliBoundaryEditor {
  GtkWidget parent_instance;
  GtkWidget *bar;
  GtkWidget *buttons[LINLI_BOUNDARY_N_TOOLS];
  GtkWidget *words;
  GtkWidget *show_button;
  LinliMapView *view;
  LinliStore *store;
  LinliBoundaryLayer *layer;
  LinliBoundaryTool tool;
  gboolean active;
  LinliBoundarySet *set;      /* as the file has it */
  LinliBoundarySet *preview;  /* with the edit under way, or NULL */
  LinliBoundarySet *grabbed;  /* as it was when the corner was grabbed, perhaps with a new corner */
  LinliBoundarySet *others;   /* grabbed without the shapes of the corner: what it can snap to */
  double from[2];
  gboolean dragging;
  gboolean busy;
  gboolean reload;
  gboolean corner_shown;      /* the corner that keys move */
  double corner[2];
  guint keys_timer;
  GArray *sketch;
  GPtrArray *overlaps;
  GPtrArray *gaps;
  guint shown_patch;
  GCancellable *check;
  char *fault;
  double press_x, press_y;
};

void _linli_boundary_editor_init_input (LinliBoundaryEditor *self);
void _linli_boundary_editor_drop (LinliBoundaryEditor *self);
void _linli_boundary_editor_show (LinliBoundaryEditor *self);
void _linli_boundary_editor_show_words (LinliBoundaryEditor *self);
void _linli_boundary_editor_take_fault (LinliBoundaryEditor *self,
                                        const GError        *error);
void _linli_boundary_editor_check (LinliBoundaryEditor *self);
void _linli_boundary_editor_save (LinliBoundaryEditor *self,
                                  const char          *title);
void _linli_boundary_editor_create (LinliBoundaryEditor *self);
void _linli_boundary_editor_split (LinliBoundaryEditor *self);
void _linli_boundary_editor_merge (LinliBoundaryEditor *self);
gboolean _linli_boundary_editor_reload (LinliBoundaryEditor  *self,
                                        GError              **error);
gint64 _linli_boundary_editor_grid_at (LinliBoundaryEditor *self,
                                       double               longitude,
                                       double               latitude);
const gint64 *_linli_boundary_editor_get_chosen (LinliBoundaryEditor *self,
                                                 gsize               *n);
LinliBoundarySet *_linli_boundary_editor_get_set (LinliBoundaryEditor *self);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the boundary editor does to the file: each edit one action on the writer's thread; and the search for overlaps and gaps,
 * on a thread of its own, after each. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linli-grid-edit.h>

#include "linli-boundary-editor-private.h"

/* Grids whose borders were drawn a little apart are meant to touch. */
#define MERGE_METRES 3.0
#define SNAP_METRES 2.0
#define LEAST_PATCH 10.0

typedef enum {
  EDIT_SAVE,
  EDIT_CREATE,
  EDIT_SPLIT,
  EDIT_MERGE,
} EditKind;

typedef struct {
  EditKind kind;
  LinliBoundarySet *set;
  LinliGeometry *geometry;
  gint64 grid;
  gint64 *ids;
  guint n_ids;
  char *name;
} Edit;

typedef struct {
  LinliBoundarySet *set;
  GPtrArray *overlaps;
  GPtrArray *gaps;
} Check;

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_clear_pointer (&edit->set, linli_boundary_set_free);
  g_clear_pointer (&edit->geometry, linli_geometry_unref);
  g_free (edit->ids);
  g_free (edit->name);
  g_free (edit);
}

static void
check_free (gpointer data)
{
  Check *check = data;

  g_clear_pointer (&check->set, linli_boundary_set_free);
  g_clear_pointer (&check->overlaps, g_ptr_array_unref);
  g_clear_pointer (&check->gaps, g_ptr_array_unref);
  g_free (check);
}

static gboolean
edit_run (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  Edit *edit = data;
  g_autoptr (GArray) pieces = NULL;

  switch (edit->kind)
    {
    case EDIT_CREATE:
      return linli_grid_edit_create (transaction, edit->set, edit->geometry, "micro", edit->grid, edit->name, error) != 0;
    case EDIT_SPLIT:
      pieces = linli_grid_edit_split (transaction, edit->set, edit->grid, edit->geometry, error);
      return pieces != NULL;
    case EDIT_MERGE:
      return linli_grid_edit_merge (transaction, edit->set, edit->ids, edit->n_ids, MERGE_METRES, error);
    case EDIT_SAVE:
    default:
      return linli_grid_edit_save (transaction, edit->set, error);
    }
}

static void
edit_done_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr (LinliBoundaryEditor) self = data;
  g_autoptr (GError) error = NULL;
  gboolean good = linli_store_act_finish (LINLI_STORE (object), result, &error);

  self->busy = FALSE;
  if (!self->active)
    return;
  if (good)
    g_array_set_size (self->sketch, 0);
  if (self->reload || good)
    _linli_boundary_editor_reload (self, NULL);
  _linli_boundary_editor_drop (self);
  _linli_boundary_editor_take_fault (self, error);
}

static void
editor_act (LinliBoundaryEditor *self,
            const char          *title,
            Edit                *edit)
{
  if (self->busy || linli_store_is_read_only (self->store))
    {
      edit_free (edit);
      return;
    }
  self->busy = TRUE;
  linli_store_act_async (self->store, title, edit_run, edit, edit_free, NULL, edit_done_cb, g_object_ref (self));
}

static void
check_run (GTask        *task,
           gpointer      source,
           gpointer      data,
           GCancellable *cancellable)
{
  Check *check = data;
  GError *error = NULL;

  check->overlaps = linli_boundary_set_find_overlaps (check->set, LEAST_PATCH, &error);
  if (check->overlaps != NULL)
    check->gaps = linli_boundary_set_find_gaps (check->set, NULL, LEAST_PATCH, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
check_done_cb (GObject      *object,
               GAsyncResult *result,
               gpointer      data)
{
  LinliBoundaryEditor *self = LINLI_BOUNDARY_EDITOR (object);
  Check *check = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        _linli_boundary_editor_take_fault (self, error);
      return;
    }
  if (!self->active)
    return;
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  self->overlaps = g_steal_pointer (&check->overlaps);
  self->gaps = g_steal_pointer (&check->gaps);
  _linli_boundary_layer_set_patches (self->layer, self->overlaps, self->gaps);
  _linli_boundary_editor_show_words (self);
}

/* The smallest grid of the level above around the middle of a new grid. */
static gint64
editor_find_parent (LinliBoundaryEditor *self,
                    const LinliGeometry *geometry)
{
  LinliMapScene *scene = _linli_map_view_get_scene (self->view);
  const LinliMapShapes *grids = scene->snapshot->layers[LINLI_MAP_KIND_GRID];
  double x, y, world_x, world_y;
  gint64 found = 0;
  guint8 level = LINLI_MAP_GRID_GENERAL;

  if (!linli_geometry_find_inside (geometry, &x, &y))
    return 0;
  linli_map_project (x, y, &world_x, &world_y);
  for (guint i = 0; i < grids->n; i++)
    if (grids->shapes[i]->rank < LINLI_MAP_GRID_MICRO && linli_map_shape_contains (grids->shapes[i], world_x, world_y)
        && (found == 0 || grids->shapes[i]->rank > level))
      {
        found = grids->shapes[i]->id;
        level = grids->shapes[i]->rank;
      }
  return found;
}

/* Looks for overlaps and gaps in what is seen now; a search that is under way for an older state is forgotten. */
void
_linli_boundary_editor_check (LinliBoundaryEditor *self)
{
  g_autoptr (GTask) task = NULL;
  Check *check;

  g_cancellable_cancel (self->check);
  g_clear_object (&self->check);
  if (!self->active || self->set == NULL)
    return;
  self->check = g_cancellable_new ();
  check = g_new0 (Check, 1);
  check->set = linli_boundary_set_copy (_linli_boundary_editor_get_set (self));
  task = g_task_new (self, self->check, check_done_cb, NULL);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_run);
}

void
_linli_boundary_editor_save (LinliBoundaryEditor *self,
                             const char          *title)
{
  Edit *edit = g_new0 (Edit, 1);

  edit->kind = EDIT_SAVE;
  edit->set = linli_boundary_set_copy (_linli_boundary_editor_get_set (self));
  editor_act (self, title, edit);
}

void
_linli_boundary_editor_create (LinliBoundaryEditor *self)
{
  g_autoptr (LinliGeometry) drawn = linli_geometry_new_polygon ((const double *) (gpointer) self->sketch->data, self->sketch->len / 2);
  g_autoptr (GError) error = NULL;
  LinliGeometry *snapped = linli_boundary_set_snap (self->set, drawn, SNAP_METRES, &error);
  Edit *edit;

  if (snapped == NULL)
    {
      _linli_boundary_editor_take_fault (self, error);
      return;
    }
  edit = g_new0 (Edit, 1);
  edit->kind = EDIT_CREATE;
  edit->set = linli_boundary_set_copy (self->set);
  edit->geometry = snapped;
  edit->grid = editor_find_parent (self, snapped);
  edit->name = g_strdup (_("New micro-grid"));
  editor_act (self, _("Draw a grid"), edit);
}

void
_linli_boundary_editor_split (LinliBoundaryEditor *self)
{
  const double *points = (const double *) (gpointer) self->sketch->data;
  guint n = self->sketch->len / 2, middle = n / 2;
  gsize n_chosen;
  const gint64 *chosen = _linli_boundary_editor_get_chosen (self, &n_chosen);
  gint64 grid = n_chosen == 1 ? chosen[0] : 0;
  Edit *edit;

  if (grid == 0)
    grid = _linli_boundary_editor_grid_at (self, (points[2 * middle - 2] + points[2 * middle]) / 2,
                                           (points[2 * middle - 1] + points[2 * middle + 1]) / 2);
  if (grid == 0)
    {
      g_autoptr (GError) error = g_error_new (LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_CROSSING, "No grid lies under the line");

      _linli_boundary_editor_take_fault (self, error);
      return;
    }
  edit = g_new0 (Edit, 1);
  edit->kind = EDIT_SPLIT;
  edit->set = linli_boundary_set_copy (self->set);
  edit->geometry = linli_geometry_new_line (points, n);
  edit->grid = grid;
  editor_act (self, _("Split a grid"), edit);
}

void
_linli_boundary_editor_merge (LinliBoundaryEditor *self)
{
  gsize n;
  const gint64 *chosen = _linli_boundary_editor_get_chosen (self, &n);
  Edit *edit;

  if (n < 2)
    return;
  edit = g_new0 (Edit, 1);
  edit->kind = EDIT_MERGE;
  edit->set = linli_boundary_set_copy (self->set);
  edit->ids = g_memdup2 (chosen, n * sizeof (gint64));
  edit->n_ids = n;
  editor_act (self, _("Merge grids"), edit);
}

/* Reads the boundaries again: after an edit, an undo, or somebody else's change. While an edit is under way it waits. */
gboolean
_linli_boundary_editor_reload (LinliBoundaryEditor  *self,
                               GError              **error)
{
  LinliBoundarySet *set;

  if (self->dragging || self->busy)
    {
      self->reload = TRUE;
      return TRUE;
    }
  self->reload = FALSE;
  set = linli_grid_edit_load (linli_store_get_reader (self->store), "micro", error);
  if (set == NULL)
    return FALSE;
  g_clear_pointer (&self->set, linli_boundary_set_free);
  self->set = set;
  _linli_boundary_editor_show (self);
  _linli_boundary_editor_check (self);
  return TRUE;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBoundaryEditor: the bar above the map while boundaries are edited. It tells in words what to do next, and at once where two
 * grids overlap or a gap lies between them. Main thread. */

#include "config.h"

#include "linli-boundary-editor-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-button.h"

enum {
  FINISHED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LinliBoundaryEditor, linli_boundary_editor, GTK_TYPE_WIDGET)

static const char *
editor_name (LinliBoundaryEditor *self,
             gint64               grid)
{
  LinliMapScene *scene = _linli_map_view_get_scene (self->view);
  const LinliMapShape *shape = scene != NULL ? linli_map_snapshot_lookup (scene->snapshot, LINLI_MAP_KIND_GRID, grid) : NULL;

  return shape != NULL && shape->name != NULL ? shape->name : _("A grid");
}

static char *
editor_dup_hint (LinliBoundaryEditor *self)
{
  guint n = self->sketch->len / 2;
  gsize n_chosen;

  _linli_boundary_editor_get_chosen (self, &n_chosen);
  switch (self->tool)
    {
    case LINLI_BOUNDARY_DRAW:
      if (n == 0)
        return g_strdup (_("Click the corners of the new grid one after the other."));
      return g_strdup_printf (ngettext ("%u corner. Enter finishes, Backspace takes one back, Escape cancels.",
                                        "%u corners. Enter finishes, Backspace takes one back, Escape cancels.", n), n);
    case LINLI_BOUNDARY_SPLIT:
      if (n == 0)
        return g_strdup (_("Draw a line across the grid, from border to border."));
      return g_strdup (_("Enter or a double click splits along the line, Escape cancels."));
    case LINLI_BOUNDARY_MERGE:
      if (n_chosen < 2)
        return g_strdup (_("Click the grids that become one; the first keeps its name."));
      return g_strdup_printf (_("%u grids chosen. Enter merges them."), (guint) n_chosen);
    case LINLI_BOUNDARY_MOVE:
    default:
      return g_strdup (n_chosen > 0 ? _("Drag a corner, or the middle of an edge for a new one. Delete removes a corner.")
                                    : _("Click a grid to see its corners."));
    }
}

static char *
editor_dup_patches (LinliBoundaryEditor *self)
{
  GString *words = g_string_new (NULL);
  guint n_overlaps = self->overlaps != NULL ? self->overlaps->len : 0, n_gaps = self->gaps != NULL ? self->gaps->len : 0;

  if (n_overlaps > 0)
    {
      const LinliBoundaryPatch *patch = g_ptr_array_index (self->overlaps, 0);

      g_string_append_printf (words, _("%s and %s overlap by %.0f m²."), editor_name (self, patch->first),
                              editor_name (self, patch->second), patch->area);
    }
  if (n_gaps > 0)
    {
      const LinliBoundaryPatch *patch = g_ptr_array_index (self->gaps, 0);

      if (words->len > 0)
        g_string_append_c (words, ' ');
      g_string_append_printf (words, _("%.0f m² between the grids belong to none."), patch->area);
    }
  if (n_overlaps + n_gaps > 1)
    {
      g_string_append (words, " ");
      g_string_append_printf (words, _("Overlaps: %u, gaps: %u."), n_overlaps, n_gaps);
    }
  return g_string_free (words, FALSE);
}

static void
show_patch_cb (LinliBoundaryEditor *self)
{
  guint n_overlaps = self->overlaps != NULL ? self->overlaps->len : 0, n_gaps = self->gaps != NULL ? self->gaps->len : 0;
  const LinliBoundaryPatch *patch;
  LinliBox box;

  if (n_overlaps + n_gaps == 0)
    return;
  self->shown_patch %= n_overlaps + n_gaps;
  patch = self->shown_patch < n_overlaps ? g_ptr_array_index (self->overlaps, self->shown_patch)
                                         : g_ptr_array_index (self->gaps, self->shown_patch - n_overlaps);
  self->shown_patch++;
  linli_map_project (patch->x, patch->y, &box.min_x, &box.min_y);
  box.max_x = box.min_x;
  box.max_y = box.min_y;
  linli_map_view_show_box (self->view, &box, 18);
}

static void
tool_toggled_cb (GtkToggleButton     *button,
                 LinliBoundaryEditor *self)
{
  if (!gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < LINLI_BOUNDARY_N_TOOLS; i++)
    if (self->buttons[i] == GTK_WIDGET (button) && self->tool != i)
      linli_boundary_editor_set_tool (self, i);
}

static void
finish_cb (LinliBoundaryEditor *self)
{
  linli_boundary_editor_stop (self);
}

static void
view_selection_cb (LinliBoundaryEditor *self)
{
  if (self->active)
    _linli_boundary_editor_show (self);
}

static void
store_changed_cb (LinliStore          *store,
                  LinliChanges        *changes,
                  LinliBoundaryEditor *self)
{
  if (self->active && linli_changes_touches (changes, "grid"))
    _linli_boundary_editor_reload (self, NULL);
}

static void
editor_build_bar (LinliBoundaryEditor *self)
{
  const char * const names[LINLI_BOUNDARY_N_TOOLS] = { _("_Move"), _("_Draw"), _("_Split"), _("Mer_ge") };
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *finish = linli_button_new (_("_Finish"), NULL), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  for (guint i = 0; i < LINLI_BOUNDARY_N_TOOLS; i++)
    {
      self->buttons[i] = linli_button_new_toggle (names[i]);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (self->buttons[i]), GTK_TOGGLE_BUTTON (self->buttons[0]));
      g_signal_connect (self->buttons[i], "toggled", G_CALLBACK (tool_toggled_cb), self);
      gtk_box_append (GTK_BOX (tools), self->buttons[i]);
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[0]), TRUE);
  gtk_widget_add_css_class (tools, "linked");
  gtk_widget_add_css_class (finish, "suggested-action");
  gtk_widget_set_hexpand (finish, TRUE);
  gtk_widget_set_halign (finish, GTK_ALIGN_END);
  g_signal_connect_swapped (finish, "clicked", G_CALLBACK (finish_cb), self);
  gtk_box_append (GTK_BOX (row), tools);
  gtk_box_append (GTK_BOX (row), finish);
  self->words = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->words), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->words), 0);
  gtk_label_set_width_chars (GTK_LABEL (self->words), 46);
  gtk_label_set_max_width_chars (GTK_LABEL (self->words), 46);
  gtk_widget_set_hexpand (self->words, TRUE);
  self->show_button = gtk_button_new_with_label (_("Show"));
  gtk_widget_set_valign (self->show_button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (self->show_button, _("Go to the next overlap or gap"));
  g_signal_connect_swapped (self->show_button, "clicked", G_CALLBACK (show_patch_cb), self);
  gtk_box_append (GTK_BOX (line), self->words);
  gtk_box_append (GTK_BOX (line), self->show_button);
  self->bar = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_box_append (GTK_BOX (self->bar), row);
  gtk_box_append (GTK_BOX (self->bar), line);
  gtk_widget_set_parent (self->bar, GTK_WIDGET (self));
}

static void
linli_boundary_editor_dispose (GObject *object)
{
  LinliBoundaryEditor *self = LINLI_BOUNDARY_EDITOR (object);

  linli_boundary_editor_stop (self);
  g_clear_pointer (&self->bar, gtk_widget_unparent);
  g_clear_object (&self->view);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (linli_boundary_editor_parent_class)->dispose (object);
}

static void
linli_boundary_editor_finalize (GObject *object)
{
  LinliBoundaryEditor *self = LINLI_BOUNDARY_EDITOR (object);

  g_array_unref (self->sketch);
  g_free (self->fault);
  G_OBJECT_CLASS (linli_boundary_editor_parent_class)->finalize (object);
}

static void
linli_boundary_editor_class_init (LinliBoundaryEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = linli_boundary_editor_dispose;
  object_class->finalize = linli_boundary_editor_finalize;
  /**
   * LinliBoundaryEditor::finished:
   *
   * The user is done, or has given up.
   */
  signals[FINISHED] = g_signal_new ("finished", LINLI_TYPE_BOUNDARY_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "boundaryeditor");
}

static void
linli_boundary_editor_init (LinliBoundaryEditor *self)
{
  self->sketch = g_array_new (FALSE, FALSE, sizeof (double));
  editor_build_bar (self);
}

LinliBoundarySet *
_linli_boundary_editor_get_set (LinliBoundaryEditor *self)
{
  return self->preview != NULL ? self->preview : self->set;
}

/* The chosen grids, in the order in which they were chosen. */
const gint64 *
_linli_boundary_editor_get_chosen (LinliBoundaryEditor *self,
                                   gsize               *n)
{
  const gint64 *ids;
  const char *kind = linli_map_view_get_selection (self->view, &ids, n);

  if (g_strcmp0 (kind, "grid") != 0)
    *n = 0;
  return ids;
}

gint64
_linli_boundary_editor_grid_at (LinliBoundaryEditor *self,
                                double               longitude,
                                double               latitude)
{
  for (guint i = 0; i < linli_boundary_set_get_size (self->set); i++)
    if (linli_geometry_contains (linli_boundary_set_get_geometry (self->set, i), longitude, latitude))
      return linli_boundary_set_get_id (self->set, i);
  return 0;
}

/* Leaves the edit under way; what is in the file stays. */
void
_linli_boundary_editor_drop (LinliBoundaryEditor *self)
{
  self->dragging = FALSE;
  g_clear_handle_id (&self->keys_timer, g_source_remove);
  g_clear_pointer (&self->preview, linli_boundary_set_free);
  g_clear_pointer (&self->grabbed, linli_boundary_set_free);
  g_clear_pointer (&self->others, linli_boundary_set_free);
  if (self->reload && !self->busy)
    _linli_boundary_editor_reload (self, NULL);
  _linli_boundary_editor_show (self);
}

void
_linli_boundary_editor_show (LinliBoundaryEditor *self)
{
  gsize n;
  const gint64 *chosen = _linli_boundary_editor_get_chosen (self, &n);

  _linli_boundary_layer_set_shapes (self->layer, self->active ? _linli_boundary_editor_get_set (self) : NULL, chosen, n);
  _linli_boundary_layer_set_sketch (self->layer, self->sketch, self->tool == LINLI_BOUNDARY_DRAW && self->sketch->len > 4);
  _linli_boundary_layer_set_handle (self->layer, self->corner_shown, self->corner[0], self->corner[1]);
  _linli_boundary_editor_show_words (self);
}

void
_linli_boundary_editor_show_words (LinliBoundaryEditor *self)
{
  g_autofree char *patches = editor_dup_patches (self), *hint = editor_dup_hint (self);
  gboolean sketching = self->sketch->len > 0;
  const char *words = self->fault != NULL ? self->fault : *patches != '\0' && !sketching ? patches : hint;

  gtk_label_set_text (GTK_LABEL (self->words), words);
  gtk_widget_set_visible (self->show_button, self->fault == NULL && *patches != '\0' && !sketching);
  if (words != hint)
    gtk_widget_add_css_class (self->words, "error");
  else
    gtk_widget_remove_css_class (self->words, "error");
}

/* Says what was refused, in the user's words, and marks the place; %NULL for nothing. */
void
_linli_boundary_editor_take_fault (LinliBoundaryEditor *self,
                                   const GError        *error)
{
  double x = 0, y = 0;
  gboolean placed = error != NULL && linli_geometry_error_get_place (error, &x, &y);

  g_clear_pointer (&self->fault, g_free);
  _linli_boundary_layer_set_fault (self->layer, placed, x, y);
  if (error == NULL)
    {
      _linli_boundary_editor_show_words (self);
      return;
    }
  if (g_error_matches (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_INVALID))
    self->fault = g_strdup (_("Not changed: the boundary would cross itself."));
  else if (g_error_matches (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_TOO_FEW))
    self->fault = g_strdup (_("Not changed: a grid needs at least three corners."));
  else if (g_error_matches (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_CROSSING))
    self->fault = g_strdup (_("Not split: the line must cross one grid from border to border."));
  else if (g_error_matches (error, LINLI_GEOMETRY_ERROR, LINLI_GEOMETRY_ERROR_NOT_ADJACENT))
    self->fault = g_strdup (_("Not merged: these grids have no border in common."));
  else
    self->fault = g_strdup_printf (_("Not changed: %s"), error->message);
  _linli_boundary_editor_show_words (self);
}

/**
 * linli_boundary_editor_new:
 * @view: the map
 * @store: the document
 *
 * Returns: (transfer floating): the bar; hidden until linli_boundary_editor_start()
 */
GtkWidget *
linli_boundary_editor_new (LinliMapView *view,
                           LinliStore   *store)
{
  LinliBoundaryEditor *self = g_object_new (LINLI_TYPE_BOUNDARY_EDITOR, "visible", FALSE, NULL);

  self->view = g_object_ref (view);
  self->store = g_object_ref (store);
  self->layer = _linli_boundary_layer_new (linli_map_view_get_viewport (view));
  _linli_map_view_add_layer (view, SHUMATE_LAYER (self->layer));
  gtk_widget_set_visible (GTK_WIDGET (self->layer), FALSE);
  g_signal_connect_object (view, "selection-changed", G_CALLBACK (view_selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self, 0);
  _linli_boundary_editor_init_input (self);
  return GTK_WIDGET (self);
}

/**
 * linli_boundary_editor_start:
 * @self: the editor
 * @error: return location for a #LinliStoreError
 *
 * Reads the boundaries of the micro-grids and begins.
 *
 * Returns: %FALSE when they cannot be read
 */
gboolean
linli_boundary_editor_start (LinliBoundaryEditor  *self,
                             GError              **error)
{
  g_return_val_if_fail (LINLI_IS_BOUNDARY_EDITOR (self), FALSE);

  if (self->active)
    return TRUE;
  self->active = TRUE;
  if (!_linli_boundary_editor_reload (self, error))
    {
      self->active = FALSE;
      return FALSE;
    }
  _linli_map_view_block_input (self->view, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->layer), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  linli_boundary_editor_set_tool (self, LINLI_BOUNDARY_MOVE);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  return TRUE;
}

/**
 * linli_boundary_editor_stop:
 * @self: the editor
 *
 * Leaves what is under way and hides the bar. Finished edits are in the file already.
 */
void
linli_boundary_editor_stop (LinliBoundaryEditor *self)
{
  g_return_if_fail (LINLI_IS_BOUNDARY_EDITOR (self));

  if (!self->active)
    return;
  self->active = FALSE;
  self->corner_shown = FALSE;
  self->reload = FALSE;
  g_array_set_size (self->sketch, 0);
  g_cancellable_cancel (self->check);
  g_clear_object (&self->check);
  g_clear_pointer (&self->overlaps, g_ptr_array_unref);
  g_clear_pointer (&self->gaps, g_ptr_array_unref);
  g_clear_pointer (&self->fault, g_free);
  _linli_boundary_editor_drop (self);
  g_clear_pointer (&self->set, linli_boundary_set_free);
  _linli_boundary_layer_set_patches (self->layer, NULL, NULL);
  _linli_boundary_layer_set_fault (self->layer, FALSE, 0, 0);
  _linli_map_view_block_input (self->view, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->layer), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_emit (self, signals[FINISHED], 0);
}

/**
 * linli_boundary_editor_is_active:
 * @self: the editor
 *
 * Returns: whether boundaries are being edited
 */
gboolean
linli_boundary_editor_is_active (LinliBoundaryEditor *self)
{
  g_return_val_if_fail (LINLI_IS_BOUNDARY_EDITOR (self), FALSE);

  return self->active;
}

/**
 * linli_boundary_editor_set_tool:
 * @self: the editor
 * @tool: what the mouse does from now on
 */
void
linli_boundary_editor_set_tool (LinliBoundaryEditor *self,
                                LinliBoundaryTool    tool)
{
  g_return_if_fail (LINLI_IS_BOUNDARY_EDITOR (self));
  g_return_if_fail (tool < LINLI_BOUNDARY_N_TOOLS);

  self->tool = tool;
  self->corner_shown = FALSE;
  g_array_set_size (self->sketch, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[tool]), TRUE);
  if (!self->active)
    return;
  _linli_boundary_editor_drop (self);
  _linli_boundary_editor_take_fault (self, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/**
 * linli_boundary_editor_get_words:
 * @self: the editor
 *
 * Returns: (transfer none): what the bar says now: what to do next, what was refused, or where grids overlap
 */
const char *
linli_boundary_editor_get_words (LinliBoundaryEditor *self)
{
  g_return_val_if_fail (LINLI_IS_BOUNDARY_EDITOR (self), NULL);

  return gtk_label_get_text (GTK_LABEL (self->words));
}

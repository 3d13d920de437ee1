/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The map page: the map with its choosers and legend, tied to the window's selection. */

#include "config.h"

#include "linli-map-page-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "linli-base-map-dialog-private.h"
#include "linli-boundary-editor.h"
#include "linli-button.h"
#include "linli-empty-page.h"
#include "linli-toast.h"

G_DEFINE_FINAL_TYPE (LinliMapPage, linli_map_page, GTK_TYPE_WIDGET)

static void
page_update_fog (LinliMapPage *self)
{
  gint64 grid = 0;

  if (self->fog && g_strcmp0 (linli_selection_get_kind (self->selection), "grid") == 0)
    grid = linli_selection_get_id (self->selection);
  linli_map_view_set_focus_grid (self->view, grid);
}

static void
fog_cb (GSimpleAction *action,
        GVariant      *state,
        gpointer       data)
{
  LinliMapPage *self = data;

  g_simple_action_set_state (action, state);
  self->fog = g_variant_get_boolean (state);
  page_update_fog (self);
}

/* A map without anything on it says what belongs there. */
static void
page_update_stack (LinliMapPage *self)
{
  const LinliMapSnapshot *snapshot = linli_map_model_get_snapshot (self->model);
  gboolean busy = linli_map_model_is_loading (self->model) || linli_boundary_editor_is_active (self->editor)
                  || linli_plan_placer_is_active (self->placer);
  gboolean empty = linli_box_is_empty (&snapshot->box) && linli_map_plans_get_size (self->plans) == 0 && !busy;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "map");
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  LinliMapPage *self = data;
  g_autoptr (GError) error = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "map");
  if (!linli_boundary_editor_start (self->editor, &error))
    {
      linli_toast_show_error (GTK_WIDGET (self), _("The boundaries could not be read"), error);
      page_update_stack (self);
    }
}

/* While boundaries are edited or a plan is placed, the map has one bar only. */
static void
page_update_bars (LinliMapPage *self)
{
  gboolean working;

  if (self->stack == NULL) /* the window is being closed */
    return;
  working = linli_boundary_editor_is_active (self->editor) || linli_plan_placer_is_active (self->placer);
  gtk_widget_set_visible (self->choosers, !working);
  gtk_widget_set_visible (self->edit_button, !working);
  page_update_stack (self);
}

static void
base_map_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  LinliMapPage *self = data;

  gtk_window_present (GTK_WINDOW (_linli_base_map_dialog_new (GTK_WIDGET (self), self->settings)));
}

static gboolean
base_map_idle_cb (gpointer data)
{
  LinliMapPage *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliBaseMap) base_map = _linli_base_map_from_settings (self->settings, &error);

  self->base_map_idle = 0;
  if (error != NULL)
    linli_toast_show_error (GTK_WIDGET (self), _("The base map cannot be shown"), error);
  linli_map_view_set_base_map (self->view, base_map);
  linli_map_view_set_base_strength (self->view, g_settings_get_double (self->settings, "base-map-strength"));
  return G_SOURCE_REMOVE;
}

/* One base map has several settings, which change one after the other. */
static void
base_map_changed_cb (LinliMapPage *self,
                     const char   *key)
{
  if (g_str_equal (key, "base-map-strength"))
    linli_map_view_set_base_strength (self->view, g_settings_get_double (self->settings, key));
  else if (g_str_has_prefix (key, "base-map-") && self->base_map_idle == 0)
    self->base_map_idle = g_idle_add (base_map_idle_cb, self);
}

static void
page_add_actions (LinliMapPage *self)
{
  static const GActionEntry entries[] = {
    { "fog", NULL, NULL, "false", fog_cb },
    { "edit", edit_cb },
    { "base-map", base_map_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "map", G_ACTION_GROUP (self->actions));
}

static void
scene_changed_cb (LinliMapPage *self)
{
  _linli_map_page_update_legend (self);
  page_update_stack (self);
}

static void
map_selection_cb (LinliMapPage *self)
{
  const gint64 *ids;
  gsize n;
  const char *kind = linli_map_view_get_selection (self->view, &ids, &n);

  self->following = TRUE;
  if (kind == NULL)
    linli_selection_clear (self->selection);
  else
    linli_selection_set (self->selection, kind, ids, n);
  self->following = FALSE;
  page_update_fog (self);
}

static void
map_activated_cb (LinliMapPage *self,
                  const char   *kind,
                  gint64        id)
{
  linli_selection_open (self->selection, kind, id);
}

static void
selection_changed_cb (LinliMapPage *self)
{
  gsize n;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n);

  if (self->following)
    return;
  linli_map_view_select (self->view, n > 0 ? linli_selection_get_kind (self->selection) : NULL, ids, n);
  page_update_fog (self);
}

static void
selection_located_cb (LinliMapPage *self)
{
  gsize n;
  const gint64 *ids = linli_selection_get_ids (self->selection, &n);

  if (n > 0)
    linli_map_view_show_records (self->view, linli_selection_get_kind (self->selection), ids, n);
}

static void
linli_map_page_dispose (GObject *object)
{
  LinliMapPage *self = LINLI_MAP_PAGE (object);

  _linli_map_page_drop_choosers (self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->model);
  g_clear_object (&self->selection);
  g_clear_object (&self->context);
  g_clear_object (&self->actions);
  g_clear_object (&self->plan_menu);
  g_clear_object (&self->plans);
  g_clear_handle_id (&self->base_map_idle, g_source_remove);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (linli_map_page_parent_class)->dispose (object);
}

static void
linli_map_page_class_init (LinliMapPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LINLI_TYPE_MAP_VIEW);
  g_type_ensure (LINLI_TYPE_MAP_LEGEND);
  G_OBJECT_CLASS (klass)->dispose = linli_map_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/linli/Linli/pages/linli-map-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, overlay);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, view);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, legend);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, theme_button);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, theme_label);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, layers_button);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, choosers);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, LinliMapPage, base_button);
}

static void
linli_map_page_init (LinliMapPage *self)
{
  GtkWidget *empty;

  self->legend_wanted = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  linli_button_name_once (self->edit_button);
  empty = linli_empty_page_new ("linli-map-symbolic", _("Nothing on the map yet"),
                                _("Boundaries, buildings and roads appear here once they are imported or drawn."));
  gtk_stack_add_named (GTK_STACK (self->stack), empty, "empty");
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("Import…"), "win.page::import", TRUE);
  linli_empty_page_add_step (LINLI_EMPTY_PAGE (empty), _("Draw the First Grid"), "map.edit", FALSE);
  page_add_actions (self);
  self->settings = g_settings_new (LINLI_APPLICATION_ID);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (base_map_changed_cb), self, G_CONNECT_SWAPPED);
  self->base_map_idle = g_idle_add (base_map_idle_cb, self);
}

static void
page_add_bar (LinliMapPage *self,
              GtkWidget    *bar)
{
  gtk_widget_set_halign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (bar, GTK_ALIGN_START);
  gtk_widget_set_margin_top (bar, 12);
  gtk_widget_add_css_class (bar, "map-card");
  gtk_overlay_add_overlay (GTK_OVERLAY (self->overlay), bar);
  g_signal_connect_object (bar, "notify::visible", G_CALLBACK (page_update_bars), self, G_CONNECT_SWAPPED);
}

static void
page_add_plans (LinliMapPage *self)
{
  LinliStore *store = linli_context_get_store (self->context);

  self->plans = linli_map_plans_new (store);
  self->placer = LINLI_PLAN_PLACER (linli_plan_placer_new (self->view, self->plans, store));
  self->plan_menu = _linli_plan_menu_new (GTK_WIDGET (self), self->plans, self->placer, store);
  gtk_menu_button_set_menu_model (self->base_button, _linli_plan_menu_get_model (self->plan_menu));
  linli_map_view_set_plans (self->view, self->plans);
  page_add_bar (self, GTK_WIDGET (self->placer));
}

/**
 * linli_map_page_new:
 * @context: the open document
 * @selection: what is chosen in the window
 *
 * Returns: (transfer floating): the map page
 */
GtkWidget *
linli_map_page_new (LinliContext   *context,
                    LinliSelection *selection)
{
  LinliMapPage *self = g_object_new (LINLI_TYPE_MAP_PAGE, NULL);

  self->context = g_object_ref (context);
  self->selection = g_object_ref (selection);
  self->model = linli_map_model_new (linli_context_get_store (context));
  self->editor = LINLI_BOUNDARY_EDITOR (linli_boundary_editor_new (self->view, linli_context_get_store (context)));
  page_add_plans (self);
  page_add_bar (self, GTK_WIDGET (self->editor));
  _linli_map_page_add_choosers (self);
  g_signal_connect_swapped (self->view, "scene-changed", G_CALLBACK (scene_changed_cb), self);
  g_signal_connect_swapped (self->view, "selection-changed", G_CALLBACK (map_selection_cb), self);
  g_signal_connect_swapped (self->view, "activated", G_CALLBACK (map_activated_cb), self);
  g_signal_connect_swapped (selection, "changed", G_CALLBACK (selection_changed_cb), self);
  g_signal_connect_swapped (selection, "located", G_CALLBACK (selection_located_cb), self);
  linli_map_view_set_model (self->view, self->model);
  selection_changed_cb (self);
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What colours the map and what is shown on it: the built-in themes and layers, and those of plugins as they come and go. The choice is
 * kept with the file, also that of a theme or a layer whose plugin is off. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <linli-extensions.h>

#include "linli-map-page-private.h"
#include "linli-map-view-private.h"
#include "linli-map-themes.h"
#include "linli-memory.h"
#include "linli-toast.h"

/* What stands before the id of a plugin's layer among the hidden ones. */
#define ADDED "layer:"

typedef struct {
  const char *name;
  LinliMapShow show;
} Layer;

static const Layer layers[] = {
  { "grids", LINLI_MAP_SHOW_GRIDS },
  { "buildings", LINLI_MAP_SHOW_BUILDINGS },
  { "dwellings", LINLI_MAP_SHOW_DWELLINGS },
  { "places", LINLI_MAP_SHOW_PLACES },
  { "roads", LINLI_MAP_SHOW_ROADS },
  { "water", LINLI_MAP_SHOW_WATER },
  { "names", LINLI_MAP_SHOW_NAMES },
  { "counts", LINLI_MAP_SHOW_COUNTS },
  { "legend", 0 },
};

void
_linli_map_page_update_legend (LinliMapPage *self)
{
  linli_map_legend_show (self->legend, self->legend_wanted ? linli_map_view_get_theme (self->view) : NULL,
                         linli_map_view_get_values (self->view));
  linli_map_legend_show_layers (self->legend, self->legend_wanted ? self->layers : NULL);
  _linli_map_view_covers_changed (self->view);
}

static void
page_set_theme (LinliMapPage *self,
                const char   *id)
{
  LinliMapTheme *theme = linli_map_themes_find (self->themes, id);

  linli_map_view_set_theme (self->view, theme);
  gtk_label_set_text (self->theme_label, theme != NULL ? linli_map_theme_get_title (theme) : _("None"));
}

static char *
page_dup_switched_on (LinliMapPage *self)
{
  g_auto (GStrv) ids = linli_map_layers_dup_switched_on (self->layers);

  return g_strjoinv (" ", ids);
}

/* With the file, for tomorrow: the theme, and what of the menu of layers is switched off, so that a layer of later is shown; and which
 * layers of plugins are switched on, as some are hidden at first. */
static void
page_remember (LinliMapPage *self)
{
  LinliStore *store = linli_context_get_store (self->context);
  g_autoptr (GString) hidden = g_string_new (NULL);
  g_auto (GStrv) added = linli_map_layers_dup_hidden (self->layers);
  g_autofree char *on = page_dup_switched_on (self);

  if (self->restoring)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      g_autoptr (GVariant) shown = g_action_group_get_action_state (G_ACTION_GROUP (self->actions), layers[i].name);

      if (!g_variant_get_boolean (shown))
        g_string_append_printf (hidden, "%s%s", hidden->len > 0 ? " " : "", layers[i].name);
    }
  for (char **id = added; *id != NULL; id++)
    g_string_append_printf (hidden, "%s" ADDED "%s", hidden->len > 0 ? " " : "", *id);
  linli_memory_keep (store, "map.theme", self->wanted);
  linli_memory_keep (store, "map.hidden", hidden->str);
  linli_memory_keep (store, "map.shown", on);
}

static void
theme_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       data)
{
  LinliMapPage *self = data;

  g_simple_action_set_state (action, state);
  if (!self->restoring)
    {
      g_free (self->wanted);
      self->wanted = g_variant_dup_string (state, NULL);
    }
  page_set_theme (self, g_variant_get_string (state, NULL));
  _linli_map_page_update_legend (self);
  page_remember (self);
}

static void
layer_cb (GSimpleAction *action,
          GVariant      *state,
          gpointer       data)
{
  LinliMapPage *self = data;
  guint shown = linli_map_view_get_shown (self->view);

  g_simple_action_set_state (action, state);
  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    if (g_str_equal (layers[i].name, g_action_get_name (G_ACTION (action))))
      shown = g_variant_get_boolean (state) ? shown | layers[i].show : shown & ~layers[i].show;
  linli_map_view_set_shown (self->view, shown);
  page_remember (self);
}

static void
legend_cb (GSimpleAction *action,
           GVariant      *state,
           gpointer       data)
{
  LinliMapPage *self = data;

  g_simple_action_set_state (action, state);
  self->legend_wanted = g_variant_get_boolean (state);
  _linli_map_page_update_legend (self);
  page_remember (self);
}

/* The actions of the layers are numbered: an id may hold what a name of an action may not. */
static void
added_layer_cb (GSimpleAction *action,
                GVariant      *state,
                gpointer       data)
{
  LinliMapPage *self = data;
  guint position = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (action), "layer"));

  g_simple_action_set_state (action, state);
  linli_map_layers_set_shown (self->layers, linli_map_layer_get_id (linli_map_layers_get (self->layers, position)), g_variant_get_boolean (state));
  page_remember (self);
}

static void
layers_listed_cb (LinliMapPage *self)
{
  guint n = linli_map_layers_get_size (self->layers);

  for (int i = 0; i < g_menu_model_get_n_items (G_MENU_MODEL (self->layers_menu)); i++)
    {
      g_autofree char *name = g_strdup_printf ("added-%d", i);

      g_action_map_remove_action (G_ACTION_MAP (self->actions), name);
    }
  g_menu_remove_all (self->layers_menu);
  for (guint i = 0; i < n; i++)
    {
      LinliMapLayer *layer = linli_map_layers_get (self->layers, i);
      g_autofree char *name = g_strdup_printf ("added-%u", i), *detailed = g_strconcat ("map.", name, NULL);
      g_autoptr (GSimpleAction) action = NULL;

      action = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (linli_map_layers_is_shown (self->layers, linli_map_layer_get_id (layer))));
      g_object_set_data (G_OBJECT (action), "layer", GUINT_TO_POINTER (i));
      g_signal_connect (action, "change-state", G_CALLBACK (added_layer_cb), self);
      g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
      g_menu_append (self->layers_menu, linli_map_layer_get_title (layer), detailed);
    }
}

static void
layer_failed_cb (LinliMapPage  *self,
                 LinliMapLayer *layer,
                 GError        *error)
{
  g_autofree char *what = g_strdup_printf (_("“%s” could not be read"), linli_map_layer_get_title (layer));

  linli_toast_show_error (GTK_WIDGET (self), what, error);
}

static void
page_say_missing (LinliMapPage *self)
{
  LinliMapTheme *theme = linli_map_view_get_theme (self->view);
  g_autofree char *text = NULL;

  if (!self->missing || theme == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  self->missing = FALSE;
  text = g_strdup_printf (_("The colours chosen before are not there: their plugin is off, or their tag is gone. The map shows “%s”."),
                          linli_map_theme_get_title (theme));
  linli_toast_show (GTK_WIDGET (self), text);
}

/* What is wanted if it is there, else the first; what is wanted stays remembered. */
static void
page_choose_theme (LinliMapPage *self)
{
  gboolean there = g_str_equal (self->wanted, "none") || linli_map_themes_find (self->themes, self->wanted) != NULL;

  self->restoring = TRUE;
  self->missing = !there;
  g_action_group_change_action_state (G_ACTION_GROUP (self->actions), "theme", g_variant_new_string (there ? self->wanted : "kind"));
  self->restoring = FALSE;
  page_say_missing (self);
}

static void
page_fill_themes (LinliMapPage *self)
{
  g_autoptr (GMenuModel) menu = NULL;

  g_clear_pointer (&self->themes, g_ptr_array_unref);
  self->themes = linli_map_themes_collect (self->context);
  menu = linli_map_themes_new_menu (self->themes, "map.theme", FALSE);
  gtk_menu_button_set_menu_model (self->theme_button, menu);
}

/* A plugin that changes a theme takes it back and adds another of the same id: only what is left in the end counts. The built-in themes are
 * made anew with every list, so it is only looked at which ids there are, and for a plugin's theme whether it is another object. */
static gboolean
themes_idle_cb (gpointer data)
{
  LinliMapPage *self = data;
  LinliMapTheme *shown = linli_map_view_get_theme (self->view), *found = NULL;
  GListModel *added = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_MAP_THEME);
  const char *id = shown != NULL ? linli_map_theme_get_id (shown) : "none";

  self->themes_idle = 0;
  page_fill_themes (self);
  if (shown != NULL)
    found = linli_map_themes_find (self->themes, id);
  if (!g_str_equal (id, self->wanted) || (shown != NULL && found == NULL)
      || (found != NULL && found != shown && g_list_store_find (G_LIST_STORE (added), found, NULL)))
    page_choose_theme (self);
  return G_SOURCE_REMOVE;
}

static void
themes_changed_cb (LinliMapPage *self)
{
  if (self->themes_idle == 0)
    self->themes_idle = g_idle_add (themes_idle_cb, self);
}

static void
page_restore (LinliMapPage *self)
{
  LinliDatabase *database = linli_context_get_database (self->context);
  g_autofree char *hidden = linli_memory_dup (database, "map.hidden");
  g_autofree char *shown = linli_memory_dup (database, "map.shown");
  g_auto (GStrv) names = g_strsplit (hidden != NULL ? hidden : "", " ", -1);
  g_auto (GStrv) on = g_strsplit (shown != NULL ? shown : "", " ", -1);
  GActionGroup *actions = G_ACTION_GROUP (self->actions);

  self->restoring = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (layers); i++)
    if (g_strv_contains ((const char * const *) names, layers[i].name))
      g_action_group_change_action_state (actions, layers[i].name, g_variant_new_boolean (FALSE));
  for (char **name = names; *name != NULL; name++)
    if (g_str_has_prefix (*name, ADDED))
      linli_map_layers_set_shown (self->layers, *name + strlen (ADDED), FALSE);
  for (char **id = on; *id != NULL; id++)
    if (**id != '\0')
      linli_map_layers_set_shown (self->layers, *id, TRUE);
  self->restoring = FALSE;
  self->wanted = linli_memory_dup (database, "map.theme");
  if (self->wanted == NULL)
    self->wanted = g_strdup ("kind");
  page_choose_theme (self);
}

/* A number of the legend: exactly what it counts is chosen and seen. */
static void
legend_chosen_cb (LinliMapPage *self,
                  const char   *kind,
                  guint         group)
{
  LinliMapValues *values = linli_map_view_get_values (self->view);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GArray *all = g_str_equal (kind, "grid") ? values->grids : values->dwellings;

  for (guint i = 0; i < all->len; i++)
    if (g_array_index (all, LinliMapValue, i).group == group)
      g_array_append_val (ids, g_array_index (all, LinliMapValue, i).id);
  linli_selection_set (self->selection, kind, (const gint64 *) (gpointer) ids->data, ids->len);
  linli_map_view_show_records (self->view, kind, (const gint64 *) (gpointer) ids->data, ids->len);
}

/* The same for a number of a layer. */
static void
legend_layer_chosen_cb (LinliMapPage *self,
                        guint         position,
                        guint         group)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const char *kind = linli_map_layers_find_class (self->layers, position, group, ids);

  if (kind == NULL)
    return;
  linli_selection_set (self->selection, kind, (const gint64 *) (gpointer) ids->data, ids->len);
  linli_map_view_show_records (self->view, kind, (const gint64 *) (gpointer) ids->data, ids->len);
}

void
_linli_map_page_add_choosers (LinliMapPage *self)
{
  static const GActionEntry entries[] = {
    { "theme", NULL, "s", "'kind'", theme_cb },
    { "grids", NULL, NULL, "true", layer_cb },
    { "buildings", NULL, NULL, "true", layer_cb },
    { "dwellings", NULL, NULL, "true", layer_cb },
    { "places", NULL, NULL, "true", layer_cb },
    { "roads", NULL, NULL, "true", layer_cb },
    { "water", NULL, NULL, "true", layer_cb },
    { "names", NULL, NULL, "true", layer_cb },
    { "counts", NULL, NULL, "true", layer_cb },
    { "legend", NULL, NULL, "true", legend_cb },
  };
  GListModel *themes = linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_MAP_THEME);

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  self->layers = linli_map_layers_new (self->context);
  self->layers_menu = g_menu_new ();
  g_menu_insert_section (G_MENU (gtk_menu_button_get_menu_model (self->layers_button)), 1, NULL, G_MENU_MODEL (self->layers_menu));
  page_fill_themes (self);
  page_restore (self);
  layers_listed_cb (self);
  linli_map_view_set_layers (self->view, self->layers);
  g_signal_connect_object (self->layers, "listed", G_CALLBACK (layers_listed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layers, "changed", G_CALLBACK (_linli_map_page_update_legend), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->layers, "failed", G_CALLBACK (layer_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (themes, "items-changed", G_CALLBACK (themes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (page_say_missing), NULL);
  g_signal_connect_swapped (self->legend, "chosen", G_CALLBACK (legend_chosen_cb), self);
  g_signal_connect_swapped (self->legend, "layer-chosen", G_CALLBACK (legend_layer_chosen_cb), self);
}

void
_linli_map_page_drop_choosers (LinliMapPage *self)
{
  if (self->context != NULL)
    g_signal_handlers_disconnect_by_data (linli_extensions_get_list (linli_context_get_extensions (self->context), LINLI_TYPE_MAP_THEME), self);
  if (self->layers != NULL)
    g_signal_handlers_disconnect_by_data (self->layers, self);
  g_clear_handle_id (&self->themes_idle, g_source_remove);
  g_clear_object (&self->layers);
  g_clear_object (&self->layers_menu);
  g_clear_pointer (&self->themes, g_ptr_array_unref);
  g_clear_pointer (&self->wanted, g_free);
}

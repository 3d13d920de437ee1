/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The themes that come with the map, and with them those of plugins. Their classes stand here in the order of the groups of linli-map-values.c. */

#include "config.h"

#include "linli-map-themes.h"

#include <glib/gi18n-lib.h>
#include <linli-extensions.h>

static const char * const place_kinds[] = { "grid", "grid_rule", "dwelling", "unit", "building", "compound", NULL };
static const char * const people_kinds[] = { "grid", "grid_rule", "dwelling", "unit", "building", "compound", "household", "person", NULL };
static const char * const tag_kinds[] = {
  "grid", "grid_rule", "dwelling", "unit", "building", "compound", "household", "person", "tag", NULL
};
static const char * const matter_kinds[] = { "grid", "grid_rule", "dwelling", "matter", NULL };
static const char * const size_kinds[] = { "grid", "grid_rule", "dwelling", "unit", "building", "compound", "household", "setting", NULL };

static void
theme_add_steps (LinliMapTheme *theme)
{
  linli_map_theme_add_grid_class (theme, _("None"), LINLI_MAP_TINT_PALE);
  linli_map_theme_add_grid_class (theme, _("1–2"), LINLI_MAP_TINT_LOW);
  linli_map_theme_add_grid_class (theme, _("3–5"), LINLI_MAP_TINT_MIDDLE);
  linli_map_theme_add_grid_class (theme, _("6 and more"), LINLI_MAP_TINT_HIGH);
}

static LinliMapTheme *
theme_kind (void)
{
  LinliMapTheme *theme = linli_map_theme_new ("kind", NULL, _("Kind of grid"), _("Grids by the force that carries them"),
                                              linli_map_values_load, place_kinds);

  linli_map_theme_add_grid_class (theme, _("Courtyard"), LINLI_MAP_TINT_BLUE);
  linli_map_theme_add_grid_class (theme, _("Merchants"), LINLI_MAP_TINT_YELLOW);
  linli_map_theme_add_grid_class (theme, _("Enterprise"), LINLI_MAP_TINT_VIOLET);
  linli_map_theme_add_grid_class (theme, _("Dedicated"), LINLI_MAP_TINT_GREEN);
  linli_map_theme_add_grid_class (theme, _("Not stated"), LINLI_MAP_TINT_NONE);
  linli_map_theme_add_dwelling_class (theme, _("Shop"), LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_MARK_SQUARE);
  linli_map_theme_add_dwelling_class (theme, _("Office"), LINLI_MAP_TINT_MARK_VIOLET, LINLI_MAP_MARK_TRIANGLE);
  return theme;
}

static LinliMapTheme *
theme_size (void)
{
  LinliMapTheme *theme = linli_map_theme_new ("size", NULL, _("Number of households"), _("Households a grid against the guidance"),
                                              linli_map_values_load, size_kinds);

  linli_map_theme_add_grid_class (theme, _("None"), LINLI_MAP_TINT_NONE);
  linli_map_theme_add_grid_class (theme, _("Too few"), LINLI_MAP_TINT_YELLOW);
  linli_map_theme_add_grid_class (theme, _("As guided"), LINLI_MAP_TINT_GREEN);
  linli_map_theme_add_grid_class (theme, _("Too many"), LINLI_MAP_TINT_HIGH);
  linli_map_theme_add_dwelling_class (theme, _("In no grid"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_DIAMOND);
  return theme;
}

static LinliMapTheme *
theme_elders (void)
{
  LinliMapTheme *theme = linli_map_theme_new ("elders", NULL, _("Elders"), _("People of 80 and older a grid"),
                                              linli_map_values_load, people_kinds);

  theme_add_steps (theme);
  linli_map_theme_add_dwelling_class (theme, _("60+ and alone"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_CIRCLE);
  linli_map_theme_add_dwelling_class (theme, _("80+ with others"), LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_MARK_DIAMOND);
  return theme;
}

static LinliMapTheme *
theme_matters (void)
{
  LinliMapTheme *theme = linli_map_theme_new ("matters", NULL, _("Open matters"), _("Open matters a grid"),
                                              linli_map_values_load, matter_kinds);

  theme_add_steps (theme);
  linli_map_theme_add_dwelling_class (theme, _("Overdue"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_CIRCLE);
  linli_map_theme_add_dwelling_class (theme, _("Open"), LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_MARK_TRIANGLE);
  return theme;
}

static LinliMapTheme *
theme_tenants (void)
{
  LinliMapTheme *theme = linli_map_theme_new ("tenants", NULL, _("Rented homes"), _("Share of rented homes a grid"),
                                              linli_map_values_load, place_kinds);

  linli_map_theme_add_grid_class (theme, _("None"), LINLI_MAP_TINT_PALE);
  linli_map_theme_add_grid_class (theme, _("Under 10 %"), LINLI_MAP_TINT_LOW);
  linli_map_theme_add_grid_class (theme, _("10–30 %"), LINLI_MAP_TINT_MIDDLE);
  linli_map_theme_add_grid_class (theme, _("Over 30 %"), LINLI_MAP_TINT_HIGH);
  linli_map_theme_add_grid_class (theme, _("No homes"), LINLI_MAP_TINT_NONE);
  linli_map_theme_add_dwelling_class (theme, _("Rented out"), LINLI_MAP_TINT_MARK_BLUE, LINLI_MAP_MARK_DIAMOND);
  linli_map_theme_add_dwelling_class (theme, _("Room by room"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_TRIANGLE);
  linli_map_theme_add_dwelling_class (theme, _("Vacant"), LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_RING);
  linli_map_theme_add_dwelling_class (theme, _("Public rental"), LINLI_MAP_TINT_MARK_VIOLET, LINLI_MAP_MARK_SQUARE);
  return theme;
}

static LinliMapTheme *
theme_tag (const char *code,
           const char *name)
{
  g_autofree char *id = g_strdup_printf ("tag:%s", code), *summary = g_strdup_printf (_("People with the tag “%s” a grid"), name);
  LinliMapTheme *theme = linli_map_theme_new (id, code, name, summary, linli_map_values_load, tag_kinds);

  theme_add_steps (theme);
  linli_map_theme_add_dwelling_class (theme, name, LINLI_MAP_TINT_MARK_VIOLET, LINLI_MAP_MARK_DIAMOND);
  return theme;
}

/**
 * linli_map_themes_list:
 * @database: (nullable): a read connection of the calling thread, for the file's own kinds of tag
 *
 * Returns: (transfer full) (element-type LinliMapTheme): the built-in themes, then one a kind of tag
 */
GPtrArray *
linli_map_themes_list (LinliDatabase *database)
{
  GPtrArray *themes = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) tags = NULL;

  g_ptr_array_add (themes, theme_kind ());
  g_ptr_array_add (themes, theme_size ());
  g_ptr_array_add (themes, theme_elders ());
  g_ptr_array_add (themes, theme_matters ());
  g_ptr_array_add (themes, theme_tenants ());
  if (database != NULL)
    tags = linli_map_values_dup_tags (database);
  for (char **tag = tags; tag != NULL && tag[0] != NULL; tag += 2)
    g_ptr_array_add (themes, theme_tag (tag[0], tag[1]));
  return themes;
}

/**
 * linli_map_themes_collect:
 * @context: the open document
 *
 * Themes of plugins come and go: who shows a list of themes follows the extensions of the type #LinliMapTheme and collects again.
 *
 * Returns: (transfer full) (element-type LinliMapTheme): the built-in themes, one a kind of tag, then those of plugins; of several with
 * one id only the first
 */
GPtrArray *
linli_map_themes_collect (LinliContext *context)
{
  GPtrArray *themes;
  GListModel *added;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context), NULL);

  themes = linli_map_themes_list (linli_context_get_database (context));
  added = linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_MAP_THEME);
  for (guint i = 0; i < g_list_model_get_n_items (added); i++)
    {
      g_autoptr (LinliMapTheme) theme = g_list_model_get_item (added, i);

      if (linli_map_themes_find (themes, linli_map_theme_get_id (theme)) == NULL)
        g_ptr_array_add (themes, g_steal_pointer (&theme));
    }
  return themes;
}

/**
 * linli_map_themes_find:
 * @themes: (element-type LinliMapTheme): themes
 * @id: the id of one
 *
 * Returns: (nullable) (transfer none): the theme, or %NULL
 */
LinliMapTheme *
linli_map_themes_find (GPtrArray  *themes,
                       const char *id)
{
  g_return_val_if_fail (themes != NULL && id != NULL, NULL);

  for (guint i = 0; i < themes->len; i++)
    if (g_str_equal (linli_map_theme_get_id (g_ptr_array_index (themes, i)), id))
      return g_ptr_array_index (themes, i);
  return NULL;
}

/**
 * linli_map_themes_new_menu:
 * @themes: (element-type LinliMapTheme): what to choose from
 * @action: a stateful action with the id of a theme, or "none", as its state: "map.theme"
 * @of_dwellings: leave out the themes that say nothing of dwellings
 *
 * Returns: (transfer full): the themes, those of tags in a menu of their own, and no colours
 */
GMenuModel *
linli_map_themes_new_menu (GPtrArray  *themes,
                           const char *action,
                           gboolean    of_dwellings)
{
  g_autoptr (GMenu) menu = g_menu_new (), own = g_menu_new (), tags = g_menu_new ();
  g_autoptr (GMenuItem) none = g_menu_item_new (_("No colours"), NULL);

  g_return_val_if_fail (themes != NULL && action != NULL, NULL);

  for (guint i = 0; i < themes->len; i++)
    {
      LinliMapTheme *theme = g_ptr_array_index (themes, i);
      const char *id = linli_map_theme_get_id (theme);
      g_autoptr (GMenuItem) item = g_menu_item_new (linli_map_theme_get_title (theme), NULL);

      if (of_dwellings && linli_map_theme_get_dwelling_class (theme, 0) == NULL)
        continue;
      g_menu_item_set_action_and_target (item, action, "s", id);
      g_menu_append_item (g_str_has_prefix (id, "tag:") ? tags : own, item);
    }
  g_menu_item_set_action_and_target (none, action, "s", "none");
  g_menu_append_item (own, none);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (own));
  if (g_menu_model_get_n_items (G_MENU_MODEL (tags)) > 0)
    g_menu_append_submenu (menu, _("Tags"), G_MENU_MODEL (tags));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

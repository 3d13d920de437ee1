/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The themes that come with the map. Their classes stand here in the order of the groups of linli-map-values.c. */

#include "config.h"

#include "linli-map-themes.h"

#include <glib/gi18n-lib.h>

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

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the plugin shows on the map and in the building sheet. Both are data: classes with words, a colour and a shape, and a function that
 * asks the file on a worker thread. The program paints, counts and finds what is clicked. */

#include "lp-lamp-map.h"

#include <glib/gi18n-lib.h>

#include "lp-lamp-store.h"

/* A lamp with a place of its own comes with the matter, one without with its dwelling. */
static const char * const lp_lamp_map_kinds[] = { "matter", "dwelling", NULL };

static void
lp_lamp_map_add (const LpLampPlace *place,
                 gpointer           data)
{
  linli_map_layer_data_add_point (data, "matter", place->id, place->longitude, place->latitude, place->mended ? 1 : 0);
}

static gboolean
lp_lamp_map_load (LinliDatabase      *reader,
                  LinliMapLayerData  *data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  return lp_lamp_list_places (reader, lp_lamp_map_add, data, error);
}

LinliMapLayer *
lp_lamp_map_layer_new (void)
{
  LinliMapLayer *layer = linli_map_layer_new (LP_LAMP, _("Stair Lamps"), lp_lamp_map_load, lp_lamp_map_kinds);

  linli_map_layer_add_class (layer, _("Reported (lamp)"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_TRIANGLE);
  linli_map_layer_add_class (layer, _("Mended (lamp)"), LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_MARK_CIRCLE);

  return layer;
}

static LinliMapValues *
lp_lamp_map_load_theme (LinliDatabase  *reader,
                        const char     *theme,
                        const char     *argument,
                        GError        **error)
{
  g_autoptr (LinliMapValues) values = linli_map_values_new ();

  return lp_lamp_list_dwellings (reader, values->dwellings, error) ? g_steal_pointer (&values) : NULL;
}

LinliMapTheme *
lp_lamp_map_theme_new (void)
{
  LinliMapTheme *theme = linli_map_theme_new (LP_LAMP, NULL, _("Stair lamps"), _("Homes with a lamp that is not closed"), lp_lamp_map_load_theme,
                                              lp_lamp_map_kinds);

  linli_map_theme_add_dwelling_class (theme, _("Reported (lamp)"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_TRIANGLE);
  linli_map_theme_add_dwelling_class (theme, _("Mended (lamp)"), LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_MARK_CIRCLE);

  return theme;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What lies under the map view's own layers, base map and scanned plans, and the line that says where what is seen comes from. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-map-view-private.h"

/* Where the map's content comes from, and in a few words what is wrong with the base map. */
void
_linli_map_view_update_credits (LinliMapView *self)
{
  const char *own = self->scene != NULL ? self->scene->snapshot->credits : NULL;
  const char *base = self->base_map != NULL ? linli_base_map_get_attribution (self->base_map) : NULL;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *text = NULL;

  if (_linli_base_layer_has_problem (self->base))
    g_ptr_array_add (parts, _("The base map cannot be loaded at present"));
  if (base != NULL && *base != '\0')
    g_ptr_array_add (parts, (gpointer) base);
  if (own != NULL && g_strcmp0 (own, base) != 0)
    g_ptr_array_add (parts, (gpointer) own);
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  gtk_label_set_text (GTK_LABEL (self->credits), text);
  gtk_widget_set_tooltip_text (self->credits, text);
  gtk_widget_set_visible (self->credits, *text != '\0');
}

/**
 * linli_map_view_set_base_map:
 * @self: the view
 * @base_map: (nullable): what to lay under the map's own layers; %NULL for the plain ground
 */
void
linli_map_view_set_base_map (LinliMapView *self,
                             LinliBaseMap *base_map)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));
  g_return_if_fail (base_map == NULL || LINLI_IS_BASE_MAP (base_map));

  if (!g_set_object (&self->base_map, base_map))
    return;
  _linli_base_layer_set_map (self->base, base_map);
  _linli_map_view_update_credits (self);
  _linli_map_view_repaint (self);
}

/**
 * linli_map_view_get_base_map:
 * @self: the view
 *
 * Returns: (nullable) (transfer none): what lies under the map's own layers
 */
LinliBaseMap *
linli_map_view_get_base_map (LinliMapView *self)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), NULL);

  return self->base_map;
}

/**
 * linli_map_view_set_base_strength:
 * @self: the view
 * @strength: from 0, nothing of the base map is seen, to 1, all its colours
 */
void
linli_map_view_set_base_strength (LinliMapView *self,
                                  double        strength)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  self->base_strength = strength;
  _linli_base_layer_set_look (self->base, strength, self->dark);
}

/**
 * linli_map_view_set_plans:
 * @self: the view
 * @plans: (nullable): the scanned plans to lay over the base map and under the map's own layers
 */
void
linli_map_view_set_plans (LinliMapView  *self,
                          LinliMapPlans *plans)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));
  g_return_if_fail (plans == NULL || LINLI_IS_MAP_PLANS (plans));

  if (self->plans == plans)
    return;
  if (self->plans != NULL)
    g_signal_handlers_disconnect_by_data (self->plans, self);
  g_set_object (&self->plans, plans);
  if (plans != NULL)
    g_signal_connect_object (plans, "changed", G_CALLBACK (_linli_map_view_repaint), self, G_CONNECT_SWAPPED);
  _linli_map_view_repaint (self);
}

/**
 * linli_map_view_set_layers:
 * @self: the view
 * @layers: (nullable): what plugins lay over the map
 */
void
linli_map_view_set_layers (LinliMapView   *self,
                           LinliMapLayers *layers)
{
  g_return_if_fail (LINLI_IS_MAP_VIEW (self));
  g_return_if_fail (layers == NULL || LINLI_IS_MAP_LAYERS (layers));

  if (self->layers == layers)
    return;
  if (self->layers != NULL)
    g_signal_handlers_disconnect_by_data (self->layers, self);
  g_set_object (&self->layers, layers);
  if (layers != NULL)
    g_signal_connect_object (layers, "changed", G_CALLBACK (_linli_map_view_repaint), self, G_CONNECT_SWAPPED);
  _linli_map_view_repaint (self);
}

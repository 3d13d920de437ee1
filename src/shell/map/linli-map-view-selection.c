/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is chosen on LinliMapView: told to who listens, described to who does not see it, and brought into sight. */

#include "config.h"

#include "linli-map-view-private.h"

/* Returns: (nullable): the words of the legend for a record that only a layer of a plugin knows */
static char *
view_describe_added (LinliMapView *self)
{
  const LinliMapItem *item = NULL;
  LinliMapLayer *layer = NULL;

  if (self->scene != NULL && self->ids->len == 1 && self->kind != NULL)
    item = _linli_map_scene_find_added (self->scene, self->kind, g_array_index (self->ids, gint64, 0), &layer);
  if (item == NULL)
    return NULL;
  return g_strdup_printf ("%s: %s", linli_map_layer_get_title (layer), linli_map_layer_get_class_label (layer, item->group));
}

static void
view_describe_selection (LinliMapView *self)
{
  const LinliMapShape *shape = NULL;
  g_autofree char *added = view_describe_added (self);

  for (guint layer = 0; self->scene != NULL && self->ids->len == 1 && layer < LINLI_MAP_N_KINDS; layer++)
    if (g_strcmp0 (self->kind, linli_map_kind_get_name (layer)) == 0)
      shape = linli_map_snapshot_lookup (self->scene->snapshot, layer, g_array_index (self->ids, gint64, 0));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  shape != NULL && shape->name != NULL ? shape->name : added != NULL ? added : "", -1);
}

void
_linli_map_view_choose (LinliMapView *self,
                        const char   *kind,
                        gint64        id,
                        gboolean      add)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean had = FALSE;

  add = add && kind != NULL && g_strcmp0 (kind, self->kind) == 0;
  for (guint i = 0; add && i < self->ids->len; i++)
    {
      if (g_array_index (self->ids, gint64, i) == id)
        had = TRUE;
      else
        g_array_append_val (ids, g_array_index (self->ids, gint64, i));
    }
  if (kind != NULL && !had)
    g_array_append_val (ids, id);
  linli_map_view_select (self, ids->len > 0 ? kind : NULL, (const gint64 *) (gpointer) ids->data, ids->len);
  g_signal_emit_by_name (self, "selection-changed");
}

void
_linli_map_view_activate (LinliMapView *self,
                          const char   *kind,
                          gint64        id)
{
  g_signal_emit_by_name (self, "activated", kind, id);
}

static gboolean
view_find_box (LinliMapView *self,
               const char   *kind,
               gint64        id,
               LinliBox     *box)
{
  const LinliMapItem *item;

  if (linli_map_snapshot_find (self->scene->snapshot, kind, id, box) && !linli_box_is_empty (box))
    return TRUE;
  item = _linli_map_scene_find_added (self->scene, kind, id, NULL);
  if (item != NULL)
    *box = item->shape != NULL ? item->shape->box : (LinliBox) { item->x, item->y, item->x, item->y };
  return item != NULL;
}

/**
 * linli_map_view_select:
 * @self: the view
 * @kind: (nullable): "dwelling", "building", "grid", "place" or "road"; %NULL for nothing
 * @ids: (array length=n_ids): records
 * @n_ids: how many
 *
 * Outlines records. Raises no signal: it is for followers of a selection that somebody else changed.
 */
void
linli_map_view_select (LinliMapView *self,
                       const char   *kind,
                       const gint64 *ids,
                       gsize         n_ids)
{
  g_autofree char *kept = g_strdup (kind);

  g_return_if_fail (LINLI_IS_MAP_VIEW (self));

  g_free (self->kind);
  self->kind = g_steal_pointer (&kept);
  g_array_set_size (self->ids, 0);
  if (n_ids > 0)
    g_array_append_vals (self->ids, ids, n_ids);
  _linli_map_overlay_set_selection (self->marks, self->kind, ids, n_ids);
  view_describe_selection (self);
}

/**
 * linli_map_view_get_selection:
 * @self: the view
 * @ids: (out) (array length=n_ids) (transfer none): the records
 * @n_ids: (out): how many
 *
 * Returns: (nullable): their kind, or %NULL when nothing is selected
 */
const char *
linli_map_view_get_selection (LinliMapView  *self,
                              const gint64 **ids,
                              gsize         *n_ids)
{
  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), NULL);

  *ids = (const gint64 *) (gpointer) self->ids->data;
  *n_ids = self->ids->len;
  return self->kind;
}

/**
 * linli_map_view_show_records:
 * @self: the view
 * @kind: their kind
 * @ids: (array length=n_ids): records
 * @n_ids: how many
 *
 * Moves the map so that the records are seen, and outlines them.
 *
 * Returns: whether the map knows where any of them is
 */
gboolean
linli_map_view_show_records (LinliMapView *self,
                             const char   *kind,
                             const gint64 *ids,
                             gsize         n_ids)
{
  LinliBox all = LINLI_BOX_EMPTY, box;
  gboolean found = FALSE;

  g_return_val_if_fail (LINLI_IS_MAP_VIEW (self), FALSE);

  linli_map_view_select (self, kind, ids, n_ids);
  for (gsize i = 0; self->scene != NULL && i < n_ids; i++)
    if (view_find_box (self, kind, ids[i], &box))
      {
        linli_box_add_box (&all, &box);
        found = TRUE;
      }
  if (found)
    linli_map_view_show_box (self, &all, 18);
  return found;
}

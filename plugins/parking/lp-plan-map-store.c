/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Parking on the map: lots by what is free in them, stretches of road by the minutes to them, and the lots that are compared. On the map's worker. */

#include "lp-plan-map-store.h"

#include <glib/gi18n-lib.h>

#include "lp-plan-lot-store.h"

#define PLAN "lp-plan"
#define PAIR "lp-pair"

enum { FREE, FULL, UNCOUNTED, CLOSED };
enum { FIRST, SECOND, PLACED, LEFT_OVER };

static const int rings[LP_RINGS_N] = { 5 * 60, 10 * 60, 15 * 60 };

static guint
lp_lots_get_class (const LpPlanLot *lot)
{
  gboolean counted = FALSE, unknown = FALSE;

  for (guint k = 0; k < LP_PLAN_N_KINDS; k++)
    {
      if (lot->bays[k].known && MAX (lot->bays[k].day, lot->bays[k].night) > 0)
        return FREE;
      counted |= lot->bays[k].known && MAX (lot->bays[k].day, lot->bays[k].night) >= 0;
      unknown |= lot->bays[k].known && MIN (lot->bays[k].day, lot->bays[k].night) < 0;
    }
  return counted && !unknown ? FULL : UNCOUNTED;
}

static gboolean
lp_lots_add_closed (LinliDatabase      *reader,
                    LinliMapLayerData  *data,
                    GError            **error)
{
  g_autoptr (LinliStatement) row = linli_database_query (reader, error, "SELECT id FROM parking_lot WHERE deleted_at IS NULL AND closed_on IS NOT NULL", NULL);
  GError *problem = NULL;

  if (row == NULL)
    return FALSE;
  while (problem == NULL && linli_statement_step (row, &problem))
    {
      g_autoptr (GArray) doors = g_array_new (FALSE, FALSE, sizeof (LpWalkPoint));
      gint64 id = linli_statement_get_int64 (row, 0);
      gboolean guessed;

      if (lp_plan_load_doors (reader, id, doors, &guessed, &problem) && doors->len > 0)
        linli_map_layer_data_add_point (data, LP_LOT_TABLE, id, g_array_index (doors, LpWalkPoint, 0).x, g_array_index (doors, LpWalkPoint, 0).y, CLOSED);
    }
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static gboolean
lp_lots_map_load (LinliDatabase      *reader,
                  LinliMapLayerData  *data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (lp_plan_place_free);
  g_autoptr (GArray) lots = g_array_new (FALSE, FALSE, sizeof (LpPlanLot));

  if (!lp_plan_load_lots (reader, places, lots, cancellable, error))
    return FALSE;
  for (guint i = 0; i < lots->len; i++)
    {
      const LpPlanLot *lot = &g_array_index (lots, LpPlanLot, i);
      const LpPlanPlace *place = g_ptr_array_index (places, i);

      if (place->doors->len > 0)
        linli_map_layer_data_add_point (data, LP_LOT_TABLE, lot->id, g_array_index (place->doors, LpWalkPoint, 0).x,
                                        g_array_index (place->doors, LpWalkPoint, 0).y, lp_lots_get_class (lot));
    }
  return lp_lots_add_closed (reader, data, error);
}

LinliMapLayer *
lp_lots_map_layer_new (void)
{
  static const char * const kinds[] = { LP_LOT_TABLE, LP_BAYS_TABLE, LP_ENTRANCE_TABLE, LP_USE_TABLE, "building", "place", "dwelling", NULL };
  LinliMapLayer *layer = linli_map_layer_new ("parking", C_("parking", "Parking lots"), lp_lots_map_load, kinds);

  linli_map_layer_add_class (layer, C_("parking", "Lot with free bays"), LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_MARK_CIRCLE);
  linli_map_layer_add_class (layer, C_("parking", "Lot, full"), LINLI_MAP_TINT_MARK_RED, LINLI_MAP_MARK_DIAMOND); /* shops are squares */
  linli_map_layer_add_class (layer, C_("parking", "Lot, not counted"), LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_RING);
  linli_map_layer_add_class (layer, C_("parking", "Lot, closed"), LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_TRIANGLE);
  return layer;
}

/* All stretches of a ring are one shape, so that it is one thing on the map. */
static gboolean
lp_rings_map_load (LinliDatabase      *reader,
                   LinliMapLayerData  *data,
                   GCancellable       *cancellable,
                   GError            **error)
{
  const LpPlan *plan = g_object_get_data (G_OBJECT (linli_map_layer_data_get_layer (data)), PLAN);
  const GArray *from = plan->input->origin;
  g_autoptr (GArray) stretches =
    lp_walk_reach (plan->walk, (const LpWalkPoint *) (gpointer) from->data, from->len, rings, LP_RINGS_N, cancellable, error);

  if (stretches == NULL)
    return FALSE;
  for (guint ring = 0; ring < LP_RINGS_N; ring++)
    {
      g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_geometry_unref);
      g_autoptr (LinliGeometry) shape = NULL;

      for (guint i = 0; i < stretches->len; i++)
        {
          const LpWalkStretch *stretch = &g_array_index (stretches, LpWalkStretch, i);
          const double points[] = { stretch->from.x, stretch->from.y, stretch->to.x, stretch->to.y };

          if (stretch->ring == ring)
            g_ptr_array_add (lines, linli_geometry_new_line (points, 2));
        }
      if (lines->len == 0)
        continue;
      shape = linli_geometry_collect ((LinliGeometry * const *) lines->pdata, lines->len);
      linli_map_layer_data_add_shape (data, LP_LOT_TABLE, plan->input->scope.lost_lot, shape, ring);
    }
  return TRUE;
}

const char *
lp_rings_get_label (guint ring)
{
  const char *labels[LP_RINGS_N] = { C_("parking", "Up to 5 minutes on foot"), C_("parking", "5 to 10 minutes on foot"),
                                     C_("parking", "10 to 15 minutes on foot") };

  return labels[ring];
}

LinliMapLayer *
lp_rings_map_layer_new (LpPlan *plan)
{
  static const char * const none[] = { NULL };
  static const LinliMapTint tints[LP_RINGS_N] = { LINLI_MAP_TINT_MARK_GREEN, LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_TINT_MARK_RED };
  LinliMapLayer *layer = linli_map_layer_new ("parking-rings", C_("parking", "On foot from the lot that was lost"), lp_rings_map_load, none);

  for (guint i = 0; i < LP_RINGS_N; i++)
    linli_map_layer_add_class (layer, lp_rings_get_label (i), tints[i], LINLI_MAP_MARK_AREA);
  g_object_set_data_full (G_OBJECT (layer), PLAN, lp_plan_ref (plan), (GDestroyNotify) lp_plan_unref);
  return layer;
}

static gboolean
lp_pair_map_load (LinliDatabase      *reader,
                  LinliMapLayerData  *data,
                  GCancellable       *cancellable,
                  GError            **error)
{
  GObject *layer = G_OBJECT (linli_map_layer_data_get_layer (data));
  const LpPlan *plan = g_object_get_data (layer, PLAN);
  const gint64 *pair = g_object_get_data (layer, PAIR);

  for (guint i = 0; i < plan->input->lots->len; i++)
    {
      const LpPlanLot *lot = &g_array_index (plan->input->lots, LpPlanLot, i);
      const LpPlanPlace *place = g_ptr_array_index (plan->input->places, i);

      for (guint k = 0; (lot->id == pair[0] || lot->id == pair[1]) && k < place->doors->len; k++)
        linli_map_layer_data_add_point (data, LP_LOT_TABLE, lot->id, g_array_index (place->doors, LpWalkPoint, k).x,
                                        g_array_index (place->doors, LpWalkPoint, k).y, lot->id == pair[0] ? FIRST : SECOND);
    }
  for (guint i = 0; i < plan->input->needs->len; i++)
    {
      const LpPlanNeed *need = &g_array_index (plan->input->needs, LpPlanNeed, i);
      const LpWalkPoint *home = &g_array_index (plan->input->homes, LpWalkPoint, i);

      if (!need->nowhere)
        linli_map_layer_data_add_point (data, "matter", need->id, home->x, home->y,
                                        lp_plan_get_answer (plan, i)->code == LP_PLAN_PLACED ? PLACED : LEFT_OVER);
    }
  return TRUE;
}

LinliMapLayer *
lp_pair_map_layer_new (LpPlan *plan,
                       gint64  first,
                       gint64  second)
{
  static const char * const none[] = { NULL };
  const gint64 pair[] = { first, second };
  LinliMapLayer *layer = linli_map_layer_new ("parking-pair", C_("parking", "Lots that are compared"), lp_pair_map_load, none);

  linli_map_layer_add_class (layer, C_("parking", "First lot"), LINLI_MAP_TINT_MARK_BLUE, LINLI_MAP_MARK_DIAMOND);
  linli_map_layer_add_class (layer, C_("parking", "Second lot"), LINLI_MAP_TINT_MARK_VIOLET, LINLI_MAP_MARK_SQUARE);
  linli_map_layer_add_class (layer, C_("parking", "Household, placed"), LINLI_MAP_TINT_MARK_GREY, LINLI_MAP_MARK_CIRCLE);
  linli_map_layer_add_class (layer, C_("parking", "Household, left over"), LINLI_MAP_TINT_MARK_AMBER, LINLI_MAP_MARK_TRIANGLE);
  g_object_set_data_full (G_OBJECT (layer), PLAN, lp_plan_ref (plan), (GDestroyNotify) lp_plan_unref);
  g_object_set_data_full (G_OBJECT (layer), PAIR, g_memdup2 (pair, sizeof pair), g_free);
  return layer;
}

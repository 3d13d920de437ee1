/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whether every dwelling is in one micro-grid: nobody in none, nobody in two. Dwellings of a building that share a fault are one
 * finding. */

#include "config.h"

#include "linli-grid-check-private.h"

#include "linli-grid-assigner-private.h"
#include "linli-title.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Dwellings with the same fault. */
typedef struct {
  LinliGridHome first;
  LinliGridPlace place;
  char *address; /* of the first */
  guint n;
} Group;

static void
group_free (gpointer data)
{
  Group *group = data;

  g_free (group->address);
  g_free (group);
}

static gboolean
is_covered (const LinliGridPlace *place)
{
  return place->leaf != NULL && place->rival == NULL;
}

/* Dwellings without a building stand each for itself. */
static char *
group_name (const LinliGridHome  *home,
            const LinliGridPlace *place)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%d", home->building,
                          home->building == 0 ? home->id : 0, place->leaf != NULL ? place->leaf->id : 0, place->rival != NULL ? place->rival->id : 0,
                          place->has_point);
}

static void
note (GHashTable           *groups,
      GPtrArray            *order,
      const LinliGridHome  *home,
      const LinliGridPlace *place,
      const char           *address)
{
  g_autofree char *name = group_name (home, place);
  Group *group = g_hash_table_lookup (groups, name);

  if (group == NULL)
    {
      group = g_new0 (Group, 1);
      group->first = *home;
      group->place = *place;
      group->address = g_strdup (address);
      g_hash_table_insert (groups, g_steal_pointer (&name), group);
      g_ptr_array_add (order, group);
    }
  group->n++;
}

static char *
describe (LinliDatabase *database,
          const Group   *group,
          const char   **code)
{
  const LinliGridPlace *place = &group->place;
  g_autofree char *building = group->n > 1 ? linli_title_dup (database, "building", group->first.building) : NULL;

  if (place->rival != NULL)
    {
      *code = "dwelling-in-two-grids";
      if (building != NULL)
        return g_strdup_printf (place->by == LINLI_GRID_BY_RULE ? _("%s: %u dwellings are in two micro-grids by their rules, %s and %s")
                                                                : _("%s: %u dwellings are within the boundaries of two micro-grids, %s and %s"),
                                building, group->n, place->leaf->name, place->rival->name);
      return g_strdup_printf (place->by == LINLI_GRID_BY_RULE ? _("%s is in two micro-grids by their rules, %s and %s")
                                                              : _("%s is within the boundaries of two micro-grids, %s and %s"),
                              group->address, place->leaf->name, place->rival->name);
    }
  *code = "dwelling-in-no-grid";
  if (place->has_point && building != NULL)
    return g_strdup_printf (_("%s: %u dwellings are in no micro-grid"), building, group->n);
  if (place->has_point)
    return g_strdup_printf (_("%s is in no micro-grid"), group->address);
  if (building != NULL)
    return g_strdup_printf (_("%s: %u dwellings are in no micro-grid; no rule names them and their place is not known"), building, group->n);
  return g_strdup_printf (_("%s is in no micro-grid; no rule names it and its place is not known"), group->address);
}

static LinliFinding *
to_finding (LinliDatabase *database,
            const Group   *group)
{
  const char *code;
  g_autofree char *message = describe (database, group, &code);

  return linli_finding_new_at (LINLI_SEVERITY_ERROR, code, group->n > 1 ? "building" : "dwelling",
                               group->n > 1 ? group->first.building : group->first.id, group->place.has_point ? group->place.x : NAN,
                               group->place.has_point ? group->place.y : NAN, message);
}

static gboolean
collect_groups (LinliGridAssigner  *assigner,
                LinliDatabase      *database,
                GHashTable         *groups,
                GPtrArray          *order,
                GCancellable       *cancellable,
                GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT d.id, d.building_id, d.unit_id, d.compound_id, d.geom, s.address FROM dwelling d"
                                           " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE d.deleted_at IS NULL ORDER BY s.sort_key", NULL);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      LinliGridHome home = { .id = linli_statement_get_int64 (row, 0), .building = linli_statement_get_int64 (row, 1),
                             .unit = linli_statement_get_int64 (row, 2), .compound = linli_statement_get_int64 (row, 3) };
      LinliGridPlace place;
      gsize size;
      const void *blob = linli_statement_get_blob (row, 4, &size);

      home.has_point = blob != NULL && linli_geometry_peek_point (blob, size, &home.x, &home.y);
      if (!_linli_grid_assigner_place (assigner, database, &home, &place, &local_error) ||
          g_cancellable_set_error_if_cancelled (cancellable, &local_error))
        break;
      if (!is_covered (&place))
        note (groups, order, &home, &place, linli_statement_get_text (row, 5));
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Rules and boundaries are applied anew, whatever dwelling_standing says. */
gboolean
_linli_grid_check_coverage (LinliDatabase  *database,
                            GPtrArray      *findings,
                            GCancellable   *cancellable,
                            GError        **error)
{
  g_autoptr (LinliGridAssigner) assigner = _linli_grid_assigner_new (database, error);
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, group_free);
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  if (assigner == NULL || !_linli_grid_assigner_load_buildings (assigner, database, error))
    return FALSE;
  if (_linli_grid_assigner_get_leaves (assigner)->len == 0)
    {
      g_ptr_array_add (findings, linli_finding_new (LINLI_SEVERITY_HINT, "grid-none", "grid", 0,
                                                    _("There are no micro-grids yet; draw or import them to see who answers for whom")));
      return TRUE;
    }
  if (!collect_groups (assigner, database, groups, order, cancellable, error))
    return FALSE;
  for (guint i = 0; i < order->len; i++)
    g_ptr_array_add (findings, to_finding (database, g_ptr_array_index (order, i)));
  return TRUE;
}

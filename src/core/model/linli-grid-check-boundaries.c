/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Whether the boundaries of grids fit: no overlap among grids of a level, no gap within a parent, nothing outside it. */

#include "config.h"

#include "linli-grid-check-private.h"

#include "linli-boundary-set.h"

#include <glib/gi18n-lib.h>

typedef struct {
  gint64 id;
  gint64 parent;
  guint level; /* 0 micro and dedicated, 1 ordinary, 2 general */
  char *name;
  LinliGeometry *geometry;
} Grid;

typedef struct {
  double x;
  double y;
} Home;

typedef struct {
  LinliDatabase *database;
  GPtrArray *grids; /* of Grid with a boundary */
  GHashTable *by_id;
  GArray *homes; /* of Home: dwellings whose place is known, and which no rule assigns: to the others boundaries do not matter */
  double least_area;
  GPtrArray *findings;
} Check;

static void
grid_free (gpointer data)
{
  Grid *grid = data;

  g_free (grid->name);
  linli_geometry_unref (grid->geometry);
  g_free (grid);
}

static gboolean
load_grids (Check   *self,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row =
    linli_database_query (self->database, error, "SELECT id, parent_id, CASE level WHEN 'general' THEN 2 WHEN 'ordinary' THEN 1 ELSE 0 END, name, geom"
                                                 " FROM grid WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", NULL);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      gsize size;
      const void *blob = linli_statement_get_blob (row, 4, &size);
      g_autoptr (LinliGeometry) geometry = linli_geometry_new_from_blob (blob, size, NULL);
      Grid *grid;

      /* What cannot be read, or not be repaired, is a finding of the shapes. */
      if (geometry == NULL || !linli_geometry_is_areal (geometry))
        continue;
      if (!linli_geometry_check (geometry, NULL))
        {
          LinliGeometry *repaired = linli_geometry_repair (geometry, NULL);

          if (repaired == NULL)
            continue;
          linli_geometry_unref (geometry);
          geometry = repaired;
          if (!linli_geometry_is_areal (geometry))
            continue;
        }
      grid = g_new0 (Grid, 1);
      grid->id = linli_statement_get_int64 (row, 0);
      grid->parent = linli_statement_get_int64 (row, 1);
      grid->level = (guint) linli_statement_get_int64 (row, 2);
      grid->name = g_strdup (linli_statement_get_text (row, 3));
      grid->geometry = g_steal_pointer (&geometry);
      g_ptr_array_add (self->grids, grid);
      g_hash_table_insert (self->by_id, &grid->id, grid);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
load_homes (Check   *self,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row = linli_database_query (self->database, error, "SELECT x, y FROM dwelling_standing WHERE x IS NOT NULL AND grid_by IS NOT 'rule'", NULL);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    {
      Home home = { linli_statement_get_double (row, 0), linli_statement_get_double (row, 1) };

      g_array_append_val (self->homes, home);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static guint
count_homes (const Check         *self,
             const LinliGeometry *shape)
{
  guint n = 0;

  for (guint i = 0; i < self->homes->len; i++)
    {
      const Home *home = &g_array_index (self->homes, Home, i);

      n += linli_geometry_contains (shape, home->x, home->y);
    }
  return n;
}

static void
add_finding (Check                    *self,
             LinliSeverity             severity,
             const char               *code,
             gint64                    grid,
             const LinliBoundaryPatch *patch,
             char                     *message)
{
  g_ptr_array_add (self->findings, linli_finding_new_at (severity, code, "grid", grid, patch->x, patch->y, message));
  g_free (message);
}

static gboolean
check_overlaps (Check   *self,
                guint    level,
                GError **error)
{
  g_autoptr (LinliBoundarySet) set = linli_boundary_set_new ();
  g_autoptr (GPtrArray) patches = NULL;

  for (guint i = 0; i < self->grids->len; i++)
    {
      const Grid *grid = g_ptr_array_index (self->grids, i);

      if (grid->level == level)
        linli_boundary_set_put (set, grid->id, grid->geometry);
    }
  patches = linli_boundary_set_find_overlaps (set, self->least_area, error);
  if (patches == NULL)
    return FALSE;
  for (guint i = 0; i < patches->len; i++)
    {
      const LinliBoundaryPatch *patch = g_ptr_array_index (patches, i);
      const Grid *first = g_hash_table_lookup (self->by_id, &patch->first), *second = g_hash_table_lookup (self->by_id, &patch->second);
      guint n_homes = count_homes (self, patch->geometry);

      add_finding (self, n_homes > 0 ? LINLI_SEVERITY_ERROR : LINLI_SEVERITY_WARNING, "grid-overlap", patch->first, patch,
                   n_homes > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s and %s overlap: %.0f m² with %u dwelling",
                                                             "%s and %s overlap: %.0f m² with %u dwellings", n_homes), first->name, second->name, patch->area, n_homes)
                               : g_strdup_printf (_("%s and %s overlap: %.0f m²"), first->name, second->name, patch->area));
    }
  return TRUE;
}

/* Ground where people live is a fault each; the rest of a parent is one hint, for streets often lie in no grid on purpose. */
static void
report_gaps (Check      *self,
             const Grid *parent,
             GPtrArray  *patches)
{
  const LinliBoundaryPatch *largest = NULL;
  double area = 0.0;
  guint n_empty = 0;

  for (guint i = 0; i < patches->len; i++)
    {
      const LinliBoundaryPatch *patch = g_ptr_array_index (patches, i);
      guint n_homes = count_homes (self, patch->geometry);

      if (n_homes > 0)
        {
          add_finding (self, LINLI_SEVERITY_WARNING, "grid-gap", parent->id, patch,
                       g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %.0f m² with %u dwelling lie in none of its grids",
                                                     "%s: %.0f m² with %u dwellings lie in none of its grids", n_homes),
                                        parent->name, patch->area, n_homes));
          continue;
        }
      n_empty++;
      area += patch->area;
      if (largest == NULL || patch->area > largest->area)
        largest = patch;
    }
  if (largest != NULL)
    add_finding (self, LINLI_SEVERITY_HINT, "grid-gap-empty", parent->id, largest,
                 g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %u place where nobody lives, %.0f m², lies in none of its grids",
                                               "%s: %u places where nobody lives, %.0f m² in all, lie in none of its grids", n_empty),
                                  parent->name, n_empty, area));
}

static gboolean
check_children (Check       *self,
                const Grid  *parent,
                GError     **error)
{
  g_autoptr (LinliBoundarySet) children = linli_boundary_set_new ();
  g_autoptr (LinliBoundarySet) whole = linli_boundary_set_new ();
  g_autoptr (GPtrArray) gaps = NULL;

  linli_boundary_set_put (whole, parent->id, parent->geometry);
  for (guint i = 0; i < self->grids->len; i++)
    {
      const Grid *grid = g_ptr_array_index (self->grids, i);
      g_autoptr (GPtrArray) outside = NULL;

      if (grid->parent != parent->id || grid == parent)
        continue;
      linli_boundary_set_put (children, grid->id, grid->geometry);
      outside = linli_boundary_set_find_gaps (whole, grid->geometry, self->least_area, error);
      if (outside == NULL)
        return FALSE;
      for (guint j = 0; j < outside->len; j++)
        {
          const LinliBoundaryPatch *patch = g_ptr_array_index (outside, j);

          add_finding (self, LINLI_SEVERITY_WARNING, "grid-outside-parent", grid->id, patch,
                       g_strdup_printf (_("%s: %.0f m² lie outside %s, to which it belongs"), grid->name, patch->area, parent->name));
        }
    }
  if (linli_boundary_set_get_size (children) == 0)
    return TRUE;
  gaps = linli_boundary_set_find_gaps (children, parent->geometry, self->least_area, error);
  if (gaps == NULL)
    return FALSE;
  report_gaps (self, parent, gaps);
  return TRUE;
}

gboolean
_linli_grid_check_boundaries (LinliDatabase  *database,
                              GPtrArray      *findings,
                              GCancellable   *cancellable,
                              GError        **error)
{
  g_autoptr (GPtrArray) grids = g_ptr_array_new_with_free_func (grid_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GArray) homes = g_array_new (FALSE, FALSE, sizeof (Home));
  Check check = { .database = database, .grids = grids, .by_id = by_id, .homes = homes, .findings = findings };

  check.least_area = (double) linli_database_get_int64 (database, 10, "SELECT CAST (value AS INTEGER) FROM setting WHERE key = 'grid.patch.least'"
                                                                      " AND deleted_at IS NULL", NULL);
  if (!load_grids (&check, error) || !load_homes (&check, error))
    return FALSE;
  for (guint level = 0; level < 3; level++)
    if (!check_overlaps (&check, level, error))
      return FALSE;
  for (guint i = 0; i < grids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !check_children (&check, g_ptr_array_index (grids, i), error))
      return FALSE;
  return TRUE;
}

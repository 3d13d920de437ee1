/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Checks of the grids: this file has the shapes and the sizes, and runs the others. Reads only; any thread with a reader. */

#include "config.h"

#include "linli-grid-check-private.h"

#include "linli-geometry.h"
#include "linli-title.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  const char *kind;
  const char *sql;
  LinliSeverity severity;
} ShapeSource;

/* A grid decides about people; the rest is drawn. Points of dwellings cannot be invalid, only unreadable. */
static const ShapeSource sources[] = {
  { "grid", "SELECT id, geom FROM grid WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", LINLI_SEVERITY_ERROR },
  { "building", "SELECT id, geom FROM building WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", LINLI_SEVERITY_WARNING },
  { "dwelling", "SELECT id, geom FROM dwelling WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", LINLI_SEVERITY_WARNING },
  { "place", "SELECT id, geom FROM place WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", LINLI_SEVERITY_WARNING },
  { "road", "SELECT id, geom FROM road WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", LINLI_SEVERITY_WARNING },
  { "water", "SELECT id, geom FROM water WHERE deleted_at IS NULL AND geom IS NOT NULL ORDER BY id", LINLI_SEVERITY_WARNING },
};

static LinliFinding *
check_shape (LinliDatabase     *database,
             const ShapeSource *source,
             gint64             id,
             const void        *blob,
             gsize              size)
{
  g_autoptr (LinliGeometry) shape = NULL;
  g_autoptr (GError) fault = NULL;
  g_autofree char *title = NULL;
  g_autofree char *message = NULL;
  double x = NAN, y = NAN;

  if (linli_geometry_peek_point (blob, size, &x, &y))
    return NULL;
  x = y = NAN;
  shape = linli_geometry_new_from_blob (blob, size, &fault);
  if (shape != NULL && (linli_geometry_is_empty (shape) || linli_geometry_check (shape, &fault)))
    return NULL;
  linli_geometry_error_get_place (fault, &x, &y);
  title = linli_title_dup (database, source->kind, id);
  if (shape == NULL)
    message = g_strdup_printf (_("%s: the shape cannot be read"), title);
  else
    message = g_strdup_printf (_("%s: %s"), title, fault->message);
  return linli_finding_new_at (source->severity, shape == NULL ? "shape-unreadable" : "shape-invalid", source->kind, id, x, y, message);
}

static gboolean
check_shapes (LinliDatabase  *database,
              GPtrArray      *findings,
              GCancellable   *cancellable,
              GError        **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (LinliStatement) row = linli_database_query (database, error, sources[i].sql, NULL);

      if (row == NULL)
        return FALSE;
      while (linli_statement_step (row, &local_error))
        {
          gsize size;
          const void *blob = linli_statement_get_blob (row, 1, &size);
          LinliFinding *finding = check_shape (database, &sources[i], linli_statement_get_int64 (row, 0), blob, size);

          if (finding != NULL)
            g_ptr_array_add (findings, finding);
          if (g_cancellable_set_error_if_cancelled (cancellable, &local_error))
            break;
        }
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return TRUE;
}

/* Households of micro-grids; merchants' grids hold shops and offices too; ordinary grids hold what is in the grids below them. Enterprise grids
 * and dedicated grids have no guidance. */
static const char sizes_sql[] =
  "WITH RECURSIVE below (top, id) AS ("
  "  SELECT id, id FROM grid WHERE deleted_at IS NULL AND (level = 'ordinary' OR (level = 'micro' AND ifnull (kind, '') <> 'enterprise'))"
  "  UNION SELECT b.top, g.id FROM below b JOIN grid g ON g.parent_id = b.id WHERE g.deleted_at IS NULL),"
  " homes (grid, n) AS ("
  "  SELECT s.grid_id, count(*) FROM household h JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
  "  WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL AND s.grid_id IS NOT NULL GROUP BY 1),"
  " shops (grid, n) AS ("
  "  SELECT s.grid_id, count(*) FROM organisation o JOIN dwelling_standing s ON s.dwelling_id = o.dwelling_id"
  "  JOIN grid g ON g.id = s.grid_id WHERE o.deleted_at IS NULL AND g.kind = 'merchants' GROUP BY 1)"
  "SELECT t.id, t.level, t.name, t.kind, total (h.n), total (s.n), t.geom FROM below b JOIN grid t ON t.id = b.top"
  " LEFT JOIN homes h ON h.grid = b.id LEFT JOIN shops s ON s.grid = b.id AND t.level = 'micro' GROUP BY t.id ORDER BY t.id";

typedef struct {
  gint64 least;
  gint64 most;
} Guidance;

static gint64
get_setting (LinliDatabase *database,
             const char    *key,
             gint64         fallback)
{
  return linli_database_get_int64 (database, fallback, "SELECT CAST (value AS INTEGER) FROM setting WHERE key = ? AND deleted_at IS NULL", "s", key);
}

static void
check_size (LinliStatement *row,
            const Guidance *guidance,
            GPtrArray      *findings)
{
  gboolean merchants = g_strcmp0 (linli_statement_get_text (row, 3), "merchants") == 0;
  gint64 n = linli_statement_get_int64 (row, 4) + linli_statement_get_int64 (row, 5);
  const char *name = linli_statement_get_text (row, 2);
  g_autofree char *message = NULL;
  double x = NAN, y = NAN;
  gsize size;
  const void *blob = linli_statement_get_blob (row, 6, &size);
  g_autoptr (LinliGeometry) shape = NULL;

  if (n >= guidance->least && n <= guidance->most)
    return;
  shape = blob != NULL ? linli_geometry_new_from_blob (blob, size, NULL) : NULL;
  if (shape != NULL)
    linli_geometry_find_inside (shape, &x, &y);
  if (merchants)
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has %d household or merchant; the guidance is %d to %d",
                                            "%s has %d households and merchants; the guidance is %d to %d", (gulong) n), name, (int) n, (int) guidance->least, (int) guidance->most);
  else
    message = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s has %d household; the guidance is %d to %d",
                                            "%s has %d households; the guidance is %d to %d", (gulong) n), name, (int) n, (int) guidance->least, (int) guidance->most);
  g_ptr_array_add (findings, linli_finding_new_at (LINLI_SEVERITY_HINT, n < guidance->least ? "grid-small" : "grid-large", "grid",
                                                   linli_statement_get_int64 (row, 0), x, y, message));
}

static gboolean
check_sizes (LinliDatabase  *database,
             GPtrArray      *findings,
             GCancellable   *cancellable,
             GError        **error)
{
  Guidance micro = { get_setting (database, "grid.micro.least", 30), get_setting (database, "grid.micro.most", 100) };
  Guidance ordinary = { get_setting (database, "grid.ordinary.least", 300), get_setting (database, "grid.ordinary.most", 500) };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (LinliStatement) row = linli_database_query (database, error, sizes_sql, NULL);

  if (row == NULL)
    return FALSE;
  while (linli_statement_step (row, &local_error))
    check_size (row, g_strcmp0 (linli_statement_get_text (row, 1), "ordinary") == 0 ? &ordinary : &micro, findings);
  if (local_error == NULL && !g_cancellable_set_error_if_cancelled (cancellable, &local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static int
compare_severities (gconstpointer a,
                    gconstpointer b)
{
  return (int) linli_finding_get_severity (*(LinliFinding * const *) a) - (int) linli_finding_get_severity (*(LinliFinding * const *) b);
}

/**
 * linli_grid_check:
 * @database: a connection of this thread
 * @flags: what to check
 * @cancellable: (nullable): stops the check
 * @error: return location for a #LinliStoreError, or %G_IO_ERROR_CANCELLED
 *
 * Looks for what is wrong with the grids. The guidance for sizes is 30 to 100 households for a micro-grid and 300 to 500 for an ordinary
 * one, unless the settings grid.micro.least, grid.micro.most, grid.ordinary.least and grid.ordinary.most say otherwise; patches smaller than
 * grid.patch.least square metres (10) are passed over.
 *
 * Returns: (transfer full) (element-type LinliFinding): the findings, the worst first, or %NULL with @error set
 */
GPtrArray *
linli_grid_check (LinliDatabase        *database,
                  LinliGridCheckFlags   flags,
                  GCancellable         *cancellable,
                  GError              **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (database != NULL, NULL);

  if (((flags & LINLI_GRID_CHECK_SHAPES) != 0 && !check_shapes (database, findings, cancellable, error)) ||
      ((flags & LINLI_GRID_CHECK_COVERAGE) != 0 && !_linli_grid_check_coverage (database, findings, cancellable, error)) ||
      ((flags & LINLI_GRID_CHECK_BOUNDARIES) != 0 && !_linli_grid_check_boundaries (database, findings, cancellable, error)) ||
      ((flags & LINLI_GRID_CHECK_SIZES) != 0 && !check_sizes (database, findings, cancellable, error)))
    return NULL;
  g_ptr_array_sort (findings, compare_severities);
  return g_steal_pointer (&findings);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A hazard is reported, and what may be the same is found before that. */

#include "lp-hazard-report-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-kind.h"
#include "lp-hazard-sql.h"

#define NEAR_METRES 50
#define MOST_TWINS 8

LpHazardReport *
lp_hazard_report_new (LinliMatterKind *kind,
                      const char      *line)
{
  LpHazardReport *report = g_new0 (LpHazardReport, 1);

  report->kind = g_object_ref (kind);
  report->line = g_strdup (line);
  report->photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return report;
}

void
lp_hazard_report_free (gpointer data)
{
  LpHazardReport *report = data;

  g_object_unref (report->kind);
  g_free (report->line);
  g_free (report->category);
  g_free (report->level);
  g_free (report->place_kind);
  g_free (report->place_text);
  g_free (report->channel);
  g_ptr_array_unref (report->photos);
  g_free (report);
}

static LinliRecord *
lp_hazard_report_make_matter (LpHazardReport  *report,
                              LinliDatabase   *database,
                              GError         **error)
{
  g_autoptr (LinliRecord) matter = linli_matter_new (LP_HAZARD_KIND, report->line);
  LpHazardSpot spot = { 0 };

  linli_record_set_text (matter, "line", report->line);
  linli_record_set_text (matter, "category", report->category);
  linli_record_set_text (matter, "place_text", report->place_text);
  linli_record_set_text (matter, "channel", report->channel);
  if ((report->place_kind != NULL && !lp_hazard_spot_find (database, report->place_kind, report->place_id, &spot, error)) ||
      (report->on_map && !lp_hazard_spot_set_point (database, &spot, report->x, report->y, error)))
    return NULL;
  if (report->on_map)
    {
      linli_record_set_double (matter, "x", report->x);
      linli_record_set_double (matter, "y", report->y);
    }
  if (g_strcmp0 (report->place_kind, "dwelling") == 0)
    linli_record_set_int64 (matter, "dwelling_id", report->place_id);
  else if (report->place_kind != NULL)
    {
      linli_record_set_text (matter, "subject_kind", report->place_kind);
      linli_record_set_int64 (matter, "subject_id", report->place_id);
    }
  if (spot.grid_id != 0 && (report->on_map || linli_record_is_null (matter, "dwelling_id")))
    linli_record_set_int64 (matter, "grid_id", spot.grid_id);
  return g_steal_pointer (&matter);
}

gboolean
lp_hazard_report (LinliTransaction  *transaction,
                  gpointer           data,
                  GError           **error)
{
  LpHazardReport *report = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliRecord) matter = lp_hazard_report_make_matter (report, database, error);

  if (matter == NULL || !linli_matter_kind_open (report->kind, matter, transaction, NULL, error))
    return FALSE;
  report->id = linli_record_get_id (matter);
  if (!linli_database_run (database, error, "INSERT INTO hazards_hazard (id, level) VALUES (?, ?)", "is", report->id,
                           report->level != NULL ? report->level : LP_HAZARD_ORDINARY))
    return FALSE;
  for (guint i = 0; i < report->photos->len; i++)
    if (linli_attachment_add (transaction, "matter", report->id, g_ptr_array_index (report->photos, i), _("Before"), "before", error) == 0)
      return FALSE;
  return TRUE;
}

void
lp_hazard_photo_free (gpointer data)
{
  LpHazardPhoto *photo = data;

  g_bytes_unref (photo->bytes);
  g_free (photo);
}

const char *
lp_hazard_photo_get_label (const char *role)
{
  return g_strcmp0 (role, "after") == 0 ? _("After") : _("Before");
}

gboolean
lp_hazard_photo_add (LinliTransaction  *transaction,
                     gpointer           data,
                     GError           **error)
{
  LpHazardPhoto *photo = data;

  return linli_attachment_add (transaction, "matter", photo->matter_id, photo->bytes, lp_hazard_photo_get_label (photo->role), photo->role, error) != 0;
}

#define SPOT \
  "SELECT m.dwelling_id, coalesce (d.unit_id, CASE m.subject_kind WHEN 'unit' THEN m.subject_id END)," \
  " coalesce (d.building_id, CASE m.subject_kind WHEN 'unit' THEN (SELECT building_id FROM unit WHERE id = m.subject_id) WHEN 'building' THEN m.subject_id END)," \
  " coalesce (m.grid_id, s.grid_id, (SELECT t.grid_id FROM dwelling e JOIN dwelling_standing t ON t.dwelling_id = e.id WHERE t.grid_id IS NOT NULL AND" \
  " CASE m.subject_kind WHEN 'unit' THEN e.unit_id = m.subject_id WHEN 'building' THEN e.building_id = m.subject_id END LIMIT 1)), " \
  LP_HAZARD_X ", " LP_HAZARD_Y

static gboolean
lp_hazard_spot_read (LinliStatement  *statement,
                     LpHazardSpot    *spot,
                     GError         **error)
{
  GError *problem = NULL;

  *spot = (LpHazardSpot) { 0 };
  if (statement == NULL)
    return FALSE;
  if (linli_statement_step (statement, &problem))
    *spot = (LpHazardSpot) {
      linli_statement_get_int64 (statement, 0), linli_statement_get_int64 (statement, 1), linli_statement_get_int64 (statement, 2),
      linli_statement_get_int64 (statement, 3), linli_statement_get_double (statement, 4), linli_statement_get_double (statement, 5),
      !linli_statement_is_null (statement, 4) && !linli_statement_is_null (statement, 5),
    };
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

gboolean
lp_hazard_spot_find (LinliDatabase  *reader,
                     const char     *kind,
                     gint64          id,
                     LpHazardSpot   *spot,
                     GError        **error)
{
  g_autoptr (LinliStatement) statement =
    linli_database_query (reader, error, SPOT " FROM (SELECT CASE ?1 WHEN 'dwelling' THEN ?2 END AS dwelling_id, ?1 AS subject_kind, ?2 AS subject_id,"
                          " NULL AS grid_id, NULL AS x, NULL AS y) m LEFT JOIN dwelling d ON d.id = m.dwelling_id"
                          " LEFT JOIN dwelling_standing s ON s.dwelling_id = m.dwelling_id", "si", kind, id);

  return lp_hazard_spot_read (statement, spot, error);
}

gboolean
lp_hazard_spot_find_matter (LinliDatabase  *reader,
                            gint64          id,
                            LpHazardSpot   *spot,
                            GError        **error)
{
  g_autoptr (LinliStatement) statement = linli_database_query (reader, error, SPOT LP_HAZARD_FROM " WHERE m.id = ?", "i", id);

  return lp_hazard_spot_read (statement, spot, error);
}

gboolean
lp_hazard_spot_set_point (LinliDatabase  *reader,
                          LpHazardSpot   *spot,
                          double          x,
                          double          y,
                          GError        **error)
{
  GError *problem = NULL;
  g_autoptr (LinliStatement) grid =
    linli_database_query (reader, error, "SELECT g.id, g.geom FROM rtree_grid_geom r JOIN grid g ON g.id = r.id WHERE r.minx <= ?1 AND r.maxx >= ?1"
                          " AND r.miny <= ?2 AND r.maxy >= ?2 AND g.deleted_at IS NULL ORDER BY (r.maxx - r.minx) * (r.maxy - r.miny), g.id LIMIT 50",
                          "dd", x, y);
  gboolean found = FALSE;

  spot->x = x;
  spot->y = y;
  spot->located = TRUE;
  while (grid != NULL && !found && problem == NULL && linli_statement_step (grid, &problem))
    {
      g_autoptr (GBytes) bytes = linli_statement_dup_bytes (grid, 1);
      g_autoptr (LinliGeometry) shape = linli_geometry_new_from_bytes (bytes, &problem);

      found = shape != NULL && linli_geometry_contains (shape, x, y);
      if (found)
        spot->grid_id = linli_statement_get_int64 (grid, 0);
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return grid != NULL && problem == NULL;
}

static void
lp_hazard_twin_free (gpointer data)
{
  LpHazardTwin *twin = data;

  g_free (twin->number);
  g_free (twin->title);
  g_free (twin->state);
  g_free (twin->near);
  g_free (twin);
}

/* In words how near the two are, and how near that is; NULL when they are not. */
static char *
lp_hazard_twin_dup_near (const LpHazardSpot *a,
                         const LpHazardSpot *b,
                         double             *rank)
{
  double metres = a->located && b->located ? linli_plane_distance (a->x, a->y, b->x, b->y) : G_MAXDOUBLE;

  *rank = 0;
  if (a->dwelling_id != 0 && a->dwelling_id == b->dwelling_id)
    return g_strdup (_("the same home"));
  *rank = 1;
  if (a->unit_id != 0 && a->unit_id == b->unit_id)
    return g_strdup (_("the same unit"));
  *rank = 2;
  if (a->building_id != 0 && a->building_id == b->building_id)
    return g_strdup (_("the same building"));
  *rank = 3 + metres;
  return metres <= NEAR_METRES ? g_strdup_printf (_("%.0f m away"), metres) : NULL;
}

static int
lp_hazard_twin_compare (gconstpointer a,
                        gconstpointer b)
{
  double first = **(double * const *) a, second = **(double * const *) b;

  return (first > second) - (first < second);
}

/* A twin and how near it is; the rank comes first for the comparison. */
typedef struct {
  double rank;
  LpHazardTwin *twin;
} LpHazardRanked;

static void
lp_hazard_ranked_free (gpointer data)
{
  LpHazardRanked *ranked = data;

  g_clear_pointer (&ranked->twin, lp_hazard_twin_free);
  g_free (ranked);
}

static gpointer
lp_hazard_ranked_read (LinliStatement *row,
                       gpointer        spot)
{
  LpHazardSpot other = {
    linli_statement_get_int64 (row, 5), linli_statement_get_int64 (row, 6), linli_statement_get_int64 (row, 7), 0,
    linli_statement_get_double (row, 8), linli_statement_get_double (row, 9), !linli_statement_is_null (row, 8),
  };
  LpHazardRanked *ranked;
  double rank;
  char *near = lp_hazard_twin_dup_near (spot, &other, &rank);

  if (near == NULL)
    return NULL;
  ranked = g_new0 (LpHazardRanked, 1);
  ranked->rank = rank;
  ranked->twin = g_new0 (LpHazardTwin, 1);
  *ranked->twin = (LpHazardTwin) {
    linli_statement_get_int64 (row, 0), g_strdup (linli_statement_get_text (row, 1)), g_strdup (linli_statement_get_text (row, 2)),
    g_strdup (linli_statement_get_text (row, 3)), near, linli_statement_get_int64 (row, 4) != 0,
  };
  return ranked;
}

GPtrArray *
lp_hazard_twins_find (LinliDatabase       *reader,
                      const LpHazardSpot  *spot,
                      const char          *category,
                      gint64               except,
                      GError             **error)
{
  g_autofree char *group = lp_hazard_categories_dup_group (category);
  GPtrArray *twins;
  g_autoptr (GPtrArray) ranks = linli_rows_collect (
    linli_database_query (reader, error, "SELECT m.id, m.number, m.title, m.state, m.closed_at IS NOT NULL, m.dwelling_id,"
                          " coalesce (d.unit_id, CASE m.subject_kind WHEN 'unit' THEN m.subject_id END),"
                          " coalesce (d.building_id, CASE m.subject_kind WHEN 'unit' THEN (SELECT building_id FROM unit WHERE id = m.subject_id)"
                          " WHEN 'building' THEN m.subject_id END), " LP_HAZARD_X ", " LP_HAZARD_Y LP_HAZARD_FROM " WHERE " LP_HAZARD_IS
                          " AND (m.closed_at IS NULL OR m.closed_at >= date ('now', '-30 days')) AND m.state <> 'duplicate' AND m.id <> ?1"
                          " AND " LP_HAZARD_GROUP " = ?2 ORDER BY m.id DESC LIMIT 3000", "is", except, group),
    lp_hazard_ranked_read, (gpointer) spot, lp_hazard_ranked_free, error);

  if (ranks == NULL)
    return NULL;
  g_ptr_array_sort (ranks, lp_hazard_twin_compare);
  twins = g_ptr_array_new_with_free_func (lp_hazard_twin_free);
  for (guint i = 0; i < MIN (ranks->len, MOST_TWINS); i++)
    g_ptr_array_add (twins, g_steal_pointer (&((LpHazardRanked *) g_ptr_array_index (ranks, i))->twin));
  return twins;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Who can come to a hazard. A duty is where the person lives, or else in the middle of its grid. */

#include "lp-hazard-muster-store.h"

#include <glib/gi18n-lib.h>

#include "lp-hazard-report-store.h"

#define MOST_ASKED 4000

#define PERSON_IS_HERE \
  "p.deceased_on IS NULL AND (p.moved_out_on IS NULL OR p.moved_out_on > ?1) AND NOT (p.away_from IS NOT NULL AND p.away_from <= ?1 AND" \
  " (p.away_until IS NULL OR p.away_until >= ?1))"
#define LAST_CALL(column) \
  "(SELECT c." column " FROM hazards_call c WHERE c.matter_id = ?2 AND c.deleted_at IS NULL AND (c.duty_id = q.id OR c.person_id = p.id)" \
  " ORDER BY c.at DESC, c.id DESC LIMIT 1)"

G_DEFINE_FINAL_TYPE (LpHelper, lp_helper, G_TYPE_OBJECT)

static void
lp_helper_finalize (GObject *object)
{
  LpHelper *self = LP_HELPER (object);

  g_free (self->name);
  g_free (self->phone);
  g_free (self->role);
  g_free (self->grid);
  g_free (self->outcome);
  g_free (self->called_at);

  G_OBJECT_CLASS (lp_helper_parent_class)->finalize (object);
}

static void
lp_helper_class_init (LpHelperClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lp_helper_finalize;
}

static void
lp_helper_init (LpHelper *self)
{
}

const char *
lp_helper_get_force_label (LpHelperForce force)
{
  static const char * const labels[] = { N_("Courtyard grid"), N_("Merchants' grid"), N_("Enterprise grid"), N_("Other grids"), N_("Volunteers") };

  g_return_val_if_fail (force < LP_HELPER_N_FORCES, NULL);

  return _(labels[force]);
}

static LpHelperForce
lp_helper_find_force (const char *kind)
{
  if (g_strcmp0 (kind, "courtyard") == 0)
    return LP_HELPER_COURTYARD;
  if (g_strcmp0 (kind, "merchants") == 0)
    return LP_HELPER_MERCHANTS;
  return g_strcmp0 (kind, "enterprise") == 0 ? LP_HELPER_ENTERPRISE : LP_HELPER_OTHER_GRID;
}

static LpHelper *
lp_helper_read (LinliStatement     *row,
                const LpHazardSpot *spot)
{
  LpHelper *self = g_object_new (LP_TYPE_HELPER, NULL);
  gboolean located = spot->located && !linli_statement_is_null (row, 7) && !linli_statement_is_null (row, 8);

  self->duty_id = linli_statement_get_int64 (row, 0);
  self->person_id = linli_statement_get_int64 (row, 1);
  self->name = g_strdup (linli_statement_get_text (row, 2));
  self->phone = g_strdup (linli_statement_get_text (row, 3));
  self->role = g_strdup (linli_statement_get_text (row, 4));
  self->grid = g_strdup (linli_statement_get_text (row, 5));
  self->force = self->duty_id != 0 ? lp_helper_find_force (linli_statement_get_text (row, 6)) : LP_HELPER_VOLUNTEER;
  self->on_duty = self->duty_id != 0;
  self->metres = located ? linli_plane_distance (spot->x, spot->y, linli_statement_get_double (row, 7), linli_statement_get_double (row, 8)) : -1;
  self->outcome = g_strdup (linli_statement_get_text (row, 9));
  self->called_at = g_strdup (linli_statement_get_text (row, 10));
  return self;
}

static gboolean
lp_muster_add (GPtrArray           *helpers,
               LinliDatabase       *reader,
               const LpHazardSpot  *spot,
               gint64               matter_id,
               const char          *sql,
               GError             **error)
{
  g_autofree char *today = NULL;
  LinliDate day;
  GError *problem = NULL;
  g_autoptr (LinliStatement) statement = NULL;

  linli_date_today (&day);
  today = linli_date_to_string (&day);
  statement = linli_database_query (reader, error, sql, "sii", today, matter_id, (gint64) MOST_ASKED);
  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &problem))
    g_ptr_array_add (helpers, lp_helper_read (statement, spot));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

static int
lp_helper_compare (gconstpointer a,
                   gconstpointer b)
{
  const LpHelper *first = *(LpHelper * const *) a, *second = *(LpHelper * const *) b;

  if (first->on_duty != second->on_duty)
    return second->on_duty - first->on_duty;
  if ((first->metres < 0) != (second->metres < 0))
    return (first->metres < 0) - (second->metres < 0);
  return (first->metres > second->metres) - (first->metres < second->metres);
}

/* The same person may answer for several grids: the nearest duty stays. */
static void
lp_muster_tidy (GPtrArray *helpers)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_ptr_array_sort (helpers, lp_helper_compare);
  for (guint i = 0; i < helpers->len;)
    {
      LpHelper *helper = g_ptr_array_index (helpers, i);

      if (helper->person_id != 0 && !g_hash_table_add (seen, &helper->person_id))
        g_ptr_array_remove_index (helpers, i);
      else
        i++;
    }
  if (helpers->len > LP_MUSTER_MOST)
    g_ptr_array_set_size (helpers, LP_MUSTER_MOST);
}

GPtrArray *
lp_muster_load (LinliDatabase  *reader,
                gint64          matter_id,
                GError        **error)
{
  LpHazardSpot spot;
  g_autoptr (GPtrArray) helpers = g_ptr_array_new_with_free_func (g_object_unref);

  if (!lp_hazard_spot_find_matter (reader, matter_id, &spot, error) ||
      !lp_muster_add (helpers, reader, &spot, matter_id,
                      "SELECT q.id, q.person_id, q.name, coalesce (nullif (q.phone, ''), p.phone), q.role, g.name, g.kind,"
                      " coalesce (s.x, (r.minx + r.maxx) / 2), coalesce (s.y, (r.miny + r.maxy) / 2), " LAST_CALL ("outcome") ", " LAST_CALL ("at")
                      " FROM grid_duty q JOIN grid g ON g.id = q.grid_id AND g.deleted_at IS NULL LEFT JOIN person p ON p.id = q.person_id"
                      " LEFT JOIN household h ON h.id = p.household_id LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
                      " LEFT JOIN rtree_grid_geom r ON r.id = g.id WHERE q.deleted_at IS NULL AND (q.since IS NULL OR q.since <= ?1)"
                      " AND (q.until IS NULL OR q.until > ?1) AND (p.id IS NULL OR (" PERSON_IS_HERE ")) LIMIT ?3", error) ||
      !lp_muster_add (helpers, reader, &spot, matter_id,
                      "SELECT 0, p.id, p.name, p.phone, NULL, g.name, NULL, s.x, s.y, " LAST_CALL ("outcome") ", " LAST_CALL ("at")
                      " FROM (SELECT DISTINCT subject_id, 0 AS id FROM tag WHERE code = 'volunteer' AND subject_kind = 'person' AND deleted_at IS NULL"
                      " AND (until IS NULL OR until > ?1)) q JOIN person p ON p.id = q.subject_id AND p.deleted_at IS NULL"
                      " LEFT JOIN household h ON h.id = p.household_id LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
                      " LEFT JOIN grid g ON g.id = s.grid_id WHERE " PERSON_IS_HERE " LIMIT ?3", error))
    return NULL;
  lp_muster_tidy (helpers);
  return g_steal_pointer (&helpers);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A dossier about several records of one kind: how many live there, the place they have in common, and who has which tag. */

#include "config.h"

#include "linli-dossier-private.h"

#include <glib/gi18n-lib.h>

/* The dwellings of the chosen records (record, dwelling); a record that has none stands with NULL. */
static const struct
{
  const char *kind;
  const char *sql;
} dwellings[] = {
  { "person", "SELECT j.id, h.dwelling_id FROM j JOIN person AS p ON p.id = j.id LEFT JOIN household AS h ON h.id = p.household_id" },
  { "household", "SELECT j.id, h.dwelling_id FROM j JOIN household AS h ON h.id = j.id" },
  { "dwelling", "SELECT id, id FROM j" },
  { "organisation", "SELECT j.id, o.dwelling_id FROM j JOIN organisation AS o ON o.id = j.id" },
  { "vehicle", "SELECT j.id, h.dwelling_id FROM j JOIN vehicle AS v ON v.id = j.id LEFT JOIN person AS p ON p.id = v.person_id"
               " LEFT JOIN household AS h ON h.id = coalesce (v.household_id, p.household_id)" },
  { "unit", "SELECT j.id, d.id FROM j LEFT JOIN dwelling AS d ON d.unit_id = j.id AND d.deleted_at IS NULL" },
  { "building", "SELECT j.id, d.id FROM j LEFT JOIN dwelling AS d ON d.building_id = j.id AND d.deleted_at IS NULL" },
  { "grid", "SELECT j.id, s.dwelling_id FROM j LEFT JOIN dwelling_standing AS s ON s.grid_id = j.id" },
};

#define WITH_CHOSEN "WITH j (id) AS (SELECT value FROM json_each (?1)), w (record, dwelling) AS MATERIALIZED ("

/* Dwellings, households and people there; of people that were chosen themselves, only where they live. */
static const char counts_sql[] =
  ") SELECT (SELECT count (DISTINCT dwelling) FROM w),"
  " (SELECT count (*) FROM (SELECT DISTINCT dwelling FROM w) AS d JOIN household AS h ON h.dwelling_id = d.dwelling"
  " WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL),"
  " (SELECT count (*) FROM (SELECT DISTINCT dwelling FROM w) AS d JOIN household AS h ON h.dwelling_id = d.dwelling"
  " JOIN person AS p ON p.household_id = h.id WHERE h.deleted_at IS NULL AND h.moved_out_on IS NULL"
  " AND p.deleted_at IS NULL AND p.moved_out_on IS NULL AND p.deceased_on IS NULL)";

/* Of each of grid, building, compound: how many there are, one of them, and whether some record has none. */
static const char places_sql[] =
  "), v AS (SELECT s.grid_id, d.building_id, coalesce (d.compound_id, b.compound_id) AS compound_id FROM w"
  " LEFT JOIN dwelling AS d ON d.id = w.dwelling LEFT JOIN building AS b ON b.id = d.building_id"
  " LEFT JOIN dwelling_standing AS s ON s.dwelling_id = w.dwelling)"
  " SELECT count (DISTINCT grid_id), min (grid_id), total (grid_id IS NULL),"
  " count (DISTINCT building_id), min (building_id), total (building_id IS NULL),"
  " count (DISTINCT compound_id), min (compound_id), total (compound_id IS NULL) FROM v";

static const char tags_sql[] =
  "SELECT t.code, k.name, k.colour, count (DISTINCT t.subject_id) FROM json_each (?1) AS j JOIN tag AS t ON t.subject_id = j.value"
  " LEFT JOIN tag_kind AS k ON k.code = t.code AND k.deleted_at IS NULL"
  " WHERE t.subject_kind = ?2 AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > date ('now', 'localtime'))"
  " GROUP BY t.code ORDER BY 4 DESC, coalesce (k.position, 999), t.code LIMIT 40";

static gboolean
linli_dossier_add_counts (LinliDossier   *self,
                          LinliDatabase  *database,
                          const char     *chosen,
                          const char     *ids,
                          GError        **error)
{
  static const char * const kinds[] = { "dwelling", "household", "person" };
  static const char * const labels[] = { N_("Dwellings"), N_("Households"), N_("People") };
  g_autofree char *sql = g_strconcat (WITH_CHOSEN, chosen, counts_sql, NULL);
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, sql, "s", ids);

  if (statement == NULL || !linli_statement_step (statement, error))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      gint64 n = linli_statement_get_int64 (statement, i);

      /* How many were chosen is said already, and their neighbours at home were not. */
      if (g_str_equal (kinds[i], self->kind) || (i > 0 && g_str_equal (self->kind, "person")))
        continue;
      _linli_dossier_add_fact (self, NULL, g_dgettext (GETTEXT_PACKAGE, labels[i]), g_strdup_printf ("%" G_GINT64_FORMAT, n));
    }

  return TRUE;
}

/* A place that all have in common is told by its name; of others it is told how many there are. */
static gboolean
linli_dossier_add_places (LinliDossier   *self,
                          LinliDatabase  *database,
                          LinliPrivacy   *privacy,
                          const char     *chosen,
                          const char     *ids,
                          GError        **error)
{
  static const char * const kinds[] = { "grid", "building", "compound" };
  g_autofree char *sql = g_strconcat (WITH_CHOSEN, chosen, places_sql, NULL);
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, sql, "s", ids);

  if (statement == NULL || !linli_statement_step (statement, error))
    return FALSE;
  for (int i = 0; i < 3; i++)
    {
      gint64 n = linli_statement_get_int64 (statement, 3 * i);
      gint64 id = linli_statement_get_int64 (statement, 3 * i + 1);

      if (g_str_equal (kinds[i], self->kind))
        continue;
      if (n == 1 && linli_statement_get_int64 (statement, 3 * i + 2) == 0)
        {
          if (i == 0)
            _linli_dossier_load_grid (self, database, id);
          else
            _linli_dossier_add_related (self, database, privacy, kinds[i], id);
        }
      else if (n > 0)
        _linli_dossier_add_fact (self, NULL, linli_kind_get_plural (linli_kind_lookup (kinds[i])),
                                 g_strdup_printf ("%" G_GINT64_FORMAT, n));
    }

  return TRUE;
}

static gboolean
linli_dossier_add_shared_tags (LinliDossier   *self,
                               LinliDatabase  *database,
                               const char     *ids,
                               GError        **error)
{
  g_autoptr (LinliStatement) statement = linli_database_query (database, error, tags_sql, "ss", ids, self->kind);
  g_autoptr (GError) local_error = NULL;

  if (statement == NULL)
    return FALSE;
  while (linli_statement_step (statement, &local_error))
    _linli_dossier_add_tag (self, linli_statement_get_text (statement, 0), linli_statement_get_text (statement, 1),
                            linli_statement_get_text (statement, 2))->n_records = (guint) linli_statement_get_int64 (statement, 3);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return local_error == NULL;
}

/**
 * linli_dossier_load_several:
 * @database: a connection
 * @privacy: decides what is masked
 * @kind: kind of the records
 * @ids: (array length=n_ids): their ids
 * @n_ids: how many
 * @error: return location
 *
 * Returns: (skip) (transfer full) (nullable): what is to be told about all of them together: their number, how many homes, households and
 *   people there are, the grid, building and compound that they have in common, and every tag with how many have it
 */
LinliDossier *
linli_dossier_load_several (LinliDatabase  *database,
                            LinliPrivacy   *privacy,
                            const char     *kind,
                            const gint64   *ids,
                            gsize           n_ids,
                            GError        **error)
{
  g_autoptr (LinliDossier) self = NULL;
  g_autoptr (GString) list = g_string_new ("[");
  const LinliKind *known = linli_kind_lookup (kind);

  g_return_val_if_fail (known != NULL, NULL);

  self = _linli_dossier_new (kind, 0);
  self->n_records = (guint) n_ids;
  self->title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d chosen", "%d chosen", n_ids), (int) n_ids);
  self->subtitle = g_strdup (linli_kind_get_plural (known));
  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (list, ']');

  for (gsize i = 0; i < G_N_ELEMENTS (dwellings); i++)
    if (g_str_equal (dwellings[i].kind, kind) &&
        (!linli_dossier_add_counts (self, database, dwellings[i].sql, list->str, error) ||
         !linli_dossier_add_places (self, database, privacy, dwellings[i].sql, list->str, error)))
      return NULL;
  if (!linli_dossier_add_shared_tags (self, database, list->str, error))
    return NULL;

  return g_steal_pointer (&self);
}

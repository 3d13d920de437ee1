/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Which records are in a form, in their order. */

#include "config.h"

#include <string.h>

#include "linli-natural.h"
#include "linli-office-form-private.h"
#include "linli-resident-filter-private.h"

/* Whether a row is of people, so that the filter says whose. */
static gboolean
linli_office_form_filling_lists_residents (LinliOfficeFormFilling *self)
{
  return g_str_equal (self->kind, "person") || g_str_equal (self->kind, "household");
}

static GArray *
linli_office_form_filling_load_residents (LinliOfficeFormFilling  *self,
                                          LinliDatabase     *database,
                                          GCancellable      *cancellable,
                                          GError           **error)
{
  g_autoptr (LinliResidentFilter) filter = linli_resident_filter_copy (self->filter);
  g_autoptr (LinliResidentQuery) query = NULL;
  g_autoptr (LinliRowQuery) rows = NULL;

  linli_resident_filter_set_rows (filter, g_str_equal (self->kind, "person") ? LINLI_RESIDENT_ROWS_PERSONS : LINLI_RESIDENT_ROWS_HOUSEHOLDS);
  g_free (filter->day);
  filter->day = g_strdup (self->day);
  /* Whoever has a tag has it on the day of the form; the rows are looked through for that. */
  g_clear_pointer (&filter->tag, g_free);
  query = _linli_resident_filter_build (filter, database, error);
  if (query == NULL)
    return NULL;
  rows = linli_resident_query_build (query);
  return linli_row_query_load_ids (rows, database, cancellable, error);
}

/* In the place that is asked for; @grid is the grid of the row. */
#define IN_PLACE(grid) IN_PLACES ("d.compound_id", "d.building_id", grid)
#define IN_PLACES(compound, building, grid) \
  "(?1 IS NULL OR (?1 = 'compound' AND " compound " = ?2) OR (?1 = 'building' AND " building " = ?2) OR (?1 = 'grid' AND " grid " IN" \
  " (WITH RECURSIVE below (id) AS (SELECT ?2 UNION SELECT g.id FROM grid g JOIN below ON g.parent_id = below.id) SELECT id FROM below)))"

/* Of one of the kinds that are asked for. */
#define OF_SORT(alias) "(?3 IS NULL OR instr ('" LINLI_OFFICE_FORM_OR "' || ?3 || '" LINLI_OFFICE_FORM_OR "', '" LINLI_OFFICE_FORM_OR "' || " alias ".kind || '" LINLI_OFFICE_FORM_OR "') > 0)"

/* A vehicle left with the household, and where it is nobody else's, with whoever drives it. */
#define IS_HERE \
  "CASE WHEN v.household_id IS NOT NULL THEN h.moved_out_on IS NULL WHEN o.id IS NOT NULL THEN 1" \
  " ELSE p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.moved_out_on IS NULL END"

/* Of the place and the kinds alone, in the order of addresses or of names. */
static GArray *
linli_office_form_filling_load_others (LinliOfficeFormFilling  *self,
                                       LinliDatabase     *database,
                                       GError           **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LinliStatement) statement = NULL;
  g_autofree char *sql = NULL;
  GError *problem = NULL;

  if (g_str_equal (self->kind, "dwelling"))
    sql = g_strdup ("SELECT d.id FROM dwelling d LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id"
                    " WHERE d.deleted_at IS NULL AND " IN_PLACE ("s.grid_id") " ORDER BY s.sort_key IS NULL, s.sort_key, d.id");
  else if (g_str_equal (self->kind, "organisation"))
    sql = g_strdup ("SELECT o.id FROM organisation o LEFT JOIN dwelling d ON d.id = o.dwelling_id LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id"
                    " LEFT JOIN building b ON b.id = o.building_id WHERE o.deleted_at IS NULL AND " OF_SORT ("o") " AND "
                    IN_PLACES ("ifnull (d.compound_id, b.compound_id)", "ifnull (d.building_id, o.building_id)", "s.grid_id") " ORDER BY s.sort_key IS NULL, s.sort_key, o.name, o.id");
  else if (g_str_equal (self->kind, "vehicle"))
    sql = g_strdup ("SELECT v.id FROM vehicle v LEFT JOIN person p ON p.id = v.person_id AND p.deleted_at IS NULL LEFT JOIN household h ON h.id = ifnull (v.household_id, CASE WHEN v.organisation_id IS NULL THEN p.household_id END) AND h.deleted_at IS NULL"
                    " LEFT JOIN organisation o ON o.id = v.organisation_id AND o.deleted_at IS NULL LEFT JOIN dwelling d ON d.id = ifnull (h.dwelling_id, o.dwelling_id)"
                    " LEFT JOIN dwelling_standing s ON s.dwelling_id = d.id WHERE v.deleted_at IS NULL AND " IS_HERE " AND " OF_SORT ("v") " AND " IN_PLACE ("s.grid_id")
                    " ORDER BY s.sort_key IS NULL, s.sort_key, v.plate, v.id");
  else if (g_str_equal (self->kind, "place"))
    sql = g_strdup ("SELECT l.id FROM place l WHERE l.deleted_at IS NULL AND " OF_SORT ("l") " AND (?1 IS NOT 'compound' OR l.compound_id = ?2) ORDER BY l.id");
  else if (g_str_equal (self->kind, "building"))
    sql = g_strdup ("SELECT id FROM building WHERE deleted_at IS NULL AND (?1 IS NOT 'compound' OR compound_id = ?2) ORDER BY id");
  else if (g_str_equal (self->kind, "compound"))
    sql = g_strdup ("SELECT id FROM compound WHERE deleted_at IS NULL ORDER BY id");
  else if (g_str_equal (self->kind, LINLI_OFFICE_FORM_MICRO_GRIDS))
    sql = g_strdup ("SELECT id FROM grid WHERE deleted_at IS NULL AND level = 'micro' ORDER BY id");
  else
    sql = g_strdup ("SELECT id FROM grid WHERE deleted_at IS NULL ORDER BY id");
  statement = linli_database_prepare (database, sql, error);
  if (statement == NULL)
    return NULL;
  if (strstr (sql, "?1") != NULL)
    {
      linli_statement_bind_text (statement, 1, self->filter->place_kind);
      linli_statement_bind_int64 (statement, 2, self->filter->place_id);
    }
  if (strstr (sql, "?3") != NULL)
    linli_statement_bind_text (statement, 3, self->sorts);
  while (linli_statement_step (statement, &problem))
    {
      gint64 id = linli_statement_get_int64 (statement, 0);

      g_array_append_val (ids, id);
    }
  if (problem == NULL)
    return g_steal_pointer (&ids);
  g_propagate_error (error, problem);
  return NULL;
}

/* Places without an address have only their names to be in order by; this is done before rows are counted by their number. */
static void
linli_office_form_filling_sort_ids (LinliOfficeFormFilling *self,
                                    LinliDatabase    *database,
                                    GArray           *ids)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!g_str_equal (self->kind, "building") && !g_str_equal (self->kind, "compound") && !g_str_equal (self->kind, "place") && !g_str_equal (self->record_kind, "grid"))
    return;
  names = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s", _linli_office_form_get_who (self->kind), _linli_office_form_get_from (self->kind));
      char *name = linli_database_dup_text (database, sql, "i", g_array_index (ids, gint64, i));

      g_ptr_array_add (names, name != NULL ? name : g_strdup (""));
    }
  /* Few, and mostly in order. */
  for (guint i = 1; i < ids->len; i++)
    for (guint k = i; k > 0 && linli_natural_compare (g_ptr_array_index (names, k - 1), g_ptr_array_index (names, k)) > 0; k--)
      {
        gint64 id = g_array_index (ids, gint64, k);
        gpointer name = names->pdata[k];

        g_array_index (ids, gint64, k) = g_array_index (ids, gint64, k - 1);
        g_array_index (ids, gint64, k - 1) = id;
        names->pdata[k] = names->pdata[k - 1];
        names->pdata[k - 1] = name;
      }
}

/* The ids of all rows in their order; of people, those who may have the tag that is asked for. */
GArray *
_linli_office_form_filling_list (LinliOfficeFormFilling  *self,
                                 LinliDatabase           *database,
                                 GCancellable            *cancellable,
                                 GError                 **error)
{
  GArray *ids;

  if (linli_office_form_filling_lists_residents (self))
    return linli_office_form_filling_load_residents (self, database, cancellable, error);
  if (g_str_has_prefix (self->kind, "matter:"))
    return _linli_office_form_filling_list_matters (self, database, error);
  ids = linli_office_form_filling_load_others (self, database, error);
  if (ids != NULL)
    linli_office_form_filling_sort_ids (self, database, ids);
  return ids;
}

/* Whether a row of @kind has the tag. */
static char *
linli_office_form_filling_dup_has_tag (LinliOfficeFormFilling *self,
                                       const char             *kind,
                                       const char             *code)
{
  g_autofree char *target = g_strconcat ("tag:", code, NULL);
  LinliOfficeFormSource tag;
  char *sql;

  _linli_office_form_source_compile (&tag, kind, target, self->day);
  sql = g_steal_pointer (&tag.sql);
  _linli_office_form_source_clear (&tag);
  return sql;
}

/* Whether a row has all tags of @codes; NULL when there are none. */
static char *
linli_office_form_filling_dup_all_tagged (LinliOfficeFormFilling *self,
                                          const char             *codes)
{
  g_auto (GStrv) all = g_strsplit (codes, LINLI_OFFICE_FORM_TAG_AND, -1);
  GString *sql = g_string_new (NULL);

  for (gsize i = 0; all[i] != NULL; i++)
    {
      gboolean is_at_home = g_str_has_prefix (all[i], LINLI_OFFICE_FORM_TAG_AT_HOME);
      const char *code = all[i] + (is_at_home ? strlen (LINLI_OFFICE_FORM_TAG_AT_HOME) : 0);
      g_autofree char *own = NULL, *at_home = NULL;

      if (*code == '\0')
        continue;
      own = linli_office_form_filling_dup_has_tag (self, self->kind, code);
      at_home = is_at_home ? linli_office_form_filling_dup_has_tag (self, "household", code) : g_strdup ("0");
      g_string_append_printf (sql, "%s(%s OR %s)", sql->len > 0 ? " AND " : "", own, at_home);
    }
  return g_string_free (sql, sql->len == 0);
}

/* Whether a row has one of the tags that are asked for, or all of those that must be there together. */
char *
_linli_office_form_filling_dup_tagged (LinliOfficeFormFilling *self)
{
  g_auto (GStrv) codes = g_strsplit (self->filter->tag != NULL ? self->filter->tag : "", LINLI_OFFICE_FORM_TAG_OR, -1);
  GString *sql = g_string_new (NULL);

  for (gsize i = 0; linli_office_form_filling_lists_residents (self) && codes[i] != NULL; i++)
    {
      g_autofree char *all = linli_office_form_filling_dup_all_tagged (self, codes[i]);

      if (all != NULL)
        g_string_append_printf (sql, "%s(%s)", sql->len > 0 ? " OR " : "", all);
    }
  if (sql->len == 0)
    g_string_append_c (sql, '1');
  return g_string_free (sql, FALSE);
}

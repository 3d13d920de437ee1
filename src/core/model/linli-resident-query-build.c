/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliResidentQuery: the statements that find and sort a list of residents or households; see LinliRowQuery. Each filter is said
 * twice: as a condition on one row, and, where an index knows it, as a SELECT of everybody who meets it. */

#include "config.h"

#include "linli-resident-query-private.h"

#include <string.h>

#include "linli-resident-columns-private.h"
#include "linli-row-query-private.h"

#define PRESENT " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL"
#define PRESENT_HEAD " AND a.moved_out_on IS NULL AND a.deceased_on IS NULL"
#define HAS_TAG(kind, id) \
  "EXISTS (SELECT 1 FROM tag t INDEXED BY tag_subject WHERE t.subject_kind = '" kind "' AND t.subject_id = " id " AND t.code = $" \
  " AND t.deleted_at IS NULL AND (t.until IS NULL OR t.until > (SELECT date ('now', 'localtime'))))"
#define MEMBERS_OF_C "CROSS JOIN person p INDEXED BY person_household ON p.household_id = c."

#define AWAY " AND p.away_from <= date ('now', 'localtime') AND (p.away_until IS NULL OR p.away_until >= date ('now', 'localtime'))"

/* A query in the making. */
typedef struct {
  LinliResidentQuery *query;
  const LinliResidentSource *source;
  GString *own;    /* conditions on the row itself */
  GString *person; /* on it or, of households, on one of the members */
  GString *place;
  GString *order;  /* those that the index of the order answers */
  GPtrArray *found;
  guint n_quick;
  gboolean narrow;
  GPtrArray *parameters;
} Build;

static void
build_clear (Build *self)
{
  g_string_free (self->own, TRUE);
  g_string_free (self->person, TRUE);
  g_string_free (self->place, TRUE);
  g_string_free (self->order, TRUE);
  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->parameters);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Build, build_clear)

static void
build_init (Build              *self,
            LinliResidentQuery *query)
{
  self->query = query;
  self->source = _linli_resident_columns_get_source (query->rows, query->presence, query->sort);
  self->own = g_string_new (query->rows == LINLI_RESIDENT_ROWS_PERSONS ? "p.deleted_at IS NULL" : "h.deleted_at IS NULL");
  self->person = g_string_new (NULL);
  self->place = g_string_new (NULL);
  self->order = g_string_new (NULL);
  self->found = g_ptr_array_new_with_free_func (g_free);
  self->parameters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
}

static gboolean
lists_persons (Build *self)
{
  return self->query->rows == LINLI_RESIDENT_ROWS_PERSONS;
}

/* Gives the value of the filter that is said next. */
static void
build_take (Build    *self,
            GVariant *value)
{
  g_ptr_array_add (self->parameters, g_variant_ref_sink (value));
}

/* Appends SQL in which every $ stands for the value that was given last. */
static void
append (Build      *self,
        GString    *to,
        const char *sql)
{
  for (const char *p = sql; *p != '\0'; p++)
    if (*p == '$')
      g_string_append_printf (to, "?%u", self->parameters->len);
    else
      g_string_append_c (to, *p);
}

static void
add_condition (Build      *self,
               GString    *to,
               const char *condition)
{
  g_string_append (to, " AND ");
  append (self, to, condition);
}

/* Asks it of the index of the order as well, if that holds what it is about. */
static gboolean
add_order_condition (Build      *self,
                     const char *column,
                     const char *condition)
{
  g_autofree char *sorted = g_strconcat (column, "@", NULL);

  if (strstr (self->source->order, sorted) == NULL)
    return FALSE;
  add_condition (self, self->order, condition);
  return TRUE;
}

/* Adds who lives in the dwellings that @found gives as id. */
static void
add_dwellings (Build      *self,
               const char *found)
{
  GString *sql = g_string_new (lists_persons (self) ? "SELECT p.id" : "SELECT h.id");

  g_string_append (sql, " FROM (");
  append (self, sql, found);
  g_string_append (sql, ") c CROSS JOIN household h INDEXED BY household_dwelling ON h.dwelling_id = c.id");
  if (lists_persons (self))
    g_string_append (sql, " CROSS JOIN person p INDEXED BY person_household ON p.household_id = h.id");
  g_ptr_array_add (self->found, g_string_free (sql, FALSE));
}

/* Adds the persons that @found gives as id, or their households. */
static void
add_persons (Build      *self,
             const char *found)
{
  GString *sql = g_string_new (lists_persons (self) ? "" : "SELECT p.household_id FROM (");

  append (self, sql, found);
  if (!lists_persons (self))
    g_string_append (sql, ") c CROSS JOIN person p ON p.id = c.id");
  g_ptr_array_add (self->found, g_string_free (sql, FALSE));
}

static void
add_place (Build      *self,
           GVariant   *value,
           const char *condition,
           const char *found)
{
  build_take (self, value);
  add_condition (self, self->place, condition);
  add_dwellings (self, found);
}

/* Who is away lives here still. */
static gboolean
is_here (LinliResidentQuery *self)
{
  return self->presence == LINLI_PRESENCE_HERE || self->presence == LINLI_PRESENCE_AWAY;
}

static void
add_presence (Build *self)
{
  gboolean persons = lists_persons (self);

  if (is_here (self->query))
    {
      g_string_append (self->own, persons ? PRESENT " AND h.moved_out_on IS NULL" : " AND h.moved_out_on IS NULL");
      add_order_condition (self, "h.moved_out_on", "h.moved_out_on IS NULL");
    }
  else if (self->query->presence == LINLI_PRESENCE_GONE)
    {
      g_string_append (self->own, persons ? " AND (p.moved_out_on IS NOT NULL OR p.deceased_on IS NOT NULL OR h.moved_out_on IS NOT NULL)" :
                       " AND h.moved_out_on IS NOT NULL");
      g_ptr_array_add (self->found, g_strdup (persons ?
                       "SELECT id FROM person WHERE moved_out_on IS NOT NULL UNION ALL SELECT id FROM person WHERE deceased_on IS NOT NULL"
                       " UNION ALL SELECT p.id FROM household c INDEXED BY household_moved_out_on " MEMBERS_OF_C "id WHERE c.moved_out_on IS NOT NULL" :
                       "SELECT id FROM household WHERE moved_out_on IS NOT NULL"));
    }
}

static void
add_ids (Build *self)
{
  if (self->query->ids == NULL)
    return;
  build_take (self, g_variant_new_string (self->query->ids));
  add_condition (self, self->own, lists_persons (self) ? "p.id IN (SELECT value FROM json_each ($))" : "h.id IN (SELECT value FROM json_each ($))");
  g_ptr_array_add (self->found, g_strdup_printf ("SELECT value FROM json_each (?%u)", self->parameters->len));
}

#define GRID_AND_BELOW \
  "(WITH RECURSIVE below (id) AS (SELECT $ UNION SELECT c.id FROM below b JOIN grid c ON c.parent_id = b.id WHERE c.deleted_at IS NULL)" \
  " SELECT id FROM below)"
#define SOME_GRIDS "(SELECT value FROM json_each ($))"

/* The grid stands in the index of addresses, too. */
static void
add_grids (Build      *self,
           GVariant   *value,
           const char *condition,
           const char *found)
{
  add_place (self, value, condition, found);
  add_order_condition (self, "s.grid_id", condition);
  add_order_condition (self, "s.sort_key", condition);
}

static void
add_places (Build *self)
{
  LinliResidentQuery *query = self->query;

  if (query->building != 0)
    add_place (self, g_variant_new_int64 (query->building), "d.building_id = $", "SELECT id FROM dwelling WHERE building_id = $");
  if (query->dwellings != NULL)
    add_place (self, g_variant_new_string (query->dwellings), "s.dwelling_id IN (SELECT value FROM json_each ($))",
               "SELECT value AS id FROM json_each ($)");
  if (query->compound != 0)
    add_place (self, g_variant_new_int64 (query->compound),
               "(d.compound_id = $ OR d.building_id IN (SELECT id FROM building WHERE compound_id = $))",
               "SELECT id FROM dwelling WHERE compound_id = $ UNION ALL SELECT d.id FROM building b CROSS JOIN dwelling d ON d.building_id = b.id"
               " WHERE b.compound_id = $");
  if (query->grid != 0)
    add_grids (self, g_variant_new_int64 (query->grid), "+s.grid_id IN " GRID_AND_BELOW,
               "SELECT dwelling_id AS id FROM dwelling_standing INDEXED BY dwelling_standing_grid WHERE grid_id IN " GRID_AND_BELOW);
  if (query->grids != NULL)
    add_grids (self, g_variant_new_string (query->grids), "+s.grid_id IN " SOME_GRIDS,
               "SELECT dwelling_id AS id FROM dwelling_standing INDEXED BY dwelling_standing_grid WHERE grid_id IN " SOME_GRIDS);
}

/* The day on which somebody was born who has completed @years on the day on which ages are counted. */
static char *
dup_birthday (Build *self,
              int    years)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *noon = self->query->day != NULL ? g_strconcat (self->query->day, "T12:00:00", NULL) : NULL;
  g_autoptr (GDateTime) day = noon != NULL ? g_date_time_new_from_iso8601 (noon, zone) : g_date_time_new_now (zone);
  g_autoptr (GDateTime) then = g_date_time_add_years (day, -years);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
add_age (Build      *self,
         int         years,
         const char *condition)
{
  g_autofree char *found = g_strconcat ("SELECT id FROM person p INDEXED BY person_birth_date WHERE ", condition, NULL);

  build_take (self, g_variant_new_take_string (dup_birthday (self, years)));
  add_condition (self, self->person, condition);
  add_order_condition (self, "p.birth_date", condition);
  add_persons (self, found);
}

/* Of a date that is known in part the latest day counts, as in linli_date_age(); before that the index is asked. */
#define LATEST_BIRTH \
  "CASE length (p.birth_date) WHEN 4 THEN p.birth_date || '-12-31' WHEN 7 THEN date (p.birth_date || '-01', '+1 month', '-1 day') ELSE p.birth_date END"

static void
add_ages (Build *self)
{
  int least = self->query->least_age, most = self->query->most_age;

  if (least >= 0)
    add_age (self, least, least == 0 ? "p.birth_date <= $" : "p.birth_date <= $ AND " LATEST_BIRTH " <= $");
  if (most >= 0)
    add_age (self, most + 1, "p.birth_date >= substr ($, 1, 4) AND " LATEST_BIRTH " > $");
}

static void
add_codes (Build *self)
{
  GHashTableIter iter;
  gpointer field, code;

  g_hash_table_iter_init (&iter, self->query->codes);
  while (g_hash_table_iter_next (&iter, &field, &code))
    {
      g_autofree char *column = g_strconcat ("p.", field, NULL);
      g_autofree char *condition = g_strconcat (column, " = $", NULL);
      g_autofree char *found = g_strconcat ("SELECT id FROM person p INDEXED BY person_", field, " WHERE ", condition, NULL);

      build_take (self, g_variant_new_string (code));
      add_condition (self, self->person, condition);
      add_order_condition (self, column, condition);
      if (linli_resident_query_can_sort (LINLI_RESIDENT_ROWS_PERSONS, field))
        add_persons (self, found);
    }
}

static void
add_about_persons (Build *self)
{
  LinliResidentQuery *query = self->query;

  for (guint i = 0; i < query->tags->len; i++)
    {
      build_take (self, g_variant_new_string (g_ptr_array_index (query->tags, i)));
      add_condition (self, self->person, "(" HAS_TAG ("person", "p.id") " OR " HAS_TAG ("household", "p.household_id") ")");
      add_persons (self, "SELECT subject_id AS id FROM tag INDEXED BY tag_code WHERE code = $ AND subject_kind = 'person' AND deleted_at IS NULL"
                   " UNION ALL SELECT p.id FROM tag c INDEXED BY tag_code " MEMBERS_OF_C "subject_id"
                   " WHERE c.code = $ AND c.subject_kind = 'household' AND c.deleted_at IS NULL");
    }
  if (query->presence == LINLI_PRESENCE_AWAY)
    {
      g_string_append (self->person, AWAY);
      add_persons (self, "SELECT id FROM person INDEXED BY person_away_from WHERE away_from IS NOT NULL");
    }
  add_codes (self);
  add_ages (self);
}

/* A pattern that finds @part anywhere; what LIKE takes for a wildcard is taken literally. */
static GVariant *
new_pattern (const char *part)
{
  g_autoptr (GString) pattern = g_string_new ("%");

  for (const char *p = part; *p != '\0'; p++)
    {
      if (strchr ("%_\\", *p) != NULL)
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
  g_string_append_c (pattern, '%');
  return g_variant_new_string (pattern->str);
}

/* Parts of a text stand in no index, which is read from end to end; so they come last, for what is found by the others may suffice. */
static void
add_texts (Build *self)
{
  if (self->query->name != NULL)
    {
      build_take (self, g_variant_new_string (self->query->name));
      add_condition (self, self->person, "instr (p.name, $)");
      self->narrow = lists_persons (self) && add_order_condition (self, "n.name", "instr (n.name, $)");
      add_persons (self, "SELECT id FROM person INDEXED BY person_name WHERE instr (name, $)");
    }
  if (self->query->address != NULL)
    add_place (self, new_pattern (self->query->address), "s.address LIKE $ ESCAPE '\\'",
               "SELECT dwelling_id AS id FROM dwelling_standing WHERE address LIKE $ ESCAPE '\\'");
}

/* Everything of a row: of persons as one condition; of households as one about the household and one about any of its members. */
static char *
dup_where (Build *self)
{
  if (lists_persons (self) || self->person->len == 0)
    return g_strconcat (self->own->str, self->place->str, self->person->str, NULL);
  return g_strconcat (self->own->str, self->place->str, " AND EXISTS (SELECT 1 FROM person p INDEXED BY person_household"
                      " WHERE p.household_id = h.id AND p.deleted_at IS NULL", is_here (self->query) ? PRESENT : "",
                      self->person->str, ")", NULL);
}

static const char *
get_base (LinliResidentQuery *self)
{
  return self->rows == LINLI_RESIDENT_ROWS_PERSONS ? "p" : "h";
}

/* With all that a column or a filter may read; SQLite leaves out what none does. */
static char *
dup_from (LinliResidentQuery *self,
          const char         *base)
{
  gboolean persons = self->rows == LINLI_RESIDENT_ROWS_PERSONS;

  return g_strconcat (" FROM ", base, persons ? "person p" : "household h", *base != '\0' ? " ON " : "",
                      *base == '\0' ? "" : persons ? "p.id = m.value" : "h.id = m.value",
                      persons ? " LEFT JOIN household h ON h.id = p.household_id" : "",
                      " LEFT JOIN dwelling d ON d.id = h.dwelling_id LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
                      " LEFT JOIN person a ON a.id = h.head_id AND a.deleted_at IS NULL", is_here (self) ? PRESENT_HEAD : "",
                      " LEFT JOIN grid g ON g.id = s.grid_id LEFT JOIN name_order n ON n.name = ", persons ? "p.name" : "a.name", NULL);
}

static char *
dup_rows_sql (LinliResidentQuery *self)
{
  const char *base = get_base (self);
  g_autofree char *from = dup_from (self, "");
  GString *sql = g_string_new (NULL);

  g_string_printf (sql, "SELECT %s.id", base);
  for (guint i = 0; i < self->columns->len; i++)
    g_string_append_printf (sql, ", %s", _linli_resident_columns_get_source (self->rows, self->presence, g_array_index (self->columns, guint, i))->sql);
  g_string_append_printf (sql, "%s WHERE %s.id IN (SELECT value FROM json_each (?1))", from, base);
  return g_string_free (sql, FALSE);
}

/* An older person was born earlier. */
static gboolean
reads_backwards (LinliResidentQuery *self)
{
  guint n;
  gboolean by_age = strcmp (linli_resident_query_list_columns (self->rows, &n)[self->sort].name, "age") == 0;

  return self->descending != by_age;
}

static char *
dup_order (Build *self)
{
  g_autoptr (GString) sql = g_string_new (self->source->order);

  g_string_replace (sql, "@", reads_backwards (self->query) ? " DESC" : "", 0);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static LinliRowQuery *
build_finish (Build              *self,
              const char * const *kinds)
{
  const LinliResidentSource *source = self->source;
  const char *base = get_base (self->query);
  g_autofree char *where = dup_where (self);
  g_autofree char *order = dup_order (self);
  g_autofree char *from = dup_from (self->query, "");
  g_autofree char *few = g_strdup_printf ("json_each (?%u) m CROSS JOIN ", self->parameters->len + 1);
  g_autofree char *few_from = dup_from (self->query, few);
  g_autofree char *rows_sql = dup_rows_sql (self->query);
  LinliRowStatements statements = { .most_first = reads_backwards (self->query) };

  statements.n_quick = self->n_quick;
  statements.narrow = self->narrow;
  g_ptr_array_add (self->found, NULL);
  statements.found = (GStrv) g_ptr_array_steal (self->found, NULL);
  statements.counts = source->counted != NULL;
  if (statements.counts)
    statements.order = g_strconcat ("SELECT linli_count (", source->counted, ") FROM ", source->from, " WHERE ", source->filled, NULL);
  else
    statements.order = g_strconcat ("SELECT ", base, ".id FROM ", source->from, " WHERE ", source->filled, self->order->str, " ORDER BY ", order, NULL);
  statements.tail = g_strconcat ("SELECT ", base, ".id", from, " WHERE ", source->empty, " AND ", where, " ORDER BY ", base, ".id", NULL);
  statements.few =
    g_strconcat ("SELECT ", base, ".id", few_from, " WHERE ", where, " ORDER BY CASE WHEN ", source->empty, " THEN ", base, ".id END, ", order, NULL);
  statements.match = g_strconcat ("SELECT ", base, ".id", from, " WHERE ", where, NULL);
  return _linli_row_query_new_sorted (&statements, self->parameters, rows_sql, kinds);
}

/**
 * linli_resident_query_build:
 * @self: a query
 *
 * Returns: (transfer full): what a #LinliIdList shows; later changes of @self do not touch it
 */
LinliRowQuery *
linli_resident_query_build (LinliResidentQuery *self)
{
  static const char * const person_kinds[] = { "person", "household", "dwelling", "unit", "building", "compound", "tag", "grid", "grid_rule", NULL };
  static const char * const household_kinds[] = { "household", "person", "dwelling", "unit", "building", "compound", "tag", "grid", "grid_rule", NULL };
  g_auto (Build) build = { 0 };

  g_return_val_if_fail (LINLI_IS_RESIDENT_QUERY (self), NULL);

  build_init (&build, self);
  /* What names the fewest at the least cost comes first. */
  add_ids (&build);
  add_places (&build);
  add_presence (&build);
  if (!lists_persons (&build))
    build.n_quick = build.found->len;
  add_about_persons (&build);
  if (lists_persons (&build))
    build.n_quick = build.found->len;
  add_texts (&build);
  return build_finish (&build, self->rows == LINLI_RESIDENT_ROWS_PERSONS ? person_kinds : household_kinds);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliResidentQuery: composes what a list of residents or households shows: the statements that find and sort it, along the index
 * of the column that it is sorted by or through the filter; see LinliRowQuery. */

#include "config.h"

#include "linli-resident-query.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-date.h"
#include "linli-mask.h"
#include "linli-resident-columns-private.h"
#include "linli-row-query-private.h"
#include "linli-tags.h"
#include "linli-value-private.h"

struct _LinliResidentQuery {
  GObject parent_instance;
  LinliResidentRows rows;
  LinliPresence presence;
  gint64 grid;
  gint64 compound;
  gint64 building;
  GPtrArray *tags;
  int least_age;
  int most_age;
  GHashTable *codes; /* field of a person → code */
  char *name;
  char *address;
  char *ids; /* JSON, or NULL */
  char *grids; /* the same */
  char *dwellings;
  guint sort;
  gboolean descending;
  GArray *columns; /* of guint */
};

G_DEFINE_FINAL_TYPE (LinliResidentQuery, linli_resident_query, G_TYPE_OBJECT)

/* A condition in the making: SQL, and the parameters that it numbers. */
typedef struct {
  GString *own;
  GString *person;
  GString *place;
  GPtrArray *parameters;
  guint name; /* the parameter that is the pattern of the name, or 0 */
} Where;

static void
linli_resident_query_finalize (GObject *object)
{
  LinliResidentQuery *self = LINLI_RESIDENT_QUERY (object);

  g_ptr_array_unref (self->tags);
  g_hash_table_unref (self->codes);
  g_free (self->name);
  g_free (self->address);
  g_free (self->ids);
  g_free (self->grids);
  g_free (self->dwellings);
  g_array_unref (self->columns);
  G_OBJECT_CLASS (linli_resident_query_parent_class)->finalize (object);
}

static void
linli_resident_query_class_init (LinliResidentQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_resident_query_finalize;
}

static void
linli_resident_query_init (LinliResidentQuery *self)
{
  self->tags = g_ptr_array_new_with_free_func (g_free);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->least_age = self->most_age = -1;
  self->columns = g_array_new (FALSE, FALSE, sizeof (guint));
}

/* Appends a condition in which every $ stands for the value. */
static void
where_add (GString    *to,
           Where      *where,
           const char *condition,
           GVariant   *value)
{
  if (value != NULL)
    g_ptr_array_add (where->parameters, g_variant_ref_sink (value));
  g_string_append (to, " AND ");
  for (const char *p = condition; *p != '\0'; p++)
    if (*p == '$')
      g_string_append_printf (to, "?%u", where->parameters->len);
    else
      g_string_append_c (to, *p);
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

static char *
years_ago (int  years,
           gint days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_full (now, -years, 0, days, 0, 0, 0);

  return g_date_time_format (then, "%Y-%m-%d");
}

static void
where_add_persons (LinliResidentQuery *self,
                   Where              *where)
{
  GHashTableIter iter;
  gpointer field, code;

  for (guint i = 0; i < self->tags->len; i++)
    where_add (where->person, where,
               "(p.id IN (SELECT subject_id FROM tag WHERE subject_kind = 'person' AND code = $ AND deleted_at IS NULL"
               " AND (until IS NULL OR until > date ('now', 'localtime')))"
               " OR p.household_id IN (SELECT subject_id FROM tag WHERE subject_kind = 'household' AND code = $ AND deleted_at IS NULL"
               " AND (until IS NULL OR until > date ('now', 'localtime'))))", g_variant_new_string (g_ptr_array_index (self->tags, i)));
  if (self->least_age >= 0)
    where_add (where->person, where, "p.birth_date <= $", g_variant_new_take_string (years_ago (self->least_age, 0)));
  if (self->most_age >= 0)
    where_add (where->person, where, "p.birth_date > $", g_variant_new_take_string (years_ago (self->most_age + 1, 0)));
  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &field, &code))
    {
      g_autofree char *condition = g_strdup_printf ("p.\"%s\" = $", (char *) field);

      where_add (where->person, where, condition, g_variant_new_string (code));
    }
  if (self->name != NULL)
    where_add (where->person, where, "p.name IN (SELECT name FROM name_order WHERE name LIKE $ ESCAPE '\\')", new_pattern (self->name));
  where->name = self->name != NULL ? where->parameters->len : 0;
}

static void
where_add_places (LinliResidentQuery *self,
                  Where              *where)
{
  if (self->grid != 0)
    where_add (where->place, where,
               "s.grid_id IN (WITH RECURSIVE below (id) AS (SELECT $ UNION SELECT c.id FROM below b JOIN grid c ON c.parent_id = b.id"
               " WHERE c.deleted_at IS NULL) SELECT id FROM below)", g_variant_new_int64 (self->grid));
  if (self->grids != NULL)
    where_add (where->place, where, "s.grid_id IN (SELECT value FROM json_each ($))", g_variant_new_string (self->grids));
  if (self->dwellings != NULL)
    where_add (where->place, where, "s.dwelling_id IN (SELECT value FROM json_each ($))", g_variant_new_string (self->dwellings));
  if (self->compound != 0)
    where_add (where->place, where, "(d.compound_id = $ OR d.building_id IN (SELECT id FROM building WHERE compound_id = $))",
               g_variant_new_int64 (self->compound));
  if (self->building != 0)
    where_add (where->place, where, "d.building_id = $", g_variant_new_int64 (self->building));
  if (self->address != NULL)
    where_add (where->place, where, "s.address LIKE $ ESCAPE '\\'", new_pattern (self->address));
}

static void
where_add_own (LinliResidentQuery *self,
               Where              *where)
{
  gboolean persons = self->rows == LINLI_RESIDENT_ROWS_PERSONS;

  g_string_append (where->own, persons ? "p.deleted_at IS NULL" : "h.deleted_at IS NULL");
  if (self->presence == LINLI_PRESENCE_HERE)
    g_string_append (where->own, persons ? " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL AND h.moved_out_on IS NULL" :
                     " AND h.moved_out_on IS NULL");
  else if (self->presence == LINLI_PRESENCE_GONE)
    g_string_append (where->own, persons ?
                     " AND p.id IN (SELECT id FROM person WHERE moved_out_on IS NOT NULL UNION ALL SELECT id FROM person WHERE deceased_on IS NOT NULL"
                     " UNION ALL SELECT m.id FROM household g CROSS JOIN person m ON m.household_id = g.id WHERE g.moved_out_on IS NOT NULL)" :
                     " AND h.moved_out_on IS NOT NULL");
  if (self->ids != NULL)
    where_add (where->own, where, persons ? "p.id IN (SELECT value FROM json_each ($))" : "h.id IN (SELECT value FROM json_each ($))",
               g_variant_new_string (self->ids));
}

/* Everything of a row: of persons as one condition; of households as one about the household and one about any of its members,
 * looked up for each household or, @at_once, for all of them. */
static char *
dup_where (LinliResidentQuery *self,
           const Where        *where,
           gboolean            at_once)
{
  const char *present = self->presence == LINLI_PRESENCE_HERE ? " AND p.moved_out_on IS NULL AND p.deceased_on IS NULL" : "";

  if (self->rows == LINLI_RESIDENT_ROWS_PERSONS || where->person->len == 0)
    return g_strconcat (where->own->str, where->place->str, where->person->str, NULL);
  if (at_once)
    return g_strconcat (where->own->str, where->place->str, " AND h.id IN (SELECT p.household_id FROM person p WHERE p.deleted_at IS NULL",
                        present, where->person->str, ")", NULL);
  return g_strconcat (where->own->str, where->place->str, " AND EXISTS (SELECT 1 FROM person p INDEXED BY person_household"
                      " WHERE p.household_id = h.id AND p.deleted_at IS NULL", present, where->person->str, ")", NULL);
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
                      " LEFT JOIN person a ON a.id = h.head_id LEFT JOIN grid g ON g.id = s.grid_id LEFT JOIN name_order n ON n.name = ",
                      persons ? "p.name" : "a.name", NULL);
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

static char *
dup_order (LinliResidentQuery *self,
           const char         *order)
{
  guint n;
  /* An older person was born earlier. */
  gboolean by_age = strcmp (linli_resident_query_list_columns (self->rows, &n)[self->sort].name, "age") == 0;
  g_autoptr (GString) sql = g_string_new (order);

  g_string_replace (sql, "@", self->descending != by_age ? " DESC" : "", 0);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* The way along the index of the order, with what the filter asks for besides. */
static char *
dup_walk (LinliResidentQuery        *self,
          const LinliResidentSource *source,
          const Where               *conditions,
          const char                *where,
          const char                *order)
{
  const char *from = source->from;
  gboolean persons = self->rows == LINLI_RESIDENT_ROWS_PERSONS;
  g_autofree char *name = NULL;

  /* Seen in the index already, before anybody is looked up. */
  if (persons && conditions->name != 0 && strstr (from, "name_order n ") != NULL)
    name = g_strdup_printf (" AND n.name LIKE ?%u ESCAPE '\\'", conditions->name);
  return g_strconcat ("SELECT ", get_base (self), ".id FROM ", from,
                      persons && strstr (from, "household h ") == NULL ? " LEFT JOIN household h ON h.id = p.household_id" : "",
                      strstr (from, "dwelling_standing s ") == NULL ? " LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id" : "",
                      strstr (from, "dwelling d ") == NULL ? " LEFT JOIN dwelling d ON d.id = h.dwelling_id" : "",
                      " WHERE ", source->filled, " AND ", where, name != NULL ? name : "", " ORDER BY ", order, NULL);
}

/* Everybody in the list, from the place where the filter names one, else as SQLite finds best. */
static char *
dup_match (LinliResidentQuery *self,
           const Where        *conditions,
           const char         *where)
{
  gboolean persons = self->rows == LINLI_RESIDENT_ROWS_PERSONS;
  gboolean inside = self->compound != 0 || self->building != 0;
  const char *from;

  if (conditions->place->len == 0)
    from = persons ? "person p LEFT JOIN household h ON h.id = p.household_id" : "household h";
  else if (inside)
    from = "dwelling d CROSS JOIN dwelling_standing s ON s.dwelling_id = d.id CROSS JOIN household h INDEXED BY household_dwelling ON h.dwelling_id = d.id";
  else
    from = "dwelling_standing s CROSS JOIN household h INDEXED BY household_dwelling ON h.dwelling_id = s.dwelling_id";
  return g_strconcat ("SELECT ", get_base (self), ".id FROM ", from,
                      persons && strstr (from, "person p ") == NULL ? " CROSS JOIN person p INDEXED BY person_household ON p.household_id = h.id" : "",
                      " WHERE ", where, NULL);
}

static LinliRowQuery *
build_sorted (LinliResidentQuery *self,
              const Where        *conditions,
              const char         *rows_sql,
              const char * const *kinds)
{
  const LinliResidentSource *source = _linli_resident_columns_get_source (self->rows, self->presence, self->sort);
  const char *base = get_base (self);
  g_autofree char *where = dup_where (self, conditions, FALSE);
  g_autofree char *where_at_once = dup_where (self, conditions, TRUE);
  g_autofree char *order = dup_order (self, source->order);
  g_autofree char *from = dup_from (self, "");
  g_autofree char *few_from = dup_from (self, "json_each (?1) m CROSS JOIN ");
  g_autofree char *walk = dup_walk (self, source, conditions, where, order);
  g_autofree char *tail = g_strconcat ("SELECT ", base, ".id", from, " WHERE ", source->empty, " AND ", where, " ORDER BY ", base, ".id", NULL);
  g_autofree char *match = dup_match (self, conditions, where_at_once);
  g_autofree char *few =
    g_strconcat ("SELECT ", base, ".id", few_from, " ORDER BY CASE WHEN ", source->empty, " THEN ", base, ".id END, ", order, NULL);
  g_autofree char *all = g_strconcat ("SELECT ", base, ".id FROM ", source->from, " WHERE ", source->filled, " ORDER BY ", order, NULL);

  /* What is counted for all at once has no value for one, and is counted once. */
  if (strstr (source->order, "c.") != NULL)
    return _linli_row_query_new_sorted (&(LinliRowStatements) { walk, tail, NULL, NULL, NULL }, conditions->parameters, rows_sql, kinds);
  return _linli_row_query_new_sorted (&(LinliRowStatements) { walk, tail, match, few, all }, conditions->parameters, rows_sql, kinds);
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
  g_autoptr (GString) own = g_string_new (NULL);
  g_autoptr (GString) person = g_string_new (NULL);
  g_autoptr (GString) place = g_string_new (NULL);
  g_autoptr (GPtrArray) parameters = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  Where conditions = { own, person, place, parameters, 0 };
  g_autofree char *rows_sql = NULL;

  g_return_val_if_fail (LINLI_IS_RESIDENT_QUERY (self), NULL);

  where_add_own (self, &conditions);
  where_add_persons (self, &conditions);
  where_add_places (self, &conditions);
  rows_sql = dup_rows_sql (self);
  return build_sorted (self, &conditions, rows_sql, self->rows == LINLI_RESIDENT_ROWS_PERSONS ? person_kinds : household_kinds);
}

/**
 * linli_resident_query_new:
 * @rows: what a row is
 *
 * Returns: (transfer full): a query over everybody who is here, by address, with all columns
 */
LinliResidentQuery *
linli_resident_query_new (LinliResidentRows rows)
{
  LinliResidentQuery *self = g_object_new (LINLI_TYPE_RESIDENT_QUERY, NULL);
  guint n;

  self->rows = rows;
  linli_resident_query_list_columns (rows, &n);
  for (guint i = 0; i < n; i++)
    g_array_append_val (self->columns, i);
  self->sort = (guint) _linli_resident_columns_find (rows, "address");
  return self;
}

/**
 * linli_resident_query_set_presence:
 * @self: a query
 * @presence: whether those who moved out or died are shown
 */
void
linli_resident_query_set_presence (LinliResidentQuery *self,
                                   LinliPresence       presence)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  self->presence = presence;
}

/**
 * linli_resident_query_set_grid:
 * @self: a query
 * @grid: only what lies in this grid or in one below it; 0 for all
 */
void
linli_resident_query_set_grid (LinliResidentQuery *self,
                               gint64              grid)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  self->grid = grid;
}

/**
 * linli_resident_query_set_compound:
 * @self: a query
 * @compound: only what lies in this compound; 0 for all
 */
void
linli_resident_query_set_compound (LinliResidentQuery *self,
                                   gint64              compound)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  self->compound = compound;
}

/**
 * linli_resident_query_set_building:
 * @self: a query
 * @building: only what lies in this building; 0 for all
 */
void
linli_resident_query_set_building (LinliResidentQuery *self,
                                   gint64              building)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  self->building = building;
}

/**
 * linli_resident_query_add_tag:
 * @self: a query
 * @code: (nullable): only who has this tag today, or lives in a household that has it; %NULL forgets all tags
 */
void
linli_resident_query_add_tag (LinliResidentQuery *self,
                              const char         *code)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  if (code != NULL)
    g_ptr_array_add (self->tags, g_strdup (code));
  else
    g_ptr_array_set_size (self->tags, 0);
}

/**
 * linli_resident_query_set_ages:
 * @self: a query
 * @least: in years; -1 for no bound
 * @most: in years, inclusive; -1 for no bound
 *
 * Who has no birth date is not found by a bound.
 */
void
linli_resident_query_set_ages (LinliResidentQuery *self,
                               int                 least,
                               int                 most)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  self->least_age = CLAMP (least, -1, 200);
  self->most_age = CLAMP (most, -1, 200);
}

/**
 * linli_resident_query_set_code:
 * @self: a query
 * @field: a field of a person that holds a code: sex, population_type, residence_status, attention …
 * @code: (nullable): only who has this code; %NULL for all
 */
void
linli_resident_query_set_code (LinliResidentQuery *self,
                               const char         *field,
                               const char         *code)
{
  const LinliKind *person = linli_kind_lookup ("person");
  int n;

  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self) && field != NULL);

  n = linli_kind_find_field (person, field);
  g_return_if_fail (n >= 0 && person->fields[n].type == LINLI_FIELD_CODE);
  if (code != NULL)
    g_hash_table_replace (self->codes, g_strdup (field), g_strdup (code));
  else
    g_hash_table_remove (self->codes, field);
}

static void
set_part (char       **to,
          const char  *part)
{
  g_free (*to);
  *to = part != NULL && *part != '\0' ? g_strdup (part) : NULL;
}

/**
 * linli_resident_query_set_name:
 * @self: a query
 * @part: (nullable): only whose name holds this; %NULL or "" for all
 */
void
linli_resident_query_set_name (LinliResidentQuery *self,
                               const char         *part)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  set_part (&self->name, part);
}

/**
 * linli_resident_query_set_address:
 * @self: a query
 * @part: (nullable): only whose address holds this; %NULL or "" for all
 */
void
linli_resident_query_set_address (LinliResidentQuery *self,
                                  const char         *part)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  set_part (&self->address, part);
}

/* Puts the ids as a JSON array in the place of what was there. */
static void
take_ids (char         **json,
          const gint64  *ids,
          gsize          n_ids)
{
  GString *list = NULL;

  g_clear_pointer (json, g_free);
  if (ids == NULL)
    return;
  list = g_string_new ("[");
  for (gsize i = 0; i < n_ids; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (list, ']');
  *json = g_string_free (list, FALSE);
}

/**
 * linli_resident_query_set_ids:
 * @self: a query
 * @ids: (nullable) (array length=n_ids): only these rows, as a search found them; %NULL for all
 * @n_ids: how many
 */
void
linli_resident_query_set_ids (LinliResidentQuery *self,
                              const gint64       *ids,
                              gsize               n_ids)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  take_ids (&self->ids, ids, n_ids);
}

/**
 * linli_resident_query_set_grids:
 * @self: a query
 * @grids: (nullable) (array length=n_grids): only what lies in one of these grids, not in those below them; %NULL for all
 * @n_grids: how many
 */
void
linli_resident_query_set_grids (LinliResidentQuery *self,
                                const gint64       *grids,
                                gsize               n_grids)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  take_ids (&self->grids, grids, n_grids);
}

/**
 * linli_resident_query_set_dwellings:
 * @self: a query
 * @dwellings: (nullable) (array length=n_dwellings): only who lives in one of these; %NULL for all
 * @n_dwellings: how many
 */
void
linli_resident_query_set_dwellings (LinliResidentQuery *self,
                                    const gint64       *dwellings,
                                    gsize               n_dwellings)
{
  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));

  take_ids (&self->dwellings, dwellings, n_dwellings);
}

/**
 * linli_resident_query_set_sort:
 * @self: a query
 * @column: the column to sort by; "address" as people walk, names by their reading
 * @descending: whether backwards; empty fields stay at the end
 *
 * Returns: whether a list can be sorted by that column
 */
gboolean
linli_resident_query_set_sort (LinliResidentQuery *self,
                               const char         *column,
                               gboolean            descending)
{
  int n;

  g_return_val_if_fail (LINLI_IS_RESIDENT_QUERY (self) && column != NULL, FALSE);

  if (!linli_resident_query_can_sort (self->rows, column))
    return FALSE;
  n = _linli_resident_columns_find (self->rows, column);
  self->sort = (guint) n;
  self->descending = descending;
  return TRUE;
}

/**
 * linli_resident_query_can_sort:
 * @rows: what a row is
 * @column: name of a column
 *
 * Returns: whether a list can be sorted by that column
 */
gboolean
linli_resident_query_can_sort (LinliResidentRows  rows,
                               const char        *column)
{
  int n = _linli_resident_columns_find (rows, column);

  return n >= 0 && _linli_resident_columns_get_source (rows, LINLI_PRESENCE_ANY, (guint) n)->from != NULL;
}

/**
 * linli_resident_query_set_columns:
 * @self: a query
 * @columns: (array zero-terminated=1): names of columns, in the order in which they are shown
 *
 * Returns: whether all of them exist; otherwise nothing is changed
 */
gboolean
linli_resident_query_set_columns (LinliResidentQuery *self,
                                  const char * const *columns)
{
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));

  g_return_val_if_fail (LINLI_IS_RESIDENT_QUERY (self) && columns != NULL, FALSE);

  for (gsize i = 0; columns[i] != NULL; i++)
    {
      int n = _linli_resident_columns_find (self->rows, columns[i]);

      if (n < 0)
        return FALSE;
      g_array_append_val (found, n);
    }
  g_array_unref (self->columns);
  self->columns = g_steal_pointer (&found);
  return TRUE;
}

/**
 * linli_resident_query_get_n_columns:
 * @self: a query
 *
 * Returns: how many columns a row has
 */
guint
linli_resident_query_get_n_columns (LinliResidentQuery *self)
{
  g_return_val_if_fail (LINLI_IS_RESIDENT_QUERY (self), 0);

  return self->columns->len;
}

/**
 * linli_resident_query_get_column:
 * @self: a query
 * @n: a column of a row, from 0
 *
 * Returns: what it shows
 */
const LinliResidentColumn *
linli_resident_query_get_column (LinliResidentQuery *self,
                                 guint               n)
{
  guint n_known;

  g_return_val_if_fail (LINLI_IS_RESIDENT_QUERY (self) && n < self->columns->len, NULL);

  return &linli_resident_query_list_columns (self->rows, &n_known)[g_array_index (self->columns, guint, n)];
}

static char *
dup_age (const char *birth_date)
{
  LinliDate birth, today;

  linli_date_today (&today);
  if (!linli_date_parse (birth_date, &birth, NULL) || linli_date_age (&birth, &today) < 0)
    return g_strdup ("");
  return g_strdup_printf ("%d", linli_date_age (&birth, &today));
}

static char *
dup_tags (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  g_autoptr (GString) names = g_string_new (NULL);

  for (gsize i = 0; words[i] != NULL; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? " " : "", *words[i] == '#' ? linli_tags_get_label (words[i] + 1) : words[i]);
  return g_strdup (names->str);
}

static const char *
get_state_label (const char *state)
{
  if (strcmp (state, "deceased") == 0)
    return _("Deceased");
  return strcmp (state, "moved") == 0 ? _("Moved out") : _("Away");
}

/**
 * linli_resident_query_dup_display:
 * @self: the query that was built
 * @row: a row of the list
 * @column: a column of the row, from 0
 * @masked: whether personal data is masked
 *
 * Returns: (transfer full): the field as the user reads it; "" when it is empty
 */
char *
linli_resident_query_dup_display (LinliResidentQuery *self,
                                  LinliRow           *row,
                                  guint               column,
                                  gboolean            masked)
{
  const LinliResidentColumn *shown;
  const LinliKind *kind;
  const LinliField *field;
  LinliValue value = { .type = LINLI_VALUE_TEXT };
  const char *text;

  g_return_val_if_fail (LINLI_IS_RESIDENT_QUERY (self) && LINLI_IS_ROW (row), NULL);

  shown = linli_resident_query_get_column (self, column);
  text = linli_row_get_text (row, column);
  if (text == NULL || shown == NULL)
    return g_strdup ("");
  if (shown->kind == NULL)
    {
      if (strcmp (shown->name, "age") == 0)
        return dup_age (text);
      if (strcmp (shown->name, "tags") == 0)
        return dup_tags (text);
      return g_strdup (strcmp (shown->name, "state") == 0 ? get_state_label (text) : text);
    }
  kind = linli_kind_lookup (shown->kind);
  field = &kind->fields[linli_kind_find_field (kind, shown->field)];
  value.text = (char *) text;
  return masked ? _linli_value_dup_masked (&value, field) : _linli_value_dup_display (&value, field);
}

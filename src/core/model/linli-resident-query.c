/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliResidentQuery: what a list of residents or households shall show, and how its cells read. The statements are composed in
 * linli-resident-query-build.c. */

#include "config.h"

#include "linli-resident-query-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-date.h"
#include "linli-resident-columns-private.h"
#include "linli-tags.h"
#include "linli-value-private.h"

G_DEFINE_FINAL_TYPE (LinliResidentQuery, linli_resident_query, G_TYPE_OBJECT)

static void
linli_resident_query_finalize (GObject *object)
{
  LinliResidentQuery *self = LINLI_RESIDENT_QUERY (object);

  g_ptr_array_unref (self->tags);
  g_hash_table_unref (self->codes);
  g_free (self->day);
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
 * @presence: whether those who moved out or died are shown, or those alone who are away (or a member of whom is)
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
 * Ages are those of linli_date_age(). Who has no birth date is not found by a bound.
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
 * linli_resident_query_set_day:
 * @self: a query
 * @day: (nullable): the day on which ages are counted, as YYYY-MM-DD; %NULL for today
 */
void
linli_resident_query_set_day (LinliResidentQuery *self,
                              const char         *day)
{
  LinliDate date;

  g_return_if_fail (LINLI_IS_RESIDENT_QUERY (self));
  g_return_if_fail (day == NULL || (linli_date_parse (day, &date, NULL) && linli_date_is_whole (&date)));

  g_free (self->day);
  self->day = g_strdup (day);
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

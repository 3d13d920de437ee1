/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The columns that a list of residents or households may show, and how each is read and sorted. */

#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "linli-resident-columns-private.h"

/* Tags that hold today: the names of the community's own, and the codes of the usual ones behind a #. */
#define TAG_NAME "ifnull (replace (k.name, ' ', ''), '#' || t.code)"
#define HOLDS "(t.until IS NULL OR t.until > date ('now', 'localtime'))"
#define TAGS(kind, id) \
  "(SELECT group_concat (" TAG_NAME ", ' ') FROM tag t LEFT JOIN tag_kind k ON k.code = t.code AND k.deleted_at IS NULL" \
  " WHERE t.subject_kind = '" kind "' AND t.subject_id = " id " AND t.deleted_at IS NULL" \
  " AND " HOLDS ")"
#define MEMBERS \
  "(SELECT count(*) FROM person m WHERE m.household_id = h.id AND m.deleted_at IS NULL AND m.moved_out_on IS NULL AND m.deceased_on IS NULL)"
#define MEMBER_TAGS \
  "(SELECT group_concat (name, ' ') FROM (SELECT DISTINCT " TAG_NAME " AS name FROM person m CROSS JOIN tag t ON t.subject_kind = 'person'" \
  " AND t.subject_id = m.id AND t.deleted_at IS NULL AND " HOLDS \
  " LEFT JOIN tag_kind k ON k.code = t.code AND k.deleted_at IS NULL WHERE m.household_id = h.id AND m.deleted_at IS NULL" \
  " AND m.moved_out_on IS NULL AND m.deceased_on IS NULL))"
#define STATE \
  "CASE WHEN p.deceased_on IS NOT NULL THEN 'deceased' WHEN p.moved_out_on IS NOT NULL OR h.moved_out_on IS NOT NULL THEN 'moved'" \
  " WHEN p.away_from <= date ('now', 'localtime') AND (p.away_until IS NULL OR p.away_until >= date ('now', 'localtime')) THEN 'away' END"

typedef struct {
  const char *sql;
  const char *sort; /* NULL: cannot be sorted by; "": in a way of its own */
} Source;

#define PERSON(field, label) { field, label, "person", field }
#define HOUSEHOLD(field, label) { field, label, "household", field }

static const LinliResidentColumn person_columns[] = {
  PERSON ("name", N_("Name of person")),
  PERSON ("sex", N_("Sex")),
  { "age", N_("Age"), NULL, NULL },
  PERSON ("birth_date", N_("Birth date")),
  PERSON ("identity_type", N_("Identity document")),
  PERSON ("identity_number", N_("Identity number")),
  PERSON ("phone", N_("Phone")),
  { "address", N_("Address"), NULL, NULL },
  { "grid", N_("Grid"), "grid", "name" },
  { "head", N_("Head of household"), "person", "name" },
  PERSON ("relation_to_head", N_("Relation to head")),
  PERSON ("relation_to_owner", N_("Relation to owner")),
  PERSON ("population_type", N_("Population type")),
  PERSON ("residence_status", N_("Residence status")),
  { "tags", N_("Tags"), NULL, NULL },
  { "state", N_("Presence"), NULL, NULL },
  PERSON ("ethnicity", N_("Ethnic group")),
  PERSON ("education", N_("Education")),
  PERSON ("employer", N_("Employer")),
  PERSON ("registered_address", N_("Registered address")),
  PERSON ("attention", N_("Attention")),
  { "tenure", N_("Tenure"), "dwelling", "tenure" },
  { "number", N_("Household number"), "household", "number" },
  PERSON ("note", N_("Note")),
};

static const Source person_sources[] = {
  { "p.name", "" }, { "p.sex", "p.sex" }, { "p.birth_date", "p.birth_date" }, { "p.birth_date", "p.birth_date" }, { "p.identity_type", "p.identity_type" },
  { "p.identity_number", "p.identity_number" }, { "p.phone", "p.phone" }, { "ifnull (s.address, d.address_raw)", "" }, { "g.name", "s.grid_id" },
  { "a.name", NULL }, { "p.relation_to_head", "p.relation_to_head" }, { "p.relation_to_owner", "p.relation_to_owner" },
  { "p.population_type", "p.population_type" }, { "p.residence_status", "p.residence_status" }, { TAGS ("person", "p.id"), NULL }, { STATE, STATE },
  { "p.ethnicity", "p.ethnicity" }, { "p.education", "p.education" }, { "p.employer", "p.employer" },
  { "p.registered_address", "p.registered_address" }, { "p.attention", "p.attention" }, { "d.tenure", NULL }, { "h.number", "h.number" },
  { "p.note", NULL },
};

static const LinliResidentColumn household_columns[] = {
  { "address", N_("Address"), NULL, NULL },
  { "head", N_("Head of household"), "person", "name" },
  { "members", N_("Members"), NULL, NULL },
  HOUSEHOLD ("phone", N_("Phone")),
  { "head_phone", N_("Phone of the head"), "person", "phone" },
  { "tags", N_("Tags"), NULL, NULL },
  { "grid", N_("Grid"), "grid", "name" },
  HOUSEHOLD ("kind", N_("Kind")),
  HOUSEHOLD ("number", N_("Household number")),
  { "tenure", N_("Tenure"), "dwelling", "tenure" },
  { "use", N_("Use"), "dwelling", "use" },
  { "owner_name", N_("Owner"), "dwelling", "owner_name" },
  { "owner_phone", N_("Owner's phone"), "dwelling", "owner_phone" },
  HOUSEHOLD ("moved_out_on", N_("Moved out on")),
  HOUSEHOLD ("moved_to", N_("Moved to")),
  HOUSEHOLD ("note", N_("Note")),
};

static const Source household_sources[] = {
  { "ifnull (s.address, d.address_raw)", "" }, { "a.name", "" }, { MEMBERS, MEMBERS }, { "h.phone", "h.phone" }, { "a.phone", NULL },
  { MEMBER_TAGS, NULL }, { "g.name", "s.grid_id" }, { "h.kind", "h.kind" }, { "h.number", "h.number" }, { "d.tenure", "d.tenure" }, { "d.use", "d.use" },
  { "d.owner_name", NULL }, { "d.owner_phone", NULL }, { "h.moved_out_on", "h.moved_out_on" }, { "h.moved_to", "h.moved_to" }, { "h.note", NULL },
};

G_STATIC_ASSERT (G_N_ELEMENTS (person_columns) == G_N_ELEMENTS (person_sources));
G_STATIC_ASSERT (G_N_ELEMENTS (household_columns) == G_N_ELEMENTS (household_sources));

const char *
_linli_resident_columns_get_sql (LinliResidentRows rows,
                                 guint             column)
{
  return rows == LINLI_RESIDENT_ROWS_PERSONS ? person_sources[column].sql : household_sources[column].sql;
}

const char *
_linli_resident_columns_get_sort (LinliResidentRows rows,
                                  guint             column)
{
  return rows == LINLI_RESIDENT_ROWS_PERSONS ? person_sources[column].sort : household_sources[column].sort;
}

int
_linli_resident_columns_find (LinliResidentRows  rows,
                              const char        *name)
{
  guint n;
  const LinliResidentColumn *columns = linli_resident_query_list_columns (rows, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (columns[i].name, name) == 0)
      return (int) i;
  return -1;
}

/**
 * linli_resident_query_list_columns:
 * @rows: what a row is
 * @n_columns: (out): how many
 *
 * Returns: (array length=n_columns): the columns that a list may show, in their usual order
 */
const LinliResidentColumn *
linli_resident_query_list_columns (LinliResidentRows  rows,
                                   guint             *n_columns)
{
  g_return_val_if_fail (n_columns != NULL, NULL);

  *n_columns = rows == LINLI_RESIDENT_ROWS_PERSONS ? G_N_ELEMENTS (person_columns) : G_N_ELEMENTS (household_columns);
  return rows == LINLI_RESIDENT_ROWS_PERSONS ? person_columns : household_columns;
}

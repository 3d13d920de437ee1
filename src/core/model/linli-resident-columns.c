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
#define IS_PRESENT "m.deleted_at IS NULL AND m.moved_out_on IS NULL AND m.deceased_on IS NULL"
#define PRESENT_MEMBERS " FROM person m WHERE m.household_id = h.id AND " IS_PRESENT
#define MEMBERS "(SELECT count(*)" PRESENT_MEMBERS ")"
#define MEMBER_TAGS \
  "(SELECT group_concat (name, ' ') FROM (SELECT DISTINCT " TAG_NAME " AS name FROM person m CROSS JOIN tag t ON t.subject_kind = 'person'" \
  " AND t.subject_id = m.id AND t.deleted_at IS NULL AND " HOLDS \
  " LEFT JOIN tag_kind k ON k.code = t.code AND k.deleted_at IS NULL WHERE m.household_id = h.id AND " IS_PRESENT "))"
/* Looked up once a statement. */
#define TODAY "(SELECT date ('now', 'localtime'))"
#define STATE \
  "(CASE WHEN p.deceased_on IS NOT NULL THEN 'deceased' WHEN p.moved_out_on IS NOT NULL OR h.moved_out_on IS NOT NULL THEN 'moved'" \
  " WHEN p.away_from <= " TODAY " AND (p.away_until IS NULL OR p.away_until >= " TODAY ") THEN 'away' END)"

/* Ways to the rows of a list along an index. SQLite knows neither how many rows match nor which index is in order, so it is told. */
#define HOMES "household h INDEXED BY household_dwelling ON h.dwelling_id = "
#define MEMBERS_OF_H " CROSS JOIN person p INDEXED BY person_household ON p.household_id = h.id"
#define BY_ADDRESS "dwelling_standing s INDEXED BY dwelling_standing_sort CROSS JOIN " HOMES "s.dwelling_id"
#define BY_GRID "dwelling_standing s INDEXED BY dwelling_standing_grid CROSS JOIN " HOMES "s.dwelling_id"
#define BY_NAME "name_order n INDEXED BY name_order_key CROSS JOIN person "
/* Who moved out, died or is away are few. */
#define BY_STATE \
  "(SELECT id FROM person WHERE deceased_on IS NOT NULL UNION SELECT id FROM person WHERE moved_out_on IS NOT NULL" \
  " UNION SELECT id FROM person WHERE away_from IS NOT NULL UNION SELECT m.id FROM household g CROSS JOIN person m ON m.household_id = g.id" \
  " WHERE g.moved_out_on IS NOT NULL) c CROSS JOIN person p ON p.id = c.id LEFT JOIN household h ON h.id = p.household_id"

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
  PERSON ("moved_in_on", N_("Moved in on")),
  PERSON ("attention", N_("Attention")),
  { "tenure", N_("Tenure"), "dwelling", "tenure" },
  { "number", N_("Household number"), "household", "number" },
  PERSON ("note", N_("Note")),
};

/* Fields of the row itself, of its household and of its dwelling, that have an index. */
#define FILLED(key) key " IS NOT NULL", key " IS NULL"
#define OF_PERSON(field) { "p." field, "person p INDEXED BY person_" field, FILLED ("p." field), "p." field "@, p.id@" }
#define OF_HOUSEHOLD(field) { "h." field, "household h INDEXED BY household_" field, FILLED ("h." field), "h." field "@, h.id@" }
#define OF_DWELLING(field) \
  { "d.\"" field "\"", "dwelling d INDEXED BY dwelling_" field " CROSS JOIN " HOMES "d.id", FILLED ("d.\"" field "\""), "d.\"" field "\"@, d.id@, h.id@" }
#define UNSORTED(sql) { sql, NULL, NULL, NULL, NULL }

static const LinliResidentSource person_sources[] = {
  { "p.name", BY_NAME "p INDEXED BY person_name ON p.name = n.name", FILLED ("n.key"), "n.key@, n.name@, p.id@" },
  OF_PERSON ("sex"),
  { "p.birth_date", "person p INDEXED BY person_birth_date", FILLED ("p.birth_date"), "p.birth_date@, p.id@" },
  OF_PERSON ("birth_date"),
  OF_PERSON ("identity_type"),
  { "p.identity_number", "person p INDEXED BY person_identity", FILLED ("p.identity_number"), "p.identity_number@, p.id@" },
  OF_PERSON ("phone"),
  { "ifnull (s.address, d.address_raw)", BY_ADDRESS MEMBERS_OF_H, FILLED ("s.sort_key"),
     "s.sort_key@, h.id@, p.id = h.head_id DESC, p.relation_to_head, p.id" },
  { "g.name", BY_GRID MEMBERS_OF_H, FILLED ("s.grid_id"), "s.grid_id@, s.dwelling_id@, h.id@, p.id@" },
  UNSORTED ("a.name"),
  OF_PERSON ("relation_to_head"),
  OF_PERSON ("relation_to_owner"),
  OF_PERSON ("population_type"),
  OF_PERSON ("residence_status"),
  UNSORTED (TAGS ("person", "p.id")),
  { STATE, BY_STATE, FILLED (STATE), "" STATE "@, p.id" },
  OF_PERSON ("ethnicity"),
  OF_PERSON ("education"),
  UNSORTED ("p.employer"),
  UNSORTED ("p.registered_address"),
  OF_PERSON ("moved_in_on"),
  OF_PERSON ("attention"),
  UNSORTED ("d.tenure"),
  { "h.number", "household h INDEXED BY household_number" MEMBERS_OF_H, FILLED ("h.number"), "h.number@, h.id@, p.id@" },
  UNSORTED ("p.note"),
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

static const LinliResidentSource household_sources[] = {
  { "ifnull (s.address, d.address_raw)", BY_ADDRESS, FILLED ("s.sort_key"), "s.sort_key@, h.id@" },
  { "a.name", BY_NAME "a INDEXED BY person_name ON a.name = n.name CROSS JOIN household h INDEXED BY household_head ON h.head_id = a.id", FILLED ("n.key"),
    "n.key@, n.name@, h.id@" },
  { MEMBERS, "person m INDEXED BY person_present", IS_PRESENT " AND m.household_id IS NOT NULL", "NOT EXISTS (SELECT 1" PRESENT_MEMBERS ")",
    MEMBERS "@, h.id", "m.household_id" },
  OF_HOUSEHOLD ("phone"),
  UNSORTED ("a.phone"),
  UNSORTED (MEMBER_TAGS),
  { "g.name", BY_GRID, FILLED ("s.grid_id"), "s.grid_id@, s.dwelling_id@, h.id@" },
  OF_HOUSEHOLD ("kind"),
  OF_HOUSEHOLD ("number"),
  OF_DWELLING ("tenure"),
  OF_DWELLING ("use"),
  UNSORTED ("d.owner_name"),
  UNSORTED ("d.owner_phone"),
  OF_HOUSEHOLD ("moved_out_on"),
  UNSORTED ("h.moved_to"),
  UNSORTED ("h.note"),
};

G_STATIC_ASSERT (G_N_ELEMENTS (person_columns) == G_N_ELEMENTS (person_sources));
G_STATIC_ASSERT (G_N_ELEMENTS (household_columns) == G_N_ELEMENTS (household_sources));

/* Of those who are here, some are away, and nobody is anything else: since when they are is in an index. */
static const LinliResidentSource away_source = { STATE, "person p INDEXED BY person_away_from LEFT JOIN household h ON h.id = p.household_id",
                                                 "p.away_from IS NOT NULL AND " STATE " IS NOT NULL",
                                                 STATE " IS NULL", "p.away_from@, p.id@" };

const LinliResidentSource *
_linli_resident_columns_get_source (LinliResidentRows rows,
                                    LinliPresence     presence,
                                    guint             column)
{
  if (rows == LINLI_RESIDENT_ROWS_PERSONS && (presence == LINLI_PRESENCE_HERE || presence == LINLI_PRESENCE_AWAY) && strcmp (person_columns[column].name, "state") == 0)
    return &away_source;
  return rows == LINLI_RESIDENT_ROWS_PERSONS ? &person_sources[column] : &household_sources[column];
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

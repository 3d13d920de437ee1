/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What belongs to a record: to a building its dwellings, their households and people; to a grid all of that in it and in the
 * grids below. One place says so, for timelines and for lists of matters. */

#include "config.h"

#include <string.h>

#include "linli-scope-private.h"

typedef struct {
  const char *kind;
  const char *dwellings; /* which dwellings belong to it */
} Scope;

static const Scope scopes[] = {
  { "dwelling", "SELECT ?1" },
  { "unit", "SELECT id FROM dwelling WHERE unit_id = ?1 AND deleted_at IS NULL" },
  { "building", "SELECT id FROM dwelling WHERE building_id = ?1 AND deleted_at IS NULL" },
  { "compound", "SELECT id FROM dwelling WHERE compound_id = ?1 AND deleted_at IS NULL"
                " UNION SELECT d.id FROM building b JOIN dwelling d ON d.building_id = b.id"
                " WHERE b.compound_id = ?1 AND b.deleted_at IS NULL AND d.deleted_at IS NULL" },
  { "grid", "SELECT s.dwelling_id FROM grids g JOIN dwelling_standing s ON s.grid_id = g.id" },
};

static const char *
find_dwellings (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (strcmp (scopes[i].kind, kind) == 0)
      return scopes[i].dwellings;
  return "SELECT id FROM dwelling WHERE 0";
}

static const char *
find_households (const char *kind)
{
  if (strcmp (kind, "household") == 0)
    return "SELECT ?1";
  return "SELECT h.id FROM dwellings d JOIN household h ON h.dwelling_id = d.id WHERE h.deleted_at IS NULL";
}

/* The record itself; a household's home too, and a compound's buildings, a building's units. */
static const char *
find_others (const char *kind)
{
  if (strcmp (kind, "household") == 0)
    return " UNION SELECT 'dwelling', dwelling_id FROM household WHERE id = ?1 AND dwelling_id IS NOT NULL";
  if (strcmp (kind, "building") == 0)
    return " UNION SELECT 'unit', id FROM unit WHERE building_id = ?1 AND deleted_at IS NULL";
  if (strcmp (kind, "compound") == 0)
    return " UNION SELECT 'building', id FROM building WHERE compound_id = ?1 AND deleted_at IS NULL";
  if (strcmp (kind, "grid") == 0)
    return " UNION SELECT 'grid', id FROM grids";
  return "";
}

char *
_linli_scope_dup_sql (const char *kind)
{
  return g_strdup_printf (
    "WITH RECURSIVE grids (id) AS (SELECT ?1 UNION SELECT c.id FROM grids g JOIN grid c ON c.parent_id = g.id WHERE c.deleted_at IS NULL),"
    " dwellings (id) AS (%s), households (id) AS (%s),"
    " scope (kind, id) AS MATERIALIZED (SELECT '%s', ?1%s UNION SELECT 'dwelling', id FROM dwellings UNION SELECT 'household', id FROM households"
    " UNION SELECT 'person', p.id FROM households h JOIN person p ON p.household_id = h.id WHERE p.deleted_at IS NULL),"
    " matters (id) AS MATERIALIZED (SELECT id FROM scope WHERE kind = 'matter'"
    " UNION SELECT m.id FROM scope s JOIN matter m ON m.subject_kind = s.kind AND m.subject_id = s.id WHERE s.kind <> 'matter' AND m.deleted_at IS NULL"
    " UNION SELECT m.id FROM scope s JOIN matter m ON m.dwelling_id = s.id WHERE s.kind = 'dwelling' AND m.deleted_at IS NULL"
    " UNION SELECT m.id FROM scope s JOIN matter m ON m.grid_id = s.id WHERE s.kind = 'grid' AND m.deleted_at IS NULL"
    " UNION SELECT l.from_id FROM scope s JOIN link l ON l.to_kind = s.kind AND l.to_id = s.id"
    " WHERE s.kind <> 'matter' AND l.from_kind = 'matter' AND l.deleted_at IS NULL"
    " UNION SELECT l.to_id FROM scope s JOIN link l ON l.from_kind = s.kind AND l.from_id = s.id"
    " WHERE s.kind <> 'matter' AND l.to_kind = 'matter' AND l.deleted_at IS NULL) ",
    find_dwellings (kind), find_households (kind), kind, find_others (kind));
}

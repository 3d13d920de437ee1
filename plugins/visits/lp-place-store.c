/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Places that can be chosen, and who lives at one. */

#include "lp-place-store.h"

#include <string.h>

void
lp_place_free (gpointer data)
{
  LpPlace *place = data;

  g_free (place->kind);
  g_free (place->name);
  g_free (place);
}

GPtrArray *
lp_place_list (LinliDatabase  *database,
               GError        **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (lp_place_free);
  g_autoptr (LinliStatement) row =
    linli_database_query (database, error, "SELECT 'compound', id, name, 0 AS rank FROM compound c WHERE deleted_at IS NULL AND (EXISTS (SELECT 1"
                          " FROM dwelling d JOIN household h ON h.dwelling_id = d.id WHERE d.compound_id = c.id) OR EXISTS (SELECT 1 FROM building b"
                          " JOIN dwelling d ON d.building_id = b.id JOIN household h ON h.dwelling_id = d.id WHERE b.compound_id = c.id))"
                          " UNION ALL SELECT 'grid', id, name, 1 FROM grid WHERE deleted_at IS NULL UNION ALL"
                          " SELECT 'building', b.id, coalesce (c.name, '') || b.name, 2 FROM building b LEFT JOIN compound c ON c.id = b.compound_id"
                          " WHERE b.deleted_at IS NULL AND EXISTS (SELECT 1 FROM dwelling d JOIN household h ON h.dwelling_id = d.id"
                          " WHERE d.building_id = b.id) ORDER BY rank, 3, 2 LIMIT 3000", NULL);
  GError *problem = NULL;

  if (row == NULL)
    return NULL;
  while (linli_statement_step (row, &problem))
    {
      LpPlace *place = g_new (LpPlace, 1);

      *place = (LpPlace) { g_strdup (linli_statement_get_text (row, 0)), linli_statement_get_int64 (row, 1), g_strdup (linli_statement_get_text (row, 2)) };
      g_ptr_array_add (places, place);
    }
  if (problem == NULL)
    return g_steal_pointer (&places);
  g_propagate_error (error, problem);
  return NULL;
}

gint64
lp_place_household_of (LinliDatabase *database,
                       const char    *kind,
                       gint64         id)
{
  if (strcmp (kind, "household") == 0)
    return id;
  if (strcmp (kind, "person") == 0)
    return linli_database_get_int64 (database, 0, "SELECT household_id FROM person WHERE id = ?", "i", id);
  return linli_database_get_int64 (database, 0, "SELECT id FROM household WHERE dwelling_id = ? AND deleted_at IS NULL AND moved_out_on IS NULL"
                                   " ORDER BY id LIMIT 1", "i", id);
}

gint64
lp_place_building_of (LinliDatabase *database,
                      gint64         household)
{
  return linli_database_get_int64 (database, 0, "SELECT coalesce (d.building_id, 0) FROM household h JOIN dwelling d ON d.id = h.dwelling_id"
                                   " WHERE h.id = ?", "i", household);
}

char *
lp_place_dup_words (LinliDatabase *database,
                    gint64         household,
                    gint64         person)
{
  g_autofree char *address =
    linli_database_dup_text (database, "SELECT s.address FROM household h JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE h.id = ?", "i",
                             household);
  g_autofree char *name = linli_database_dup_text (database, "SELECT p.name FROM person p WHERE p.id = coalesce (nullif (?2, 0),"
                                                   " (SELECT head_id FROM household WHERE id = ?1))", "ii", household, person);
  g_autofree char *masked = name != NULL ? linli_mask_name (name) : NULL;

  return g_strdup_printf ("%s%s%s", address != NULL ? address : "", address != NULL && masked != NULL ? " " : "", masked != NULL ? masked : "");
}

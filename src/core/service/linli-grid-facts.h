/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliGridBuilding:
 * @name: the building with its compound; the compound alone for homes in no building
 * @n_dwellings: homes, shops and the like that belong to the grid
 * @n_households: households that live there
 *
 * A building, or as much of it as belongs to a grid.
 */
typedef struct {
  char *name;
  gint64 n_dwellings;
  gint64 n_households;
} LinliGridBuilding;

/**
 * LinliGridFacts:
 * @id: the grid
 * @name: what it is called
 * @above: (nullable): the name of the grid above it
 * @compounds: (nullable): the compounds that have homes in it, in words
 * @n_households: households that live in it and in the grids below
 * @n_residents: persons who live there
 * @buildings: (element-type LinliGridBuilding): in natural order
 * @duties: (element-type LinliRecord): who is on duty: heads, backups, then the others
 *
 * What a sheet of a grid tells.
 */
typedef struct {
  gint64 id;
  char *name;
  char *above;
  char *compounds;
  gint64 n_households;
  gint64 n_residents;
  GPtrArray *buildings;
  GPtrArray *duties;
} LinliGridFacts;

LINLI_EXPORT
LinliGridFacts *linli_grid_facts_load (LinliDatabase  *reader,
                                       gint64          grid,
                                       GError        **error);
LINLI_EXPORT
void linli_grid_facts_free (LinliGridFacts *self);
LINLI_EXPORT
GArray *linli_grid_facts_list (LinliDatabase  *reader,
                               GError        **error);
LINLI_EXPORT
GArray *linli_grid_facts_list_below (LinliDatabase  *reader,
                                     gint64          grid,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliGridFacts, linli_grid_facts_free)

G_END_DECLS

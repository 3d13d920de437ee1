/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A household list as an office would keep it, wholly invented: title, unit, a header of two merged rows, the address on the first
 * row of a household only, subtotals, blank rows, and faults planted on known rows. */

typedef struct {
  guint row;             /* from 0 */
  LinliImportFault fault;
} LinliPlantedFault;

typedef struct {
  guint n_households;
  guint n_persons;       /* rows with a person */
  guint n_good;
  guint n_faults;
  LinliPlantedFault faults[64];
} LinliHouseholdList;

#define LINLI_PLANTED_KINDS 10

void linli_household_list_write (LinliHouseholdList *self,
                                 const char         *path,
                                 guint               n_households,
                                 guint               n_faults_each,
                                 guint32             seed);
char *linli_household_list_dup_identity (guint   year,
                                         guint   month,
                                         guint   day,
                                         guint   sequence);

G_END_DECLS

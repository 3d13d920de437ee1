/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-resident-query.h"

G_BEGIN_DECLS

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
  char *day; /* (nullable): on which ages are counted; today */
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

G_END_DECLS

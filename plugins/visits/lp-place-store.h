/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A place that a campaign can be about. */
typedef struct {
  char *kind; /* "compound", "building", "grid" */
  gint64 id;
  char *name;
} LpPlace;

void lp_place_free (gpointer place);
/* Compounds with households, then grids, then buildings with households, by name; at most 3000; of LpPlace. */
GPtrArray *lp_place_list (LinliDatabase  *database,
                          GError        **error);
/* The household of a record: of a person, of a dwelling the first that is here; 0 for none. */
gint64 lp_place_household_of (LinliDatabase *database,
                              const char    *kind,
                              gint64         id);
/* The building in which a household lives; 0 for none. */
gint64 lp_place_building_of (LinliDatabase *database,
                             gint64         household);
/* The address of a household and whose it is, masked: @person, or the head when it is 0. */
char *lp_place_dup_words (LinliDatabase *database,
                          gint64         household,
                          gint64         person);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

/* A record that a hazard can be at: "dwelling", "unit", "building" or "place". */
typedef struct {
  char *kind;
  gint64 id;
  char *title; /* masked */
} LpPlace;

/* The places that a line speaks of, then what is chosen, when it is one, at most a dozen: of LpPlace. A dwelling is followed by its stairs.
 * NULL with an error of the store. Bounded, for the main thread. */
GPtrArray *lp_hazard_places_find (LinliDatabase  *database,
                                  const char     *line,
                                  const char     *chosen_kind,
                                  gint64          chosen_id,
                                  GError        **error);

G_END_DECLS

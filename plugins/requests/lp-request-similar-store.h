/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-request-store.h"
#include "lp-request.h"

G_BEGIN_DECLS

/* How near the places of two requests are to each other, the nearest first. */
typedef enum {
  LP_REQUEST_NEAR_DWELLING, /* or about the same record, or the same words for the place */
  LP_REQUEST_NEAR_BUILDING,
  LP_REQUEST_NEAR_COMPOUND,
  LP_REQUEST_NEAR_GRID,
  LP_REQUEST_NEAR_NOT,
} LpRequestNear;

/* One request that is like another, and why. */
typedef struct {
  LpRequest *request;
  LpRequestNear near;
  gboolean same_category;
  char *words;   /* (nullable): what stands in the lines of both, masked */
  char *helpers; /* (nullable): who had it in hand and who did its steps */
} LpRequestSimilar;

void lp_request_similar_free (gpointer similar);
/* Most that are listed. */
#define LP_REQUEST_MOST_SIMILAR 5
/* What is most like the request `id`, the likest first, open and ended ones; what was merged is left out. A dwelling counts 6, a building 4,
 * a compound 2, a grid 1, a category 3, and two characters that stand in both lines 1, at most 4; what comes to less than 5 is not like it.
 * Reads the lines of all requests: for a worker. Of LpRequestSimilar; NULL with an error of the store. */
GPtrArray *lp_request_list_similar (LinliDatabase  *reader,
                                    gint64          id,
                                    GError        **error);
/* The same for what is being written: the words of a deed, and what they are about. */
GPtrArray *lp_request_list_similar_to (LinliDatabase        *reader,
                                       const LpRequestDeed  *deed,
                                       GError              **error);

G_END_DECLS

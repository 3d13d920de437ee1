/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-request.h"

G_BEGIN_DECLS

/* Most requests that a list holds at a time. */
#define LP_REQUEST_MOST 2000

typedef enum {
  LP_REQUESTS_BOARD, /* the open ones, and what was closed in the last thirty days */
  LP_REQUESTS_OPEN,
  LP_REQUESTS_OVERDUE,
  LP_REQUESTS_UNTOUCHED, /* handed over and not taken up within the days that the office has set */
  LP_REQUESTS_CLOSED,
  LP_REQUESTS_REPEATED, /* open ones that were asked for as often as the office has set, the most often first */
  LP_REQUESTS_ALL,
} LpRequestWhich;

/* What a list shows. */
typedef struct {
  LpRequestWhich which;
  char *mine;     /* (nullable): only what this person has in hand or was told first */
  gint64 grid_id; /* 0 for all */
  char *category; /* (nullable) */
} LpRequestFilter;

LpRequestFilter *lp_request_filter_copy (const LpRequestFilter *filter);
void lp_request_filter_free (gpointer filter);

/* Reads the requests of a filter, the most pressing first: of LpRequest, one more than LP_REQUEST_MOST when there are more of them. NULL with an error of the store. */
GPtrArray *lp_request_list (LinliDatabase          *reader,
                            const LpRequestFilter  *filter,
                            GError                **error);
/* Those whose ids (of gint64) are given, in the order of a list: of LpRequest. */
GPtrArray *lp_request_list_these (LinliDatabase  *reader,
                                  GArray         *ids,
                                  GError        **error);
/* The same for a few of them, in the order of their ids: the requests of the file are not counted for it. */
GPtrArray *lp_request_list_few (LinliDatabase  *reader,
                                GArray         *ids,
                                GError        **error);
/* One request; NULL with an error when there is none such. */
LpRequest *lp_request_load (LinliDatabase  *reader,
                            gint64          id,
                            GError        **error);
/* What a request was merged into in the end; the request itself when it was not. */
gint64 lp_request_find_whole (LinliDatabase *reader,
                              gint64         id);
/* What may be the same as a request: open ones of its category at its place or in its building, the newest first, at most three. */
GPtrArray *lp_request_list_twins (LinliDatabase  *reader,
                                  gint64          id,
                                  GError        **error);
/* Whether there is any request at all: 0 or 1. */
gint64 lp_request_has_any (LinliDatabase *reader);
/* How many open requests wait for a person: in hand, handed over, or with nobody yet. */
guint lp_request_count_for (LinliDatabase *reader,
                            const char    *person);

G_END_DECLS

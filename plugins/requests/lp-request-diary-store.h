/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-request.h"

G_BEGIN_DECLS

/* Most lines of timelines that are read at a time, and most days of a diary. */
#define LP_REQUEST_DIARY_MOST 5000
#define LP_REQUEST_DIARY_DAYS 31

/* A line of the timeline of a request. */
typedef struct {
  LpRequest *request;
  char *at; /* UTC */
  char *actor;
  char *verb;
  char *text;       /* (nullable) */
  char *from_state; /* (nullable) */
  char *to_state;   /* (nullable) */
} LpRequestEntry;

/* Whether a line says how things are kept, and nothing that was done: opened, linked, a file attached. */
gboolean lp_request_entry_is_only_kept (const LpRequestEntry *entry);
/* What was done with one request, the oldest first: of LpRequestEntry. */
GPtrArray *lp_request_entries_load (LinliDatabase  *reader,
                                    LpRequest      *request,
                                    GError        **error);

/* What happened in a day. */
typedef struct {
  LinliDate day;
  GPtrArray *received; /* of LpRequest */
  GPtrArray *steps;    /* of LpRequestEntry: from one state to another */
  GPtrArray *words;    /* of LpRequestEntry: what was said and noted */
  GPtrArray *calls;    /* of LpRequestEntry: call-backs */
} LpRequestDiaryDay;

/* The days of a period, each with its own: of LpRequestDiaryDay. What was written together with a request that came in is part of it, and
 * no line of its own. NULL with an error: of the store, or that the period is too long or too full for a diary. */
GPtrArray *lp_request_diary_load (LinliDatabase          *reader,
                                  const LinliPeriod  *period,
                                  GError                **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-request-repeat-store.h"
#include "lp-request.h"

G_BEGIN_DECLS

/* What is counted: requests that were received in a period, as they stand now. */
typedef enum {
  LP_REQUEST_FIGURE_RECEIVED,
  /* Each request received is one of the six that follow. */
  LP_REQUEST_FIGURE_IN_TIME,  /* answered by its deadline */
  LP_REQUEST_FIGURE_LATE,     /* answered after it */
  LP_REQUEST_FIGURE_UNDATED,  /* answered, without a deadline to measure it by */
  LP_REQUEST_FIGURE_OVERDUE,  /* open, not answered, past its deadline */
  LP_REQUEST_FIGURE_UNDERWAY, /* open, not answered, not past it */
  LP_REQUEST_FIGURE_ENDED,    /* ended without an answer: passed up, declined, merged */
  LP_REQUEST_FIGURE_WAITING,
  /* What was heard from its residents after the last answer. */
  LP_REQUEST_FIGURE_CALLED,
  LP_REQUEST_FIGURE_UNCALLED, /* answered, nobody called yet: unknown, which is not no */
  LP_REQUEST_FIGURE_NOBODY,   /* answered, nobody named who could be called */
  LP_REQUEST_FIGURE_RESPONDED,
  LP_REQUEST_FIGURE_SOLVED,
  LP_REQUEST_FIGURE_SATISFIED,
  LP_REQUEST_FIGURE_AGAIN,    /* taken up again after an answer */
  LP_REQUEST_FIGURE_REPEATED, /* asked for the same at the same place before, as often as the office has set */
  LP_REQUEST_N_FIGURES,
} LpRequestFigure;

typedef enum {
  LP_REQUEST_BY_NOTHING,
  LP_REQUEST_BY_GRID,
  LP_REQUEST_BY_CATEGORY,
  LP_REQUEST_BY_MONTH,
} LpRequestGrouping;

/* Most rows behind one number that are shown, and most groups of a table. */
#define LP_REQUEST_MOST_PICKED 50000
#define LP_REQUEST_MOST_GROUPS 1000
/* How many stretches before a period are compared with it. */
#define LP_REQUEST_STRETCHES_BEFORE 3

/* One number: which requests are behind it. */
typedef struct {
  LinliPeriod period;
  LpRequestFigure figure;
  LpRequestGrouping grouping;
  char *key; /* of the group, when there is a grouping: id of a grid ("0" for none), code of a category ("" for none), YYYY-MM */
} LpRequestPick;

LpRequestPick *lp_request_pick_new (const LinliPeriod *period,
                                    LpRequestFigure        figure,
                                    LpRequestGrouping      grouping,
                                    const char            *key);
void lp_request_pick_free (gpointer pick);
/* Which requests are behind a number; of gint64. NULL with an error of the store. */
GArray *lp_request_pick_list_ids (LinliDatabase        *reader,
                                  const LpRequestPick  *pick,
                                  GError              **error);
/* The requests behind a number, the most pressing first: of LpRequest. NULL with an error of the store. */
GPtrArray *lp_request_pick_list (LinliDatabase        *reader,
                                 const LpRequestPick  *pick,
                                 GError              **error);

/* A line of a table. */
typedef struct {
  char *key;
  char *name; /* (nullable): of a grid */
  gint64 counts[LP_REQUEST_N_FIGURES];
} LpRequestFigureLine;

/* What grew: requests of a category in the period, and in the LP_REQUEST_STRETCHES_BEFORE stretches before it together. */
typedef struct {
  char *category;
  gint64 now;
  gint64 before;
} LpRequestTopic;

typedef struct {
  GPtrArray *lines; /* of LpRequestFigureLine, one a group */
  LpRequestFigureLine *total;
  GPtrArray *topics;       /* of LpRequestTopic, what grew most first; those that did not grow are left out */
  LinliPeriod before;  /* to which the older numbers of the topics belong */
  gint64 n_before;         /* requests of all categories then; 0: there is nothing to compare with */
  LpRequestRepeats repeats; /* when a request counted as repeated */
} LpRequestFigures;

LpRequestFigures *lp_request_figures_load (LinliDatabase          *reader,
                                           const LinliPeriod  *period,
                                           LpRequestGrouping       grouping,
                                           GError                **error);
void lp_request_figures_free (gpointer figures);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-event.h"

G_BEGIN_DECLS

/* Events that are listed, at most. */
#define LP_EVENT_MOST 500
/* All of them. */
#define LP_EVENT_ALL -1

typedef enum {
  LP_EVENTS_AHEAD, /* not held and not called off, the next first */
  LP_EVENTS_PAST,  /* the latest first */
  LP_EVENTS_ALL,
} LpEventList;

typedef struct {
  gint64 id;
  int site; /* LP_UNCOUNTED: not counted */
  int online;
} LpEventUnnamed;

/* What is held again and again. */
typedef struct {
  gint64 id;
  char *name;       /* masked */
  char *origin;     /* (nullable): number and title of the matter that it came from, masked */
  gint64 origin_id; /* 0 for none */
  gint64 latest_id; /* its latest edition; 0 for none */
} LpSeries;

/* A courtyard of which a meeting can be. */
typedef struct {
  gint64 id;
  char *name;
} LpYard;

/* By name; of LpYard. */
GPtrArray *lp_yard_list (LinliDatabase  *database,
                         GError        **error);

/* NULL with an error of the store, or when there is no such event. */
LpEvent *lp_event_load (LinliDatabase    *database,
                        LinliMatterKind  *kind,
                        gint64            id,
                        GError          **error);
/* Of LpEvent, `most` at most. */
GPtrArray *lp_event_list (LinliDatabase    *database,
                          LinliMatterKind  *kind,
                          LpEventList       which,
                          gint64            most,
                          GError          **error);
/* The editions of a series, the first one first. */
GPtrArray *lp_event_list_series (LinliDatabase    *database,
                                 LinliMatterKind  *kind,
                                 gint64            series_id,
                                 GError          **error);
/* A LinliOccasionListFunc: events that were not called off. */
gboolean lp_event_list_occasions (LinliDatabase  *database,
                                  const char     *first_day,
                                  const char     *last_day,
                                  gint64          matter_id,
                                  GPtrArray      *occasions,
                                  GError        **error);
/* Adds to @occasions the events that began before the day @before and last until @day, or longer. */
gboolean lp_event_list_lasting (LinliDatabase  *database,
                                const char     *before,
                                const char     *day,
                                GPtrArray      *occasions,
                                GError        **error);
/* Whether `series` of @event may be a new name of its `series_id`: no other series is called so. @n_others: how many other editions that has. */
gboolean lp_series_may_rename (LinliDatabase *database,
                               const LpEvent *event,
                               guint         *n_others);
/* The series, the latest first; of LpSeries. */
GPtrArray *lp_series_list (LinliDatabase  *database,
                           GError        **error);
void lp_series_free (gpointer series);
/* How many are ahead. */
guint lp_event_count_ahead (LinliDatabase *database);
/* A LinliActionFunc with an LpEvent, whose id it sets. */
gboolean lp_event_save (LinliTransaction  *transaction,
                        gpointer           event,
                        GError           **error);
/* A LinliActionFunc with an LpEventUnnamed: people who were counted without names. */
gboolean lp_event_set_unnamed (LinliTransaction  *transaction,
                               gpointer           unnamed,
                               GError           **error);

/* Words that somebody said, as they are shown: numbers, the names of whom a matter names, and who said it, masked. */
char *lp_words_dup_masked (LinliDatabase *database,
                           gint64         matter_id,
                           const char    *speaker,
                           const char    *words);

G_END_DECLS

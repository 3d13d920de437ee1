/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-topic-store.h"

G_BEGIN_DECLS

/* Minutes that one topic may take, at most. */
#define LP_AGENDA_MOST_MINUTES 600

/* A topic on the agenda. */
typedef struct {
  gint64 id;
  int minutes; /* LP_UNCOUNTED: not planned */
} LpAgendaItem;

/* The topics of a meeting in the order in which they stand. */
typedef struct {
  gint64 event_id;
  int opening;   /* minutes for what became of earlier topics; LP_UNCOUNTED: not planned */
  GArray *items; /* of LpAgendaItem */
} LpAgenda;

LpAgenda *lp_agenda_new (gint64 event_id);
void lp_agenda_free (gpointer agenda);
/* A LinliActionFunc with an LpAgenda: order and minutes of its topics. Others of the meeting stay behind them. */
gboolean lp_agenda_keep (LinliTransaction  *transaction,
                         gpointer           agenda,
                         GError           **error);
/* Whether a meeting of the courtyard @yard_id (0 for none) takes @topic over unasked: nobody spoke of it, and it is of the same courtyard. */
gboolean lp_agenda_takes_over (const LpTopic *topic,
                               gint64         yard_id);
/* A LinliActionFunc with an LpTopicDeed: `id` of an earlier meeting goes to the end of the agenda of `event_id`; 0 takes over all that earlier meetings
 * of the same courtyard did not get to. That they did not is kept with them. Refused where there is none. */
gboolean lp_agenda_carry (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* When what comes after @before minutes begins, and ends after @minutes: "19:10–19:25"; NULL where no hour is known, or @before is LP_UNCOUNTED. */
char *lp_agenda_dup_time (const char *starts_at,
                          int         before,
                          int         minutes);
/* After how many minutes the topic at `place` (from 0) of @items begins; LP_UNCOUNTED where some before it are not planned. */
int lp_agenda_count_before (const LpAgenda *agenda,
                            guint           place);
/* What is planned now. */
LpAgenda *lp_agenda_new_of (gint64     event_id,
                            int        opening,
                            GPtrArray *topics);

G_END_DECLS

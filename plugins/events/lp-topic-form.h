/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-topic-store.h"

G_BEGIN_DECLS

/* What is asked for in a form about a topic or a meeting. */
typedef enum {
  LP_TOPIC_FORM_RAISE,  /* a new topic at the meeting */
  LP_TOPIC_FORM_VOTE,   /* hands that were raised for the topic */
  LP_TOPIC_FORM_DECIDE, /* what was decided about it */
} LpTopicForm;

/* Over the window of `over`. `event_id` and `topic_id` are 0 where they do not count. */
void lp_topic_form_show (GtkWidget    *over,
                         LinliContext *context,
                         LpTopicForm   which,
                         gint64        event_id,
                         gint64        topic_id);

G_END_DECLS

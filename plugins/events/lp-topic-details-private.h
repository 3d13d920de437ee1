/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the details of a topic and those of a meeting have in common. */

#pragma once

#include <linli-shell.h>

#include "lp-topic-store.h"

G_BEGIN_DECLS

#define LP_TYPE_TOPIC_DETAILS (lp_topic_details_get_type ())
G_DECLARE_FINAL_TYPE (LpTopicDetails, lp_topic_details, LP, TOPIC_DETAILS, GtkWidget)

struct _LpTopicDetails
{
  GtkWidget parent_instance;

  LinliContext *context;
  LinliSelection *selection;
  gint64 event_id; /* 0 for a topic that is on no agenda */
  gint64 topic_id; /* 0 for a meeting */
  GtkWidget *box;
};

LpTopicDetails *_lp_topic_details_make (LinliContext   *context,
                                        LinliSelection *selection,
                                        gint64          event_id,
                                        gint64          topic_id);
/* A list with a heading, whose rows can lead to matters. */
GtkWidget *_lp_topic_details_add_list (LpTopicDetails *self,
                                       const char     *heading);
GtkWidget *_lp_topic_details_add_row (GtkWidget  *list,
                                      const char *title,
                                      const char *subtitle);
/* A row that opens a matter. */
void _lp_topic_details_lead_to (GtkWidget *row,
                                gint64     matter);
/* A button about the record `id`; see _lp_topic_details_get_id(). */
GtkWidget *_lp_topic_details_add_button (LpTopicDetails *self,
                                         GtkWidget      *row,
                                         const char     *label,
                                         gint64          id,
                                         GCallback       clicked); /* with the button and the details */
gint64 _lp_topic_details_get_id (GtkWidget *button);
/* An action on a record at the meeting, in one step. */
void _lp_topic_details_act (LpTopicDetails  *self,
                            gint64           id,
                            const char      *title,
                            LinliActionFunc  act);
/* What was said at the meeting, or about the topic. */
void _lp_topic_details_add_speeches (LpTopicDetails *self);
/* Callbacks of buttons. */
void _lp_topic_details_vote_cb (GtkWidget      *button,
                                LpTopicDetails *self);
void _lp_topic_details_decide_cb (GtkWidget      *button,
                                  LpTopicDetails *self);

G_END_DECLS

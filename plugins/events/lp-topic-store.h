/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

/* Most topics, and words, that are listed. */
#define LP_MOST_TOPICS 200

/* A topic of a courtyard meeting, and how far it got. Free with lp_topic_free(). */
typedef struct {
  gint64 id;
  char *number;
  char *title;
  char *state;
  gint64 event_id;   /* 0: on no agenda */
  char *event;       /* (nullable): number and title of the meeting */
  int votes_for;     /* LP_UNCOUNTED before hands were raised, as the next two */
  int votes_against;
  int votes_abstain;
  char *decision;    /* (nullable) */
  gint64 became_id;  /* 0: nothing yet */
  char *became;      /* (nullable): number and title of what it became */
  char *became_kind; /* (nullable) */
  char *became_state;
  char *became_word; /* (nullable): what was last written about it */
  gint64 answered_id; /* the meeting at which people were told; 0 for none */
  char *answered_on; /* (nullable): the day of that */
  char *answer;      /* (nullable) */
  char *doer;        /* (nullable): who does what was decided */
  char *due_on;      /* (nullable): until which day */
  char *became_doer; /* (nullable): who does what it became */
  char *became_due_on; /* (nullable) */
} LpTopic;

/* What somebody said at a meeting. Free with lp_speech_free(). */
typedef struct {
  gint64 id;
  gint64 topic_id; /* 0: under no topic */
  char *topic;     /* (nullable) */
  char *name;      /* (nullable) */
  char *words;
} LpSpeech;

void lp_topic_free (gpointer topic);
void lp_speech_free (gpointer speech);

/* One topic; NULL with an error of the store. */
LpTopic *lp_topic_load (LinliDatabase  *reader,
                        gint64          id,
                        GError        **error);
/* Which topics lp_topic_list() tells. */
typedef enum {
  LP_TOPICS_OF,         /* those on the agenda of the event, in their order */
  LP_TOPICS_BEFORE,     /* those of meetings before the event of which people were not told what became of them; the oldest first. Of the same compound
                           where the event has one. */
  LP_TOPICS_UNPLANNED,  /* those raised that are on no agenda yet */
  LP_TOPICS_ANSWERED,   /* those that were answered at the event */
} LpTopicList;
/* Of LpTopic, at most LP_MOST_TOPICS; NULL with an error of the store. */
GPtrArray *lp_topic_list (LinliDatabase  *reader,
                          LpTopicList     which,
                          gint64          event_id,
                          GError        **error);
/* What was said at a meeting, as it was written down; `topic_id` 0 for all of it. Of LpSpeech; NULL with an error of the store. */
GPtrArray *lp_speech_list (LinliDatabase  *reader,
                           gint64          event_id,
                           gint64          topic_id,
                           GError        **error);

/* What is done with topics; which fields count depends on what. */
typedef struct {
  LinliMatterKind *kind; /* of topics; of what a topic becomes */
  LinliMatterKind *topics; /* of topics, where `kind` is another */
  gint64 id;
  gint64 event_id;
  char *title;
  char *name;
  char *words;
  char *due_on;
  int votes_for;
  int votes_against;
  int votes_abstain;
  gint64 made; /* out: what it became; the new topic */
} LpTopicDeed;

LpTopicDeed *lp_topic_deed_new (LinliMatterKind *kind,
                                gint64           id);
void lp_topic_deed_free (gpointer deed);

/* LinliActionFuncs with an LpTopicDeed. */
/* A new topic `title` on the agenda of `event_id`. */
gboolean lp_topic_raise (LinliTransaction  *transaction,
                         gpointer           deed,
                         GError           **error);
/* Puts `id` at the end of the agenda of `event_id`. */
gboolean lp_topic_put (LinliTransaction  *transaction,
                       gpointer           deed,
                       GError           **error);
/* Hands that were raised for `id`. */
gboolean lp_topic_vote (LinliTransaction  *transaction,
                        gpointer           deed,
                        GError           **error);
/* `words` are decided; `name` (nullable) does it, until `due_on` (nullable). */
gboolean lp_topic_decide (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* `id` becomes a matter of `kind`. */
gboolean lp_topic_become (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* At the meeting `event_id` people were told `words`. */
gboolean lp_topic_answer (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);
/* `name` (nullable) said `words` at `event_id`, about `id` or 0. */
gboolean lp_speech_add (LinliTransaction  *transaction,
                        gpointer           deed,
                        GError           **error);
/* What was said (`id`) becomes a topic of the same meeting. */
gboolean lp_speech_raise (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);

G_END_DECLS

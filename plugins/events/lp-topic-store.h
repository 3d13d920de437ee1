/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

/* A topic of a courtyard meeting, and how far it got. Free with lp_topic_free(). */
typedef struct {
  gint64 id;
  char *number;
  char *title;
  char *state;
  gint64 event_id;   /* 0: on no agenda */
  char *event;       /* (nullable): number and title of the meeting */
  gint64 yard_id;    /* the courtyard of the meeting; 0 for none */
  char *yard;        /* (nullable): its name */
  int votes_for;     /* LP_UNCOUNTED before hands were raised, as the next two */
  int votes_against;
  int votes_abstain;
  char *decision;    /* (nullable) */
  gint64 became_id;  /* 0: nothing yet */
  char *became;      /* (nullable): number and title of what it became */
  char *became_kind; /* (nullable) */
  char *became_state;
  char *became_word; /* (nullable): what was last written about it */
  gint64 told_id;    /* what people were told last; 0 for nothing. Of a list of what was told at a meeting: what was told there */
  gint64 told_at_id; /* the meeting at which; 0 elsewhere */
  char *told_on;     /* (nullable): the day of that */
  char *told;        /* (nullable): the words */
  gboolean told_final; /* nothing more is to be told */
  int minutes;       /* that are planned for it; LP_UNCOUNTED where none are */
  char *doer;        /* (nullable): who does what was decided */
  char *due_on;      /* (nullable): until which day */
  char *became_doer; /* (nullable): who does what it became */
  char *became_due_on; /* (nullable) */
  char *outcome;     /* (nullable): why it was dropped, and other last words */
} LpTopic;

void lp_topic_free (gpointer topic);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpTopic, lp_topic_free)

/* One topic; NULL with an error of the store. */
LpTopic *lp_topic_load (LinliDatabase  *reader,
                        gint64          id,
                        GError        **error);
/* Which topics lp_topic_list() tells. A meeting comes after others of the same courtyard; where one of the two has no courtyard, of the same series;
 * where one has no series either, after all others: who reads it decides, so that what is of another courtyard is marked with
 * lp_topic_dup_elsewhere(). */
typedef enum {
  LP_TOPICS_OF,         /* those on the agenda of the event, in their order */
  LP_TOPICS_BEFORE,     /* those of meetings before the event of which something is to be told still, dropped ones too; the oldest first */
  LP_TOPICS_CARRIED,    /* those on the agenda of the event that an earlier one did not get to */
  LP_TOPICS_LEFT,       /* those that the event did not get to, and that a later one took over */
  LP_TOPICS_UNPLANNED,  /* those raised that are on no agenda yet */
  LP_TOPICS_TOLD,       /* those of which people were told something at the event */
} LpTopicList;
/* Of LpTopic; NULL with an error of the store. */
GPtrArray *lp_topic_list (LinliDatabase  *reader,
                          LpTopicList     which,
                          gint64          event_id,
                          GError        **error);
/* A meeting, for a choice. */
typedef struct {
  gint64 id;
  char *title; /* number, title and day */
} LpMeeting;

/* Meetings at which people can be told about a topic, the latest first: its own and later ones of the same courtyard or series as above, all for a topic
 * on no agenda. Of LpMeeting; NULL with an error of the store. */
GPtrArray *lp_meeting_list (LinliDatabase  *reader,
                            gint64          topic_id,
                            GError        **error);
/* Whether a meeting did not get to it. */
gboolean lp_topic_is_left (const LpTopic *topic);

/* What is done with topics; which fields count depends on what. */
typedef struct {
  LinliMatterKind *kind; /* of topics; of what a topic becomes */
  LinliMatterKind *topics; /* of topics, where `kind` is another */
  gint64 id;
  gint64 event_id;
  gint64 person_id; /* 0: no resident that is known */
  char *title;
  char *name;
  char *words;
  char *due_on;
  int votes_for;
  int votes_against;
  int votes_abstain;
  int minutes;   /* LP_UNCOUNTED: not planned */
  gboolean open; /* it is reported again */
  gint64 made; /* out: what it became; the new topic */
} LpTopicDeed;

LpTopicDeed *lp_topic_deed_new (LinliMatterKind *kind,
                                gint64           id);
void lp_topic_deed_free (gpointer deed);

/* LinliActionFuncs with an LpTopicDeed. */
/* A new topic `title` on the agenda of `event_id`, with `minutes`, that `name` (nullable) brought up. */
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
/* At the meeting `event_id` (0: elsewhere) people were told `words`. With `open` it goes on and is reported again; else it ends with that. */
gboolean lp_topic_tell (LinliTransaction  *transaction,
                        gpointer           deed,
                        GError           **error);

G_END_DECLS

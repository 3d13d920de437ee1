/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What the parts of events have in common: the tables, and the codes in them. */

#pragma once

#include <linli-core.h>

G_BEGIN_DECLS

#define LP_EVENTS_STEPS "/io/github/linli/events/migrations"

#define LP_SERIES_TABLE "events_series"
#define LP_EVENT_TABLE "events_event"
#define LP_ATTENDEE_TABLE "events_attendee"
#define LP_FEEDBACK_TABLE "events_feedback"
#define LP_TOPIC_TABLE "events_topic"
#define LP_SPEECH_TABLE "events_speech"
#define LP_TOLD_TABLE "events_told"
#define LP_LEFT_TABLE "events_left"

#define LP_EVENT_KIND "events"
#define LP_TOPIC_KIND "events-topic"

#define LP_PROJECT_KIND "events-project"
#define LP_PROJECT_PROPOSED "proposed"
#define LP_PROJECT_UNDER_WAY "under-way"
#define LP_PROJECT_DONE "done"
#define LP_PROJECT_DROPPED "dropped"

#define LP_EVENT_MEETING "meeting" /* the category of courtyard meetings */

#define LP_EVENT_PLANNED "planned"
#define LP_EVENT_ANNOUNCED "announced"
#define LP_EVENT_HELD "held"
#define LP_EVENT_BRIEFED "briefed"
#define LP_EVENT_CANCELLED "cancelled"

#define LP_TOPIC_RAISED "raised"
#define LP_TOPIC_DISCUSSED "discussed"
#define LP_TOPIC_DECIDED "decided"
#define LP_TOPIC_HANDED_ON "handed-on"
#define LP_TOPIC_ANSWERED "answered"
#define LP_TOPIC_DROPPED "dropped"

#define LP_MODE_SITE "site"
#define LP_MODE_ONLINE "online"

#define LP_ROLE_PARTICIPANT "participant"

#define LP_STATUS_REGISTERED "registered"
#define LP_STATUS_WAITING "waiting"
#define LP_STATUS_MAYBE "maybe"
#define LP_STATUS_CANCELLED "cancelled"
#define LP_STATUS_UNANSWERED "unanswered"

#define LP_SOURCE_SEARCH "search"
#define LP_SOURCE_WALK_IN "walk-in"
#define LP_SOURCE_CHAIN "chain"

/* How feedback came in. */
#define LP_HOW_PAPER "paper"
#define LP_HOW_SPOKEN "spoken"
#define LP_HOW_ONLINE "online"
#define LP_HOW_TYPED "typed"

/* What stands for a number that is not known, which is not 0. */
#define LP_UNCOUNTED (-1)

G_END_DECLS

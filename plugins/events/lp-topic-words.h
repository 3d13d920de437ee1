/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-topic-store.h"

G_BEGIN_DECLS

/* Its title, with the names of people masked. */
char *lp_topic_dup_title (LinliContext  *context,
                          const LpTopic *topic);
/* Of which courtyard the topic is, where that is not @yard_id (0 for none); NULL where it is, or it is on no agenda. */
char *lp_topic_dup_elsewhere (const LpTopic *topic,
                              gint64         yard_id);
/* Its title as a paper lists it among the topics of earlier meetings, with that courtyard; names are masked where @masked. */
char *lp_topic_dup_listed (LinliDatabase *reader,
                           gboolean       masked,
                           const LpTopic *topic,
                           gint64         yard_id);
/* How many hands were raised; NULL before that. */
char *lp_topic_dup_votes (const LpTopic *topic);
/* What it became and how far that got, with the last words about it; NULL for nothing yet. */
char *lp_topic_dup_became (LinliContext  *context,
                           const LpTopic *topic);
/* Who does it, and until when; of what it became, where it became something. NULL where nobody said so. */
char *lp_topic_dup_doing (const LpTopic *topic);
/* What people were told last, and that it goes on where it does. NULL before that. */
char *lp_topic_dup_told (LinliContext  *context,
                         const LpTopic *topic);
/* State, hands and decision in one line; why it was dropped. */
char *lp_topic_dup_standing (LinliContext  *context,
                             const LpTopic *topic);

G_END_DECLS

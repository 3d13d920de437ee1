/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-topic-store.h"

G_BEGIN_DECLS

/* What somebody said at a meeting. Free with lp_speech_free(). */
typedef struct {
  gint64 id;
  gint64 topic_id;  /* 0: under no topic */
  gint64 person_id; /* 0: no resident that is known */
  char *topic;      /* (nullable) */
  char *name;       /* (nullable): as the resident is called now, or as somebody wrote it */
  char *words;
} LpSpeech;

void lp_speech_free (gpointer speech);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LpSpeech, lp_speech_free)
/* What was said at a meeting, as it was written down; `topic_id` 0 for all of it. Of LpSpeech; NULL with an error of the store. */
GPtrArray *lp_speech_list (LinliDatabase  *reader,
                           gint64          event_id,
                           gint64          topic_id,
                           GError        **error);
/* One of them; NULL with an error of the store. */
LpSpeech *lp_speech_load (LinliDatabase  *reader,
                          gint64          id,
                          GError        **error);
/* What was said with numbers masked, and the names of the speaker and of those whom the topic or the meeting names. */
char *lp_speech_dup_words (LinliDatabase  *reader,
                           const LpSpeech *speech,
                           gint64          event_id);

/* LinliActionFuncs with an LpTopicDeed. */
/* `person_id`, or `name` (nullable), said `words` at `event_id`, about `id` or 0. */
gboolean lp_speech_add (LinliTransaction  *transaction,
                        gpointer           deed,
                        GError           **error);
/* It was another who said `id`, or other words. */
gboolean lp_speech_correct (LinliTransaction  *transaction,
                            gpointer           deed,
                            GError           **error);
/* Takes `id` off the meeting; a topic that it became stays. */
gboolean lp_speech_remove (LinliTransaction  *transaction,
                           gpointer           deed,
                           GError           **error);
/* What was said (`id`) becomes a topic of the same meeting, which names who said it. */
gboolean lp_speech_raise (LinliTransaction  *transaction,
                          gpointer           deed,
                          GError           **error);

G_END_DECLS

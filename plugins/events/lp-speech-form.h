/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* What somebody says at the meeting, about the topic or 0, one after the other. Over the window of `over`. */
void lp_speech_form_show (GtkWidget    *over,
                          LinliContext *context,
                          gint64        event_id,
                          gint64        topic_id);
/* Words that were written down are corrected or taken off. */
void lp_speech_form_show_old (GtkWidget    *over,
                              LinliContext *context,
                              gint64        event_id,
                              gint64        speech_id);

G_END_DECLS

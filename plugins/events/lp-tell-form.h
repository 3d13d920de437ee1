/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* What people are told about the topic, over the window of `over`: at the meeting `event_id`; 0 asks at which. */
void lp_tell_form_show (GtkWidget    *over,
                        LinliContext *context,
                        gint64        event_id,
                        gint64        topic_id);

G_END_DECLS

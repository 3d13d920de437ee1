/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-events.h"

G_BEGIN_DECLS

/* LinliMatterFollowFuncs. */
/* One day is due: that of the event until it was held, then a week for the brief. An event without a day is due never. */
gboolean lp_event_follow (LinliMatterKind   *kind,
                          LinliTransaction  *transaction,
                          gint64             id,
                          const char        *step,
                          const char        *text,
                          GError           **error);
/* Whatever opened it, a topic has its row; it stands on no agenda until somebody puts it there. What is decided, and what people are told, are kept
 * with it. */
gboolean lp_topic_follow (LinliMatterKind   *kind,
                          LinliTransaction  *transaction,
                          gint64             id,
                          const char        *step,
                          const char        *text,
                          GError           **error);

G_END_DECLS

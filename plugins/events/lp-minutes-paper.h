/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* A courtyard meeting on paper. */
typedef struct {
  LpEvent *event;
  GPtrArray *kinds; /* of LinliMatterKind: in whose words states are told */
} LpMinutes;

/* Takes the event. On the main thread. */
LpMinutes *lp_minutes_new (LinliContext *context,
                           LpEvent      *event);
void lp_minutes_free (gpointer minutes);

/* LinliPaperMakeFuncs with an LpMinutes: 会议记录, and 议题办理情况 with which the meeting opens. */
LinliPaper *lp_minutes_make (LinliDatabase  *reader,
                             gboolean        masked,
                             gpointer        minutes,
                             GCancellable   *cancellable,
                             GError        **error);
LinliPaper *lp_minutes_make_outcomes (LinliDatabase  *reader,
                                      gboolean        masked,
                                      gpointer        minutes,
                                      GCancellable   *cancellable,
                                      GError        **error);

G_END_DECLS

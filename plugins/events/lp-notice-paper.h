/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"

G_BEGIN_DECLS

/* LinliPaperMakeFuncs with an LpEvent: 活动通知 and 活动海报. Refused with words for the user when the QR code cannot hold what it is to hold. */
LinliPaper *lp_event_make_notice (LinliDatabase  *reader,
                                  gboolean        masked,
                                  gpointer        event,
                                  GCancellable   *cancellable,
                                  GError        **error);
LinliPaper *lp_event_make_poster (LinliDatabase  *reader,
                                  gboolean        masked,
                                  gpointer        event,
                                  GCancellable   *cancellable,
                                  GError        **error);

G_END_DECLS

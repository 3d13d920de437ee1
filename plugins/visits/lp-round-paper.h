/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-round-store.h"

G_BEGIN_DECLS

/* A LinliPaperMakeFunc with an LpRound: the sheet with its codes, the outcomes to tick, and the checklist. */
LinliPaper *lp_round_make_paper (LinliDatabase  *reader,
                                 gboolean        masked,
                                 gpointer        round,
                                 GCancellable   *cancellable,
                                 GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-event.h"
#include "lp-silent-store.h"

G_BEGIN_DECLS

/* What the paper is of. */
typedef struct {
  LpEvent *event;
  LpSilentQuestion *question;
} LpSilentSheet;

void lp_silent_sheet_free (gpointer sheet);
/* A LinliPaperMakeFunc with an LpSilentSheet: the households that have not answered, to go from door to door or to telephone with. */
LinliPaper *lp_silent_make_sheet (LinliDatabase  *reader,
                                  gboolean        masked,
                                  gpointer        sheet,
                                  GCancellable   *cancellable,
                                  GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliPaperMakeFunc with an LpEvent: 议程, what is spoken of at a courtyard meeting, and when. */
LinliPaper *lp_agenda_make_paper (LinliDatabase  *reader,
                                  gboolean        masked,
                                  gpointer        event,
                                  GCancellable   *cancellable,
                                  GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

#include "linli-paper.h"

G_BEGIN_DECLS

/**
 * LinliPaperMakeFunc:
 * @reader: a connection of the worker thread; not valid afterwards
 * @masked: whether personal data must be masked
 * @data: what was passed with it; not changed meanwhile
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Makes a paper from the file, on a worker thread. It changes nothing.
 *
 * Returns: (transfer full) (nullable): the paper, or %NULL with @error set
 */
typedef LinliPaper *(*LinliPaperMakeFunc) (LinliDatabase  *reader,
                                           gboolean        masked,
                                           gpointer        data,
                                           GCancellable   *cancellable,
                                           GError        **error);

LINLI_EXPORT
void linli_paper_show (LinliPaper *paper,
                       GtkWidget  *over);
LINLI_EXPORT
void linli_paper_show_made (GtkWidget          *over,
                            LinliContext       *context,
                            const char         *kind,
                            gint64              id,
                            LinliPaperMakeFunc  make,
                            gpointer            data,
                            GDestroyNotify      destroy);

G_END_DECLS

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

/**
 * LinliPaperKeepFunc:
 * @context: the open document
 * @number: (nullable): the number that stands on the pages
 * @data: what was passed with it
 * @task: (transfer full): is returned %TRUE once the file holds what is needed, or an error, which the user is told; the message of
 *   %LINLI_STORE_ERROR_INVALID as it stands
 *
 * Keeps in the file what a paper needs when it comes back, such as its number. It is called on the main thread each time the paper is to be
 * printed or saved, which then waits for @task; when that fails, nothing goes out and the paper is made anew.
 */
typedef void (*LinliPaperKeepFunc) (LinliContext *context,
                                    const char   *number,
                                    gpointer      data,
                                    GTask        *task);

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
LINLI_EXPORT
void linli_paper_show_kept (GtkWidget          *over,
                            LinliContext       *context,
                            const char         *kind,
                            gint64              id,
                            LinliPaperMakeFunc  make,
                            LinliPaperKeepFunc  keep,
                            gpointer            data,
                            GDestroyNotify      destroy);

G_END_DECLS

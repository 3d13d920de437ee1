/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"

G_BEGIN_DECLS

/**
 * LinliReadFunc:
 * @reader: a connection of the worker thread; not valid afterwards
 * @data: the data of the task
 * @cancellable: (nullable): of the task; cancelling it interrupts the statement that runs on @reader
 * @error: return location
 *
 * What a worker asks a file.
 *
 * Returns: (transfer full) (nullable): what was found, or %NULL with @error set
 */
typedef gpointer (*LinliReadFunc) (LinliDatabase  *reader,
                                   gpointer        data,
                                   GCancellable   *cancellable,
                                   GError        **error);

LINLI_EXPORT
void linli_read_task_run (GTask          *task,
                          LinliStore     *store,
                          LinliReadFunc   func,
                          GDestroyNotify  free_found);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-store.h"
#include "linli-writer-private.h"

G_BEGIN_DECLS

LinliJob *_linli_store_new_job (LinliStore      *self,
                                LinliJobType     type,
                                const char      *title,
                                LinliActionFunc  func,
                                gpointer         data,
                                GDestroyNotify   destroy,
                                GCancellable    *cancellable);
/* Pushes, waits, tells; takes @job. */
gboolean _linli_store_run_job (LinliStore  *self,
                               LinliJob    *job,
                               char       **title,
                               GError     **error);
/* Pushes and returns; takes @job. */
void _linli_store_push_job (LinliStore          *self,
                            LinliJob            *job,
                            gpointer             tag,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data);
/* The file, or the copy that stands for it: what a reading connection is opened on. */
const char *_linli_store_get_read_path (LinliStore *self);
gboolean _linli_store_fill (LinliStore       *self,
                            LinliActionFunc   func,
                            gpointer          data,
                            GCancellable     *cancellable,
                            GError          **error);

G_END_DECLS

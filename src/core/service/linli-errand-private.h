/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-read-task.h"

G_BEGIN_DECLS

/* By when a thread that was told to stop has to be back. */
#define LINLI_ERRAND_GRACE_MS 1000

/* What plugins' functions do for one document on threads of their own; belongs to the thread of the document. */
typedef struct _LinliErrands LinliErrands;

/* What is done. @name: of one name only one is under way; a later one waits for it, and takes the place of one that waits. @func: gets
 * @data on the worker's thread; neither may hold the store or the document. @given_up: (nullable): called with @data, which @func may
 * still use, when @func did not come back. */
typedef struct {
  const char *name;
  guint limit_ms; /* 0: none */
  LinliReadFunc func;
  gpointer data;
  GDestroyNotify free_data; /* on any thread */
  GDestroyNotify free_found;
  void (*given_up) (gpointer data);
} LinliErrandOrder;

LinliErrands *_linli_errands_new (void);
/* Stops all, waits LINLI_ERRAND_GRACE_MS at most, and leaves alone what is not back by then. */
void _linli_errands_close (LinliErrands *self);
/* Whether one of this name never came back. */
gboolean _linli_errands_has_hung (LinliErrands *self,
                                  const char   *name);
/* Takes @task, which returns what @func found or its error; %G_IO_ERROR_CANCELLED as soon as its cancellable is cancelled;
 * %G_IO_ERROR_TIMED_OUT once the limit is past or one of this name has hung. */
void _linli_errands_run (LinliErrands           *self,
                         const char             *path,
                         const LinliErrandOrder *order,
                         GTask                  *task);

G_END_DECLS

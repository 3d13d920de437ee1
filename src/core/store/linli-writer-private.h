/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-changes.h"
#include "linli-store.h"

G_BEGIN_DECLS

/* The one connection that writes, and its thread. Jobs run in the order in which they were pushed. */
typedef struct _LinliWriter LinliWriter;

typedef enum {
  LINLI_JOB_ACT,
  LINLI_JOB_FILL,
  LINLI_JOB_UNDO,
  LINLI_JOB_REDO,
  LINLI_JOB_DERIVE,
  LINLI_JOB_CHECK,
  LINLI_JOB_MIGRATE,
} LinliJobType;

/* What a job leaves behind; read by the owner after the job is done. */
typedef struct _LinliJob LinliJob;
typedef void (*LinliJobDoneFunc) (LinliJob *job,
                                  gpointer  data);

struct _LinliJob {
  LinliJobType type;
  char *title;
  char *actor;
  LinliActionFunc func;
  gpointer data; /* for the function; the LinliSchema to migrate to */
  GDestroyNotify destroy;
  GCancellable *cancellable;
  LinliJobDoneFunc done; /* on the writer's thread */
  gpointer done_data;
  LinliChanges *changes;
  char *undo_title;
  char *redo_title;
  GError *error;
};

LinliWriter *_linli_writer_new (LinliDatabase *database);
void _linli_writer_free (LinliWriter *self);
void _linli_writer_add_deriver (LinliWriter     *self,
                                const char      *kind,
                                LinliDeriveFunc  func,
                                gpointer         data,
                                GDestroyNotify   destroy);
void _linli_writer_push (LinliWriter *self,
                         LinliJob    *job);
void _linli_writer_run (LinliWriter *self,
                        LinliJob    *job);
void _linli_job_free (LinliJob *job);
char *_linli_time_now (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliJob, _linli_job_free)

G_END_DECLS

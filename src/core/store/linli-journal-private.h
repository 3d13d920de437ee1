/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-bulk-private.h"

G_BEGIN_DECLS

/* Records one action while it runs: SQLite's session over all tracked tables, written out in chunks. */
typedef struct _LinliRecorder LinliRecorder;

LinliRecorder *_linli_recorder_new (LinliDatabase  *database,
                                    GError        **error);
void _linli_recorder_free (LinliRecorder *self);
gboolean _linli_recorder_spill (LinliRecorder  *self,
                                gint64          journal_id,
                                gboolean        all,
                                GError        **error);
gboolean _linli_recorder_suspend (LinliRecorder  *self,
                                  gboolean        suspended,
                                  GError        **error);
void _linli_recorder_add_row (LinliRecorder        *self,
                              const char           *table,
                              const LinliCellValue *values,
                              guint                 n_columns,
                              guint                 key);
gboolean _linli_recorder_find_empty (LinliRecorder  *self,
                                     gboolean       *empty,
                                     GError        **error);
gboolean _linli_recorder_is_large (LinliRecorder *self);

typedef struct {
  gint64 id;
  char *title;
} LinliJournalTarget;

gint64 _linli_journal_append (LinliDatabase  *database,
                              const char     *time,
                              const char     *actor,
                              const char     *kind,
                              gint64          target,
                              const char     *title,
                              GError        **error);
gboolean _linli_journal_complete (LinliDatabase  *database,
                                  gint64          id,
                                  const char     *title,
                                  gint64          n_rows,
                                  GError        **error);
gint64 _linli_journal_find_undo (LinliDatabase  *database,
                                 char          **title);
gint64 _linli_journal_find_redo (LinliDatabase  *database,
                                 char          **title);
gboolean _linli_journal_apply (LinliDatabase  *database,
                               gint64          id,
                               gboolean        inverted,
                               GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliRecorder, _linli_recorder_free)

G_END_DECLS

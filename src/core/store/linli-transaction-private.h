/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-journal-private.h"
#include "linli-store.h"

G_BEGIN_DECLS

struct _LinliTransaction {
  guint64 serial;
  LinliDatabase *database;
  LinliRecorder *recorder; /* NULL while undoing and deriving */
  gint64 journal_id;
  char *title;
  char *time;
  const char *actor;
  GCancellable *cancellable;
  gint64 desk;
  gint64 last;
  gboolean used_ids;
  gboolean committed;
  guint n_writes;
  GSList *rollbacks; /* of LinliRollback, the last first */
  gboolean silent; /* the triggers are off */
  gboolean enlarged; /* so is the cache */
  GHashTable *touched; /* kind → GArray of gint64, besides what the triggers note; or NULL */
};

gboolean _linli_transaction_begin (LinliTransaction  *self,
                                   LinliDatabase     *database,
                                   const char        *actor,
                                   GCancellable      *cancellable,
                                   GError           **error);
gboolean _linli_transaction_record (LinliTransaction  *self,
                                    const char        *title,
                                    GError           **error);
gboolean _linli_transaction_finish_record (LinliTransaction  *self,
                                           gint64             n_rows,
                                           GError           **error);
void _linli_transaction_skip_used_ids (LinliTransaction *self);
void _linli_transaction_get_new_ids (LinliTransaction *self,
                                     gint64           *first,
                                     gint64           *last);
void _linli_transaction_silence (LinliTransaction *self,
                                 gboolean          silent);
void _linli_transaction_touch (LinliTransaction *self,
                               const char       *kind,
                               gint64            id);
gboolean _linli_transaction_commit (LinliTransaction  *self,
                                    GError           **error);
void _linli_transaction_clear (LinliTransaction *self);

G_END_DECLS

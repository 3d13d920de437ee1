/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-changes.h"
#include "linli-database.h"

G_BEGIN_DECLS

/**
 * LinliTransaction:
 *
 * What an action may do while it runs on the writer's thread: one transaction on the writing connection.
 */
typedef struct _LinliTransaction LinliTransaction;

/**
 * LinliActionFunc:
 * @transaction: the open transaction
 * @data: what the caller passed
 * @error: return location for the reason of a refusal
 *
 * The body of a user's action. Runs on the writer's thread; must not touch widgets.
 *
 * Returns: %TRUE to commit, %FALSE with @error set to leave the file as it was
 */
typedef gboolean (*LinliActionFunc) (LinliTransaction  *transaction,
                                     gpointer           data,
                                     GError           **error);

/**
 * LinliDeriveFunc:
 * @transaction: the open transaction
 * @ids: (array length=n_ids): records of the kind that were inserted, changed or removed
 * @n_ids: how many
 * @data: what was passed at registration
 * @error: return location
 *
 * Brings derived, untracked tables (search index, assignment to grids) up to date before an action is committed.
 *
 * Returns: %FALSE with @error set to make the whole action fail
 */
typedef gboolean (*LinliDeriveFunc) (LinliTransaction  *transaction,
                                     const gint64      *ids,
                                     gsize              n_ids,
                                     gpointer           data,
                                     GError           **error);

LINLI_EXPORT
LinliDatabase *linli_transaction_get_database (LinliTransaction *self);
LINLI_EXPORT
gint64 linli_transaction_new_id (LinliTransaction *self);
LINLI_EXPORT
const char *linli_transaction_get_time (LinliTransaction *self);
LINLI_EXPORT
const char *linli_transaction_get_actor (LinliTransaction *self);
LINLI_EXPORT
guint64 linli_transaction_get_serial (LinliTransaction *self);
LINLI_EXPORT
GCancellable *linli_transaction_get_cancellable (LinliTransaction *self);
LINLI_EXPORT
void linli_transaction_set_title (LinliTransaction *self,
                                  const char       *title);
LINLI_EXPORT
void linli_transaction_on_rollback (LinliTransaction *self,
                                    GFunc             func,
                                    gpointer          data,
                                    GDestroyNotify    destroy);

/**
 * LinliStoreFlags:
 * @LINLI_STORE_DEFAULT: open an existing file for reading and writing
 * @LINLI_STORE_CREATE: make a new, empty file; fails when one exists
 * @LINLI_STORE_READ_ONLY: open for reading only; nothing is migrated
 * @LINLI_STORE_NO_BACKUP: make no rotating backups (tests, tools)
 */
typedef enum {
  LINLI_STORE_DEFAULT = 0,
  LINLI_STORE_CREATE = 1 << 0,
  LINLI_STORE_READ_ONLY = 1 << 1,
  LINLI_STORE_NO_BACKUP = 1 << 2,
} LinliStoreFlags;

#define LINLI_TYPE_STORE (linli_store_get_type ())

/**
 * LinliStore:
 *
 * One open file: a connection for reading on the thread that opened it, and a thread that writes, one action after another. Told about by
 * its signal #LinliStore::changed.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliStore, linli_store, LINLI, STORE, GObject)

LINLI_EXPORT
LinliStore *linli_store_open (const char       *path,
                              LinliStoreFlags   flags,
                              GError          **error);
LINLI_EXPORT
void linli_store_close (LinliStore *self);
LINLI_EXPORT
const char *linli_store_get_path (LinliStore *self);
LINLI_EXPORT
const char *linli_store_get_copy (LinliStore *self);
LINLI_EXPORT
gboolean linli_store_is_read_only (LinliStore *self);
LINLI_EXPORT
gboolean linli_store_is_on_network (LinliStore *self);
LINLI_EXPORT
gboolean linli_store_is_damaged (LinliStore *self);
LINLI_EXPORT
LinliDatabase *linli_store_get_reader (LinliStore *self);
LINLI_EXPORT
LinliDatabase *linli_store_new_reader (LinliStore  *self,
                                       GError     **error);
LINLI_EXPORT
void linli_store_set_actor (LinliStore *self,
                            const char *actor);
LINLI_EXPORT
const char *linli_store_get_actor (LinliStore *self);
LINLI_EXPORT
void linli_store_add_deriver (LinliStore      *self,
                              const char      *kind,
                              LinliDeriveFunc  func,
                              gpointer         data,
                              GDestroyNotify   destroy);
LINLI_EXPORT
gboolean linli_store_derive (LinliStore  *self,
                             GError     **error);

LINLI_EXPORT
gboolean linli_store_act (LinliStore       *self,
                          const char       *title,
                          LinliActionFunc   func,
                          gpointer          data,
                          GCancellable     *cancellable,
                          GError          **error);
LINLI_EXPORT
void linli_store_act_async (LinliStore          *self,
                            const char          *title,
                            LinliActionFunc      func,
                            gpointer             data,
                            GDestroyNotify       destroy,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data);
LINLI_EXPORT
gboolean linli_store_act_finish (LinliStore    *self,
                                 GAsyncResult  *result,
                                 GError       **error);

LINLI_EXPORT
gboolean linli_store_undo (LinliStore    *self,
                           char         **title,
                           GError       **error);
LINLI_EXPORT
gboolean linli_store_redo (LinliStore    *self,
                           char         **title,
                           GError       **error);
LINLI_EXPORT
void linli_store_undo_async (LinliStore          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
LINLI_EXPORT
gboolean linli_store_undo_finish (LinliStore    *self,
                                  GAsyncResult  *result,
                                  char         **title,
                                  GError       **error);
LINLI_EXPORT
void linli_store_redo_async (LinliStore          *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data);
LINLI_EXPORT
gboolean linli_store_redo_finish (LinliStore    *self,
                                  GAsyncResult  *result,
                                  char         **title,
                                  GError       **error);
LINLI_EXPORT
const char *linli_store_get_undo_title (LinliStore *self);
LINLI_EXPORT
const char *linli_store_get_redo_title (LinliStore *self);

G_END_DECLS

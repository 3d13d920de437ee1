/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LINLI_STORE_ERROR:
 *
 * Error domain of the file and everything done to it.
 */
#define LINLI_STORE_ERROR (linli_store_error_quark ())

/**
 * LinliStoreError:
 * @LINLI_STORE_ERROR_FAILED: SQLite reported something that has no better name here
 * @LINLI_STORE_ERROR_NOT_LINLI: the file is not a GeoPackage made by Linli
 * @LINLI_STORE_ERROR_NEWER: the file was written by a newer version
 * @LINLI_STORE_ERROR_DAMAGED: the integrity check failed
 * @LINLI_STORE_ERROR_BUSY: another program holds the file
 * @LINLI_STORE_ERROR_READ_ONLY: the file cannot be written
 * @LINLI_STORE_ERROR_FULL: the disk is full
 * @LINLI_STORE_ERROR_CONFLICT: an undo or redo no longer fits what the file holds
 * @LINLI_STORE_ERROR_NOTHING: there is nothing to undo or redo
 * @LINLI_STORE_ERROR_NOT_FOUND: the record does not exist
 * @LINLI_STORE_ERROR_INVALID: a value breaks a rule of the model
 * @LINLI_STORE_ERROR_EXISTS: a file of that name exists already
 */
typedef enum {
  LINLI_STORE_ERROR_FAILED,
  LINLI_STORE_ERROR_NOT_LINLI,
  LINLI_STORE_ERROR_NEWER,
  LINLI_STORE_ERROR_DAMAGED,
  LINLI_STORE_ERROR_BUSY,
  LINLI_STORE_ERROR_READ_ONLY,
  LINLI_STORE_ERROR_FULL,
  LINLI_STORE_ERROR_CONFLICT,
  LINLI_STORE_ERROR_NOTHING,
  LINLI_STORE_ERROR_NOT_FOUND,
  LINLI_STORE_ERROR_INVALID,
  LINLI_STORE_ERROR_EXISTS,
} LinliStoreError;

LINLI_EXPORT
GQuark linli_store_error_quark (void);

/**
 * LinliDatabase:
 *
 * One connection to the file, with a cache of prepared statements. Belongs to one thread.
 */
typedef struct _LinliDatabase LinliDatabase;

/**
 * LinliStatement:
 *
 * A prepared statement borrowed from the cache of its #LinliDatabase. Free it (g_autoptr) to give it back;
 * it must not outlive the database. Columns count from 0, parameters from 1.
 */
typedef struct _LinliStatement LinliStatement;

LINLI_EXPORT
LinliStatement *linli_database_prepare (LinliDatabase  *self,
                                        const char     *sql,
                                        GError        **error);
LINLI_EXPORT
LinliStatement *linli_database_query (LinliDatabase  *self,
                                      GError        **error,
                                      const char     *sql,
                                      const char     *types,
                                      ...);
LINLI_EXPORT
gboolean linli_database_run (LinliDatabase  *self,
                             GError        **error,
                             const char     *sql,
                             const char     *types,
                             ...);
LINLI_EXPORT
gboolean linli_database_execute (LinliDatabase  *self,
                                 const char     *script,
                                 GError        **error);
LINLI_EXPORT
gint64 linli_database_get_int64 (LinliDatabase  *self,
                                 gint64          fallback,
                                 const char     *sql,
                                 const char     *types,
                                 ...);
LINLI_EXPORT
char *linli_database_dup_text (LinliDatabase  *self,
                               const char     *sql,
                               const char     *types,
                               ...);
LINLI_EXPORT
int linli_database_get_n_changed (LinliDatabase *self);
LINLI_EXPORT
void linli_database_interrupt (LinliDatabase *self);
LINLI_EXPORT
void linli_database_close (LinliDatabase *self);

LINLI_EXPORT
void linli_statement_free (LinliStatement *self);
LINLI_EXPORT
void linli_statement_bind_int64 (LinliStatement *self,
                                 int             parameter,
                                 gint64          value);
LINLI_EXPORT
void linli_statement_bind_double (LinliStatement *self,
                                  int             parameter,
                                  double          value);
LINLI_EXPORT
void linli_statement_bind_text (LinliStatement *self,
                                int             parameter,
                                const char     *value);
LINLI_EXPORT
void linli_statement_bind_bytes (LinliStatement *self,
                                 int             parameter,
                                 GBytes         *value);
LINLI_EXPORT
void linli_statement_bind_null (LinliStatement *self,
                                int             parameter);
LINLI_EXPORT
gboolean linli_statement_step (LinliStatement  *self,
                               GError         **error);
LINLI_EXPORT
gboolean linli_statement_run (LinliStatement  *self,
                              GError         **error);
LINLI_EXPORT
void linli_statement_reset (LinliStatement *self);
LINLI_EXPORT
int linli_statement_get_n_columns (LinliStatement *self);
LINLI_EXPORT
const char *linli_statement_get_column_name (LinliStatement *self,
                                             int             column);
LINLI_EXPORT
gboolean linli_statement_is_null (LinliStatement *self,
                                  int             column);
LINLI_EXPORT
gint64 linli_statement_get_int64 (LinliStatement *self,
                                  int             column);
LINLI_EXPORT
double linli_statement_get_double (LinliStatement *self,
                                   int             column);
LINLI_EXPORT
const char *linli_statement_get_text (LinliStatement *self,
                                      int             column);
LINLI_EXPORT
GBytes *linli_statement_dup_bytes (LinliStatement *self,
                                   int             column);
LINLI_EXPORT
const void *linli_statement_get_blob (LinliStatement *self,
                                      int             column,
                                      gsize          *size);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliDatabase, linli_database_close)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliStatement, linli_statement_free)

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <sqlite3.h>

#include "linli-database.h"

G_BEGIN_DECLS

/* Pages that a connection holds in memory, in KiB and negative, as SQLite wants it: usually, and in an action that writes much. */
#define LINLI_DATABASE_CACHE "-32000"
#define LINLI_DATABASE_LARGE_CACHE "-256000"

typedef enum {
  LINLI_DATABASE_READ,
  LINLI_DATABASE_WRITE,
  LINLI_DATABASE_CREATE,
} LinliDatabaseMode;

/* Called after every writing statement has run to its end; FALSE with an error makes that statement fail. */
typedef gboolean (*LinliDatabaseWroteFunc) (gpointer   data,
                                            GError   **error);

struct _LinliDatabase {
  sqlite3 *handle;
  GHashTable *idle; /* SQL → LinliStatement not in use */
  LinliDatabaseWroteFunc wrote_func;
  gpointer wrote_data;
  gint64 deadline;
  gboolean in_action; /* a transaction is open, or was until SQLite took it back */
  gboolean committing; /* what the action did is stored now, and at no other moment */
  GError *missed; /* the first failure to read since it was cleared of which the caller was not told, or NULL */
  gboolean may_roll_back; /* a reader of a file that we write: may make it whole where a writing was broken off */
};

struct _LinliStatement {
  LinliDatabase *database;
  sqlite3_stmt *handle;
  char *sql;
  gboolean writes;
  gboolean lacks_value; /* there was no memory for a parameter */
};

LinliDatabase *_linli_database_open (const char         *path,
                                     LinliDatabaseMode   mode,
                                     gboolean            rollback_journal,
                                     GError            **error);
gboolean _linli_database_roll_back (const char  *path,
                                    GError     **error);
gboolean _linli_database_has_moved (LinliDatabase *self);
sqlite3 *_linli_database_get_handle (LinliDatabase *self);
sqlite3_stmt *_linli_statement_get_handle (LinliStatement *self);
void _linli_database_set_wrote_func (LinliDatabase          *self,
                                     LinliDatabaseWroteFunc  func,
                                     gpointer                data);
/* Statements fail with %G_IO_ERROR_CANCELLED once the monotonic clock has passed @deadline; 0 for never. */
void _linli_database_set_deadline (LinliDatabase *self,
                                   gint64         deadline);
gboolean _linli_database_check_action (LinliDatabase  *self,
                                       GError        **error);
void _linli_database_forget_statements (LinliDatabase *self);
void _linli_database_set_error (LinliDatabase  *self,
                                int             code,
                                GError        **error);
void _linli_database_tell (LinliDatabase  *self,
                           int             code,
                           GError        **error);

G_END_DECLS

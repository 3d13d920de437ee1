/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/* Rows that wait to be inserted into one table, many with one statement. */
typedef struct _LinliBulk LinliBulk;

typedef enum {
  LINLI_CELL_VALUE_NULL,
  LINLI_CELL_VALUE_INTEGER,
  LINLI_CELL_VALUE_REAL,
  LINLI_CELL_VALUE_TEXT,
  LINLI_CELL_VALUE_BYTES,
} LinliCellValueType;

typedef struct {
  LinliCellValueType type;
  guint size; /* of text and bytes */
  union {
    gint64 integer;
    double real;
    const char *data;
  };
} LinliCellValue;

/* Columns that are left NULL in all rows get what the table puts there. A virtual table gets a statement a row. */
LinliBulk *_linli_bulk_new (LinliDatabase      *database,
                            const char         *table,
                            const char * const *columns,
                            guint               n_columns,
                            gboolean            is_virtual);
void _linli_bulk_free (LinliBulk *self);

/* A row begins with NULL in every column, is filled, and waits to be run and cleared, which is to be flushed. */
void _linli_bulk_begin_row (LinliBulk *self);
gboolean _linli_bulk_find_row (LinliBulk *self,
                               guint      column,
                               gint64     value);
void _linli_bulk_set (LinliBulk            *self,
                      guint                 column,
                      const LinliCellValue *value);
void _linli_bulk_set_int64 (LinliBulk *self,
                            guint      column,
                            gint64     value);
void _linli_bulk_set_text (LinliBulk  *self,
                           guint       column,
                           const char *value);
gboolean _linli_bulk_holds (LinliBulk            *self,
                            guint                 column,
                            const LinliCellValue *value);
gboolean _linli_bulk_is_full (LinliBulk *self);
guint _linli_bulk_get_n_rows (LinliBulk *self);
const LinliCellValue *_linli_bulk_get_row (LinliBulk *self,
                                           guint      row);
gboolean _linli_bulk_run (LinliBulk  *self,
                          GError    **error);
void _linli_bulk_clear (LinliBulk *self);
gboolean _linli_bulk_flush (LinliBulk  *self,
                            GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliBulk, _linli_bulk_free)

G_END_DECLS

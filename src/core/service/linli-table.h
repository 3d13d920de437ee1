/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LINLI_READER_ERROR:
 *
 * Error domain of reading other people's files.
 */
#define LINLI_READER_ERROR (linli_reader_error_quark ())

/**
 * LinliReaderError:
 * @LINLI_READER_ERROR_FAILED: the file could not be read
 * @LINLI_READER_ERROR_NO_MODULE: the module that reads such files is not installed
 * @LINLI_READER_ERROR_FORMAT: the format is not one that is read
 * @LINLI_READER_ERROR_OLD_FORMAT: an .xls, a web page or an XML sheet that must first be saved as .xlsx
 * @LINLI_READER_ERROR_PROTECTED: the file is protected by a password
 * @LINLI_READER_ERROR_DAMAGED: the file ends early or contradicts itself
 * @LINLI_READER_ERROR_TOO_BIG: the file holds more than the reader accepts
 * @LINLI_READER_ERROR_ENCODING: the text is neither UTF-8, UTF-16 nor GB 18030
 * @LINLI_READER_ERROR_NO_LAYER: there is no layer of that name
 * @LINLI_READER_ERROR_COORDINATES: the coordinates are not where the stated system puts them
 * @LINLI_READER_ERROR_ATTACHED: rows cannot be added to a sheet, as tables, charts, buttons, objects or unreadable comments of it would have to move with its cells
 * @LINLI_READER_ERROR_FORMULAS: rows cannot be added to a sheet, as a formula that they would repeat speaks of other rows, and not as the row above does
 * @LINLI_READER_ERROR_EMPTY: nothing is in the file
 */
typedef enum {
  LINLI_READER_ERROR_FAILED,
  LINLI_READER_ERROR_NO_MODULE,
  LINLI_READER_ERROR_FORMAT,
  LINLI_READER_ERROR_OLD_FORMAT,
  LINLI_READER_ERROR_PROTECTED,
  LINLI_READER_ERROR_DAMAGED,
  LINLI_READER_ERROR_TOO_BIG,
  LINLI_READER_ERROR_ENCODING,
  LINLI_READER_ERROR_NO_LAYER,
  LINLI_READER_ERROR_COORDINATES,
  LINLI_READER_ERROR_ATTACHED,
  LINLI_READER_ERROR_FORMULAS,
  LINLI_READER_ERROR_EMPTY,
} LinliReaderError;

LINLI_EXPORT
GQuark linli_reader_error_quark (void);

/**
 * LinliCellType:
 * @LINLI_CELL_EMPTY: nothing
 * @LINLI_CELL_TEXT: text as it was typed
 * @LINLI_CELL_NUMBER: a number; the text is its plain decimal form, padded as the cell's format pads it
 * @LINLI_CELL_DATE: a day or moment; the text is YYYY-MM-DD, followed by a blank and HH:MM:SS when there is a time
 * @LINLI_CELL_BOOLEAN: the text is 1 or 0
 * @LINLI_CELL_ERROR: the text is the spreadsheet's error, such as #N/A
 */
typedef enum {
  LINLI_CELL_EMPTY,
  LINLI_CELL_TEXT,
  LINLI_CELL_NUMBER,
  LINLI_CELL_DATE,
  LINLI_CELL_BOOLEAN,
  LINLI_CELL_ERROR,
} LinliCellType;

/**
 * LinliCell:
 * @type: what the cell holds
 * @text: its text, UTF-8, never %NULL; belongs to the sheet
 */
typedef struct {
  LinliCellType type;
  const char *text;
} LinliCell;

/**
 * LinliMerge:
 * @row: first row, from 0
 * @column: first column, from 0
 * @n_rows: height
 * @n_columns: width
 *
 * Cells merged into one.
 */
typedef struct {
  guint row;
  guint column;
  guint n_rows;
  guint n_columns;
} LinliMerge;

/**
 * LinliSheet:
 *
 * One sheet: rows of typed cells. Belongs to its #LinliTable.
 */
typedef struct _LinliSheet LinliSheet;

/**
 * LinliTable:
 *
 * The sheets of one file, read completely and then immutable; may be read from any thread. Reference counted.
 */
typedef struct _LinliTable LinliTable;

#define LINLI_TYPE_TABLE (linli_table_get_type ())

/* What a sheet may hold: Excel's own rows and fewer columns, for a text file more rows. */
#define LINLI_TABLE_MAX_SHEET_ROWS 1048576
#define LINLI_TABLE_MAX_ROWS 8000000
#define LINLI_TABLE_MAX_COLUMNS 512
#define LINLI_TABLE_MAX_SHEETS 256
#define LINLI_TABLE_MAX_CELL_BYTES 131072
#define LINLI_TABLE_MAX_BYTES ((gsize) 1 << 31)

LINLI_EXPORT
GType linli_table_get_type (void);
LINLI_EXPORT
LinliTable *linli_table_open (const char    *path,
                              GCancellable  *cancellable,
                              GError       **error);
LINLI_EXPORT
LinliTable *linli_table_new (const char *name);
LINLI_EXPORT
LinliTable *linli_table_ref (LinliTable *self);
LINLI_EXPORT
void linli_table_unref (LinliTable *self);
LINLI_EXPORT
const char *linli_table_get_name (LinliTable *self);
LINLI_EXPORT
guint linli_table_get_n_sheets (LinliTable *self);
LINLI_EXPORT
LinliSheet *linli_table_get_sheet (LinliTable *self,
                                   guint       index);
LINLI_EXPORT
LinliSheet *linli_table_add_sheet (LinliTable *self,
                                   const char *name,
                                   gboolean    hidden);

LINLI_EXPORT
const char *linli_sheet_get_name (LinliSheet *self);
LINLI_EXPORT
gboolean linli_sheet_is_hidden (LinliSheet *self);
LINLI_EXPORT
guint linli_sheet_get_n_rows (LinliSheet *self);
LINLI_EXPORT
guint linli_sheet_get_n_columns (LinliSheet *self);
LINLI_EXPORT
guint linli_sheet_read_row (LinliSheet *self,
                            guint       row,
                            LinliCell  *cells,
                            guint       n_cells);
LINLI_EXPORT
const LinliMerge *linli_sheet_get_merges (LinliSheet *self,
                                          guint      *n_merges);
LINLI_EXPORT
gboolean linli_sheet_start_row (LinliSheet  *self,
                                guint        row,
                                GError     **error);
LINLI_EXPORT
gboolean linli_sheet_add_cell (LinliSheet     *self,
                               guint           column,
                               LinliCellType   type,
                               const char     *text,
                               gssize          length,
                               GError        **error);
LINLI_EXPORT
void linli_sheet_add_merge (LinliSheet       *self,
                            const LinliMerge *merge);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliTable, linli_table_unref)

G_END_DECLS

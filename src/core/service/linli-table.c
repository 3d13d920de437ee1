/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The sheets of a file. Rows lie one after another in one block of bytes: each cell is a type byte, its text and a zero, so
 * that a million rows cost little more than their text. Filled by a reader on one thread, immutable and shareable afterwards. */

#include "config.h"

#include "linli-table.h"

#include <string.h>

#include "linli-table-private.h"

struct _LinliSheet {
  char *name;
  gboolean hidden;
  GByteArray *bytes;
  GArray *offsets; /* guint32: where each row starts */
  GArray *merges;
  guint n_columns;
  guint next_column;
};

struct _LinliTable {
  char *name;
  GPtrArray *sheets;
};

G_DEFINE_QUARK (linli-reader-error-quark, linli_reader_error)
G_DEFINE_BOXED_TYPE (LinliTable, linli_table, linli_table_ref, linli_table_unref)

static void
linli_sheet_free (LinliSheet *self)
{
  g_free (self->name);
  g_byte_array_unref (self->bytes);
  g_array_unref (self->offsets);
  g_array_unref (self->merges);
  g_free (self);
}

static void
linli_table_clear (gpointer data)
{
  LinliTable *self = data;

  g_free (self->name);
  g_ptr_array_unref (self->sheets);
}

/**
 * linli_table_new:
 * @name: what the file is called
 *
 * Makes a table without sheets; readers and tests fill it.
 *
 * Returns: (transfer full): the table
 */
LinliTable *
linli_table_new (const char *name)
{
  LinliTable *self = g_atomic_rc_box_new0 (LinliTable);

  self->name = g_strdup (name);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) linli_sheet_free);
  return self;
}

static gboolean
linli_sheet_is_blank (LinliSheet *self)
{
  const char *at = (const char *) self->bytes->data, *end = at + self->bytes->len;

  while (at < end)
    if (*at++ != LINLI_CELL_EMPTY)
      {
        for (; *at != '\0'; at = g_utf8_next_char (at))
          if (!g_unichar_isspace (g_utf8_get_char (at)))
            return FALSE;
        at++;
      }
  return TRUE;
}

/* A file without a word is refused here, lest each reader of lists speaks of columns that it lacks. */
static LinliTable *
linli_table_refuse_blank (LinliTable  *table,
                          GError     **error)
{
  for (guint i = 0; table != NULL && i < table->sheets->len; i++)
    if (!linli_sheet_is_blank (g_ptr_array_index (table->sheets, i)))
      return table;
  if (table != NULL)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_EMPTY, "there is nothing in the file");
  g_clear_pointer (&table, linli_table_unref);
  return NULL;
}

/**
 * linli_table_open:
 * @path: an .xlsx, .ods, .csv or .tsv file; recognised by what it holds
 * @cancellable: (nullable): stops the reading
 * @error: return location for a %LINLI_READER_ERROR or %G_IO_ERROR_CANCELLED
 *
 * Reads a spreadsheet completely, with the type of every cell and the merged cells.
 *
 * Returns: (transfer full): the table, or %NULL
 */
LinliTable *
linli_table_open (const char    *path,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  switch (_linli_table_sniff (path, error))
    {
    case LINLI_TABLE_FORMAT_ZIP:
      return linli_table_refuse_blank (_linli_table_open_zip (path, cancellable, error), error);
    case LINLI_TABLE_FORMAT_TEXT:
      return linli_table_refuse_blank (_linli_table_open_text (path, cancellable, error), error);
    case LINLI_TABLE_FORMAT_NONE:
    default:
      return NULL;
    }
}

/**
 * linli_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
LinliTable *
linli_table_ref (LinliTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * linli_table_unref:
 * @self: (transfer full): a table
 */
void
linli_table_unref (LinliTable *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, linli_table_clear);
}

/**
 * linli_table_get_name:
 * @self: a table
 *
 * Returns: (transfer none): the file's name without its folder
 */
const char *
linli_table_get_name (LinliTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * linli_table_get_n_sheets:
 * @self: a table
 *
 * Returns: how many sheets there are
 */
guint
linli_table_get_n_sheets (LinliTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sheets->len;
}

/**
 * linli_table_get_sheet:
 * @self: a table
 * @index: which sheet, from 0
 *
 * Returns: (transfer none): the sheet
 */
LinliSheet *
linli_table_get_sheet (LinliTable *self,
                       guint       index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->sheets->len, NULL);

  return g_ptr_array_index (self->sheets, index);
}

/**
 * linli_table_add_sheet:
 * @self: a table that is being filled
 * @name: the sheet's name
 * @hidden: whether the spreadsheet hides it
 *
 * Returns: (transfer none): the new sheet
 */
LinliSheet *
linli_table_add_sheet (LinliTable *self,
                       const char *name,
                       gboolean    hidden)
{
  LinliSheet *sheet;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (self->sheets->len < LINLI_TABLE_MAX_SHEETS, NULL);

  sheet = g_new0 (LinliSheet, 1);
  sheet->name = g_strdup (name);
  sheet->hidden = hidden;
  sheet->bytes = g_byte_array_new ();
  sheet->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (LinliMerge));
  g_ptr_array_add (self->sheets, sheet);
  return sheet;
}

/**
 * linli_sheet_get_name:
 * @self: a sheet
 *
 * Returns: (transfer none): its name
 */
const char *
linli_sheet_get_name (LinliSheet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/**
 * linli_sheet_is_hidden:
 * @self: a sheet
 *
 * Returns: whether the spreadsheet hides it
 */
gboolean
linli_sheet_is_hidden (LinliSheet *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->hidden;
}

/**
 * linli_sheet_get_n_rows:
 * @self: a sheet
 *
 * Returns: the number of rows up to the last one that holds something
 */
guint
linli_sheet_get_n_rows (LinliSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->offsets->len;
}

/**
 * linli_sheet_get_n_columns:
 * @self: a sheet
 *
 * Returns: the number of columns up to the last one that holds something
 */
guint
linli_sheet_get_n_columns (LinliSheet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/**
 * linli_sheet_read_row:
 * @self: a sheet
 * @row: which row, from 0; past the end it is empty
 * @cells: (array length=n_cells): filled; the texts belong to the sheet
 * @n_cells: how many
 *
 * Returns: the number of leading cells up to the last one that is not empty
 */
guint
linli_sheet_read_row (LinliSheet *self,
                      guint       row,
                      LinliCell  *cells,
                      guint       n_cells)
{
  const guint8 *at, *end;
  guint filled = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (row < self->offsets->len)
    {
      at = self->bytes->data + g_array_index (self->offsets, guint32, row);
      end = self->bytes->data + (row + 1 < self->offsets->len ? g_array_index (self->offsets, guint32, row + 1) : self->bytes->len);
      while (at < end && filled < n_cells)
        {
          cells[filled].type = *at++;
          cells[filled].text = "";
          if (cells[filled].type != LINLI_CELL_EMPTY)
            {
              cells[filled].text = (const char *) at;
              at += strlen ((const char *) at) + 1;
            }
          filled++;
        }
    }
  for (guint i = filled; i < n_cells; i++)
    cells[i] = (LinliCell) { LINLI_CELL_EMPTY, "" };
  return filled;
}

/**
 * linli_sheet_get_merges:
 * @self: a sheet
 * @n_merges: (out): how many
 *
 * Returns: (transfer none) (array length=n_merges): the merged cells
 */
const LinliMerge *
linli_sheet_get_merges (LinliSheet *self,
                        guint      *n_merges)
{
  g_return_val_if_fail (self != NULL, NULL);

  *n_merges = self->merges->len;
  return (const LinliMerge *) (gpointer) self->merges->data;
}

/**
 * linli_sheet_start_row:
 * @self: a sheet that is being filled
 * @row: the row, from 0, after all rows so far; rows left out are empty
 * @error: return location for %LINLI_READER_ERROR_TOO_BIG or %LINLI_READER_ERROR_DAMAGED
 *
 * Returns: %FALSE with @error set when rows go backwards or the sheet is too big
 */
gboolean
linli_sheet_start_row (LinliSheet  *self,
                       guint        row,
                       GError     **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (row < self->offsets->len)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "row %u comes twice or out of order", row + 1);
      return FALSE;
    }
  if (row >= LINLI_TABLE_MAX_ROWS || self->bytes->len >= LINLI_TABLE_MAX_BYTES)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "the sheet holds more than can be read at once");
      return FALSE;
    }
  while (self->offsets->len <= row)
    g_array_append_val (self->offsets, self->bytes->len);
  self->next_column = 0;
  return TRUE;
}

/**
 * linli_sheet_add_cell:
 * @self: a sheet that is being filled
 * @column: the column, from 0, after all columns of this row so far; columns left out are empty
 * @type: what it holds
 * @text: UTF-8
 * @length: bytes of @text, or -1 when it ends with a zero
 * @error: return location for %LINLI_READER_ERROR_TOO_BIG or %LINLI_READER_ERROR_DAMAGED
 *
 * Adds a cell to the row that was started last.
 *
 * Returns: %FALSE with @error set when the cell is out of order or too big
 */
gboolean
linli_sheet_add_cell (LinliSheet     *self,
                      guint           column,
                      LinliCellType   type,
                      const char     *text,
                      gssize          length,
                      GError        **error)
{
  static const guint8 empty = LINLI_CELL_EMPTY;
  guint8 head = type;
  gsize size;

  g_return_val_if_fail (self != NULL && self->offsets->len > 0, FALSE);

  size = length < 0 ? strlen (text) : strnlen (text, length);
  if (size == 0 || type == LINLI_CELL_EMPTY)
    return TRUE;
  if (column < self->next_column)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "a cell of row %u comes twice or out of order", self->offsets->len);
      return FALSE;
    }
  if (column >= LINLI_TABLE_MAX_COLUMNS || size > LINLI_TABLE_MAX_CELL_BYTES)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG,
                   column >= LINLI_TABLE_MAX_COLUMNS ? "row %u has more than 512 columns" : "a cell of row %u is longer than a spreadsheet allows",
                   self->offsets->len);
      return FALSE;
    }
  for (; self->next_column < column; self->next_column++)
    g_byte_array_append (self->bytes, &empty, 1);
  g_byte_array_append (self->bytes, &head, 1);
  g_byte_array_append (self->bytes, (const guint8 *) text, size);
  g_byte_array_append (self->bytes, (const guint8 *) "", 1);
  self->next_column = column + 1;
  self->n_columns = MAX (self->n_columns, column + 1);
  return TRUE;
}

/**
 * linli_sheet_add_merge:
 * @self: a sheet that is being filled
 * @merge: cells merged into one
 */
void
linli_sheet_add_merge (LinliSheet       *self,
                       const LinliMerge *merge)
{
  g_return_if_fail (self != NULL);

  /* A household's cells may be merged one by one in a long list; past this number they are noise. */
  if (self->merges->len < 1u << 20)
    g_array_append_val (self->merges, *merge);
}

void
_linli_sheet_trim (LinliSheet *self)
{
  while (self->offsets->len > 0 && g_array_index (self->offsets, guint32, self->offsets->len - 1) == self->bytes->len)
    g_array_set_size (self->offsets, self->offsets->len - 1);
}

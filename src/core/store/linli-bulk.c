/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliBulk: rows that wait to be inserted into one table. A statement that inserts one row costs as much to begin and to end as the
 * row itself, so many rows are given to one statement. Belongs to the thread of its connection. */

#include "config.h"

#include "linli-bulk-private.h"

#include <string.h>

#include "linli-database-private.h"

/* Rows that should wait at most, and bytes of their texts. */
#define MOST_ROWS 1024
#define MOST_BYTES (1024 * 1024)
/* A statement has room for 1, 2, 4 … rows, up to so many values. */
#define N_SIZES 7
#define MOST_VALUES 1000

struct _LinliBulk {
  LinliDatabase *database;
  char *table;
  char **columns;
  guint n_columns;
  gboolean *used; /* columns that any row so far had a value for; the others need not be named */
  guint n_used;
  guint n_rows;
  guint row; /* the one that is being filled */
  GArray *cells; /* of LinliCellValue */
  GByteArray *arena; /* texts and bytes; cells hold offsets into it until they are inserted */
  gboolean is_virtual;
  LinliStatement *inserts[N_SIZES]; /* with the used columns */
};

LinliBulk *
_linli_bulk_new (LinliDatabase      *database,
                 const char         *table,
                 const char * const *columns,
                 guint               n_columns,
                 gboolean            is_virtual)
{
  LinliBulk *self = g_new0 (LinliBulk, 1);

  self->database = database;
  self->table = g_strdup (table);
  self->columns = g_new0 (char *, n_columns + 1);
  for (guint i = 0; i < n_columns; i++)
    self->columns[i] = g_strdup (columns[i]);
  self->n_columns = n_columns;
  self->used = g_new0 (gboolean, n_columns);
  self->cells = g_array_new (FALSE, TRUE, sizeof (LinliCellValue));
  self->arena = g_byte_array_new ();
  self->is_virtual = is_virtual;
  return self;
}

static void
forget_inserts (LinliBulk *self)
{
  for (guint i = 0; i < N_SIZES; i++)
    g_clear_pointer (&self->inserts[i], linli_statement_free);
}

void
_linli_bulk_free (LinliBulk *self)
{
  if (self == NULL)
    return;
  forget_inserts (self);
  g_byte_array_unref (self->arena);
  g_array_unref (self->cells);
  g_free (self->used);
  g_strfreev (self->columns);
  g_free (self->table);
  g_free (self);
}

static LinliCellValue *
get_cell (LinliBulk *self,
          guint      row,
          guint      column)
{
  g_assert (row < self->n_rows && column < self->n_columns);

  return &g_array_index (self->cells, LinliCellValue, row * self->n_columns + column);
}

void
_linli_bulk_begin_row (LinliBulk *self)
{
  self->row = self->n_rows++;
  g_array_set_size (self->cells, self->n_rows * self->n_columns);
}

/* Goes back to the row that has @value in @column, and that waits still. */
gboolean
_linli_bulk_find_row (LinliBulk *self,
                      guint      column,
                      gint64     value)
{
  for (guint i = self->n_rows; i > 0; i--)
    if (get_cell (self, i - 1, column)->integer == value)
      {
        self->row = i - 1;
        return TRUE;
      }
  return FALSE;
}

/* Fills a cell of the row; text and bytes are copied. */
void
_linli_bulk_set (LinliBulk            *self,
                 guint                 column,
                 const LinliCellValue *value)
{
  LinliCellValue *cell = get_cell (self, self->row, column);

  *cell = *value;
  if (value->type < LINLI_CELL_VALUE_TEXT)
    return;
  cell->integer = self->arena->len;
  g_byte_array_append (self->arena, (const guint8 *) value->data, value->size);
}

void
_linli_bulk_set_int64 (LinliBulk *self,
                       guint      column,
                       gint64     value)
{
  *get_cell (self, self->row, column) = (LinliCellValue) { .type = LINLI_CELL_VALUE_INTEGER, .integer = value };
}

/* NULL leaves the cell as it is. */
void
_linli_bulk_set_text (LinliBulk  *self,
                      guint       column,
                      const char *value)
{
  if (value != NULL)
    _linli_bulk_set (self, column, &(LinliCellValue) { .type = LINLI_CELL_VALUE_TEXT, .size = strlen (value), .data = value });
}

/* Whether the cell of the row says this. */
gboolean
_linli_bulk_holds (LinliBulk            *self,
                   guint                 column,
                   const LinliCellValue *value)
{
  const LinliCellValue *cell = get_cell (self, self->row, column);

  if (cell->type != value->type)
    return FALSE;
  if (value->type == LINLI_CELL_VALUE_REAL)
    return cell->real == value->real;
  if (value->type < LINLI_CELL_VALUE_TEXT)
    return cell->integer == value->integer;
  return cell->size == value->size && (value->size == 0 || memcmp (self->arena->data + cell->integer, value->data, value->size) == 0);
}

/* Whether the rows are so many that they should be flushed. */
gboolean
_linli_bulk_is_full (LinliBulk *self)
{
  return self->n_rows >= MOST_ROWS || self->arena->len >= MOST_BYTES;
}

guint
_linli_bulk_get_n_rows (LinliBulk *self)
{
  return self->n_rows;
}

/* The cells of a row, once they were inserted and until they are forgotten. */
const LinliCellValue *
_linli_bulk_get_row (LinliBulk *self,
                     guint      row)
{
  return get_cell (self, row, 0);
}

/* What cells point to moves while rows are added; now it stays. */
static void
resolve (LinliBulk *self)
{
  guint n_used = self->n_used;

  for (guint i = 0; i < self->cells->len; i++)
    {
      LinliCellValue *cell = &g_array_index (self->cells, LinliCellValue, i);

      if (cell->type >= LINLI_CELL_VALUE_TEXT)
        cell->data = (const char *) self->arena->data + cell->integer;
      if (cell->type != LINLI_CELL_VALUE_NULL && !self->used[i % self->n_columns])
        {
          self->used[i % self->n_columns] = TRUE;
          self->n_used++;
        }
    }
  if (self->n_used > n_used)
    forget_inserts (self);
}

/* What fails is rolled back with the whole action. A statement that could be taken back by itself would, at its beginning and at its
 * end, make FTS5 write out what it holds in memory. */
static LinliStatement *
get_insert (LinliBulk  *self,
            guint       size,
            GError    **error)
{
  g_autoptr (GString) sql = NULL;
  gboolean first = TRUE;

  if (self->inserts[size] != NULL)
    return self->inserts[size];
  sql = g_string_new (NULL);
  g_string_append_printf (sql, "INSERT OR FAIL INTO %s", self->table);
  for (guint i = 0; i < self->n_columns; i++)
    if (self->used[i])
      {
        g_string_append_printf (sql, "%s%s", first ? " (" : ", ", self->columns[i]);
        first = FALSE;
      }
  for (guint row = 0; row < 1U << size; row++)
    for (guint i = 0; i < self->n_used; i++)
      g_string_append (sql, i > 0 ? ", ?" : row > 0 ? "), (?" : ") VALUES (?");
  g_string_append_c (sql, ')');
  return self->inserts[size] = linli_database_prepare (self->database, sql->str, error);
}

static int
bind (sqlite3_stmt         *handle,
      int                   parameter,
      const LinliCellValue *cell)
{
  switch (cell->type)
    {
    case LINLI_CELL_VALUE_INTEGER:
      return sqlite3_bind_int64 (handle, parameter, cell->integer);
    case LINLI_CELL_VALUE_REAL:
      return sqlite3_bind_double (handle, parameter, cell->real);
    case LINLI_CELL_VALUE_TEXT:
      return sqlite3_bind_text (handle, parameter, cell->data, cell->size, SQLITE_STATIC);
    case LINLI_CELL_VALUE_BYTES:
      return sqlite3_bind_blob (handle, parameter, cell->data, cell->size, SQLITE_STATIC);
    case LINLI_CELL_VALUE_NULL:
    default:
      return sqlite3_bind_null (handle, parameter);
    }
}

static gboolean
insert_rows (LinliBulk  *self,
             guint       first,
             guint       size,
             GError    **error)
{
  LinliStatement *insert = get_insert (self, size, error);
  const LinliCellValue *cell = get_cell (self, first, 0);
  int parameter = 0, code = SQLITE_OK;

  if (insert == NULL)
    return FALSE;
  for (guint row = 0; row < 1U << size; row++)
    for (guint i = 0; i < self->n_columns && code == SQLITE_OK; i++, cell++)
      if (self->used[i])
        code = bind (_linli_statement_get_handle (insert), ++parameter, cell);
  if (code == SQLITE_OK)
    return linli_statement_run (insert, error);
  _linli_database_set_error (self->database, code, error);
  return FALSE;
}

static guint
get_largest_size (LinliBulk *self)
{
  guint size = 0;

  while (!self->is_virtual && size + 1 < N_SIZES && (self->n_used << (size + 1)) <= MOST_VALUES)
    size++;
  return size;
}

/* Inserts the rows that wait, in their order, and keeps them for who looks at them. */
gboolean
_linli_bulk_run (LinliBulk  *self,
                 GError    **error)
{
  guint done = 0;

  resolve (self);
  for (int size = (int) get_largest_size (self); size >= 0; size--)
    for (; self->n_rows - done >= 1U << size; done += 1U << size)
      if (!insert_rows (self, done, size, error))
        return FALSE;
  return TRUE;
}

void
_linli_bulk_clear (LinliBulk *self)
{
  self->n_rows = 0;
  g_array_set_size (self->cells, 0);
  g_byte_array_set_size (self->arena, 0);
}

gboolean
_linli_bulk_flush (LinliBulk  *self,
                   GError    **error)
{
  gboolean done = _linli_bulk_run (self, error);

  _linli_bulk_clear (self);
  return done;
}

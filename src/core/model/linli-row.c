/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRow: one row of a long list. The texts lie behind each other in one block, because a table makes thousands of rows while
 * somebody scrolls. */

#include "config.h"

#include "linli-row-private.h"

#include <string.h>

struct _LinliRow {
  GObject parent_instance;
  gint64 id;
  guint n_columns;
  char **texts; /* pointers into one block, which begins behind them */
};

G_DEFINE_FINAL_TYPE (LinliRow, linli_row, G_TYPE_OBJECT)

static void
linli_row_finalize (GObject *object)
{
  g_free (LINLI_ROW (object)->texts);
  G_OBJECT_CLASS (linli_row_parent_class)->finalize (object);
}

static void
linli_row_class_init (LinliRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_row_finalize;
}

static void
linli_row_init (LinliRow *self)
{
}

static void
read_texts (LinliRow       *self,
            LinliStatement *statement)
{
  gsize size = self->n_columns * sizeof (char *);
  char *block;

  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = linli_statement_get_text (statement, (int) i + 1);

      size += text != NULL ? strlen (text) + 1 : 0;
    }
  self->texts = g_malloc0 (size);
  block = (char *) (self->texts + self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    {
      const char *text = linli_statement_get_text (statement, (int) i + 1);

      if (text == NULL)
        continue;
      self->texts[i] = block;
      block = g_stpcpy (block, text) + 1;
    }
}

LinliRow *
_linli_row_new (gint64          id,
                LinliStatement *statement)
{
  LinliRow *self = g_object_new (LINLI_TYPE_ROW, NULL);

  self->id = id;
  if (statement != NULL && linli_statement_get_n_columns (statement) > 1)
    {
      self->n_columns = (guint) linli_statement_get_n_columns (statement) - 1;
      read_texts (self, statement);
    }
  return self;
}

gboolean
_linli_row_equal (LinliRow *a,
                  LinliRow *b)
{
  if (a->id != b->id || a->n_columns != b->n_columns)
    return FALSE;
  for (guint i = 0; i < a->n_columns; i++)
    if (g_strcmp0 (a->texts[i], b->texts[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * linli_row_get_id:
 * @self: a row
 *
 * Returns: the id of the record
 */
gint64
linli_row_get_id (LinliRow *self)
{
  g_return_val_if_fail (LINLI_IS_ROW (self), 0);

  return self->id;
}

/**
 * linli_row_get_n_columns:
 * @self: a row
 *
 * Returns: how many texts it has, without the id; 0 when the record has gone meanwhile
 */
guint
linli_row_get_n_columns (LinliRow *self)
{
  g_return_val_if_fail (LINLI_IS_ROW (self), 0);

  return self->n_columns;
}

/**
 * linli_row_get_text:
 * @self: a row
 * @column: a column of the query, from 0, not counting the id
 *
 * Returns: (nullable): what the query gave; %NULL for an empty field, or when the record has gone meanwhile
 */
const char *
linli_row_get_text (LinliRow *self,
                    guint     column)
{
  g_return_val_if_fail (LINLI_IS_ROW (self), NULL);

  return column < self->n_columns ? self->texts[column] : NULL;
}

/**
 * linli_row_get_int64:
 * @self: a row
 * @column: a column of the query that holds a whole number
 *
 * Returns: the number; 0 for an empty field
 */
gint64
linli_row_get_int64 (LinliRow *self,
                     guint     column)
{
  const char *text = linli_row_get_text (self, column);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

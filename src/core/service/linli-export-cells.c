/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A table of cells out of a list or a ledger: how wide its columns are, which of them are numbers, and what a workbook has on paper besides. */

#include "config.h"

#include <string.h>

#include "linli-export-private.h"

#define MEASURED_ROWS 200
/* More are a telephone, or the number of something. */
#define MOST_DIGITS 6
#define CANCEL_EVERY 256

/* What can be added up, amounts above all: no telephone, no identity number, no number with a zero in front. */
gboolean
_linli_export_is_number (const char *text)
{
  const char *digits = text + (*text == '-');
  gsize whole = strspn (digits, "0123456789");
  gsize part = digits[whole] == '.' ? strspn (digits + whole + 1, "0123456789") : 0;

  if (whole == 0 || (digits[0] == '0' && whole > 1))
    return FALSE;
  return digits[whole] == '\0' ? whole <= MOST_DIGITS : part > 0 && digits[whole + 1 + part] == '\0';
}

/* As wide as the heading and the first rows, where two columns of a screen are twice a digit; and a number where all of these are. */
static gboolean
linli_export_measure (LinliExportColumn    *measured,
                      const char           *title,
                      guint                 column,
                      guint                 n_rows,
                      LinliExportReadFunc   func,
                      gpointer              data,
                      GError              **error)
{
  guint n_numbers = 0, n_words = 0;

  *measured = (LinliExportColumn) { (char *) title, NULL, { "cell", LINLI_FIELD_TEXT, LINLI_FIELD_PLAIN, NULL } };
  for (guint row = 0; row <= MIN (n_rows, MEASURED_ROWS); row++)
    {
      g_autofree char *text = row == 0 ? g_strdup (title) : NULL;
      guint width = 0;

      if (row > 0 && !func (row - 1, column, data, &text, error))
        return FALSE;
      for (const char *at = text; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
        width += g_unichar_iswide (g_utf8_get_char (at)) ? 2 : 1;
      measured->width = MAX (measured->width, width + 2);
      if (row == 0 || text == NULL || *text == '\0')
        continue;
      if (_linli_export_is_number (text))
        n_numbers++;
      else
        n_words++;
    }
  if (n_numbers > 0 && n_words == 0)
    measured->field.type = LINLI_FIELD_REAL;
  return TRUE;
}

/**
 * linli_export_head_copy: (skip)
 * @self: (nullable): a head
 *
 * Returns: (transfer full) (nullable): the same
 */
LinliExportHead *
linli_export_head_copy (const LinliExportHead *self)
{
  LinliExportHead *copy;

  if (self == NULL)
    return NULL;
  copy = g_new (LinliExportHead, 1);
  *copy = (LinliExportHead) { g_strdup (self->title), g_strdup (self->unit), g_strdup (self->period), g_strdup (self->foot), self->is_a3 };
  return copy;
}

/**
 * linli_export_head_free: (skip)
 * @self: a head
 */
void
linli_export_head_free (LinliExportHead *self)
{
  g_free (self->title);
  g_free (self->unit);
  g_free (self->period);
  g_free (self->foot);
  g_free (self);
}

gboolean
_linli_export_read_cells (const char             *path,
                          const LinliExportHead  *head,
                          const char * const     *titles,
                          guint                   n_rows,
                          LinliExportReadFunc     func,
                          gpointer                data,
                          GCancellable           *cancellable,
                          GError                **error)
{
  g_autoptr (LinliSink) sink = NULL;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (LinliExportColumn));
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; titles[i] != NULL; i++)
    {
      LinliExportColumn column;

      if (!linli_export_measure (&column, titles[i], i, n_rows, func, data, error))
        return FALSE;
      g_array_append_val (columns, column);
    }
  if ((sink = _linli_sink_new (path, NULL, TRUE, error)) == NULL)
    return FALSE;
  sink->columns = (const LinliExportColumn *) (gpointer) columns->data;
  sink->n_columns = columns->len;
  sink->head = head;
  if (!sink->start (sink, sink->columns, sink->n_columns, error))
    return FALSE;
  for (guint row = 0; row < n_rows; row++)
    {
      g_ptr_array_set_size (values, 0);
      for (guint i = 0; i < columns->len; i++)
        {
          char *text = NULL;

          if (!func (row, i, data, &text, error))
            return FALSE;
          g_ptr_array_add (values, text);
        }
      if (!sink->add (sink, (const char **) values->pdata, NULL, error))
        return FALSE;
      if (row % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  return _linli_sink_complete (sink, path, error);
}

/* Cells that are there already. */
typedef struct {
  LinliExportCellFunc func;
  gpointer data;
} LinliExportCells;

static gboolean
linli_export_cells_read (guint      row,
                         guint      column,
                         gpointer   data,
                         char     **text,
                         GError   **error)
{
  const LinliExportCells *cells = data;

  *text = cells->func (row, column, cells->data);
  return TRUE;
}

/**
 * linli_export_cells:
 * @path: the target; its ending, .xlsx or .csv, says as what
 * @head: (nullable): what a workbook has on paper besides
 * @titles: (array zero-terminated=1): the titles of the columns
 * @n_rows: how many rows
 * @func: (scope call): gives the cells, row by row
 * @data: passed to @func
 * @cancellable: (nullable): stops the export; what was at @path stays
 * @error: return location for a #LinliReaderError or %G_IO_ERROR_CANCELLED
 *
 * Writes a table as it stands on the screen: as text, but for columns of short numbers, which can be added up. The file is for its owner alone to read.
 *
 * Returns: %FALSE with @error set when nothing was written
 */
gboolean
linli_export_cells (const char             *path,
                    const LinliExportHead  *head,
                    const char * const     *titles,
                    guint                   n_rows,
                    LinliExportCellFunc     func,
                    gpointer                data,
                    GCancellable           *cancellable,
                    GError                **error)
{
  LinliExportCells cells = { func, data };

  g_return_val_if_fail (path != NULL && titles != NULL && func != NULL, FALSE);

  return _linli_export_read_cells (path, head, titles, n_rows, linli_export_cells_read, &cells, cancellable, error);
}

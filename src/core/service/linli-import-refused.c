/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rows that were refused, as a workbook that can be put right and imported again: the sheet's own columns, in front of them
 * the row's number and what is wrong with it, and the address on every row, since the row that carried it may be missing here. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "linli-import-private.h"
#include "linli-part-private.h"
#include "linli-reader-private.h"

#define N_FRONT 2
#define WIDE 60
#define PALE_RED 0xFFC7CE

typedef struct {
  LinliImport *import;
  lxw_workbook *book;
  lxw_worksheet *page;
  lxw_format *text;
  lxw_format *wrong;
  lxw_format *head;
  LinliImportSheet *sheet;
  guint finding;
  lxw_row_t row;
} LinliRefusedWriter;

static void
linli_refused_writer_start_sheet (LinliRefusedWriter *self,
                                  LinliImportSheet   *sheet)
{
  self->sheet = sheet;
  self->page = workbook_add_worksheet (self->book, NULL);
  worksheet_write_string (self->page, 0, 0, _("Row"), self->head);
  worksheet_write_string (self->page, 0, 1, _("What is wrong"), self->head);
  worksheet_set_column (self->page, 1, 1, WIDE, self->text);
  worksheet_set_column (self->page, N_FRONT, N_FRONT + sheet->columns->len, 18, self->text);
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      LinliImportColumn *column = g_ptr_array_index (sheet->columns, i);

      worksheet_write_string (self->page, 0, N_FRONT + i, column->title, self->head);
    }
  worksheet_freeze_panes (self->page, 1, N_FRONT);
  self->row = 1;
}

/* All reasons of a row, and which cells they are about. */
static char *
linli_refused_writer_dup_reasons (LinliRefusedWriter *self,
                                  LinliImportRow     *row,
                                  gboolean           *wrong)
{
  GArray *findings = self->import->findings;
  GString *reasons = g_string_new (NULL);

  for (; self->finding < findings->len; self->finding++)
    {
      LinliImportFinding *finding = &g_array_index (findings, LinliImportFinding, self->finding);

      if (finding->sheet > row->sheet->index || (finding->sheet == row->sheet->index && finding->row > row->row))
        break;
      if (finding->sheet != row->sheet->index || finding->row != row->row)
        continue;
      g_string_append_printf (reasons, "%s%s", reasons->len > 0 ? "\n" : "", finding->reason);
      if (finding->column >= 0 && finding->column < LINLI_TABLE_MAX_COLUMNS)
        wrong[finding->column] = TRUE;
    }
  return g_string_free (reasons, FALSE);
}

/* What a blank cell of an address inherits from the rows above. */
static const char *
linli_refused_writer_get_inherited (LinliRowReader          *reader,
                                    const LinliImportColumn *column)
{
  LinliImportGroup *group = _linli_row_reader_get_row (reader)->group;

  if (column->use == LINLI_COLUMN_ADDRESS)
    return group->address_text;
  if (column->use == LINLI_COLUMN_PART)
    return _linli_row_reader_get_part (reader, column->field);
  if (column->use == LINLI_COLUMN_HOUSEHOLD && strcmp (column->target, "household.number") == 0)
    return group->number;
  return NULL;
}

static void
linli_refused_writer_add_row (LinliRefusedWriter *self,
                              LinliRowReader     *reader)
{
  LinliImportRow *row = _linli_row_reader_get_row (reader);
  g_autofree LinliCell *cells = g_new (LinliCell, row->sheet->columns->len + 1);
  g_autofree gboolean *wrong = g_new0 (gboolean, LINLI_TABLE_MAX_COLUMNS);
  g_autofree char *reasons = linli_refused_writer_dup_reasons (self, row, wrong);

  if (self->sheet != row->sheet)
    linli_refused_writer_start_sheet (self, row->sheet);
  worksheet_write_number (self->page, self->row, 0, row->row + 1, NULL);
  worksheet_write_string (self->page, self->row, 1, reasons, self->text);
  linli_sheet_read_row (row->sheet->sheet, row->row, cells, row->sheet->columns->len);
  for (guint i = 0; i < row->sheet->columns->len; i++)
    {
      const char *text = cells[i].text;

      if (_linli_import_cell_is_blank (&cells[i]) && row->n_faults > 0)
        {
          const char *inherited = linli_refused_writer_get_inherited (reader, g_ptr_array_index (row->sheet->columns, i));

          text = inherited != NULL ? inherited : text;
        }
      if (*text != '\0' || wrong[i])
        worksheet_write_string (self->page, self->row, N_FRONT + i, text, wrong[i] ? self->wrong : self->text);
    }
  self->row++;
}

/**
 * linli_import_write_refused:
 * @self: an import that was checked or run
 * @path: where the workbook is written; what is there is replaced
 * @error: return location for a #LinliReaderError or #GFileError
 *
 * Writes the refused rows with their reasons into an .xlsx that can be corrected and imported again. It is for its owner alone to
 * read, and what was there stays until all is written.
 *
 * Returns: %FALSE with @error set
 */
gboolean
linli_import_write_refused (LinliImport  *self,
                            const char   *path,
                            GError      **error)
{
  LinliRefusedWriter writer = { .import = self };
  g_autoptr (LinliRowReader) reader = NULL;
  g_autofree char *part = NULL;
  lxw_error code;

  g_return_val_if_fail (LINLI_IS_IMPORT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  part = _linli_part_new (path, TRUE, error);
  if (part == NULL)
    return FALSE;
  writer.book = workbook_new (part);
  writer.text = workbook_add_format (writer.book);
  format_set_num_format (writer.text, "@");
  writer.wrong = workbook_add_format (writer.book);
  format_set_num_format (writer.wrong, "@");
  format_set_bg_color (writer.wrong, PALE_RED);
  writer.head = workbook_add_format (writer.book);
  format_set_bold (writer.head);
  self->muted = TRUE;
  reader = _linli_row_reader_new (self);
  while (_linli_row_reader_next (reader))
    {
      LinliImportRow *row = _linli_row_reader_get_row (reader);

      if (row->sheet->verdicts[row->row] == LINLI_IMPORT_REFUSED)
        linli_refused_writer_add_row (&writer, reader);
    }
  self->muted = FALSE;
  code = workbook_close (writer.book);
  if (code == LXW_NO_ERROR && _linli_part_complete (part, path, NULL, error))
    return TRUE;
  if (code != LXW_NO_ERROR)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "%s: %s", path, lxw_strerror (code));
  g_unlink (part);
  return FALSE;
}

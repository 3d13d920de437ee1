/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A filling written into the workbook: the free rows and nothing else; what stood in them goes, for it was of last month. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-office-form-private.h"

typedef struct {
  GArray *cells;
  GPtrArray *texts;
} LinliOfficeFormSheet;

static void
linli_office_form_sheet_clear (LinliOfficeFormSheet *self)
{
  g_array_unref (self->cells);
  g_ptr_array_unref (self->texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliOfficeFormSheet, linli_office_form_sheet_clear)

static void
linli_office_form_sheet_add (LinliOfficeFormSheet *self,
                             guint           row,
                             guint           column,
                             LinliCellType   type,
                             char           *text)
{
  LinliWorkbookCell cell = { row, column, text != NULL && *text != '\0' ? type : LINLI_CELL_EMPTY, text };

  g_ptr_array_add (self->texts, text);
  g_array_append_val (self->cells, cell);
}

/* What is not written does not stay from last month either. */
static void
linli_office_form_sheet_clear_cell (LinliOfficeFormSheet        *self,
                                    guint                        row,
                                    guint                        index,
                                    const LinliOfficeFormColumn *column)
{
  if (column->base == LINLI_OFFICE_FORM_COLUMN_EMPTY || column->is_cleared)
    linli_office_form_sheet_add (self, row, index, LINLI_CELL_EMPTY, NULL);
}

static void
linli_office_form_sheet_add_row (LinliOfficeFormSheet   *self,
                                 LinliOfficeFormFilling *filling,
                                 guint             row,
                                 guint             number,
                                 gboolean          masked)
{
  for (guint i = 0; i < filling->columns->len; i++)
    {
      const LinliOfficeFormColumn *column = g_ptr_array_index (filling->columns, i);
      const LinliOfficeFormSource *source = &filling->sources[i];
      LinliCellType type = source->is_number && column->words == NULL ? LINLI_CELL_NUMBER : column->is_date ? LINLI_CELL_DATE : LINLI_CELL_TEXT;

      if (column->base == LINLI_OFFICE_FORM_COLUMN_EMPTY)
        linli_office_form_sheet_add (self, filling->first_row + number, i, type,
                                     source->making == LINLI_OFFICE_FORM_SERIAL ? g_strdup_printf ("%u", number + 1)
                                                                         : linli_office_form_filling_dup_cell (filling, row, i, masked));
      else
        linli_office_form_sheet_clear_cell (self, filling->first_row + number, i, column);
    }
}

static void
linli_office_form_sheet_add_blank (LinliOfficeFormSheet   *self,
                                   LinliOfficeFormFilling *filling,
                                   guint             number)
{
  for (guint i = 0; i < filling->columns->len; i++)
    linli_office_form_sheet_clear_cell (self, filling->first_row + number, i, g_ptr_array_index (filling->columns, i));
}

static gboolean
linli_office_form_filling_may_write (LinliOfficeFormFilling  *self,
                                     guint              n_rows,
                                     GError           **error)
{
  if (!self->has_header)
    g_set_error (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_NO_HEADER, "the form has no header");
  else if (self->takes_rows)
    g_set_error (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_ROWS_MERGED, "a line of the form takes several rows of the sheet");
  else if (self->n_free == 0 && n_rows > 0 && self->is_ended)
    g_set_error (error, LINLI_OFFICE_FORM_ERROR, LINLI_OFFICE_FORM_ERROR_NO_ROOM, "there is no row below the header to fill");
  else
    return TRUE;
  return FALSE;
}

/**
 * linli_office_form_filling_write:
 * @self: a filling that was loaded
 * @path: the workbook to be made, which is replaced if it exists
 * @masked: whether personal data are masked
 * @changed_only: whether only rows are written that are new or say something else than last time
 * @cancellable: (nullable): cancels
 * @error: return location for a #LinliOfficeFormError or a #LinliReaderError
 *
 * Writes the form. Everything but the free rows of its sheet stays as the department made it, as linli_workbook_edit() keeps it. May be called
 * on any thread.
 *
 * Returns: whether the workbook is there
 */
gboolean
linli_office_form_filling_write (LinliOfficeFormFilling  *self,
                                 const char        *path,
                                 gboolean           masked,
                                 gboolean           changed_only,
                                 GCancellable      *cancellable,
                                 GError           **error)
{
  g_auto (LinliOfficeFormSheet) sheet = { g_array_new (FALSE, FALSE, sizeof (LinliWorkbookCell)), g_ptr_array_new_with_free_func (g_free) };
  LinliWorkbookEdit edit = { .sheet = self->sheet };
  guint n_written = 0;

  g_return_val_if_fail (self != NULL && path != NULL, FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    if (!changed_only || ((const LinliOfficeFormRow *) g_ptr_array_index (self->rows, i))->is_changed)
      linli_office_form_sheet_add_row (&sheet, self, i, n_written++, masked);
  if (!linli_office_form_filling_may_write (self, n_written, error))
    return FALSE;
  for (guint i = n_written; i < self->n_free; i++)
    linli_office_form_sheet_add_blank (&sheet, self, i);
  edit.cells = (const LinliWorkbookCell *) (gpointer) sheet.cells->data;
  edit.n_cells = sheet.cells->len;
  if (n_written > self->n_free && self->n_free > 0)
    {
      edit.row = self->first_row + self->n_free - 1;
      edit.n_rows = n_written - self->n_free;
    }
  return linli_workbook_edit (self->form->path, path, &edit, cancellable, error);
}

/* The form as it came, without what last month left in its rows: nobody is kept with it. */
gboolean
_linli_office_form_filling_write_blank (LinliOfficeFormFilling  *self,
                                        const char        *path,
                                        GError           **error)
{
  g_auto (LinliOfficeFormSheet) sheet = { g_array_new (FALSE, FALSE, sizeof (LinliWorkbookCell)), g_ptr_array_new_with_free_func (g_free) };
  LinliWorkbookEdit edit = { .sheet = self->sheet };

  for (guint i = 0; i < self->n_free; i++)
    linli_office_form_sheet_add_blank (&sheet, self, i);
  edit.cells = (const LinliWorkbookCell *) (gpointer) sheet.cells->data;
  edit.n_cells = sheet.cells->len;
  return linli_workbook_edit (self->form->path, path, &edit, NULL, error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Sheets of OpenDocument (ISO/IEC 26300), as LibreOffice and WPS write them. Rows and cells are written once and repeated by a
 * number, so a few bytes can stand for a whole empty sheet: what is empty is only counted. */

#include "config.h"

#include <string.h>

#include "linli-reader-module.h"

/* More equal rows with something in them than this are filled down by accident or malice. */
#define MAX_REPEATED_ROWS 65536

typedef struct {
  guint column;
  guint n_columns;
  LinliCellType type;
  char *text;
} LinliOdsCell;

typedef struct {
  LinliPart *part;
  LinliTable *table;
  LinliSheet *sheet;
  GArray *row;          /* LinliOdsCell: the cells of this row that hold something */
  GString *paragraphs;
  guint next_row;
  guint n_rows;         /* how often this row is repeated */
  guint next_column;
  guint in_note;
  gboolean in_paragraph;
  gboolean first_paragraph;
  LinliOdsCell cell;
  char *cell_value;
  guint depth;
} LinliOds;

static void
linli_ods_cell_clear (gpointer data)
{
  g_free (((LinliOdsCell *) data)->text);
}

static void
linli_ods_clear (LinliOds *self)
{
  g_clear_pointer (&self->part, linli_part_free);
  g_clear_pointer (&self->table, linli_table_unref);
  g_clear_pointer (&self->row, g_array_unref);
  if (self->paragraphs != NULL)
    g_string_free (self->paragraphs, TRUE);
  g_free (self->cell_value);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliOds, linli_ods_clear)

/* A number as the sheet shows it when it only adds zeros in front ("0101" for 101), else plainly. */
static char *
linli_ods_format_number (const char    *written,
                         const char    *shown,
                         LinliCellType *type)
{
  LinliNumberFormat format = { FALSE, 0 };

  if (shown[0] == '0' && shown[strspn (shown, "0123456789")] == '\0')
    format.n_zeros = strlen (shown);
  return linli_cell_format_number (written, &format, FALSE, type);
}

static void
linli_ods_start_cell (LinliOds *self)
{
  g_autofree char *type = linli_part_dup_attribute (self->part, "value-type");
  gint64 n_columns = linli_part_get_int (self->part, "number-columns-repeated", 1);
  gint64 wide = linli_part_get_int (self->part, "number-columns-spanned", 1);
  gint64 high = linli_part_get_int (self->part, "number-rows-spanned", 1);

  self->cell.column = self->next_column;
  self->cell.n_columns = CLAMP (n_columns, 1, 16384);
  self->next_column += self->cell.n_columns;
  self->cell.type = LINLI_CELL_TEXT;
  g_clear_pointer (&self->cell_value, g_free);
  g_string_truncate (self->paragraphs, 0);
  self->first_paragraph = TRUE;
  if ((wide > 1 || high > 1) && wide <= 16384 && high <= LINLI_TABLE_MAX_SHEET_ROWS && self->sheet != NULL)
    linli_sheet_add_merge (self->sheet, &(LinliMerge) { self->next_row, self->cell.column, MAX (high, 1), MAX (wide, 1) });
  if (g_strcmp0 (type, "float") == 0 || g_strcmp0 (type, "percentage") == 0 || g_strcmp0 (type, "currency") == 0)
    {
      self->cell.type = LINLI_CELL_NUMBER;
      self->cell_value = linli_part_dup_attribute (self->part, "value");
    }
  else if (g_strcmp0 (type, "date") == 0)
    {
      self->cell.type = LINLI_CELL_DATE;
      self->cell_value = linli_part_dup_attribute (self->part, "date-value");
    }
  else if (g_strcmp0 (type, "boolean") == 0)
    {
      self->cell.type = LINLI_CELL_BOOLEAN;
      self->cell_value = linli_part_dup_attribute (self->part, "boolean-value");
    }
  else if (g_strcmp0 (type, "string") == 0)
    self->cell_value = linli_part_dup_attribute (self->part, "string-value");
}

static void
linli_ods_end_cell (LinliOds *self)
{
  const char *shown = self->paragraphs->str;
  LinliOdsCell cell = self->cell;

  cell.text = NULL;
  if (cell.type == LINLI_CELL_NUMBER && self->cell_value != NULL)
    cell.text = linli_ods_format_number (self->cell_value, shown, &cell.type);
  else if (cell.type == LINLI_CELL_DATE && self->cell_value != NULL)
    {
      cell.text = g_strndup (self->cell_value, 19);
      g_strdelimit (cell.text, "T", ' ');
    }
  else if (cell.type == LINLI_CELL_BOOLEAN && self->cell_value != NULL)
    cell.text = g_strdup (strcmp (self->cell_value, "true") == 0 ? "1" : "0");
  else if (self->cell_value != NULL)
    cell.text = g_strdup (self->cell_value);
  if (cell.text == NULL)
    cell.text = g_strdup (shown);
  if (cell.type == LINLI_CELL_TEXT && cell.text[0] == '#' && (strcmp (cell.text, "#N/A") == 0 || g_str_has_suffix (cell.text, "!")))
    cell.type = LINLI_CELL_ERROR;
  if (cell.text[0] != '\0')
    g_array_append_val (self->row, cell);
  else
    g_free (cell.text);
}

static gboolean
linli_ods_end_row (LinliOds  *self,
                   GError   **error)
{
  guint n_rows = self->row->len > 0 ? self->n_rows : 0;

  if (n_rows > MAX_REPEATED_ROWS)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "row %u is repeated %u times", self->next_row + 1, n_rows);
      return FALSE;
    }
  for (guint i = 0; i < n_rows; i++)
    {
      if (!linli_sheet_start_row (self->sheet, self->next_row + i, error))
        return FALSE;
      for (guint c = 0; c < self->row->len; c++)
        {
          LinliOdsCell *cell = &g_array_index (self->row, LinliOdsCell, c);

          for (guint k = 0; k < cell->n_columns; k++)
            if (!linli_sheet_add_cell (self->sheet, cell->column + k, cell->type, cell->text, -1, error))
              return FALSE;
        }
    }
  self->next_row += MIN (self->n_rows, LINLI_TABLE_MAX_ROWS);
  g_array_set_size (self->row, 0);
  return TRUE;
}

/* Text of a cell: paragraphs, and the elements that stand for blanks. */
static void
linli_ods_read_text (LinliOds *self)
{
  if (self->in_note > 0 || self->paragraphs->len > LINLI_TABLE_MAX_CELL_BYTES)
    return;
  if (linli_part_is_start (self->part, "p"))
    {
      if (!self->first_paragraph)
        g_string_append_c (self->paragraphs, '\n');
      self->first_paragraph = FALSE;
      self->in_paragraph = !linli_part_is_empty (self->part);
    }
  else if (linli_part_is_end (self->part, "p"))
    self->in_paragraph = FALSE;
  else if (!self->in_paragraph)
    return;
  else if (linli_part_is_text (self->part))
    g_string_append (self->paragraphs, linli_part_get_text (self->part));
  else if (linli_part_is_start (self->part, "s"))
    for (gint64 i = CLAMP (linli_part_get_int (self->part, "c", 1), 0, 1024); i > 0; i--)
      g_string_append_c (self->paragraphs, ' ');
  else if (linli_part_is_start (self->part, "tab"))
    g_string_append_c (self->paragraphs, '\t');
  else if (linli_part_is_start (self->part, "line-break"))
    g_string_append_c (self->paragraphs, '\n');
}

static gboolean
linli_ods_read_node (LinliOds  *self,
                     GError   **error)
{
  LinliPart *part = self->part;

  if (linli_part_is_start (part, "annotation") && !linli_part_is_empty (part))
    self->in_note++;
  else if (linli_part_is_end (part, "annotation") && self->in_note > 0)
    self->in_note--;
  else if (linli_part_is_start (part, "table") && self->depth++ == 0)
    {
      g_autofree char *name = linli_part_dup_attribute (part, "name");

      self->sheet = NULL;
      self->next_row = 0;
      if (linli_table_get_n_sheets (self->table) < LINLI_TABLE_MAX_SHEETS)
        self->sheet = linli_table_add_sheet (self->table, name != NULL ? name : "", FALSE);
      self->depth -= linli_part_is_empty (part);
    }
  else if (linli_part_is_end (part, "table") && self->depth > 0)
    self->depth--;
  else if (self->sheet == NULL || self->depth != 1)
    return TRUE;
  else if (linli_part_is_start (part, "table-row"))
    {
      self->n_rows = CLAMP (linli_part_get_int (part, "number-rows-repeated", 1), 1, G_MAXINT32);
      self->next_column = 0;
      if (linli_part_is_empty (part))
        return linli_ods_end_row (self, error);
    }
  else if (linli_part_is_end (part, "table-row"))
    return linli_ods_end_row (self, error);
  else if (linli_part_is_start (part, "table-cell") || linli_part_is_start (part, "covered-table-cell"))
    {
      linli_ods_start_cell (self);
      if (linli_part_is_empty (part))
        linli_ods_end_cell (self);
    }
  else if (linli_part_is_end (part, "table-cell") || linli_part_is_end (part, "covered-table-cell"))
    linli_ods_end_cell (self);
  else
    linli_ods_read_text (self);
  return TRUE;
}

/* An encrypted document says so in its manifest only. */
static gboolean
linli_ods_is_protected (LinliArchive *archive)
{
  g_autoptr (LinliPart) part = linli_archive_open_part (archive, "META-INF/manifest.xml", NULL, NULL);

  while (part != NULL && linli_part_next (part, NULL))
    if (linli_part_is_start (part, "encryption-data"))
      return TRUE;
  return FALSE;
}

LinliTable *
linli_ods_read (LinliArchive  *archive,
                const char    *name,
                GCancellable  *cancellable,
                GError       **error)
{
  g_auto (LinliOds) self = { 0 };
  GError *problem = NULL;

  if (linli_ods_is_protected (archive))
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_PROTECTED, "the workbook is protected by a password");
      return NULL;
    }
  if ((self.part = linli_archive_open_part (archive, "content.xml", cancellable, error)) == NULL)
    return NULL;
  self.table = linli_table_new (name);
  self.row = g_array_new (FALSE, FALSE, sizeof (LinliOdsCell));
  g_array_set_clear_func (self.row, linli_ods_cell_clear);
  self.paragraphs = g_string_new (NULL);
  while (problem == NULL && linli_part_next (self.part, &problem))
    linli_ods_read_node (&self, &problem);
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return NULL;
    }
  if (linli_table_get_n_sheets (self.table) == 0)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, "this document holds no sheets");
      return NULL;
    }
  return g_steal_pointer (&self.table);
}

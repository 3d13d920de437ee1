/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Workbooks of Office Open XML (ECMA-376), as Excel and WPS write them. */

#include "config.h"

#include <string.h>

#include "linli-reader-module.h"

#define MAX_STRINGS 20000000

typedef struct {
  LinliArchive *archive;
  GCancellable *cancellable;
  LinliXlsxPackage package;
  GString *strings;
  GArray *offsets;    /* guint64 into strings */
  GArray *formats;
  gboolean date1904;
} LinliXlsx;

static void
linli_xlsx_clear (LinliXlsx *self)
{
  linli_xlsx_package_clear (&self->package);
  if (self->strings != NULL)
    g_string_free (self->strings, TRUE);
  g_clear_pointer (&self->offsets, g_array_unref);
  g_clear_pointer (&self->formats, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliXlsx, linli_xlsx_clear)

/* The shared strings, without the readings (rPh) that stand beside East Asian text. */
static gboolean
linli_xlsx_read_strings (LinliXlsx  *self,
                         GError    **error)
{
  g_autoptr (LinliPart) part = NULL;
  GError *problem = NULL;
  gboolean in_text = FALSE;
  guint in_reading = 0;

  self->strings = g_string_new (NULL);
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint64));
  if (self->package.strings_part == NULL || !linli_archive_has (self->archive, self->package.strings_part))
    return TRUE;
  if ((part = linli_archive_open_part (self->archive, self->package.strings_part, self->cancellable, error)) == NULL)
    return FALSE;
  while (linli_part_next (part, &problem))
    {
      if (linli_part_is_start (part, "si"))
        {
          guint64 offset;

          g_string_append_c (self->strings, '\0');
          offset = self->strings->len;
          g_array_append_val (self->offsets, offset);
          if (self->offsets->len > MAX_STRINGS || self->strings->len > LINLI_TABLE_MAX_BYTES)
            {
              g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "the workbook holds more text than can be read at once");
              return FALSE;
            }
        }
      else if (linli_part_is_start (part, "rPh") && !linli_part_is_empty (part))
        in_reading++;
      else if (linli_part_is_end (part, "rPh") && in_reading > 0)
        in_reading--;
      else if (linli_part_is_start (part, "t"))
        in_text = !linli_part_is_empty (part);
      else if (linli_part_is_end (part, "t"))
        in_text = FALSE;
      else if (in_text && in_reading == 0 && linli_part_is_text (part))
        g_string_append (self->strings, linli_part_get_text (part));
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return TRUE;
}

/* "BC12" → column 54, row 11; FALSE when it is no reference. */
gboolean
linli_xlsx_parse_reference (const char *text,
                            guint      *column,
                            guint      *row,
                            const char **end)
{
  guint64 letters = 0, number = 0;
  const char *at = text;

  for (; g_ascii_isalpha (*at) && letters < 100000; at++)
    letters = letters * 26 + (g_ascii_toupper (*at) - 'A' + 1);
  if (at == text)
    return FALSE;
  for (; g_ascii_isdigit (*at) && number < 100000000; at++)
    number = number * 10 + (*at - '0');
  if (letters == 0 || number == 0 || number > LINLI_TABLE_MAX_SHEET_ROWS || letters > 16384)
    return FALSE;
  *column = letters - 1;
  *row = number - 1;
  if (end != NULL)
    *end = at;
  return TRUE;
}

static void
linli_xlsx_add_merge (LinliSheet *sheet,
                      const char *reference)
{
  guint row, column, last_row, last_column;
  const char *end;

  if (reference == NULL || !linli_xlsx_parse_reference (reference, &column, &row, &end) || *end != ':'
      || !linli_xlsx_parse_reference (end + 1, &last_column, &last_row, NULL) || last_row < row || last_column < column)
    return;
  linli_sheet_add_merge (sheet, &(LinliMerge) { row, column, last_row - row + 1, last_column - column + 1 });
}

typedef struct {
  char type;      /* s shared, t text, b boolean, e error, d date, n number */
  guint column;
  gint64 style;
  GString *value;
} LinliXlsxCell;

static void
linli_xlsx_start_cell (LinliXlsxCell *cell,
                       LinliPart     *part,
                       guint          next_column)
{
  g_autofree char *type = linli_part_dup_attribute (part, "t");
  g_autofree char *reference = linli_part_dup_attribute (part, "r");
  guint row;

  if (reference == NULL || !linli_xlsx_parse_reference (reference, &cell->column, &row, NULL))
    cell->column = next_column;
  cell->type = 'n';
  if (g_strcmp0 (type, "s") == 0)
    cell->type = 's';
  else if (g_strcmp0 (type, "str") == 0 || g_strcmp0 (type, "inlineStr") == 0)
    cell->type = 't';
  else if (type != NULL && strchr ("bed", type[0]) != NULL)
    cell->type = type[0];
  cell->style = linli_part_get_int (part, "s", 0);
  g_string_truncate (cell->value, 0);
}

static gboolean
linli_xlsx_add_cell (LinliXlsx            *self,
                     LinliSheet           *sheet,
                     const LinliXlsxCell  *cell,
                     GError              **error)
{
  const LinliNumberFormat *format = NULL;
  g_autofree char *number = NULL;
  LinliCellType type = LINLI_CELL_TEXT;
  const char *text = cell->value->str;
  guint64 index;

  switch (cell->type)
    {
    case 's':
      if (!g_ascii_string_to_unsigned (text, 10, 0, MAX_STRINGS, &index, NULL) || index >= self->offsets->len)
        text = "";
      else
        text = self->strings->str + g_array_index (self->offsets, guint64, index);
      break;
    case 'b':
      type = LINLI_CELL_BOOLEAN;
      break;
    case 'e':
      type = LINLI_CELL_ERROR;
      break;
    case 'd':
      type = LINLI_CELL_DATE;
      number = g_strndup (text, 10);
      text = number;
      break;
    case 'n':
      if (cell->style >= 0 && cell->style < self->formats->len)
        format = &g_array_index (self->formats, LinliNumberFormat, cell->style);
      if (*text != '\0' && (number = linli_cell_format_number (text, format, self->date1904, &type)) != NULL)
        text = number;
      break;
    default:
      break;
    }
  return linli_sheet_add_cell (sheet, cell->column, type, text, -1, error);
}

/* Handles one node of a sheet; the cell's state is kept by the caller over the nodes. */
static gboolean
linli_xlsx_read_sheet (LinliXlsx   *self,
                       LinliSheet  *sheet,
                       const char  *name,
                       GError     **error)
{
  g_autoptr (LinliPart) part = linli_archive_open_part (self->archive, name, self->cancellable, error);
  g_autoptr (GString) value = g_string_new (NULL);
  LinliXlsxCell cell = { 'n', 0, 0, value };
  GError *problem = NULL;
  guint next_row = 0, row = 0, next_column = 0, in_reading = 0;
  gboolean in_value = FALSE, row_started = FALSE;

  if (part == NULL)
    return FALSE;
  while (problem == NULL && linli_part_next (part, &problem))
    {
      if (linli_part_is_text (part))
        {
          if (in_value && in_reading == 0 && value->len <= LINLI_TABLE_MAX_CELL_BYTES)
            g_string_append (value, linli_part_get_text (part));
        }
      else if (linli_part_is_start (part, "row"))
        {
          row = CLAMP (linli_part_get_int (part, "r", (gint64) next_row + 1), 1, LINLI_TABLE_MAX_SHEET_ROWS) - 1;
          next_row = row + 1;
          next_column = 0;
          row_started = FALSE;
        }
      else if (linli_part_is_start (part, "c"))
        {
          linli_xlsx_start_cell (&cell, part, next_column);
          next_column = cell.column + 1;
        }
      else if (linli_part_is_start (part, "v") || linli_part_is_start (part, "t"))
        in_value = !linli_part_is_empty (part);
      else if (linli_part_is_end (part, "v") || linli_part_is_end (part, "t"))
        in_value = FALSE;
      else if (linli_part_is_start (part, "rPh"))
        in_reading += !linli_part_is_empty (part);
      else if (linli_part_is_end (part, "rPh") && in_reading > 0)
        in_reading--;
      else if (linli_part_is_end (part, "c"))
        {
          if (value->len == 0)
            continue;
          if (!row_started && !linli_sheet_start_row (sheet, row, &problem))
            break;
          row_started = TRUE;
          linli_xlsx_add_cell (self, sheet, &cell, &problem);
        }
      else if (linli_part_is_start (part, "mergeCell"))
        {
          g_autofree char *reference = linli_part_dup_attribute (part, "ref");

          linli_xlsx_add_merge (sheet, reference);
        }
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return TRUE;
}

static gboolean
linli_xlsx_read_workbook (LinliXlsx   *self,
                          LinliTable  *table,
                          GError     **error)
{
  g_autoptr (LinliPart) part = linli_archive_open_part (self->archive, self->package.workbook, self->cancellable, error);
  GError *problem = NULL;

  if (part == NULL)
    return FALSE;
  while (problem == NULL && linli_part_next (part, &problem))
    {
      if (linli_part_is_start (part, "workbookPr"))
        {
          g_autofree char *value = linli_part_dup_attribute (part, "date1904");

          self->date1904 = g_strcmp0 (value, "1") == 0 || g_strcmp0 (value, "true") == 0;
        }
      else if (linli_part_is_start (part, "sheet") && linli_table_get_n_sheets (table) < LINLI_TABLE_MAX_SHEETS)
        {
          g_autofree char *name = linli_part_dup_attribute (part, "name");
          g_autofree char *state = linli_part_dup_attribute (part, "state");
          g_autofree char *id = linli_part_dup_attribute (part, "id");
          const char *target = id != NULL ? g_hash_table_lookup (self->package.parts, id) : NULL;

          /* Chart sheets and macros have no cells. */
          if (target != NULL)
            linli_xlsx_read_sheet (self, linli_table_add_sheet (table, name != NULL ? name : "", g_strcmp0 (state, "visible") != 0 && state != NULL),
                                   target, &problem);
        }
    }
  if (problem != NULL)
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  return TRUE;
}

LinliTable *
linli_xlsx_read (LinliArchive  *archive,
                 const char    *name,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_auto (LinliXlsx) self = { .archive = archive, .cancellable = cancellable };
  g_autoptr (LinliTable) table = linli_table_new (name);

  if (!linli_xlsx_package_read (&self.package, archive, cancellable, error) || !linli_xlsx_read_strings (&self, error))
    return NULL;
  self.formats = linli_xlsx_read_formats (archive, self.package.styles_part != NULL ? self.package.styles_part : "", cancellable, error);
  if (self.formats == NULL || !linli_xlsx_read_workbook (&self, table, error))
    return NULL;
  return g_steal_pointer (&table);
}

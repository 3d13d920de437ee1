/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a sheet asks of whoever fills it: which rows are framed, which cells calculate, how days are written, and what a cell may hold. */

#include "config.h"

#include <string.h>

#include "linli-xlsx-edit.h"

/* Two framed cells make a row of a table; one alone is often a leftover. */
#define LEAST_FRAMED 2
#define MOST_AREAS 4096

typedef struct {
  LinliArchive *archive;
  GCancellable *cancellable;
  LinliXlsxPackage package;
  GArray *formats;
  LinliSheetLayout *layout;
  GString *text;
  GString *formula; /* of the list that is being read */
  GString *areas;
  gboolean is_list;
  GHashTable *counting; /* the numbers of formulas that several cells share and that count on */
  char *shared; /* (nullable): the number of the formula that is being read */
  GArray *arrays; /* LinliMerge: the areas that one formula each fills */
  guint row;
  guint next_column;
  guint n_framed;
} LinliLayoutReader;

static void
linli_layout_reader_clear (LinliLayoutReader *self)
{
  linli_xlsx_package_clear (&self->package);
  g_clear_pointer (&self->formats, g_array_unref);
  g_string_free (self->text, TRUE);
  g_string_free (self->formula, TRUE);
  g_string_free (self->areas, TRUE);
  g_hash_table_unref (self->counting);
  g_array_unref (self->arrays);
  g_free (self->shared);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliLayoutReader, linli_layout_reader_clear)

/* "E5:E9". */
static gboolean
linli_layout_reader_read_area (const char *text,
                               LinliMerge *area)
{
  guint last_row, last_column;
  const char *end;

  if (!linli_xlsx_parse_reference (text, &area->column, &area->row, &end))
    return FALSE;
  last_row = area->row;
  last_column = area->column;
  if (*end == ':' && !linli_xlsx_parse_reference (end + 1, &last_column, &last_row, NULL))
    return FALSE;
  if (last_row < area->row || last_column < area->column)
    return FALSE;
  area->n_rows = last_row - area->row + 1;
  area->n_columns = last_column - area->column + 1;
  return TRUE;
}

/* The cells of an array but for the first do not say that they are calculated. */
static guint
linli_layout_reader_get_array_flags (LinliLayoutReader     *self,
                                     const LinliLayoutCell *cell)
{
  for (guint i = 0; i < self->arrays->len; i++)
    {
      const LinliMerge *area = &g_array_index (self->arrays, LinliMerge, i);

      if (cell->row >= area->row && cell->row - area->row < area->n_rows && cell->column >= area->column && cell->column - area->column < area->n_columns)
        return LINLI_LAYOUT_FORMULA;
    }
  return 0;
}

static guint
linli_layout_reader_start_cell (LinliLayoutReader *self,
                                LinliPart         *part)
{
  g_autofree char *reference = linli_part_dup_attribute (part, "r");
  gint64 style = linli_part_get_int (part, "s", 0);
  LinliLayoutCell cell = { self->row, self->next_column, 0 };
  guint row;

  if (reference == NULL || !linli_xlsx_parse_reference (reference, &cell.column, &row, NULL))
    cell.column = self->next_column;
  self->next_column = cell.column + 1;
  self->n_framed += style > 0;
  if (self->n_framed >= LEAST_FRAMED)
    self->layout->n_rows = MAX (self->layout->n_rows, self->row + 1);
  if (style > 0 && style < self->formats->len)
    {
      const LinliNumberFormat *format = &g_array_index (self->formats, LinliNumberFormat, style);

      cell.flags = (format->is_date ? LINLI_LAYOUT_DATE : 0) | (format->is_text ? LINLI_LAYOUT_TEXT : 0);
    }
  cell.flags |= linli_layout_reader_get_array_flags (self, &cell);
  g_array_append_val (self->layout->cells, cell);
  return self->layout->cells->len - 1;
}

/* "A4+1" in A5: a running number that counts on. */
static gboolean
linli_layout_reader_counts_on (LinliLayoutReader     *self,
                               const LinliLayoutCell *cell)
{
  LinliXlsxReference above;
  const char *end = linli_xlsx_read_reference (g_strstrip (self->text->str), &above);

  return end != NULL && g_str_equal (end, "+1") && !above.is_range && above.first.row == cell->row && above.first.column == cell->column + 1 && !above.first.fixes_row;
}

static void
linli_layout_reader_start_formula (LinliLayoutReader *self,
                                   LinliPart         *part,
                                   LinliLayoutCell   *cell)
{
  g_autofree char *text = linli_part_dup_attribute (part, "ref");
  LinliMerge area;

  g_free (self->shared);
  self->shared = linli_part_dup_attribute (part, "si");
  if (self->shared == NULL && text != NULL && self->arrays->len < MOST_AREAS && linli_layout_reader_read_area (text, &area) && (area.n_rows > 1 || area.n_columns > 1))
    g_array_append_val (self->arrays, area);
  g_string_truncate (self->text, 0);
  cell->flags |= LINLI_LAYOUT_FORMULA;
  if (self->shared != NULL && g_hash_table_contains (self->counting, self->shared))
    cell->flags |= LINLI_LAYOUT_COUNTS_ON;
}

static void
linli_layout_reader_end_formula (LinliLayoutReader *self,
                                 LinliLayoutCell   *cell)
{
  if (!linli_layout_reader_counts_on (self, cell))
    return;
  cell->flags |= LINLI_LAYOUT_COUNTS_ON;
  if (self->shared != NULL)
    g_hash_table_add (self->counting, g_steal_pointer (&self->shared));
}

/* "E5:E9 G5": one list for each area. */
static void
linli_layout_reader_end_list (LinliLayoutReader *self)
{
  g_auto (GStrv) areas = g_strsplit (self->areas->str, " ", MOST_AREAS);

  for (gsize i = 0; self->is_list && self->formula->len > 0 && areas[i] != NULL; i++)
    {
      LinliLayoutList list = { 0 };

      if (!linli_layout_reader_read_area (areas[i], &list.area))
        continue;
      list.source = g_strdup (self->formula->str);
      g_array_append_val (self->layout->lists, list);
    }
}

static void
linli_layout_reader_start_list (LinliLayoutReader *self,
                                LinliPart         *part)
{
  g_autofree char *type = linli_part_dup_attribute (part, "type");
  g_autofree char *areas = linli_part_dup_attribute (part, "sqref");

  self->is_list = g_strcmp0 (type, "list") == 0;
  g_string_assign (self->areas, areas != NULL ? areas : "");
  g_string_truncate (self->formula, 0);
}

static gboolean
linli_layout_reader_is_at_attached (LinliPart *part)
{
  static const char * const elements[] = { "drawing", "legacyDrawing", "legacyDrawingHF", "picture" };

  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (linli_part_is_start (part, elements[i]))
      return TRUE;
  return FALSE;
}

/* Lists that take their words from another sheet stand in an extension, with their formula one level deeper and the area in an element. */
static gboolean
linli_layout_reader_read_sheet (LinliLayoutReader  *self,
                                const char         *name,
                                GError            **error)
{
  g_autoptr (LinliPart) part = linli_archive_open_part (self->archive, name, self->cancellable, error);
  GError *problem = NULL;
  guint next_row = 0, cell = 0;
  gboolean in_cell = FALSE;

  if (part == NULL)
    return FALSE;
  while (problem == NULL && linli_part_next (part, &problem))
    {
      if (linli_part_is_text (part))
        g_string_append (self->text, linli_part_get_text (part));
      else if (linli_part_is_start (part, "row"))
        {
          self->row = CLAMP (linli_part_get_int (part, "r", (gint64) next_row + 1), 1, LINLI_TABLE_MAX_SHEET_ROWS) - 1;
          next_row = self->row + 1;
          self->next_column = self->n_framed = 0;
          g_string_truncate (self->text, 0);
        }
      else if (linli_part_is_start (part, "c"))
        {
          cell = linli_layout_reader_start_cell (self, part);
          in_cell = !linli_part_is_empty (part);
        }
      else if (linli_part_is_end (part, "c"))
        in_cell = FALSE;
      else if (linli_part_is_start (part, "f") && in_cell)
        linli_layout_reader_start_formula (self, part, &g_array_index (self->layout->cells, LinliLayoutCell, cell));
      else if (linli_part_is_end (part, "f") && in_cell)
        linli_layout_reader_end_formula (self, &g_array_index (self->layout->cells, LinliLayoutCell, cell));
      else if (linli_part_is_start (part, "dataValidation"))
        linli_layout_reader_start_list (self, part);
      else if (linli_part_is_start (part, "formula1"))
        g_string_truncate (self->text, 0);
      else if (linli_part_is_end (part, "formula1"))
        g_string_assign (self->formula, g_strstrip (self->text->str));
      else if (linli_part_is_start (part, "sqref"))
        g_string_truncate (self->text, 0);
      else if (linli_part_is_end (part, "sqref"))
        g_string_assign (self->areas, g_strstrip (self->text->str));
      else if (linli_part_is_end (part, "dataValidation"))
        {
          linli_layout_reader_end_list (self);
          g_string_truncate (self->areas, 0);
        }
      else if (linli_layout_reader_is_at_attached (part))
        self->layout->has_attached = TRUE;
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

/* Which part the sheet is, and what the names of the workbook stand for. */
static char *
linli_layout_reader_read_workbook (LinliLayoutReader  *self,
                                   const char         *sheet,
                                   GError            **error)
{
  g_autoptr (LinliPart) part = linli_archive_open_part (self->archive, self->package.workbook, self->cancellable, error);
  g_autofree char *defined = NULL, *found = NULL;
  GError *problem = NULL;

  if (part == NULL)
    return NULL;
  while (problem == NULL && linli_part_next (part, &problem))
    {
      if (linli_part_is_text (part))
        g_string_append (self->text, linli_part_get_text (part));
      else if (linli_part_is_start (part, "sheet") && found == NULL)
        {
          g_autofree char *name = linli_part_dup_attribute (part, "name");
          g_autofree char *id = linli_part_dup_attribute (part, "id");

          if (g_strcmp0 (name, sheet) == 0 && id != NULL)
            found = g_strdup (g_hash_table_lookup (self->package.parts, id));
        }
      else if (linli_part_is_start (part, "definedName"))
        {
          g_free (defined);
          defined = linli_part_dup_attribute (part, "name");
          g_string_truncate (self->text, 0);
        }
      else if (linli_part_is_end (part, "definedName") && defined != NULL)
        g_hash_table_insert (self->layout->names, g_utf8_casefold (defined, -1), g_strdup (self->text->str));
    }
  if (problem != NULL)
    g_propagate_error (error, problem);
  else if (found == NULL)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_LAYER, "the workbook has no sheet “%s”", sheet);
  return problem == NULL ? g_steal_pointer (&found) : NULL;
}

gboolean
linli_xlsx_read_layout (const char        *path,
                        const char        *sheet,
                        LinliSheetLayout  *layout,
                        GCancellable      *cancellable,
                        GError           **error)
{
  g_autoptr (LinliArchive) archive = linli_archive_open (path, error);
  g_auto (LinliLayoutReader) self = { archive, cancellable, .layout = layout, .text = g_string_new (NULL), .formula = g_string_new (NULL),
                                      .areas = g_string_new (NULL), .arrays = g_array_new (FALSE, FALSE, sizeof (LinliMerge)),
                                      .counting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  g_autofree char *part = NULL;

  if (archive == NULL)
    return FALSE;
  if (!linli_archive_has (archive, "[Content_Types].xml"))
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMAT, "only an .xlsx workbook can be filled");
      return FALSE;
    }
  if (!linli_xlsx_package_read (&self.package, archive, cancellable, error))
    return FALSE;
  self.formats = linli_xlsx_read_formats (archive, self.package.styles_part != NULL ? self.package.styles_part : "", cancellable, error);
  part = self.formats != NULL ? linli_layout_reader_read_workbook (&self, sheet, error) : NULL;
  return part != NULL && linli_layout_reader_read_sheet (&self, part, error);
}

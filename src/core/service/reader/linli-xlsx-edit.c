/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Cells of a workbook of Office Open XML written, and nothing else of it: the parts that are not touched are copied as they are packed. */

#include "config.h"

#include "linli-xlsx-attached.h"
#include "linli-xlsx-cells.h"
#include "linli-xlsx-drawings.h"
#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

#include <libxml/tree.h>
#include <math.h>
#include <string.h>
#include <zip.h>

typedef struct {
  LinliXlsxParts parts;
  LinliXlsxPackage package;
  GArray *formats; /* LinliNumberFormat, by style */
  gboolean date1904;
} LinliXlsxEditor;

static void
linli_xlsx_editor_clear (LinliXlsxEditor *self)
{
  linli_xlsx_parts_clear (&self->parts);
  linli_xlsx_package_clear (&self->package);
  g_clear_pointer (&self->formats, g_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LinliXlsxEditor, linli_xlsx_editor_clear)

static guint64
number_of (xmlNode    *node,
           const char *name)
{
  g_autofree char *text = linli_xml_dup_attribute (node, name);

  return text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;
}

/* The element of @number among those of @name below @parent, ascending; where there is none one is made in its place, if @make, else none is
 * returned. @hint is where the last one was found. */
static xmlNode *
find_or_make (xmlNode     *parent,
              xmlNode     *hint,
              const char  *name,
              guint64      number,
              guint64    (*get) (xmlNode *node),
              gboolean     make)
{
  xmlNode *made, *before = NULL;

  for (xmlNode *node = hint != NULL ? hint : parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, name))
      {
        if (get (node) == number)
          return node;
        if (get (node) > number)
          {
            before = node;
            break;
          }
      }
  if (!make)
    return NULL;
  made = xmlNewDocNode (parent->doc, parent->ns, BAD_CAST name, NULL);
  return before != NULL ? xmlAddPrevSibling (before, made) : xmlAddChild (parent, made);
}

static guint64
get_column_number (xmlNode *cell)
{
  return linli_xlsx_get_column (cell);
}

/* The serial number of a day, as linli_cell_format_number() reads it; 0 when it is none. */
static guint
serial_of (const char *day,
           gboolean    date1904)
{
  guint year, month, date;
  GDate first, given;

  if (sscanf (day, "%4u-%2u-%2u", &year, &month, &date) != 3 || !g_date_valid_dmy ((GDateDay) date, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_clear (&first, 1);
  g_date_clear (&given, 1);
  g_date_set_dmy (&first, date1904 ? 1 : 30, date1904 ? 1 : 12, date1904 ? 1904 : 1899);
  g_date_set_dmy (&given, (GDateDay) date, (GDateMonth) month, (GDateYear) year);
  return (guint) MAX (g_date_days_between (&first, &given), 0);
}

/* What a spreadsheet reads as a number, too. */
static gboolean
is_number (const char *text)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (value) && strpbrk (text, "xX") == NULL;
}

static void
write_number (xmlNode    *cell,
              const char *number)
{
  xmlUnsetProp (cell, BAD_CAST "t");
  xmlNewTextChild (cell, cell->ns, BAD_CAST "v", BAD_CAST number);
}

/* In the cell itself, so that the texts of all others stay where they are. */
static void
write_text (xmlNode    *cell,
            const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  xmlNode *shown;

  /* What XML has no way to hold. */
  for (char *at = valid; *at != '\0'; at++)
    if ((guchar) *at < ' ' && *at != '\n' && *at != '\t')
      *at = ' ';
  xmlSetProp (cell, BAD_CAST "t", BAD_CAST "inlineStr");
  shown = xmlNewTextChild (xmlNewChild (cell, cell->ns, BAD_CAST "is", NULL), cell->ns, BAD_CAST "t", BAD_CAST valid);
  xmlNodeSetSpacePreserve (shown, 1);
}

static void
write_cell (LinliXlsxEditor         *self,
            xmlNode                 *cell,
            const LinliWorkbookCell *what)
{
  const LinliNumberFormat *format = NULL;
  guint64 style = number_of (cell, "s");
  guint serial = what->type == LINLI_CELL_DATE ? serial_of (what->text, self->date1904) : 0;
  g_autofree char *serial_text = g_strdup_printf ("%u", serial);

  if (style < self->formats->len)
    format = &g_array_index (self->formats, LinliNumberFormat, style);
  while (cell->children != NULL)
    {
      xmlNode *old = cell->children;

      xmlUnlinkNode (old);
      xmlFreeNode (old);
    }
  if (what->type == LINLI_CELL_EMPTY || what->text == NULL || *what->text == '\0')
    xmlUnsetProp (cell, BAD_CAST "t");
  else if (what->type == LINLI_CELL_NUMBER && is_number (what->text) && (format == NULL || !format->is_text))
    write_number (cell, what->text);
  else if (serial > 0 && format != NULL && format->is_date)
    write_number (cell, serial_text);
  else
    write_text (cell, what->text);
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  const LinliWorkbookCell *one = *(const LinliWorkbookCell * const *) a, *other = *(const LinliWorkbookCell * const *) b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

static gboolean
write_cells (LinliXlsxEditor          *self,
             xmlNode                  *data,
             const LinliWorkbookEdit  *edit,
             GCancellable             *cancellable,
             GError                  **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  g_autoptr (GArray) arrays = linli_xlsx_find_arrays (data, error);
  xmlNode *row = NULL, *cell = NULL;

  if (arrays == NULL)
    return FALSE;
  for (gsize i = 0; i < edit->n_cells; i++)
    g_ptr_array_add (cells, (gpointer) &edit->cells[i]);
  g_ptr_array_sort (cells, compare_cells);
  for (guint i = 0; i < cells->len; i++)
    {
      const LinliWorkbookCell *what = g_ptr_array_index (cells, i);
      guint64 number = (guint64) what->row + 1;
      /* There is nothing to empty where there is no cell. */
      gboolean make = what->type != LINLI_CELL_EMPTY;
      xmlNode *found;

      if (row == NULL || linli_xlsx_get_row (row) != number)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          found = find_or_make (data, row, "row", number, linli_xlsx_get_row, make);
          if (found == NULL)
            continue;
          row = found;
          linli_xlsx_set_row (row, number);
          cell = NULL;
        }
      if (make)
        xmlUnsetProp (row, BAD_CAST "hidden");
      found = find_or_make (row, cell, "c", (guint64) what->column + 1, get_column_number, make);
      if (found == NULL)
        continue;
      cell = found;
      linli_xlsx_set_place (cell, number, what->column + 1);
      if (!linli_xlsx_is_calculated (arrays, cell))
        write_cell (self, cell, what);
    }
  return TRUE;
}

/* Which part a sheet is; the names of all parts with sheets are in the package. */
static const char *
find_sheet (LinliXlsxEditor  *self,
            xmlNode          *workbook,
            const char       *name,
            GError          **error)
{
  xmlNode *properties = linli_xml_find (workbook, "workbookPr"), *sheets = linli_xml_find (workbook, "sheets");
  g_autofree char *date1904 = properties != NULL ? linli_xml_dup_attribute (properties, "date1904") : NULL;

  self->date1904 = g_strcmp0 (date1904, "1") == 0 || g_strcmp0 (date1904, "true") == 0;
  for (xmlNode *sheet = sheets != NULL ? sheets->children : NULL; sheet != NULL; sheet = sheet->next)
    if (linli_xml_is (sheet, "sheet"))
      {
        g_autofree char *called = linli_xml_dup_attribute (sheet, "name");
        g_autofree char *id = linli_xml_dup_attribute (sheet, "id");
        const char *part = id != NULL ? g_hash_table_lookup (self->package.parts, id) : NULL;

        if (part != NULL && g_strcmp0 (called, name) == 0)
          return part;
      }
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_LAYER, "the workbook has no sheet “%s”", name);
  return NULL;
}

static gboolean
has_formulas (LinliXlsxEditor *self)
{
  static const char * const marks[] = { "<f>", "<f ", ":f>", ":f " };
  GHashTableIter iter;
  gpointer part;

  g_hash_table_iter_init (&iter, self->package.parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    {
      g_autoptr (GBytes) bytes = linli_xlsx_parts_read (&self->parts, part, NULL);

      for (guint i = 0; bytes != NULL && i < G_N_ELEMENTS (marks); i++)
        if (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), marks[i]) != NULL)
          return TRUE;
    }
  return FALSE;
}

/* The values that formulas had are those of before. */
static void
want_calculation (xmlNode *workbook)
{
  static const char * const before[] = { "sheets", "functionGroups", "externalReferences", "definedNames" };
  xmlNode *settings = linli_xml_find (workbook, "calcPr"), *after = NULL;

  for (guint i = 0; settings == NULL && i < G_N_ELEMENTS (before); i++)
    if (linli_xml_find (workbook, before[i]) != NULL)
      after = linli_xml_find (workbook, before[i]);
  if (settings == NULL)
    settings = xmlAddNextSibling (after, xmlNewDocNode (workbook->doc, workbook->ns, BAD_CAST "calcPr", NULL));
  xmlSetProp (settings, BAD_CAST "fullCalcOnLoad", BAD_CAST "1");
}

/* Whether a cell below the row that is copied would go down. */
static gboolean
has_cells_below (const LinliXlsxShift *shift,
                 xmlNode              *data)
{
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    if (linli_xml_is (row, "row") && linli_xlsx_get_row (row) > shift->row && linli_xml_find (row, "c") != NULL)
      return TRUE;
  return FALSE;
}

/* Newer programs write some elements with another one for older programs. */
static gboolean
holds (xmlNode    *parent,
       const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, name) || ((linli_xml_is (node, "AlternateContent") || linli_xml_is (node, "Choice")) && holds (node, name)))
      return TRUE;
  return FALSE;
}

/* What is not understood is not torn apart from the cells below. */
static gboolean
may_shift (const LinliXlsxShift  *shift,
           xmlNode               *worksheet,
           gboolean               tears,
           GError               **error)
{
  static const char * const others[] = { "oleObjects", "controls", "tableParts" };
  xmlNode *data = linli_xml_find (worksheet, "sheetData");
  g_autoptr (GArray) arrays = linli_xlsx_find_arrays (data, error);

  if (arrays == NULL)
    return FALSE;
  for (guint i = 0; tears && i < G_N_ELEMENTS (others); i++)
    if (holds (worksheet, others[i]))
      return linli_xlsx_set_attached (error);
  if (linli_xlsx_may_copy_row (shift, data, arrays))
    return TRUE;
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FORMULAS, "the formulas of row %" G_GUINT64_FORMAT " speak of other rows, and there is no"
               " room for more rows", shift->row);
  return FALSE;
}

/* The list of cells with formulas is only there for speed, and is wrong once they went down; programs make it anew. */
static gboolean
drop_calculation_chain (LinliXlsxEditor  *self,
                        GError          **error)
{
  static const char * const lists[] = { "[Content_Types].xml", "xl/_rels/workbook.xml.rels" };
  zip_int64_t index = zip_name_locate (self->parts.zip, "xl/calcChain.xml", 0);

  if (index < 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (LinliXml) doc = linli_xlsx_parts_open (&self->parts, lists[i], error);

      if (doc == NULL)
        return FALSE;
      for (xmlNode *node = xmlDocGetRootElement (doc)->children, *next; node != NULL; node = next)
        {
          g_autofree char *name = node->type == XML_ELEMENT_NODE ? linli_xml_dup_attribute (node, i == 0 ? "PartName" : "Target") : NULL;

          next = node->next;
          if (name != NULL && g_str_has_suffix (name, "calcChain.xml"))
            {
              xmlUnlinkNode (node);
              xmlFreeNode (node);
            }
        }
      if (!linli_xlsx_parts_write (&self->parts, lists[i], doc, error))
        return FALSE;
    }
  return zip_delete (self->parts.zip, (zip_uint64_t) index) == 0 || linli_xlsx_set_damaged ("xl/calcChain.xml", error);
}

static gboolean
shift_other_sheet (LinliXlsxEditor       *self,
                   const LinliXlsxShift  *shift,
                   const char            *part,
                   GError               **error)
{
  g_autoptr (LinliXml) doc = linli_xlsx_parts_open (&self->parts, part, error);

  if (doc == NULL)
    return FALSE;
  return !linli_xlsx_shift_formulas (shift, xmlDocGetRootElement (doc), FALSE) || linli_xlsx_parts_write (&self->parts, part, doc, error);
}

/* What speaks of the sheet elsewhere: formulas of the others, and what is drawn on any. */
static gboolean
shift_elsewhere (LinliXlsxEditor       *self,
                 const LinliXlsxShift  *shift,
                 const char            *own,
                 GError               **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer part;

  g_hash_table_iter_init (&iter, self->package.parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    {
      gboolean is_own = strcmp (part, own) == 0;

      if ((!is_own && !shift_other_sheet (self, shift, part, error)) || !linli_xlsx_shift_drawings (&self->parts, part, shift, is_own, seen, error))
        return FALSE;
    }
  return linli_xlsx_shift_drawings (&self->parts, self->package.workbook, shift, FALSE, seen, error);
}

/* A filter was set for what stood there; rows that it hides would be filled, and nobody would see it. */
static void
clear_filter (xmlNode *worksheet)
{
  xmlNode *filter = linli_xml_find (worksheet, "autoFilter"), *data = linli_xml_find (worksheet, "sheetData");
  g_autofree char *area = filter != NULL ? linli_xml_dup_attribute (filter, "ref") : NULL;
  gboolean filters = FALSE;
  LinliXlsxReference rows;

  for (xmlNode *node = filter != NULL ? filter->children : NULL, *next; node != NULL; node = next)
    {
      next = node->next;
      if (!linli_xml_is (node, "filterColumn") || node->children == NULL)
        continue;
      xmlUnlinkNode (node);
      xmlFreeNode (node);
      filters = TRUE;
    }
  filters = filters && area != NULL && linli_xlsx_read_reference (area, &rows) != NULL;
  for (xmlNode *row = filters ? data->children : NULL; row != NULL; row = row->next)
    if (linli_xml_is (row, "row") && linli_xlsx_get_row (row) >= rows.first.row && linli_xlsx_get_row (row) <= rows.last.row)
      xmlUnsetProp (row, BAD_CAST "hidden");
}

static gboolean
add_rows (LinliXlsxEditor          *self,
          const LinliWorkbookEdit  *edit,
          xmlNode                  *workbook,
          xmlNode                  *worksheet,
          const char               *part,
          GError                  **error)
{
  LinliXlsxShift shift = { edit->sheet, (guint64) edit->row + 1, edit->n_rows };
  xmlNode *names = linli_xml_find (workbook, "definedNames");
  gboolean tears = has_cells_below (&shift, linli_xml_find (worksheet, "sheetData"));

  if (edit->n_rows == 0)
    return TRUE;
  if (!may_shift (&shift, worksheet, tears, error) || !linli_xlsx_shift_attached (&self->parts, &shift, part, worksheet, tears, error))
    return FALSE;
  if (!drop_calculation_chain (self, error) || !shift_elsewhere (self, &shift, part, error))
    return FALSE;
  linli_xlsx_shift_sheet (&shift, worksheet);
  if (names != NULL)
    linli_xlsx_shift_formulas (&shift, names, FALSE);
  return TRUE;
}

/* What was written, and what of the sheet it was written on. */
typedef struct {
  const LinliWorkbookEdit *edit;
  const char *part;
  xmlNode *data;
  GArray *arrays;
} LinliXlsxWritten;

/* Whether a shape is linked to a cell of the sheet that nobody wrote and that nothing is calculated in. */
static gboolean
stays (gpointer    data,
       const char *link)
{
  const LinliXlsxWritten *self = data;
  LinliXlsxReference place = { 0 };
  xmlNode *cell;

  if (!linli_xlsx_find_reference (link, self->edit->sheet, &place) || !place.is_ours || place.is_range)
    return FALSE;
  cell = linli_xlsx_find_cell (linli_xlsx_find_row (self->data, place.first.row), place.first.column);
  for (gsize i = 0; i < self->edit->n_cells; i++)
    if ((guint64) self->edit->cells[i].row + 1 == place.first.row && self->edit->cells[i].column + 1 == place.first.column)
      return FALSE;
  return cell == NULL || !linli_xlsx_is_calculated (self->arrays, cell);
}

static gboolean
stays_nowhere (gpointer    data,
               const char *link)
{
  return FALSE;
}

/* The names that formulas may call cells by. */
static GPtrArray *
find_names (xmlNode *workbook)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  xmlNode *list = linli_xml_find (workbook, "definedNames");

  for (xmlNode *node = list != NULL ? list->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *name = linli_xml_is (node, "definedName") ? linli_xml_dup_attribute (node, "name") : NULL;

      if (name != NULL && !g_str_has_prefix (name, "_xlnm."))
        g_ptr_array_add (names, g_utf8_casefold (name, -1));
    }
  return names;
}

/* Whether a formula may calculate with cells of another sheet: it names the sheet, a table's columns, or what stands for cells. */
static gboolean
looks_elsewhere (xmlNode   *data,
                 GPtrArray *names)
{
  gboolean looks = FALSE;

  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL && !looks; cell = cell->next)
      {
        xmlNode *formula = linli_xml_is (cell, "c") ? linli_xml_find (cell, "f") : NULL;
        xmlChar *text = formula != NULL ? xmlNodeGetContent (formula) : NULL;
        g_autofree char *folded = text != NULL ? g_utf8_casefold ((const char *) text, -1) : NULL;

        xmlFree (text);
        looks = folded != NULL && (strpbrk (folded, "![") != NULL || strstr (folded, "indirect") != NULL);
        for (guint i = 0; folded != NULL && !looks && i < names->len; i++)
          looks = strstr (folded, g_ptr_array_index (names, i)) != NULL;
      }
  return looks;
}

/* What another sheet repeats of cells, in formulas and on shapes. A number that cannot come from them stays. */
static gboolean
forget_repeated (LinliXlsxEditor  *self,
                 const char       *part,
                 GPtrArray        *names,
                 GHashTable       *used,
                 GError          **error)
{
  g_autoptr (LinliXml) doc = linli_xlsx_parts_open (&self->parts, part, error);
  xmlNode *data = doc != NULL ? linli_xml_find (xmlDocGetRootElement (doc), "sheetData") : NULL;
  g_autoptr (GArray) arrays = data != NULL ? linli_xlsx_find_arrays (data, error) : NULL;

  if (doc == NULL || (data != NULL && arrays == NULL))
    return FALSE;
  linli_xlsx_note_strings (xmlDocGetRootElement (doc), used);
  return data == NULL || !linli_xlsx_forget_values (data, arrays, !looks_elsewhere (data, names)) || linli_xlsx_parts_write (&self->parts, part, doc, error);
}

/* What stood in the cells that were written is to be nowhere in the file: neither among the texts that cells share, nor in what formulas,
 * shapes and charts repeated. */
static gboolean
forget_overwritten (LinliXlsxEditor   *self,
                    LinliXlsxWritten  *written,
                    xmlNode           *workbook,
                    xmlNode           *worksheet,
                    LinliXml          *strings,
                    GError           **error)
{
  g_autoptr (GPtrArray) names = find_names (workbook);
  g_autoptr (GHashTable) used = g_hash_table_new (g_direct_hash, g_direct_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer part;

  linli_xlsx_note_strings (worksheet, used);
  g_hash_table_iter_init (&iter, self->package.parts);
  while (g_hash_table_iter_next (&iter, NULL, &part))
    {
      gboolean is_own = strcmp (part, written->part) == 0;
      LinliXlsxForget what = { is_own ? stays : stays_nowhere, written };

      if ((!is_own && !forget_repeated (self, part, names, used, error)) || !linli_xlsx_forget_drawings (&self->parts, part, &what, seen, error))
        return FALSE;
    }
  if (!linli_xlsx_forget_drawings (&self->parts, self->package.workbook, &(LinliXlsxForget) { stays_nowhere, written }, seen, error))
    return FALSE;
  if (strings == NULL)
    return TRUE;
  return !linli_xlsx_blank_strings (xmlDocGetRootElement (strings), used) || linli_xlsx_parts_write (&self->parts, self->package.strings_part, strings, error);
}

/* The values of formulas as they are now, as far as they are known. */
static void
renew_values (xmlNode   *data,
              GArray    *arrays,
              LinliXml  *strings)
{
  g_autoptr (GHashTable) texts = strings != NULL ? linli_xlsx_find_texts (xmlDocGetRootElement (strings)) : g_hash_table_new (NULL, NULL);

  linli_xlsx_forget_values (data, arrays, FALSE);
  linli_xlsx_show_counts (data, arrays, texts);
}

static gboolean
edit_parts (LinliXlsxEditor          *self,
            const LinliWorkbookEdit  *edit,
            GCancellable             *cancellable,
            GError                  **error)
{
  g_autoptr (LinliXml) workbook = linli_xlsx_parts_open (&self->parts, self->package.workbook, error);
  g_autoptr (LinliXml) sheet = NULL, strings = NULL;
  g_autoptr (GArray) arrays = NULL;
  LinliXlsxWritten written;
  const char *part = workbook != NULL ? find_sheet (self, xmlDocGetRootElement (workbook), edit->sheet, error) : NULL;
  xmlNode *data;

  if (part == NULL)
    return FALSE;
  sheet = linli_xlsx_parts_open (&self->parts, part, error);
  if (sheet == NULL)
    return FALSE;
  if (self->package.strings_part != NULL && (strings = linli_xlsx_parts_open (&self->parts, self->package.strings_part, error)) == NULL)
    return FALSE;
  data = linli_xml_find (xmlDocGetRootElement (sheet), "sheetData");
  if (data == NULL)
    return linli_xlsx_set_damaged (part, error);
  linli_xlsx_number_all (data);
  clear_filter (xmlDocGetRootElement (sheet));
  if (has_formulas (self))
    want_calculation (xmlDocGetRootElement (workbook));
  if (!add_rows (self, edit, xmlDocGetRootElement (workbook), xmlDocGetRootElement (sheet), part, error) ||
      !write_cells (self, data, edit, cancellable, error))
    return FALSE;
  arrays = linli_xlsx_find_arrays (data, error);
  if (arrays == NULL)
    return FALSE;
  renew_values (data, arrays, strings);
  written = (LinliXlsxWritten) { edit, part, data, arrays };
  return forget_overwritten (self, &written, xmlDocGetRootElement (workbook), xmlDocGetRootElement (sheet), strings, error) && linli_xlsx_parts_write (&self->parts, part, sheet, error) &&
         linli_xlsx_parts_write (&self->parts, self->package.workbook, workbook, error);
}

gboolean
linli_xlsx_edit (const char               *path,
                 const LinliWorkbookEdit  *edit,
                 GCancellable             *cancellable,
                 GError                  **error)
{
  g_auto (LinliXlsxEditor) self = { 0 };
  g_autoptr (LinliArchive) archive = linli_archive_open (path, error);
  const char *styles;

  if (archive == NULL || !linli_xlsx_package_read (&self.package, archive, cancellable, error))
    return FALSE;
  styles = self.package.styles_part != NULL ? self.package.styles_part : "";
  self.formats = linli_xlsx_read_formats (archive, styles, cancellable, error);
  return self.formats != NULL && linli_xlsx_parts_init (&self.parts, path, cancellable, error) && edit_parts (&self, edit, cancellable, error) &&
         linli_xlsx_parts_close (&self.parts, error);
}

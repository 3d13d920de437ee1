/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Rows added to a sheet of Office Open XML: every reference to a cell below goes down with it. */

#include "config.h"

#include <libxml/tree.h>

#include "linli-xlsx-cells.h"
#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

/* The row itself goes down too, its copies come before it. */
guint64
linli_xlsx_shift_row (const LinliXlsxShift *shift,
                      guint64               row)
{
  return row >= shift->row ? MAX (row, MIN (row + shift->n_rows, LINLI_XLSX_LAST_ROW)) : row;
}

/* With @grow, a range that begins in the row itself grows, else it goes down. */
static void
shift_reference (const LinliXlsxShift *shift,
                 gboolean              grow,
                 LinliXlsxReference   *reference)
{
  if (!(grow && reference->is_range && reference->first.row == shift->row))
    reference->first.row = linli_xlsx_shift_row (shift, reference->first.row);
  reference->last.row = linli_xlsx_shift_row (shift, reference->last.row);
}

/* Areas with blanks between them, as a validation has them: a single cell of the row that is copied grows as well. */
static char *
shift_area (const LinliXlsxShift *shift,
            const char           *area,
            gboolean              grow)
{
  g_auto (GStrv) parts = g_strsplit (area, " ", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      LinliXlsxReference reference;
      const char *end = linli_xlsx_read_reference (parts[i], &reference);

      if (i > 0)
        g_string_append_c (out, ' ');
      if (end != NULL)
        {
          reference.is_range |= grow && reference.first.row == shift->row && *end == '\0';
          shift_reference (shift, grow, &reference);
          linli_xlsx_append_reference (out, &reference);
        }
      g_string_append (out, end != NULL ? end : parts[i]);
    }
  return g_string_free (out, FALSE);
}

/* A range of the row alone takes in the rows that are added: a sum below them, not one beside them. */
static void
grow_reference (gpointer            data,
                LinliXlsxReference *reference)
{
  if (reference->is_ours)
    shift_reference (data, TRUE, reference);
}

typedef struct {
  const LinliXlsxShift *shift;
  const LinliXlsxReference *rows; /* of the cells that it holds for */
} LinliXlsxRule;

/* What is not fixed is as far from a cell as it is from the first one that the rule holds for, and that stays. */
static void
grow_rule_reference (gpointer            data,
                     LinliXlsxReference *reference)
{
  const LinliXlsxRule *self = data;
  LinliXlsxReference before = *reference;

  grow_reference ((gpointer) self->shift, reference);
  if (!before.first.fixes_row && before.first.row <= self->rows->last.row)
    reference->first.row = before.first.row;
  if (!before.last.fixes_row && before.last.row <= self->rows->last.row)
    reference->last.row = before.last.row;
}

static gboolean
is_rule (xmlNode *node)
{
  return linli_xml_is (node, "dataValidation") || linli_xml_is (node, "conditionalFormatting");
}

/* The rows that a validation or a conditional format holds for, in an attribute or, among the newer ones, in an element. */
static gboolean
read_rows (xmlNode            *node,
           LinliXlsxReference *rows)
{
  xmlNode *holder = linli_xml_find (node, "sqref");
  xmlChar *text = holder != NULL ? xmlNodeGetContent (holder) : xmlGetNoNsProp (node, BAD_CAST "sqref");
  g_auto (GStrv) areas = g_strsplit (text != NULL ? (const char *) text : "", " ", -1);
  gboolean has_rows = FALSE;

  for (guint i = 0; areas[i] != NULL; i++)
    {
      LinliXlsxReference area;

      if (linli_xlsx_read_reference (areas[i], &area) == NULL)
        continue;
      rows->first.row = has_rows ? MIN (rows->first.row, area.first.row) : area.first.row;
      rows->last.row = has_rows ? MAX (rows->last.row, area.last.row) : area.last.row;
      has_rows = TRUE;
    }
  xmlFree (text);
  return has_rows;
}

/* A formula of any row but the one that is copied; without a sheet's name it is about this sheet if it @is_own. */
char *
linli_xlsx_grow_formula (const LinliXlsxShift *shift,
                         const char           *formula,
                         gboolean              is_own)
{
  return linli_xlsx_rewrite_formula (formula, shift->sheet, is_own, grow_reference, (gpointer) shift);
}

static void
shift_attribute (const LinliXlsxShift *shift,
                 xmlNode              *node,
                 const char           *name,
                 gboolean              grow)
{
  xmlChar *value = xmlGetNoNsProp (node, BAD_CAST name);

  if (value != NULL)
    {
      g_autofree char *shifted = shift_area (shift, (const char *) value, grow);

      xmlSetProp (node, BAD_CAST name, BAD_CAST shifted);
      xmlFree (value);
    }
}

/* The cells from which a table of what comes out for several values has these (ECMA-376 Part 1, 18.3.1.40). */
void
linli_xlsx_shift_inputs (const LinliXlsxShift *shift,
                         xmlNode              *formula)
{
  shift_attribute (shift, formula, "r1", FALSE);
  shift_attribute (shift, formula, "r2", FALSE);
}

static gboolean
shift_content (const LinliXlsxShift *shift,
               xmlNode              *node,
               gboolean              own_sheet,
               gboolean              grow)
{
  xmlChar *content = xmlNodeGetContent (node);
  g_autofree char *shifted = grow ? linli_xlsx_grow_formula (shift, (const char *) content, own_sheet)
                                  : linli_xlsx_fill_formula (shift, (const char *) content, shift->n_rows);
  gboolean changed = linli_xlsx_set_formula (node, shifted);

  xmlFree (content);
  /* Where a formula holds that several cells share. */
  if (own_sheet)
    {
      shift_attribute (shift, node, "ref", grow);
      linli_xlsx_shift_inputs (shift, node);
    }
  return changed;
}

static gboolean
is_formula (xmlNode *node)
{
  static const char * const names[] = { "f", "formula", "formula1", "formula2", "definedName" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (linli_xml_is (node, names[i]))
      return linli_xml_find (node, "f") == NULL; /* the newer validations hold theirs in an element of its own */
  return FALSE;
}

/* A rule that holds for the row grows with it. */
static void
shift_rule (const LinliXlsxShift     *shift,
            const LinliXlsxReference *rows,
            xmlNode                  *parent)
{
  LinliXlsxRule rule = { shift, rows };

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (is_formula (node))
      {
        xmlChar *content = xmlNodeGetContent (node);
        g_autofree char *shifted = linli_xlsx_rewrite_formula ((const char *) content, shift->sheet, TRUE, grow_rule_reference, &rule);

        linli_xlsx_set_formula (node, shifted);
        xmlFree (content);
      }
    else if (node->type == XML_ELEMENT_NODE)
      shift_rule (shift, rows, node);
}

static gboolean
shift_formulas (const LinliXlsxShift *shift,
                xmlNode              *root,
                gboolean              own_sheet,
                gboolean              grow)
{
  gboolean changed = FALSE;
  LinliXlsxReference rows;

  for (xmlNode *node = root->children; node != NULL; node = node->next)
    if (own_sheet && is_rule (node) && read_rows (node, &rows) && rows.first.row <= shift->row && rows.last.row >= shift->row)
      shift_rule (shift, &rows, node);
    else if (is_formula (node))
      changed |= shift_content (shift, node, own_sheet, grow);
    else if (node->type == XML_ELEMENT_NODE)
      changed |= shift_formulas (shift, node, own_sheet, grow && !(own_sheet && linli_xml_is (node, "row") && linli_xlsx_get_row (node) == shift->row));
  return changed;
}

/* The formulas of cells, validations, conditional formats and names below @root; without a sheet's name they are about its own. Returns whether
 * one was changed. */
gboolean
linli_xlsx_shift_formulas (const LinliXlsxShift *shift,
                           xmlNode              *root,
                           gboolean              own_sheet)
{
  return shift_formulas (shift, root, own_sheet, TRUE);
}

static xmlNode *
shift_rows (const LinliXlsxShift *shift,
            xmlNode              *data)
{
  xmlNode *place = NULL;

  for (xmlNode *row = data->children; row != NULL; row = row->next)
    if (linli_xml_is (row, "row") && linli_xlsx_get_row (row) >= shift->row)
      {
        if (linli_xlsx_get_row (row) == shift->row)
          place = row;
        linli_xlsx_set_row (row, linli_xlsx_get_row (row) + shift->n_rows);
      }
  return place;
}

/* Merged cells within the row are merged in its copies too. */
static void
shift_merges (const LinliXlsxShift *shift,
              xmlNode              *merges)
{
  guint64 n = 0;
  char count[24];

  for (xmlNode *merge = merges->children, *next; merge != NULL; merge = next)
    {
      xmlChar *area = xmlGetNoNsProp (merge, BAD_CAST "ref");
      LinliXlsxReference reference;

      next = merge->next;
      if (area != NULL && linli_xlsx_read_reference ((const char *) area, &reference) != NULL && reference.is_range &&
          reference.first.row == shift->row && reference.last.row == shift->row)
        for (guint64 i = 0; i < shift->n_rows; i++)
          {
            LinliXlsxShift down = { shift->sheet, shift->row, i };
            g_autofree char *moved = shift_area (&down, (const char *) area, FALSE);
            xmlNode *copy = xmlCopyNode (merge, 1);

            xmlSetProp (copy, BAD_CAST "ref", BAD_CAST moved);
            xmlAddPrevSibling (merge, copy);
            n++;
          }
      shift_attribute (shift, merge, "ref", FALSE);
      n += linli_xml_is (merge, "mergeCell");
      xmlFree (area);
    }
  g_snprintf (count, sizeof count, "%" G_GUINT64_FORMAT, n);
  if (xmlHasProp (merges, BAD_CAST "count") != NULL)
    xmlSetProp (merges, BAD_CAST "count", BAD_CAST count);
}

static void
shift_breaks (const LinliXlsxShift *shift,
              xmlNode              *breaks)
{
  for (xmlNode *node = breaks->children; node != NULL; node = node->next)
    {
      xmlChar *id = xmlGetNoNsProp (node, BAD_CAST "id");
      g_autofree char *moved = NULL;

      if (id == NULL)
        continue;
      /* After which row the page ends. */
      moved = g_strdup_printf ("%" G_GUINT64_FORMAT, linli_xlsx_shift_row (shift, g_ascii_strtoull ((const char *) id, NULL, 10)));
      xmlSetProp (node, BAD_CAST "id", BAD_CAST moved);
      xmlFree (id);
    }
}

static void
shift_others (const LinliXlsxShift *shift,
              xmlNode              *parent)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, "sheetData"))
      continue;
    else if (linli_xml_is (node, "mergeCells"))
      shift_merges (shift, node);
    else if (linli_xml_is (node, "rowBreaks"))
      shift_breaks (shift, node);
    else if (linli_xml_is (node, "sqref"))
      {
        xmlChar *area = xmlNodeGetContent (node);
        g_autofree char *shifted = shift_area (shift, (const char *) area, TRUE);

        xmlNodeSetContent (node, BAD_CAST shifted);
        xmlFree (area);
      }
    else if (node->type == XML_ELEMENT_NODE)
      {
        shift_attribute (shift, node, "ref", TRUE);
        shift_attribute (shift, node, "sqref", TRUE);
        shift_attribute (shift, node, "activeCell", FALSE);
        shift_others (shift, node);
      }
}

/* Everything in the sheet itself. */
void
linli_xlsx_shift_sheet (const LinliXlsxShift *shift,
                        xmlNode              *worksheet)
{
  xmlNode *data = linli_xml_find (worksheet, "sheetData");
  xmlNode *row = data != NULL ? linli_xlsx_find_row (data, shift->row) : NULL;
  xmlNode *model = row != NULL ? linli_xlsx_copy_row (data, row) : NULL;

  linli_xlsx_shift_formulas (shift, worksheet, TRUE);
  shift_others (shift, worksheet);
  if (data != NULL)
    row = shift_rows (shift, data);
  if (model != NULL)
    linli_xlsx_add_copies (shift, model, row);
  xmlFreeNode (model);
}

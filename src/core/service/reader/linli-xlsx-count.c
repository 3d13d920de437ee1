/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The running numbers that a sheet calculates itself, =ROW()-3, =A4+1, =IF(B5="","",MAX(A$4:A4)+1) and the like: who looks at it in a program that
 * does not calculate is to see them too. */

#include "config.h"

#include <libxml/tree.h>
#include <math.h>
#include <string.h>

#include "linli-xlsx-calculate.h"
#include "linli-xlsx-cells.h"
#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

/* What stands in a cell; what it calculates is not known yet. */
static LinliXlsxValue
read_cell_value (xmlNode *cell)
{
  g_autofree char *type = linli_xml_dup_attribute (cell, "t");
  xmlChar *content = xmlNodeGetContent (cell);
  LinliXlsxValue value = { .kind = LINLI_XLSX_UNKNOWN };

  if (linli_xml_find (cell, "f") == NULL)
    {
      if (*content == '\0')
        value.kind = type == NULL || g_str_equal (type, "n") ? LINLI_XLSX_BLANK : LINLI_XLSX_UNKNOWN;
      else if (type == NULL || g_str_equal (type, "n"))
        value = linli_xlsx_as_number (g_ascii_strtod ((const char *) content, NULL));
      else if (g_str_equal (type, "s") || g_str_equal (type, "inlineStr") || g_str_equal (type, "str"))
        value.kind = LINLI_XLSX_TEXT;
    }
  xmlFree (content);
  return value;
}

static gboolean
read_key (xmlNode *cell,
          guint64 *key)
{
  LinliXlsxCell place;

  if (!linli_xlsx_read_place (cell, &place))
    return FALSE;
  *key = place.row << 16 | place.column;
  return TRUE;
}

static void
note_cells (LinliXlsxCounter *self,
            xmlNode          *data)
{
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      {
        LinliXlsxValue value = linli_xml_is (cell, "c") ? read_cell_value (cell) : (LinliXlsxValue) { .kind = LINLI_XLSX_BLANK };
        guint64 key;

        if (value.kind == LINLI_XLSX_BLANK || !read_key (cell, &key))
          continue;
        value.is_hidden = xmlHasProp (row, BAD_CAST "hidden") != NULL;
        value.is_calculated = linli_xml_find (cell, "f") != NULL;
        g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), g_memdup2 (&value, sizeof value));
      }
}

static void
show (xmlNode              *cell,
      const LinliXlsxValue *value)
{
  char text[32];

  g_snprintf (text, sizeof text, "%.0f", value->number);
  if (value->kind == LINLI_XLSX_NO_TEXT)
    xmlSetProp (cell, BAD_CAST "t", BAD_CAST "str");
  else
    xmlUnsetProp (cell, BAD_CAST "t");
  xmlNewTextChild (cell, cell->ns, BAD_CAST "v", BAD_CAST (value->kind == LINLI_XLSX_NO_TEXT ? "" : text));
}

/* An array of one cell is what newer programs make of some formulas. */
static gboolean
is_of_cell (xmlNode *cell,
            xmlNode *formula)
{
  g_autofree char *type = linli_xml_dup_attribute (formula, "t");
  g_autofree char *area = linli_xml_dup_attribute (formula, "ref");
  g_autofree char *place = linli_xml_dup_attribute (cell, "r");

  return type == NULL || g_str_equal (type, "normal") || g_str_equal (type, "shared") || (g_str_equal (type, "array") && g_strcmp0 (area, place) == 0);
}

static void
show_count (LinliXlsxCounter *self,
            GHashTable       *masters,
            xmlNode          *cell)
{
  xmlNode *formula = linli_xml_find (cell, "f");
  g_autofree char *text = formula != NULL ? linli_xlsx_dup_formula (masters, cell) : NULL;
  LinliXlsxValue value, *known;
  guint64 key;

  if (text == NULL || !is_of_cell (cell, formula) || !read_key (cell, &key))
    return;
  value = linli_xlsx_calculate (self, key >> 16, text);
  known = g_hash_table_lookup (self->cells, &key);
  if (value.kind != LINLI_XLSX_NO_TEXT && (value.kind != LINLI_XLSX_NUMBER || fabs (value.number - round (value.number)) > 0))
    return;
  known->kind = value.kind;
  known->number = value.number;
  show (cell, &value);
}

static gboolean
calculates (xmlNode *data)
{
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      if (linli_xml_find (cell, "f") != NULL)
        return TRUE;
  return FALSE;
}

/* Writes the values of formulas that count, where no formula has a value; the numbers above a cell are known before it is. */
void
linli_xlsx_show_counts (xmlNode *data)
{
  g_autoptr (GHashTable) masters = linli_xlsx_find_masters (data);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  LinliXlsxCounter self = { .cells = cells };

  if (!calculates (data))
    return;
  note_cells (&self, data);
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      if (linli_xml_is (cell, "c"))
        show_count (&self, masters, cell);
}

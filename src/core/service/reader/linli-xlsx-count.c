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

/* Running numbers are calculated by short formulas. */
#define LONGEST 200

/* LibreOffice believes the values that it finds, whatever the workbook wishes; where there are none, it calculates. */
gboolean
linli_xlsx_forget_values (xmlNode  *data,
                          GArray   *arrays,
                          gboolean  texts_only)
{
  gboolean changed = FALSE;

  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      {
        xmlNode *value = linli_xml_is (cell, "c") && linli_xlsx_is_calculated (arrays, cell) ? linli_xml_find (cell, "v") : NULL;
        g_autofree char *type = value != NULL ? linli_xml_dup_attribute (cell, "t") : NULL;

        if (value == NULL || (texts_only && g_strcmp0 (type, "str") != 0))
          continue;
        xmlUnlinkNode (value);
        xmlFreeNode (value);
        xmlUnsetProp (cell, BAD_CAST "t");
        changed = TRUE;
      }
  return changed;
}

/* Whether the cell says a text that is not empty. An empty one is counted by some programs and not by others. */
static gboolean
shows_text (xmlNode    *cell,
            const char *type,
            GHashTable *texts)
{
  xmlNode *holder = linli_xml_find (cell, g_str_equal (type, "inlineStr") ? "is" : "v");
  xmlChar *content = holder != NULL ? xmlNodeGetContent (holder) : NULL;
  gboolean shows = FALSE;

  if (content != NULL && g_str_equal (type, "s"))
    shows = g_hash_table_contains (texts, GUINT_TO_POINTER ((guint) g_ascii_strtoull ((const char *) content, NULL, 10)));
  else if (content != NULL && g_str_equal (type, "str"))
    shows = *content != '\0';
  else if (holder != NULL && g_str_equal (type, "inlineStr"))
    shows = linli_xlsx_has_text (holder);
  xmlFree (content);
  return shows;
}

static LinliXlsxValue
read_number (xmlNode *cell)
{
  xmlNode *holder = linli_xml_find (cell, "v");
  xmlChar *content = holder != NULL ? xmlNodeGetContent (holder) : NULL;
  const char *text = content != NULL ? g_strstrip ((char *) content) : "";
  char *end;
  double number = g_ascii_strtod (text, &end);
  LinliXlsxValue value = { .kind = *text == '\0' ? LINLI_XLSX_BLANK : LINLI_XLSX_UNKNOWN };

  if (end != text && *end == '\0')
    value = linli_xlsx_as_number (number);
  xmlFree (content);
  return value;
}

/* What stands in a cell that is not calculated. */
static LinliXlsxValue
read_cell_value (xmlNode    *cell,
                 GHashTable *texts)
{
  g_autofree char *type = linli_xml_dup_attribute (cell, "t");

  if (type == NULL || g_str_equal (type, "n"))
    return read_number (cell);
  return (LinliXlsxValue) { .kind = shows_text (cell, type, texts) ? LINLI_XLSX_TEXT : LINLI_XLSX_UNKNOWN };
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
            xmlNode          *data,
            GArray           *arrays,
            GHashTable       *texts)
{
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      {
        LinliXlsxValue value = { .kind = LINLI_XLSX_UNKNOWN };
        guint64 key;

        if (!linli_xml_is (cell, "c") || !read_key (cell, &key))
          continue;
        /* It is not known yet. */
        value.is_calculated = linli_xlsx_is_calculated (arrays, cell);
        if (!value.is_calculated)
          value = read_cell_value (cell, texts);
        if (value.kind == LINLI_XLSX_BLANK)
          continue;
        value.is_hidden = xmlHasProp (row, BAD_CAST "hidden") != NULL;
        g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), g_memdup2 (&value, sizeof value));
      }
}

static void
show (xmlNode              *cell,
      const LinliXlsxValue *value)
{
  char text[32];

  g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT, (gint64) round (value->number)); /* of -0 too */
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
  g_autofree char *text = formula != NULL ? linli_xlsx_dup_formula (masters, cell, LONGEST) : NULL;
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

/* Writes the values of formulas that count, where no formula has a value; the numbers above a cell are known before it is. @texts are the numbers
 * of the texts that cells share and that are not empty. */
void
linli_xlsx_show_counts (xmlNode    *data,
                        GArray     *arrays,
                        GHashTable *texts)
{
  g_autoptr (GHashTable) masters = linli_xlsx_find_masters (data);
  g_autoptr (GHashTable) cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  LinliXlsxCounter self = { .cells = cells };

  if (!calculates (data))
    return;
  note_cells (&self, data, arrays, texts);
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      if (linli_xml_is (cell, "c"))
        show_count (&self, masters, cell);
  /* Numbers that end in the middle of a list would be worse than none. */
  if (self.n_visits > LINLI_XLSX_MOST_VISITS)
    linli_xlsx_forget_values (data, arrays, FALSE);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The rows and cells of a sheet by their numbers, from 1, and what a cell calculates. */

#include "config.h"

#include <libxml/tree.h>
#include <string.h>

#include "linli-xlsx-cells.h"
#include "linli-xlsx-parts.h"

#define MOST_ARRAYS 4096

guint64
linli_xlsx_get_row (xmlNode *row)
{
  g_autofree char *number = linli_xml_dup_attribute (row, "r");

  return number != NULL ? g_ascii_strtoull (number, NULL, 10) : 0;
}

xmlNode *
linli_xlsx_find_row (xmlNode *data,
                     guint64  number)
{
  for (xmlNode *row = data->children; row != NULL; row = row->next)
    if (linli_xml_is (row, "row") && linli_xlsx_get_row (row) == number)
      return row;
  return NULL;
}

static void
set_number (xmlNode *row,
            guint64  number)
{
  char text[24];

  g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, number);
  xmlSetProp (row, BAD_CAST "r", BAD_CAST text);
}

/* The row and the cells in it. */
void
linli_xlsx_set_row (xmlNode *row,
                    guint64  number)
{
  set_number (row, number);
  for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
    if (linli_xml_is (cell, "c"))
      {
        guint column = linli_xlsx_get_column (cell);

        if (column > 0)
          linli_xlsx_set_place (cell, number, column);
      }
}

gboolean
linli_xlsx_read_place (xmlNode       *cell,
                       LinliXlsxCell *place)
{
  g_autofree char *text = linli_xml_dup_attribute (cell, "r");
  const char *end;

  return text != NULL && linli_xlsx_read_cell (text, place, &end);
}

void
linli_xlsx_set_place (xmlNode *cell,
                      guint64  row,
                      guint    column)
{
  g_autoptr (GString) text = g_string_new (NULL);
  LinliXlsxCell place = { .row = row, .column = column };

  linli_xlsx_append_cell (text, &place);
  xmlSetProp (cell, BAD_CAST "r", BAD_CAST text->str);
}

/* Of "BC12": 55; from 1, 0 where there is none. */
guint
linli_xlsx_get_column (xmlNode *cell)
{
  LinliXlsxCell place;

  return linli_xlsx_read_place (cell, &place) ? place.column : 0;
}

xmlNode *
linli_xlsx_find_cell (xmlNode *row,
                      guint    column)
{
  for (xmlNode *cell = row != NULL ? row->children : NULL; cell != NULL; cell = cell->next)
    if (linli_xml_is (cell, "c") && linli_xlsx_get_column (cell) == column)
      return cell;
  return NULL;
}

/* Some programs leave the numbers of rows and cells out, where they follow one another. */
void
linli_xlsx_number_all (xmlNode *data)
{
  guint64 row_number = 0;

  for (xmlNode *row = data->children; row != NULL; row = row->next)
    if (linli_xml_is (row, "row"))
      {
        guint64 given = linli_xlsx_get_row (row);
        guint column = 0;

        row_number = given > 0 ? given : row_number + 1;
        if (given == 0)
          set_number (row, row_number);
        for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
          if (linli_xml_is (cell, "c"))
            {
              guint found = linli_xlsx_get_column (cell);

              column = found > 0 ? found : column + 1;
              if (found == 0)
                linli_xlsx_set_place (cell, row_number, column);
            }
      }
}

gboolean
linli_xlsx_is_shared (xmlNode *formula)
{
  g_autofree char *type = linli_xml_dup_attribute (formula, "t");

  return g_strcmp0 (type, "shared") == 0;
}

/* The cells that hold a formula for others too (ECMA-376 Part 1, 18.3.1.40), by its number. */
GHashTable *
linli_xlsx_find_masters (xmlNode *data)
{
  GHashTable *masters = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      {
        xmlNode *formula = linli_xml_is (cell, "c") ? linli_xml_find (cell, "f") : NULL;
        char *number = formula != NULL && formula->children != NULL && linli_xlsx_is_shared (formula) ? linli_xml_dup_attribute (formula, "si") : NULL;

        if (number != NULL)
          g_hash_table_insert (masters, number, cell);
      }
  return masters;
}

/* What is calculated in the cell, as it would say itself; NULL when nothing is, when nobody knows what, and when it has more than @longest bytes. */
char *
linli_xlsx_dup_formula (GHashTable *masters,
                        xmlNode    *cell,
                        gsize       longest)
{
  xmlNode *formula = linli_xml_find (cell, "f");
  g_autofree char *number = formula != NULL ? linli_xml_dup_attribute (formula, "si") : NULL;
  xmlNode *master = number != NULL && formula->children == NULL ? g_hash_table_lookup (masters, number) : cell;
  xmlChar *content = formula != NULL && master != NULL ? xmlNodeGetContent (linli_xml_find (master, "f")) : NULL;
  LinliXlsxCell here, there;
  char *moved = NULL;

  if (content != NULL && *content != '\0' && strlen ((const char *) content) <= longest && linli_xlsx_read_place (cell, &here) && linli_xlsx_read_place (master, &there))
    moved = linli_xlsx_move_formula ((const char *) content, (gint64) here.row - (gint64) there.row, (gint64) here.column - (gint64) there.column);
  xmlFree (content);
  return moved;
}

/* Returns whether it says something else now. */
gboolean
linli_xlsx_set_formula (xmlNode    *formula,
                        const char *text)
{
  xmlChar *content = xmlNodeGetContent (formula);
  gboolean changed = strcmp ((const char *) content, text) != 0;

  xmlFree (content);
  if (!changed)
    return FALSE;
  xmlNodeSetContent (formula, NULL);
  xmlNodeAddContent (formula, BAD_CAST text);
  return TRUE;
}

/* A formula whose cell is the first of an area that it fills: an array, or a table of what comes out for several values. */
static gboolean
read_array (xmlNode            *formula,
            LinliXlsxReference *area)
{
  g_autofree char *text = linli_xml_dup_attribute (formula, "ref");

  return text != NULL && !linli_xlsx_is_shared (formula) && linli_xlsx_read_reference (text, area) != NULL && area->is_range;
}

/* The areas that one formula each fills (LinliXlsxReference): but for the first, their cells do not say that they are calculated. */
GArray *
linli_xlsx_find_arrays (xmlNode  *data,
                        GError  **error)
{
  g_autoptr (GArray) arrays = g_array_new (FALSE, FALSE, sizeof (LinliXlsxReference));

  for (xmlNode *row = data->children; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      {
        xmlNode *formula = linli_xml_is (cell, "c") ? linli_xml_find (cell, "f") : NULL;
        LinliXlsxReference area;

        if (formula == NULL || !read_array (formula, &area))
          continue;
        if (arrays->len >= MOST_ARRAYS)
          {
            g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "a sheet has more than %u arrays", arrays->len);
            return NULL;
          }
        g_array_append_val (arrays, area);
      }
  return g_steal_pointer (&arrays);
}

gboolean
linli_xlsx_is_calculated (GArray  *arrays,
                          xmlNode *cell)
{
  LinliXlsxCell place;

  if (linli_xml_find (cell, "f") != NULL)
    return TRUE;
  if (arrays->len == 0 || !linli_xlsx_read_place (cell, &place))
    return FALSE;
  for (guint i = 0; i < arrays->len; i++)
    {
      const LinliXlsxReference *area = &g_array_index (arrays, LinliXlsxReference, i);

      if (place.row >= area->first.row && place.row <= area->last.row && place.column >= area->first.column && place.column <= area->last.column)
        return TRUE;
    }
  return FALSE;
}

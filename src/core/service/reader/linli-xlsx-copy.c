/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A row of a sheet repeated, with its formulas filled on as a spreadsheet fills them on. */

#include "config.h"

#include <libxml/tree.h>

#include "linli-xlsx-cells.h"
#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

typedef struct {
  const LinliXlsxShift *shift;
  guint64 n_down;
} LinliXlsxFilling;

typedef struct {
  const LinliXlsxShift *shift;
  guint column; /* of the cell whose formula it is */
  gboolean is_far; /* it speaks of cells whose places nobody can say in the copies */
  gboolean is_guess; /* it speaks of others that may go down with it or stay */
} LinliXlsxJudgement;

/* What is written in a cell goes; a formula stays. */
static void
empty_cell (xmlNode *cell)
{
  static const char * const values[] = { "v", "is" };
  xmlNode *formula = linli_xml_find (cell, "f");

  if (formula == NULL)
    xmlUnsetProp (cell, BAD_CAST "t");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      xmlNode *value = linli_xml_find (cell, values[i]);

      if (value == NULL)
        continue;
      xmlUnlinkNode (value);
      xmlFreeNode (value);
    }
}

/* What goes down with the row, and what is said once and for all. */
static void
fill_place (const LinliXlsxFilling *self,
            gboolean                ours,
            LinliXlsxCell          *cell)
{
  if (!cell->fixes_row || (ours && cell->row == self->shift->row))
    cell->row += self->n_down;
  else if (ours)
    cell->row = linli_xlsx_shift_row (self->shift, cell->row);
}

static void
fill_reference (gpointer            data,
                LinliXlsxReference *reference)
{
  const LinliXlsxFilling *self = data;
  gboolean is_ours = reference->is_ours && reference->is_range;
  gboolean ends = is_ours && reference->last.fixes_row && reference->last.row == self->shift->row;
  /* All rows of the list, or those from here on: they are more for each of them. */
  gboolean is_list = ends && (reference->first.row < self->shift->row || !reference->first.fixes_row);
  /* From a row on that is the first and the last one. */
  gboolean begins = is_ours && reference->first.fixes_row && reference->first.row == self->shift->row && !reference->last.fixes_row;

  if (!begins)
    fill_place (self, reference->is_ours, &reference->first);
  if (is_list)
    reference->last.row = linli_xlsx_shift_row (self->shift, reference->last.row);
  else
    fill_place (self, reference->is_ours, &reference->last);
}

/* A formula of the row, so many rows below. */
char *
linli_xlsx_fill_formula (const LinliXlsxShift *shift,
                         const char           *formula,
                         guint64               n_down)
{
  LinliXlsxFilling self = { shift, n_down };

  return linli_xlsx_rewrite_formula (formula, shift->sheet, TRUE, fill_reference, &self);
}

static void
judge_place (LinliXlsxJudgement  *self,
             gboolean             ours,
             const LinliXlsxCell *cell)
{
  if (cell->fixes_row || (ours && cell->row == self->shift->row))
    return;
  self->is_far |= ours && cell->row > self->shift->row;
  /* The cell above it is counted on from. */
  self->is_guess |= !ours || cell->row + 1 != self->shift->row || cell->column != self->column;
}

static void
judge_reference (gpointer            data,
                 LinliXlsxReference *reference)
{
  judge_place (data, reference->is_ours, &reference->first);
  judge_place (data, reference->is_ours, &reference->last);
}

/* A formula that speaks of other rows without fixing them ($) is filled on when the row above shows that it was, or when it counts on from the
 * cell above it; nobody can say which row others mean in the copies. */
static gboolean
may_copy_cell (const LinliXlsxShift *shift,
               GHashTable           *masters,
               xmlNode              *cell,
               xmlNode              *row_above)
{
  g_autofree char *formula = linli_xlsx_dup_formula (masters, cell, G_MAXSIZE);
  g_autofree char *judged = NULL, *above = NULL, *filled = NULL;
  LinliXlsxJudgement self = { .shift = shift };
  LinliXlsxCell place;
  xmlNode *cell_above, *node = linli_xml_find (cell, "f");

  /* One that says nothing speaks of nothing, unless it is another cell's. */
  if (formula == NULL || !linli_xlsx_read_place (cell, &place))
    return node == NULL || xmlHasProp (node, BAD_CAST "si") == NULL;
  self.column = place.column;
  judged = linli_xlsx_rewrite_formula (formula, shift->sheet, TRUE, judge_reference, &self);
  if (self.is_far || !self.is_guess)
    return !self.is_far;
  cell_above = linli_xlsx_find_cell (row_above, place.column);
  above = cell_above != NULL ? linli_xlsx_dup_formula (masters, cell_above, G_MAXSIZE) : NULL;
  filled = above != NULL ? linli_xlsx_move_formula (above, 1, 0) : NULL;
  return g_strcmp0 (filled, formula) == 0;
}

/* Whether a formula fills cells of the row and of others, so that no row can come between them. */
static gboolean
is_filled_across (const LinliXlsxShift *shift,
                  GArray               *arrays)
{
  for (guint i = 0; i < arrays->len; i++)
    {
      const LinliXlsxReference *area = &g_array_index (arrays, LinliXlsxReference, i);

      if (area->first.row <= shift->row && area->last.row >= shift->row && area->first.row < area->last.row)
        return TRUE;
    }
  return FALSE;
}

/* Whether every formula of the row can be said of its copies; @arrays are those of linli_xlsx_find_arrays(). */
gboolean
linli_xlsx_may_copy_row (const LinliXlsxShift *shift,
                         xmlNode              *data,
                         GArray               *arrays)
{
  xmlNode *row = linli_xlsx_find_row (data, shift->row), *above = linli_xlsx_find_row (data, shift->row - 1);
  g_autoptr (GHashTable) masters = linli_xlsx_find_masters (data);

  for (xmlNode *cell = row != NULL ? row->children : NULL; cell != NULL; cell = cell->next)
    if (linli_xml_is (cell, "c") && !may_copy_cell (shift, masters, cell, above))
      return FALSE;
  return !is_filled_across (shift, arrays);
}

/* A formula that it shares with others becomes its own. */
static void
own_formula (GHashTable *masters,
             xmlNode    *cell)
{
  static const char * const shared[] = { "t", "ref", "si" };
  xmlNode *formula = linli_xml_find (cell, "f");
  g_autofree char *text = formula != NULL && linli_xlsx_is_shared (formula) ? linli_xlsx_dup_formula (masters, cell, G_MAXSIZE) : NULL;

  if (text == NULL)
    return;
  linli_xlsx_set_formula (formula, text);
  for (guint i = 0; i < G_N_ELEMENTS (shared); i++)
    xmlUnsetProp (formula, BAD_CAST shared[i]);
}

/* The row as its copies are made of it: without what is written in its cells, and with formulas of its own. */
xmlNode *
linli_xlsx_copy_row (xmlNode *data,
                     xmlNode *row)
{
  g_autoptr (GHashTable) masters = linli_xlsx_find_masters (data);
  xmlNode *copy = xmlCopyNode (row, 1);

  for (xmlNode *cell = copy->children; cell != NULL; cell = cell->next)
    if (linli_xml_is (cell, "c"))
      {
        empty_cell (cell);
        own_formula (masters, cell);
      }
  return copy;
}

/* The cells that the formula fills, beside its own. */
static void
fill_array (xmlNode *formula,
            guint64  n_down)
{
  g_autofree char *text = linli_xml_dup_attribute (formula, "ref");
  g_autoptr (GString) moved = g_string_new (NULL);
  LinliXlsxReference area;

  if (text == NULL || linli_xlsx_read_reference (text, &area) == NULL)
    return;
  area.first.row += n_down;
  area.last.row += n_down;
  linli_xlsx_append_reference (moved, &area);
  xmlSetProp (formula, BAD_CAST "ref", BAD_CAST moved->str);
}

static void
fill_cell (const LinliXlsxShift *shift,
           xmlNode              *cell,
           guint64               n_down)
{
  xmlNode *formula = linli_xml_find (cell, "f");
  xmlChar *content = formula != NULL ? xmlNodeGetContent (formula) : NULL;
  g_autofree char *filled = content != NULL ? linli_xlsx_fill_formula (shift, (const char *) content, n_down) : NULL;

  if (filled != NULL)
    linli_xlsx_set_formula (formula, filled);
  if (formula != NULL)
    {
      fill_array (formula, n_down);
      linli_xlsx_shift_inputs (shift, formula);
    }
  xmlFree (content);
}

/* A copy brings the namespaces along that it needs; those of the sheet serve as well. */
static void
use_namespaces (xmlNode *node,
                xmlNode *place)
{
  if (node->type != XML_ELEMENT_NODE)
    return;
  node->ns = node->ns != NULL ? xmlSearchNsByHref (place->doc, place, node->ns->href) : NULL;
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (attribute->ns != NULL)
      attribute->ns = xmlSearchNsByHref (place->doc, place, attribute->ns->href);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    use_namespaces (child, place);
}

/* Rows that look like @model, as it was, before its place. */
void
linli_xlsx_add_copies (const LinliXlsxShift *shift,
                       xmlNode              *model,
                       xmlNode              *before)
{
  for (guint64 i = 0; i < shift->n_rows; i++)
    {
      xmlNode *row = xmlCopyNode (model, 1);

      linli_xlsx_set_row (row, shift->row + i);
      for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
        if (linli_xml_is (cell, "c"))
          fill_cell (shift, cell, i);
      xmlUnsetProp (row, BAD_CAST "hidden");
      use_namespaces (row, before);
      xmlFreeNsList (row->nsDef);
      row->nsDef = NULL;
      xmlAddPrevSibling (before, row);
    }
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What shapes, charts and tables that sum up others (pivot tables) show of cells, of whatever sheet they lie on (ECMA-376 Part 1, 18.10, 20.5.2 and
 * 21.2.2). */

#include "config.h"

#include <libxml/tree.h>

#include "linli-xlsx-cells.h"
#include "linli-xlsx-drawings.h"

#define MOST_DEEP 4 /* a sheet that is a chart, the drawing of it, the chart, and shapes on that */

typedef struct {
  LinliXlsxParts *parts;
  gboolean (*edit) (gpointer  data,
                    xmlNode  *root);
  gpointer data;
  GHashTable *seen; /* parts, in lower case: each is edited once, however many say that it is theirs */
  guint depth;
} LinliXlsxWalk;

/* What cannot be read nobody shows. */
static gboolean
visit (gpointer     data,
       const char  *type,
       const char  *part,
       xmlNode     *relation,
       GError     **error)
{
  static const char * const types[] = { "/chartsheet", "/drawing", "/chart", "/chartEx", "/chartUserShapes", "/pivotCacheDefinition" };
  LinliXlsxWalk *self = data;
  g_autoptr (LinliXml) doc = NULL;
  gboolean is_shown = FALSE, done;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    is_shown |= g_str_has_suffix (type, types[i]);
  is_shown = is_shown && self->depth < MOST_DEEP && g_hash_table_add (self->seen, g_ascii_strdown (part, -1));
  doc = is_shown ? linli_xlsx_parts_open (self->parts, part, NULL) : NULL;
  if (doc == NULL)
    return TRUE;
  if (self->edit (self->data, xmlDocGetRootElement (doc)) && !linli_xlsx_parts_write (self->parts, part, doc, error))
    return FALSE;
  self->depth++;
  done = linli_xlsx_parts_each_relation (self->parts, part, visit, self, error);
  self->depth--;
  return done;
}

/* The texts of a shape. */
static gboolean
empty_texts (xmlNode *parent)
{
  gboolean changed = FALSE;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, "t") && node->children != NULL)
      {
        xmlNodeSetContent (node, NULL);
        changed = TRUE;
      }
    else if (node->type == XML_ELEMENT_NODE)
      changed |= empty_texts (node);
  return changed;
}

/* Whether it is a copy of cells of this workbook: another one, [1] or '[1]a sheet', may not be at hand. This one is [0] where a name is meant. */
static gboolean
copies_cells (xmlNode *parent)
{
  xmlNode *formula = linli_xml_find (parent, "f");
  xmlChar *text = formula != NULL ? xmlNodeGetContent (formula) : NULL;
  const char *from = text != NULL ? (const char *) text + (*text == '\'') : "[1]";
  gboolean copies = *from != '[' || g_str_has_prefix (from, "[0]");

  xmlFree (text);
  return copies;
}

/* What a chart took from cells; programs take it anew. */
static gboolean
drop_copies (xmlNode *parent)
{
  static const char * const copies[] = { "strCache", "multiLvlStrCache", "numCache", "lvl" };
  gboolean changed = FALSE;

  for (xmlNode *node = parent->children, *next; node != NULL; node = next)
    {
      gboolean is_copy = FALSE;

      next = node->next;
      for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
        is_copy |= linli_xml_is (node, copies[i]) && copies_cells (parent);
      if (!is_copy)
        continue;
      xmlUnlinkNode (node);
      xmlFreeNode (node);
      changed = TRUE;
    }
  return changed;
}

static gboolean
forget (gpointer  data,
        xmlNode  *parent)
{
  const LinliXlsxForget *self = data;
  gboolean changed = drop_copies (parent);

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (node->type == XML_ELEMENT_NODE)
      {
        g_autofree char *link = linli_xml_dup_attribute (node, "textlink");

        if (link != NULL && *link != '\0' && !self->stays (self->data, link))
          changed |= empty_texts (node);
        changed |= forget (data, node);
      }
  return changed;
}

/* Empties what the drawings on a sheet say after cells, unless what the cell says stays; those of the workbook are on sheets that are charts. */
gboolean
linli_xlsx_forget_drawings (LinliXlsxParts         *parts,
                            const char             *part,
                            const LinliXlsxForget  *what,
                            GHashTable             *seen,
                            GError                **error)
{
  LinliXlsxWalk walk = { .parts = parts, .edit = forget, .data = (gpointer) what, .seen = seen };

  return linli_xlsx_parts_each_relation (parts, part, visit, &walk, error);
}

typedef struct {
  const LinliXlsxShift *shift;
  gboolean is_own;
} LinliXlsxShown;

static gboolean
shift_link (const LinliXlsxShown *self,
            xmlNode              *node,
            const char           *name)
{
  g_autofree char *formula = linli_xml_dup_attribute (node, name);
  g_autofree char *moved = formula != NULL ? linli_xlsx_grow_formula (self->shift, formula, self->is_own) : NULL;

  if (g_strcmp0 (moved, formula) == 0)
    return FALSE;
  xmlSetProp (node, BAD_CAST name, BAD_CAST moved);
  return TRUE;
}

static gboolean
shift_source (const LinliXlsxShown *self,
              xmlNode              *node)
{
  g_autofree char *sheet = linli_xml_dup_attribute (node, "sheet");
  LinliXlsxShown of_sheet = { self->shift, TRUE };

  /* Of another workbook with a relation. */
  return g_strcmp0 (sheet, self->shift->sheet) == 0 && xmlHasProp (node, BAD_CAST "id") == NULL && shift_link (&of_sheet, node, "ref");
}

static gboolean
shift_formula (const LinliXlsxShown *self,
               xmlNode              *node)
{
  xmlChar *formula = xmlNodeGetContent (node);
  g_autofree char *moved = linli_xlsx_grow_formula (self->shift, (const char *) formula, self->is_own);

  xmlFree (formula);
  return linli_xlsx_set_formula (node, moved);
}

static gboolean
shift_shown (gpointer  data,
             xmlNode  *parent)
{
  gboolean changed = FALSE;

  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, "f"))
      changed |= shift_formula (data, node);
    else if (linli_xml_is (node, "worksheetSource"))
      changed |= shift_source (data, node);
    else if (node->type == XML_ELEMENT_NODE)
      {
        /* A shape may show what a cell says, a picture what an area does. */
        changed |= shift_link (data, node, "textlink") | shift_link (data, node, "cellRange");
        changed |= shift_shown (data, node);
      }
  return changed;
}

/* Moves the references of the drawings on a sheet; the workbook has pivot tables' and those on sheets that are charts. */
gboolean
linli_xlsx_shift_drawings (LinliXlsxParts        *parts,
                           const char            *part,
                           const LinliXlsxShift  *shift,
                           gboolean               is_own,
                           GHashTable            *seen,
                           GError               **error)
{
  LinliXlsxShown shown = { shift, is_own };
  LinliXlsxWalk walk = { .parts = parts, .edit = shift_shown, .data = &shown, .seen = seen };

  return linli_xlsx_parts_each_relation (parts, part, visit, &walk, error);
}

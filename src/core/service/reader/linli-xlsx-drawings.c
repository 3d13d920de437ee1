/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What shapes and charts repeat of cells, of whatever sheet they lie on (ECMA-376 Part 1, 20.5.2 and 21.2.2). */

#include "config.h"

#include <libxml/tree.h>
#include <string.h>

#include "linli-xlsx-drawings.h"

#define MOST_DEEP 4 /* a sheet that is a chart, the drawing of it, the chart, and shapes on that */

typedef struct {
  LinliXlsxParts *parts;
  gboolean (*edit) (gpointer  data,
                    xmlNode  *root);
  gpointer data;
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
  static const char * const types[] = { "/chartsheet", "/drawing", "/chart", "/chartEx", "/chartUserShapes" };
  LinliXlsxWalk *self = data;
  g_autoptr (LinliXml) doc = NULL;
  gboolean is_shown = FALSE, done;

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    is_shown |= g_str_has_suffix (type, types[i]);
  doc = is_shown && self->depth < MOST_DEEP ? linli_xlsx_parts_open (self->parts, part, NULL) : NULL;
  if (doc == NULL)
    return TRUE;
  if (self->edit (self->data, xmlDocGetRootElement (doc)) && !linli_xlsx_parts_write (self->parts, part, doc, error))
    return FALSE;
  self->depth++;
  done = linli_xlsx_parts_each_relation (self->parts, part, visit, self, error);
  self->depth--;
  return done;
}

static void
drop (xmlNode *node)
{
  xmlUnlinkNode (node);
  xmlFreeNode (node);
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

/* The texts that a chart took from cells; programs take them anew. */
static gboolean
drop_copies (xmlNode *parent)
{
  static const char * const copies[] = { "strCache", "multiLvlStrCache", "lvl" };
  gboolean changed = FALSE;

  for (xmlNode *node = parent->children, *next; node != NULL; node = next)
    {
      gboolean is_copy = FALSE;

      next = node->next;
      for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
        is_copy |= linli_xml_is (node, copies[i]) && linli_xml_find (parent, "f") != NULL;
      if (is_copy)
        drop (node);
      changed |= is_copy;
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
                            GError                **error)
{
  LinliXlsxWalk walk = { .parts = parts, .edit = forget, .data = (gpointer) what };

  return linli_xlsx_parts_each_relation (parts, part, visit, &walk, error);
}

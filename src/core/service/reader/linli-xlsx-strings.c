/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The texts that the cells of a workbook share (ECMA-376 Part 1, 18.4): a cell names its text by number, so that a text stays in the file when
 * the last cell that showed it says something else. */

#include "config.h"

#include <libxml/tree.h>
#include <string.h>

#include "linli-xlsx-edit.h"
#include "linli-xlsx-parts.h"

static gboolean
shows_shared (xmlNode *cell)
{
  xmlChar *type = xmlGetNoNsProp (cell, BAD_CAST "t");
  gboolean shared = type != NULL && strcmp ((const char *) type, "s") == 0;

  xmlFree (type);
  return shared;
}

/* Adds to @used the numbers of the texts that cells of the sheet show. */
void
linli_xlsx_note_strings (xmlNode    *worksheet,
                         GHashTable *used)
{
  xmlNode *data = linli_xml_find (worksheet, "sheetData");

  for (xmlNode *row = data != NULL ? data->children : NULL; row != NULL; row = row->next)
    for (xmlNode *cell = row->children; cell != NULL; cell = cell->next)
      {
        xmlNode *value = linli_xml_is (cell, "c") && shows_shared (cell) ? linli_xml_find (cell, "v") : NULL;
        xmlChar *number = value != NULL ? xmlNodeGetContent (value) : NULL;

        if (number != NULL)
          g_hash_table_add (used, GUINT_TO_POINTER ((guint) g_ascii_strtoull ((const char *) number, NULL, 10)));
        xmlFree (number);
      }
}

/* Whether anything is written in it, in one piece or in several (ECMA-376 Part 1, 18.4.8). */
gboolean
linli_xlsx_has_text (xmlNode *text)
{
  for (xmlNode *node = text->children; node != NULL; node = node->next)
    {
      xmlChar *content = linli_xml_is (node, "t") ? xmlNodeGetContent (node) : NULL;
      gboolean has = (content != NULL && *content != '\0') || (linli_xml_is (node, "r") && linli_xlsx_has_text (node));

      xmlFree (content);
      if (has)
        return TRUE;
    }
  return FALSE;
}

/* The numbers of the texts that are not empty. */
GHashTable *
linli_xlsx_find_texts (xmlNode *table)
{
  GHashTable *texts = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint number = 0;

  for (xmlNode *text = table->children; text != NULL; text = text->next)
    if (linli_xml_is (text, "si") && linli_xlsx_has_text (text))
      g_hash_table_add (texts, GUINT_TO_POINTER (number++));
    else
      number += linli_xml_is (text, "si");
  return texts;
}

/* Empties the texts that are not among @used; the others keep their numbers. Returns whether there was one to empty. */
gboolean
linli_xlsx_blank_strings (xmlNode    *table,
                          GHashTable *used)
{
  gboolean changed = FALSE;
  guint number = 0;

  for (xmlNode *text = table->children; text != NULL; text = text->next)
    if (linli_xml_is (text, "si") && !g_hash_table_contains (used, GUINT_TO_POINTER (number++)))
      {
        xmlChar *content = xmlNodeGetContent (text);
        gboolean is_blank = *content == '\0';

        xmlFree (content);
        if (is_blank)
          continue;
        while (text->children != NULL)
          {
            xmlNode *old = text->children;

            xmlUnlinkNode (old);
            xmlFreeNode (old);
          }
        xmlNewChild (text, text->ns, BAD_CAST "t", NULL);
        changed = TRUE;
      }
  return changed;
}

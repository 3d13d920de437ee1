/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The parts of a workbook, read and written one by one: those that are not written are copied as they are packed. */

#include "config.h"

#include "linli-xlsx-parts.h"

#include <libxml/parser.h>
#include <string.h>
#include <zip.h>

#define MAX_PART_BYTES ((zip_uint64_t) 256 << 20)

gboolean
linli_xlsx_parts_init (LinliXlsxParts  *self,
                       const char      *path,
                       GCancellable    *cancellable,
                       GError         **error)
{
  int code = 0;

  self->cancellable = cancellable;
  self->written = g_ptr_array_new_with_free_func ((GDestroyNotify) xmlFree);
  self->rewritten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  self->zip = zip_open (path, 0, &code);
  if (self->zip == NULL)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "the workbook cannot be opened for writing (zip %d)", code);
  return self->zip != NULL;
}

/* Packs what was written. */
gboolean
linli_xlsx_parts_close (LinliXlsxParts  *self,
                        GError         **error)
{
  if (zip_close (self->zip) != 0)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_FAILED, "the workbook cannot be written: %s", zip_strerror (self->zip));
      return FALSE;
    }
  self->zip = NULL;
  return TRUE;
}

/* What was not packed is as it was. */
void
linli_xlsx_parts_clear (LinliXlsxParts *self)
{
  g_clear_pointer (&self->zip, zip_discard);
  g_clear_pointer (&self->rewritten, g_hash_table_unref);
  g_clear_pointer (&self->written, g_ptr_array_unref);
}

gboolean
linli_xml_is (const xmlNode *node,
              const char    *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

xmlNode *
linli_xml_find (xmlNode    *parent,
                const char *name)
{
  for (xmlNode *node = parent->children; node != NULL; node = node->next)
    if (linli_xml_is (node, name))
      return node;
  return NULL;
}

char *
linli_xml_dup_attribute (xmlNode    *node,
                         const char *name)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    if (strcmp ((const char *) attribute->name, name) == 0)
      {
        xmlChar *value = xmlNodeListGetString (node->doc, attribute->children, 1);
        char *copy = g_strdup ((const char *) value);

        xmlFree (value);
        return copy;
      }
  return NULL;
}

void
linli_xml_free (LinliXml *doc)
{
  xmlFreeDoc (doc);
}

gboolean
linli_xlsx_set_damaged (const char  *part,
                        GError     **error)
{
  g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "the part %s of the workbook is damaged", part);
  return FALSE;
}

GBytes *
linli_xlsx_parts_read (LinliXlsxParts  *self,
                       const char      *name,
                       GError         **error)
{
  zip_int64_t index = zip_name_locate (self->zip, name, ZIP_FL_NOCASE);
  zip_stat_t facts;
  zip_file_t *file;
  g_autofree char *bytes = NULL;
  GBytes *rewritten = g_hash_table_lookup (self->rewritten, name);
  zip_int64_t n_read;

  if (rewritten != NULL)
    return g_bytes_ref (rewritten);
  if (index < 0 || zip_stat_index (self->zip, (zip_uint64_t) index, 0, &facts) != 0 || (facts.valid & ZIP_STAT_SIZE) == 0)
    {
      linli_xlsx_set_damaged (name, error);
      return NULL;
    }
  if (facts.size > MAX_PART_BYTES)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "the part %s of the workbook is bigger than can be written to", name);
      return NULL;
    }
  file = zip_fopen_index (self->zip, (zip_uint64_t) index, 0);
  bytes = file != NULL ? g_malloc (facts.size + 1) : NULL;
  n_read = file != NULL ? zip_fread (file, bytes, facts.size) : -1;
  if (file != NULL)
    zip_fclose (file);
  if (n_read == (zip_int64_t) facts.size)
    return g_bytes_new_take (g_steal_pointer (&bytes), facts.size);
  linli_xlsx_set_damaged (name, error);
  return NULL;
}

/* Without entities, and from nowhere else: the file may have been made to harm. */
LinliXml *
linli_xlsx_parts_open (LinliXlsxParts  *self,
                       const char      *name,
                       GError         **error)
{
  g_autoptr (GBytes) bytes = linli_xlsx_parts_read (self, name, error);
  g_autoptr (LinliXml) doc = NULL;
  gsize size;
  const char *data;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &size);
  doc = xmlReadMemory (data, (int) size, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (doc != NULL && doc->intSubset == NULL && xmlDocGetRootElement (doc) != NULL)
    return g_steal_pointer (&doc);
  linli_xlsx_set_damaged (name, error);
  return NULL;
}

gboolean
linli_xlsx_parts_write (LinliXlsxParts  *self,
                        const char      *name,
                        LinliXml        *doc,
                        GError         **error)
{
  zip_int64_t index = zip_name_locate (self->zip, name, ZIP_FL_NOCASE);
  zip_source_t *source;
  xmlChar *text = NULL;
  int size = 0;

  xmlDocDumpMemoryEnc (doc, &text, &size, "UTF-8");
  if (text == NULL)
    return linli_xlsx_set_damaged (name, error);
  g_ptr_array_add (self->written, text);
  g_hash_table_replace (self->rewritten, g_strdup (name), g_bytes_new_static (text, (gsize) size));
  source = zip_source_buffer (self->zip, text, (zip_uint64_t) size, 0);
  if (index >= 0 && source != NULL && zip_file_replace (self->zip, (zip_uint64_t) index, source, 0) == 0)
    return TRUE;
  zip_source_free (source);
  return linli_xlsx_set_damaged (name, error);
}

/* Where the relations of a part are. */
static char *
dup_relations (const char *part)
{
  g_autofree char *folder = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);

  return g_strconcat (folder, "/_rels/", name, ".rels", NULL);
}

/* Gives @related every part of the workbook that a part is related to. */
gboolean
linli_xlsx_parts_each_relation (LinliXlsxParts    *self,
                                const char        *part,
                                LinliXlsxRelated   related,
                                gpointer           data,
                                GError           **error)
{
  g_autofree char *relations = dup_relations (part);
  g_autofree char *folder = g_path_get_dirname (part);
  g_autoptr (LinliXml) doc = NULL;

  if (zip_name_locate (self->zip, relations, ZIP_FL_NOCASE) < 0)
    return TRUE;
  doc = linli_xlsx_parts_open (self, relations, error);
  for (xmlNode *node = doc != NULL ? xmlDocGetRootElement (doc)->children : NULL; node != NULL; node = node->next)
    {
      g_autofree char *type = linli_xml_is (node, "Relationship") ? linli_xml_dup_attribute (node, "Type") : NULL;
      g_autofree char *target = type != NULL ? linli_xml_dup_attribute (node, "Target") : NULL;
      g_autofree char *name = target != NULL ? linli_xlsx_resolve (folder, target) : NULL;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || (name != NULL && !related (data, type, name, node, error)))
        return FALSE;
    }
  return doc != NULL;
}

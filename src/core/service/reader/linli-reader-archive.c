/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A zip archive read as streams of XML. Nothing is unpacked to disk or held whole, every part is bounded, document types (and
 * with them entities) are refused, and nothing is fetched from the network: the file may have been made to harm. */

#include "config.h"

#include <libxml/xmlreader.h>
#include <string.h>
#include <zip.h>

#include "linli-reader-module.h"

/* A sheet of a million rows by twenty columns stays below this. */
#define MAX_PART_BYTES ((guint64) 2 << 30)
#define MAX_ENTRIES 10000
#define CANCEL_EVERY (1 << 20)

struct _LinliArchive {
  zip_t *zip;
};

struct _LinliPart {
  zip_file_t *file;
  xmlTextReader *reader;
  char *name;
  GCancellable *cancellable;
  guint64 n_bytes;
  guint64 n_checked;
  gboolean too_big;
};

LinliArchive *
linli_archive_open (const char  *path,
                    GError     **error)
{
  int code = 0;
  zip_t *zip = zip_open (path, ZIP_RDONLY, &code);
  LinliArchive *self;

  if (zip == NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "the workbook is damaged or incomplete (zip %d)", code);
      return NULL;
    }
  if (zip_get_num_entries (zip, 0) > MAX_ENTRIES)
    {
      zip_discard (zip);
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "the workbook has more than %d parts", MAX_ENTRIES);
      return NULL;
    }
  self = g_new0 (LinliArchive, 1);
  self->zip = zip;
  return self;
}

void
linli_archive_free (LinliArchive *self)
{
  if (self == NULL)
    return;
  zip_discard (self->zip);
  g_free (self);
}

gboolean
linli_archive_has (LinliArchive *self,
                   const char   *name)
{
  return zip_name_locate (self->zip, name, 0) >= 0;
}

static int
linli_part_read_cb (gpointer  data,
                    char     *buffer,
                    int       length)
{
  LinliPart *self = data;
  zip_int64_t n_read = zip_fread (self->file, buffer, length);

  if (n_read < 0)
    return -1;
  self->n_bytes += n_read;
  if (self->n_bytes > MAX_PART_BYTES)
    {
      self->too_big = TRUE;
      return -1;
    }
  return n_read;
}

static void
linli_part_error_cb (gpointer     data,
                     xmlErrorPtr  problem)
{
  /* libxml2 prints what nobody takes; linli_part_next() reports that parsing failed. */
}

LinliPart *
linli_archive_open_part (LinliArchive  *self,
                         const char    *name,
                         GCancellable  *cancellable,
                         GError       **error)
{
  zip_int64_t index = zip_name_locate (self->zip, name, ZIP_FL_NOCASE);
  zip_stat_t stat;
  LinliPart *part;
  zip_file_t *file;

  if (index < 0 || zip_stat_index (self->zip, index, 0, &stat) != 0)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "the workbook lacks its part %s", name);
      return NULL;
    }
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_PROTECTED, "the workbook is protected by a password");
      return NULL;
    }
  if ((file = zip_fopen_index (self->zip, index, 0)) == NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "the part %s of the workbook cannot be unpacked", name);
      return NULL;
    }
  part = g_new0 (LinliPart, 1);
  part->file = file;
  part->name = g_strdup (name);
  part->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  part->reader = xmlReaderForIO (linli_part_read_cb, NULL, part, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  if (part->reader != NULL)
    xmlTextReaderSetStructuredErrorHandler (part->reader, linli_part_error_cb, part);
  return part;
}

void
linli_part_free (LinliPart *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  zip_fclose (self->file);
  g_clear_object (&self->cancellable);
  g_free (self->name);
  g_free (self);
}

/* Goes to the next node; FALSE at the end, or with @error set. */
gboolean
linli_part_next (LinliPart  *self,
                 GError    **error)
{
  int result;

  if (self->n_bytes - self->n_checked >= CANCEL_EVERY)
    {
      self->n_checked = self->n_bytes;
      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
    }
  result = self->reader != NULL ? xmlTextReaderRead (self->reader) : -1;
  if (result == 1 && xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_DOCUMENT_TYPE)
    result = -1;
  if (result >= 0)
    return result == 1;
  if (self->too_big)
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_TOO_BIG, "the part %s of the workbook is bigger than can be read at once", self->name);
  else
    g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_DAMAGED, "the part %s of the workbook is damaged", self->name);
  return FALSE;
}

gboolean
linli_part_is_start (LinliPart  *self,
                     const char *name)
{
  return xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0;
}

gboolean
linli_part_is_end (LinliPart  *self,
                   const char *name)
{
  return xmlTextReaderNodeType (self->reader) == XML_READER_TYPE_END_ELEMENT
         && strcmp ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0;
}

gboolean
linli_part_is_text (LinliPart *self)
{
  int type = xmlTextReaderNodeType (self->reader);

  return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_CDATA;
}

const char *
linli_part_get_text (LinliPart *self)
{
  const xmlChar *text = xmlTextReaderConstValue (self->reader);

  return text != NULL ? (const char *) text : "";
}

gboolean
linli_part_is_empty (LinliPart *self)
{
  return xmlTextReaderIsEmptyElement (self->reader) == 1;
}

/* An attribute by its local name, whatever prefix the writer chose. */
char *
linli_part_dup_attribute (LinliPart  *self,
                          const char *name)
{
  char *value = NULL;

  if (xmlTextReaderMoveToFirstAttribute (self->reader) != 1)
    return NULL;
  do
    if (strcmp ((const char *) xmlTextReaderConstLocalName (self->reader), name) == 0)
      value = g_strdup (linli_part_get_text (self));
  while (value == NULL && xmlTextReaderMoveToNextAttribute (self->reader) == 1);
  xmlTextReaderMoveToElement (self->reader);
  return value;
}

gint64
linli_part_get_int (LinliPart  *self,
                    const char *name,
                    gint64      fallback)
{
  g_autofree char *value = linli_part_dup_attribute (self, name);
  gint64 number;

  return value != NULL && g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &number, NULL) ? number : fallback;
}

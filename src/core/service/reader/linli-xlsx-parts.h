/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-reader-module.h"

G_BEGIN_DECLS

typedef struct _xmlNode xmlNode; /* libxml/tree.h */
typedef struct _xmlDoc LinliXml;
typedef struct zip zip_t; /* zip.h */

/* A workbook that is being edited; of all zeros before it is opened. */
typedef struct {
  zip_t *zip;
  GCancellable *cancellable; /* (nullable) */
  GPtrArray *written; /* bytes that are packed when the archive is closed */
  GHashTable *rewritten; /* the same as GBytes, by the name of the part: the archive does not give them again */
} LinliXlsxParts;

gboolean linli_xlsx_parts_init (LinliXlsxParts  *self,
                                const char      *path,
                                GCancellable    *cancellable,
                                GError         **error);
gboolean linli_xlsx_parts_close (LinliXlsxParts  *self,
                                 GError         **error);
void linli_xlsx_parts_clear (LinliXlsxParts *self);

GBytes *linli_xlsx_parts_read (LinliXlsxParts  *self,
                               const char      *name,
                               GError         **error);
LinliXml *linli_xlsx_parts_open (LinliXlsxParts  *self,
                                 const char      *name,
                                 GError         **error);
gboolean linli_xlsx_parts_write (LinliXlsxParts  *self,
                                 const char      *name,
                                 LinliXml        *doc,
                                 GError         **error);
/* A part that another one is related to, with the type and the element of the relation. Returns whether to go on. */
typedef gboolean (*LinliXlsxRelated) (gpointer     data,
                                      const char  *type,
                                      const char  *part,
                                      xmlNode     *relation,
                                      GError     **error);
gboolean linli_xlsx_parts_each_relation (LinliXlsxParts    *self,
                                         const char        *part,
                                         LinliXlsxRelated   related,
                                         gpointer           data,
                                         GError           **error);
gboolean linli_xlsx_set_damaged (const char  *part,
                                 GError     **error);

/* Elements and attributes by their local names, whatever prefix the writer chose. */
gboolean linli_xml_is (const xmlNode *node,
                       const char    *name);
xmlNode *linli_xml_find (xmlNode    *parent,
                         const char *name);
char *linli_xml_dup_attribute (xmlNode    *node,
                               const char *name);
void linli_xml_free (LinliXml *doc);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliXml, linli_xml_free)

G_END_DECLS

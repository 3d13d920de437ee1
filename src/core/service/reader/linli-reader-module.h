/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-reader-private.h"

G_BEGIN_DECLS

/* A zip archive whose parts are parsed as XML while they are unpacked. */
typedef struct _LinliArchive LinliArchive;
typedef struct _LinliPart LinliPart;

LinliArchive *linli_archive_open (const char  *path,
                                  GError     **error);
void linli_archive_free (LinliArchive *self);
gboolean linli_archive_has (LinliArchive *self,
                            const char   *name);
LinliPart *linli_archive_open_part (LinliArchive  *self,
                                    const char    *name,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean linli_part_next (LinliPart  *self,
                          GError    **error);
gboolean linli_part_is_start (LinliPart  *self,
                              const char *name);
gboolean linli_part_is_end (LinliPart  *self,
                            const char *name);
gboolean linli_part_is_text (LinliPart *self);
const char *linli_part_get_text (LinliPart *self);
char *linli_part_dup_attribute (LinliPart  *self,
                                const char *name);
gint64 linli_part_get_int (LinliPart  *self,
                           const char *name,
                           gint64      fallback);
gboolean linli_part_is_empty (LinliPart *self);
void linli_part_free (LinliPart *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliArchive, linli_archive_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliPart, linli_part_free)

LinliTable *linli_xlsx_read (LinliArchive  *archive,
                             const char    *name,
                             GCancellable  *cancellable,
                             GError       **error);
LinliTable *linli_ods_read (LinliArchive  *archive,
                            const char    *name,
                            GCancellable  *cancellable,
                            GError       **error);

/* Which part of a workbook of Office Open XML is what; of all zeros before it is read. */
typedef struct {
  char *workbook;
  char *folder; /* of the workbook's part, with its slash */
  GHashTable *parts; /* relation id → part of a sheet */
  char *strings_part; /* or NULL */
  char *styles_part; /* or NULL */
} LinliXlsxPackage;

gboolean linli_xlsx_package_read (LinliXlsxPackage  *self,
                                  LinliArchive      *archive,
                                  GCancellable      *cancellable,
                                  GError           **error);
void linli_xlsx_package_clear (LinliXlsxPackage *self);
char *linli_xlsx_resolve (const char *folder,
                          const char *target);

/* What a number's format makes of it. */
typedef struct {
  gboolean is_date;
  gboolean is_text; /* "@" */
  guint n_zeros; /* "0000": padded to this many digits */
} LinliNumberFormat;

GArray *linli_xlsx_read_formats (LinliArchive  *archive,
                                 const char    *part,
                                 GCancellable  *cancellable,
                                 GError       **error);
char *linli_cell_format_number (const char              *written,
                                const LinliNumberFormat *format,
                                gboolean                 date1904,
                                LinliCellType           *type);

/* Reads "BC12", from 0; @end is behind it, and when it is not asked for nothing may follow. */
gboolean linli_xlsx_parse_reference (const char  *text,
                                     guint       *column,
                                     guint       *row,
                                     const char **end);

gpointer linli_features_open (const char  *path,
                              GError     **error);
void linli_features_close (gpointer features);
guint linli_features_get_n_layers (gpointer features);
void linli_features_describe (gpointer         features,
                              guint            layer,
                              LinliLayerInfo  *info);
gboolean linli_features_start (gpointer   features,
                               guint      layer,
                               GError   **error);
gboolean linli_features_next (gpointer       features,
                              LinliFeature  *feature,
                              GError       **error);

LINLI_EXPORT
const LinliReaderInterface *linli_reader_get_interface (void);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-export-records.h"

G_BEGIN_DECLS

/* A column of an export: where its value comes from, and as what it is shown and masked. */
typedef struct {
  char *title;
  char *expression;      /* SQL over the table t */
  LinliField field;
  guint width;           /* in digits, of a spreadsheet; 0 as its field has it */
} LinliExportColumn;

typedef struct _LinliSink LinliSink;

/* Where rows go. The target file appears when finish succeeds, and not before. */
struct _LinliSink {
  gboolean (*start) (LinliSink                *self,
                     const LinliExportColumn  *columns,
                     guint                     n_columns,
                     GError                  **error);
  gboolean (*add) (LinliSink   *self,
                   const char **values,
                   GBytes      *geometry,
                   GError     **error);
  gboolean (*finish) (LinliSink  *self,
                      GError    **error);
  void (*free) (LinliSink *self);
  const LinliExportColumn *columns;
  guint n_columns;
  const LinliExportHead *head; /* (nullable) */
  char *part;            /* written first, and moved to its place when all is well */
};

/* As LinliExportCellFunc, for cells that are read from the file meanwhile: FALSE with the error set is no empty cell. */
typedef gboolean (*LinliExportReadFunc) (guint      row,
                                         guint      column,
                                         gpointer   data,
                                         char     **text,
                                         GError   **error);

gboolean _linli_export_read_cells (const char             *path,
                                   const LinliExportHead  *head,
                                   const char * const     *titles,
                                   guint                   n_rows,
                                   LinliExportReadFunc     func,
                                   gpointer                data,
                                   GCancellable           *cancellable,
                                   GError                **error);
char *_linli_export_dup_tags (const char *text);
gboolean _linli_export_is_number (const char *text);
/* Moves what was written to its place, @path. */
gboolean _linli_sink_complete (LinliSink   *sink,
                               const char  *path,
                               GError     **error);
void _linli_sink_free (LinliSink *self);
LinliSink *_linli_sink_new (const char  *path,
                            const char  *table,
                            gboolean     is_private,
                            GError     **error);
LinliSink *_linli_workbook_sink_new (void);
LinliSink *_linli_text_sink_new (void);
LinliSink *_linli_geojson_sink_new (void);
LinliSink *_linli_geopackage_sink_new (const char *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LinliSink, _linli_sink_free)

G_END_DECLS

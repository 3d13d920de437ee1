/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-feature-source.h"
#include "linli-table.h"
#include "linli-workbook.h"

G_BEGIN_DECLS

/* What the reader module offers. Its only exported function, linli_reader_get_interface, returns this; the version makes a
 * module of another build be refused instead of misread. */
#define LINLI_READER_VERSION 2

typedef struct {
  guint version;
  LinliTable *(*open_table) (const char    *path,
                             GCancellable  *cancellable,
                             GError       **error);
  gboolean (*edit_workbook) (const char               *source,
                             const char               *target,
                             const LinliWorkbookEdit  *edit,
                             GCancellable             *cancellable,
                             GError                  **error);
  gpointer (*open_features) (const char  *path,
                             GError     **error);
  void (*close_features) (gpointer features);
  guint (*get_n_layers) (gpointer features);
  void (*describe_layer) (gpointer          features,
                          guint             layer,
                          LinliLayerInfo   *info);
  gboolean (*start_layer) (gpointer   features,
                           guint      layer,
                           GError   **error);
  gboolean (*next_feature) (gpointer       features,
                            LinliFeature  *feature,
                            GError       **error);
} LinliReaderInterface;

typedef const LinliReaderInterface *(*LinliReaderGetInterface) (void);

const LinliReaderInterface *_linli_reader_load (GError **error);

G_END_DECLS

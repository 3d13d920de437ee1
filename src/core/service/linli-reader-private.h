/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-feature-source.h"
#include "linli-table.h"
#include "linli-workbook.h"

G_BEGIN_DECLS

typedef enum {
  LINLI_LAYOUT_FORMULA = 1 << 0,
  LINLI_LAYOUT_DATE = 1 << 1,
  LINLI_LAYOUT_TEXT = 1 << 2,
  LINLI_LAYOUT_COUNTS_ON = 1 << 3, /* the formula is one more than the cell above */
} LinliLayoutFlags;

typedef struct {
  guint row;
  guint column;
  guint flags;
} LinliLayoutCell;

/* Words that cells may hold: written out in quotation marks, or cells or a name that hold them. */
typedef struct {
  LinliMerge area;
  char *source;
} LinliLayoutList;

/* How a sheet is laid out for whoever fills it. */
typedef struct {
  guint n_rows;      /* down to the last with frames */
  GArray *cells;     /* LinliLayoutCell, in the order of the file */
  GArray *lists;     /* LinliLayoutList */
  GHashTable *names; /* folded name → formula */
  gboolean has_attached; /* comments or pictures */
} LinliSheetLayout;

/* What the reader module offers. Its only exported function, linli_reader_get_interface, returns this; the version makes a
 * module of another build be refused instead of misread. */
#define LINLI_READER_VERSION 5

typedef struct {
  guint version;
  LinliTable *(*open_table) (const char    *path,
                             GCancellable  *cancellable,
                             GError       **error);
  gboolean (*edit_workbook) (const char               *path,
                             const LinliWorkbookEdit  *edit,
                             GCancellable             *cancellable,
                             GError                  **error);
  gboolean (*read_layout) (const char        *path,
                           const char        *sheet,
                           LinliSheetLayout  *layout,
                           GCancellable      *cancellable,
                           GError           **error);
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

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>
#include <linli-store.h>

G_BEGIN_DECLS

/* A layer of a file of geodata, copied out of the source that was open in another thread. */
typedef struct {
  char *name;
  char *geometry; /* "point", "line", "polygon" or "mixed" */
  gint64 n_features;
  char *crs;      /* as the file declares it, or NULL */
  const char *guess; /* what its name suggests, or NULL */
} LinliImportLayer;

/* What a preview draws: arrays of LinliGeometry. */
typedef struct {
  GPtrArray *shapes;
  GPtrArray *existing;
} LinliImportSample;

GPtrArray *_linli_import_layers_read (const char  *path,
                                      GError     **error);
void _linli_import_sample_free (LinliImportSample *sample);
void _linli_import_sample_async (LinliStore          *store,
                                 const char          *path,
                                 const char          *layer,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data);
LinliImportSample *_linli_import_sample_finish (LinliStore    *store,
                                                GAsyncResult  *result,
                                                GError       **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-work-report.h"

G_BEGIN_DECLS

/**
 * LinliImporterFunc:
 * @transaction: the open transaction; everything goes in as one action of the user, or nothing does
 * @path: the file
 * @report: takes how many rows were taken and which were left, and how far it is
 * @cancellable: to be asked every now and then
 * @error: return location
 *
 * Reads a file of another program, on the writer's thread, while nothing else can be written: it must come to an end.
 *
 * Returns: %FALSE with @error set when the file as a whole cannot be read; a row that cannot be taken is left, with a reason, and is no
 *   error
 */
typedef gboolean (*LinliImporterFunc) (LinliTransaction  *transaction,
                                       const char        *path,
                                       LinliWorkReport   *report,
                                       GCancellable      *cancellable,
                                       GError           **error);

#define LINLI_TYPE_IMPORTER (linli_importer_get_type ())

/**
 * LinliImporter:
 *
 * An extension: takes over what another program keeps in files of its own.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliImporter, linli_importer, LINLI, IMPORTER, GObject)

LINLI_EXPORT
LinliImporter *linli_importer_new (const char          *id,
                                   const char          *title,
                                   const char * const  *patterns,
                                   LinliImporterFunc    func);
LINLI_EXPORT
const char *linli_importer_get_id (LinliImporter *self);
LINLI_EXPORT
const char *linli_importer_get_title (LinliImporter *self);
LINLI_EXPORT
const char * const *linli_importer_get_patterns (LinliImporter *self);
LINLI_EXPORT
gboolean linli_importer_matches (LinliImporter *self,
                                 const char    *path);
LINLI_EXPORT
gboolean linli_importer_run (LinliImporter    *self,
                             LinliContext     *context,
                             const char       *path,
                             LinliWorkReport  *report,
                             GCancellable     *cancellable,
                             GError          **error);
LINLI_EXPORT
void linli_importer_run_async (LinliImporter       *self,
                               LinliContext        *context,
                               const char          *path,
                               LinliWorkReport     *report,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
LINLI_EXPORT
gboolean linli_importer_run_finish (LinliImporter  *self,
                                    GAsyncResult   *result,
                                    GError        **error);

G_END_DECLS

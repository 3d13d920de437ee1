/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-work-report.h"

G_BEGIN_DECLS

/**
 * LinliExporterFunc:
 * @reader: a connection of the worker's thread, for reading; not valid afterwards
 * @path: the file to write, empty and for its owner alone to read. It gets its name when the function has returned %TRUE, and not before
 * @report: takes how many records were written, and how far it is
 * @cancellable: cancelled when the user stops it and when the document is closed; the statement that runs on @reader is interrupted then.
 *   To be asked in between
 * @error: return location
 *
 * Writes a file for another program, on a thread of its own. The names and numbers of people have to be masked.
 *
 * Returns: %FALSE with @error set when it could not be written
 */
typedef gboolean (*LinliExporterFunc) (LinliDatabase    *reader,
                                       const char       *path,
                                       LinliWorkReport  *report,
                                       GCancellable     *cancellable,
                                       GError          **error);

#define LINLI_TYPE_EXPORTER (linli_exporter_get_type ())

/**
 * LinliExporter:
 *
 * An extension: gives out what the document holds in a form that another program reads.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliExporter, linli_exporter, LINLI, EXPORTER, GObject)

LINLI_EXPORT
LinliExporter *linli_exporter_new (const char        *id,
                                   const char        *title,
                                   const char        *suffix,
                                   LinliExporterFunc  func);
LINLI_EXPORT
const char *linli_exporter_get_id (LinliExporter *self);
LINLI_EXPORT
const char *linli_exporter_get_title (LinliExporter *self);
LINLI_EXPORT
const char *linli_exporter_get_suffix (LinliExporter *self);
LINLI_EXPORT
void linli_exporter_run_async (LinliExporter       *self,
                               LinliContext        *context,
                               const char          *path,
                               LinliWorkReport     *report,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
LINLI_EXPORT
gboolean linli_exporter_run_finish (LinliExporter  *self,
                                    GAsyncResult   *result,
                                    GError        **error);

G_END_DECLS

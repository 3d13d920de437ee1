/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-schema.h"

G_BEGIN_DECLS

#define LINLI_TYPE_REGISTRAR (linli_registrar_get_type ())

/**
 * LinliChangedFunc:
 * @context: the document
 * @changes: what was changed
 * @data: what was passed to linli_registrar_watch()
 *
 * Told about a commit, on the thread of the document.
 */
typedef void (*LinliChangedFunc) (LinliContext *context,
                                  LinliChanges *changes,
                                  gpointer      data);

/**
 * LinliRegistrar:
 *
 * Takes what one plugin adds to one document, and takes all of it back when the plugin is switched off. A plugin may keep it and add more
 * later; once it was switched off nothing is taken any more.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliRegistrar, linli_registrar, LINLI, REGISTRAR, GObject)

LINLI_EXPORT
LinliContext *linli_registrar_get_context (LinliRegistrar *self);
LINLI_EXPORT
const char *linli_registrar_get_folder (LinliRegistrar *self);
LINLI_EXPORT
gboolean linli_registrar_add_schema (LinliRegistrar     *self,
                                     const char         *steps_path,
                                     const char * const *tables,
                                     GError            **error);
LINLI_EXPORT
gboolean linli_registrar_add (LinliRegistrar *self,
                              gpointer        extension);
LINLI_EXPORT
gboolean linli_registrar_remove (LinliRegistrar *self,
                                 gpointer        extension);
LINLI_EXPORT
gboolean linli_registrar_watch (LinliRegistrar     *self,
                                const char * const *kinds,
                                LinliChangedFunc    func,
                                gpointer            data);

G_END_DECLS

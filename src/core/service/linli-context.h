/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-extensions.h"
#include "linli-matter-kind.h"
#include "linli-privacy.h"
#include "linli-store.h"

G_BEGIN_DECLS

#define LINLI_TYPE_CONTEXT (linli_context_get_type ())

/**
 * LinliContext:
 *
 * One open document and the services over it. Created by the application, the tool or a test, and passed down; there is
 * no global one. Belongs to the thread that created it.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliContext, linli_context, LINLI, CONTEXT, GObject)

LINLI_EXPORT
LinliContext *linli_context_open (const char       *path,
                                  LinliStoreFlags   flags,
                                  GError          **error);
LINLI_EXPORT
void linli_context_close (LinliContext *self);
LINLI_EXPORT
LinliStore *linli_context_get_store (LinliContext *self);
LINLI_EXPORT
LinliDatabase *linli_context_get_database (LinliContext *self);
LINLI_EXPORT
LinliPrivacy *linli_context_get_privacy (LinliContext *self);
LINLI_EXPORT
LinliExtensions *linli_context_get_extensions (LinliContext *self);
LINLI_EXPORT
LinliMatterKind *linli_context_find_matter_kind (LinliContext *self,
                                                 const char   *id);
LINLI_EXPORT
LinliMatterKind *linli_context_find_note_kind (LinliContext *self);

G_END_DECLS

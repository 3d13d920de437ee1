/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_WITH (linli_import_with_get_type ())

/* The steps of importing with what plugins add. Signal `closed`: the person wants another file, or none; signal `other`: the same file, but
 * as Linli itself reads it. */
G_DECLARE_FINAL_TYPE (LinliImportWith, linli_import_with, LINLI, IMPORT_WITH, GtkWidget)

GtkWidget *_linli_import_with_new (LinliContext *context,
                                   const char   *path,
                                   GPtrArray    *importers,
                                   const char   *other);
gboolean _linli_import_with_is_busy (LinliImportWith *self);
/* Those whose files have such a name; NULL for all. */
GPtrArray *_linli_import_with_find (LinliContext *context,
                                    const char   *path);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

#define LINLI_TYPE_IMPORT_DONE (linli_import_done_get_type ())

/* The end of an import: what was done, and the way back, as long as the import is the last thing that was done. */
G_DECLARE_FINAL_TYPE (LinliImportDone, linli_import_done, LINLI, IMPORT_DONE, GtkWidget)

GtkWidget *_linli_import_done_new (LinliContext *context,
                                   const char   *label,
                                   const char   *action);
void _linli_import_done_set (LinliImportDone *self,
                             const char      *title,
                             const char      *summary,
                             guint            n_actions);

G_END_DECLS

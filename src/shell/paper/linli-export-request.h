/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>

G_BEGIN_DECLS

/**
 * LinliExportFunc:
 * @file: where to write
 * @full: whether personal data may be written in full: the reason is in the access log
 * @data: what was passed with the request
 *
 * Called when the user chose a file.
 */
typedef void (*LinliExportFunc) (GFile    *file,
                                 gboolean  full,
                                 gpointer  data);

LINLI_EXPORT
void linli_export_request (GtkWidget       *over,
                           LinliContext    *context,
                           const char      *heading,
                           const char      *save,
                           const char      *title,
                           LinliExportFunc  func,
                           gpointer         data,
                           GDestroyNotify   destroy);

G_END_DECLS

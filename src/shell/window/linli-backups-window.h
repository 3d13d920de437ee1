/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-context.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_backups_window_new (GtkWindow    *over,
                                     const char   *path,
                                     LinliContext *context);

G_END_DECLS

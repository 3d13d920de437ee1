/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_dialog_new (GtkWindow  *over,
                             const char *title,
                             GtkWidget  *content,
                             int         width,
                             int         height);

G_END_DECLS

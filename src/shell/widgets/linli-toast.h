/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
void linli_toast_show (GtkWidget  *from,
                       const char *text);
LINLI_EXPORT
void linli_toast_show_action (GtkWidget  *from,
                              const char *text,
                              const char *button,
                              const char *action);
LINLI_EXPORT
void linli_toast_show_error (GtkWidget    *from,
                             const char   *what,
                             const GError *error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_button_new (const char *label,
                             const char *action);
LINLI_EXPORT
GtkWidget *linli_button_new_toggle (const char *label);
LINLI_EXPORT
void linli_button_name_once (GtkWidget *button);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_drop_down_new (const char * const *labels,
                                const char         *name);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-export.h>

G_BEGIN_DECLS

LINLI_EXPORT
GtkWidget *linli_plain_list_add (GtkWidget  *box,
                                 const char *name);
LINLI_EXPORT
void linli_plain_list_clear (GtkWidget *list);
LINLI_EXPORT
GtkWidget *linli_plain_label_add (GtkWidget  *box,
                                  const char *text,
                                  const char *css_class);
LINLI_EXPORT
GtkWidget *linli_plain_row_new (const char *title,
                                const char *subtitle);
LINLI_EXPORT
GtkWidget *linli_plain_row_new_for (const char *label,
                                    GtkWidget  *control);
LINLI_EXPORT
GtkWidget *linli_plain_scroller_new (GtkWidget *box);

G_END_DECLS

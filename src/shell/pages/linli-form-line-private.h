/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The line under a field of a form. A fault keeps the form from being stored; a remark does not. */
GtkWidget *_linli_form_line_new (void);
void _linli_form_line_set_fault (GtkWidget  *line,
                                 GtkWidget  *field,
                                 const char *words);
void _linli_form_line_set_remark (GtkWidget  *line,
                                  const char *words,
                                  const char *kind,
                                  gint64      id);
gboolean _linli_form_line_is_fault (GtkWidget *line);

G_END_DECLS

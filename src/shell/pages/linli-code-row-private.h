/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gtk/gtk.h>
#include <linli-kind.h>

G_BEGIN_DECLS

/* A row in which a code is chosen in words. First the codes are added, then one of them is chosen; an unknown one chooses the first.
 * An empty code is one that is not known. */
GtkWidget *_linli_code_row_new (const char *title);
void _linli_code_row_add (GtkWidget  *row,
                          const char *code,
                          const char *words);
/* The codes of a field, or yes and no of a boolean; before them that it is not known. */
void _linli_code_row_add_field (GtkWidget        *row,
                                const LinliField *field);
void _linli_code_row_choose (GtkWidget  *row,
                             const char *code);
const char *_linli_code_row_get_code (GtkWidget *row);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* What was changed after publishing, of shifts on the days from one to another, both too: whom to tell, and what. @last_day NULL: without an end. */
void lp_changes_dialog_show (GtkWidget    *over,
                             LinliContext *context,
                             const char   *first_day,
                             const char   *last_day);
/* A LinliWindowActionFunc: of all shifts from today on. */
void lp_changes_dialog_show_coming (GtkWidget      *over,
                                    LinliContext   *context,
                                    LinliSelection *selection,
                                    gpointer        unused);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliWindowActionFunc: shows the pages of the notebook, the first of them chosen. */
void lp_notebook_dialog_show (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        unused);
/* Shows them with the page `id`, or the first one for 0. */
void lp_notebook_dialog_show_page (GtkWidget      *window,
                                   LinliContext   *context,
                                   LinliSelection *selection,
                                   gint64          id);

G_END_DECLS

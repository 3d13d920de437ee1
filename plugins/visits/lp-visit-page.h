/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliPageNewFunc: campaigns, patrols and care visits. */
GtkWidget *lp_visit_page_new (LinliContext   *context,
                              LinliSelection *selection);
/* A LinliPageCountFunc: care visits that are overdue, and rounds of today that were missed. */
guint lp_visit_page_count (LinliContext *context);
/* A LinliWindowActionFunc: the page, with the care list in front. */
void lp_visit_page_show_care (GtkWidget      *window,
                              LinliContext   *context,
                              LinliSelection *selection,
                              gpointer        unused);

G_END_DECLS

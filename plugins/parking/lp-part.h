/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A list of rows without selection, at the end of a box; `name` is for who cannot see it. */
GtkWidget *lp_part_add_list (GtkWidget  *box,
                             const char *name);
/* A label at the start of the line that wraps, at the end of a box. */
GtkWidget *lp_part_add_label (GtkWidget  *box,
                              const char *text,
                              const char *css_class);
/* A row of such a list. What stands in it is no markup. */
GtkWidget *lp_part_row_new (const char *title,
                            const char *subtitle);
/* Takes all rows out. */
void lp_part_clear_list (GtkWidget *list);
/* What scrolls, as wide as it is comfortable to read. */
GtkWidget *lp_part_scroller_new (GtkWidget *box);

G_END_DECLS

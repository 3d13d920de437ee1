/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-notebook-store.h"

#include <linli-shell.h>

G_BEGIN_DECLS

#define LP_TYPE_NOTEBOOK_ENTRY (lp_notebook_entry_get_type ())
G_DECLARE_FINAL_TYPE (LpNotebookEntry, lp_notebook_entry, LP, NOTEBOOK_ENTRY, GtkWidget)

/* `behind` is the window over which is told what fails after this one was closed. */
GtkWidget *lp_notebook_entry_new (GtkWidget      *behind,
                                  LinliContext   *context,
                                  LinliSelection *selection);

/* What is entered comes of `page`; what came of it already is listed. A line that is being written stays. */
void lp_notebook_entry_show (LpNotebookEntry  *self,
                             const LpNotebook *page);

G_END_DECLS

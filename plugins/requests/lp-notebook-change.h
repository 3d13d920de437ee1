/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "lp-notebook-store.h"

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks for the right day and writer of a page, over `window`. */
void lp_notebook_change_correct (GtkWidget        *window,
                                 LinliContext     *context,
                                 const LpNotebook *page);
/* Asks whether a page is to be removed, over `window`, and removes it. */
void lp_notebook_change_remove (GtkWidget        *window,
                                LinliContext     *context,
                                const LpNotebook *page);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Gives what a dialog holds to its window. It is freed, and no longer found by @name, as soon as the window is closed: a worker or an action that still
 * holds the window then finds nothing, instead of widgets that are gone. */
void lp_dialog_own (GtkWidget      *window,
                    const char     *name, /* a literal */
                    gpointer        data,
                    GDestroyNotify  destroy);
/* (transfer floating): a row for a form in which a person is searched, with a hidden label below for what is said of it. */
GtkWidget *lp_finder_row_new (LinliContext  *context,
                              const char    *label,
                              const char    *css_class, /* of the label below */
                              GtkWidget    **finder,
                              GtkWidget    **words);

G_END_DECLS

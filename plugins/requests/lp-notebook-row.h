/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Adds a row that says of which notebook page a request came, and opens it; none for a request that came of none. */
void lp_notebook_row_add (GtkWidget      *list,
                          LinliContext   *context,
                          LinliSelection *selection,
                          gint64          request);

G_END_DECLS

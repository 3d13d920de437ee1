/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* What was changed after publishing a week: whom to tell, and what. */
void lp_changes_dialog_show (GtkWidget    *over,
                             LinliContext *context,
                             const char   *monday);

G_END_DECLS

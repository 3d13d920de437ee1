/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Makes a week, of a template or of another week, and shows before what would be made. */
void lp_week_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          const char   *monday,
                          gboolean      copies); /* proposes to copy the week before */

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Plans a visit to a home; @kind is NULL while it is to be found in the form, else "person", "household" or "dwelling". */
void lp_home_visit_dialog_show (GtkWidget    *over,
                                LinliContext *context,
                                const char   *kind,
                                gint64        id);

G_END_DECLS

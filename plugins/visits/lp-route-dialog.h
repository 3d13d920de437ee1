/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The places on the way of a grid, to be edited. */
void lp_route_dialog_show (GtkWidget    *over,
                           LinliContext *context,
                           gint64        grid);

G_END_DECLS

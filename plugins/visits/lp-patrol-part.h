/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The rounds of a day by grid, and the route of each. */
GtkWidget *lp_patrol_part_new (LinliContext   *context,
                               LinliSelection *selection);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The planned visits: those to be made by day, and those that ended. */
GtkWidget *lp_home_visit_part_new (LinliContext   *context,
                                   LinliSelection *selection);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The part of the page with who served how much. */
GtkWidget *lp_fairness_part_new (LinliContext   *context,
                                 LinliSelection *selection);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* The latest editions of a series in columns, with what people said of each. */
GtkWidget *lp_series_compare_new (LinliContext   *context,
                                  LinliSelection *selection);
/* Of LpEdition, of which nothing is taken. */
void lp_series_compare_show (GtkWidget *compare,
                             GPtrArray *editions);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Figures of requests over a period, and the rows behind a number when one is activated. */
GtkWidget *lp_request_figures_view_new (LinliContext   *context,
                                        LinliSelection *selection);

G_END_DECLS

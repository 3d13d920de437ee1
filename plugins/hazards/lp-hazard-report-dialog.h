/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliWindowActionFunc: asks what is wrong and where, beginning with what is chosen. */
void lp_hazard_report_dialog_show (GtkWidget      *window,
                                   LinliContext   *context,
                                   LinliSelection *selection,
                                   gpointer        data);

G_END_DECLS

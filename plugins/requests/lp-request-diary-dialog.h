/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliWindowActionFunc: asks for the days of the diary, and shows it as paper. */
void lp_request_diary_dialog_show (GtkWidget      *window,
                                   LinliContext   *context,
                                   LinliSelection *selection,
                                   gpointer        unused);

G_END_DECLS

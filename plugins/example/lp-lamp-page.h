/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliPageNewFunc. */
GtkWidget *lp_lamp_page_new (LinliContext   *context,
                             LinliSelection *selection);
/* A LinliWindowActionFunc: asks for a line, and reports the lamp at the dwelling that is chosen. */
void lp_lamp_page_report (GtkWidget      *window,
                          LinliContext   *context,
                          LinliSelection *selection,
                          gpointer        data);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-lamp-store.h"

G_BEGIN_DECLS

/* A LinliPageNewFunc. */
GtkWidget *lp_lamp_page_new (LinliContext   *context,
                             LinliSelection *selection);
/* A LinliWindowActionFunc: asks for a line, and reports the lamp at the dwelling that is chosen. */
void lp_lamp_page_report (GtkWidget      *window,
                          LinliContext   *context,
                          LinliSelection *selection,
                          gpointer        data);
/* A row that opens the lamp. */
GtkWidget *lp_lamp_row_new (LinliContext   *context,
                            LinliSelection *selection,
                            LpLamp         *lamp);
/* The question before a report: one lamp at each of the dwellings, or one without a place. */
void lp_lamp_ask (GtkWidget    *window,
                  LinliContext *context,
                  const gint64 *dwellings,
                  gsize         n_dwellings);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-lot-store.h"

G_BEGIN_DECLS

/* The form for a lot over the window of @over. */
void lp_lot_dialog_show (GtkWidget    *over,
                         LinliContext *context,
                         gint64        id);
/* A LinliWindowActionFunc: the form for a new one. */
void lp_lot_dialog_show_new (GtkWidget      *window,
                             LinliContext   *context,
                             LinliSelection *selection,
                             gpointer        data);

G_END_DECLS

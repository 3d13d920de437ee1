/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliDetailsSectionFunc about a lot, which is chosen on the map: its bays in words, its form and its cars. */
GtkWidget *lp_lot_details_new (LinliContext   *context,
                               LinliSelection *selection,
                               const char     *kind,
                               gint64          id);

G_END_DECLS

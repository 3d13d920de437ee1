/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks for a new campaign; says how many households it is about before it is made. */
void lp_campaign_dialog_show (GtkWidget      *over,
                              LinliContext   *context,
                              LinliSelection *selection);

G_END_DECLS

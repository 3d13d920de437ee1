/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Campaigns: which one, what remains of it, who is to go, and how calls ended. */
GtkWidget *lp_campaign_part_new (LinliContext   *context,
                                 LinliSelection *selection);

G_END_DECLS

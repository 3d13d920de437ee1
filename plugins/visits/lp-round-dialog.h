/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-campaign-store.h"

G_BEGIN_DECLS

/* Makes a sheet (入户排查表) for households (of gint64), in that order, and shows it. Its codes are kept when it is printed or saved. */
void lp_round_print (GtkWidget        *over,
                     LinliContext     *context,
                     const LpCampaign *campaign,
                     GArray           *households);
/* Types the newest sheet of a campaign back: a line is a row code, an outcome, and words if there are any. */
void lp_round_dialog_show (GtkWidget        *over,
                           LinliContext     *context,
                           const LpCampaign *campaign);

G_END_DECLS

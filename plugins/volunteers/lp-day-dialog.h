/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-duty-store.h"

G_BEGIN_DECLS

/* A day of a volunteer: where he serves, and where he could. Follows the file while it is open. */
void lp_day_dialog_show (GtkWidget      *over,
                         LinliContext   *context,
                         const LpServer *server,
                         const char     *day);

G_END_DECLS

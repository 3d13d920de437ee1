/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Shows a paper that was issued, to be printed or saved as PDF. That changes nothing. */
void lp_hazard_paper_show (GtkWidget    *over,
                           LinliContext *context,
                           gint64        matter_id,
                           gint64        issue_id);

G_END_DECLS

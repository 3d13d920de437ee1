/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks which paper is issued, to whom and until when. Issuing gives it its number; printing is another step. */
void lp_hazard_issue_dialog_show (GtkWidget    *window,
                                  LinliContext *context,
                                  gint64        matter_id);

G_END_DECLS

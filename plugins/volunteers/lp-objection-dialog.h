/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Asks what was said against a notice, by whom and on which day. */
void lp_objection_dialog_show (GtkWidget    *over,
                               LinliContext *context,
                               gint64        notice_id);
/* Asks how an objection is settled, and why. */
void lp_objection_dialog_settle (GtkWidget    *over,
                                 LinliContext *context,
                                 gint64        objection_id);

G_END_DECLS

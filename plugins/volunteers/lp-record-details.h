/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Adds to a list of the details pane what somebody served, with what is handed out: slip, calendar, record, certificates. */
void lp_record_details_add (GtkWidget    *list,
                            LinliContext *context,
                            gint64        card_id,
                            gint64        person_id);

G_END_DECLS

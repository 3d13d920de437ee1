/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-attendee.h"

G_BEGIN_DECLS

/* Corrects a row, or takes it off the list, as one action. Takes @attendee. */
void lp_attendee_form_show (GtkWidget    *over,
                            LinliContext *context,
                            LpAttendee   *attendee);

G_END_DECLS

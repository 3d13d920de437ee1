/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* Makes rows for LpAttendeeItem, which follow it; names are masked until the event of each is revealed. */
GtkListItemFactory *lp_attendee_factory_new (LinliContext *context);
/* Where the row is now; GTK_INVALID_LIST_POSITION for one that shows nobody. */
guint lp_attendee_factory_get_position (GtkWidget *row);

G_END_DECLS

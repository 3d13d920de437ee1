/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* LpOpenShifts: lines of a form that tell of shifts of which nobody noted whether a volunteer came, lead to them, and ask whether they do not count. */
typedef struct _LpOpenShifts LpOpenShifts;

/* (transfer full): adds the lines, which are not to be seen until there are such shifts. */
LpOpenShifts *lp_open_shifts_add (LinliForm    *form,
                                  LinliContext *context,
                                  gint64        card_id);
void lp_open_shifts_free (LpOpenShifts *self);
/* There are @n_open of them from @first_day to @last_day. */
void lp_open_shifts_update (LpOpenShifts *self,
                            guint         n_open,
                            const char   *first_day,
                            const char   *last_day);
/* Whether the user says that they do not count. */
gboolean lp_open_shifts_do_not_count (LpOpenShifts *self);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* (transfer full): shifts of the day before of which is not noted who came. */
LinliTodayCard *lp_attendance_card_new (void);

G_END_DECLS

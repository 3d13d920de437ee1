/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

#define LP_CHANGES_ACTION "volunteers-changes" /* shows them */

LinliTodayCard *lp_changes_card_new (void);

G_END_DECLS

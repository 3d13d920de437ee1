/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-lot-store.h"

G_BEGIN_DECLS

/* Who parks in a lot: ended and added there. */
void lp_users_dialog_show (GtkWidget    *over,
                           LinliContext *context,
                           const LpLot  *lot);

/* One more car, found in the file or by its plate; all cars of a compound's households; a list that is pasted. */
void lp_users_add_show (GtkWidget    *over,
                        LinliContext *context,
                        const LpLot  *lot);
void lp_users_compound_show (GtkWidget    *over,
                             LinliContext *context,
                             const LpLot  *lot);
void lp_users_paste_show (GtkWidget    *over,
                          LinliContext *context,
                          const LpLot  *lot);

G_END_DECLS

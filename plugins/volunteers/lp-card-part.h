/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* (transfer floating): the list of volunteers, what they served, and who has not for long. */
GtkWidget *lp_card_part_new (LinliContext   *context,
                             LinliSelection *selection);

G_END_DECLS

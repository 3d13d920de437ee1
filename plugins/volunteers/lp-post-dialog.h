/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

#include "lp-post-store.h"

G_BEGIN_DECLS

/* A form for a post; NULL for a new one. */
void lp_post_dialog_show (GtkWidget    *over,
                          LinliContext *context,
                          const LpPost *post);

G_END_DECLS

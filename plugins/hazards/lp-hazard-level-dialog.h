/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* How grave a hazard is, and the five parts of the plan of a major one. */
void lp_hazard_level_dialog_show (GtkWidget    *window,
                                  LinliContext *context,
                                  gint64        matter_id);

G_END_DECLS

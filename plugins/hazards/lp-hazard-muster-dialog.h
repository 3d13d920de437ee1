/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-shell.h>

G_BEGIN_DECLS

/* A LinliRecordActionFunc for hazards: who can come, the nearest first, and calls noted as they are made. */
void lp_hazard_muster_show (GtkWidget    *window,
                            LinliContext *context,
                            const char   *kind,
                            const gint64 *ids,
                            gsize         n_ids);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-database.h"

G_BEGIN_DECLS

/* How many steps the core knows; a file that has seen more is newer than this program. */
guint _linli_migrator_get_n_steps (void);
gboolean _linli_migrator_check (LinliDatabase  *database,
                                guint          *version,
                                GError        **error);
gboolean _linli_migrator_back_up (const char  *path,
                                  guint        version,
                                  GError     **error);
gboolean _linli_migrator_run (LinliDatabase  *database,
                              guint           up_to,
                              GError        **error);

G_END_DECLS

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
gboolean _linli_migrator_keep_copy (const char  *path,
                                    const char  *mark,
                                    GError     **error);
/* One step of anybody's tables: begun, finished and committed, or abandoned; after the last one, ended. */
gboolean _linli_migrator_begin_step (LinliDatabase  *database,
                                     GError        **error);
gboolean _linli_migrator_finish_step (LinliDatabase  *database,
                                      const char     *owner,
                                      guint           number,
                                      GError        **error);
void _linli_migrator_abandon_step (LinliDatabase *database);
gboolean _linli_migrator_end (LinliDatabase  *database,
                              GError        **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-activatable.h"
#include "linli-plugin.h"

G_BEGIN_DECLS

LinliPlugin *_linli_plugin_new (const char        *path,
                                LinliPluginOrigin  origin);
/* Whether the file describes it wholly; if not, it is blocked with the reason. */
gboolean _linli_plugin_is_complete (LinliPlugin *self);
guint _linli_plugin_get_abi (LinliPlugin *self);
guint _linli_plugin_get_api (LinliPlugin *self);
char *_linli_plugin_dup_folder (LinliPlugin *self);
/* Takes @reason, which may be NULL. */
void _linli_plugin_set_state (LinliPlugin      *self,
                              LinliPluginState  state,
                              char             *reason);
/* Loads the module, which stays in memory, and makes the plugin's object; NULL with the state set to failed or blocked. */
LinliActivatable *_linli_plugin_load (LinliPlugin *self);

G_END_DECLS

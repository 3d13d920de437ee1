/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-activatable.h"

G_BEGIN_DECLS

/* Loads a module, which stays in memory. Returns its entry, or NULL with @reason (transfer full) in the user's words. */
const LinliPluginEntry *_linli_plugin_module_load (const char  *path,
                                                   char       **reason);

G_END_DECLS

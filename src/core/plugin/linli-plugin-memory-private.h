/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-plugin.h"

G_BEGIN_DECLS

/* What is remembered about plugins on this machine: which are on, and which ended the program when it started them. */
typedef struct _LinliPluginMemory LinliPluginMemory;

LinliPluginMemory *_linli_plugin_memory_new (const char *folder);
void _linli_plugin_memory_free (LinliPluginMemory *self);
gboolean _linli_plugin_memory_is_enabled (LinliPluginMemory *self,
                                          LinliPlugin       *plugin);
/* Switching a plugin on forgives its crash. */
gboolean _linli_plugin_memory_set_enabled (LinliPluginMemory  *self,
                                           LinliPlugin        *plugin,
                                           gboolean            enabled,
                                           GError            **error);
gboolean _linli_plugin_memory_has_crashed (LinliPluginMemory *self,
                                           LinliPlugin       *plugin);
/* From begin to end, if the program dies, it died of this plugin. */
void _linli_plugin_memory_begin (LinliPluginMemory *self,
                                 LinliPlugin       *plugin);
void _linli_plugin_memory_end (LinliPluginMemory *self);

G_END_DECLS

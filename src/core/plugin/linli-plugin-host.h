/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-context.h"
#include "linli-plugin.h"

G_BEGIN_DECLS

/**
 * LinliPluginHostFlags:
 * @LINLI_PLUGIN_HOST_DEFAULT: start what is switched on
 * @LINLI_PLUGIN_HOST_SAFE_MODE: start nothing, whatever is switched on
 */
typedef enum {
  LINLI_PLUGIN_HOST_DEFAULT = 0,
  LINLI_PLUGIN_HOST_SAFE_MODE = 1 << 0,
} LinliPluginHostFlags;

#define LINLI_TYPE_PLUGIN_HOST (linli_plugin_host_get_type ())

/**
 * LinliPluginHost:
 *
 * Finds plugins, judges them, starts them for one open document in the order in which they need each other, and takes back all that they
 * added when they are switched off or the document is closed. Belongs to the thread of the document; to be closed before the document is.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPluginHost, linli_plugin_host, LINLI, PLUGIN_HOST, GObject)

LINLI_EXPORT
LinliPluginHost *linli_plugin_host_new (LinliContext         *context,
                                        const char           *memory_folder,
                                        LinliPluginHostFlags  flags);
LINLI_EXPORT
LinliPluginHost *linli_plugin_host_get (LinliContext *context);
LINLI_EXPORT
void linli_plugin_host_add_folder (LinliPluginHost   *self,
                                   const char        *path,
                                   LinliPluginOrigin  origin);
LINLI_EXPORT
void linli_plugin_host_add_usual_folders (LinliPluginHost *self);
LINLI_EXPORT
void linli_plugin_host_start (LinliPluginHost *self);
LINLI_EXPORT
void linli_plugin_host_close (LinliPluginHost *self);
LINLI_EXPORT
GListModel *linli_plugin_host_get_plugins (LinliPluginHost *self);
LINLI_EXPORT
LinliPlugin *linli_plugin_host_find (LinliPluginHost *self,
                                     const char      *id);
LINLI_EXPORT
gboolean linli_plugin_host_is_enabled (LinliPluginHost *self,
                                       LinliPlugin     *plugin);
LINLI_EXPORT
gboolean linli_plugin_host_set_enabled (LinliPluginHost  *self,
                                        LinliPlugin      *plugin,
                                        gboolean          enabled,
                                        GError          **error);
LINLI_EXPORT
GPtrArray *linli_plugin_host_list_absent (LinliPluginHost  *self,
                                          GError          **error);

G_END_DECLS

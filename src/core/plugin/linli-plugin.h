/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <gio/gio.h>

#include "linli-export.h"

G_BEGIN_DECLS

/**
 * LinliPluginOrigin:
 * @LINLI_PLUGIN_BUNDLED: comes with Linli; on unless switched off
 * @LINLI_PLUGIN_OUTSIDE: from elsewhere; off until the user switches it on
 */
typedef enum {
  LINLI_PLUGIN_BUNDLED,
  LINLI_PLUGIN_OUTSIDE,
} LinliPluginOrigin;

/**
 * LinliPluginState:
 * @LINLI_PLUGIN_FOUND: read, and not yet judged
 * @LINLI_PLUGIN_DISABLED: switched off
 * @LINLI_PLUGIN_BLOCKED: cannot be loaded: made for another version, another plugin is missing, …
 * @LINLI_PLUGIN_ACTIVE: works with the document
 * @LINLI_PLUGIN_FAILED: was loaded or tried to, and went wrong
 */
typedef enum {
  LINLI_PLUGIN_FOUND,
  LINLI_PLUGIN_DISABLED,
  LINLI_PLUGIN_BLOCKED,
  LINLI_PLUGIN_ACTIVE,
  LINLI_PLUGIN_FAILED,
} LinliPluginState;

#define LINLI_TYPE_PLUGIN (linli_plugin_get_type ())

/**
 * LinliPlugin:
 *
 * One plugin as its file describes it, and how it stands with one document. Reading it loads no code.
 */
LINLI_EXPORT
G_DECLARE_FINAL_TYPE (LinliPlugin, linli_plugin, LINLI, PLUGIN, GObject)

LINLI_EXPORT
const char *linli_plugin_get_id (LinliPlugin *self);
LINLI_EXPORT
const char *linli_plugin_get_name (LinliPlugin *self);
LINLI_EXPORT
const char *linli_plugin_get_description (LinliPlugin *self);
LINLI_EXPORT
const char *linli_plugin_get_version (LinliPlugin *self);
LINLI_EXPORT
const char * const *linli_plugin_get_authors (LinliPlugin *self);
LINLI_EXPORT
const char *linli_plugin_get_license (LinliPlugin *self);
LINLI_EXPORT
const char * const *linli_plugin_get_depends (LinliPlugin *self);
LINLI_EXPORT
const char *linli_plugin_get_path (LinliPlugin *self);
LINLI_EXPORT
LinliPluginOrigin linli_plugin_get_origin (LinliPlugin *self);
LINLI_EXPORT
LinliPluginState linli_plugin_get_state (LinliPlugin *self);
LINLI_EXPORT
const char *linli_plugin_get_reason (LinliPlugin *self);
LINLI_EXPORT
const char *linli_plugin_state_get_name (LinliPluginState state);
LINLI_EXPORT
const char *linli_plugin_state_get_label (LinliPluginState state);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-registrar.h"

G_BEGIN_DECLS

#define LINLI_TYPE_ACTIVATABLE (linli_activatable_get_type ())

/**
 * LinliActivatable:
 *
 * What a plugin is: an object that is made for each open document, adds what it has to offer, and is freed when the plugin is switched
 * off or the document is closed.
 */
LINLI_EXPORT
G_DECLARE_INTERFACE (LinliActivatable, linli_activatable, LINLI, ACTIVATABLE, GObject)

/**
 * LinliActivatableInterface:
 * @activate: adds to the document through @registrar; returns %FALSE with an error, in the user's words, when the plugin cannot work with
 *   this document. Called once. Must not wait for the user or for a network
 * @deactivate: (nullable): lets go of what the plugin holds beside its registrations, which the host takes back itself
 *
 * Functions are only ever appended.
 */
struct _LinliActivatableInterface {
  GTypeInterface parent_interface;

  gboolean (*activate) (LinliActivatable  *self,
                        LinliRegistrar    *registrar,
                        GError           **error);
  void (*deactivate) (LinliActivatable *self);
};

LINLI_EXPORT
gboolean linli_activatable_activate (LinliActivatable  *self,
                                     LinliRegistrar    *registrar,
                                     GError           **error);
LINLI_EXPORT
void linli_activatable_deactivate (LinliActivatable *self);

/**
 * LINLI_PLUGIN_ABI:
 *
 * The binary interface for plugins. A plugin is loaded only by a program of the very same number; it changes when an old plugin could not
 * run any more.
 */
#define LINLI_PLUGIN_ABI 1

/**
 * LINLI_PLUGIN_API:
 *
 * Counts what plugins may use. A plugin names the least that it needs, and runs with that and everything later.
 */
#define LINLI_PLUGIN_API 1

/**
 * LinliPluginEntry:
 * @abi: %LINLI_PLUGIN_ABI of the headers it was built against
 * @api: %LINLI_PLUGIN_API of these headers
 * @get_type: the type of the plugin's #LinliActivatable
 *
 * The only thing that a module exports, under the name linli_plugin.
 */
typedef struct {
  guint abi;
  guint api;
  GType (*get_type) (void);
} LinliPluginEntry;

/**
 * LINLI_PLUGIN_DEFINE:
 * @get_type: a function that gives the type of the plugin's #LinliActivatable
 *
 * Makes a module a plugin; stands once in it.
 */
#define LINLI_PLUGIN_DEFINE(get_type) \
  LINLI_EXPORT extern const LinliPluginEntry linli_plugin; \
  const LinliPluginEntry linli_plugin = { LINLI_PLUGIN_ABI, LINLI_PLUGIN_API, get_type };

G_END_DECLS

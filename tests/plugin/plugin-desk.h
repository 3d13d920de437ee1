/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include <linli-core.h>

/* A document with a folder of plugins, for tests. */
typedef struct {
  char *folder;
  char *plugins;
  char *memory;
  char *path;
  LinliContext *context;
  LinliPluginHost *host;
} Fixture;

void open_document (Fixture *fixture);
/* In a folder of its own, or in the one named by @data. */
void set_up (Fixture *fixture, gconstpointer data);
void remove_folder (const char *path);
/* The host, then the document; nothing is left over. */
void close_document (Fixture *fixture);
void tear_down (Fixture *fixture, gconstpointer data);
/* Lays a plugin with this id whose module is one of those in meson.build; @more: further lines. */
void lay (Fixture *fixture, const char *id, const char *module, const char *more);
/* Lays a description. */
void describe (Fixture *fixture, const char *file, const char *text);
void start_as (Fixture *fixture, LinliPluginOrigin origin, LinliPluginHostFlags flags);
void start (Fixture *fixture);
/* Closes, opens and starts. */
void restart (Fixture *fixture);
/* The state and some words of the reason, or none. */
void expect_of (LinliPlugin *plugin, LinliPluginState state, const char *words);
void expect (Fixture *fixture, const char *id, LinliPluginState state, const char *words);
/* Extensions of a type. */
guint count_added (Fixture *fixture, GType type);
gint64 ask (Fixture *fixture, const char *sql);
void switch_to (Fixture *fixture, const char *id, gboolean on);
/* Nothing of the plugin is left, and the document takes actions as before. */
void assert_unharmed (Fixture *fixture);

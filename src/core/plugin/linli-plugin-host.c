/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPluginHost: the plugins of one document. Owns what it started; the plugins' modules stay in memory. */

#include "config.h"

#include "linli-plugin-host.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "linli-extensions-private.h"
#include "linli-locale.h"
#include "linli-plugin-memory-private.h"
#include "linli-plugin-private.h"
#include "linli-registrar-private.h"

#define SUFFIX ".plugin"

typedef struct {
  LinliPlugin *plugin; /* not owned: the list has it */
  LinliActivatable *object;
  LinliRegistrar *registrar;
} LinliStarted;

struct _LinliPluginHost {
  GObject parent_instance;
  LinliContext *context; /* NULL once it is closed */
  LinliPluginMemory *memory;
  LinliPluginHostFlags flags;
  GListStore *plugins;
  GPtrArray *started; /* of LinliStarted, in the order in which they were */
};

G_DEFINE_FINAL_TYPE (LinliPluginHost, linli_plugin_host, G_TYPE_OBJECT)

static void
linli_started_free (gpointer data)
{
  LinliStarted *started = data;

  linli_activatable_deactivate (started->object);
  _linli_registrar_close (started->registrar);
  g_object_unref (started->object);
  g_object_unref (started->registrar);
  g_free (started);
}

static void
linli_plugin_host_finalize (GObject *object)
{
  LinliPluginHost *self = LINLI_PLUGIN_HOST (object);

  linli_plugin_host_close (self);
  _linli_plugin_memory_free (self->memory);
  g_ptr_array_unref (self->started);
  g_object_unref (self->plugins);
  G_OBJECT_CLASS (linli_plugin_host_parent_class)->finalize (object);
}

static void
linli_plugin_host_class_init (LinliPluginHostClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_plugin_host_finalize;
}

static void
linli_plugin_host_init (LinliPluginHost *self)
{
  self->plugins = g_list_store_new (LINLI_TYPE_PLUGIN);
  self->started = g_ptr_array_new_with_free_func (linli_started_free);
}

/**
 * linli_plugin_host_new:
 * @context: an open document
 * @memory_folder: (nullable): where it is remembered which plugins are on; %NULL for the user's configuration
 * @flags: how
 *
 * The document and its host hold each other until the host is closed.
 *
 * Returns: (transfer full): a host that knows no plugin yet
 */
LinliPluginHost *
linli_plugin_host_new (LinliContext         *context,
                       const char           *memory_folder,
                       LinliPluginHostFlags  flags)
{
  LinliPluginHost *self;
  g_autofree char *usual = g_build_filename (g_get_user_config_dir (), "linli", NULL);

  g_return_val_if_fail (LINLI_IS_CONTEXT (context), NULL);

  self = g_object_new (LINLI_TYPE_PLUGIN_HOST, NULL);
  self->context = g_object_ref (context);
  self->memory = _linli_plugin_memory_new (memory_folder != NULL ? memory_folder : usual);
  self->flags = flags;
  _linli_extensions_add (linli_context_get_extensions (context), self);
  return self;
}

/**
 * linli_plugin_host_get:
 * @context: an open document
 *
 * Returns: (transfer none) (nullable): the host of the document; %NULL where there is none
 */
LinliPluginHost *
linli_plugin_host_get (LinliContext *context)
{
  g_autoptr (LinliPluginHost) host = NULL;

  g_return_val_if_fail (LINLI_IS_CONTEXT (context), NULL);

  host = g_list_model_get_item (linli_extensions_get_list (linli_context_get_extensions (context), LINLI_TYPE_PLUGIN_HOST), 0);
  return host;
}

/**
 * linli_plugin_host_find:
 * @self: a host
 * @id: a plugin's id
 *
 * Returns: (transfer none) (nullable): the first plugin of that id
 */
LinliPlugin *
linli_plugin_host_find (LinliPluginHost *self,
                        const char      *id)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN_HOST (self) && id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plugins)); i++)
    {
      g_autoptr (LinliPlugin) plugin = g_list_model_get_item (G_LIST_MODEL (self->plugins), i);

      if (strcmp (linli_plugin_get_id (plugin), id) == 0)
        return plugin;
    }
  return NULL;
}

static int
linli_plugin_host_compare_names (gconstpointer a,
                                 gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Names of what lies in the folder, in order. */
static GPtrArray *
linli_plugin_host_list_names (const char *path)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, linli_plugin_host_compare_names);
  return names;
}

static void
linli_plugin_host_add_from (LinliPluginHost   *self,
                            const char        *path,
                            LinliPluginOrigin  origin,
                            guint              depth)
{
  g_autoptr (GPtrArray) names = linli_plugin_host_list_names (path);

  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *full = g_build_filename (path, g_ptr_array_index (names, i), NULL);
      g_autoptr (LinliPlugin) plugin = NULL;

      if (depth > 0 && g_file_test (full, G_FILE_TEST_IS_DIR))
        linli_plugin_host_add_from (self, full, origin, depth - 1);
      if (!g_str_has_suffix (full, SUFFIX) || !g_file_test (full, G_FILE_TEST_IS_REGULAR))
        continue;
      plugin = _linli_plugin_new (full, origin);
      g_list_store_append (self->plugins, plugin);
    }
}

/**
 * linli_plugin_host_add_folder:
 * @self: a host that was not started
 * @path: a folder with .plugin files, or with folders of them
 * @origin: where its plugins come from
 *
 * Reads the descriptions; loads nothing. Of two plugins with one id the first one counts.
 */
void
linli_plugin_host_add_folder (LinliPluginHost   *self,
                              const char        *path,
                              LinliPluginOrigin  origin)
{
  g_return_if_fail (LINLI_IS_PLUGIN_HOST (self) && path != NULL);

  linli_plugin_host_add_from (self, path, origin, 1);
}

/**
 * linli_plugin_host_add_usual_folders:
 * @self: a host that was not started
 *
 * Adds what comes with Linli (of the build folder when it runs there), then the folder linli/extensions beside the installed libraries,
 * where Flatpak mounts its extensions and others may install; then the user's folder linli/plugins among the program data, and the folders
 * that the environment names in LINLI_PLUGIN_PATH.
 */
void
linli_plugin_host_add_usual_folders (LinliPluginHost *self)
{
  g_autofree char *build = linli_locale_dup_build_folder ();
  g_autofree char *bundled = build != NULL ? g_build_filename (build, "plugins", NULL) : g_build_filename (LINLI_PKGLIBDIR, "plugins", NULL);
  g_autofree char *extensions = g_build_filename (LINLI_PKGLIBDIR, "extensions", NULL);
  g_autofree char *user = g_build_filename (g_get_user_data_dir (), "linli", "plugins", NULL);
  const char *path = g_getenv ("LINLI_PLUGIN_PATH");
  g_auto (GStrv) folders = g_strsplit (path != NULL ? path : "", G_SEARCHPATH_SEPARATOR_S, -1);

  g_return_if_fail (LINLI_IS_PLUGIN_HOST (self));

  /* Flat: below the build folder's lie plugins that do not come with Linli. */
  linli_plugin_host_add_from (self, bundled, LINLI_PLUGIN_BUNDLED, 0);
  linli_plugin_host_add_folder (self, extensions, LINLI_PLUGIN_OUTSIDE);
  linli_plugin_host_add_folder (self, user, LINLI_PLUGIN_OUTSIDE);
  for (guint i = 0; folders[i] != NULL; i++)
    if (*folders[i] != '\0')
      linli_plugin_host_add_folder (self, folders[i], LINLI_PLUGIN_OUTSIDE);
}

static gboolean
linli_plugin_host_block (LinliPlugin *plugin,
                         char        *reason)
{
  _linli_plugin_set_state (plugin, LINLI_PLUGIN_BLOCKED, reason);
  return FALSE;
}

/* Whether the plugin may be started at all, whatever it needs; if not, its state says why. */
static gboolean
linli_plugin_host_admits (LinliPluginHost *self,
                          LinliPlugin     *plugin)
{
  LinliPlugin *first = linli_plugin_host_find (self, linli_plugin_get_id (plugin));
  char *reason = NULL;

  if (!_linli_plugin_is_complete (plugin))
    return FALSE;
  if (first != plugin)
    return linli_plugin_host_block (plugin, g_strdup_printf (_("Another plugin has the same name: %s"), linli_plugin_get_path (first)));
  if ((self->flags & LINLI_PLUGIN_HOST_SAFE_MODE) != 0)
    reason = g_strdup (_("Linli was started in safe mode, without plugins"));
  else if (_linli_plugin_memory_has_crashed (self->memory, plugin))
    reason = g_strdup (_("Linli ended unexpectedly while it started this plugin. It stays off until you switch it on again."));
  if (reason != NULL || !_linli_plugin_memory_is_enabled (self->memory, plugin))
    {
      _linli_plugin_set_state (plugin, LINLI_PLUGIN_DISABLED, reason);
      return FALSE;
    }
  if (_linli_plugin_get_abi (plugin) != LINLI_PLUGIN_ABI)
    return linli_plugin_host_block (plugin, g_strdup_printf (_("It was built for interface %u; this is Linli with interface %u"),
                                                             _linli_plugin_get_abi (plugin), LINLI_PLUGIN_ABI));
  if (_linli_plugin_get_api (plugin) > LINLI_PLUGIN_API)
    return linli_plugin_host_block (plugin, g_strdup (_("It needs a newer Linli")));
  return TRUE;
}

/* Why it could not be started, in words where the user can do something about it. */
static char *
linli_plugin_host_dup_reason (const GError *error)
{
  if (error == NULL)
    return g_strdup (_("It could not be started"));
  if (g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NEWER))
    return g_strdup (_("This file was used with a newer Linli. What that wrote here is kept untouched; install the newer Linli on this computer, too."));
  return g_strdup (error->message);
}

static gboolean
linli_plugin_host_activate (LinliPluginHost *self,
                            LinliPlugin     *plugin)
{
  LinliStarted *started;
  g_autoptr (LinliActivatable) object = NULL;
  g_autoptr (LinliRegistrar) registrar = NULL;
  g_autoptr (GError) error = NULL;

  _linli_plugin_memory_begin (self->memory, plugin);
  object = _linli_plugin_load (plugin);
  if (object == NULL)
    return FALSE;
  registrar = _linli_registrar_new (self->context, plugin);
  if (!linli_activatable_activate (object, registrar, &error))
    {
      _linli_registrar_close (registrar);
      _linli_plugin_set_state (plugin, LINLI_PLUGIN_FAILED, linli_plugin_host_dup_reason (error));
      return FALSE;
    }
  started = g_new (LinliStarted, 1);
  *started = (LinliStarted) { plugin, g_steal_pointer (&object), g_steal_pointer (&registrar) };
  g_ptr_array_add (self->started, started);
  _linli_plugin_set_state (plugin, LINLI_PLUGIN_ACTIVE, NULL);
  return TRUE;
}

/* Those from @first on need each other in a circle. */
static void
linli_plugin_host_block_circle (GPtrArray *path,
                                guint      first)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = first; i < path->len; i++)
    g_string_append_printf (names, "%s → ", linli_plugin_get_id (g_ptr_array_index (path, i)));
  g_string_append (names, linli_plugin_get_id (g_ptr_array_index (path, first)));
  for (guint i = first; i < path->len; i++)
    linli_plugin_host_block (g_ptr_array_index (path, i), g_strdup_printf (_("Plugins that need each other in a circle: %s"), names->str));
}

/* Starts what the plugin needs, then the plugin. @path: those that wait for this one. @judged: those that are settled in this round. */
static gboolean
linli_plugin_host_bring_up (LinliPluginHost *self,
                            LinliPlugin     *plugin,
                            GPtrArray       *path,
                            GHashTable      *judged)
{
  const char * const *depends = linli_plugin_get_depends (plugin);
  guint place;

  if (linli_plugin_get_state (plugin) == LINLI_PLUGIN_ACTIVE)
    return TRUE;
  if (g_ptr_array_find (path, plugin, &place))
    {
      linli_plugin_host_block_circle (path, place);
      return FALSE;
    }
  if (linli_plugin_get_state (plugin) == LINLI_PLUGIN_FAILED || !g_hash_table_add (judged, plugin) || !linli_plugin_host_admits (self, plugin))
    return FALSE;
  _linli_plugin_set_state (plugin, LINLI_PLUGIN_FOUND, NULL);
  g_ptr_array_add (path, plugin);
  for (guint i = 0; depends[i] != NULL && linli_plugin_get_state (plugin) == LINLI_PLUGIN_FOUND; i++)
    {
      LinliPlugin *needed = linli_plugin_host_find (self, depends[i]);

      if (needed == NULL)
        linli_plugin_host_block (plugin, g_strdup_printf (_("It needs the plugin “%s”, which is not there"), depends[i]));
      else if (!linli_plugin_host_bring_up (self, needed, path, judged) && linli_plugin_get_state (plugin) == LINLI_PLUGIN_FOUND)
        linli_plugin_host_block (plugin, g_strdup_printf (_("It needs the plugin “%s”, which does not work now"), linli_plugin_get_name (needed)));
    }
  g_ptr_array_set_size (path, path->len - 1);
  return linli_plugin_get_state (plugin) == LINLI_PLUGIN_FOUND && linli_plugin_host_activate (self, plugin);
}

/**
 * linli_plugin_host_start:
 * @self: a host
 *
 * Judges every plugin that does not work yet, and starts those that can, each after those that it needs. What went wrong is in the state
 * and the reason of each.
 */
void
linli_plugin_host_start (LinliPluginHost *self)
{
  g_autoptr (GPtrArray) path = g_ptr_array_new ();
  g_autoptr (GHashTable) judged = g_hash_table_new (NULL, NULL);

  g_return_if_fail (LINLI_IS_PLUGIN_HOST (self) && self->context != NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->plugins)); i++)
    {
      g_autoptr (LinliPlugin) plugin = g_list_model_get_item (G_LIST_MODEL (self->plugins), i);

      linli_plugin_host_bring_up (self, plugin, path, judged);
    }
  _linli_plugin_memory_end (self->memory);
}

/* The plugin started last that needs this one, or NULL. */
static LinliPlugin *
linli_plugin_host_find_dependent (LinliPluginHost *self,
                                  LinliPlugin     *plugin)
{
  for (guint i = self->started->len; i > 0; i--)
    {
      LinliStarted *started = g_ptr_array_index (self->started, i - 1);

      if (g_strv_contains (linli_plugin_get_depends (started->plugin), linli_plugin_get_id (plugin)))
        return started->plugin;
    }
  return NULL;
}

/* Stops the plugin, and before it those that need it. */
static void
linli_plugin_host_stop (LinliPluginHost *self,
                        LinliPlugin     *plugin)
{
  LinliPlugin *dependent;

  while ((dependent = linli_plugin_host_find_dependent (self, plugin)) != NULL)
    linli_plugin_host_stop (self, dependent);
  for (guint i = 0; i < self->started->len; i++)
    if (((LinliStarted *) g_ptr_array_index (self->started, i))->plugin == plugin)
      {
        g_ptr_array_remove_index (self->started, i);
        _linli_plugin_set_state (plugin, LINLI_PLUGIN_DISABLED, NULL);
        return;
      }
}

/**
 * linli_plugin_host_close:
 * @self: a host
 *
 * Stops all plugins, the last one started first. May be called twice.
 */
void
linli_plugin_host_close (LinliPluginHost *self)
{
  g_autoptr (LinliContext) context = NULL;

  g_return_if_fail (LINLI_IS_PLUGIN_HOST (self));

  if (self->context == NULL)
    return;
  while (self->started->len > 0)
    g_ptr_array_remove_index (self->started, self->started->len - 1);
  context = g_steal_pointer (&self->context);
  _linli_extensions_remove (linli_context_get_extensions (context), self);
}

/**
 * linli_plugin_host_get_plugins:
 * @self: a host
 *
 * Returns: (transfer none): a list of #LinliPlugin: all that were found, in the order of their folders
 */
GListModel *
linli_plugin_host_get_plugins (LinliPluginHost *self)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN_HOST (self), NULL);

  return G_LIST_MODEL (self->plugins);
}

/**
 * linli_plugin_host_is_enabled:
 * @self: a host
 * @plugin: one of its plugins
 *
 * Returns: whether the user wants the plugin to work; it may be blocked all the same
 */
gboolean
linli_plugin_host_is_enabled (LinliPluginHost *self,
                              LinliPlugin     *plugin)
{
  g_return_val_if_fail (LINLI_IS_PLUGIN_HOST (self) && LINLI_IS_PLUGIN (plugin), FALSE);

  return _linli_plugin_memory_is_enabled (self->memory, plugin) && !_linli_plugin_memory_has_crashed (self->memory, plugin);
}

/**
 * linli_plugin_host_set_enabled:
 * @self: a host that was started
 * @plugin: one of its plugins
 * @enabled: whether it shall work, now and from now on
 * @error: return location for an error of GLib when that cannot be remembered; it holds until the document is closed then
 *
 * Starts the plugin and those that waited for it, or stops it and those that need it. Whether it works now is in its state.
 *
 * Returns: whether it is remembered
 */
gboolean
linli_plugin_host_set_enabled (LinliPluginHost  *self,
                               LinliPlugin      *plugin,
                               gboolean          enabled,
                               GError          **error)
{
  gboolean remembered;

  g_return_val_if_fail (LINLI_IS_PLUGIN_HOST (self) && LINLI_IS_PLUGIN (plugin) && self->context != NULL, FALSE);

  remembered = _linli_plugin_memory_set_enabled (self->memory, plugin, enabled, error);
  if (!enabled)
    linli_plugin_host_stop (self, plugin);
  if (linli_plugin_get_state (plugin) == LINLI_PLUGIN_FAILED)
    _linli_plugin_set_state (plugin, LINLI_PLUGIN_FOUND, NULL);
  linli_plugin_host_start (self);
  return remembered;
}

/**
 * linli_plugin_host_list_absent:
 * @self: a host that was started
 * @error: return location for a #LinliStoreError
 *
 * Returns: (transfer full) (nullable) (element-type LinliSchemaOwner): plugins that keep something in the document and do not work with it
 *   now, because they are off, blocked or not there at all
 */
GPtrArray *
linli_plugin_host_list_absent (LinliPluginHost  *self,
                               GError          **error)
{
  g_autoptr (GPtrArray) owners = NULL;

  g_return_val_if_fail (LINLI_IS_PLUGIN_HOST (self) && self->context != NULL, NULL);

  owners = linli_schema_list_owners (linli_context_get_database (self->context), error);
  if (owners == NULL)
    return NULL;
  for (guint i = owners->len; i > 0; i--)
    {
      LinliPlugin *plugin = linli_plugin_host_find (self, ((LinliSchemaOwner *) g_ptr_array_index (owners, i - 1))->owner);

      if (plugin != NULL && linli_plugin_get_state (plugin) == LINLI_PLUGIN_ACTIVE)
        g_ptr_array_remove_index (owners, i - 1);
    }
  return g_steal_pointer (&owners);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliRegistrar: what one plugin added to one document. Made by the host; the plugin may hold it longer than it is of use. Belongs to
 * the thread of the document. */

#include "config.h"

#include "linli-registrar-private.h"

#include <glib/gi18n-lib.h>

#include "linli-extensions-private.h"
#include "linli-plugin-private.h"
#include "linli-search-provider.h"

/* A watch on the changes of some kinds. */
typedef struct {
  LinliContext *context; /* not owned: the registrar has it */
  LinliStore *store; /* even a document that was closed first has it still */
  char **kinds;
  LinliChangedFunc func;
  gpointer data;
  gulong handler;
} LinliWatch;

struct _LinliRegistrar {
  GObject parent_instance;
  LinliContext *context; /* NULL once it is closed */
  LinliPlugin *plugin;
  char *folder;
  GPtrArray *extensions;
  GPtrArray *watches;
};

G_DEFINE_FINAL_TYPE (LinliRegistrar, linli_registrar, G_TYPE_OBJECT)

static void
linli_watch_free (gpointer data)
{
  LinliWatch *watch = data;

  g_signal_handler_disconnect (watch->store, watch->handler);
  g_object_unref (watch->store);
  g_strfreev (watch->kinds);
  g_free (watch);
}

static void
linli_watch_changed_cb (LinliStore   *store,
                        LinliChanges *changes,
                        LinliWatch   *watch)
{
  if (linli_changes_touches_any (changes, (const char * const *) watch->kinds))
    watch->func (watch->context, changes, watch->data);
}

static void
linli_registrar_finalize (GObject *object)
{
  LinliRegistrar *self = LINLI_REGISTRAR (object);

  _linli_registrar_close (self);
  g_ptr_array_unref (self->extensions);
  g_ptr_array_unref (self->watches);
  g_object_unref (self->plugin);
  g_free (self->folder);
  G_OBJECT_CLASS (linli_registrar_parent_class)->finalize (object);
}

static void
linli_registrar_class_init (LinliRegistrarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = linli_registrar_finalize;
}

static void
linli_registrar_init (LinliRegistrar *self)
{
  self->extensions = g_ptr_array_new_with_free_func (g_object_unref);
  self->watches = g_ptr_array_new_with_free_func (linli_watch_free);
}

LinliRegistrar *
_linli_registrar_new (LinliContext *context,
                      LinliPlugin  *plugin)
{
  LinliRegistrar *self = g_object_new (LINLI_TYPE_REGISTRAR, NULL);

  self->context = g_object_ref (context);
  self->plugin = g_object_ref (plugin);
  self->folder = _linli_plugin_dup_folder (plugin);
  return self;
}

void
_linli_registrar_close (LinliRegistrar *self)
{
  if (self->context == NULL)
    return;
  g_ptr_array_set_size (self->watches, 0);
  for (guint i = self->extensions->len; i > 0; i--)
    _linli_extensions_remove (linli_context_get_extensions (self->context), g_ptr_array_index (self->extensions, i - 1));
  g_ptr_array_set_size (self->extensions, 0);
  g_clear_object (&self->context);
}

/* A plugin that adds after it was switched off is at fault, and the user is told. */
static gboolean
linli_registrar_is_open (LinliRegistrar *self)
{
  if (self->context != NULL)
    return TRUE;
  _linli_plugin_set_state (self->plugin, LINLI_PLUGIN_FAILED, g_strdup (_("It tried to add something after it was switched off")));
  return FALSE;
}

/**
 * linli_registrar_get_context:
 * @self: a registrar
 *
 * Returns: (transfer none) (nullable): the document; %NULL once the plugin was switched off
 */
LinliContext *
linli_registrar_get_context (LinliRegistrar *self)
{
  g_return_val_if_fail (LINLI_IS_REGISTRAR (self), NULL);

  return self->context;
}

/**
 * linli_registrar_get_folder:
 * @self: a registrar
 *
 * Returns: (transfer none): the folder that the plugin lies in, for files beside it
 */
const char *
linli_registrar_get_folder (LinliRegistrar *self)
{
  g_return_val_if_fail (LINLI_IS_REGISTRAR (self), NULL);

  return self->folder;
}

static int
linli_registrar_compare_names (gconstpointer a,
                               gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

/* The scripts in the order of their names, which begin with 0001. */
static GPtrArray *
linli_registrar_load_steps (const char  *path,
                            GError     **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) names = g_resources_enumerate_children (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  if (names == NULL)
    return NULL;
  qsort (names, g_strv_length (names), sizeof *names, linli_registrar_compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *full = g_build_path ("/", path, names[i], NULL);
      g_autoptr (GBytes) script = g_resources_lookup_data (full, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (script == NULL)
        return NULL;
      g_ptr_array_add (steps, g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script)));
    }
  return g_steal_pointer (&steps);
}

/**
 * linli_registrar_add_schema:
 * @self: a registrar
 * @steps_path: a folder among the resources of the plugin with its numbered SQL scripts, as /org/example/bench/migrations
 * @tables: (array zero-terminated=1): those that hold what the user wrote; see #LinliSchema
 * @error: return location: see linli_store_migrate(); %LINLI_STORE_ERROR_INVALID once the plugin was switched off
 *
 * Makes the plugin's tables, or brings them up to date. The tables stay when the plugin goes. To be called first thing: a plugin that
 * cannot have its tables should fail to activate with this error.
 *
 * Returns: whether the document has the tables
 */
gboolean
linli_registrar_add_schema (LinliRegistrar     *self,
                            const char         *steps_path,
                            const char * const *tables,
                            GError            **error)
{
  g_autoptr (GPtrArray) steps = NULL;
  LinliSchema schema = { .owner = linli_plugin_get_id (self->plugin), .tables = tables };

  g_return_val_if_fail (LINLI_IS_REGISTRAR (self) && steps_path != NULL && tables != NULL, FALSE);

  if (!linli_registrar_is_open (self))
    {
      g_set_error (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_INVALID, "The plugin %s is switched off",
                   linli_plugin_get_id (self->plugin));
      return FALSE;
    }
  steps = linli_registrar_load_steps (steps_path, error);
  if (steps == NULL)
    return FALSE;
  schema.steps = (const char * const *) steps->pdata;
  schema.n_steps = steps->len;
  return linli_store_migrate (linli_context_get_store (self->context), &schema, error);
}

/* What an extension cannot do any more is told beside its plugin, which works on. */
static void
linli_registrar_trouble_cb (LinliSearchProvider *provider,
                            GParamSpec          *pspec,
                            LinliRegistrar      *self)
{
  if (self->context != NULL)
    _linli_plugin_set_state (self->plugin, LINLI_PLUGIN_ACTIVE, g_strdup (linli_search_provider_get_trouble (provider)));
}

/**
 * linli_registrar_add:
 * @self: a registrar
 * @extension: (type GObject) (transfer full): an object of one of the types of extension
 *
 * Adds an extension to the document until the plugin is switched off.
 *
 * Returns: %FALSE when the plugin was switched off before; the extension is freed then
 */
gboolean
linli_registrar_add (LinliRegistrar *self,
                     gpointer        extension)
{
  g_return_val_if_fail (LINLI_IS_REGISTRAR (self) && G_IS_OBJECT (extension), FALSE);

  if (!linli_registrar_is_open (self))
    {
      g_object_unref (extension);
      return FALSE;
    }
  g_ptr_array_add (self->extensions, extension);
  if (LINLI_IS_SEARCH_PROVIDER (extension))
    g_signal_connect_object (extension, "notify::trouble", G_CALLBACK (linli_registrar_trouble_cb), self, 0);
  _linli_extensions_add (linli_context_get_extensions (self->context), extension);
  return TRUE;
}

/**
 * linli_registrar_remove:
 * @self: a registrar
 * @extension: (type GObject) (transfer none): an object that was added and is not wanted any more, as the map theme of a campaign
 * that was closed
 *
 * Takes one extension back; the others stay. A reference of its own is needed by who wants to use the object afterwards.
 *
 * Returns: %FALSE when it was not there: never added, removed before, or taken back when the plugin was switched off
 */
gboolean
linli_registrar_remove (LinliRegistrar *self,
                        gpointer        extension)
{
  guint position;

  g_return_val_if_fail (LINLI_IS_REGISTRAR (self) && extension != NULL, FALSE);

  if (self->context == NULL || !g_ptr_array_find (self->extensions, extension, &position))
    return FALSE;
  _linli_extensions_remove (linli_context_get_extensions (self->context), extension);
  g_ptr_array_remove_index (self->extensions, position);
  return TRUE;
}

/**
 * linli_registrar_watch:
 * @self: a registrar
 * @kinds: (array zero-terminated=1): kinds of record, the plugin's own tables among them
 * @func: (scope forever): called after every commit that touched one of them
 * @data: passed to @func; must be good until the plugin is switched off
 *
 * Returns: %FALSE when the plugin was switched off before
 */
gboolean
linli_registrar_watch (LinliRegistrar     *self,
                       const char * const *kinds,
                       LinliChangedFunc    func,
                       gpointer            data)
{
  LinliWatch *watch;

  g_return_val_if_fail (LINLI_IS_REGISTRAR (self) && kinds != NULL && func != NULL, FALSE);

  if (!linli_registrar_is_open (self))
    return FALSE;
  watch = g_new (LinliWatch, 1);
  *watch = (LinliWatch) { .context = self->context, .kinds = g_strdupv ((char **) kinds), .func = func, .data = data };
  watch->store = g_object_ref (linli_context_get_store (self->context));
  watch->handler = g_signal_connect (watch->store, "changed", G_CALLBACK (linli_watch_changed_cb), watch);
  g_ptr_array_add (self->watches, watch);
  return TRUE;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "plugin-desk.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

void
open_document (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean exists = g_file_test (fixture->path, G_FILE_TEST_EXISTS);

  fixture->context = linli_context_open (fixture->path, LINLI_STORE_NO_BACKUP | (exists ? 0 : LINLI_STORE_CREATE), &error);
  g_assert_no_error (error);
}

void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = data != NULL ? g_strdup (data) : g_dir_make_tmp ("linli-plugin-XXXXXX", NULL);
  fixture->plugins = g_build_filename (fixture->folder, "plugins", NULL);
  fixture->memory = g_build_filename (fixture->folder, "memory", NULL);
  fixture->path = g_build_filename (fixture->folder, "a.linli", NULL);
  g_mkdir_with_parents (fixture->plugins, 0700);
  open_document (fixture);
}

void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

/* The host, then the document; nothing is left over. */
void
close_document (Fixture *fixture)
{
  if (fixture->host != NULL)
    {
      linli_plugin_host_close (fixture->host);
      g_clear_object (&fixture->host);
    }
  linli_context_close (fixture->context);
  g_assert_finalize_object (g_steal_pointer (&fixture->context));
}

void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_document (fixture);
  if (data == NULL)
    remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->plugins);
  g_free (fixture->memory);
  g_free (fixture->path);
}

/* Lays a module beside the descriptions. */
static void
lay_module (Fixture    *fixture,
            const char *name)
{
  g_autofree char *file = g_strdup_printf ("lib%s.so", name);
  g_autofree char *built = g_build_filename (g_getenv ("LINLI_TEST_MODULES"), file, NULL);
  g_autofree char *to = g_build_filename (fixture->plugins, file, NULL);

  g_assert_true (g_file_test (built, G_FILE_TEST_EXISTS));
  if (!g_file_test (to, G_FILE_TEST_EXISTS))
    g_assert_cmpint (symlink (built, to), ==, 0);
}

void
describe (Fixture    *fixture,
          const char *file,
          const char *text)
{
  g_autofree char *name = g_strconcat (file, ".plugin", NULL);
  g_autofree char *path = g_build_filename (fixture->plugins, name, NULL);

  g_file_set_contents (path, text, -1, NULL);
}

/* A plugin with this id whose module is one of those in meson.build. */
void
lay (Fixture    *fixture,
     const char *id,
     const char *module,
     const char *more)
{
  g_autofree char *text = g_strdup_printf ("[Linli Plugin]\nId=%s\nName=The %s\nName[zh_CN]=插件%s\nVersion=1\nModule=lib%s.so\nABI=%u\nAPI=1\n%s",
                                           id, id, id, module, LINLI_PLUGIN_ABI, more);

  lay_module (fixture, module);
  describe (fixture, id, text);
}

void
start_as (Fixture              *fixture,
          LinliPluginOrigin     origin,
          LinliPluginHostFlags  flags)
{
  fixture->host = linli_plugin_host_new (fixture->context, fixture->memory, flags);
  linli_plugin_host_add_folder (fixture->host, fixture->plugins, origin);
  linli_plugin_host_start (fixture->host);
}

void
start (Fixture *fixture)
{
  start_as (fixture, LINLI_PLUGIN_BUNDLED, LINLI_PLUGIN_HOST_DEFAULT);
}

void
restart (Fixture *fixture)
{
  close_document (fixture);
  open_document (fixture);
  start (fixture);
}

void
expect_of (LinliPlugin      *plugin,
           LinliPluginState  state,
           const char       *words)
{
  const char *reason;

  g_assert_nonnull (plugin);
  reason = linli_plugin_get_reason (plugin);
  if (linli_plugin_get_state (plugin) != state)
    g_error ("%s is %s: %s", linli_plugin_get_id (plugin), linli_plugin_state_get_name (linli_plugin_get_state (plugin)), reason);
  if (words == NULL)
    g_assert_null (reason);
  else if (reason == NULL || strstr (reason, words) == NULL)
    g_error ("%s: “%s” does not say “%s”", linli_plugin_get_id (plugin), reason, words);
}

void
expect (Fixture          *fixture,
        const char       *id,
        LinliPluginState  state,
        const char       *words)
{
  expect_of (linli_plugin_host_find (fixture->host, id), state, words);
}

guint
count_added (Fixture *fixture,
             GType    type)
{
  return g_list_model_get_n_items (linli_extensions_get_list (linli_context_get_extensions (fixture->context), type));
}

gint64
ask (Fixture    *fixture,
     const char *sql)
{
  return linli_database_get_int64 (linli_context_get_database (fixture->context), -1, sql, NULL);
}

void
switch_to (Fixture    *fixture,
           const char *id,
           gboolean    on)
{
  g_autoptr (GError) error = NULL;

  linli_plugin_host_set_enabled (fixture->host, linli_plugin_host_find (fixture->host, id), on, &error);
  g_assert_no_error (error);
}

/* Nothing of the plugin is left, and the document takes actions as before. */
static gboolean
note (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO compound (id, name) VALUES (?, 'a')", "i",
                             linli_transaction_new_id (transaction));
}

void
assert_unharmed (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = linli_check_file (linli_context_get_database (fixture->context), NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (linli_finding_get_severity (g_ptr_array_index (findings, i)), !=, LINLI_SEVERITY_ERROR);
  g_assert_cmpuint (count_added (fixture, G_TYPE_MENU), ==, 0);
  linli_store_act (linli_context_get_store (fixture->context), "Note", note, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* LinliPluginMemory: a key file, and a mark that stands while a plugin is started. The mark is locked by the program that made it, so
 * one that nobody locks is of a program that died. Owned by the host. */

#include "config.h"

#include "linli-plugin-memory-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#define FILE_NAME "plugins.ini"
#define MARK "starting-"
#define ENABLED "Enabled"
#define CRASHED "Crashed"

struct _LinliPluginMemory {
  char *folder;
  char *mark; /* NULL while none stands */
  int mark_fd;
};

/* Read anew each time: another window, or linli-tool, may have written it. */
static GKeyFile *
linli_plugin_memory_load (LinliPluginMemory *self)
{
  g_autofree char *path = g_build_filename (self->folder, FILE_NAME, NULL);
  GKeyFile *file = g_key_file_new ();

  g_key_file_load_from_file (file, path, G_KEY_FILE_KEEP_COMMENTS, NULL);
  return file;
}

static gboolean
linli_plugin_memory_save (LinliPluginMemory  *self,
                          GKeyFile           *file,
                          GError            **error)
{
  g_autofree char *path = g_build_filename (self->folder, FILE_NAME, NULL);

  g_mkdir_with_parents (self->folder, 0700);
  return g_key_file_save_to_file (file, path, error);
}

/* Notes the crash that a mark tells of, if its program is dead. */
static void
linli_plugin_memory_read_mark (LinliPluginMemory *self,
                               const char        *path)
{
  g_autofree char *plugin = NULL;
  g_autoptr (GKeyFile) file = NULL;
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    {
      gboolean noted = TRUE;

      if (g_file_get_contents (path, &plugin, NULL, NULL) && *plugin != '\0')
        {
          file = linli_plugin_memory_load (self);
          g_key_file_set_boolean (file, CRASHED, plugin, TRUE);
          noted = linli_plugin_memory_save (self, file, NULL);
        }
      /* A crash that could not be noted is read again at the next start. */
      if (noted)
        g_unlink (path);
    }
  close (fd);
}

LinliPluginMemory *
_linli_plugin_memory_new (const char *folder)
{
  LinliPluginMemory *self = g_new0 (LinliPluginMemory, 1);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  self->folder = g_strdup (folder);
  self->mark_fd = -1;
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, MARK))
      {
        g_autofree char *path = g_build_filename (folder, name, NULL);

        linli_plugin_memory_read_mark (self, path);
      }
  return self;
}

void
_linli_plugin_memory_free (LinliPluginMemory *self)
{
  _linli_plugin_memory_end (self);
  g_free (self->folder);
  g_free (self);
}

gboolean
_linli_plugin_memory_is_enabled (LinliPluginMemory *self,
                                 LinliPlugin       *plugin)
{
  g_autoptr (GKeyFile) file = linli_plugin_memory_load (self);

  if (!g_key_file_has_key (file, ENABLED, linli_plugin_get_id (plugin), NULL))
    return linli_plugin_get_origin (plugin) == LINLI_PLUGIN_BUNDLED;
  return g_key_file_get_boolean (file, ENABLED, linli_plugin_get_id (plugin), NULL);
}

gboolean
_linli_plugin_memory_set_enabled (LinliPluginMemory  *self,
                                  LinliPlugin        *plugin,
                                  gboolean            enabled,
                                  GError            **error)
{
  g_autoptr (GKeyFile) file = linli_plugin_memory_load (self);

  g_key_file_set_boolean (file, ENABLED, linli_plugin_get_id (plugin), enabled);
  g_key_file_remove_key (file, CRASHED, linli_plugin_get_id (plugin), NULL);
  return linli_plugin_memory_save (self, file, error);
}

gboolean
_linli_plugin_memory_has_crashed (LinliPluginMemory *self,
                                  LinliPlugin       *plugin)
{
  g_autoptr (GKeyFile) file = linli_plugin_memory_load (self);

  return g_key_file_get_boolean (file, CRASHED, linli_plugin_get_id (plugin), NULL);
}

/* Where the folder cannot be written there is no mark, and a crash is not remembered. */
static void
linli_plugin_memory_open_mark (LinliPluginMemory *self)
{
  g_autofree char *path = g_build_filename (self->folder, MARK "XXXXXX", NULL);

  g_mkdir_with_parents (self->folder, 0700);
  self->mark_fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (self->mark_fd < 0)
    return;
  flock (self->mark_fd, LOCK_EX | LOCK_NB);
  self->mark = g_steal_pointer (&path);
}

void
_linli_plugin_memory_begin (LinliPluginMemory *self,
                            LinliPlugin       *plugin)
{
  const char *id = linli_plugin_get_id (plugin);

  if (self->mark_fd < 0)
    linli_plugin_memory_open_mark (self);
  if (self->mark_fd >= 0 && (ftruncate (self->mark_fd, 0) != 0 || pwrite (self->mark_fd, id, strlen (id), 0) != (gssize) strlen (id)))
    _linli_plugin_memory_end (self);
}

void
_linli_plugin_memory_end (LinliPluginMemory *self)
{
  if (self->mark_fd < 0)
    return;
  g_unlink (self->mark);
  close (self->mark_fd);
  self->mark_fd = -1;
  g_clear_pointer (&self->mark, g_free);
}

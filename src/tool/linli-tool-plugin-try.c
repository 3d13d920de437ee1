/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* How a plugin lives: loaded, switched on in a new document, off and on again. It may end the program or never come back, so this happens
 * in a program of its own (`linli-tool plugin try`), which writes what it finds into a file, at once, and what it is about to do into
 * another. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gmodule.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "linli-tool-plugin-private.h"

#define GROUP "Linli Plugin"
#define PATIENCE 60 /* s for everything */
#define ROUNDS 3

typedef struct {
  const char *description;
  const char *folder;
  char *id;
  char *module;
} Trial;

static void
trial_clear (Trial *trial)
{
  g_free (trial->id);
  g_free (trial->module);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Trial, trial_clear)

static void
trial_begin (Trial      *trial,
             const char *phase)
{
  g_autofree char *path = g_build_filename (trial->folder, "phase", NULL);

  g_file_set_contents (path, phase, -1, NULL);
}

/* Takes @message. */
static void
trial_tell (Trial      *trial,
            const char *code,
            char       *message)
{
  g_autofree char *path = g_build_filename (trial->folder, "faults", NULL);
  g_autofree char *text = message;
  g_autofree char *escaped = g_strescape (text, NULL);
  FILE *file = g_fopen (path, "a");

  if (file == NULL)
    return;
  fprintf (file, "%s\t%s\n", code, escaped);
  fclose (file);
}

static gboolean
trial_read (Trial *trial)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_path_get_dirname (trial->description);
  g_autofree char *name = NULL;

  if (!g_key_file_load_from_file (file, trial->description, G_KEY_FILE_NONE, NULL))
    return FALSE;
  trial->id = g_key_file_get_string (file, GROUP, "Id", NULL);
  name = g_key_file_get_string (file, GROUP, "Module", NULL);
  trial->module = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  return trial->id != NULL && trial->module != NULL;
}

/* What is wrong with the entry, and its code; NULL when nothing is. */
static char *
trial_find_fault (const LinliPluginEntry  *entry,
                  const char             **code)
{
  GType type;

  *code = "abi";
  if (entry->abi != LINLI_PLUGIN_ABI)
    return g_strdup_printf (_("The module was built for interface %u; this is Linli with interface %u"), entry->abi, LINLI_PLUGIN_ABI);
  *code = "api";
  if (entry->api > LINLI_PLUGIN_API)
    return g_strdup_printf (_("The module was built for API %u; this Linli has %u"), entry->api, LINLI_PLUGIN_API);
  *code = "type";
  if (entry->get_type == NULL || !g_type_is_a (type = entry->get_type (), LINLI_TYPE_ACTIVATABLE) || G_TYPE_IS_ABSTRACT (type))
    return g_strdup (_("The type that the module gives is no LinliActivatable of which an object can be made"));
  *code = "resident";
  if (entry->get_type () != type)
    return g_strdup (_("The module gives another type each time: it is not made to stay loaded"));
  return NULL;
}

static gboolean
trial_load (Trial *trial)
{
  GModule *module = g_module_open (trial->module, G_MODULE_BIND_LOCAL);
  gpointer entry = NULL;
  const char *code = "symbols";
  char *fault = NULL;

  if (module == NULL)
    fault = g_strdup_printf (_("The module cannot be loaded: %s"), g_module_error ());
  else if (g_module_symbol (module, "linli_plugin", &entry) && entry != NULL)
    fault = trial_find_fault (entry, &code);
  if (module != NULL)
    g_module_make_resident (module);
  if (fault != NULL)
    trial_tell (trial, code, fault);
  return entry != NULL && fault == NULL;
}

/* A file among the resources that came with the module. */
static void
trial_judge_resource (Trial      *trial,
                      const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *name = g_path_get_basename (path);
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (!g_str_has_suffix (name, ".sql") && !g_str_has_suffix (name, ".ui") && !g_str_has_suffix (name, ".css"))
    return;
  if (text != NULL && !g_utf8_validate (text, (gssize) size, NULL))
    trial_tell (trial, "text", g_strdup_printf (_("“%s” is not written in UTF-8"), path));
  if (g_str_has_suffix (name, ".sql") && (strspn (name, "0123456789") != 4 || name[4] != '-'))
    trial_tell (trial, "step", g_strdup_printf (_("“%s” is no name for a step of the tables: four digits and a dash come first"), path));
}

/* Steps are numbered from 0001 on without a gap. */
static void
trial_judge_steps (Trial      *trial,
                   const char *folder,
                   GStrv       names)
{
  int expected = 1, number;

  for (gsize i = 0; names[i] != NULL; i++)
    if (g_str_has_suffix (names[i], ".sql") && strspn (names[i], "0123456789") == 4)
      {
        number = atoi (names[i]);
        if (number != expected)
          trial_tell (trial, "step", g_strdup_printf (_("In “%s” step %04d is expected where “%s” is"), folder, expected, names[i]));
        expected = number + 1;
      }
}

static int
trial_compare_names (gconstpointer a,
                     gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* With @known the paths are only remembered: those are not the plugin's. */
static void
trial_walk (Trial      *trial,
            const char *folder,
            GHashTable *known,
            gboolean    judge)
{
  g_auto (GStrv) names = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  if (names == NULL)
    return;
  qsort (names, g_strv_length (names), sizeof *names, trial_compare_names);
  if (judge)
    trial_judge_steps (trial, folder, names);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (folder, names[i], NULL);

      if (g_str_has_suffix (path, "/"))
        trial_walk (trial, path, known, judge);
      else if (!judge)
        g_hash_table_add (known, g_steal_pointer (&path));
      else if (!g_hash_table_contains (known, path))
        trial_judge_resource (trial, path);
    }
}

static gboolean
trial_elapsed_cb (gpointer elapsed)
{
  *(gboolean *) elapsed = TRUE;
  return G_SOURCE_REMOVE;
}

/* Lets what the plugin put off happen. */
static void
trial_wait (void)
{
  gboolean elapsed = FALSE;

  g_timeout_add (100, trial_elapsed_cb, &elapsed);
  while (!elapsed)
    g_main_context_iteration (NULL, TRUE);
}

/* Switches it, and tells when it is not as it should be then. */
static gboolean
trial_switch (Trial           *trial,
              LinliPluginHost *host,
              LinliPlugin     *plugin,
              gboolean         on)
{
  g_autoptr (GError) error = NULL;
  LinliPluginState wanted = on ? LINLI_PLUGIN_ACTIVE : LINLI_PLUGIN_DISABLED;
  const char *reason;

  trial_begin (trial, on ? "start" : "stop");
  if (!linli_plugin_host_set_enabled (host, plugin, on, &error))
    {
      trial_tell (trial, on ? "start" : "stop", g_strdup (error->message));
      return FALSE;
    }
  trial_wait ();
  reason = linli_plugin_get_reason (plugin);
  if (linli_plugin_get_state (plugin) == wanted && reason == NULL)
    return TRUE;
  trial_tell (trial, on ? "start" : "stop", g_strdup (reason != NULL ? reason : linli_plugin_state_get_label (linli_plugin_get_state (plugin))));
  return FALSE;
}

static void
trial_live (Trial *trial)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (trial->folder, "trial.linli", NULL);
  g_autofree char *plugins = g_path_get_dirname (trial->description);
  g_autoptr (LinliContext) context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_autoptr (ToolPlugins) host = NULL;
  LinliPlugin *plugin;

  if (context == NULL)
    {
      trial_tell (trial, "document", g_strdup (error->message));
      return;
    }
  host = linli_plugin_host_new (context, trial->folder, LINLI_PLUGIN_HOST_DEFAULT);
  linli_plugin_host_add_folder (host, plugins, LINLI_PLUGIN_OUTSIDE);
  linli_plugin_host_add_usual_folders (host);
  linli_plugin_host_start (host);
  plugin = linli_plugin_host_find (host, trial->id);
  if (plugin == NULL || strcmp (linli_plugin_get_path (plugin), trial->description) != 0)
    trial_tell (trial, "id", g_strdup_printf (_("Another plugin has the same name: %s"),
                                              plugin != NULL ? linli_plugin_get_path (plugin) : trial->id));
  else
    for (int round = 0; round < ROUNDS; round++)
      if (!trial_switch (trial, host, plugin, TRUE) || !trial_switch (trial, host, plugin, FALSE))
        break;
}

/* Not for people: DESCRIPTION FOLDER. */
ToolExit
tool_plugin_try (int    argc,
                 char **argv)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Trial) trial = { 0 };

  if (argc != 3)
    return TOOL_USAGE;
  trial.description = argv[1];
  trial.folder = argv[2];
  alarm (PATIENCE);
  if (!trial_read (&trial))
    return TOOL_FAILED;
  trial_walk (&trial, "/", known, FALSE);
  trial_begin (&trial, "load");
  if (trial_load (&trial))
    {
      trial_walk (&trial, "/", known, TRUE);
      trial_live (&trial);
    }
  trial_begin (&trial, "end");
  return TOOL_DONE;
}

static char *
dup_file (const char *folder,
          const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text != NULL ? text : g_strdup ("");
}

static void
collect (const char *folder,
         int         status,
         GPtrArray  *faults)
{
  g_autofree char *text = dup_file (folder, "faults");
  g_autofree char *phase = dup_file (folder, "phase");
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);

      if (g_strv_length (parts) == 2)
        tool_faults_take (faults, TRUE, parts[0], g_strcompress (parts[1]));
    }
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGALRM)
    tool_faults_take (faults, TRUE, "hang", g_strdup_printf (_("It did not come back within %d seconds (at: %s)"), PATIENCE, phase));
  else if (strcmp (phase, "end") != 0)
    tool_faults_take (faults, TRUE, "crash", g_strdup_printf (_("It ended the program (at: %s)"), phase));
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_folder (inside);
      else
        g_unlink (inside);
    }
  g_rmdir (path);
}

void
tool_plugin_check_life (const char *description,
                        GPtrArray  *faults)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = g_dir_make_tmp ("linli-plugin-XXXXXX", &error);
  g_autofree char *absolute = g_canonicalize_filename (description, NULL);
  const char *arguments[] = { program, "plugin", "try", absolute, folder, NULL };
  int status = 0;

  if (folder != NULL
      && g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL, &status,
                       &error))
    collect (folder, status, faults);
  else
    tool_faults_take (faults, TRUE, "trial", g_strdup_printf (_("The plugin could not be tried: %s"), error->message));
  if (folder != NULL)
    remove_folder (folder);
}

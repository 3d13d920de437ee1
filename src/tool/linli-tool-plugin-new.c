/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that writes a plugin to begin with. Its files are resources (template/), in which {{id}}, {{Id}} and {{ID}} stand for the
 * name of the plugin, as NAME does in names of files. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "linli-tool-plugin-private.h"

#define TEMPLATE "/io/github/linli/tool/template/"
#define SUFFIX ".in"
#define LONGEST 24 /* it is the beginning of many other names */

/* What the files are filled with. */
typedef struct {
  const char *id;
  char *title;
  char *capitals;
  char *author;
  char *api;
} Words;

static void
words_clear (Words *words)
{
  g_free (words->title);
  g_free (words->capitals);
  g_free (words->author);
  g_free (words->api);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Words, words_clear)

/* A semicolon would end the name in the list of authors. */
static void
words_init (Words      *words,
            const char *id)
{
  words->id = id;
  words->title = g_strdup (id);
  words->title[0] = g_ascii_toupper (id[0]);
  words->capitals = g_ascii_strup (id, -1);
  words->author = g_strdelimit (g_strdup (g_get_real_name ()), ";\\\n", ' ');
  words->api = g_strdup_printf ("%u", LINLI_PLUGIN_API);
}

static char *
words_fill (const Words *words,
            const char  *text)
{
  GString *filled = g_string_new (text);

  g_string_replace (filled, "{{id}}", words->id, 0);
  g_string_replace (filled, "{{Id}}", words->title, 0);
  g_string_replace (filled, "{{ID}}", words->capitals, 0);
  g_string_replace (filled, "{{author}}", words->author, 0);
  g_string_replace (filled, "{{api}}", words->api, 0);
  return g_string_free (filled, FALSE);
}

/* Names that the functions, tables or kinds of a plugin would share with others. */
static gboolean
is_taken (const char *id)
{
  static const char * const taken[] = {
    "adw", "cairo", "example", "g", "gdk", "gsk", "gtk", "gobject", "hazards", "locale", "lp", "matter", "migrations", "note", "pango", "po",
    "shumate", "test", "tests", "visits", NULL
  };

  return g_strv_contains (taken, id);
}

/* What is wrong with the name, in words, or NULL. */
static char *
find_fault (const char *id)
{
  if (!linli_schema_is_owner (id))
    return g_strdup_printf (_("“%s” is no name for a plugin: a small letter, then small letters and digits"), id);
  if (strlen (id) > LONGEST)
    return g_strdup_printf (_("“%s” is too long for the name of a plugin: at most %d letters"), id, LONGEST);
  if (is_taken (id))
    return g_strdup_printf (_("“%s” means something else already; choose another name"), id);
  return NULL;
}

static gboolean
write_file (const Words  *words,
            const char   *resource,
            const char   *folder,
            GError      **error)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (resource, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autoptr (GString) name = g_string_new (resource + strlen (TEMPLATE));
  g_autofree char *text = NULL;
  g_autofree char *filled = NULL;
  g_autofree char *path = NULL;
  g_autofree char *inside = NULL;

  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  filled = words_fill (words, text);
  g_string_truncate (name, name->len - strlen (SUFFIX));
  g_string_replace (name, "NAME", words->id, 0);
  path = g_build_filename (folder, name->str, NULL);
  inside = g_path_get_dirname (path);
  if (g_mkdir_with_parents (inside, 0777) == 0)
    return g_file_set_contents_full (path, filled, -1, G_FILE_SET_CONTENTS_NONE, 0666, error);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno), "%s: %s", inside, g_strerror (errno));
  return FALSE;
}

static gboolean
write_files (const Words  *words,
             const char   *resources,
             const char   *folder,
             GError      **error)
{
  g_auto (GStrv) names = g_resources_enumerate_children (resources, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

  for (gsize i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *full = g_strconcat (resources, names[i], NULL);

      if (g_str_has_suffix (full, "/") ? !write_files (words, full, folder, error) : !write_file (words, full, folder, error))
        return FALSE;
    }
  return names != NULL;
}

ToolExit
tool_plugin_new (int    argc,
                 char **argv)
{
  g_autofree char *folder = NULL;
  const GOptionEntry entries[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder, N_("Make this folder; without it, one of the name of the plugin"), "DIR" },
    { NULL }
  };
  g_auto (Words) words = { 0 };
  g_autoptr (GError) error = NULL;
  g_autofree char *fault = NULL;

  if (!tool_parse (entries, "NAME", 1, &argc, &argv))
    return TOOL_USAGE;
  fault = find_fault (argv[1]);
  if (folder == NULL)
    folder = g_strdup (argv[1]);
  if (fault == NULL && g_file_test (folder, G_FILE_TEST_EXISTS))
    fault = g_strdup_printf (_("“%s” is there already; nothing was written"), folder);
  if (fault != NULL)
    {
      g_printerr ("linli-tool: %s\n", fault);
      return TOOL_FAILED;
    }
  words_init (&words, argv[1]);
  if (!write_files (&words, TEMPLATE, folder, &error))
    return tool_fail (error);
  g_print (_("The plugin is in “%s”; its README.md says how to build it.\n"), folder);
  return TOOL_DONE;
}

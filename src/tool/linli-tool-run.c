/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The commands that plugins add. */

#include "config.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "linli-tool-private.h"

static LinliToolCommand *
find_command (GPtrArray  *commands,
              const char *id)
{
  for (guint i = 0; i < commands->len; i++)
    if (g_str_equal (linli_tool_command_get_id (g_ptr_array_index (commands, i)), id))
      return g_ptr_array_index (commands, i);
  return NULL;
}

static ToolExit
run_in (LinliContext  *context,
        int            argc,
        char         **argv)
{
  g_autoptr (ToolPlugins) host = tool_start_plugins (context);
  g_autoptr (GPtrArray) commands = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_TOOL_COMMAND);
  LinliToolCommand *command = find_command (commands, argv[0]);
  g_autoptr (GOutputStream) output = NULL;
  g_autoptr (GError) error = NULL;
  LinliToolCommandExit code;

  if (command == NULL)
    {
      g_printerr (_("No plugin that is on has a command “%s”. “linli-tool run” lists them.\n"), argv[0]);
      return TOOL_USAGE;
    }
  output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  code = linli_tool_command_run (command, context, argc, (const char * const *) argv, output, &error);
  if (error != NULL)
    tool_fail (error);
  return (ToolExit) code;
}

/* Plugins add their commands to a document; here to an empty one, which is thrown away. */
static ToolExit
list (gboolean json)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("linli-tool-XXXXXX", &error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "empty.linli", NULL) : NULL;
  LinliContext *context = path != NULL ? linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error) : NULL;

  if (context != NULL)
    {
      ToolPlugins *host = tool_start_plugins (context);
      g_autoptr (GPtrArray) commands = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_TOOL_COMMAND);
      ToolListing *listing = tool_listing_new (json);

      for (guint i = 0; i < commands->len; i++)
        {
          tool_listing_begin_row (listing);
          tool_listing_add_text (listing, "command", linli_tool_command_get_id (g_ptr_array_index (commands, i)));
          tool_listing_add_text (listing, "summary", linli_tool_command_get_summary (g_ptr_array_index (commands, i)));
          tool_listing_end_row (listing);
        }
      tool_listing_finish (listing);
      tool_stop_plugins (host);
      linli_context_close (context);
      g_object_unref (context);
      g_unlink (path);
    }
  if (folder != NULL)
    g_rmdir (folder);
  return error == NULL ? TOOL_DONE : tool_fail (error);
}

ToolExit
tool_run (int    argc,
          char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the list of commands as JSON"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) options = g_option_context_new ("[COMMAND [ARGUMENT …] FILE]");
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (GError) error = NULL;
  ToolExit code;

  /* Whatever stands behind the command belongs to it. */
  g_option_context_set_strict_posix (options, TRUE);
  g_option_context_add_main_entries (options, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (options, &argc, &argv, &error) || argc == 2 || (json && argc > 1))
    {
      g_autofree char *help = g_option_context_get_help (options, TRUE, NULL);

      g_printerr ("%s", error != NULL ? error->message : help);
      g_printerr ("%s", error != NULL ? "\n" : "");
      return TOOL_USAGE;
    }
  if (argc == 1)
    return list (json);
  context = tool_open (argv[argc - 1], LINLI_STORE_NO_BACKUP);
  if (context == NULL)
    return TOOL_FAILED;
  code = run_in (context, argc - 2, argv + 1);
  linli_context_close (context);
  return code;
}

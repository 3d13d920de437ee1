/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* linli-tool: the core without a screen, for scripts, tests and administrators. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

static const struct {
  const char *name;
  const char *usage;
  ToolCommandFunc func;
} commands[] = {
  { "demo", "[--households N] [--seed S] FILE", tool_demo },
  { "journal", "[--json] [--count N] FILE", tool_journal },
  { "undo", "[--count N] FILE", tool_undo },
  { "redo", "[--count N] FILE", tool_redo },
  { "backup", "FILE TO", tool_backup },
  { "restore", "BACKUP TO", tool_restore },
  { "search", "[--json] [--count N] [--reveal REASON] FILE QUERY", tool_search },
  { "import", "[--json] --as KIND|--with ID [--layer NAME] [--crs CRS] [--name NAME] [--level LEVEL] [--refused OUT] [--dry-run] FILE SOURCE", tool_import },
  { "export", "--kind KIND|--with ID [--reveal REASON] FILE OUT", tool_export },
  { "fill", "[--sheet NAME] [--rows KIND] [--tag CODE] [--kinds CODE] [--opened WHEN] [--state STATE] [--least-age YEARS] [--most-age YEARS] [--day DAY] [--changed-only] [--json] [--reveal REASON] FILE FORM OUT",
    tool_fill },
  { "check", "[--json] FILE", tool_check },
  { "note", "parse [--json] [--file FILE] LINE", tool_note },
  { "plugin", "new [--folder DIR] NAME | check [--json] FILE", tool_plugin },
  { "plugins", "[--json] [--enable ID] [--disable ID] FILE", tool_plugins },
  { "run", "[--json] [COMMAND [ARGUMENT …] FILE]", tool_run },
};

gboolean
tool_parse (const GOptionEntry   *entries,
            const char           *arguments,
            int                   n_arguments,
            int                  *argc,
            char               ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse (context, argc, argv, &error) && *argc == n_arguments + 1)
    return TRUE;
  if (error != NULL)
    g_printerr ("%s\n", error->message);
  else
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
    }
  return FALSE;
}

ToolExit
tool_fail (const GError *error)
{
  g_printerr ("linli-tool: %s\n", error->message);
  return TOOL_FAILED;
}

LinliContext *
tool_open (const char      *path,
           LinliStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;
  LinliContext *context = linli_context_open (path, flags, &error);

  if (context == NULL)
    tool_fail (error);
  return context;
}

/* An import into a file that is not there yet starts a new one. */
LinliContext *
tool_open_or_make (const char *path)
{
  return tool_open (path, LINLI_STORE_NO_BACKUP | (g_file_test (path, G_FILE_TEST_EXISTS) ? LINLI_STORE_DEFAULT : LINLI_STORE_CREATE));
}

/* Before anything personal is shown in full. */
gboolean
tool_log_reveal (LinliContext *context,
                 const char   *action,
                 const char   *reason)
{
  g_autoptr (GError) error = NULL;

  if (linli_privacy_log (linli_context_get_store (context), action, reason, &error))
    return TRUE;
  tool_fail (error);
  return FALSE;
}

static void
print_help (void)
{
  g_print ("%s\n\n", "linli-tool COMMAND [OPTION …] FILE …");
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  linli-tool %s %s\n", commands[i].name, commands[i].usage);
  g_print ("\n%s\n", _("Exit codes: 0 done; 1 failed, the reason is on standard error; 2 the command line was not understood; "
                       "3 done, but something was found or refused and is listed; 4 there was nothing to undo or redo."));
}

int
main (int   argc,
      char *argv[])
{
  linli_locale_init ();
  if (argc < 2 || g_str_equal (argv[1], "--help") || g_str_equal (argv[1], "help"))
    {
      print_help ();
      return argc < 2 ? TOOL_USAGE : TOOL_DONE;
    }
  if (g_str_equal (argv[1], "--version"))
    {
      g_print ("linli-tool %s\n", LINLI_VERSION);
      return TOOL_DONE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].func (argc - 1, argv + 1);
  g_printerr (_("There is no command “%s”. “linli-tool help” lists them.\n"), argv[1]);
  return TOOL_USAGE;
}

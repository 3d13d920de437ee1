/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that exports records; the ending of the target says the format. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

ToolExit
tool_export (int    argc,
             char **argv)
{
  g_autofree char *kind = NULL, *with = NULL, *reason = NULL;
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind, N_("The kind of record, such as person, household, grid; or people"), "KIND" },
    { "with", 0, 0, G_OPTION_ARG_STRING, &with, N_("By the exporter of a plugin"), "ID" },
    { "reveal", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Show personal data in full; the reason is logged"), N_("REASON") },
    { NULL }
  };
  LinliExportOptions options = { 0 };
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (ToolPlugins) host = NULL;
  g_autoptr (GPtrArray) matter_kinds = NULL;
  g_autoptr (GError) error = NULL;
  guint n_written;

  if (!tool_parse (entries, "FILE OUT", 2, &argc, &argv))
    return TOOL_USAGE;
  if (with != NULL && kind == NULL && reason == NULL)
    return tool_export_with (with, argv[1], argv[2]);
  if (kind == NULL || (!g_str_equal (kind, "people") && linli_kind_lookup (kind) == NULL))
    {
      g_printerr ("%s\n", _("Say with --kind which records: a kind such as person, household, grid; or people; or with --with by which plugin."));
      return TOOL_USAGE;
    }
  context = tool_open (argv[1], LINLI_STORE_NO_BACKUP);
  if (context == NULL || (reason != NULL && !tool_log_reveal (context, "linli-tool export", reason)))
    return TOOL_FAILED;
  options.kind = kind;
  options.revealed = reason != NULL;
  host = tool_start_plugins (context);
  matter_kinds = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_MATTER_KIND);
  if (!linli_export_records_in_words (linli_context_get_database (context), &options, matter_kinds, argv[2], &n_written, NULL, &error))
    return tool_fail (error);
  g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u record\n", "%u records\n", n_written), n_written);
  return TOOL_DONE;
}

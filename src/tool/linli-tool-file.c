/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Commands about the file as a whole: demo, journal, undo, redo, backup, restore. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

ToolExit
tool_demo (int    argc,
           char **argv)
{
  int n_households = 3000, seed = 1;
  const GOptionEntry entries[] = {
    { "households", 0, 0, G_OPTION_ARG_INT, &n_households, N_("How many households (3000)"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &seed, N_("The same seed makes the same community (1)"), "S" },
    { NULL }
  };
  g_autoptr (GError) error = NULL;

  if (!tool_parse (entries, "FILE", 1, &argc, &argv))
    return TOOL_USAGE;
  if (n_households < 1 || n_households > 1000000)
    {
      g_printerr ("%s\n", _("The number of households must lie between 1 and 1,000,000."));
      return TOOL_USAGE;
    }
  if (!linli_demo_create (argv[1], n_households, seed, NULL, &error))
    return tool_fail (error);
  return TOOL_DONE;
}

ToolExit
tool_journal (int    argc,
              char **argv)
{
  static const char * const kinds[] = { "do", "undo", "redo", "outside" };
  gboolean json = FALSE;
  int most = 1000;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "count", 0, 0, G_OPTION_ARG_INT, &most, N_("How many entries, the newest first (1000)"), "N" },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  ToolListing *listing;

  if (!tool_parse (entries, "FILE", 1, &argc, &argv))
    return TOOL_USAGE;
  context = tool_open (argv[1], LINLI_STORE_READ_ONLY);
  if (context == NULL)
    return TOOL_FAILED;
  list = linli_journal_list (linli_context_get_database (context), 0, MAX (most, 0), &error);
  if (list == NULL)
    return tool_fail (error);
  listing = tool_listing_new (json);
  for (guint i = 0; i < list->len; i++)
    {
      LinliJournalEntry *entry = g_ptr_array_index (list, i);

      tool_listing_begin_row (listing);
      tool_listing_add_int64 (listing, "id", linli_journal_entry_get_id (entry));
      tool_listing_add_text (listing, "time", linli_journal_entry_get_time (entry));
      tool_listing_add_text (listing, "actor", linli_journal_entry_get_actor (entry));
      tool_listing_add_text (listing, "kind", kinds[linli_journal_entry_get_kind (entry)]);
      tool_listing_add_int64 (listing, "rows", linli_journal_entry_get_n_rows (entry));
      tool_listing_add_text (listing, "undone", linli_journal_entry_is_undone (entry) ? "yes" : "no");
      tool_listing_add_text (listing, "title", linli_journal_entry_get_title (entry));
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
  return TOOL_DONE;
}

static ToolExit
turn (int      argc,
      char   **argv,
      gboolean (*step) (LinliStore *, char **, GError **))
{
  int count = 1;
  const GOptionEntry entries[] = {
    { "count", 0, 0, G_OPTION_ARG_INT, &count, N_("How many actions (1)"), "N" },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (GError) error = NULL;

  if (!tool_parse (entries, "FILE", 1, &argc, &argv))
    return TOOL_USAGE;
  context = tool_open (argv[1], LINLI_STORE_NO_BACKUP);
  if (context == NULL)
    return TOOL_FAILED;
  for (int i = 0; i < count; i++)
    {
      g_autofree char *title = NULL;

      if (!step (linli_context_get_store (context), &title, &error))
        {
          tool_fail (error);
          return g_error_matches (error, LINLI_STORE_ERROR, LINLI_STORE_ERROR_NOTHING) ? TOOL_NOTHING : TOOL_FAILED;
        }
      g_print ("%s\n", title);
    }
  return TOOL_DONE;
}

ToolExit
tool_undo (int    argc,
           char **argv)
{
  return turn (argc, argv, linli_store_undo);
}

ToolExit
tool_redo (int    argc,
           char **argv)
{
  return turn (argc, argv, linli_store_redo);
}

ToolExit
tool_backup (int    argc,
             char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;

  if (!tool_parse (entries, "FILE TO", 2, &argc, &argv))
    return TOOL_USAGE;
  return linli_backup_write (argv[1], argv[2], NULL, &error) ? TOOL_DONE : tool_fail (error);
}

ToolExit
tool_restore (int    argc,
              char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;

  if (!tool_parse (entries, "BACKUP TO", 2, &argc, &argv))
    return TOOL_USAGE;
  return linli_backup_restore (argv[1], argv[2], NULL, &error) ? TOOL_DONE : tool_fail (error);
}

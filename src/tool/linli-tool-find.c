/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that finds: search. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

ToolExit
tool_search (int    argc,
             char **argv)
{
  gboolean json = FALSE;
  g_autofree char *reason = NULL;
  int most = 5;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "reveal", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Show personal data in full; the reason is logged"), N_("REASON") },
    { "count", 0, 0, G_OPTION_ARG_INT, &most, N_("How many results of each kind (5)"), "N" },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GError) error = NULL;
  ToolListing *listing;

  if (!tool_parse (entries, "FILE QUERY", 2, &argc, &argv))
    return TOOL_USAGE;
  context = tool_open (argv[1], LINLI_STORE_NO_BACKUP);
  if (context == NULL)
    return TOOL_FAILED;
  if (reason != NULL && !tool_log_reveal (context, "linli-tool search", reason))
    return TOOL_FAILED;
  groups = linli_search_query (linli_context_get_database (context), argv[2], MAX (most, 1),
                               reason != NULL ? LINLI_SEARCH_REVEALED : LINLI_SEARCH_MASKED, &error);
  if (groups == NULL)
    return tool_fail (error);
  listing = tool_listing_new (json);
  for (guint i = 0; i < groups->len; i++)
    {
      const LinliSearchGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->results->len; j++)
        {
          const LinliSearchResult *result = g_ptr_array_index (group->results, j);

          tool_listing_begin_row (listing);
          tool_listing_add_text (listing, "kind", result->kind);
          tool_listing_add_int64 (listing, "id", result->id);
          tool_listing_add_text (listing, "title", result->title);
          tool_listing_add_text (listing, "subtitle", result->subtitle);
          tool_listing_end_row (listing);
        }
    }
  tool_listing_finish (listing);
  return TOOL_DONE;
}

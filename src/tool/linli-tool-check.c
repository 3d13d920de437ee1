/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that checks a file and lists what it finds. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "linli-tool-private.h"

ToolExit
tool_check (int    argc,
            char **argv)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (ToolPlugins) host = NULL;
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean wrong = FALSE;
  ToolListing *listing;

  if (!tool_parse (entries, "FILE", 1, &argc, &argv))
    return TOOL_USAGE;
  /* For writing, so that what another program edited is taken in first. */
  context = tool_open (argv[1], LINLI_STORE_NO_BACKUP);
  if (context == NULL)
    return TOOL_FAILED;
  host = tool_start_plugins (context);
  more = linli_extensions_dup_list (linli_context_get_extensions (context), LINLI_TYPE_DATA_CHECK);
  findings = linli_check_file (linli_context_get_database (context), more, NULL, &error);
  if (findings == NULL)
    return tool_fail (error);
  listing = tool_listing_new (json);
  for (guint i = 0; i < findings->len; i++)
    {
      LinliFinding *finding = g_ptr_array_index (findings, i);
      double x = NAN, y = NAN;

      linli_finding_get_position (finding, &x, &y);
      wrong = wrong || linli_finding_get_severity (finding) == LINLI_SEVERITY_ERROR;
      tool_listing_begin_row (listing);
      tool_listing_add_text (listing, "severity", linli_severity_get_name (linli_finding_get_severity (finding)));
      tool_listing_add_text (listing, "code", linli_finding_get_code (finding));
      tool_listing_add_text (listing, "kind", linli_finding_get_kind (finding));
      tool_listing_add_int64 (listing, "id", linli_finding_get_id (finding));
      tool_listing_add_double (listing, "x", x);
      tool_listing_add_double (listing, "y", y);
      tool_listing_add_text (listing, "message", linli_finding_get_message (finding));
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
  return wrong ? TOOL_FINDINGS : TOOL_DONE;
}

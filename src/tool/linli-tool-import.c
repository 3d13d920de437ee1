/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command that imports: people from sheets, and boundaries, buildings, roads, water and places from geodata. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

static const char * const verdicts[] = { "skipped", "new", "updated", "unchanged", "refused" };

static void
list_finding (ToolListing              *listing,
              LinliImport              *import,
              const LinliImportFinding *finding)
{
  const char *title = finding->column >= 0 ? linli_import_get_column_title (import, finding->sheet, finding->column) : NULL;

  tool_listing_begin_row (listing);
  tool_listing_add_int64 (listing, "sheet", finding->sheet + 1);
  /* As a spreadsheet counts its rows. */
  tool_listing_add_int64 (listing, "row", finding->row + 1);
  tool_listing_add_text (listing, "column", title);
  tool_listing_add_text (listing, "verdict", verdicts[linli_import_get_verdict (import, finding->sheet, finding->row)]);
  tool_listing_add_text (listing, "severity", finding->refused ? "refused" : "warning");
  tool_listing_add_text (listing, "reason", finding->reason);
  tool_listing_end_row (listing);
}

static ToolExit
import_people (LinliContext *context,
               const char   *source,
               const char   *refused_path,
               gboolean      dry_run,
               gboolean      json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliTable) table = linli_table_open (source, NULL, &error);
  g_autoptr (LinliImport) import = NULL;
  const LinliImportFinding *findings;
  LinliImportCounts counts;
  ToolListing *listing;
  guint n_findings;

  if (table == NULL)
    return tool_fail (error);
  import = linli_import_new (table, linli_context_get_database (context));
  if (!linli_import_check (import, linli_context_get_database (context), NULL, NULL, NULL, &error) ||
      (!dry_run && !linli_import_run (import, linli_context_get_store (context), NULL, NULL, NULL, &error)) ||
      (refused_path != NULL && !linli_import_write_refused (import, refused_path, &error)))
    return tool_fail (error);
  findings = linli_import_get_findings (import, &n_findings);
  linli_import_get_counts (import, &counts);
  listing = tool_listing_new (json);
  for (guint i = 0; i < n_findings; i++)
    list_finding (listing, import, &findings[i]);
  tool_listing_finish (listing);
  g_printerr (_("Rows %u: new %u, updated %u, unchanged %u, refused %u, with remarks %u, skipped %u; households %u, dwellings %u\n"), counts.n_rows,
              counts.n_new, counts.n_updated, counts.n_unchanged, counts.n_refused, counts.n_warned, counts.n_skipped, counts.n_households,
              counts.n_dwellings);
  return counts.n_refused > 0 ? TOOL_FINDINGS : TOOL_DONE;
}

static ToolExit
import_features (LinliContext                    *context,
                 const LinliFeatureImportOptions *options,
                 gboolean                         json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliFeatureReport) report =
    linli_import_features (linli_context_get_store (context), options, NULL, NULL, NULL, &error);
  ToolListing *listing;

  if (report == NULL)
    return tool_fail (error);
  listing = tool_listing_new (json);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const LinliFeatureFinding *finding = &g_array_index (report->findings, LinliFeatureFinding, i);

      tool_listing_begin_row (listing);
      tool_listing_add_int64 (listing, "feature", finding->number);
      tool_listing_add_text (listing, "severity", finding->refused ? "refused" : "warning");
      tool_listing_add_text (listing, "reason", finding->reason);
      tool_listing_add_double (listing, "x", finding->x);
      tool_listing_add_double (listing, "y", finding->y);
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
  g_printerr (_("Layer %s: read %u, new %u, updated %u, unchanged %u, refused %u; moved by up to %.1f m\n"), report->layer, report->n_read,
              report->n_new, report->n_updated, report->n_unchanged, report->n_refused, report->shift);
  return report->n_refused > 0 ? TOOL_FINDINGS : TOOL_DONE;
}

ToolExit
tool_import (int    argc,
             char **argv)
{
  g_autofree char *kind = NULL, *with = NULL, *layer = NULL, *crs = NULL, *name = NULL, *level = NULL, *refused = NULL;
  gboolean dry_run = FALSE, json = FALSE;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &kind, N_("What it becomes: people, grid, building, road, water or place"), "KIND" },
    { "with", 0, 0, G_OPTION_ARG_STRING, &with, N_("By the importer of a plugin"), "ID" },
    { "layer", 0, 0, G_OPTION_ARG_STRING, &layer, N_("The layer of a file with several"), "NAME" },
    { "crs", 0, 0, G_OPTION_ARG_STRING, &crs, N_("The coordinate system: wgs84, gcj02, bd09 or cgcs2000"), "CRS" },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Only the feature of this name"), "NAME" },
    { "level", 0, 0, G_OPTION_ARG_STRING, &level, N_("The level of grids: general, ordinary, micro or dedicated"), "LEVEL" },
    { "refused", 0, 0, G_OPTION_ARG_FILENAME, &refused, N_("Write the refused rows and why to this .xlsx file"), "OUT" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Report only, change nothing"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;

  if (!tool_parse (entries, "FILE SOURCE", 2, &argc, &argv))
    return TOOL_USAGE;
  if (with != NULL && kind == NULL)
    return tool_import_with (with, argv[1], argv[2], dry_run, json);
  if (kind == NULL || !g_strv_contains ((const char * const[]) { "people", "grid", "building", "road", "water", "place", NULL }, kind))
    {
      g_printerr ("%s\n", _("Say with --as what it becomes: people, grid, building, road, water or place; or with --with by which plugin."));
      return TOOL_USAGE;
    }
  if (crs != NULL && !g_strv_contains ((const char * const[]) { "wgs84", "gcj02", "bd09", "cgcs2000", NULL }, crs))
    {
      g_printerr ("%s\n", _("The coordinate system is wgs84, gcj02, bd09 or cgcs2000."));
      return TOOL_USAGE;
    }
  context = tool_open_or_make (argv[1]);
  if (context == NULL)
    return TOOL_FAILED;
  if (g_str_equal (kind, "people"))
    return import_people (context, argv[2], refused, dry_run, json);
  return import_features (context, &(LinliFeatureImportOptions) { argv[2], layer, kind, crs, name, level, dry_run }, json);
}

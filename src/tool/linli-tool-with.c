/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Importing and exporting with what plugins add. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

/* An importer or exporter of that id; NULL with the reason told, and the others listed. */
static gpointer
find (LinliContext *context,
      GType         type,
      const char   *id,
      const char *(*get_id) (gpointer extension),
      const char *(*get_title) (gpointer extension))
{
  g_autoptr (GPtrArray) list = linli_extensions_dup_list (linli_context_get_extensions (context), type);

  for (guint i = 0; i < list->len; i++)
    if (g_str_equal (get_id (g_ptr_array_index (list, i)), id))
      return g_object_ref (g_ptr_array_index (list, i));
  g_printerr (_("No plugin that is on offers “%s”. There are:\n"), id);
  for (guint i = 0; i < list->len; i++)
    g_printerr ("  %s\t%s\n", get_id (g_ptr_array_index (list, i)), get_title (g_ptr_array_index (list, i)));
  return NULL;
}

static void
list_left (LinliWorkReport *report,
           gboolean         json)
{
  ToolListing *listing = tool_listing_new (json);

  for (guint i = 0; i < linli_work_report_get_n_left (report); i++)
    {
      guint row;
      g_autofree char *reason = linli_work_report_dup_left (report, i, &row);

      tool_listing_begin_row (listing);
      tool_listing_add_int64 (listing, "row", row);
      tool_listing_add_text (listing, "reason", reason);
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
}

ToolExit
tool_import_with (const char *id,
                  const char *path,
                  const char *source,
                  gboolean    dry_run,
                  gboolean    json)
{
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (ToolPlugins) host = NULL;
  g_autoptr (LinliImporter) importer = NULL;
  g_autoptr (LinliWorkReport) report = linli_work_report_new ();
  g_autoptr (GError) error = NULL;

  if (dry_run)
    {
      g_printerr ("%s\n", _("Plugins import at once; there is no --dry-run. One “linli-tool undo” takes it back."));
      return TOOL_USAGE;
    }
  context = tool_open_or_make (path);
  if (context == NULL)
    return TOOL_FAILED;
  host = tool_start_plugins (context);
  importer = find (context, LINLI_TYPE_IMPORTER, id, (const char *(*) (gpointer)) linli_importer_get_id,
                   (const char *(*) (gpointer)) linli_importer_get_title);
  if (importer == NULL)
    return TOOL_USAGE;
  if (!linli_importer_run (importer, context, source, report, NULL, &error))
    return tool_fail (error);
  list_left (report, json);
  g_printerr (_("Rows taken %u, left %u\n"), linli_work_report_get_n_taken (report), linli_work_report_get_n_left (report));
  return linli_work_report_get_n_left (report) > 0 ? TOOL_FINDINGS : TOOL_DONE;
}

static void
exported_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      data)
{
  g_set_object ((GAsyncResult **) data, result);
}

ToolExit
tool_export_with (const char *id,
                  const char *path,
                  const char *target)
{
  g_autoptr (LinliContext) context = tool_open (path, LINLI_STORE_NO_BACKUP);
  g_autoptr (ToolPlugins) host = NULL;
  g_autoptr (LinliExporter) exporter = NULL;
  g_autoptr (LinliWorkReport) report = linli_work_report_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  if (context == NULL)
    return TOOL_FAILED;
  host = tool_start_plugins (context);
  exporter = find (context, LINLI_TYPE_EXPORTER, id, (const char *(*) (gpointer)) linli_exporter_get_id,
                   (const char *(*) (gpointer)) linli_exporter_get_title);
  if (exporter == NULL)
    return TOOL_USAGE;
  linli_exporter_run_async (exporter, context, target, report, NULL, exported_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  if (!linli_exporter_run_finish (exporter, result, &error))
    return tool_fail (error);
  n = linli_work_report_get_n_taken (report);
  g_printerr (g_dngettext (GETTEXT_PACKAGE, "%u record\n", "%u records\n", n), n);
  return TOOL_DONE;
}

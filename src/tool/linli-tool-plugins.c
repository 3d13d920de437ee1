/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Commands about plugins, and their host for commands that plugins take part in. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-private.h"

/* What does not work is no reason to fail: `linli-tool plugins` lists why. */
ToolPlugins *
tool_start_plugins (LinliContext *context)
{
  LinliPluginHost *host = linli_plugin_host_new (context, NULL, LINLI_PLUGIN_HOST_DEFAULT);

  linli_plugin_host_add_usual_folders (host);
  linli_plugin_host_start (host);
  return host;
}

void
tool_stop_plugins (ToolPlugins *self)
{
  linli_plugin_host_close (self);
  g_object_unref (self);
}

static gboolean
switch_plugin (LinliPluginHost  *host,
               const char       *id,
               gboolean          enabled)
{
  g_autoptr (GError) error = NULL;
  LinliPlugin *plugin = linli_plugin_host_find (host, id);

  if (plugin == NULL)
    {
      g_printerr (_("There is no plugin “%s”.\n"), id);
      return FALSE;
    }
  if (linli_plugin_host_set_enabled (host, plugin, enabled, &error))
    return TRUE;
  tool_fail (error);
  return FALSE;
}

/* Whether every plugin that is on works. */
static gboolean
list (LinliPluginHost *host,
      gboolean         json)
{
  GListModel *plugins = linli_plugin_host_get_plugins (host);
  ToolListing *listing = tool_listing_new (json);
  gboolean good = TRUE;

  for (guint i = 0; i < g_list_model_get_n_items (plugins); i++)
    {
      g_autoptr (LinliPlugin) plugin = g_list_model_get_item (plugins, i);
      LinliPluginState state = linli_plugin_get_state (plugin);

      good = good && state != LINLI_PLUGIN_BLOCKED && state != LINLI_PLUGIN_FAILED;
      tool_listing_begin_row (listing);
      tool_listing_add_text (listing, "id", linli_plugin_get_id (plugin));
      tool_listing_add_text (listing, "version", linli_plugin_get_version (plugin));
      tool_listing_add_text (listing, "state", linli_plugin_state_get_name (state));
      tool_listing_add_text (listing, "origin", linli_plugin_get_origin (plugin) == LINLI_PLUGIN_BUNDLED ? "bundled" : "outside");
      tool_listing_add_text (listing, "name", linli_plugin_get_name (plugin));
      tool_listing_add_text (listing, "reason", linli_plugin_get_reason (plugin));
      tool_listing_add_text (listing, "path", linli_plugin_get_path (plugin));
      tool_listing_end_row (listing);
    }
  tool_listing_finish (listing);
  return good;
}

ToolExit
tool_plugins (int    argc,
              char **argv)
{
  gboolean json = FALSE;
  g_autofree char *enable = NULL;
  g_autofree char *disable = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print JSON"), NULL },
    { "enable", 0, 0, G_OPTION_ARG_STRING, &enable, N_("Switch a plugin on"), "ID" },
    { "disable", 0, 0, G_OPTION_ARG_STRING, &disable, N_("Switch a plugin off"), "ID" },
    { NULL }
  };
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (ToolPlugins) host = NULL;

  if (!tool_parse (entries, "FILE", 1, &argc, &argv))
    return TOOL_USAGE;
  context = tool_open (argv[1], LINLI_STORE_NO_BACKUP);
  if (context == NULL)
    return TOOL_FAILED;
  host = tool_start_plugins (context);
  if ((enable != NULL && !switch_plugin (host, enable, TRUE)) || (disable != NULL && !switch_plugin (host, disable, FALSE)))
    return TOOL_FAILED;
  return list (host, json) ? TOOL_DONE : TOOL_FINDINGS;
}

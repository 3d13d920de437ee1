/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The commands for authors of plugins. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "linli-tool-plugin-private.h"

static const struct {
  const char *name;
  ToolCommandFunc func;
} commands[] = {
  { "new", tool_plugin_new },
  { "check", tool_plugin_check },
  { "try", tool_plugin_try }, /* what check runs in a program of its own */
};

ToolExit
tool_plugin (int    argc,
             char **argv)
{
  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].func (argc - 1, argv + 1);
  g_printerr ("%s\n", _("Say “linli-tool plugin new NAME” or “linli-tool plugin check FILE”."));
  return TOOL_USAGE;
}

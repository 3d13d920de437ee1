/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The command `linli-tool run example`: the lamps that are open, one a line. No screen is needed, and no widget made. */

#include "lp-lamp-tool.h"

#include <glib/gi18n-lib.h>

#include "lp-lamp-store.h"

static LinliToolCommandExit
lp_lamp_tool_refuse (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, _("It takes one argument, the state: reported or mended; or none."));
  return LINLI_TOOL_COMMAND_USAGE;
}

LinliToolCommandExit
lp_lamp_tool_list (LinliContext         *context,
                   int                   argc,
                   const char * const   *argv,
                   GOutputStream        *output,
                   GError              **error)
{
  g_autoptr (GPtrArray) lamps = NULL;
  guint n = 0;

  if (argc > 2 || (argc == 2 && !g_str_equal (argv[1], LP_LAMP_REPORTED) && !g_str_equal (argv[1], LP_LAMP_MENDED)))
    return lp_lamp_tool_refuse (error);
  lamps = lp_lamp_list (linli_context_get_database (context), error);
  if (lamps == NULL)
    return LINLI_TOOL_COMMAND_FAILED;
  for (guint i = 0; i < lamps->len; i++)
    {
      const LpLamp *lamp = g_ptr_array_index (lamps, i);

      if (argc == 2 && !g_str_equal (lamp->state, argv[1]))
        continue;
      if (!g_output_stream_printf (output, NULL, NULL, error, "%s\t%s\t%s\t%s\n", lamp->state, lamp->title, lamp->place != NULL ? lamp->place : "",
                                   lamp->bulb != NULL ? lamp->bulb : ""))
        return LINLI_TOOL_COMMAND_FAILED;
      n++;
    }
  return n > 0 ? LINLI_TOOL_COMMAND_DONE : LINLI_TOOL_COMMAND_NOTHING;
}

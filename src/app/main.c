/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Starts the program; its settings are found in the build folder when it runs from there. */

#include "config.h"

#include <glib/gi18n.h>
#include <linli-locale.h>
#include <signal.h>

#include "linli-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autofree char *build = linli_locale_dup_build_folder ();
  g_autoptr (LinliApplication) application = NULL;

  if (build != NULL)
    {
      g_autofree char *schemas = g_build_filename (build, "data", NULL);

      g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
    }
  signal (SIGPIPE, SIG_IGN); /* a worker that died while it is written to is an error, not the end */
  linli_locale_init ();
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name (_("Linli"));

  application = linli_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}

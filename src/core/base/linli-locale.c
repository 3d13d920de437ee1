/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where a program finds its translations: installed, or in the build folder it was started from. */

#include "config.h"

#include "linli-locale.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <string.h>

#include "linli-workers.h"

/**
 * linli_locale_dup_build_folder:
 *
 * A program that is started from where it was built (src/NAME/PROGRAM below the build folder) uses what lies there:
 * translations, settings schemas, modules.
 *
 * Returns: (transfer full) (nullable): the build folder; %NULL for an installed program
 */
char *
linli_locale_dup_build_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;

  for (int depth = 0; folder != NULL && depth < 4; depth++)
    {
      g_autofree char *mark = g_build_filename (folder, "meson-private", NULL);
      g_autofree char *parent = NULL;

      if (g_file_test (mark, G_FILE_TEST_IS_DIR))
        return g_steal_pointer (&folder);
      parent = g_path_get_dirname (folder);
      g_free (folder);
      folder = g_steal_pointer (&parent);
    }
  return NULL;
}

/**
 * linli_locale_dup_worker:
 * @name: a program that comes with Linli and is run by it, as “linli-solver”
 *
 * Finds it: of the build folder when this program runs there, else where it was installed. Whether it is there is not looked at.
 *
 * Returns: (transfer full): its path
 */
char *
linli_locale_dup_worker (const char *name)
{
  g_autofree char *build = linli_locale_dup_build_folder ();
  const char *folder = strrchr (name, '-'); /* linli-solver is built in src/solver */

  g_return_val_if_fail (folder != NULL, NULL);

  return build != NULL ? g_build_filename (build, "src", folder + 1, name, NULL) : g_build_filename (LINLI_LIBEXECDIR, name, NULL);
}

/**
 * linli_locale_init:
 *
 * Takes over the language of the environment and binds the translations. To be called first thing in main().
 */
void
linli_locale_init (void)
{
  g_autofree char *build = linli_locale_dup_build_folder ();
  g_autofree char *folder = build != NULL ? g_build_filename (build, "po", NULL) : g_strdup (LINLI_LOCALEDIR);

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

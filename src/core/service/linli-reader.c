/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Finds and loads the reader module: beside the core in the build tree, in the library's own folder once installed (also when the
 * whole installation was moved), else where it was configured to be. Loaded once and then resident, because GDAL does not unload. */

#define _GNU_SOURCE /* dladdr */
#include "config.h"

#include <dlfcn.h>
#include <gmodule.h>

#include "linli-reader-private.h"
#include "linli-table-private.h"

#define MODULE_NAME "liblinli-reader." G_MODULE_SUFFIX

static char *
linli_reader_find_module (void)
{
  g_autofree char *folder = NULL;
  g_autofree char *configured = g_build_filename (LINLI_PKGLIBDIR, MODULE_NAME, NULL);
  Dl_info info;

  if (dladdr ((gconstpointer) _linli_reader_load, &info) != 0 && info.dli_fname != NULL)
    {
      g_autofree char *built = NULL;
      g_autofree char *installed = NULL;

      folder = g_path_get_dirname (info.dli_fname);
      built = g_build_filename (folder, "service", "reader", MODULE_NAME, NULL);
      installed = g_build_filename (folder, "linli", MODULE_NAME, NULL);
      if (g_file_test (built, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&built);
      if (g_file_test (installed, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&installed);
    }
  return g_steal_pointer (&configured);
}

static const LinliReaderInterface *
linli_reader_load_from (const char  *path,
                        GError     **error)
{
  GModule *module = g_module_open (path, G_MODULE_BIND_LOCAL);
  gpointer symbol = NULL;
  const LinliReaderInterface *reader;

  if (module == NULL || !g_module_symbol (module, "linli_reader_get_interface", &symbol) || symbol == NULL)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_MODULE, "the reader for such files cannot be loaded: %s", g_module_error ());
      return NULL;
    }
  g_module_make_resident (module);
  reader = ((LinliReaderGetInterface) symbol) ();
  if (reader->version != LINLI_READER_VERSION)
    {
      g_set_error (error, LINLI_READER_ERROR, LINLI_READER_ERROR_NO_MODULE, "the reader in %s belongs to another version", path);
      return NULL;
    }
  return reader;
}

const LinliReaderInterface *
_linli_reader_load (GError **error)
{
  static GMutex mutex;
  static const LinliReaderInterface *loaded;
  const LinliReaderInterface *reader;

  g_mutex_lock (&mutex);
  if (loaded == NULL)
    {
      g_autofree char *path = linli_reader_find_module ();

      loaded = linli_reader_load_from (path, error);
    }
  reader = loaded;
  g_mutex_unlock (&mutex);
  return reader;
}

LinliTable *
_linli_table_open_zip (const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const LinliReaderInterface *reader = _linli_reader_load (error);

  return reader != NULL ? reader->open_table (path, cancellable, error) : NULL;
}

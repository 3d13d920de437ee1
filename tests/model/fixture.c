/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What every test of the model begins and ends with. */

#include "config.h"

#include "fixture.h"

#include <glib/gstdio.h>

void
fixture_set_up (Fixture       *fixture,
                gconstpointer  unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("linli-model-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.linli", NULL);
  fixture->store = linli_store_open (fixture->path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  unused)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  /* A thread that reads for somebody who has gone ends by itself. */
  while (G_OBJECT (fixture->store)->ref_count > 1 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  linli_store_close (fixture->store);
  g_assert_finalize_object (fixture->store);
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (fixture->path, suffixes[i], NULL);

      g_remove (name);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

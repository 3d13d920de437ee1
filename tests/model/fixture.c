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
  fixture->context = linli_context_open (fixture->path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  fixture->store = g_object_ref (linli_context_get_store (fixture->context));
}

void
fixture_act (Fixture         *fixture,
             LinliActionFunc  func,
             gpointer         data)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "test", func, data, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
run_cb (LinliTransaction  *transaction,
        gpointer           data,
        GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), data, error);
}

void
fixture_run (Fixture    *fixture,
             const char *script)
{
  fixture_act (fixture, run_cb, (gpointer) script);
}

typedef struct {
  LinliMatterKind *kind;
  gint64 id;
  const char *step;
  const char *text;
} FixtureStep;

static gboolean
step_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  FixtureStep *step = data;

  return linli_matter_kind_step (step->kind, transaction, step->id, step->step, step->text, error);
}

gboolean
fixture_try_step (Fixture          *fixture,
                  LinliMatterKind  *kind,
                  gint64            id,
                  const char       *step,
                  const char       *text,
                  GError          **error)
{
  FixtureStep wish = { kind, id, step, text };

  return linli_store_act (fixture->store, "step", step_cb, &wish, NULL, error);
}

void
fixture_step (Fixture         *fixture,
              LinliMatterKind *kind,
              gint64           id,
              const char      *step,
              const char      *text)
{
  g_autoptr (GError) error = NULL;

  fixture_try_step (fixture, kind, id, step, text, &error);
  g_assert_no_error (error);
}

gint64
fixture_get (Fixture    *fixture,
             const char *sql)
{
  return linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, sql, NULL);
}

void
fixture_assert_text (Fixture    *fixture,
                     const char *sql,
                     const char *expected)
{
  g_autofree char *found = linli_database_dup_text (linli_store_get_reader (fixture->store), sql, NULL);

  g_assert_cmpstr (found, ==, expected);
}

void
fixture_tear_down (Fixture       *fixture,
                   gconstpointer  unused)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };

  gint64 end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  /* A thread that reads for somebody who has gone ends by itself. */
  while (G_OBJECT (fixture->store)->ref_count > 2 && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  linli_context_close (fixture->context);
  g_assert_finalize_object (fixture->context);
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

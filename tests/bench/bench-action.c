/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What one action of the user costs, journal, derived tables and sync included, beside the same UPDATE as a plain transaction
 * of SQLite on the same disk. Budget: at most 1 ms more. Arguments: households (3000 and 100000). */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#define N_ACTIONS 1000

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
quantile (double *values,
          double  part)
{
  qsort (values, N_ACTIONS, sizeof *values, compare_doubles);
  return values[(gsize) (part * (N_ACTIONS - 1))];
}

static gboolean
edit (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  g_autoptr (LinliRecord) person = linli_record_load (linli_transaction_get_database (transaction), linli_kind_lookup ("person"), *(gint64 *) data, error);
  g_autofree char *note = g_strdup_printf ("%u", g_random_int ());

  if (person == NULL)
    return FALSE;
  linli_record_set_text (person, "note", note);
  return linli_record_save (person, transaction, error);
}

static gint64 *
load_ids (LinliContext *context)
{
  gint64 *ids = g_new0 (gint64, N_ACTIONS);
  g_autoptr (LinliStatement) statement =
    linli_database_query (linli_context_get_database (context), NULL, "SELECT id FROM person ORDER BY id * 7919 % 100003 LIMIT ?", "i", (gint64) N_ACTIONS);

  for (guint i = 0; i < N_ACTIONS && linli_statement_step (statement, NULL); i++)
    ids[i] = linli_statement_get_int64 (statement, 0);
  return ids;
}

static void
time_actions (LinliContext *context,
              gint64       *ids,
              double       *seconds)
{
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();

      if (!linli_store_act (linli_context_get_store (context), "edit", edit, &ids[i], NULL, &error))
        g_error ("%s", error->message);
      seconds[i] = (g_get_monotonic_time () - start) / 1e6;
    }
}

static void
time_plain (const char *path,
            gint64     *ids,
            double     *seconds)
{
  sqlite3 *database;
  sqlite3_stmt *statement;

  if (sqlite3_open (path, &database) != SQLITE_OK ||
      sqlite3_exec (database, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE plain (id INTEGER PRIMARY KEY, note TEXT);"
                    "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) INSERT INTO plain SELECT i, 'x' FROM n", NULL, NULL, NULL) != SQLITE_OK ||
      sqlite3_prepare_v2 (database, "UPDATE plain SET note = ?2 WHERE id = ?1", -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (database));
  for (guint i = 0; i < N_ACTIONS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      sqlite3_bind_int64 (statement, 1, ids[i] % 300000);
      sqlite3_bind_int64 (statement, 2, g_random_int ());
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (database));
      sqlite3_reset (statement);
      seconds[i] = (g_get_monotonic_time () - start) / 1e6;
    }
  sqlite3_finalize (statement);
  sqlite3_close (database);
}

static void
remove_database (const char *path)
{
  static const char * const endings[] = { "", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static void
measure (guint n_households)
{
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.linli", NULL);
  g_autofree char *plain_path = g_build_filename (folder, "plain.db", NULL);
  g_autofree double *ours = g_new0 (double, N_ACTIONS);
  g_autofree double *plain = g_new0 (double, N_ACTIONS);
  g_autofree gint64 *ids = NULL;
  g_autoptr (LinliContext) context = NULL;
  g_autoptr (GError) error = NULL;
  double ours_median, plain_median;

  if (!linli_demo_create (path, n_households, 7, NULL, &error) ||
      (context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error)) == NULL)
    g_error ("%s", error->message);
  ids = load_ids (context);
  time_actions (context, ids, ours);
  time_plain (plain_path, ids, plain);
  ours_median = quantile (ours, 0.5);
  plain_median = quantile (plain, 0.5);
  printf ("action %6u households: median %.3f ms (p99 %.3f), plain UPDATE %.3f ms (p99 %.3f), more by %.3f ms, ratio %.2f\n", n_households,
          ours_median * 1e3, quantile (ours, 0.99) * 1e3, plain_median * 1e3, quantile (plain, 0.99) * 1e3, (ours_median - plain_median) * 1e3,
          ours_median / plain_median);
  g_clear_object (&context);
  remove_database (path);
  remove_database (plain_path);
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  static const guint sizes[] = { 3000, 100000 };

  if (argc > 1)
    measure (atoi (argv[1]));
  else
    for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
      measure (sizes[i]);
  return 0;
}

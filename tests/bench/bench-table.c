/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A table over a million residents: how long until the first rows of a query are there, until all are counted, what a jump costs, and
 * what a change. LINLI_BENCH_ROWS says another number of residents. */

#include <stdio.h>
#include <stdlib.h>

#include <glib/gstdio.h>
#include <linli-core.h>

/* What a screen shows. */
#define N_SHOWN 40
#define N_JUMPS 200
#define FRAME (1.0 / 60)

typedef struct {
  gint64 n_persons;
  LinliStore *store;
  LinliIdList *list;
} Bench;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* A home for every two and a half people, forty homes a building. */
static gboolean
fill_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Bench *bench = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 n_homes = bench->n_persons * 2 / 5, n_buildings = n_homes / 40 + 1;

  return linli_database_run (database, error, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                             " INSERT INTO compound (id, name) SELECT i, '东坡' || i || '小区' FROM n", "i", n_buildings / 10 + 1) &&
         linli_database_run (database, error, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                             " INSERT INTO building (id, compound_id, name) SELECT i, i / 10 + 1, (i % 10 + 1) || '栋' FROM n", "i", n_buildings) &&
         linli_database_run (database, error, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)"
                             " INSERT INTO dwelling (id, building_id, floor, room) SELECT i, i / 40 + 1, i % 40 / 4 + 1, (i % 40 / 4 + 1) || '0' || (i % 4 + 1) FROM n",
                             "i", n_homes) &&
         linli_database_run (database, error, "INSERT INTO dwelling_standing (dwelling_id, address, sort_key) SELECT d.id, c.name || b.name || d.room,"
                             " CAST (printf ('%06d%02d%02d%04d', c.id, b.id % 10, d.floor, d.room) AS BLOB) FROM dwelling d"
                             " JOIN building b ON b.id = d.building_id JOIN compound c ON c.id = b.compound_id", NULL) &&
         linli_database_run (database, error, "INSERT INTO household (id, dwelling_id, head_id) SELECT id, id, id FROM dwelling", NULL) &&
         linli_database_run (database, error, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"
                             " INSERT INTO person (id, household_id, name, sex, birth_date, phone) SELECT i, i % ?2 + 1,"
                             " substr ('张李王单曾陈刘杨赵黄周吴', abs (random ()) % 12 + 1, 1) || char (20000 + abs (random ()) % 400, 20000 + abs (random ()) % 400),"
                             " i % 2 + 1, printf ('%04d-%02d-%02d', 1935 + i % 85, i % 12 + 1, i % 28 + 1), printf ('13%09d', i) FROM n",
                             "ii", bench->n_persons, n_homes) &&
         linli_database_run (database, error, "INSERT INTO tag (id, subject_kind, subject_id, code) SELECT id, 'person', id, 'alone' FROM person WHERE id % 100 = 0",
                             NULL);
}

static gboolean
rename_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "UPDATE person SET name = '改名' WHERE id = 7", NULL);
}

static void
show (Bench *bench,
      guint  position)
{
  for (guint i = 0; i < N_SHOWN; i++)
    {
      g_autoptr (LinliRow) row = g_list_model_get_item (G_LIST_MODEL (bench->list), position + i);

      if (row != NULL && linli_row_get_text (row, 0) == NULL)
        g_error ("a row without a name");
    }
}

static void
report (const char *what,
        double      seconds,
        double      budget)
{
  if (budget > 0)
    printf ("%-46s %8.4f s   %5.2f × the budget of %.4f s\n", what, seconds, seconds / budget, budget);
  else
    printf ("%-46s %8.4f s\n", what, seconds);
}

static void
measure_query (Bench              *bench,
               const char         *what,
               LinliResidentQuery *query,
               double              budget)
{
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);
  g_autofree char *first = g_strdup_printf ("%s: first rows", what);
  g_autofree char *all = NULL;
  gint64 start;

  linli_id_list_set_query (bench->list, NULL);
  start = g_get_monotonic_time ();
  linli_id_list_set_query (bench->list, rows);
  while (g_list_model_get_n_items (G_LIST_MODEL (bench->list)) == 0 && linli_id_list_is_loading (bench->list))
    g_main_context_iteration (NULL, TRUE);
  show (bench, 0);
  report (first, seconds_since (start), budget);
  while (linli_id_list_is_loading (bench->list))
    g_main_context_iteration (NULL, TRUE);
  all = g_strdup_printf ("%s: all %u rows", what, g_list_model_get_n_items (G_LIST_MODEL (bench->list)));
  report (all, seconds_since (start), 0);
}

static void
measure_jumps (Bench *bench)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->list));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  double worst = 0;
  gint64 start = g_get_monotonic_time ();

  show (bench, n - N_SHOWN);
  report ("jump to the end", seconds_since (start), FRAME);
  for (guint i = 0; i < N_JUMPS; i++)
    {
      start = g_get_monotonic_time ();
      show (bench, (guint) g_rand_int_range (rand, 0, (gint32) (n - N_SHOWN)));
      worst = MAX (worst, seconds_since (start));
    }
  report ("worst of 200 jumps", worst, FRAME);
}

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gboolean   *told)
{
  *told = TRUE;
}

static void
measure_change (Bench *bench)
{
  gboolean told = FALSE;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (bench->list, "items-changed", G_CALLBACK (changed_cb), &told);
  if (!linli_store_act (bench->store, "bench", rename_cb, NULL, NULL, &error))
    g_error ("%s", error->message);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  report ("a change, until the list by name has moved it", seconds_since (start), 0);
}

static void
measure (Bench *bench)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);
  g_autoptr (LinliResidentQuery) homes = linli_resident_query_new (LINLI_RESIDENT_ROWS_HOUSEHOLDS);

  measure_query (bench, "residents by address", query, 0.2);
  measure_jumps (bench);
  measure_query (bench, "households by address", homes, 0.2);
  linli_resident_query_add_tag (query, "alone");
  measure_query (bench, "living alone", query, 0.2);
  linli_resident_query_add_tag (query, NULL);
  linli_resident_query_set_ages (query, 80, -1);
  measure_query (bench, "80 and older", query, 0.2);
  linli_resident_query_set_ages (query, -1, -1);
  linli_resident_query_set_sort (query, "age", TRUE);
  measure_query (bench, "residents by age", query, 0);
  linli_resident_query_set_sort (query, "name", FALSE);
  measure_query (bench, "residents by name", query, 0);
  measure_change (bench);
}

int
main (void)
{
  const char *rows = g_getenv ("LINLI_BENCH_ROWS");
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "table.linli", NULL);
  g_autoptr (GError) error = NULL;
  Bench bench = { .n_persons = rows != NULL ? atoi (rows) : 1000000 };
  gint64 start = g_get_monotonic_time ();

  bench.store = linli_store_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  if (bench.store == NULL || !linli_store_act (bench.store, "bench", fill_cb, &bench, NULL, &error))
    g_error ("%s", error->message);
  printf ("%d residents, written in %.1f s\n", (int) bench.n_persons, seconds_since (start));
  bench.list = linli_id_list_new (bench.store);
  measure (&bench);
  g_object_unref (bench.list);
  linli_store_close (bench.store);
  g_object_unref (bench.store);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}

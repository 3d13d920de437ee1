/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A table over a million residents: how long until its first rows are there under each order and filter, until all are counted, what
 * a jump costs, and what a change. LINLI_BENCH_ROWS says another number of residents. */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <glib/gstdio.h>
#include <linli-core.h>

/* What a screen shows. */
#define N_SHOWN 40
#define N_JUMPS 200
#define FRAME (1.0 / 60)
#define FIRST 0.2

typedef struct {
  gint64 n_persons;
  LinliStore *store;
  LinliIdList *list;
  guint n_measured; /* against a budget */
  guint n_over;
} Bench;

/* Seconds, by the clock and of the processor. */
typedef struct {
  double wall;
  double processor;
} Cost;

static Cost
now (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  return (Cost) { (double) g_get_monotonic_time () / G_USEC_PER_SEC, (double) used.tv_sec + (double) used.tv_nsec / 1e9 };
}

static Cost
since (Cost start)
{
  Cost end = now ();

  return (Cost) { end.wall - start.wall, end.processor - start.processor };
}

#define COUNT_TO "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)"

/* A home for every two and a half people, forty homes a building, four hundred to a grid. */
static gboolean
fill_homes (LinliDatabase  *database,
            gint64          n_homes,
            GError        **error)
{
  gint64 n_buildings = n_homes / 40 + 1;

  return linli_database_run (database, error, COUNT_TO " INSERT INTO compound (id, name) SELECT i, '东坡' || i || '小区' FROM n", "i", n_buildings / 10 + 1) &&
         linli_database_run (database, error, COUNT_TO " INSERT INTO building (id, compound_id, name) SELECT i, i / 10 + 1, (i % 10 + 1) || '栋' FROM n",
                             "i", n_buildings) &&
         linli_database_run (database, error, COUNT_TO " INSERT INTO grid (id, parent_id, level, name) SELECT i, CASE WHEN i % 20 > 1 THEN i - i % 20 + 1 END,"
                             " CASE i % 20 WHEN 1 THEN 'general' ELSE 'micro' END, '第' || i || '网格' FROM n", "i", n_homes / 400 + 2) &&
         linli_database_run (database, error, COUNT_TO " INSERT INTO dwelling (id, building_id, floor, room, tenure) SELECT i, i / 40 + 1, i % 40 / 4 + 1,"
                             " (i % 40 / 4 + 1) || '0' || (i % 4 + 1), CASE WHEN i % 3 THEN iif (i % 7, 'owner', 'rented') END FROM n", "i", n_homes) &&
         linli_database_run (database, error, "INSERT INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) SELECT d.id, c.name || b.name || d.room,"
                             " CAST (printf ('%06d%02d%02d%04d', c.id, b.id % 10, d.floor, d.room) AS BLOB), d.id / 400 + 1 FROM dwelling d"
                             " JOIN building b ON b.id = d.building_id JOIN compound c ON c.id = b.compound_id", NULL) &&
         linli_database_run (database, error, "INSERT INTO household (id, dwelling_id, head_id, kind, phone, number, moved_out_on) SELECT id, id, id, 'family',"
                             " printf ('0833%07d', id * 7919 % 9999991), id * 104729 % 999983, CASE WHEN id % 100 = 7 THEN '2024-01-02' END FROM dwelling", NULL);
}

static gboolean
fill_people (LinliDatabase  *database,
             gint64          n_persons,
             gint64          n_homes,
             GError        **error)
{
  return linli_database_run (database, error, COUNT_TO " INSERT INTO person (id, household_id, name, sex, birth_date, identity_type, identity_number, phone,"
                             " relation_to_head, relation_to_owner, population_type, residence_status, ethnicity, education, attention, deceased_on, away_from, moved_in_on)"
                             " SELECT i, i % ?2 + 1,"
                             " substr ('张李王单曾陈刘杨赵黄周吴', abs (random ()) % 12 + 1, 1) || char (20000 + abs (random ()) % 400, 20000 + abs (random ()) % 400),"
                             " i % 2 + 1, printf ('%04d-%02d-%02d', 1935 + i % 85, i % 12 + 1, i % 28 + 1), iif (i % 200, '111', '414'),"
                             " printf ('5111%014d', i * 7919 % 1000003), printf ('13%09d', i * 104729 % 999999937), iif (i <= ?2, '02', 10 + i % 3 * 10),"
                             " CASE i % 5 WHEN 1 THEN 'owner' END, iif (i % 10, 'registered', 'floating'), CASE i % 50 WHEN 1 THEN 'rented' END,"
                             " iif (i % 30, '01', '0' || (i % 7 + 2)), i % 9 * 10, CASE i % 1000 WHEN 1 THEN 'red' END,"
                             " CASE i % 150 WHEN 3 THEN '2023-05-06' END, CASE i % 300 WHEN 5 THEN '2020-01-01' END,"
                             " CASE WHEN i % 4 THEN printf ('%04d-%02d-01', 1990 + i % 35, i % 12 + 1) END FROM n", "ii", n_persons, n_homes) &&
         linli_database_run (database, error, "INSERT INTO tag (subject_kind, subject_id, code) SELECT 'person', id, 'alone' FROM person WHERE id % 100 = 0", NULL) &&
         linli_database_run (database, error, "INSERT INTO tag (subject_kind, subject_id, code) SELECT 'person', id, 'disabled' FROM person WHERE id % 20000 = 0",
                             NULL);
}

/* As the deriver of names would have. */
static gboolean
fill_names (LinliDatabase  *database,
            GError        **error)
{
  g_autoptr (LinliStatement) find = linli_database_prepare (database, "SELECT DISTINCT name FROM person", error);
  g_autoptr (LinliStatement) insert = linli_database_prepare (database, "INSERT INTO name_order VALUES (?, ?)", error);
  g_autoptr (GError) local_error = NULL;

  while (linli_statement_step (find, &local_error))
    {
      g_autoptr (GBytes) key = linli_natural_name_key (linli_statement_get_text (find, 0));

      linli_statement_bind_text (insert, 1, linli_statement_get_text (find, 0));
      linli_statement_bind_bytes (insert, 2, key);
      if (!linli_statement_run (insert, error))
        return FALSE;
    }
  g_assert_no_error (local_error);
  return TRUE;
}

static gboolean
fill_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  Bench *bench = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 n_homes = bench->n_persons * 2 / 5;

  return fill_homes (database, n_homes, error) && fill_people (database, bench->n_persons, n_homes, error) && fill_names (database, error);
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

/* A line with a verdict; what takes longer than it may is counted. The processor's time stands beside the clock's: on a machine
 * that does other things as well, only that says what the work costs. */
static void
report (Bench      *bench,
        const char *what,
        Cost        cost,
        double      budget)
{
  gboolean over = budget > 0 && cost.wall > budget;

  bench->n_measured += budget > 0;
  bench->n_over += over;
  printf ("%-74s %8.4f s  (processor %8.4f s)", what, cost.wall, cost.processor);
  if (budget > 0)
    printf ("  %6.2f × the budget of %.4f s%s", cost.wall / budget, budget, over ? "  OVER" : "");
  printf ("\n");
  fflush (stdout);
}

/* What it costs until the first rows of a query can be shown. */
static Cost
measure_first (Bench              *bench,
               LinliResidentQuery *query)
{
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);
  Cost start;

  linli_id_list_set_query (bench->list, NULL);
  start = now ();
  linli_id_list_set_query (bench->list, rows);
  while (g_list_model_get_n_items (G_LIST_MODEL (bench->list)) == 0 && linli_id_list_is_loading (bench->list))
    g_main_context_iteration (NULL, TRUE);
  show (bench, 0);
  return since (start);
}

static void
finish_loading (Bench *bench)
{
  while (linli_id_list_is_loading (bench->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
measure_query (Bench              *bench,
               const char         *what,
               LinliResidentQuery *query)
{
  g_autofree char *first = g_strdup_printf ("%s: first rows", what);
  g_autofree char *jump = g_strdup_printf ("%s: jump to the end", what);
  g_autofree char *all = NULL;
  guint n;
  Cost start = now ();

  report (bench, first, measure_first (bench, query), FIRST);
  finish_loading (bench);
  n = g_list_model_get_n_items (G_LIST_MODEL (bench->list));
  all = g_strdup_printf ("%s: all %u rows", what, n);
  report (bench, all, since (start), 0);
  start = now ();
  show (bench, n > N_SHOWN ? n - N_SHOWN : 0);
  report (bench, jump, since (start), FRAME);
}

/* Every column that a list can be sorted by, both ways. */
static void
measure_sorts (Bench              *bench,
               const char         *what,
               LinliResidentRows   rows,
               LinliResidentQuery *query)
{
  guint n_columns;
  const LinliResidentColumn *columns = linli_resident_query_list_columns (rows, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    for (int down = 0; down < 2 && linli_resident_query_set_sort (query, columns[i].name, down); down++)
      {
        g_autofree char *line = g_strdup_printf ("%s by %s%s: first rows", what, columns[i].name, down ? ", backwards" : "");

        report (bench, line, measure_first (bench, query), FIRST);
      }
}

/* The filters of the page, from those that nearly everybody meets to those that hardly anybody does. */
static void
measure_filters (Bench             *bench,
                 const char        *what,
                 LinliResidentRows  rows)
{
  static const char * const names[] = { "in a grid", "in a general grid", "in a compound", "in a building", "living alone", "disabled", "80 and older",
                                        "floating", "named 张", "named 单丠丢", "in 东坡7小区3栋", "gone" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (LinliResidentQuery) query = linli_resident_query_new (rows);
      g_autofree char *line = g_strconcat (what, " ", names[i], NULL);

      switch (i)
        {
        case 0: linli_resident_query_set_grid (query, 3); break;
        case 1: linli_resident_query_set_grid (query, 21); break;
        case 2: linli_resident_query_set_compound (query, 5); break;
        case 3: linli_resident_query_set_building (query, 50); break;
        case 4: linli_resident_query_add_tag (query, "alone"); break;
        case 5: linli_resident_query_add_tag (query, "disabled"); break;
        case 6: linli_resident_query_set_ages (query, 80, -1); break;
        case 7: linli_resident_query_set_code (query, "population_type", "floating"); break;
        case 8: linli_resident_query_set_name (query, "张"); break;
        case 9: linli_resident_query_set_name (query, "单丠丢"); break;
        case 10: linli_resident_query_set_address (query, "东坡7小区3栋"); break;
        default: linli_resident_query_set_presence (query, LINLI_PRESENCE_GONE);
        }
      measure_sorts (bench, line, rows, query);
      linli_resident_query_set_sort (query, "address", FALSE);
      measure_query (bench, line, query);
    }
}

static void
measure_jumps (Bench *bench)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (bench->list));
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  Cost worst = { 0, 0 };

  for (guint i = 0; i < N_JUMPS; i++)
    {
      Cost start = now (), jump;

      show (bench, (guint) g_rand_int_range (rand, 0, (gint32) (n - N_SHOWN)));
      jump = since (start);
      if (jump.wall > worst.wall)
        worst = jump;
    }
  report (bench, "worst of 200 jumps", worst, FRAME);
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
  Cost start = now ();
  g_autoptr (GError) error = NULL;

  g_signal_connect (bench->list, "items-changed", G_CALLBACK (changed_cb), &told);
  if (!linli_store_act (bench->store, "bench", rename_cb, NULL, NULL, &error))
    g_error ("%s", error->message);
  while (!told)
    g_main_context_iteration (NULL, TRUE);
  report (bench, "a change, until the list by name has moved it", since (start), 0);
}

static void
measure (Bench *bench)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);
  g_autoptr (LinliResidentQuery) homes = linli_resident_query_new (LINLI_RESIDENT_ROWS_HOUSEHOLDS);

  measure_query (bench, "residents by address", query);
  measure_jumps (bench);
  measure_query (bench, "households by address", homes);
  linli_resident_query_set_sort (query, "age", TRUE);
  measure_query (bench, "residents by age", query);
  linli_resident_query_set_sort (query, "name", FALSE);
  measure_query (bench, "residents by name", query);
  measure_change (bench);
  measure_sorts (bench, "residents", LINLI_RESIDENT_ROWS_PERSONS, query);
  measure_sorts (bench, "households", LINLI_RESIDENT_ROWS_HOUSEHOLDS, homes);
  measure_filters (bench, "residents", LINLI_RESIDENT_ROWS_PERSONS);
  measure_filters (bench, "households", LINLI_RESIDENT_ROWS_HOUSEHOLDS);
}

int
main (void)
{
  const char *rows = g_getenv ("LINLI_BENCH_ROWS");
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "table.linli", NULL);
  g_autoptr (GError) error = NULL;
  Bench bench = { .n_persons = rows != NULL ? atoi (rows) : 1000000 };
  Cost start = now ();

  bench.store = linli_store_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  if (bench.store == NULL || !linli_store_act (bench.store, "bench", fill_cb, &bench, NULL, &error))
    g_error ("%s", error->message);
  printf ("%d residents, written in %.1f s\n", (int) bench.n_persons, since (start).wall);
  bench.list = linli_id_list_new (bench.store);
  measure (&bench);
  printf ("%u of %u measured took longer than they may\n", bench.n_over, bench.n_measured);
  g_object_unref (bench.list);
  linli_store_close (bench.store);
  g_object_unref (bench.store);
  g_remove (path);
  g_rmdir (folder);
  return 0;
}

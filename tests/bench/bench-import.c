/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Import of a CSV list with all indexes, the search index and the journal, against `sqlite3 .import` of the same file into one flat
 * table, and ogr2ogr where it is installed. Budget: 2.5 times sqlite3. What is left of that when nothing is read, checked, looked up or
 * derived: sqlite3 copying the very rows of the finished file into empty tables, in their order and unsafely, and indexing them. The
 * processor's seconds say more where the machine is busy. Rows as argument or in LINLI_BENCH_ROWS, a million by default. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <stdio.h>
#include <sys/resource.h>

#include "household-list.h"

#define ROWS_A_HOUSEHOLD 3
#define HOUSEHOLDS_A_COMPOUND 3000

static void
write_list (const char *path,
            guint       n_rows)
{
  static const char * const surnames[] = { "张", "王", "李", "赵", "陈", "杨", "周", "吴", "徐", "孙", "何", "曾", "单", "欧阳" };
  static const char * const given[] = { "志", "秀", "文", "桂", "建", "玉", "明", "小", "春", "德", "立", "雪", "东", "安", "宁", "兰" };
  static const char * const relations[] = { "户主", "妻", "长子" };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  FILE *file = g_fopen (path, "wb");

  fputs ("小区,栋,单元,室,姓名,与户主关系,性别,身份证号,联系电话\n", file);
  for (guint i = 0; i < n_rows; i++)
    {
      guint member = i % ROWS_A_HOUSEHOLD, household = i / ROWS_A_HOUSEHOLD, inside = household % HOUSEHOLDS_A_COMPOUND;
      guint woman = member == 1, round = i / (60 * 12 * 28);
      g_autofree char *identity = linli_household_list_dup_identity (1950 + i % 60, 1 + i / 60 % 12, 1 + i / 720 % 28, round * 2 + 1 - woman);

      fprintf (file, "虚构%u小区,%u栋,%u单元,%u%02u,%s%s%s,%s,%s,%s,139%08u\n", household / HOUSEHOLDS_A_COMPOUND + 1, 1 + inside % 20, 1 + inside / 20 % 3,
               1 + inside / 60 / 4, 1 + inside / 60 % 4, surnames[g_rand_int_range (random, 0, G_N_ELEMENTS (surnames))],
               given[g_rand_int_range (random, 0, G_N_ELEMENTS (given))], given[g_rand_int_range (random, 0, G_N_ELEMENTS (given))],
               relations[member], woman ? "女" : "男", identity, i);
    }
  fclose (file);
}

typedef struct {
  double seconds;
  double processor; /* seconds of it, of all threads */
} Cost;

static double
get_processor (int who)
{
  struct rusage usage;

  getrusage (who, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static Cost
run_program (const char * const *arguments)
{
  gint64 start = g_get_monotonic_time ();
  double processor = get_processor (RUSAGE_CHILDREN);
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error)
      || !g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", arguments[0], error->message);
  return (Cost) { (g_get_monotonic_time () - start) / 1e6, get_processor (RUSAGE_CHILDREN) - processor };
}

static Cost
import_flat (const char *folder,
             const char *list)
{
  g_autofree char *path = g_build_filename (folder, "flat.db", NULL);
  g_autofree char *command = g_strdup_printf (".import --csv %s flat", list);

  return run_program ((const char *[]) { "sqlite3", path, command, NULL });
}

/* GDAL's way into a flat table of a GeoPackage, with as few commits as it knows. */
static void
tell_ogr2ogr (const char *folder,
              const char *list)
{
  g_autofree char *program = g_find_program_in_path ("ogr2ogr");
  g_autofree char *path = g_build_filename (folder, "flat.gpkg", NULL);
  Cost cost;

  if (program == NULL)
    {
      g_print ("  ogr2ogr is not installed: not compared\n");
      return;
    }
  cost = run_program ((const char *[]) { program, "-f", "GPKG", "-gt", "unlimited", path, list, NULL });
  g_print ("  ogr2ogr into a flat table %.2f s, processor %.2f s\n", cost.seconds, cost.processor);
}

static Cost
import_people (const char *folder,
               const char *list,
               guint       n_rows)
{
  g_autofree char *path = g_build_filename (folder, "a.linli", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  gint64 start = g_get_monotonic_time (), opened;
  double processor = get_processor (RUSAGE_SELF);
  g_autoptr (LinliTable) table = linli_table_open (list, NULL, &error);
  g_autoptr (LinliImport) import = NULL;
  LinliImportCounts counts;
  Cost cost;

  g_assert_no_error (error);
  opened = g_get_monotonic_time ();
  import = linli_import_new (table, linli_context_get_database (context));
  linli_import_run (import, linli_context_get_store (context), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  cost = (Cost) { (g_get_monotonic_time () - start) / 1e6, get_processor (RUSAGE_SELF) - processor };
  linli_import_get_counts (import, &counts);
  g_assert_cmpuint (counts.n_new, ==, n_rows);
  g_print ("  read %.2f s, written %.2f s: %u persons, %u households, %u dwellings\n", (opened - start) / 1e6,
           cost.seconds - (opened - start) / 1e6, counts.n_new, counts.n_households, counts.n_dwellings);
  linli_context_close (context);
  return cost;
}

/* Statements that make the file's tables and indexes anew. Those of a virtual table are copied as the plain tables they are. */
#define COPY_SQL \
  "WITH plain AS (SELECT * FROM sqlite_schema WHERE sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'rtree_%')" \
  " SELECT sql || ';' FROM plain UNION ALL SELECT 'INSERT INTO main.\"' || name || '\" SELECT * FROM full.\"' || name || '\";' FROM plain" \
  " UNION ALL SELECT sql || ';' FROM sqlite_schema WHERE sql LIKE 'CREATE INDEX%' AND tbl_name IN (SELECT name FROM plain)"

/* The least that writing these rows and indexes can cost. */
static Cost
copy_rows (const char *folder)
{
  g_autofree char *full = g_build_filename (folder, "a.linli", NULL);
  g_autofree char *path = g_build_filename (folder, "copy.db", NULL);
  g_autofree char *script = g_build_filename (folder, "copy.sql", NULL);
  g_autofree char *attach = g_strdup_printf ("PRAGMA synchronous = OFF; PRAGMA cache_size = -500000;"
                                             " PRAGMA temp_store = MEMORY; ATTACH '%s' AS full; BEGIN;", full);
  g_autofree char *once = g_strdup_printf (".once %s", script);
  g_autofree char *read = g_strdup_printf (".read %s", script);

  run_program ((const char *[]) { "sqlite3", full, once, COPY_SQL, NULL });
  return run_program ((const char *[]) { "sqlite3", path, attach, read, "COMMIT;", NULL });
}

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (int   argc,
      char *argv[])
{
  const char *wanted = argc > 1 ? argv[1] : g_getenv ("LINLI_BENCH_ROWS");
  guint n_rows = wanted != NULL ? g_ascii_strtoull (wanted, NULL, 10) : 1000000;
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  g_autofree char *list = g_build_filename (folder, "list.csv", NULL);
  Cost flat, people, copy;

  write_list (list, n_rows);
  flat = import_flat (folder, list);
  people = import_people (folder, list, n_rows);
  copy = copy_rows (folder);
  tell_ogr2ogr (folder, list);
  g_print ("import of %u rows: %.2f s; sqlite3 .import into a flat table %.2f s; ratio %.2f (budget 2.5)\n", n_rows, people.seconds, flat.seconds,
           people.seconds / flat.seconds);
  g_print ("  processor: %.2f s; sqlite3 %.2f s; ratio %.2f\n", people.processor, flat.processor, people.processor / flat.processor);
  g_print ("  sqlite3 copying the finished rows and indexing them, nothing else: %.2f s, processor %.2f s; ratio of the import %.2f, processor"
           " %.2f\n", copy.seconds, copy.processor, people.seconds / copy.seconds, people.processor / copy.processor);
  remove_all (folder);
  return 0;
}

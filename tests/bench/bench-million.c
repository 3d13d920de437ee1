/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* A million residents: how much memory it takes to scroll, sort, filter, search and export them. Each is done by a process of its own, whose
 * greatest memory is measured; it may have a bound that says how much of it grows with the residents: the ids that a list is made of.
 *
 * Arguments: [HOUSEHOLDS], else enough for a million residents. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <glib/gstdio.h>
#include <linli-core.h>

#include "scratch.h"

#define N_HOUSEHOLDS 380000
#define N_SHOWN 40
#define MOST_MEGABYTES 200

typedef struct {
  LinliContext *context;
  LinliIdList *list;
  const char *folder;
} Bench;

static void
load (Bench              *bench,
      LinliResidentQuery *query)
{
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);

  linli_id_list_set_query (bench->list, rows);
  while (linli_id_list_is_loading (bench->list))
    g_main_context_iteration (NULL, TRUE);
}

static void
show (Bench *bench,
      guint  position)
{
  for (guint i = 0; i < N_SHOWN; i++)
    {
      g_autoptr (LinliRow) row = g_list_model_get_item (G_LIST_MODEL (bench->list), position + i);

      g_assert_true (row == NULL || linli_row_get_text (row, 0) != NULL);
    }
}

/* From the first row to the last, every screen of it. */
static void
scroll (Bench *bench)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);

  load (bench, query);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (bench->list)); i += N_SHOWN)
    show (bench, i);
}

static void
sort (Bench *bench)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);
  guint n_columns;
  const LinliResidentColumn *columns = linli_resident_query_list_columns (LINLI_RESIDENT_ROWS_PERSONS, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    for (int down = 0; down < 2 && linli_resident_query_set_sort (query, columns[i].name, down); down++)
      {
        load (bench, query);
        show (bench, 0);
      }
}

static void
filter (Bench *bench)
{
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (LinliResidentQuery) query = linli_resident_query_new (LINLI_RESIDENT_ROWS_PERSONS);

      switch (i)
        {
        case 0: linli_resident_query_set_presence (query, LINLI_PRESENCE_ANY); break;
        case 1: linli_resident_query_set_ages (query, 60, -1); break;
        case 2: linli_resident_query_set_name (query, "王"); break;
        default: linli_resident_query_set_address (query, "3栋");
        }
      load (bench, query);
      show (bench, 0);
    }
}

static void
search (Bench *bench)
{
  static const char * const words[] = { "w", "wang", "王小明", "138", "3-2-501", "3栋", "zxh", "的" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups = linli_search_query (linli_context_get_database (bench->context), words[i], 50, LINLI_SEARCH_MASKED, &error);

      g_assert_no_error (error);
    }
}

static void
export_as (Bench      *bench,
           const char *name)
{
  const LinliExportOptions options = { .kind = "people" };
  g_autofree char *path = g_build_filename (bench->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  guint n;

  linli_export_records (linli_context_get_database (bench->context), &options, path, &n, NULL, &error);
  g_assert_no_error (error);
  printf ("%u residents in %s; ", n, name);
  g_unlink (path);
}

static void
export_workbook (Bench *bench)
{
  export_as (bench, "people.xlsx");
}

static void
export_text (Bench *bench)
{
  export_as (bench, "people.csv");
}

static const struct {
  const char *name;
  void (*func) (Bench *bench);
} parts[] = { { "scroll", scroll }, { "sort", sort }, { "filter", filter }, { "search", search }, { "xlsx", export_workbook }, { "csv", export_text } };

/* Returns what the process ends with: 1 when it took more memory than it may. */
static int
run_part (const char *name,
          const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  Bench bench = { .context = linli_context_open (path, LINLI_STORE_READ_ONLY, &error), .folder = folder };
  gint64 begin = g_get_monotonic_time ();
  struct rusage used;

  g_assert_no_error (error);
  bench.list = linli_id_list_new (linli_context_get_store (bench.context));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      parts[i].func (&bench);
  g_assert_cmpint (getrusage (RUSAGE_SELF, &used), ==, 0);
  printf ("%s: at most %ld MB, %.1f s%s\n", name, used.ru_maxrss / 1024, (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC,
          used.ru_maxrss / 1024 > MOST_MEGABYTES ? "  OVER" : "");
  g_object_unref (bench.list);
  linli_context_close (bench.context);
  return used.ru_maxrss / 1024 > MOST_MEGABYTES;
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int wrong = 0;

  if (argc == 4 && strcmp (argv[1], "--part") == 0)
    return run_part (argv[2], argv[3]);
  folder = g_dir_make_tmp ("linli-million-XXXXXX", NULL);
  path = g_build_filename (folder, "million.linli", NULL);
  linli_demo_create (path, argc == 2 ? (guint) atoi (argv[1]) : N_HOUSEHOLDS, 7, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *words[] = { argv[0], "--part", parts[i].name, path, NULL };
      int status;

      g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_CHILD_INHERITS_STDIN, NULL, NULL, NULL, NULL, &status, &error);
      g_assert_no_error (error);
      wrong += status != 0;
    }
  printf ("%d of %u took more than %d MB\n", wrong, (guint) G_N_ELEMENTS (parts), MOST_MEGABYTES);
  scratch_remove (folder);
  return wrong > 0;
}

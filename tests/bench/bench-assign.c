/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* 100,000 dwellings into 400 micro-grids by boundary, written back; compared with SpatiaLite doing the same over the same shapes, whose
 * answers must be the same too. The budget is 0.5 s. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <sqlite3.h>
#include <stdio.h>
#include <time.h>

#define N_SIDE 20 /* 400 grids */
#define N_DWELLINGS 100000
#define STEP 0.002
/* Each side of a grid has so many bends, which neighbours share. */
#define N_BENDS 6
#define N_ROUNDS 5
#define BUDGET 0.5

typedef struct {
  GRand *random;
  double *points; /* of the dwellings */
  GPtrArray *grids; /* of GBytes, GeoPackage geometries */
} Town;

static guint
position_hash (int i,
               int j)
{
  guint64 mixed = ((guint64) (guint) i * 0x9e3779b97f4a7c15u) ^ ((guint64) (guint) j * 0xc2b2ae3d27d4eb4fu);

  mixed ^= mixed >> 29;
  mixed *= 0xbf58476d1ce4e5b9u;
  return (guint) (mixed >> 33);
}

/* A corner or bend, the same for every grid that has it. Places count in bends. */
static void
append_place (GArray *corners,
              int     i,
              int     j)
{
  double x = 104.0 + i * STEP / N_BENDS + (position_hash (i, j) % 1000 - 500.0) / 1000.0 * STEP / N_BENDS * 0.6;
  double y = 30.6 + j * STEP / N_BENDS + (position_hash (j + 7919, i) % 1000 - 500.0) / 1000.0 * STEP / N_BENDS * 0.6;

  g_array_append_val (corners, x);
  g_array_append_val (corners, y);
}

static GBytes *
make_grid (int column,
           int row)
{
  g_autoptr (GArray) corners = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (LinliGeometry) single = NULL;
  g_autoptr (LinliGeometry) multi = NULL;
  int i = column * N_BENDS, j = row * N_BENDS;

  for (int k = 0; k < N_BENDS; k++)
    append_place (corners, i + k, j);
  for (int k = 0; k < N_BENDS; k++)
    append_place (corners, i + N_BENDS, j + k);
  for (int k = 0; k < N_BENDS; k++)
    append_place (corners, i + N_BENDS - k, j + N_BENDS);
  for (int k = 0; k < N_BENDS; k++)
    append_place (corners, i, j + N_BENDS - k);
  single = linli_geometry_new_polygon ((const double *) (gpointer) corners->data, corners->len / 2);
  multi = linli_geometry_to_multi (single);
  return linli_geometry_to_bytes (multi);
}

static void
town_init (Town *town)
{
  town->random = g_rand_new_with_seed (7);
  town->points = g_new (double, 2 * N_DWELLINGS);
  town->grids = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  for (int i = 0; i < 2 * N_DWELLINGS; i += 2)
    {
      town->points[i] = 104.0 + g_rand_double_range (town->random, -0.01, N_SIDE + 0.01) * STEP;
      town->points[i + 1] = 30.6 + g_rand_double_range (town->random, -0.01, N_SIDE + 0.01) * STEP;
    }
  for (int i = 0; i < N_SIDE * N_SIDE; i++)
    g_ptr_array_add (town->grids, make_grid (i / N_SIDE, i % N_SIDE));
}

static gboolean
fill_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  const Town *town = data;
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (guint i = 0; i < town->grids->len; i++)
    if (!linli_database_run (database, error, "INSERT INTO grid (id, name, geom) VALUES (?, 'g', ?)", "ib", (gint64) i + 1, town->grids->pdata[i]))
      return FALSE;
  for (int i = 0; i < N_DWELLINGS; i++)
    {
      g_autoptr (LinliGeometry) point = linli_geometry_new_point (town->points[2 * i], town->points[2 * i + 1]);
      g_autoptr (GBytes) bytes = linli_geometry_to_bytes (point);

      if (!linli_database_run (database, error, "INSERT INTO dwelling (id, room, geom) VALUES (?, '1', ?)", "ib", (gint64) i + 1, bytes))
        return FALSE;
    }
  return TRUE;
}

static gboolean
forget_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error,
                             "UPDATE dwelling_standing SET grid_id = NULL, grid_by = NULL, x = NULL, y = NULL", NULL);
}

static gboolean
assign_cb (LinliTransaction  *transaction,
           gpointer           data,
           GError           **error)
{
  return linli_grid_assign_all (transaction, data, error);
}

static gboolean
move_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  g_autoptr (LinliBoundarySet) set = linli_grid_edit_load (database, "micro", error);
  guint n_points;
  const double *points;

  if (set == NULL)
    return FALSE;
  points = linli_geometry_get_points (linli_boundary_set_get_geometry (set, 210), &n_points);
  return linli_boundary_set_move_vertex (set, points[4], points[5], points[4] + 0.00005, points[5], 0.5, error) &&
         linli_grid_edit_save (transaction, set, error);
}

/* Time by the clock, and of the processor: on a busy machine only the second says much. */
typedef struct {
  double clock;
  double processor;
} Seconds;

static Seconds
now (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (Seconds) { (double) g_get_monotonic_time () / G_USEC_PER_SEC, (double) spent.tv_sec + (double) spent.tv_nsec / 1e9 };
}

static void
keep_best (Seconds *best,
           Seconds  start)
{
  Seconds end = now ();

  best->clock = MIN (best->clock, end.clock - start.clock);
  best->processor = MIN (best->processor, end.processor - start.processor);
}

static void
act (LinliStore      *store,
     LinliActionFunc  func,
     gpointer         data)
{
  g_autoptr (GError) error = NULL;

  if (!linli_store_act (store, "bench", func, data, NULL, &error))
    g_error ("%s", error->message);
}

/* The best of some rounds, each from nothing. */
static Seconds
bench_linli (LinliStore *store)
{
  Seconds best = { G_MAXDOUBLE, G_MAXDOUBLE };

  for (int round = 0; round < N_ROUNDS; round++)
    {
      guint n_changed = 0;
      Seconds start;

      act (store, forget_cb, NULL);
      start = now ();
      act (store, assign_cb, &n_changed);
      keep_best (&best, start);
      if (n_changed < N_DWELLINGS * 9 / 10)
        g_error ("only %u dwellings were written", n_changed);
    }
  return best;
}

static void
run (sqlite3    *handle,
     const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static void
fill_spatialite (sqlite3    *handle,
                 const Town *town)
{
  sqlite3_stmt *statement;

  run (handle, "BEGIN; SELECT InitSpatialMetaDataFull (0, 'WGS84_ONLY'); CREATE TABLE grid (id INTEGER PRIMARY KEY);"
               "SELECT AddGeometryColumn ('grid', 'geom', 4326, 'MULTIPOLYGON', 'XY'); CREATE TABLE home (id INTEGER PRIMARY KEY, geom BLOB, grid_id INTEGER, x REAL, y REAL);"
               "CREATE INDEX home_grid ON home (grid_id)");
  sqlite3_prepare_v2 (handle, "INSERT INTO grid VALUES (?, GeomFromWKB (?, 4326))", -1, &statement, NULL);
  for (guint i = 0; i < town->grids->len; i++)
    {
      g_autoptr (LinliGeometry) shape = linli_geometry_new_from_bytes (town->grids->pdata[i], NULL);
      g_autoptr (GBytes) wkb = linli_geometry_to_wkb (shape);

      sqlite3_bind_int64 (statement, 1, i + 1);
      sqlite3_bind_blob (statement, 2, g_bytes_get_data (wkb, NULL), (int) g_bytes_get_size (wkb), SQLITE_TRANSIENT);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (handle));
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  sqlite3_prepare_v2 (handle, "INSERT INTO home VALUES (?1, MakePoint (?2, ?3, 4326), NULL, ?2, ?3)", -1, &statement, NULL);
  for (int i = 0; i < N_DWELLINGS; i++)
    {
      sqlite3_bind_int64 (statement, 1, i + 1);
      sqlite3_bind_double (statement, 2, town->points[2 * i]);
      sqlite3_bind_double (statement, 3, town->points[2 * i + 1]);
      if (sqlite3_step (statement) != SQLITE_DONE)
        g_error ("%s", sqlite3_errmsg (handle));
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  run (handle, "SELECT CreateSpatialIndex ('grid', 'geom'); COMMIT");
}

/* How many dwellings both put into the same grid; a point on a border may go either way. */
static guint
count_same (LinliDatabase *database,
            sqlite3       *handle)
{
  g_autoptr (LinliStatement) row = linli_database_query (database, NULL, "SELECT grid_id FROM dwelling_standing ORDER BY dwelling_id", NULL);
  sqlite3_stmt *other;
  guint n = 0;

  sqlite3_prepare_v2 (handle, "SELECT grid_id FROM home ORDER BY id", -1, &other, NULL);
  while (linli_statement_step (row, NULL) && sqlite3_step (other) == SQLITE_ROW)
    n += linli_statement_get_int64 (row, 0) == sqlite3_column_int64 (other, 0);
  sqlite3_finalize (other);
  return n;
}

static void
bench_spatialite (const char *folder,
                  const Town *town,
                  LinliStore *store,
                  Seconds     ours)
{
  g_autofree char *path = g_build_filename (folder, "spatialite.db", NULL);
  sqlite3 *handle;
  Seconds best = { G_MAXDOUBLE, G_MAXDOUBLE };

  sqlite3_open (path, &handle);
  sqlite3_enable_load_extension (handle, 1);
  if (sqlite3_load_extension (handle, "mod_spatialite", NULL, NULL) != SQLITE_OK)
    {
      printf ("SpatiaLite is not installed (libsqlite3-mod-spatialite): NOT COMPARED\n");
      sqlite3_close (handle);
      return;
    }
  run (handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  fill_spatialite (handle, town);
  for (int round = 0; round < 2; round++)
    {
      Seconds start;

      run (handle, "UPDATE home SET grid_id = NULL");
      start = now ();
      run (handle, "UPDATE home SET grid_id = (SELECT g.id FROM idx_grid_geom i JOIN grid g ON g.id = i.pkid WHERE i.xmin <= home.x AND i.xmax >= home.x"
                   " AND i.ymin <= home.y AND i.ymax >= home.y AND ST_Contains (g.geom, home.geom) LIMIT 1)");
      keep_best (&best, start);
    }
  printf ("SpatiaLite, R*Tree and ST_Contains: %.3f s, processor %.3f s; Linli takes 1/%.1f, processor 1/%.1f of it\n", best.clock, best.processor,
          best.clock / ours.clock, best.processor / ours.processor);
  printf ("same grid by both: %u of %d dwellings\n", count_same (linli_store_get_reader (store), handle), N_DWELLINGS);
  sqlite3_close (handle);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "assign.linli", NULL);
  g_autoptr (LinliContext) context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  LinliStore *store;
  Town town;
  Seconds ours, moved = { G_MAXDOUBLE, G_MAXDOUBLE };

  if (context == NULL)
    g_error ("%s", error->message);
  store = linli_context_get_store (context);
  town_init (&town);
  act (store, fill_cb, &town);
  ours = bench_linli (store);
  printf ("%d dwellings to %d grids of %d corners, written back and committed: %.3f s, processor %.3f s (budget %.1f s%s)\n", N_DWELLINGS,
          N_SIDE * N_SIDE, 4 * N_BENDS, ours.clock, ours.processor, BUDGET, ours.clock > BUDGET ? ": MISSED" : "");
  bench_spatialite (folder, &town, store, ours);
  for (int round = 0; round < 3; round++)
    {
      Seconds start = now ();

      act (store, move_cb, NULL);
      keep_best (&moved, start);
    }
  printf ("one corner moved, neighbours and all dwellings up to date: %.3f s, processor %.3f s\n", moved.clock, moved.processor);
  linli_context_close (context);
  remove_files (folder);
  g_rand_free (town.random);
  g_free (town.points);
  g_ptr_array_unref (town.grids);
  return 0;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tables of plugins: made, brought up, journalled; and everything that a plugin's step may not do. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <sqlite3.h>
#include <string.h>

#include "scratch-store.h"

#define FIRST "CREATE TABLE bench_seat (id INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, dwelling_id INTEGER REFERENCES dwelling (id));" \
  "CREATE INDEX bench_seat_name ON bench_seat (name);"
#define SECOND "ALTER TABLE bench_seat ADD COLUMN colour TEXT; CREATE VIEW bench_red AS SELECT id FROM bench_seat WHERE colour = 'red';" \
  "CREATE VIRTUAL TABLE bench_text USING fts5 (name);"

static const char * const tables[] = { "bench_seat", NULL };
static const char * const steps[] = { FIRST, SECOND };

static void
migrate (ScratchStore *fixture,
         guint         n_steps)
{
  LinliSchema schema = { "bench", steps, n_steps, tables };
  g_autoptr (GError) error = NULL;

  linli_store_migrate (fixture->store, &schema, &error);
  g_assert_no_error (error);
}

static void
refuse (ScratchStore      *fixture,
        const LinliSchema *schema,
        int                code,
        const char        *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (linli_store_migrate (fixture->store, schema, &error));
  g_assert_error (error, LINLI_STORE_ERROR, code);
  if (strstr (error->message, words) == NULL)
    g_error ("“%s” does not say “%s”", error->message, words);
}

static gint64
ask (ScratchStore *fixture,
     const char   *sql)
{
  return linli_database_get_int64 (linli_store_get_reader (fixture->store), -1, sql, NULL);
}

static gboolean
add_seat (LinliTransaction  *transaction,
          gpointer           data,
          GError           **error)
{
  return linli_database_run (linli_transaction_get_database (transaction), error, "INSERT INTO bench_seat (id, name) VALUES (?, ?)", "is",
                             linli_transaction_new_id (transaction), data);
}

static void
act (ScratchStore *fixture,
     const char   *name)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (fixture->store, "Add a seat", add_seat, (gpointer) name, NULL, &error);
  g_assert_no_error (error);
}

static void
changed_cb (LinliStore   *store,
            LinliChanges *changes,
            guint        *n_changes)
{
  static const char * const kinds[] = { "bench_seat", NULL };

  *n_changes += linli_changes_touches_any (changes, kinds);
}

/* Rows of a plugin are undone, redone and told about, after a restart too, and without the plugin. */
static void
test_journalled (ScratchStore  *fixture,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;

  migrate (fixture, 1);
  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &n_changes);
  act (fixture, "green");
  g_assert_cmpuint (n_changes, ==, 1);
  scratch_store_close (fixture);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  linli_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM bench_seat"), ==, 0);
  linli_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM bench_seat WHERE name = 'green'"), ==, 1);
}

/* The second version keeps what the first one held, and a copy of the file as it was. */
static void
test_brought_up (ScratchStore  *fixture,
                 gconstpointer  data)
{
  g_autofree char *before = g_strconcat (fixture->path, ".before-bench-2", NULL);
  g_autoptr (LinliStore) copy = NULL;
  g_autoptr (GPtrArray) owners = NULL;
  LinliSchemaOwner *owner;

  migrate (fixture, 1);
  act (fixture, "green");
  g_assert_false (g_file_test (before, G_FILE_TEST_EXISTS));
  migrate (fixture, 2);
  migrate (fixture, 2);
  act (fixture, "red");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM bench_seat WHERE colour IS NULL"), ==, 2);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM bench_text"), ==, 0);
  copy = linli_store_open (before, LINLI_STORE_READ_ONLY, NULL);
  g_assert_nonnull (copy);
  g_assert_cmpint (linli_database_get_int64 (linli_store_get_reader (copy), -1, "SELECT count(*) FROM bench_seat", NULL), ==, 1);
  owners = linli_schema_list_owners (linli_store_get_reader (fixture->store), NULL);
  g_assert_cmpuint (owners->len, ==, 1);
  owner = g_ptr_array_index (owners, 0);
  g_assert_cmpstr (owner->owner, ==, "bench");
  g_assert_cmpuint (owner->version, ==, 2);
  g_assert_cmpint (owner->n_rows, ==, 2);
}

static void
assert_sound (ScratchStore *fixture)
{
  g_autoptr (GPtrArray) findings = linli_check_file (linli_store_get_reader (fixture->store), NULL, NULL, NULL);

  g_assert_nonnull (findings);
  for (guint i = 0; i < findings->len; i++)
    g_assert_cmpint (linli_finding_get_severity (g_ptr_array_index (findings, i)), !=, LINLI_SEVERITY_ERROR);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'bench%'"), ==, 0);
}

static void
test_forbidden (ScratchStore  *fixture,
                gconstpointer  data)
{
  static const struct {
    const char *step;
    const char *words;
  } wishes[] = {
    { "DROP TABLE tag;", "tag" },
    { "DELETE FROM person;", "write to person" },
    { "UPDATE linli_schema SET version = 99;", "write to linli_schema" },
    { "INSERT INTO linli_tracked VALUES ('search_key', 'bench');", "write to linli_tracked" },
    { "ALTER TABLE person ADD COLUMN bench_note TEXT;", "alter person" },
    { "CREATE TABLE seat (id INTEGER PRIMARY KEY NOT NULL);", "create or drop seat" },
    { "CREATE INDEX bench_person ON person (note);", "index bench_person" },
    { "CREATE TRIGGER bench_follow AFTER INSERT ON person BEGIN DELETE FROM tag; END;", "triggers" },
    { "CREATE TEMP TABLE bench_seat (id);", "temp" },
    { "ATTACH 'x.db' AS bench_other;", "other files" },
    { "COMMIT;", "transactions" },
    { "SAVEPOINT bench_a;", "transactions" },
    { "PRAGMA writable_schema = ON;", "set writable_schema" },
    { "PRAGMA foreign_keys = OFF;", "set foreign_keys" },
    { "CREATE TABLE bench_ (id INTEGER PRIMARY KEY NOT NULL); nonsense", "nonsense" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autofree char *step = g_strconcat (FIRST, wishes[i].step, NULL);
      const char *one[] = { step };
      LinliSchema schema = { "bench", one, 1, tables };
      g_autoptr (GError) error = NULL;

      g_assert_false (linli_store_migrate (fixture->store, &schema, &error));
      if (strstr (error->message, wishes[i].words) == NULL)
        g_error ("%s: “%s” does not say “%s”", wishes[i].step, error->message, wishes[i].words);
      assert_sound (fixture);
    }
}

static void
test_wrong_tables (ScratchStore  *fixture,
                   gconstpointer  data)
{
  static const char * const shapes[] = {
    "CREATE TABLE bench_seat (id INTEGER PRIMARY KEY, name TEXT);",
    "CREATE TABLE bench_seat (id TEXT PRIMARY KEY NOT NULL, name TEXT);",
    "CREATE TABLE bench_seat (number INTEGER PRIMARY KEY NOT NULL);",
    "CREATE TABLE bench_seat (id INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id, name));",
    "CREATE TABLE bench_other (id INTEGER PRIMARY KEY NOT NULL);",
  };
  static const char * const foreign[] = { "person", NULL };
  LinliSchema schema = { "bench", NULL, 1, tables };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      schema.steps = &shapes[i];
      refuse (fixture, &schema, LINLI_STORE_ERROR_INVALID, "bench_seat");
      assert_sound (fixture);
    }
  schema = (LinliSchema) { "bench", steps, 1, foreign };
  refuse (fixture, &schema, LINLI_STORE_ERROR_INVALID, "person");
  schema = (LinliSchema) { "grid", (const char *[]) { "DELETE FROM grid_rule;" }, 1, (const char *[]) { NULL } };
  refuse (fixture, &schema, LINLI_STORE_ERROR_INVALID, "grid_");
  schema.owner = "core";
  refuse (fixture, &schema, LINLI_STORE_ERROR_INVALID, "core");
  schema.owner = "a b";
  refuse (fixture, &schema, LINLI_STORE_ERROR_INVALID, "a b");
}

/* The step that fails takes nothing with it. */
static void
test_fails_half_way (ScratchStore  *fixture,
                     gconstpointer  data)
{
  static const char * const broken[] = { FIRST, "UPDATE bench_seat SET name = 'lost'; DROP TABLE bench_nothing;" };
  static const char * const dangling[] = { FIRST, "UPDATE bench_seat SET dwelling_id = 5;" };
  LinliSchema schema = { "bench", broken, 2, tables };

  migrate (fixture, 1);
  act (fixture, "green");
  refuse (fixture, &schema, LINLI_STORE_ERROR_FAILED, "Step 2 of the tables of bench");
  schema.steps = dangling;
  refuse (fixture, &schema, LINLI_STORE_ERROR_DAMAGED, "leads nowhere");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM bench_seat WHERE name = 'green' AND dwelling_id IS NULL"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT version FROM linli_schema WHERE owner = 'bench'"), ==, 1);
  act (fixture, "blue");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM bench_seat"), ==, 2);
}

static void
test_newer_and_read_only (ScratchStore  *fixture,
                          gconstpointer  data)
{
  LinliSchema schema = { "bench", steps, 1, tables };

  migrate (fixture, 2);
  refuse (fixture, &schema, LINLI_STORE_ERROR_NEWER, "version 2");
  scratch_store_close (fixture);
  scratch_store_open (fixture, LINLI_STORE_READ_ONLY);
  migrate (fixture, 2);
  schema = (LinliSchema) { "other", (const char *[]) { "CREATE TABLE other_a (id);" }, 1, (const char *[]) { NULL } };
  refuse (fixture, &schema, LINLI_STORE_ERROR_READ_ONLY, "reading");
}

/* A layer that somebody added with a GIS, with a key of its own and no index, is in nobody's way. */
static void
test_foreign_layer (ScratchStore  *fixture,
                    gconstpointer  data)
{
  sqlite3 *handle;

  scratch_store_close (fixture);
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE TABLE wells (fid INTEGER PRIMARY KEY, geom POINT, name TEXT);"
                                 "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('wells', 'features', 'wells', 4490);"
                                 "INSERT INTO gpkg_geometry_columns VALUES ('wells', 'geom', 'POINT', 4490, 0, 0);", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
  scratch_store_open (fixture, LINLI_STORE_DEFAULT);
  migrate (fixture, 1);
  act (fixture, "甲");
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM bench_seat"), ==, 1);
  g_assert_cmpint (ask (fixture, "SELECT count(*) FROM sqlite_schema WHERE name LIKE 'rtree_wells%'"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/schema/journalled", ScratchStore, NULL, scratch_store_set_up, test_journalled, scratch_store_tear_down);
  g_test_add ("/schema/brought-up", ScratchStore, NULL, scratch_store_set_up, test_brought_up, scratch_store_tear_down);
  g_test_add ("/schema/forbidden", ScratchStore, NULL, scratch_store_set_up, test_forbidden, scratch_store_tear_down);
  g_test_add ("/schema/wrong-tables", ScratchStore, NULL, scratch_store_set_up, test_wrong_tables, scratch_store_tear_down);
  g_test_add ("/schema/fails-half-way", ScratchStore, NULL, scratch_store_set_up, test_fails_half_way, scratch_store_tear_down);
  g_test_add ("/schema/foreign-layer", ScratchStore, NULL, scratch_store_set_up, test_foreign_layer, scratch_store_tear_down);
  g_test_add ("/schema/newer-and-read-only", ScratchStore, NULL, scratch_store_set_up, test_newer_and_read_only, scratch_store_tear_down);
  return g_test_run ();
}

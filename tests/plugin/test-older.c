/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Files in which a plugin's tables are of an older version: whoever opens them with today's plugin loses nothing, has the tables of a new file, and
 * can take back what was done before. The older files are made by the steps of that time, with rows in every table; files of older versions of the
 * core are in tool/test-older.py. */

#include <linli-core.h>

#include <string.h>

#include "scratch.h"

#define N_ROWS 3
#define FIRST_ID 900001

static const char * const owners[] = { "events", "hazards", "parking", "requests", "visits", "volunteers" };

/* What a step does to rows that are there: true after it in a file whose version was lower. */
static const struct {
  const char *owner;
  guint step;
  const char *sql;
} done_by_steps[] = {
  { "events", 4, "SELECT count(*) = 3 AND min (by_hand) = 3 AND max (to_tell) = 0 FROM events_attendee" },
  { "events", 5, "SELECT count(*) = 2 FROM events_told JOIN events_topic t ON t.id = topic_id WHERE words = coalesce (t.answer, '')" },
  { "hazards", 2, "SELECT recurrence_days = 365 FROM hazards_setting" },
  { "hazards", 3, "SELECT count(*) = 3 AND sum (wording IS NOT NULL) = 0 FROM hazards_paper" },
  { "parking", 2, "SELECT sum (night_counted_on IS NOT NULL) = 2 AND sum (counted_on IS NOT NULL) = 2 FROM parking_bays" },
  { "parking", 5, "SELECT min (remind_days) = 30 FROM parking_setting" },
  { "requests", 2, "SELECT min (repeated_days) = 90 AND min (repeated_number) = 2 FROM requests_setting" },
  { "volunteers", 2, "SELECT min (idle_days) = 60 FROM volunteers_setting" },
  { "volunteers", 4, "SELECT count(*) = 3 AND max (settled) = 0 FROM volunteers_certificate" },
  { "volunteers", 5, "SELECT count(*) = 3 AND sum (line_day = day) = 2 FROM volunteers_slot" },
};

typedef struct {
  const char *owner;
  GPtrArray *steps;
} Plugin;

typedef struct {
  char *folder;
  char *path;
  LinliContext *context;
} Fixture;

static LinliDatabase *
reader (Fixture *fixture)
{
  return linli_context_get_database (fixture->context);
}

static void
open_file (Fixture *fixture,
           char    *path)
{
  g_autoptr (GError) error = NULL;

  fixture->path = path;
  fixture->context = linli_context_open (path, LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

static void
close_file (Fixture *fixture)
{
  linli_context_close (fixture->context);
  g_clear_object (&fixture->context);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
make_file (Fixture    *fixture,
           const char *name)
{
  char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  linli_demo_create (path, 12, 7, NULL, &error);
  g_assert_no_error (error);
  open_file (fixture, path);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char **) a, *(const char **) b);
}

static GPtrArray *
load_steps (const char *owner)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "..", "plugins", owner, "migrations", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *steps = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (steps, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (steps, compare_names);
  for (guint i = 0; i < steps->len; i++)
    {
      g_autofree char *path = g_ptr_array_index (steps, i);

      g_assert_true (g_file_get_contents (path, (char **) &g_ptr_array_index (steps, i), NULL, NULL));
    }
  return steps;
}

static char **
dup_texts (LinliDatabase *database,
           const char    *sql,
           const char    *word)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_query (database, &error, sql, "s", word);

  while (statement != NULL && linli_statement_step (statement, &error))
    g_strv_builder_add (builder, linli_statement_get_text (statement, 0));
  g_assert_no_error (error);
  return g_strv_builder_end (builder);
}

/* Those of records; what has no id is counted by the plugin itself, and not journalled. */
static char **
dup_tables (LinliDatabase *database,
            const char    *owner)
{
  return dup_texts (database, "SELECT s.name FROM sqlite_schema AS s JOIN pragma_table_info (s.name) AS c ON c.name = 'id'"
                    " WHERE s.type = 'table' AND s.name LIKE ? || '\\_%' ESCAPE '\\' ORDER BY s.rowid", owner);
}

static void
migrate (Fixture *fixture,
         Plugin  *plugin,
         guint    version,
         char   **tables)
{
  LinliSchema schema = { plugin->owner, (const char * const *) plugin->steps->pdata, version, (const char * const *) tables };
  g_autoptr (GError) error = NULL;

  linli_store_migrate (linli_context_get_store (fixture->context), &schema, &error);
  g_assert_no_error (error);
}

/* Which tables there are at a version: only the steps know. */
static char **
find_tables (Fixture *fixture,
             Plugin  *plugin,
             guint    version)
{
  char *none[] = { NULL };
  char **tables;

  make_file (fixture, "scratch.linli");
  migrate (fixture, plugin, version, none);
  tables = dup_tables (reader (fixture), plugin->owner);
  close_file (fixture);
  scratch_empty (fixture->folder);
  g_free (fixture->path);
  return tables;
}

/* What is written into a column of the i-th row; the last row has only what it must have. */
static char *
dup_value (LinliDatabase  *database,
           LinliStatement *column,
           const char     *table,
           guint           i)
{
  const char *name = linli_statement_get_text (column, 0), *type = linli_statement_get_text (column, 1);
  gboolean needed = linli_statement_get_int64 (column, 2) != 0 || linli_statement_get_int64 (column, 3) != 0;
  g_autofree char *referred = linli_database_dup_text (database, "SELECT \"table\" FROM pragma_foreign_key_list (?) WHERE \"from\" = ?", "ss", table, name);

  if (!needed && i == N_ROWS - 1)
    return g_strdup ("NULL");
  if (referred != NULL)
    return g_strdup_printf ("(SELECT id FROM %s ORDER BY id DESC LIMIT 1 OFFSET %u)", referred, i);
  if (g_str_equal (name, "deleted_at"))
    return g_strdup ("NULL");
  if (linli_statement_get_int64 (column, 3) != 0)
    return g_strdup_printf ("%u", FIRST_ID + i);
  if (g_str_equal (type, "TEXT"))
    return strstr (name, "day") != NULL || g_str_has_suffix (name, "_on") ? g_strdup_printf ("'2026-03-%02u'", i + 1) : g_strdup_printf ("'%s %u'", name, i + 1);
  return g_strdup_printf ("%u", i + 1);
}

static void
fill_row (LinliDatabase *database,
          const char    *table,
          guint          i)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) column =
    linli_database_query (database, &error, "SELECT name, type, \"notnull\", pk FROM pragma_table_info (?)", "s", table);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "INSERT INTO %s VALUES (", table);
  for (guint n = 0; linli_statement_step (column, &error); n++)
    {
      g_autofree char *value = dup_value (database, column, table, i);

      g_string_append_printf (sql, "%s%s", n > 0 ? ", " : "", value);
    }
  g_string_append (sql, ")");
  linli_database_run (database, &error, sql->str, NULL);
  g_assert_no_error (error);
}

static gboolean
fill_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  char **tables = data;

  for (guint t = 0; tables[t] != NULL; t++)
    for (guint i = 0; i < N_ROWS; i++)
      fill_row (linli_transaction_get_database (transaction), tables[t], i);
  return TRUE;
}

static gboolean
matters_cb (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction),
                                 "INSERT INTO matter (id, kind, title, opened_at) VALUES (800001, 'other', 'a', '2026-03-01'),"
                                 " (800002, 'other', 'b', '2026-03-02'), (800003, 'other', 'c', '2026-03-03');", error);
}

static void
act (Fixture         *fixture,
     LinliActionFunc  func,
     gpointer         data)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (linli_context_get_store (fixture->context), "rows", func, data, NULL, &error);
  g_assert_no_error (error);
}

/* A table's rows in the columns named, as text. */
static char *
dup_rows (LinliDatabase *database,
          const char    *table,
          char         **columns)
{
  g_autofree char *names = g_strjoinv (", ", columns);
  g_autofree char *sql = NULL;

  /* What was counted by night alone has its day in another column since (0002-need.sql of parking). */
  if (g_str_equal (table, "parking_bays") && strstr (names, "night_counted_on") == NULL)
    {
      g_auto (GStrv) parts = g_strsplit (names, "counted_on", -1);

      g_free (names);
      names = g_strjoinv (linli_database_get_int64 (database, 0, "SELECT count(*) FROM pragma_table_info ('parking_bays')"
                                                    " WHERE name = 'night_counted_on'", NULL) > 0 ? "coalesce (counted_on, night_counted_on)" : "counted_on", parts);
    }
  sql = g_strdup_printf ("SELECT json_group_array (json_array (%s)) FROM (SELECT * FROM %s ORDER BY 1)", names, table);
  return linli_database_dup_text (database, sql, NULL);
}

/* What an older file holds: in each table its columns, and their values. */
typedef struct {
  char **tables;
  GPtrArray *columns;
  GPtrArray *rows;
} Contents;

static void
read_contents (Contents      *contents,
               LinliDatabase *database,
               char         **tables)
{
  contents->tables = tables;
  contents->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  contents->rows = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; tables[i] != NULL; i++)
    {
      char **columns = dup_texts (database, "SELECT name FROM pragma_table_info (?)", tables[i]);

      g_ptr_array_add (contents->columns, columns);
      g_ptr_array_add (contents->rows, dup_rows (database, tables[i], columns));
    }
}

static void
clear_contents (Contents *contents)
{
  g_ptr_array_unref (contents->columns);
  g_ptr_array_unref (contents->rows);
}

static void
assert_contents (Contents      *contents,
                 LinliDatabase *database)
{
  for (guint i = 0; contents->tables[i] != NULL; i++)
    {
      g_autofree char *rows = dup_rows (database, contents->tables[i], g_ptr_array_index (contents->columns, i));

      g_assert_cmpstr (rows, ==, g_ptr_array_index (contents->rows, i));
    }
}

/* What SQLite and a GeoPackage know of the tables. */
static char *
dup_schema (LinliDatabase *database,
            const char    *owner)
{
  g_autofree char *made = linli_database_dup_text (database, "SELECT json_group_array (json_array (type, name, sql)) FROM (SELECT type, name, sql FROM sqlite_schema"
                                                   " WHERE tbl_name LIKE ?1 || '\\_%' ESCAPE '\\' ORDER BY type, name)", "s", owner);
  g_autofree char *listed = linli_database_dup_text (database, "SELECT json_group_array (json_array (table_name, data_type, identifier)) FROM"
                                                     " (SELECT * FROM gpkg_contents WHERE table_name LIKE ?1 || '\\_%' ESCAPE '\\' ORDER BY 1)", "s", owner);
  g_autofree char *tracked = linli_database_dup_text (database, "SELECT json_group_array (json_array (name)) FROM"
                                                      " (SELECT name FROM linli_tracked WHERE owner = ?1 ORDER BY 1)", "s", owner);

  return g_strjoin ("\n", made, listed, tracked, NULL);
}

static void
assert_sound (LinliDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = linli_check_file (database, NULL, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    {
      const char *code = linli_finding_get_code (g_ptr_array_index (findings, i));

      g_assert_false (g_str_equal (code, "integrity") || g_str_equal (code, "reference") || g_str_equal (code, "spatial-index"));
    }
}

static void
assert_done (LinliDatabase *database,
             const char    *owner,
             guint          version)
{
  for (guint i = 0; i < G_N_ELEMENTS (done_by_steps); i++)
    if (g_str_equal (done_by_steps[i].owner, owner) && version < done_by_steps[i].step)
      {
        if (linli_database_get_int64 (database, 0, done_by_steps[i].sql, NULL) != 1)
          g_error ("from version %u of %s, not so: %s", version, owner, done_by_steps[i].sql);
      }
}

/* What was done before the tables were changed can be taken back, and done again, and nothing stands in the way of what is done next. */
static void
undo_and_redo (Fixture  *fixture,
               Contents *contents)
{
  LinliStore *store = linli_context_get_store (fixture->context);
  g_autoptr (GError) error = NULL;

  linli_store_undo (store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; contents->tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s WHERE id >= %u", contents->tables[i], FIRST_ID);

      g_assert_cmpint (linli_database_get_int64 (reader (fixture), -1, sql, NULL), ==, 0);
    }
  linli_store_redo (store, NULL, &error);
  g_assert_no_error (error);
  assert_contents (contents, reader (fixture));
}

static void
open_older (Fixture    *fixture,
            Plugin     *plugin,
            guint       version,
            char      **tables,
            const char *expected)
{
  g_auto (GStrv) older = find_tables (fixture, plugin, version);
  g_autofree char *schema = NULL;
  Contents contents;

  make_file (fixture, "a.linli");
  migrate (fixture, plugin, version, older);
  act (fixture, matters_cb, NULL);
  act (fixture, fill_cb, older);
  read_contents (&contents, reader (fixture), older);
  close_file (fixture);
  open_file (fixture, fixture->path);
  migrate (fixture, plugin, plugin->steps->len, tables);
  assert_contents (&contents, reader (fixture));
  assert_done (reader (fixture), plugin->owner, version);
  assert_sound (reader (fixture));
  schema = dup_schema (reader (fixture), plugin->owner);
  g_assert_cmpstr (schema, ==, expected);
  undo_and_redo (fixture, &contents);
  close_file (fixture);
  clear_contents (&contents);
  scratch_empty (fixture->folder);
  g_free (fixture->path);
}

static void
test_older (gconstpointer owner)
{
  Plugin plugin = { owner, load_steps (owner) };
  Fixture fixture = { g_dir_make_tmp ("linli-older-XXXXXX", NULL) };
  g_auto (GStrv) tables = find_tables (&fixture, &plugin, plugin.steps->len);
  g_autofree char *expected = NULL;

  make_file (&fixture, "new.linli");
  migrate (&fixture, &plugin, plugin.steps->len, tables);
  expected = dup_schema (reader (&fixture), owner);
  close_file (&fixture);
  g_free (fixture.path);
  for (guint version = 1; version < plugin.steps->len; version++)
    open_older (&fixture, &plugin, version, tables, expected);
  g_test_message ("%u older versions", plugin.steps->len - 1);
  g_ptr_array_unref (plugin.steps);
  scratch_remove (fixture.folder);
  g_free (fixture.folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (owners); i++)
    {
      g_autofree char *name = g_strconcat ("/plugin/older/", owners[i], NULL);

      g_test_add_data_func (name, owners[i], test_older);
    }
  return g_test_run ();
}

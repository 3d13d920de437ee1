/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Tests of LinliResidentQuery over many: every order, found in whichever way, is the same, and its first rows are those of the whole. */

#include "config.h"

#include <glib/gstdio.h>

#include "fixture.h"
#include "linli-id-list.h"
#include "linli-resident-query.h"

/* More than are sorted rather than picked from the order, with fields that are empty for some and alike for many. */
#define N_MANY 101000
#define N_HOUSEHOLDS 9000

static const char crowd[] =
  "INSERT INTO compound (id, name) VALUES (1, '东坡小区'), (2, '白果院');"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '2'), (13, 2, '1');"
  "INSERT INTO grid (id, name, level) VALUES (61, '总网格', 'general'); INSERT INTO grid (id, parent_id, name) VALUES (62, 61, '01 微网格');"
  "INSERT INTO household (id, dwelling_id, head_id) VALUES (44, NULL, 56); INSERT INTO person (id, household_id, name) VALUES (55, NULL, '无户'), (56, 44, '无房');"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (N_HOUSEHOLDS) ")"
  " INSERT INTO dwelling (id, building_id, floor, room, tenure) SELECT i + 100, 11 + i % 3, i % 30 + 1, i % 30 + 1 || '0' || i % 8, CASE WHEN i % 4 THEN 'owner' END FROM n;"
  "INSERT INTO household (id, dwelling_id, head_id, number, phone) SELECT id + 100000, id, id + 200000, CASE WHEN id % 3 THEN id * 7919 % 9973 END,"
  " CASE WHEN id % 5 THEN printf ('0833%07d', id * 7919 % 9973) END FROM dwelling WHERE id > 100;"
  "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " G_STRINGIFY (N_MANY) ")"
  " INSERT INTO person (id, household_id, name, sex, birth_date, identity_number, phone, relation_to_head, population_type, ethnicity, away_from, moved_in_on) SELECT i + 200100,"
  " CASE WHEN i % 100 THEN 100101 + i * 31 % 9000 END, substr ('张李单曾陈刘', i % 6 + 1, 1) || char (20000 + i * 7919 % 4000),"
  " CASE WHEN i % 7 THEN i % 2 + 1 END, CASE WHEN i % 11 THEN printf ('%04d-%02d-%02d', 1935 + i % 85, i % 12 + 1, i % 28 + 1) END,"
  " CASE WHEN i % 3 THEN printf ('5111%014d', i * 7919 % 30011) END, CASE WHEN i % 2 THEN printf ('13%09d', i * 104729 % 99991) END,"
  " i % 4 * 10, CASE WHEN i % 9 THEN 'registered' END, i % 56, CASE WHEN i % 490 = 0 THEN '2020-01-01' END,"
  " CASE WHEN i % 4 THEN printf ('%04d-%02d-01', 1990 + i % 35, i % 12 + 1) END FROM n;"
  /* As derivers would have it, who would take longer. */
  "INSERT INTO dwelling_standing (dwelling_id, address, sort_key, grid_id) SELECT id, '东坡' || building_id || '栋' || room, CAST (printf ('%d%02d%s', building_id, floor, room) AS BLOB),"
  " CASE WHEN id % 10 THEN 62 + id % 3 END FROM dwelling;"
  "INSERT INTO name_order SELECT DISTINCT name, CAST (name AS BLOB) FROM person;"
  "INSERT INTO tag (subject_kind, subject_id, code) SELECT 'person', id, 'alone' FROM person WHERE id > 200100 AND id % 10 = 0;"
  "INSERT INTO tag (subject_kind, subject_id, code) SELECT 'household', id, 'tenant' FROM household WHERE id > 100100 AND id % 3000 = 0;";

static gboolean
fill_cb (LinliTransaction  *transaction,
         gpointer           data,
         GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), crowd, error);
}

static void
set_up_crowd (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "crowd.linli", NULL);
  g_autoptr (GError) error = NULL;

  g_object_unref (fixture->store);
  fixture->store = linli_store_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  linli_store_act (fixture->store, "test", fill_cb, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down_crowd (Fixture *fixture)
{
  static const char * const suffixes[] = { "", "-wal", "-shm" };

  linli_store_close (fixture->store);
  g_object_unref (fixture->store);
  fixture->store = g_object_ref (linli_context_get_store (fixture->context));
  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->folder, "/crowd.linli", suffixes[i], NULL);

      g_remove (path);
    }
}

/* Those of @ids that are in @some. */
static GArray *
pick (GArray     *ids,
      GHashTable *some)
{
  GArray *picked = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_contains (some, GINT_TO_POINTER ((int) g_array_index (ids, gint64, i))))
      g_array_append_val (picked, g_array_index (ids, gint64, i));
  return picked;
}

static void
assert_same (GArray *ids,
             GArray *expected)
{
  g_assert_cmpuint (ids->len, ==, expected->len);
  g_assert_cmpmem (ids->data, ids->len * sizeof (gint64), expected->data, expected->len * sizeof (gint64));
}

static void
first_cb (LinliIdList *list,
          guint        position,
          guint        removed,
          guint        added,
          GArray     **first)
{
  if (*first == NULL)
    *first = linli_id_list_ref_ids (list);
}

static void
failed_cb (LinliIdList  *list,
           const GError *error)
{
  g_error ("%s", error->message);
}

/* The list as the table gets it: its first rows must be those of the whole. */
static GArray *
load_slowly (Fixture            *fixture,
             LinliResidentQuery *query)
{
  g_autoptr (LinliIdList) model = linli_id_list_new (fixture->store);
  g_autoptr (LinliRowQuery) rows = linli_resident_query_build (query);
  g_autoptr (GArray) first = NULL;
  GArray *ids;

  g_signal_connect (model, "items-changed", G_CALLBACK (first_cb), &first);
  g_signal_connect (model, "failed", G_CALLBACK (failed_cb), NULL);
  linli_id_list_set_query (model, rows);
  g_assert_true (linli_id_list_is_loading (model));
  while (linli_id_list_is_loading (model))
    g_main_context_iteration (NULL, TRUE);
  ids = linli_id_list_ref_ids (model);
  g_assert_cmpint (first->len, <=, ids->len);
  g_assert_cmpmem (first->data, first->len * sizeof (gint64), ids->data, first->len * sizeof (gint64));
  return ids;
}

/* Filters that few, many and nearly all meet, and what each means; @own is a column that is about the same. */
static const struct {
  const char *own;
  const char *name, *field, *code, *address, *tag;
  int least_age;
  gint64 grid, building;
  const char *person, *place;
  gboolean away;
} filters[] = {
  { "name", .name = "张", .person = "p.name LIKE '%张%'", .least_age = -1 },
  { "name", .name = "陈屼", .person = "p.name LIKE '%陈屼%'", .least_age = -1 },
  { "sex", .field = "sex", .code = "2", .person = "p.sex = '2'", .least_age = -1 },
  { "population_type", .field = "population_type", .code = "registered", .person = "p.population_type = 'registered'", .least_age = -1 },
  { "relation_to_head", .field = "relation_to_head", .code = "10", .name = "李", .person = "p.relation_to_head = 10 AND p.name LIKE '%李%'", .least_age = -1 },
  { "age", .person = "p.birth_date <= date ('now', 'localtime', '-70 years')", .least_age = 70 },
  { "members", .tag = "alone", .person = "p.id IN (SELECT subject_id FROM tag WHERE code = 'alone' AND (until IS NULL OR until > date ('now')))", .least_age = -1 },
  { "number", .tag = "tenant", .person = "p.household_id IN (SELECT subject_id FROM tag WHERE code = 'tenant')", .least_age = -1 },
  { "address", .grid = 63, .place = "s.grid_id = 63", .least_age = -1 },
  { "grid", .grid = 64, .tag = "alone", .place = "s.grid_id = 64", .least_age = -1,
    .person = "p.id IN (SELECT subject_id FROM tag WHERE code = 'alone' AND (until IS NULL OR until > date ('now')))" },
  { "phone", .building = 12, .place = "h.dwelling_id IN (SELECT id FROM dwelling WHERE building_id = 12)", .least_age = -1 },
  { "tenure", .address = "东坡11栋30", .place = "s.address LIKE '%东坡11栋30%'", .least_age = -1 },
  { "state", .away = TRUE, .person = "p.away_from <= date ('now', 'localtime')", .least_age = -1 },
};

static void
set_filter (LinliResidentQuery *query,
            gsize               n)
{
  linli_resident_query_set_name (query, filters[n].name);
  linli_resident_query_set_presence (query, filters[n].away ? LINLI_PRESENCE_AWAY : LINLI_PRESENCE_HERE);
  if (filters[n].field != NULL)
    linli_resident_query_set_code (query, filters[n].field, filters[n].code);
  linli_resident_query_set_address (query, filters[n].address);
  linli_resident_query_add_tag (query, filters[n].tag);
  linli_resident_query_set_ages (query, filters[n].least_age, -1);
  linli_resident_query_set_grid (query, filters[n].grid);
  linli_resident_query_set_building (query, filters[n].building);
}

/* Who meets a filter, asked in the plainest way. */
static GHashTable *
find_plainly (Fixture           *fixture,
              LinliResidentRows  rows,
              gsize              n)
{
  const char *person = filters[n].person, *place = filters[n].place != NULL ? filters[n].place : "1";
  g_autofree char *member = person == NULL || rows == LINLI_RESIDENT_ROWS_PERSONS ? NULL :
    g_strdup_printf ("h.id IN (SELECT p.household_id FROM person p WHERE p.moved_out_on IS NULL AND p.deceased_on IS NULL AND %s)", person);
  g_autofree char *sql =
    rows == LINLI_RESIDENT_ROWS_PERSONS ?
    g_strdup_printf ("SELECT p.id FROM person p LEFT JOIN household h ON h.id = p.household_id LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id"
                     " WHERE %s AND %s", place, person != NULL ? person : "1") :
    g_strdup_printf ("SELECT h.id FROM household h LEFT JOIN dwelling_standing s ON s.dwelling_id = h.dwelling_id WHERE %s AND %s", place,
                     member != NULL ? member : "1");
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) statement = linli_database_prepare (linli_store_get_reader (fixture->store), sql, &error);
  GHashTable *found = g_hash_table_new (NULL, NULL);

  g_assert_no_error (error);
  while (linli_statement_step (statement, &error))
    g_hash_table_add (found, GINT_TO_POINTER ((int) linli_statement_get_int64 (statement, 0)));
  g_assert_no_error (error);
  return found;
}

/* A list with a filter is the list of all without those who do not meet it. */
static void
assert_filtered (Fixture           *fixture,
                 GArray            *all,
                 GHashTable        *some,
                 LinliResidentRows  rows,
                 const char        *column,
                 gboolean           down,
                 gsize              n)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (rows);
  g_autoptr (GArray) expected = pick (all, some);
  g_autoptr (GArray) ids = NULL;

  g_test_message ("by %s %d, filter %d", column, down, (int) n);
  g_assert_cmpuint (expected->len, >, 0);
  set_filter (query, n);
  g_assert_true (linli_resident_query_set_sort (query, column, down));
  ids = load_slowly (fixture, query);
  assert_same (ids, expected);
}

/* The ids of every seventh row, given one by one, are sorted without an index. */
static void
assert_sorted (Fixture           *fixture,
               GArray            *all,
               LinliResidentRows  rows,
               const char        *column,
               gboolean           down)
{
  g_autoptr (LinliResidentQuery) query = linli_resident_query_new (rows);
  g_autoptr (GHashTable) some = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (LinliRowQuery) few = NULL;
  g_autoptr (GArray) expected = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  for (guint n = 0; n < all->len; n += 7)
    {
      g_hash_table_add (some, GINT_TO_POINTER ((int) g_array_index (all, gint64, n)));
      g_array_append_val (chosen, g_array_index (all, gint64, n));
    }
  linli_resident_query_set_sort (query, column, down);
  linli_resident_query_set_ids (query, (const gint64 *) (gpointer) chosen->data, chosen->len);
  expected = pick (all, some);
  few = linli_resident_query_build (query);
  ids = linli_row_query_load_ids (few, linli_store_get_reader (fixture->store), NULL, &error);
  g_assert_no_error (error);
  assert_same (ids, expected);
}

/* Whichever way a list is found, along an index or by sorting, it is the same. Every order meets the filters about its own field,
 * and one of the others in turn. */
static void
test_many (Fixture       *fixture,
           gconstpointer  unused)
{
  gsize turn = 0;

  set_up_crowd (fixture);
  for (int rows = LINLI_RESIDENT_ROWS_PERSONS; rows <= LINLI_RESIDENT_ROWS_HOUSEHOLDS; rows++)
    {
      guint n_columns;
      const LinliResidentColumn *columns = linli_resident_query_list_columns (rows, &n_columns);
      g_autoptr (GPtrArray) some = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);

      for (gsize n = 0; n < G_N_ELEMENTS (filters); n++)
        g_ptr_array_add (some, find_plainly (fixture, rows, n));
      for (guint i = 0; i < n_columns; i++)
        for (int down = 0; down < 2; down++)
          {
            g_autoptr (LinliResidentQuery) query = linli_resident_query_new (rows);
            g_autoptr (GArray) ids = NULL;

            if (!linli_resident_query_set_sort (query, columns[i].name, down))
              continue;
            g_test_message ("by %s %d", columns[i].name, down);
            ids = load_slowly (fixture, query);
            g_assert_cmpint (ids->len, ==, rows == LINLI_RESIDENT_ROWS_PERSONS ? N_MANY + 2 : N_HOUSEHOLDS + 1);
            assert_sorted (fixture, ids, rows, columns[i].name, down);
            for (gsize n = 0; n < G_N_ELEMENTS (filters); n++)
              if (g_str_equal (filters[n].own, columns[i].name) || n == turn % G_N_ELEMENTS (filters))
                assert_filtered (fixture, ids, g_ptr_array_index (some, n), rows, columns[i].name, down, n);
            turn++;
          }
    }
  tear_down_crowd (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/resident-orders/many", Fixture, NULL, fixture_set_up, test_many, fixture_tear_down);
  return g_test_run ();
}

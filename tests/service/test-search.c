/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <sqlite3.h>
#include <string.h>

typedef struct {
  char *folder;
  char *path;
  LinliContext *context;
} Fixture;

#define IDENTITY "11010519491231002X"
#define OLD_IDENTITY "440524188001010014"

/* Two compounds with a building 12 each, a courtyard known by its plate, a home that only has a written address. */
static const char community[] =
  "INSERT INTO compound (id, name, aliases, road, door_plate) VALUES"
  " (1, '东坡小区', '东坡苑、DP院', '东坡路', '8号'), (2, '光华小区', NULL, '光华大道', '100号'), (3, '40号院', NULL, '群康路', '40号院'),"
  " (4, '光华花园', NULL, NULL, NULL);"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '2'), (13, 2, '12栋'), (14, 3, '3'), (15, 2, '1'),"
  " (16, 2, '综合楼'), (17, 1, 'A座');"
  "INSERT INTO unit (id, building_id, name) VALUES (21, 11, '3'), (22, 13, '3单元'), (23, 11, '1');"
  "INSERT INTO dwelling (id, building_id, unit_id, room, floor, owner_name, owner_phone) VALUES"
  " (31, 11, 21, '502', 5, NULL, NULL), (32, 11, 21, '501', 5, '温业主', '13911112222'), (33, 13, 22, '502', 5, NULL, NULL),"
  " (34, 14, NULL, '201', 2, NULL, NULL), (35, 11, 23, '1203', 12, NULL, NULL), (36, 12, NULL, '502', 5, NULL, NULL);"
  "INSERT INTO dwelling (id, address_raw) VALUES (37, '青羊横街口修鞋铺楼上');"
  "INSERT INTO household (id, dwelling_id, head_id, number, phone) VALUES (41, 31, 51, 'H0041', '028-87654321'), (42, 33, 53, NULL, NULL),"
  " (43, 34, 55, NULL, NULL), (44, 37, 60, NULL, NULL);"
  "INSERT INTO person (id, household_id, name, phone, identity_type, identity_number) VALUES"
  " (51, 41, '张三丰', '13800008013', 'resident', '" IDENTITY "'), (52, 41, '张三', '13800001234', NULL, NULL),"
  " (53, 42, '单桂兰', '13700008013', 'resident', '" OLD_IDENTITY "'), (54, 42, '李张三', NULL, NULL, NULL),"
  " (55, 43, '曾长贵', NULL, NULL, NULL), (56, 43, '欧阳锋', NULL, NULL, NULL), (57, 41, '吕布', NULL, NULL, NULL),"
  " (60, 44, '缪小燕', NULL, NULL, NULL), (61, NULL, '阿依古丽·买买提', NULL, NULL, NULL), (62, NULL, '赵三单', NULL, NULL, NULL);"
  "INSERT INTO person (id, household_id, name, phone, moved_out_on) VALUES (50, 41, '张三', '13600008013', '2024-01-01');"
  "INSERT INTO person (id, household_id, name, former_name, deceased_on) VALUES (58, 41, '钱万里', '钱小毛', '2023-05-06');"
  "INSERT INTO organisation (id, name, contact_name, contact_phone, address_raw) VALUES"
  " (71, '成都光华图书店', '孙老板', '02886543210', '光华大道100号附1号');"
  "INSERT INTO vehicle (id, plate, person_id) VALUES (81, '川A8013D', 51), (82, '川AD12345', 53);"
  "INSERT INTO grid (id, name, code, level) VALUES (91, '光华第一微网格', 'WG-001', 'micro'), (92, '02 微网格', NULL, 'micro');"
  "INSERT INTO grid_duty (id, grid_id, name, phone, role) VALUES (95, 91, '周大妈', '13500005555', 'head');"
  "INSERT INTO place (id, name, compound_id) VALUES (101, '光华党群服务中心', 2);"
  "INSERT INTO road (id, name) VALUES (111, '光华大道'), (112, '光华大道'), (113, '群康路'), (114, NULL);"
  "INSERT INTO matter (id, kind, number, title, line, opened_at, dwelling_id) VALUES"
  " (121, 'request', 'SQ-2026-0017', '楼道漏水', '东坡12-3-502 张 楼道漏水 身份证" IDENTITY "', '2026-06-01T00:00:00.000Z', 31);"
  "INSERT INTO matter (id, kind, number, title, opened_at, closed_at) VALUES"
  " (120, 'request', 'SQ-2026-0016', '路灯漏水不亮', '2026-06-01T00:00:00.000Z', '2026-06-02T00:00:00.000Z');";

static gboolean
run_script (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), data, error);
}

static void
act (Fixture    *fixture,
     const char *script)
{
  g_autoptr (GError) error = NULL;

  linli_store_act (linli_context_get_store (fixture->context), "test", run_script, (gpointer) script, NULL, &error);
  g_assert_no_error (error);
}

static void
open_context (Fixture         *fixture,
              LinliStoreFlags  flags)
{
  g_autoptr (GError) error = NULL;

  fixture->context = linli_context_open (fixture->path, flags | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("linli-search-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.linli", NULL);
  open_context (fixture, LINLI_STORE_CREATE);
  act (fixture, community);
}

static void
close_context (Fixture *fixture)
{
  linli_context_close (fixture->context);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&fixture->context);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  close_context (fixture);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* All answers in one line: "person 张三,张三丰 | building 光华小区12栋". */
static char *
ask (Fixture          *fixture,
     const char       *text,
     guint             most,
     LinliSearchFlags  flags)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = linli_search_query (linli_context_get_database (fixture->context), text, most, flags, &error);
  GString *answer = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < groups->len; i++)
    {
      const LinliSearchGroup *group = g_ptr_array_index (groups, i);

      g_string_append_printf (answer, "%s%s ", i > 0 ? " | " : "", group->kind);
      g_assert_cmpuint (group->results->len, >, 0);
      g_assert_cmpuint (group->results->len, <=, most);
      for (guint j = 0; j < group->results->len; j++)
        {
          const LinliSearchResult *result = g_ptr_array_index (group->results, j);

          g_assert_cmpstr (result->kind, ==, group->kind);
          g_string_append_printf (answer, "%s%s%s", j > 0 ? "," : "", result->title, result->is_gone ? "†" : "");
        }
      if (group->has_more)
        g_string_append (answer, " …");
    }
  return g_string_free (answer, FALSE);
}

static void
assert_answer (Fixture    *fixture,
               const char *text,
               const char *expected)
{
  g_autofree char *answer = ask (fixture, text, 5, LINLI_SEARCH_REVEALED);

  if (g_strcmp0 (answer, expected) != 0)
    g_test_message ("%s: %s", text, answer);
  g_assert_cmpstr (answer, ==, expected);
}

typedef struct {
  const char *text;
  const char *answer;
} Case;

/* What a user types and what comes; † has left. */
static const Case cases[] = {
  { "张三", "person 张三,张三†,张三丰,李张三" },
  { "三丰", "person 张三丰" },
  { "张", "person 张三,张三丰,张三†,李张三 | matter 楼道漏水" },
  { "zs", "person 张三,张三†,赵三单,张三丰" },
  { "zsf", "person 张三丰" },
  { "zhangsan", "person 张三,张三†,张三丰" },
  { "zhangsf", "person 张三丰" },
  { "张san", "person 张三,张三丰,张三†" },
  { "z三", "person 张三,赵三单,张三丰,张三†" },
  { "zhsf", "person 张三丰" },
  { "shan", "person 单桂兰" },
  { "sgl", "person 单桂兰" },
  { "dan", "person 单桂兰 | place 光华党群服务中心" },
  { "ceng", "person 曾长贵" },
  { "zengchanggui", "person 曾长贵" },
  { "zzg", "person 曾长贵" },
  { "oyf", "person 欧阳锋" },
  { "ouyang", "person 欧阳锋" },
  { "lvbu", "person 吕布" },
  { "lb", "person 吕布" },
  { "miaoxiaoyan", "person 缪小燕" },
  { "阿依", "person 阿依古丽·买买提" },
  { "买买提", "person 阿依古丽·买买提" },
  { "钱小毛", "person 钱万里†" },
  { "qxm", "person 钱万里†" },
  { "8013", "person 张三丰,单桂兰,张三† | vehicle 川A·8013D" },
  { "138", "person 张三丰,张三" },
  { "13800008013", "person 张三丰" },
  { "002x", "person 张三丰 | matter 楼道漏水" },
  { "002X", "person 张三丰 | matter 楼道漏水" },
  { "31002x", "person 张三丰" },
  { "0014", "person 单桂兰" },
  { "11010519491231002X", "person 张三丰" },
  { "028-8765", "household 东坡小区12栋3单元502" },
  { "4321", "household 东坡小区12栋3单元502 | organisation 成都光华图书店" },
  { "川A8013D", "vehicle 川A·8013D" },
  { "a8013", "vehicle 川A·8013D" },
  { "川a", "" },
  { "12345", "vehicle 川A·D12345" },
  { "H0041", "household 东坡小区12栋3单元502" },
  { "sq-2026-0017", "matter 楼道漏水" },
  { "0017", "matter 楼道漏水" },
  { "2026", "matter 楼道漏水,路灯漏水不亮†" },
  { "漏水", "matter 楼道漏水,路灯漏水不亮†" },
  { "温业主", "dwelling 东坡小区12栋3单元501" },
  { "1391111", "dwelling 东坡小区12栋3单元501" },
  { "12-3-502", "dwelling 东坡小区12栋3单元502,光华小区12栋3单元502 | matter 楼道漏水" },
  { "12-3", "unit 东坡小区12栋3单元,光华小区12栋3单元 | dwelling 东坡小区12栋3单元501,东坡小区12栋3单元502,光华小区12栋3单元502 | matter 楼道漏水" },
  { "12-3-5", "dwelling 东坡小区12栋3单元501,东坡小区12栋3单元502,光华小区12栋3单元502 | matter 楼道漏水" },
  { "光华12栋", "building 光华小区12栋 | unit 光华小区12栋3单元 | dwelling 光华小区12栋3单元502" },
  { "光华12", "building 光华小区12栋 | unit 光华小区12栋3单元 | dwelling 光华小区12栋3单元502" },
  { "东坡12-3-502", "dwelling 东坡小区12栋3单元502 | matter 楼道漏水" },
  { "东坡12栋", "building 东坡小区12栋 | unit 东坡小区12栋1单元,东坡小区12栋3单元 | dwelling 东坡小区12栋1单元1203,东坡小区12栋3单元501,东坡小区12栋3单元502" },
  { "东坡1", "building 东坡小区12栋 | matter 楼道漏水" },
  { "dpxq12", "building 东坡小区12栋 | unit 东坡小区12栋1单元,东坡小区12栋3单元 | dwelling 东坡小区12栋1单元1203,东坡小区12栋3单元501,东坡小区12栋3单元502" },
  { "dp12-3", "unit 东坡小区12栋3单元 | dwelling 东坡小区12栋3单元501,东坡小区12栋3单元502" },
  { "光华", "compound 光华小区,光华花园 | grid 光华第一微网格 | place 光华党群服务中心 | road 光华大道 | organisation 成都光华图书店" },
  { "guanghua", "compound 光华小区,光华花园 | organisation 成都光华图书店 | grid 光华第一微网格 | place 光华党群服务中心 | road 光华大道" },
  { "gh", "compound 光华小区,光华花园 | organisation 成都光华图书店 | grid 光华第一微网格 | place 光华党群服务中心 | road 光华大道" },
  { "502", "dwelling 东坡小区2栋502,东坡小区12栋3单元502,光华小区12栋3单元502 | matter 楼道漏水" },
  { "12-502", "dwelling 东坡小区12栋3单元502,光华小区12栋3单元502" },
  { "3-502", "dwelling 东坡小区12栋3单元502,光华小区12栋3单元502 | matter 楼道漏水" },
  { "3单元502", "dwelling 东坡小区12栋3单元502,光华小区12栋3单元502" },
  { "群康路40号院3栋", "building 40号院3栋 | dwelling 40号院3栋201" },
  { "群康路40号院", "compound 40号院" },
  { "40号院", "compound 40号院" },
  { "修鞋铺", "dwelling 青羊横街口修鞋铺楼上" },
  { "综合楼", "building 光华小区综合楼" },
  { "东坡A座", "building 东坡小区A座" },
  { "东坡苑12栋3单元", "unit 东坡小区12栋3单元 | dwelling 东坡小区12栋3单元501,东坡小区12栋3单元502" },
  { "光华大道", "road 光华大道 | compound 光华小区" },
  { "一微网", "grid 光华第一微网格" },
  { "02 微网格", "grid 02 微网格 | building 东坡小区2栋 | dwelling 东坡小区2栋502" },
  { "02微网格", "grid 02 微网格" },
  { "周大妈", "grid_duty 周大妈" },
  { "5555", "grid_duty 周大妈" },
  { "wg001", "grid 光华第一微网格" },
  { "东坡 张", "person 张三,张三丰,张三†" },
  { "张 东坡", "person 张三,张三丰,张三†" },
  { "东坡12-3-502 张", "person 张三丰,张三,张三† | dwelling 东坡小区12栋3单元502 | matter 楼道漏水" },
  { "zs 12栋", "person 张三丰,张三,张三†" },
  { "光华 s", "person 单桂兰" },
  { "党群", "place 光华党群服务中心" },
  { "DP院", "compound 东坡小区" },
  { "不存在", "" },
  { "13800008013 ", "person 张三丰" },
  { "", "" },
  { " - 。", "" },
  { "\"OR*", "" },
};

static void
test_queries (Fixture       *fixture,
              gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_answer (fixture, cases[i].text, cases[i].answer);
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *one = ask (fixture, "张三", 1, LINLI_SEARCH_REVEALED);
  g_autofree char *four = ask (fixture, "张三", 4, LINLI_SEARCH_REVEALED);
  g_autofree char *roads = ask (fixture, "光华大道", 1, LINLI_SEARCH_REVEALED);

  g_assert_cmpstr (one, ==, "person 张三 …");
  g_assert_cmpstr (four, ==, "person 张三,张三†,张三丰,李张三");
  g_assert_cmpstr (roads, ==, "road 光华大道 | compound 光华小区");
}

static const LinliSearchResult *
first_result (GPtrArray *groups)
{
  g_assert_cmpuint (groups->len, >, 0);
  return g_ptr_array_index (((LinliSearchGroup *) g_ptr_array_index (groups, 0))->results, 0);
}

static void
assert_first (Fixture          *fixture,
              const char       *text,
              LinliSearchFlags  flags,
              const char       *title,
              const char       *subtitle,
              guint             start,
              guint             length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = linli_search_query (linli_context_get_database (fixture->context), text, 5, flags, &error);
  const LinliSearchResult *result;

  g_assert_no_error (error);
  result = first_result (groups);
  g_test_message ("%s: %s, %s, %u+%u", text, result->title, result->subtitle, result->match_start, result->match_length);
  g_assert_cmpstr (result->title, ==, title);
  g_assert_cmpstr (result->subtitle, ==, subtitle);
  g_assert_cmpuint (result->match_start, ==, start);
  g_assert_cmpuint (result->match_length, ==, length);
}

static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  assert_first (fixture, "三丰", LINLI_SEARCH_REVEALED, "张三丰", "东坡小区12栋3单元502", 1, 2);
  assert_first (fixture, "三丰", LINLI_SEARCH_MASKED, "张*丰", "东坡小区12栋3单元502", 0, 0);
  assert_first (fixture, "张三丰", LINLI_SEARCH_MASKED, "张*丰", "东坡小区12栋3单元502", 0, 1);
  assert_first (fixture, "zhsf", LINLI_SEARCH_REVEALED, "张三丰", "东坡小区12栋3单元502", 0, 3);
  assert_first (fixture, "shangui", LINLI_SEARCH_REVEALED, "单桂兰", "光华小区12栋3单元502", 0, 2);
  assert_first (fixture, "钱小毛", LINLI_SEARCH_REVEALED, "钱万里", "东坡小区12栋3单元502 · deceased", 0, 0);
  assert_first (fixture, "13700008013", LINLI_SEARCH_REVEALED, "单桂兰", "光华小区12栋3单元502 · 13700008013", 0, 0);
  assert_first (fixture, "13700008013", LINLI_SEARCH_MASKED, "单*兰", "光华小区12栋3单元502 · 137****8013", 0, 0);
  assert_first (fixture, "光华12栋", LINLI_SEARCH_MASKED, "光华小区12栋", "1 dwelling", 0, 0);
  assert_first (fixture, "12-3-502", LINLI_SEARCH_REVEALED, "东坡小区12栋3单元502", "head 张三丰", 0, 0);
  assert_first (fixture, "12-3-502", LINLI_SEARCH_MASKED, "东坡小区12栋3单元502", "head 张*丰", 0, 0);
  assert_first (fixture, "8013d", LINLI_SEARCH_REVEALED, "川A·8013D", "张三丰 · 东坡小区12栋3单元502", 3, 5);
  assert_first (fixture, "wg-001", LINLI_SEARCH_MASKED, "光华第一微网格", "WG-001 · Micro-grid", 0, 0);
}

static void
test_follows_actions (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  LinliStore *store = linli_context_get_store (fixture->context);

  act (fixture, "UPDATE person SET name = '章叁', phone = '15900000007' WHERE id = 52");
  assert_answer (fixture, "张三", "person 张三†,张三丰,李张三");
  assert_answer (fixture, "章叁", "person 章叁");
  assert_answer (fixture, "1234", "vehicle 川A·D12345");
  g_assert_true (linli_store_undo (store, NULL, &error));
  assert_answer (fixture, "张三", "person 张三,张三†,张三丰,李张三");
  assert_answer (fixture, "章叁", "");
  g_assert_true (linli_store_redo (store, NULL, &error));
  assert_answer (fixture, "章叁", "person 章叁");
  act (fixture, "UPDATE person SET deleted_at = '2026-01-01' WHERE id = 52");
  assert_answer (fixture, "章叁", "");
  assert_answer (fixture, "15900000007", "");
  g_assert_no_error (error);
}

static void
test_follows_what_stands_above (Fixture       *fixture,
                                gconstpointer  data)
{
  act (fixture, "UPDATE building SET name = '88' WHERE id = 11");
  assert_answer (fixture, "88-3-502", "dwelling 东坡小区88栋3单元502");
  assert_answer (fixture, "东坡12-3-502", "matter 楼道漏水");
  act (fixture, "UPDATE unit SET name = '9' WHERE id = 21");
  assert_answer (fixture, "88-9-502", "dwelling 东坡小区88栋9单元502");
  assert_answer (fixture, "88-3-502", "");
  act (fixture, "UPDATE compound SET name = '西坡小区', aliases = NULL WHERE id = 1");
  assert_answer (fixture, "西坡88-9-502", "dwelling 西坡小区88栋9单元502");
  act (fixture, "UPDATE household SET moved_out_on = '2026-02-03' WHERE id = 42");
  assert_answer (fixture, "sgl", "person 单桂兰†");
  act (fixture, "UPDATE household SET moved_out_on = NULL WHERE id = 42");
  assert_answer (fixture, "sgl", "person 单桂兰");
}

static void
test_outside_edit (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("sqlite3 %s \"PRAGMA foreign_keys=OFF; UPDATE person SET name = '章叁' WHERE id = 52;"
                                              " DELETE FROM person WHERE id = 54;\"", fixture->path);
  g_autoptr (GError) error = NULL;
  int status;

  close_context (fixture);
  g_assert_true (g_spawn_command_line_sync (command, NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  open_context (fixture, LINLI_STORE_DEFAULT);
  assert_answer (fixture, "张三", "person 张三†,张三丰");
  assert_answer (fixture, "章叁", "person 章叁");
}

static void
test_rebuild (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  LinliStore *store = linli_context_get_store (fixture->context);
  g_autofree char *title = g_strdup (linli_store_get_undo_title (store));

  g_assert_true (linli_search_rebuild (store, NULL, &error));
  g_assert_no_error (error);
  test_queries (fixture, NULL);
  g_assert_cmpstr (linli_store_get_undo_title (store), ==, title);
  /* A file whose index is of another version gets a new one when it is opened. */
  act (fixture, "DELETE FROM search_key; DELETE FROM search_entry; DELETE FROM search_place; UPDATE memory SET value = '0'"
       " WHERE key = 'search.version'");
  assert_answer (fixture, "zs", "");
  close_context (fixture);
  open_context (fixture, LINLI_STORE_DEFAULT);
  test_queries (fixture, NULL);
}

static gboolean
holds (const char *bytes,
       gsize       size,
       const char *text)
{
  for (gsize i = 0; i + strlen (text) <= size; i++)
    if (memcmp (bytes + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
table_holds (sqlite3    *handle,
             const char *table,
             const char *text)
{
  gboolean found = FALSE;
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *statement = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        const void *value = sqlite3_column_blob (statement, i);

        found = found || (value != NULL && holds (value, sqlite3_column_bytes (statement, i), text));
      }
  g_assert_cmpint (sqlite3_finalize (statement), ==, SQLITE_OK);
  if (found)
    g_test_message ("%s holds %s", table, text);
  return found;
}

/* Wherever an identity number was written, the index keeps four characters of it: neither a longer end of it, nor five characters in
 * a row, nor the pieces of which a search by threes would be made. */
static void
test_identity_numbers (Fixture       *fixture,
                       gconstpointer  data)
{
  const char *forbidden[] = { "31002x", "1002x", "110105194", "10105", "19491231", "44052418800", "10014", "31002", "491231" };
  const char *pieces[] = { "p105", "p519", "p949", "m519", "m949", "d519", "d949" };
  const char *pairs[] = { "m49", "m94", "m19", "d49", "d94", "d19", "p49", "p94", "p19" };
  g_autoptr (GError) error = NULL;
  sqlite3 *handle = NULL;
  sqlite3_stmt *tables = NULL;
  guint n = 0;

  act (fixture, "UPDATE person SET phone = '" IDENTITY "', former_name = '王五" IDENTITY "' WHERE id = 55;"
       "UPDATE dwelling SET owner_identity = '" IDENTITY "', owner_name = '110105 19491231 002X' WHERE id = 35;"
       "UPDATE matter SET number = '" IDENTITY "' WHERE id = 120;");
  g_assert_cmpint (sqlite3_open (fixture->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name LIKE 'search%'"
                                       " AND sql NOT LIKE '%VIRTUAL%'", -1, &tables, NULL), ==, SQLITE_OK);
  for (; sqlite3_step (tables) == SQLITE_ROW; n++)
    for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
      g_assert_false (table_holds (handle, (const char *) sqlite3_column_text (tables, 0), forbidden[i]));
  sqlite3_finalize (tables);
  /* Entries, keys and places, and the three tables of each of the two FTS5 tables. */
  g_assert_cmpuint (n, ==, 9);
  g_assert_cmpint (sqlite3_exec (handle, "CREATE VIRTUAL TABLE temp.numbers USING fts5vocab (main, search_code, row);"
                                 "CREATE VIRTUAL TABLE temp.characters USING fts5vocab (main, search_text, row)", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS (pieces); i++)
    g_assert_false (table_holds (handle, "numbers", pieces[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_false (table_holds (handle, "characters", pairs[i]));
  /* What was looked for in vain can be found by this. */
  g_assert_true (table_holds (handle, "search_entry", "002x"));
  g_assert_true (table_holds (handle, "search_key", "0014"));
  g_assert_true (table_holds (handle, "numbers", "p138"));
  g_assert_true (table_holds (handle, "characters", "m50"));
  sqlite3_close (handle);
  assert_answer (fixture, IDENTITY, "person 张三丰 | dwelling 东坡小区12栋1单元1203");
}

/* Other programs open the file, check it and read the tables of the index: no tokenizer of ours is in their way. */
static void
test_other_programs (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *command = g_strdup_printf ("sqlite3 %s \"PRAGMA integrity_check; INSERT INTO search_text (search_text) VALUES"
                                              " ('integrity-check'); SELECT count(*) FROM search_text ('p张三'); VACUUM;\"", fixture->path);
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  close_context (fixture);
  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpstr (output, ==, "ok\n4\n");
  open_context (fixture, LINLI_STORE_DEFAULT);
  test_queries (fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/search/queries", Fixture, NULL, set_up, test_queries, tear_down);
  g_test_add ("/search/limits", Fixture, NULL, set_up, test_limits, tear_down);
  g_test_add ("/search/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/search/follows-actions", Fixture, NULL, set_up, test_follows_actions, tear_down);
  g_test_add ("/search/follows-what-stands-above", Fixture, NULL, set_up, test_follows_what_stands_above, tear_down);
  g_test_add ("/search/outside-edit", Fixture, NULL, set_up, test_outside_edit, tear_down);
  g_test_add ("/search/rebuild", Fixture, NULL, set_up, test_rebuild, tear_down);
  g_test_add ("/search/identity-numbers", Fixture, NULL, set_up, test_identity_numbers, tear_down);
  g_test_add ("/search/other-programs", Fixture, NULL, set_up, test_other_programs, tear_down);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <string.h>

typedef struct {
  char *folder;
  char *path;
  LinliContext *context;
} Fixture;

static const char community[] =
  "INSERT INTO compound (id, name, aliases, road, door_plate) VALUES"
  " (1, '东坡小区', '东坡苑', '东坡路', '8号'), (2, '光华小区', NULL, '光华大道', '100号'), (3, '40号院', NULL, '群康路', '40号院');"
  "INSERT INTO building (id, compound_id, name) VALUES (11, 1, '12'), (12, 1, '2'), (13, 2, '12'), (14, 3, '3'), (15, 1, 'A');"
  "INSERT INTO unit (id, building_id, name) VALUES (21, 11, '3'), (22, 13, '3'), (23, 11, '1');"
  "INSERT INTO dwelling (id, building_id, unit_id, room, floor) VALUES"
  " (31, 11, 21, '502', 5), (32, 11, 21, '501', 5), (33, 13, 22, '502', 5), (34, 14, NULL, '201', 2), (35, 11, 23, '1203', 12),"
  " (36, 12, NULL, '101', 1);"
  "INSERT INTO household (id, dwelling_id) VALUES (41, 31), (42, 33), (43, 34), (44, 35);"
  "INSERT INTO person (id, household_id, name) VALUES (51, 41, '张三丰'), (52, 41, '张三'), (53, 42, '单桂兰'), (54, 43, '欧阳锋'),"
  " (55, 44, '李小燕'), (56, 42, '王建国');";

static gboolean
run_script (LinliTransaction  *transaction,
            gpointer           data,
            GError           **error)
{
  return linli_database_execute (linli_transaction_get_database (transaction), data, error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("linli-note-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "test.linli", NULL);
  fixture->context = linli_context_open (fixture->path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  g_assert_no_error (error);
  linli_store_act (linli_context_get_store (fixture->context), "test", run_script, (gpointer) community, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->context);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static const LinliDate today = { 2026, 6, 15 };

/* What was understood, in one line: "place[东坡12-3-502]=dwelling 31; urgency[急]=urgent". */
static char *
understand (Fixture    *fixture,
            const char *line)
{
  const char * const types[] = { "place", "person", "category", "urgency", "phone", "time" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = linli_note_parse_on (linli_context_get_database (fixture->context), line, &today, &error);
  GString *understood = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < parts->len; i++)
    {
      const LinliNotePart *part = g_ptr_array_index (parts, i);
      g_autofree char *written = g_utf8_substring (line, part->start, part->start + part->length);

      g_assert_cmpuint (part->length, >, 0);
      g_assert_nonnull (part->label);
      g_string_append_printf (understood, "%s%s[%s]=%s", i > 0 ? "; " : "", types[part->type], written,
                              part->kind != NULL ? part->kind : part->value);
      for (guint j = 0; j < part->ids->len; j++)
        g_string_append_printf (understood, " %d", (int) g_array_index (part->ids, gint64, j));
    }
  return g_string_free (understood, FALSE);
}

static const struct {
  const char *line;
  const char *understood;
} lines[] = {
  { "东坡12-3-502 张 楼道漏水 急 13800001234",
    "place[东坡12-3-502]=dwelling 31; person[张]=person 51 52; category[漏水]=water; urgency[急]=urgent; phone[13800001234]=13800001234" },
  { "东坡12-3-502 张 楼道漏水 急 138...",
    "place[东坡12-3-502]=dwelling 31; person[张]=person 51 52; category[漏水]=water; urgency[急]=urgent" },
  { "东坡12-3-502",
    "place[东坡12-3-502]=dwelling 31" },
  { "12-3-502 漏水",
    "place[12-3-502]=dwelling 31 33; category[漏水]=water" },
  { "12-3-502 单 漏水",
    "place[12-3-502]=dwelling 33; person[单]=person 53; category[漏水]=water" },
  { "光华12栋3单元502 王建国 电梯困人",
    "place[光华12栋3单元502]=dwelling 33; person[王建国]=person 56; category[电梯]=lift" },
  { "东坡小区12栋3单元502张三丰家漏水",
    "place[东坡小区12栋3单元502]=dwelling 31; person[张三丰]=person 51; category[漏水]=water" },
  { "东坡12栋3单元501没人 有异味",
    "place[东坡12栋3单元501]=dwelling 32; category[异味]=refuse" },
  { "东坡12栋 路灯坏了 不急",
    "place[东坡12栋]=building 11; category[路灯]=light; urgency[不急]=low" },
  { "东坡12栋3单元 楼道堆放纸箱",
    "place[东坡12栋3单元]=unit 21; category[堆放]=fire" },
  { "东坡 广场舞扰民",
    "place[东坡]=compound 1; category[广场舞]=noise" },
  { "光华小区门口乱停车",
    "place[光华小区]=compound 2; category[乱停]=parking" },
  { "群康路40号院3栋201 欧阳 单元门坏了",
    "place[群康路40号院3栋201]=dwelling 34; person[欧阳]=person 54; category[单元门]=property" },
  { "40号院 3栋 下水道堵了",
    "place[40号院 3栋]=building 14; category[下水道]=sewer" },
  { "东坡苑A座 电梯停电",
    "place[东坡苑A座]=building 15; category[电梯]=lift" },
  { "张阿姨 电话13800001234 想办老年证",
    "person[张阿姨]=张阿姨; phone[13800001234]=13800001234; category[老年证]=papers" },
  { "老李反映停车难",
    "person[老李]=老李; category[停车]=parking" },
  { "老李 停车难",
    "person[老李]=老李; category[停车]=parking" },
  { "李大爷摔倒了,立即去看",
    "person[李大爷]=李大爷; category[摔倒]=care; urgency[立即]=critical" },
  { "王建国 低保",
    "person[王建国]=person 56; category[低保]=papers" },
  { "１２－３－５０２　渗水　特急",
    "place[１２－３－５０２]=dwelling 31 33; category[渗水]=water; urgency[特急]=critical" },
  { "东坡12－3－502、李、漏水、急！",
    "place[东坡12－3－502]=dwelling 31; person[李]=李; category[漏水]=water; urgency[急]=urgent" },
  { "028-87654321 咨询社保",
    "phone[028-87654321]=02887654321; category[社保]=papers" },
  { "87654321 咨询医保",
    "phone[87654321]=87654321; category[医保]=papers" },
  { "138 0000 1234 漏气了",
    "phone[138 0000 1234]=13800001234; category[漏气]=gas; urgency[漏气]=critical" },
  { "13800001234",
    "phone[13800001234]=13800001234" },
  { "着火了 东坡12-1-1203",
    "category[着火]=fire; urgency[着火]=critical; place[东坡12-1-1203]=dwelling 35" },
  { "急诊住院的李小燕 送餐",
    "category[住院]=care" },
  { "12月3日开会",
    "time[12月3日]=2026-12-03" },
  { "6-12 会议",
    "" },
  { "3-5天没水了",
    "category[没水]=water" },
  { "请到东坡12-3-502看看天然气",
    "place[东坡12-3-502]=dwelling 31; category[天然气]=gas" },
  { "楼道漏水",
    "category[漏水]=water" },
  { "急",
    "urgency[急]=urgent" },
  { "不着急 有空再修路灯",
    "urgency[不着急]=low; category[路灯]=light" },
  { "东坡99栋 漏水",
    "place[东坡]=compound 1; category[漏水]=water" },
  { "光华12-9-502 噪音",
    "place[光华]=compound 2; category[噪音]=noise" },
  { "东坡12栋9单元 狗叫",
    "place[东坡12栋]=building 11; category[狗]=pets" },
  { "11010519491231002X 证明",
    "category[证明]=papers" },
  { "欧阳大爷 助老",
    "person[欧阳大爷]=欧阳大爷; category[助老]=care" },
  { "小区里有老鼠",
    "category[老鼠]=refuse" },
  { "高温天给老人送水",
    "" },
  { "12345转来 光华小区 绿化 修树",
    "place[光华小区]=compound 2; category[绿化]=green" },
  { "马上停水 东坡",
    "urgency[马上]=urgent; category[停水]=water; place[东坡]=compound 1" },
  { "东坡2栋101 李 装修砸墙 紧急 2天内",
    "place[东坡2栋101]=dwelling 36; person[李]=李; category[装修]=building; urgency[紧急]=urgent; time[2天内]=2026-06-17" },
  { "单师傅来修水管",
    "person[单师傅]=单师傅; category[水管]=water" },
  { "   ",
    "" },
  { "。。。",
    "" },
  { "东坡12栋 3单元 502 漏水",
    "place[东坡12栋 3单元 502]=dwelling 31; category[漏水]=water" },
  { "光华12-3-502 3天没电",
    "place[光华12-3-502]=dwelling 33; category[没电]=power" },
  { "老王说楼道灯坏了 东坡",
    "person[老王]=老王; category[楼道灯]=light; place[东坡]=compound 1" },
  { "何时来修下水道",
    "category[下水道]=sewer" },
  { "12-3-502漏水，王女士，13912345678",
    "place[12-3-502]=dwelling 33; category[漏水]=water; person[王女士]=person 56; phone[13912345678]=13912345678" },
  { "东坡１２栋",
    "place[东坡１２栋]=building 11" },
  { "李小燕 东坡 停水",
    "person[李小燕]=person 55; place[东坡]=compound 1; category[停水]=water" },
};

static void
test_lines (Fixture       *fixture,
            gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *understood = understand (fixture, lines[i].line);

      if (strcmp (understood, lines[i].understood) != 0)
        g_test_message ("%s: %s", lines[i].line, understood);
      g_assert_cmpstr (understood, ==, lines[i].understood);
    }
}

/* As it is typed: every beginning of every line is understood without a complaint, and ranges stay inside the line. */
static void
test_half_lines (Fixture       *fixture,
                 gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    for (glong n = 0; n <= g_utf8_strlen (lines[i].line, -1); n++)
      {
        g_autofree char *half = g_utf8_substring (lines[i].line, 0, n);
        g_autofree char *understood = understand (fixture, half);

        g_assert_nonnull (understood);
      }
}

static void
test_labels (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) parts = linli_note_parse (linli_context_get_database (fixture->context), "东坡12-3-502 漏水 急 13800001234", &error);
  const char * const labels[] = { "东坡小区12栋3单元502", "Water leak", "Urgent", "138 0000 1234" };

  g_assert_no_error (error);
  g_assert_cmpuint (parts->len, ==, G_N_ELEMENTS (labels));
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    g_assert_cmpstr (((LinliNotePart *) g_ptr_array_index (parts, i))->label, ==, labels[i]);
  g_assert_cmpstr (linli_note_get_category_label ("water"), ==, "Water leak");
  g_assert_cmpstr (linli_note_get_category_label ("own category"), ==, "own category");
  g_assert_null (linli_note_get_category_label (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/note/lines", Fixture, NULL, set_up, test_lines, tear_down);
  g_test_add ("/note/half-lines", Fixture, NULL, set_up, test_half_lines, tear_down);
  g_test_add ("/note/labels", Fixture, NULL, set_up, test_labels, tear_down);
  return g_test_run ();
}

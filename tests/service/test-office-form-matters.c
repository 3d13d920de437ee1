/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Forms whose rows are matters: which of them, by when they were opened, how far they got and where they are; and their addresses. */

#include <linli-core.h>

#include "office-form-fixture.h"
#include "office-forms.h"

static const char matters[] =
  "INSERT INTO place (id, name, compound_id, address_raw) VALUES (201, '地下车库', 1, NULL), (202, '公共厕所', NULL, '东坡路口');"
  "INSERT INTO organisation (id, name, building_id, dwelling_id) VALUES (301, '张记面馆', 12, NULL), (302, '便民药房', NULL, 34);"
  "INSERT INTO matter (id, kind, title, state, dwelling_id, subject_kind, subject_id, place_text, opened_at, closed_at, deleted_at) VALUES"
  " (101, 'hazard', '楼道堆物', 'open', 31, NULL, NULL, '十栋', '2026-11-02T04:00:00.000Z', NULL, NULL),"
  " (102, 'hazard', '外墙脱落', 'remedied', NULL, 'building', 11, NULL, '2026-11-10T04:00:00.000Z', '2026-12-12T04:00:00.000Z', NULL),"
  " (103, 'hazard', '并无此事', 'false', 31, NULL, NULL, NULL, '2026-11-11T04:00:00.000Z', '2026-11-12T04:00:00.000Z', NULL),"
  " (104, 'hazard', '又是堆物', 'duplicate', 31, NULL, NULL, NULL, '2026-11-12T04:00:00.000Z', '2026-11-12T05:00:00.000Z', NULL),"
  " (105, 'hazard', '消防门损坏', 'open', NULL, 'unit', 22, NULL, '2026-10-31T04:00:00.000Z', NULL, NULL),"
  " (106, 'hazard', '井盖缺失', 'open', NULL, NULL, NULL, '小区北门外', '2026-11-30T04:00:00.000Z', NULL, NULL),"
  " (107, 'hazard', '积水', 'remedied', NULL, 'place', 201, NULL, '2025-11-15T04:00:00.000Z', '2025-11-20T04:00:00.000Z', NULL),"
  " (108, 'hazard', '误录', 'open', 31, NULL, NULL, NULL, '2026-11-15T04:00:00.000Z', NULL, '2026-11-16T04:00:00.000Z'),"
  " (109, 'request', '路灯不亮', 'open', 31, NULL, NULL, NULL, '2026-11-15T04:00:00.000Z', NULL, NULL),"
  " (110, 'hazard', '灶台漏气', 'open', NULL, 'organisation', 301, NULL, '2026-08-20T04:00:00.000Z', NULL, NULL),"
  " (111, 'hazard', '电线老化', 'open', NULL, 'household', 44, NULL, '2026-08-21T04:00:00.000Z', NULL, NULL),"
  " (112, 'hazard', '乱停车', 'open', NULL, 'person', 53, '菜市场门口', '2026-08-22T04:00:00.000Z', NULL, NULL),"
  " (113, 'hazard', '围墙开裂', 'open', NULL, 'compound', 1, NULL, '2026-08-23T04:00:00.000Z', NULL, NULL),"
  " (114, 'hazard', '地面湿滑', 'open', NULL, 'place', 202, NULL, '2026-08-24T04:00:00.000Z', NULL, NULL),"
  " (115, 'hazard', '占道经营', 'open', NULL, 'organisation', 302, NULL, '2026-08-25T04:00:00.000Z', NULL, NULL),"
  " (116, 'hazard', '不知何处', 'open', NULL, NULL, NULL, NULL, '2026-08-26T04:00:00.000Z', NULL, NULL);";

static GPtrArray *
new_kinds (void)
{
  GPtrArray *kinds = g_ptr_array_new_with_free_func (g_object_unref);
  LinliMatterKind *hazard = linli_matter_kind_new ("hazard", "隐患", "linli-matter-symbolic");

  linli_matter_kind_add_state (hazard, "open", "待整改", LINLI_MATTER_STATE_OPEN);
  linli_matter_kind_add_state (hazard, "remedied", "已整改", LINLI_MATTER_STATE_FINAL);
  linli_matter_kind_add_state (hazard, "false", "不属实", LINLI_MATTER_STATE_FINAL | LINLI_MATTER_STATE_VOID);
  linli_matter_kind_add_state (hazard, "duplicate", "重复", LINLI_MATTER_STATE_FINAL | LINLI_MATTER_STATE_VOID);
  g_assert_false (linli_matter_kind_is_void (hazard, "remedied"));
  g_assert_true (linli_matter_kind_is_void (hazard, "false"));
  g_assert_true (linli_matter_kind_is_final (hazard, "false"));
  g_ptr_array_add (kinds, hazard);
  return kinds;
}

/* A list of hazards of that title, on a sheet of that name, on that day. */
static LinliOfficeForm *
open_titled (Fixture    *fixture,
             const char *title,
             const char *sheet,
             const char *day)
{
  const char * const rows[] = { title, "序号|隐患描述|隐患地点|隐患等级|整改期限|联系电话", "|||||", "|||||", NULL };
  g_autoptr (GPtrArray) kinds = new_kinds ();
  g_autoptr (GError) error = NULL;
  LinliOfficeForm *form;

  office_form_plain (fixture->form, sheet, rows, NULL);
  form = linli_office_form_open (fixture->form, NULL, fixture_get_reader (fixture), kinds, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (linli_office_form_set_day (form, day));
  return form;
}

static void
assert_listed (Fixture         *fixture,
               LinliOfficeForm *form,
               const char      *wanted)
{
  g_autoptr (LinliOfficeFormFilling) filling = fixture_load (fixture, form);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < linli_office_form_filling_get_n_rows (filling); i++)
    {
      const char *kind;
      gint64 id;

      linli_office_form_filling_get_record (filling, i, &kind, &id);
      g_assert_cmpstr (kind, ==, "matter");
      g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? " " : "", id);
    }
  g_assert_cmpstr (ids->str, ==, wanted);
}

/* ── Which ── */

static void
test_period (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = NULL;

  fixture_act (fixture, matters);
  form = open_titled (fixture, "2026年11月隐患排查台账", "表", "2026-12-03");
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "matter:hazard");
  g_assert_cmpint (linli_office_form_get_period (form), ==, LINLI_OFFICE_FORM_PERIOD_TITLE);
  g_assert_cmpint (linli_office_form_get_matters (form), ==, LINLI_OFFICE_FORM_MATTERS_ALL);
  /* Its first and its last day, and neither what was false nor what was merged. */
  assert_listed (fixture, form, "101 102 106");
  linli_office_form_set_matters (form, LINLI_OFFICE_FORM_MATTERS_OPEN);
  assert_listed (fixture, form, "101 106");
  /* What was opened then was closed a month later. */
  linli_office_form_set_matters (form, LINLI_OFFICE_FORM_MATTERS_CLOSED);
  assert_listed (fixture, form, "");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_MONTH);
  assert_listed (fixture, form, "102");

  linli_office_form_set_matters (form, LINLI_OFFICE_FORM_MATTERS_ALL);
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_MONTH);
  assert_listed (fixture, form, "");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_LAST_MONTH);
  assert_listed (fixture, form, "101 102 106");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_QUARTER);
  assert_listed (fixture, form, "105 101 102 106");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_YEAR);
  assert_listed (fixture, form, "110 111 112 113 114 115 116 105 101 102 106");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_ALL);
  linli_office_form_set_matters (form, LINLI_OFFICE_FORM_MATTERS_CLOSED);
  assert_listed (fixture, form, "107 102");
}

/* At a building or a unit, or at what is in one, as well as in a dwelling. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct {
    const char *kind;
    gint64 id;
    const char *listed;
  } places[] = {
    { "compound", 1, "107 110 111 113 115 105 101 102" },
    { "building", 11, "111 115 102" },
    { "building", 12, "110 105 101" },
    { "grid", 71, "110 111 115 105 101 102 106" },
    { "grid", 70, "110 111 115 105 101 102 106" },
    { "grid", 72, "113" },
  };
  g_autoptr (LinliOfficeForm) form = NULL;

  fixture_act (fixture, matters);
  fixture_act (fixture, "INSERT INTO grid (id, name, level) VALUES (70, '总网格', 'grid'), (72, '第二微网格', 'micro'); UPDATE grid SET parent_id = 70 WHERE id = 71;"
                        "UPDATE matter SET grid_id = 71 WHERE id = 106; UPDATE matter SET grid_id = 72 WHERE id = 113");
  form = open_titled (fixture, "隐患排查台账", "表", "2026-12-03");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_ALL);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      linli_resident_filter_set_places (linli_office_form_get_filter (form), places[i].kind, &places[i].id, 1);
      assert_listed (fixture, form, places[i].listed);
    }
}

/* ── Where ── */

static void
test_address (Fixture       *fixture,
              gconstpointer  data)
{
  /* What was written counts where no place was chosen, and before the home of whom it is about. */
  static const char * const wanted[][2] = {
    { "积水", "东坡小区 地下车库" },          { "灶台漏气", "东坡小区10栋 张记面馆" }, { "电线老化", "东坡小区2栋1单元101" },
    { "乱停车", "菜市场门口" },               { "围墙开裂", "东坡小区" },              { "地面湿滑", "东坡路口 公共厕所" },
    { "占道经营", "东坡小区2栋1单元101 便民药房" }, { "不知何处", "" },                     { "消防门损坏", "东坡小区10栋1单元" },
    { "楼道堆物", "东坡小区10栋1单元101" },   { "外墙脱落", "东坡小区2栋" },           { "井盖缺失", "小区北门外" },
  };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autofree char *masked = NULL;

  fixture_act (fixture, matters);
  form = open_titled (fixture, "隐患排查台账", "表", "2026-12-03");
  linli_office_form_set_period (form, LINLI_OFFICE_FORM_PERIOD_ALL);
  fixture_assert_target (form, "隐患地点", "matter.address");
  /* Of a level the core knows nothing. */
  fixture_assert_target (form, "隐患等级", "");
  filling = fixture_load (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *title = linli_office_form_filling_dup_cell (filling, i, 1, FALSE);
      g_autofree char *address = linli_office_form_filling_dup_cell (filling, i, 2, FALSE);

      g_assert_cmpstr (title, ==, wanted[i][0]);
      g_assert_cmpstr (address, ==, wanted[i][1]);
    }
  masked = linli_office_form_filling_dup_cell (filling, 9, 2, TRUE);
  g_assert_cmpstr (masked, ==, "东坡小区10栋***");
}

static void
test_titles (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const rows[] = { "诉求台账（隐患类）", "序号|诉求内容|地址|隐患部位|受理日期", "||||", NULL };
  g_autoptr (GPtrArray) kinds = new_kinds ();
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (GError) error = NULL;

  office_form_plain (fixture->form, "表", rows, NULL);
  form = linli_office_form_open (fixture->form, NULL, fixture_get_reader (fixture), kinds, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "matter:hazard");
  fixture_assert_target (form, "地址", "matter.address");
  fixture_assert_target (form, "隐患部位", "matter.place_text");
}

/* ── What the title says ── */

static void
test_proposed (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct {
    const char *title;
    const char *sheet;
    const char *day;
    const char *first; /* (nullable): at any time */
    const char *last;
    LinliOfficeFormMatters matters;
  } forms[] = {
    { "2026年11月隐患排查台账", "表", "2026-12-03", "2026-11-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "隐患排查台账（ 2026 年 2 月 ）", "表", "2026-12-03", "2026-02-01", "2026-02-28", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "隐患排查台账（2026.09）", "表", "2026-12-03", "2026-09-01", "2026-09-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "3月份隐患排查台账", "表", "2026-12-03", "2026-03-01", "2026-03-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "12月份隐患排查台账", "表", "2027-01-05", "2026-12-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "十一月份隐患排查台账", "表", "2026-12-03", "2026-11-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "隐患排查台账", "11月", "2026-12-03", "2026-11-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "隐患排查台账", "表", "2026-12-03", "2026-12-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年度隐患排查台账", "表", "2027-01-05", "2026-01-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2025年隐患排查台账", "表", "2026-12-03", "2025-01-01", "2025-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "年度隐患排查台账", "表", "2026-12-03", "2026-01-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年第三季度隐患排查台账", "表", "2026-12-03", "2026-07-01", "2026-09-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "四季度隐患排查台账", "表", "2027-01-05", "2026-10-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "二〇二五年第三季度隐患排查台账", "表", "2026-12-03", "2025-07-01", "2025-09-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "二零二五年十月份隐患排查台账", "表", "2026-12-03", "2025-10-01", "2025-10-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "二○二五年度隐患排查台账", "表", "2026-12-03", "2025-01-01", "2025-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "一至十一月隐患排查台账", "表", "2026-12-03", "2026-01-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年前三季度隐患排查台账", "表", "2026-12-03", "2026-01-01", "2026-09-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年上半年隐患排查台账", "表", "2026-12-03", "2026-01-01", "2026-06-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年1—11月隐患排查台账", "表", "2026-12-03", "2026-01-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "附件1 2月份隐患排查台账", "表", "2026-12-03", "2026-02-01", "2026-02-28", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年元月隐患排查台账", "表", "2026-12-03", "2026-01-01", "2026-01-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年1月1日—11月30日隐患排查台账", "表", "2026-12-03", "2026-01-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年第48周隐患排查台账", "表", "2026-12-03", "2026-12-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "2026年度隐患排查台账", "11月", "2026-12-03", "2026-11-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "隐患排查台账（每月25日前报送，逾期视为零报告）", "表", "2026-12-03", "2026-12-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
    { "截至2026年11月30日未整改隐患台账", "表", "2026-12-03", NULL, NULL, LINLI_OFFICE_FORM_MATTERS_OPEN },
    { "未整改隐患台账", "11月", "2026-12-03", NULL, NULL, LINLI_OFFICE_FORM_MATTERS_OPEN },
    { "2026年11月未整改隐患台账", "表", "2026-12-03", "2026-11-01", "2026-11-30", LINLI_OFFICE_FORM_MATTERS_OPEN },
    /* What is still to be done may be old. */
    { "逾期未整改隐患清单", "表", "2026-12-03", NULL, NULL, LINLI_OFFICE_FORM_MATTERS_OPEN },
    { "已整改隐患台账", "表", "2026-12-03", "2026-12-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_CLOSED },
    { "隐患已整改、未整改情况台账", "表", "2026-12-03", "2026-12-01", "2026-12-31", LINLI_OFFICE_FORM_MATTERS_ALL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (LinliOfficeForm) form = open_titled (fixture, forms[i].title, forms[i].sheet, forms[i].day);
      LinliPeriod period;
      gboolean found = linli_office_form_find_period (form, linli_office_form_get_period (form), &period);
      g_autofree char *first = found ? linli_date_to_string (&period.first) : NULL;
      g_autofree char *last = found ? linli_date_to_string (&period.last) : NULL;

      g_test_message ("%s", forms[i].title);
      g_assert_cmpstr (first, ==, forms[i].first);
      g_assert_cmpstr (last, ==, forms[i].last);
      g_assert_cmpint (linli_office_form_get_matters (form), ==, forms[i].matters);
    }
}

/* ── What is kept ── */

static void
keep (Fixture         *fixture,
      LinliOfficeForm *form)
{
  g_autoptr (LinliOfficeFormFilling) filling = fixture_load (fixture, form);
  g_autoptr (GError) error = NULL;

  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_period (LinliOfficeForm *form,
               const char      *wanted)
{
  LinliPeriod period;
  g_autofree char *first = NULL;

  g_assert_true (linli_office_form_find_period (form, linli_office_form_get_period (form), &period));
  first = linli_date_to_string (&period.first);
  g_assert_cmpstr (first, ==, wanted);
}

/* A month that is kept is the month of the next form, by its title or, where the file keeps the blank one, by its day. */
static void
test_kept (Fixture       *fixture,
           gconstpointer  data)
{
  static const char kept[] = "SELECT id FROM department_form";
  g_autoptr (LinliOfficeForm) form = NULL, next = NULL, blank = NULL, before = NULL;
  g_autoptr (GPtrArray) kinds = new_kinds ();
  g_autoptr (GError) error = NULL;

  fixture_act (fixture, matters);
  form = open_titled (fixture, "2026年11月隐患排查台账", "表", "2026-11-30");
  linli_office_form_set_matters (form, LINLI_OFFICE_FORM_MATTERS_CLOSED);
  keep (fixture, form);
  next = open_titled (fixture, "2026年12月隐患排查台账", "表", "2027-01-05");
  g_assert_true (linli_office_form_is_remembered (next));
  g_assert_cmpint (linli_office_form_get_matters (next), ==, LINLI_OFFICE_FORM_MATTERS_CLOSED);
  assert_period (next, "2026-12-01");
  blank = linli_office_form_recall (linli_database_get_int64 (fixture_get_reader (fixture), 0, kept, NULL), fixture_get_reader (fixture), kinds, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (linli_office_form_set_day (blank, "2027-02-25"));
  assert_period (blank, "2027-02-01");

  linli_office_form_set_period (next, LINLI_OFFICE_FORM_PERIOD_LAST_MONTH);
  keep (fixture, next);
  g_clear_object (&next);
  next = open_titled (fixture, "2027年1月隐患排查台账", "表", "2027-02-25");
  g_assert_cmpint (linli_office_form_get_period (next), ==, LINLI_OFFICE_FORM_PERIOD_LAST_MONTH);
  assert_period (next, "2027-01-01");

  /* As it was kept before there was this, and as nobody keeps it. */
  fixture_act (fixture, "UPDATE department_form SET settings = json_remove (settings, '$.matters')");
  before = open_titled (fixture, "2027年1月隐患排查台账", "表", "2027-02-25");
  g_assert_true (linli_office_form_is_remembered (before));
  g_assert_cmpint (linli_office_form_get_period (before), ==, LINLI_OFFICE_FORM_PERIOD_TITLE);
  g_assert_cmpint (linli_office_form_get_matters (before), ==, LINLI_OFFICE_FORM_MATTERS_ALL);
  g_clear_object (&before);
  fixture_act (fixture, "UPDATE department_form SET settings = json_set (settings, '$.matters', json ('{\"period\":\"decade\"}'))");
  before = open_titled (fixture, "2027年1月隐患排查台账", "表", "2027-02-25");
  g_assert_true (linli_office_form_is_remembered (before));
  g_assert_cmpint (linli_office_form_get_period (before), ==, LINLI_OFFICE_FORM_PERIOD_TITLE);
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  FIXTURE_ADD ("/office-form-matters/period", test_period);
  FIXTURE_ADD ("/office-form-matters/places", test_places);
  FIXTURE_ADD ("/office-form-matters/address", test_address);
  FIXTURE_ADD ("/office-form-matters/titles", test_titles);
  FIXTURE_ADD ("/office-form-matters/proposed", test_proposed);
  FIXTURE_ADD ("/office-form-matters/kept", test_kept);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Forms as offices know them: what their titles ask for, and whom. */

#include <linli-core.h>

#include "office-form-fixture.h"
#include "office-forms.h"

static LinliOfficeForm *
open_plain (Fixture            *fixture,
            const char * const *rows,
            const char         *extra)
{
  return fixture_open_plain (fixture, "表", rows, extra);
}

/* Writes @form in full, as of the first of December 2026. */
static LinliOfficeFormFilling *
write_full (Fixture         *fixture,
            LinliOfficeForm *form)
{
  LinliOfficeFormFilling *filling;
  g_autoptr (GError) error = NULL;

  g_assert_true (linli_office_form_set_day (form, "2026-12-01"));
  filling = fixture_load (fixture, form);
  linli_office_form_filling_write (filling, fixture->filled, FALSE, FALSE, NULL, &error);
  g_assert_no_error (error);
  return filling;
}

/* The tags that a form asks for, with | and & between them and ^ before those of somebody at home. */
static void
assert_tags (LinliOfficeForm *form,
             const char      *wanted)
{
  g_autofree char *tags = g_strdup (linli_office_form_get_filter (form)->tag);

  if (tags != NULL)
    g_strdelimit (g_strdelimit (g_strdelimit (tags, LINLI_OFFICE_FORM_TAG_OR, '|'), LINLI_OFFICE_FORM_TAG_AND, '&'), LINLI_OFFICE_FORM_TAG_AT_HOME, '^');
  g_assert_cmpstr (tags, ==, wanted);
}

static void
assert_rows (LinliOfficeForm *form,
             guint            first_row,
             guint            n_header_rows)
{
  guint first, n;

  linli_office_form_get_rows (form, &first, NULL);
  linli_office_form_get_header (form, NULL, &n);
  g_assert_cmpuint (first, ==, first_row);
  g_assert_cmpuint (n, ==, n_header_rows);
}

/* "受助老人姓名" is the name, the nurse's telephone nobody's, and months below a title are parts of it. */
static void
test_subjects (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const rows[] = {
    "独居、空巢老人探访台账", "序号|受助老人姓名|年龄|住址|照护人联系电话|老人类别|<|探访记录|<|<", "^|^|^|^|^|独居|空巢|1月|2月|3月", "|||||||||", "|||||||||", "|||||||||", NULL
  };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (63, 'person', 54, 'empty_nest'), (64, 'person', 55, 'empty_nest')");
  form = open_plain (fixture, rows, NULL);
  assert_rows (form, 3, 2);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "person");
  assert_tags (form, "alone|empty_nest");
  g_assert_cmpint (linli_office_form_get_filter (form)->least_age, ==, 60);
  g_assert_cmpstr (linli_office_form_get_column_title (form, 7), ==, "探访记录 / 1月");
  fixture_assert_target (form, "照护人联系电话", "");
  filling = write_full (fixture, form);
  /* Either tag, and nobody younger. */
  fixture_assert_row (fixture, 0, 3, "1|吴建国|82|东坡小区2栋1单元101|||√|||");
  fixture_assert_row (fixture, 0, 4, "2|陈秀英|80|东坡小区2栋1单元502||√||||");
  fixture_assert_row (fixture, 0, 5, "|||||||||");
}

/* Whom the title calls two things at once has both tags; of a household one may have this and another that. */
static void
test_both (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const rows[] = { "独居残疾人花名册", "序号|姓名", "|", "|", "|", NULL };
  static const char * const households[] = { "低保残疾人家庭登记表", "序号|户主姓名|家庭人口", "||", "||", "||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, homes = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (63, 'person', 53, 'disabled'), (64, 'person', 52, 'disabled'),"
                        " (65, 'person', 54, 'alone')");
  form = open_plain (fixture, rows, NULL);
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|陈秀英");
  fixture_assert_row (fixture, 0, 3, "|");
  homes = open_plain (fixture, households, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (homes), ==, "household");
  assert_tags (homes, "low_income&disabled");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  filling = write_full (fixture, homes);
  fixture_assert_row (fixture, 0, 2, "1|王桂芳|2");
  fixture_assert_row (fixture, 0, 3, "||");
}

/* A community's own codes are any text, and so are those of an older file. */
static void
test_codes (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const one[] = { "双拥对象花名册", "序号|姓名", "|", "|", "|", NULL };
  static const char * const several[] = { "双拥对象、甲乙对象名单", "序号|姓名", "|", "|", "|", NULL };
  static const char * const older[] = { "'双拥&优抚'", "'alone|甲乙'" }, * const wanted[] = { "1|陈秀英", "1|吴建国" };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autoptr (GError) error = NULL;

  fixture_act (fixture, "INSERT INTO tag_kind (id, code, name) VALUES (201, '双拥&优抚', '双拥对象'), (202, '甲|乙', '甲乙对象');"
                        "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (63, 'person', 53, '双拥&优抚'), (64, 'person', 52, '甲|乙'), (65, 'person', 54, '甲乙')");
  other = open_plain (fixture, several, NULL);
  filling = write_full (fixture, other);
  fixture_assert_row (fixture, 0, 2, "1|陈秀英");
  fixture_assert_row (fixture, 0, 3, "2|赵大山");
  fixture_assert_row (fixture, 0, 4, "|");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  form = open_plain (fixture, one, NULL);
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|陈秀英");
  fixture_assert_row (fixture, 0, 3, "|");
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (older); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM tag WHERE code = 'alone'; UPDATE department_form SET settings ="
                                              " json_set (json_remove (settings, '$.filter.tags'), '$.filter.tag', %s)", older[i]);

      g_clear_pointer (&filling, linli_office_form_filling_unref);
      g_clear_object (&form);
      fixture_act (fixture, sql);
      form = fixture_open (fixture);
      g_assert_true (linli_office_form_is_remembered (form));
      filling = write_full (fixture, form);
      fixture_assert_row (fixture, 0, 2, wanted[i]);
      fixture_assert_row (fixture, 0, 3, "|");
    }
}

/* Who works elsewhere is away; who has come back is not. */
static void
test_away (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const away[] = { "外出务工人员台账", "序号|姓名|外出时间|外出地点", "|||", "|||", NULL };
  static const char * const back[] = { "外出务工返乡人员台账", "序号|姓名|电话", "||", NULL };
  static const char * const bereaved[] = { "计划生育特别扶助对象花名册", "序号|姓名|电话", "||", NULL };
  static const char * const destitute[] = { "特困供养人员花名册", "序号|姓名|电话", "||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL, third = NULL, fourth = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "UPDATE person SET away_from = '2020-03-01', away_to = '深圳' WHERE id = 53");
  form = open_plain (fixture, away, NULL);
  g_assert_cmpint (linli_office_form_get_filter (form)->presence, ==, LINLI_PRESENCE_AWAY);
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|陈秀英|2020-03-01|深圳");
  fixture_assert_row (fixture, 0, 3, "|||");
  other = open_plain (fixture, back, NULL);
  g_assert_cmpint (linli_office_form_get_filter (other)->presence, ==, LINLI_PRESENCE_HERE);
  third = open_plain (fixture, bereaved, NULL);
  g_assert_cmpstr (linli_office_form_get_filter (third)->tag, ==, "bereaved");
  fourth = open_plain (fixture, destitute, NULL);
  g_assert_cmpstr (linli_office_form_get_filter (fourth)->tag, ==, "destitute");
}

/* What a band of columns is called is the meaning of none of them, and one tag does not tell two degrees apart. */
static void
test_bands (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[] = { "特殊困难群体台账", "序号|姓名|人员类别|<|<|程度|<", "^|^|低保|特困|残疾|失能|半失能", "||||||", "||||||", NULL };
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, rows, NULL);
  g_autoptr (LinliOfficeFormFilling) filling = write_full (fixture, form);

  fixture_assert_target (form, "低保", "tick:low_income");
  fixture_assert_target (form, "特困", "tick:destitute");
  fixture_assert_target (form, " / 失能", "");
  fixture_assert_target (form, "半失能", "");
  /* Whoever has one of the tags of its columns. */
  fixture_assert_row (fixture, 0, 3, "1|王桂芳|√||||");
  fixture_assert_row (fixture, 0, 4, "||||||");
}

/* Three rows of titles though fewer of the third are known, and below them stems and numbers. */
static void
test_deep (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const rows[] = {
    "失能老年人情况表", "序号|老年人基本情况|<|<|<|照护情况|<|<", "^|姓名|年龄|住址|<|照护人|电话|评定", "^|^|^|小区|楼栋-单元-房号|^|^|^", "甲|乙|丙|1|2|3|4|5", "|||||||", "|||||||",
    NULL
  };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (63, 'person', 53, 'dependent')");
  form = open_plain (fixture, rows, NULL);
  assert_rows (form, 5, 3);
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 4, "甲|乙|丙|1|2|3|4|5");
  fixture_assert_row (fixture, 0, 5, "1|陈秀英|80|东坡小区|2栋1单元502|||");
}

/* Examples and hints of the department stay; a list that somebody masked is replaced. */
static void
test_examples (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const marked[] = { "流动人口登记台账", "编号|姓名|联系电话", "例|张某某|138****0000", "||", NULL };
  static const char * const shown[] = { "花名册", "序号|姓名|联系电话", "1|李××|13800000000", "||", NULL };
  static const char * const hints[] = { "花名册", "序号|姓名|性别|身份证号", "自动生成|据实|男/女|18位", "|||", NULL };
  static const char * const masked[] = { "花名册", "序号|姓名", "1|李××", "2|王××", "3|张××", "4|吴××", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL, third = NULL, fourth = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  guint n_leftover;

  fixture_act (fixture, "UPDATE person SET population_type = 'floating' WHERE id = 53; UPDATE person SET population_type = 'registered' WHERE id <> 53");
  form = open_plain (fixture, marked, NULL);
  assert_rows (form, 3, 1);
  g_assert_cmpstr (linli_office_form_get_filter (form)->population_type, ==, "floating");
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "例|张某某|138****0000");
  fixture_assert_row (fixture, 0, 3, "1|陈秀英|13800000053");
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 1);
  other = open_plain (fixture, shown, NULL);
  assert_rows (other, 3, 1);
  third = open_plain (fixture, hints, NULL);
  assert_rows (third, 3, 1);
  fourth = open_plain (fixture, masked, NULL);
  assert_rows (fourth, 2, 1);
  linli_office_form_get_leftovers (fourth, &n_leftover, NULL);
  g_assert_cmpuint (n_leftover, ==, 4);
}

/* From and up to which age, and who: an office that is called after some asks of everybody. */
static void
test_headings (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct {
    const char *heading;
    const char *name;
    const char *kind;
    const char *tag;
    int least;
    int most;
  } headings[] = {
    { "0-3岁婴幼儿摸底表", "婴幼儿姓名", "person", NULL, -1, 3 },
    { "3—6周岁适龄儿童登记表", "儿童姓名", "person", NULL, 3, 6 },
    { "16周岁以下未成年人摸排表", "姓名", "person", NULL, -1, 15 },
    { "18周岁（含）以下人员名单", "姓名", "person", NULL, -1, 18 },
    { "70周岁以上老年人名单", "老年人姓名", "person", NULL, 70, -1 },
    { "低保残疾人花名册", "姓名", "person", "low_income&disabled", -1, -1 },
    { "独居、残疾人员花名册", "姓名", "person", "alone|disabled", -1, -1 },
    { "残疾人家庭情况登记表", "姓名", "person", "disabled", -1, -1 },
    { "残疾人家庭情况登记表", "户主姓名", "household", "disabled", -1, -1 },
    { "残疾人联合会家庭情况登记表", "户主姓名", "household", NULL, -1, -1 },
    { "退役军人服务站居民登记表", "姓名", "person", NULL, -1, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *titles = g_strdup_printf ("序号|%s|联系电话", headings[i].name);
      const char *rows[] = { headings[i].heading, titles, "||", "||", NULL };
      g_autoptr (LinliOfficeForm) form = open_plain (fixture, rows, NULL);
      const LinliResidentFilter *filter = linli_office_form_get_filter (form);

      g_test_message ("%s", headings[i].heading);
      g_assert_cmpstr (linli_office_form_get_kind (form), ==, headings[i].kind);
      assert_tags (form, headings[i].tag);
      g_assert_cmpint (filter->least_age, ==, headings[i].least);
      g_assert_cmpint (filter->most_age, ==, headings[i].most);
    }
}

/* What a title that names several tags asks for. */
static void
test_several (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const headings[][2] = {
    /* Nobody has both, or the two are named together for either. */
    { "低保特困人员花名册", "low_income|destitute" },
    { "低保五保户花名册", "low_income|destitute" },
    { "特困低保户花名册", "destitute|low_income" },
    { "独居空巢老人花名册", "alone|empty_nest" },
    { "空巢独居老人台账", "empty_nest|alone" },
    { "孤寡空巢老人花名册", "alone|empty_nest" },
    { "空巢留守老人花名册", "empty_nest|left_behind" },
    { "留守儿童孕产妇花名册", "left_behind|maternity" },
    /* Who helps is not who is helped. */
    { "党员低保户结对帮扶台账", "low_income" },
    { "低保户党员结对帮扶台账", "low_income" },
    { "党员联系低保户台账", "low_income" },
    { "党员志愿者走访独居老人台账", "alone" },
    { "志愿者独居老人登记表", "alone" },
    { "独居老人志愿者结对台账", "alone" },
    { "党员、志愿者结对帮扶残疾人台账", "disabled" },
    { "低保残疾人结对帮扶台账", "low_income&disabled" },
    { "走访慰问党员、低保户台账", "party|low_income" },
    { "党员结对帮扶台账", "party" },
    /* A household is its members'; there is a telephone on many forms. */
    { "残疾人家庭留守儿童花名册", "^disabled&left_behind" },
    { "低保家庭残疾人花名册", "^low_income&disabled" },
    { "低保家庭中的残疾人花名册", "^low_income&disabled" },
    { "低保户残疾人花名册", "^low_income&disabled" },
    { "残疾人低保户花名册", "disabled&^low_income" },
    { "特困家庭的残疾老人花名册", "^destitute&disabled" },
    { "党员低保户花名册（联系电话必填）", "party&^low_income" },
    /* More than two. */
    { "独居低保残疾人花名册", "alone&low_income&disabled" },
    { "独居老年人、低保残疾人花名册", "alone|low_income&disabled" },
    { "低保残疾人、独居老年人花名册", "low_income&disabled|alone" },
    { "低保特困残疾人花名册", "low_income&disabled|destitute&disabled" },
    { "残疾低保特困人员花名册", "disabled&low_income|disabled&destitute" },
    { "低保残疾特困人员花名册", "low_income&disabled|destitute&disabled" },
    { "独居、空巢、残疾人员花名册", "alone|empty_nest|disabled" },
    /* Volunteers are not what they look after, but what they are. */
    { "党员志愿者花名册", "party&volunteer" },
    { "退役军人志愿者花名册", "veteran&volunteer" },
    { "退役军人党员花名册", "veteran&party" },
    { "退役军人党员志愿者花名册", "veteran&party&volunteer" },
    { "残疾人志愿者花名册", "volunteer" },
    { "独居残疾人志愿者花名册", "volunteer" },
    { "党员、志愿者花名册", "party|volunteer" },
  };

  fixture_act (fixture, "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (63, 'person', 55, 'volunteer')");
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      const char *rows[] = { headings[i][0], "序号|姓名|联系电话", "||", "||", NULL };
      g_autoptr (LinliOfficeForm) form = open_plain (fixture, rows, NULL);

      g_test_message ("%s", headings[i][0]);
      g_assert_cmpstr (linli_office_form_get_kind (form), ==, "person");
      assert_tags (form, headings[i][1]);
    }
}

/* Where the file knows no volunteers by their tag, those who may be some are better than nobody. */
static void
test_volunteers (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, (const char * const[]) { "党员志愿者花名册", "序号|姓名", "|", "|", NULL }, NULL);

  assert_tags (form, "party");
}

/* The head has the allowance, and another of the household the disability; somebody without a household has both. */
static void
test_at_home (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const rows[] = { "低保家庭残疾人花名册", "序号|姓名", "|", "|", "|", "|", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "UPDATE person SET household_id = NULL WHERE id = 55;"
                        "INSERT INTO tag (id, subject_kind, subject_id, code) VALUES (63, 'person', 52, 'disabled'), (64, 'person', 53, 'disabled'),"
                        " (65, 'person', 55, 'disabled'), (66, 'person', 55, 'low_income'), (67, 'household', 44, 'low_income'), (68, 'person', 54, 'disabled')");
  form = open_plain (fixture, rows, NULL);
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|吴建国");
  fixture_assert_row (fixture, 0, 3, "2|赵大山");
  fixture_assert_row (fixture, 0, 4, "3|吴小明");
  fixture_assert_row (fixture, 0, 5, "|");
}

/* Of micro-grids only these, with the grid above and the telephone of whoever answers for them. */
static void
test_grids (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const rows[] = { "微网格划分明细表", "序号|一般网格名称|微网格编号|微网格名称|户数|人口数|微网格长姓名|联系电话", "|||||||", "|||||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "INSERT INTO grid (id, name, level) VALUES (70, '第一网格', 'ordinary'); UPDATE grid SET parent_id = 70, code = 'W01' WHERE id = 71");
  form = open_plain (fixture, rows, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "grid:micro");
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|第一网格|W01|第一微网格|3|5|郑网格|13700000071");
  fixture_assert_row (fixture, 0, 3, "|||||||");
}

/* What counts rooms and floors is a list of buildings, and what counts buildings one of compounds. */
static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const buildings[] = { "楼栋信息统计表", "序号|小区名称|楼栋号|单元数|楼层数|总户数|出租户数|空置户数|是否通天然气", "||||||||", "||||||||", NULL };
  static const char * const compounds[] = { "院落基本情况统计表", "序号|小区名称|建成年代|楼栋数|户数|人口数", "|||||", "|||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "UPDATE building SET floors = 7, has_gas = 1 WHERE id = 11; UPDATE compound SET built_year = 1998");
  form = open_plain (fixture, buildings, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "building");
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|东坡小区|2|1|7|2|1|1|是");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  other = open_plain (fixture, compounds, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (other), ==, "compound");
  filling = write_full (fixture, other);
  fixture_assert_row (fixture, 0, 2, "1|东坡小区|1998|2|3|5");
}

/* The number on the door, building and unit in one cell, a tag of anybody at home, and the age of who is not yet one. */
static void
test_homes (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const homes[] = { "家庭信息采集表", "序号|栋|单元|门牌号|户主姓名|是否有独居老人", "|||||", "|||||", "|||||", NULL };
  static const char * const doors[] = { "电动自行车登记表", "序号|楼栋单元号|房号|户主姓名", "|||", "|||", "|||", NULL };
  static const char * const plates[] = { "住户登记表", "门牌号|户主姓名", "|", "|", "|", NULL }, *numbers[] = { "住户登记表", "栋|单元|户号|户主姓名", "|||", "|||", "|||", NULL };
  static const char * const children[] = { "婴幼儿摸底表", "序号|婴幼儿姓名|月龄", "||", NULL };
  g_autoptr (LinliOfficeForm) form = open_plain (fixture, homes, NULL), other = NULL, third = NULL, fourth = NULL, fifth = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = write_full (fixture, form);

  fixture_assert_row (fixture, 0, 3, "2|2|1|502|陈秀英|是");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  other = open_plain (fixture, doors, NULL);
  filling = write_full (fixture, other);
  fixture_assert_row (fixture, 0, 2, "1|2栋1单元|101|吴建国");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  fourth = open_plain (fixture, plates, NULL);
  filling = write_full (fixture, fourth);
  fixture_assert_row (fixture, 0, 2, "2栋1单元101|吴建国");
  fifth = open_plain (fixture, numbers, NULL);
  fixture_assert_target (fifth, "户号", "dwelling.room");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  fixture_act (fixture, "UPDATE person SET birth_date = '2025-11-02' WHERE id = 55; UPDATE person SET deleted_at = '2026-01-01' WHERE id <> 55");
  third = open_plain (fixture, children, NULL);
  filling = write_full (fixture, third);
  fixture_assert_row (fixture, 0, 2, "1|吴小明|12");
}

/* A list has fewer words than there are codes. */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const relations[] = { "人口登记表", "序号|户主身份证号|姓名|与户主关系", "|||", "|||", "|||", "|||", "|||", NULL };
  static const char * const schooling[] = { "人口登记表", "序号|姓名|文化程度", "||", "||", "||", "||", "||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autofree char *masked = NULL;

  fixture_act (fixture, "UPDATE person SET relation_to_head = '97' WHERE id = 52; UPDATE person SET education = '14' WHERE id = 53; UPDATE person SET education = '90' WHERE id = 54;"
                        "UPDATE person SET education = '60' WHERE id = 55; UPDATE person SET education = '30' WHERE id = 51");
  form = open_plain (fixture, relations, "list 3 户主 配偶 子女 其他");
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 3, "2|510100194405010014|吴小明|子女");
  fixture_assert_row (fixture, 0, 6, "5|51010019400302002X|赵大山|其他");
  masked = linli_office_form_filling_dup_cell (filling, 4, 1, TRUE);
  g_assert_cmpstr (masked, ==, "5101**********002X");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  other = open_plain (fixture, schooling, "list 2 初中及以下 高中（中专） 大专/高职 本科及以上");
  filling = write_full (fixture, other);
  fixture_assert_row (fixture, 0, 2, "1|吴建国|初中及以下");
  fixture_assert_row (fixture, 0, 3, "2|吴小明|高中（中专）");
  fixture_assert_row (fixture, 0, 4, "3|陈秀英|本科及以上");
  fixture_assert_row (fixture, 0, 5, "4|王桂芳|大专/高职");
}

/* Organisations are listed with whoever answers for them, by kind where the title names some. */
static void
test_organisations (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char * const rows[] = { "九小场所台账", "序号|场所名称|场所类型|地址|负责人|联系电话|从业人数|统一社会信用代码|所属网格|备注", "|||||||||", "|||||||||", "|||||||||", NULL };
  static const char * const kitchens[] = { "餐饮单位、学校登记表", "序号|单位名称|经营者姓名", "||", "||", NULL };
  static const char * const plain[] = { "登记表", "序号|单位名称|统一社会信用代码|法人", "|||", "|||", NULL };
  static const char * const staff[] = { "辖区企业员工花名册", "序号|姓名|身份证号|单位名称|单位类型", "||||", "||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL, third = NULL, fourth = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autofree char *phone = NULL, *who = NULL;

  fixture_act (fixture, "INSERT INTO organisation (id, name, kind, credit_code, dwelling_id, address_raw, contact_name, contact_phone, employees, note) VALUES"
                        " (101, '红旗超市', 'shop', '91510100MA00000001', 34, NULL, '何店主', '13600000101', 3, '夜间营业'),"
                        " (102, '家常饭店', 'restaurant', NULL, NULL, '东坡路9号', '罗老板', '13600000102', 5, NULL), (103, '望江小学', 'school', NULL, NULL, NULL, NULL, NULL, NULL, NULL)");
  form = open_plain (fixture, rows, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "organisation");
  g_assert_cmpstr (linli_office_form_get_sorts (form), ==, NULL);
  filling = write_full (fixture, form);
  fixture_assert_row (fixture, 0, 2, "1|红旗超市|个体商户|东坡小区2栋1单元101|何店主|13600000101|3|91510100MA00000001|第一微网格|夜间营业");
  fixture_assert_row (fixture, 0, 3, "2|家常饭店|餐饮|东坡路9号|罗老板|13600000102|5|||");
  fixture_assert_row (fixture, 0, 4, "3|望江小学|学校|||||||");
  phone = linli_office_form_filling_dup_cell (filling, 0, 5, TRUE);
  g_assert_cmpstr (phone, ==, "136****0101");
  who = linli_office_form_filling_dup_who (filling, 0, TRUE);
  g_assert_cmpstr (who, ==, "红旗超市");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  other = open_plain (fixture, kitchens, NULL);
  g_assert_cmpstr (linli_office_form_get_sorts (other), ==, "restaurant|school");
  filling = write_full (fixture, other);
  fixture_assert_row (fixture, 0, 2, "1|家常饭店|罗老板");
  fixture_assert_row (fixture, 0, 3, "2|望江小学|");
  third = open_plain (fixture, plain, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (third), ==, "organisation");
  fixture_assert_target (third, "法人", "organisation.legal_person");
  fourth = open_plain (fixture, staff, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (fourth), ==, "person");
  linli_office_form_set_sorts (fourth, "shop");
  g_assert_cmpstr (linli_office_form_get_sorts (fourth), ==, NULL);
}

/* A vehicle has the people of its household, or those of the organisation, and left with them; where only who drove it did, the others have it. */
static void
test_vehicles (Fixture       *fixture,
               gconstpointer  data)
{
  static const char * const rows[] = { "小区车辆登记表", "序号|车牌号|车辆类型|颜色|车主姓名|联系电话|住址|单位名称", "|||||||", "|||||||", "|||||||", "|||||||", NULL };
  static const char * const bikes[] = { "电动自行车登记表", "序号|车牌号|能源类型|使用人", "|||", "|||", NULL };
  static const char * const people[] = { "住户登记表", "序号|姓名|联系电话|车牌号", "|||", "|||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL, third = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autofree char *plate = NULL, *who = NULL;

  fixture_act (fixture, "INSERT INTO organisation (id, name, kind, dwelling_id) VALUES (101, '红旗超市', 'shop', 31);"
                        "INSERT INTO vehicle (id, plate, kind, colour, energy, household_id, person_id, organisation_id) VALUES"
                        " (111, '川A12345', 'car', '白', NULL, 44, NULL, NULL), (112, '川AF00001', 'van', NULL, NULL, NULL, NULL, 101),"
                        " (113, '成都A0001', 'ebike', NULL, 'electric', NULL, 53, NULL), (114, '川A00009', 'car', NULL, NULL, NULL, 52, NULL), (115, '川A00008', 'car', NULL, NULL, 42, 52, NULL);"
                        "UPDATE person SET moved_out_on = '2026-01-01' WHERE id = 52");
  form = open_plain (fixture, rows, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "vehicle");
  filling = write_full (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 4);
  fixture_assert_row (fixture, 0, 2, "1|川A12345|小型汽车|白|吴建国|13800000054|东坡小区2栋1单元101|");
  fixture_assert_row (fixture, 0, 3, "2|川A00008|小型汽车||陈秀英|13800000053|东坡小区2栋1单元502|");
  fixture_assert_row (fixture, 0, 4, "3|成都A0001|电动自行车||陈秀英|13800000053|东坡小区2栋1单元502|");
  fixture_assert_row (fixture, 0, 5, "4|川AF00001|客车||||东坡小区10栋1单元101|红旗超市");
  plate = linli_office_form_filling_dup_cell (filling, 0, 1, TRUE);
  who = linli_office_form_filling_dup_who (filling, 0, TRUE);
  g_assert_cmpstr (plate, ==, who);
  g_assert_cmpstr (plate, !=, "川A12345");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  other = open_plain (fixture, bikes, NULL);
  g_assert_cmpstr (linli_office_form_get_sorts (other), ==, "ebike");
  filling = write_full (fixture, other);
  fixture_assert_row (fixture, 0, 2, "1|成都A0001|纯电动|陈秀英");
  fixture_assert_row (fixture, 0, 3, "|||");
  third = open_plain (fixture, people, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (third), ==, "person");
  linli_office_form_set_kind (third, "vehicle");
  fixture_assert_target (third, "车牌号", "vehicle.plate");
  fixture_assert_target (third, "姓名", "person.name");
}

/* What a form is called and what it asks tell people, homes and things apart; who fills it in tells nothing. */
static void
test_taken_for (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct {
    const char *heading;
    const char *titles;
    const char *kind;
    const char *sorts;
  } forms[] = {
    { "居民信息登记表", "序号|姓名|性别|身份证号码|联系电话|住址|工作单位|车牌号|车辆品牌|车身颜色", "person", NULL },
    { "居民及车辆信息登记表", "姓名|身份证号|住址|车牌号", "person", NULL },
    { "登记表", "姓名|联系电话|车牌号|车辆类型|颜色", "person", NULL },
    { "小区车辆登记表", "序号|姓名|房号|联系电话|车牌号|车辆类型", "vehicle", NULL },
    { "车辆登记表（含电动自行车）", "序号|车牌号|车主姓名", "vehicle", NULL },
    { "登记表", "序号|车牌号|车辆类型|颜色|车主姓名", "vehicle", NULL },
    { "非机动车停车棚登记表", "序号|车棚名称|具体位置", "place", "ebike_shed" },
    { "九小场所台账 填报单位：东坡社区居委会", "序号|场所名称|场所类型|地址|负责人", "organisation", NULL },
    { "宗教活动场所登记表", "序号|场所名称|地址|负责人|联系电话", "organisation", "religious" },
    { "沿街商铺登记表", "序号|店铺名称|经营者姓名|经营者身份证号|联系电话|经营地址", "organisation", "shop|restaurant|medical" },
    { "出租房屋台账", "房屋地址|房主姓名|房主电话|是否出租|单位名称|负责人|联系电话", "dwelling", NULL },
    { "小区物业情况统计表", "小区名称|楼栋数|总户数|公司名称|负责人", "compound", NULL },
    { "党员花名册", "序号|姓名|性别|工作单位|联系电话", "person", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_auto (GStrv) above = g_strsplit (forms[i].heading, " ", -1);
      const char *rows[] = { above[0], above[1] != NULL ? above[1] : forms[i].titles, above[1] != NULL ? forms[i].titles : "|", "|", "|", NULL };
      g_autoptr (LinliOfficeForm) form = open_plain (fixture, rows, NULL);

      g_test_message ("%s", forms[i].heading);
      g_assert_cmpstr (linli_office_form_get_kind (form), ==, forms[i].kind);
      g_assert_cmpstr (linli_office_form_get_sorts (form), ==, forms[i].sorts);
    }
}

/* Whose a home or a vehicle is, is not said of whoever heads the household, and no home stands where a company's address is asked. */
static void
test_owners (Fixture       *fixture,
             gconstpointer  data)
{
  static const char * const homes[] = { "房屋台账", "序号|房屋|<|<", "^|地址|所有人|联系电话", "|||", "|||", NULL };
  static const char * const cars[] = { "单位及个人车辆登记表", "序号|车牌号|户主姓名|户主电话|车主姓名|单位名称|单位地址", "||||||", "||||||", "||||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL, other = NULL, third = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *persons = NULL;
  gint64 place = 11;

  fixture_act (fixture, "INSERT INTO organisation (id, name, kind, building_id, address_raw) VALUES (101, '红旗超市', 'shop', NULL, '东坡路9号'), (102, '楼里店', 'shop', 11, NULL);"
                        "INSERT INTO vehicle (id, plate, kind, household_id, person_id, organisation_id) VALUES (111, '川A12345', 'car', 44, 55, NULL),"
                        " (112, '川AF00001', 'van', NULL, 52, 101); UPDATE person SET deceased_on = '2026-01-01' WHERE id = 52");
  form = open_plain (fixture, homes, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "dwelling");
  fixture_assert_target (form, "所有人", "dwelling.owner_name");
  other = open_plain (fixture, cars, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (other), ==, "vehicle");
  filling = write_full (fixture, other);
  fixture_assert_row (fixture, 0, 2, "1|川A12345|吴建国|13800000054|吴小明||");
  fixture_assert_row (fixture, 0, 3, "2|川AF00001||||红旗超市|东坡路9号");
  /* A private car has no organisation, which is nothing to tell. */
  fixture_assert_problem (filling, 5, LINLI_OFFICE_FORM_TROUBLE_MISSING, 0);
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  /* The row of the car is forgotten with its head, who does not drive it. */
  persons = linli_database_dup_text (fixture_get_reader (fixture), "SELECT group_concat (person_id) FROM (SELECT person_id FROM department_form_person ORDER BY person_id)", NULL);
  g_assert_cmpstr (persons, ==, "54,55");
  g_clear_pointer (&filling, linli_office_form_filling_unref);
  third = open_plain (fixture, (const char * const[]) { "企业名录", "序号|单位名称|负责人", "||", "||", NULL }, NULL);
  linli_resident_filter_set_places (linli_office_form_get_filter (third), "building", &place, 1);
  linli_office_form_set_sorts (third, "shop");
  filling = write_full (fixture, third);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 1);
  fixture_assert_row (fixture, 0, 2, "1|楼里店|");
  linli_store_act (linli_context_get_store (fixture->context), "form", fixture_keep_cb, filling, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&third);
  third = fixture_open (fixture);
  g_assert_true (linli_office_form_is_remembered (third));
  g_assert_cmpstr (linli_office_form_get_sorts (third), ==, "shop");
}

/* Hydrants, sheds and the like, in the order of their names. */
static void
test_public_places (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char * const rows[] = { "应急避难场所登记表", "序号|名称|类型|具体位置|所属小区|备注", "|||||", "|||||", NULL };
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (LinliOfficeFormFilling) filling = NULL;

  fixture_act (fixture, "INSERT INTO place (id, name, kind, compound_id, address_raw, note) VALUES (121, '避难点10号', 'shelter', 1, NULL, NULL),"
                        " (122, '避难点2号', 'shelter', NULL, '东坡路口', '可容200人'), (123, '北门', 'entrance', 1, NULL, NULL)");
  form = open_plain (fixture, rows, NULL);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "place");
  g_assert_cmpstr (linli_office_form_get_sorts (form), ==, "shelter");
  filling = write_full (fixture, form);
  g_assert_cmpuint (linli_office_form_filling_get_n_rows (filling), ==, 2);
  fixture_assert_row (fixture, 0, 2, "1|避难点2号|避难点|东坡路口||可容200人");
  fixture_assert_row (fixture, 0, 3, "2|避难点10号|避难点||东坡小区|");
}

/* Whoever a matter is about is its contact. */
static void
test_matters (Fixture       *fixture,
              gconstpointer  data)
{
  static const char * const rows[] = { "燃气隐患排查台账", "序号|用户姓名|联系电话|隐患描述|整改期限", "||||", "||||", NULL };
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (LinliOfficeForm) form = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (kinds, linli_matter_kind_new ("hazard", "隐患", "linli-matter-symbolic"));
  office_form_plain (fixture->form, "表", rows, NULL);
  form = linli_office_form_open (fixture->form, NULL, fixture_get_reader (fixture), kinds, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (linli_office_form_get_kind (form), ==, "matter:hazard");
  fixture_assert_target (form, "用户姓名", "matter.contact_name");
  fixture_assert_target (form, "联系电话", "matter.contact_phone");
}

int
main (int    argc,
      char **argv)
{
  fixture_init (&argc, &argv);
  FIXTURE_ADD ("/office-form-titles/subjects", test_subjects);
  FIXTURE_ADD ("/office-form-titles/both", test_both);
  FIXTURE_ADD ("/office-form-titles/codes", test_codes);
  FIXTURE_ADD ("/office-form-titles/away", test_away);
  FIXTURE_ADD ("/office-form-titles/bands", test_bands);
  FIXTURE_ADD ("/office-form-titles/deep", test_deep);
  FIXTURE_ADD ("/office-form-titles/examples", test_examples);
  FIXTURE_ADD ("/office-form-titles/headings", test_headings);
  FIXTURE_ADD ("/office-form-titles/several", test_several);
  FIXTURE_ADD ("/office-form-titles/volunteers", test_volunteers);
  FIXTURE_ADD ("/office-form-titles/at-home", test_at_home);
  FIXTURE_ADD ("/office-form-titles/grids", test_grids);
  FIXTURE_ADD ("/office-form-titles/places", test_places);
  FIXTURE_ADD ("/office-form-titles/homes", test_homes);
  FIXTURE_ADD ("/office-form-titles/words", test_words);
  FIXTURE_ADD ("/office-form-titles/organisations", test_organisations);
  FIXTURE_ADD ("/office-form-titles/vehicles", test_vehicles);
  FIXTURE_ADD ("/office-form-titles/taken-for", test_taken_for);
  FIXTURE_ADD ("/office-form-titles/owners", test_owners);
  FIXTURE_ADD ("/office-form-titles/public-places", test_public_places);
  FIXTURE_ADD ("/office-form-titles/matters", test_matters);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "linli-arrangement.h"
#include "linli-calendar.h"
#include "linli-locale.h"
#include "noise.h"

/* The notices as they were published: 国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号. */
static const struct {
  guint year;
  const char *text;
} notices[] = {
  { 2024,
    "国务院办公厅关于2024年\n部分节假日安排的通知\n国办发明电〔2023〕7号\n各省、自治区、直辖市人民政府，国务院各部委、各直属机构：\n"
    "经国务院批准，现将2024年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n"
    "一、元旦：1月1日放假，与周末连休。\n"
    "二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。\n"
    "三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。\n"
    "四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。\n"
    "五、端午节：6月10日放假，与周末连休。\n"
    "六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。\n"
    "七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。\n"
    "节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。\n国务院办公厅\n2023年10月25日\n" },
  { 2025,
    "国务院办公厅关于2025年部分节假日安排的通知\n国办发明电〔2024〕12号\n"
    "经党中央、国务院批准，根据2024年11月修订的《全国年节及纪念日放假办法》，自2025年1月1日起，全体公民放假的假日增加2天，其中春节、劳动节各增加1天。"
    "据此对放假调休原则作进一步优化完善，除个别特殊情形外，春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天，劳动节放假调休5天，元旦、清明节、端午节、"
    "中秋节分别放假调休或连休3天（如逢周三则只在当日放假），国庆节放假如逢中秋节则合并放假8天。\n"
    "按照上述原则，现将2025年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\n"
    "一、元旦：1月1日（周三）放假1天，不调休。\n"
    "二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。\n"
    "三、清明节：4月4日（周五）至6日（周日）放假，共3天。\n"
    "四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。\n"
    "五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。\n"
    "六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。\n国务院办公厅\n2024年11月12日\n" },
  { 2026,
    "　　新华社北京11月4日电 国务院办公厅关于2026年部分节假日安排的通知，全文如下：\r\n"
    "　　经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。\r\n"
    "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。\r\n"
    "二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。\r\n"
    "三、清明节：4月4日（周六）至6日（周一）放假，共3天。\r\n四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。\r\n"
    "五、端午节：6月19日（周五）至21日（周日）放假，共3天。\r\n六、中秋节：9月25日（周五）至27日（周日）放假，共3天。\r\n"
    "七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。\r\n"
    "鼓励单位和个人结合落实带薪年休假等制度，实际形成较长假期，推动错峰出行。\r\n国务院办公厅\r\n2025年11月4日\r\n" },
};

/* Days as words: 0215-0223+ for off, 0214- for working, the name behind. */
static char *
describe (GPtrArray *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const LinliArrangedDay *day = g_ptr_array_index (days, i);

      g_string_append_printf (text, "%s%04u-%02u-%02u%c%s", i > 0 ? " " : "", day->date.year, day->date.month, day->date.day, day->is_off ? '+' : '-',
                              day->holiday != NULL ? day->holiday : "");
    }

  return g_string_free (text, FALSE);
}

static void
check (guint       year,
       const char *text,
       const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = linli_arrangement_parse (text, year, &error);
  g_autofree char *got = NULL;

  g_test_message ("%s", text);
  g_assert_no_error (error);
  got = describe (days);
  g_assert_cmpstr (got, ==, expected);
}

static void
check_refused (guint                  year,
               const char            *text,
               LinliArrangementError  code,
               const char            *about)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%.200s", text);
  g_assert_null (linli_arrangement_parse (text, year, &error));
  g_assert_error (error, LINLI_ARRANGEMENT_ERROR, (int) code);
  if (about != NULL)
    g_assert_cmpstr (error->message, ==, about);
}

/* What is read from a notice is what the program brings for its year, day by day. */
static void
test_notices (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (notices); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) days = linli_arrangement_parse (notices[i].text, notices[i].year, &error);
      LinliDate date = { notices[i].year, 1, 1 };
      guint at = 0;

      g_assert_no_error (error);
      g_assert_cmpuint (linli_arrangement_find_year (notices[i].text), ==, notices[i].year);
      for (gint64 number = linli_date_to_day_number (&date); date.year == notices[i].year; linli_date_from_day_number (++number, &date))
        {
          const LinliArrangedDay *day = at < days->len ? g_ptr_array_index (days, at) : NULL;
          LinliDayKind kind = linli_calendar_get_kind (&date, NULL);

          g_test_message ("%04u-%02u-%02u", date.year, date.month, date.day);
          if (day == NULL || linli_date_compare (&day->date, &date) != 0)
            {
              g_assert_true (kind == LINLI_DAY_WORKING || kind == LINLI_DAY_WEEKEND);
              continue;
            }
          g_assert_cmpint (kind, ==, day->is_off ? LINLI_DAY_OFF : LINLI_DAY_WORKING_WEEKEND);
          g_assert_cmpstr (linli_calendar_get_holiday (&date), ==, day->holiday);
          at++;
        }
      g_assert_cmpuint (at, ==, days->len);
    }
}

static void
test_sentences (void)
{
  check (2026, "2月14日（周六）、2月28日（周六）上班", "2026-02-14- 2026-02-28-");
  check (2026, "2月14日（周六）、28日（周六）上班", "2026-02-14- 2026-02-28-");
  check (2026, "2月15日至17日放假调休，共3天", "2026-02-15+春节 2026-02-16+春节 2026-02-17+春节");
  check (2026, "２月１５日—１６日放假", "2026-02-15+春节 2026-02-16+春节");
  check (2026, "2月15-16日放假", "2026-02-15+春节 2026-02-16+春节");
  check (2017, "一、元旦：1月1日放假，1月2日（星期一）补休。", "2017-01-01+元旦 2017-01-02+元旦");
  check (2019, "一、元旦：2018年12月30日至2019年1月1日放假调休，共3天。2018年12月29日（星期六）上班。",
         "2018-12-29-元旦 2018-12-30+元旦 2018-12-31+元旦 2019-01-01+元旦");
  check (2019, "12月30日至1月1日放假", "2018-12-30+元旦 2018-12-31+元旦 2019-01-01+元旦");
  check (2018, "4月29日至5月1日放假调休，共3天。4月28日（星期六）上班。", "2018-04-28- 2018-04-29+劳动节 2018-04-30+劳动节 2018-05-01+劳动节");
  check (2026, "3月2日休息；3月2日放假", "2026-03-02+");
  check (2026, "5月9日（周六）正常上班\n", "2026-05-09-");
}

static void
test_refused (void)
{
  check_refused (2026, "", LINLI_ARRANGEMENT_ERROR_EMPTY, NULL);
  check_refused (2026, "节假日期间，各地区、各部门要妥善安排好值班。", LINLI_ARRANGEMENT_ERROR_EMPTY, NULL);
  check_refused (2026, "2月14日（周日）上班", LINLI_ARRANGEMENT_ERROR_WEEKDAY, "2月14日(周日)");
  check_refused (2027, "2月15日（周日）至23日（周一）放假", LINLI_ARRANGEMENT_ERROR_WEEKDAY, NULL);
  check_refused (2026, "2月15日至23日放假调休，共8天", LINLI_ARRANGEMENT_ERROR_COUNT, "2月15日至23日放假调休,共8天");
  check_refused (2026, "1月1日放假2天", LINLI_ARRANGEMENT_ERROR_COUNT, NULL);
  check_refused (2026, "2月30日放假", LINLI_ARRANGEMENT_ERROR_DAY, "2月30日");
  check_refused (2026, "2月23日至15日放假", LINLI_ARRANGEMENT_ERROR_DAY, NULL);
  check_refused (2026, "1月1日至6月1日放假", LINLI_ARRANGEMENT_ERROR_DAY, NULL);
  check_refused (2026, "2024年2月10日至17日放假", LINLI_ARRANGEMENT_ERROR_DAY, NULL);
  check_refused (2026, "2月15日放假。2月15日上班", LINLI_ARRANGEMENT_ERROR_CONFLICT, "2026-02-15");
  check_refused (2026, "2月15日不放假", LINLI_ARRANGEMENT_ERROR_FORM, "2月15日不放假");
  check_refused (2026, "2月14日、2月28日", LINLI_ARRANGEMENT_ERROR_FORM, NULL);
  check_refused (2026, "延长春节假期至2月2日", LINLI_ARRANGEMENT_ERROR_FORM, NULL);
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (20000, '1');

  g_autoptr (GError) error = NULL;

  g_assert_null (linli_arrangement_parse (text, 2026, &error));
  g_assert_error (error, LINLI_ARRANGEMENT_ERROR, LINLI_ARRANGEMENT_ERROR_LONG);
}

static void
test_keeping (void)
{
  g_autoptr (GPtrArray) days = linli_arrangement_parse (notices[1].text, 2025, NULL);
  g_autofree char *text = linli_arrangement_to_text (days);
  g_autoptr (GPtrArray) back = linli_arrangement_from_text (text);
  g_autoptr (GPtrArray) some = linli_arrangement_from_text ("2027-02-06 off 春节\nnonsense\n2027-02-30 off x\n2027-02-20 work \n2027-02-21 half 春节\n");
  g_autoptr (GPtrArray) none = linli_arrangement_from_text (NULL);
  g_autofree char *before = describe (days);
  g_autofree char *after = describe (back);
  g_autofree char *read = describe (some);

  g_assert_true (g_str_has_prefix (text, "2025-01-01 off 元旦\n2025-01-26 work 春节\n2025-01-28 off 春节\n"));
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (read, ==, "2027-02-06+春节 2027-02-20-");
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_year (void)
{
  g_assert_cmpuint (linli_arrangement_find_year ("现将２０２７年元旦、春节放假安排通知如下"), ==, 2027);
  g_assert_cmpuint (linli_arrangement_find_year ("2月14日上班"), ==, 0);
  g_assert_cmpuint (linli_arrangement_find_year ("国务院办公厅2026年11月4日"), ==, 0);
}

static void
check_noise (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) days = linli_arrangement_parse (text, 2026, &error);

  g_assert_true ((days != NULL) == (error == NULL));
  for (guint i = 0; days != NULL && i < days->len; i++)
    {
      const LinliArrangedDay *day = g_ptr_array_index (days, i);

      g_assert_true (linli_date_is_whole (&day->date) && (day->date.year == 2026 || day->date.year == 2025));
    }
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "2月", "15日", "1月1日", "至", "（周六）", "、", "，", "放假", "上班", "共3天", "。", "二、春节：", "2025年", "12月31日", "起", "\xff", "(", "7" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 3000, check_noise);
}

int
main (int    argc,
      char **argv)
{
  linli_locale_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/arrangement/notices", test_notices);
  g_test_add_func ("/arrangement/sentences", test_sentences);
  g_test_add_func ("/arrangement/refused", test_refused);
  g_test_add_func ("/arrangement/long", test_long);
  g_test_add_func ("/arrangement/keeping", test_keeping);
  g_test_add_func ("/arrangement/year", test_year);
  g_test_add_func ("/arrangement/noise", test_noise);
  return g_test_run ();
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>

#include "linli-pinyin.h"
#include "linli-surname.h"
#include "noise.h"

typedef struct {
  const char *written;
  const char *syllables;
  const char *initials;
} Case;

static void
check_cases (const Case *cases,
             guint       n,
             char     *(*func) (const char *))
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *syllables = func (cases[i].written);
      g_autofree char *initials = linli_pinyin_initials (syllables);

      g_assert_cmpstr (syllables, ==, cases[i].syllables);
      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_names (void)
{
  static const Case cases[] = {
    { "张桂兰", "zhang gui lan", "zgl" }, { "李四", "li si", "ls" }, { "单桂兰", "shan gui lan", "sgl" }, { "曾国强", "zeng guo qiang", "zgq" },
    { "解小明", "xie xiao ming", "xxm" }, { "仇英", "qiu ying", "qy" }, { "缪红", "miao hong", "mh" }, { "区小明", "ou xiao ming", "oxm" },
    { "朴正", "piao zheng", "pz" }, { "查文", "zha wen", "zw" }, { "盖明", "ge ming", "gm" }, { "尉迟恭", "yu chi gong", "ycg" },
    { "欧阳娜娜", "ou yang na na", "oynn" }, { "上官婉", "shang guan wan", "sgw" }, { "万俟雪", "mo qi xue", "mqx" }, { "万里", "wan li", "wl" },
    { "单于婷", "shan yu ting", "syt" }, { "吕小绿", "lv xiao lv", "lxl" }, { "任长乐", "ren chang le", "rcl" }, { "乐乐", "yue le", "yl" },
    { "翟薄", "zhai bo", "zb" }, { "覃行", "qin xing", "qx" }, { "华罗", "hua luo", "hl" }, { "买买提·艾力", "mai mai ti ai li", "mmtal" },
    { "John Smith", "john smith", "js" }, { " 张　兰 ", "zhang lan", "zl" }, { "𠮷田", "tian", "t" }, { "", "", "" }, { NULL, "", "" },
    { "令狐冲", "ling hu chong", "lhc" }, { "澹台明", "tan tai ming", "ttm" }, { "长孙无", "zhang sun wu", "zsw" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), linli_pinyin_from_name);
}

static void
test_text (void)
{
  static const Case cases[] = {
    { "东坡小区12栋", "dong po xiao qu 12 dong", "dpxq12d" }, { "微网格长", "wei wang ge zhang", "wwgz" }, { "重庆银行", "chong qing yin hang", "cqyh" },
    { "长江路", "chang jiang lu", "cjl" }, { "A座", "a zuo", "az" }, { "成都", "cheng du", "cd" }, { "单元", "dan yuan", "dy" },
    { "天府大厦", "tian fu da sha", "tfds" }, { "二〇二四", "er ling er si", "eles" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), linli_pinyin_from_text);
}

static void
test_readings (void)
{
  g_auto (GStrv) polyphone = linli_pinyin_list_name_readings ("单乐");
  g_auto (GStrv) plain = linli_pinyin_list_name_readings ("张兰");
  g_auto (GStrv) none = linli_pinyin_list_name_readings ("");
  g_autofree char *joined = linli_pinyin_join (polyphone[0]);

  g_assert_cmpstr (polyphone[0], ==, "shan le");
  g_assert_true (g_strv_contains ((const char *const *) polyphone, "dan le"));
  g_assert_true (g_strv_contains ((const char *const *) polyphone, "shan yue"));
  g_assert_cmpuint (g_strv_length (plain), ==, 1);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpstr (joined, ==, "shanle");
}

static void
test_surname (void)
{
  g_assert_cmpuint (linli_surname_get_length ("欧阳娜"), ==, 2);
  g_assert_cmpuint (linli_surname_get_length ("张兰"), ==, 1);
  g_assert_cmpuint (linli_surname_get_length ("单于婷"), ==, 1);
  g_assert_cmpuint (linli_surname_get_length ("买买提·艾力"), ==, 0);
  g_assert_cmpuint (linli_surname_get_length ("John"), ==, 0);
  g_assert_cmpuint (linli_surname_get_length (NULL), ==, 0);
  g_assert_cmpuint (linli_surname_get_length ("\xff"), ==, 0);
  g_assert_true (linli_surname_is_common (g_utf8_get_char ("王")));
  g_assert_false (linli_surname_is_common (g_utf8_get_char ("的")));
  g_assert_false (linli_surname_is_common ('a'));
  g_assert_false (linli_surname_is_common (0));
}

static gpointer
read_all (gpointer data)
{
  guint hash = 0;

  for (gunichar c = 0x4E00; c < 0x5600; c++)
    {
      gunichar name[2] = { c, 0x5170 };
      g_autofree char *text = g_ucs4_to_utf8 (name, 2, NULL, NULL, NULL);
      g_autofree char *syllables = linli_pinyin_from_name (text);

      hash = hash * 31 + g_str_hash (syllables);
    }
  return GUINT_TO_POINTER (hash);
}

/* Four threads that fill the cache at once read the same. */
static void
test_threads (void)
{
  GThread *threads[4];
  gpointer expected;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("pinyin", read_all, NULL);
  expected = read_all (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (g_thread_join (threads[i]) == expected);
}

static void
check_noise (const char *text)
{
  g_autofree char *name = linli_pinyin_from_name (text);
  g_autofree char *general = linli_pinyin_from_text (text);
  g_autofree char *initials = linli_pinyin_initials (general);
  g_auto (GStrv) readings = linli_pinyin_list_name_readings (text);

  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_true (g_utf8_validate (general, -1, NULL));
  g_assert_true (g_utf8_validate (initials, -1, NULL));
  g_assert_cmpuint (g_strv_length (readings), <=, 8);
  g_free (linli_pinyin_initials (text));
  linli_surname_get_length (text);
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "单", "欧阳", "·", "乐", "A", "é", "1", "𠮷", "〇", "㐀", "龥", " ", "\xff", "あ" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 10000, check_noise);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/names", test_names);
  g_test_add_func ("/pinyin/text", test_text);
  g_test_add_func ("/pinyin/readings", test_readings);
  g_test_add_func ("/pinyin/surname", test_surname);
  g_test_add_func ("/pinyin/threads", test_threads);
  g_test_add_func ("/pinyin/noise", test_noise);
  return g_test_run ();
}

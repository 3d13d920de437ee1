/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>
#include <string.h>

#include "linli-text.h"
#include "noise.h"

typedef struct {
  const char *written;
  const char *expected;
} Pair;

static void
check_pairs (const Pair *pairs,
             guint       n,
             char     *(*func) (const char *))
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *got = func (pairs[i].written);

      g_test_message ("%s", pairs[i].written != NULL ? pairs[i].written : "(null)");
      g_assert_cmpstr (got, ==, pairs[i].expected);
    }
}

static void
test_clean (void)
{
  static const Pair pairs[] = {
    { NULL, "" }, { "", "" }, { "  张 \t\n 兰  ", "张 兰" }, { "张\u3000兰", "张 兰" }, { "张\u200b兰\ufeff", "张兰" },
    { "１２栋（东）", "１２栋（东）" }, { "a\xff" "b", "a\ufffd" "b" }, { "\xe5\xbc", "\ufffd\ufffd" }, { "e\u0301", "\u00e9" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_text_clean);
}

static void
test_fold (void)
{
  static const Pair pairs[] = {
    { NULL, "" }, { "１２幢（Ａ座）", "12幢(a座)" }, { "12—3–502", "12-3-502" }, { "买买提•艾力", "买买提·艾力" }, { "川A·12345", "川a·12345" },
    { "“东坡”，一、二", "\"东坡\",一,二" }, { "  ABC  def ", "abc def" }, { "【光华】", "(光华)" }, { "⼀", "一" }, { "12号楼", "12号楼" },
    { "二○二四", "二〇二四" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_text_fold);
}

static void
test_squeeze (void)
{
  static const Pair pairs[] = {
    { "户主 姓名：", "户主姓名" }, { "身份证号（18位）*", "身份证号18位" }, { "联系电话1", "联系电话1" }, { " - ", "" }, { "买买提·艾力", "买买提艾力" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_text_squeeze);
}

static void
test_digits (void)
{
  static const Pair pairs[] = { { "tel：１３８-0000 1234", "13800001234" }, { "没有", "" } };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_text_digits);
}

static void
test_split (void)
{
  static const Pair pairs[] = {
    { "13800001234、13900001234", "13800001234|13900001234" }, { "张兰, 李 四；王五/赵六", "张兰|李 四|王五|赵六" },
    { "a\nb\r\n\nc", "a|b|c" }, { ",,;", "" }, { NULL, "" }, { " 独居 ", "独居" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_auto (GStrv) pieces = linli_text_split (pairs[i].written);
      g_autofree char *joined = g_strjoinv ("|", pieces);

      g_assert_cmpstr (joined, ==, pairs[i].expected);
    }
}

static void
test_number (void)
{
  static const struct {
    const char *written;
    gint64 value;
    gsize taken;
  } cases[] = {
    { "12", 12, 2 }, { "十二栋", 12, 2 }, { "二十", 20, 2 }, { "二十五", 25, 3 }, { "一百零三", 103, 4 }, { "一千二百", 1200, 4 }, { "廿二", 22, 2 },
    { "五〇二", 502, 3 }, { "幺洞三", 103, 3 }, { "一二〇三室", 1203, 4 }, { "十", 10, 1 }, { "〇", 0, 1 }, { "两", 2, 1 }, { "壹拾贰", 12, 3 },
    { "栋", 0, 0 }, { "", 0, 0 }, { "1234567890123456789", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      glong n;
      g_autofree gunichar *characters = g_utf8_to_ucs4_fast (cases[i].written, -1, &n);
      gint64 value = 0;

      g_test_message ("%s", cases[i].written);
      g_assert_cmpuint (linli_text_parse_number (characters, n, &value), ==, cases[i].taken);
      g_assert_cmpint (value, ==, cases[i].value);
    }
}

static void
check_noise (const char *text)
{
  g_autofree char *clean = linli_text_clean (text);
  g_autofree char *fold = linli_text_fold (text);
  g_autofree char *twice = linli_text_fold (fold);
  g_autofree char *squeeze = linli_text_squeeze (text);
  g_auto (GStrv) pieces = linli_text_split (text);
  glong n;
  g_autofree gunichar *characters = g_utf8_to_ucs4_fast (fold, -1, &n);
  gint64 value = 0;

  g_assert_true (g_utf8_validate (clean, -1, NULL));
  g_assert_true (g_utf8_validate (fold, -1, NULL));
  g_assert_true (g_utf8_validate (squeeze, -1, NULL));
  for (char **p = pieces; *p != NULL; p++)
    g_assert_true (g_utf8_validate (*p, -1, NULL) && **p != '\0');
  g_assert_cmpuint (linli_text_parse_number (characters, n, &value), <=, 18);
  g_assert_cmpint (value, >=, 0);
}

static void
test_noise (void)
{
  static const char *const pieces[] = { " ", "，", "一", "千", "百", "9", "九", "Ａ", "\u3000", "\u200b", "ﬁ", "—", "/", "\xff", "𠮷", "é", "e\u0301" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 20000, check_noise);
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (1000000, 'a');
  g_autofree char *clean = linli_text_clean (text);

  g_assert_cmpuint (strlen (clean), ==, LINLI_TEXT_MAX);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/squeeze", test_squeeze);
  g_test_add_func ("/text/digits", test_digits);
  g_test_add_func ("/text/split", test_split);
  g_test_add_func ("/text/number", test_number);
  g_test_add_func ("/text/noise", test_noise);
  g_test_add_func ("/text/long", test_long);
  return g_test_run ();
}

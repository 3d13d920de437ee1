/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>

#include <string.h>

#include "linli-mask.h"
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
      g_autofree char *masked = func (pairs[i].written);

      g_test_message ("%s", pairs[i].written);
      g_assert_cmpstr (masked, ==, pairs[i].expected);
    }
}

static void
test_name (void)
{
  static const Pair pairs[] = {
    { "李四", "李*" }, { "张桂兰", "张*兰" }, { "欧阳娜", "欧阳*" }, { "欧阳娜娜", "欧阳*娜" }, { "陈李小明", "陈**明" }, { "欧阳", "欧*" },
    { "张", "*" }, { "买买提·艾力", "买**·**" }, { "John Smith", "J*** *****" }, { "", "" }, { NULL, "" }, { "张\xff", "张*" }, { "A B", "A *" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_mask_name);
}

static void
test_identity (void)
{
  static const Pair pairs[] = {
    { "11010519491231002X", "1101**********002X" }, { "110105491231002", "1101*******1002" }, { "H12345678", "H******78" }, { "12", "1*" }, { "1", "*" }, { NULL, "" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_mask_identity);
}

static void
test_phone (void)
{
  static const Pair pairs[] = {
    { "13800001234", "138****1234" }, { "028-87654321", "028-****4321" }, { "02887654321-801", "028-****4321" }, { "87654321", "****4321" }, { "12345", "12345" },
    { "138000012345", "138*******45" }, { "无", "*" }, { "", "" }, { NULL, "" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_mask_phone);
}

static void
test_plate (void)
{
  static const Pair pairs[] = {
    { "川A72319", "川A·7***9" }, { "川A·D12345", "川A·D****5" }, { "川A1234学", "川A·1***学" }, { "使123456", "使1****6" }, { "临时牌12", "临***2" }, { NULL, "" },
  };

  check_pairs (pairs, G_N_ELEMENTS (pairs), linli_mask_plate);
}

static void
test_rest (void)
{
  static const Pair dates[] = { { "1944-03-02", "1944-**-**" }, { "1944-03", "1944-**" }, { "1944", "1944" }, { "不详", "**" }, { NULL, "" } };
  static const Pair addresses[] = {
    { "东坡小区12栋3单元502", "东坡小区12栋***" }, { "东坡小区12栋", "东坡小区12栋" }, { "群康路40号附3号", "群康路40号***" }, { "东坡小区12栋3单元502 张三", "东坡小区12栋***" },
    { "", "" }, { NULL, "" },
  };
  static const Pair others[] = { { "高血压", "高**" }, { "有", "*" }, { NULL, "" } };

  check_pairs (dates, G_N_ELEMENTS (dates), linli_mask_birth_date);
  check_pairs (addresses, G_N_ELEMENTS (addresses), linli_mask_address);
  check_pairs (others, G_N_ELEMENTS (others), linli_mask_other);
}

/* A line that somebody wrote keeps its words and loses its numbers. */
static void
test_numbers (void)
{
  static const char * const lines[][2] = {
    { "3栋2单元漏水，张三 13800001234", "3栋2单元漏水，张三 138****1234" },
    { "身份证11010519491231002X，补办", "身份证1101**********002X，补办" },
    { "440524188001010014", "4405**********0014" },
    { "订单20261123，共12345678元，028-87654321", "订单20261123，共12345678元，028-****4321" },
    { "座机028-8555 1234", "座机028-****1234" },
    { "(028)85551234转801", "028-****1234转801" },
    { "打（028）8555-1234或02885551235", "打028-****1234或028-****1235" },
    { "0831-2345678-12 家里", "0831-****5678 家里" },
    { "回电8555-1234，晚上", "回电****1234，晚上" },
    { "8555 1234", "****1234" },
    { "家里电话：85551234。", "家里电话：****1234。" },
    { "座机号码是2345678", "座机号码是****5678" },
    { "138-0000-1234、138 0000 1234", "138****1234、138****1234" },
    { "+8613800001234", "138****1234" },
    { "坏\xff 028-85551234", "坏\xff 028-****1234" },
    { "房号23800001234", "房号23800001234" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *masked = linli_mask_numbers (lines[i][0]);

      g_test_message ("%u", i);
      g_assert_cmpstr (masked, ==, lines[i][1]);
    }
}

/* What is no number of anybody stays as it was written. */
static void
test_other_numbers (void)
{
  static const char * const lines[] = {
    "东坡小区12-3-502",       "12栋3单元1201-1202室",  "2026-11-28 14:30",      "2026-2027学年",         "1998 2003两次",
    "每月3000-5000元",        "2500-3500",             "花了8555 1234元",       "共12345678元",          "订单20261123",
    "0830-1130值班",          "热线12345，110",        "客服400-820-8820",      "电话20261123打过",      "电表读数85551234",
    "邮编610072，3-2-1",      "面积89.5555 1234",      "第2345-6789号",         "川A12345",              "9:00-11:30 8555人",
    "电话费85551234元",       "坐标104.0665-30.5723",  "6-1-1203 2026-01-02",   "2345 6789 0123 4567",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *masked = linli_mask_numbers (lines[i]);

      g_assert_cmpstr (masked, ==, lines[i]);
    }
}

/* No mask ever gives the whole number away. */
static void
test_words (void)
{
  static const char * const names[] = { "欧阳娜", "欧阳娜娜", "张桂兰", "兰", "", NULL }, * const nobody[] = { NULL };
  g_autofree char *masked = linli_mask_words ("张桂兰和欧阳娜娜说玉兰树挡光，打13800001234，欧阳娜也在", names);
  g_autofree char *numbers = linli_mask_words ("张桂兰13800001234", nobody);
  g_autofree char *nothing = linli_mask_words (NULL, names);

  g_assert_cmpstr (masked, ==, "张*兰和欧阳*娜说玉兰树挡光，打138****1234，欧阳*也在");
  g_assert_cmpstr (numbers, ==, "张桂兰138****1234");
  g_assert_cmpstr (nothing, ==, "");
}

static void
check_noise (const char *text)
{
  char *(*const masks[]) (const char *) = { linli_mask_name, linli_mask_identity, linli_mask_phone, linli_mask_plate, linli_mask_birth_date, linli_mask_address,
                                           linli_mask_other };

  for (guint i = 0; i < G_N_ELEMENTS (masks); i++)
    {
      g_autofree char *masked = masks[i](text);

      g_assert_true (g_utf8_validate (masked, -1, NULL));
      if (i < 4 && strlen (masked) > 6 && strpbrk (masked, "AX0123456789") != NULL)
        g_assert_nonnull (strchr (masked, '*'));
    }
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "138", "0000", "1234", "张", "欧阳", "兰", "·", "川A", "110105", "19491231", "X", " ", "号", "栋", "\xff", "A", "-", "+" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 20000, check_noise);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/name", test_name);
  g_test_add_func ("/mask/identity", test_identity);
  g_test_add_func ("/mask/phone", test_phone);
  g_test_add_func ("/mask/plate", test_plate);
  g_test_add_func ("/mask/rest", test_rest);
  g_test_add_func ("/mask/numbers", test_numbers);
  g_test_add_func ("/mask/other-numbers", test_other_numbers);
  g_test_add_func ("/mask/words", test_words);
  g_test_add_func ("/mask/noise", test_noise);
  return g_test_run ();
}

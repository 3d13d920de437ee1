/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>

#include "linli-phone.h"
#include "linli-plate.h"
#include "noise.h"

/* The numbers are invented: 1380000…, 1390000… and 028-87654321. */

typedef struct {
  const char *written;
  const char *expected;
  int kind;
} Case;

static void
test_phone (void)
{
  static const Case cases[] = {
    { "13800001234", "13800001234", LINLI_PHONE_MOBILE }, { "138 0000 1234", "13800001234", LINLI_PHONE_MOBILE },
    { "138-0000-1234", "13800001234", LINLI_PHONE_MOBILE }, { "+86 138 0000 1234", "13800001234", LINLI_PHONE_MOBILE },
    { "0086-13800001234", "13800001234", LINLI_PHONE_MOBILE }, { "8613800001234", "13800001234", LINLI_PHONE_MOBILE },
    { "013800001234", "13800001234", LINLI_PHONE_MOBILE }, { "１３８００００１２３４", "13800001234", LINLI_PHONE_MOBILE },
    { "028-87654321", "02887654321", LINLI_PHONE_LANDLINE }, { "(028)87654321", "02887654321", LINLI_PHONE_LANDLINE },
    { "028 8765 4321", "02887654321", LINLI_PHONE_LANDLINE }, { "+86 28 87654321", "02887654321", LINLI_PHONE_LANDLINE },
    { "028-87654321-801", "02887654321-801", LINLI_PHONE_LANDLINE }, { "028-87654321转801", "02887654321-801", LINLI_PHONE_LANDLINE },
    { "0831-2345678", "08312345678", LINLI_PHONE_LANDLINE }, { "010-65432109", "01065432109", LINLI_PHONE_LANDLINE },
    { "87654321", "87654321", LINLI_PHONE_LOCAL }, { "8765-4321", "87654321", LINLI_PHONE_LOCAL }, { "400-800-1234", "4008001234", LINLI_PHONE_SERVICE },
    { "12345", "12345", LINLI_PHONE_SERVICE }, { "110", "110", LINLI_PHONE_SERVICE }, { "95598", "95598", LINLI_PHONE_SERVICE },
    { "1380000123", "1380000123", LINLI_PHONE_IMPLAUSIBLE }, { "12800001234", "12800001234", LINLI_PHONE_IMPLAUSIBLE },
    { "138000012345", "138000012345", LINLI_PHONE_IMPLAUSIBLE }, { "+1 202 555 0100", "+12025550100", LINLI_PHONE_FOREIGN },
    { "无", "", LINLI_PHONE_IMPLAUSIBLE }, { NULL, "", LINLI_PHONE_IMPLAUSIBLE }, { "1.38E+10", "13810", LINLI_PHONE_SERVICE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = linli_phone_normalise (cases[i].written);
      g_autofree char *again = linli_phone_normalise (number);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (number, ==, cases[i].expected);
      g_assert_cmpstr (again, ==, number);
      g_assert_cmpint (linli_phone_get_kind (number), ==, cases[i].kind);
    }
}

static void
check_split (const Case *cases,
             guint       n,
             char     **(*func) (const char *))
{
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) list = func (cases[i].written);
      g_autofree char *joined = g_strjoinv ("|", list);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

static void
test_phone_split (void)
{
  static const Case cases[] = {
    { "13800001234、13900005678", "13800001234|13900005678", 0 }, { "13800001234/13900005678", "13800001234|13900005678", 0 },
    { "13800001234 13900005678", "13800001234|13900005678", 0 }, { "138 0000 1234 139 0000 5678", "13800001234|13900005678", 0 },
    { "1380000123413900005678", "13800001234|13900005678", 0 }, { "13800001234女儿13900005678", "13800001234|13900005678", 0 },
    { "13800001234（张）\n028-87654321", "13800001234|02887654321", 0 }, { "028 87654321 13800001234", "02887654321|13800001234", 0 },
    { "028-87654321转801", "02887654321-801", 0 }, { "无", "", 0 }, { NULL, "", 0 }, { "138 0000 1234", "13800001234", 0 },
  };

  check_split (cases, G_N_ELEMENTS (cases), linli_phone_split);
}

static void
test_phone_format (void)
{
  static const Case cases[] = {
    { "13800001234", "138 0000 1234", 0 }, { "02887654321", "028-87654321", 0 }, { "08312345678", "0831-2345678", 0 }, { "02887654321-801", "028-87654321-801", 0 },
    { "4008001234", "400-800-1234", 0 }, { "12345", "12345", 0 }, { "无", "无", 0 }, { NULL, "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = linli_phone_format (cases[i].written);

      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

static void
test_plate (void)
{
  static const Case cases[] = {
    { "川A·12345", "川A12345", LINLI_PLATE_ORDINARY }, { "川a12345", "川A12345", LINLI_PLATE_ORDINARY }, { "川Ａ １２３４５", "川A12345", LINLI_PLATE_ORDINARY },
    { "川A-8K2B7", "川A8K2B7", LINLI_PLATE_ORDINARY }, { "川A•D12345", "川AD12345", LINLI_PLATE_NEW_ENERGY }, { "川AF1234D", "川AF1234D", LINLI_PLATE_IMPLAUSIBLE },
    { "京A12345D", "京A12345D", LINLI_PLATE_NEW_ENERGY }, { "川AAB1234", "川AAB1234", LINLI_PLATE_NEW_ENERGY }, { "川A1234学", "川A1234学", LINLI_PLATE_SPECIAL },
    { "粤Z1234港", "粤Z1234港", LINLI_PLATE_SPECIAL }, { "使123456", "使123456", LINLI_PLATE_SPECIAL }, { "川A1234", "川A1234", LINLI_PLATE_IMPLAUSIBLE },
    { "川A123I5", "川A123I5", LINLI_PLATE_IMPLAUSIBLE }, { "A12345", "A12345", LINLI_PLATE_IMPLAUSIBLE }, { "无", "无", LINLI_PLATE_IMPLAUSIBLE },
    { "", "", LINLI_PLATE_IMPLAUSIBLE }, { NULL, "", LINLI_PLATE_IMPLAUSIBLE },
  };
  static const Case lists[] = {
    { "川A12345、川A·D67890", "川A12345|川AD67890", 0 }, { "川A12345 川B67890", "川A12345|川B67890", 0 }, { "川A12345川B67890", "川A12345|川B67890", 0 }, { NULL, "", 0 },
  };
  static const Case formats[] = { { "川A12345", "川A·12345", 0 }, { "川AD12345", "川A·D12345", 0 }, { "川A1234学", "川A·1234学", 0 }, { "无", "无", 0 }, { NULL, "", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plate = linli_plate_normalise (cases[i].written);

      g_test_message ("%s", cases[i].written);
      g_assert_cmpstr (plate, ==, cases[i].expected);
      g_assert_cmpint (linli_plate_get_kind (plate), ==, cases[i].kind);
    }
  check_split (lists, G_N_ELEMENTS (lists), linli_plate_split);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *text = linli_plate_format (formats[i].written);

      g_assert_cmpstr (text, ==, formats[i].expected);
    }
}

static void
check_noise (const char *text)
{
  g_autofree char *number = linli_phone_normalise (text);
  g_auto (GStrv) numbers = linli_phone_split (text);
  g_autofree char *formatted = linli_phone_format (number);
  g_autofree char *plate = linli_plate_normalise (text);
  g_auto (GStrv) plates = linli_plate_split (text);
  g_autofree char *plate_formatted = linli_plate_format (plate);
  g_autofree char *again = linli_plate_normalise (plate_formatted);

  g_assert_true (g_str_is_ascii (number) && g_utf8_validate (formatted, -1, NULL));
  g_assert_true (g_utf8_validate (plate_formatted, -1, NULL));
  g_assert_cmpstr (again, ==, plate);
  for (char **p = numbers; *p != NULL; p++)
    g_assert_cmpint (**p, !=, 0);
  for (char **p = plates; *p != NULL; p++)
    g_assert_cmpint (**p, !=, 0);
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "138", "0000", "1234", "028", "8765", "-", "转", "分机", "+86", " ", "川", "A", "12345", "D", "学", "使", "\xff", "、", "0" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 30000, check_noise);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/phone/normalise", test_phone);
  g_test_add_func ("/phone/split", test_phone_split);
  g_test_add_func ("/phone/format", test_phone_format);
  g_test_add_func ("/plate", test_plate);
  g_test_add_func ("/phone/noise", test_noise);
  return g_test_run ();
}

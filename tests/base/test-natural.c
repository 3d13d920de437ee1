/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>
#include <string.h>

#include "linli-natural.h"
#include "noise.h"

static void
check_order (const char *const *texts,
             guint              n,
             GBytes          *(*func) (const char *))
{
  for (guint i = 1; i < n; i++)
    {
      g_autoptr (GBytes) before = func (texts[i - 1]);
      g_autoptr (GBytes) after = func (texts[i]);

      g_test_message ("%s < %s", texts[i - 1], texts[i]);
      g_assert_cmpint (g_bytes_compare (before, after), <, 0);
    }
}

static void
test_text (void)
{
  static const char *const texts[] = {
    "", "1栋", "2栋", "2栋1单元", "2栋10单元", "12栋", "102栋", "东坡小区2栋", "东坡小区12栋", "光华村", "光华街道", "金沙时代城", "群康路9号院", "群康路40号院", "A座", "B座",
  };

  check_order (texts, G_N_ELEMENTS (texts), linli_natural_key);
  g_assert_cmpint (linli_natural_compare ("１２栋", "12栋"), ==, 0);
  g_assert_cmpint (linli_natural_compare ("a座", "A座"), ==, 0);
  g_assert_cmpint (linli_natural_compare (NULL, ""), ==, 0);
}

static void
test_names (void)
{
  static const char *const names[] = {
    "白丽", "陈军", "盖明", "葛伟", "李伟", "缪红", "区小明", "仇强", "单平", "善平", "王伟", "解放", "尉迟恭", "曾国", "张兰", "张伟",
  };

  check_order (names, G_N_ELEMENTS (names), linli_natural_name_key);
}

/* The keys of several columns, joined, compare column by column. */
static void
test_joined (void)
{
  g_autoptr (GByteArray) shorter = g_byte_array_new ();
  g_autoptr (GByteArray) longer = g_byte_array_new ();

  linli_natural_append (shorter, "东坡");
  linli_natural_append (shorter, "99");
  linli_natural_append (longer, "东坡小区");
  linli_natural_append (longer, "1");
  g_assert_cmpint (memcmp (shorter->data, longer->data, MIN (shorter->len, longer->len)), <, 0);
  g_assert_null (memchr (shorter->data, 0, 2));
}

static void
check_noise (const char *text)
{
  g_autoptr (GBytes) key = linli_natural_key (text);
  g_autoptr (GBytes) name_key = linli_natural_name_key (text);
  gsize size;
  const guint8 *data = g_bytes_get_data (key, &size);

  g_assert_cmpuint (size, >, 0);
  g_assert_true (memchr (data, 0, size) == data + size - 1);
  g_assert_cmpuint (g_bytes_get_size (name_key), >=, size);
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "1", "00000000000000000000", "栋", "A", "é", "𠮷", "单", "-", " ", "\xff" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 10000, check_noise);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/natural/text", test_text);
  g_test_add_func ("/natural/names", test_names);
  g_test_add_func ("/natural/joined", test_joined);
  g_test_add_func ("/natural/noise", test_noise);
  return g_test_run ();
}

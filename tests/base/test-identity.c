/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include <locale.h>

#include <string.h>

#include "linli-identity.h"
#include "noise.h"

/* All numbers are the samples of GB 11643 or invented: the region of no town, the sequence of nobody. */

static const LinliDate today = { 2026, 11, 23 };

static void
test_normalise (void)
{
  static const struct {
    const char *written, *expected;
  } cases[] = {
    { " 11010519491231002x ", "11010519491231002X" }, { "110105 19491231 002X", "11010519491231002X" }, { "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X" },
    { "'440524188001010014", "440524188001010014" }, { "110105-19491231-002×", "11010519491231002X" }, { "11010519491231002Х", "11010519491231002X" },
    { "5.10105E+17", "5.10105E+17" }, { "5101**********1524", "5101**********1524" }, { "h12345678", "H12345678" }, { "A123456(7)", "A1234567" },
    { NULL, "" }, { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = linli_identity_normalise (cases[i].written);

      g_assert_cmpstr (number, ==, cases[i].expected);
    }
}

static void
test_check (void)
{
  static const struct {
    const char *number;
    LinliIdentityType type;
    LinliIdentityVerdict verdict;
  } cases[] = {
    { "11010519491231002X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_VALID },
    { "440524188001010014", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_VALID },
    { "110105491231002", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_OLD_FORM },
    { "", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_EMPTY },
    { NULL, LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_EMPTY },
    { "110105194912310021", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_CHECK },
    { "11010519491213002X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_CHECK },
    { "1101051949123100", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_LENGTH },
    { "11010519491231002XX", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_CHARACTER },
    { "1101051949123100A2", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_CHARACTER },
    { "11010549123100X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_CHARACTER },
    { "99010519491231002X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_REGION },
    { "11010519491331002X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_DATE },
    { "11010520491231002X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_DATE },
    { "11010510001231002X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_DATE },
    { "110105194912310000", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_ROUNDED },
    { "1.10105E+17", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_ROUNDED },
    { "1101**********002X", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_MASKED },
    { "11010519491231002X", LINLI_IDENTITY_RESIDENCE_PERMIT, LINLI_IDENTITY_BAD_REGION },
    { "810000199001010019", LINLI_IDENTITY_RESIDENT, LINLI_IDENTITY_BAD_REGION },
    { "110105491231002", LINLI_IDENTITY_RESIDENCE_PERMIT, LINLI_IDENTITY_BAD_LENGTH },
    { "H12345678", LINLI_IDENTITY_HOME_RETURN, LINLI_IDENTITY_VALID },
    { "M1234567890", LINLI_IDENTITY_HOME_RETURN, LINLI_IDENTITY_VALID },
    { "X12345678", LINLI_IDENTITY_HOME_RETURN, LINLI_IDENTITY_BAD_CHARACTER },
    { "12345678", LINLI_IDENTITY_TAIWAN_PASS, LINLI_IDENTITY_VALID },
    { "1234567", LINLI_IDENTITY_TAIWAN_PASS, LINLI_IDENTITY_BAD_LENGTH },
    { "E12345678", LINLI_IDENTITY_PASSPORT, LINLI_IDENTITY_VALID },
    { "E123", LINLI_IDENTITY_PASSPORT, LINLI_IDENTITY_BAD_LENGTH },
    { "护照", LINLI_IDENTITY_PASSPORT, LINLI_IDENTITY_BAD_CHARACTER },
    { "USA110099010101", LINLI_IDENTITY_FOREIGN_PERMANENT, LINLI_IDENTITY_VALID },
    { "911840199013010019", LINLI_IDENTITY_FOREIGN_PERMANENT, LINLI_IDENTITY_BAD_DATE },
    { "字第1号", LINLI_IDENTITY_OTHER, LINLI_IDENTITY_VALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].number);
      g_assert_cmpint (linli_identity_check (cases[i].number, cases[i].type, &today), ==, cases[i].verdict);
    }
  g_assert_cmpint (linli_identity_check ("11010520491231002X", LINLI_IDENTITY_RESIDENT, NULL), !=, LINLI_IDENTITY_BAD_DATE);
}

/* Every single wrong digit and every swap of two neighbours is found: that is what MOD 11-2 promises. */
static void
test_mistypes (void)
{
  static const char *const numbers[] = { "11010519491231002X", "440524188001010014" };

  for (guint n = 0; n < G_N_ELEMENTS (numbers); n++)
    for (guint i = 0; i < 17; i++)
      {
        char number[19];

        for (char digit = '0'; digit <= '9'; digit++)
          {
            strcpy (number, numbers[n]);
            number[i] = digit;
            g_assert_cmpint (linli_identity_check_digit (number) == numbers[n][17], ==, digit == numbers[n][i]);
          }
        if (i == 16)
          continue;
        strcpy (number, numbers[n]);
        number[i] = numbers[n][i + 1];
        number[i + 1] = numbers[n][i];
        g_assert_cmpint (linli_identity_check_digit (number) == numbers[n][17], ==, number[i] == number[i + 1]);
      }
  g_assert_cmpint (linli_identity_check_digit ("1234"), ==, 0);
}

static void
test_permit (void)
{
  static const char *const regions[] = { "810000", "820000", "830000" };
  g_autofree char *foreign = g_strdup_printf ("91184019900101001%c", linli_identity_check_digit ("91184019900101001"));

  g_assert_cmpint (linli_identity_check (foreign, LINLI_IDENTITY_FOREIGN_PERMANENT, &today), ==, LINLI_IDENTITY_VALID);
  g_assert_cmpint (linli_identity_guess_type (foreign), ==, LINLI_IDENTITY_FOREIGN_PERMANENT);
  foreign[17] = foreign[17] == '0' ? '1' : '0';
  g_assert_cmpint (linli_identity_check (foreign, LINLI_IDENTITY_FOREIGN_PERMANENT, &today), ==, LINLI_IDENTITY_BAD_CHECK);

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      g_autofree char *start = g_strconcat (regions[i], "19900101001", NULL);
      g_autofree char *number = g_strdup_printf ("%s%c", start, linli_identity_check_digit (start));

      g_assert_cmpint (linli_identity_check (number, LINLI_IDENTITY_RESIDENCE_PERMIT, &today), ==, LINLI_IDENTITY_VALID);
      g_assert_cmpint (linli_identity_guess_type (number), ==, LINLI_IDENTITY_RESIDENCE_PERMIT);
    }
}

static void
test_derived (void)
{
  LinliDate birth;
  g_autofree char *upgraded = linli_identity_upgrade ("110105491231002");
  g_autofree char *last = linli_identity_last_four ("11010519491231002X");
  g_autofree char *brief = linli_identity_last_four ("12");
  g_autofree char *none = linli_identity_last_four (NULL);

  g_assert_true (linli_identity_get_birth_date ("11010519491231002X", &birth));
  g_assert_cmpuint (birth.year * 10000 + birth.month * 100 + birth.day, ==, 19491231);
  g_assert_true (linli_identity_get_birth_date ("440524188001010014", &birth));
  g_assert_cmpuint (birth.year * 10000 + birth.month * 100 + birth.day, ==, 18800101);
  g_assert_true (linli_identity_get_birth_date ("110105491231002", &birth));
  g_assert_cmpuint (birth.year * 10000 + birth.month * 100 + birth.day, ==, 19491231);
  g_assert_false (linli_identity_get_birth_date ("1101**********002X", &birth));
  g_assert_false (linli_identity_get_birth_date (NULL, NULL));
  g_assert_cmpint (linli_identity_get_sex ("11010519491231002X"), ==, LINLI_SEX_FEMALE);
  g_assert_cmpint (linli_identity_get_sex ("440524188001010014"), ==, LINLI_SEX_MALE);
  g_assert_cmpint (linli_identity_get_sex ("110105491231001"), ==, LINLI_SEX_MALE);
  g_assert_cmpint (linli_identity_get_sex ("E12345678"), ==, LINLI_SEX_UNKNOWN);
  g_assert_cmpstr (upgraded, ==, "11010519491231002X");
  g_assert_null (linli_identity_upgrade ("11010519491231002X"));
  g_assert_null (linli_identity_upgrade ("110105491331002"));
  g_assert_cmpstr (last, ==, "002X");
  g_assert_cmpstr (brief, ==, "12");
  g_assert_cmpstr (none, ==, "");
}

static void
test_types (void)
{
  g_assert_cmpint (linli_identity_type_from_code ("resident", NULL), ==, LINLI_IDENTITY_RESIDENT);
  g_assert_cmpint (linli_identity_type_from_code ("military", NULL), ==, LINLI_IDENTITY_OTHER);
  g_assert_cmpint (linli_identity_type_from_code (NULL, "H12345678"), ==, LINLI_IDENTITY_HOME_RETURN);
  g_assert_cmpint (linli_identity_type_from_code ("", "E12345678"), ==, LINLI_IDENTITY_PASSPORT);
  g_assert_cmpint (linli_identity_guess_type ("USA110099010101"), ==, LINLI_IDENTITY_FOREIGN_PERMANENT);
  g_assert_cmpint (linli_identity_guess_type ("110105491231002"), ==, LINLI_IDENTITY_RESIDENT);
  g_assert_cmpint (linli_identity_guess_type ("字第1号"), ==, LINLI_IDENTITY_OTHER);
}

static void
check_noise (const char *text)
{
  g_autofree char *number = linli_identity_normalise (text);
  g_autofree char *last = linli_identity_last_four (text);
  g_autofree char *upgraded = linli_identity_upgrade (text);

  g_assert_true (g_utf8_validate (number, -1, NULL) && g_utf8_validate (last, -1, NULL));
  for (guint type = LINLI_IDENTITY_RESIDENT; type <= LINLI_IDENTITY_OTHER; type++)
    linli_identity_check (text, type, &today);
  if (linli_identity_check (number, LINLI_IDENTITY_RESIDENT, &today) == LINLI_IDENTITY_VALID)
    g_assert_cmpuint (strlen (number), ==, 18);
  linli_identity_guess_type (text);
  linli_identity_get_sex (text);
}

static void
test_noise (void)
{
  static const char *const pieces[] = { "110105", "1949", "1231", "002", "X", "x", "*", "E+17", "5.1", " ", "H", "\xff", "×", "19491231002" };

  noise_run (pieces, G_N_ELEMENTS (pieces), 30000, check_noise);
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/normalise", test_normalise);
  g_test_add_func ("/identity/check", test_check);
  g_test_add_func ("/identity/mistypes", test_mistypes);
  g_test_add_func ("/identity/permit", test_permit);
  g_test_add_func ("/identity/derived", test_derived);
  g_test_add_func ("/identity/types", test_types);
  g_test_add_func ("/identity/noise", test_noise);
  return g_test_run ();
}

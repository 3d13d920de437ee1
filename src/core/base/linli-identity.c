/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Numbers of identity documents: what they tell, and whether they can be right. The number of the resident identity card is that of
 * GB 11643-1999: six digits of the region, eight of the birth date, three in sequence (odd for men), and a check character after
 * ISO 7064 MOD 11-2. The residence permit for people from Hong Kong, Macao and Taiwan has the same, with the regions 810000,
 * 820000 and 830000 (the State Council's measures of 2018, 国办发〔2018〕81号). Numbers are passed normalised. */

#include "config.h"

#include "linli-identity.h"

#include <string.h>

#include "linli-text.h"

#define LINLI_IDENTITY_LENGTH 18
#define LINLI_IDENTITY_OLD_LENGTH 15

static gboolean
linli_identity_is_digits (const char *text,
                          gsize       n)
{
  return strspn (text, "0123456789") >= n;
}

/* 5.10105E+17: what a spreadsheet leaves of a number. */
static gboolean
linli_identity_is_scientific (const char *number)
{
  const char *e = strchr (number, 'E');

  return e != NULL && e > number && strspn (number, "0123456789.") == (gsize) (e - number) && strspn (e + 1, "+0123456789") == strlen (e + 1) &&
         g_ascii_isdigit (e[strlen (e) - 1]) && strchr (number, '.') != NULL;
}

/**
 * linli_identity_normalise:
 * @text: (nullable): a number as it was typed or imported
 *
 * Makes capitals and ordinary letters, and drops blanks, dashes and brackets; a sign that only looks like an X becomes one at
 * the end of seventeen digits. Stars and the form 5.10105E+17 stay, so that linli_identity_check() can tell about them.
 *
 * Returns: (transfer full): the number, perhaps empty
 */
char *
linli_identity_normalise (const char *text)
{
  g_autofree char *folded = linli_text_fold (text);
  g_autofree char *upper = g_ascii_strup (folded, -1);
  GString *number;

  if (linli_identity_is_scientific (upper))
    return g_steal_pointer (&upper);
  number = g_string_new (NULL);
  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        {
          if (g_ascii_isalnum (c) || c == '*')
            g_string_append_c (number, g_ascii_toupper (c));
        }
      else if (number->len == 17 && linli_identity_is_digits (number->str, 17) && (c == 0xD7 || c == 0x445 || c == 0x3C7 || c == 0x2715))
        {
          g_string_append_c (number, 'X');
        }
      else if (linli_text_is_han (c) || g_unichar_isalnum (c))
        {
          g_string_append_unichar (number, c);
        }
    }
  return g_string_free (number, FALSE);
}

/**
 * linli_identity_check_digit:
 * @digits: at least seventeen digits
 *
 * Computes the check character of GB 11643-1999 (ISO 7064 MOD 11-2).
 *
 * Returns: '0' to '9' or 'X'; 0 when there are no seventeen digits
 */
char
linli_identity_check_digit (const char *digits)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  g_return_val_if_fail (digits != NULL, 0);

  if (!linli_identity_is_digits (digits, 17))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += weights[i] * (digits[i] - '0');
  return "10X98765432"[sum % 11];
}

/**
 * linli_identity_get_birth_date:
 * @number: (nullable): a normalised number of 18 or 15 characters
 * @birth: (out) (optional): the birth date in it
 *
 * Returns: whether there is a birth date in it; its check character may still be wrong
 */
gboolean
linli_identity_get_birth_date (const char *number,
                               LinliDate  *birth)
{
  LinliDate read;
  gsize length = number != NULL ? strlen (number) : 0;
  int value;

  if (length == LINLI_IDENTITY_LENGTH && linli_identity_is_digits (number, 17))
    {
      value = (int) (g_ascii_strtoll (number + 6, NULL, 10) / (g_ascii_isdigit (number[17]) ? 10000 : 1000));
      read = (LinliDate) { value / 10000, value / 100 % 100, value % 100 };
    }
  else if (length == LINLI_IDENTITY_OLD_LENGTH && linli_identity_is_digits (number, LINLI_IDENTITY_OLD_LENGTH))
    {
      value = (int) (g_ascii_strtoll (number + 6, NULL, 10) / 1000);
      read = (LinliDate) { 1900 + value / 10000, value / 100 % 100, value % 100 };
    }
  else
    {
      return FALSE;
    }
  if (!linli_date_is_whole (&read))
    return FALSE;
  if (birth != NULL)
    *birth = read;
  return TRUE;
}

/**
 * linli_identity_get_sex:
 * @number: (nullable): a normalised number of 18 or 15 characters
 *
 * Returns: the sex that the last digit of the sequence tells
 */
LinliSex
linli_identity_get_sex (const char *number)
{
  gsize length = number != NULL ? strlen (number) : 0;
  char digit;

  if (!linli_identity_get_birth_date (number, NULL))
    return LINLI_SEX_UNKNOWN;
  digit = number[length == LINLI_IDENTITY_LENGTH ? 16 : 14];
  return (digit - '0') % 2 == 1 ? LINLI_SEX_MALE : LINLI_SEX_FEMALE;
}

/**
 * linli_identity_upgrade:
 * @number: (nullable): a number of fifteen digits
 *
 * Brings the old form into the present one: the century 19 and the check character.
 *
 * Returns: (transfer full) (nullable): the number of eighteen characters; %NULL when it is no such number
 */
char *
linli_identity_upgrade (const char *number)
{
  char upgraded[LINLI_IDENTITY_LENGTH + 1] = { 0 };

  if (number == NULL || strlen (number) != LINLI_IDENTITY_OLD_LENGTH || !linli_identity_get_birth_date (number, NULL))
    return NULL;
  memcpy (upgraded, number, 6);
  memcpy (upgraded + 6, "19", 2);
  memcpy (upgraded + 8, number + 6, 9);
  upgraded[17] = linli_identity_check_digit (upgraded);
  return g_strdup (upgraded);
}

/* The first two digits of GB/T 2260: the provinces. */
static gboolean
linli_identity_is_province (const char *number)
{
  static const char provinces[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71";
  char code[3] = { number[0], number[1], '\0' };

  return strstr (provinces, code) != NULL;
}

/* Hong Kong, Macao and Taiwan in residence permits. */
static gboolean
linli_identity_is_permit_region (const char *number)
{
  return g_str_has_prefix (number, "810000") || g_str_has_prefix (number, "820000") || g_str_has_prefix (number, "830000");
}

static gboolean
linli_identity_is_past (const char      *number,
                        const LinliDate *today)
{
  LinliDate birth;

  if (!linli_identity_get_birth_date (number, &birth) || birth.year < 1850)
    return FALSE;
  return today == NULL || linli_date_compare (&birth, today) <= 0;
}

static LinliIdentityVerdict
linli_identity_check_resident (const char      *number,
                               gboolean         permit,
                               const LinliDate *today)
{
  gsize length = strlen (number);

  if (linli_identity_is_scientific (number))
    return LINLI_IDENTITY_ROUNDED;
  if (strspn (number, "0123456789X") != length || (strchr (number, 'X') != NULL && strchr (number, 'X') != number + length - 1))
    return LINLI_IDENTITY_BAD_CHARACTER;
  if (length != LINLI_IDENTITY_LENGTH && (permit || length != LINLI_IDENTITY_OLD_LENGTH))
    return LINLI_IDENTITY_BAD_LENGTH;
  if (length == LINLI_IDENTITY_OLD_LENGTH && number[length - 1] == 'X')
    return LINLI_IDENTITY_BAD_CHARACTER;
  if (permit ? !linli_identity_is_permit_region (number) : !linli_identity_is_province (number))
    return LINLI_IDENTITY_BAD_REGION;
  if (!linli_identity_is_past (number, today))
    return LINLI_IDENTITY_BAD_DATE;
  if (length == LINLI_IDENTITY_OLD_LENGTH)
    return LINLI_IDENTITY_OLD_FORM;
  if (linli_identity_check_digit (number) == number[17])
    return LINLI_IDENTITY_VALID;
  return g_str_has_suffix (number, "000") ? LINLI_IDENTITY_ROUNDED : LINLI_IDENTITY_BAD_CHECK;
}

/* One prefix of letters, then digits, of one of two lengths altogether. */
static LinliIdentityVerdict
linli_identity_check_form (const char *number,
                           const char *letters,
                           gsize       n_letters,
                           gsize       length,
                           gsize       other_length)
{
  gsize n = strlen (number);

  if (n != length && n != other_length)
    return LINLI_IDENTITY_BAD_LENGTH;
  if (strspn (number, letters) < n_letters || !linli_identity_is_digits (number + n_letters, n - n_letters))
    return LINLI_IDENTITY_BAD_CHARACTER;
  return LINLI_IDENTITY_VALID;
}

/* Since 2023 eighteen characters that begin with 9 and end in the check character of GB 11643; before, three letters of the country
 * and twelve digits (新版外国人永久居留身份证机读信息规则, 2023). */
static LinliIdentityVerdict
linli_identity_check_foreign (const char      *number,
                              const LinliDate *today)
{
  if (strlen (number) == LINLI_IDENTITY_LENGTH)
    {
      if (!linli_identity_is_digits (number, 17) || (number[17] != 'X' && !g_ascii_isdigit (number[17])))
        return LINLI_IDENTITY_BAD_CHARACTER;
      if (number[0] != '9')
        return LINLI_IDENTITY_BAD_REGION;
      if (!linli_identity_is_past (number, today))
        return LINLI_IDENTITY_BAD_DATE;
      return linli_identity_check_digit (number) == number[17] ? LINLI_IDENTITY_VALID : LINLI_IDENTITY_BAD_CHECK;
    }
  return linli_identity_check_form (number, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", 3, LINLI_IDENTITY_OLD_LENGTH, LINLI_IDENTITY_OLD_LENGTH);
}

/**
 * linli_identity_check:
 * @number: (nullable): a normalised number
 * @type: the document that it is said to belong to
 * @today: (nullable): the day on which a birth date is past; %NULL to take any
 *
 * Judges a number by its form. Of passports and other
 * documents only that something is written in letters and digits.
 *
 * Returns: the first thing that is wrong with it, or %LINLI_IDENTITY_VALID, or %LINLI_IDENTITY_OLD_FORM
 */
LinliIdentityVerdict
linli_identity_check (const char        *number,
                      LinliIdentityType  type,
                      const LinliDate   *today)
{
  if (number == NULL || *number == '\0')
    return LINLI_IDENTITY_EMPTY;
  if (strchr (number, '*') != NULL)
    return LINLI_IDENTITY_MASKED;
  switch (type)
    {
    case LINLI_IDENTITY_RESIDENT:
      return linli_identity_check_resident (number, FALSE, today);
    case LINLI_IDENTITY_RESIDENCE_PERMIT:
      return linli_identity_check_resident (number, TRUE, today);
    case LINLI_IDENTITY_FOREIGN_PERMANENT:
      return linli_identity_check_foreign (number, today);
    case LINLI_IDENTITY_HOME_RETURN:
      return linli_identity_check_form (number, "HM", 1, 9, 11);
    case LINLI_IDENTITY_TAIWAN_PASS:
      return linli_identity_check_form (number, "", 0, 8, 10);
    case LINLI_IDENTITY_PASSPORT:
      for (const char *p = number; *p != '\0'; p++)
        if (!g_ascii_isalnum (*p))
          return LINLI_IDENTITY_BAD_CHARACTER;
      return strlen (number) < 5 || strlen (number) > 17 ? LINLI_IDENTITY_BAD_LENGTH : LINLI_IDENTITY_VALID;
    case LINLI_IDENTITY_OTHER:
    default:
      return LINLI_IDENTITY_VALID;
    }
}

/**
 * linli_identity_guess_type:
 * @number: (nullable): a normalised number
 *
 * Guesses the document by the form of its number, where a list names none. A passport is guessed only for nine characters that
 * begin with a letter and end in seven digits.
 *
 * Returns: the most probable type
 */
LinliIdentityType
linli_identity_guess_type (const char *number)
{
  gsize length = number != NULL ? strlen (number) : 0;

  if (length == 0)
    return LINLI_IDENTITY_RESIDENT;
  if (length == LINLI_IDENTITY_LENGTH && linli_identity_is_permit_region (number))
    return LINLI_IDENTITY_RESIDENCE_PERMIT;
  if (linli_identity_check (number, LINLI_IDENTITY_FOREIGN_PERMANENT, NULL) == LINLI_IDENTITY_VALID)
    return LINLI_IDENTITY_FOREIGN_PERMANENT;
  if (linli_identity_check (number, LINLI_IDENTITY_HOME_RETURN, NULL) == LINLI_IDENTITY_VALID)
    return LINLI_IDENTITY_HOME_RETURN;
  if (linli_identity_check (number, LINLI_IDENTITY_TAIWAN_PASS, NULL) == LINLI_IDENTITY_VALID)
    return LINLI_IDENTITY_TAIWAN_PASS;
  if (length == 9 && g_ascii_isupper (*number) && g_ascii_isalnum (number[1]) && linli_identity_is_digits (number + 2, 7))
    return LINLI_IDENTITY_PASSPORT;
  return strspn (number, "0123456789X*.E+") == length ? LINLI_IDENTITY_RESIDENT : LINLI_IDENTITY_OTHER;
}

/**
 * linli_identity_type_from_code:
 * @code: (nullable): a code of the field identity_type
 * @number: (nullable): the normalised number, by which to guess when there is no code
 *
 * Returns: the type by whose rules the number is judged
 */
LinliIdentityType
linli_identity_type_from_code (const char *code,
                               const char *number)
{
  static const struct {
    const char *code;
    LinliIdentityType type;
  } types[] = {
    { "resident", LINLI_IDENTITY_RESIDENT },
    { "temporary", LINLI_IDENTITY_RESIDENT },
    { "passport", LINLI_IDENTITY_PASSPORT },
    { "hkmo_permit", LINLI_IDENTITY_HOME_RETURN },
    { "taiwan_permit", LINLI_IDENTITY_TAIWAN_PASS },
    { "hkmt_residence", LINLI_IDENTITY_RESIDENCE_PERMIT },
    { "foreign_permanent", LINLI_IDENTITY_FOREIGN_PERMANENT },
  };

  if (code == NULL || *code == '\0')
    return linli_identity_guess_type (number);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (code, types[i].code))
      return types[i].type;
  return LINLI_IDENTITY_OTHER;
}

/**
 * linli_identity_last_four:
 * @number: (nullable): a normalised number
 *
 * Returns: (transfer full): its last four characters, by which people ask for somebody; the whole when it is shorter
 */
char *
linli_identity_last_four (const char *number)
{
  g_autofree char *valid = linli_text_clean (number);
  glong length = g_utf8_strlen (valid, -1);

  return g_strdup (length > 4 ? g_utf8_offset_to_pointer (valid, length - 4) : valid);
}

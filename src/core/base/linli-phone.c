/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Telephone numbers of mainland China. Stored as digits: a mobile 13800001234, a landline with its area code 02887654321 and
 * perhaps an extension 02887654321-801. The plan is that of the ministry (电信网编号计划, 2017 edition): mobiles are 11 digits
 * from 13 to 19; area codes begin with 0 and have three digits for 010 and 02x, otherwise four. */

#include "config.h"

#include "linli-phone.h"

#include <string.h>

#include "linli-text.h"

#define LINLI_PHONE_MOBILE_LENGTH 11

static gboolean
linli_phone_is_mobile (const char *digits)
{
  return strlen (digits) == LINLI_PHONE_MOBILE_LENGTH && digits[0] == '1' && digits[1] >= '3';
}

static gsize
linli_phone_area_length (const char *digits)
{
  return digits[1] == '1' || digits[1] == '2' ? 3 : 4;
}

/* Takes the country's code away, and the 0 that was dialled before mobiles of other cities. */
static void
linli_phone_strip_country (GString *digits)
{
  gsize prefix = 0;

  if (g_str_has_prefix (digits->str, "+86"))
    prefix = 3;
  else if (g_str_has_prefix (digits->str, "0086"))
    prefix = 4;
  else if (digits->len == 13 && g_str_has_prefix (digits->str, "86") && linli_phone_is_mobile (digits->str + 2))
    prefix = 2;
  if (prefix == 0)
    {
      if (digits->len == 12 && digits->str[0] == '0' && linli_phone_is_mobile (digits->str + 1) && digits->str[1] == '1' && digits->str[2] != '0')
        g_string_erase (digits, 0, 1);
      return;
    }
  g_string_erase (digits, 0, prefix);
  /* Abroad the 0 of the area code is left out. */
  if (digits->len > 0 && digits->str[0] != '0' && digits->str[0] != '4' && digits->str[0] != '8' && !linli_phone_is_mobile (digits->str) && digits->len >= 9)
    g_string_prepend_c (digits, '0');
  else if (digits->len > 0 && (digits->str[0] == '4' || digits->str[0] == '8') && digits->len != 10 && digits->len >= 9)
    g_string_prepend_c (digits, '0');
}

/**
 * linli_phone_normalise:
 * @text: (nullable): one number as it was typed or imported
 *
 * Keeps the digits: without blanks, dashes, brackets and the country's code; with a dash before an extension (转801, -801
 * behind a landline, ext. 801). A number of another country keeps its +.
 *
 * Returns: (transfer full): the number, perhaps empty
 */
char *
linli_phone_normalise (const char *text)
{
  g_autofree char *folded = linli_text_fold (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GString) extension = g_string_new (NULL);
  gboolean behind = FALSE;

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (behind ? extension : digits, *p);
      else if (*p == '+' && digits->len == 0)
        g_string_append_c (digits, '+');
      else if (digits->len >= 7 && (g_str_has_prefix (p, "转") || g_str_has_prefix (p, "ext") || g_str_has_prefix (p, "分机")))
        behind = TRUE;
      else if (*p == '-' && digits->len >= 7 && digits->str[0] != '1' && strspn (p + 1, "0123456789") <= 5 && strspn (p + 1, "0123456789") >= 1 &&
               (linli_phone_get_kind (digits->str) == LINLI_PHONE_LANDLINE || linli_phone_get_kind (digits->str) == LINLI_PHONE_LOCAL) &&
               (digits->str[0] == '0' ? digits->len >= 11 || linli_phone_area_length (digits->str) == 4 : digits->len == 8))
        behind = TRUE;
    }
  linli_phone_strip_country (digits);
  if (digits->len > 0 && extension->len > 0)
    g_string_append_printf (digits, "-%s", extension->str);
  if (g_str_equal (digits->str, "+"))
    g_string_truncate (digits, 0);
  return g_strdup (digits->str);
}

/**
 * linli_phone_get_kind:
 * @number: (nullable): a normalised number
 *
 * Returns: what sort of number it can be
 */
LinliPhoneKind
linli_phone_get_kind (const char *number)
{
  gsize n = number != NULL ? strspn (number, "0123456789") : 0;
  g_autofree char *digits = g_strndup (number != NULL ? number : "", n);
  const char *end = number != NULL ? number + n : "";
  gboolean extended = *end == '-';

  if (number != NULL && *number == '+')
    return strspn (number + 1, "0123456789") == strlen (number + 1) && strlen (number) >= 8 && strlen (number) <= 16 ? LINLI_PHONE_FOREIGN
                                                                                                                 : LINLI_PHONE_IMPLAUSIBLE;
  if (n == 0 || (*end != '\0' && (!extended || strspn (end + 1, "0123456789") != strlen (end + 1) || strlen (end) < 2 || strlen (end) > 7)))
    return LINLI_PHONE_IMPLAUSIBLE;
  if (digits[0] == '0' && n >= 10 && n <= 12)
    {
      gsize local = n - linli_phone_area_length (digits);

      if ((local == 7 || local == 8) && digits[1] != '0' && digits[n - local] >= '2')
        return LINLI_PHONE_LANDLINE;
      return LINLI_PHONE_IMPLAUSIBLE;
    }
  if (n == 10 && (g_str_has_prefix (digits, "400") || g_str_has_prefix (digits, "800")))
    return LINLI_PHONE_SERVICE;
  if ((n == 7 || n == 8) && digits[0] >= '2')
    return LINLI_PHONE_LOCAL;
  if (extended)
    return LINLI_PHONE_IMPLAUSIBLE;
  if (linli_phone_is_mobile (digits))
    return LINLI_PHONE_MOBILE;
  if (n >= 3 && n <= 6 && (digits[0] == '1' || digits[0] == '9'))
    return LINLI_PHONE_SERVICE;
  return LINLI_PHONE_IMPLAUSIBLE;
}

static gboolean
linli_phone_is_complete (const char *number)
{
  LinliPhoneKind kind = linli_phone_get_kind (number);

  return kind == LINLI_PHONE_MOBILE || kind == LINLI_PHONE_LANDLINE || kind == LINLI_PHONE_LOCAL || (kind == LINLI_PHONE_SERVICE && strlen (number) == 10);
}

static void
linli_phone_emit (GStrvBuilder *builder,
                  GString      *text)
{
  g_autofree char *number = linli_phone_normalise (text->str);
  gsize n = strlen (number);

  /* Two mobiles without anything between them. */
  if (n == 2 * LINLI_PHONE_MOBILE_LENGTH)
    {
      g_autofree char *first = g_strndup (number, LINLI_PHONE_MOBILE_LENGTH);

      if (linli_phone_is_mobile (first) && linli_phone_is_mobile (number + LINLI_PHONE_MOBILE_LENGTH))
        {
          g_strv_builder_add (builder, first);
          g_strv_builder_add (builder, number + LINLI_PHONE_MOBILE_LENGTH);
          n = 0;
        }
    }
  if (n > 0)
    g_strv_builder_add (builder, number);
  g_string_truncate (text, 0);
}

/**
 * linli_phone_split:
 * @text: (nullable): the text of one cell
 *
 * Finds the numbers in a cell: separated by the signs of linli_text_split(), by words (13800001234女儿13900001234), or by
 * blanks where a number is complete before and another begins behind.
 *
 * Returns: (transfer full) (array zero-terminated=1): the numbers, normalised, plausible or not
 */
char **
linli_phone_split (const char *text)
{
  g_auto (GStrv) pieces = linli_text_split (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GString) current = g_string_new (NULL);

  for (char **piece = pieces; *piece != NULL; piece++)
    {
      g_autofree char *folded = linli_text_fold (*piece);

      for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          if (linli_text_is_han (c) && !g_str_has_prefix (p, "转") && !g_str_has_prefix (p, "分机") && !g_str_has_prefix (p, "机"))
            {
              linli_phone_emit (builder, current);
              continue;
            }
          if (c == ' ')
            {
              g_autofree char *before = linli_phone_normalise (current->str);

              if (linli_phone_is_complete (before) && strspn (p + 1, "0123456789-+") >= 3 && !(strlen (before) <= 8 && strspn (p + 1, "0123456789") <= 4))
                linli_phone_emit (builder, current);
            }
          g_string_append_unichar (current, c);
        }
      linli_phone_emit (builder, current);
    }
  return g_strv_builder_end (builder);
}

/**
 * linli_phone_format:
 * @number: (nullable): a normalised number
 *
 * Returns: (transfer full): the number as it is read: 138 0000 1234, 028-87654321, 400-800-1234; any other as it is
 */
char *
linli_phone_format (const char *number)
{
  switch (linli_phone_get_kind (number))
    {
    case LINLI_PHONE_MOBILE:
      return g_strdup_printf ("%.3s %.4s %s", number, number + 3, number + 7);
    case LINLI_PHONE_LANDLINE:
      return g_strdup_printf ("%.*s-%s", (int) linli_phone_area_length (number), number, number + linli_phone_area_length (number));
    case LINLI_PHONE_SERVICE:
      if (strlen (number) == 10)
        return g_strdup_printf ("%.3s-%.3s-%s", number, number + 3, number + 6);
      return g_strdup (number);
    case LINLI_PHONE_LOCAL:
    case LINLI_PHONE_FOREIGN:
    case LINLI_PHONE_IMPLAUSIBLE:
    default:
      return g_strdup (number != NULL ? number : "");
    }
}

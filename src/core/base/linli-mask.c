/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What is shown of personal data until somebody asks for more. Every mask takes any text: what it does not recognise it hides
 * more, not less. */

#include "config.h"

#include "linli-mask.h"

#include <string.h>

#include "linli-address.h"
#include "linli-identity.h"
#include "linli-phone.h"
#include "linli-plate.h"
#include "linli-surname.h"
#include "linli-text.h"

/* Keeps so many characters at either end and stars the rest; separators, if given, stay. */
static char *
linli_mask_middle (const char *text,
                   glong       head,
                   glong       tail,
                   gunichar    separator)
{
  GString *masked = g_string_new (NULL);
  glong length = g_utf8_strlen (text, -1), i = 0;

  if (head + tail >= length)
    {
      head = length > 1 ? MIN (head, 1) : 0;
      tail = 0;
    }
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), i++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (masked, i < head || i >= length - tail || c == separator ? c : '*');
    }
  return g_string_free (masked, FALSE);
}

/**
 * linli_mask_name:
 * @name: (nullable): a person's name
 *
 * Keeps the surname, and the last character of a given name of two and more: 张*, 张*兰, 欧阳*, 欧阳*娜. Of other names the
 * first letter stays, and the dots and blanks between the words.
 *
 * Returns: (transfer full): the masked name, perhaps empty
 */
char *
linli_mask_name (const char *name)
{
  g_autofree char *clean = linli_text_clean (name);
  guint surname = linli_surname_get_length (clean);
  glong length = g_utf8_strlen (clean, -1);
  GString *masked;
  gboolean first = TRUE;

  if (surname > 0 && length > 1)
    {
      if ((glong) surname >= length)
        surname = 1;
      return linli_mask_middle (clean, surname, length - surname >= 2 ? 1 : 0, 0);
    }
  if (length == 1)
    return g_strdup ("*");
  masked = g_string_new (NULL);
  for (const char *p = clean; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean between = c == ' ' || c == 0xB7 || c == 0x2022 || c == 0x30FB || c == 0x2027;

      g_string_append_unichar (masked, between || first ? c : '*');
      first = first && between;
    }
  return g_string_free (masked, FALSE);
}

/**
 * linli_mask_identity:
 * @number: (nullable): a number of an identity document
 *
 * Keeps four characters at either end of a number of fifteen and more (5101**********1524), one at the beginning and two at the
 * end of a shorter one.
 *
 * Returns: (transfer full): the masked number, perhaps empty
 */
char *
linli_mask_identity (const char *number)
{
  g_autofree char *plain = linli_identity_normalise (number);

  return g_utf8_strlen (plain, -1) >= 15 ? linli_mask_middle (plain, 4, 4, 0) : linli_mask_middle (plain, 1, 2, 0);
}

/**
 * linli_mask_phone:
 * @number: (nullable): a telephone number
 *
 * Masks 13800001234 as 138****1234 and 028-87654321 as 028-****4321. Numbers of services stay. An extension is hidden.
 *
 * Returns: (transfer full): the masked number, perhaps empty
 */
char *
linli_mask_phone (const char *number)
{
  g_autofree char *plain = linli_phone_normalise (number);
  g_autofree char *clean = linli_text_clean (number);
  gsize digits = strspn (plain, "0123456789");

  switch (linli_phone_get_kind (plain))
    {
    case LINLI_PHONE_MOBILE:
      return linli_mask_middle (plain, 3, 4, 0);
    case LINLI_PHONE_LANDLINE:
      {
        g_autofree char *formatted = linli_phone_format (plain);
        int area = (int) (strchr (formatted, '-') - formatted);

        return g_strdup_printf ("%.*s-****%.4s", area, formatted, plain + digits - 4);
      }
    case LINLI_PHONE_LOCAL:
      return g_strdup_printf ("****%.4s", plain + digits - 4);
    case LINLI_PHONE_SERVICE:
      return g_steal_pointer (&plain);
    case LINLI_PHONE_FOREIGN:
    case LINLI_PHONE_IMPLAUSIBLE:
    default:
      return linli_mask_middle (clean, g_utf8_strlen (clean, -1) >= 11 ? 3 : 0, 2, 0);
    }
}

/**
 * linli_mask_plate:
 * @plate: (nullable): a number plate
 *
 * Masks 川A72319 as 川A·7***9.
 *
 * Returns: (transfer full): the masked plate, perhaps empty
 */
char *
linli_mask_plate (const char *plate)
{
  g_autofree char *plain = linli_plate_normalise (plate);
  g_autofree char *formatted = linli_plate_format (plain);

  if (linli_plate_get_kind (plain) == LINLI_PLATE_IMPLAUSIBLE)
    return linli_mask_middle (plain, 1, 1, 0);
  if (g_str_has_prefix (plain, "使"))
    return linli_mask_middle (plain, 2, 1, 0);
  return linli_mask_middle (formatted, 4, 1, 0);
}

/**
 * linli_mask_birth_date:
 * @date: (nullable): a date as YYYY-MM-DD, or less of it
 *
 * Returns: (transfer full): the date with only its year, 1944-**-**; empty for none, stars for what is no date
 */
char *
linli_mask_birth_date (const char *date)
{
  g_autofree char *clean = linli_text_clean (date);
  LinliDate read;

  if (!linli_date_parse (clean, &read, NULL))
    return linli_mask_middle (clean, 0, 0, 0);
  if (read.month == 0)
    return g_strdup_printf ("%04u", read.year);
  return g_strdup_printf (read.day == 0 ? "%04u-**" : "%04u-**-**", read.year);
}

/**
 * linli_mask_address:
 * @text: (nullable): an address
 *
 * Keeps an address down to its building: what notice boards show. What could not be read is hidden.
 *
 * Returns: (transfer full): the masked address, perhaps empty
 */
char *
linli_mask_address (const char *text)
{
  g_autoptr (LinliAddress) address = linli_address_parse (text);
  LinliAddress shown = *address;
  g_autofree char *kept = NULL;
  gboolean hidden;

  shown.unit = shown.room = shown.suffix = shown.rest = NULL;
  shown.floor = LINLI_FLOOR_UNKNOWN;
  hidden = address->unit != NULL || address->room != NULL || address->suffix != NULL || address->rest != NULL ||
           address->floor != LINLI_FLOOR_UNKNOWN;
  kept = linli_address_format (&shown, LINLI_ADDRESS_FULL);
  return g_strconcat (kept, hidden ? "***" : NULL, NULL);
}

/**
 * linli_mask_other:
 * @text: (nullable): any personal text of which no more is known
 *
 * Returns: (transfer full): its first character and a star for each of the others; a single character is a star
 */
char *
linli_mask_other (const char *text)
{
  g_autofree char *clean = linli_text_clean (text);

  return linli_mask_middle (clean, 1, 0, 0);
}

/* Numbers of telephones that are written in groups, or without their area behind a word that tells what they are. Bytes, not
 * characters: a line may hold anything. What looks like a year, a range of round numbers or an amount is none. */
#define BEFORE "(?<![0-9A-Za-z.+])(?<![0-9][- ])"
#define BEHIND "(?![- ]?[0-9]|[A-Za-z])"
#define DASH "(?:[- ]|－|–|—)"
#define LOCAL "[2-9](?:[0-9]{6,7}|[0-9]{3}[- ][0-9]{4}|[0-9]{2}[- ][0-9]{4})"
#define IS_DATE "(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
#define UNIT " ?(?:元|块|万|人|户|步|米|平|号|栋|楼|室|件|个|年|月|日|斤|张|次|份|%)"

static const char telephones[] =
  BEFORE "(?:"
  "(?:\\+?86[- ]?)?1[3-9][0-9]([- ]?)[0-9]{4}\\1[0-9]{4}" BEHIND
  "|(?:\\(|（)?0(?:10|2[0-9]|[3-9][0-9]{2})(?:\\)|）)?" DASH "{0,2}" LOCAL "(?:-[0-9]{1,6})?(?![0-9])"
  "|(?!(?:19|20)[0-9]{2})(?![0-9]{2}00[- ][0-9]{2}00)[2-9][0-9]{3}[- ][0-9]{4}" BEHIND "(?!" UNIT ")"
  ")|(?:电话|座机|固话|致电|拨打)(?:号码)?(?:[: ]|：|是|为){0,3}\\K(?!" IS_DATE ")" LOCAL "(?![0-9])(?!" UNIT ")";

static gboolean
linli_mask_telephone_cb (const GMatchInfo *match,
                         GString          *masked,
                         gpointer          data)
{
  g_autofree char *number = g_match_info_fetch (match, 0);
  g_autofree char *hidden = linli_mask_phone (number);

  g_string_append (masked, hidden);

  return FALSE;
}

/* Shorter numbers are no telephones of anybody: most lines have none, and are not searched. */
static char *
linli_mask_telephones (const char *text)
{
  static GRegex *regex;
  guint digits = 0;

  for (const char *p = text; *p != '\0'; p++)
    digits += g_ascii_isdigit (*p);
  if (digits < 7)
    return g_strdup (text);
  if (g_once_init_enter (&regex))
    {
      GRegex *compiled = g_regex_new (telephones, G_REGEX_RAW | G_REGEX_OPTIMIZE, 0, NULL);

      g_once_init_leave (&regex, compiled);
    }

  return g_regex_replace_eval (regex, text, -1, 0, 0, linli_mask_telephone_cb, NULL, NULL);
}

/* ASCII digits from @text on, with an X that ends an identity number. */
static gsize
linli_mask_get_run (const char *text)
{
  gsize n = strspn (text, "0123456789");

  return n == 17 && (text[n] == 'X' || text[n] == 'x') && !g_ascii_isalnum (text[n + 1]) ? n + 1 : n;
}

/**
 * linli_mask_numbers:
 * @text: (nullable): a line that somebody wrote
 *
 * For lines that are kept or shown where nothing can be revealed: masks the numbers of telephones, identity documents and bank cards
 * that stand in it, and leaves the rest: dates, amounts, addresses, numbers of services. A landline number without its area is
 * known by the gap after four digits, or by a word before it.
 *
 * Returns: (transfer full): the line, perhaps empty
 */
char *
linli_mask_numbers (const char *text)
{
  GString *masked = g_string_new (NULL);
  g_autofree char *line = linli_mask_telephones (text != NULL ? text : "");

  for (const char *p = line; *p != '\0';)
    {
      gsize size = linli_mask_get_run (p);
      g_autofree char *number = g_strndup (p, MAX (size, 1));
      g_autofree char *hidden = NULL;

      if (size == 11 && *p == '1')
        hidden = linli_mask_middle (number, 3, 4, 0);
      else if (size >= 15)
        hidden = linli_mask_middle (number, 4, 4, 0);
      g_string_append (masked, hidden != NULL ? hidden : number);
      p += MAX (size, 1);
    }
  return g_string_free (masked, FALSE);
}

/* A single character gives nobody away. */
static char *
linli_mask_name_in (char       *text,
                    const char *name)
{
  g_auto (GStrv) pieces = NULL;
  g_autofree char *masked = NULL;

  if (g_utf8_strlen (name, -1) < 2 || strstr (text, name) == NULL)
    return text;
  masked = linli_mask_name (name);
  pieces = g_strsplit (text, name, -1);
  g_free (text);
  return g_strjoinv (masked, pieces);
}

/* A longer name before what it begins with, or the rest of it would stay. */
static int
linli_mask_compare_lengths (gconstpointer a,
                            gconstpointer b)
{
  gsize one = strlen (*(const char * const *) a), other = strlen (*(const char * const *) b);

  return one > other ? -1 : one < other;
}

/**
 * linli_mask_words:
 * @text: (nullable): a line that somebody wrote
 * @names: (array zero-terminated=1): names of people who may stand in it, in any order
 *
 * Returns: (transfer full): the line as by linli_mask_numbers(), with those names masked, too, as by linli_mask_name(); perhaps empty
 */
char *
linli_mask_words (const char         *text,
                  const char * const *names)
{
  char *words = linli_mask_numbers (text);
  g_autoptr (GPtrArray) longest = g_ptr_array_new ();

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (longest, (gpointer) names[i]);
  g_ptr_array_sort (longest, linli_mask_compare_lengths);
  for (guint i = 0; i < longest->len; i++)
    words = linli_mask_name_in (words, g_ptr_array_index (longest, i));
  return words;
}

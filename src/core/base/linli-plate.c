/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Number plates after GA 36-2018: province, letter of the issuing office, and five characters, or six for new energy. I and O
 * do not occur in the characters. Stored without the dot. */

#include "config.h"

#include "linli-plate.h"

#include <string.h>

#include "linli-text.h"

static const char linli_plate_provinces[] = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";
static const char linli_plate_endings[] = "警学挂领港澳试超使";

static gboolean
linli_plate_is_one_of (const char *p,
                       const char *list)
{
  return *p != '\0' && g_utf8_strchr (list, -1, g_utf8_get_char (p)) != NULL;
}

/**
 * linli_plate_normalise:
 * @text: (nullable): one plate as it was typed or imported
 *
 * Returns: (transfer full): capitals and ordinary digits, without blanks, dots and dashes: 川A12345
 */
char *
linli_plate_normalise (const char *text)
{
  g_autofree char *squeezed = linli_text_squeeze (text);

  return g_ascii_strup (squeezed, -1);
}

/**
 * linli_plate_split:
 * @text: (nullable): the text of one cell
 *
 * Returns: (transfer full) (array zero-terminated=1): the plates in it, normalised; a province with a letter begins a new one
 */
char **
linli_plate_split (const char *text)
{
  g_auto (GStrv) pieces = linli_text_split (text);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (char **piece = pieces; *piece != NULL; piece++)
    {
      g_autofree char *plain = linli_plate_normalise (*piece);
      const char *start = plain;

      for (const char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
        if (p > start && linli_plate_is_one_of (p, linli_plate_provinces) && g_ascii_isupper (*g_utf8_next_char (p)))
          {
            g_autofree char *plate = g_strndup (start, p - start);

            g_strv_builder_add (builder, plate);
            start = p;
          }
      if (*start != '\0')
        g_strv_builder_add (builder, start);
    }
  return g_strv_builder_end (builder);
}

/* The characters after the office's letter. */
static LinliPlateKind
linli_plate_get_serial_kind (const char *serial)
{
  gsize ascii = strspn (serial, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"), digits;

  digits = strspn (serial, "0123456789");
  if (serial[ascii] != '\0')
    return ascii == 4 && linli_plate_is_one_of (serial + ascii, linli_plate_endings) && *g_utf8_next_char (serial + ascii) == '\0'
             ? LINLI_PLATE_SPECIAL
             : LINLI_PLATE_IMPLAUSIBLE;
  if (ascii == 5)
    {
      guint letters = 0;

      for (guint i = 0; i < 5; i++)
        letters += g_ascii_isupper (serial[i]) ? 1 : 0;
      return letters <= 3 ? LINLI_PLATE_ORDINARY : LINLI_PLATE_IMPLAUSIBLE;
    }
  /* Small cars have the letter of the energy first, large ones last. */
  if (ascii == 6 && ((strchr ("ABCDEFGHJK", serial[0]) != NULL && strspn (serial + 2, "0123456789") == 4) ||
                     (digits == 5 && strchr ("ABCDEFGHJK", serial[5]) != NULL)))
    return LINLI_PLATE_NEW_ENERGY;
  return LINLI_PLATE_IMPLAUSIBLE;
}

/**
 * linli_plate_get_kind:
 * @plate: (nullable): a normalised plate
 *
 * Returns: what sort of plate it can be
 */
LinliPlateKind
linli_plate_get_kind (const char *plate)
{
  const char *letter;

  if (plate == NULL || *plate == '\0')
    return LINLI_PLATE_IMPLAUSIBLE;
  letter = g_utf8_next_char (plate);
  if (g_str_has_prefix (plate, "使"))
    return strspn (letter, "0123456789") == 6 && letter[6] == '\0' ? LINLI_PLATE_SPECIAL : LINLI_PLATE_IMPLAUSIBLE;
  if (!linli_plate_is_one_of (plate, linli_plate_provinces) || !g_ascii_isupper (*letter) || *letter == 'I')
    return LINLI_PLATE_IMPLAUSIBLE;
  return linli_plate_get_serial_kind (letter + 1);
}

/**
 * linli_plate_format:
 * @plate: (nullable): a normalised plate
 *
 * Returns: (transfer full): the plate with its dot: 川A·12345; one that is no plate as it is
 */
char *
linli_plate_format (const char *plate)
{
  const char *letter;

  if (linli_plate_get_kind (plate) == LINLI_PLATE_IMPLAUSIBLE || g_str_has_prefix (plate, "使"))
    return g_strdup (plate != NULL ? plate : "");
  letter = g_utf8_next_char (plate);
  return g_strdup_printf ("%.*s·%s", (int) (letter + 1 - plate), plate, letter + 1);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Everything that is read of single cells: addresses, dates, numbers of identity, telephones and cars, names, the notice of days off. */

#include "fuzz.h"

static void
read_address (const char *text)
{
  g_autoptr (LinliAddress) address = linli_address_parse (text);
  g_autoptr (LinliAddress) copy = linli_address_copy (address);
  g_autoptr (GBytes) key = linli_address_sort_key (address);

  g_assert_true (linli_address_equal (address, copy));
  for (guint style = 0; style < 3; style++)
    {
      g_autofree char *written = linli_address_format (address, style);

      g_assert_true (g_utf8_validate (written, -1, NULL));
    }
  linli_address_floor_from_room (text);
}

static void
read_date (const char *text)
{
  g_autoptr (GError) error = NULL;
  LinliDate date;

  fuzz_judge (linli_date_parse (text, &date, &error), &error);
  if (error == NULL)
    {
      g_autofree char *written = linli_date_to_string (&date);
      LinliDate again;

      g_assert_true (linli_date_is_valid (&date));
      g_assert_true (linli_date_parse (written, &again, NULL));
      g_assert_cmpint (linli_date_compare (&date, &again), ==, 0);
    }
}

static void
read_numbers (const char *text)
{
  static const LinliDate today = { 2026, 2, 27 };
  g_autofree char *identity = linli_identity_normalise (text);
  g_autofree char *upgraded = linli_identity_upgrade (identity);
  g_autofree char *phone = linli_phone_normalise (text);
  g_autofree char *plate = linli_plate_normalise (text);
  g_auto (GStrv) phones = linli_phone_split (text);
  g_auto (GStrv) plates = linli_plate_split (text);
  LinliDate birth;

  linli_identity_check (identity, linli_identity_guess_type (identity), &today);
  linli_identity_get_birth_date (identity, &birth);
  linli_identity_get_sex (identity);
  linli_phone_get_kind (phone);
  linli_plate_get_kind (plate);
}

static void
read_name (const char *text)
{
  g_autofree char *syllables = linli_pinyin_from_name (text);
  g_autofree char *initials = linli_pinyin_initials (syllables);
  g_autofree char *joined = linli_pinyin_join (syllables);
  g_autofree char *spoken = linli_pinyin_from_text (text);
  g_auto (GStrv) readings = linli_pinyin_list_name_readings (text);
  g_autoptr (GBytes) key = linli_natural_name_key (text);

  g_assert_cmpint (linli_natural_compare (text, text), ==, 0);
}

static void
read_text (const char *text)
{
  char *(*const funcs[]) (const char *) = { linli_text_clean, linli_text_fold, linli_text_squeeze, linli_text_digits, linli_mask_name,
                                            linli_mask_identity, linli_mask_phone, linli_mask_plate, linli_mask_birth_date, linli_mask_address,
                                            linli_mask_other, linli_mask_numbers, linli_address_building_key, linli_address_unit_key,
                                            linli_address_room_key, linli_address_compound_key };
  static const char * const names[] = { "王小明", "王", NULL };
  g_autofree char *masked = linli_mask_words (text, names);

  for (guint i = 0; i < G_N_ELEMENTS (funcs); i++)
    {
      g_autofree char *made = funcs[i] (text);

      g_assert_true (made == NULL || g_utf8_validate (made, -1, NULL));
    }
  g_assert_true (g_utf8_validate (masked, -1, NULL));
}

static void
read_notice (const char *text)
{
  g_autoptr (GError) error = NULL;
  guint year = linli_arrangement_find_year (text);
  g_autoptr (GPtrArray) days = linli_arrangement_parse (text, year > 0 ? year : 2026, &error);

  fuzz_judge (days != NULL, &error);
  if (days != NULL)
    {
      g_autofree char *written = linli_arrangement_to_text (days);
      g_autoptr (GPtrArray) again = linli_arrangement_from_text (written);

      g_assert_cmpuint (again->len, ==, days->len);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  read_notice (text);
  /* Cells are UTF-8: the readers of files see to it. */
  if (!g_utf8_validate (text, -1, NULL))
    return 0;
  read_address (text);
  read_date (text);
  read_numbers (text);
  read_name (text);
  read_text (text);
  return 0;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What one name, one address, one identity number costs in a bulk import. Prints microseconds for each, over different texts. */

#include <stdio.h>

#include <linli-core.h>

#define N_ROUNDS 200000

typedef void (*BenchFunc) (const char *name,
                           const char *address,
                           const char *identity);

static void
bench_pinyin (const char *name,
              const char *address,
              const char *identity)
{
  g_autofree char *syllables = linli_pinyin_from_name (name);
  g_autofree char *full = linli_pinyin_join (syllables);
  g_autofree char *initials = linli_pinyin_initials (syllables);
}

static void
bench_readings (const char *name,
                const char *address,
                const char *identity)
{
  g_auto (GStrv) readings = linli_pinyin_list_name_readings (name);
}

static void
bench_name_key (const char *name,
                const char *address,
                const char *identity)
{
  g_autoptr (GBytes) key = linli_natural_name_key (name);
}

static void
bench_fold (const char *name,
            const char *address,
            const char *identity)
{
  g_autofree char *folded = linli_text_fold (address);
}

static void
bench_parse (const char *name,
             const char *address,
             const char *identity)
{
  g_autoptr (LinliAddress) parsed = linli_address_parse (address);
}

static void
bench_address_key (const char *name,
                   const char *address,
                   const char *identity)
{
  LinliAddress kept = { .compound = "东坡小区", .building = "12栋", .unit = "3单元", .room = "502" };
  g_autofree char *text = linli_address_format (&kept, LINLI_ADDRESS_LOCAL);
  g_autoptr (GBytes) key = linli_address_sort_key (&kept);
}

static void
bench_identity (const char *name,
                const char *address,
                const char *identity)
{
  g_autofree char *number = linli_identity_normalise (identity);

  linli_identity_check (number, LINLI_IDENTITY_RESIDENT, NULL);
}

static void
bench (const char *title,
       BenchFunc   func,
       GPtrArray  *names,
       GPtrArray  *addresses)
{
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_ROUNDS; i++)
    func (g_ptr_array_index (names, i % names->len), g_ptr_array_index (addresses, i % addresses->len), "11010519491231002x");
  printf ("%-32s %6.2f µs\n", title, (double) (g_get_monotonic_time () - start) / N_ROUNDS);
}

int
main (void)
{
  static const char *const surnames[] = { "张", "李", "单", "欧阳", "曾", "王", "缪", "陈" };
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) addresses = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < 5000; i++)
    {
      gunichar given[2] = { g_rand_int_range (rand, 0x4E00, 0x9FA5), g_rand_int_range (rand, 0x4E00, 0x9FA5) };
      g_autofree char *text = g_ucs4_to_utf8 (given, 2, NULL, NULL, NULL);

      g_ptr_array_add (names, g_strconcat (surnames[i % G_N_ELEMENTS (surnames)], text, NULL));
      g_ptr_array_add (addresses, i % 2 == 0 ? g_strdup_printf ("东坡小区%u栋%u单元%u%02u", i % 40 + 1, i % 4 + 1, i % 18 + 1, i % 6 + 1)
                                             : g_strdup_printf ("成都市青羊区群康路%u号院%u栋%u-%u%02u", i % 90 + 1, i % 9 + 1, i % 4 + 1, i % 18 + 1, i % 6 + 1));
    }
  bench ("pinyin of a name, first time", bench_pinyin, names, addresses);
  bench ("pinyin of a name", bench_pinyin, names, addresses);
  bench ("readings of a name", bench_readings, names, addresses);
  bench ("sort key of a name", bench_name_key, names, addresses);
  bench ("folding an address", bench_fold, names, addresses);
  bench ("parsing an address", bench_parse, names, addresses);
  bench ("text and sort key of an address", bench_address_key, names, addresses);
  bench ("identity number", bench_identity, names, addresses);
  return 0;
}

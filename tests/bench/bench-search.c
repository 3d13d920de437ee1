/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* bench-search [RESIDENTS]: makes a file of invented residents (a million) in a temporary folder, and prints how long the index takes,
 * how large it is, and p50, p99 and the worst of every class of query as the interface asks it: eight answers a group, with titles. */

#include <glib/gstdio.h>
#include <linli-core.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define N_RESIDENTS 1000000
#define N_QUERIES 400
#define N_RESULTS 8
#define BUDGET_MS 16.0

/* Surnames by their share in ten thousand, and characters of given names by theirs, roughly as in the country. */
static const struct {
  const char *text;
  guint weight;
} surnames[] = {
  { "王", 720 }, { "李", 719 }, { "张", 683 }, { "刘", 510 }, { "陈", 456 }, { "杨", 308 }, { "黄", 223 }, { "赵", 206 }, { "吴", 200 },
  { "周", 202 }, { "徐", 146 }, { "孙", 144 }, { "马", 125 }, { "朱", 127 }, { "胡", 119 }, { "郭", 115 }, { "何", 117 }, { "林", 113 },
  { "高", 103 }, { "罗", 104 }, { "郑", 94 }, { "梁", 84 }, { "谢", 78 }, { "宋", 82 }, { "唐", 74 }, { "许", 66 }, { "韩", 64 },
  { "冯", 64 }, { "邓", 62 }, { "曹", 61 }, { "彭", 58 }, { "曾", 58 }, { "肖", 59 }, { "田", 53 }, { "董", 54 }, { "袁", 50 },
  { "潘", 48 }, { "于", 51 }, { "蒋", 47 }, { "蔡", 47 }, { "余", 43 }, { "杜", 42 }, { "叶", 42 }, { "程", 45 }, { "苏", 45 },
  { "魏", 44 }, { "吕", 44 }, { "丁", 43 }, { "任", 41 }, { "沈", 41 }, { "姚", 38 }, { "卢", 39 }, { "姜", 34 }, { "崔", 34 },
  { "钟", 34 }, { "谭", 34 }, { "陆", 33 }, { "汪", 32 }, { "范", 33 }, { "石", 31 }, { "廖", 31 }, { "单", 8 }, { "解", 8 }, { "仇", 5 },
  { "缪", 4 }, { "欧阳", 10 }, { "上官", 2 },
};

static const char * const given_characters =
  "英华玉秀明珍文芳兰国金红平建春志桂荣海军霞丽凤德云林清生永洪莲香敏梅小福玲安忠勇光东立成强祥美家艳莉辉峰伟静燕琴蓉波淑宏刚亮庆龙胜"
  "新义元青雪飞琳俊鹏超宇欣怡佳子涵浩轩梓诗雨思睿晨博嘉慧洁颖倩宁婷琪瑶宝旭阳天泽昊然长乐";

static const char * const compound_heads[] = { "锦绣", "金沙", "万和", "翠堤", "东坡", "清江", "百花", "同善", "浣花", "草堂", "光华", "瑞联",
                                               "蜀风", "府河", "杜鹃", "银杏", "芙蓉", "望江", "青羊", "文翁" };
static const char * const compound_tails[] = { "小区", "花园", "苑", "时代城", "名居", "雅筑", "新村", "家园", "公馆", "里" };
static const char * const shop_words[] = { "面馆", "超市", "药房", "理发店", "五金店", "茶铺", "幼儿园", "诊所", "书店", "修车行" };

typedef struct {
  guint n_residents;
  guint n_dwellings;
  GRand *rand;
  gunichar *given;
  glong n_given;
  guint total_weight;
  GPtrArray *names; /* samples to ask for */
  GPtrArray *phones;
  GPtrArray *identities;
  GPtrArray *addresses;
  GPtrArray *plates;
  GPtrArray *compounds;
} Bench;

static char *
make_name (Bench *bench)
{
  guint at = g_rand_int_range (bench->rand, 0, bench->total_weight), i = 0;
  GString *name;

  while (at >= surnames[i].weight)
    at -= surnames[i++].weight;
  name = g_string_new (surnames[i].text);
  for (int n = g_rand_double (bench->rand) < 0.17 ? 1 : 2; n > 0; n--)
    {
      /* The first of them are far more frequent than the last. */
      double x = g_rand_double (bench->rand);

      g_string_append_unichar (name, bench->given[(glong) (x * x * bench->n_given)]);
    }
  return g_string_free (name, FALSE);
}

/* A number after GB 11643 over an invented birth date. */
static char *
make_identity (Bench *bench)
{
  g_autofree char *digits = g_strdup_printf ("510105%04d%02d%02d%03d", g_rand_int_range (bench->rand, 1930, 2024),
                                             g_rand_int_range (bench->rand, 1, 13), g_rand_int_range (bench->rand, 1, 29),
                                             g_rand_int_range (bench->rand, 1, 999));

  return g_strdup_printf ("%s%c", digits, linli_identity_check_digit (digits));
}

static void
keep (Bench     *bench,
      GPtrArray *samples,
      char      *text,
      guint      of)
{
  if (samples->len < N_QUERIES && (guint) g_rand_int_range (bench->rand, 0, MAX (of / N_QUERIES, 1)) == 0)
    g_ptr_array_add (samples, text);
  else
    g_free (text);
}

static gboolean
add_homes (LinliTransaction  *transaction,
           Bench             *bench,
           GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);
  gint64 compound = 0, building = 0, unit = 0;
  guint n_buildings = 0;

  for (guint i = 0; i < bench->n_dwellings; i++)
    {
      guint in_building = i % 66, floor = in_building % 22 / 2 + 1;
      g_autofree char *room = g_strdup_printf ("%u%02u", floor, in_building % 2 + 1);

      if (in_building == 0 && n_buildings++ % 14 == 0)
        {
          guint n = n_buildings / 14;
          g_autofree char *name = g_strdup_printf ("%s%s%s", compound_heads[n % 20], n >= 200 ? "二期" : "", compound_tails[n / 20 % 10]);

          compound = linli_transaction_new_id (transaction);
          keep (bench, bench->compounds, g_strdup (name), 400);
          if (!linli_database_run (database, error, "INSERT INTO compound (id, name) VALUES (?, ?)", "is", compound, name))
            return FALSE;
        }
      if (in_building == 0)
        {
          g_autofree char *name = g_strdup_printf ("%u", (n_buildings - 1) % 14 + 1);

          building = linli_transaction_new_id (transaction);
          if (!linli_database_run (database, error, "INSERT INTO building (id, compound_id, name) VALUES (?, ?, ?)", "iis", building, compound,
                                   name))
            return FALSE;
        }
      if (in_building % 22 == 0)
        {
          g_autofree char *name = g_strdup_printf ("%u", in_building / 22 + 1);

          unit = linli_transaction_new_id (transaction);
          if (!linli_database_run (database, error, "INSERT INTO unit (id, building_id, name) VALUES (?, ?, ?)", "iis", unit, building, name))
            return FALSE;
        }
      if (!linli_database_run (database, error, "INSERT INTO dwelling (id, compound_id, building_id, unit_id, floor, room)"
                               " VALUES (?, ?, ?, ?, ?, ?)", "iiiiis", (gint64) 1 << 39 | (i + 1), compound, building, unit, (gint64) floor, room) ||
          !linli_database_run (database, error, "INSERT INTO household (id, dwelling_id, head_id) VALUES (?, ?, ?)", "iii",
                               (gint64) 1 << 38 | (i + 1), (gint64) 1 << 39 | (i + 1), (gint64) 1 << 37 | (i + 1)))
        return FALSE;
      keep (bench, bench->addresses, g_strdup_printf ("%u-%u-%s", (n_buildings - 1) % 14 + 1, in_building / 22 + 1, room), bench->n_dwellings);
    }
  return TRUE;
}

static gboolean
add_residents (LinliTransaction  *transaction,
               Bench             *bench,
               GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (guint i = 0; i < bench->n_residents; i++)
    {
      g_autofree char *name = make_name (bench);
      g_autofree char *identity = make_identity (bench);
      g_autofree char *phone = g_strdup_printf ("1%c%09d", "35789"[g_rand_int_range (bench->rand, 0, 5)],
                                                g_rand_int_range (bench->rand, 0, 1000000000));

      if (!linli_database_run (database, error, "INSERT INTO person (id, household_id, name, identity_type, identity_number, phone, moved_out_on)"
                               " VALUES (?, ?, ?, 'resident', ?, ?, ?)", "iissss", (gint64) 1 << 37 | (i + 1),
                               (gint64) 1 << 38 | (i % bench->n_dwellings + 1), name, identity, i % 5 == 4 ? NULL : phone,
                               i % 25 == 24 ? "2025-03-01" : NULL))
        return FALSE;
      keep (bench, bench->names, g_steal_pointer (&name), bench->n_residents);
      keep (bench, bench->identities, g_steal_pointer (&identity), bench->n_residents);
      keep (bench, bench->phones, g_steal_pointer (&phone), bench->n_residents);
    }
  return TRUE;
}

static gboolean
add_rest (LinliTransaction  *transaction,
          Bench             *bench,
          GError           **error)
{
  LinliDatabase *database = linli_transaction_get_database (transaction);

  for (guint i = 0; i < bench->n_residents / 10; i++)
    {
      g_autofree char *plate = g_strdup_printf ("川A%05X", (guint) g_rand_int_range (bench->rand, 0x10000, 0xFFFFF));

      if (!linli_database_run (database, error, "INSERT INTO vehicle (id, plate, person_id) VALUES (?, ?, ?)", "isi", (gint64) (i + 1), plate,
                               (gint64) 1 << 37 | (i + 1)))
        return FALSE;
      keep (bench, bench->plates, g_steal_pointer (&plate), bench->n_residents / 10);
    }
  for (guint i = 0; i < bench->n_residents / 50; i++)
    {
      g_autofree char *owner = make_name (bench);
      g_autofree char *name = g_strdup_printf ("%s%s%s", compound_heads[i % 20], owner, shop_words[i / 20 % 10]);

      if (!linli_database_run (database, error, "INSERT INTO organisation (id, name, contact_name) VALUES (?, ?, ?)", "iss", (gint64) (i + 1),
                               name, owner))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (LinliTransaction  *transaction,
      gpointer           data,
      GError           **error)
{
  return add_homes (transaction, data, error) && add_residents (transaction, data, error) && add_rest (transaction, data, error);
}

static double
since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1e6;
}

/* Of all threads, for other programs may take the processors away in between. */
static double
processor_seconds (void)
{
  return clock () / (double) CLOCKS_PER_SEC;
}

static void
fail_if (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

/* How a sample is typed. */
typedef char *(*TypeFunc) (const char *sample);

static char *
type_all (const char *sample)
{
  return g_strdup (sample);
}

static char *
type_surname (const char *sample)
{
  return g_utf8_substring (sample, 0, 1);
}

static char *
type_given (const char *sample)
{
  return g_strdup (g_utf8_next_char (sample));
}

static char *
type_initials (const char *sample)
{
  g_autofree char *syllables = linli_pinyin_from_name (sample);

  return linli_pinyin_initials (syllables);
}

static char *
type_two_initials (const char *sample)
{
  char *initials = type_initials (sample);

  initials[2] = '\0';
  return initials;
}

static char *
type_pinyin (const char *sample)
{
  g_autofree char *syllables = linli_pinyin_from_name (sample);

  return linli_pinyin_join (syllables);
}

static char *
type_pinyin_half (const char *sample)
{
  char *pinyin = type_pinyin (sample);

  pinyin[(strlen (pinyin) + 1) / 2] = '\0';
  return pinyin;
}

/* zhangsf */
static char *
type_partly (const char *sample)
{
  g_autofree char *syllables = linli_pinyin_from_name (sample);
  const char *rest = strchr (syllables, ' ');
  g_autofree char *first = g_strndup (syllables, rest - syllables);
  g_autofree char *initials = linli_pinyin_initials (rest + 1);

  return g_strconcat (first, initials, NULL);
}

/* 张sf */
static char *
type_mixed (const char *sample)
{
  g_autofree char *initials = type_initials (sample);

  return g_strdup_printf ("%.*s%s", (int) (g_utf8_next_char (sample) - sample), sample, initials + 1);
}

static char *
type_last_four (const char *sample)
{
  return g_strdup (sample + strlen (sample) - 4);
}

static char *
type_last_six (const char *sample)
{
  return g_strdup (sample + strlen (sample) - 6);
}

static char *
type_first_three (const char *sample)
{
  return g_strndup (sample, 3);
}

static char *
type_middle_four (const char *sample)
{
  return g_strndup (sample + 4, 4);
}

static char *
type_room (const char *sample)
{
  return g_strdup (strrchr (sample, '-') + 1);
}

static char *
type_building (const char *sample)
{
  return g_strdup_printf ("光华%.*s栋", (int) strcspn (sample, "-"), sample);
}

static char *
type_unit (const char *sample)
{
  return g_strdup_printf ("光华%.*s栋%c单元", (int) strcspn (sample, "-"), sample, strchr (sample, '-')[1]);
}

static char *
type_within (const char *sample)
{
  return g_strconcat ("dp", sample, NULL);
}

static char *
type_door (const char *sample)
{
  return g_strdup (strchr (sample, '-') + 1);
}

static char *
type_place_and_name (const char *sample)
{
  return g_strdup_printf ("东坡 %.*s", (int) (g_utf8_next_char (sample) - sample), sample);
}

static char *
type_door_and_name (const char *sample)
{
  return g_strdup_printf ("%s 王", sample);
}

static double
run_class (LinliDatabase *database,
           const char    *label,
           GPtrArray     *samples,
           TypeFunc       type)
{
  double times[N_QUERIES], busy[N_QUERIES];
  guint n = 0, n_found = 0;

  for (; n < MIN (samples->len, N_QUERIES); n++)
    {
      g_autofree char *text = type (g_ptr_array_index (samples, n));
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) groups = NULL;
      gint64 start = g_get_monotonic_time ();
      double processor = processor_seconds ();

      groups = linli_search_query (database, text, N_RESULTS, LINLI_SEARCH_MASKED, &error);
      times[n] = since (start) * 1000;
      busy[n] = (processor_seconds () - processor) * 1000;
      fail_if (error);
      n_found += groups->len > 0;
      if (n == 0)
        printf ("%-32s %-18s", label, text);
    }
  qsort (times, n, sizeof (double), compare_times);
  qsort (busy, n, sizeof (double), compare_times);
  printf (" p50 %7.3f  p99 %7.3f  max %7.3f ms   processor p50 %7.3f  p99 %7.3f   %3u %% found\n", times[n / 2], times[n * 99 / 100],
          times[n - 1], busy[n / 2], busy[n * 99 / 100], n_found * 100 / n);
  return busy[n * 99 / 100];
}

static double
run_classes (Bench         *bench,
             LinliDatabase *database)
{
  const struct {
    const char *label;
    GPtrArray *samples;
    TypeFunc type;
  } classes[] = {
    { "name", bench->names, type_all },
    { "surname", bench->names, type_surname },
    { "given name", bench->names, type_given },
    { "two initials", bench->names, type_two_initials },
    { "all initials", bench->names, type_initials },
    { "full pinyin", bench->names, type_pinyin },
    { "half of the pinyin", bench->names, type_pinyin_half },
    { "syllable and initials", bench->names, type_partly },
    { "character and initials", bench->names, type_mixed },
    { "phone", bench->phones, type_all },
    { "last four of a phone", bench->phones, type_last_four },
    { "first three of a phone", bench->phones, type_first_three },
    { "middle of a phone", bench->phones, type_middle_four },
    { "last four of an identity number", bench->identities, type_last_four },
    { "last six of an identity number", bench->identities, type_last_six },
    { "identity number", bench->identities, type_all },
    { "plate", bench->plates, type_all },
    { "last four of a plate", bench->plates, type_last_four },
    { "12-3-502", bench->addresses, type_all },
    { "3-502", bench->addresses, type_door },
    { "502", bench->addresses, type_room },
    { "dp12-3-502", bench->addresses, type_within },
    { "光华12栋", bench->addresses, type_building },
    { "光华12栋3单元", bench->addresses, type_unit },
    { "compound", bench->compounds, type_all },
    { "东坡 张", bench->names, type_place_and_name },
    { "12-3-502 王", bench->addresses, type_door_and_name },
  };
  double worst = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      double p99 = run_class (database, classes[i].label, classes[i].samples, classes[i].type);

      worst = MAX (worst, p99);
    }
  return worst;
}

static void
print_sizes (LinliDatabase *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliStatement) statement =
    linli_database_query (database, &error, "SELECT name, sum (pgsize) / 1e6 FROM dbstat WHERE name LIKE 'search%' GROUP BY name"
                          " UNION ALL SELECT 'all of the search', sum (pgsize) / 1e6 FROM dbstat WHERE name LIKE 'search%'"
                          " UNION ALL SELECT 'the file', sum (pgsize) / 1e6 FROM dbstat", NULL);

  fail_if (error);
  while (linli_statement_step (statement, &error))
    if (linli_statement_get_double (statement, 1) > 0.1)
      printf ("%-32s %8.1f MB\n", linli_statement_get_text (statement, 0), linli_statement_get_double (statement, 1));
  fail_if (error);
}

/* One import: everything in one action, which keeps all derived tables. */
static void
make_file (Bench        *bench,
           LinliContext *context)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double processor = processor_seconds ();

  linli_store_act (linli_context_get_store (context), "fill", fill, bench, NULL, &error);
  fail_if (error);
  printf ("%u residents, %u dwellings written, journalled and indexed as one action: %.1f s, processor %.1f s\n", bench->n_residents,
          bench->n_dwellings, since (start), processor_seconds () - processor);
}

static void
measure (Bench        *bench,
         LinliContext *context)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double processor = processor_seconds ();
  double worst;

  linli_search_rebuild (linli_context_get_store (context), NULL, &error);
  fail_if (error);
  printf ("the index of the search made anew: %.1f s, processor %.1f s\n", since (start), processor_seconds () - processor);
  print_sizes (linli_context_get_database (context));
  run_classes (bench, linli_context_get_database (context));
  printf ("\nonce more, with the pages in memory:\n");
  worst = run_classes (bench, linli_context_get_database (context));
  printf ("\nworst p99 of the processor %.2f ms; budget %.0f ms; ratio %.2f\n", worst, BUDGET_MS, worst / BUDGET_MS);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_dir_make_tmp ("linli-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "search.linli", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LinliContext) context = NULL;
  Bench bench = { .n_residents = argc > 1 ? atoi (argv[1]) : N_RESIDENTS };

  bench.n_dwellings = MAX (bench.n_residents * 37 / 100, 1);
  bench.rand = g_rand_new_with_seed (7);
  bench.given = g_utf8_to_ucs4_fast (given_characters, -1, &bench.n_given);
  for (gsize i = 0; i < G_N_ELEMENTS (surnames); i++)
    bench.total_weight += surnames[i].weight;
  bench.names = g_ptr_array_new_with_free_func (g_free);
  bench.phones = g_ptr_array_new_with_free_func (g_free);
  bench.identities = g_ptr_array_new_with_free_func (g_free);
  bench.addresses = g_ptr_array_new_with_free_func (g_free);
  bench.plates = g_ptr_array_new_with_free_func (g_free);
  bench.compounds = g_ptr_array_new_with_free_func (g_free);
  context = linli_context_open (path, LINLI_STORE_CREATE | LINLI_STORE_NO_BACKUP, &error);
  fail_if (error);
  make_file (&bench, context);
  measure (&bench, context);
  linli_context_close (context);
  if (g_getenv ("LINLI_BENCH_KEEP") != NULL)
    return 0;
  g_remove (path);
  g_rmdir (folder);
  return 0;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Invented people: households of the sizes and ages of a Chinese city, names by generation. The first six digits of every
 * identity number name no district there is, so that no number can be anybody's. */

#include "config.h"

#include <string.h>

#include "linli-demo-private.h"

/* 519 is no prefecture of Sichuan (GB/T 2260). */
#define NO_DISTRICT "519901"

typedef struct {
  const char *text;
  guint weight;
} Weighted;

/* The commonest surnames, weighted roughly as in the country, with a few rarer and double ones to try the pinyin on. */
static const Weighted surnames[] = {
  { "王", 72 }, { "李", 71 }, { "张", 68 }, { "刘", 54 }, { "陈", 45 }, { "杨", 31 }, { "黄", 22 }, { "赵", 23 }, { "吴", 20 }, { "周", 20 },
  { "徐", 15 }, { "孙", 15 }, { "马", 13 }, { "朱", 13 }, { "胡", 13 }, { "郭", 12 }, { "何", 12 }, { "林", 12 }, { "罗", 12 }, { "高", 10 },
  { "郑", 9 }, { "梁", 9 }, { "谢", 8 }, { "宋", 8 }, { "唐", 8 }, { "许", 7 }, { "邓", 7 }, { "冯", 7 }, { "韩", 7 }, { "曹", 6 },
  { "曾", 6 }, { "彭", 6 }, { "萧", 5 }, { "蔡", 5 }, { "潘", 5 }, { "田", 5 }, { "董", 5 }, { "袁", 5 }, { "于", 5 }, { "余", 4 },
  { "蒋", 4 }, { "叶", 4 }, { "杜", 4 }, { "苏", 4 }, { "魏", 4 }, { "程", 4 }, { "吕", 4 }, { "丁", 4 }, { "任", 3 }, { "卢", 3 },
  { "姚", 3 }, { "钟", 3 }, { "姜", 3 }, { "崔", 3 }, { "谭", 3 }, { "廖", 3 }, { "范", 3 }, { "汪", 2 }, { "陆", 2 }, { "金", 2 },
  { "石", 2 }, { "戴", 2 }, { "贾", 2 }, { "韦", 2 }, { "夏", 2 }, { "邱", 2 }, { "方", 2 }, { "侯", 2 }, { "邹", 2 }, { "熊", 2 },
  { "单", 1 }, { "解", 1 }, { "仇", 1 }, { "查", 1 }, { "区", 1 }, { "缪", 1 }, { "晏", 1 }, { "欧阳", 1 }, { "上官", 1 }, { "司马", 1 },
};

static const char * const women_old[] = { "秀", "桂", "玉", "淑", "素", "惠", "兰", "芳", "英", "珍", "华", "琼", "清", "碧", "凤", "群" };
static const char * const men_old[] = { "建", "国", "德", "明", "志", "文", "忠", "福", "生", "贵", "林", "光", "荣", "成", "全", "兴" };
static const char * const women_middle[] = { "丽", "红", "燕", "敏", "静", "艳", "霞", "莉", "娟", "娜", "蓉", "萍", "梅", "雪", "玲", "琴" };
static const char * const men_middle[] = { "伟", "强", "军", "勇", "斌", "涛", "鹏", "刚", "波", "辉", "平", "峰", "超", "亮", "磊", "东" };
static const char * const women_young[] = { "雨", "梓", "欣", "涵", "诗", "语", "萱", "怡", "佳", "琪", "思", "妍", "可", "若", "彤", "悦" };
static const char * const men_young[] = { "浩", "宇", "子", "轩", "俊", "泽", "睿", "博", "一", "晨", "嘉", "铭", "皓", "然", "辰", "逸" };

const char *
_linli_demo_pick (GRand              *rand,
                  const char * const *texts,
                  guint               n_texts)
{
  return texts[g_rand_int_range (rand, 0, n_texts)];
}

const char *
_linli_demo_surname (GRand *rand)
{
  guint total = 0, at;

  for (gsize i = 0; i < G_N_ELEMENTS (surnames); i++)
    total += surnames[i].weight;
  at = g_rand_int_range (rand, 0, total);
  for (gsize i = 0; i < G_N_ELEMENTS (surnames); i++)
    {
      if (at < surnames[i].weight)
        return surnames[i].text;
      at -= surnames[i].weight;
    }
  g_assert_not_reached ();
}

char *
_linli_demo_name (GRand      *rand,
                  const char *surname,
                  gboolean    female,
                  int         birth_year)
{
  const char * const *given = birth_year < 1965 ? (female ? women_old : men_old)
                            : birth_year < 1995 ? (female ? women_middle : men_middle)
                                                : (female ? women_young : men_young);
  guint n_given = G_N_ELEMENTS (women_old);
  const char *first = _linli_demo_pick (rand, given, n_given);
  const char *second = g_rand_double (rand) < 0.72 ? _linli_demo_pick (rand, given, n_given) : "";

  return g_strconcat (surname, first, second, NULL);
}

char *
_linli_demo_phone (GRand *rand)
{
  /* A number like a mobile's, in a block of zeros that no operator gives out. */
  return g_strdup_printf ("1990000%04d", g_rand_int_range (rand, 0, 10000));
}

/* GB 11643-1999, ISO 7064 MOD 11-2. */
static void
write_identity (GRand           *rand,
                LinliDemoPerson *person)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int month = g_rand_int_range (rand, 1, 13), day = g_rand_int_range (rand, 1, 29);
  int sequence = g_rand_int_range (rand, 0, 500) * 2 + (person->female ? 0 : 1);
  int sum = 0;

  g_snprintf (person->birth_date, sizeof person->birth_date, "%04d-%02d-%02d", person->birth_year, month, day);
  g_snprintf (person->identity, sizeof person->identity, NO_DISTRICT "%04d%02d%02d%03d", person->birth_year, month, day, sequence);
  for (gsize i = 0; i < G_N_ELEMENTS (weights); i++)
    sum += (person->identity[i] - '0') * weights[i];
  person->identity[17] = "10X98765432"[sum % 11];
  person->identity[18] = '\0';
}

static void
add_person (GRand      *rand,
            GArray     *people,
            const char *surname,
            gboolean    female,
            int         birth_year,
            const char *relation,
            const char *owner_relation)
{
  LinliDemoPerson person = { .female = female, .birth_year = birth_year, .relation = relation, .owner_relation = owner_relation };

  person.name = _linli_demo_name (rand, surname, female, birth_year);
  write_identity (rand, &person);
  g_array_append_val (people, person);
}

static void
clear_person (gpointer data)
{
  g_free (((LinliDemoPerson *) data)->name);
}

static int
born (GRand *rand,
      int    year,
      int    youngest,
      int    oldest)
{
  return year - g_rand_int_range (rand, youngest, oldest + 1);
}

static void
add_children (GRand      *rand,
              GArray     *people,
              const char *surname,
              int         mother_born,
              int         year)
{
  int n_children = g_rand_double (rand) < 0.72 ? 1 : 2;

  for (int i = 0; i < n_children; i++)
    {
      gboolean girl = g_rand_boolean (rand);
      int birth_year = mother_born + g_rand_int_range (rand, 23, 35) + 3 * i;

      add_person (rand, people, surname, girl, MIN (birth_year, year - 1), girl ? "30" : "20", girl ? "30" : "20");
    }
}

static void
add_couple (GRand      *rand,
            GArray     *people,
            const char *surname,
            int         head_born)
{
  gboolean head_is_woman = g_rand_double (rand) < 0.3;
  int spouse_born = head_born + g_rand_int_range (rand, -4, 5);

  add_person (rand, people, surname, head_is_woman, head_born, "02", "01");
  add_person (rand, people, _linli_demo_surname (rand), !head_is_woman, spouse_born, "10", "10");
}

static void
add_owners (GRand      *rand,
            GArray     *people,
            const char *surname,
            int         year)
{
  double kind = g_rand_double (rand);
  int head_born;

  if (kind < 0.11) /* an elder alone */
    {
      add_person (rand, people, surname, g_rand_double (rand) < 0.66, born (rand, year, 63, 92), "02", "01");
      return;
    }
  if (kind < 0.18) /* a younger person alone */
    {
      add_person (rand, people, surname, g_rand_boolean (rand), born (rand, year, 24, 58), "02", "01");
      return;
    }
  if (kind < 0.38) /* elders together */
    {
      add_couple (rand, people, surname, born (rand, year, 60, 86));
      return;
    }
  head_born = born (rand, year, 28, 56);
  add_couple (rand, people, surname, head_born);
  if (kind < 0.48)
    return;
  add_children (rand, people, surname, head_born, year);
  if (kind < 0.80)
    return;
  /* three generations */
  add_person (rand, people, surname, TRUE, head_born - g_rand_int_range (rand, 23, 32), "52", "52");
  if (kind < 0.90)
    add_person (rand, people, surname, FALSE, head_born - g_rand_int_range (rand, 24, 35), "51", "51");
}

static void
add_tenants (GRand      *rand,
             GArray     *people,
             const char *surname,
             int         year)
{
  double kind = g_rand_double (rand);
  int head_born = born (rand, year, 21, 45);

  if (kind < 0.40)
    add_person (rand, people, surname, g_rand_boolean (rand), head_born, "02", "99");
  else if (kind < 0.70)
    {
      add_couple (rand, people, surname, head_born);
      if (kind > 0.55)
        add_children (rand, people, surname, head_born, year);
    }
  else
    for (int i = 0; i < 3; i++)
      add_person (rand, people, i == 0 ? surname : _linli_demo_surname (rand), g_rand_boolean (rand), born (rand, year, 20, 33),
                  i == 0 ? "02" : "99", "99");
  for (guint i = 0; i < people->len; i++)
    g_array_index (people, LinliDemoPerson, i).owner_relation = "99";
}

/* Another day and number for somebody whose number is somebody's already. */
void
_linli_demo_person_renumber (GRand           *rand,
                             LinliDemoPerson *person)
{
  write_identity (rand, person);
}

/* The people of one household, the head first. */
GArray *
_linli_demo_people_new (GRand           *rand,
                        LinliDemoTenure  tenure,
                        int              year)
{
  GArray *people = g_array_new (FALSE, TRUE, sizeof (LinliDemoPerson));

  g_array_set_clear_func (people, clear_person);
  if (tenure == LINLI_DEMO_TENANTS)
    add_tenants (rand, people, _linli_demo_surname (rand), year);
  else
    add_owners (rand, people, _linli_demo_surname (rand), year);
  return people;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "household-list.h"

#include <string.h>
#include <xlsxwriter.h>

#define FIRST_ROW 4
#define BUILDINGS 30
#define UNITS 3
#define ROOMS_A_FLOOR 2

enum {
  COLUMN_NUMBER,
  COLUMN_COMPOUND,
  COLUMN_BUILDING,
  COLUMN_UNIT,
  COLUMN_ROOM,
  COLUMN_NAME,
  COLUMN_RELATION,
  COLUMN_SEX,
  COLUMN_BIRTH,
  COLUMN_IDENTITY,
  COLUMN_PHONE,
  COLUMN_PLATE,
  N_COLUMNS,
};

typedef struct {
  LinliHouseholdList *list;
  lxw_workbook *book;
  lxw_worksheet *sheet;
  lxw_format *date;
  lxw_format *zeros;
  GRand *random;
  lxw_row_t row;
  guint n_people;
  char *first_identity; /* for duplicates */
} Maker;

/* An invented number with a valid check digit (GB 11643). */
char *
linli_household_list_dup_identity (guint year,
                                   guint month,
                                   guint day,
                                   guint sequence)
{
  static const int weights[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  char number[19];
  int sum = 0;

  g_snprintf (number, sizeof number, "510105%04u%02u%02u%03u", year, month, day, sequence % 1000);
  for (int i = 0; i < 17; i++)
    sum += (number[i] - '0') * weights[i];
  number[17] = "10X98765432"[sum % 11];
  number[18] = '\0';
  return g_strdup (number);
}

static char *
make_name (Maker *maker)
{
  static const char * const surnames[] = { "张", "王", "李", "赵", "陈", "杨", "周", "吴", "徐", "孙", "何", "曾", "单", "欧阳" };
  static const char * const given[] = { "志", "秀", "文", "桂", "建", "玉", "明", "小", "春", "德", "立", "雪", "东", "安", "宁", "兰" };

  return g_strconcat (surnames[g_rand_int_range (maker->random, 0, G_N_ELEMENTS (surnames))],
                      given[g_rand_int_range (maker->random, 0, G_N_ELEMENTS (given))],
                      given[g_rand_int_range (maker->random, 0, G_N_ELEMENTS (given))], NULL);
}

static void
put (Maker      *maker,
     guint       column,
     const char *text)
{
  worksheet_write_string (maker->sheet, maker->row, column, text, NULL);
}

static void
write_header (Maker *maker)
{
  static const char * const titles[N_COLUMNS] = { "序号", NULL, NULL, NULL, NULL, "姓名", "与户主\n关系", "性别", "出生日期",
                                                  "身份证号码\n（必填）", "联系电话", "车牌号" };
  static const char * const parts[] = { "小区", "栋", "单元", "室" };

  worksheet_merge_range (maker->sheet, 0, 0, 0, N_COLUMNS - 1, "某某社区住户信息登记表", NULL);
  worksheet_write_string (maker->sheet, 1, 0, "填报单位：某某社区居民委员会", NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (titles[i] != NULL)
      worksheet_merge_range (maker->sheet, 2, i, 3, i, titles[i], NULL);
  worksheet_merge_range (maker->sheet, 2, COLUMN_COMPOUND, 2, COLUMN_ROOM, "居住地址", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    worksheet_write_string (maker->sheet, 3, COLUMN_COMPOUND + i, parts[i], NULL);
  maker->row = FIRST_ROW;
}

static void
plant (Maker            *maker,
       LinliImportFault  fault)
{
  LinliHouseholdList *list = maker->list;

  g_assert_cmpuint (list->n_faults, <, G_N_ELEMENTS (list->faults));
  list->faults[list->n_faults++] = (LinliPlantedFault) { maker->row, fault };
}

/* The values of the last person written, put wrong. */
static void
write_fault (Maker            *maker,
             LinliImportFault  fault,
             const char       *identity,
             guint             sex,
             guint             year)
{
  g_autofree char *wrong = g_strdup (identity);
  g_autofree char *date = NULL;

  plant (maker, fault);
  switch (fault)
    {
    case LINLI_IMPORT_FAULT_CHECK_DIGIT:
      wrong[17] = wrong[17] == '1' ? '2' : '1';
      put (maker, COLUMN_IDENTITY, wrong);
      break;
    case LINLI_IMPORT_FAULT_NUMBER_CELL:
      worksheet_write_number (maker->sheet, maker->row, COLUMN_IDENTITY, g_ascii_strtod (identity, NULL), NULL);
      break;
    case LINLI_IMPORT_FAULT_BIRTH_MISMATCH:
      date = g_strdup_printf ("%u-03-09", year - 1);
      put (maker, COLUMN_BIRTH, date);
      break;
    case LINLI_IMPORT_FAULT_SEX_MISMATCH:
      put (maker, COLUMN_SEX, sex == 1 ? "女" : "男");
      break;
    case LINLI_IMPORT_FAULT_BAD_DATE:
      date = g_strdup_printf ("%u-02-30", year);
      put (maker, COLUMN_BIRTH, date);
      break;
    case LINLI_IMPORT_FAULT_BAD_PHONE:
      put (maker, COLUMN_PHONE, "1380000123");
      break;
    case LINLI_IMPORT_FAULT_NO_NAME:
      put (maker, COLUMN_NAME, " ");
      break;
    case LINLI_IMPORT_FAULT_DUPLICATE:
      put (maker, COLUMN_IDENTITY, maker->first_identity);
      /* Everything else agrees with the repeated number. */
      put (maker, COLUMN_BIRTH, "1950-01-01");
      put (maker, COLUMN_SEX, "男");
      break;
    case LINLI_IMPORT_FAULT_BAD_CODE:
      put (maker, COLUMN_RELATION, "邻居家的猫");
      break;
    case LINLI_IMPORT_FAULT_BAD_ADDRESS:
      put (maker, COLUMN_COMPOUND, "不详");
      for (guint i = COLUMN_BUILDING; i <= COLUMN_ROOM; i++)
        put (maker, i, " ");
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
write_person (Maker *maker,
              guint  household,
              guint  member,
              int    fault)
{
  guint n = maker->n_people++;
  guint year = 1950 + n % 60, month = 1 + n / 60 % 12, day = 1 + n / 720 % 28, sex = member % 2 == 0 ? 1 : 2;
  guint sequence = 1 + n % 499 * 2 + (sex == 1 ? 0 : 1);
  g_autofree char *identity = linli_household_list_dup_identity (year, month, day, sequence);
  g_autofree char *name = make_name (maker);
  g_autofree char *phone = g_strdup_printf ("138%08u", n);
  g_autofree char *birth = g_strdup_printf ("%u年%u月%u日", year, month, day);

  if (maker->first_identity == NULL)
    maker->first_identity = g_strdup (identity);
  worksheet_write_number (maker->sheet, maker->row, COLUMN_NUMBER, n + 1, NULL);
  put (maker, COLUMN_NAME, name);
  put (maker, COLUMN_RELATION, member == 0 ? "户主" : member == 1 ? "妻" : member == 2 ? "长子" : "女儿");
  put (maker, COLUMN_SEX, sex == 1 ? "男" : "女");
  if (n % 3 == 0)
    {
      lxw_datetime date = { year, month, day, 0, 0, 0 };

      worksheet_write_datetime (maker->sheet, maker->row, COLUMN_BIRTH, &date, maker->date);
    }
  else
    put (maker, COLUMN_BIRTH, birth);
  put (maker, COLUMN_IDENTITY, identity);
  if (n % 2 == 0)
    worksheet_write_number (maker->sheet, maker->row, COLUMN_PHONE, g_ascii_strtod (phone, NULL), NULL);
  else
    put (maker, COLUMN_PHONE, phone);
  if (member == 0 && household % 5 == 0)
    {
      g_autofree char *plate = g_strdup_printf ("川A%05u", household + 10000);

      put (maker, COLUMN_PLATE, plate);
    }
  if (fault >= 0)
    write_fault (maker, fault, identity, sex, year);
  maker->list->n_persons++;
  maker->row++;
}

/* The address stands on the first row; a room is now text, now a number shown with its leading zero. */
static void
write_address (Maker *maker,
               guint  household)
{
  guint floor = 1 + household / (BUILDINGS * UNITS * ROOMS_A_FLOOR) % 30;
  guint room = floor * 100 + 1 + household / (BUILDINGS * UNITS) % ROOMS_A_FLOOR;
  g_autofree char *building = g_strdup_printf ("%u栋", 1 + household % BUILDINGS);
  g_autofree char *number = g_strdup_printf ("%04u", room);

  put (maker, COLUMN_COMPOUND, "虚构花园");
  put (maker, COLUMN_BUILDING, building);
  worksheet_write_number (maker->sheet, maker->row, COLUMN_UNIT, 1 + household / BUILDINGS % UNITS, NULL);
  if (household % 2 == 0)
    worksheet_write_number (maker->sheet, maker->row, COLUMN_ROOM, room, maker->zeros);
  else
    put (maker, COLUMN_ROOM, number);
}

static void
write_household (Maker *maker,
                 guint  household,
                 int    fault)
{
  gboolean whole = fault == LINLI_IMPORT_FAULT_BAD_ADDRESS;
  guint n_members = whole ? 1 : fault >= 0 ? 3 : 1 + household % 4;
  guint faulty = whole ? 0 : 1;

  write_address (maker, household);
  for (guint i = 0; i < n_members; i++)
    write_person (maker, household, i, fault >= 0 && i == faulty ? fault : -1);
}

static void
write_subtotal (Maker *maker)
{
  worksheet_write_string (maker->sheet, maker->row, COLUMN_NUMBER, "小计", NULL);
  worksheet_write_number (maker->sheet, maker->row, COLUMN_NAME, maker->n_people, NULL);
  maker->row += 2;
}

void
linli_household_list_write (LinliHouseholdList *self,
                            const char         *path,
                            guint               n_households,
                            guint               n_faults_each,
                            guint32             seed)
{
  static const int kinds[LINLI_PLANTED_KINDS] = {
    LINLI_IMPORT_FAULT_CHECK_DIGIT, LINLI_IMPORT_FAULT_NUMBER_CELL, LINLI_IMPORT_FAULT_BIRTH_MISMATCH, LINLI_IMPORT_FAULT_SEX_MISMATCH,
    LINLI_IMPORT_FAULT_BAD_DATE, LINLI_IMPORT_FAULT_BAD_PHONE, LINLI_IMPORT_FAULT_NO_NAME, LINLI_IMPORT_FAULT_DUPLICATE,
    LINLI_IMPORT_FAULT_BAD_CODE, LINLI_IMPORT_FAULT_BAD_ADDRESS,
  };
  Maker maker = { .list = self };
  guint n_faults = n_faults_each * LINLI_PLANTED_KINDS;
  guint every = n_faults > 0 ? n_households / (n_faults + 1) : 0;

  memset (self, 0, sizeof *self);
  maker.random = g_rand_new_with_seed (seed);
  maker.book = workbook_new (path);
  maker.sheet = workbook_add_worksheet (maker.book, "住户");
  maker.date = workbook_add_format (maker.book);
  format_set_num_format (maker.date, "yyyy\"年\"m\"月\"d\"日\"");
  maker.zeros = workbook_add_format (maker.book);
  format_set_num_format (maker.zeros, "0000");
  write_header (&maker);
  for (guint i = 0; i < n_households; i++)
    {
      gboolean planted = every > 0 && i > 0 && i % every == 0 && self->n_faults < n_faults;

      write_household (&maker, i, planted ? kinds[self->n_faults % LINLI_PLANTED_KINDS] : -1);
      if (i % 100 == 99)
        write_subtotal (&maker);
    }
  self->n_households = n_households;
  self->n_good = self->n_persons - self->n_faults;
  worksheet_write_string (maker.sheet, maker.row, 0, "填表人：某某    审核人：某某", NULL);
  g_assert_cmpint (workbook_close (maker.book), ==, LXW_NO_ERROR);
  g_free (maker.first_identity);
  g_rand_free (maker.random);
}

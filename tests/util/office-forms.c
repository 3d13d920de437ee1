/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#include "office-forms.h"

#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

static lxw_format *
new_framed (lxw_workbook *book,
            const char   *number_format,
            gboolean      bold)
{
  lxw_format *format = workbook_add_format (book);

  format_set_border (format, LXW_BORDER_THIN);
  format_set_align (format, LXW_ALIGN_CENTER);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap (format);
  format_set_font_name (format, "Noto Sans CJK SC");
  if (bold)
    format_set_bold (format);
  if (number_format != NULL)
    format_set_num_format (format, number_format);
  return format;
}

static lxw_format *
new_heading (lxw_workbook *book)
{
  lxw_format *format = workbook_add_format (book);

  format_set_font_size (format, 18);
  format_set_bold (format);
  format_set_align (format, LXW_ALIGN_CENTER);
  return format;
}

static void
write_titles (lxw_worksheet *sheet,
              lxw_row_t      row,
              lxw_col_t      first,
              const char    *titles,
              lxw_format    *format)
{
  g_auto (GStrv) words = g_strsplit (titles, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    worksheet_write_string (sheet, row, (lxw_col_t) (first + i), words[i], format);
}

static void
add_list (lxw_worksheet *sheet,
          lxw_row_t      first_row,
          lxw_col_t      column,
          lxw_row_t      last_row,
          const char    *words)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST, .value_list = list };

  worksheet_data_validation_range (sheet, first_row, column, last_row, column, &validation);
}

static void
write_elders (lxw_workbook *book,
              const char   *month)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, "花名册");
  lxw_format *bold = new_framed (book, NULL, TRUE), *framed = new_framed (book, NULL, FALSE), *text = new_framed (book, "@", FALSE);
  lxw_format *day = new_framed (book, "yyyy\"年\"m\"月\"d\"日\"", FALSE), *red = workbook_add_format (book);
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_CELL, .criteria = LXW_CONDITIONAL_CRITERIA_GREATER_THAN_OR_EQUAL_TO, .value = 100,
                                       .format = red };
  g_autofree char *title = g_strdup_printf ("锦云区民政局%s80周岁以上高龄老人花名册", month);

  format_set_font_color (red, LXW_COLOR_RED);
  worksheet_merge_range (sheet, 0, 0, 0, 12, title, new_heading (book));
  worksheet_merge_range (sheet, 1, 0, 1, 12, "填报单位（盖章）：　　　　　　填报日期：", NULL);
  worksheet_merge_range (sheet, 2, 0, 3, 0, "序号", bold);
  worksheet_merge_range (sheet, 2, 1, 2, 5, "基本信息", bold);
  write_titles (sheet, 3, 1, "姓名 性别 身份证号码 出生日期 年龄（周岁）", bold);
  worksheet_merge_range (sheet, 2, 6, 3, 6, "现居住地址", bold);
  worksheet_merge_range (sheet, 2, 7, 3, 7, "联系电话", bold);
  worksheet_merge_range (sheet, 2, 8, 2, 10, "人员类别", bold);
  write_titles (sheet, 3, 8, "独居 是否低保 残疾", bold);
  worksheet_merge_range (sheet, 2, 11, 3, 11, "津贴（元）", bold);
  worksheet_merge_range (sheet, 2, 12, 3, 12, "民政经办意见", bold);
  for (lxw_row_t row = 4; row < 10; row++)
    {
      g_autofree char *formula = g_strdup_printf ("=IF(F%u>=90,200,IF(F%u>=80,100,0))", row + 1, row + 1);

      worksheet_set_row (sheet, row, 26, NULL);
      for (lxw_col_t column = 0; column < 13; column++)
        worksheet_write_blank (sheet, row, column, column == 3 || column == 7 ? text : column == 4 ? day : framed);
      worksheet_write_formula (sheet, row, 11, formula, framed);
    }
  worksheet_merge_range (sheet, 10, 0, 10, 10, "合计", bold);
  worksheet_write_formula (sheet, 10, 11, "=SUM(L5:L10)", bold);
  worksheet_write_blank (sheet, 10, 12, bold);
  worksheet_merge_range (sheet, 11, 0, 11, 12, "填表人：　　　　　审核人：　　　　　联系电话：", NULL);
  add_list (sheet, 4, 2, 9, "男 女");
  add_list (sheet, 4, 9, 9, "是 否");
  worksheet_conditional_format_range (sheet, 4, 5, 9, 5, &condition);
  worksheet_freeze_panes (sheet, 4, 2);
  worksheet_set_column (sheet, 3, 3, 22, NULL);
  worksheet_set_column (sheet, 4, 4, 15, NULL);
  worksheet_set_column (sheet, 6, 6, 30, NULL);
  worksheet_set_column (sheet, 7, 7, 14, NULL);
  worksheet_print_area (sheet, 0, 0, 11, 12);
  worksheet_repeat_rows (sheet, 2, 3);
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
}

void
office_form_elders (const char *path,
                    const char *month)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet, *words;

  write_elders (book, month);
  sheet = workbook_add_worksheet (book, "填表说明");
  worksheet_write_string (sheet, 0, 0, "填表说明", new_heading (book));
  worksheet_write_string (sheet, 1, 0, "1. 年龄按填报日期计算周岁；2. 独居、残疾打√；3. 每月25日前报送。", NULL);
  words = workbook_add_worksheet (book, "字典");
  worksheet_write_string (words, 0, 0, "男", NULL);
  worksheet_write_string (words, 1, 0, "女", NULL);
  worksheet_hide (words);
  workbook_define_name (book, "性别", "=字典!$A$1:$A$2");
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

void
office_form_change_part (const char *path,
                         const char *part,
                         const char *from,
                         const char *to)
{
  zip_t *zip = zip_open (path, 0, NULL);
  zip_int64_t index = zip_name_locate (zip, part, 0);
  zip_stat_t facts;
  zip_file_t *file;
  g_autofree char *text = NULL;
  g_autoptr (GString) whole = NULL;

  g_assert_cmpint (zip_stat_index (zip, (zip_uint64_t) index, 0, &facts), ==, 0);
  text = g_malloc0 (facts.size + 1);
  file = zip_fopen_index (zip, (zip_uint64_t) index, 0);
  g_assert_cmpint (zip_fread (file, text, facts.size), ==, (zip_int64_t) facts.size);
  zip_fclose (file);
  whole = g_string_new (text);
  g_assert_cmpuint (g_string_replace (whole, from, to, 1), ==, 1);
  zip_file_replace (zip, (zip_uint64_t) index, zip_source_buffer (zip, whole->str, whole->len, 0), 0);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

void
office_form_add_part (const char *path,
                      const char *part,
                      const char *text)
{
  zip_t *zip = zip_open (path, 0, NULL);

  zip_file_add (zip, part, zip_source_buffer (zip, text, strlen (text), 0), ZIP_FL_ENC_UTF_8 | ZIP_FL_OVERWRITE);
  g_assert_cmpint (zip_close (zip), ==, 0);
}

/* What xlsxwriter does not write: a list in the extension of newer programs, and a part of another program. */
static void
add_extensions (const char *path)
{
  static const char extension[] =
    "<extLst><ext xmlns:x14=\"http://schemas.microsoft.com/office/spreadsheetml/2009/9/main\" uri=\"{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}\">"
    "<x14:dataValidations xmlns:xm=\"http://schemas.microsoft.com/office/excel/2006/main\" count=\"1\">"
    "<x14:dataValidation type=\"list\" allowBlank=\"1\" showInputMessage=\"1\" showErrorMessage=\"1\"><x14:formula1><xm:f>字典!$A$1:$A$3</xm:f></x14:formula1>"
    "<xm:sqref>H4:H23</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>";
  static const char other[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<collect xmlns=\"urn:example:fire\" task=\"2026\"/>";

  office_form_change_part (path, "xl/worksheets/sheet1.xml", "</worksheet>", extension);
  office_form_add_part (path, "customXml/item1.xml", other);
}

void
office_form_gas (const char *path)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, "燃气排查台账"), *words = workbook_add_worksheet (book, "字典");
  lxw_format *bold = new_framed (book, NULL, TRUE), *framed = new_framed (book, NULL, FALSE), *text = new_framed (book, "@", FALSE);
  lxw_data_validation named = { .validate = LXW_VALIDATION_TYPE_LIST_FORMULA, .value_formula = "=通气情况" };

  worksheet_merge_range (sheet, 0, 0, 0, 12, "锦云区消防救援大队居民用户燃气安全隐患排查台账（第四季度）", new_heading (book));
  worksheet_merge_range (sheet, 1, 0, 1, 12, "排查范围：辖区全部住宅", NULL);
  write_titles (sheet, 2, 0, "序号 小区名称 楼栋 单元 房号 业主姓名 业主联系电话 房屋性质 是否通天然气 隐患描述 整改期限 网格员 网格员联系电话", bold);
  for (lxw_row_t row = 3; row < 23; row++)
    for (lxw_col_t column = 0; column < 13; column++)
      worksheet_write_blank (sheet, row, column, column == 6 || column == 12 ? text : framed);
  worksheet_data_validation_range (sheet, 3, 8, 22, 8, &named);
  worksheet_freeze_panes (sheet, 3, 1);
  worksheet_print_area (sheet, 0, 0, 22, 12);
  worksheet_set_column (sheet, 6, 6, 14, NULL);
  worksheet_set_column (sheet, 9, 9, 40, NULL);
  worksheet_set_column (sheet, 12, 12, 14, NULL);
  worksheet_set_landscape (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  write_titles (words, 0, 0, "自住 有", NULL);
  write_titles (words, 1, 0, "出租 无", NULL);
  worksheet_write_string (words, 2, 0, "空置", NULL);
  workbook_define_name (book, "通气情况", "=字典!$B$1:$B$2");
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  add_extensions (path);
}

static void
write_households (lxw_workbook *book)
{
  lxw_worksheet *sheet = workbook_add_worksheet (book, "家庭登记表");
  lxw_format *bold = new_framed (book, NULL, TRUE), *framed = new_framed (book, NULL, FALSE), *text = new_framed (book, "@", FALSE);

  worksheet_merge_range (sheet, 0, 0, 0, 8, "锦云区残疾人联合会家庭情况登记表", new_heading (book));
  worksheet_merge_range (sheet, 1, 0, 3, 0, "序号", bold);
  worksheet_merge_range (sheet, 1, 1, 1, 6, "家庭基本情况", bold);
  worksheet_merge_range (sheet, 2, 1, 2, 3, "户主", bold);
  write_titles (sheet, 3, 1, "户主姓名 户主身份证号 户主电话", bold);
  worksheet_merge_range (sheet, 2, 4, 2, 6, "家庭", bold);
  write_titles (sheet, 3, 4, "家庭人口数 家庭住址 所属网格", bold);
  worksheet_merge_range (sheet, 1, 7, 3, 7, "社区名称", bold);
  worksheet_merge_range (sheet, 1, 8, 3, 8, "入户人签字", bold);
  for (lxw_col_t column = 0; column < 9; column++)
    worksheet_write_number (sheet, 4, column, column + 1, framed);
  write_titles (sheet, 5, 0, "例： 张示范 510100190001010000 13800000000 3 示范小区1栋1单元101 第一微网格 示范社区 王示范", framed);
  for (lxw_row_t row = 6; row < 9; row++)
    for (lxw_col_t column = 0; column < 9; column++)
      worksheet_write_blank (sheet, row, column, column == 2 || column == 3 ? text : framed);
  worksheet_merge_range (sheet, 9, 0, 9, 8, "注：本表一式两份，社区、残联各存一份。", NULL);
  worksheet_set_paper (sheet, 8); /* A3 */
  worksheet_set_landscape (sheet);
  worksheet_set_column (sheet, 5, 5, 34, NULL);
  worksheet_set_column (sheet, 2, 2, 24, NULL);
  worksheet_freeze_panes (sheet, 4, 0);
  worksheet_print_area (sheet, 0, 0, 9, 8);
}

void
office_form_households (const char *path)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *cover = workbook_add_worksheet (book, "封面");

  worksheet_write_string (cover, 3, 2, "残疾人家庭情况登记", new_heading (book));
  worksheet_write_string (cover, 5, 2, "填报社区：", NULL);
  write_households (book);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

/* The head of a picture of 32 by 32 dots, which is all that a spreadsheet asks of it. */
static const unsigned char picture[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 0x0d, 'I', 'H', 'D', 'R', 0, 0, 0, 0x20, 0, 0, 0, 0x20, 8, 2, 0, 0, 0,
                                         0xfc, 0x18, 0xed, 0xa3 };

static void
add_extra (lxw_workbook  *book,
           lxw_worksheet *sheet,
           const char    *name,
           lxw_row_t      n_rows,
           const char    *extra)
{
  lxw_filter_rule rule = { .criteria = LXW_FILTER_CRITERIA_EQUAL_TO, .value_string = "张旧人" };
  lxw_row_col_options hidden = { .hidden = LXW_TRUE };
  lxw_image_options moves = { .object_position = LXW_OBJECT_MOVE_DONT_SIZE };

  if (strcmp (extra, "hidden") == 0)
    {
      worksheet_autofilter (sheet, 1, 0, (lxw_row_t) (n_rows - 1), 2);
      worksheet_filter_column (sheet, 1, &rule);
      worksheet_set_row_opt (sheet, n_rows - 2, LXW_DEF_ROW_HEIGHT, NULL, &hidden);
    }
  else if (g_str_has_prefix (extra, "list "))
    {
      char *words;
      guint64 column = g_ascii_strtoull (extra + strlen ("list "), &words, 10);

      add_list (sheet, 2, (lxw_col_t) column, (lxw_row_t) (n_rows - 1), words + 1);
    }
  else if (strcmp (extra, "comment") == 0)
    worksheet_write_comment (sheet, 0, 0, "每月报送");
  else if (strcmp (extra, "seal") == 0)
    {
      worksheet_write_comment (sheet, 0, 0, "每月报送");
      worksheet_write_comment (sheet, 2, 1, "填户口簿上的姓名");
      worksheet_write_comment (sheet, n_rows - 1, 1, "由经办人填写");
      worksheet_insert_image_buffer_opt (sheet, n_rows - 1, 2, picture, sizeof picture, &moves);
    }
  else if (strcmp (extra, "drawn") == 0)
    {
      worksheet_insert_image_buffer (sheet, 0, 5, picture, sizeof picture);
      workbook_add_worksheet (book, "汇总");
    }
  else if (strcmp (extra, "reference") == 0)
    {
      g_autofree char *formula = g_strdup_printf ("='%s'!B3", name);

      worksheet_write_formula_str (workbook_add_worksheet (book, "汇总"), 0, 0, formula, NULL, "张旧人");
    }
}

static guint
count_merged (const char * const *rows,
              guint               row,
              guint               column,
              gboolean            down)
{
  for (guint n = 1;; n++)
    {
      g_auto (GStrv) cells = rows[row + (down ? n : 0)] != NULL ? g_strsplit (rows[row + (down ? n : 0)], "|", -1) : NULL;
      guint wanted = column + (down ? 0 : n);

      if (cells == NULL || wanted >= g_strv_length (cells) || strcmp (cells[wanted], down ? "^" : "<") != 0)
        return n;
    }
}

static void
merge_cells (lxw_worksheet      *sheet,
             const char * const *rows,
             lxw_format         *format)
{
  for (guint row = 0; rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[row], "|", -1);

      for (guint column = 0; cells[column] != NULL; column++)
        {
          guint n_rows = count_merged (rows, row, column, TRUE), n_columns = count_merged (rows, row, column, FALSE);

          if (n_rows * n_columns > 1 && strcmp (cells[column], "<") != 0 && strcmp (cells[column], "^") != 0)
            worksheet_merge_range (sheet, row, (lxw_col_t) column, row + n_rows - 1, (lxw_col_t) (column + n_columns - 1), cells[column], format);
        }
    }
}

void
office_form_plain (const char         *path,
                   const char         *name,
                   const char * const *rows,
                   const char         *extra)
{
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (book, name);
  lxw_format *framed = new_framed (book, NULL, FALSE);
  lxw_row_t row;

  for (row = 0; rows[row] != NULL; row++)
    {
      g_auto (GStrv) cells = g_strsplit (rows[row], "|", -1);

      for (lxw_col_t column = 0; cells[column] != NULL; column++)
        if (*cells[column] == '\0' || strcmp (cells[column], "<") == 0 || strcmp (cells[column], "^") == 0)
          worksheet_write_blank (sheet, row, column, framed);
        else if (*cells[column] == '=')
          worksheet_write_formula (sheet, row, column, cells[column], framed);
        else if (strlen (cells[column]) < 10 && strspn (cells[column], "0123456789") == strlen (cells[column]))
          worksheet_write_number (sheet, row, column, g_ascii_strtod (cells[column], NULL), framed);
        else
          worksheet_write_string (sheet, row, column, cells[column], framed);
    }
  merge_cells (sheet, rows, framed);
  if (extra != NULL)
    add_extra (book, sheet, name, row, extra);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* What a form looks like: above the header its title, below it the free rows, and below these the total and who signs. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "linli-office-form-private.h"
#include "linli-text.h"

/* Shorter runs of numbers are values. */
#define LEAST_NUMBERED 3
/* One such word may be somebody's answer. */
#define LEAST_HINTS 2
/* So many cells with texts, twice over, make a row of data in a narrow list. */
#define LEAST_FILLED 3
/* What is counted has fewer digits than a telephone. */
#define LONGEST_COUNT 6
/* A department gives no more examples. */
#define MOST_SHOWN 3
/* In front of running numbers, columns of words are numbered so. */
static const char stems[] = "甲乙丙丁戊己庚辛壬癸";

/* With these a row begins that ends the list. */
static const char * const endings[] = {
  "合计", "总计", "小计", "累计", "共计", "填表", "填报", "制表", "审核", "负责人", "联系人", "经办", "单位负责", "分管领导", "备注:", "注:", "注1", "注 ", "说明", "填写说明", "填报说明",
  "单位(盖章", "单位盖章", "盖章", "社区(盖章", "主要负责", "报送", "日期:", "年月日", "签字", "签名", "统计", "复核",
};
static const char * const examples[] = { "例:", "例 ", "例如", "示例", "样例", "范例", "(例", "(示例", "填写示例", "举例" };

void
_linli_office_form_column_free (gpointer data)
{
  LinliOfficeFormColumn *column = data;

  g_free (column->target);
  g_free (column->title);
  g_strfreev (column->words);
  g_free (column->date_style);
  g_free (column);
}

static gboolean
linli_office_form_begins_with (const char         *text,
                               const char * const *words,
                               gsize               n_words)
{
  g_autofree char *folded = linli_text_fold (text);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  for (gsize i = 0; i < n_words; i++)
    if (g_str_has_prefix (joined, words[i]) || g_str_has_prefix (folded, words[i]))
      return TRUE;
  return FALSE;
}

static int
linli_office_form_compare_cells (gconstpointer a,
                                 gconstpointer b)
{
  const LinliLayoutCell *one = a, *other = b;

  if (one->row != other->row)
    return one->row < other->row ? -1 : 1;
  return one->column < other->column ? -1 : one->column > other->column;
}

/* The file has its cells in their order. */
static guint
linli_office_form_get_flags (LinliOfficeForm *self,
                             guint      row,
                             guint      column)
{
  LinliLayoutCell wanted = { row, column, 0 };
  guint found;

  if (!g_array_binary_search (self->layout.cells, &wanted, linli_office_form_compare_cells, &found))
    return 0;
  return g_array_index (self->layout.cells, LinliLayoutCell, found).flags;
}

static guint
linli_office_form_count_titles (LinliOfficeForm *self)
{
  guint n = 0;

  for (guint i = 0; i < linli_import_get_n_columns (self->import, self->sheet); i++)
    n += *linli_import_get_column_title (self->import, self->sheet, i) != '\0';
  return n;
}

/* In how many cells of the row somebody wrote a text: the form itself writes formulas, and often the running numbers. */
static guint
linli_office_form_count_texts (LinliOfficeForm *self,
                               guint            row,
                               LinliCell       *cells)
{
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  guint n_columns = linli_sheet_get_n_columns (sheet), n = 0;

  linli_sheet_read_row (sheet, row, cells, n_columns);
  for (guint i = 0; i < n_columns; i++)
    n += cells[i].type != LINLI_CELL_EMPTY
         && (strlen (cells[i].text) > LONGEST_COUNT || strspn (cells[i].text, "0123456789.") < strlen (cells[i].text)) && (linli_office_form_get_flags (self, row, i) & LINLI_LAYOUT_FORMULA) == 0;
  return n;
}

/* Somebody's row says something in half of the columns; a note and whoever signs do not. */
static gboolean
linli_office_form_row_is_data (LinliOfficeForm *self,
                               guint            row,
                               LinliCell       *cells)
{
  return linli_office_form_count_texts (self, row, cells) * 2 >= MAX (linli_office_form_count_titles (self), LEAST_FILLED);
}

/* "分管领导：" waits for a name. */
static gboolean
linli_office_form_row_asks (const LinliCell *cells,
                            guint            n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *folded = cells[i].type == LINLI_CELL_TEXT ? linli_text_fold (cells[i].text) : g_strdup ("");

      if (g_str_has_suffix (g_strchomp (folded), ":"))
        return TRUE;
    }
  return FALSE;
}

/* A total or who signs stands at the left, or to the right of blanks alone. */
static gboolean
linli_office_form_row_ends (LinliOfficeForm *self,
                            guint      row,
                            LinliCell *cells)
{
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  guint n_columns = linli_sheet_get_n_columns (sheet), n_merges, i = 0;
  const LinliMerge *merges = linli_sheet_get_merges (sheet, &n_merges);

  linli_sheet_read_row (sheet, row, cells, n_columns);
  while (i < n_columns && cells[i].type == LINLI_CELL_EMPTY)
    i++;
  if (i < n_columns && linli_office_form_begins_with (cells[i].text, endings, G_N_ELEMENTS (endings)))
    return TRUE;
  if (linli_office_form_row_asks (cells, n_columns))
    return TRUE;
  for (guint k = 0; k < n_merges; k++)
    if (merges[k].row <= row && row - merges[k].row < merges[k].n_rows && merges[k].n_columns > 2 && merges[k].n_columns * 2 > n_columns)
      return TRUE;
  return FALSE;
}

/* "男/女", "18位": how a column is to be filled, in a row below the titles. */
static gboolean
linli_office_form_is_hint (const char *text)
{
  return g_regex_match_simple ("^[(]?(男/女|是/否|有/无|[0-9]{1,2}位(数字)?|必填|选填|自动(生成|计算)|下拉选择|周岁|与身份证一致|格式.*|如[:：].*|例如.*)[)]?$", text, 0, 0);
}

/* The number of a column below its title: 1, (2) or ③ by what it counts, and 0 for a stem; -1 for anything else. */
static long
linli_office_form_read_number (const char *text)
{
  g_autofree char *folded = linli_text_fold (text);
  const char *digits = folded + strspn (folded, "([ ");
  char *end;
  long number = strtol (digits, &end, 10);

  if (g_utf8_strlen (folded, -1) == 1 && strstr (stems, folded) != NULL)
    return 0;
  return end != digits && end[strspn (end, ")] ")] == '\0' ? number : -1;
}

static gboolean
linli_office_form_row_is_example (LinliOfficeForm *self,
                                  guint      row,
                                  LinliCell *cells)
{
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  guint n_columns = linli_sheet_get_n_columns (sheet), n_numbered = 0, n_hints = 0;
  gboolean is_sequence = TRUE;

  linli_sheet_read_row (sheet, row, cells, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      long number = linli_office_form_read_number (cells[i].text);

      if (cells[i].type == LINLI_CELL_TEXT && g_str_equal (cells[i].text, "例"))
        return TRUE;
      if (cells[i].type == LINLI_CELL_TEXT && linli_office_form_begins_with (cells[i].text, examples, G_N_ELEMENTS (examples)))
        return TRUE;
      if (cells[i].type == LINLI_CELL_EMPTY)
        continue;
      n_hints += cells[i].type == LINLI_CELL_TEXT && linli_office_form_is_hint (cells[i].text);
      if (number != 0 || n_numbered > 0)
        is_sequence &= number == (long) ++n_numbered;
    }
  return n_hints >= LEAST_HINTS || (is_sequence && n_numbered >= LEAST_NUMBERED);
}

/* "张某某", "李××" and the like are nobody's names. */
static gboolean
linli_office_form_shows_nobody (const char *text)
{
  g_autofree char *folded = linli_text_fold (text);
  glong length = g_utf8_strlen (folded, -1);

  return length >= 2 && length <= 4 && (g_str_has_suffix (folded, "某某") || g_str_has_suffix (folded, "××") || g_str_has_suffix (folded, "xx"));
}

/* How many rows in a run from @row on show what nobody's row looks like; a longer run is a list that somebody masked. */
static guint
linli_office_form_count_shown (LinliOfficeForm *self,
                               guint            row,
                               guint            end,
                               LinliCell       *cells)
{
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  guint n_columns = linli_sheet_get_n_columns (sheet), n = 0;

  for (gboolean shows = TRUE; shows && row + n < end; n += shows)
    {
      linli_sheet_read_row (sheet, row + n, cells, n_columns);
      shows = FALSE;
      for (guint i = 0; i < n_columns; i++)
        shows |= cells[i].type == LINLI_CELL_TEXT && linli_office_form_shows_nobody (cells[i].text);
    }
  return n <= MOST_SHOWN ? n : 0;
}

/* The rows to fill: below the header, and below numbered columns and an example that the department wrote; down to the total, to a note that
 * stands below blank rows, or to the last row that is framed. */
void
_linli_office_form_read_rows (LinliOfficeForm *self)
{
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  guint n_columns = linli_sheet_get_n_columns (sheet), header_row, n_header_rows, n_merges, end;
  const LinliMerge *merges = linli_sheet_get_merges (sheet, &n_merges);
  g_autofree LinliCell *cells = g_new0 (LinliCell, n_columns + 1);
  gboolean blank = FALSE;

  linli_import_get_header (self->import, self->sheet, &header_row, &n_header_rows);
  self->n_leftover = self->n_below = 0;
  self->first_row = header_row + n_header_rows;
  end = MAX (linli_sheet_get_n_rows (sheet), self->layout.n_rows);
  while (self->first_row < end && linli_office_form_row_is_example (self, self->first_row, cells))
    self->first_row++;
  self->first_row += linli_office_form_count_shown (self, self->first_row, end, cells);
  for (self->n_rows = 0; self->first_row + self->n_rows < end; self->n_rows++)
    {
      guint row = self->first_row + self->n_rows, n_texts = linli_office_form_count_texts (self, row, cells);

      if (linli_office_form_row_ends (self, row, cells) || (blank && n_texts > 0 && !linli_office_form_row_is_data (self, row, cells)))
        break;
      blank |= n_texts == 0;
      self->n_leftover += n_texts > 0;
    }
  for (guint row = self->first_row + self->n_rows; row < end; row++)
    self->n_below += linli_office_form_row_is_data (self, row, cells) && !linli_office_form_row_ends (self, row, cells);
  self->is_ended = self->first_row + self->n_rows < end;
  self->takes_rows = FALSE;
  for (guint i = 0; i < n_merges; i++)
    self->takes_rows |= merges[i].n_rows > 1 && merges[i].row >= self->first_row && merges[i].row < self->first_row + self->n_rows;
}

/* Only a cell or an area, of this or another sheet. */
static gboolean
linli_office_form_read_area (const char *text,
                             LinliMerge *area)
{
  g_autoptr (GRegex) regex = g_regex_new ("^\\$?([A-Z]{1,3})\\$?([0-9]{1,7})(?::\\$?([A-Z]{1,3})\\$?([0-9]{1,7}))?$", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  guint corner[4] = { 0 };

  if (!g_regex_match (regex, text, 0, &match))
    return FALSE;
  for (int i = 0; i < 4; i++)
    {
      g_autofree char *part = g_match_info_fetch (match, i + 1);

      for (const char *at = part; at != NULL && *at != '\0'; at++)
        corner[i] = g_ascii_isdigit (*at) ? corner[i] * 10 + (guint) (*at - '0') : corner[i] * 26 + (guint) (*at - 'A') + 1;
    }
  if (corner[2] == 0)
    {
      corner[2] = corner[0];
      corner[3] = corner[1];
    }
  if (corner[0] == 0 || corner[1] == 0 || corner[2] < corner[0] || corner[3] < corner[1] || corner[3] > LINLI_TABLE_MAX_SHEET_ROWS)
    return FALSE;
  *area = (LinliMerge) { corner[1] - 1, corner[0] - 1, corner[3] - corner[1] + 1, corner[2] - corner[0] + 1 };
  return TRUE;
}

static LinliSheet *
linli_office_form_find_sheet (LinliOfficeForm  *self,
                              const char *name)
{
  for (guint i = 0; i < linli_table_get_n_sheets (self->table); i++)
    if (g_str_equal (linli_sheet_get_name (linli_table_get_sheet (self->table, i)), name))
      return linli_table_get_sheet (self->table, i);
  return NULL;
}

static void
linli_office_form_collect_words (LinliSheet       *sheet,
                                 const LinliMerge *area,
                                 GPtrArray        *words)
{
  guint n_columns = MIN (area->column + area->n_columns, linli_sheet_get_n_columns (sheet));
  guint n_rows = MIN (area->row + area->n_rows, linli_sheet_get_n_rows (sheet));
  g_autofree LinliCell *cells = g_new0 (LinliCell, n_columns + 1);

  for (guint row = area->row; row < n_rows; row++)
    {
      linli_sheet_read_row (sheet, row, cells, n_columns);
      for (guint column = area->column; column < n_columns; column++)
        if (cells[column].type != LINLI_CELL_EMPTY)
          g_ptr_array_add (words, g_strdup (cells[column].text));
    }
}

/* The words of a list: "男,女" in quotation marks, cells of a sheet, or a name for such. A list that depends on other cells is not known. */
static char **
linli_office_form_dup_words (LinliOfficeForm  *self,
                             const char *source,
                             guint       depth)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *mark = strrchr (source, '!'), *named;
  g_autofree char *folded = g_utf8_casefold (source, -1);
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  LinliMerge area;

  if (*source == '"')
    {
      g_autofree char *inner = g_strndup (source + 1, strlen (source) - (g_str_has_suffix (source, "\"") && strlen (source) > 1 ? 2 : 1));
      g_auto (GStrv) parts = g_strsplit (inner, ",", -1);

      for (gsize i = 0; parts[i] != NULL; i++)
        g_ptr_array_add (words, g_strdup (g_strstrip (parts[i])));
    }
  else if (depth == 0 && (named = g_hash_table_lookup (self->layout.names, folded)) != NULL)
    return linli_office_form_dup_words (self, named, depth + 1);
  else
    {
      if (mark != NULL)
        {
          g_autofree char *name = g_strndup (source, (gsize) (mark - source));
          gsize length = strlen (name);

          if (length > 1 && name[0] == '\'' && name[length - 1] == '\'')
            {
              name[length - 1] = '\0';
              sheet = linli_office_form_find_sheet (self, name + 1);
            }
          else
            sheet = linli_office_form_find_sheet (self, name);
        }
      if (sheet != NULL && linli_office_form_read_area (mark != NULL ? mark + 1 : source, &area))
        linli_office_form_collect_words (sheet, &area, words);
    }
  if (words->len == 0)
    return NULL;
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

static char **
linli_office_form_dup_column_words (LinliOfficeForm *self,
                                    guint      column)
{
  for (guint i = 0; i < self->layout.lists->len; i++)
    {
      const LinliLayoutList *list = &g_array_index (self->layout.lists, LinliLayoutList, i);

      if (column >= list->area.column && column - list->area.column < list->area.n_columns && self->first_row >= list->area.row
          && self->first_row - list->area.row < list->area.n_rows)
        return linli_office_form_dup_words (self, list->source, 0);
    }
  return NULL;
}

/* Under a cell that is merged with what is on its left there is nothing to write. */
static gboolean
linli_office_form_is_covered (LinliOfficeForm *self,
                              guint      column)
{
  guint n_merges;
  const LinliMerge *merges = linli_sheet_get_merges (linli_table_get_sheet (self->table, self->sheet), &n_merges);

  for (guint i = 0; i < n_merges; i++)
    if (merges[i].row <= self->first_row && self->first_row - merges[i].row < merges[i].n_rows && column > merges[i].column
        && column - merges[i].column < merges[i].n_columns)
      return TRUE;
  return FALSE;
}

/* As the first row that is filled writes its days; else a month where no day is asked for, else as the standard has it (GB/T 7408). */
static char *
linli_office_form_dup_date_style (const char *title,
                                  const char *example)
{
  static const struct {
    const char *pattern;
    const char *style;
  } styles[] = {
    { "^[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}$", "%Y-%m-%d" }, { "^[12][0-9]{3}/[0-9]{1,2}/[0-9]{1,2}$", "%Y/%m/%d" },
    { "^[12][0-9]{3}\\.[0-9]{1,2}\\.[0-9]{1,2}$", "%Y.%m.%d" }, { "^[12][0-9]{7}$", "%Y%m%d" }, { "^[12][0-9]{3}年[0-9]{1,2}月[0-9]{1,2}日$", "%Y年%-m月%-d日" },
    { "^[12][0-9]{3}-[0-9]{1,2}$", "%Y-%m" }, { "^[12][0-9]{3}/[0-9]{1,2}$", "%Y/%m" }, { "^[12][0-9]{3}\\.[0-9]{1,2}$", "%Y.%m" }, { "^[12][0-9]{5}$", "%Y%m" },
    { "^[12][0-9]{3}年[0-9]{1,2}月$", "%Y年%-m月" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_regex_match_simple (styles[i].pattern, example, 0, 0))
      return g_strdup (styles[i].style);
  return g_strdup (strstr (title, "出生年月") != NULL && strstr (title, "年月日") == NULL ? "%Y-%m" : "%Y-%m-%d");
}

/* A 1 from which the formulas of all rows below it count on is the form's own, and none of last month's. */
static gboolean
linli_office_form_begins_count (LinliOfficeForm *self,
                                guint            index,
                                const LinliCell *first)
{
  gboolean counts = self->n_rows > 1 && first[index].type == LINLI_CELL_NUMBER && g_str_equal (first[index].text, "1");

  for (guint i = 1; counts && i < self->n_rows; i++)
    counts = (linli_office_form_get_flags (self, self->first_row + i, index) & LINLI_LAYOUT_COUNTS_ON) != 0;
  return counts;
}

static void
linli_office_form_read_column (LinliOfficeForm *self,
                               guint      index,
                               LinliCell *first)
{
  LinliOfficeFormColumn *column = g_new0 (LinliOfficeFormColumn, 1);
  guint flags = linli_office_form_get_flags (self, self->first_row, index);

  column->title = g_strdup (linli_import_get_column_title (self->import, self->sheet, index));
  column->target = g_strdup ("");
  column->is_date = (flags & LINLI_LAYOUT_DATE) != 0;
  column->words = linli_office_form_dup_column_words (self, index);
  column->date_style = linli_office_form_dup_date_style (column->title, first[index].text);
  if ((flags & LINLI_LAYOUT_FORMULA) != 0 || linli_office_form_begins_count (self, index, first))
    column->base = LINLI_OFFICE_FORM_COLUMN_FORMULA;
  else if (*column->title == '\0' || linli_office_form_is_covered (self, index))
    column->base = LINLI_OFFICE_FORM_COLUMN_COVERED;
  column->is_cleared = column->base == LINLI_OFFICE_FORM_COLUMN_COVERED && !linli_office_form_is_covered (self, index);
  g_ptr_array_add (self->columns, column);
}

/* What stands in a title of this month only, or of this quarter. */
static char *
linli_office_form_dup_without_days (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("(?:[12][0-9]{3}|[一二][〇零○0一二三四五六七八九]{3})年度?|[0-9]{4}[-./][0-9]{1,2}(?:[-./][0-9]{1,2})?|(?<![0-9])20[0-9]{2}(?![0-9])"
                                          "|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:月份?|[日号])|第?[一二三四1-4]季度|[上下]半年", G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "", 0, NULL);
}

/* "填报单位:": whoever fills it writes behind it, or into the cell beside it. */
static gboolean
linli_office_form_cut_label (char *folded)
{
  static const char * const labels[] = { "填报", "填表", "制表", "报送", "上报", "统计", "单位", "社区", "街道", "村", "日期", "时间", "审核", "联系", "负责", "经办" };
  char *colon = strchr (folded, ':');

  if (colon == NULL || !linli_office_form_begins_with (folded, labels, G_N_ELEMENTS (labels)))
    return FALSE;
  *colon = '\0';
  return TRUE;
}

static void
linli_office_form_append_shape (GString    *shape,
                                const char *text)
{
  g_autofree char *folded = linli_text_fold (text);
  g_autofree char *plain = linli_office_form_dup_without_days (folded);

  for (const char *at = plain; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (shape, g_utf8_get_char (at));
}

/* One row above the header, without what stands behind a label: who fills it in says nothing of what is asked. For the shape what is the same every month. */
static void
linli_office_form_read_heading_row (const LinliCell *cells,
                                    guint            n_columns,
                                    GString         *heading,
                                    GString         *shape)
{
  gboolean is_label = FALSE;

  for (guint i = 0; i < n_columns; i++)
    if (cells[i].type == LINLI_CELL_TEXT)
      {
        g_autofree char *folded = linli_text_fold (cells[i].text);

        if (is_label)
          continue;
        is_label = linli_office_form_cut_label (folded);
        linli_office_form_append_shape (shape, folded);
        g_string_append_printf (heading, "%s ", folded);
      }
}

/* Without a title only the file's name tells it from another one: "花名册(2).xlsx" was saved twice. */
static void
linli_office_form_append_name (LinliOfficeForm *self,
                               GString         *shape)
{
  g_autoptr (GRegex) regex = g_regex_new (" *[(（][0-9]+[)）] *$", 0, 0, NULL);
  const char *dot = strrchr (self->name, '.');
  g_autofree char *stem = dot != NULL ? g_strndup (self->name, (gsize) (dot - self->name)) : g_strdup (self->name);
  g_autofree char *name = g_regex_replace_literal (regex, stem, -1, 0, "", 0, NULL);

  linli_office_form_append_shape (shape, name);
}

/* Titled columns; what is beyond them was written by whoever filled it. */
guint
_linli_office_form_count_titled (LinliOfficeForm *self)
{
  guint n = self->columns->len;

  while (n > 0 && *((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, n - 1))->title == '\0')
    n--;
  return n;
}

/* The title without who gave the form out: "残疾人联合会" asks not only of the disabled. */
static char *
linli_office_form_dup_without_offices (const char *heading)
{
  g_autofree char *folded = linli_text_fold (heading);
  g_autoptr (GRegex) regex = g_regex_new ("(?:残疾人|退役军人|志愿者?|流动人口|老年人?|老龄|党员)(?:工作)?(?:联合会|事务|服务(?:管理)?(?:局|站|所|中心|队)|管理(?:局|站|所|办|中心)|协会|委员会|活动(?:中心|室)|大学|驿站)",
                                          G_REGEX_OPTIMIZE, 0, NULL);

  return g_regex_replace_literal (regex, folded, -1, 0, "", 0, NULL);
}

/* By months a form does not differ from that of last month. By ages, grids and degrees it does. */
static void
linli_office_form_read_heading (LinliOfficeForm *self)
{
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  guint n_columns = linli_sheet_get_n_columns (sheet), header_row, n_titled = _linli_office_form_count_titled (self);
  g_autofree LinliCell *cells = g_new0 (LinliCell, n_columns + 1);
  g_autoptr (GString) heading = g_string_new (NULL);
  g_autoptr (GString) shape = g_string_new (NULL);

  linli_import_get_header (self->import, self->sheet, &header_row, NULL);
  for (guint row = 0; row < header_row; row++)
    {
      linli_sheet_read_row (sheet, row, cells, n_columns);
      linli_office_form_read_heading_row (cells, n_columns, heading, shape);
    }
  g_free (self->heading);
  self->heading = linli_office_form_dup_without_offices (heading->str);
  if (shape->len == 0)
    linli_office_form_append_name (self, shape);
  g_string_append_c (shape, '\t');
  linli_office_form_append_shape (shape, linli_sheet_get_name (sheet));
  for (guint i = 0; i < n_titled; i++)
    {
      g_autofree char *title = _linli_import_fold_title (((LinliOfficeFormColumn *) g_ptr_array_index (self->columns, i))->title);

      g_string_append_printf (shape, "\t%s", title);
    }
  g_free (self->shape);
  self->shape = g_compute_checksum_for_string (G_CHECKSUM_SHA256, shape->str, (gssize) shape->len);
}

/* Reads the sheet that is chosen, as far as it needs no file of ours. */
gboolean
_linli_office_form_read_sheet (LinliOfficeForm     *self,
                               GCancellable  *cancellable,
                               GError       **error)
{
  LinliSheet *sheet = linli_table_get_sheet (self->table, self->sheet);
  guint n_columns = linli_import_get_n_columns (self->import, self->sheet);
  g_autofree LinliCell *first = g_new0 (LinliCell, MAX (n_columns, linli_sheet_get_n_columns (sheet)) + 1);
  const LinliReaderInterface *reader = _linli_reader_load (error);

  if (reader == NULL)
    return FALSE;
  self->layout.n_rows = 0;
  self->layout.has_attached = FALSE;
  g_array_set_size (self->layout.cells, 0);
  g_array_set_size (self->layout.lists, 0);
  g_hash_table_remove_all (self->layout.names);
  if (!reader->read_layout (self->path, linli_sheet_get_name (sheet), &self->layout, cancellable, error))
    return FALSE;
  _linli_office_form_read_rows (self);
  g_ptr_array_set_size (self->columns, 0);
  linli_sheet_read_row (sheet, self->first_row, first, n_columns);
  for (guint i = 0; i < n_columns; i++)
    linli_office_form_read_column (self, i, first);
  linli_office_form_read_heading (self);
  return TRUE;
}

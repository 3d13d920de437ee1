/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Where the header of a sheet is. Above it stand titles and units, it may take up to four rows with merged cells, and some
 * sheets have none. The row (or rows) in which most columns are understood is the header. */

#include "config.h"

#include <string.h>

#include "linli-office-form-private.h"
#include "linli-import-private.h"
#include "linli-text.h"

#define MAX_HEADER_ROW 30
#define MAX_HEADER_ROWS 4

static const LinliMerge *
linli_import_find_merge (LinliImportSheet *sheet,
                         guint       row,
                         guint       column)
{
  for (guint i = 0; i < sheet->header_merges->len; i++)
    {
      const LinliMerge *merge = &g_array_index (sheet->header_merges, LinliMerge, i);

      if (row >= merge->row && row - merge->row < merge->n_rows && column >= merge->column && column - merge->column < merge->n_columns)
        return merge;
    }
  return NULL;
}

/* What a header cell shows: its own text, or the text of the cell that it is merged into. */
static const char *
linli_import_header_text (LinliImportSheet *sheet,
                          guint       row,
                          guint       column,
                          LinliCell  *cells)
{
  const LinliMerge *merge = linli_import_find_merge (sheet, row, column);
  guint n_columns = linli_sheet_get_n_columns (sheet->sheet);

  linli_sheet_read_row (sheet->sheet, merge != NULL ? merge->row : row, cells, n_columns);
  return cells[merge != NULL ? merge->column : column].text;
}

/* A title is broken into lines to fit its column; that is no part of it. */
static char *
linli_import_clean_title (const char *text)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  g_autofree char *joined = g_strjoinv ("", lines);

  return linli_text_clean (joined);
}

/* The title of a column from @n_rows rows: what its cells show from the top down, each once. In a text file nothing is merged;
 * there a blank cell above a filled one belongs to the cell on its left. */
static char *
linli_import_join_title (LinliImportSheet *sheet,
                         guint       first_row,
                         guint       n_rows,
                         guint       column,
                         LinliCell  *cells)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = linli_import_clean_title (linli_import_header_text (sheet, first_row + i, column, cells));

      if (*text == '\0' && i + 1 < n_rows && linli_import_find_merge (sheet, first_row + i, column) == NULL
          && *linli_import_header_text (sheet, first_row + i + 1, column, cells) != '\0')
        for (guint left = column; left-- > 0 && *text == '\0';)
          {
            g_free (text);
            text = linli_import_clean_title (linli_import_header_text (sheet, first_row + i, left, cells));
          }
      if (*text != '\0' && (parts->len == 0 || strcmp (g_ptr_array_index (parts, parts->len - 1), text) != 0))
        g_ptr_array_add (parts, g_steal_pointer (&text));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" / ", (char **) parts->pdata);
}

/* What is said of somebody else tells nothing of the person, but perhaps of the home: a dwelling has one area, whoever owns it, and a head lives
 * where the household does. */
static const char *
linli_import_match_home (LinliImport *self,
                         const char  *last,
                         const char  *part,
                         gboolean     loosely)
{
  static const char * const prefixes[] = { "dwelling.", "household.", "address", "building.", "unit.", "compound." };
  const char *target = _linli_import_match_title (self, part, loosely);

  for (gsize i = 0; target != NULL && !g_str_has_prefix (target, "dwelling.owner") && i < (g_str_has_prefix (last, "户主") ? G_N_ELEMENTS (prefixes) : 1); i++)
    if (g_str_has_prefix (target, prefixes[i]))
      return target;
  return NULL;
}

/* "产权人 / 姓名" means the owner's name, "住址 / 栋" the building: the whole is tried before its last part. */
static const char *
linli_import_match_path (LinliImport *self,
                         const char  *title,
                         gboolean     loosely)
{
  g_auto (GStrv) parts = g_strsplit (title, " / ", -1);
  g_autofree char *joined = g_strjoinv ("", parts);
  g_autofree char *last = _linli_import_dup_last_title (title);
  const char *target = _linli_import_match_title (self, joined, FALSE);
  guint n_parts = g_strv_length (parts);

  if (target == NULL && n_parts > 0)
    target = _linli_import_match_title (self, last, loosely);
  if (target != NULL || n_parts < 2)
    return target;
  if (!g_str_equal (last, parts[n_parts - 1]))
    return linli_import_match_home (self, last, parts[n_parts - 1], loosely);
  target = _linli_import_match_title (self, joined, loosely);
  return target;
}

/* "配偶 / 年龄" is understood, though nothing here is meant. */
static gboolean
linli_import_is_of_others (LinliImport *self,
                           const char  *title)
{
  const char *part = g_strrstr (title, " / ");
  g_autofree char *last = _linli_import_dup_last_title (title);

  part = part != NULL ? part + strlen (" / ") : title;
  return !g_str_equal (last, part)
         && (_linli_import_match_title (self, part, FALSE) != NULL || (self->for_form && _linli_office_form_match_title (part, NULL) != NULL));
}

static guint
linli_import_score_header (LinliImport *self,
                           LinliImportSheet *sheet,
                           guint        first_row,
                           guint        n_rows,
                           LinliCell   *cells)
{
  g_autoptr (GHashTable) targets = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_columns = linli_sheet_get_n_columns (sheet->sheet), n_others = 0;

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *title = linli_import_join_title (sheet, first_row, n_rows, column, cells);
      const char *target = self->for_form ? _linli_office_form_match_title (title, NULL) : NULL;

      if (target == NULL)
        target = linli_import_match_path (self, title, FALSE);
      if (target != NULL)
        g_hash_table_add (targets, (gpointer) target);
      else
        n_others += linli_import_is_of_others (self, title);
    }
  return g_hash_table_size (targets) + n_others;
}

static guint
linli_import_count_filled (const LinliCell *cells,
                           guint            first,
                           guint            n)
{
  guint n_filled = 0;

  for (guint i = first; i < first + n; i++)
    n_filled += cells[i].type != LINLI_CELL_EMPTY;
  return n_filled;
}

/* Whether the row below names the parts of titles that reach over several columns, and nothing else stands there: "1月", "2月" and so on are such
 * parts, where a digit would be a value elsewhere. */
static gboolean
linli_import_splits_titles (LinliImportSheet *sheet,
                            guint             row,
                            LinliCell        *cells)
{
  guint n_columns = linli_sheet_get_n_columns (sheet->sheet);
  gboolean splits = FALSE;

  linli_sheet_read_row (sheet->sheet, row + 1, cells, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      const LinliMerge *merge = linli_import_find_merge (sheet, row, i);

      if (cells[i].type == LINLI_CELL_EMPTY)
        continue;
      if (cells[i].type != LINLI_CELL_TEXT || merge == NULL || merge->n_columns < 2 || merge->column + merge->n_columns > n_columns)
        return FALSE;
      splits |= linli_import_count_filled (cells, merge->column, merge->n_columns) > 1;
    }
  return splits;
}

/* Whether the row below belongs to the header: no cell under a title is a value of its own. */
static gboolean
linli_import_continues_header (LinliImportSheet *sheet,
                               guint       row,
                               LinliCell  *cells)
{
  guint n_columns = linli_sheet_get_n_columns (sheet->sheet);
  g_autofree LinliCell *above = g_new (LinliCell, n_columns);
  gboolean found = FALSE;

  if (linli_import_splits_titles (sheet, row, cells))
    return TRUE;
  linli_sheet_read_row (sheet->sheet, row, above, n_columns);
  linli_sheet_read_row (sheet->sheet, row + 1, cells, n_columns);
  for (guint i = 0; i < n_columns; i++)
    {
      const LinliMerge *merge = linli_import_find_merge (sheet, row, i);

      if (cells[i].type == LINLI_CELL_EMPTY)
        continue;
      if (cells[i].type != LINLI_CELL_TEXT || strpbrk (cells[i].text, "0123456789") != NULL)
        return FALSE;
      found |= merge != NULL ? merge->n_columns > 1 : above[i].type == LINLI_CELL_EMPTY;
    }
  return found;
}

/* A row with a single cell is a title, whatever stands below it; "填报单位：" with what somebody wrote behind it is no header either. */
static gboolean
linli_import_can_begin_header (LinliImport      *self,
                               LinliImportSheet *sheet,
                               guint             row,
                               LinliCell        *cells)
{
  guint n_columns = linli_sheet_get_n_columns (sheet->sheet);
  guint n_filled = 0, first = n_columns;
  g_autofree char *folded = NULL;

  linli_sheet_read_row (sheet->sheet, row, cells, n_columns);
  for (guint i = n_columns; i-- > 0;)
    if (cells[i].type != LINLI_CELL_EMPTY)
      {
        n_filled++;
        first = i;
      }
  if (n_filled < 2)
    return FALSE;
  folded = linli_text_fold (cells[first].text);
  return strchr (folded, ':') == NULL || _linli_import_match_title (self, folded, FALSE) != NULL;
}

/* Merged cells near the top; a list may merge every household's address below. */
static void
linli_import_find_header_merges (LinliImportSheet *sheet)
{
  guint n_merges;
  const LinliMerge *merges = linli_sheet_get_merges (sheet->sheet, &n_merges);

  g_array_set_size (sheet->header_merges, 0);
  for (guint i = 0; i < n_merges; i++)
    if (merges[i].row < MAX_HEADER_ROW + MAX_HEADER_ROWS)
      g_array_append_val (sheet->header_merges, merges[i]);
}

/* Sets header_row and n_header_rows to the best place, with no rows when there is none. */
void
_linli_import_find_header (LinliImport      *self,
                           LinliImportSheet *sheet)
{
  guint n_columns = linli_sheet_get_n_columns (sheet->sheet);
  g_autofree LinliCell *cells = g_new (LinliCell, n_columns + 1);
  guint best = 0;

  linli_import_find_header_merges (sheet);
  sheet->header_row = 0;
  sheet->n_header_rows = 0;
  for (guint row = 0; row < MIN (linli_sheet_get_n_rows (sheet->sheet), MAX_HEADER_ROW); row++)
    for (guint n_rows = 1; n_rows <= MAX_HEADER_ROWS; n_rows++)
      {
        guint score;

        if (n_rows == 1 && !linli_import_can_begin_header (self, sheet, row, cells))
          break;
        if (n_rows > 1 && !linli_import_continues_header (sheet, row + n_rows - 2, cells))
          break;
        score = linli_import_score_header (self, sheet, row, n_rows, cells);
        /* Parts of titles belong to these, though fewer of them may be understood. */
        if (score > best || (score * 2 > best && n_rows > 1 && sheet->header_row == row && sheet->n_header_rows == n_rows - 1
                             && linli_import_splits_titles (sheet, row + n_rows - 2, cells)))
          {
            best = MAX (best, score);
            sheet->header_row = row;
            sheet->n_header_rows = n_rows;
          }
      }
  if (best < 2)
    sheet->n_header_rows = 0;
}

static LinliImportColumn *
linli_import_column_new (char *title)
{
  LinliImportColumn *column = g_new0 (LinliImportColumn, 1);

  column->title = title;
  column->target = g_strdup ("");
  column->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return column;
}

static gboolean
linli_import_sheet_has_target (LinliImportSheet *sheet,
                               const char       *target)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    if (strcmp (((LinliImportColumn *) g_ptr_array_index (sheet->columns, i))->target, target) == 0)
      return TRUE;
  return FALSE;
}

/* How much of a title is what stands above its last row; 0 where there is nothing. */
static gsize
linli_import_measure_band (const char *title)
{
  const char *last = g_strrstr (title, " / ");

  return last != NULL ? (gsize) (last - title) + strlen (" / ") : 0;
}

/* "人员类别 / 特困" beside "人员类别 / 低保" is not the kind of person: what is understood of it is said of all columns of the band alike, and only an
 * address that is split is one in each part. */
static gboolean
linli_import_is_of_band (LinliImport             *self,
                         LinliImportSheet        *sheet,
                         const LinliImportColumn *column,
                         const char              *target)
{
  gsize length = linli_import_measure_band (column->title);

  if (length == 0 || strcmp (target, "address") == 0 || _linli_import_match_title (self, column->title + length, TRUE) != NULL)
    return FALSE;
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      const LinliImportColumn *other = g_ptr_array_index (sheet->columns, i);

      if (other != column && linli_import_measure_band (other->title) == length && strncmp (other->title, column->title, length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A target for one column only, except the second telephone and columns of tags and plates. */
static void
linli_import_guess_column (LinliImport       *self,
                           LinliImportSheet  *sheet,
                           LinliImportColumn *column,
                           gboolean           loosely)
{
  const char *target = linli_import_match_path (self, column->title, loosely);

  if (target == NULL || *column->target != '\0' || (loosely && linli_import_is_of_band (self, sheet, column, target)))
    return;
  if (linli_import_sheet_has_target (sheet, target) && strcmp (target, "tags") != 0 && strcmp (target, "vehicle.plate") != 0)
    target = strcmp (target, "person.phone") == 0 && !linli_import_sheet_has_target (sheet, "person.phone2") ? "person.phone2" : NULL;
  _linli_import_column_set_target (self, column, target);
}

/* A list of households by their heads: 户主姓名 is the name, and 户主电话 the head's telephone. */
static void
linli_import_guess_by_head (LinliImport      *self,
                            LinliImportSheet *sheet)
{
  for (guint i = 0; i < sheet->columns->len; i++)
    {
      LinliImportColumn *column = g_ptr_array_index (sheet->columns, i);
      g_autofree char *last = _linli_import_dup_last_title (column->title);
      g_autofree char *folded = _linli_import_fold_title (last);
      const char *rest = folded + strlen ("户主");
      const char *target;

      if (strcmp (column->target, "head.name") == 0)
        _linli_import_column_set_target (self, column, "person.name");
      else if (*column->target == '\0' && g_str_has_prefix (folded, "户主") && *rest != '\0'
               && (target = _linli_import_match_title (self, rest, TRUE)) != NULL && !linli_import_sheet_has_target (sheet, target))
        _linli_import_column_set_target (self, column, target);
    }
  sheet->is_household_form = TRUE;
}

/* What the mapping as it stands says of the sheet as a whole. */
void
_linli_import_sheet_examine (LinliImportSheet *sheet)
{
  sheet->has_name = linli_import_sheet_has_target (sheet, "person.name");
  sheet->has_head_name = linli_import_sheet_has_target (sheet, "head.name");
  sheet->has_relation = linli_import_sheet_has_target (sheet, "person.relation_to_head");
  sheet->has_address = linli_import_sheet_has_target (sheet, "address");
  for (guint i = 0; i < LINLI_N_PARTS; i++)
    sheet->has_address |= linli_import_sheet_has_target (sheet, _linli_part_targets[i]);
  if (sheet->has_relation || sheet->has_head_name)
    sheet->is_household_form = FALSE;
}

/* Makes the columns from the header where it is set, and guesses what they mean. */
void
_linli_import_read_header (LinliImport      *self,
                           LinliImportSheet *sheet)
{
  guint n_columns = linli_sheet_get_n_columns (sheet->sheet);
  g_autofree LinliCell *cells = g_new (LinliCell, n_columns + 1);
  g_autoptr (GString) shape = g_string_new (NULL);

  g_ptr_array_set_size (sheet->columns, 0);
  sheet->is_household_form = FALSE;
  for (guint i = 0; i < n_columns; i++)
    {
      char *title = linli_import_join_title (sheet, sheet->header_row, sheet->n_header_rows, i, cells);
      g_autofree char *folded = _linli_import_fold_title (title);

      g_ptr_array_add (sheet->columns, linli_import_column_new (title));
      g_string_append (shape, folded);
      g_string_append_c (shape, '\t');
    }
  g_free (sheet->shape);
  sheet->shape = g_compute_checksum_for_string (G_CHECKSUM_SHA256, shape->str, shape->len);
  for (guint loosely = 0; loosely < 2; loosely++)
    for (guint i = 0; i < n_columns; i++)
      linli_import_guess_column (self, sheet, g_ptr_array_index (sheet->columns, i), loosely == 1);
  if (linli_import_sheet_has_target (sheet, "head.name") && !linli_import_sheet_has_target (sheet, "person.name"))
    linli_import_guess_by_head (self, sheet);
  _linli_import_sheet_examine (sheet);
}

/* The header printed again at the top of a page. */
gboolean
_linli_import_is_header (LinliImportSheet *sheet,
                         const LinliCell  *cells,
                         guint             n_cells)
{
  guint n_equal = 0, n_filled = 0;

  for (guint i = 0; i < MIN (n_cells, sheet->columns->len); i++)
    {
      LinliImportColumn *column = g_ptr_array_index (sheet->columns, i);
      g_autofree char *text = NULL;

      if (cells[i].type == LINLI_CELL_EMPTY)
        continue;
      n_filled++;
      if (cells[i].type != LINLI_CELL_TEXT || n_equal + 1 < n_filled)
        return FALSE;
      text = linli_import_clean_title (cells[i].text);
      n_equal += *column->title != '\0' && strstr (column->title, text) != NULL;
    }
  return n_filled >= 2 && n_equal == n_filled;
}

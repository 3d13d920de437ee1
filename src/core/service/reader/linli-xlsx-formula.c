/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The references of a formula, one by one. They are those of ECMA-376 Part 1, 18.17.2: A1, $A$1, A1:B2, with the name of a sheet before them or
 * not; and whole rows, 4:6. */

#include "config.h"

#include <string.h>

#include "linli-xlsx-formula.h"

#define MOST_LETTERS 3
#define MOST_DIGITS 7

static const char *
read_row (const char *text,
          guint64    *row)
{
  const char *at = text;

  for (*row = 0; g_ascii_isdigit (*at) && at - text <= MOST_DIGITS; at++)
    *row = *row * 10 + (guint64) (*at - '0');
  return *row > 0 && *row <= LINLI_XLSX_LAST_ROW ? at : NULL;
}

/* "$BC$12"; beyond the last cell it is a name, as YTD2026 is. */
gboolean
linli_xlsx_read_cell (const char     *text,
                      LinliXlsxCell  *cell,
                      const char    **end)
{
  const char *at = text + (*text == '$'), *letters = at;

  *cell = (LinliXlsxCell) { .fixes_column = *text == '$' };
  for (; g_ascii_isalpha (*at) && at - letters <= MOST_LETTERS; at++)
    cell->column = cell->column * 26 + (guint) (g_ascii_toupper (*at) - 'A') + 1;
  if (at == letters || at - letters > MOST_LETTERS)
    return FALSE;
  cell->fixes_row = *at == '$';
  at += *at == '$';
  *end = read_row (at, &cell->row);
  return *end != NULL && cell->column <= LINLI_XLSX_LAST_COLUMN;
}

/* A cell or a range of them. Returns where it ends; NULL where there is none. */
const char *
linli_xlsx_read_reference (const char         *text,
                           LinliXlsxReference *reference)
{
  const char *end, *last_end;

  *reference = (LinliXlsxReference) { .is_ours = TRUE };
  if (!linli_xlsx_read_cell (text, &reference->first, &end))
    return NULL;
  reference->is_range = *end == ':' && linli_xlsx_read_cell (end + 1, &reference->last, &last_end);
  if (reference->is_range)
    return last_end;
  reference->last = reference->first;
  return end;
}

/* "4:6", "$4:$6". */
static const char *
read_rows (const char         *text,
           LinliXlsxReference *reference)
{
  const char *end = read_row (text + (*text == '$'), &reference->first.row), *second = end != NULL && *end == ':' ? end + 1 : NULL;

  *reference = (LinliXlsxReference) { .first = { .row = reference->first.row, .fixes_row = *text == '$' }, .is_range = TRUE, .is_rows = TRUE };
  if (second == NULL)
    return NULL;
  reference->last.fixes_row = *second == '$';
  return read_row (second + (*second == '$'), &reference->last.row);
}

void
linli_xlsx_append_cell (GString             *out,
                        const LinliXlsxCell *cell)
{
  char letters[8];
  guint at = sizeof letters - 1;

  /* Beyond the edge of a sheet. */
  if (cell->row == 0 || cell->column == 0)
    {
      g_string_append (out, "#REF!");
      return;
    }
  letters[at] = '\0';
  for (guint rest = cell->column; rest > 0 && at > 0; rest = (rest - 1) / 26)
    letters[--at] = (char) ('A' + (rest - 1) % 26);
  g_string_append_printf (out, "%s%s%s%" G_GUINT64_FORMAT, cell->fixes_column ? "$" : "", letters + at, cell->fixes_row ? "$" : "", cell->row);
}

void
linli_xlsx_append_reference (GString                  *out,
                             const LinliXlsxReference *reference)
{
  if (reference->is_rows && reference->first.row > 0 && reference->last.row > 0)
    {
      g_string_append_printf (out, "%s%" G_GUINT64_FORMAT ":%s%" G_GUINT64_FORMAT, reference->first.fixes_row ? "$" : "", reference->first.row,
                              reference->last.fixes_row ? "$" : "", reference->last.row);
      return;
    }
  linli_xlsx_append_cell (out, &reference->first);
  if (!reference->is_range)
    return;
  g_string_append_c (out, ':');
  linli_xlsx_append_cell (out, &reference->last);
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.' || c == '\\' || (c & 0x80) != 0;
}

/* The end of what stands between quotes, doubled where they are meant; the end of the text when they are not closed. */
const char *
linli_xlsx_skip_quoted (const char *at)
{
  char quote = *at++;

  while (*at != '\0' && (*at != quote || at[1] == quote))
    at += *at == quote ? 2 : 1;
  return *at == '\0' ? at : at + 1;
}

/* A name of a sheet before an exclamation mark: whether it is there, where it ends, and whether it is that of @sheet. */
static gboolean
read_sheet (const char  *sheet,
            const char  *text,
            const char **end,
            gboolean    *ours)
{
  const char *at = text;
  g_autofree char *name = NULL;

  if (*at == '\'')
    at = linli_xlsx_skip_quoted (at);
  else
    while (is_name_char (*at))
      at++;
  if (at == text || *at != '!')
    return FALSE;
  if (*text == '\'')
    {
      g_autofree char *quoted = g_strndup (text + 1, (gsize) (at - text - 2));
      g_auto (GStrv) halves = g_strsplit (quoted, "''", -1);

      name = g_strjoinv ("'", halves);
    }
  else
    name = g_strndup (text, (gsize) (at - text));
  *ours = g_strcmp0 (name, sheet) == 0;
  *end = at + 1;
  return TRUE;
}

static gboolean
is_same (const LinliXlsxCell *one,
         const LinliXlsxCell *other)
{
  return one->column == other->column && one->row == other->row;
}

/* A word of a formula: the name of a function, a cell of ours or of another sheet. Returns where it ends. */
static const char *
rewrite_word (const char       *formula,
              const char       *text,
              const char       *sheet,
              gboolean          is_own,
              LinliXlsxRewrite  rewrite,
              gpointer          data,
              GString          *out)
{
  const char *at = text, *end;
  gboolean ours = is_own;
  LinliXlsxReference reference;

  if (read_sheet (sheet, text, &at, &ours))
    {
      ours = ours && (text == formula || text[-1] != ']'); /* of another workbook */
      g_string_append_len (out, text, at - text);
    }
  end = linli_xlsx_read_reference (at, &reference);
  if (end == NULL)
    end = read_rows (at, &reference);
  if (end != NULL && !is_name_char (*end) && *end != '(' && *end != '!')
    {
      LinliXlsxReference before = reference;

      reference.is_ours = ours;
      rewrite (data, &reference);
      if (is_same (&before.first, &reference.first) && is_same (&before.last, &reference.last))
        g_string_append_len (out, at, end - at);
      else
        linli_xlsx_append_reference (out, &reference);
      return end;
    }
  end = at;
  while (is_name_char (*end) || *end == '$')
    end++;
  g_string_append_len (out, at, end - at);
  return end;
}

/* A formula whose references were given to @rewrite. Without a sheet's name they are of the sheet named @sheet if the formula @is_own. */
char *
linli_xlsx_rewrite_formula (const char       *formula,
                            const char       *sheet,
                            gboolean          is_own,
                            LinliXlsxRewrite  rewrite,
                            gpointer          data)
{
  GString *out = g_string_new (NULL);
  const char *at = formula;

  while (*at != '\0')
    {
      const char *end = at + 1;

      if (*at == '"')
        {
          end = linli_xlsx_skip_quoted (at);
          g_string_append_len (out, at, end - at);
        }
      else if (is_name_char (*at) || *at == '$' || *at == '\'')
        end = rewrite_word (formula, at, sheet, is_own, rewrite, data, out);
      else
        g_string_append_c (out, *at);
      /* A quote that is nothing's. */
      if (end == at)
        g_string_append_c (out, *end++);
      at = end;
    }
  return g_string_free (out, FALSE);
}

typedef struct {
  gint64 rows;
  gint64 columns;
} LinliXlsxWay;

static void
move_cell (const LinliXlsxWay *way,
           LinliXlsxCell      *cell)
{
  if (!cell->fixes_row)
    cell->row = (guint64) MAX ((gint64) cell->row + way->rows, 0);
  if (!cell->fixes_column && cell->column > 0)
    cell->column = (guint) MAX ((gint64) cell->column + way->columns, 0);
}

static void
move_reference (gpointer            data,
                LinliXlsxReference *reference)
{
  move_cell (data, &reference->first);
  move_cell (data, &reference->last);
}

/* What the formula is in a cell so many rows below and columns to the right, where it is filled on. */
char *
linli_xlsx_move_formula (const char *formula,
                         gint64      rows,
                         gint64      columns)
{
  LinliXlsxWay way = { rows, columns };

  return linli_xlsx_rewrite_formula (formula, NULL, TRUE, move_reference, &way);
}

typedef struct {
  LinliXlsxReference last;
  guint n;
} LinliXlsxFound;

static void
note_reference (gpointer            data,
                LinliXlsxReference *reference)
{
  LinliXlsxFound *self = data;

  self->last = *reference;
  self->n++;
}

/* The only reference of a formula of the sheet named @sheet; whether there is one. */
gboolean
linli_xlsx_find_reference (const char         *formula,
                           const char         *sheet,
                           LinliXlsxReference *reference)
{
  LinliXlsxFound found = { 0 };
  g_autofree char *same = linli_xlsx_rewrite_formula (formula, sheet, TRUE, note_reference, &found);

  *reference = found.last;
  return found.n == 1;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* The few words of formulas in which offices write running numbers (ECMA-376 Part 1, 18.17.7). Of any other formula nothing is said. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "linli-xlsx-calculate.h"

#define MOST_DEEP 32
#define MOST_ARGUMENTS 3
#define BIGGEST 1e12

static LinliXlsxValue read_comparison (LinliXlsxCounter *self);

LinliXlsxValue
linli_xlsx_as_number (double number)
{
  return (LinliXlsxValue) { .kind = fabs (number) < BIGGEST ? LINLI_XLSX_NUMBER : LINLI_XLSX_UNKNOWN, .number = number };
}

static const LinliXlsxValue *
find_value (LinliXlsxCounter *self,
            guint             column,
            guint64           row)
{
  static const LinliXlsxValue blank = { .kind = LINLI_XLSX_BLANK };
  guint64 key = row << 16 | column;
  const LinliXlsxValue *value = g_hash_table_lookup (self->cells, &key);

  return value != NULL ? value : &blank;
}

/* A cell where a value is wanted. */
static LinliXlsxValue
take (LinliXlsxCounter *self,
      LinliXlsxValue    value)
{
  if (!value.is_area)
    return value;
  if (value.area.is_range)
    return (LinliXlsxValue) { 0 };
  return *find_value (self, value.area.first.column, value.area.first.row);
}

/* An operand: a blank cell counts nothing, a text cannot be counted with. */
static LinliXlsxValue
take_number (LinliXlsxCounter *self,
             LinliXlsxValue    value)
{
  LinliXlsxValue taken = take (self, value);

  if (taken.kind == LINLI_XLSX_BLANK)
    return linli_xlsx_as_number (0);
  return taken.kind == LINLI_XLSX_NUMBER ? taken : (LinliXlsxValue) { 0 };
}

static gboolean
skip (LinliXlsxCounter *self,
      const char       *mark)
{
  self->at += strspn (self->at, " \t\r\n");
  if (!g_str_has_prefix (self->at, mark))
    return FALSE;
  self->at += strlen (mark);
  return TRUE;
}

/* The sum of a range that begins where @area does: each formula of a column goes on where the one above it ended. */
static LinliXlsxSum *
find_sum (LinliXlsxCounter         *self,
          const LinliXlsxReference *area,
          gboolean                  as_shown)
{
  LinliXlsxSum *sum;

  for (guint i = 0; i < G_N_ELEMENTS (self->sums); i++)
    {
      sum = &self->sums[i];
      if (sum->next_row > 0 && sum->row == area->first.row && sum->columns[0] == area->first.column && sum->columns[1] == area->last.column &&
          sum->as_shown == as_shown && sum->next_row <= area->last.row + 1)
        return sum;
    }
  sum = &self->sums[self->n_sums++ % G_N_ELEMENTS (self->sums)];
  *sum = (LinliXlsxSum) { area->first.row, { area->first.column, area->last.column }, as_shown, area->first.row, 0, -BIGGEST };
  return sum;
}

/* Whether all of the row is known. */
static gboolean
add_row (LinliXlsxCounter *self,
         LinliXlsxSum     *sum)
{
  double n = 0, most = -BIGGEST;

  for (guint column = sum->columns[0]; column <= sum->columns[1]; column++)
    {
      const LinliXlsxValue *value = find_value (self, column, sum->next_row);

      if (++self->n_visits > LINLI_XLSX_MOST_VISITS || value->kind == LINLI_XLSX_UNKNOWN || (sum->as_shown && (value->is_hidden || value->is_calculated)))
        return FALSE;
      n += value->kind != LINLI_XLSX_BLANK;
      if (value->kind == LINLI_XLSX_NUMBER)
        most = MAX (most, value->number);
    }
  sum->n += n;
  sum->most = MAX (sum->most, most);
  sum->next_row++;
  return TRUE;
}

/* What stands in the range and is counted, or the greatest number of it; unknown when a cell of it is. */
static LinliXlsxValue
sum_up (LinliXlsxCounter     *self,
        const LinliXlsxValue *range,
        gboolean              greatest,
        gboolean              as_shown)
{
  LinliXlsxSum *sum;

  if (!range->is_area)
    return (LinliXlsxValue) { 0 };
  sum = find_sum (self, &range->area, as_shown);
  while (sum->next_row <= range->area.last.row)
    if (!add_row (self, sum))
      return (LinliXlsxValue) { 0 };
  return linli_xlsx_as_number (!greatest ? sum->n : sum->most > -BIGGEST ? sum->most : 0);
}

static LinliXlsxValue
count_rows (LinliXlsxCounter     *self,
            const LinliXlsxValue *arguments,
            guint                 n,
            gboolean              all)
{
  if (n == 0 && !all)
    return linli_xlsx_as_number ((double) self->row);
  if (n != 1 || !arguments->is_area || (arguments->area.is_range && !all))
    return (LinliXlsxValue) { 0 };
  return linli_xlsx_as_number (all ? (double) arguments->area.last.row - (double) arguments->area.first.row + 1 : (double) arguments->area.first.row);
}

static LinliXlsxValue
choose (LinliXlsxCounter     *self,
        const LinliXlsxValue *arguments,
        guint                 n)
{
  if (n != 3 || arguments[0].kind != LINLI_XLSX_TRUTH)
    return (LinliXlsxValue) { 0 };
  return take (self, arguments[arguments[0].number > 0 ? 1 : 2]);
}

/* N() makes no number of a text. */
static LinliXlsxValue
make_number (LinliXlsxCounter     *self,
             const LinliXlsxValue *arguments,
             guint                 n)
{
  LinliXlsxValue value = n == 1 ? take (self, arguments[0]) : (LinliXlsxValue) { 0 };

  return value.kind == LINLI_XLSX_NUMBER || value.kind == LINLI_XLSX_UNKNOWN ? value : linli_xlsx_as_number (value.kind == LINLI_XLSX_TRUTH ? value.number : 0);
}

static LinliXlsxValue
call (LinliXlsxCounter     *self,
      const char           *name,
      const LinliXlsxValue *arguments,
      guint                 n)
{
  if (g_ascii_strcasecmp (name, "ROW") == 0 || g_ascii_strcasecmp (name, "ROWS") == 0)
    return count_rows (self, arguments, n, strlen (name) > strlen ("ROW"));
  if (g_ascii_strcasecmp (name, "IF") == 0)
    return choose (self, arguments, n);
  if (g_ascii_strcasecmp (name, "N") == 0)
    return make_number (self, arguments, n);
  if (g_ascii_strcasecmp (name, "COUNTA") == 0 && n == 1)
    return sum_up (self, &arguments[0], FALSE, FALSE);
  if (g_ascii_strcasecmp (name, "MAX") == 0 && n == 1)
    return sum_up (self, &arguments[0], TRUE, FALSE);
  /* How many there are (3), of those that are shown (103). */
  if (g_ascii_strcasecmp (name, "SUBTOTAL") == 0 && n == 2 && arguments[0].kind == LINLI_XLSX_NUMBER &&
      (fabs (arguments[0].number - 3) < 0.5 || fabs (arguments[0].number - 103) < 0.5))
    return sum_up (self, &arguments[1], FALSE, TRUE);
  return (LinliXlsxValue) { 0 };
}

static LinliXlsxValue
read_call (LinliXlsxCounter *self,
           const char       *name)
{
  LinliXlsxValue arguments[MOST_ARGUMENTS] = { { 0 } };
  guint n = 0;

  self->speaks = TRUE;
  if (skip (self, ")"))
    return call (self, name, arguments, 0);
  do
    arguments[n++] = read_comparison (self);
  while (n < MOST_ARGUMENTS && skip (self, ","));
  return skip (self, ")") ? call (self, name, arguments, n) : (LinliXlsxValue) { 0 };
}

/* A cell, a range, or a function; names and other sheets are not known here. */
static LinliXlsxValue
read_name (LinliXlsxCounter *self)
{
  LinliXlsxValue value = { .is_area = TRUE };
  const char *end = linli_xlsx_read_reference (self->at, &value.area), *name = self->at;
  gboolean is_reversed = value.area.first.row > value.area.last.row || value.area.first.column > value.area.last.column;
  g_autofree char *called = NULL;

  if (end != NULL && !g_ascii_isalnum (*end) && *end != '(' && *end != '!' && *end != '_' && *end != '.' && (*end & 0x80) == 0)
    {
      self->at = end;
      self->speaks = TRUE;
      return is_reversed ? (LinliXlsxValue) { 0 } : value;
    }
  while (g_ascii_isalpha (*self->at))
    self->at++;
  called = g_strndup (name, (gsize) (self->at - name));
  return *called != '\0' && skip (self, "(") ? read_call (self, called) : (LinliXlsxValue) { 0 };
}

static LinliXlsxValue
read_operand (LinliXlsxCounter *self)
{
  LinliXlsxValue value = { 0 };
  char *end;

  self->at += strspn (self->at, " \t\r\n");
  if (self->depth >= MOST_DEEP)
    return value;
  self->depth++;
  if (skip (self, "-"))
    {
      value = take_number (self, read_operand (self));
      value.number = 0 - value.number;
    }
  else if (skip (self, "("))
    {
      value = take (self, read_comparison (self));
      if (!skip (self, ")"))
        value.kind = LINLI_XLSX_UNKNOWN;
    }
  else if (g_ascii_isdigit (*self->at))
    {
      value = linli_xlsx_as_number (g_ascii_strtod (self->at, &end));
      self->at = end;
    }
  else if (*self->at == '"')
    {
      const char *after = linli_xlsx_skip_quoted (self->at);

      value.kind = after - self->at == 2 ? LINLI_XLSX_NO_TEXT : LINLI_XLSX_TEXT;
      self->at = after;
    }
  else
    value = read_name (self);
  self->depth--;
  return value;
}

static LinliXlsxValue
read_product (LinliXlsxCounter *self)
{
  LinliXlsxValue value = read_operand (self);

  while (skip (self, "*"))
    {
      LinliXlsxValue one = take_number (self, value), other = take_number (self, read_operand (self));

      value = one.kind == LINLI_XLSX_NUMBER && other.kind == LINLI_XLSX_NUMBER ? linli_xlsx_as_number (one.number * other.number) : (LinliXlsxValue) { 0 };
    }
  return value;
}

static LinliXlsxValue
read_sum (LinliXlsxCounter *self)
{
  LinliXlsxValue value = read_product (self);

  for (;;)
    {
      double sign = skip (self, "+") ? 1 : skip (self, "-") ? -1 : 0;
      LinliXlsxValue one, other;

      if (fabs (sign) < 0.5)
        return value;
      one = take_number (self, value);
      other = take_number (self, read_product (self));
      value = one.kind == LINLI_XLSX_NUMBER && other.kind == LINLI_XLSX_NUMBER ? linli_xlsx_as_number (one.number + sign * other.number) : (LinliXlsxValue) { 0 };
    }
}

/* Whether something stands there is all that is compared: B5="" and B5<>"". */
static LinliXlsxValue
read_comparison (LinliXlsxCounter *self)
{
  LinliXlsxValue value = read_sum (self), wanted, found;
  gboolean differs = skip (self, "<>");

  if (!differs && !skip (self, "="))
    return value;
  wanted = read_sum (self);
  found = take (self, value);
  if (wanted.is_area || wanted.kind != LINLI_XLSX_NO_TEXT || found.kind == LINLI_XLSX_UNKNOWN)
    return (LinliXlsxValue) { 0 };
  return (LinliXlsxValue) { .kind = LINLI_XLSX_TRUTH, .number = (found.kind == LINLI_XLSX_BLANK || found.kind == LINLI_XLSX_NO_TEXT) != differs };
}

/* What a formula in a cell of @row is, when all of it is understood. */
LinliXlsxValue
linli_xlsx_calculate (LinliXlsxCounter *self,
                      guint64           row,
                      const char       *formula)
{
  LinliXlsxValue value;

  self->at = formula;
  self->row = row;
  self->depth = 0;
  self->speaks = FALSE;
  value = take (self, read_comparison (self));
  skip (self, "");
  if (*self->at != '\0' || !self->speaks)
    value.kind = LINLI_XLSX_UNKNOWN;
  if (value.kind == LINLI_XLSX_BLANK)
    value = linli_xlsx_as_number (0);
  return value;
}

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-xlsx-formula.h"

G_BEGIN_DECLS

typedef enum {
  LINLI_XLSX_UNKNOWN,
  LINLI_XLSX_BLANK,
  LINLI_XLSX_NUMBER,
  LINLI_XLSX_TEXT,
  LINLI_XLSX_NO_TEXT, /* "" */
  LINLI_XLSX_TRUTH,
} LinliXlsxKind;

typedef struct {
  LinliXlsxKind kind;
  double number;
  gboolean is_calculated;
  gboolean is_hidden;
  LinliXlsxReference area; /* what was read, where it is a cell or a range */
  gboolean is_area;
} LinliXlsxValue;

#define LINLI_XLSX_MOST_VISITS 4000000

/* What is known of a range as far as it was gone through. */
typedef struct {
  guint64 row; /* where it begins */
  guint columns[2]; /* the first and the last */
  gboolean as_shown;
  guint64 next_row; /* 0: none */
  double n;
  double most;
} LinliXlsxSum;

typedef struct {
  GHashTable *cells; /* row << 16 | column, as guint64 → LinliXlsxValue, those that are not blank */
  guint n_visits; /* of cells in ranges */
  LinliXlsxSum sums[16];
  guint n_sums;
  guint64 row; /* of the cell that is calculated */
  const char *at;
  guint depth;
  gboolean speaks; /* of a row or a cell */
} LinliXlsxCounter;

LinliXlsxValue linli_xlsx_as_number (double number);
LinliXlsxValue linli_xlsx_calculate (LinliXlsxCounter *self,
                                     guint64           row,
                                     const char       *formula);

G_END_DECLS

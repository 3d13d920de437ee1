/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-reader-module.h"

G_BEGIN_DECLS

#define LINLI_XLSX_LAST_ROW 1048576 /* ECMA-376 knows no bound, programs do */
#define LINLI_XLSX_LAST_COLUMN 16384 /* XFD */

/* A cell that a formula speaks of; from 1. */
typedef struct {
  guint column;
  guint64 row;
  gboolean fixes_column; /* $A1 */
  gboolean fixes_row; /* A$1 */
} LinliXlsxCell;

/* One cell, or a range when its last one is another. */
typedef struct {
  LinliXlsxCell first;
  LinliXlsxCell last;
  gboolean is_range;
  gboolean is_rows; /* all of them, 4:6: the columns say nothing */
  gboolean is_ours; /* of the sheet that is worked on */
} LinliXlsxReference;

/* What a reference is to become; it may change it. */
typedef void (*LinliXlsxRewrite) (gpointer            data,
                                  LinliXlsxReference *reference);

gboolean linli_xlsx_read_cell (const char     *text,
                               LinliXlsxCell  *cell,
                               const char    **end);
const char *linli_xlsx_read_reference (const char         *text,
                                       LinliXlsxReference *reference);
void linli_xlsx_append_cell (GString             *out,
                             const LinliXlsxCell *cell);
void linli_xlsx_append_reference (GString                  *out,
                                  const LinliXlsxReference *reference);

char *linli_xlsx_rewrite_formula (const char       *formula,
                                  const char       *sheet,
                                  gboolean          is_own,
                                  LinliXlsxRewrite  rewrite,
                                  gpointer          data);
char *linli_xlsx_move_formula (const char *formula,
                               gint64      rows,
                               gint64      columns);
gboolean linli_xlsx_find_reference (const char         *formula,
                                    const char         *sheet,
                                    LinliXlsxReference *reference);
const char *linli_xlsx_skip_quoted (const char *at);

G_END_DECLS

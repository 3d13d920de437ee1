/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

#pragma once

#include "linli-table.h"

G_BEGIN_DECLS

/**
 * LinliWorkbookCell:
 * @row: from 0, as it is after rows were added
 * @column: from 0
 * @type: %LINLI_CELL_TEXT, %LINLI_CELL_NUMBER, %LINLI_CELL_DATE (text YYYY-MM-DD), or %LINLI_CELL_EMPTY to empty it
 * @text: what to write, UTF-8
 *
 * One cell to be written into a workbook.
 */
typedef struct {
  guint row;
  guint column;
  LinliCellType type;
  const char *text;
} LinliWorkbookCell;

/**
 * LinliWorkbookEdit:
 * @sheet: the name of the sheet
 * @cells: (array length=n_cells): what to write, in any order
 * @n_cells: how many
 * @row: from 0: before this row, so that what reaches from rows above to it grows
 * @n_rows: so many rows are added that look like it; 0 for none
 *
 * What to do to one sheet of a workbook.
 */
typedef struct {
  const char *sheet;
  const LinliWorkbookCell *cells;
  gsize n_cells;
  guint row;
  guint n_rows;
} LinliWorkbookEdit;

LINLI_EXPORT
gboolean linli_workbook_edit (const char               *source,
                              const char               *target,
                              const LinliWorkbookEdit  *edit,
                              GCancellable             *cancellable,
                              GError                  **error);

G_END_DECLS

/* SPDX-License-Identifier: LGPL-3.0-or-later
 * SPDX-FileCopyrightText: The Linli developers */

/* Other people's workbooks written into, by the reader module. */

#include "config.h"

#include "linli-workbook.h"

#include <glib/gstdio.h>

#include "linli-part-private.h"
#include "linli-reader-private.h"

/**
 * linli_workbook_edit:
 * @source: path of an .xlsx workbook
 * @target: path of the workbook to be made, for its owner alone to read; what is there stays until it is complete; may be @source
 * @edit: what to write where
 * @cancellable: (nullable): cancels
 * @error: return location for a #LinliReaderError, #GFileError or #GIOError
 *
 * Makes a copy of a workbook that differs from it in the cells written alone: styles, merged cells, widths, print areas, validations,
 * frozen panes, formulas and the other sheets stay. A cell with a formula keeps it, without the value that it had: programs are told to
 * calculate the formulas anew when they open it.
 *
 * Texts are written as texts, so that identity numbers and telephones keep their digits; numbers and days as such, unless the cell is
 * formatted as text.
 *
 * Where rows are added, merged cells, validations, conditional formats, print areas, names and formulas follow them; what reached over the
 * row grows, also what charts, shapes and pivot tables show on any sheet. Comments go down with their cells, pictures and shapes as their
 * anchors say. A formula of the row that counts on from the cell above it, or is that of the row above filled on, is filled on; a row with
 * another formula that speaks of others is refused with %LINLI_READER_ERROR_FORMULAS. A sheet with tables (also pivot tables), charts,
 * buttons, objects of other programs or comments whose boxes cannot be read is refused with %LINLI_READER_ERROR_ATTACHED, unless no cell
 * stands below that row.
 *
 * Running numbers that the sheet calculates have their values, for programs that do not calculate.
 *
 * What stood in the cells that are written is no longer in the file, neither among the texts that cells share nor in what formulas of other
 * sheets, shapes and charts repeated. Comments, pictures (also those that a camera took of cells), tables that sum up others (pivot tables) and
 * links to other workbooks stay as they are, and what they show with them.
 *
 * Rows that are written are no longer hidden, and what the sheet was filtered by is forgotten.
 *
 * Returns: whether @target is there
 */
gboolean
linli_workbook_edit (const char               *source,
                     const char               *target,
                     const LinliWorkbookEdit  *edit,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  g_autofree char *part = NULL;
  const LinliReaderInterface *reader;

  g_return_val_if_fail (source != NULL && target != NULL && edit != NULL && edit->sheet != NULL, FALSE);

  reader = _linli_reader_load (error);
  part = reader != NULL ? _linli_part_new (target, TRUE, error) : NULL;
  if (part == NULL)
    return FALSE;
  if (_linli_part_fill (part, source, cancellable, error) && reader->edit_workbook (part, edit, cancellable, error) &&
      _linli_part_complete (part, target, cancellable, error))
    return TRUE;
  g_unlink (part);
  return FALSE;
}
